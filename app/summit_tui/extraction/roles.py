"""What an article says that a person is: the words before the name, the apposition after it.

"The leader's top foreign policy aide Ivan Example", "Ann Example, an analyst at the Example Institute".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import Roster
from summit_tui.extraction.gazetteer import Gazetteer
from summit_tui.extraction.names import NameUse

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Doc, Paragraph

_LEFT_TAGS = frozenset({"NN", "NNS", "JJ", "VBN", "HYPH", "POS", "NNP", "NNPS", "CD", "VBG", "JJS"})
_STOPS = frozenset({".", ";", ":", "(", ")", '"', "“", "”", "?", "!"})
_REACH = 14


@dataclass(frozen=True)
class Context:
    """Role words near a name, the states they mention, and the other names ("aide to X")."""

    roles: tuple[str, ...]
    states: tuple[str, ...]
    names: tuple[int, ...]


def note_roles(roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer) -> None:
    """Add to each person what the text beside the name says of it."""
    at: dict[tuple[int, int], NameUse] = {(use.paragraph, use.first): use for use in uses}
    for use in uses:
        index = roster.by_use.get(id(use))
        if index is None or roster.actors[index].use != "name":
            continue
        actor = roster.actors[index]
        found = _context(use, paragraphs[use.paragraph].doc, at, roster, gazetteer)
        actor.roles.update(found.roles)
        if actor.kind != "person":
            continue
        actor.states.update(found.states)
        actor.owners.update(str(i) for i in found.names)
        doc = paragraphs[use.paragraph].doc
        for token in doc[use.last + 1 : use.last + 40]:
            if token.lower_ in ("he", "his", "him"):
                actor.gender = actor.gender or "he"
                break
            if token.lower_ in ("she", "her"):
                actor.gender = actor.gender or "she"
                break
            if token.tag_ == "NNP":
                break
        if use.title.startswith(
            ("mrs", "ms", "miss", "lady", "dame", "queen", "princess", "baroness", "congresswoman", "spokeswoman")
        ):
            actor.gender = "she"
        elif use.title.startswith(("mr", "lord", "sir", "king", "prince", "crown prince", "congressman", "spokesman")):
            actor.gender = "he"


def _context(
    use: NameUse, doc: Doc, at: dict[tuple[int, int], NameUse], roster: Roster, gazetteer: Gazetteer
) -> Context:
    spans = [_left(use, doc, gazetteer), _right(use, doc)]
    roles: list[str] = []
    states: list[str] = []
    names: list[int] = []
    for span in spans:
        indices = list(span)
        found = [doc[i].lower_ for i in indices if _is_role(doc[i].lower_, gazetteer)]
        if not found:
            continue
        roles += found
        if any(doc[i].lower_ in ("former", "ex", "retired") for i in indices):
            roles.append("former")
        for i in indices:
            other = at.get((use.paragraph, i))
            if other is None or other is use:
                continue
            if other.kind == "entry" and other.entry is not None:
                states.append(other.entry.name)
            else:
                number = roster.by_use.get(id(other))
                if number is not None:
                    names.append(number)
    if "former" in use.title.split():
        roles.append("former")
    if (
        use.entry is not None
        and use.full < use.first
        and not use.title
        and doc[use.full - 1].lower_ in ("to", "for", "of")
    ):
        # "US Ambassador to Someland Ann Example": hers is the state before the title.
        sender = next(
            (at[use.paragraph, i] for i in range(use.full - 2, max(-1, use.full - 6), -1) if (use.paragraph, i) in at),
            None,
        )
        if sender is not None and sender.entry is not None:
            states += [sender.entry.name] * 2
    if (use.kind == "person" or len(use.words) > 1) and use.last + 2 < len(doc) and doc[use.last + 1].lower_ == "of":
        other = at.get((use.paragraph, use.last + 2))
        if other is not None and other.kind == "entry" and other.entry is not None:
            states.append(other.entry.name)
    if use.full >= 2 and doc[use.full - 1].tag_ == "POS":
        other = next(
            (at[use.paragraph, i] for i in range(use.full - 2, max(-1, use.full - 6), -1) if (use.paragraph, i) in at),
            None,
        )
        if other is not None and other.entry is not None and other.kind == "entry":
            states.append(other.entry.name)
        elif other is not None and use.title and id(other) in roster.by_use:
            names.append(roster.by_use[id(other)])
    return Context(tuple(roles), tuple(states), tuple(names))


def _is_role(word: str, gazetteer: Gazetteer) -> bool:
    return word in gazetteer.roles or (word,) in gazetteer.titles


def _left(use: NameUse, doc: Doc, gazetteer: Gazetteer) -> Iterable[int]:
    i = use.full - 1
    if i >= 0 and doc[i].text == "," and use.kind != "person":
        # "The vice president, Ann Example, said": a definite phrase right before the comma, and a comma or verb after.
        j = i - 1
        while (
            j >= 0
            and i - j < _REACH
            and doc[j].text not in _STOPS
            and doc[j].text != ","
            and not doc[j].tag_.startswith(("VBD", "VBZ", "VBP"))
        ):
            j -= 1
        indices = range(j + 1, i)
        return (
            indices
            if any(doc[k].dep_ == "appos" and doc[k].i >= use.first for k in range(use.first, use.last + 1))
            else ()
        )
    out = []
    while i >= 0 and use.full - i < _REACH and doc[i].tag_ in _LEFT_TAGS and doc[i].text not in _STOPS:
        out.append(i)
        i -= 1
    return reversed(out)


def _right(use: NameUse, doc: Doc) -> Iterable[int]:
    i = use.last + 1
    if i >= len(doc) or doc[i].text not in (",", "(", "-", "–", "—"):
        return ()
    closing = ")" if doc[i].text == "(" else doc[i].text
    out = []
    for j in range(i + 1, min(len(doc), i + 1 + _REACH)):
        token = doc[j]
        if token.text == closing or token.text in _STOPS or token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT"):
            break
        out.append(j)
    # "Duarte and Okafor": a list of names is no apposition; that begins with a determiner, a role or a state.
    if not out or (doc[out[0]].text[0].isupper() and doc[out[0]].tag_ == "NNP" and doc[out[0]].dep_ == "conj"):
        return ()
    return out
