"""Open questions: what the articles leave asked, unresolved or disputed."""

from __future__ import annotations

from typing import ClassVar

from summit_tui.desk.canvas import Piece, width_of
from summit_tui.desk.panes.demands import count, day, mark_of, told
from summit_tui.desk.parts.rows import Row
from summit_tui.desk.table import ListPane

STATE_INK = {"open": "dim", "answered": "yes", "moot": "faint"}


class Questions(ListPane):
    """The list of open questions."""

    keys: ClassVar[tuple[str, ...]] = ("file", "id")
    number = 4
    title = "Questions"
    empty = "No open questions found here."

    def _columns(self) -> tuple[int, int]:
        """Give the widths of state and of the first day; without its own column a closed state stands for the kind."""
        wide = self.size.width
        return 9 if wide >= 92 else 0, 10 if wide >= 60 else 0

    def labels(self) -> list[Piece]:
        """Name the columns that stand at the right."""
        state, since = self._columns()
        return [(("state".ljust(state) if state else "") + ("since".rjust(since) if since else "") + " art ", "dim")]

    def paint(self, row: Row, full: bool) -> list[Piece]:
        """Paint one question."""
        state, since = self._columns()
        closed = row["state"] != "open"
        ink = STATE_INK.get(row["state"], "dim")
        kind = row["state"] if closed and not state else row["kind"]
        pieces: list[Piece] = [mark_of(row), (" ", "body"), (kind.ljust(11), ink if closed and not state else "dim")]
        tail: list[Piece] = [(f" {row['state']}".ljust(state + 1), ink)] if state else []
        if since:
            tail.append(day(row["since"], since))
        tail.append(count(row["articles"], 4))
        room = max(8, self.size.width - 2 - width_of(pieces) - width_of(tail))
        return [*pieces, *told(row, row["summary"], room, "dim" if closed else "body"), *tail]
