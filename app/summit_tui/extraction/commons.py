"""Bodies that an article knows by a common noun only: "the dockers' union", "the port authority", "the city".

Outside affairs of states the sides often have no name. A definite phrase whose head is a body is a side of its own
where the body demands, refuses, offers, accepts or is asked. The short form ("the authority") stands for the fuller
one, and who holds an office of the body ("union president Ann Example", "Bo Okafor, who chairs the society") belongs
to it, whether the article has a name for it or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import ActorDraft, Roster
from summit_tui.extraction.demand_lexicon import Wanting, load_wanting
from summit_tui.extraction.gazetteer import Gazetteer
from summit_tui.extraction.names import NameUse
from summit_tui.extraction.roles import LEADING, beside
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEFORE = frozenset({"det", "amod", "compound", "poss", "case", "nmod", "punct"})
_SURE = 2
"""What an office beside a name counts for the body that it is of."""
_BACK = 60
"""So many mentions of bodies back an office may belong to one."""
_SELF = frozenset({"own", "other", "new", "same", "whole", "rival", "former"})
"""What tells of a body without being part of what it is called."""


@dataclass(frozen=True)
class _Place:
    """Where a common noun for a body stands; `words` are those before it that belong to what it is called."""

    paragraph: int
    token: Token
    words: tuple[str, ...]

    @property
    def head(self) -> str:
        return self.token.lower_


@dataclass
class Commons:
    """The bodies without a name, by their places in the roster.

    `at` has them by paragraph and token, `heads` by common noun; `groups` are their sides by what their members are
    called; `meant` is `at` and the places that stand for a body with a name; `acting` are those of them that negotiate.
    """

    at: dict[tuple[int, int], int] = field(default_factory=dict)
    heads: dict[str, list[int]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    meant: dict[tuple[int, int], int] = field(default_factory=dict)
    acting: set[int] = field(default_factory=set)


def find_commons(roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer) -> Commons:
    """Add the bodies without a name to the roster, each with itself as its side, and tie their officers to them.

    Args:
        roster: gets new actors with `use` "common"; its persons get owners.
        uses: the names of the article.
        paragraphs: the parsed story.
        gazetteer: the words for bodies and offices.
    """
    out = Commons()
    places = list(_places(uses, paragraphs, gazetteer))
    wanting = load_wanting()
    known = _Named(roster, gazetteer)
    called: dict[str, list[tuple[str, ...]]] = {}
    for place in places:
        if place.words and place.words not in called.setdefault(place.head, []):
            called[place.head].append(place.words)
    groups: dict[tuple[tuple[str, ...], str], list[_Place]] = {}
    for place in places:
        fuller = called.get(place.head, [])
        if not place.words and len(fuller) > 1:
            continue
        named = known.of(place.head)
        if named and (not place.words or place.head in gazetteer.firms):
            if len(named) == 1:
                out.meant[place.paragraph, place.token.i] = named[0]
            if len(named) == 1 and _negotiates(place.token, wanting):
                out.acting.add(named[0])
            continue
        groups.setdefault((place.words or (fuller[0] if fuller else ()), place.head), []).append(place)
    for (words, head), mine in groups.items():
        if not any(_negotiates(place.token, wanting) for place in mine):
            continue
        party = " ".join([*words, head]).replace(" '", "'").replace(" ’", "’")
        index = roster.add(
            ActorDraft(_text(mine[0], paragraphs), "organisation", party, named=False, why="common noun", use="common")
        )
        out.heads.setdefault(head, []).append(index)
        out.at.update({(place.paragraph, place.token.i): index for place in mine})
        out.groups.update({word: party for word in words if word.endswith("s") and len(words) > 1})
    out.meant.update(out.at)
    for use in uses:
        one = roster.by_use.get(id(use))
        if one is None or roster.actors[one].kind != "organisation":
            continue
        if _negotiates(paragraphs[use.paragraph].doc[use.last], wanting):
            out.acting.add(one)
    _officers(roster, uses, paragraphs, gazetteer, out)
    return out


def _places(uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer) -> Iterator[_Place]:
    taken = {(use.paragraph, i) for use in uses for i in range(use.full, use.last + 1)}
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind != "body":
            continue
        for token in paragraph.tokens:
            if token.lower_ not in gazetteer.commons or token.tag_ != "NN" or (number, token.i) in taken:
                continue
            words = _called(token, number, taken)
            if words is not None:
                yield _Place(number, token, words)


def _called(token: Token, number: int, taken: set[tuple[int, int]]) -> tuple[str, ...] | None:
    """Give the words that a definite phrase has before its head; None where it is none, or has a name in it."""
    if token.dep_ in ("compound", "appos", "attr", "amod", "nmod"):
        return None
    if any(kid.dep_ == "appos" and (number, kid.i) in taken for kid in token.children):
        return None  # "The landlord, Example Estates, refused": it has a name
    first = token.left_edge.i
    inside = [token.doc[i] for i in range(first, token.i)]
    if not inside or inside[0].lower_ not in ("the", "a", "an"):
        return None
    if any((number, one.i) in taken or one.tag_[:3] == "NNP" for one in inside):
        return None
    if any(one.dep_ not in _BEFORE or one.text == "," for one in inside):
        return None
    words = tuple(one.lower_ for one in inside[1:] if one.lower_ not in _SELF and one.tag_ not in ("JJR", "JJS"))
    members = any(one.tag_ == "POS" for one in inside)
    return words if inside[0].lower_ == "the" or members else None  # "a residents' association" is met once so


class _Named:
    """The bodies with a name that "the union", or "the mobile operator", can stand for, looked up by common noun."""

    def __init__(self, roster: Roster, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._firms: list[int] = []
        self._by_word: dict[str, list[int]] = {}
        for index, actor in enumerate(roster.actors):
            if actor.kind not in ("organisation", "bloc"):
                continue
            if actor.use == "name" and not actor.state:
                self._firms.append(index)
            for word in set(" ".join([actor.name, *actor.aliases]).lower().split()):
                self._by_word.setdefault(word, []).append(index)

    def of(self, head: str) -> list[int]:
        """Give their places in the roster."""
        return self._firms if head in self._gazetteer.firms else self._by_word.get(head, [])


def _negotiates(token: Token, wanting: Wanting) -> bool:
    """Tell whether a body wants something here, or somebody wants something of it."""
    verb = token.head
    if token.dep_ in _SUBJECTS and verb.tag_[:2] in ("VB", "MD"):
        verbs = [verb, *(kid for kid in verb.children if kid.dep_ in ("conj", "xcomp"))]
        own = [one for one in verbs if one is verb or not any(kid.dep_ in _SUBJECTS for kid in one.children)]
        if any(_wants(one, wanting) for one in own):
            return token.dep_ == "nsubj" or lemma(verb) in wanting.ask
    if token.dep_ == "pobj" and verb.dep_ == "agent":
        return _wants(verb.head, wanting)
    if token.dep_ == "dobj":
        return lemma(verb) in wanting.ask
    return token.dep_ == "poss" and lemma(verb) in wanting.nouns


def _wants(verb: Token, wanting: Wanting) -> bool:
    low = lemma(verb)
    if low in wanting.clause or low in wanting.ask:
        return low not in wanting.opining
    after = {kid.lower_ for kid in verb.children if kid.dep_ in ("prep", "prt")}
    return any(word in after for word, _ in wanting.through.get(low, ()))


def _text(place: _Place, paragraphs: list[Paragraph]) -> str:
    paragraph = paragraphs[place.paragraph]
    start, end = paragraph.span(place.token.left_edge.i, place.token.i)
    return " ".join(paragraph.text[start - paragraph.start : end - paragraph.start].split())


def _officers(
    roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer, commons: Commons
) -> None:
    """Note for each person the body whose office stands beside the name by a common noun."""
    at = {(use.paragraph, use.first): use for use in uses}
    met: list[int] = []
    subjects: list[int] = []
    for number, paragraph in enumerate(paragraphs):
        for token in paragraph.tokens:
            use = at.get((number, token.i))
            index = roster.by_use.get(id(use)) if use is not None else commons.at.get((number, token.i))
            if index is None:
                continue
            actor = roster.actors[index]
            if actor.kind == "organisation":
                met.append(index)
                last = token if use is None else paragraph.doc[use.last]
                if last.dep_ in _SUBJECTS:
                    subjects.append(index)
            if use is None or actor.kind != "person" or actor.use != "name":
                continue
            own = _office_of(use, paragraph, at, met, roster=roster, gazetteer=gazetteer, commons=commons)
            if own is None and (subjects or met) and _of_it(use, paragraph, gazetteer):
                own = (subjects or met)[-1]
            if own is not None:
                actor.owners[str(own)] += _SURE


def _office_of(
    use: NameUse, paragraph: Paragraph, at: dict[tuple[int, int], NameUse], met: list[int],
    *, roster: Roster, gazetteer: Gazetteer, commons: Commons,
) -> int | None:  # fmt: skip
    doc = paragraph.doc
    for span in beside(use, doc, gazetteer):
        runs = use.last + 3 < len(doc) and lemma(doc[span[0] - 1]) in LEADING if span else False
        if not runs and not any(doc[i].lower_ in gazetteer.roles or (doc[i].lower_,) in gazetteer.titles for i in span):
            continue
        for i in span:
            low = doc[i].lower_
            named = at.get((use.paragraph, i))
            if low not in gazetteer.commons or (named is not None and named.last > i):
                continue
            found = _meant(low, met, roster, gazetteer, commons)
            if found is not None:
                return found
    beside_it = [doc[i].lower_ for span in beside(use, doc, gazetteer)[:1] for i in span]
    for head in [head for one in (use.title, *beside_it) for head in gazetteer.local_offices.get(one, ())]:
        if len(commons.heads.get(head, ())) == 1:
            return commons.heads[head][0]
    return None


def _of_it(use: NameUse, paragraph: Paragraph, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is that of an officer of "it": "Its chairman, Ann Example, said"."""
    doc = paragraph.doc
    for span in beside(use, doc, gazetteer)[:1]:
        before = [doc[i].lower_ for i in span] + ([doc[span[0] - 1].lower_] if span and span[0] else [])
        return "its" in before and any(one in gazetteer.roles for one in before)
    return False


def _meant(head: str, met: list[int], roster: Roster, gazetteer: Gazetteer, commons: Commons) -> int | None:
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
    return actor.use in ("name", "common") and head in actor.name.lower().split()


__all__ = ["Commons", "find_commons"]
