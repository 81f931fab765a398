"""Points under a heading that names whose wishes they are: "What does the union want?", then "1. Shifts would be cut.".

An explainer lists a side's terms without a verb of wanting in each: the heading has it. The points are read as those of
a plan of that side. A heading that asks something else ends it, and so does a paragraph that is no point.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_trees import subject
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.cast import Cast
    from summit_tui.extraction.demand_lexicon import Wanting
    from summit_tui.extraction.parse import Paragraph

_POINT = re.compile(r"\s*(?:\d{1,2}[.)]|[-•*–])\s")
_LONGEST = 12
"""Tokens of a heading at most."""
_ASKING = frozenset({"want", "demand", "seek", "ask", "insist", "require"})


def wisher_of(heading: Paragraph, cast: Cast, wanting: Wanting) -> int | None:
    """Give the actor whose wishes a heading promises: "What does Oslo want?", "What the union wants", "Oslo's demands".

    Args:
        heading: a paragraph that is a subhead.
        cast: who is who.
        wanting: the word lists.
    """
    if len(heading.tokens) > _LONGEST:
        return None
    for token in heading.tokens:
        if token.tag_[:2] == "VB" and lemma(token) in _ASKING:
            who = subject(token)
            return cast.resolve(heading, who) if who is not None else None
        if token.tag_ == "NNS" and wanting.nouns.get(lemma(token)) == "demand":
            owner = next((kid for kid in token.children if kid.dep_ == "poss"), None)
            return cast.resolve(heading, owner) if owner is not None else None
    return None


def is_point(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is one of a list: it begins with a number or a bullet."""
    return _POINT.match(paragraph.text) is not None
