"""What an article says that a person is, from the words beside one use of the name: offices, states, bodies.

"Duarte, D-Oregon", "Ann Example of the Example Party", "Norway's envoy Bo Okafor", "White House adviser Ann Example".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import Roster
from summit_tui.extraction.beside import REACH, STOPS, beside, goes_by, is_role
from summit_tui.extraction.gazetteer import Gazetteer
from summit_tui.extraction.names import NameUse

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

_AGAINST = frozenset({"opposition"})
_FORMER = frozenset({"former", "ex", "retired"})
_PAST = _FORMER | {"late", "ousted", "deposed", "disgraced"}
"""Words right before an office that its bearer no longer has."""
_LABELS = {"d": "democrat", "r": "republican"}
"""The letters that the American press puts before a lawmaker's state: "Duarte, D-Oregon"."""
_AMONG = frozenset({"including", "like"})


@dataclass
class Context:
    """What one use of a name says: role words, the states they mention, and the other actors ("aide to X")."""

    roles: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    names: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """Where a use of a name stands, and the other names of its article by paragraph and first token."""

    use: NameUse
    doc: Sequence[Token]
    at: dict[tuple[int, int], NameUse]
    roster: Roster
    gazetteer: Gazetteer

    def other(self, index: int) -> NameUse | None:
        """Give the name that begins at a token of the paragraph."""
        return self.at.get((self.use.paragraph, index))

    def before(self) -> NameUse | None:
        """Give the name that begins last before the one at hand, not far from it."""
        first = self.use.full - 2
        return next((one for i in range(first, max(-1, first - 4), -1) if (one := self.other(i)) is not None), None)

    def actor(self, use: NameUse | None) -> int | None:
        """Give the actor of a name."""
        return self.roster.by_use.get(id(use))


def context_of(place: Place) -> Context:
    """Give what the words around one use of a name say of its bearer."""
    out = Context()
    spans = [*beside(place.use, place.doc), goes_by(place.use, place.doc)]
    for number, span in enumerate(spans):
        indices = list(span)
        other = bool(indices) and indices[-1] + 1 < place.use.full and _other_person(place, indices)
        if number or not other:  # "Senator Ann Example of Maine, Bo Okafor of Utah": her office is not his
            _note_span(out, place, indices)
    if "former" in place.use.title.split() or (place.use.full and place.doc[place.use.full - 1].lower_ in _PAST):
        out.roles.append("former")
    _note_sender(out, place)
    _note_of(out, place)
    _note_body_of(out, place)
    _note_owner(out, place)
    _note_label(out, place)
    _note_party(out, place)
    return out


def _note_span(out: Context, place: Place, indices: list[int]) -> None:
    """Note the offices of one phrase beside a name, and the states and bodies in it."""
    doc, gazetteer = place.doc, place.gazetteer
    bodies = {
        j
        for i in indices
        if (one := place.other(i)) is not None and one.kind in ("organisation", "entry")
        for j in range(one.first, one.last + 1)
    }
    # "the president's aide": the owner's office is not the aide's.
    owners = {i for i in indices if i + 1 < len(doc) and doc[i + 1].tag_ == "POS"}
    found = [doc[i].lower_ for i in indices if i not in bodies | owners and is_role(doc[i].lower_, gazetteer)]
    if not found:
        return
    out.roles += found
    # "union president Ann Example": the body that the office is of, by a common noun.
    out.roles += [doc[i].text for i in indices if i not in bodies and doc[i].text in gazetteer.private | _AGAINST]
    # "the Democratic Speaker of the House": the party of the holder, told by an adjective.
    out.roles += [doc[i].lower_ for i in indices if doc[i].lower_ in gazetteer.party_words and doc[i].text.istitle()]
    if any(doc[i].lower_ in _FORMER for i in indices):
        out.roles.append("former")
    for i in indices:
        other = place.other(i)
        if other is None or other is place.use:
            continue
        if other.kind == "entry" and other.entry is not None:
            out.states.append(other.entry.name)
            out.roles += ["official"] * (other.entry.use == "seat")  # "White House adviser Ann Example"
        elif (owner := place.actor(other)) is not None:
            out.names.append(owner)


def _note_sender(out: Context, place: Place) -> None:
    """Note whose envoy a name is: of "US Ambassador to Someland Ann Example" hers is the state before the title."""
    use, doc = place.use, place.doc
    if use.entry is None or use.full >= use.first or use.title:
        return
    if doc[use.full - 1 - (doc[use.full - 1].lower_ == "the")].lower_ not in ("to", "for", "of"):
        return
    sender = place.before()
    if sender is not None and sender.entry is not None:
        out.states += [sender.entry.name] * 2
        if any(doc[i].lower_ in ("former", "ex") for i in range(max(0, sender.full - 1), use.full)):
            out.roles.append("former")


def _note_of(out: Context, place: Place) -> None:
    """Note the state or body behind "of": "Ann Example of the Example Party"."""
    use, doc = place.use, place.doc
    if use.kind != "person" and len(use.words) < 2:
        return
    if use.last + 2 >= len(doc) or doc[use.last + 1].lower_ != "of":
        return
    other = place.other(use.last + (3 if doc[use.last + 2].lower_ == "the" else 2))
    if other is not None and other.kind == "entry" and other.entry is not None:
        out.states.append(other.entry.name)
    elif other is not None and other.kind == "organisation" and (owner := place.actor(other)) is not None:
        out.names.append(owner)


def _note_body_of(out: Context, place: Place) -> None:
    """Note the body that is a person's: "the Green List of Ann Example took eleven seats"."""
    use, doc = place.use, place.doc
    if use.full < 2 or doc[use.full - 1].lower_ != "of":
        return
    other = place.before()
    owner = place.actor(other)
    if other is None or owner is None or other.last != use.full - 2 or other.kind == "entry":
        return
    if place.roster.actors[owner].kind == "organisation":
        out.names.append(owner)


def _note_owner(out: Context, place: Place) -> None:
    """Note the state or actor whose name stands right before in the genitive: "Norway's Ann Example"."""
    if place.use.full < 2 or place.doc[place.use.full - 1].tag_ != "POS":
        return
    other = place.before()
    if other is not None and other.entry is not None and other.kind == "entry":
        out.states.append(other.entry.name)
    elif other is not None and place.use.title and (owner := place.actor(other)) is not None:
        out.names.append(owner)


def _note_label(out: Context, place: Place) -> None:
    """Note the party of "Duarte, D-Oregon", of "Rep. Bo Okafor (R-Utah)", and of "Republicans, including Duarte"."""
    use, doc = place.use, place.doc
    if use.last + 2 < len(doc) and doc[use.last + 1].text in (",", "("):
        letter, rest = (doc[use.last + 2].text + doc[use.last + 2].whitespace_).partition("-")[::2]
        dashed = bool(rest) or (use.last + 3 < len(doc) and doc[use.last + 3].text == "-")
        if letter.lower() in _LABELS and letter.isupper() and dashed:
            out.roles.append(_LABELS[letter.lower()])
    name = doc[use.last]
    if name.dep_ == "pobj" and name.head.lower_ in _AMONG:
        group = name.head.head.lower_
        if group in place.gazetteer.party_words:
            out.roles.append(group)


def _note_party(out: Context, place: Place) -> None:
    """Note the party that a person calls his own: "Ann Example said her Example Party would vote against"."""
    use, doc = place.use, place.doc
    if doc[use.last].dep_ != "nsubj":
        return
    for token in doc[use.last + 1 : use.last + REACH]:
        if token.lower_ in ("his", "her"):
            other = place.other(token.i + 1)
            owner = place.actor(other)
            if other is not None and owner is not None and _is_party(other):
                out.names.append(owner)
            return
        if token.is_sent_start or token.text in STOPS:
            return


def _is_party(use: NameUse) -> bool:
    return use.kind == "organisation" and use.words[-1].lower() == "party"


def _other_person(place: Place, indices: list[int]) -> bool:
    """Tell whether a phrase before a comma names another person, not as an owner ("the leader's aide")."""
    return any(
        one.kind in ("person", "unknown") and place.doc[one.last + 1].tag_ != "POS"
        for i in indices
        if (one := place.other(i)) is not None and one.last + 1 < len(place.doc)
    )
