"""Which states stand under their bloc in an article, and which are sides of their own.

A member stands under its bloc where the article has the bloc act (the bloc's name or "European leaders" as a subject,
or its bodies' heads) and the member does not act by itself. Members that are at odds are sides of their own: in
"Norway urged the bloc to close its market. Denmark opposes sanctions" each speaks for itself.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summit_tui.extraction.arena import acts
from summit_tui.extraction.demand_lexicon import load_wanting
from summit_tui.extraction.gazetteer import Bloc, Gazetteer
from summit_tui.extraction.names import NameUse
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_TOGETHER = 2
"""So often must a bloc act in an article for its members to stand under it."""
_ALONE = 3
"""A member that acts so often by itself is a side of its own."""
_AT_ODDS = 2
"""So many members must each have a position of their own for them to be at odds."""
_PLACES = ("in", "at", "across", "from", "near", "into", "of", "around", "outside")


class Together:
    """The blocs that act in an article. `acts` counts by state and bloc; `members` are those under each bloc.

    Args of the constructor: `weights` by `arena.state_weights`.
    """

    def __init__(
        self, uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer, weights: Counter[str]
    ) -> None:
        self._uses = uses
        self._paragraphs = paragraphs
        self._gazetteer = gazetteer
        self._weights = weights
        self.acts: Counter[str] = Counter()
        self._often: Counter[str] = Counter()
        for use in uses:
            if use.kind == "entry" and use.entry is not None and self._acting(use):
                # "European leaders" says of itself that many act as one.
                together = use.entry.kind == "bloc" and use.entry.use == "adjective"
                self.acts[use.entry.name] += _TOGETHER if together else 1
                self._often[use.entry.name] += together
        self._phrases(paragraphs)
        self.positions = self._holding()
        self.members = self._collective()

    def _phrases(self, paragraphs: list[Paragraph]) -> None:
        """Count where an ad-hoc bloc is a subject by its common noun ("the six world powers seek ...")."""
        known = {pair: bloc.name for bloc in self._gazetteer.blocs.values() for pair in bloc.phrases}
        nouns = {last for _, last in known}
        for paragraph in paragraphs:
            if not any(noun in paragraph.text for noun in nouns):
                continue
            for token in paragraph.tokens:
                if token.lower_ in nouns and token.i and token.dep_ in ("nsubj", "nsubjpass"):
                    name = known.get((token.nbor(-1).lower_, token.lower_))
                    if name is not None:
                        self.acts[name] += 1
                        self._often[name] += 1

    def _acting(self, use: NameUse) -> bool:
        """Tell whether a state's or bloc's name acts here: as a subject, or before the plural that does."""
        doc = self._paragraphs[use.paragraph].doc
        token: Token = doc[use.last]
        if (use.entry is not None and use.entry.use == "adjective") or token.dep_ in ("compound", "amod", "nmod"):
            token = token.head
            low = token.lower_
            if token.tag_ != "NNS" or not (low in self._gazetteer.roles or low in self._gazetteer.bodies):
                return False
        while token.dep_ in ("conj", "appos") and token.head.i != token.i:
            token = token.head
        return token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "dative") and not (
            token.dep_ == "pobj" and token.head.lower_ in _PLACES
        )

    def _holding(self) -> Counter[str]:
        """Count for each state the sentences in which it, or one of its people, is the subject of a wanting verb."""
        wanting = load_wanting()
        out: Counter[str] = Counter()
        for use in self._uses:
            if use.entry is None or use.entry.kind != "state":
                continue
            token: Token = self._paragraphs[use.paragraph].doc[use.last]
            if not acts(token):
                continue
            while token.dep_ in ("conj", "appos", "compound", "amod", "nmod", "poss") and token.head.i != token.i:
                token = token.head
            verb = lemma(token.head)
            out[use.entry.name] += verb in wanting.clause or verb in wanting.ask or verb in wanting.through
        return out

    def _at_odds(self, bloc: Bloc) -> bool:
        """Tell whether members hold positions of their own, where "European leaders" never act as one."""
        apart = sum(self.positions[state] > 0 for state in bloc.members - bloc.outside)
        return not self._often[bloc.name] and apart >= _AT_ODDS

    def _collective(self) -> dict[str, set[str]]:
        """Give for each acting bloc the members that stand under it here."""
        out: dict[str, set[str]] = {}
        for bloc in self._gazetteer.blocs.values():
            if not bloc.acts or self.acts[bloc.name] < _TOGETHER:
                continue
            if self._outdone(bloc):
                continue
            mine = [
                use
                for use in self._uses
                if use.entry is not None and use.entry.name == bloc.name and use.kind == "entry"
            ]
            proper = all(" ".join(use.words) in bloc.proper or (use.entry and use.entry.use == "seat") for use in mine)
            members = bloc.members - bloc.outside if proper else bloc.members
            alone = max(_ALONE, 3 * self.acts[bloc.name] // 2 + 1)
            if self._at_odds(bloc):
                alone = 1
            out[bloc.name] = {
                s
                for s in members
                if (
                    self._weights[s] < _ALONE and self.acts[s] < _TOGETHER
                    if s in bloc.outside
                    else self.acts[s] < alone
                )
            }
        return out

    def _outdone(self, bloc: Bloc) -> bool:
        """Tell whether single members act more than the bloc, so that they are sides beside it or without it."""
        if self._often.get(bloc.name):
            return False
        acts = max(self.acts[bloc.name], self._weights[bloc.name])
        return any(self._weights[state] > acts for state in bloc.members - bloc.outside)
