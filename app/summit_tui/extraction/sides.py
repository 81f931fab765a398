"""Which side an actor speaks for: its state or bloc, the organisation it belongs to, or itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import ActorDraft, Roster, fold, same_body
from summit_tui.extraction.arena import acts, find_arena, state_weights
from summit_tui.extraction.camps import Camps
from summit_tui.extraction.commons import Commons
from summit_tui.extraction.gazetteer import Entry, Gazetteer
from summit_tui.extraction.mediators import find_mediators
from summit_tui.extraction.names import NameUse
from summit_tui.extraction.offices import Offices
from summit_tui.extraction.together import Together
from summit_tui.extraction.trades import UNIONS, Trades
from summit_tui.extraction.voicing import voiced_bodies

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph

_TOGETHER = 2
"""So often does a state act for the affair to be one of states, and are "unions" spoken of that act together."""
_OFTEN = 4
"""A person named so often by surname alone is taken to belong to the state named nearest."""
_LONG = 5
"""Letters of a word that can be what members are called."""
_OF_BODIES = frozenset({"general secretary", "managing director", "regional secretary", "convener"})
"""Offices that no state has."""
_RANKS = frozenset(
    {"general", "gen.", "gen", "colonel", "col.", "lieutenant", "lt.", "major", "maj.", "captain", "capt.", "commander"}
)
_OF_CLUBS = frozenset({"president", "director", "secretary", "manager", "coach", "captain"})
"""Offices that are an organisation's where no state acts."""
_OFFICES = frozenset({"ministry", "department", "embassy", "treasury", "secretariat"})


class Sides:
    """The side of each state, and from there of each actor: its bloc's (see `together`) or its own.

    `summit.toml` wins over both.
    """

    def __init__(
        self,
        roster: Roster,
        uses: list[NameUse],
        paragraphs: list[Paragraph],
        gazetteer: Gazetteer,
        *,
        settings: dict[str, list[str]],
        commons: Commons,
    ) -> None:
        self.commons = commons
        self._members: dict[str, set[str]] | None = None
        self._roster = roster
        self._uses = uses
        self._paragraphs = paragraphs
        self._gazetteer = gazetteer
        self._settings = {fold(name): side for side, names in settings.items() for name in [side, *names]}
        self._named = {actor.name for actor in roster.actors if actor.use in ("state", "bloc")}
        self._weights = state_weights(roster, uses, paragraphs, gazetteer)
        self._between = max(self._weights.values(), default=0) >= _TOGETHER
        blocs = Together(uses, paragraphs, gazetteer, self._weights)
        self._acts, self._together = blocs.acts, blocs.members
        self.mediators = find_mediators(uses, paragraphs, blocs.positions)
        for state in self.mediators:
            del self._weights[state]
        self._offices = Offices(roster, uses, paragraphs, gazetteer, named=self._named, weights=self._weights)
        self._trades = Trades(roster, paragraphs, gazetteer)
        self.camps = Camps(
            find_arena(self._weights, roster, uses, paragraphs, gazetteer), roster, uses, paragraphs, gazetteer,
            between=self._between,
        )  # fmt: skip

    def only_state(self) -> str | None:
        """Give the one state that acts in the article, if there is one."""
        return next(iter(self._weights)) if len(self._weights) == 1 else None

    def chief_state(self) -> str | None:
        """Give the state that "the ministry" is of: the home, or the one that acts most by far."""
        ranked = [*self._weights.most_common(2), ("", 0), ("", 0)]
        far = ranked[0][1] >= max(_TOGETHER, _TOGETHER * ranked[1][1])
        return self.camps.arena.home or (ranked[0][0] if far else None)

    def of_state(self, state: str) -> str:
        """Give the side of a state or bloc."""
        chosen = self._settings.get(fold(state))
        if chosen is not None:
            return chosen
        arena = self.camps.arena
        if state == arena.home and arena.government is not None:
            return arena.government
        if state not in self._named:
            state = self._gazetteer.of.get(state, state)
        for bloc, members in self._together.items():
            if state in members:
                return bloc
        return state

    def of_entry(self, entry: Entry) -> str | None:
        """Give the side of a name of the gazetteer; a neutral bloc and a state that mediates have none."""
        if entry.name in self.mediators:
            return None
        if entry.kind == "bloc" and self._gazetteer.blocs[entry.name].neutral:
            return None
        return self.of_state(entry.name)

    def of_phrase(self, text: str) -> str | None:
        """Give the ad-hoc bloc that a phrase ends with, where it acts: "the six world powers"."""
        end = tuple(text.lower().split()[-2:])
        return next((name for name in self._together if end in self._gazetteer.blocs[name].phrases), None)

    def camp(self, words: list[str]) -> str | None:
        """Give the camp that a group's words count it to: "protesters" for "student protesters"."""
        for word in words:
            if word.lower() in self.commons.groups:
                return self.commons.groups[word.lower()]  # "tenants" beside the tenants' association
            own = self._named_after(word)
            if own is not None:
                return own
        return self._trades.camp(words)

    def _named_after(self, word: str) -> str | None:
        """Give the one side that is named after its members: "farmers" beside the Dairy Farmers Association."""
        if self._members is None:
            self._members = {}
            for actor in self._roster.actors:
                if actor.use == "name" and actor.kind == "organisation" and actor.party == actor.name:
                    for part in actor.name.replace("'", " ").replace("’", " ").split()[:-1]:
                        self._members.setdefault(part.lower(), set()).add(actor.name)
        plural = word.islower() and word.endswith("s") and len(word) >= _LONG
        found = self._members.get(word, set()) if plural else set()
        return next(iter(found)) if len(found) == 1 else None

    def assign(self) -> None:
        """Fill in `party` of every actor of the roster."""
        actors = self._roster.actors
        for actor in actors:
            if actor.use in ("state", "bloc"):
                actor.party = self._of_entry(actor)
        for actor in actors:
            if actor.kind == "organisation" and actor.use == "name":
                actor.party = self._of_body(actor)
        for surname_only in (False, True):
            for index, actor in enumerate(actors):
                if actor.kind == "person" and actor.party is None:
                    actor.party = self._of_person(index, actor, surname_only)
        self._voices()
        for actor in actors:
            if actor.party in self.mediators:
                actor.party = None
            chosen = next(
                (self._settings[fold(n)] for n in [actor.name, *actor.aliases] if fold(n) in self._settings), None
            )
            if chosen is not None:
                actor.party, actor.why = chosen, "settings"

    def _voices(self) -> None:
        """Give those who announce what a body would do its side, where no state acts and nothing else tells it."""
        if self._weights:
            return
        for index, party in voiced_bodies(self._roster, self._uses, self._paragraphs, self.commons, self.camp).items():
            actor = self._roster.actors[index]
            known = {*actor.titles, *actor.roles} - self._gazetteer.honorifics
            if actor.party is None and known and not known & (self._gazetteer.observers | self._gazetteer.local):
                actor.party = party

    def _of_entry(self, actor: ActorDraft) -> str | None:
        if actor.kind == "organisation" and actor.state:
            return self.of_state(actor.state)
        if actor.kind == "bloc" and not self._gazetteer.blocs[actor.name].acts:
            return None if self._gazetteer.blocs[actor.name].neutral else actor.name
        return self.of_state(actor.name)

    def _of_body(self, actor: ActorDraft) -> str | None:
        settled, camp = self.camps.of_body(actor)
        if settled:
            return camp
        words = [word.lower() for word in actor.name.split()]
        low = set(words) | (actor.roles.keys() & self._gazetteer.neutral)
        if words[-1] in self._gazetteer.party_words and set(words[:-1]) & self._gazetteer.legislatures:
            return self.camps.full_party(self._gazetteer.party_words[words[-1]])  # "House Republicans"
        if self._trades.unions["unions"] >= _TOGETHER and low & {"union", "workers", "teamsters"}:
            return UNIONS
        if low <= set(self._gazetteer.party_words) and words[-1].endswith("ic"):
            return None  # "Democratic" is no party by itself
        if low & self._gazetteer.neutral & self._gazetteer.commons:
            # A hospital or a university has no side, unless it is one.
            return actor.name if any(self._roster.actors[one] is actor for one in self.commons.acting) else None
        if low & self._gazetteer.outlets:
            # A paper has no side, unless it is one: a channel that is to be sold, a network that is sued.
            acting = any(self._roster.actors[one] is actor for one in self.commons.acting)
            return actor.name if acting and actor.uses >= _OFTEN else None
        if low & self._gazetteer.neutral:
            return None
        if low & self._gazetteer.public and not low & self._gazetteer.rebels:
            state = actor.state if actor.state in self._named else None
            state = state or next(iter(dict(actor.states.most_common(1))), None)
            if state is not None:
                return self.of_state(state)
            if low & _OFFICES:
                return None  # a ministry is no side of its own
        if low & self._gazetteer.rebels and not low & {"republic"}:
            return actor.name
        firm = actor.roles.keys() & (self._gazetteer.companies | self._gazetteer.firms) - {"bank"}
        if actor.states and not firm and not any(word in ("party", "league", "union") for word in words):
            state = actor.states.most_common(1)[0][0]
            if self._acts[state]:
                return self.of_state(state)
        return actor.name

    def _of_person(self, index: int, actor: ActorDraft, surname_only: bool) -> str | None:
        office = [t for t in actor.titles if t not in self._gazetteer.honorifics and t not in self._gazetteer.observers]
        state = max(actor.states, key=lambda one: (actor.states[one], one in self._named)) if actor.states else None
        bodies = [self._owner(one, actor) for one, _ in actor.owners.most_common()]
        if self._above(actor, office, bodies):
            return None
        if not actor.states and self.camps.party_of(actor) is None:
            # "Union president Ann Example": the office is the body's, not the country's.
            own = next((one.party for one in bodies if one is not None and _stands_alone(one)), None)
            if own is not None:
                return own
        if not self._weights:
            chamber = self._chamber_of(actor)
            if chamber is not None:
                return chamber
        settled, camp = self.camps.of_person(actor, state)
        if settled:
            return camp
        if actor.states and state == self.camps.arena.home:
            return self.camp([*actor.roles])  # a citizen, but no voice of the government
        if actor.states:
            return self.of_state(max(actor.states, key=lambda state: (actor.states[state], state in self._named)))
        if actor.roles["administration"] and not office and "United States" in self._named:
            return self.of_state("United States")  # "the X administration" is how the press calls a US president's
        for owner, _ in actor.owners.most_common():
            party = self._of_owner(owner, actor)
            if party is not None:
                return party
        if any(one is not None and one.kind == "person" and one.party is None for one in bodies):
            return None  # "Duarte's envoy" is Duarte's, wherever she belongs
        return self._by_office(index, actor, office, surname_only=surname_only)

    def _above(self, actor: ActorDraft, office: list[str], bodies: list[ActorDraft | None]) -> bool:
        """Tell whether a person speaks for no side: an observer, one who was in office, a judge, a place's officer."""
        observer = any(role in self._gazetteer.observers for role in actor.roles)
        if observer and not office:
            return True
        held_head = any(word in self._gazetteer.heads for word in [*office, *actor.roles])
        if actor.roles["former"] and not held_head:
            return True
        if any(one is not None and self._judges(one) for one in bodies) or self._judges_by(actor.owners):
            return True
        said = [one for one in actor.owners if not one.isdigit()]
        # "Ohio Attorney General Ann Example" is no officer of the country's government
        return bool(said) and all(tuple(one.split()) in self._gazetteer.places for one in said)

    def _by_office(self, index: int, actor: ActorDraft, office: list[str], *, surname_only: bool) -> str | None:
        """Give the side of a person of whom only the office is told, or nothing."""
        said = [one for one in actor.owners if not one.isdigit()]
        roles = [
            role
            for role in actor.roles
            if role in self._gazetteer.heads
            or role.endswith("minister")
            or role in ("spokesman", "spokeswoman", "spokesperson", "envoy", "negotiator", "ambassador", "secretary")
        ]
        if office and not roles and all(one in self._gazetteer.company_offices for one in office):
            # "HMU CEO Ann Example": a firm's, not the country's, whether the firm acts here or not.
            return max(said, key=len).replace(" - ", "-") if said else self._body_before(index, actor)
        if office and not roles and {word for one in office for word in one.split()} <= _RANKS and self._between:
            return self.camp([*actor.roles])  # a colonel may be anybody's
        if office or roles or (surname_only and actor.uses >= _OFTEN and len(actor.name.split()) == 1):
            alone = bool(actor.roles.keys() & self._gazetteer.private) or not self._between
            alone = alone or (bool(office) and _OF_BODIES.issuperset(office))
            own = self._body_before(index, actor) if alone else None
            if own is None:
                near = self._offices.nearest(index, [*office, *roles, "leader"])
                own = self.of_state(near) if near is not None else None
            return own or self._body_before(index, actor)
        return self.camp([*actor.roles]) or self._body_before(index, actor)

    def _chamber_of(self, actor: ActorDraft) -> str | None:
        """Give the body whose name begins a title, where no state acts: "Senate President Ann Example"."""
        first = {title.split()[0] for title in actor.titles} & self._gazetteer.legislatures
        if not first:
            return None
        bodies = [one for one in self._roster.actors if one.use == "name" and one.name.lower() in first]
        return bodies[0].name if len(bodies) == 1 and bodies[0].party == bodies[0].name else None

    def _of_owner(self, owner: str, actor: ActorDraft) -> str | None:
        other = self._owner(owner, actor)
        return other.party if other is not None else None

    def _owner(self, owner: str, actor: ActorDraft) -> ActorDraft | None:
        """Give the actor that the words beside a name say a person belongs to: a name, or a number of the roster."""
        if owner.isdigit():
            other = self._roster.actors[int(owner)]
            return other if other is not actor else None
        for other in self._roster.actors:
            if other.kind != "organisation":
                continue
            if same_body(other.name.split(), (owner,)) or any(
                fold(owner) == fold(form) for form in [other.name, *other.aliases]
            ):
                return other
        return None

    def _body_before(self, index: int, actor: ActorDraft) -> str | None:
        """Give the organisation that was the last subject before an officer of "the union", else the one met last."""
        offices = self._gazetteer.officers | (frozenset() if self._between else _OF_CLUBS)
        if not (actor.roles.keys() | actor.titles.keys()) & offices:
            return None
        found: str | None = None
        met: str | None = None
        for use in self._uses:
            other = self._roster.by_use.get(id(use))
            if other == index:
                return found or met
            body = self._roster.actors[other] if other is not None else None
            if body is None or body.kind != "organisation" or body.use != "name" or body.party != body.name:
                continue
            if not self._is_of(actor, body):
                continue
            met = body.name
            token = self._paragraphs[use.paragraph].doc[use.last]
            if acts(token) and not any(kid.dep_ == "conj" for kid in token.children):
                found = body.name
        return None

    def _is_of(self, actor: ActorDraft, body: ActorDraft) -> bool:
        """Tell whether a body can be the one of "association chair Ann Example": one that is called so."""
        kinds = actor.roles.keys() & self._gazetteer.private - self._gazetteer.firms - {"group"}
        words = {*body.name.lower().split(), *body.roles}
        return not kinds or any(one in words or self._gazetteer.also[one] & words for one in kinds)

    def _judges(self, body: ActorDraft) -> bool:
        """Tell whether a body studies, reports or judges, so that those who speak for it have no side."""
        low = set(body.name.lower().split()) | body.roles.keys()
        if body.party is not None and body.party == body.name:
            return False
        judges = bool(low & (self._gazetteer.neutral | self._gazetteer.outlets))
        return judges and body.kind == "organisation" and body.use != "common"

    def _judges_by(self, owners: Counter[str]) -> bool:
        return any(
            one.lower().split()[-1] in self._gazetteer.neutral for one in owners if not one.isdigit() and " " in one
        )


def _stands_alone(body: ActorDraft) -> bool:
    """Tell whether a body is a side of its own."""
    return body.party is not None and (body.party == body.name or body.use == "common")
