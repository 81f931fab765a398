"""Compares what was found in one article with its annotation, after the counting rules of the annotation guidelines.

Pairs are one to one. Quotes pair by the share of their union (80 % direct, 50 % indirect), the best first. Demands
and questions pair where they share half of the shorter one and 15 % of the longer, as many pairs as can be
made. Actors pair by the number of names that they share. An item marked optional counts neither way.
The figures of the evaluation data come from its own `score.py`; this module serves where that is not, and tells
what it does not tell: which item met which. A test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from .data import Item

Measure = Callable[[Item, Item], float]
Fits = Callable[[Item, Item], bool]
Count = tuple[float, float, float]
"""Hits, items of the annotation, items found."""

DIRECT, INDIRECT, HALF, LEAST_OF_LONGER = 0.8, 0.5, 0.5, 0.15
_SAME_SIDE = {
    "us": "united states", "usa": "united states", "u s": "united states", "america": "united states",
    "united states of america": "united states", "eu": "europe", "european union": "europe",
    "european allies": "europe", "european leaders": "europe", "uk": "united kingdom", "britain": "united kingdom",
}  # fmt: skip


@dataclass
class Met:
    """One kind of item in one article: what counts of both sides, and which met which (by place in these lists).

    `right` are the pairs that also agree in what the kind is about: speaker, holder, side.
    """

    gold: list[Item]
    found: list[Item]
    pairs: list[tuple[int, int]]
    right: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class Compared:
    """The comparison of one article: counts by figure, labels of issue and position by annotated demand, pairs."""

    counts: dict[str, Count]
    issues: list[tuple[str, str | None]]
    positions: list[tuple[tuple[int, int, str], str | None]]
    met: dict[str, Met] = field(default_factory=dict)


@lru_cache(maxsize=65536)
def plain(name: str | None) -> str:
    """Give a name without accents, case, marks, possessive and the commonest forms of address."""
    text = unicodedata.normalize("NFKD", name or "").casefold()
    text = re.sub(r"[^\w\s]", "", re.sub(r"[’']s\b", "", text)).strip()
    text = re.sub(r"^(the|president|mr|mrs|ms)\s+", "", text)
    return " ".join(text.split())


def names(actor: Item) -> frozenset[str]:
    """Give all names of an actor in plain form."""
    return frozenset(plain(name) for name in [actor.get("name"), *actor.get("aliases", [])]) - {""}


def common(a: Item, b: Item) -> int:
    """Give how many characters two spans share."""
    shared: int = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return max(0, shared)


def of_union(a: Item, b: Item) -> float:
    """Give the share that two spans have in their union."""
    both = common(a, b)
    return both / (a["end"] - a["start"] + b["end"] - b["start"] - both) if both else 0.0


def of_shorter(a: Item, b: Item) -> float:
    """Give the share of the shorter of two spans that lies in the longer; 0 where the longer is mostly elsewhere."""
    short, long = sorted((a["end"] - a["start"], b["end"] - b["start"]))
    both = common(a, b)
    return both / short if short > 0 and both >= LEAST_OF_LONGER * long else 0.0


def names_shared(a: Item, b: Item) -> float:
    """Give how many names two actors share."""
    return len(names(a) & names(b))


def _always(gold: Item, found: Item) -> bool:
    return True


def best_first(gold: Sequence[Item], found: Sequence[Item], measure: Measure, floor: float) -> list[tuple[int, int]]:
    """Pair one to one, the highest measure first."""
    rows = [(-measure(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    left_g, left_f = set(range(len(gold))), set(range(len(found)))
    out = []
    for _, i, j in sorted(row for row in rows if -row[0] >= floor):
        if i in left_g and j in left_f:
            left_g.discard(i)
            left_f.discard(j)
            out.append((i, j))
    return out


def as_many(
    gold: Sequence[Item], found: Sequence[Item], measure: Measure, floor: float, fits: Fits = _always
) -> list[tuple[int, int]]:
    """Pair one to one so that as many pairs as possible come about (augmenting paths)."""
    options: list[list[int]] = []
    for g in gold:
        row = sorted((-measure(g, f), j) for j, f in enumerate(found) if fits(g, f))
        options.append([j for value, j in row if -value >= floor])
    held_by: dict[int, int] = {}

    def seat(i: int, tried: set[int]) -> bool:
        for j in options[i]:
            if j in tried:
                continue
            tried.add(j)
            if j not in held_by or seat(held_by[j], tried):
                held_by[j] = i
                return True
        return False

    for i in sorted(range(len(gold)), key=lambda i: len(options[i])):
        seat(i, set())
    return sorted((i, j) for j, i in held_by.items())


def counting(
    gold: Sequence[Item], found: Sequence[Item], measure: Measure, floor: float
) -> tuple[list[Item], list[Item]]:
    """Leave out optional items of the annotation, and what was found that only these explain."""
    firm = [g for g in gold if not g.get("optional")]
    loose = [g for g in gold if g.get("optional")]
    pair = as_many if measure is of_shorter else best_first
    taken = {j for _, j in pair(firm, found, measure, floor)}
    free = [j for j in range(len(found)) if j not in taken]
    excused = {free[j] for _, j in best_first(loose, [found[j] for j in free], measure, floor)}
    return firm, [f for j, f in enumerate(found) if j not in excused]


def same_actor(gold: Sequence[Item], found: Sequence[Item]) -> Callable[[str | None, str | None], bool]:
    """Give a test whether a found name stands for an annotated one in this article."""
    stands_for = {j: i for i, j in best_first(gold, found, names_shared, 1)}

    def place(key: str, actors: Sequence[Item]) -> int | None:
        return next((number for number, actor in enumerate(actors) if key in names(actor)), None)

    @cache
    def test(name: str | None, other: str | None) -> bool:
        if not name or not other:
            return not name and not other
        g, f = plain(name), plain(other)
        i, j = place(g, gold), place(f, found)
        if g == f or (i is not None and f in names(gold[i])):
            return True
        if i is not None and j is not None:
            return stands_for.get(j) == i
        return min(len(g), len(f)) > 3 and (g.endswith(f" {f}") or f.endswith(f" {g}"))

    return test


def side_of(name: str | None, actors: Sequence[Item]) -> str:
    """Give the side of a name in plain form: its actor's party, else the actor, else the name."""
    key = plain(name)
    mine = next((actor for actor in actors if key in names(actor)), None)
    return same_side(plain(mine.get("party")) or plain(mine.get("name")) if mine else key)


def same_side(side: str) -> str:
    """Give one name for a side that goes by several."""
    return _SAME_SIDE.get(side, side)


def compare(gold: Item, found: Item, text: str) -> Compared:
    """Compare one article.

    Args:
        gold: its annotation.
        found: what was found, in the form of the data contract; may be empty.
        text: the article's stored text, of which blanks are not counted as boilerplate.
    """
    same = same_actor(gold["actors"], found.get("actors", []))
    out = Compared({}, [], [])
    _quotes(gold, found, same, out)
    _demands(gold, found, same, out)
    questions, asked = counting(gold["questions"], found.get("questions", []), of_shorter, HALF)
    pairs = as_many(questions, asked, of_shorter, HALF)
    out.met["questions"] = Met(questions, asked, pairs, pairs)
    out.counts["questions"] = (len(pairs), len(questions), len(asked))
    _actors(gold, found, out)
    outside, claimed = (_outside(document, text) for document in (gold, found))
    out.counts["boilerplate"] = (len(outside & claimed), len(outside), len(claimed))
    return out


def _quotes(gold: Item, found: Item, same: Callable[[str | None, str | None], bool], out: Compared) -> None:
    for kind, floor, speaker in (("direct", DIRECT, "speaker"), ("indirect", INDIRECT, "speaker-indirect")):
        said = [quote for quote in gold["quotes"] if quote["type"] == kind]
        heard = [quote for quote in found.get("quotes", []) if quote["type"] == kind]
        said, heard = counting(said, heard, of_union, floor)
        pairs = best_first(said, heard, of_union, floor)
        right = [(i, j) for i, j in pairs if same(said[i].get("speaker"), heard[j].get("speaker"))]
        out.met[kind] = Met(said, heard, pairs, right)
        out.counts[kind] = (len(pairs), len(said), len(heard))
        out.counts[speaker] = (len(right), len(said), len(heard))


def _demands(gold: Item, found: Item, same: Callable[[str | None, str | None], bool], out: Compared) -> None:
    sides = {id(one): side_of(one.get("holder"), gold["actors"]) for one in gold["demands"]}
    sides |= {id(one): side_of(one.get("holder"), found.get("actors", [])) for one in found.get("demands", [])}

    def holder(g: Item, f: Item) -> bool:
        return sides[id(g)] == sides[id(f)] or same(g.get("holder"), f.get("holder"))

    def stance(g: Item, f: Item) -> bool:
        return holder(g, f) and bool(g["stance"] == f.get("stance"))

    firm, claimed = counting(gold["demands"], found.get("demands", []), of_shorter, HALF)
    pairs = as_many(firm, claimed, of_shorter, HALF)
    held = as_many(firm, claimed, of_shorter, HALF, holder)
    voiced = [
        (i, j) for i, j in held if firm[i].get("voiced_by") and same(firm[i]["voiced_by"], claimed[j].get("voiced_by"))
    ]
    out.met["demands"] = Met(firm, claimed, pairs, held)
    size = (len(firm), len(claimed))
    out.counts["demands"] = (len(pairs), *size)
    out.counts["demands+holder"] = (len(held), *size)
    out.counts["demands+stance"] = (len(as_many(firm, claimed, of_shorter, HALF, stance)), *size)
    voices = [sum(1 for one in side if one.get("voiced_by")) for side in (firm, claimed)]
    out.counts["demands+voice"] = (len(voiced), voices[0], voices[1])
    by_gold = dict(held)
    for i, one in enumerate(firm):
        met = claimed[by_gold[i]] if i in by_gold else {}
        out.issues.append((one["issue"], met.get("issue")))
        out.positions.append(((one["start"], one["end"], one["holder"]), met.get("position")))


def _actors(gold: Item, found: Item, out: Compared) -> None:
    firm = [actor for actor in gold["actors"] if not actor.get("optional")]
    loose = frozenset(name for actor in gold["actors"] if actor.get("optional") for name in names(actor))
    sure = frozenset(name for actor in firm for name in names(actor))
    claimed = [a for a in found.get("actors", []) if not names(a) & loose or names(a) & sure]
    pairs = best_first(firm, claimed, names_shared, 1)
    sided = [
        (i, j) for i, j in pairs
        if firm[i].get("party") and same_side(plain(firm[i]["party"])) == same_side(plain(claimed[j].get("party")))
    ]  # fmt: skip
    out.met["actors"] = Met(firm, claimed, pairs, sided)
    out.counts["actors"] = (len(pairs), len(firm), len(claimed))
    parties = [sum(1 for one in side if one.get("party")) for side in (firm, claimed)]
    out.counts["party"] = (len(sided), parties[0], parties[1])


def _outside(document: Item, text: str) -> set[int]:
    marked = {at for one in document.get("boilerplate", []) for at in range(one["start"], one["end"])}
    return {at for at in marked if at >= len(text) or not text[at].isspace()}
