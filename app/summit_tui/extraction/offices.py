"""Whose state an office is of, where the text does not say it beside the name: "President Ann Example".

The office is the home country's of English-language papers, or that of the state named nearest. A state has one
president: of two who bear the title the better placed takes the state, and the other is looked for elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import ActorDraft, Roster
from summit_tui.extraction.gazetteer import Gazetteer
from summit_tui.extraction.names import NameUse

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph

_HOME = 0.6
"""What the home country of an office counts."""
_SOME = 0.05
"""What it counts where it hardly acts."""
_MOST = 0.06
"""What the state that acts most counts where no state is named near an office."""
_TOGETHER = 2
_REACH = 40
"""Tokens between an office-holder and the state that may be meant."""
_FARTHER = 4
"""A state that somebody goes or speaks to is so many times less likely the speaker's own."""
_SUBJECT = 3
"""A state that is the subject of a sentence before the name is so many times more likely the speaker's own."""
_TOPIC = 0.08
"""What the state counts that the paragraphs before one without a state are about."""
_LOOK = 3
_TOWARDS = frozenset({"at", "to", "with", "against", "from", "toward", "towards", "for", "between", "on", "into"})
_LESSER = frozenset({"vice", "deputy", "former", "ex", "acting", "candidate", "elect"})


class Offices:
    """The states that the offices of an article's persons are of.

    `named` are the states and blocs that the article names; `weights` by `arena.state_weights`.
    """

    def __init__(
        self,
        roster: Roster,
        uses: list[NameUse],
        paragraphs: list[Paragraph],
        gazetteer: Gazetteer,
        *,
        named: set[str],
        weights: Counter[str],
    ) -> None:
        self._paragraphs = paragraphs
        self._roster = roster
        self._gazetteer = gazetteer
        self._named = named
        self._weights = weights
        self._of_person: dict[int, list[NameUse]] = {}
        self._near: dict[int, list[NameUse]] = {}
        self._owned: dict[tuple[int, int], int | None] = {}
        for use in uses:
            index = roster.by_use.get(id(use))
            if index is not None:
                self._of_person.setdefault(index, []).append(use)
            if use.kind == "entry" and use.entry is not None and use.entry.kind == "state":
                self._near.setdefault(use.paragraph, []).append(use)
            if use.kind in ("person", "unknown") and use.full < use.first:
                # "French envoy Bo Okafor" says nothing of whose minister Ann Example is.
                self._owned[use.paragraph, use.full] = index
        self._given = self._deal()

    def heads(self, actor: ActorDraft) -> frozenset[str]:
        """Give the offices of a person of which a state has one holder; a deputy has none of them."""
        words = {word for one in actor.titles for word in one.replace("-", " ").split()} | actor.roles.keys()
        if words & _LESSER:
            return frozenset()
        return frozenset({*actor.titles, *actor.roles}) & self._gazetteer.heads

    def nearest(self, index: int, titles: list[str]) -> str | None:
        """Give the state of an office whose state is not said; None if no state is near.

        Args:
            index: the person, by the place in the roster.
            titles: the offices, the title first.
        """
        if index in self._given:
            return self._given[index]
        score = self._score(index, titles)
        if titles[0] in self._gazetteer.heads:
            taken = {state for one, state in self._given.items() if one != index} | self._held()
            score = {state: value for state, value in score.items() if state not in taken}
        return max(score, key=lambda state: score[state]) if score else None

    def _held(self) -> set[str]:
        """Give the states of which the text says who holds the office."""
        return {
            state
            for actor in self._roster.actors
            if actor.kind == "person" and self.heads(actor)
            for state in actor.states
        }

    def _deal(self) -> dict[int, str]:
        """Give the states of those who bear the title of a head and no state, the surest first, each state once."""
        taken = self._held()
        rows: list[tuple[float, int, str]] = []
        for index, actor in enumerate(self._roster.actors):
            titles = [title for title in actor.titles if title in self._gazetteer.heads]
            if actor.kind != "person" or actor.states or actor.owners or not titles or not self.heads(actor):
                continue
            rows += [(value, index, state) for state, value in self._score(index, titles).items()]
        out: dict[int, str] = {}
        for _, index, state in sorted(rows, key=lambda row: (-row[0], row[1], row[2])):
            if index not in out and state not in taken:
                out[index] = state
                taken.add(state)
        return out

    def _score(self, index: int, titles: Iterable[str]) -> dict[str, float]:
        score: dict[str, float] = {}
        states = Counter({state: n for state, n in self._weights.items() if state not in self._gazetteer.blocs})
        if states and states.most_common(1)[0][1] >= _TOGETHER:
            score[states.most_common(1)[0][0]] = _MOST
        for state, offices in self._gazetteer.home.items():
            if state in self._named and any(title in offices for title in titles):
                score[state] = _HOME if self._weights[state] >= _TOGETHER or state == "United States" else _SOME
        for use in self._of_person.get(index, ()):
            if use.paragraph not in self._near:
                topic = self._topic(use.paragraph)
                if topic is not None:
                    score[topic] = max(score.get(topic, 0.0), _TOPIC)
            for other in self._near.get(use.paragraph, ()):
                distance = abs(other.first - use.first)
                owned = self._owned.get((other.paragraph, other.first), index) != index
                if other.entry is not None and distance <= _REACH and not owned:
                    near_by = 1 / (3 + distance) / (_FARTHER if self._towards(other) else 1)
                    near_by *= _SUBJECT if self._is_subject(other) and other.first < use.first else 1
                    score[other.entry.name] = score.get(other.entry.name, 0.0) + near_by
        return score

    def _topic(self, paragraph: int) -> str | None:
        """Give the state that a paragraph without one goes on about: the last subject before it, or a heading's."""
        for number in range(paragraph - 1, max(-1, paragraph - 1 - _LOOK), -1):
            here = self._near.get(number, [])
            heading = self._paragraphs[number].kind != "body"
            found = [use for use in here if heading or self._is_subject(use)]
            if found and found[-1].entry is not None:
                return found[-1].entry.name
            if here:
                return None
        return None

    def _is_subject(self, use: NameUse) -> bool:
        """Tell whether a state is the subject of a sentence: "Norway asked for time. The minister, Example, said"."""
        return self._paragraphs[use.paragraph].doc[use.last].dep_ in ("nsubj", "nsubjpass")

    def _towards(self, use: NameUse) -> bool:
        """Tell whether a state's name is where one goes: "Example is due at the White House"."""
        token = self._paragraphs[use.paragraph].doc[use.last]
        return token.dep_ == "pobj" and token.head.lower_ in _TOWARDS
