"""Whatever the edit: offsets are valid, the words are the words, and edits elsewhere move nothing away."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from summit_tui.model import Anchor, Article, digest_of, finding_ids
from summit_tui.review.anchors import EDITS, Ambiguous, Attached, Orphan, anchor, attach
from summit_tui.review.decisions import decide, fold
from summit_tui.review.lost import lost
from summit_tui.review.reattach import rebind

WORDS = ["talks", "deal", "no", "the", "union", "owners", "12", "Falk", "said", "“never”", "é", "\n\n", "strike", "."]
any_text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join) | st.text(min_size=1, max_size=200)


@st.composite
def anchored(draw: st.DrawFn) -> tuple[str, Anchor]:
    text = draw(any_text)
    start = draw(st.integers(0, len(text) - 1))
    return text, anchor(text, start, draw(st.integers(start + 1, len(text))), "before")


@st.composite
def sentences(draw: st.DrawFn, count: int) -> list[str]:
    """Sentences that are unlike each other, as those of an article are."""
    letters = "abcdefghiklmnoprstuvwy"
    chance = random.Random(draw(st.integers(0, 2**32)))
    return [
        " ".join("".join(chance.choices(letters, k=chance.randint(3, 9))) for _ in range(chance.randint(8, 14))) + "."
        for _ in range(count)
    ]


@given(anchored(), any_text | st.just(""), st.booleans())
def test_what_is_attached_lies_in_the_text_and_says_what_it_said(given_anchor, text, known):
    before, one = given_anchor
    found = attach(one, text, "after", before if known else None)
    if isinstance(found, Attached):
        assert 0 <= found.start < found.end <= len(text)
        if found.how != "edited":
            assert text[found.start : found.end] == one.exact and not found.changed
        else:
            assert abs((found.end - found.start) - len(one.exact)) <= EDITS * len(one.exact)
    elif isinstance(found, Ambiguous):
        assert found.places and all(0 <= start < end <= len(text) for start, end in found.places)
    else:
        assert found == Orphan()


@given(anchored())
def test_the_text_it_was_made_in_gives_back_the_very_place(given_anchor):
    text, one = given_anchor
    assert attach(one, text, "before") == Attached(one.start, one.end, "same")


@given(anchored(), any_text | st.just(""), any_text | st.just(""))
def test_text_put_before_and_after_never_moves_it_to_another_place(given_anchor, head, tail):
    before, one = given_anchor
    text = head + before + tail
    found = attach(one, text, "after", before)
    if isinstance(found, Attached) and found.how == "mapped":
        assert text[found.start : found.end] == one.exact
    if isinstance(found, Attached) and before.count(one.exact) == 1 and text.count(one.exact) == 1:
        assert (found.start, found.end) == (one.start + len(head), one.end + len(head))


@given(st.data(), st.booleans())
@settings(max_examples=150)
def test_an_edit_in_other_sentences_leaves_it_with_its_own(data, known):
    *lines, first, second, third = data.draw(sentences(12))
    chosen = data.draw(st.integers(0, 8))
    before = " ".join(lines)
    start = before.index(lines[chosen])
    one = anchor(before, start, start + len(lines[chosen]), digest_of(before))
    edited = list(lines)
    for other in (first, second, third):
        place = data.draw(st.integers(0, len(edited)))
        what = data.draw(st.sampled_from(["insert", "replace", "delete"]))
        if what == "insert":
            edited.insert(place, other)
        elif place < len(edited) and edited[place] != lines[chosen]:
            edited[place : place + 1] = [other] if what == "replace" else []
    text = " ".join(edited)

    found = attach(one, text, digest_of(text), before if known else None)

    own = text.index(lines[chosen])
    if known:
        assert isinstance(found, Attached)
    if isinstance(found, Attached):
        assert (found.start, found.end) == (own, own + len(one.exact)) and not found.changed
    else:
        assert isinstance(found, Ambiguous) and found.places == ((own, own + len(one.exact)),)


@given(st.data(), st.booleans())
def test_a_deleted_sentence_passes_its_decision_to_no_other(data, known):
    *lines, last = data.draw(sentences(9))
    chosen = data.draw(st.integers(0, 6))
    twin = data.draw(st.booleans())
    lines = [*lines, *(lines[chosen : chosen + 1] if twin else []), last]
    before = " ".join(lines)
    start = before.index(lines[chosen])
    one = anchor(before, start, start + len(lines[chosen]), digest_of(before))
    text = " ".join(lines[:chosen] + lines[chosen + 1 :])

    found = attach(one, text, digest_of(text), before if known else None)

    assert isinstance(found, Ambiguous if twin else Orphan)


@given(st.data(), st.booleans())
def test_a_slip_within_the_passage_is_followed_and_a_new_figure_comes_back_to_review(data, known):
    lines = data.draw(sentences(6))
    lines[3] = "The owners offered seventeen days and " + lines[3]
    changed = data.draw(st.booleans())
    edited = lines[3].replace("seventeen", "eighteen") if changed else lines[3].replace("offered", "ofered")
    before = " ".join(lines)
    one = anchor(before, before.index(lines[3]), before.index(lines[3]) + len(lines[3]), digest_of(before))
    text = " ".join([*lines[:3], edited, *lines[4:]])

    found = attach(one, text, digest_of(text), before if known else None)

    start = text.index(edited)
    assert found == Attached(start, start + len(edited), "edited", changed)


@given(any_text, any_text | st.just(""), st.data(), st.booleans())
def test_no_decision_is_lost_by_an_edit(before, text, data, known):
    def spans(of: str) -> list[tuple[int, int]]:
        starts = data.draw(st.lists(st.integers(0, len(of) - 1), max_size=5)) if of else []
        return [(start, data.draw(st.integers(start + 1, len(of)))) for start in starts]

    old, new = Article("a.txt", before, digest_of(before)), Article("a.txt", text, digest_of(text))
    decided = spans(before)
    ids = finding_ids(before, "quote", decided)
    review = fold(
        decide("ada", "reject", old, kind="quote", finding=one, span=span)
        for one, span in zip(ids, decided, strict=True)
    )
    now = spans(text)
    present = finding_ids(text, "quote", now)
    bindings = rebind(
        review,
        new,
        [("quote", one, *span) for one, span in zip(present, now, strict=True)],
        {digest_of(before): before}.get if known else None,
    )

    rows = {row["finding"]: row for row in review.rows()}
    for one in ids:
        binding = bindings.get(("quote", one, old.digest))
        if binding is None:
            assert one in present and rows[one]["state"] == "rejected"
        elif binding.finding is None:
            kept = next(lost_one for lost_one in lost(review, ["a.txt"]) if lost_one.finding == one)
            assert kept.was == "rejected" and kept.reason in ("orphan", "ambiguous", "unfound")
            if binding.taken:  # another passage has its id now
                assert one in present and (one not in rows or rows[one]["attached"] in ("moved", "changed"))
            elif binding.otherwise:  # its words stand there otherwise: it comes back to review
                assert (rows[one]["state"], rows[one]["was"]) == ("undecided", "rejected")
            else:
                assert rows[one]["state"] == "rejected"
        else:
            assert binding.finding in present
            # A finding that was decided under its own id as well says nothing of those that joined it.
            assert rows[binding.finding]["attached"] in ("moved", "changed") or binding.finding in ids
