"""Positions of one holder that do not go together: changed over time, or told differently by sources.

Conservative: two positions are compared only within one holder and issue, when their content words largely
agree, and when one refuses what the other offers or accepts, or their figures differ. Where dates are told
and part the two, the later has *changed*; where they do not, and the articles are independent, sources
*disagree*. A change over time is no contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from summit_tui.ledger.positions import content, name_stems, numbers, share

CHANGED = "Δ"
DISPUTED = "≠"
_GRANTS = frozenset({"offer", "accept"})
_NEAR = 0.35
"""How alike two opposite positions must be (see `positions.share`) to speak of one thing."""
_SAME = 0.5
"""How much of all their words two positions must share to differ in their figures only."""
Subject = tuple[str, str]
"""Holder and issue."""


@dataclass(frozen=True)
class Held:
    """A position as the comparison needs it. `days` are the ISO dates that are told; `origins` the independent
    articles; `dated` says that every piece of its evidence has a day."""

    position: str
    party: str
    issue: str
    stance: str
    summary: str
    days: tuple[str, ...]
    dated: bool
    origins: frozenset[str]


class Judge:
    """Compares positions and remembers: a holder's issue whose positions did not change is not judged again."""

    def __init__(self) -> None:
        self._names: frozenset[str] = frozenset()
        self._judged: dict[Subject, tuple[object, dict[str, str]]] = {}

    def update(
        self, marks: Mapping[Subject, object], held_in: Callable[[list[Subject]], Iterable[Held]]
    ) -> dict[str, str]:
        """Give the flag of each position that has one.

        Args:
            marks: each holder and issue that is there, with a mark that differs when its evidence differs.
            held_in: gives the positions of some of them.
        """
        names = name_stems({party for party, _ in marks})
        if names != self._names:
            self._names, self._judged = names, {}
        changed = [name for name, mark in marks.items() if name not in self._judged or self._judged[name][0] != mark]
        members: dict[Subject, list[Held]] = defaultdict(list)
        for one in held_in(changed) if changed else ():
            members[one.party, one.issue].append(one)
        self._judged = {name: self._judged[name] for name in marks if name in self._judged}
        self._judged.update({name: (marks[name], _flags(members[name], names)) for name in changed})
        return {position: flag for _, found in self._judged.values() for position, flag in found.items()}


def flags(held: Iterable[Held]) -> dict[str, str]:
    """Give the flag of each of these positions that has one (a change wins over a dispute)."""
    everything = list(held)
    return Judge().update({(one.party, one.issue): None for one in everything}, lambda _: everything)


def _flags(members: list[Held], names: frozenset[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one, other in _pairs(members):
        for position, flag in _judge(one, other, names):
            if found.get(position) != CHANGED:
                found[position] = flag
    return found


def _pairs(members: list[Held]) -> Iterable[tuple[Held, Held]]:
    """Give the pairs that share two content words, or one figure's subject."""
    if len(members) <= 12:
        yield from combinations(members, 2)
        return
    by_word: dict[str, list[int]] = defaultdict(list)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for number, position in enumerate(members):
        for word in content(position.summary):
            for earlier in by_word[word][-64:]:
                shared[earlier, number] += 1
            by_word[word].append(number)
    yield from ((members[a], members[b]) for (a, b), count in shared.items() if count >= 2)


def _judge(one: Held, other: Held, names: frozenset[str]) -> Iterable[tuple[str, str]]:
    if not _against(one, other, names):
        return ()
    if before(one, other):
        return ((other.position, CHANGED),)
    if before(other, one):
        return ((one.position, CHANGED),)
    if one.origins & other.origins:
        return ()
    return ((one.position, DISPUTED), (other.position, DISPUTED))


def _against(one: Held, other: Held, names: frozenset[str]) -> bool:
    """Tell whether two positions of one holder and issue speak of the same thing and do not go together."""
    a, b = content(one.summary), content(other.summary)
    figures_a, figures_b = numbers(one.summary), numbers(other.summary)
    if figures_a and figures_b and not figures_a & figures_b and one.stance == other.stance:
        a, b = a - figures_a, b - figures_b
        return bool(a & b) and len(a & b) / len(a | b) >= _SAME
    stances = ((one.stance, other.stance), (other.stance, one.stance))
    if not any(refused == "refuse" and granted in _GRANTS for refused, granted in stances):
        return False
    shared = [stem for stem in a & b if stem[:4] not in names]
    return len(shared) >= 2 and share(a, b, names, content(one.issue)) >= _NEAR


def before(one: Held, other: Held) -> bool:
    """Tell whether all of one is dated before all of the other, at the precision that both dates have."""
    if not (one.dated and other.dated and one.days and other.days):
        return False
    return all(a[: min(len(a), len(b))] < b[: min(len(a), len(b))] for a in one.days for b in other.days)
