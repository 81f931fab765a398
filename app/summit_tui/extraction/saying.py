"""The words of saying, by what they can carry: `lexicon/saying.toml` as sets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from summit_tui.extraction.lexicon import load_lexicon


@dataclass(frozen=True)
class Verbs:
    """The verbs of saying, by what they can carry."""

    clause: frozenset[str]
    marks: frozenset[str]
    weak: frozenset[str]
    directives: frozenset[str]
    thinking: frozenset[str]
    of_people: frozenset[str]
    needs_that: frozenset[str]
    naming: frozenset[str]
    nouns: frozenset[str]
    held: frozenset[str]
    noun_verbs: frozenset[str]
    adjectives: frozenset[str]
    terms: frozenset[str]
    counts: frozenset[str]
    documents: frozenset[str]


@lru_cache(maxsize=1)
def verbs() -> Verbs:
    """Give the verbs of `lexicon/saying.toml`."""
    lexicon = load_lexicon()
    clause = lexicon.words("saying", "clause")
    return Verbs(
        clause=clause,
        marks=clause | lexicon.words("saying", "marks_only"),
        weak=lexicon.words("saying", "weak"),
        directives=lexicon.words("saying", "directives"),
        thinking=lexicon.words("saying", "thinking"),
        of_people=lexicon.words("saying", "of_people"),
        needs_that=lexicon.words("saying", "needs_that"),
        naming=lexicon.words("saying", "naming"),
        nouns=lexicon.words("saying", "nouns"),
        held=lexicon.words("saying", "held"),
        noun_verbs=lexicon.words("saying", "noun_verbs"),
        adjectives=lexicon.words("saying", "adjectives"),
        terms=lexicon.words("saying", "term_before"),
        counts=lexicon.words("saying", "counts"),
        documents=lexicon.words("saying", "documents"),
    )
