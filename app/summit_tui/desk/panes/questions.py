"""Open questions: what the articles leave asked, unresolved or disputed."""

from __future__ import annotations

from typing import ClassVar

from summit_tui.desk.canvas import Piece, fit
from summit_tui.desk.panes.demands import count, mark_of, told
from summit_tui.desk.table import ListPane, Row


class Questions(ListPane):
    """The list of open questions."""

    keys: ClassVar[tuple[str, ...]] = ("file", "id")
    number = 4
    title = "Questions"
    empty = "No open questions found here."

    def labels(self) -> list[Piece]:
        """Name the columns that stand at the right."""
        return [(("      when" if self.size.width >= 92 else "") + " art ", "dim")]

    def paint(self, row: Row, full: bool) -> list[Piece]:
        """Paint one question."""
        wide = self.size.width
        when = 10 if wide >= 92 else 0
        text = max(8, wide - 3 - 11 - when - 5 - 1)
        pieces: list[Piece] = [mark_of(row), (" ", "body"), (row["kind"].ljust(11), "dim")]
        pieces += told(row, row["summary"], text, "body")
        if when:
            pieces.append((fit(row["when"], when, right=True), "faint" if row["when"] == "undated" else "dim"))
        return [*pieces, count(row["articles"], 5)]
