"""The second piece of a sentence that its attribution breaks: "The plan, she said, | has failed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from summit_tui.extraction.clause_ends import before_next_cue
from summit_tui.extraction.drafts import QuoteDraft
from summit_tui.extraction.kids import child
from summit_tui.extraction.reported import EDGE
from summit_tui.extraction.saying import verbs
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_ASIDE = 12
"""Words of an attribution behind its sentence, and of what comes before the verb behind it, at most."""
_PRESENT = frozenset({"has", "have", "is", "are", "was", "were", "do", "does", "did"})
"""Helping verbs of what the reporter tells: "..., she said, and has left"."""
PIECE = 4
"""A piece of a broken clause has more words than this."""


def other_piece(paragraph: Paragraph, verb: Token, made: QuoteDraft, inside: set[int]) -> list[QuoteDraft]:
    """Give the shorter piece of a clause that its attribution breaks in two, where it says something by itself.

    Example: "The plan to close the mine, she said, has failed": both pieces; but of "Moscow, she said, took this for
    a win" only the second, and of "In the meantime, she said, ..." likewise.
    """
    head = verb.head
    pieces = [(head.left_edge.i, verb.left_edge.i - 1), (verb.right_edge.i + 1, head.right_edge.i)]
    joined = child(verb, "conj")
    own = child(joined, "nsubj", "nsubjpass") if joined is not None else None
    if joined is not None and own is not None and own.tag_ == "PRP" and joined.i > verb.i + 2:
        pieces[1] = (verb.i + 2, joined.right_edge.i)  # "..., she says, and they felt free": hung on the cue
    condition = child(verb, "advcl")
    if condition is not None and condition.i < verb.i and condition.left_edge.i == verb.left_edge.i:
        pieces[0] = (condition.left_edge.i, condition.right_edge.i)  # hung on the cue: "If it rains, she said, ..."
    if pieces[0][1] - pieces[0][0] < PIECE or pieces[1][1] - pieces[1][0] < PIECE:
        return []
    out = []
    for piece in pieces:
        first, last = piece
        while first <= last and (paragraph.doc[first].text in EDGE or paragraph.doc[first].tag_ == "CC"):
            first += 1
        while last >= first and paragraph.doc[last].text in EDGE:
            last -= 1
        start, end = paragraph.span(first, max(first, last))
        if (
            last - first >= PIECE
            and (end <= made.start or start >= made.end)
            and not inside & {*range(first, last + 1)}
        ):
            out.append(msgspec.structs.replace(made, start=start, end=end, why="piece of a clause"))
    return out


def going_on(paragraph: Paragraph, cue: Token, made: QuoteDraft, inside: set[int]) -> list[QuoteDraft]:
    """Give what goes on behind a sentence and its attribution: "It has no plans, according to aides, and | may close".

    Only with a helping verb or in the infinitive, since what happened is the reporter's to tell ("..., she said, and
    left").
    """
    doc = paragraph.doc
    at = next((i for i in range(cue.i + 1, min(cue.i + _ASIDE, len(doc) - 3)) if doc[i].text == ","), None)
    if at is None or doc[at + 1].lower_ not in ("and", "but", "or") or paragraph.offset(doc[at]) < made.end:
        return []
    verb = next((token for token in doc[at + 2 : at + _ASIDE] if token.dep_ == "conj" and token.tag_[:2] == "VB"), None)
    if verb is None or verb.head.i > at or verb.left_edge.i < at:
        return []
    helped = any(one.dep_ == "aux" and one.i < verb.i and one.lower_ not in _PRESENT for one in verb.children)
    if not helped and (verb.tag_ != "VB" or child(verb, "nsubj") is not None):
        return []
    last = before_next_cue(verb, verb.right_edge.i)
    last = next((i - 1 for i in range(verb.i, last) if doc[i].text == "," and doc[i + 1].lower_ == "which"), last)
    while last > at + 2 and doc[last].text in EDGE:
        last -= 1
    if last - at < PIECE or inside & {*range(at, last + 1)} or lemma(verb) in verbs().clause - verbs().weak:
        return []
    start, end = paragraph.span(at + 2, last)
    return [msgspec.structs.replace(made, start=start, end=end, why="piece of a clause")]
