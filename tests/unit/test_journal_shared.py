"""A journal that others write to as well: git, synchronisers, editors, other clocks. No decision is lost by them."""

from __future__ import annotations

import os
import random
import subprocess
from pathlib import Path

import pytest
from review_kit import RISE, SHIFTS, article, says, state, taken_back

from summit_tui.desk.office.decisions import Decisions
from summit_tui.model import Decision
from summit_tui.review import ids
from summit_tui.review.decisions import decide_name, fold
from summit_tui.review.journal import Journal, event_ids, line_of, time_of


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path, "ada")


def put(journal: Journal, *lines: bytes) -> None:
    journal.path.parent.mkdir(exist_ok=True)
    journal.path.write_bytes(b"".join(lines))


# Lines as editors and git leave them


def test_a_byte_order_mark_and_windows_line_ends_lose_nothing(journal):
    events = [says("ada", "accept"), says("ben", "reject")]
    put(journal, b"\xef\xbb\xbf", *(line_of(event).replace(b"\n", b"\r\n") for event in events), b"\r\n")
    read = journal.read()
    assert read.decisions == tuple(events) and read.problems == ()
    journal.append([third := says("ada", "reject")])
    assert journal.read(read.offset).decisions == (third,)


def test_two_journals_one_after_the_other_may_have_a_mark_in_the_middle(journal):
    events = [says("ada", "accept"), says("ben", "reject")]
    put(journal, line_of(events[0]), b"\xef\xbb\xbf" + line_of(events[1]))
    assert journal.read().decisions == tuple(events)


def test_both_sides_of_a_conflict_in_git_count_and_its_marks_are_named(journal):
    base, ours, theirs = says("ada", "accept"), says("ada", "reject"), says("ben", "accept", SHIFTS)
    put(
        journal, line_of(base), b"<<<<<<< HEAD\n", line_of(ours), b"||||||| 1f0c2d\n", b"=======\r\n",
        line_of(theirs), b">>>>>>> colleague\n",
    )  # fmt: skip
    read = journal.read()
    assert read.decisions == (base, ours, theirs)
    assert [(problem.line, problem.kind) for problem in read.problems] == [
        (2, "conflict"), (4, "conflict"), (5, "conflict"), (7, "conflict"),
    ]  # fmt: skip
    assert "both sides of it count" in str(read.problems[0])


def test_a_run_of_zeros_after_a_power_cut_is_set_aside_and_the_rest_is_read(journal):
    before, after = says("ada", "accept"), says("ada", "reject")
    put(journal, line_of(before), b"\0" * 700)
    journal.append([after])
    read = journal.read()
    assert read.decisions == (before, after)
    assert [problem.kind for problem in read.problems] == ["garbled"]


def test_a_line_without_an_id_is_no_decision(journal):
    one = says("ada", "accept")
    put(journal, line_of(one).replace(one.id.encode(), b""), line_of(one))
    read = journal.read()
    assert read.decisions == (one,) and "without an id" in str(read.problems[0])


# The order of lines


def history() -> list[Decision]:
    first, second = says("ada", "accept"), says("ada", "reject")
    batch = event_ids(2)
    others = [
        says("ben", "accept"),
        says("ben", "correct", after={"issue": "pay"}),
        says("ada", "accept", SHIFTS, event_id=batch[0]),
        says("ada", "note", note="ask", event_id=batch[1]),
        decide_name("ben", "actor", "Falk", "Ines Falk"),
    ]
    undo = taken_back(second)
    return [first, second, *others, undo, taken_back(second, action="redo"), taken_back(others[1])]


def test_what_a_journal_amounts_to_does_not_depend_on_the_order_of_its_lines_nor_on_doubled_ones():
    events = history()
    straight = fold(events)
    chance = random.Random(7)
    for _ in range(50):
        mixed = events + chance.sample(events, 4)
        chance.shuffle(mixed)
        at_once, one_by_one = fold(mixed), fold([])
        for event in mixed:
            one_by_one.apply(event)
        for review in (at_once, one_by_one):
            assert sorted(map(str, review.rows())) == sorted(map(str, straight.rows()))
            assert review.merged("actor") == straight.merged("actor")
            assert review.ignored == straight.ignored
            assert [review.undoable(coder) for coder in ("ada", "ben")] == [
                straight.undoable(coder) for coder in ("ada", "ben")
            ]


def test_an_undo_that_stands_before_its_decision_takes_it_back():
    one = says("ada", "accept")
    assert state(fold([taken_back(one), one])).state == "undecided"


def test_an_undo_dated_before_its_decision_takes_it_back_too():
    one = says("ada", "accept")
    early = Decision("0" * 30, "2001-01-01T00:00:00.000Z", "ada", "undo", "a.txt", "demand", one.finding, target=one.id)
    for events in ([one, early], [early, one]):
        review = fold(events)
        assert state(review).state == "undecided" and review.ignored == []


# Clocks


def test_a_clock_that_was_set_back_does_not_put_a_new_decision_before_an_old_one(journal, monkeypatch):
    monkeypatch.setattr(ids, "_last_ms", 0)
    monkeypatch.setattr(ids.time, "time_ns", lambda: 1_900_000_000_000_000_000)
    journal.append([old := says("ada", "accept")])
    monkeypatch.setattr(ids, "_last_ms", 0)  # another process, after the clock was put right
    monkeypatch.setattr(ids.time, "time_ns", lambda: 1_700_000_000_000_000_000)
    read = journal.read().decisions
    new = says("ada", "reject")
    assert read == (old,) and new.at > old.at
    assert state(fold([new, old])).state == "rejected"


def test_a_rename_after_the_clock_was_set_back_is_followed(tmp_path, monkeypatch):
    monkeypatch.setattr(ids, "_last_ms", 0)
    monkeypatch.setattr(ids.time, "time_ns", lambda: 1_900_000_000_000_000_000)
    Journal(tmp_path, "ada").append([says("ada", "accept")])
    monkeypatch.setattr(ids, "_last_ms", 0)
    monkeypatch.setattr(ids.time, "time_ns", lambda: 1_700_000_000_000_000_000)
    desk = Decisions(tmp_path, "ada")
    desk.load()
    desk.rename({"a.txt": "b.txt"})
    again = Decisions(tmp_path, "ada")
    again.load()
    assert state(again.review, of=article(file="b.txt")).state == "accepted"


@pytest.mark.parametrize("at", ["", "yesterday", "9999-12-31T23:59:59.999Z", "2024-13-45T99:99:99.000Z"])
def test_a_time_that_is_none_sets_no_clock_and_comes_first(journal, at, monkeypatch):
    odd = Decision("x" * 30, at, "ben", "accept", "a.txt", "demand", "f")
    put(journal, line_of(odd))
    journal.read()
    (new,) = event_ids()
    assert time_of(new) < "9990"


# Files that are replaced


def grown_alike(events: list[Decision], other: Decision) -> bytes:
    """A journal with another event in the place of the last one, of the same length to the byte."""
    lines = [line_of(event) for event in events]
    new = line_of(other)
    return b"".join(lines[:-1]) + new + lines[-1]


def test_a_merge_that_puts_a_line_of_the_same_length_before_the_last_one_is_seen(journal):
    events = [says("ada", "accept"), says("ada", "reject")]
    journal.append(events)
    offset = journal.read().offset
    theirs = says("ben", "reject")
    assert len(line_of(theirs)) == len(line_of(events[1]))
    journal.path.write_bytes(grown_alike(events, theirs))  # in place: the same file to the system
    read = journal.read(offset)
    assert read.restarted and theirs in read.decisions


def test_a_replaced_file_is_read_whole_even_if_it_begins_alike(journal):
    events = [says("ada", "accept"), says("ada", "reject")]
    journal.append(events)
    offset = journal.read().offset
    other = journal.path.with_name("pulled")
    other.write_bytes(journal.path.read_bytes() + line_of(third := says("ben", "accept")))
    other.rename(journal.path)
    read = journal.read(offset)
    assert read.restarted and read.decisions == (*events, third)


def test_an_event_written_while_the_file_is_replaced_is_in_the_file_that_stands_there(journal, monkeypatch):
    journal.append([says("ada", "accept")])
    write, replaced = os.write, []

    def replaced_first(descriptor: int, data: memoryview) -> int:
        if not replaced:
            copy = journal.path.with_name("copy")
            copy.write_bytes(journal.path.read_bytes())
            copy.rename(journal.path)
            replaced.append(True)
        return write(descriptor, data)

    monkeypatch.setattr("summit_tui.review.journal.os.write", replaced_first)
    journal.append([second := says("ada", "reject")])
    assert second in journal.read().decisions


def test_confirmed_decisions_that_a_synchroniser_took_out_are_written_again_and_it_is_said(tmp_path):
    desk = Decisions(tmp_path, "ada")
    desk.load()
    mine = says("ada", "accept")
    desk.keeper.keep([mine])
    desk.review.take([mine])
    theirs = says("ben", "accept", SHIFTS)
    other = desk.journal.path.with_name("synchronised")
    other.write_bytes(line_of(theirs))
    other.rename(desk.journal.path)

    came = desk.catch_up({})

    assert any("lacks 1 of your decisions" in said for said in came.said)
    assert {event.id for event in desk.journal.read().decisions} == {mine.id, theirs.id}
    assert desk.catch_up({}).said == ()


# A colleague's journal, pulled by git


def git(folder: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@t", *words], cwd=folder, check=True, capture_output=True
    )


@pytest.mark.parametrize("union", [True, False])
def test_a_colleague_s_journal_pulled_by_git_merges_live_and_conflicts_are_disputed(tmp_path, union):
    mine, hers = tmp_path / "mine", tmp_path / "hers"
    mine.mkdir()
    git(mine, "init", "-q", "-b", "main")
    (mine / "a.txt").write_text(article().text)
    if union:
        (mine / ".gitattributes").write_text(".summit/journal.jsonl merge=union\n")
    Journal(mine, "ada").append([says("ada", "note", note="first")])
    git(mine, "add", "a.txt", ".summit/journal.jsonl", *([".gitattributes"] if union else []))
    git(mine, "commit", "-q", "-m", "one")
    git(tmp_path, "clone", "-q", str(mine), str(hers))
    Journal(hers, "ben").append([says("ben", "reject"), says("ben", "accept", SHIFTS)])
    git(hers, "commit", "-qam", "hers")

    desk = Decisions(mine, "ada")
    desk.load()
    accept = says("ada", "accept")
    desk.keeper.keep([accept])
    desk.review.take([accept])
    git(mine, "commit", "-qam", "mine")
    pulled = subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@t", "pull", "-q", "--no-rebase", "--no-edit", str(hers)],
        cwd=mine, check=False, capture_output=True,
    )  # fmt: skip
    assert (pulled.returncode == 0) is union, "without a merge by lines git leaves its marks in the file"
    came = desk.catch_up({})

    assert came.articles == {"a.txt"}
    assert bool(came.said) is not union
    assert state(desk.review, RISE).disputed
    assert {event.coder for event, _ in desk.review.history("a.txt", "demand", accept.finding)} == {"ada", "ben"}
    assert state(desk.review, SHIFTS).state == "accepted"
