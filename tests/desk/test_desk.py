"""The desk, driven by keys: what it shows, what narrows it, what follows a change of the folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.desk.conftest import LATE, TIDE, Opener, settled, texts, until
from textual import events
from textual.geometry import Region

from summit_tui.desk.screens.desk import DeskScreen


def rows(desk: DeskScreen, pane: str) -> list[str]:
    return [line for line in texts(desk, pane)[1:] if line.strip()]


def journal(folder: Path) -> list[dict[str, str]]:
    """The events in the folder's journal."""
    file = folder / ".summit" / "journal.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.is_file() else []


def keys_of(desk: DeskScreen) -> list[str]:
    """The keys of the people in Parties."""
    rows = desk.lists["parties"].rows
    return [rows[i]["key"] for i in range(rows.height) if rows[i]["level"] == "person"]


def go_to(desk: DeskScreen, word: str) -> None:
    """Put the cursor of Demands on the row whose summary holds a word."""
    pane = desk.lists["demands"]
    pane.move_to(next(i for i in range(pane.rows.height) if word in (pane.rows[i]["summary"] or "")))


async def test_lists_and_readers_show_what_the_articles_say(opened: Opener) -> None:
    async with opened() as (desk, _):
        parties = "\n".join(texts(desk, "parties"))
        assert "The Union" in parties
        assert "The Port" in parties
        assert "Ada Roth" in parties
        demands = texts(desk, "demands")
        assert "2 Demands 4" in demands[0]
        nine = next(line for line in demands if "raise of nine percent" in line)
        assert nine.split()[-3:] == ["2", "1", "0/2"], "two articles, one voice, none of two pieces decided"
        assert any("raise of nine percent" in line for line in texts(desk, "reader-a"))


async def test_both_readers_stand_side_by_side_with_two_independent_sources(opened: Opener) -> None:
    async with opened((80, 24)) as (desk, pilot):
        await pilot.press("2")
        go_to(desk, "nine")
        await settled(pilot)
        a, b = desk.readers["reader-a"], desk.readers["reader-b"]
        assert a.region.y == b.region.y
        assert a.region.right < b.region.x + 1
        assert {a.file, b.file} == {"a.txt", "b.txt"}
        assert a.page is not None and a.active is not None
        assert a.page.article.text[slice(*a.active)] == "a raise of nine percent"


async def test_a_row_with_one_source_says_so(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        go_to(desk, "weekends")
        await settled(pilot)
        assert "no second source" in texts(desk, "reader-b")[0]


async def test_choosing_a_party_narrows_the_lists_and_zero_shows_all(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("1")
        desk.lists["parties"].select("side\x1fThe Port")
        await pilot.press("enter")
        await settled(pilot)
        assert all("Union" not in line for line in rows(desk, "demands"))
        assert "2 Demands 2 of 4" in texts(desk, "demands")[0]
        assert "The Port" in texts(desk, "header")[0]
        await pilot.press("0")
        await settled(pilot)
        assert "2 Demands 4" in texts(desk, "demands")[0]


async def test_the_cursor_in_parties_previews_and_leaving_drops_the_preview(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("1")
        desk.lists["parties"].select("side\x1fThe Port")
        await settled(pilot)
        assert "2 Demands 2 of 4" in texts(desk, "demands")[0]
        await pilot.press("2")
        await settled(pilot)
        assert "2 Demands 4" in texts(desk, "demands")[0]


async def test_space_adds_a_party_to_the_choice(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("1")
        for side in ("The Port", "The Union"):
            desk.lists["parties"].select(f"side\x1f{side}")
            await pilot.press("space")
        await settled(pilot)
        assert desk.chosen == {"side\x1fThe Port", "side\x1fThe Union"}
        assert "2 Demands 4" in texts(desk, "demands")[0]


async def test_people_fold_under_their_side(opened: Opener) -> None:
    async with opened((80, 24)) as (desk, pilot):
        await pilot.press("1")
        await settled(pilot)
        assert any("Ada Roth" in line for line in texts(desk, "parties"))
        desk.lists["parties"].select("person\x1f" + next(k for k in keys_of(desk) if "ada" in k))
        await pilot.press("h")
        assert not any("Ada Roth" in line for line in texts(desk, "parties"))
        assert any("The Union +1" in line for line in texts(desk, "parties"))
        assert desk.lists["parties"].key == "side\x1fThe Union"
        await pilot.press("l")
        assert any("Ada Roth" in line for line in texts(desk, "parties"))


async def test_enter_opens_the_evidence_and_esc_goes_back(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("enter")
        assert desk.place == "reader-a"
        await pilot.press("escape")
        assert desk.place == "demands"
        await pilot.press("escape")
        assert "Nothing to go back from" in texts(desk, "status")[0]


async def test_steps_through_evidence_move_b_from_a_list_and_the_reader_from_a_reader(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        go_to(desk, "nine")
        await settled(pilot)
        first = desk.readers["reader-a"].file
        await pilot.press("5", "full_stop")
        await settled(pilot)
        assert desk.readers["reader-a"].file != first
        await pilot.press("w")
        await settled(pilot)
        assert desk.readers["reader-a"].file == first or desk.trail is not None


async def test_a_pinned_reader_stays(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        held = desk.readers["reader-a"].active
        await pilot.press("5", "p", "2", "j", "j")
        await settled(pilot)
        assert desk.readers["reader-a"].active == held
        assert "pinned" in texts(desk, "reader-a")[0]


async def test_a_filter_is_typed_in_the_title_and_esc_drops_it(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("slash", *"nine")
        await settled(pilot)
        assert "/nine" in texts(desk, "demands")[0]
        assert len(rows(desk, "demands")) == 1
        await pilot.press("enter", "a")
        await settled(pilot)
        assert "accepted" in texts(desk, "status")[0], "after enter, keys act again"
        await pilot.press("escape")
        await settled(pilot)
        assert "2 Demands 4" in texts(desk, "demands")[0]


async def test_letters_do_not_act_while_a_filter_is_typed(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("slash", "q", "a", "x")
        await settled(pilot)
        assert pilot.app.is_running
        assert desk.filters["demands"] == "qax"
        assert "Nothing matches /qax" in "\n".join(texts(desk, "demands"))


async def test_accept_and_reject_are_journalled_and_undone(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("a")
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot)
        lines = [json.loads(line) for line in (folder / ".summit" / "journal.jsonl").read_text().splitlines()]
        assert [line["action"] for line in lines] == ["accept", "reject"]
        assert all(line["coder"] == "ada" for line in lines)
        await pilot.press("u", "u")
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert "Nothing to undo" in texts(desk, "status")[0]
        lines = [json.loads(line) for line in (folder / ".summit" / "journal.jsonl").read_text().splitlines()]
        assert [line["action"] for line in lines] == ["accept", "reject", "undo", "undo"]


async def test_a_decision_goes_on_to_the_next_undecided_piece(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        go_to(desk, "nine")
        await settled(pilot)
        before = desk.readers["reader-a"].file
        await pilot.press("a")
        await settled(pilot)
        assert desk.readers["reader-a"].file != before, "the other piece of the same row"
        row = desk.lists["demands"].key
        await pilot.press("a")
        await settled(pilot)
        assert desk.lists["demands"].key != row, "then the next row"
        done = next(line for line in texts(desk, "demands") if "nine percent" in line)
        assert done.split()[-1] == "2/2"
        assert "+" in done


async def test_keys_pressed_faster_than_the_screen_answers_decide_one_piece_each(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        for key in "aaxa":
            desk.post_message(events.Key(key, key))
        await until(pilot, lambda: len(journal(folder)) == 4)
        await settled(pilot)
        lines = [json.loads(line) for line in (folder / ".summit" / "journal.jsonl").read_text().splitlines()]
        assert [line["action"] for line in lines] == ["accept", "accept", "reject", "accept"]
        assert len({(line["article"], line["finding"]) for line in lines}) == 4


async def test_a_move_and_a_decision_typed_at_once_decide_on_the_row_moved_to(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        for _ in range(2):
            desk.post_message(events.Key("j", "j"))
            desk.post_message(events.Key("a", "a"))
        await until(pilot, lambda: len(journal(folder)) == 2 and not desk.keys.waits_for)
        await settled(pilot)
        assert len({line["finding"] for line in journal(folder)}) == 2


async def test_what_is_typed_behind_the_slash_at_once_is_text(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        for key in ("slash", "q", "u", "i", "t"):
            desk.post_message(events.Key(key, {"slash": "/"}.get(key, key)))
        await settled(pilot)
        assert pilot.app.is_running
        assert desk.filters["demands"] == "quit"


async def test_the_highlighted_finding_is_the_one_decided_on(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        go_to(desk, "nine")
        await settled(pilot)
        await pilot.press("5", "right_parenthesis")
        await settled(pilot)
        reader = desk.readers["reader-a"]
        assert reader.finding is not None
        lit = reader.finding.id
        await pilot.press("x")
        await settled(pilot)
        assert [line["finding"] for line in journal(folder)] == [lit]


async def test_a_pinned_reader_is_not_decided_on_from_a_list(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("5", "p", "2", "j", "a")
        await settled(pilot)
        assert journal(folder) == []
        assert "pinned" in texts(desk, "status")[0]


async def test_a_decision_that_cannot_be_written_is_said_to_be_unsaved(opened: Opener, folder: Path) -> None:
    async with opened((200, 40)) as (desk, pilot):
        shutil.rmtree(folder / ".summit")
        (folder / ".summit").write_text("in the way")
        await pilot.press("a")
        await until(pilot, lambda: not desk.keys.waits_for)
        await settled(pilot)
        assert "Not saved.  1 decision not in the journal" in texts(desk, "status")[0]
        assert "1 not saved" in texts(desk, "header")[0]


async def test_tab_goes_round_the_panes_on_screen_in_their_order(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        seen = []
        for _ in range(4):
            await pilot.press("tab")
            seen.append(desk.place)
        assert seen == ["reader-a", "reader-b", "parties", "demands"]
        await pilot.press("shift+tab")
        assert desk.place == "parties"


async def test_the_readers_are_drawn_anew_when_the_terminal_changes_its_size(opened: Opener) -> None:
    async with opened((140, 40)) as (desk, pilot):
        reader = desk.readers["reader-a"]
        for width in (80, 220, 140):
            await pilot.resize_terminal(width, 40)
            await settled(pilot)
            assert reader.page is not None
            assert reader.page.width == reader.measure
            assert all(len(line) <= reader.size.width for line in texts(desk, "reader-a"))


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


async def test_without_colour_everything_can_be_read(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(no_color=True) as (desk, _):
        for pane in ("header", "demands", "reader-a", "footer"):
            for strip in desk.query_one(f"#{pane}").render_lines(Region(0, 0, 60, 1)):
                for segment in strip:
                    assert segment.style is None or segment.style.color is None or segment.style.color.is_default


async def test_wrong_keys_and_themes_in_the_settings_are_told(opened: Opener) -> None:
    async with opened(theme="no-such-theme", keys={"accept": "x", "fly": "f"}) as (desk, pilot):
        await settled(pilot)
        told = " ".join(text for text, _ in desk.status.sentence)
        for wrong in ("no-such-theme", "'fly'", "x: accept and reject"):
            assert wrong in told


async def test_the_first_line_says_whose_rows_these_are_when_the_group_scrolled_off(opened: Opener) -> None:
    async with opened((80, 24)) as (desk, pilot):
        pane = desk.lists["demands"]
        await pilot.press("plus")
        await pilot.press("G")
        await settled(pilot)
        pane.top = 1
        assert pane.render_line(1).text.strip().startswith("The ")


async def test_decisions_are_back_after_a_restart(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("a")
        await settled(pilot)
        left = desk.session.totals
    async with opened() as (desk, _):
        assert desk.session.totals is not None and left is not None
        assert desk.session.totals.to_review == left.to_review


async def test_rejected_evidence_leaves_the_lists_and_is_shown_on_demand(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        go_to(desk, "weekends")
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot)
        assert all("weekends" not in line for line in rows(desk, "demands"))
        await pilot.press("R")
        await settled(pilot)
        shown = next(line for line in texts(desk, "demands") if "weekends" in line)
        assert "×" in shown


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


@pytest.mark.parametrize(("size", "shown"), [
    ((80, 24), {"demands", "reader-a", "reader-b"}),
    ((120, 30), {"parties", "demands", "reader-a", "reader-b"}),
    ((220, 60), {"parties", "demands", "quotes", "questions", "reader-a", "reader-b"}),
])  # fmt: skip
async def test_panes_fold_into_tabs_as_the_screen_narrows(
    opened: Opener, size: tuple[int, int], shown: set[str]
) -> None:
    async with opened(size) as (desk, pilot):
        assert set(desk.shown_panes()) == shown
        for number, pane in enumerate(("parties", "demands", "quotes", "questions", "reader-a", "reader-b"), 1):
            await pilot.press(str(number))
            assert desk.place == pane
            assert pane in desk.shown_panes()


async def test_a_pane_can_be_widened_to_the_whole_height_and_back(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("5", "plus", "plus")
        await pilot.pause()
        assert desk.readers["reader-a"].size.height == 37
        await pilot.press("escape")
        await pilot.pause()
        assert len(desk.shown_panes()) == 4


async def test_help_lists_every_action_of_the_registry(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        page = pilot.app.screen.query_one("#help-text")
        shown = "\n".join(page.render_line(y).text for y in range(page.size.height))
        for words in ("accept, reject, go on", "undo, redo", "filter this pane", "quit", "sources disagree"):
            assert words in shown
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DeskScreen)
