"""What the events of the journal amount to: a pure fold in the order of their times, whatever the order of lines.

A journal that git or a synchroniser merged has its lines in any order, some of them twice; what it amounts to does not
depend on that (times are made so that what was decided later has a later one, see `ids`).

Each coder has one stand on a finding: accepted, rejected, or accepted with corrections. The latest stand gives the
finding's state; where stands differ it is disputed. An accept takes over the corrections in force when it is made,
so accepting what a colleague corrected agrees with the colleague. An undo or redo counts only for its coder's own
events. Events that are seen twice (read again, or written by this desk and then read) count once.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from summit_tui.model import Anchor, Decision, Subject
from summit_tui.review.deciding import decide, decide_article, decide_name
from summit_tui.review.ids import Place, batch_of, event_ids, place_of, time_of
from summit_tui.review.stands import (
    METADATA,
    UNDECIDED,
    Attachment,
    Binding,
    Home,
    Key,
    Name,
    Row,
    Standing,
    State,
    Values,
    differing,
    fold_stands,
    home_of,
    merged,
    names_something,
)

__all__ = [
    "UNDECIDED", "Attachment", "Binding", "Home", "Key", "Name", "Review", "Row", "Standing", "State", "Values",
    "decide", "decide_article", "decide_name", "fold",
]  # fmt: skip


class Review:
    """All decisions on a folder. Made by `fold`; takes further events by `apply` and `take`."""

    def __init__(self) -> None:
        self._events: dict[str, Decision] = {}
        self._order: list[Place] = []
        self._when: dict[str, Place] = {}
        self._bound: dict[str, dict[Home, Binding]] = {}
        self._begin()

    def _begin(self) -> None:
        """Forget what the events amount to, not the events and where they lie."""
        self._undone: set[str] = set()
        self._homes: dict[str, dict[Home, list[str]]] = {}
        self._at: dict[str, dict[Key, list[Home]]] = {}
        self._names: list[str] = []
        self._made: dict[str, list[str]] = {}
        self._can_undo: dict[str, dict[str, None]] = {}
        self._can_redo: dict[str, dict[str, None]] = {}
        self._early: dict[str, list[Decision]] = defaultdict(list)
        self._states: dict[str, dict[Key, State]] = {}
        self._rows: dict[str, list[Row]] = {}
        self.ignored: list[tuple[Decision, str]] = []
        """Events without effect, and why (an undo of somebody else's event, of an unknown one)."""

    def apply(self, event: Decision) -> bool:
        """Take one event more.

        Returns:
            Whether it changed anything; an event that is known already does not.
        """
        if event.id in self._events:
            return False
        self._enter(event)
        if self._order[-1][1] == event.id:
            return self._take(event)
        self._fold_again()
        return True

    def take(self, events: Iterable[Decision]) -> int:
        """Take several events more, in any order; give how many of them were not known."""
        fresh = {event.id: event for event in reversed(list(events)) if event.id not in self._events}
        places = sorted(place_of(event.at, event.id) for event in fresh.values())
        late = bool(self._order and places) and places[0] < self._order[-1]
        for place in places:
            self._enter(fresh[place[1]], place)
            if not late:
                self._take(fresh[place[1]])
        if late:
            self._fold_again()
        return len(fresh)

    def _enter(self, event: Decision, place: Place | None = None) -> None:
        place = place or place_of(event.at, event.id)
        self._events[event.id] = event
        self._when[event.id] = place
        if not self._order or place > self._order[-1]:
            self._order.append(place)
        else:
            insort(self._order, place)

    def _fold_again(self) -> None:
        self._begin()
        for _, one in self._order:
            self._take(self._events[one])

    def _take(self, event: Decision) -> bool:
        """Let the next event in the order of time have its effect."""
        if event.action in ("undo", "redo"):
            return self._turn(event)
        if event.after is not None and "what" in event.after:
            if not names_something(event):
                self.ignored.append((event, "it does not say which name goes into which"))
                return False
            self._names.append(event.id)
        else:
            homes = self._homes.setdefault(event.article, {})
            home = home_of(event)
            if home not in homes:
                homes[home] = []
                if (place := self._place(event.article, home)) is not None:
                    self._at.setdefault(event.article, {}).setdefault(place, []).append(home)
            homes[home].append(event.id)
            self._forget(event.article, home)
            if event.action == "add":
                self._made.setdefault(event.article, []).append(event.id)
        self._can_undo.setdefault(event.coder, {})[event.id] = None
        self._can_redo.pop(event.coder, None)
        for turn in self._early.pop(event.id, ()):
            self.ignored = [one for one in self.ignored if one[0] is not turn]
            self._turn(turn)
        return True

    def _turn(self, event: Decision) -> bool:
        """Carry out an undo or a redo."""
        target = self._events.get(event.target or "")
        undoing = event.action == "undo"
        if target is None:
            self._early[event.target or ""].append(event)  # it may come yet
            why = "there is no such decision"
        elif target.action in ("undo", "redo"):
            why = "there is no such decision"
        elif target.coder != event.coder:
            why = f"it is {target.coder}'s decision"
        elif target.id not in self._can_undo.get(event.coder, {}) and target.id not in self._undone:
            self._early[target.id].append(event)  # a clock was wrong: the decision has a later time than its undo
            why = "there is no such decision"
        elif (target.id in self._undone) is undoing:
            why = "it was undone already" if undoing else "it was not undone"
        else:
            done, undone = (self._can_undo.setdefault(event.coder, {}), self._can_redo.setdefault(event.coder, {}))
            source, goal = (done, undone) if undoing else (undone, done)
            source.pop(target.id, None)
            goal[target.id] = None
            (self._undone.add if undoing else self._undone.discard)(target.id)
            if target.id not in self._names:
                self._forget(target.article, home_of(target))
            return True
        self.ignored.append((event, why))
        return False

    def _forget(self, article: str, home: Home) -> None:
        if (place := self._place(article, home)) is not None:
            self._states.get(article, {}).pop(place, None)
        self._rows.pop(article, None)

    def _place(self, article: str, home: Home) -> Key | None:
        """Give the finding of the present text that a decided one is; for a lost one, its old id if that is free."""
        binding = self._bound.get(article, {}).get(home)
        if binding is None or (binding.finding is None and not binding.taken):
            return home[:2]
        return (home[0], binding.finding) if binding.finding is not None else None

    # What is decided

    def state_of(self, article: str, kind: Subject, finding: str) -> State:
        """Give what is decided about a finding of the present text (see `bind`), or about a lost one by its old id."""
        place = (kind, finding)
        if place not in self._at.get(article, {}):
            return UNDECIDED
        known = self._states.setdefault(article, {})
        if place not in known:
            known[place] = self._worked_out(article, place)
        return known[place]

    def _worked_out(self, article: str, place: Key) -> State:
        homes = self._at[article][place]
        how = {home: self._how(article, home) for home in homes}
        kept = [home for home in homes if how[home] != "changed"]
        state = self._folded(article, kept)
        if kept and state != UNDECIDED and all(how[home] for home in kept):
            state = msgspec.structs.replace(state, attached=how[kept[0]])
        changed = [home for home in homes if how[home] == "changed"]
        if changed and state.state == "undecided":
            before = self._folded(article, changed)
            if before.state != "undecided":
                note = state.note or before.note
                return State(attached="changed", was=before.state, coder=before.coder, at=before.at, note=note)
        return state

    def _how(self, article: str, home: Home) -> Attachment:
        binding = self._bound.get(article, {}).get(home)
        return "" if binding is None else "changed" if binding.otherwise else binding.how

    def _folded(self, article: str, homes: Iterable[Home]) -> State:
        return fold_stands(self._in_order(one for home in homes for one in self._homes[article][home]))

    def _in_order(self, ids: Iterable[str], *, undone: bool = False) -> list[Decision]:
        events = [self._events[one] for one in ids if undone or one not in self._undone]
        return sorted(events, key=lambda event: self._when[event.id]) if len(events) > 1 else events

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
        for (kind, finding), homes in self._at.get(article, {}).items():
            state = self.state_of(article, kind, finding)
            if state == UNDECIDED or kind == "article":
                continue
            lies = next((bound[home] for home in homes if home in bound and bound[home].finding is None), None)
            row: Row = {"article": article, "kind": kind, "finding": finding}
            row.update((name, getattr(state, name)) for name in State.__struct_fields__)
            rows.append(row | {"start": lies.start if lies else None, "end": lies.end if lies else None})
        return rows

    def history(self, article: str, kind: Subject, finding: str) -> list[tuple[Decision, bool]]:
        """Give the events about a finding, oldest first, each with whether it still stands."""
        homes = self._at.get(article, {}).get((kind, finding), [])
        ids = [one for home in homes for one in self._homes[article][home]]
        return [(event, event.id not in self._undone) for event in self._in_order(ids, undone=True)]

    def events_of(self, article: str, home: Home) -> list[tuple[Decision, bool]]:
        """Give the events of one decided finding (see `homes`), oldest first, each with whether it still stands."""
        ids = self._homes.get(article, {}).get(home, [])
        return [(event, event.id not in self._undone) for event in self._in_order(ids, undone=True)]

    def decided(self, article: str) -> list[tuple[Home, Binding | None, State, Decision]]:
        """Give what was decided on in an article: as what, what became of it, its state, the last event with words.

        What is undone is left out. `Binding` None: it is the present finding of its id.
        """
        found = []
        for home, ids in self._homes.get(article, {}).items():
            events = [event for event in self._in_order(ids) if event.anchor is not None]
            if events:
                binding = self._bound.get(article, {}).get(home)
                found.append((home, binding, self._folded(article, [home]), events[-1]))
        return found

    def knows(self, event_id: str) -> bool:
        """Tell whether an event was taken."""
        return event_id in self._events

    def article_of(self, event: Decision) -> str:
        """Give the name that the article of an event has now; of an undo or redo, that of its target."""
        known = self._events.get(event.target or event.id, event)
        return known.article

    def events(self) -> list[Decision]:
        """Give all events, under the names that their articles have now, in the order of time."""
        return [self._events[one] for _, one in self._order]

    def added(self) -> dict[str, tuple[Decision, ...]]:
        """Give the events that made findings which the machine missed and that stand, by article."""
        found = {article: tuple(self._in_order(ids)) for article, ids in self._made.items()}
        return {article: events for article, events in found.items() if events}

    def beside(self, article: str, home: Home) -> frozenset[str]:
        """Give the findings beside which an analyst put one that the machine missed: it is none of them."""
        made = [self._events[one] for one in self._made.get(article, ())]
        known = [event.before.get("beside") for event in made if home_of(event) == home and event.before]
        return frozenset(word for words in known if isinstance(words, str) for word in words.split())

    def corrected(self) -> dict[str, Values]:
        """Give what coders say of articles (title, outlet, author, published), by article; None takes a value away."""
        told = {}
        for article, at in self._at.items():
            if ("article", METADATA) in at and (after := self.state_of(article, "article", METADATA).after):
                told[article] = after
        return told

    def differing(self, what: Name) -> dict[str, dict[str, str]]:
        """Give the names on which coders differ (see `stands.differing`)."""
        return differing(self._in_order(self._names), what)

    def merged(self, what: Name) -> dict[str, str]:
        """Give the names that were merged into others: each with the name that it ends up under."""
        return merged(self._in_order(self._names), what)

    # Undo and redo

    def undoable(self, coder: str) -> Decision | None:
        """Give the coder's latest decision that stands, or None."""
        return self._last(self._can_undo.get(coder))

    def redoable(self, coder: str) -> Decision | None:
        """Give what the coder undid last and has decided nothing since, or None."""
        return self._last(self._can_redo.get(coder))

    def _last(self, ids: dict[str, None] | None) -> Decision | None:
        return self._events[next(reversed(ids))] if ids else None

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
            targets.append(self._events[one])
        events = event_ids(len(targets))
        return [
            Decision(new, time_of(new), old.coder, action, old.article, old.kind, old.finding, target=old.id)
            for new, old in zip(events, targets, strict=True)
        ]

    # The text as it is now

    def rename(self, names: Mapping[str, str]) -> None:
        """Say that articles have other names now (old name to new name, all at once). The journal stays as it is."""
        bound = {new: self._bound.pop(old) for old, new in names.items() if old in self._bound}
        for article, bindings in bound.items():
            self._bound[article] = {**self._bound.get(article, {}), **bindings}
        for event_id, event in self._events.items():
            if event.article in names:
                self._events[event_id] = msgspec.structs.replace(event, article=names[event.article])
        self._fold_again()

    def homes(self, article: str) -> dict[Home, Anchor | None]:
        """Give the decided findings of an article as they were then, each with its latest anchor."""
        found: dict[Home, Anchor | None] = {}
        for home, ids in self._homes.get(article, {}).items():
            if home[0] == "article":  # what is said of all of it has no passage
                continue
            anchors = (self._events[one].anchor for one in reversed(ids))
            found[home] = next((one for one in anchors if one is not None), None)
        return found

    def bind(self, article: str, bindings: Mapping[Home, Binding]) -> None:
        """Say what became of an article's decided findings in the text as it is now; it replaces what was said.

        Args:
            article: the article's present name.
            bindings: by what they were; what is not named is the finding of that id.
        """
        self._states.pop(article, None)
        self._rows.pop(article, None)
        self._bound[article] = dict(bindings)
        at: dict[Key, list[Home]] = {}
        self._at[article] = at
        for home in self._homes.get(article, {}):
            if (place := self._place(article, home)) is not None:
                at.setdefault(place, []).append(home)

    @property
    def articles(self) -> list[str]:
        """The articles on which anything was decided."""
        return [article for article, homes in self._homes.items() if homes]


def fold(events: Iterable[Decision]) -> Review:
    """Give what events amount to, whatever their order."""
    review = Review()
    review.take(events)
    return review
