"""Which states only bring others together: "Norwegian mediators", "talks hosted by Norway".

Such a state has no side of its own in the affair, and those who speak for it speak for none, unless the article has it
want something: then it is a party whatever it hosts.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summit_tui.extraction.names import NameUse
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_GO_BETWEENS = frozenset({"mediator", "mediation", "facilitator", "go-between", "facilitation"})
_VERBS = frozenset({"mediate", "broker", "facilitate"})
_DONE = frozenset({"mediate", "broker", "facilitate", "host", "convene"})


def find_mediators(uses: list[NameUse], paragraphs: list[Paragraph], positions: Counter[str]) -> frozenset[str]:
    """Give the states that mediate and want nothing.

    Args:
        uses: the names of the article.
        paragraphs: the parsed story.
        positions: how often each state is the subject of a verb of wanting.
    """
    return frozenset(
        use.entry.name
        for use in uses
        if use.entry is not None
        and use.entry.kind == "state"
        and not positions[use.entry.name]
        and _mediates(paragraphs[use.paragraph].doc[use.last])
    )


def _mediates(token: Token) -> bool:
    """Tell whether a state's name stands where a mediator's does."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    head = token.head
    if token.dep_ in ("amod", "compound", "poss", "nmod"):
        return lemma(head) in _GO_BETWEENS
    if token.dep_ in ("nsubj", "nsubjpass"):
        return lemma(head) in _VERBS
    return token.dep_ == "pobj" and head.lower_ == "by" and lemma(head.head) in _DONE
