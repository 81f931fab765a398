"""How sure a demand is: the chance that a reader finds the same words with the same holder.

A logistic model over a few marks of a finding (which kind of rule found it, what kind of side holds it, how the
sentence names the holder, on what footing). The weights are data (lexicon/wanting.toml, `sureness`); they were fitted
by tests/bench/fit_demands.py on annotated articles that the rules know, and checked on articles that they do not.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from summit_tui.extraction.lexicon import load_lexicon

if TYPE_CHECKING:
    from summit_tui.extraction.demand_model import Claim, Scene
    from summit_tui.extraction.holders import Holding

_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "his", "her", "its", "their", "our", "my"})
_FIRST_WORDS = {
    "ask": "verb", "ask,": "verb", "said": "verdict", "announced": "modal", "condition": "phrase",
    "verb": "verb", "verdict": "verdict", "modal": "modal", "adjective": "adjective", "noun": "noun", "idiom": "phrase",
    "term": "term", "list": "list", "phrase": "phrase",
}  # fmt: skip
"""The kind of rule by the first word of `why`; others are loose ones (headlines, imperatives, passives)."""


def marks_of(claim: Claim, scene: Scene, holding: Holding) -> list[str]:
    """Give what speaks for or against a finding, as names of weights.

    Example: "Oslo rejected the quota" gives base, rule verb, kind state, sided, footing own.
    """
    rule = _FIRST_WORDS.get(claim.why.split(" ", 1)[0].rstrip(":"), "loose")
    side = next((actor for actor in scene.cast.actors if actor.name == holding.holder), None)
    marks = ["base", f"rule {rule}", f"kind {side.kind if side is not None else 'none'}"]
    if side is not None and side.party is not None:
        marks.append("sided")
    if holding.where is None:
        marks.append("unnamed")
    elif scene.paragraph.text[slice(*(at - scene.paragraph.start for at in holding.where))].lower() in _PRONOUNS:
        marks.append("pronoun")
    marks.append(f"footing {holding.footing}")
    return marks


def sureness(marks: Sequence[str], weights: Mapping[str, float] | None = None) -> float:
    """Give the chance between 0 and 1 that a finding with these marks is right.

    Args:
        marks: from `marks_of`; a mark without a weight counts nothing.
        weights: other than those of the lexicon.
    """
    known = _weights() if weights is None else weights
    return 1 / (1 + math.exp(-sum(known.get(mark, 0.0) for mark in marks)))


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {str(mark): float(weight) for mark, weight in load_lexicon().table("wanting")["sureness"].items()}
