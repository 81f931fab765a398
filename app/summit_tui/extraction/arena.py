"""Where the dispute lies: between states, or within one, where camps stand against each other.

Between states everybody who holds an office speaks for the state. Within one state that would make government,
opposition and protesters one side; there the camps are the sides. Which of the two an article tells of is weighed
from who acts in it: a second state that acts nearly as often as the first makes it an affair between states.

Example: "Protesters asked the government of Norway to drop the bill" lies within Norway; one sentence about Denmark
does not change that, ten sentences of Danish ministers do.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import ActorDraft, Roster
from summit_tui.extraction.gazetteer import Gazetteer
from summit_tui.extraction.names import NameUse

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_CLEAR = 3.0
"""So much evidence of camps is enough, even where other states are spoken of."""
_ALONE = 1.0
"""So much is enough where hardly any other state acts."""
_FOREIGN = 4
"""Another state must act less than once in so many times for the dispute to be within one."""
_CAMP = 1.0
_MATTER = 0.5


@dataclass(frozen=True)
class Arena:
    """The state within which the dispute lies (None: between states), and the plain name of its government's side."""

    home: str | None = None
    government: str | None = None


def find_arena(
    weights: Counter[str], roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer
) -> Arena:
    """Tell whether an article is about a dispute within one state, and within which; `weights` by `state_weights`."""
    camps = camp_evidence(paragraphs, gazetteer)
    if not weights or camps < _ALONE:
        return Arena()
    first = max(weights, key=lambda state: weights[state])
    parent = gazetteer.of.get(first, first)
    kin = {first, parent, *(one for one, of in gazetteer.of.items() if of == parent)}
    own = sum(weight for state, weight in weights.items() if state in kin)
    foreign = max((weight for state, weight in weights.items() if state not in kin), default=0)
    needed = _ALONE if own >= _FOREIGN and foreign * 2 * _FOREIGN <= own else _CLEAR
    if camps < needed or foreign * _FOREIGN > own + camps:
        return Arena()
    named = Counter(use.entry.name for use in uses if use.entry is not None and use.entry.name in kin)
    home = max(kin, key=lambda state: (named[state] + 3 * weights[state], state == first))
    return Arena(home, government_name(home, roster, uses, paragraphs, gazetteer))


def state_weights(
    roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer
) -> Counter[str]:
    """Count for each state the sentences in which it, or a holder of one of its offices, is the subject."""
    out: Counter[str] = Counter()
    lead = lead_state(uses, paragraphs)
    named = {actor.name for actor in roster.actors if actor.use == "state"}
    for use in uses:
        token = paragraphs[use.paragraph].doc[use.last]
        if use.kind == "entry" and use.entry is not None:
            if use.entry.use == "adjective" or token.dep_ in ("compound", "amod", "nmod", "poss"):
                token = token.head
                if not (token.lower_ in gazetteer.roles or token.lower_ in gazetteer.bodies):
                    continue
            if acts(token):
                out[use.entry.name] += 1
            continue
        index = roster.by_use.get(id(use))
        if index is not None and roster.actors[index].kind == "person" and acts(token):
            state = _state_of(roster.actors[index], named, lead, gazetteer)
            if state is not None:
                out[state] += 1
    return out


def acts(token: Token) -> bool:
    """Tell whether a word belongs to the subject of a verb or to a passive's agent."""
    while token.dep_ in ("conj", "appos", "compound", "poss") and token.head.i != token.i:
        token = token.head
    return token.dep_ in ("nsubj", "nsubjpass") or (token.dep_ == "pobj" and token.head.dep_ == "agent")


def lead_state(uses: list[NameUse], paragraphs: list[Paragraph]) -> str | None:
    """Give the state that the story names first: an office without a country is mostly that one's."""
    return next(
        (
            use.entry.name
            for use in uses
            if use.entry is not None
            and use.kind == "entry"
            and use.entry.kind == "state"
            and use.entry.use != "capital"
            and paragraphs[use.paragraph].kind == "body"
        ),
        None,
    )


def _state_of(actor: ActorDraft, named: set[str], lead: str | None, gazetteer: Gazetteer) -> str | None:
    if actor.states:
        return actor.states.most_common(1)[0][0]
    offices = {*actor.titles, *actor.roles}
    home = next((state for state, held in gazetteer.home.items() if offices & held and state in named), None)
    return home or (lead if offices & gazetteer.government_heads else None)


def camp_evidence(paragraphs: list[Paragraph], gazetteer: Gazetteer) -> float:
    """Sum up what speaks for camps within a state: parties, protesters, chambers and courts that act, bills."""
    marks = 0.0
    for paragraph in paragraphs:
        for token in paragraph.tokens:
            low = token.lower_
            if low in gazetteer.chambers:
                marks += _CAMP * acts(token)
            elif low in gazetteer.domestic and token.tag_.startswith("NN"):
                marks += _CAMP if low in gazetteer.domestic_camps else _MATTER
            elif low in gazetteer.party_words and token.text[0].isupper() and not token.is_sent_start:
                marks += _CAMP
    return marks


def government_name(
    home: str, roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer
) -> str:
    """Give the plain name of a government as the article calls it: "Duarte administration", "Norwegian government".

    Where the text has no such words they are made of the state's short name or adjective.
    """
    found: Counter[str] = Counter()
    for use in uses:
        doc = paragraphs[use.paragraph].doc
        after = doc[use.last + 1].lower_ if use.last + 1 < len(doc) else ""
        index = roster.by_use.get(id(use))
        if after == "administration" and index is not None and roster.actors[index].kind == "person":
            found[f"{use.words[-1]} administration"] += 2
        elif after in ("government", "authorities") and use.entry is not None and use.entry.name == home:
            found[f"{' '.join(use.words)} government"] += 1
    usual = gazetteer.executives.get(home) or f"{gazetteer.adjectives.get(home, home)} government"
    if not found or (usual in found and not any(name.endswith("administration") for name in found)):
        return usual
    best = found.most_common(1)[0][0]
    return best if best.endswith("administration") or home not in gazetteer.executives else usual
