"""Camps without a state: workers and their union, owners and their company, teams and their league, protesters.

"Players said ..." speaks for the players' union where there is one, "team owners" for the league that is at hand.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import Roster
from summit_tui.extraction.gazetteer import Gazetteer

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph

UNIONS = "unions"
"""The side of several unions that act together."""
_OFTEN = 4
"""The organisation that owners and executives belong to is named at least so often."""
_LABOUR = frozenset({"union", "guild", "workers", "teamsters"})
_UNITED = frozenset(
    {"federation", "association", "together", "united", "alliance", "congress", "society", "brotherhood"}
)
_ORGANISERS = frozenset({"organizer", "organizers", "organiser", "organisers"})


class Trades:
    """The sides of groups by what they are. `unions` counts "union" and "unions" in the text."""

    def __init__(self, roster: Roster, paragraphs: list[Paragraph], gazetteer: Gazetteer) -> None:
        self._roster = roster
        self._gazetteer = gazetteer
        self.unions = Counter(
            token.text
            for paragraph in paragraphs
            if "union" in paragraph.text
            for token in paragraph.tokens
            if token.text in ("union", "unions") and token.dep_ != "compound"
        )
        self._protest = any("protest" in paragraph.text or "demonstrat" in paragraph.text for paragraph in paragraphs)
        self._union_phrases = Counter(
            paragraph.text[token.left_edge.idx : token.idx + len(token)].removeprefix("the ").removeprefix("The ")
            for paragraph in paragraphs
            if "union" in paragraph.text
            for token in paragraph.tokens
            if token.text == "union" and any(kid.dep_ == "poss" and kid.tag_ == "NNS" for kid in token.children)
        )

    def camp(self, words: list[str]) -> str | None:
        """Give the camp that a group's words count it to: "protesters" for "student protesters"."""
        low = {word.lower().rstrip("'’s") for number, word in enumerate(words) if word.islower() or not number}
        low |= {word.lower().rstrip("'’") for number, word in enumerate(words) if word.islower() or not number}
        low |= {word + "s" for word in low}  # "a shop teacher" is one of the teachers
        if self._protest and low & _ORGANISERS:
            return "protesters"
        for name, members in self._gazetteer.camps.items():
            if low & members:
                return str(name)
        if low & self._gazetteer.business:
            return self._company()
        if low & self._gazetteer.clubs:
            return self._league()
        if low & self._gazetteer.labour and self.unions:
            return self.union_side()
        return None

    def union_side(self) -> str | None:
        """Give the side that the workers of the article are on: several unions, the one that is named, or the phrase
        that the article has for it ("the dockers' union").
        """
        if self.unions["unions"] > self.unions["union"]:
            return UNIONS
        named = [
            actor
            for actor in self._roster.actors
            if actor.kind == "organisation" and actor.use == "name" and self._is_union(actor.name)
        ]
        if not named and self.unions:
            also = self._gazetteer.also["union"]
            named = [
                actor
                for actor in self._roster.actors
                if (actor.kind, actor.use) == ("organisation", "name") and also & set(actor.name.lower().split())
            ]
            named = named if len(named) == 1 else []
        if len(named) == 1 and named[0].party:
            return named[0].party
        if named:
            return UNIONS if self.unions["unions"] else None
        return next((str(name) for name, _ in self._union_phrases.most_common(1)), None)

    def _is_union(self, name: str) -> bool:
        """Tell whether a body's name is a union's: "Dockers Union", "Federation of Classroom Teachers"."""
        words = set(name.lower().replace("'", " ").replace("’", " ").split())
        members = {word for word in words & self._gazetteer.labour if word.endswith("s")} - {"unions"}
        return bool(words & _LABOUR or (members and words & _UNITED))

    def _league(self) -> str | None:
        """Give the league that "teams" and "clubs" belong to, if one is a side."""
        name = self._company()
        words = set((name or "").lower().split())
        return name if words & {"league", "association", "federation"} else None

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
