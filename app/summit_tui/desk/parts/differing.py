"""Where two wordings of one utterance differ, word by word. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from summit_tui.desk.parts.matches import fold
from summit_tui.desk.parts.reading import Ranges

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
WORDS = 400
"""Words up to which two passages are compared: longer ones are no quotes."""
ALIKE = 0.5
"""The share of words in common from which two passages are wordings of one thing."""


def differing(one: str, other: str) -> tuple[Ranges, Ranges]:
    """Give the words of each text that the other does not have in their place, as half-open ranges.

    Case, accents and punctuation do not count. Texts that have less than half of their words in common are not two
    wordings of one thing: nothing is given.

    Example:
        >>> differing("We will not move.", "We shall not move!")
        ([(3, 7)], [(3, 8)])
    """
    mine, theirs = ([found.span() for found in _WORD.finditer(fold(text))] for text in (one, other))
    if not mine or not theirs or max(len(mine), len(theirs)) > WORDS:
        return [], []
    words = [fold(one)[a:b] for a, b in mine], [fold(other)[a:b] for a, b in theirs]
    matcher = SequenceMatcher(None, *words, autojunk=False)
    if 2 * sum(size for _, _, size in matcher.get_matching_blocks()) < ALIKE * (len(mine) + len(theirs)):
        return [], []
    here: Ranges = []
    there: Ranges = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            here += [(mine[a][0], mine[b - 1][1])] if b > a else []
            there += [(theirs[c][0], theirs[d - 1][1])] if d > c else []
    return here, there
