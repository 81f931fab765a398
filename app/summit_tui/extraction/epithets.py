"""Who "the Norwegian president" is, where no name in the article ever bears the title.

The press often leaves out a well-known leader's title and takes the name up again by it: "Duarte was first to speak.
The Norwegian president said ...". Such a phrase stands for a person named shortly before it who has no other state;
the votes of all such phrases are counted, and each state's office goes to the person with most.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import ActorDraft, Roster
from summit_tui.extraction.gazetteer import Gazetteer
from summit_tui.extraction.names import NameUse

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Doc, Paragraph

_HEADS = frozenset({"president", "leader", "premier", "chancellor", "king", "minister"})
_OFFICES = frozenset({"leader", "head", "president", "chancellor", "premier", "king", "queen"})
_KNOWN = 2
"""A leader without a title is named at least so often, and so many times as often as any other of the side."""
_NEAR = 2
"""So many persons named before the phrase may be meant."""
_BESIDE = 3
"""A name so few words behind the phrase is what the phrase belongs to."""
_MUCH = 3
"""A country named less than once in so many times of the one named most is not the paper's own."""
_OFTEN = 3
"""A person named so often is one of those whom the article is about; for others one phrase is not enough."""


def note_epithets(roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer) -> None:
    """Tie persons without a title to the state whose leader a phrase soon after them calls them."""
    held = {
        state
        for actor in roster.actors
        if actor.kind == "person" and gazetteer.heads & (actor.titles.keys() | actor.roles.keys())
        for state in actor.states
    }
    votes: dict[tuple[str, int], int] = {}
    persons: list[int] = []
    for place, use in enumerate(uses):
        index = roster.by_use.get(id(use))
        if index is not None and roster.actors[index].kind == "person":
            persons.append(index)
        elif use.entry is not None and use.entry.kind == "state" and use.entry.name not in held:
            doc = paragraphs[use.paragraph].doc
            after = uses[place + 1] if place + 1 < len(uses) else None
            if after is not None and after.paragraph == use.paragraph and after.first <= use.last + _BESIDE:
                continue
            if (use.kind == "title" and use.full < use.last) or _is_epithet(use, doc):
                near = _candidates(persons, roster) or _candidates(persons, roster, _office_after(use, doc))
                if near:
                    person = _likeliest(near, roster)
                    key = (use.entry.name, person)
                    votes[key] = votes.get(key, 0) + 1
    taken: set[int] = set()
    for (state, person), count in sorted(votes.items(), key=lambda row: -row[1]):
        others = max((n for (other, one), n in votes.items() if one == person and other != state), default=0)
        if 2 * others >= count:
            continue  # called by two states' offices: the phrases cannot be trusted
        often = roster.actors[person].uses >= _OFTEN
        if count >= (1 if often else 2) and state not in held and person not in taken:
            actor = roster.actors[person]
            actor.states[state] += 1
            actor.roles["leader"] += 1
            held.add(state)
            taken.add(person)


def note_bare_offices(roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer) -> None:
    """Tie a person without a title to an office that stands bare: "Duarte left early. The Prime Minister said ...".

    A paper leaves out both name and country where all its readers know them: the office is the paper's own
    country's. It goes to the person named most before it who has neither title nor state, where nobody in the
    article is known to hold it for that country.
    """
    named = Counter(use.entry.name for use in uses if use.entry is not None and use.kind == "entry")
    for state, offices in gazetteer.home.items():
        heads = offices & gazetteer.government_heads
        if (
            not named[state]
            or _MUCH * named[state] < max(named.values())
            or any(_holds(actor, heads, state) for actor in roster.actors)
        ):
            continue
        votes: Counter[tuple[int, str]] = Counter()
        told = _told(roster, uses, paragraphs)
        persons: list[int] = []
        acting: list[int] = []
        for use in uses:
            index = roster.by_use.get(id(use))
            if index is not None and roster.actors[index].kind == "person":
                persons.append(index)
                if paragraphs[use.paragraph].doc[use.last].dep_ == "nsubj":
                    acting.append(index)
            elif use.kind == "title" and use.the and use.entry is None and use.title in heads:
                near = _candidates(acting, roster) or _candidates(persons, roster)
                near = [one for one in near if roster.actors[one].uses > 1 and one not in told]
                if near:
                    votes[_likeliest(near, roster), use.title] += 1
        for (person, office), _ in votes.most_common(1):
            roster.actors[person].roles[office] += 1
            roster.actors[person].states[state] += 1


def _told(roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph]) -> set[int]:
    """Give the persons of whom a noun right before the name says what they are: "union firebrand Ann Example"."""
    out = set()
    for use in uses:
        index = roster.by_use.get(id(use))
        if index is not None and use.full and paragraphs[use.paragraph].doc[use.full - 1].tag_ == "NN":
            out.add(index)
    return out


def _likeliest(near: list[int], roster: Roster) -> int:
    """Give the one meant: a leader is named often, so the nearer of two counts more, and so does the more prominent."""
    return max(near, key=lambda one: roster.actors[one].uses / (1 + near.index(one)))


def _holds(actor: ActorDraft, offices: frozenset[str], state: str) -> bool:
    """Tell whether an actor is known to hold one of some offices, for a state or for none that is told."""
    return bool(offices & {*actor.titles, *actor.roles}) and (not actor.states or state in actor.states)


def _is_epithet(use: NameUse, doc: Doc) -> bool:
    """Tell whether a state's name goes on to "president" with no name after it: "the Norwegian president said"."""
    i = use.last + 1
    if not use.the and not (i < len(doc) and doc[i].tag_ == "POS"):
        return False
    while i < len(doc) and (doc[i].tag_ == "POS" or doc[i].lower_ in ("prime", "supreme")):
        i += 1
    if i >= len(doc) or doc[i].lower_ not in _HEADS:
        return False
    after = doc[i + 1] if i + 1 < len(doc) else None
    return after is None or not (after.tag_.startswith("NNP") or after.text == ",")


def _office_after(use: NameUse, doc: Doc) -> str:
    """Give the office of a phrase: "president" of "the Norwegian president"."""
    if use.kind == "title":
        return use.title
    i = use.last + 1
    while i + 1 < len(doc) and doc[i].lower_ not in _HEADS:
        i += 1
    return doc[i].lower_


def _candidates(persons: list[int], roster: Roster, office: str = "") -> list[int]:
    """Give the last persons named that have no state and no other title than `office`, nearest first, each once."""
    out: list[int] = []
    for index in reversed(persons[-8:]):
        actor = roster.actors[index]
        titled = Counter(actor.titles) - Counter({"mr": 99, "mr.": 99, "mrs": 99, "ms": 99, "ms.": 99})
        other = any(title != office for title in titled)
        if index not in out and not actor.states and not other and not actor.owners:
            out.append(index)
        if len(out) == _NEAR:
            break
    return out


def untitled_leader(state: str, roster: Roster, gazetteer: Gazetteer) -> int | None:
    """Give the one person of a state who can be "the Norwegian president": named often, with no other office.

    The press leaves out the titles of those whom everybody knows; a minister, an aide or a spokesman is given his.
    """
    counts: dict[int, int] = {}
    plain = gazetteer.honorifics | _OFFICES
    for index, actor in enumerate(roster.actors):
        if actor.kind != "person" or not actor.named or actor.party != state or actor.owners:
            continue
        if actor.titles.keys() | actor.roles.keys() <= plain:
            counts[index] = actor.uses
    best = sorted(counts, key=lambda index: -counts[index])
    if not best or counts[best[0]] < _KNOWN or (len(best) > 1 and counts[best[1]] * _KNOWN > counts[best[0]]):
        return None
    return best[0]
