"""The journal: what is appended is on the disk or reported, and nothing that stands in it is ever changed."""

from __future__ import annotations

import errno
import fcntl
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from summit_tui.model import Anchor, Decision
from summit_tui.review import journal as journal_module
from summit_tui.review.journal import Journal, JournalError, batch_of, event_ids, line_of, time_of
from summit_tui.review.looks import LookError, Rename, load_look, load_renames, save_look, save_renames


def event(finding: str = "f1", **fields: object) -> Decision:
    (new,) = event_ids()
    anchor = Anchor("no deal", "there is ", " yet", 9, 16, "d" * 32)
    values = {"coder": "ada", "action": "accept", "article": "a.txt", "kind": "demand", "anchor": anchor, **fields}
    return Decision(new, time_of(new), finding=finding, **values)  # type: ignore[arg-type]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path, "ada")


def tear(journal: Journal, tail: bytes) -> None:
    with journal.path.open("ab") as file:
        file.write(tail)


def test_what_is_appended_is_read_in_order(journal):
    events = [event("f1"), event("f2", action="reject", note="seen “twice” – ж")]
    journal.append(events[:1])
    journal.append(events[1:])

    read = journal.read()

    assert read.decisions == tuple(events)
    assert read.problems == () and not read.restarted
    assert read.offset == journal.path.stat().st_size
    assert journal.read(read.offset).decisions == ()


def test_each_line_says_its_schema_and_ends_in_a_line_feed(journal):
    journal.append([event(), event()])
    lines = journal.path.read_bytes().split(b"\n")
    assert len(lines) == 3 and lines[2] == b""
    assert all(msgspec.json.decode(line)["schema"] == 1 for line in lines[:2])


def test_reading_on_gives_only_what_came_since(journal):
    journal.append([event("f1")])
    offset = journal.read().offset
    journal.append([event("f2")])
    assert [one.finding for one in journal.read(offset).decisions] == ["f2"]


def test_no_journal_is_no_decision_and_nothing_is_made_by_reading_or_by_appending_nothing(journal):
    assert journal.read() == journal_module.JournalRead((), 0)
    journal.append([])
    assert not journal.path.parent.exists()


def test_an_event_without_a_coder_is_this_desk_s(journal):
    journal.append([event(coder="")])
    assert [one.coder for one in journal.read().decisions] == ["ada"]


def test_a_torn_last_line_is_reported_not_passed_and_not_touched(journal):
    journal.append([event("f1")])
    whole = journal.path.stat().st_size
    tear(journal, line_of(event("torn"))[:50])
    before = journal.path.read_bytes()

    read = journal.read()

    assert [one.finding for one in read.decisions] == ["f1"]
    assert [(problem.line, problem.kind) for problem in read.problems] == [(2, "torn")]
    assert read.offset == whole
    assert journal.path.read_bytes() == before


def test_what_was_torn_is_read_when_the_rest_of_it_comes(journal):
    journal.append([event("f1")])
    line = line_of(event("late"))
    tear(journal, line[:50])
    offset = journal.read().offset
    tear(journal, line[50:])
    assert [one.finding for one in journal.read(offset).decisions] == ["late"]


def test_an_append_after_a_torn_line_starts_a_line_of_its_own(journal):
    journal.append([event("f1")])
    tear(journal, b'{"id": "half')
    journal.append([event("f2")])

    read = journal.read()

    assert [one.finding for one in read.decisions] == ["f1", "f2"]
    assert [(problem.line, problem.kind) for problem in read.problems] == [(2, "garbled")]
    assert b'{"id": "half\n' in journal.path.read_bytes()
    assert "line 2" in str(read.problems[0]) and "kept as it is" in str(read.problems[0])


def test_a_whole_last_line_without_line_feed_counts_and_reading_goes_on_after_it(journal):
    journal.append([event("f1")])
    journal.path.write_bytes(journal.path.read_bytes().rstrip(b"\n"))
    first = journal.read()
    journal.append([event("f2")])

    following = journal.read(first.offset)

    assert [one.finding for one in first.decisions] == ["f1"]
    assert [one.finding for one in following.decisions] == ["f2"]
    assert not following.restarted and following.problems == ()


@pytest.mark.parametrize(
    "garbage",
    [b"not json", b"\xff\xfe\x00", b"[1, 2]", b"{}", b'{"id": 7}', b'{"schema": "x"}', b"null", b"[" * 100_000],
)
def test_a_garbled_line_is_set_aside_with_its_number_and_the_rest_is_read(journal, garbage):
    journal.append([event("f1")])
    tear(journal, garbage + b"\n")
    journal.append([event("f2")])

    read = journal.read()

    assert [one.finding for one in read.decisions] == ["f1", "f2"]
    assert [(problem.line, problem.kind) for problem in read.problems] == [(2, "garbled")]
    assert read.offset == journal.path.stat().st_size


def test_a_line_of_a_newer_version_is_set_aside_and_named_as_such(journal):
    journal.append([event("f1")])
    tear(journal, b'{"schema": 2, "id": "x", "verdict": "of a kind unknown today"}\n')
    journal.append([event("f2")])
    offset = len(line_of(journal.read().decisions[0]))

    for read, count in ((journal.read(), 2), (journal.read(offset), 1)):
        assert len(read.decisions) == count
        assert [(problem.line, problem.kind) for problem in read.problems] == [(2, "newer")]
        assert "newer version (schema 2" in str(read.problems[0])


@pytest.mark.parametrize("replaced_by", [1, 3])
def test_a_journal_that_was_replaced_is_read_from_its_beginning(journal, replaced_by):
    journal.append([event("old"), event("old")])
    offset = journal.read().offset
    other = [event("n" * length) for length in range(40, 40 + replaced_by)]
    journal.path.write_bytes(b"".join(map(line_of, other)))

    read = journal.read(offset)

    assert read.restarted and read.decisions == tuple(other)


def test_a_journal_that_is_replaced_between_writes_is_written_by_its_path(journal):
    journal.append([event("f1")])
    journal.path.rename(journal.path.with_suffix(".old"))
    journal.append([event("f2")])
    assert [one.finding for one in journal.read().decisions] == ["f2"]


def test_lone_surrogates_from_a_terminal_do_not_stop_a_decision(journal):
    journal.append([event(note="caf\udce9", after={"speaker": "\ud800"})])
    (read,) = journal.read().decisions
    assert read.note == "caf\ufffd" and read.after == {"speaker": "\ufffd"}


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_write_that_does_not_fit_is_reported_and_nothing_of_it_is_kept(journal):
    journal.append([event("f1")])
    before = journal.path.read_bytes()

    with largest_file(len(before) + 100), pytest.raises(JournalError) as raised:
        journal.append([event("f2"), event("f3")])

    assert str(journal.path) in str(raised.value) and "raise the limit" in str(raised.value)
    assert journal.path.read_bytes() == before
    journal.append([event("f2")])
    assert [one.finding for one in journal.read().decisions] == ["f1", "f2"]


def test_a_full_disk_is_named(journal, monkeypatch):
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(journal_module.os, "write", full)
    with pytest.raises(JournalError, match="the disk is full; free some space"):
        journal.append([event()])


def test_a_short_write_is_carried_on(journal, monkeypatch):
    write = os.write
    monkeypatch.setattr(journal_module.os, "write", lambda descriptor, data: write(descriptor, bytes(data[:7])))
    journal.append([event("f1"), event("f2")])
    assert [one.finding for one in journal.read().decisions] == ["f1", "f2"]


def test_what_cannot_be_written_is_reported_in_words(tmp_path):
    (tmp_path / "file").mkdir()
    (tmp_path / "file" / ".summit").write_text("in the way")
    (tmp_path / "folder" / ".summit" / "journal.jsonl").mkdir(parents=True)
    (tmp_path / "pipe" / ".summit").mkdir(parents=True)
    os.mkfifo(tmp_path / "pipe" / ".summit" / "journal.jsonl")
    for name, words in (
        ("file", "a file; move it away"),
        ("folder", "a folder stands where"),
        ("gone", "the folder is gone"),
    ):
        with pytest.raises(JournalError, match=words):
            Journal(tmp_path / name, "ada").append([event()])
    with pytest.raises(JournalError):
        Journal(tmp_path / "pipe", "ada").append([event()])
    with pytest.raises(JournalError, match="a folder stands where"):
        Journal(tmp_path / "folder", "ada").read()


def test_no_permission_is_reported_in_words(journal, monkeypatch):
    def refused(*_: object, **__: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    journal.append([event()])
    monkeypatch.setattr(journal_module.os, "open", refused)
    with pytest.raises(JournalError, match="you may not write here; change the permissions"):
        journal.append([event()])


def test_a_lock_that_is_held_too_long_is_reported_and_nothing_written(journal, monkeypatch):
    journal.append([event()])
    before = journal.path.read_bytes()
    monkeypatch.setattr(journal_module, "_PATIENCE", 0.05)
    with (journal.path.parent / "lock").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(JournalError, match="another program holds"):
            journal.append([event()])
    assert journal.path.read_bytes() == before


def test_a_file_system_without_locks_still_takes_decisions(journal, monkeypatch):
    def unsupported(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(journal_module.fcntl, "flock", unsupported)
    journal.append([event("f1")])
    assert [one.finding for one in journal.read().decisions] == ["f1"]


def test_desks_that_write_at_once_lose_nothing(journal, tmp_path):
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from summit_tui.model import Decision\nfrom summit_tui.review.journal import Journal, event_ids, time_of\n"
        "journal = Journal(Path(sys.argv[1]), sys.argv[2])\n"
        "for number in range(25):\n"
        "    (new,) = event_ids()\n"
        "    one = Decision(new, time_of(new), '', 'accept', 'a.txt', 'quote', str(number), note='n' * 5000)\n"
        "    journal.append([one])\n"
    )
    desks = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name]) for name in ("ada", "ben")]
    threads = [
        threading.Thread(target=lambda: [journal.append([event("t", coder="cyd")]) for _ in range(25)])
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [desk.wait(timeout=60) for desk in desks] == [0, 0]

    read = journal.read()

    assert read.problems == ()
    by = [one.coder for one in read.decisions]
    assert {name: by.count(name) for name in ("ada", "ben", "cyd")} == {"ada": 25, "ben": 25, "cyd": 50}
    assert len({one.id for one in read.decisions}) == 100


def test_a_desk_that_is_killed_while_it_writes_leaves_whole_events_and_the_next_desk_goes_on(journal, tmp_path):
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from summit_tui.model import Decision\nfrom summit_tui.review.journal import Journal, event_ids, time_of\n"
        "journal = Journal(Path(sys.argv[1]), 'ben')\n"
        "while True:\n"
        "    (new,) = event_ids()\n"
        "    journal.append([Decision(new, time_of(new), '', 'accept', 'a.txt', 'quote', 'f', note='n' * 200_000)])\n"
        "    print('kept', flush=True)\n"
    )
    kept = 0
    for _ in range(3):
        desk = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
        assert desk.stdout is not None
        for _ in range(4):
            desk.stdout.readline()
        desk.kill()
        kept += 4 + len(desk.stdout.readlines())
        desk.wait()
        desk.stdout.close()
        journal.append([event("after")])

    read = journal.read()

    by = [one.coder for one in read.decisions]
    assert by.count("ben") >= kept and by.count("ada") == 3
    assert all(problem.kind == "garbled" for problem in read.problems) and len(read.problems) <= 3


def test_ids_are_unique_ordered_by_time_and_share_their_batch(monkeypatch):
    singles = [event_ids()[0] for _ in range(2000)]
    monkeypatch.setattr(journal_module.time, "time_ns", lambda: 0)  # the clock was set back
    batch = event_ids(3)
    assert [*singles, *batch] == sorted({*singles, *batch})
    assert len({batch_of(one) for one in batch}) == 1
    assert len({batch_of(one) for one in singles}) == 2000


def test_times_are_utc_with_milliseconds():
    assert time_of(f"{1_700_000_000_123:012x}" + "0" * 18) == "2023-11-14T22:13:20.123Z"


def test_a_look_is_kept_and_read_again(tmp_path):
    assert load_look(tmp_path) is None
    save_look(tmp_path, {"b.txt": "2" * 32, "a.txt": "1" * 32})
    save_look(tmp_path, {"a.txt": "3" * 32})
    assert load_look(tmp_path) == {"a.txt": "3" * 32}
    assert sorted(path.name for path in (tmp_path / ".summit").iterdir()) == ["looked.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"a.txt": 3}', b"\xff", b"[" * 100_000])
def test_a_look_that_cannot_be_read_is_none(tmp_path, content):
    save_look(tmp_path, {})
    (tmp_path / ".summit" / "looked.json").write_bytes(content)
    assert load_look(tmp_path) is None


def test_a_look_that_cannot_be_kept_leaves_the_former_one(tmp_path, monkeypatch):
    save_look(tmp_path, {"a.txt": "1" * 32})
    with largest_file(10), pytest.raises(LookError, match="Decisions are not affected"):
        save_look(tmp_path, {"b.txt": "2" * 32})
    assert load_look(tmp_path) == {"a.txt": "1" * 32}
    assert sorted(path.name for path in (tmp_path / ".summit").iterdir()) == ["looked.json"]
    with pytest.raises(LookError):
        save_look(tmp_path / "gone", {})


def test_renames_add_up(tmp_path):
    assert load_renames(tmp_path) == []
    save_renames(tmp_path, {"b.txt": "c.txt"}, "2024-01-02T00:00:00.000Z")
    save_renames(tmp_path, {"a.txt": "b.txt"}, "2024-01-01T00:00:00.000Z")
    save_renames(tmp_path, {"a.txt": "b.txt"}, "2024-01-01T00:00:00.000Z")
    assert load_renames(tmp_path) == [
        Rename("a.txt", "b.txt", "2024-01-01T00:00:00.000Z"),
        Rename("b.txt", "c.txt", "2024-01-02T00:00:00.000Z"),
    ]


def test_renames_that_cannot_be_read_are_kept_beside_those_that_are_written_then(tmp_path):
    save_renames(tmp_path, {"a.txt": "b.txt"}, "2024-01-01T00:00:00.000Z")
    file = tmp_path / ".summit" / "renamed.json"
    file.write_text("<<<<<<< HEAD\n" + file.read_text())
    assert load_renames(tmp_path) == []
    save_renames(tmp_path, {"b.txt": "c.txt"}, "2024-01-02T00:00:00.000Z")
    assert load_renames(tmp_path) == [Rename("b.txt", "c.txt", "2024-01-02T00:00:00.000Z")]
    assert "a.txt" in (tmp_path / ".summit" / "renamed.unread.json").read_text()
