"""Positions that do not go together: changed over time, told differently by sources, or held against each other.

What a position wants is brought to a common form first (see `claims`); two positions clash where one wants what the
other does not, or another figure, or another order of the same things. Of one holder: where dates are told and part
the two, the later has *changed*, and where the text itself tells of the turn (see `extraction.turns`); where neither
does, the voices are others and both name the same places, sources *disagree*. A change over time is no contradiction,
and what is undated and not told as a change never claims one. Of two holders: they are *against* each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from summit_tui.ledger.claims import Claim, claims_of, clash, keys_of, opposite_keys
from summit_tui.ledger.positions import name_stems

CHANGED = "Δ"
DISPUTED = "≠"
AGAINST = "↔"
CROWD = 400
"""How many positions with one key of a claim are compared; a key of more says too little."""

WORDED = 5
"""How many wordings of a position are compared."""


@dataclass(frozen=True)
class Held:
    """A position as the comparison needs it.

    `summaries` are what its evidence says, the surest first; `days` the ISO dates that are told, `dated` whether every
    piece of its evidence has one; `voices` who tells of it. `told` says whether an article tells it as a change, and
    `instead_of` names the positions whose place it took there.
    """

    position: str
    party: str
    issue: str
    stance: str
    summaries: tuple[str, ...]
    days: tuple[str, ...]
    dated: bool
    voices: frozenset[str]
    told: bool = False
    instead_of: frozenset[str] = frozenset()


class Clash(NamedTuple):
    """That a position does not go with another one: Δ (`later` says which of the two changed it), ≠ or ↔."""

    kind: str
    other: str
    later: bool = False


Clashes = dict[str, tuple[Clash, ...]]


class Judge:
    """Compares positions and remembers: only what changed is judged again."""

    def __init__(self) -> None:
        self._names: frozenset[str] = frozenset()
        self._marks: dict[str, object] = {}
        self._held: dict[str, tuple[Held, tuple[Claim, ...]]] = {}
        self._index: dict[object, set[str]] = defaultdict(set)
        self._replaced: dict[str, set[str]] = defaultdict(set)
        """By position those that took its place, as an article tells it."""
        self._clashes: dict[str, dict[str, Clash]] = {}

    def update(self, marks: Mapping[str, object], held_in: Callable[[list[str]], Iterable[Held]]) -> Clashes:
        """Give for each position the others that it does not go with.

        Args:
            marks: each position that is there, with a mark that differs when its evidence differs.
            held_in: gives some of them.
        """
        gone = [position for position in self._held if position not in marks]
        changed = [one for one, mark in marks.items() if one not in self._marks or self._marks[one] != mark]
        fresh = list(held_in(changed)) if changed else []
        self._marks = dict(marks)
        for position in (*gone, *changed):
            self._forget(position)
        names = name_stems({held.party for held, _ in self._held.values()} | {held.party for held in fresh})
        if turned := names ^ self._names:
            # A word that became a party's name, or ceased to be one, weighs otherwise wherever it stands.
            again = [held for held, claims in self._held.values() if any(_speaks_of(one, turned) for one in claims)]
            for held in again:
                self._forget(held.position)
            self._names = names
            fresh += again
        for held in fresh:
            self._take(held)
        return {position: tuple(found.values()) for position, found in sorted(self._clashes.items()) if found}

    def _forget(self, position: str) -> None:
        known = self._held.pop(position, None)
        if known is None:
            return
        for key in keys_of(known[0].issue, known[1]):
            self._index[key].discard(position)
        for other in known[0].instead_of:
            self._replaced[other].discard(position)
        for other in self._clashes.pop(position, {}):
            self._clashes[other].pop(position, None)

    def _take(self, held: Held) -> None:
        """Compare a position with those before it, then let it stand for the next."""
        claims = tuple(
            dict.fromkeys(
                claim
                for summary in held.summaries[:WORDED]
                for claim in claims_of(held.stance, summary, held.issue, self._names)
            )
        )
        near: set[str] = set()
        for key in opposite_keys(held.issue, claims):
            if len(found := self._index.get(key, ())) <= CROWD:
                near.update(found)
        mine = self._clashes.setdefault(held.position, {})
        seen_from_there = Clash(AGAINST, held.position)
        for position in near:
            other, others = self._held[position]
            if not clash(claims, others, same_holder=held.party == other.party):
                continue
            if held.party != other.party:
                mine[position] = Clash(AGAINST, position)
                self._clashes[position][held.position] = seen_from_there
            elif before(held, other) or before(other, held) or held.told != other.told:
                self._note(_turned(held, other))
            elif not held.voices & other.voices and clash(claims, others, same_holder=True, exactly=True):
                self._note(_disputed(held, other))
        for key in keys_of(held.issue, claims):
            self._index[key].add(held.position)
        self._held[held.position] = (held, claims)
        self._link(held)

    def _link(self, held: Held) -> None:
        """Set a position against those whose place it took, and those that took its place, as an article tells it."""
        for position in held.instead_of:
            self._replaced[position].add(held.position)
            if position in self._held:
                self._note(_told(self._held[position][0], held))
        for position in self._replaced.get(held.position, ()):
            if position in self._held:
                self._note(_told(held, self._held[position][0]))

    def _note(self, judged: Iterable[tuple[str, Clash]]) -> None:
        for position, found in judged:
            self._clashes[position][found.other] = found


def _speaks_of(claim: Claim, beginnings: frozenset[str]) -> bool:
    return any(thing[:4] in beginnings for thing in claim.things | claim.later)


def judge(held: Iterable[Held]) -> Clashes:
    """Give for each of these positions those that it does not go with."""
    everything = {one.position: one for one in held}
    return Judge().update(dict.fromkeys(everything), lambda _: everything.values())


def flags_of(clashes: Clashes, told: Iterable[str] = ()) -> dict[str, str]:
    """Give the flag of each position that has one: changed (the later of two), else disputed.

    Args:
        clashes: what does not go together.
        told: positions that an article tells as a change; they have the flag though nothing else is known of it.
    """
    found = dict.fromkeys(told, CHANGED)
    for position, many in clashes.items():
        if any(one.kind == CHANGED and one.later for one in many):
            found[position] = CHANGED
        elif position not in found and any(one.kind == DISPUTED for one in many):
            found[position] = DISPUTED
    return found


def _turned(one: Held, other: Held) -> Iterable[tuple[str, Clash]]:
    """Give a change of one holder, seen from either position: by the dates told, else by what an article tells."""
    if before(one, other) or (not before(other, one) and other.told):
        return _changed(one, other)
    return _changed(other, one)


def _disputed(one: Held, other: Held) -> Iterable[tuple[str, Clash]]:
    return (one.position, Clash(DISPUTED, other.position)), (other.position, Clash(DISPUTED, one.position))


def _changed(earlier: Held, later: Held) -> Iterable[tuple[str, Clash]]:
    return (
        (earlier.position, Clash(CHANGED, later.position)),
        (later.position, Clash(CHANGED, earlier.position, later=True)),
    )


def _told(earlier: Held, later: Held) -> Iterable[tuple[str, Clash]]:
    """Give the change that an article tells, unless another tells the reverse or the dates of all evidence do."""
    same = earlier.party == later.party and earlier.position != later.position
    reverse = later.position in earlier.instead_of or before(later, earlier)
    return _changed(earlier, later) if same and not reverse else ()


def before(one: Held, other: Held) -> bool:
    """Tell whether all of one is dated before all of the other, at the precision that both dates have."""
    if not (one.dated and other.dated and one.days and other.days):
        return False
    return all(a[: min(len(a), len(b))] < b[: min(len(a), len(b))] for a in one.days for b in other.days)
