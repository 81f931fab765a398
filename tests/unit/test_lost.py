"""Decisions without a finding: they are kept, with their words and what was known of them."""

from __future__ import annotations

from review_kit import RISE, SHIFTS, TEXT, article, found, says, taken_back

from summit_tui.model import Article, Decision, Demand, Extraction, Metadata, Quote, digest_of, finding_ids
from summit_tui.review.decisions import Review, decide, fold
from summit_tui.review.looks import Rename
from summit_tui.review.lost import KEPT, kept_in, lost, said_of
from summit_tui.review.reattach import late_names, rebind

SAID = {"holder": "The Union", "stance": "demand", "issue": "pay", "summary": "Twelve per cent more"}


def bound(text: str, *events: Decision, machine: tuple[str, ...] = (), before: bool = True) -> tuple[Review, Article]:
    review = fold(events)
    now = article(text)
    rebind(review, now, [found(now, words) for words in machine], {digest_of(TEXT): TEXT}.get if before else None)
    return review, now


def extraction(of: Article, demands: tuple[Demand, ...] = ()) -> Extraction:
    return Extraction(of.file, of.digest, "next", "en", Metadata(), (), (), (), demands)


def test_a_removed_passage_is_lost_with_its_words_and_what_was_decided():
    one = says("ada", "accept", before=SAID, note="see page 2")
    review, _ = bound("Nothing of it is left.", one)
    (row,) = lost(review, {"a.txt"})
    assert (row.reason, row.words, row.was, row.note, row.coder) == ("orphan", RISE, "accepted", "see page 2", "ada")
    assert row.said == SAID and (row.start, row.end) == (None, None)
    assert review.events_of("a.txt", (row.kind, row.finding, row.digest)) == [(one, True)]


def test_corrections_are_told_over_what_the_machine_said():
    events = [says("ada", "correct", before=SAID, after={"issue": "wages"})]
    (row,) = lost(bound("Nothing of it is left.", *events)[0], {"a.txt"})
    assert row.was == "edited" and row.said == {**SAID, "issue": "wages"}


def test_what_is_found_or_undone_is_not_lost():
    one = says("ada", "accept")
    assert lost(bound(TEXT, one, machine=(RISE,))[0], {"a.txt"}) == []
    assert lost(bound("Nothing.", one, taken_back(one))[0], {"a.txt"}) == []


def test_decisions_on_an_article_that_is_gone_are_lost_as_removed():
    (row,) = lost(fold([says("ada", "reject")]), {"b.txt"})
    assert (row.article, row.reason, row.was) == ("a.txt", "removed", "rejected")


def test_what_the_extractor_no_longer_makes_comes_back_as_the_finding_it_was():
    one = says("ada", "accept", before=SAID)
    review, now = bound(TEXT, one, machine=(SHIFTS,))
    assert [row.reason for row in lost(review, {"a.txt"})] == ["unfound"]
    (kept,) = kept_in(review, extraction(now), now.text).demands
    assert (kept.id, kept.text, kept.holder, kept.issue) == (one.finding, RISE, "The Union", "pay")
    assert kept.summary == "Twelve per cent more" and kept.why == KEPT and kept.stance == "demand"
    assert now.text[kept.start : kept.end] == kept.text


def test_it_comes_back_where_its_words_are_after_an_edit_elsewhere():
    review, now = bound("Updated at noon.\n\n" + TEXT, says("ada", "accept", before=SAID))
    (kept,) = kept_in(review, extraction(now), now.text).demands
    assert kept.start == now.text.index(RISE)


def test_without_what_the_machine_said_it_comes_back_with_its_words_alone():
    review, now = bound(TEXT, says("ada", "accept"))
    (kept,) = kept_in(review, extraction(now), now.text).demands
    assert (kept.summary, kept.holder) == (RISE, "")


def test_nothing_comes_back_that_was_only_noted_undone_or_is_there():
    note, accept = says("ada", "note", note="look"), says("ada", "accept", SHIFTS)
    review, now = bound(TEXT, note, accept, taken_back(accept))
    assert kept_in(review, extraction(now), now.text) == extraction(now)


def test_quotes_and_questions_come_back_as_such():
    events = [
        decide("ada", "accept", article(), kind=kind, finding=finding, span=(start, end), before=before)
        for kind, before in (("quote", {"speaker": "Ines Falk", "type": "direct"}), ("question", {"summary": "When?"}))
        for _, finding, start, end in [found(article(), SHIFTS, kind)]
    ]
    review, now = bound(TEXT, *events)
    back = kept_in(review, extraction(now), now.text)
    assert [(one.speaker, one.type) for one in back.quotes] == [("Ines Falk", "direct")]
    assert [one.summary for one in back.questions] == ["When?"]
    assert isinstance(back.quotes[0], Quote)


def test_an_event_keeps_the_fields_of_its_kind_that_the_machine_filled():
    row = {"holder": "The Union", "target": None, "summary": "More", "speaker": "no field of a demand", "start": 3}
    assert said_of("demand", row) == {"holder": "The Union", "summary": "More"}
    assert said_of("quote", {}) is None


# Another passage under the same id

SENTENCE = (
    "The dockers of the northern harbour said that they want a longer rest after every shift at night and on holidays."
)
WANT = "a longer rest"


def repeated(text: str, start: int) -> tuple[Review, Article, list[str]]:
    old = article(text)
    (finding,) = finding_ids(text, "demand", [(start, start + len(WANT))])
    review = fold([decide("ada", "accept", old, kind="demand", finding=finding, span=(start, start + len(WANT)))])
    return review, old, [finding]


def test_a_copy_of_the_sentence_put_before_it_does_not_take_the_decision_over():
    text = f"Headline\n\nThe talks go on. {SENTENCE} Nobody answered.\n"
    start = text.index(WANT)
    review, old, (finding,) = repeated(text, start)
    now = article(f"Headline\n\n{SENTENCE}\n\nThe talks go on. {SENTENCE} Nobody answered.\n")
    first, second = (place for place in range(len(now.text)) if now.text.startswith(WANT, place))
    spans = [(first, first + len(WANT)), (second, second + len(WANT))]
    ids = finding_ids(now.text, "demand", spans)
    assert ids[0] == finding, "the copy has the id that the passage had"

    for before in ({old.digest: old.text}.get, None):
        rebind(review, now, [("demand", one, *span) for one, span in zip(ids, spans, strict=True)], before)
        assert review.state_of("a.txt", "demand", ids[0]).state == "undecided"
        if before is not None:
            assert review.state_of("a.txt", "demand", ids[1]).state == "accepted"
    # What is decided on the copy is the copy's.
    rebind(review, now, [("demand", one, *span) for one, span in zip(ids, spans, strict=True)], {old.digest: text}.get)
    review.apply(decide("ada", "reject", now, kind="demand", finding=ids[0], span=spans[0]))
    assert review.state_of("a.txt", "demand", ids[0]).state == "rejected"
    assert review.state_of("a.txt", "demand", ids[1]).state == "accepted"


def test_two_holders_of_a_passage_whose_words_stand_twice_are_not_taken_for_one_another():
    text = f"{SENTENCE}\n\n{SENTENCE}\n"
    second = text.rindex(WANT)
    spans = [(text.index(WANT), text.index(WANT) + len(WANT)), *[(second, second + len(WANT))] * 2]
    old, ids = article(text), finding_ids(text, "demand", spans)
    review = fold([decide("ada", "accept", old, kind="demand", finding=ids[1], span=spans[1])])
    now = article(text.replace("after every", "after each"))
    place = now.text.rindex(WANT)
    here = [(now.text.index(WANT), now.text.index(WANT) + len(WANT)), *[(place, place + len(WANT))] * 2]
    present = finding_ids(now.text, "demand", here)
    rebind(
        review, now, [("demand", one, *span) for one, span in zip(present, here, strict=True)], {old.digest: text}.get
    )
    states = [review.state_of("a.txt", "demand", one).state for one in present]
    assert states == ["undecided"] * 3, "nobody can say which of the two it was"
    assert [row.reason for row in lost(review, {"a.txt"})] == ["ambiguous"]


# Decisions under a former name


def test_a_colleague_s_decision_under_the_former_name_finds_the_article_if_its_text_is_the_same():
    renames = [Rename("old.txt", "mid.txt", "2000-01-01T00:00:00.000Z"), Rename("mid.txt", "new.txt", "2001-01-01")]
    review = fold([says("ben", "accept", of=article(file="old.txt"))])
    assert late_names(review, renames, {"new.txt": digest_of(TEXT)}) == {"old.txt": "new.txt"}
    assert late_names(review, renames, {"new.txt": "edited since"}) == {}
    assert late_names(review, renames, {"new.txt": digest_of(TEXT), "old.txt": "another article"}) == {}
    assert late_names(review, [], {"new.txt": digest_of(TEXT)}) == {}
