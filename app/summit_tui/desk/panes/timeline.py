"""The panes of the timeline: a lane a party along the days, the statements one by one, the undated in a tray."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from summit_tui.desk.canvas import Canvas, Piece, fit, rule, shorten
from summit_tui.desk.parts.lanes import Axis, Bin, Count, axis, bins, drawn, told
from summit_tui.desk.parts.rows import Row
from summit_tui.desk.table import ListPane

SAID = "said"
WIDE = 110
"""From so many columns the tray stands beside the list; below it is a tab."""


class Lanes(Canvas, can_focus=True):
    """Draws how many statements of each party are told of each week or month. The cursor stands on one count."""

    class Moved(Message):
        """The cursor stands on another count, whose first statement is this row of the list."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(self) -> None:
        super().__init__(id="lanes")
        self.counts: tuple[Count, ...] = ()
        self.statements = 0
        self.party, self.day = "", ""
        """Where the cursor of the list stands."""
        self.top = 0
        self.hint = ""
        self._axis: Axis | None = None
        self._lanes: dict[str, list[Bin]] = {}
        self._runs: dict[str, list[tuple[str, Bin | None]]] = {}
        """Lanes as they are drawn, made when they first come on screen."""

    def show(self, counts: tuple[Count, ...], statements: int) -> None:
        """Show other counts."""
        self.counts, self.statements = counts, statements
        self._lay_out()

    def mark(self, party: str, day: str) -> None:
        """Say where the cursor of the list stands."""
        if (party, day) != (self.party, self.day):
            self.party, self.day = party, day
            self._keep_in_view()
            self.refresh()

    def on_resize(self) -> None:
        """Put the days anew into the weeks or months that have room."""
        self._lay_out()

    def _lay_out(self) -> None:
        self._axis = axis((one.day for one in self.counts), self._width)
        self._lanes = bins(self.counts, self._axis) if self._axis is not None else {}
        self._runs = {}
        self.top = 0  # where the size is not known yet, one lane would seem to fit
        self._keep_in_view()
        self.refresh()

    @property
    def _names(self) -> int:
        return 17 if self.size.width >= 110 else 14

    @property
    def _width(self) -> int:
        return self.size.width - self._names - 2

    @property
    def parties(self) -> list[str]:
        """Give the parties that have a lane, in their order."""
        return list(dict.fromkeys(one.party for one in self.counts if one.party in self._lanes))

    @property
    def page(self) -> int:
        """Give the lanes that fit."""
        return max(1, self.size.height - 2)

    def _keep_in_view(self) -> None:
        parties = self.parties
        at = parties.index(self.party) if self.party in parties else 0
        self.top = max(min(self.top, at), at - self.page + 1, 0)
        self.top = max(0, min(self.top, len(parties) - self.page))

    # -- moving -----------------------------------------------------------------------------

    def here(self) -> Bin | None:
        """Give the count that holds the statement under the list's cursor."""
        return next((one for one in self._lanes.get(self.party, ()) if self.day in one.days), None)

    def move(self, down: int, right: int) -> None:
        """Move to the next count in the lane, or to the nearest one of another lane."""
        parties, now = self.parties, self.here()
        if not parties:
            return
        if now is None:
            self._go(self._lanes[parties[0]][0])
            return
        if down:
            at = max(0, min(parties.index(self.party) + down, len(parties) - 1))
            middle = (now.start + now.end) / 2
            if parties[at] != self.party:
                self._go(min(self._lanes[parties[at]], key=lambda one: abs((one.start + one.end) / 2 - middle)))
            return
        lane = self._lanes[self.party]
        self._go(lane[max(0, min(lane.index(now) + right, len(lane) - 1))])

    def move_to_end(self, *, last: bool) -> None:
        """Move to the first or last count of the lane."""
        lane = self._lanes.get(self.party)
        if lane:
            self._go(lane[-1 if last else 0])

    def _go(self, one: Bin) -> None:
        self.post_message(self.Moved(one.at))

    def on_click(self, event: events.Click) -> None:
        """Go to the count under the mouse."""
        parties, line = self.parties, self.top + event.y - 2
        if event.y < 2 or line >= len(parties):
            return
        x = event.x - self._names - 1
        lane = self._lanes[parties[line]]
        self._go(min(lane, key=lambda one: abs((one.start + one.end) / 2 - x)))

    # -- drawing ----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw the title, the days or a lane."""
        if y == 0:
            return self.strip(self._title())
        if self._axis is None:
            return self.strip([("  ", "body"), (shorten(self.hint, self.size.width - 3), "dim")] if y == 1 else [])
        if y == 1:
            return self.strip([(" " * (self._names + 1), "body"), *self._days(self._axis)])
        parties, line = self.parties, self.top + y - 2
        return self._lane(parties[line], self._axis) if line < len(parties) else self.strip([])

    def _title(self) -> list[Piece]:
        focused = self.has_focus
        name = "title-focus" if focused else "title"
        left: list[Piece] = [("1 ", name if focused else "faint"), ("Lanes", name)]
        many = self.statements
        left.append((f" {many} dated statement{'s' if many != 1 else ''}", "dim"))
        hidden = len(self.parties) - self.page
        right: list[Piece] = [(f"{hidden} more {'party' if hidden == 1 else 'parties'} ", "dim")] if hidden > 0 else []
        if self._axis is not None and not right:
            right = [(f"by {self._axis.unit} ", "dim")]
        return rule(left, right, self.size.width, focused=focused)

    def _days(self, on: Axis) -> list[Piece]:
        pieces: list[Piece] = []
        at = 0
        for cell, label in on.ticks:
            text = shorten(label, max(0, on.width - cell - 1))
            pieces += [(" " * (cell - at), "body"), ("│", "rule"), (text, "dim")]
            at = cell + 1 + len(text)
        return pieces

    def _lane(self, party: str, on: Axis) -> Strip:
        now = self.here() if party == self.party else None
        ticks = {cell for cell, _ in on.ticks}
        parts = [Strip(self.segments([(" ", "body"), (fit(party, self._names - 1) + " ", "strong")]))]
        at = 0
        if party not in self._runs:
            self._runs[party] = drawn(self._lanes[party], on.width)
        for text, whose in self._runs[party]:
            if whose is None:
                parts.append(Strip(self.segments(_between(text, at, ticks))))
            else:
                ground = "" if whose is not now else ("cursor" if self.has_focus else "cursor-blur")
                role = "strong"
                if whose is now and not self.has_focus:
                    role, ground = "chip", ""
                figures = text.rstrip("Δ")
                pieces: list[Piece] = [(figures, role), (text[len(figures) :], role if role == "chip" else "warn")]
                parts.append(Strip(self.segments(pieces, ground)))
            at += len(text)
        return Strip.join(parts).adjust_cell_length(self.size.width, self.ink("body"))


def _between(text: str, at: int, ticks: set[int]) -> list[Piece]:
    """Give what lies between counts: the lines of the months, and dots where a date may lie."""
    pieces: list[Piece] = []
    for place, char in enumerate(text, at):
        shown = "│" if char == " " and place in ticks else char
        role = "rule" if shown == "│" else "faint"
        if pieces and pieces[-1][1] == role:
            pieces[-1] = (pieces[-1][0] + shown, role)
        else:
            pieces.append((shown, role))
    return pieces


class Statements(ListPane):
    """Every dated statement, by day; quotes are what was said."""

    keys: ClassVar[tuple[str, ...]] = ("row", "kind", "file", "id")
    number = 2
    title = "Statements"
    empty = "No statement has a date."
    repeats: ClassVar[tuple[str, ...]] = ("day", "party")

    def labels(self) -> list[Piece]:
        """Name the columns that stand at the right."""
        return [("voiced by".ljust(self._who), "dim")] if self._who else []

    @property
    def _who(self) -> int:
        return 18 if self.size.width >= 90 else 12 if self.size.width >= 76 else 0

    def can_stand(self, row: Row) -> bool:
        """Let the cursor stand on statements."""
        return bool(row["row"] == "item")

    def paint(self, row: Row, full: bool) -> list[Piece]:
        """Paint a party's group row or a statement."""
        wide = self.size.width
        if row["row"] == "group":
            return [(shorten(row["party"], wide - 12), "strong"), (f"  {row['count'] or ''}", "dim")]
        day, party = (15, 15) if wide >= 90 else (12, 13)
        said = row["kind"] == "quote"
        text = max(8, wide - 1 - day - party - 8 - 3 - self._who - 1)
        says_day = full and (not row["same_day"] or self._stands_out(row))
        pieces: list[Piece] = [(fit(told(row["day"]), day) if says_day else " " * day, "dim")]
        pieces.append((fit(row["party"], party - 1) + " " if full else " " * party, "strong"))
        stance = SAID if said else row["stance"]
        words = f"“{row['text']}”" if row["direct"] else row["text"]
        pieces += [(fit(stance, 7) + " ", "dim" if said else stance), (fit(words, text), "dim" if said else "body")]
        pieces.append((f" {row['flag'] or ' '} ", "warn"))
        return [*pieces, (fit(row["who"] or "", self._who), "dim")] if self._who else pieces

    def _stands_out(self, row: Row) -> bool:
        """Tell whether this is the row under the cursor or the first in sight, which say all in full."""
        first = self.rows[self.top] if self.top < self.rows.height else None
        return row is self.row or row is first


class Undated(ListPane):
    """Statements of articles without a date, article by article."""

    keys: ClassVar[tuple[str, ...]] = ("row", "kind", "file", "id")
    number = 3
    title = "Undated"
    empty = "Every statement has a date."

    def can_stand(self, row: Row) -> bool:
        """Let the cursor stand on statements."""
        return bool(row["row"] == "item")

    def paint(self, row: Row, full: bool) -> list[Piece]:
        """Paint an article's row or a statement."""
        wide = self.size.width
        if row["row"] == "group":
            number = f" {row['count']}" if row["count"] else ""
            return [(fit(row["title"], wide - 2 - len(number)), "strong"), (number, "dim")]
        said = row["kind"] == "quote"
        stance = SAID if said else row["stance"]
        words = f"“{row['text']}”" if row["direct"] else row["text"]
        party = 15 if wide >= 76 else 0
        pieces: list[Piece] = [(fit(stance, 7) + " ", "dim" if said else stance)]
        if party:
            pieces.append((fit(row["party"], party - 1) + " ", "strong"))
        return [*pieces, (fit(words, max(4, wide - 2 - 8 - party)), "dim")]


def plan(size: Size, parties: int, *, tray: bool, some: bool = True) -> dict[str, Region]:
    """Give each pane of the timeline its region.

    Args:
        size: the screen in cells.
        parties: how many lanes there are.
        tray: whether the undated are shown where list and tray share a place.
        some: whether there is anything undated; without, the list has the whole width.

    Example:
        >>> plan(Size(80, 24), 4, tray=False)["statements"]
        Region(x=0, y=7, width=80, height=9)
    """
    width, height = size.width, size.height
    body = max(8, height - 3)
    lanes = min(2 + max(1, parties), max(4, body // 4 + 1))
    passage = max(4, min(12, body // 4))
    rest = body - lanes - passage
    top = 1 + lanes
    places = {"header": Region(0, 0, width, 1), "lanes": Region(0, 1, width, lanes)}
    side = 38 if width < 160 else 62
    beside = width >= WIDE and some
    left = width - side - 1 if beside else width
    if beside:
        places["statements"] = Region(0, top, left, rest)
        places["undated"] = Region(left + 1, top, side, rest + passage)
    else:
        places["undated" if tray else "statements"] = Region(0, top, width, rest)
    places["passage"] = Region(0, top + rest, left, passage)
    places["status"] = Region(0, height - 2, width, 1)
    places["footer"] = Region(0, height - 1, width, 1)
    return places
