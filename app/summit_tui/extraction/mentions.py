"""Where each actor is mentioned: by name, by a title that stands for it, by a role ("European leaders")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.actors import Roster
from summit_tui.extraction.gazetteer import Gazetteer
from summit_tui.extraction.mention import Form, Mention
from summit_tui.extraction.names import NameUse
from summit_tui.extraction.phrases import Pass, holder, note_alias, phrase_actor, role_mention
from summit_tui.extraction.sides import Sides

__all__ = ["Form", "Mention", "find_mentions"]

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph

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


def find_mentions(
    roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer, sides: Sides
) -> list[Mention]:
    """Give all mentions but pronouns in text order. Phrases without a name become unnamed actors of the roster."""
    by_paragraph: dict[int, list[NameUse]] = {}
    for use in uses:
        by_paragraph.setdefault(use.paragraph, []).append(use)
    state = Pass(roster, gazetteer, sides, [], {})
    out: list[Mention] = []
    for number, paragraph in enumerate(paragraphs):
        out += _in_paragraph(number, paragraph, by_paragraph.get(number, []), state)
    return out


def _in_paragraph(number: int, paragraph: Paragraph, uses: list[NameUse], state: Pass) -> list[Mention]:
    taken: dict[int, NameUse] = {i: use for use in uses for i in range(use.full, use.last + 1)}
    starts = {use.last: use for use in uses}
    commons, roles, bodies = state.sides.commons, state.gazetteer.roles, state.gazetteer.bodies
    out: list[Mention] = []
    for i, token in enumerate(paragraph.tokens):
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
        common = commons.at.get((number, i))
        if common is not None:
            note_alias(state.roster.actors[common], paragraph, token.left_edge.i, i)
            start, end = paragraph.span(token.left_edge.i, i)
            out.append(Mention(start, end, common, "role", number, i))
            state.recent.append(common)
            continue
        low = token.lower_
        if i in taken or not (low in roles or low in bodies or low in commons.groups):
            continue
        if token.dep_ == "poss" and (number, token.head.i) in commons.at:
            continue  # "the tenants' association" is one
        if token.tag_ not in ("NN", "NNS", "NNP", "NNPS") or token.dep_ not in _HEAD_DEPS:
            continue
        role = role_mention(number, paragraph, token, uses, state)
        if role is not None:
            out.append(role)
            state.recent.append(role.actor)
    return out


def _followed(number: int, paragraph: Paragraph, use: NameUse, index: int, state: Pass) -> Mention:
    """Make a name's mention; "the X administration" and "the X government" stand for the side of X."""
    doc = paragraph.tokens
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
        return Mention(start, end, phrase_actor(state, words, "organisation", actor.party), "role", number, after.i)
    return Mention(start, end, index, "name", number, head)


def _title_mention(number: int, paragraph: Paragraph, use: NameUse, state: Pass) -> Mention | None:
    """Resolve a capitalised title without a name: "the Prime Minister", "the Secretary of State"."""
    entry = use.entry.name if use.entry is not None and use.full < use.last else None
    start, end = paragraph.span(use.full, use.last)
    actor = holder(use.title, entry, state)
    if actor is None or (not use.the and entry is None):
        return None
    note_alias(state.roster.actors[actor], paragraph, use.full, use.last)
    return Mention(start, end, actor, "title", number, use.last)
