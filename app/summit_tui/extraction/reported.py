"""A reported clause becomes a quote: trimmed of marks, conjunction and gloss, and only where words are the reporter's.

What hands the clause over is told by `indirect` (verbs that govern it) and `loose_cues` (asides, labels).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summit_tui.extraction.drafts import QuoteDraft
from summit_tui.extraction.glosses import before_gloss
from summit_tui.extraction.saying import verbs
from summit_tui.extraction.speakers import Source
from summit_tui.extraction.words import is_verb, lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Doc, Paragraph, Token

EDGE = frozenset({",", ".", ";", ":", "-", "–", "—", "?", "!", '"', "“", "”", "'", "‘", "’", "(", ")", "...", "…"})
"""Signs that are trimmed from the ends of a reported clause."""
_FEWEST = 2
"""A reported clause has more words than this: "they said | it was" only answers."""
_QUOTED = 0.8
"""Of a clause that stands in marks for more than this share, the reporter's own words are only the frame."""
_ASCRIBED = frozenset({"attr", "acomp", "dobj", "prep"})
_RELAYED = 0.5
"""A quote told inside another that makes up more than this share of it is what is relayed."""
_RELAYING = frozenset({"according to", "report"})
_BARE = frozenset({"be", "have", "'s"})


@dataclass(frozen=True)
class Cue:
    """The words that hand a clause over, and how sure and of what kind that is."""

    span: tuple[int, int]
    confidence: float
    why: str


def reported(
    paragraph: Paragraph, head: Token, span: tuple[int, int], source: Source, *, cue: Cue, inside: set[int]
) -> QuoteDraft | None:
    """Make a quote of a clause, trimmed of marks and conjunction; None where too little is the reporter's own."""
    doc = paragraph.doc
    first, last = span
    while first <= last and (
        doc[first].text in EDGE or (doc[first].lower_ in ("that", "and", "but") and first < head.i)
    ):
        first += 1
    while last >= first and (doc[last].text in EDGE or doc[last].is_space) and last not in inside:
        last -= 1
    if last - first > 2 and doc[last].lower_ in ("however", "though", "meanwhile") and doc[last - 1].text == ",":
        last -= 2
    last = before_gloss(paragraph, first, _before_source(doc, first, last), head, inside)
    if last - first < _FEWEST or not own_words(first, last, head, inside):
        return None
    start, end = paragraph.span(first, last)
    end = _with_mark(paragraph, end, last, inside)
    return QuoteDraft(
        start=start, end=end, type="indirect", speaker=source.name,
        speaker_start=source.start, speaker_end=source.end, cue_start=cue.span[0], cue_end=cue.span[1],
        confidence=round(cue.confidence, 2), why=cue.why, actor=source.actor,
    )  # fmt: skip


def _before_source(doc: Doc, first: int, last: int) -> int:
    """End a clause before another source for it: "it was not that simple, | according to an account she gave"."""
    for i in range(last - 1, first + _FEWEST + 1, -1):
        if doc[i].lower_ == "according" and doc[i - 1].text == "," and doc[i + 1].lower_ == "to":
            return i - 2 if doc[i].right_edge.i >= last - 1 else last
    return last


def _with_mark(paragraph: Paragraph, end: int, last: int, inside: set[int]) -> int:
    """Take in the mark that closes a fragment at the end of the clause."""
    at = end - paragraph.start
    return end + 1 if last in inside and paragraph.text[at : at + 1] in "\"”’'" and at < len(paragraph.text) else end


def own_words(first: int, last: int, head: Token, inside: set[int]) -> bool:
    """Tell whether the clause has a verb of the reporter's own: a bare copula around marked words is none."""
    tokens = head.doc[first : last + 1]
    quoted = sum(1 for token in tokens if token.i in inside)
    if not quoted:
        return True
    if quoted > _QUOTED * len(tokens):
        return False
    cues = verbs().clause
    return any(
        token.i not in inside
        and is_verb(token)
        and token.dep_ not in ("relcl", "acl", "pcomp")
        and (lemma(token) not in _BARE or (token.i == head.i and _tells(token, inside)))
        and not (token.i != head.i and lemma(token) in cues)
        for token in tokens
    )


def _tells(verb: Token, inside: set[int]) -> bool:
    """Tell whether what "be" or "have" ascribes is the reporter's own: the price "we pay" is out of proportion."""
    said = [one for one in verb.children if one.dep_ in _ASCRIBED and one.i > verb.i]
    if lemma(verb) == "have" and any(one.dep_ == "dobj" and one.i not in inside for one in said):
        return True  # "it had money to sit one out "for longer""
    return bool(said) and not any(one.i in inside for top in said for one in top.subtree)


def unnested(quotes: list[QuoteDraft]) -> list[QuoteDraft]:
    """Leave one of two quotes where one is told inside the other.

    Of "the senators say the minister told them that ..." the outer one stays; of "the paper reported that an official
    said ..." the inner one, which is nearly all of it.
    """
    gone: set[int] = set()
    for i, outer in enumerate(quotes):
        for j, inner in enumerate(quotes):
            if i == j or not outer.start <= inner.start < inner.end <= outer.end or outer.cue_start is None:
                continue
            if inner.cue_start is None or not outer.start <= inner.cue_start < outer.end:
                continue
            if inner.actor is not None and inner.actor == outer.actor:
                continue  # "She said it was late and denied that ...": one speaker, two cues
            most = inner.end - inner.start >= _RELAYED * (outer.end - outer.start)
            gone.add(i if most and outer.why in _RELAYING else j)
    return [quote for i, quote in enumerate(quotes) if i not in gone]
