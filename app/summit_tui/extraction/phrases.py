"""Phrases without a name: whom "the minister", "the Norwegian side", "the company" or "two officials" stand for.

A phrase is read once (`Phrase`), then tried in turn: the holder of an office met before, the state itself, a body met
before; what is left is an actor of its own ("two officials close to the talks").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import ActorDraft, fold
from summit_tui.extraction.belonging import last_body, recent_body, side_of
from summit_tui.extraction.epithets import untitled_leader
from summit_tui.extraction.mention import Mention
from summit_tui.extraction.names import NameUse
from summit_tui.extraction.phrase import Pass, Phrase
from summit_tui.extraction.words import noun_phrase

__all__ = ["Pass", "holder", "note_alias", "phrase_actor", "role_mention"]

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their"})
_LANDS = frozenset({"republic", "nation", "country", "state"})
_PAPERS = frozenset({"statement", "report", "letter", "document"})
_PLAIN = frozenset({"det", "amod", "compound", "poss", "case", "nmod", "nummod", "punct"})
_OFFICERS = frozenset({"leader", "president", "chairman", "chairwoman", "chair", "spokesman", "spokeswoman", "chief"})
_BACK = 40
"""So many mentions back a phrase may mean somebody."""
_LONG = 12
"""A phrase with a clause in it that is longer is cut down to its head."""


def role_mention(number: int, paragraph: Paragraph, token: Token, uses: list[NameUse], state: Pass) -> Mention | None:
    """Give whom the phrase of a role or body noun stands for; a new unnamed actor where it is nobody met before."""
    phrase = _read(number, paragraph, token, uses)
    bearer = _bearer(phrase, uses, state)
    if bearer is not None:
        return phrase.mention(bearer, "title")
    for find in (_named_body, _whose_officer, _his_land, _one_of_office, _own_land, _the_government):
        actor = find(phrase, state)
        if actor is not None:
            return phrase.mention(actor, "title")
    if phrase.low in state.gazetteer.no_groups and not phrase.inside and phrase.last == token.i:
        return None
    if phrase.low in _PAPERS and phrase.entry is not None:
        # "The Turkish statement" is no actor of its own; the state speaks through it.
        actor = _state(phrase.entry, state, "state", "bloc")
        if actor is not None:
            return phrase.mention(actor, "role")
    return _unnamed(phrase, state)


def _read(number: int, paragraph: Paragraph, token: Token, uses: list[NameUse]) -> Phrase:
    doc = paragraph.tokens
    first, last = noun_phrase(token)
    last = _within(doc, token.i, last)
    while last > token.i and doc[last].tag_ in ("IN", "TO", "DT", "CC", ",", "POS"):
        last -= 1
    while first < token.i and doc[first].tag_ in ("VBG", "IN", "CC", ",", "``", "WP", "WP$", "WDT"):
        first += 1
    inside = [use for use in uses if first <= use.full and use.last < token.i]
    entry = next((use.entry.name for use in reversed(inside) if use.entry is not None and use.kind == "entry"), None)
    lead = doc[first].lower_
    definite = (
        lead in _DEFINITE
        or any(doc[i].tag_ == "POS" for i in range(first, token.i))
        or bool(inside and token.tag_ in ("NN", "NNP") and lead not in ("a", "an", "one", "another"))
        or (first > 0 and doc[first - 1].lower_ in _DEFINITE)
        or (paragraph.kind == "headline" and token.tag_ == "NN" and lead not in ("a", "an", "one", "another"))
    )
    plain = all(doc[i].dep_ in _PLAIN for i in range(first, token.i))
    if not plain and token.i - first > _LONG:
        first = token.i
    behind = [use for use in uses if token.i < use.full <= last]
    return Phrase(number, paragraph, token, first, last, inside, behind, entry, definite, plain)


def _bearer(phrase: Phrase, uses: list[NameUse], state: Pass) -> int | None:
    """Give the person whose name stands behind an office: "union chairman Ann Example", "its chief, Bo Okafor"."""
    if not phrase.singular or phrase.low not in state.gazetteer.roles:
        return None
    at = phrase.token.i
    appos = {one.i for one in phrase.token.children if one.dep_ == "appos"}
    for use in uses:
        trade = all(phrase.paragraph.tokens[i].tag_ == "NN" for i in range(at + 2, use.full))
        if use.full == at + 1 or (use.last in appos and at + 2 <= use.full and trade and phrase.definite):
            index = state.roster.by_use.get(id(use))
            if index is not None and state.roster.actors[index].kind == "person":
                return index
    return None


def _whose_officer(phrase: Phrase, state: Pass) -> int | None:
    """Give the body before "whose leader": what its officer says there it says itself."""
    doc, at = phrase.paragraph.tokens, phrase.token.i - 1
    if at < 1 or doc[at].tag_ != "WP$" or phrase.low not in _OFFICERS:
        return None
    found = last_body(state)
    near = found is not None and state.recent[-1:] == [found]
    return found if near else None


def _his_land(phrase: Phrase, state: Pass) -> int | None:
    """Give the state that "his government", "her country" is: that of the person mentioned last."""
    doc = phrase.paragraph.tokens
    if phrase.low not in state.gazetteer.state_bodies or doc[phrase.first].lower_ not in ("his", "her"):
        return None
    if phrase.token.i != phrase.first + 1:
        return None
    actors = state.roster.actors
    person = next((i for i in reversed(state.recent[-_BACK:]) if actors[i].kind == "person" and actors[i].party), None)
    return _state(actors[person].party, state, "state", "bloc") if person is not None else None


def _named_body(phrase: Phrase, state: Pass) -> int | None:
    """Give the body whose name stands right before what it is: "the HMU union", "the Example charity"."""
    gazetteer = state.gazetteer
    kinds = gazetteer.any_body | gazetteer.companies | gazetteer.commons
    if not phrase.singular or phrase.low not in kinds or not phrase.inside:
        return None
    use = phrase.inside[-1]
    index = state.roster.by_use.get(id(use))
    between = phrase.paragraph.tokens[use.last + 1 : phrase.token.i]
    if index is None or use.kind == "entry" or any(one.tag_ != "NN" or one.dep_ != "compound" for one in between):
        return None
    actor = state.roster.actors[index]
    return _known_as(index, phrase, state) if (actor.kind, actor.use) == ("organisation", "name") else None


def _one_of_office(phrase: Phrase, state: Pass) -> int | None:
    """Give the holder of an office, the state or the body that a definite singular stands for; note the alias."""
    if not (phrase.singular and phrase.definite):
        return None
    actor = _office_holder(phrase, state)
    if actor is None and phrase.entry is not None and phrase.low in state.gazetteer.state_bodies:
        actor = _state(phrase.entry, state, "state", "bloc")
    words = [phrase.paragraph.tokens[i].lower_ for i in range(phrase.first, phrase.token.i)]
    based = "based" in words  # "the Ohio-based company"
    nameless = based or (phrase.entry is None and not phrase.inside and phrase.last == phrase.token.i)
    if actor is None and nameless and phrase.low in state.gazetteer.single_bodies and phrase.lead in ("the", "this"):
        actor = recent_body(phrase.low, state)
    return _known_as(actor, phrase, state)


def _office_holder(phrase: Phrase, state: Pass) -> int | None:
    doc, token, gazetteer = phrase.paragraph.tokens, phrase.token, state.gazetteer
    named = any(use.kind in ("person", "unknown", "organisation") for use in phrase.inside)
    if phrase.low not in gazetteer.roles or named:
        return None
    words = " ".join(doc[i].lower_ for i in range(max(phrase.first, token.i - 1), token.i + 1))
    title = words if tuple(words.split()) in gazetteer.titles else phrase.low
    actor = holder(title, phrase.entry, state)
    leads = phrase.entry is not None and title in gazetteer.heads
    if actor is None and phrase.entry is not None and leads and state.sides.of_state(phrase.entry) == phrase.entry:
        actor = untitled_leader(phrase.entry, state.roster, gazetteer)
    return actor


def _own_land(phrase: Phrase, state: Pass) -> int | None:
    """Give the state that "the government" is of: the one within which the dispute lies."""
    low = phrase.low
    bare = phrase.entry is None and not phrase.inside and low in state.gazetteer.state_bodies and low not in _LANDS
    if not bare or not phrase.definite or low == "side":
        return None
    land = state.sides.camps.arena.home or state.sides.only_state()
    return _known_as(_state(land, state, "state"), phrase, state)


def _the_government(phrase: Phrase, state: Pass) -> int | None:
    """Give the state whose government or authorities are spoken of without an article: "Norwegian authorities"."""
    if phrase.entry is None or phrase.low not in ("authorities", "government") or not phrase.plain:
        return None
    return _state(phrase.entry, state, "state")


def _known_as(actor: int | None, phrase: Phrase, state: Pass) -> int | None:
    if actor is not None:
        note_alias(state.roster.actors[actor], phrase.paragraph, phrase.first, phrase.token.i)
    return actor


def note_alias(actor: ActorDraft, paragraph: Paragraph, first: int, last: int) -> None:
    """Add the words from one token to another, with "the" before them, to what an actor is called."""
    if first and paragraph.tokens[first - 1].lower_ == "the":
        first -= 1
    start, end = paragraph.span(first, last)
    actor.alias(" ".join(paragraph.text[start - paragraph.start : end - paragraph.start].split()))


def _state(name: str | None, state: Pass, *uses: str) -> int | None:
    return next((i for i, a in enumerate(state.roster.actors) if a.use in uses and a.name == name), None)


def holder(title: str, entry: str | None, state: Pass) -> int | None:
    """Give the person of an office: of this state if one is said, else the one met last."""
    word = title.rsplit(maxsplit=1)[-1]
    last_seen = {actor: place for place, actor in enumerate(state.recent)}
    best: tuple[int, int, int] | None = None
    found = None
    for index, actor in enumerate(state.roster.actors):
        if actor.kind != "person" or not actor.named:
            continue
        held = [*actor.titles, *actor.roles]
        exact = title in held
        near = any(word in one.split() for one in held)
        head = word in ("leader", "head") and (
            any(one in state.gazetteer.heads for one in held)
            or (not held and entry is not None and entry in actor.states)
        )
        if not (exact or near or head):
            continue
        if entry is not None and entry not in actor.states and (actor.states or actor.party != entry):
            continue
        grade = (2 * exact + near + 1, last_seen.get(index, -1), actor.uses)
        if entry is None and index not in last_seen:
            grade = (0, -1, actor.uses)
        if best is None or (grade if entry else (grade[1], grade[0], grade[2])) > best:
            best = grade if entry else (grade[1], grade[0], grade[2])
            found = index
    return found


def _within(doc: Sequence[Token], head: int, last: int) -> int:
    """Cut a long phrase before its second preposition: "officials close to the talks [in the city of ...]"."""
    if last - head <= 5:
        return last
    seen = 0
    for i in range(head + 1, last + 1):
        if doc[i].tag_ in ("IN", "TO"):
            seen += 1
            if (seen > 1 and i - head > 3) or i - head > 9:
                return i - 1
    return min(last, head + 10)


def _with_clause(phrase: Phrase) -> str | None:
    """Give a phrase with the short relative clause that tells who is meant: "two officials who saw the draft"."""
    clause = next((one for one in phrase.token.children if one.dep_ == "relcl" and one.i > phrase.token.i), None)
    if clause is None:
        return None
    last = clause.right_edge.i
    comma = any(phrase.paragraph.tokens[i].text == "," for i in range(phrase.token.i, last + 1))
    return None if comma or last - phrase.token.i > _LONG else phrase.text(last)


def _unnamed(phrase: Phrase, state: Pass) -> Mention:
    """Make a phrase an actor of its own, or take up one that was met: "the official" for "a senior official"."""
    text = phrase.text(phrase.last)
    actors = state.roster.actors
    if phrase.definite and not phrase.inside and phrase.last == phrase.token.i and phrase.token.i - phrase.first <= 1:
        for index in reversed(state.recent[-_BACK:]):
            if not actors[index].named and actors[index].roles[phrase.low]:
                actors[index].alias(text)
                return phrase.mention(index, "role")
    party = None if phrase.low in state.gazetteer.observers else side_of(phrase, text, state)
    kind = "group"
    if phrase.singular:
        kind = "person" if phrase.low in state.gazetteer.roles else "organisation"
    index = phrase_actor(state, text, kind, party, state.sides.of_phrase(text))
    fuller = _with_clause(phrase)
    if fuller is not None:
        actors[index].alias(fuller)
    actors[index].roles[phrase.low] += 1
    actors[index].uses += 1
    return phrase.mention(index, "role", phrase.last)


def phrase_actor(state: Pass, text: str, kind: str, party: str | None, known: str | None = None) -> int:
    """Give the unnamed actor of a phrase, a new one where the phrase was not met before."""
    key = known or " ".join(fold(word) for word in text.split() if word.lower() not in ("the", "a", "an"))
    if key not in state.phrases:
        draft = ActorDraft(
            text,
            "person" if kind == "person" else "organisation" if kind == "organisation" else "group",
            party,
            named=False,
            why="role",
            confidence=0.4,
        )
        state.phrases[key] = state.roster.add(draft)
    index = state.phrases[key]
    state.roster.actors[index].alias(text)
    return index
