"""What a position is about: one label, from weighted words (lexicon/issues.toml) or, where none fits, from the text.

The words of the passage count three times more than those of the rest of the sentence.
A subject that the taxonomy does not know gets the head noun of what is wanted, preferably one that the article repeats.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from summit_tui.extraction.lexicon import load_lexicon

_ENTRY = re.compile(r"'([^']+)'(?::(\d+))?|(\S+?)(?::(\d+))?(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_REMEMBERED = 20_000
"""Words of which a taxonomy remembers what they tell."""
_SETTLED = 12
"""The weight of words that the folder's settings give to an issue."""
_ENOUGH = 6
"""The least score with which a label holds: one telling word in the passage or several in the sentence."""


@dataclass(frozen=True)
class Taxonomy:
    """Labels by word, by beginning of a word, and by phrase, with weights."""

    words: dict[str, list[tuple[str, int]]]
    stems: dict[str, list[tuple[str, int]]]
    phrases: dict[str, list[tuple[str, int]]]
    by_first: dict[str, list[str]]
    """Phrases by their first word."""
    of_word: dict[str, list[tuple[str, int]]]
    """What a word alone tells, for words met before."""

    def scores(self, text: str) -> Counter[str]:
        """Give the weight of each label in a text; linear in its length."""
        out: Counter[str] = Counter()
        words = _WORD.findall(text.lower().replace("’", "'"))
        flat = ""
        for word in set(words):
            for label, weight in self._alone(word):
                out[label] += weight
            for phrase in self.by_first.get(word, ()):
                flat = flat or f" {' '.join(words)} "
                if f" {phrase} " in flat:
                    for label, weight in self.phrases[phrase]:
                        out[label] += weight
        return out

    def with_labels(self, labels: Mapping[str, list[str]]) -> Taxonomy:
        """Give a taxonomy in which the words of some labels outweigh all others."""
        own = build_taxonomy({label: list(words) for label, words in labels.items()})
        return _taxonomy(
            {word: [*self.words.get(word, []), *own.words.get(word, [])] for word in (*self.words, *own.words)},
            {stem: [*self.stems.get(stem, []), *own.stems.get(stem, [])] for stem in (*self.stems, *own.stems)},
            {one: [*self.phrases.get(one, []), *own.phrases.get(one, [])] for one in (*self.phrases, *own.phrases)},
        )

    def _alone(self, word: str) -> list[tuple[str, int]]:
        found = self.of_word.get(word)
        if found is None:
            found = list(self.words.get(word, ()))
            for size in range(3, min(len(word), 14) + 1):
                found += self.stems.get(word[:size], ())
            if len(self.of_word) < _REMEMBERED:
                self.of_word[word] = found
        return found


def _taxonomy(
    words: dict[str, list[tuple[str, int]]],
    stems: dict[str, list[tuple[str, int]]],
    phrases: dict[str, list[tuple[str, int]]],
) -> Taxonomy:
    by_first: dict[str, list[str]] = {}
    for phrase in phrases:
        by_first.setdefault(phrase.split(" ", 1)[0], []).append(phrase)
    return Taxonomy(words, stems, phrases, by_first, {})


def build_taxonomy(labels: dict[str, str | list[str]]) -> Taxonomy:
    """Make a taxonomy from label -> words, as lists or in the notation of lexicon/issues.toml.

    Example:
        >>> build_taxonomy({"pay": "wage*:4"}).scores("Higher wages").most_common(1)
        [('pay', 4)]
    """
    words: dict[str, list[tuple[str, int]]] = {}
    stems: dict[str, list[tuple[str, int]]] = {}
    phrases: dict[str, list[tuple[str, int]]] = {}
    for label, value in labels.items():
        entries = (
            [(v, None, None, None) if " " in v else (None, None, v, None) for v in value]
            if isinstance(value, list)
            else None
        )
        found = entries if entries is not None else [m.groups() for m in _ENTRY.finditer(str(value))]
        for phrase, phrase_weight, word, word_weight in found:
            name = (phrase or word or "").lower()
            weight = int(phrase_weight or word_weight or (_SETTLED if entries is not None else 1))
            if phrase:
                phrases.setdefault(name, []).append((label, weight))
            elif name.endswith("*"):
                stems.setdefault(name[:-1], []).append((label, weight))
            else:
                words.setdefault(name, []).append((label, weight))
    return _taxonomy(words, stems, phrases)


@lru_cache(maxsize=1)
def load_taxonomy() -> Taxonomy:
    """Give the taxonomy that comes with the program."""
    return build_taxonomy(load_lexicon().table("issues")["labels"])


@dataclass(frozen=True)
class Subjects:
    """What an article is about in its own words."""

    frequent: Counter[str]
    """How often the article uses each noun and compound."""
    fuller: dict[str, str]
    """The compound by which the article names a thing: "extradition bill" for "bill"."""

    @classmethod
    def of(cls, frequent: Mapping[str, int]) -> Subjects:
        """Give the subjects of a text of which only the counts of nouns are known."""
        return cls(Counter(frequent), {})


def issue_of(
    passage: str,
    sentence: str,
    own: list[str],
    taxonomy: Taxonomy,
    subjects: Subjects,
    *,
    paragraph: str = "",
    before: str | None = None,
) -> str:
    """Give the label of a position: from its words; else a noun that the article repeats; else what surrounds it.

    Args:
        passage: the words of the evidence.
        sentence: the sentence around it.
        own: nouns of the passage that could name the subject, the most telling first ("extradition bill", "bill").
        taxonomy: see `load_taxonomy`.
        subjects: what the article is about (`subjects_of`).
        paragraph: the words around the sentence; they tell where the passage only has a noun that comes once.
        before: the label of the position told before this one; it holds on where the passage names nothing.
    """
    scores: Counter[str] = Counter()
    for label, weight in taxonomy.scores(passage).items():
        scores[label] += 3 * weight
    for label, weight in taxonomy.scores(sentence).items():
        scores[label] += weight
    if scores:
        label, score = max(scores.items(), key=lambda item: (item[1], item[0]))
        if score >= _ENOUGH:
            return label
    frequent = subjects.frequent
    telling = [noun for noun in own if noun.split()[-1] not in _hollow() or (" " in noun and frequent[noun] > 1)]
    best = max(telling, key=lambda noun: (_weight(noun, frequent), -telling.index(noun)), default=None)
    if best is None or frequent[best] < _REPEATED:
        scores.update(taxonomy.scores(paragraph))
        if scores:
            label, score = max(scores.items(), key=lambda item: (item[1], item[0]))
            if score >= _ENOUGH_AROUND:
                return label
    if best is not None:
        return subjects.fuller.get(best, best)
    return before or OTHER


OTHER = "other"
"""The label of what names no subject."""
_REPEATED = 2
"""Uses from which a noun of the passage names its subject better than the words around it do."""
_ENOUGH_AROUND = 8
"""The least score with which the words around a passage tell its label."""


def _weight(noun: str, frequent: Counter[str]) -> float:
    return frequent[noun] * (1.8 if " " in noun else 1.0)


def subjects_of(frequent: Counter[str]) -> Subjects:
    """Give what an article is about, from how often it uses each noun and compound."""
    fuller: dict[str, str] = {}
    for name, count in frequent.items():
        noun = name.rsplit(" ", 1)[-1]
        if noun != name and count >= 2 and count >= frequent[fuller.get(noun, "")]:
            fuller[noun] = name
    return Subjects(frequent, fuller)


@lru_cache(maxsize=1)
def _hollow() -> frozenset[str]:
    return frozenset(str(load_lexicon().table("issues")["hollow"]).split())
