"""What is kept between runs: whole or not at all, by folder, and tolerant of garbage."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.desk.kept import MOST_RECENT, Kept, file_of, last, load, recent, remember, save

KEPT = Kept(tab="quotes", focus="reader-a", zoom=1, upper=0.6, chosen=("side\x1fThe Port",), rows={"quotes": "a"})


def test_what_is_saved_is_loaded_for_the_same_folder_only(tmp_path: Path) -> None:
    one, other, state = tmp_path / "one", tmp_path / "other", tmp_path / "state"
    one.mkdir()
    other.mkdir()
    assert load(one, state) is None
    assert save(one, KEPT, state)
    found = load(one, state)
    assert found is not None
    assert (found.tab, found.chosen, found.rows, found.upper) == ("quotes", KEPT.chosen, KEPT.rows, 0.6)
    assert load(other, state) is None
    link = tmp_path / "link"
    link.symlink_to(one)
    assert load(link, state) == found, "a link is the same folder"


@pytest.mark.parametrize(
    "garbage", [b"", b"{", b"null", b"[1]", b'{"tab": 3}', b'{"version": 99}', b"\xff\xfe", b"[" * 100_000]
)
def test_garbage_and_other_versions_are_passed_over(tmp_path: Path, garbage: bytes) -> None:
    file = file_of(tmp_path, tmp_path)
    file.parent.mkdir(parents=True)
    file.write_bytes(garbage)
    assert load(tmp_path, tmp_path) is None
    assert save(tmp_path, KEPT, tmp_path)
    assert load(tmp_path, tmp_path) is not None


def test_where_nothing_can_be_written_it_says_no_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    assert not save(tmp_path, KEPT, tmp_path / "state")
    assert load(tmp_path, tmp_path / "state") is None
    remember(tmp_path, tmp_path / "state")
    assert (last(tmp_path / "state"), recent(tmp_path / "state")) == (None, [])


def test_a_write_that_fails_half_way_keeps_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert save(tmp_path, KEPT, tmp_path / "s")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert not save(tmp_path, Kept(tab="demands"), tmp_path / "s")
    found = load(tmp_path, tmp_path / "s")
    assert found is not None and found.tab == "quotes"
    assert [one.suffix for one in file_of(tmp_path, tmp_path / "s").parent.iterdir()] == [".json"]


def test_recent_folders_stand_last_opened_first_and_those_gone_are_left_out(tmp_path: Path) -> None:
    folders = [tmp_path / f"talks {n}\u00e9" for n in range(MOST_RECENT + 3)]
    for folder in folders:
        folder.mkdir()
        remember(folder, tmp_path / "s")
    assert last(tmp_path / "s") == folders[-1]
    assert recent(tmp_path / "s") == folders[::-1][:MOST_RECENT]
    remember(folders[-3], tmp_path / "s")
    assert recent(tmp_path / "s")[:2] == [folders[-3], folders[-1]]
    folders[-3].rmdir()
    assert last(tmp_path / "s") is None
    assert recent(tmp_path / "s")[0] == folders[-1]


@given(st.binary(max_size=200))
def test_whatever_lies_there_reading_it_never_fails(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    place = tmp_path_factory.mktemp("kept")
    file = file_of(place, place)
    file.parent.mkdir(parents=True)
    for one in (file, place / "last-folder", place / "recent-folders"):
        one.write_bytes(data)
    found = load(place, place)
    assert found is None or found.version == 1
    assert all(folder.is_dir() for folder in recent(place))
