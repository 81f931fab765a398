"""Sides within one state: the government, a chamber, a party, those who protest.

Who holds an office of the executive speaks for the government. A lawmaker speaks for the party that the text names
with the office, else for the chamber where this acts as one, else for nobody but himself. Courts, judges and a
monarch beside a head of government stand above the parties. A person without an office has the camp that the words
beside the name give ("student protester Ann Example").
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import ActorDraft, Roster
from summit_tui.extraction.arena import Arena, acts
from summit_tui.extraction.gazetteer import Gazetteer
from summit_tui.extraction.names import NameUse

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph

_RUNNING = frozenset({"candidate", "candidates", "nominee"})
_OFTEN = 2
"""A chamber that is a subject so often acts as one."""


class Camps:
    """The sides of an article about a dispute within one state; `between` tells whether states act in it at all."""

    def __init__(
        self, arena: Arena, roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer,
        *, between: bool = True,
    ) -> None:  # fmt: skip
        self.arena = arena
        self.between = between
        self._roster = roster
        self._gazetteer = gazetteer
        self._chamber = self._acting_chamber(uses, paragraphs) if arena.home else None

    def _acting_chamber(self, uses: list[NameUse], paragraphs: list[Paragraph]) -> ActorDraft | None:
        """Give the one law-making body that acts most, if it acts."""
        count: Counter[int] = Counter()
        for use in uses:
            index = self._roster.by_use.get(id(use))
            if index is None or not acts(paragraphs[use.paragraph].doc[use.last]):
                continue
            actor = self._roster.actors[index]
            low = set(actor.name.lower().split())
            if actor.kind == "organisation" and low & self._gazetteer.legislatures and "committee" not in low:
                count[index] += 1
        if not count or count.most_common(1)[0][1] < _OFTEN:
            return None
        return self._roster.actors[count.most_common(1)[0][0]]

    def chamber_name(self) -> str | None:
        """Give the plain name of the chamber's side: without the state where two words are left."""
        if self._chamber is None:
            return None
        return self._plain(self._chamber.name)

    def _plain(self, name: str) -> str:
        words = name.split()
        found = self._gazetteer.match(words, 0)
        return " ".join(words[found[0] :]) if found is not None and len(words) > found[0] + 1 else name

    def of_person(self, actor: ActorDraft, state: str | None) -> tuple[bool, str | None]:
        """Give the camp of a person, and whether this settles the matter.

        Args:
            actor: a person.
            state: the state that titles tie the person to, if any. Strangers are not settled here.
        """
        g = self._gazetteer
        party = self.party_of(actor)
        home = self.arena.home
        if home is None and not self.between:
            running = actor.roles.keys() & _RUNNING
            return (True, party) if party is not None and not running and self.acts_here(party) else (False, None)
        if home is None:
            return self._abroad(actor, party)
        offices = {*actor.titles, *actor.roles}
        words = {word for office in offices - g.not_executive for word in office.split()}
        # "Representative Ann Example of Georgia": a lawmaker of home has a constituency, no foreign state.
        seat = g.of.get(state or "") != home and bool(words & g.legislative & g.home.get(home, frozenset()))
        seat = seat or state in g.constituencies.get(home, ())
        domestic = seat or state in (None, home, g.of.get(home))
        if not domestic:
            return False, None
        if words & g.judicial or words & g.local or ("governor" in words and home not in g.of):
            return True, None
        if "opposition" in words:
            return True, party or "opposition"
        if "candidate" in words or (actor.roles.keys() & g.private and not actor.titles):
            return party is not None, party
        if party is not None:
            return True, party
        if words & g.legislative or (words & g.executive and words & g.legislatures):
            # A member of the whole parliament speaks for himself; a senator stands with the senate that sues.
            return True, None if words & g.members else self.chamber_name()
        if words & g.monarchs and not offices & g.government_heads:
            return True, None
        if words & g.executive or "official" in words or (state == home and "executive" in words):
            return True, self.arena.government
        return False, None

    def _abroad(self, actor: ActorDraft, party: str | None) -> tuple[bool, str | None]:
        """Between states a lawmaker or a party's man speaks for no government, unless a role ties him to one."""
        offices = {*actor.titles, *actor.roles}
        words = {word for office in offices for word in office.split()}
        g = self._gazetteer
        apart = bool(words & g.legislative) or party is not None
        return bool(words & g.judicial or "opposition" in words) or (apart and not words & g.executive), None

    def party_of(self, actor: ActorDraft) -> str | None:
        """Give the political party that the words beside a name tell: "Labour MP", "a Republican"."""
        bodies = [self._roster.actors[int(one)] for one in actor.owners if one.isdigit()]
        for body in bodies:
            low = set(body.name.lower().split())
            if body.kind == "organisation" and low & self._gazetteer.party_words.keys() and self._own_name(low):
                return body.name
        owners = [self._roster.actors[int(one)].name if one.isdigit() else one for one in actor.owners]
        for phrase in [*owners, *actor.titles, *actor.roles]:
            for word in phrase.lower().split():
                name = self._gazetteer.party_words.get(word)
                if name is not None:
                    return self.full_party(name)
        return None

    def acts_here(self, party: str) -> bool:
        """Tell whether a party is spoken of as a body in the article, by any of its names."""
        known = self._gazetteer.party_words
        return any(
            actor.kind == "organisation"
            and (actor.name == party or (actor.use == "name" and known.get(actor.name.split()[-1].lower()) == party))
            for actor in self._roster.actors
        )

    def _own_name(self, low: set[str]) -> bool:
        """Tell whether a party's name has more in it than what such parties are called: "Social Democrats"."""
        return bool(low - self._gazetteer.party_words.keys() - {"party", "the"})

    def full_party(self, name: str) -> str:
        """Give the form of a party's name that the article has: "Labour Party" where it says so."""
        stem = name.lower().rstrip("s")[:6]
        for actor in self._roster.actors:
            low = actor.name.lower().split()
            if actor.kind == "organisation" and "party" in low and low[0][:6].startswith(stem[: len(low[0])]):
                return actor.name
        return name

    def of_body(self, actor: ActorDraft) -> tuple[bool, str | None]:
        """Give the camp of an organisation of the state, and whether this settles it."""
        if self.arena.home is None:
            return False, None
        low = {word.lower() for word in actor.name.split()}
        g = self._gazetteer
        if low & g.legislatures:
            if actor is self._chamber or self._within_chamber(low):
                return True, self.chamber_name()
            return True, self._plain(actor.name)
        if low & g.neutral:
            return True, None
        if low & g.public and (actor.state in (None, self.arena.home)):
            return True, self.arena.government
        return False, None

    def _within_chamber(self, low: set[str]) -> bool:
        if self._chamber is None or "committee" not in low:
            return False
        return bool(low & set(self._chamber.name.lower().split()) & self._gazetteer.legislatures)

    def of_group(self, head: str, entry: str | None) -> tuple[bool, str | None]:
        """Give the camp of an unnamed phrase by its head noun: officials and police are the government's."""
        if self.arena.home is None or entry not in (None, self.arena.home):
            return False, None
        if head in self._gazetteer.officials:
            return True, self.arena.government
        return entry is not None, None
