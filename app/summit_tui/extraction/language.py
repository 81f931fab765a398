"""Whether a text is English: by the share of its most common words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from summit_tui.extraction.lexicon import load_lexicon

_WORD = re.compile(r"[^\W\d_]+")
_LOOK_AT = 4_000


@lru_cache(maxsize=1)
def _common() -> dict[str, frozenset[str]]:
    lexicon = load_lexicon()
    return {code: lexicon.words("languages", code) for code in lexicon.table("languages")}


def language_of(text: str) -> str:
    """Give the language of a text as a two-letter code; "en" where nothing speaks against it, "und" if unknown.

    Only the first few thousand characters are read.
    """
    words = [word.lower() for word in _WORD.findall(text[:_LOOK_AT])]
    if len(words) < 20:
        return (
            "en"
            if text[:_LOOK_AT].isascii() or not words
            else "en"
            if any(word in _common()["en"] for word in words)
            else "und"
        )
    counts = Counter(words)
    english = sum(counts[word] for word in _common()["en"]) / len(words)
    best, share = "en", english
    for code, common in _common().items():
        found = sum(counts[word] for word in common) / len(words)
        if found > share + 0.02:
            best, share = code, found
    if best == "en" and english < 0.08:
        return "und" if english < 0.04 else "en"
    return best
