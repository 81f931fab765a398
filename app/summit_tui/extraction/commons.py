"""Bodies that an article knows by a common noun only: "the dockers' union", "the port authority", "the city".

Outside affairs of states the sides often have no name. A definite phrase whose head is a body is a side of its own
where the body demands, refuses, offers, accepts or is asked. The short form ("the authority") stands for the fuller
one. Who holds its offices is told by `officers`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import ActorDraft, Roster
from summit_tui.extraction.demand_lexicon import Wanting, load_wanting
from summit_tui.extraction.gazetteer import Gazetteer
from summit_tui.extraction.names import NameUse
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEFORE = frozenset({"det", "amod", "compound", "poss", "case", "nmod", "punct"})
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
    """Add the bodies without a name to the roster, each with itself as its side.

    Args:
        roster: gets new actors with `use` "common".
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
        if head in self._gazetteer.firms:
            return self._firms
        found = self._by_word.get(head, [])
        if not found:
            found = sorted({i for word in self._gazetteer.also[head] for i in self._by_word.get(word, ())})
        return found


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


__all__ = ["Commons", "find_commons"]
