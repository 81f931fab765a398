"""What an open question is about, and whether the analyst has closed it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from summit_tui.extraction.issues import load_taxonomy
from summit_tui.ledger.names import word_set
from summit_tui.ledger.positions import content, stem

OPEN, ANSWERED, MOOT = "open", "answered", "moot"
_TELLING = 3
"""The least weight of an issue's words in a question."""

HOLLOW = frozenset(
    stem(word)
    for word in word_set(
        "detail details settle settled account right outline outlines question matter happen happens exactly next "
        "happening mean means whether agree agreement accept support issue issues side sides"
    )
)


@lru_cache(maxsize=16384)
def telling(words: str) -> frozenset[str]:
    """Give the stems of the words that tell a question from others ("what are the details?" has none)."""
    return content(words) - HOLLOW


@lru_cache(maxsize=16384)
def issue_asked(summary: str, text: str) -> str:
    """Give the issue that a question is about, by the taxonomy of demands, or "" where none fits."""
    taxonomy = load_taxonomy()
    scores = taxonomy.scores(summary)
    for label, weight in taxonomy.scores(text).items():
        scores[label] += weight
    label, score = max(scores.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return label if score >= _TELLING else ""


def closed(corrections: Mapping[tuple[str, str, str], Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    """Give the questions (file, id) that the analyst closed: answered or moot."""
    found = {}
    for (file, kind, finding), after in corrections.items():
        if kind == "question":
            if after.get("answer_id") or after.get("answer"):
                found[file, finding] = ANSWERED
            elif after.get("moot"):
                found[file, finding] = MOOT
    return found
