"""Who stands beside marked words without governing them: a signature, a label, "according to", "in the words of".

Also what a marked stretch and its attribution are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summit_tui.extraction.cast import Cast
from summit_tui.extraction.kids import child
from summit_tui.extraction.marks import Marked
from summit_tui.extraction.saying import verbs
from summit_tui.extraction.speakers import Source, cue_span, source_of, source_or_issuer
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph

_DASHES = frozenset({"-", "–", "—", "--", "―"})
_SIGNATURE = 12
"""Words of a name with its title that signs a quotation, at most."""
_WORDS_OF = 12
"""Words before the marks among which "in the words of" is looked for."""
_SENTENCE_END = ".?!;"


@dataclass
class Place:
    """A marked stretch in its paragraph: tokens `first` to `last`, and the gaps of plain text before and after."""

    marked: Marked
    first: int
    last: int
    gap_before: tuple[int, int]
    gap_after: tuple[int, int]


@dataclass(frozen=True)
class Attribution:
    """A source, its cue, and how it was found."""

    source: Source | None
    cue: tuple[int, int] | None
    why: str
    confidence: float
    verb: int = -1


def signed(paragraph: Paragraph, first: int, cast: Cast) -> Attribution | None:
    """Give the name behind a dash that ends the paragraph: "We would rather walk." - Ann Example, envoy"""
    doc = paragraph.doc
    if len(doc) - first > _SIGNATURE or first + 1 >= len(doc) or doc[first].text not in _DASHES:
        return None
    for token in doc[first + 1 : first + 5]:
        found = cast.headed(paragraph, token)
        if found is not None and found.start == paragraph.offset(doc[first + 1]):
            source = Source(cast.name(found.actor), found.start, found.end, found.actor, 0.8)
            return Attribution(source, None, "signed", 0.8)
    return None


def participle(paragraph: Paragraph, first: int, cast: Cast) -> Attribution | None:
    """Give the name right behind a cue that the parser took for a participle: "...," commented Ann Example."""
    doc = paragraph.doc
    if first + 1 >= len(doc) or doc[first].tag_ != "VBN" or lemma(doc[first]) not in verbs().clause:
        return None
    for token in doc[first + 1 : first + 6]:
        found = cast.headed(paragraph, token)
        if found is not None and found.start <= paragraph.offset(doc[first + 1]) < found.end:
            source = Source(cast.name(found.actor), found.start, found.end, found.actor, 0.85)
            return Attribution(source, cue_span(paragraph, doc[first]), "cue behind", 0.85, first)
    return None


def according(paragraph: Paragraph, first: int, end: int, cast: Cast) -> Attribution | None:
    """Give the source that "according to" names among some tokens."""
    doc = paragraph.doc
    for i in range(first, min(end, len(doc) - 2)):
        if doc[i].lower_ == "according" and doc[i + 1].lower_ == "to":
            inner = child(doc[i + 1], "pobj")
            found = source_or_issuer(paragraph, inner, cast) if inner is not None else None
            if found is not None:
                return Attribution(found, paragraph.span(i, i + 1), "according to", 0.9 * found.confidence, i)
    return None


def in_the_words_of(paragraph: Paragraph, place: Place, cast: Cast) -> Attribution | None:
    """Give whose words they are: the "last mile", in the words of the envoy; they were, in her words, "far apart"."""
    doc = paragraph.doc
    behind = range(place.gap_after[0], min(place.gap_after[1], len(doc) - 2))
    before = range(place.gap_before[1] - 3, max(place.gap_before[0], place.gap_before[1] - _WORDS_OF), -1)
    for side in (behind, before):
        for i in side:
            if doc[i].text in _SENTENCE_END:
                break
            found = _words_of(paragraph, i, cast)
            if found is not None:
                return found
    return None


def _words_of(paragraph: Paragraph, i: int, cast: Cast) -> Attribution | None:
    doc = paragraph.doc
    if i < 2 or doc[i].lower_ != "words" or doc[i - 1].lower_ != "the" or doc[i + 1].lower_ != "of":
        return None
    inner = child(doc[i + 1], "pobj")
    found = source_of(paragraph, inner, cast) if inner is not None else None
    if found is None:
        return None
    return Attribution(found, paragraph.span(i - 2, i + 1), "in the words of", 0.9 * found.confidence, i)


def label(paragraph: Paragraph, start: int, end: int, cast: Cast) -> Source | None:
    """Find who is meant by a clause that ends in a colon: Ann Example: "..."; The minister was blunt: "..."."""
    doc = paragraph.doc
    last = end - 1
    while last > start and doc[last].text in (":", "-", "–", "—", " "):
        last -= 1
    named = cast.headed(paragraph, doc[last])
    if named is not None and named.form == "name" and cast.actors[named.actor].kind == "person":
        return Source(cast.name(named.actor), named.start, named.end, named.actor, 0.9)
    for token in paragraph.tokens[start:end]:
        # "The palace issued a statement from the king:"
        if token.lower_ in verbs().documents and (sender := child(token, "prep")) is not None:
            inner = child(sender, "pobj") if sender.lower_ in ("from", "by") else None
            found = source_of(paragraph, inner, cast) if inner is not None else None
            if found is not None and found.confidence >= 0.5:
                return found
    for i in range(start, end):
        if doc[i].dep_ == "nsubj" and doc[i].head.dep_ in ("ROOT", "ccomp", "conj"):
            found = source_of(paragraph, doc[i], cast)
            if found is not None and found.actor is not None:
                return found
    source = source_of(paragraph, doc[last], cast) if doc[last].tag_.startswith("NN") else None
    if source is not None and (source.actor is not None or source.confidence >= 0.5):
        return source
    return None
