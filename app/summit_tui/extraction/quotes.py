"""All quotations of an article: direct ones, their continuations, transcripts, and indirect speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summit_tui.extraction.cast import Cast
from summit_tui.extraction.drafts import QuoteDraft
from summit_tui.extraction.indirect import find_indirect
from summit_tui.extraction.lexicon import Lexicon
from summit_tui.extraction.marks import find_marked
from summit_tui.extraction.quotes_beside import Attribution, Place
from summit_tui.extraction.quotes_direct import (
    announced,
    attribute,
    draft,
    extent_of,
    inside_tokens,
    is_term,
    places,
)
from summit_tui.extraction.speakers import Source
from summit_tui.extraction.transcripts import answerer, turn_quote, turns_of
from summit_tui.model import Article

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph

__all__ = ["QuoteDraft", "find_quotes"]

_WORD = re.compile(r"[^\W\d_]+")
_LINKS = frozenset(["and", "or", "but", "to", "of", "in", "for", "by", "with", "on", "as", "that", "a", "the", ""])
"""Words that may stand between two pieces of one quotation: "ready in principle" to "fight on"."""


def find_quotes(article: Article, paragraphs: list[Paragraph], cast: Cast, lexicon: Lexicon) -> list[QuoteDraft]:
    """Find what is said and by whom.

    Args:
        article: the article.
        paragraphs: its parsed story.
        cast: the actors that speakers are resolved to.
        lexicon: verbs of saying.

    Returns:
        Direct and indirect quotes by their start; a direct fragment may lie inside an indirect quote.
    """
    turns = turns_of(paragraphs)
    answers = answerer(paragraphs, turns, cast) if turns else None
    out: list[QuoteDraft] = []
    headings: list[QuoteDraft] = []
    carried: _Carried | None = None
    for number, paragraph in enumerate(paragraphs):
        if number in turns:
            out.append(turn_quote(paragraph, turns[number], cast, answers))
            continue
        found = places(paragraph, find_marked(paragraph.text))
        inside = inside_tokens(found)
        earlier = carried if carried and carried.number == number - 1 else None
        direct, carried = _direct(paragraph, found, inside, cast, before=earlier, number=number)
        out += direct
        if not direct and len(found) == 1:
            headings += _heading(paragraph, found[0])
        spoken = find_indirect(paragraph, inside, cast)
        out += spoken
        if not direct and spoken and carried is None:
            carried = _from_indirect(number, spoken[-1])
    out += _echoes(headings, out, article.text)
    out.sort(key=lambda quote: (quote.start, -quote.end))
    return out


def _heading(paragraph: Paragraph, place: Place) -> list[QuoteDraft]:
    """Give the words of a short paragraph that is nothing but words in marks: a heading that quotes."""
    words = paragraph.text[place.marked.start : place.marked.end].split()
    rest = paragraph.text[: place.marked.opened] + paragraph.text[place.marked.after :]
    return [draft(paragraph, place, None)] if 2 <= len(words) <= 10 and not rest.strip(" .:") else []


def _echoes(headings: list[QuoteDraft], quotes: list[QuoteDraft], text: str) -> list[QuoteDraft]:
    """Give the headings whose words somebody is quoted with in the story; theirs is the speaker."""
    spoken = [
        (quote, set(_WORD.findall(text[quote.start : quote.end].lower()))) for quote in quotes if quote.type == "direct"
    ]
    for one in headings:
        words = {word for word in _WORD.findall(text[one.start : one.end].lower()) if len(word) > 3}
        said = next((quote for quote, own in spoken if words and words <= own and quote.speaker), None)
        if said is not None:
            one.speaker, one.actor, one.why = said.speaker, said.actor, "heading with words of a quotation"
            one.confidence = round(0.8 * said.confidence, 2)
    return [one for one in headings if one.speaker]


class _Carried:
    """What the next paragraph may go on from: the last speaker, and whether the marks were left open."""

    def __init__(
        self, number: int, found: Attribution | None, unclosed: bool, ends_quoted: bool, starts_quoted: bool
    ) -> None:
        self.number = number
        self.found = found
        self.unclosed = unclosed
        self.ends_quoted = ends_quoted
        self.starts_quoted = starts_quoted


def _direct(
    paragraph: Paragraph, found: list[Place], inside: set[int], cast: Cast, *, before: _Carried | None, number: int
) -> tuple[list[QuoteDraft], _Carried | None]:
    out: list[QuoteDraft] = []
    last: Attribution | None = None
    known = [attribute(paragraph, place, inside, cast) for place in found]
    for i, place in enumerate(found):
        if _is_name_or_term(paragraph, place) or (place.marked.opened and _is_title(paragraph, place)):
            continue
        own = known[i]
        chosen = own
        if own is None or own.source is None or own.confidence < 0.2:
            chosen = _inherited(paragraph, found, known, i, last=last, before=before)
        elif own.why in ("clause", "noun", "colon") and i and _directly_after(paragraph, found, i) and last is not None:
            chosen = last
        full = extent_of(paragraph, place) == "full"
        if chosen is None:
            if (
                paragraph.kind != "body"
                or not full
                or len(paragraph.text[place.marked.start : place.marked.end].split()) < 5
            ):
                continue
            chosen = _previous_subject(paragraph, place, cast) or chosen
        out.append(draft(paragraph, place, chosen))
        if chosen is not None:
            last = chosen
    if not found:
        ahead = announced(paragraph, cast)
        return out, _Carried(number, ahead, True, True, True) if ahead is not None else None
    rest = paragraph.text[found[-1].marked.after :].strip(" .,")
    starts = paragraph.text[: found[0].marked.opened].strip() == ""
    return out, _Carried(number, last, not found[-1].marked.closed, not rest or len(rest.split()) <= 14, starts)


def _from_indirect(number: int, quote: QuoteDraft) -> _Carried | None:
    """A paragraph that is all quotation may go on from indirect speech: She said it was late. / "We shall see." """
    if quote.speaker_start is None or quote.speaker_end is None:
        return None
    source = Source(quote.speaker, quote.speaker_start, quote.speaker_end, quote.actor, 0.6 * quote.confidence)
    return _Carried(number, Attribution(source, None, "paragraph before", source.confidence), False, True, True)


def _directly_after(paragraph: Paragraph, found: list[Place], i: int) -> bool:
    """Tell whether only an attribution of a few words parts this stretch from the one before."""
    between = paragraph.text[found[i - 1].marked.after : found[i].marked.opened]
    return len(between.split()) <= 12 and between.rstrip()[-1:] in (",", "")


def _inherited(
    paragraph: Paragraph,
    found: list[Place],
    known: list[Attribution | None],
    i: int,
    *,
    last: Attribution | None,
    before: _Carried | None,
) -> Attribution | None:
    """Give the speaker that a quotation without a cue goes on from: "...," she said. "..." """
    place = found[i]
    text = paragraph.text
    full = extent_of(paragraph, place) == "full"
    if i and last is not None and last.source is not None:
        between = text[found[i - 1].marked.after : place.marked.opened]
        if (full or not between.strip() or between.rstrip()[-1:] == ",") and len(between.split()) <= 40:
            return _again(last, "continued", 0.9 if len(between.split()) <= 15 else 0.6)
        joined = len(between.split()) <= 3 and all(word.strip(",") in _LINKS for word in between.lower().split())
        return _again(last, "same paragraph", 0.45) if not full and joined else None
    begins = text[: place.marked.opened].strip() == ""
    if begins and before is not None and before.found is not None:
        if before.unclosed:
            return _again(before.found, "continued paragraph", 0.95)
        if full and (before.ends_quoted or before.starts_quoted):
            return _again(before.found, "next paragraph", 0.7)
    if i + 1 < len(found) and full:
        later = known[i + 1]
        between = text[place.marked.after : found[i + 1].marked.opened].strip()
        if later is not None and not between:
            return _again(later, "continued", 0.8)
    return None


def _again(found: Attribution, why: str, factor: float) -> Attribution:
    return Attribution(found.source, found.cue, why, found.confidence * factor, found.verb)


def _previous_subject(paragraph: Paragraph, place: Place, cast: Cast) -> Attribution | None:
    """A quotation that stands alone after a sentence about a person is that person's: X was defiant. "..." """
    doc = paragraph.doc
    first, end = place.gap_before
    for i in range(end - 1, first - 1, -1):
        token = doc[i]
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in ("ROOT", "conj", "ccomp"):
            actor = cast.resolve(paragraph, token)
            if actor is not None and cast.actors[actor].kind in ("person", "group"):
                start, stop = paragraph.span(token.i, token.i)
                return Attribution(Source(cast.name(actor), start, stop, actor, 0.5), None, "sentence before", 0.35)
    return None


def _is_title(paragraph: Paragraph, place: Place) -> bool:
    """Tell whether the marks set off a work or a name after its word, or a gloss: the book "How It Began"."""
    before = paragraph.text[: place.marked.opened].rstrip()
    after = paragraph.text[place.marked.after :]
    if before[-1:] == "(" and after[:1] == ")" and place.last - place.first < 4:
        return True  # A gloss: the talks on the "Drittmarkt" ("third market").
    return before[-1:].isalpha() and is_term(paragraph.doc, place)


def _is_name_or_term(paragraph: Paragraph, place: Place) -> bool:
    """Tell whether the marks set off a nickname, a title or a term: Ann "Red" Example; the book "How It Began"."""
    text = paragraph.text
    words = text[place.marked.start : place.marked.end].split()
    before = text[: place.marked.opened].rstrip().rsplit(" ", 1)[-1]
    after = text[place.marked.after :].lstrip()
    if (
        len(words) <= 3
        and before[:1].isupper()
        and before[-1:].isalpha()
        and after[:1].isupper()
        and words[0][:1].isupper()
        and place.marked.opened
        and text[place.marked.end - 1].isalpha()
    ):
        return True
    capitals = sum(word[:1].isupper() for word in words if len(word) > 3)
    longer = sum(len(word) > 3 for word in words)
    return (
        3 <= len(words) <= 14
        and longer >= 2
        and capitals == longer
        and before[-1:] not in ",:"
        and text[place.marked.end - 1] not in ",.!?"
    )
