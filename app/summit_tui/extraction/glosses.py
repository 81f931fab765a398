"""The reporter's own gloss at the end of reported speech: it explains, and is none of what was said.

Example: in "the deal needs the votes of the founder, | a lawyer who left the board in May" what follows the bar tells
the reader who is meant. Annotation guidelines leave such glosses out of a reported clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.kids import child
from summit_tui.extraction.saying import verbs
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_DASHES = frozenset({"-", "–", "—", "--"})
_SETS_OFF = _DASHES | {","}
_EXPLAINS = frozenset({"appos", "attr", "dep", "npadvmod"})
_ARTICLES = frozenset({"a", "an", "the", "something"})
_HELPS = frozenset({"have", "do", "be"})
_BUT = frozenset({"except", "though", "although"})
_JUDGES = frozenset(
    ["reflect", "contrast", "echo", "underscore", "underline", "mirror", "spark", "prompt", "trigger", "fuel", "raise"]
)
"""Participles with which a reporter judges what was said: "..., reflecting the party's doubts"."""
_PAUSES = frozenset({",", "”", "’", '"'})
"""Before a gloss stands a comma, or the mark that closes words in marks and their comma."""
_MOST = 2
"""Glosses at the end of one clause, at most."""
_LEAST = 3
"""A gloss has at least so many words, and so many stand before it."""


def before_gloss(paragraph: Paragraph, first: int, last: int, head: Token, inside: set[int]) -> int:
    """Give the last token of a reported clause without the gloss at its end; `last` where there is none.

    Args:
        paragraph: where the clause stands.
        first: its first token.
        last: its last token.
        head: its verb.
        inside: tokens within quotation marks; a gloss is the reporter's and has none of them.
    """
    for _ in range(_MOST):  # ", as has the mayor, | a former judge": a gloss may have one of its own
        end = _before_one(paragraph, first, last, head, inside)
        if end == last:
            break
        last = end
    return last


def _before_one(paragraph: Paragraph, first: int, last: int, head: Token, inside: set[int]) -> int:
    tokens = paragraph.tokens
    told = _told_gloss(paragraph, first, last, head)
    if told is not None and not inside & set(range(told, last + 1)):
        return told - 1
    for at in range(last - _LEAST, max(first + _LEAST, head.i), -1):
        if at in inside or last - at > at - first:
            break  # words in marks, or more than half: no gloss
        if tokens[at].text in _SETS_OFF and _is_gloss(paragraph, at, last, inside):
            return at - 1
    return last


def _told_gloss(paragraph: Paragraph, first: int, last: int, head: Token) -> int | None:
    """Give the comma before a gloss that somebody else's words are in: ", a line | two envoys said was not shared"."""
    tokens = paragraph.tokens
    cues = verbs().clause | verbs().thinking
    for at in range(max(first + _LEAST, head.i), last - _LEAST):
        if tokens[at].text not in _PAUSES or tokens[at + 1].lower_ not in ("a", "an", "something"):
            continue
        for one in tokens[at + 2 : min(at + 10, last)]:
            if one.dep_ == "relcl" and one.head.i > at and lemma(one) in cues and child(one, "nsubj") is not None:
                return at
    return None


def _is_gloss(paragraph: Paragraph, at: int, last: int, inside: set[int]) -> bool:
    """Tell whether what follows a comma or dash up to the end of the clause only explains."""
    tokens = paragraph.tokens
    opening, second = tokens[at + 1], tokens[at + 2]
    if opening.lower_ == "as" and lemma(second) in _HELPS and second.tag_[:2] == "VB":
        return True  # ", as has the mayor"
    if opening.lower_ == "compared" and second.lower_ in ("with", "to"):
        return True
    if opening.lower_ in _BUT and tokens[at].text in _DASHES:
        return True
    if opening.tag_ == "VBG" and lemma(opening) in _JUDGES:
        return True
    counted = opening.tag_ == "CD" and tokens[at].text in _DASHES  # " - two sisters and a brother"
    return (opening.lower_ in _ARTICLES or counted) and _names_again(paragraph, at + 1, last, inside)


def _names_again(paragraph: Paragraph, first: int, last: int, inside: set[int]) -> bool:
    """Tell whether a stretch is one noun phrase that stands beside another: ", the founder of the union"."""
    tokens = paragraph.tokens
    top: Token | None = None
    for token in tokens[first : last + 1]:
        if token.i in inside:
            return False
        if not first <= token.head.i <= last:
            if token.dep_ == "punct":
                continue
            if top is not None:
                return False
            top = token
    return (
        top is not None
        and top.head.i < first
        and top.dep_ in _EXPLAINS
        and top.tag_[:2] in ("NN", "JJ", "CD")
        and not any(one.dep_ in ("cc", "conj") for one in top.children)
    )
