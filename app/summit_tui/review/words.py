"""Whether an edit leaves standing what a passage says."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA, Levenshtein


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile(r"\w+(?:['’.,/-]\w+)*|[$€£¥₹₽₴₪₩%‰?]|(?<![\w-])[-−](?=\d)")
"""Words, figures as they are written, and the marks without which they say something else."""
_CARELESS = frozenset({"a", "an", "the", "that"})
"""Words that may come and go without a change of what is said."""
_NEGATIONS = _listed(
    """no not never none nobody nothing nowhere neither nor without cannot hardly barely scarcely unless until
    except"""
)
_NUMBERS = _listed(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion
    dozen half third quarter fifth tenth first second last once twice double triple"""
)
_LONG = 5
"""Letters from which a word may hold a slip of one letter and still be the same word."""


def says_otherwise(before: str, after: str) -> bool:
    """Tell whether a passage may say something else after an edit.

    A changed number, name (a word with a capital) or negation always does, and so does any other word that came,
    went or changed. What does not: white space, punctuation, articles, the case of the first word, and a slip of
    one letter within a word of five or more ("goverment").
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    if old == new:
        return False
    old, new = _weighty(old), _weighty(new)
    if old and new:
        old[0], new[0] = _first(old[0], new[0])
    for change in Levenshtein.opcodes(old, new):
        gone = old[change.src_start : change.src_end]
        came = new[change.dest_start : change.dest_end]
        if gone != came and (len(gone) != len(came) or not all(map(_slip, gone, came))):
            return True
    return False


def _weighty(words: list[str]) -> list[str]:
    return [word.replace("’", "'") for word in words if word.lower() not in _CARELESS]


def _first(old: str, new: str) -> tuple[str, str]:
    """Let the case of the first word go: a sentence may begin there now."""
    return (old.lower(), new.lower()) if old[1:] == new[1:] and old[1:].islower() else (old, new)


def _slip(old: str, new: str) -> bool:
    """Tell whether two words are one and the same with a slip of the keyboard in between."""
    for word in (old, new):
        low = word.lower()
        if word != low or any(char.isdigit() for char in word) or low in _NEGATIONS or low in _NUMBERS:
            return False
        if low.endswith("n't") or len(word) < _LONG:
            return False
    return old[0] == new[0] and OSA.distance(old, new, score_cutoff=1) <= 1
