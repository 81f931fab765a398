"""How coders stand on one finding, and what their stands amount to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from summit_tui.model import Decision, Subject

Standing = Literal["undecided", "accepted", "rejected", "edited"]
Attachment = Literal["", "moved", "changed", "ambiguous", "orphan", "unfound"]
"""How a decision meets the text as it is now: by the finding's own id; moved (the same words under another id);
changed (the words changed: it is to be decided again); ambiguous or orphan (kept, shown, attached to nothing);
unfound (the words are there, but the machine makes no finding of them)."""
Name = Literal["actor", "issue", "side"]
"""What is merged by name: actors, issues, and sides (an actor moved to a side goes into it)."""
Values = dict[str, str | int | None]
Key = tuple[Subject, str]
"""Kind and id of a finding of the present text."""
Home = tuple[Subject, str, str]
"""Kind and id of a finding as it was decided on, and the hash of the text in which it was: another text may have
another passage under that id."""
Row = dict[str, Any]


class State(msgspec.Struct, frozen=True):
    """What is decided about one finding. `after` holds the corrected fields; coder, at and note are the latest."""

    state: Standing = "undecided"
    coder: str | None = None
    at: str | None = None
    note: str | None = None
    disputed: bool = False
    after: Values | None = None
    attached: Attachment = ""
    was: Standing | None = None
    """What was decided about the words before they changed."""


class Binding(msgspec.Struct, frozen=True):
    """Which finding of the present text (of the same kind) a decided one is now; None: none of them.

    `taken` says that the present text has another passage under the lost one's id, so that it has no place of its own;
    `otherwise`, that the words of one that the machine makes nothing of may say something else now.
    """

    finding: str | None
    how: Attachment
    start: int | None = None
    end: int | None = None
    taken: bool = False
    otherwise: bool = False


UNDECIDED = State()
METADATA = "metadata"
"""Stands in the place of a finding's id where a decision is about the article itself."""


def fold_stands(events: list[Decision]) -> State:
    """Give the state that the events on one finding amount to, oldest first and without those undone."""
    stands: dict[str, tuple[bool, Values]] = {}
    values: Values = {}
    made: Values = {}
    belongs: Values = {}
    places: dict[str, Values] = {}
    last = note = None
    for event in events:
        note = event.note if event.note is not None else note
        if event.action == "note":
            continue
        if event.action in ("merge", "split"):  # of positions: where evidence belongs, not whether it holds
            belongs = {**belongs, **(event.after or {})}
            places[event.coder] = belongs
            continue
        if event.action == "reject":
            values = {}
        elif event.action == "add":
            values = made = dict(event.after or {})
        elif event.action != "accept":
            values = {**values, **(event.after or {})}
        stands[event.coder] = (event.action != "reject", values)
        last = event
    apart = any(place != belongs for place in places.values())
    if last is None:
        if not note and not belongs:
            return UNDECIDED
        return State(note=note or None, coder=events[-1].coder, at=events[-1].at, disputed=apart, after=belongs or None)
    kept, values = stands[last.coder]
    state: Standing = ("edited" if values and values != made else "accepted") if kept else "rejected"
    disputed = apart or any(stand != (kept, values) for stand in stands.values())
    return State(state, last.coder, last.at, note or None, disputed, {**belongs, **made, **values} or None)


def end_of(name: str, into: Mapping[str, str]) -> str:
    """Give the name at the end of a chain of merges; names merged in a circle come to an end."""
    seen = {name}
    while (following := into.get(name)) is not None and following not in seen:
        seen.add(following)
        name = following
    return name


def merged(events: Iterable[Decision], what: Name) -> dict[str, str]:
    """Give the names that were merged into others, each with the name that it ends up under.

    Args:
        events: merges and splits of names, oldest first and without those undone.
        what: which names.
    """
    into: dict[str, str] = {}
    for event in events:
        after = event.after or {}
        if after.get("what") != what:
            continue
        if event.action == "merge":
            into[str(after["name"])] = str(after["into"])
        else:
            into.pop(str(after["name"]), None)
    return {name: end_of(name, into) for name in into}


def differing(events: Iterable[Decision], what: Name) -> dict[str, dict[str, str]]:
    """Give the names on which coders differ, each with what every coder's last word puts it under (itself: apart).

    Args:
        events: as in `merged`.
        what: which names.
    """
    said: dict[str, dict[str, str]] = {}
    for event in events:
        after = event.after or {}
        if after.get("what") == what:
            name = str(after["name"])
            said.setdefault(name, {})[event.coder] = str(after["into"]) if event.action == "merge" else name
    return {name: stands for name, stands in said.items() if len(set(stands.values())) > 1}


def home_of(event: Decision) -> Home:
    """Give what an event is about: a finding as it was decided on."""
    return event.kind, event.finding, event.anchor.digest if event.anchor is not None else ""


def names_something(event: Decision) -> bool:
    """Tell whether a merge or split of names says all that it must; a hand may have written it."""
    after = event.after or {}
    return isinstance(after.get("name"), str) and (event.action != "merge" or isinstance(after.get("into"), str))
