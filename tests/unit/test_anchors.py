"""Anchors: a decision stays with its passage, or is shown as without one; it never moves by a guess."""

from __future__ import annotations

import pytest

from summit_tui.model import Anchor, digest_of
from summit_tui.review.anchors import Ambiguous, Attached, Attachment, Orphan, anchor, attach
from summit_tui.review.words import says_otherwise

TEXT = """Dockers and port owners meet again

PORTSIDE — The dockers' union demanded a pay rise of 12 per cent on Monday. The owners called the figure "out of reach".

"We will not sign before the night shifts are settled," Ines Falk told reporters. The mediator said little.

The owners offered to talk about the pension fund. They ruled out new contracts for the crane crews.

Asked about it, the treasurer called the offer "a first step". The owners called the strike "out of reach".
"""


def made(words: str, text: str = TEXT, occurrence: int = 0) -> Anchor:
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return anchor(text, start, start + len(words), digest_of(text))


def moved(one: Anchor, text: str, before: str | None = None) -> Attachment:
    return attach(one, text, digest_of(text), before)


def words_at(found: Attachment, text: str) -> str:
    assert isinstance(found, Attached)
    return text[found.start : found.end]


def test_an_anchor_keeps_the_words_and_32_characters_either_side():
    one = made("12 per cent")
    assert one.exact == TEXT[one.start : one.end] == "12 per cent"
    assert one.prefix == TEXT[one.start - 32 : one.start] and len(one.prefix) == 32
    assert one.suffix == " on Monday. The owners called th"
    first = anchor("no deal", 0, 2, "d")
    assert (first.prefix, first.exact, first.suffix) == ("", "no", " deal")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4), (0, 8)])
def test_what_is_no_passage_cannot_be_anchored(start, end):
    with pytest.raises(ValueError, match="no passage"):
        anchor("no deal", start, end, "d")


def test_in_the_same_text_it_is_where_it_was_even_if_its_words_repeat():
    one = made("out of reach", occurrence=1)
    assert moved(one, TEXT) == Attached(one.start, one.end, "same")


def test_text_added_before_or_after_moves_it_along():
    one = made("We will not sign before the night shifts are settled,")
    for text in ("Updated at noon.\n\n" + TEXT, TEXT + "\nMore to follow.\n"):
        found = moved(one, text)
        assert words_at(found, text) == one.exact
        assert not found.changed


def test_of_several_places_with_its_words_the_context_picks_the_right_one():
    one = made("out of reach", occurrence=1)
    text = "Updated at noon.\n\n" + TEXT
    found = moved(one, text)
    assert isinstance(found, Attached) and found.start == text.rindex("out of reach")


def test_it_does_not_jump_to_the_same_words_elsewhere_when_its_own_passage_is_gone():
    one = made("out of reach")
    text = TEXT.replace(' The owners called the figure "out of reach".', "")
    assert text.count("out of reach") == 1
    for before in (None, TEXT):
        found = moved(one, text, before)
        assert found == Ambiguous(((text.index("out of reach"), text.index("out of reach") + 12),))


def test_places_that_cannot_be_told_apart_are_ambiguous():
    line = "The delegates repeated over and over that they would never ever leave. "
    text = line * 4
    one = anchor(text, len(line) + 14, len(line) + 22, digest_of(text))
    shorter = text[len(line) :] + "End."
    found = moved(one, "Start. " + shorter)
    assert isinstance(found, Ambiguous) and len(found.places) == 3


def test_the_former_text_settles_what_the_context_cannot():
    line = "The delegates repeated over and over that they would never ever leave. "
    text = line * 4 + "End."
    start = len(line) + 14
    one = anchor(text, start, start + 8, digest_of(text))
    after = "Updated. " + text
    assert moved(one, after, before=text) == Attached(start + 9, start + 17, "mapped")


def test_a_sentence_that_moved_to_another_paragraph_is_followed_if_the_former_text_is_known():
    one = made("They ruled out new contracts for the crane crews.")
    text = one.exact + "\n\n" + TEXT.replace(" " + one.exact, "")
    assert words_at(moved(one, text, before=TEXT), text) == one.exact


def test_a_correction_of_a_letter_keeps_the_decision():
    text = TEXT.replace("pension fund", "penson fund")
    one = made("The owners offered to talk about the penson fund", text)
    for before in (None, text):
        found = moved(one, TEXT, before)
        assert words_at(found, TEXT) == "The owners offered to talk about the pension fund"
        assert found == Attached(found.start, found.end, "edited", changed=False)


def test_other_line_breaks_and_marks_keep_the_decision_even_on_few_words():
    text = TEXT.replace("'", "’").replace("12 per cent", "12\nper cent").replace('"out of', "“out\nof")
    for words in ("12 per cent", "dockers' union", 'figure "out'):
        one = made(words)
        found = moved(one, text)
        assert words_at(found, text).split() == words.replace('"', "“").replace("'", "’").split()
        assert isinstance(found, Attached) and found.how == "edited" and not found.changed


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("The dockers' union demanded a pay rise of 12 per cent", "12", "14"),
        ("We will not sign before the night shifts are settled", "will not sign", "will sign"),
        ("Ines Falk told reporters. The mediator said little", "Falk", "Funk"),
        ("The owners offered to talk about the pension fund", "pension", "strike"),
        ("They ruled out new contracts for the crane crews", "ruled out", "promised"),
    ],
)
def test_a_changed_number_name_negation_or_word_comes_back_to_review(words, old, new):
    one = made(words)
    edited = words.replace(old, new)
    text = TEXT.replace(words, edited)
    for before in (None, TEXT):
        found = moved(one, text, before)
        assert words_at(found, text) == edited
        assert found.how == "edited" and found.changed


def test_a_passage_that_is_gone_or_rewritten_is_an_orphan():
    one = made("We will not sign before the night shifts are settled,")
    rewritten = TEXT.replace(one.exact, "Nothing will come of this unless people get their sleep,")
    for text in (TEXT.replace(one.exact, ""), rewritten, "", "Another article altogether."):
        for before in (None, TEXT):
            assert moved(one, text, before) == Orphan()


def test_a_passage_like_it_elsewhere_does_not_take_the_decision_of_one_that_is_gone():
    first = "The northern delegation demanded that all of its prisoners be freed by May."
    second = "The southern delegation demanded that all of its prisoners be freed by May."
    text = f"{first} Nobody in the hall was surprised.\n\nHours later there was an echo. {second} Then came lunch.\n"
    one = made(first, text)
    found = moved(one, text.replace(first + " ", ""))
    assert not isinstance(found, Attached)


def test_two_edited_passages_alike_are_ambiguous():
    base = "The delegation demanded that all of its prisoners be freed by the end of May"
    text = f"On Monday it said: {base}.\n\nThe rest is quiet."
    one = made(base, text)
    twins = text.replace(base, base + "s") + f"\nOn Monday it said: {base}x.\n\nThe rest is quiet."
    assert isinstance(moved(one, twins.replace("freed", "let go")), Ambiguous)


def test_short_words_that_were_edited_are_not_known_again():
    one = made("a first step")
    assert moved(one, TEXT.replace("a first step", "a first stop")) == Orphan()


QUOTED = "It said again that no crew would sail before the talks had come to an end in writing and in public."
SAIL = "no crew would sail"


def test_beside_a_copy_of_its_sentence_only_a_place_with_all_of_its_context_is_the_passage():
    line = f"The union had signalled that {SAIL}"
    one = made(SAIL, f"They had met “in the hall.” {line}.\n\nWhat the owners hear\n")
    doubled = f"They had met “in the hall.” {line}.\n\n{line}.\n\nWhat the owners hear\n"
    assert isinstance(moved(one, doubled), Ambiguous), "the first has what stood before, the second what came after"
    apart = f"{line}.\n\nThey had met “in the hall.” {line}.\n\nWhat the owners hear\n"
    found = moved(one, apart)
    assert found == Attached(apart.rindex(SAIL), apart.rindex(SAIL) + len(SAIL), "exact")


def test_a_copy_put_right_before_the_passage_is_not_taken_for_it_by_comparison():
    before = f"The union met.\n\n{QUOTED} The owners left.\n"
    words = QUOTED[-40:]
    one = made(words, before)
    text = before.replace(QUOTED, f"{QUOTED}\n\n{QUOTED}")
    for known in (before, None):
        found = moved(one, text, known)
        assert isinstance(found, Ambiguous) or found == Attached(text.rindex(words), text.rindex(words) + 40, "exact")


@pytest.mark.parametrize(
    "broken",
    [
        Anchor("12 per cent", "", "", -5, 6, "d"),
        Anchor("12 per cent", "", "", 10**9, 10**9 + 11, "d"),
        Anchor("12 per cent", "", "", 90, 20, "d"),
        Anchor("", "", "", 0, 0, "d"),
    ],
)
def test_an_anchor_that_makes_no_sense_attaches_to_its_words_or_to_nothing(broken):
    found = moved(broken, TEXT, TEXT)
    assert isinstance(found, Ambiguous | Orphan) or words_at(found, TEXT) == broken.exact


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("They agreed on the plan.", "They  agreed on\nthe plan"),
        ("the plan was agreed", "The plan was agreed"),
        ("a goverment plan", "a government plan"),
        ("the united freight lines", "the unitde freight lines"),
        ("agreed to the plan", "agreed to a plan"),
        ("the workers’ demand", "the workers' demand"),
    ],
)
def test_what_leaves_the_meaning_standing(before, after):
    assert not says_otherwise(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("12 per cent", "13 per cent"),
        ("1.5 million", "15 million"),
        ("$5 a day", "€5 a day"),
        ("rose by 5%", "rose by 5"),
        ("it is -5 degrees", "it is 5 degrees"),
        ("seven ships", "eleven ships"),
        ("seventy ships", "seventh ships"),
        ("Falk said so", "Funk said so"),
        ("they told Turkey", "they told turkey"),
        ("they will agree", "they will not agree"),
        ("they won't agree", "they want agree"),
        ("able to sign", "unable to sign"),
        ("they could sign", "they would sign"),
        ("they accept it", "they reject it"),
        ("They agreed.", "They agreed?"),
        ("they agreed", "they never agreed"),
        ("they agreed to", "they agreed"),
        ("", "they agreed"),
    ],
)
def test_what_may_say_something_else(before, after):
    assert says_otherwise(before, after) and says_otherwise(after, before)
