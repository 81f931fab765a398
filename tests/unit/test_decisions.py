"""What events amount to: stands of coders, undo and redo, and what becomes of them when articles change."""

from __future__ import annotations

import pytest

from summit_tui.articles.reading import make_article
from summit_tui.model import Article, Decision, FindingKind, digest_of, finding_ids
from summit_tui.review.decisions import UNDECIDED, Binding, Review, State, decide, decide_name, fold
from summit_tui.review.journal import Journal, event_ids, time_of
from summit_tui.review.looks import Rename, load_renames, save_renames
from summit_tui.review.reattach import follow, reattach, rebind

TEXT = (
    "Dockers and port owners meet again\n\n"
    "The dockers' union demanded a pay rise of 12 per cent on Monday. The owners called it out of reach.\n\n"
    "“We will not sign before the night shifts are settled,” Ines Falk told reporters.\n"
)
RISE = "a pay rise of 12 per cent"
SHIFTS = "We will not sign before the night shifts are settled,"


def article(text: str = TEXT, file: str = "a.txt") -> Article:
    return Article(file, text, digest_of(text))


def found(of: Article, words: str, kind: FindingKind = "demand") -> tuple[FindingKind, str, int, int]:
    start = of.text.index(words)
    span = (start, start + len(words))
    return kind, finding_ids(of.text, kind, [span])[0], *span


def says(coder: str, action: str, words: str = RISE, of: Article | None = None, **more: object) -> Decision:
    of = of or article()
    kind, finding, start, end = found(of, words)
    return decide(coder, action, of, kind=kind, finding=finding, span=(start, end), **more)  # type: ignore[arg-type]


def taken_back(event: Decision, coder: str | None = None, action: str = "undo") -> Decision:
    (new,) = event_ids()
    who = coder or event.coder
    return Decision(new, time_of(new), who, action, event.article, event.kind, event.finding, target=event.id)  # type: ignore[arg-type]


def state(review: Review, words: str = RISE, of: Article | None = None) -> State:
    of = of or article()
    kind, finding, _, _ = found(of, words)
    return review.state_of(of.file, kind, finding)


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
    review = fold([one, lost, taken_back(one), twice, undo_of_undo, redo_of_nothing])
    assert [why for _, why in review.ignored] == [
        "there is no such decision",
        "it was undone already",
        "there is no such decision",
        "there is no such decision",
    ]


def test_a_new_decision_ends_redo_for_its_coder_only():
    ada, ben = says("ada", "accept"), says("ben", "accept", SHIFTS)
    review = fold([ada, ben, taken_back(ada), taken_back(ben)])
    review.apply(says("ada", "reject"))
    assert review.redo("ada") == []
    assert review.redoable("ben") == ben


def test_what_was_decided_with_one_key_is_undone_with_one_key():
    ids = event_ids(2)
    earlier = says("ada", "accept")
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


# Edited texts and other extractors


def rebound(new_text: str, words: str, *events: Decision, before: bool = False) -> tuple[Review, Article]:
    review = fold(events)
    now = article(new_text)
    present = [found(now, words)] if words else []
    rebind(review, now, present, {digest_of(TEXT): TEXT}.get if before else None)
    return review, now


def test_a_decision_whose_finding_has_its_id_still_needs_no_help():
    review, now = rebound("Updated.\n\n" + TEXT, RISE, says("ada", "accept"))
    assert state(review, of=now) == State("accepted", "ada", state(review, of=now).at)


def test_an_edit_beside_a_finding_gives_it_another_id_and_the_decision_follows():
    review, now = rebound(TEXT.replace("on Monday", "on Tuesday"), RISE, says("ada", "accept"))
    assert found(now, RISE)[1] != found(article(), RISE)[1]
    assert (state(review, of=now).state, state(review, of=now).attached) == ("accepted", "moved")
    assert [row["finding"] for row in review.rows()] == [found(now, RISE)[1]]
    for event in review.undo("ada"):
        review.apply(event)
    assert state(review, of=now).state == "undecided"


def test_a_changed_figure_brings_the_finding_back_to_review_and_says_what_was_decided():
    new = RISE.replace("12", "14")
    review, now = rebound(TEXT.replace(RISE, new), new, says("ada", "accept", note="see page 2"), before=True)
    changed = state(review, new, now)
    assert (changed.state, changed.attached, changed.was, changed.note) == (
        "undecided", "changed", "accepted", "see page 2",
    )  # fmt: skip
    review.apply(says("ada", "reject", new, now))
    assert (state(review, new, now).state, state(review, new, now).was) == ("rejected", None)


def test_a_text_that_is_put_back_has_its_decisions_back():
    review, _ = rebound(TEXT.replace("12", "14"), "a pay rise of 14 per cent", says("ada", "accept"))
    rebind(review, article(), [found(article(), RISE)])
    assert (state(review).state, state(review).attached) == ("accepted", "")


def test_a_passage_that_is_gone_keeps_its_decision_as_an_orphan():
    one = says("ada", "accept")
    review, _ = rebound("Nothing of it is left.", "", one)
    (row,) = review.rows()
    assert (row["finding"], row["state"], row["attached"]) == (one.finding, "accepted", "orphan")


def test_an_extractor_that_does_not_find_the_passage_leaves_the_decision_at_its_words():
    review, _ = rebound(TEXT, "The owners called it out of reach", says("ada", "accept"))
    (row,) = review.rows()
    assert (row["state"], row["attached"]) == ("accepted", "unfound")
    assert TEXT[row["start"] : row["end"]] == RISE


def test_an_extractor_with_other_ends_keeps_the_decision_unless_the_words_say_more():
    review, now = rebound(TEXT, RISE.removeprefix("a "), says("ada", "accept"))
    assert state(review, RISE.removeprefix("a "), now).attached == "moved"
    review, now = rebound(TEXT, RISE + " on Monday", says("ada", "accept"))
    assert state(review, RISE + " on Monday", now).attached == "changed"


def test_a_decision_on_a_quote_does_not_pass_to_a_demand_over_the_same_words():
    review = fold([says("ada", "accept")])
    now = article(TEXT.replace("on Monday", "on Tuesday"))
    rebind(review, now, [found(now, RISE, "quote")])
    assert state(review, of=now).state == "undecided"
    assert review.state_of("a.txt", *found(now, RISE, "quote")[:2]) == UNDECIDED


def test_two_holders_of_one_passage_keep_their_own_decisions_after_an_edit():
    old, now = article(), article(TEXT.replace("on Monday", "on Tuesday"))
    spans = [found(of, RISE)[2:] for of in (old, now)]
    first, second = finding_ids(old.text, "demand", [spans[0]] * 2)
    events = [
        decide("ada", "reject", old, kind="demand", finding=second, span=spans[0]),
        decide("ada", "accept", old, kind="demand", finding=first, span=spans[0]),
    ]
    review = fold(events)
    new_first, new_second = finding_ids(now.text, "demand", [spans[1]] * 2)
    rebind(review, now, [("demand", new_first, *spans[1]), ("demand", new_second, *spans[1])])
    assert review.state_of("a.txt", "demand", new_first).state == "accepted"
    assert review.state_of("a.txt", "demand", new_second).state == "rejected"


def test_bindings_of_one_article_leave_the_others_alone():
    other = article(file="b.txt")
    review = fold([says("ada", "accept"), says("ada", "reject", of=other)])
    review.bind("a.txt", {("demand", found(article(), RISE)[1]): Binding(None, "orphan")})
    assert state(review, of=other) == State("rejected", "ada", state(review, of=other).at)


# Renamed while nobody looked


def test_a_new_path_with_the_text_of_a_vanished_one_is_that_article():
    one = says("ada", "accept")
    result = reattach([one], {"b.txt": digest_of(TEXT)}, look={"a.txt": digest_of(TEXT)})
    assert result.names == {"a.txt": "b.txt"} and not result.removed
    assert state(fold(result.events), of=article(file="b.txt")).state == "accepted"


def test_without_a_look_the_hash_alone_decides():
    assert reattach([says("ada", "accept")], {"b.txt": digest_of(TEXT)}).names == {"a.txt": "b.txt"}


def test_a_copy_that_was_there_all_along_does_not_take_over_a_deleted_article():
    same = digest_of(TEXT)
    result = reattach([says("ada", "accept")], {"copy.txt": same}, look={"a.txt": same, "copy.txt": same})
    assert result.names == {} and result.removed == {"a.txt"}
    decided = [says("ada", "accept", of=article(file="copy.txt")), says("ada", "accept")]
    assert reattach(decided, {"copy.txt": same}).names == {}


def test_an_article_that_was_gone_before_the_last_look_is_not_found_in_a_later_copy():
    result = reattach([says("ada", "accept")], {"new.txt": digest_of(TEXT)}, look={"other.txt": "0"})
    assert result.names == {} and result.removed == {"a.txt"}


def test_undoing_an_old_decision_after_a_rename_does_not_hide_the_rename():
    review = fold([one := says("ada", "accept")])
    review.rename({"a.txt": "b.txt"})
    later = says("ben", "accept", of=article(file="b.txt"))
    undo = review.undo("ada")
    assert [event.article for event in undo] == ["b.txt"]
    result = reattach([one, later, *undo, taken_back(one, action="redo")], {"b.txt": digest_of(TEXT)})
    assert result.names == {"a.txt": "b.txt"}
    assert {event.article for event in result.events if event.action == "accept"} == {"b.txt"}


def test_two_new_paths_with_its_text_leave_it_unsure():
    same = digest_of(TEXT)
    result = reattach([says("ada", "accept")], {"b.txt": same, "c.txt": same}, look={"a.txt": same})
    assert result.names == {} and result.unsure == {"a.txt": ("b.txt", "c.txt")} and result.removed == {"a.txt"}


def test_two_vanished_articles_with_one_text_do_not_share_a_successor():
    same = digest_of(TEXT)
    events = [says("ada", "accept"), says("ada", "accept", of=article(file="twin.txt"))]
    result = reattach(events, {"b.txt": same}, look={"a.txt": same, "twin.txt": same})
    assert result.names == {} and set(result.unsure) == {"a.txt", "twin.txt"}


def test_an_article_that_was_renamed_and_then_edited_is_known_by_its_passages():
    edited = TEXT.replace("meet again", "meet once more")
    texts = {"b.txt": edited, "c.txt": "Quite another story about pensions."}
    present = {name: digest_of(text) for name, text in texts.items()}
    events = [says("ada", "accept"), says("ada", "accept", SHIFTS)]
    look = {"a.txt": digest_of(TEXT)}
    assert reattach(events, present, texts.__getitem__, look=look).names == {"a.txt": "b.txt"}
    assert reattach(events, present, look=look).names == {}
    half = {"b.txt": edited.replace(RISE, "more of everything")}
    assert reattach(events, {"b.txt": "x"}, half.__getitem__, look=look).names == {}


def test_an_edited_article_at_its_old_path_stays_that_article():
    result = reattach([says("ada", "accept")], {"a.txt": "another", "backup.txt": digest_of(TEXT)}, look={})
    assert result.names == {} and not result.removed


def test_renames_that_were_seen_are_followed_in_time(tmp_path):
    early = says("ada", "accept")
    save_renames(tmp_path, {"a.txt": "b.txt"}, time_of(event_ids()[0]))
    other = says("ada", "reject", SHIFTS)  # a new article under the old name
    save_renames(tmp_path, {"b.txt": "c.txt"}, time_of(event_ids()[0]))
    followed = follow([early, other], load_renames(tmp_path))
    assert [event.article for event in followed] == ["c.txt", "a.txt"]


def test_renames_of_one_moment_are_carried_out_at_once():
    at = "9999-01-01T00:00:00.000Z"
    events = [says("ada", "accept"), says("ada", "accept", of=article(file="b.txt"))]
    swapped = follow(events, [Rename("a.txt", "b.txt", at), Rename("b.txt", "a.txt", at)])
    assert [event.article for event in swapped] == ["b.txt", "a.txt"]


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
