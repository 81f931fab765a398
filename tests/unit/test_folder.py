"""Which files of a folder are articles, what is passed over, and what changed between two looks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summit_tui.articles.copies import origins, same_story
from summit_tui.articles.folder import FolderChange, FolderError, diff, is_article_name, passed_over, renames, scan
from summit_tui.articles.reading import make_article


def put(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def names(root: Path) -> list[str]:
    return [found.name for found in scan(root).articles]


def test_a_link_to_a_folder_above_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "others.txt").write_text("x")
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "a.txt").write_text("x")
    (folder / "loop").symlink_to(tmp_path)
    look = scan(folder)
    assert [found.name for found in look.articles] == ["a.txt"]
    assert look.passed_over == {"link to a folder above": 1}


def test_articles_are_found_in_nested_folders_sorted_by_name(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a.MD", "wire/2025/c.Txt", "wire/d.md")
    assert names(tmp_path) == ["a.MD", "b.txt", "wire/2025/c.Txt", "wire/d.md"]


def test_the_rest_is_passed_over_and_counted_by_reason(tmp_path: Path) -> None:
    put(
        tmp_path, "a.txt", "photo.jpg", "notes", "summit.toml", ".hidden.txt", ".git/x.txt", ".summit/journal.jsonl",
        "a.txt~", ".a.txt.swp", "#a.txt#", "4913", "a.txt.tmp", "b.md.part", "a.txt___jb_tmp___",
    )  # fmt: skip
    look = scan(tmp_path)
    assert [found.name for found in look.articles] == ["a.txt"]
    assert look.passed_over == {".summit": 1, "hidden": 2, "other kind": 2, "temporary": 7}
    assert look.errors == ()


@pytest.mark.parametrize(
    "name", ["a.txt~", ".a.txt.swp", ".a.swx", "#a.txt#", ".#a.txt", "4913", "a.tmp", "a.txt.PART"]
)
def test_editors_temporary_files_are_known_by_name(name: str) -> None:
    assert passed_over(name) == "temporary"
    assert not is_article_name(name)


@pytest.mark.parametrize("name", ["4913.txt", "part.txt", "#1 demand.txt", "tmp.md", "what~next.txt"])
def test_an_article_may_be_called_much_the_same(name: str) -> None:
    assert is_article_name(name)


def test_a_loop_of_links_ends_and_no_folder_is_read_twice(tmp_path: Path) -> None:
    put(tmp_path, "wire/a.txt")
    (tmp_path / "wire" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "again").symlink_to(tmp_path / "wire", target_is_directory=True)
    (tmp_path / "me").symlink_to(tmp_path / "me")
    found = names(tmp_path)
    assert [name.rpartition("/")[2] for name in found] == ["a.txt"]


def test_a_dangling_link_is_named_as_an_error_and_the_others_are_read(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    look = scan(tmp_path)
    assert [found.name for found in look.articles] == ["a.txt"]
    (error,) = look.errors
    assert str(error) == (
        "b.txt: it is a symbolic link to a file that is not there; put that file back or remove the link."
    )


def test_a_folder_is_no_article_though_it_is_called_like_one(tmp_path: Path) -> None:
    put(tmp_path, "x.txt/a.txt")
    assert names(tmp_path) == ["x.txt/a.txt"]


def test_a_pipe_is_no_article(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert scan(tmp_path).passed_over == {"other kind": 1}


def test_what_is_no_folder_is_refused_with_the_remedy(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    with pytest.raises(FolderError, match=r"no folder .*Check the name"):
        scan(tmp_path / "gone")
    with pytest.raises(FolderError, match="is a file, not a folder"):
        scan(tmp_path / "a.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_refused_or_named(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "shut/b.txt")
    (tmp_path / "shut").chmod(0)
    look = scan(tmp_path)
    assert ([found.name for found in look.articles], [error.file for error in look.errors]) == (["a.txt"], ["shut"])
    with pytest.raises(FolderError, match="may not be read"):
        scan(tmp_path / "shut")
    (tmp_path / "shut").chmod(0o700)


def test_a_change_is_seen_by_size_time_or_another_file_of_the_name(tmp_path: Path) -> None:
    put(tmp_path, "longer.txt", "later.txt", "replaced.txt", "same.txt", "gone.txt")
    old = scan(tmp_path)
    (tmp_path / "longer.txt").write_text("now a longer text", encoding="utf-8")
    os.utime(tmp_path / "later.txt", ns=(1, 1))
    status = (tmp_path / "replaced.txt").stat()
    (tmp_path / "new.tmp").write_text("replaced.TXT", encoding="utf-8")
    (tmp_path / "new.tmp").replace(tmp_path / "replaced.txt")
    os.utime(tmp_path / "replaced.txt", ns=(status.st_atime_ns, status.st_mtime_ns))
    (tmp_path / "gone.txt").unlink()
    put(tmp_path, "came.txt")
    change = diff(old, scan(tmp_path))
    assert change == FolderChange(
        added=("came.txt",), changed=("later.txt", "longer.txt", "replaced.txt"), removed=("gone.txt",)
    )


def test_nothing_changed_is_false(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    assert not diff(scan(tmp_path), scan(tmp_path))


def test_a_new_path_with_the_text_of_a_vanished_one_is_that_article_renamed() -> None:
    assert renames({"a.txt": "1", "b.txt": "2"}, {"c.txt": "2", "d.txt": "3"}) == {"b.txt": "c.txt"}


def test_of_several_alike_the_one_that_keeps_its_file_name_moved() -> None:
    removed = {"in/a.txt": "1", "in/b.txt": "1"}
    assert renames(removed, {"out/b.txt": "1"}) == {"in/b.txt": "out/b.txt"}
    assert renames(removed, {"out/b.txt": "1", "z.txt": "1"}) == {"in/b.txt": "out/b.txt", "in/a.txt": "z.txt"}


STORY = (
    "The union of the dockers and the company that runs the northern ports meet again on Friday, the ministry said. "
    "The union wants seven per cent and a say in the new rosters, the company has offered four. Nobody knows whether "
    "the government will send a mediator if the third round of talks should fail as the first two did before Easter."
)
OTHER = (
    "Farmers in the south have blocked two roads to the capital because the price of milk has fallen by a third since "
    "spring. Their association asks for a fund of ninety million, which the treasury has refused three times this year."
)


def test_a_story_is_wholly_in_its_copy_and_not_in_another() -> None:
    assert same_story(STORY, "Wire. " + STORY.upper() + " More follows.") == 1
    assert same_story(STORY, OTHER) == 0
    assert same_story(STORY, "") == 0


def test_copies_have_the_earliest_as_their_origin() -> None:
    articles = [
        make_article("late.txt", f"Ports\n\nMarch 5, 2024\n\n{STORY}"),
        make_article("early.txt", f"Talks\n\nMarch 3, 2024\n\n{STORY.replace('seven', '7')}"),
        make_article("undated.txt", f"{STORY} {STORY[:80]}"),
        make_article("milk.txt", OTHER),
    ]
    assert origins(articles) == {
        "late.txt": "early.txt", "early.txt": "early.txt", "undated.txt": "early.txt", "milk.txt": "milk.txt",
    }  # fmt: skip


def test_one_quotation_or_one_menu_in_two_articles_makes_no_copy() -> None:
    said = '"We have said from the first day on that there is no deal without the rosters," she said on Friday.'
    menu = "\n\nMust Read\n\n" + "\n\n".join(
        f"Ferry fares rise for the {n}th time since the port was built" for n in range(9)
    )
    articles = [make_article("a.txt", f"{STORY} {said}{menu}"), make_article("b.txt", f"{OTHER} {said}{menu}")]
    assert origins(articles) == {"a.txt": "a.txt", "b.txt": "b.txt"}


def test_a_wire_story_in_very_many_papers_is_one_story() -> None:
    articles = [make_article(f"{n:03}.txt", f"{STORY} Page {n}.") for n in range(60)]
    assert set(origins(articles).values()) == {"000.txt"}
