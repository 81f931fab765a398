"""What the events of the journal amount to: a pure fold, one event at a time.

Each coder has one stand on a finding: accepted, rejected, or accepted with corrections. The latest stand gives the
finding's state; where stands differ it is disputed. An accept takes over the corrections in force when it is made,
so accepting what a colleague corrected agrees with the colleague. An undo or redo counts only for its coder's own
events. Events that are seen twice (read again, or written by this desk and then read) count once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from summit_tui.model import Anchor, Article, Decision, DecisionAction, FindingKind
from summit_tui.review.anchors import anchor
from summit_tui.review.journal import batch_of, event_ids, time_of

Standing = Literal["undecided", "accepted", "rejected", "edited"]
Attachment = Literal["", "moved", "changed", "ambiguous", "orphan", "unfound"]
"""How a decision meets the text as it is now: by the finding's own id; moved (the same words under another id);
changed (the words changed: it is to be decided again); ambiguous or orphan (kept, shown, attached to nothing);
unfound (the words are there, but the machine makes no finding of them)."""
Name = Literal["actor", "issue"]
Values = dict[str, str | int | None]
Key = tuple[FindingKind, str]
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
    """Which finding of the present text (of the same kind) a decided one is now; None: none of them."""

    finding: str | None
    how: Attachment
    start: int | None = None
    end: int | None = None


UNDECIDED = State()


class Review:
    """All decisions on a folder. Made by `fold`; takes further events by `apply`."""

    def __init__(self) -> None:
        self._events: dict[str, tuple[int, Decision]] = {}
        self._undone: set[str] = set()
        self._homes: dict[str, dict[Key, list[str]]] = {}
        self._bound: dict[str, dict[Key, Binding]] = {}
        self._guests: dict[str, dict[Key, list[Key]]] = {}
        self._names: list[str] = []
        self._can_undo: dict[str, dict[str, None]] = {}
        self._can_redo: dict[str, dict[str, None]] = {}
        self._where: dict[str, str] = {}
        self._states: dict[str, dict[Key, State]] = {}
        self._rows: dict[str, list[Row]] = {}
        self.ignored: list[tuple[Decision, str]] = []
        """Events without effect, and why (an undo of somebody else's event, of an unknown one)."""

    def apply(self, event: Decision) -> bool:
        """Take one event more, in the order of the journal.

        Returns:
            Whether it changed anything; an event that is known already does not.
        """
        if event.id in self._events:
            return False
        self._events[event.id] = (len(self._events), event)
        if event.action in ("undo", "redo"):
            return self._turn(event)
        self._can_undo.setdefault(event.coder, {})[event.id] = None
        self._can_redo.pop(event.coder, None)
        if event.after is not None and "what" in event.after:
            self._names.append(event.id)
            return True
        self._where[event.id] = event.article
        self._homes.setdefault(event.article, {}).setdefault((event.kind, event.finding), []).append(event.id)
        self._forget(event.article, (event.kind, event.finding))
        return True

    def _turn(self, event: Decision) -> bool:
        """Carry out an undo or a redo."""
        _, target = self._events.get(event.target or "", (0, None))
        undoing = event.action == "undo"
        if target is None or target.action in ("undo", "redo"):
            why = "there is no such decision"
        elif target.coder != event.coder:
            why = f"it is {target.coder}'s decision"
        elif (target.id in self._undone) is undoing:
            why = "it was undone already" if undoing else "it was not undone"
        else:
            done, undone = (self._can_undo.setdefault(event.coder, {}), self._can_redo.setdefault(event.coder, {}))
            source, goal = (done, undone) if undoing else (undone, done)
            source.pop(target.id, None)
            goal[target.id] = None
            (self._undone.add if undoing else self._undone.discard)(target.id)
            if target.id in self._where:
                self._forget(self._where[target.id], (target.kind, target.finding))
            return True
        self.ignored.append((event, why))
        return False

    def _forget(self, article: str, home: Key) -> None:
        self._states.get(article, {}).pop(self._place(article, home), None)
        self._rows.pop(article, None)

    def _place(self, article: str, home: Key) -> Key:
        binding = self._bound.get(article, {}).get(home)
        return home if binding is None or binding.finding is None else (home[0], binding.finding)

    # What is decided

    def state_of(self, article: str, kind: FindingKind, finding: str) -> State:
        """Give what is decided about a finding of the present text (see `bind`), or about a lost one by its old id."""
        place = (kind, finding)
        if place not in self._homes.get(article, {}) and place not in self._guests.get(article, {}):
            return UNDECIDED
        known = self._states.setdefault(article, {})
        if place not in known:
            known[place] = self._worked_out(article, place)
        return known[place]

    def _worked_out(self, article: str, place: Key) -> State:
        bound, homes = self._bound.get(article, {}), self._homes.get(article, {})
        guests = self._guests.get(article, {}).get(place, [])
        own = self._place(article, place) == place
        kept = [home for home in guests if bound[home].how != "changed"]
        ids = [event for home in ([place] if own else []) + kept for event in homes.get(home, [])]
        state = _fold_stands(self._in_order(ids))
        if own and place in bound:
            return msgspec.structs.replace(state, attached=bound[place].how)
        if kept:
            state = msgspec.structs.replace(state, attached="moved")
        changed = [event for home in guests if bound[home].how == "changed" for event in homes[home]]
        if changed and state.state == "undecided":
            before = _fold_stands(self._in_order(changed))
            if before.state != "undecided":
                note = state.note or before.note
                return State(attached="changed", was=before.state, coder=before.coder, at=before.at, note=note)
        return state

    def _in_order(self, ids: Iterable[str]) -> list[Decision]:
        standing = [self._events[one] for one in ids if one not in self._undone]
        return [event for _, event in sorted(standing, key=lambda pair: pair[0])]

    def rows(self) -> list[Row]:
        """Give one row a finding that was ever decided or noted, as the ledger takes them (not to be changed).

        Columns: article, kind, finding, state, coder, at, note, disputed, after, attached, was, start, end (where the
        words of a lost or unfound finding lie, else None). A finding whose decisions are all undone has no row.
        """
        for article in self._homes:
            if article not in self._rows:
                self._rows[article] = self._rows_of(article)
        return [row for article in self._homes for row in self._rows[article]]

    def _rows_of(self, article: str) -> list[Row]:
        bound = self._bound.get(article, {})
        rows = []
        for kind, finding in dict.fromkeys(self._place(article, home) for home in self._homes[article]):
            state = self.state_of(article, kind, finding)
            if state == UNDECIDED:
                continue
            lies = bound.get((kind, finding))
            row: Row = {"article": article, "kind": kind, "finding": finding}
            row.update((name, getattr(state, name)) for name in State.__struct_fields__)
            rows.append(row | {"start": lies.start if lies else None, "end": lies.end if lies else None})
        return rows

    def history(self, article: str, kind: FindingKind, finding: str) -> list[tuple[Decision, bool]]:
        """Give the events about a finding, oldest first, each with whether it still stands."""
        place = (kind, finding)
        homes = [place, *self._guests.get(article, {}).get(place, [])]
        ids = [one for home in homes for one in self._homes.get(article, {}).get(home, [])]
        events = sorted(self._events[one] for one in ids)
        return [(event, event.id not in self._undone) for _, event in events]

    def merged(self, what: Name) -> dict[str, str]:
        """Give the names that were merged into others: each with the name that it ends up under."""
        into: dict[str, str] = {}
        for event in self._in_order(self._names):
            after = event.after or {}
            if after.get("what") != what:
                continue
            if event.action == "merge":
                into[str(after["name"])] = str(after["into"])
            else:
                into.pop(str(after["name"]), None)
        return {name: _end_of(name, into) for name in into}

    # Undo and redo

    def undoable(self, coder: str) -> Decision | None:
        """Give the coder's latest decision that stands, or None."""
        return self._last(self._can_undo.get(coder))

    def redoable(self, coder: str) -> Decision | None:
        """Give what the coder undid last and has decided nothing since, or None."""
        return self._last(self._can_redo.get(coder))

    def _last(self, ids: dict[str, None] | None) -> Decision | None:
        return self._events[next(reversed(ids))][1] if ids else None

    def undo(self, coder: str) -> list[Decision]:
        """Give the events that take back the coder's latest keystroke (all of its decisions); empty if none."""
        return self._turning("undo", self._can_undo.get(coder))

    def redo(self, coder: str) -> list[Decision]:
        """Give the events that restore what the coder took back last; empty if nothing can be."""
        return self._turning("redo", self._can_redo.get(coder))

    def _turning(self, action: Literal["undo", "redo"], ids: dict[str, None] | None) -> list[Decision]:
        if not ids:
            return []
        last = batch_of(next(reversed(ids)))
        targets = []
        for one in reversed(ids):
            if batch_of(one) != last:
                break
            targets.append(self._events[one][1])
        events = event_ids(len(targets))
        return [
            Decision(
                new, time_of(new), old.coder, action, self._where.get(old.id, ""), old.kind, old.finding, target=old.id
            )
            for new, old in zip(events, targets, strict=True)
        ]

    # The text as it is now

    def rename(self, names: Mapping[str, str]) -> None:
        """Say that articles have other names now (old name to new name, all at once). The journal stays as it is."""
        homes = {new: self._homes.pop(old) for old, new in names.items() if old in self._homes}
        bound = {new: self._bound.pop(old) for old, new in names.items() if old in self._bound}
        for article, moved in homes.items():
            here = self._homes.setdefault(article, {})
            for home, ids in moved.items():
                here[home] = here.get(home, []) + ids
                self._where.update(dict.fromkeys(ids, article))
        for article in {*names, *homes}:
            self.bind(article, {**self._bound.get(article, {}), **bound.get(article, {})})

    def homes(self, article: str) -> dict[Key, Anchor | None]:
        """Give the decided findings of an article by the ids they had then, each with its latest anchor."""
        found: dict[Key, Anchor | None] = {}
        for home, ids in self._homes.get(article, {}).items():
            anchors = (self._events[one][1].anchor for one in reversed(ids))
            found[home] = next((one for one in anchors if one is not None), None)
        return found

    def bind(self, article: str, bindings: Mapping[Key, Binding]) -> None:
        """Say what became of an article's decided findings in the text as it is now; it replaces what was said.

        Args:
            article: the article's present name.
            bindings: by kind and former id; what is not named is the finding of that id.
        """
        self._states.pop(article, None)
        self._rows.pop(article, None)
        self._bound[article] = dict(bindings)
        guests: dict[Key, list[Key]] = {}
        self._guests[article] = guests
        for home, binding in bindings.items():
            if binding.finding is not None and (home[0], binding.finding) != home:
                guests.setdefault((home[0], binding.finding), []).append(home)

    @property
    def articles(self) -> list[str]:
        """The articles on which anything was decided."""
        return [article for article, homes in self._homes.items() if homes]


def fold(events: Iterable[Decision]) -> Review:
    """Give what events amount to, taken in the order of the journal."""
    review = Review()
    for event in events:
        review.apply(event)
    return review


def _fold_stands(events: list[Decision]) -> State:
    """Give the state that the events on one finding amount to, oldest first and without those undone."""
    stands: dict[str, tuple[bool, Values]] = {}
    values: Values = {}
    last = note = None
    for event in events:
        note = event.note if event.note is not None else note
        if event.action == "note":
            continue
        if event.action == "reject":
            values = {}
        elif event.action != "accept":  # correct; merge and split of positions correct the field `position`
            values = {**values, **(event.after or {})}
        stands[event.coder] = (event.action != "reject", values)
        last = event
    if last is None:
        return State(note=note or None, coder=events[-1].coder, at=events[-1].at) if note else UNDECIDED
    kept, values = stands[last.coder]
    state: Standing = ("edited" if values else "accepted") if kept else "rejected"
    disputed = any(stand != (kept, values) for stand in stands.values())
    return State(state, last.coder, last.at, note or None, disputed, values or None)


def _end_of(name: str, into: Mapping[str, str]) -> str:
    seen = {name}
    while (following := into.get(name)) is not None and following not in seen:
        seen.add(following)
        name = following
    return name


def decide(
    coder: str,
    action: DecisionAction,
    article: Article,
    *,
    kind: FindingKind,
    finding: str,
    span: tuple[int, int],
    before: Values | None = None,
    after: Values | None = None,
    note: str | None = None,
    event_id: str | None = None,
) -> Decision:
    """Give the event of a decision on one finding, with its anchor in the article's text.

    Args:
        coder: who decides.
        action: accept, reject, correct, note; merge or split of a position with `after={"position": ...}`.
        article: the article as the coder sees it.
        kind: of the finding.
        finding: its id.
        span: `[start, end)` in the article's text, in code points.
        before: the fields as they were, for a correction.
        after: the fields as corrected.
        note: a remark; an empty one takes the former remark away.
        event_id: one of `event_ids(n)` for decisions that are undone together.
    """
    event_id = event_id or event_ids()[0]
    where = anchor(article.text, *span, article.digest)
    at = time_of(event_id)
    return Decision(event_id, at, coder, action, article.file, kind, finding, where, before, after, note)


def decide_name(coder: str, what: Name, name: str, into: str | None, event_id: str | None = None) -> Decision:
    """Give the event that merges a name into another one of its sort, or (`into` None) splits it off again."""
    event_id = event_id or event_ids()[0]
    after: Values = {"what": what, "name": name} if into is None else {"what": what, "name": name, "into": into}
    action: DecisionAction = "split" if into is None else "merge"
    return Decision(event_id, time_of(event_id), coder, action, "", "demand", f"{what}:{name}", after=after)
