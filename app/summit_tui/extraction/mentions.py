"""Where each actor is mentioned: by name, by a title that stands for it, by a role ("European leaders")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from summit_tui.extraction.actors import ActorDraft, Roster, fold
from summit_tui.extraction.epithets import untitled_leader
from summit_tui.extraction.gazetteer import Gazetteer
from summit_tui.extraction.names import NameUse
from summit_tui.extraction.sides import Sides
from summit_tui.extraction.words import noun_phrase

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Doc, Paragraph, Token

Form = Literal["name", "title", "pronoun", "role"]

_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their"})
_LANDS = frozenset({"republic", "nation", "country", "state"})
_FIRMS = frozenset({"exchange", "group", "investor", "shareholder", "companie", "business", "businesse"})
_SPEAKERS = frozenset({"leaders", "diplomats", "negotiators", "representatives", "delegation", "envoys", "lawmakers"})
_PAPERS = frozenset({"statement", "report", "letter", "document"})
_HEAD_DEPS = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "pobj",
        "dobj",
        "conj",
        "appos",
        "poss",
        "attr",
        "ROOT",
        "dative",
        "dep",
        "npadvmod",
        "oprd",
        "parataxis",
    }
)


@dataclass(frozen=True)
class Mention:
    """One place where an actor stands in the text: `[start, end)` in the article, its head a token of a paragraph."""

    start: int
    end: int
    actor: int
    form: Form
    paragraph: int = 0
    head: int = 0


@dataclass
class _Pass:
    """What the second pass over the text knows: who was named last, and which phrases were met."""

    roster: Roster
    gazetteer: Gazetteer
    sides: Sides
    recent: list[int]
    phrases: dict[str, int]


def find_mentions(
    roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer, sides: Sides
) -> list[Mention]:
    """Give all mentions but pronouns in text order. Phrases without a name become unnamed actors of the roster."""
    by_paragraph: dict[int, list[NameUse]] = {}
    for use in uses:
        by_paragraph.setdefault(use.paragraph, []).append(use)
    state = _Pass(roster, gazetteer, sides, [], {})
    out: list[Mention] = []
    for number, paragraph in enumerate(paragraphs):
        out += _in_paragraph(number, paragraph, by_paragraph.get(number, []), state)
    return out


def _in_paragraph(number: int, paragraph: Paragraph, uses: list[NameUse], state: _Pass) -> list[Mention]:
    taken: dict[int, NameUse] = {i: use for use in uses for i in range(use.full, use.last + 1)}
    starts = {use.last: use for use in uses}
    out: list[Mention] = []
    for token in paragraph.tokens:
        i = token.i
        use = starts.get(i)
        if use is not None:
            index = state.roster.by_use.get(id(use))
            if index is not None and not (
                use.entry is not None and use.kind == "entry" and use.entry.use == "adjective"
            ):
                found = _followed(number, paragraph, use, index, state)
                out.append(found)
                state.recent.append(found.actor)
            elif use.kind == "title":
                mention = _title_mention(number, paragraph, use, state)
                if mention is not None:
                    out.append(mention)
                    state.recent.append(mention.actor)
            continue
        low = token.lower_
        common = state.sides.commons.at.get((number, i))
        if common is not None:
            _alias(state.roster.actors[common], paragraph, token.left_edge.i, i)
            start, end = paragraph.span(token.left_edge.i, i)
            out.append(Mention(start, end, common, "role", number, i))
            state.recent.append(common)
            continue
        if token.dep_ == "poss" and (number, token.head.i) in state.sides.commons.at:
            continue  # "the tenants' association" is one
        known = low in state.gazetteer.roles or low in state.gazetteer.bodies or low in state.sides.commons.groups
        if i in taken or not known:
            continue
        if token.tag_ not in ("NN", "NNS", "NNP", "NNPS") or token.dep_ not in _HEAD_DEPS:
            continue
        role = _role_mention(number, paragraph, token, uses, state)
        if role is not None:
            out.append(role)
            state.recent.append(role.actor)
    return out


def _followed(number: int, paragraph: Paragraph, use: NameUse, index: int, state: _Pass) -> Mention:
    """Make a name's mention; "the X administration" and "the X government" stand for the side of X."""
    doc = paragraph.doc
    start, end = paragraph.span(use.full, use.last)
    head = use.last
    actor = state.roster.actors[index]
    after = doc[use.last + 1] if use.last + 1 < len(doc) else None
    if after is not None and after.lower_ in ("administration", "government") and actor.kind == "person":
        end = paragraph.offset(after) + len(after)
        words = paragraph.text[start - paragraph.start : end - paragraph.start]
        home = state.sides.camps.arena
        side = next(
            (
                i
                for i, a in enumerate(state.roster.actors)
                if a.use == "state"
                and actor.party
                and a.party == actor.party
                and (a.name in actor.states or (a.name == home.home and actor.party == home.government))
            ),
            None,
        )
        if side is not None:
            state.roster.actors[side].alias(words)
            return Mention(start, end, side, "title", number, after.i)
        return Mention(start, end, _phrase_actor(state, words, "organisation", actor.party), "role", number, after.i)
    return Mention(start, end, index, "name", number, head)


def _title_mention(number: int, paragraph: Paragraph, use: NameUse, state: _Pass) -> Mention | None:
    """Resolve a capitalised title without a name: "the Prime Minister", "the Secretary of State"."""
    entry = use.entry.name if use.entry is not None and use.full < use.last else None
    start, end = paragraph.span(use.full, use.last)
    actor = _holder(use.title, entry, state)
    if actor is None or (not use.the and entry is None):
        return None
    _alias(state.roster.actors[actor], paragraph, use.full, use.last)
    return Mention(start, end, actor, "title", number, use.last)


def _alias(actor: ActorDraft, paragraph: Paragraph, first: int, last: int) -> None:
    if first and paragraph.doc[first - 1].lower_ == "the":
        first -= 1
    start, end = paragraph.span(first, last)
    actor.alias(" ".join(paragraph.text[start - paragraph.start : end - paragraph.start].split()))


def _holder(title: str, entry: str | None, state: _Pass) -> int | None:
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


def _role_mention(number: int, paragraph: Paragraph, token: Token, uses: list[NameUse], state: _Pass) -> Mention | None:
    doc = paragraph.doc
    first, last = noun_phrase(token)
    last = _within(doc, token.i, last)
    while last > token.i and doc[last].tag_ in ("IN", "TO", "DT", "CC", ",", "POS"):
        last -= 1
    while first < token.i and doc[first].tag_ in ("VBG", "IN", "CC", ",", "``"):
        first += 1
    inside = [use for use in uses if first <= use.full and use.last < token.i]
    entry = next((use.entry.name for use in reversed(inside) if use.entry is not None and use.kind == "entry"), None)
    low = token.lower_
    singular = token.tag_ in ("NN", "NNP")
    lead = doc[first].lower_
    definite = (
        lead in _DEFINITE
        or any(doc[i].tag_ == "POS" for i in range(first, token.i))
        or bool(inside and singular and lead not in ("a", "an", "one", "another"))
    )
    definite = definite or (first > 0 and doc[first - 1].lower_ in _DEFINITE)
    plain = all(
        doc[i].dep_ in ("det", "amod", "compound", "poss", "case", "nmod", "nummod", "punct")
        for i in range(first, token.i)
    )
    if not plain and token.i - first > 12:
        first = token.i
    roster = state.roster
    actor: int | None = None
    if singular and definite:
        words = " ".join(doc[i].lower_ for i in range(max(first, token.i - 1), token.i + 1))
        if low in state.gazetteer.roles and not any(
            use.kind in ("person", "unknown", "organisation") for use in inside
        ):
            title = words if tuple(words.split()) in state.gazetteer.titles else low
            actor = _holder(title, entry, state)
            leads = entry is not None and title in state.gazetteer.heads and state.sides.of_state(entry) == entry
            if actor is None and entry is not None and leads:
                actor = untitled_leader(entry, roster, state.gazetteer)
        if actor is None and entry is not None and low in state.gazetteer.state_bodies:
            actor = next(
                (i for i, a in enumerate(roster.actors) if a.use in ("state", "bloc") and a.name == entry), None
            )
        if (
            actor is None
            and entry is None
            and not inside
            and low in state.gazetteer.single_bodies
            and lead in ("the", "this")
        ):
            actor = _recent_body(low, state)
        if actor is not None:
            _alias(roster.actors[actor], paragraph, first, token.i)
            start, end = paragraph.span(first, token.i)
            return Mention(start, end, actor, "title", number, token.i)
    if entry is None and not inside and low in state.gazetteer.state_bodies and low not in _LANDS and definite:
        home = _home(state)
        if home is not None:
            _alias(roster.actors[home], paragraph, first, token.i)
            start, end = paragraph.span(first, token.i)
            return Mention(start, end, home, "title", number, token.i)
    if entry is not None and low in ("authorities", "government") and plain:
        actor = next((i for i, a in enumerate(roster.actors) if a.use == "state" and a.name == entry), None)
        if actor is not None:
            start, end = paragraph.span(first, token.i)
            return Mention(start, end, actor, "title", number, token.i)
    if low in state.gazetteer.no_groups and not inside and last == token.i:
        return None
    if low in _PAPERS and entry is not None:
        # "The Turkish statement" is no actor of its own; the state speaks through it.
        actor = next((i for i, a in enumerate(roster.actors) if a.use in ("state", "bloc") and a.name == entry), None)
        if actor is not None:
            start, end = paragraph.span(first, token.i)
            return Mention(start, end, actor, "role", number, token.i)
    return _unnamed(state, number, paragraph, token, phrase=(first, last), inside=inside, definite=definite)


def _home(state: _Pass) -> int | None:
    """Give the state that "the government" is of: the one within which the dispute lies."""
    home = state.sides.camps.arena.home
    return next((i for i, a in enumerate(state.roster.actors) if a.use == "state" and a.name == home), None)


def _within(doc: Doc, head: int, last: int) -> int:
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


def _recent_body(word: str, state: _Pass) -> int | None:
    """Give the organisation met last that "the company" or "the union" can stand for."""
    actors = state.roster.actors
    for index in reversed(state.recent[-60:]):
        actor = actors[index]
        if (
            actor.kind in ("organisation", "bloc")
            and actor.use in ("name", "bloc")
            and word in " ".join([actor.name, *actor.aliases]).lower().split()
        ):
            return index
    if word in ("bloc",):
        return next((i for i in reversed(state.recent) if actors[i].kind == "bloc"), None)
    if word in ("house", "senate", "court", "parliament", "police", "army", "union", "party", "body", "board"):
        return None
    for index in reversed(state.recent[-40:]):
        actor = actors[index]
        if actor.kind == "organisation" and actor.use == "name" and actor.named and not actor.state:
            words = actor.name.lower().split()
            if word in state.gazetteer.companies and any(
                one in state.gazetteer.organisations
                and one not in ("co", "inc", "exchange", "airlines", "group", "company")
                for one in words
            ):
                continue
            return index
    return None


def _unnamed(
    state: _Pass, number: int, paragraph: Paragraph, token: Token, *,
    phrase: tuple[int, int], inside: list[NameUse], definite: bool,
) -> Mention:  # fmt: skip
    first, last = phrase
    start, end = paragraph.span(first, last)
    text = " ".join(paragraph.text[start - paragraph.start : end - paragraph.start].split())
    actors = state.roster.actors
    low = token.lower_
    party: str | None = None
    observer = low in state.gazetteer.observers
    owners = [use for use in inside if use.last + 1 < len(paragraph.doc) and paragraph.doc[use.last + 1].tag_ == "POS"]
    for use in owners[:1] or reversed(inside):
        if use.kind == "entry" and use.entry is not None:
            if low.removesuffix("s") in state.gazetteer.companies | _FIRMS and not owners:
                break  # "the German exchange" is no voice of Germany
            party = None if observer else state.sides.of_entry(use.entry)
            break
        owner = state.roster.by_use.get(id(use))
        if owner is not None and not observer:
            party = actors[owner].party
            break
    if definite and not inside and last == token.i and token.i - first <= 1:
        # "The official" takes up "a senior official" again.
        for index in reversed(state.recent[-40:]):
            if not actors[index].named and actors[index].roles[low]:
                actors[index].alias(text)
                return Mention(start, end, index, "role", number, token.i)
    entry = next((use.entry.name for use in reversed(inside) if use.entry is not None and use.kind == "entry"), None)
    settled, camp = state.sides.camps.of_group(low, entry)
    if settled and not observer and (entry is not None or party is None):
        party = camp
    if party is None and not observer and low in state.gazetteer.officials | _SPEAKERS:
        party = _seated(paragraph, token, last, state)
    if party is None and not observer:
        party = state.sides.camp(text.split()) or state.sides.of_phrase(text)
    singular = token.tag_ in ("NN", "NNP")
    kind = "person" if singular and low in state.gazetteer.roles else "organisation" if singular else "group"
    index = _phrase_actor(state, text, kind, party, state.sides.of_phrase(text))
    actors[index].roles[low] += 1
    actors[index].uses += 1
    return Mention(start, end, index, "role", number, token.i)


def _seated(paragraph: Paragraph, token: Token, last: int, state: _Pass) -> str | None:
    """Give the side of "officials in Oslo", "representatives from Norway", "the leadership of Norway"."""
    doc = paragraph.doc
    for i in range(token.i + 1, min(last + 1, len(doc) - 1)):
        if doc[i].lower_ in ("in", "of", "from", "inside"):
            at = i + 1 + (doc[i + 1].lower_ == "the")
            found = state.gazetteer.match([one.text for one in doc[at : at + 4]], 0)
            return state.sides.of_entry(found[1]) if found is not None else None
    return None


def _phrase_actor(state: _Pass, text: str, kind: str, party: str | None, known: str | None = None) -> int:
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
