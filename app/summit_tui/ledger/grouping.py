"""Which of the actors that articles have are one.

Persons are joined by surname and first name over common romanisations, institutions by name and by the names
that articles give them, phrases ("a senior official") only with the same phrase of the same side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summit_tui.ledger.names import first_names_agree, folded, is_named, plain_key, sound, tokens

_HEADS = frozenset({"president", "leader", "premier", "chancellor", "king", "queen", "emir", "sultan"})
"""Offices of which a state has one holder."""
INSTITUTIONS = frozenset({"state", "bloc", "organisation"})


@dataclass(frozen=True)
class Seen:
    """An actor as articles have it: one row a spec, with the number of articles and how often it is a holder."""

    name: str
    kind: str
    party: str | None
    aliases: tuple[str, ...] = ()
    articles: int = 1
    holds: int = 0


def told_names(aliases: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Give the full name for each key of a spelling that summit.toml tells of."""
    return {key: name for name, words in aliases.items() for word in (name, *words) for key in _told_keys(word)}


def _told_keys(name: str) -> tuple[str, str]:
    return f"person\x1f{folded(name)}", plain_key(name)


def told_name(row: Seen, told: Mapping[str, str]) -> str | None:
    """Give the name that summit.toml gives for an actor, if it does."""
    if not told:
        return None
    by_person, by_words = _told_keys(row.name)
    return told.get(by_words) or (told.get(by_person) if row.kind == "person" else None)


def group_actors(rows: list[Seen], told: Mapping[str, str]) -> list[list[Seen]]:
    """Part the rows into actors. `told` is from `told_names`."""
    persons = [row for row in rows if row.kind == "person" and is_named(row.name)]
    groups = _person_groups(persons, told)
    whose = by_name(groups)
    offices = _offices(groups)
    institutions: list[Seen] = []
    phrases: dict[str, list[Seen]] = defaultdict(list)
    for row in rows:
        named = is_named(row.name)
        if row.kind == "person" and named:
            continue
        group = whose.get(plain_key(row.name)) if named and row.kind not in ("state", "bloc") else None
        if group is not None and sum(member.articles for member in group) >= row.articles:
            group.append(row)  # an article that took the name for an institution's, or did not know whose it is
        elif row.kind in INSTITUTIONS:
            institutions.append(row)
        else:
            holder = _holder(row, offices)
            if holder is not None and told_name(row, told) is None:
                holder.append(row)
            else:
                phrases[f"{told_name(row, told) or plain_key(row.name)}\x1f{row.party or ''}"].append(row)
    return groups + _institution_groups(institutions, told) + list(phrases.values())


def merge_groups(
    rows: list[Seen], told: Mapping[str, str], merged: Mapping[str, str]
) -> tuple[list[list[Seen]], list[str | None]]:
    """Part the rows into actors, and join those that the analyst merged.

    Args:
        rows: the actors as the articles have them.
        told: from `told_names`.
        merged: an actor's name to the name that it goes under; a name that goes under itself stands alone.

    Returns:
        The groups, and of each the name that the analyst gave it, if any.
    """
    apart = {name for name, into in merged.items() if name == into}
    groups = group_actors([row for row in rows if row.name not in apart], told)
    alone: dict[str, list[Seen]] = defaultdict(list)
    for row in rows:
        if row.name in apart:
            alone[row.name].append(row)
    groups += list(alone.values())
    if not merged:
        return groups, [None] * len(groups)
    joined: dict[str, list[Seen]] = {}
    goals = set(merged.values())
    kept: list[tuple[list[Seen], str | None]] = []
    for group in groups:
        names = [row.name for row in group]
        goal = next((merged[name] for name in names if name in merged), None)
        goal = goal or next((name for name in names if name in goals), None)
        if goal is None:
            kept.append((group, None))
        elif goal in joined:
            joined[goal].extend(group)
        else:
            joined[goal] = list(group)
            kept.append((joined[goal], goal))
    return [group for group, _ in kept], [name for _, name in kept]


def by_name(groups: list[list[Seen]]) -> dict[str, list[Seen]]:
    """Give the persons by each name that means one of them only: names and parts of names that articles use."""
    whose: dict[str, list[list[Seen]]] = defaultdict(list)
    for group in groups:
        full = {word for row in group for word in tokens(row.name)}
        names = {name for row in group for name in (row.name, *row.aliases) if full.issuperset(tokens(name))}
        for key in {plain_key(name) for name in names}:
            whose[key].append(group)
    return {key: found[0] for key, found in whose.items() if key and len(found) == 1}


def _offices(groups: list[list[Seen]]) -> dict[tuple[str, ...], list[list[Seen]]]:
    """Give the persons by the phrases with an office of one holder that articles have for them.

    "The Norwegian president" is filed as such and as "the Norwegian leader".
    """
    found: dict[tuple[str, ...], list[list[Seen]]] = defaultdict(list)
    for group in groups:
        if group[0].kind != "person":
            continue
        phrases = {key for row in group for alias in row.aliases if (key := _office(alias))}
        for key in phrases | {(*key[:-1], "leader") for key in phrases}:
            found[key].append(group)
    return found


def _office(phrase: str) -> tuple[str, ...] | None:
    """Give the words of "the Norwegian president"; None for any other phrase."""
    if phrase[:4] not in ("the ", "The "):
        return None
    words = tuple(phrase[4:].replace("prime minister", "premier").split())
    if len(words) < 2 or not all(word[0].isupper() for word in words[:-1]) or words[-1] not in _HEADS:
        return None
    return words


def _holder(row: Seen, offices: Mapping[tuple[str, ...], list[list[Seen]]]) -> list[Seen] | None:
    """Give the one person of the same side whom other articles call what this article calls a person without a name."""
    office = _office(row.name) if row.kind == "person" and row.party else None
    fits = [group for group in offices.get(office, ()) if votes_of(group)[row.party or ""]] if office else []
    return fits[0] if len(fits) == 1 else None


def _person_groups(rows: list[Seen], told: Mapping[str, str]) -> list[list[Seen]]:
    """Part persons: by surname, then by first names that agree; a surname alone joins the only one it can mean."""
    by_surname: dict[str, list[Seen]] = defaultdict(list)
    groups: list[list[Seen]] = []
    by_told: dict[str, list[Seen]] = defaultdict(list)
    for row in rows:
        name = told_name(row, told)
        if name is not None:
            by_told[name].append(row)
        else:
            by_surname[sound(tokens(row.name)[-1])].append(row)
    for name, members in sorted(by_told.items()):
        last = sound(tokens(name)[-1])
        lone = [row for row in by_surname.get(last, []) if len(tokens(row.name)) == 1]
        full = [row for row in by_surname.get(last, []) if len(tokens(row.name)) > 1]
        if not full:
            members.extend(lone)
            by_surname.pop(last, None)
        groups.append(members)
    for members in by_surname.values():
        groups.extend(_same_surname(members))
    return _lone_names(groups)


def _same_surname(rows: list[Seen]) -> list[list[Seen]]:
    """Part persons of one surname by their first names; the fuller and more frequent names lead."""
    full: list[list[Seen]] = []
    lone: list[Seen] = []
    order = sorted(rows, key=lambda row: (-len(tokens(row.name)[0]), -row.articles, row.name, row.party or ""))
    for row in order:
        first = tokens(row.name)[:-1]
        if not first:
            lone.append(row)
            continue
        fits = [group for group in full if first_names_agree(tokens(group[0].name)[:-1], first)]
        if len(fits) == 1:
            fits[0].append(row)
        else:
            full.append([row])
    left: list[Seen] = []
    for row in lone:
        fits = full if len(full) == 1 else [group for group in full if row.party and votes_of(group)[row.party]]
        if len(fits) == 1:
            fits[0].append(row)
        else:
            left.append(row)
    return full + ([left] if left else [])


def _lone_names(groups: list[list[Seen]]) -> list[list[Seen]]:
    """Join a name of one word that stands first in the full name of one person only (family name first)."""
    firsts: dict[str, list[list[Seen]]] = defaultdict(list)
    for group in groups:
        words = max((tokens(row.name) for row in group), key=len)
        if len(words) > 1 and any(tokens(alias) == words[:1] for row in group for alias in row.aliases):
            firsts[sound(words[0])].append(group)
    kept = []
    for group in groups:
        spellings = {tokens(row.name) for row in group}
        only = next(iter(spellings)) if len(spellings) == 1 else ()
        fits = firsts.get(sound(only[0]), []) if len(only) == 1 else []
        if len(fits) == 1 and fits[0] is not group:
            fits[0].extend(group)
        else:
            kept.append(group)
    return kept


def _institution_groups(rows: list[Seen], told: Mapping[str, str]) -> list[list[Seen]]:
    """Part states, blocs and organisations: by name, and by a name that an article gives as another's alias."""
    head: dict[str, str] = {}

    def find(key: str) -> str:
        while head.setdefault(key, key) != key:
            key = head[key]
        return key

    def key_of(row: Seen) -> str:
        return f"{row.kind}\x1f{plain_key(told_name(row, told) or row.name)}"

    keys = {key_of(row) for row in rows}
    for row in rows:
        for alias in row.aliases:
            other = f"{row.kind}\x1f{plain_key(alias)}"
            if other in keys:
                one, two = sorted((find(key_of(row)), find(other)))
                head[two] = one
    groups: dict[str, list[Seen]] = defaultdict(list)
    for row in rows:
        groups[find(key_of(row))].append(row)
    return list(groups.values())


def votes_of(group: Iterable[Seen]) -> Counter[str]:
    """Give how many articles have the actor on each side."""
    votes: Counter[str] = Counter()
    for row in group:
        if row.party:
            votes[row.party] += row.articles
    return votes
