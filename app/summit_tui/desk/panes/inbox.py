"""Inbox: the articles that are new or changed since the analyst's last look, then those looked at before."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.strip import Strip

from summit_tui.desk.canvas import Piece, fit, shorten, width_of
from summit_tui.desk.parts.rows import Row
from summit_tui.desk.table import ListPane

if TYPE_CHECKING:
    import polars as pl

_STATE = 9
"""Cells for the word of an article's state."""
WIDE = 40
"""From so many columns on an article has a second line, and its date on the first."""


class Inbox(ListPane):
    """The list of articles; from `WIDE` columns an article takes two lines, the second saying what it brings.

    Rows are `item` (an article), `more` (the second line of the article above) and `group` (a heading).
    """

    keys: ClassVar[tuple[str, ...]] = ("row", "file")
    number = 1
    title = "Inbox"
    empty = "Nothing new since your last look."

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._whole: pl.DataFrame | None = None

    def show_frame(self, frame: pl.DataFrame) -> None:
        """Show the articles, each on one line where there is no room for a second one."""
        self._whole = frame
        super().show_frame(frame if self.size.width >= WIDE else frame.filter(frame["row"] != "more"))

    def on_resize(self) -> None:
        """Another width has room for the second lines, or has it no more."""
        if self._whole is not None:
            self.show_frame(self._whole)
        super().on_resize()

    def labels(self) -> list[Piece]:
        """Name the columns that stand at the right."""
        return [("dated   left " if self.size.width >= WIDE else "left ", "dim")]

    def is_ground(self, row: Row) -> bool:
        """Give headings the quiet ground."""
        return bool(row["row"] == "group")

    def paint(self, row: Row, full: bool) -> list[Piece]:
        """Paint an article's line, its second line, or a heading."""
        wide = self.size.width - 2
        if row["row"] == "group":
            return [(shorten(row["title"], wide - 2 - len(str(row["left"]))), "dim"), (f"  {row['left']}", "faint")]
        if row["row"] == "more":
            return [(" " * _STATE, "body"), (fit(row["says"], wide - _STATE), "dim")]
        left = str(row["left"]) if row["left"] else ""
        when = row["when"] if self.size.width >= WIDE else ""
        tail: list[Piece] = [(f" {when}", "faint" if when == "undated" else "dim")] if when else []
        tail.append((left.rjust(4), "strong" if row["unseen"] else "body"))
        if row["state"] in ("seen", "lost"):
            return [(fit(row["source"], wide - width_of(tail)), "dim"), *tail]
        ink = {"copy": "dim", "changed": "warn"}.get(row["state"], "strong" if row["unseen"] else "body")
        word: Piece = (fit(row["state"], _STATE), ink)
        room = wide - _STATE - width_of(tail)
        return [word, (fit(row["source"], room), "dim" if row["state"] == "copy" else "strong"), *tail]

    def _row_line(self, index: int, y: int) -> Strip:
        """Draw a row; the second line of the article under the cursor belongs to it."""
        row = self.rows[index]
        if row["row"] != "more" or index - 1 != self.cursor:
            return super()._row_line(index, y)
        ground = "cursor" if self.has_focus else "cursor-blur"
        pieces = self.paint(row, full=True)
        gap = self.size.width - 2 - width_of(pieces)
        bar: Piece = ("▌", "rule-focus" if self.has_focus else "faint")
        return self.strip([bar, *pieces, (" " * max(0, gap), "body"), self._thumb(y)], ground)

    def _keep_in_view(self) -> None:
        """Keep the second line of the article under the cursor in sight too."""
        super()._keep_in_view()
        after = self.cursor + 1
        if after < self.rows.height and self.rows[after]["row"] == "more" and after >= self.top + self.page:
            self.top += 1
