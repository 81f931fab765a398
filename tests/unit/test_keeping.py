"""A full disk, a folder that is gone, a journal that cannot be written: no decision is lost by them."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from review_kit import RISE, SHIFTS, TEXT, article, found, says, state

from summit_tui.desk.office.decisions import Decisions
from summit_tui.desk.parts.trail import Pointed
from summit_tui.review import journal as journal_module
from summit_tui.review.journal import Journal, JournalError
from summit_tui.review.keeping import Keeper


class Disk:
    """The calls with which the journal writes, made to fail below some folders as a disk would."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.broken: dict[Path, tuple[str, int]] = {}
        self._names: dict[int, str] = {}
        self._real: dict[str, Callable[..., int | None]] = {
            name: getattr(os, name) for name in ("open", "write", "fsync")
        }
        monkeypatch.setattr(journal_module.os, "open", self._open)
        for name in ("write", "fsync"):
            monkeypatch.setattr(journal_module.os, name, self._call(name))

    def _open(self, path: str | Path, *rest: int, **more: int) -> int | None:
        descriptor = self._real["open"](path, *rest, **more)
        self._names[descriptor or 0] = str(path)
        return descriptor

    def _call(self, name: str) -> Callable[..., int | None]:
        def call(descriptor: int, *rest: object) -> int | None:
            for folder, (failing, number) in self.broken.items():
                if failing == name and self._names.get(descriptor, "").startswith(f"{folder}/"):
                    raise OSError(number, os.strerror(number))
            return self._real[name](descriptor, *rest)

        return call

    def fail(self, folder: Path, call: str = "write", number: int = errno.ENOSPC) -> None:
        self.broken[folder] = (call, number)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talks").mkdir()
    return tmp_path / "talks"


@pytest.fixture
def aside(tmp_path: Path) -> Path:
    return tmp_path / "state" / "unsaved"


def desk_on(folder: Path, aside: Path | None) -> Decisions:
    desk = Decisions(folder, "ada", aside)
    desk.load()
    return desk


def accept(desk: Decisions, words: str = RISE) -> None:
    _, finding, start, end = found(article(), words)
    desk.decide("accept", Pointed("a.txt", "demand", finding, start, end), article())


def journalled(folder: Path) -> list[str]:
    return [event.id for event in Journal(folder, "ada").read().decisions]


FAILURES = [("write", errno.ENOSPC), ("fsync", errno.EIO), ("write", errno.EDQUOT), ("fsync", errno.ENOSPC)]


@pytest.mark.parametrize(("call", "number"), FAILURES)
def test_what_the_disk_does_not_take_holds_is_said_to_be_unsaved_and_lies_in_a_file_aside(
    folder, aside, disk, call, number
):
    desk = desk_on(folder, aside)
    accept(desk)
    disk.fail(folder, call, number)
    accept(desk, SHIFTS)

    assert state(desk.review, SHIFTS).state == "accepted"
    assert desk.unsaved == 1 and len(journalled(folder)) == 1
    assert desk.unsaved_words().startswith("1 decision not in the journal: ")
    assert str(desk.keeper.aside) in desk.unsaved_words()
    assert desk.keeper.aside is not None and desk.keeper.aside.parent == aside
    assert desk.keeper.aside.read_bytes().count(b"\n") == 1


def test_the_reason_and_what_to_do_are_said(folder, aside, disk):
    desk = desk_on(folder, aside)
    disk.fail(folder)
    accept(desk)
    assert "the disk is full; free some space" in desk.unsaved_words()
    assert "ried again by itself" in desk.unsaved_words()


def test_once_there_is_room_all_is_written_in_order_and_the_file_aside_goes(folder, aside, disk):
    desk = desk_on(folder, aside)
    disk.fail(folder)
    accept(desk)
    accept(desk, SHIFTS)
    desk.undo()
    assert desk.unsaved == 3 and desk.retry() == 0
    disk.broken.clear()

    assert desk.retry() == 3

    assert desk.unsaved == 0 and desk.unsaved_words() == "" and list(aside.iterdir()) == []
    again = desk_on(folder, aside)
    assert again.review.rows() == desk.review.rows()
    assert state(again.review).state == "accepted" and state(again.review, SHIFTS).state == "undecided"


def test_the_next_decision_takes_those_that_waited_along(folder, aside, disk):
    desk = desk_on(folder, aside)
    disk.fail(folder)
    accept(desk)
    disk.broken.clear()
    accept(desk, SHIFTS)
    assert desk.unsaved == 0 and len(journalled(folder)) == 2


def test_a_desk_that_dies_with_unsaved_decisions_leaves_them_to_the_next_one(folder, aside, disk):
    desk = desk_on(folder, aside)
    disk.fail(folder)
    accept(desk)
    del desk
    disk.broken.clear()

    following = Decisions(folder, "ada", aside)
    said = following.load()

    assert said == ["Decisions that could not be written last time are in the journal now: 1."]
    assert state(following.review).state == "accepted"
    assert len(journalled(folder)) == 1 and list(aside.iterdir()) == []


def test_while_the_journal_cannot_be_written_the_next_desk_shows_them_all_the_same(folder, aside, disk):
    disk.fail(folder)
    accept(desk_on(folder, aside))
    following = Decisions(folder, "ada", aside)
    said = following.load()
    assert state(following.review).state == "accepted" and following.unsaved == 1
    assert "1 decision not in the journal" in said[0]


def test_what_lies_aside_of_another_folder_is_left_alone(folder, aside, disk, tmp_path):
    disk.fail(folder)
    accept(desk_on(folder, aside))
    (tmp_path / "other").mkdir()
    other = desk_on(tmp_path / "other", aside)
    assert other.unsaved == 0 and other.review.rows() == []
    assert len(list(aside.iterdir())) == 1


def test_where_nothing_can_be_written_memory_keeps_it_and_that_is_said(folder, aside, disk):
    desk = desk_on(folder, aside)
    disk.fail(folder)
    disk.fail(aside)
    accept(desk)
    assert desk.unsaved == 1 and desk.keeper.aside is None
    assert "Kept in memory only: do not close the desk" in desk.unsaved_words()
    disk.broken.clear()
    assert desk.retry() == 1 and len(journalled(folder)) == 1


def test_another_place_of_one_s_choice_takes_what_is_unsaved(folder, aside, disk, tmp_path):
    desk = desk_on(folder, aside)
    disk.fail(folder)
    disk.fail(aside)
    accept(desk)
    stick = tmp_path / "stick"
    stick.mkdir()

    assert desk.save_to(stick) == 1
    (file,) = stick.iterdir()
    assert str(file) in desk.unsaved_words()
    accept(desk, SHIFTS)
    assert file.read_bytes().count(b"\n") == 2

    with pytest.raises(JournalError, match="already"):
        desk.save_to(article_in(tmp_path))
    with pytest.raises(JournalError, match="the folder is gone"):
        desk.save_to(tmp_path / "nowhere" / "file")
    disk.broken.clear()
    assert desk.retry() == 2
    assert file.exists(), "a file of one's own choice is never removed"


def article_in(place: Path) -> Path:
    (place / "a.txt").write_text(TEXT)
    return place / "a.txt"


def test_a_folder_that_is_removed_while_deciding_and_put_back_has_its_decisions(folder, aside, tmp_path):
    desk = desk_on(folder, aside)
    accept(desk)
    shutil.move(folder, tmp_path / "elsewhere")
    accept(desk, SHIFTS)
    assert desk.unsaved == 1 and "the folder is gone; put it back" in desk.unsaved_words()
    assert state(desk.review).state == state(desk.review, SHIFTS).state == "accepted"
    shutil.move(tmp_path / "elsewhere", folder)
    assert desk.retry() == 1 and len(journalled(folder)) == 2


def test_a_folder_removed_between_the_write_and_its_confirmation_is_noticed(folder, aside, monkeypatch):
    desk = desk_on(folder, aside)
    accept(desk)
    fsync = os.fsync

    def removed_then(descriptor: int) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        fsync(descriptor)

    monkeypatch.setattr(journal_module.os, "fsync", removed_then)
    accept(desk, SHIFTS)
    assert desk.unsaved == 1


def test_a_journal_that_cannot_be_read_stops_no_desk_and_is_said(folder):
    (folder / ".summit" / "journal.jsonl").mkdir(parents=True)
    desk = Decisions(folder, "ada")
    (said,) = desk.load()
    assert "a folder stands where the file should be" in said
    assert desk.catch_up().said[0].startswith(str(folder))


def test_what_a_newer_version_left_aside_is_not_removed(folder, aside, disk):
    keeper = Keeper(Journal(folder, "ada"), aside)
    disk.fail(folder)
    keeper.keep([says("ada", "accept")])
    disk.broken.clear()
    assert keeper.aside is not None
    with keeper.aside.open("ab") as file:
        file.write(b'{"schema": 7, "id": "later"}\n')
    following = Keeper(Journal(folder, "ada"), aside)
    assert len(following.bring_in()) == 1 and following.retry()
    assert len(list(aside.iterdir())) == 1


def test_a_lock_that_is_held_is_waited_for_once_and_then_only_in_passing(folder, aside, monkeypatch):
    monkeypatch.setattr(journal_module, "_PATIENCE", 0.05)
    desk = desk_on(folder, aside)
    accept(desk)
    with (folder / ".summit" / "lock").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        accept(desk, SHIFTS)
        assert desk.unsaved == 1 and "another program holds .summit/lock" in desk.unsaved_words()
        monkeypatch.setattr(journal_module, "_PATIENCE", 1e9)
        assert desk.retry() == 0
    assert desk.retry() == 1


def test_what_lies_aside_is_shown_also_while_the_journal_cannot_be_read(folder, aside, disk):
    disk.fail(folder)
    accept(desk_on(folder, aside))
    disk.broken.clear()
    shutil.rmtree(folder / ".summit")
    (folder / ".summit" / "journal.jsonl").mkdir(parents=True)
    following = Decisions(folder, "ada", aside)
    first, second = following.load()
    assert "No decision can be shown" in first and "1 decision not in the journal" in second
    assert state(following.review).state == "accepted"
