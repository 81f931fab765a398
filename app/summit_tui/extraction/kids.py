"""The children of each token, made once a paragraph, and what is asked of them most.

spaCy looks a token's children up by a walk over its neighbourhood each time they are asked for, which was most of the
cost of the demand rules. While `planted` holds, `kids` reads a table instead; elsewhere it asks spaCy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_KIDS = "summit_kids"
_WORD = (1 << 64) - 1
"""Heads come as offsets in unsigned words of 64 bits: -1 is the largest."""
_MANNERS = frozenset(
    {"circumstances", "circumstance", "way", "condition", "conditions", "account", "case", "event", "point", "means"}
)
_DENIALS = frozenset({"never", "nor", "neither"})


@contextmanager
def planted(paragraphs: Sequence[Paragraph]) -> Iterator[None]:
    """Hold the tables of some paragraphs; they go at the end, for a table refers to its document and back."""
    try:
        for paragraph in paragraphs:
            table: list[list[Token]] = [[] for _ in paragraph.tokens]
            offsets = paragraph.doc.to_array("HEAD").tolist()
            for number, (token, offset) in enumerate(zip(paragraph.tokens, offsets, strict=True)):
                if offset:
                    table[(number + offset) & _WORD].append(token)
            paragraph.doc.user_data[_KIDS] = table
        yield
    finally:
        for paragraph in paragraphs:
            paragraph.doc.user_data.pop(_KIDS, None)


def kids(token: Token) -> Sequence[Token]:
    """Give the children of a token in the order of the text."""
    table: list[list[Token]] | None = token.doc.user_data.get(_KIDS)
    return table[token.i] if table is not None else list(token.children)


def child(token: Token, *deps: str) -> Token | None:
    """Give the first child with one of the dependencies."""
    for one in kids(token):
        if one.dep_ in deps:
            return one
    return None


def agent(verb: Token) -> Token | None:
    """Give the head of the `by` phrase of a passive verb."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def negated(verb: Token) -> bool:
    """Tell whether a verb has a negation of its own ("not", "never", "no longer")."""
    for one in kids(verb):
        dep = one.dep_
        if dep == "neg" or one.lower_ in _DENIALS or (dep == "advmod" and one.lower_ == "longer"):
            return True
        if dep == "prep" and one.i < verb.i and _none(child(one, "pobj")):
            return True
    return False


def _none(noun: Token | None) -> bool:
    """Tell whether a phrase before the verb denies it: "under no circumstances will we sign", "in no way"."""
    return noun is not None and noun.lower_ in _MANNERS and any(one.lower_ == "no" for one in kids(noun))
