"""Whose side a phrase without a name is on: its owner's, the body's it works for, the state's it sits in.

"A union official", "the firm's lawyers", "a spokesman for Example Homes", "a source close to the club", "officials in
Oslo".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.phrase import Pass, Phrase

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_FIRMS = frozenset({"exchange", "group", "investor", "shareholder", "companie", "business", "businesse"})
_SPEAKERS = frozenset({"leaders", "diplomats", "negotiators", "representatives", "delegation", "envoys", "lawmakers"})
_PUBLIC = frozenset({"authority", "council", "commission", "committee", "chamber", "board", "management"})
_STATE_ORGANS = frozenset(
    {"ministry", "government", "army", "military", "authorities", "cabinet", "presidency", "junta"}
)
_BARE = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_BACK, _FAR = 40, 60
"""So many mentions back a phrase may mean somebody."""


def side_of(phrase: Phrase, text: str, state: Pass) -> str | None:
    """Give the side of a phrase: its owner's, the state's in it, the place's behind it, the camp its words tell."""
    party = _owner_side(phrase, state)
    settled, camp = state.sides.camps.of_group(phrase.low, phrase.entry)
    if settled and (phrase.entry is not None or party is None):
        party = camp
    if party is None and phrase.low in state.gazetteer.officials | _SPEAKERS:
        party = _seated(phrase.paragraph, phrase.token, phrase.last, state)
    if party is None and phrase.low in state.gazetteer.serving:
        party = _served(phrase, state)
    if party is None:
        party = _close_to(phrase, state)
    if party is None and phrase.definite and not phrase.inside and phrase.low in _STATE_ORGANS:
        chief = state.sides.chief_state()
        party = state.sides.of_state(chief) if chief is not None else None
    party = party or _by_party(phrase, state)
    return party or state.sides.camp(text.split()) or state.sides.of_phrase(text)


def _by_party(phrase: Phrase, state: Pass) -> str | None:
    """Give the party that a phrase names by its adjective, where the party is spoken of: "Republican negotiators"."""
    words = state.gazetteer.party_words
    found = [words[t.lower_] for t in phrase.token.children if t.text.istitle() and t.lower_ in words]
    camps = state.sides.camps
    if camps.between and camps.arena.home is None:
        return None  # between states a lawmaker of a party speaks for no side
    return camps.full_party(found[0]) if found and camps.acts_here(found[0]) else None


def _owner_side(phrase: Phrase, state: Pass) -> str | None:
    doc, low = phrase.paragraph.doc, phrase.low
    if any(one.dep_ == "poss" and one.lower_ in state.gazetteer.commons for one in phrase.token.children):
        return _common_owner(phrase, state)  # "the club's American owners"
    owners = [use for use in phrase.inside if use.last + 1 < len(doc) and doc[use.last + 1].tag_ == "POS"]
    for use in owners[:1] or reversed(phrase.inside):
        if use.kind == "entry" and use.entry is not None:
            private = low in state.gazetteer.commons - state.gazetteer.legislatures - _PUBLIC
            if not owners and (private or low.removesuffix("s") in state.gazetteer.companies | _FIRMS):
                return None  # "the German exchange" is no voice of Germany
            return state.sides.of_entry(use.entry)
        owner = state.roster.by_use.get(id(use))
        if owner is not None:
            return state.roster.actors[owner].party
    return None if low in state.gazetteer.apart else _common_owner(phrase, state)


def _common_owner(phrase: Phrase, state: Pass) -> str | None:
    """Give the side of the body that a phrase has before its head: "a union official", "the firm's lawyers"."""
    doc = phrase.paragraph.doc
    for i in range(phrase.token.i - 1, phrase.first - 1, -1):
        one = doc[i]
        if one.dep_ not in ("compound", "poss", "nmod") or one.head.i != phrase.token.i:
            continue
        if one.lower_ in ("its", "their") and phrase.low in state.gazetteer.roles | state.gazetteer.public:
            found = last_body(state)
        elif one.lower_ == "government":
            return state.sides.camps.arena.government
        elif one.lower_ in state.gazetteer.commons:
            found = recent_body(one.lower_, state, bare=True)
        else:
            continue
        return state.roster.actors[found].party if found is not None else None
    return None


def last_body(state: Pass) -> int | None:
    """Give the state, bloc or body mentioned last."""
    kinds = ("state", "bloc", "organisation")
    return next((i for i in reversed(state.recent[-_BACK:]) if state.roster.actors[i].kind in kinds), None)


def recent_body(word: str, state: Pass, *, bare: bool = False) -> int | None:
    """Give the body met last that "the company" or "the union" can stand for: by its name, else where it fits any.

    Args:
        word: the common noun.
        state: what was met.
        bare: also bodies that have no name.
    """
    actors = state.roster.actors
    uses = ("name", "bloc", "common") if bare else ("name", "bloc")
    for index in reversed(state.recent[-_FAR:]):
        actor = actors[index]
        called = word in " ".join([actor.name, *actor.aliases]).lower().split()
        if called and actor.kind in ("organisation", "bloc") and actor.use in uses:
            return index
    if word == "bloc":
        return next((i for i in reversed(state.recent) if actors[i].kind == "bloc"), None)
    if word not in state.gazetteer.any_body | state.gazetteer.companies:
        return None
    for index in reversed(state.recent[-_BACK:]):
        actor = actors[index]
        if actor.kind == "organisation" and actor.use == "name" and actor.named and not actor.state:
            words = set(actor.name.lower().split())
            kinds = state.gazetteer.organisations | (actor.roles.keys() & state.gazetteer.commons)
            kinds = kinds - state.gazetteer.of_firms - state.gazetteer.firms
            other = word in state.gazetteer.companies and (words | actor.roles.keys()) & kinds
            if not other and not words & state.gazetteer.outlets:
                return index
    return None


def _close_to(phrase: Phrase, state: Pass) -> str | None:
    """Give the side of "a person close to the company", and of a bare "a spokesman": the body's met last."""
    doc = phrase.paragraph.doc
    found = None
    if phrase.low in _BARE and phrase.last == phrase.token.i and phrase.token.i - phrase.first == 1:
        found = last_body(state)
    for i in range(phrase.token.i + 1, min(phrase.last, phrase.token.i + 3)):
        if (doc[i].lower_, doc[i + 1].lower_) == ("close", "to"):
            if phrase.behind:
                found = state.roster.by_use.get(id(phrase.behind[0]))
            else:
                found = recent_body(doc[phrase.last].lower_, state, bare=True)
    return state.roster.actors[found].party if found is not None else None


def _served(phrase: Phrase, state: Pass) -> str | None:
    """Give the side of whom a person speaks or works for: "a spokesman for Example Homes", "an aide to Duarte"."""
    doc = phrase.paragraph.doc
    for use in phrase.behind[:1]:
        before = doc[use.full - 1 - (doc[use.full - 1].lower_ == "the")].lower_
        owner = state.roster.by_use.get(id(use))
        if before in ("for", "of", "to", "at", "from") and owner is not None:
            return state.roster.actors[owner].party
    if not phrase.behind and phrase.last > phrase.token.i and doc[phrase.last].lower_ in state.gazetteer.commons:
        body = recent_body(doc[phrase.last].lower_, state, bare=True)  # "a spokesman for the league"
        return state.roster.actors[body].party if body is not None else None
    return None


def _seated(paragraph: Paragraph, token: Token, last: int, state: Pass) -> str | None:
    """Give the side of "officials in Oslo", "representatives from Norway", "the leadership of Norway"."""
    doc = paragraph.doc
    for i in range(token.i + 1, min(last + 1, len(doc) - 1)):
        if doc[i].lower_ in ("in", "of", "from", "inside"):
            at = i + 1 + (doc[i + 1].lower_ == "the")
            found = state.gazetteer.match([one.text for one in doc[at : at + 4]], 0)
            return state.sides.of_entry(found[1]) if found is not None else None
    return None
