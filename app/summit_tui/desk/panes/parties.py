"""Parties: the sides with their people and institutions; the observers apart. It drives the other lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from summit_tui.desk.canvas import Piece, fit, shorten, width_of
from summit_tui.desk.table import ListPane, Row

if TYPE_CHECKING:
    import polars as pl

SHORT = 12
"""Rows below which a list starts with the people of all sides folded away, so that the sides can be seen."""


def _number(value: int, width: int) -> str:
    """Give a count in a column, with a blank before it: 2,046 is `2.0k`."""
    text = (
        "·"
        if not value
        else str(value)
        if value < 1000
        else f"{value / 1000:.1f}k"
        if value < 10_000
        else f"{value // 1000}k"
    )
    return text.rjust(width)


class Parties(ListPane):
    """The list of sides and people. `chosen` holds the keys of the rows that narrow the other lists."""

    keys: ClassVar[tuple[str, ...]] = ("level", "key")
    number = 1
    title = "Parties"
    empty = "No parties yet."

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.chosen: frozenset[str] = frozenset()
        self.folded: frozenset[str] | None = None
        """Sides whose people are not shown; None until the analyst folds: then all are, where the list is short."""
        self._whole: pl.DataFrame | None = None
        self._people: dict[str, int] = {}

    def show_frame(self, frame: pl.DataFrame) -> None:
        """Show the parties, without the people of the sides that are folded."""
        import polars as pl

        self._whole = frame
        people = frame.filter(pl.col("level") == "person").group_by("side").len()
        self._people = {side: count for side, count in people.iter_rows() if side is not None}
        hidden = list(self._folded())
        super().show_frame(
            frame.filter((pl.col("level") != "person") | ~pl.col("side").is_in(hidden).fill_null(value=False))
        )

    def _folded(self) -> frozenset[str]:
        if self.folded is not None:
            return self.folded
        return frozenset(self._people) if self.page < SHORT else frozenset()

    def fold(self, *, away: bool) -> bool:
        """Fold the people of the side under the cursor away, or show them; tell whether that changed anything."""
        row = self.row
        if row is None or self._whole is None or row["side"] is None or row["side"] not in self._people:
            return False
        now = self._folded()
        after = now | {row["side"]} if away else now - {row["side"]}
        if after == now:
            return False
        self.folded = after
        if away and row["level"] == "person":
            self.select(f"side\x1f{row['side']}")
        self.touched = True
        self.show_frame(self._whole)
        return True

    def on_resize(self) -> None:
        """A short list folds by itself until the analyst folds."""
        if self.folded is None and self._whole is not None:
            self.show_frame(self._whole)
        super().on_resize()

    def labels(self) -> list[Piece]:
        """Name the columns: positions, quotes, undecided."""
        return [("  pos said    •  ", "dim")]

    def can_stand(self, row: Row) -> bool:
        """Let the cursor stand on sides and people."""
        return bool(row["level"] != "heading")

    def is_ground(self, row: Row) -> bool:
        """Give chosen rows the quiet ground."""
        return f"{row['level']}\x1f{row['key']}" in self.chosen

    def paint(self, row: Row, full: bool) -> list[Piece]:
        """Paint one side, person or heading."""
        wide = self.size.width
        numbers = 16
        room = wide - 2 - numbers
        if row["level"] == "heading":
            return [(fit(row["name"], room), "faint")]
        picked = self.is_ground(row)
        if row["level"] == "side":
            hidden = (
                f" +{self._people[row['key']]}" if row["key"] in self._people and row["key"] in self._folded() else ""
            )
            title = shorten(("> " if picked else "") + row["name"], room - len(hidden))
            name: list[Piece] = [(title, "strong"), (hidden, "faint")]
            name.append((" " * (room - width_of(name)), "body"))
            undecided = _number(row["undecided"], 5) if row["undecided"] else " " * 5
        else:
            full_name = row["name"] if cell_len(row["name"]) <= room - 2 else (row["short"] or row["name"])
            name = [(("> " if picked else "  ") + fit(full_name, room - 2), "body")]
            undecided = " " * 5
        ink = "strong" if row["level"] == "side" else "dim"
        counts = f"{_number(row['positions'], 5)}{_number(row['said'], 5)}"
        return [*name, (counts, ink), (undecided, "accent" if row["new"] else "dim")]
