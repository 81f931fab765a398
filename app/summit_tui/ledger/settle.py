"""What the actors of many articles are called, and which side they speak for.

Articles spell a name in several ways, give a title or a surname alone, and see sides differently. This
settles it over all of them, sides by vote. Pure; `summit.toml` (sides, aliases) wins.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from summit_tui.ledger.grouping import INSTITUTIONS, Seen, by_name, merge_groups, told_name, told_names, votes_of
from summit_tui.ledger.names import folded, initials_of, is_named, plain_key, surname, tokens
from summit_tui.ledger.schema import spec_of

Names = Mapping[str, Iterable[str]]


@dataclass(frozen=True)
class Person:
    """One actor over all articles. `key` names it; `named` is False for a phrase such as "a senior official"."""

    key: str
    name: str
    short: str
    kind: str
    party: str | None
    named: bool


@dataclass(frozen=True)
class Settled:
    """Who is who: `people` by spec (see `schema.spec_of`); `parties`, the side by each name that an article gives
    one; `institutions`, the side by the key of an institution's name; `surnames`, the side by the key of a person's
    last name, where all of that name are of one side; `shorts` of sides."""

    people: dict[str, Person] = field(default_factory=dict)
    parties: dict[str, str] = field(default_factory=dict)
    institutions: dict[str, str] = field(default_factory=dict)
    shorts: dict[str, str] = field(default_factory=dict)
    surnames: dict[str, str] = field(default_factory=dict)

    def person(self, name: str, kind: str, party: str | None = None) -> Person | None:
        """Give the actor that an article calls by this name, kind and party."""
        return self.people.get(spec_of(name, kind, party))

    def side(self, name: str) -> str | None:
        """Give the side that a name stands for, if the articles or summit.toml know it as one.

        A bare last name stands for the side of the person whom another article names in full.
        """
        key = plain_key(name)
        return self.parties.get(name) or self.institutions.get(key) or self.surnames.get(key)


@dataclass(frozen=True)
class _Draft:
    """What can be said of an actor without looking at others; `keys` are the keys of its names."""

    name: str
    short: str
    kind: str
    named: bool
    votes: tuple[tuple[str, int], ...]
    articles: int
    keys: frozenset[str]


def settle(
    seen: Iterable[Seen],
    sides: Names | None = None,
    aliases: Names | None = None,
    merged: Mapping[str, str] | None = None,
    moved: Mapping[str, str] | None = None,
) -> Settled:
    """Settle the actors of a folder.

    Args:
        seen: the actors as the articles have them.
        sides: from summit.toml: a side's name to the names that belong to it. Wins over every vote.
        aliases: from summit.toml: a full name to the spellings that mean it.
        merged: by the analyst: an actor's name to the name that it goes under; to itself: it stands alone.
        moved: by the analyst: the name of an actor or a side to the side that it belongs to. Wins over all else.

    Returns:
        Persons by spec, and sides by each name that an article gives them.
    """
    told = told_names(aliases or {})
    rows = sorted(seen, key=lambda row: (row.name, row.kind, row.party or ""))
    moved = moved or {}
    groups, names = merge_groups(rows, told, merged or {})
    drafts = [
        _draft(tuple(group), name or next(filter(None, (told_name(row, told) for row in group)), None))
        for group, name in zip(groups, names, strict=True)
    ]
    told_sides = {
        plain_key(word): moved.get(side, side) for side, words in (sides or {}).items() for word in (side, *words)
    }
    told_sides.update((plain_key(name), side) for name, side in moved.items())
    parties, institutions = _parties(groups, drafts, told_sides)
    parties.update({side: moved.get(side, side) for side in (*(sides or {}), *moved, *moved.values())})
    people: dict[str, Person] = {}
    taken: set[str] = set()
    for group, draft in zip(groups, drafts, strict=True):
        person = _person(draft, parties, institutions, told_sides, taken)
        people.update((spec_of(row.name, row.kind, row.party), person) for row in group)
    settled = Settled(people, parties, institutions | told_sides)
    settled.shorts.update(_shorts(drafts, settled))
    settled.surnames.update(_surnames(people.values()))
    return settled


def _surnames(people: Iterable[Person]) -> dict[str, str]:
    """Give the side by a person's last name; a name whose bearers are of several sides, or of none, has none."""
    sides: dict[str, set[str | None]] = {}
    for person in people:
        if person.kind == "person" and person.named and " " in person.name:
            sides.setdefault(plain_key(surname(person.name)), set()).add(person.party)
    return {name: side for name, (side, *more) in sides.items() if side is not None and not more}


@lru_cache(maxsize=16384)
def _draft(group: tuple[Seen, ...], told: str | None) -> _Draft:
    kinds: Counter[str] = Counter()
    for row in group:
        kinds[row.kind] += row.articles
    kind = max(kinds, key=lambda name: (kinds[name], name))
    name = told or _canonical(group)
    named = is_named(name)
    return _Draft(
        name=name,
        short=_short(group, name, kind, named),
        kind=kind,
        named=named,
        votes=tuple(votes_of(group).items()),
        articles=sum(row.articles for row in group),
        keys=frozenset({plain_key(row.name) for row in group} | {plain_key(name)}),
    )


def _canonical(group: Sequence[Seen]) -> str:
    """Give the name to show: the most frequent among the fullest."""
    counts: Counter[str] = Counter()
    for row in group:
        counts[row.name] += row.articles
    if group[0].kind == "person" and is_named(group[0].name):
        return max(counts, key=lambda name: (min(len(tokens(name)), 2), counts[name], -len(name), name))
    return max(counts, key=lambda name: (not name.isupper(), counts[name], len(name), name))


def _short(group: Sequence[Seen], name: str, kind: str, named: bool) -> str:
    """Give the short form: initials of an institution, the part of a person's name that articles use alone."""
    if kind != "person" or not named:
        aliases = sorted({a for row in group for a in (*row.aliases, row.name) if initials_of(a, name)})
        return min(aliases, key=len, default=name)
    words = tokens(name)
    if len(words) < 2:
        return surname(name)
    counts: Counter[str] = Counter()
    first = 0
    for row in group:
        for alias in (*row.aliases, row.name):
            part = tokens(alias)
            if part == words[:1]:
                first += row.articles
            elif part and len(part) < len(words) and set(part) <= set(words):
                counts[alias if len(alias.split()) == len(part) else alias.split()[-1]] += row.articles
    if counts and max(counts.values()) >= first:
        return max(counts, key=lambda alias: (counts[alias], alias))
    return name.split(maxsplit=1)[0] if first else surname(name)


def _parties(
    groups: list[list[Seen]], drafts: list[_Draft], told: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Give the side for each name that articles give a side, and for the keys of institutions' names.

    A member of a bloc stands for itself where most articles have it so (its own party, or positions that it
    holds in its own name), else in the bloc; its people follow it.
    """
    label = _labels(groups)
    above: dict[str, str] = {}
    for group, draft in zip(groups, drafts, strict=True):
        if group[0].kind not in INSTITUTIONS:
            continue
        known = draft.keys | {plain_key(a) for row in group for a in row.aliases if initials_of(a, row.name)}
        votes: Counter[str] = Counter()
        for row in group:
            if row.party or (row.holds and draft.named):
                own = plain_key(row.party or draft.name)
                votes[draft.name if own in known else label[own]] += row.articles
        side = next((told[key] for key in sorted(known) if key in told), None)
        if side is None and votes:
            side = max(votes, key=lambda party: (votes[party], party == draft.name, party))
        if side is not None:
            above.update(dict.fromkeys(known, side))
    resolved = {**_persons_sides(groups, label), **above, **told}
    result: dict[str, str] = {}
    for key, counts in _spelled(groups).items():
        side = resolved.get(key, label[key])
        side = resolved.get(plain_key(side), side)
        result.update(dict.fromkeys(counts, side))
    return result, above


def _spelled(groups: Iterable[list[Seen]]) -> dict[str, Counter[str]]:
    """Give the ways in which articles write the name of each side."""
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for group in groups:
        for party, count in votes_of(group).items():
            spelled[plain_key(party)][party] += count
        for row in group:
            if row.holds and not row.party and row.kind in INSTITUTIONS and is_named(row.name):
                spelled[plain_key(row.name)][row.name] += row.holds
    return spelled


def _labels(groups: Iterable[list[Seen]]) -> dict[str, str]:
    """Give the commonest way of writing the name of each side."""
    return {key: max(counts, key=lambda name: (counts[name], name)) for key, counts in _spelled(groups).items()}


def _persons_sides(groups: list[list[Seen]], label: Mapping[str, str]) -> dict[str, str]:
    """Give the side of each person whose name an article takes for a side, where others know the person's side."""
    found = {}
    for key, group in by_name([group for group in groups if group[0].kind == "person"]).items():
        if key in label:
            own = {plain_key(row.name) for row in group} | {plain_key(a) for row in group for a in row.aliases}
            votes = Counter({party: n for party, n in votes_of(group).items() if plain_key(party) not in own})
            if votes:
                found[key] = label[plain_key(max(votes, key=lambda party: (votes[party], party)))]
    return found


def _person(
    draft: _Draft, parties: Mapping[str, str], institutions: Mapping[str, str], told: Mapping[str, str], taken: set[str]
) -> Person:
    """Make the one actor of a group; a side needs a third of the articles that speak of the actor."""
    votes: Counter[str] = Counter()
    for name, count in draft.votes:
        votes[parties.get(name, name)] += count
    party = max(votes, key=lambda side: (votes[side], side)) if votes else None
    if party is not None and votes[party] * 3 < draft.articles:
        party = None
    for key in sorted(draft.keys):
        if key in told or (draft.kind in INSTITUTIONS and key in institutions):
            party = told.get(key) or institutions[key]
            break
    key = folded(draft.name) if draft.named else f"~{plain_key(draft.name)} {party or ''}".strip()
    while key in taken:
        key += "+"
    taken.add(key)
    return Person(key, draft.name, draft.short, draft.kind, party, draft.named)


def _shorts(drafts: Iterable[_Draft], settled: Settled) -> dict[str, str]:
    """Give each side's short form: initials that articles use for it (U.S.), else its name."""
    shorts = {side: side for side in settled.parties.values()}
    for draft in drafts:
        if draft.kind in INSTITUTIONS:
            side = settled.side(draft.name)
            if side is not None and plain_key(side) in draft.keys:
                shorts[side] = draft.short
    return shorts


__all__ = ["INSTITUTIONS", "Person", "Seen", "Settled", "settle"]
