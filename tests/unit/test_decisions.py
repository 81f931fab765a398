"""What events amount to: stands of coders, undo and redo, and what becomes of them when articles change."""

from __future__ import annotations

import pytest
from review_kit import RISE, SHIFTS, TEXT, article, says, state, taken_back

from summit_tui.articles.reading import make_article
from summit_tui.model import digest_of
from summit_tui.review.decisions import UNDECIDED, State, decide_name, fold
from summit_tui.review.journal import Journal, event_ids, time_of


def test_an_event_is_anchored_in_the_text_as_it_was_seen():
    one = says("ada", "accept")
    assert one.anchor is not None
    assert (one.anchor.exact, one.anchor.digest) == (RISE, digest_of(TEXT))
    assert one.at == time_of(one.id) and (one.article, one.coder) == ("a.txt", "ada")


def test_what_nobody_decided_is_undecided():
    assert state(fold([])) == UNDECIDED == State()
    assert fold([]).rows() == []


@pytest.mark.parametrize(("action", "standing"), [("accept", "accepted"), ("reject", "rejected")])
def test_a_decision_stands_with_its_coder_and_time(action, standing):
    one = says("ada", action)
    assert state(fold([one])) == State(standing, "ada", one.at)


def test_a_correction_is_an_edit_and_corrections_add_up():
    review = fold([says("ada", "correct", after={"issue": "pay"}), says("ada", "correct", after={"stance": "offer"})])
    assert state(review).state == "edited"
    assert state(review).after == {"issue": "pay", "stance": "offer"}


def test_accepting_what_was_corrected_keeps_the_correction_and_rejecting_drops_it():
    correction = says("ada", "correct", after={"issue": "pay"})
    assert state(fold([correction, says("ada", "accept")])).after == {"issue": "pay"}
    rejected = state(fold([correction, says("ada", "reject")]))
    assert (rejected.state, rejected.after) == ("rejected", None)
    again = state(fold([correction, says("ada", "reject"), says("ada", "accept")]))
    assert (again.state, again.after) == ("accepted", None)


def test_coders_who_differ_make_a_finding_disputed_until_they_agree():
    events = [says("ada", "accept"), says("ben", "reject")]
    assert state(fold(events)) == State("rejected", "ben", events[1].at, disputed=True)
    assert not state(fold([*events, says("ada", "reject")])).disputed
    assert not state(fold([*events, taken_back(events[1])])).disputed


def test_a_correction_after_a_colleague_accepted_is_disputed_and_accepting_it_settles_that():
    events = [says("ada", "accept"), says("ben", "correct", after={"issue": "pay"})]
    assert state(fold(events)).disputed
    agreed = state(fold([*events, says("ada", "accept")]))
    assert (agreed.state, agreed.disputed, agreed.after) == ("edited", False, {"issue": "pay"})


def test_a_note_decides_nothing_and_an_empty_one_takes_it_away():
    note = says("ada", "note", note="ask the union")
    assert state(fold([note])) == State("undecided", "ada", note.at, "ask the union")
    review = fold([says("ben", "accept"), note])
    assert (state(review).state, state(review).coder, state(review).note) == ("accepted", "ben", "ask the union")
    assert state(fold([note, says("ben", "note", note="")])) == UNDECIDED


def test_undo_takes_back_and_redo_restores():
    review = fold([says("ada", "accept"), says("ada", "reject")])
    for step, standing in (("undo", "accepted"), ("undo", "undecided"), ("redo", "accepted"), ("redo", "rejected")):
        (event,) = getattr(review, step)("ada")
        assert review.apply(event)
        assert state(review).state == standing
    assert review.redo("ada") == [] and review.redoable("ada") is None


def test_an_undone_decision_has_no_row():
    one = says("ada", "accept")
    assert fold([one, taken_back(one)]).rows() == []


def test_undo_is_for_one_s_own_decisions_only():
    one = says("ada", "accept")
    review = fold([one])
    assert review.undoable("ben") is None and review.undo("ben") == []
    forged = taken_back(one, coder="ben")
    assert not review.apply(forged)
    assert state(review).state == "accepted"
    assert review.ignored == [(forged, "it is ada's decision")]


def test_undo_passes_over_the_decisions_of_others():
    mine, theirs = says("ada", "accept"), says("ben", "accept", SHIFTS)
    review = fold([mine, theirs])
    assert review.undoable("ada") == mine
    for event in review.undo("ada"):
        review.apply(event)
    assert state(review).state == "undecided" and state(review, SHIFTS).state == "accepted"


def test_events_without_effect_are_told_with_the_reason():
    one = says("ada", "accept")
    lost = taken_back(says("ada", "reject"))
    twice = taken_back(one)
    undo_of_undo = taken_back(twice)
    redo_of_nothing = taken_back(says("ada", "accept"), action="redo")
    review = fold([one, lost, twice, taken_back(one), undo_of_undo, redo_of_nothing])
    assert {event.id: why for event, why in review.ignored} == {
        lost.id: "there is no such decision",
        review.ignored[-1][0].id: "it was undone already",
        undo_of_undo.id: "there is no such decision",
        redo_of_nothing.id: "there is no such decision",
    }


def test_a_new_decision_ends_redo_for_its_coder_only():
    ada, ben = says("ada", "accept"), says("ben", "accept", SHIFTS)
    review = fold([ada, ben, taken_back(ada), taken_back(ben)])
    review.apply(says("ada", "reject"))
    assert review.redo("ada") == []
    assert review.redoable("ben") == ben


def test_what_was_decided_with_one_key_is_undone_with_one_key():
    earlier = says("ada", "accept")
    ids = event_ids(2)
    batch = [says("ada", "reject", RISE, event_id=ids[0]), says("ada", "reject", SHIFTS, event_id=ids[1])]
    review = fold([earlier, *batch])
    events = review.undo("ada")
    assert {event.target for event in events} == set(ids)
    for event in events:
        review.apply(event)
    assert (state(review).state, state(review, SHIFTS).state) == ("accepted", "undecided")
    for event in review.redo("ada"):
        review.apply(event)
    assert (state(review).state, state(review, SHIFTS).state) == ("rejected", "rejected")


def test_an_event_that_is_read_again_changes_nothing():
    events = [says("ada", "accept"), says("ben", "reject")]
    review = fold(events)
    assert [review.apply(event) for event in events] == [False, False]
    assert review.rows() == fold(events).rows() and review.ignored == []


def test_rows_have_what_the_ledger_needs():
    one = says("ada", "correct", after={"issue": "pay"}, note="sure")
    (row,) = fold([one]).rows()
    assert row == {
        "article": "a.txt", "kind": "demand", "finding": one.finding, "state": "edited", "coder": "ada", "at": one.at,
        "note": "sure", "disputed": False, "after": {"issue": "pay"}, "attached": "", "was": None,
        "start": None, "end": None,
    }  # fmt: skip


def test_history_tells_all_that_was_decided_and_what_stands():
    first, second = says("ada", "accept"), says("ben", "reject")
    undo = taken_back(second)
    review = fold([first, second, undo])
    assert review.history("a.txt", "demand", first.finding) == [(first, True), (second, False)]


def test_merged_names_lead_to_the_last_one_and_split_off_again():
    events = [
        decide_name("ada", "actor", "I. Falk", "Falk"),
        decide_name("ada", "actor", "Falk", "Ines Falk"),
        decide_name("ada", "issue", "wages", "pay"),
    ]
    review = fold(events)
    assert review.merged("actor") == {"I. Falk": "Ines Falk", "Falk": "Ines Falk"}
    assert review.merged("issue") == {"wages": "pay"}
    assert review.rows() == []
    review.apply(decide_name("ben", "actor", "Falk", None))
    assert review.merged("actor") == {"I. Falk": "Falk"}
    for event in review.undo("ben"):
        review.apply(event)
    assert review.merged("actor") == {"I. Falk": "Ines Falk", "Falk": "Ines Falk"}


def test_names_merged_in_a_circle_come_to_an_end():
    review = fold([decide_name("ada", "actor", "A", "B"), decide_name("ben", "actor", "B", "A")])
    assert set(review.merged("actor")) == {"A", "B"}


def test_a_renamed_article_keeps_its_decisions_and_their_undo():
    one = says("ada", "accept")
    review = fold([one])
    review.rename({"a.txt": "b.txt"})
    assert state(review).state == "undecided"
    assert state(review, of=article(file="b.txt")).state == "accepted"
    for event in review.undo("ada"):
        review.apply(event)
    assert state(review, of=article(file="b.txt")).state == "undecided"


def test_articles_that_swap_names_swap_decisions():
    other = article("The owners offered talks on pensions.", "b.txt")
    review = fold([says("ada", "accept"), says("ada", "reject", "talks on pensions", other)])
    review.rename({"a.txt": "b.txt", "b.txt": "a.txt"})
    assert state(review, of=article(file="b.txt")).state == "accepted"
    assert state(review, "talks on pensions", article(other.text, "a.txt")).state == "rejected"


def test_decisions_survive_a_restart(tmp_path):
    journal = Journal(tmp_path, "ada")
    made = make_article("a.txt", TEXT)
    first = fold([])
    for event in (says("ada", "accept", of=made), says("ada", "reject", SHIFTS, of=made)):
        journal.append([event])
        first.apply(event)
    journal.append(undo := first.undo("ada"))
    for event in undo:
        first.apply(event)
    assert fold(journal.read().decisions).rows() == first.rows() != []
