"""What the desk makes of a folder that changes under it, and of files that are no articles."""

from __future__ import annotations

from pathlib import Path

from tests.desk.conftest import LATE, TIDE, Opener, go_to, settled, texts, until


async def test_decided_findings_of_a_deleted_article_stay_marked_after_a_restart(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await until(pilot, lambda: desk.watching == "watching")
        go_to(desk, "weekends")
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        (folder / "b.txt").unlink()
        await until(pilot, lambda: "source removed" in "\n".join(texts(desk, "demands")))
    async with opened() as (desk, pilot):
        kept = next(line for line in texts(desk, "demands") if "weekends" in line)
        assert "+" in kept
        assert "source removed" in kept
        go_to(desk, "weekends")
        await settled(pilot)
        assert any("longer shifts" in line for line in texts(desk, "reader-a"))
        assert "no longer in the folder" in texts(desk, "reader-a")[1]


async def test_an_article_that_comes_back_loses_its_banner(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await until(pilot, lambda: desk.watching == "watching")
        go_to(desk, "weekends")
        await settled(pilot)
        (folder / "b.txt").rename(folder.parent / "b.txt")
        await until(pilot, lambda: desk.readers["reader-a"].banner != "")
        (folder.parent / "b.txt").rename(folder / "b.txt")
        await until(pilot, lambda: desk.readers["reader-a"].banner == "")


async def test_a_touched_file_is_no_news(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await until(pilot, lambda: desk.watching == "watching")
        (folder / "b.txt").touch()
        (folder / "c.txt").write_text(LATE, encoding="utf-8")
        await until(pilot, lambda: "c.txt" in texts(desk, "status")[0])
        await settled(pilot)
        assert "b.txt" not in texts(desk, "status")[0]
        assert "1 new" in texts(desk, "header")[0]


async def test_an_article_copied_in_shows_and_keeps_the_selection(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await until(pilot, lambda: desk.watching == "watching")
        await pilot.press("j", "j")
        await settled(pilot)
        key = desk.lists["demands"].key
        (folder / "c.txt").write_text(LATE, encoding="utf-8")
        await until(pilot, lambda: "loan" in "\n".join(texts(desk, "demands")))
        assert desk.lists["demands"].key == key
        assert "+ c.txt" in texts(desk, "status")[0]
        assert "2 demands" in texts(desk, "status")[0]
        assert "3 articles" in texts(desk, "header")[0]
        assert "1 new" in texts(desk, "header")[0]
        loan = next(line for line in texts(desk, "demands") if "loan" in line)
        assert "*" in loan, "new since the last look"


async def test_an_edit_by_rename_shows_and_keeps_the_reading_place(opened: Opener, folder: Path) -> None:
    long = TIDE + "\n" + "\n\n".join(f"Paragraph {n} of the long middle." for n in range(80)) + "\n"
    (folder / "b.txt").write_text(long, encoding="utf-8")
    async with opened() as (desk, pilot):
        await until(pilot, lambda: desk.watching == "watching")
        go_to(desk, "weekends")
        await settled(pilot)
        reader = desk.readers["reader-a"]
        reader.move_to(61)
        words = reader.render_line(1).text.strip()
        assert words.startswith("Paragraph")
        temporary = folder / ".b.txt.swp"
        temporary.write_text(
            long.replace("Second day", "A second long day") + "The City offers a loan (money).\n", encoding="utf-8"
        )
        temporary.replace(folder / "b.txt")
        await until(pilot, lambda: "loan" in "\n".join(texts(desk, "demands")).lower())
        await settled(pilot)
        assert reader.render_line(1).text.split()[:2] == words.split()[:2]


async def test_a_deleted_article_leaves_the_lists_and_its_open_text_stays(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await until(pilot, lambda: desk.watching == "watching")
        go_to(desk, "weekends")
        await settled(pilot)
        assert desk.readers["reader-a"].file == "b.txt"
        (folder / "b.txt").unlink()
        await until(pilot, lambda: all("weekends" not in line for line in texts(desk, "demands")))
        await settled(pilot)
        lines = texts(desk, "reader-a")
        assert "no longer in the folder" in lines[1]
        assert any("longer shifts" in line for line in lines)
        assert "1 article " in texts(desk, "header")[0]


async def test_a_renamed_article_keeps_its_decisions(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await until(pilot, lambda: desk.watching == "watching")
        go_to(desk, "weekends")
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        (folder / "b.txt").rename(folder / "tide.txt")
        await until(pilot, lambda: "tide.txt" in texts(desk, "status")[0])
        await settled(pilot)
        kept = next(line for line in texts(desk, "demands") if "weekends" in line)
        assert "+" in kept
    async with opened() as (desk, _):
        kept = next(line for line in texts(desk, "demands") if "weekends" in line)
        assert "+" in kept, "after a restart as well"


async def test_an_empty_folder_says_what_to_do_and_takes_the_first_article(opened: Opener, tmp_path: Path) -> None:
    empty = tmp_path / "nothing"
    empty.mkdir()
    async with opened(place=empty) as (desk, pilot):
        assert "No articles in nothing. Drop .txt or .md files here." in "\n".join(texts(desk, "demands"))
        await until(pilot, lambda: desk.watching == "watching")
        (empty / "first.txt").write_text(TIDE, encoding="utf-8")
        await until(pilot, lambda: "nine percent" in "\n".join(texts(desk, "demands")))


async def test_unreadable_and_binary_files_are_named_and_the_rest_works(opened: Opener, folder: Path) -> None:
    (folder / "picture.txt").write_bytes(b"\x89PNG\x00\x01\x02" * 40)
    async with opened() as (desk, _):
        assert "picture.txt" in texts(desk, "status")[0]
        assert "2 Demands 4" in texts(desk, "demands")[0]


async def test_escape_sequences_in_an_article_are_shown_not_sent(opened: Opener, folder: Path) -> None:
    (folder / "evil.txt").write_text("Title\n\nThe Port demands \x1b[2J\u202ean end (pay).\n", encoding="utf-8")
    async with opened() as (desk, _):
        everything = "\n".join("\n".join(texts(desk, pane)) for pane in ("demands", "reader-a", "reader-b"))
        assert "\x1b" not in everything
        assert "\u202e" not in everything
        assert "␛[2" in everything
