"""Direct quotations: words in marks, and whose they are.

Each marked stretch looks for its cue beside it: behind ("...," X said), before (X said: "..."), around (X called it
"..."). What has none inherits a speaker where it goes on from a quotation; a marked term with nobody speaking is
no quote.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from summit_tui.extraction.cast import Cast
from summit_tui.extraction.drafts import QuoteDraft
from summit_tui.extraction.kids import child
from summit_tui.extraction.marks import Marked
from summit_tui.extraction.quotes_beside import (
    Attribution,
    Place,
    according,
    in_the_words_of,
    label,
    participle,
    signed,
)
from summit_tui.extraction.saying import verbs
from summit_tui.extraction.speakers import cue_span, source_of, subject_source
from summit_tui.extraction.words import lemma
from summit_tui.model import Extent

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Doc, Paragraph, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"})
_LEAST = 0.2
"""Below this a source is a thing that cannot speak ("the deal")."""
_OPEN_END = ",?!-–—…"
_LEADS_IN = ":,-–—"
"""Signs that stand between a cue and the words it hands over."""
_DO = frozenset({"do", "does", "did"})
_BY_PARTICLE = {"go": frozenset({"on", "further"})}
"""Verbs that hand words over only with a particle: "she went on", not "they had gone to"."""


def places(paragraph: Paragraph, marked: list[Marked]) -> list[Place]:
    """Give each marked stretch with its tokens and the tokens of the plain text around it."""
    if not marked:
        return []
    doc = paragraph.doc
    starts = [token.idx for token in paragraph.tokens]
    out: list[Place] = []
    for number, one in enumerate(marked):
        first = bisect_left(starts, one.start)
        last = bisect_left(starts, one.end) - 1
        if first and starts[first - 1] + len(doc[first - 1]) > one.start:
            first -= 1
        before = bisect_left(starts, marked[number - 1].after) if number else 0
        opened = bisect_left(starts, one.opened)
        after = bisect_left(starts, one.after)
        end = bisect_left(starts, marked[number + 1].opened) if number + 1 < len(marked) else len(doc)
        out.append(Place(one, first, max(first, last), (before, max(before, opened)), (after, max(after, end))))
    return out


def inside_tokens(found: list[Place]) -> set[int]:
    """Give the indices of all tokens within marks."""
    return {i for place in found for i in range(place.first, place.last + 1)}


def attribute(paragraph: Paragraph, place: Place, inside: set[int], cast: Cast) -> Attribution | None:
    """Find the cue and the speaker beside one marked stretch."""
    text = paragraph.text
    last = text[place.marked.start : place.marked.end].rstrip("'’\"” []")[-1:] or " "
    follows = text[place.marked.after : place.marked.after + 2].lstrip()
    begins = _begins_sentence(paragraph, place)
    phrase = in_the_words_of(paragraph, place, cast)
    if phrase is not None:
        return phrase
    goes_on = last in _OPEN_END or follows[:1] in (",", "-", "–", "—") or (last == "." and follows[:1].islower())
    goes_on = goes_on or (begins and _cue_at(paragraph, place.gap_after))
    tries = [_behind, _ahead, _around] if begins else [_ahead, _around, _behind]
    for attempt in tries:
        if attempt is _behind and not goes_on and not (not begins and last not in ".!?"):
            continue
        found = attempt(paragraph, place, inside, cast)
        if found is None or (attempt is _behind and not goes_on and not _concerns(paragraph.doc[found.verb], place)):
            continue
        return found
    return None


def _cue_at(paragraph: Paragraph, gap: tuple[int, int]) -> bool:
    """Tell whether a cue follows without a comma: "We stand ready" wrote the mayor."""
    if gap[0] >= gap[1]:
        return False
    token = paragraph.doc[gap[0]]
    return token.tag_ in ("VBD", "VBZ") and lemma(token) in verbs().clause


def _begins_sentence(paragraph: Paragraph, place: Place) -> bool:
    before = paragraph.text[: place.marked.opened].rstrip()
    return not before or before[-1] in '.?!”"’…»' or place.gap_before[0] == place.gap_before[1]


def _cues(paragraph: Paragraph, first: int, last: int, inside: set[int]) -> list[Token]:
    known = verbs().marks
    tokens = paragraph.tokens
    return [
        token for token in tokens[first:last]
        if token.i not in inside and token.tag_ in _FINITE and token.dep_ not in ("amod", "compound")
        and lemma(token) in known and _hands_over(token)
    ]  # fmt: skip


def _hands_over(verb: Token) -> bool:
    """Tell whether a verb of the list is a cue here.

    None: "they had gone to ..." (no "on"), "which the paper noted as ..." (what it noted is the relative pronoun).
    """
    particles = _BY_PARTICLE.get(lemma(verb))
    if particles is not None and not any(one.lower_ in particles for one in verb.children):
        return False
    return lemma(verb) in verbs().naming or not any(
        one.dep_ == "dobj" and one.i < verb.i and one.tag_ in ("WDT", "WP") for one in verb.children
    )


def _behind(paragraph: Paragraph, place: Place, inside: set[int], cast: Cast) -> Attribution | None:
    """Words first: "...," she said; "...," said the envoy, who ...; "...," according to the ministry."""
    doc = paragraph.doc
    first, end = place.gap_after
    stop = first
    while stop < end and not (doc[stop].text in ".;:" and stop > first):
        stop += 1
    source = according(paragraph, first, min(stop, first + 4), cast)
    if source is not None:
        return source
    beside = signed(paragraph, first, cast) or participle(paragraph, first, cast)
    if beside is not None:
        return beside
    for verb in _cues(paragraph, first, min(stop, first + 32), inside):
        if (verb.dep_ in ("relcl", "acl") and verb.tag_ != "VBD") or (
            verb.tag_ in ("VBN", "VB") and child(verb, "aux") is None
        ):
            continue
        if verb.dep_ == "relcl" and verb.i - first > 3:
            continue
        found = subject_source(paragraph, verb, cast, inside)
        if found is not None and found.start >= paragraph.start + place.marked.end and found.confidence >= _LEAST:
            return Attribution(found, cue_span(paragraph, verb), "cue behind", 0.95 * found.confidence + 0.05, verb.i)
    return None


def _ahead(paragraph: Paragraph, place: Place, inside: set[int], cast: Cast) -> Attribution | None:
    """The speaker first: she said: "..."; X told reporters that "..."; X, "...".

    The cue is the last verb of saying between the end of the sentence before and the mark.
    """
    doc = paragraph.doc
    first, end = place.gap_before
    if first >= end:
        return None
    before = paragraph.text[: place.marked.opened].rstrip()
    if before and before[-1] in ".?!":
        return None
    start = end - 1 if doc[end - 1].text == ";" else end
    while start > first and not (doc[start - 1].text in ".?!" or doc[start - 1].text == ";"):
        start -= 1
    source = according(paragraph, start, min(end, start + 3), cast)
    cues = [verb for verb in _cues(paragraph, start, end, inside) if verb.i >= end - 40]
    weak: Attribution | None = None
    for verb in reversed(cues):
        if verb.tag_ == "VBN" and (mark := child(verb, "mark")) is not None and mark.lower_ == "as":
            continue  # "the minister said - as reported by the Post - "..."": the Post does not speak
        if before[-1] not in _LEADS_IN and (not _governs(verb, place) or _unsaid(verb, place)):
            continue
        found = subject_source(paragraph, verb, cast, inside)
        if found is None or found.confidence < _LEAST:
            continue
        made = Attribution(found, cue_span(paragraph, verb), "cue ahead", 0.92 * found.confidence, verb.i)
        names = doc[end - 1].lower_ == "as" and lemma(verb) in verbs().naming  # "what an aide referred to as ..."
        if found.actor is None and not names and verb.dep_ in ("ccomp", "conj") and lemma(verb) not in verbs().clause:
            weak = weak or made  # "The mayor said the deal offered ...": look for who said so.
        elif weak is None or found.actor is not None:
            return made
    if weak is not None:
        return weak
    if source is not None:
        return source
    if before[-1:] == ":" and start < end:
        found = label(paragraph, start, end, cast)
        if found is not None:
            return Attribution(found, None, "colon", 0.6 * found.confidence)
    return None


def _governs(verb: Token, place: Place, *, near: bool = True) -> bool:
    """Tell whether a verb stands right before the marks (where `near` counts), or above the marked words."""
    if near and place.first - verb.i <= 5:
        return True
    token = verb.doc[place.first]
    for _ in range(12):
        if token.i == verb.i:
            return True
        if token.head.i == token.i:
            break
        token = token.head
    return False


def _concerns(verb: Token, place: Place) -> bool:
    """Tell whether a later verb has to do with the marked words: it governs them, or is a relative clause to them."""
    if _governs(verb, place, near=False):
        return True
    at = verb
    while at.head.i != at.i:
        at = at.head
        if place.first <= at.i <= place.last:
            return True
    return False


def _unsaid(verb: Token, place: Place) -> bool:
    """Tell whether a word or two in marks come with a verb of what nobody has said yet.

    Example: whether the owners will view the "understanding" as ...; do they clarify what counts as "overtime"?
    """
    if verb.tag_ != "VB" or place.last - place.first > 1:
        return False
    asked = verb.sent[-1].text == "?"
    return any(
        one.dep_ == "aux" and (one.lower_ in ("will", "would", "may", "might") or (asked and one.lower_ in _DO))
        for one in verb.children
    )


def _around(paragraph: Paragraph, place: Place, inside: set[int], cast: Cast) -> Attribution | None:
    """The marked words are part of the reporter's clause: walk up the tree to a verb of saying with a subject."""
    doc = paragraph.doc
    token = doc[place.first]
    for i in range(place.first, place.last + 1):
        if not place.first <= doc[i].head.i <= place.last:
            token = doc[i]
            break
    known = verbs().marks
    for _ in range(14):
        woven = _woven_cue(token, inside, known)
        if woven is not None:
            found = subject_source(paragraph, woven, cast, inside)
            if found is not None and found.confidence >= _LEAST:
                return Attribution(found, cue_span(paragraph, woven), "woven", 0.8 * found.confidence, woven.i)
        cue = token.i not in inside and token.tag_ in _FINITE and lemma(token) in known
        if cue and _hands_over(token) and not _unsaid(token, place):
            found = subject_source(paragraph, token, cast, inside)
            if found is not None and found.start < paragraph.start + place.marked.start and found.confidence >= _LEAST:
                return Attribution(found, cue_span(paragraph, token), "clause", 0.8 * found.confidence, token.i)
        if token.i not in inside and lemma(token) in verbs().nouns:
            owner = child(token, "poss")
            found = source_of(paragraph, owner, cast) if owner is not None else None
            if found is not None:
                return Attribution(found, paragraph.span(token.i, token.i), "noun", 0.55 * found.confidence, token.i)
        if token.head.i == token.i:
            break
        token = token.head
    return None


def _woven_cue(token: Token, inside: set[int], known: frozenset[str]) -> Token | None:
    """Give the cue between commas in the clause of a verb: Russia, the envoy said, is ready to "go on"."""
    for one in token.children:
        if one.dep_ == "parataxis" and one.i not in inside and one.tag_ in _FINITE and lemma(one) in known:
            return one
    return None


def announced(paragraph: Paragraph, cast: Cast) -> Attribution | None:
    """Give who speaks in the paragraph after one that ends in a colon: She listed what was missing:"""
    doc = paragraph.doc
    text = paragraph.text.rstrip()
    if not text.endswith(":") or not len(doc):
        return None
    end = len(doc)
    start = end - 1
    while start > 0 and doc[start - 1].text not in (".", "?", "!"):
        start -= 1
    known = verbs().marks
    for i in range(end - 1, start - 1, -1):
        if doc[i].tag_ in _FINITE and lemma(doc[i]) in known:
            found = subject_source(paragraph, doc[i], cast, set())
            if found is not None and found.confidence >= _LEAST:
                return Attribution(found, cue_span(paragraph, doc[i]), "announced", 0.8 * found.confidence, i)
    found = label(paragraph, start, end, cast)
    return Attribution(found, None, "announced", 0.6 * found.confidence) if found is not None else None


def is_term(doc: Doc, place: Place) -> bool:
    """Tell whether the words before the marks make them a name or a term: the so-called "..."."""
    first, end = place.gap_before
    if end <= first:
        return False
    last = doc[end - 1]
    if last.lower_ in verbs().terms:
        return child(last, "nsubj") is None  # but: what the owner called "..."
    return last.lower_ == "as" and end - 2 >= first and doc[end - 2].lower_ == "known"


def extent_of(paragraph: Paragraph, place: Place) -> Extent:
    """Tell a clause or more (full) from a shorter piece woven into the reporter's sentence (fragment)."""
    doc = paragraph.doc
    for i in range(place.first, place.last + 1):
        token = doc[i]
        if token.dep_ in ("nsubj", "nsubjpass", "expl") and place.first <= token.head.i <= place.last:
            return "full"
    text = paragraph.text[place.marked.start : place.marked.end]
    if text[:1].isupper() and (_begins_sentence(paragraph, place) or text[-1:] in ".?!") and text[-1:] in ".,?!…":
        return "full"
    return "fragment"


def draft(paragraph: Paragraph, place: Place, found: Attribution | None) -> QuoteDraft:
    """Make a quote of a marked stretch and its attribution."""
    source = found.source if found else None
    return QuoteDraft(
        start=paragraph.start + place.marked.start,
        end=paragraph.start + place.marked.end,
        type="direct",
        extent=extent_of(paragraph, place),
        speaker=source.name if source else None,
        speaker_start=source.start if source else None,
        speaker_end=source.end if source else None,
        cue_start=found.cue[0] if found and found.cue else None,
        cue_end=found.cue[1] if found and found.cue else None,
        confidence=round(found.confidence if found else 0.25, 2),
        why=found.why if found else "no speaker found",
        actor=source.actor if source else None,
    )
