"""Which wordings say one thing.

Wordings are compared within a block (one speaker's words, or all questions): only those that share content words
(see `positions.content`) are looked at, so work grows with the number of wordings, not of pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

CROWD = 12
"""With how many wordings of a block that have a pair of words in common a new one is compared."""
SHORT = 8
"""Up to so many content words a wording is short."""

Near = Callable[["Wording", "Wording"], bool]


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of saying something: its key, and its words as `schema.words_key` has them.

    `rests_on` is the key of a longer wording of which it is a part in the same passage, or None; `stems` are those of
    its content words, in order.
    """

    key: int
    words: str
    rests_on: int | None = None
    stems: tuple[str, ...] = ()

    @property
    def content(self) -> frozenset[str]:
        """Its content words."""
        return frozenset(self.stems)

    @property
    def figures(self) -> frozenset[str]:
        """The numbers in it."""
        return frozenset(stem for stem in self.stems if stem[0].isdigit())

    def pairs(self, block: str) -> set[int]:
        """Give hashes of its content words that stand beside each other in either order; in a short one, or with one
        between them."""
        beside = [*pairwise(self.stems)]
        if len(self.stems) <= SHORT:
            beside += zip(self.stems, self.stems[2:], strict=False)
        return {hash((block, a, b) if a < b else (block, b, a)) for a, b in beside}


def one_utterance(one: Wording, other: Wording) -> bool:
    """Tell whether two wordings of one speaker tell of one utterance: a part of the other, or mostly the same words.

    A part must have two content words; a retelling must share three of them and most of the shorter one's. Other
    figures make another utterance.
    """
    short, long = (one, other) if len(one.words) < len(other.words) else (other, one)
    a, b = short.content, long.content
    shared = len(a & b)
    if shared < 2:
        return False
    if len(a) >= 2 and shared == len(a) and f" {short.words} " in f" {long.words} ":
        return True
    less, more = sorted((len(a), len(b)))
    retold = shared >= 3 and shared >= RETOLD * less and shared >= OF_LONGER * more
    return (retold or (shared >= MANY and shared >= PARTLY * less)) and not _other_figures(one, other)


RETOLD = 0.6
"""Which part of the shorter wording's content words a retelling shares."""
OF_LONGER = 0.25
"""Which part of the longer one's."""
MANY, PARTLY = 5, 0.45
"""From how many shared content words on a smaller part of the shorter wording will do."""


def one_question(one: Wording, other: Wording) -> bool:
    """Tell whether two questions ask the same: they share two content words and most of all that they have."""
    a, b = one.content, other.content
    shared = len(a & b)
    return shared >= 2 and shared >= ASKED * len(a | b) and not _other_figures(one, other)


ASKED = 0.6
"""Which part of all their content words two questions share that ask the same."""


def _other_figures(one: Wording, other: Wording) -> bool:
    return bool(one.figures and other.figures and not one.figures & other.figures)


class Linker:
    """Links wordings that say one thing, block by block, and remembers: only what came is compared.

    A wording is compared with those of its block with which it shares three content words or so that stand near each
    other in both (two, if it is short), at most `CROWD` a pair of words. What is like what is passed on: two wordings
    that are like a third are one with it.
    """

    def __init__(self, near: Near) -> None:
        self._near = near
        self._wordings: dict[int, tuple[str, Wording]] = {}
        self._by_pair: dict[int, int | set[int]] = {}
        """The wordings that have a pair of words, by its hash; most pairs stand in one only."""
        self._like: dict[int, set[int]] = defaultdict(set)
        self._leaders: dict[int, int] = {}

    def update(self, gone: Iterable[int], came: Iterable[tuple[str, Wording]]) -> Mapping[int, int]:
        """Take up what went and what came.

        Args:
            gone: keys of wordings; one that changed has gone and come.
            came: wordings, each with its block.

        Returns:
            For each wording that has its like the key of the one that stands for them (the least of the keys).
        """
        touched: set[int] = set()
        for key in gone:
            touched |= self._drop(key)
        fresh = sorted(came, key=lambda one: one[1].key)
        for block, wording in fresh:
            self._take(block, wording)
            touched.add(wording.key)
        self._lead(touched)
        return self._leaders

    def _drop(self, key: int) -> set[int]:
        block, wording = self._wordings.pop(key)
        for pair in wording.pairs(block):
            known = self._by_pair.get(pair)
            if known == key:
                del self._by_pair[pair]
            elif isinstance(known, set):
                known.discard(key)
        near = self._like.pop(key, set())
        for other in near:
            self._like[other].discard(key)
        return near | {key}

    def _take(self, block: str, wording: Wording) -> None:
        shared: dict[int, int] = {}
        for pair in wording.pairs(block):
            known = self._by_pair.setdefault(pair, wording.key)
            if isinstance(known, set):
                for other in known:
                    shared[other] = shared.get(other, 0) + 1
                if len(known) < CROWD:
                    known.add(wording.key)
            elif known != wording.key:
                shared[known] = shared.get(known, 0) + 1
                self._by_pair[pair] = {known, wording.key}
        self._wordings[wording.key] = (block, wording)
        for other, count in shared.items():
            found = self._wordings[other][1]
            if (count > 1 or len(wording.stems) < 4 or len(found.stems) < 4) and self._near(wording, found):
                self._join(wording.key, other)
        if wording.rests_on is not None:
            self._join(wording.key, wording.rests_on)

    def _join(self, one: int, other: int) -> None:
        self._like[one].add(other)
        self._like[other].add(one)

    def _lead(self, touched: set[int]) -> None:
        """Find anew which wordings belong together, among those that were touched and their like."""
        left = touched | {key for key in touched for key in self._like.get(key, ())}
        while left:
            group, edge = set[int](), [left.pop()]
            while edge:
                key = edge.pop()
                if key not in group:
                    group.add(key)
                    edge.extend(self._like.get(key, ()))
            left -= group
            for key in group:
                self._leaders.pop(key, None)
            if len(group) > 1:
                self._leaders.update(dict.fromkeys(group, min(group)))
