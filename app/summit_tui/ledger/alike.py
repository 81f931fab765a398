"""Which wordings say one thing.

Wordings are compared within a block (one speaker's words, or all questions): only those that share content words
(see `positions.content`) are looked at, so work grows with the number of wordings, not of pairs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from summit_tui.ledger.positions import common_words, content

CROWD = 12
"""With how many wordings of a block that have a pair of words in common a new one is compared."""
SHORT, FEW = 8, 5
"""Up to so many content words a wording is short; with fewer than so many one pair of them will do."""

Near = Callable[["Wording", "Wording"], bool]


class Wording(NamedTuple):
    """One way of saying something: its key, and its words as `schema.words_key` has them.

    `rests_on` is the key of a longer wording of which it is a part in the same passage, or None; `beside` are those of
    the other kind (direct, indirect) that stand close before it; `stems` are those of its content words, in order;
    `line` is how the text writes it.
    """

    key: int
    words: str
    rests_on: int | None = None
    stems: tuple[str, ...] = ()
    beside: tuple[int, ...] = ()
    line: str = ""

    @property
    def content(self) -> frozenset[str]:
        """Its content words."""
        return frozenset(self.stems)

    @property
    def figures(self) -> frozenset[str]:
        """The numbers in it."""
        return frozenset([stem for stem in self.stems if stem[0].isdigit()])

    @property
    def leans_on(self) -> tuple[int, ...]:
        """The wordings that it may belong to for where it stands."""
        return self.beside if self.rests_on is None else (self.rests_on, *self.beside)

    def pairs(self, block: str) -> set[int]:
        """Give hashes of its content words that stand beside each other in either order; in a short one, or with one
        between them."""
        stems, start = self.stems, hash(block)
        beside = [*pairwise(stems)]
        if len(stems) <= SHORT:
            beside += zip(stems, stems[2:], strict=False)
        return {hash((start, a, b) if a < b else (start, b, a)) for a, b in beside}


def one_utterance(one: Wording, other: Wording) -> bool:
    """Tell whether two wordings of one speaker tell of one utterance: a part of the other, or mostly the same words.

    A part must have two content words. A retelling has nearly all of the shorter one's content words, or most of
    them and a good part of the longer one's, or several that are no names; names alone make none. Other figures make
    another utterance.
    """
    short, long = (one, other) if len(one.words) < len(other.words) else (other, one)
    a, b = short.content, long.content
    both = a & b
    shared = len(both)
    if shared < 2:
        return False
    least, most = sorted((len(a), len(b)))
    if shared == len(a) and f" {_EDGE.sub('', short.words)} " in f" {long.words} ":
        return True
    if shared < 3 or shared < PARTLY * least or _other_figures(one, other):
        return False
    own = len(both - _named(one.line) - _named(other.line))
    if shared >= MANY or (shared >= RETOLD * least and shared >= OF_LONGER * most):
        return own > 0
    return (shared >= NEARLY * least and own > 1) or own >= SEVERAL


def one_told_beside(one: Wording, other: Wording) -> bool:
    """Tell whether a reported clause and the quoted words next to it tell of one utterance of their speaker.

    Reporters say first in their own words what they then quote ("The fee must go, she said. 'That fee has to be
    scrapped.'"), so that half of the shorter one's words will do, one of them no name; or fewer if they are several.
    """
    a, b = one.content, other.content
    both = a & b
    least = min(len(a), len(b))
    if len(both) < 2 or len(both) < CLOSE_BY * least or _other_figures(one, other):
        return False
    own = both - _named(one.line) - _named(other.line)
    return len(own) > 2 or (bool(own) and 2 * len(both) >= least)


_EDGE = re.compile(r"^(?:(?:an?|the) )+")
RETOLD = 0.6
"""Which part of the shorter wording's content words a retelling shares."""
OF_LONGER = 0.25
"""Which part of the longer one's."""
NEARLY = 0.9
"""From which part of the shorter wording on the longer may say as much more as it likes."""
MANY, PARTLY = 5, 0.45
"""From how many shared content words on a smaller part of the shorter wording will do."""
CLOSE_BY = 0.35
"""Which part of the shorter one's is needed at least of two that stand close together."""
SEVERAL = 4
"""From how many on, where none of them is a name."""


@lru_cache(maxsize=16384)
def _named(line: str) -> frozenset[str]:
    """Give the stems of the words that a line writes as names, its first word not among them."""
    return frozenset(stem for name in _NAME.findall(line) for stem in content(name))


_NAME = re.compile(r"(?<=[\w,;:’'\"] )[^\W\d_a-z][\w’'-]*")


def one_question(one: Wording, other: Wording) -> bool:
    """Tell whether two questions ask the same: they share most of all content words that they have, or some telling
    ones of which neither says much more.

    Words that name, and those that are in most questions of any negotiation, tell less.
    """
    a, b = one.content, other.content
    both = a & b
    if len(both) < 2 or _other_figures(one, other):
        return False
    if len(both) >= ASKED * len(a | b):
        return True
    names = _named(one.line) | _named(other.line)
    shared, least = _telling(both, names), min(_telling(a, names), _telling(b, names))
    return shared >= TELLING and shared >= OF_SHORTER * least


def _telling(stems: frozenset[str], names: frozenset[str]) -> float:
    common = common_words()
    return sum([LITTLE if stem in common else HALF if stem in names else 1.0 for stem in stems])


ASKED = 0.6
"""Which part of all their content words two questions share that ask the same."""
TELLING, OF_SHORTER = 2.5, 0.4
"""Or what their shared words weigh, and which part of the shorter question."""
HALF, LITTLE = 0.5, 0.3
"""What a name weighs, and what a common word."""


def _other_figures(one: Wording, other: Wording) -> bool:
    return bool(one.figures and other.figures and not one.figures & other.figures)


class Linker:
    """Links wordings that say one thing, block by block, and remembers: only what came is compared.

    A wording is compared with those of its block with which it shares three content words or so that stand near each
    other in both (two, if it is short), at most `CROWD` a pair of words. What is like what is passed on: two wordings
    that are like a third are one with it.
    """

    def __init__(self, near: Near, pairs: int = 2) -> None:
        """`pairs` is how many pairs of words two wordings have in common that are compared; short ones one."""
        self._near = near
        self._pairs = pairs
        self._wordings: dict[int, tuple[str, Wording]] = {}
        self._by_pair: dict[int, int | set[int]] = {}
        """The wordings that have a pair of words, by its hash; most pairs stand in one only."""
        self._leaning: dict[int, set[int]] = defaultdict(set)
        """Those that rest on a wording, or stand beside it."""
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
        for _, wording in fresh:
            if wording.leans_on:
                self._lean(wording)
            for other in self._leaning.get(wording.key, ()):
                self._lean(self._wordings[other][1])
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
        for held in wording.leans_on:
            self._leaning[held].discard(key)
        near = self._like.pop(key, set())
        for other in near:
            self._like[other].discard(key)
        return near | {key}

    def _take(self, block: str, wording: Wording) -> None:
        hits: list[int] = []
        key, by_pair = wording.key, self._by_pair
        for pair in wording.pairs(block):
            known = by_pair.setdefault(pair, key)
            if isinstance(known, set):
                hits.extend(known)
                if len(known) < CROWD:
                    known.add(key)
            elif known != key:
                hits.append(known)
                by_pair[pair] = {known, key}
        self._wordings[key] = (block, wording)
        for other, count in Counter(hits).items() if hits else ():
            found = self._wordings[other][1]
            enough = count >= self._pairs or len(wording.stems) < FEW or len(found.stems) < FEW
            if enough and self._near(wording, found):
                self._join(key, other)
        for held in wording.leans_on:
            self._leaning[held].add(key)

    def _lean(self, wording: Wording) -> None:
        """Join a wording with the one that it is a part of, and with those beside it that tell the same."""
        if wording.rests_on is not None and wording.rests_on in self._wordings:
            self._join(wording.key, wording.rests_on)
        for other in wording.beside:
            if other in self._wordings and one_told_beside(wording, self._wordings[other][1]):
                self._join(wording.key, other)

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
