"""Which side an actor speaks for: its state or bloc, the organisation it belongs to, or itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import ActorDraft, Roster, fold, same_body
from summit_tui.extraction.gazetteer import Gazetteer
from summit_tui.extraction.names import NameUse

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_UNIONS = "unions"
"""The side of several unions that act together."""
_TOGETHER = 2
"""So often must a bloc act in an article for its members to stand under it."""
_ALONE = 3
"""A member that acts so often by itself is a side of its own."""
_OFTEN = 4
"""A person named so often by surname alone is taken to belong to the state named nearest."""
_REACH = 40
"""Tokens between an office-holder and the state that may be meant."""


class Sides:
    """The side of each state, and from there of each actor.

    A member stands under its bloc where the article has the bloc act (the bloc's name or "European leaders" as a
    subject, or its bodies' heads) and the member does not act by itself; else every state is its own side.
    `summit.toml` wins over both.
    """

    def __init__(
        self,
        roster: Roster,
        uses: list[NameUse],
        paragraphs: list[Paragraph],
        gazetteer: Gazetteer,
        settings: dict[str, list[str]],
    ) -> None:
        self._roster = roster
        self._uses = uses
        self._paragraphs = paragraphs
        self._gazetteer = gazetteer
        self._settings = {fold(name): side for side, names in settings.items() for name in [side, *names]}
        self._named = {actor.name for actor in roster.actors if actor.use in ("state", "bloc")}
        self._acts: Counter[str] = Counter()
        self._proper: Counter[str] = Counter()
        for use in uses:
            if use.kind == "entry" and use.entry is not None and self._acting(use):
                # "European leaders" says of itself that many act as one.
                together = use.entry.kind == "bloc" and use.entry.use == "adjective"
                self._acts[use.entry.name] += _TOGETHER if together else 1
        self._unions = Counter(
            token.text
            for paragraph in paragraphs
            for token in paragraph.tokens
            if token.text in ("union", "unions") and token.dep_ != "compound"
        )
        self._together = self._collective()

    def _acting(self, use: NameUse) -> bool:
        """Tell whether a state's or bloc's name acts here: as a subject, or before the plural that does."""
        doc = self._paragraphs[use.paragraph].doc
        token: Token = doc[use.last]
        if (use.entry is not None and use.entry.use == "adjective") or token.dep_ in ("compound", "amod", "nmod"):
            token = token.head
            if not (token.tag_ == "NNS" and token.lower_ in self._gazetteer.roles | self._gazetteer.bodies):
                return False
        while token.dep_ in ("conj", "appos") and token.head.i != token.i:
            token = token.head
        return token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "dative") and not (
            token.dep_ == "pobj"
            and token.head.lower_ in ("in", "at", "across", "from", "near", "into", "of", "around", "outside")
        )

    def _collective(self) -> dict[str, set[str]]:
        """Give for each acting bloc the members that stand under it here."""
        out: dict[str, set[str]] = {}
        for bloc in self._gazetteer.blocs.values():
            if not bloc.acts or self._acts[bloc.name] < _TOGETHER:
                continue
            mine = [
                use
                for use in self._uses
                if use.entry is not None and use.entry.name == bloc.name and use.kind == "entry"
            ]
            proper = all(" ".join(use.words) in bloc.proper or (use.entry and use.entry.use == "seat") for use in mine)
            members = bloc.members - bloc.outside if proper else bloc.members
            out[bloc.name] = {state for state in members if self._acts[state] < _ALONE - (state in bloc.outside)}
        return out

    def of_state(self, state: str) -> str:
        """Give the side of a state or bloc."""
        chosen = self._settings.get(fold(state))
        if chosen is not None:
            return chosen
        if state not in self._named:
            state = self._gazetteer.of.get(state, state)
        for bloc, members in self._together.items():
            if state in members:
                return bloc
        return state

    def camp(self, words: list[str]) -> str | None:
        """Give the camp that a group's words count it to: "protesters" for "student protesters"."""
        low = {word.lower() for number, word in enumerate(words) if word.islower() or not number}
        for name, members in self._gazetteer.camps.items():
            if low & members:
                return str(name)
        if low & self._gazetteer.business:
            return self._company()
        if low & self._gazetteer.labour and self._unions:
            return _UNIONS if self._unions["unions"] else self._union()
        return None

    def _union(self) -> str | None:
        """Give the one union that the workers of the article belong to."""
        named = [a for a in self._roster.actors if a.kind == "organisation" and "union" in a.name.lower().split()]
        return named[0].party if len(named) == 1 else None

    def _company(self) -> str | None:
        """Give the organisation that "executives" and "owners" belong to: the one named most."""
        firms = [
            actor
            for actor in self._roster.actors
            if (actor.kind, actor.use) == ("organisation", "name")
            and actor.uses >= _OFTEN
            and actor.party == actor.name
        ]
        return max(firms, key=lambda actor: actor.uses).name if firms else None

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
            held = self._held()
            for index, actor in enumerate(actors):
                if actor.kind == "person" and actor.party is None:
                    actor.party = self._of_person(index, actor, held, surname_only)
        for actor in actors:
            chosen = next(
                (self._settings[fold(n)] for n in [actor.name, *actor.aliases] if fold(n) in self._settings), None
            )
            if chosen is not None:
                actor.party, actor.why = chosen, "settings"

    def _of_entry(self, actor: ActorDraft) -> str | None:
        if actor.kind == "organisation" and actor.state:
            return self.of_state(actor.state)
        if actor.kind == "bloc" and not self._gazetteer.blocs[actor.name].acts:
            return None if self._gazetteer.blocs[actor.name].neutral else actor.name
        return self.of_state(actor.name)

    def _of_body(self, actor: ActorDraft) -> str | None:
        words = [word.lower() for word in actor.name.split()]
        low = set(words)
        if self._unions["unions"] >= _TOGETHER and low & {"union", "workers", "teamsters"}:
            return _UNIONS
        if low & self._gazetteer.outlets or low & self._gazetteer.neutral:
            return None
        if low & self._gazetteer.public:
            state = actor.state if actor.state in self._named else None
            state = state or next(iter(dict(actor.states.most_common(1))), None)
            if state is not None:
                return self.of_state(state)
        if actor.states and not any(word in ("party", "league", "union") for word in words):
            state = actor.states.most_common(1)[0][0]
            if self._acts[state]:
                return self.of_state(state)
        return actor.name

    def _held(self) -> set[tuple[str, str]]:
        """Give the offices that are known to be held: (state, title)."""
        return {
            (state, title.split()[-1])
            for actor in self._roster.actors
            if actor.kind == "person"
            for state in [*actor.states, *([actor.party] if actor.party else [])]
            for title in [*actor.titles, *actor.roles]
        }

    def _of_person(self, index: int, actor: ActorDraft, held: set[tuple[str, str]], surname_only: bool) -> str | None:
        observer = sum(n for role, n in actor.roles.items() if role in self._gazetteer.observers)
        office = [t for t in actor.titles if t not in self._gazetteer.honorifics and t not in self._gazetteer.observers]
        if observer and not office:
            return None
        held_head = any(word in self._gazetteer.heads for word in [*office, *actor.roles])
        if actor.roles["former"] and not held_head:
            return None
        if actor.states:
            return self.of_state(max(actor.states, key=lambda state: (actor.states[state], state in self._named)))
        for owner, _ in actor.owners.most_common():
            party = self._of_owner(owner, actor)
            if party is not None:
                return party
        roles = [
            role
            for role in actor.roles
            if role in self._gazetteer.heads
            or role.endswith("minister")
            or role in ("spokesman", "spokeswoman", "spokesperson", "envoy", "negotiator", "ambassador", "secretary")
        ]
        if office or roles or (surname_only and actor.uses >= _OFTEN and len(actor.name.split()) == 1):
            return self._nearest(index, [*office, *roles, "leader"], held)
        return self.camp([*actor.roles])

    def _of_owner(self, owner: str, actor: ActorDraft) -> str | None:
        if owner.isdigit():
            other = self._roster.actors[int(owner)]
            return other.party if other is not actor else None
        for other in self._roster.actors:
            if other.kind != "organisation":
                continue
            if same_body(other.name.split(), (owner,)) or any(
                fold(owner) == fold(form) for form in [other.name, *other.aliases]
            ):
                return other.party
        return None

    def _nearest(self, index: int, titles: list[str], held: set[tuple[str, str]]) -> str | None:
        """Give the side of an office whose state is not said: the home country's, or that of the state named nearest.

        A state whose office of that name has a known holder is out of the question.
        """
        score: dict[str, float] = {}
        for state, offices in self._gazetteer.home.items():
            if state in self._named and any(title in offices for title in titles):
                score[state] = 0.6 if self._acts[state] >= _TOGETHER or state == "United States" else 0.15
        for use in self._uses:
            if self._roster.by_use.get(id(use)) != index:
                continue
            for other in self._uses:
                if (
                    other.paragraph == use.paragraph
                    and other.kind == "entry"
                    and other.entry is not None
                    and other.entry.kind == "state"
                ):
                    distance = abs(other.first - use.first)
                    if distance <= _REACH:
                        score[other.entry.name] = score.get(other.entry.name, 0.0) + 1 / (3 + distance)
        last = titles[0].split()[-1]
        heads = self._gazetteer.heads
        open_to = {
            s: value
            for s, value in score.items()
            if last not in heads or not any((s, head.split()[-1]) in held for head in heads)
        }
        return self.of_state(max(open_to, key=lambda state: open_to[state])) if open_to else None
