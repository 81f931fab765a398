"""Whose officer a person is, where the text tells it by a common noun or a pronoun.

"Union president Ann Example", "Bo Okafor, who chairs the society", "its climate commissioner, Ann Example": the office
is of the body that the noun stands for, whether the article has a name for it or not. "Its" is of the state, bloc or
body that was the last subject: in "Norway refused. Its minister, Ann Example, said" the minister is Norway's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.actors import ActorDraft, Roster
from summit_tui.extraction.beside import LEADING, beside
from summit_tui.extraction.commons import Commons
from summit_tui.extraction.gazetteer import Gazetteer, load_gazetteer
from summit_tui.extraction.names import NameUse
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SURE = 2
"""What an office beside a name counts for the body that it is of."""
_BACK = 60
"""So many mentions of bodies back an office may belong to one."""
_LED = 2
_LEDS = frozenset({"led", "headed", "chaired", "run", "founded", "represented"})
_STATES = ("state", "bloc")


def note_officers(
    roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer, commons: Commons
) -> None:
    """Note for each person the body or state whose office stands beside the name by a common noun or "its"."""
    at = {(use.paragraph, use.first): use for use in uses}
    met: list[int] = []
    subjects: list[int] = []
    persons: list[int] = []
    for number, i in sorted({*at, *commons.meant}):
        paragraph = paragraphs[number]
        use = at.get((number, i))
        index = roster.by_use.get(id(use)) if use is not None else commons.meant.get((number, i))
        if index is None:
            continue
        actor = roster.actors[index]
        if actor.kind in ("organisation", *_STATES):
            if actor.kind == "organisation":
                met.append(index)
            if _is_subject(paragraph.tokens[i if use is None else use.last], gazetteer):
                subjects.append(index)
        elif use is not None and actor.kind == "person" and actor.use == "name":
            own = _office_of(use, paragraph, at, met, roster=roster, gazetteer=gazetteer, commons=commons)
            if own is None and (subjects or met) and _of_it(use, paragraph, gazetteer):
                own = (subjects or met)[-1]
            if own is None and persons and _of_it(use, paragraph, gazetteer, ("his", "her")):
                own = persons[-1]
            if own is not None and own != index:
                _belong(actor, own, roster)
            if _is_subject(paragraph.tokens[use.last], gazetteer):
                persons.append(index)


def _belong(actor: ActorDraft, own: int, roster: Roster) -> None:
    """Note that a person is an officer of a body, or of a state where nothing else tells which."""
    if roster.actors[own].use not in _STATES:
        actor.owners[str(own)] += _SURE
    elif not actor.states:
        actor.states[roster.actors[own].state or roster.actors[own].name] += _SURE


def _is_subject(token: Token, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is a subject or tells of one: "Norway said", "the Norwegian side said"."""
    if token.dep_ in ("amod", "compound", "nmod"):
        token = token.head
        if token.lower_ not in gazetteer.roles and token.lower_ not in gazetteer.bodies:
            return False
    return token.dep_ in _SUBJECTS


def _office_of(
    use: NameUse, paragraph: Paragraph, at: dict[tuple[int, int], NameUse], met: list[int],
    *, roster: Roster, gazetteer: Gazetteer, commons: Commons,
) -> int | None:  # fmt: skip
    doc = paragraph.tokens
    for span in beside(use, doc):
        runs = use.last + 3 < len(doc) and lemma(doc[span[0] - 1]) in LEADING if span else False
        if not runs and not any(doc[i].lower_ in gazetteer.roles or (doc[i].lower_,) in gazetteer.titles for i in span):
            continue
        for i in span:
            low = doc[i].lower_
            named = at.get((use.paragraph, i))
            if low not in gazetteer.commons or (named is not None and named.last > i):
                continue
            found = _meant(low, met, roster, gazetteer)
            if found is not None:
                return found
    led = _led_by(use, paragraph, at)
    if led is not None and id(led) in roster.by_use:
        return roster.by_use[id(led)]
    beside_it = [doc[i].lower_ for span in beside(use, doc)[:1] for i in span]
    for head in [head for one in (use.title, *beside_it) for head in gazetteer.local_offices.get(one, ())]:
        if len(commons.heads.get(head, ())) == 1:
            return commons.heads[head][0]
        bodies = [i for i in met if head in roster.actors[i].name.lower().split()]
        if bodies:
            return bodies[-1]
    return None


def _led_by(use: NameUse, paragraph: Paragraph, at: dict[tuple[int, int], NameUse]) -> NameUse | None:
    """Give the body that a name leads: "the Example Party, led by Ann Duarte, refused"."""
    doc = paragraph.tokens
    if use.full < _LED or doc[use.full - 1].lower_ != "by" or doc[use.full - 2].lower_ not in _LEDS:
        return None
    body = doc[use.full - 2].head
    inside = {body.i, *(one.i for one in body.children if one.dep_ in ("amod", "compound", "nmod", "poss"))}
    return next((one for (n, _), one in at.items() if n == use.paragraph and one.last in inside), None)


def _of_it(use: NameUse, paragraph: Paragraph, gazetteer: Gazetteer, whose: tuple[str, ...] = ("its", "their")) -> bool:
    """Tell whether a name is that of an officer of "it": "Its chairman, Ann Example", "Ann Example, who chairs it"."""
    doc = paragraph.tokens
    left, right, told = beside(use, doc)
    if left and left[0] and left[-1] < use.full:
        left = [left[0] - 1, *left]
    for span in (left, right):
        words = [doc[i].lower_ for i in span]
        at = next((i for i, word in enumerate(words) if word in whose), len(words))
        if any(one in gazetteer.roles for one in words[at + 1 :]):
            return not gazetteer.kin.intersection(words)
    return "its" in whose and [doc[i].lower_ for i in told] == ["it"]


def _meant(head: str, met: list[int], roster: Roster, gazetteer: Gazetteer) -> int | None:
    """Give the body that a common noun stands for: the one met last that is called so, or the only one to come."""
    for index in reversed(met[-_BACK:]):
        if _is_called(roster.actors[index], head):
            return index
    if head in gazetteer.firms:
        firms = [i for i in met if roster.actors[i].use == "name" and not roster.actors[i].state]
        return firms[-1] if firms else None
    later = [i for i, actor in enumerate(roster.actors) if actor.kind == "organisation" and _is_called(actor, head)]
    return later[0] if len(later) == 1 else None


def _is_called(actor: ActorDraft, head: str) -> bool:
    if actor.use not in ("name", "common"):
        return False
    words = actor.name.lower().split()
    return head in words or head in actor.roles or not load_gazetteer().also[head].isdisjoint(words)
