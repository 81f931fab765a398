"""What becomes of decisions when articles are renamed or edited, or another extractor reads them."""

from __future__ import annotations

from review_kit import RISE, SHIFTS, TEXT, article, found, says, state, taken_back

from summit_tui.model import Article, Decision, digest_of, finding_ids
from summit_tui.review.decisions import UNDECIDED, Binding, Review, State, decide, fold
from summit_tui.review.journal import event_ids, time_of
from summit_tui.review.looks import Rename, load_renames, save_renames
from summit_tui.review.reattach import follow, reattach, rebind

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
    review.bind("a.txt", {("demand", found(article(), RISE)[1], digest_of(TEXT)): Binding(None, "orphan")})
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
