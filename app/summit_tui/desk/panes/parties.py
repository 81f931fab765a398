"""Parties: the sides with their people and institutions; the observers apart. It drives the other lists."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from summit_tui.desk.canvas import Piece, fit, shorten, width_of
from summit_tui.desk.parts.rows import Row
from summit_tui.desk.table import ListPane

if TYPE_CHECKING:
    import polars as pl


def shown_people(people: dict[str, int], rows: int, opened: frozenset[str], shut: frozenset[str]) -> dict[str, int]:
    """Give how many people of each side are shown: as many of each as leave the last side in sight.

    Args:
        people: how many each side has, in the order of the list.
        rows: the rows that fit.
        opened, shut: sides of which the analyst wants to see all, or none.

    Example:
        >>> shown_people({"Port": 9, "Union": 2}, 8, frozenset(), frozenset())
        {'Port': 4, 'Union': 2}
    """

    def at(most: int) -> dict[str, int]:
        return {
            side: count if side in opened else 0 if side in shut else min(count, most) for side, count in people.items()
        }

    most = max(people.values(), default=0)
    while most and sum(1 + kept for kept in at(most).values()) > rows:
        most -= 1
    return at(most)


def _number(value: int, width: int) -> str:
    """Give a count in a column, with a blank before it: 2,046 is `2.0k`, and `2k` in a column of four."""
    if not value:
        return "·".rjust(width)
    text = str(value) if value < 1000 else f"{value / 1000:.1f}k"
    return (text if len(text) < width else f"{value // 1000}k").rjust(width)


class Parties(ListPane):
    """The list of sides and people. `chosen` holds the keys of the rows that narrow the other lists."""

    keys: ClassVar[tuple[str, ...]] = ("level", "key")
    number = 1
    title = "Parties"
    empty = "No parties yet."

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.chosen: frozenset[str] = frozenset()
        self.opened: frozenset[str] = frozenset()
        self.shut: frozenset[str] = frozenset()
        self._whole: pl.DataFrame | None = None
        self._hidden: dict[str, int] = {}

    def show_frame(self, frame: pl.DataFrame) -> None:
        """Show the parties with as many people each as leave all sides in sight (see `shown_people`)."""
        import polars as pl

        self._whole = frame
        counts = frame.filter(pl.col("level") == "person").group_by("side", maintain_order=True).len().iter_rows()
        people = {side: count for side, count in counts if side is not None}
        keep = shown_people(people, self.page, self.opened, self.shut)
        self._hidden = {side: count - keep[side] for side, count in people.items() if count > keep[side]}
        number = pl.int_range(pl.len()).over("side", "level")
        most = pl.col("side").replace_strict(keep, default=len(frame), return_dtype=pl.Int64)
        super().show_frame(frame.filter((pl.col("level") != "person") | pl.col("side").is_null() | (number < most)))

    def show_rows(self, rows: list[Row]) -> None:
        """Show plain rows until there is a frame, folded in the same way."""
        counts = Counter(row["side"] for row in rows if row["level"] == "person" and row["side"] is not None)
        keep = shown_people(
            {row["key"]: counts[row["key"]] for row in rows if counts[row["key"]]}, self.page, self.opened, self.shut
        )
        self._hidden = {side: count - keep[side] for side, count in counts.items() if count > keep[side]}
        left = Counter(keep)
        shown = []
        for row in rows:
            if row["level"] == "person" and row["side"] is not None:
                left[row["side"]] -= 1
            if row["level"] != "person" or row["side"] is None or left[row["side"]] >= 0:
                shown.append(row)
        super().show_rows(shown)

    def fold(self, *, away: bool) -> None:
        """Fold the people of the side under the cursor away, or show them all."""
        row = self.row
        if row is None or self._whole is None or row["side"] is None:
            return
        side = frozenset((row["side"],))
        self.opened, self.shut = (
            (self.opened - side, self.shut | side) if away else (self.opened | side, self.shut - side)
        )
        self.touched = True
        if away and row["level"] == "person":
            self.select(f"side\x1f{row['side']}")
        self.show_frame(self._whole)

    def on_resize(self) -> None:
        """Another height leaves room for more or fewer people."""
        if self._whole is not None:
            self.show_frame(self._whole)
        super().on_resize()

    def labels(self) -> list[Piece]:
        """Name the columns: positions, quotes, undecided."""
        return [("  pos said   •   ", "dim")]

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
            hidden = f" +{self._hidden[row['key']]}" if row["key"] in self._hidden else ""
            title = shorten(("> " if picked else "") + row["name"], room - len(hidden))
            name: list[Piece] = [(title, "strong"), (hidden, "faint")]
            name.append((" " * (room - width_of(name)), "body"))
            undecided = _number(row["undecided"], 4) if row["undecided"] else " " * 4
        else:
            full_name = row["name"] if cell_len(row["name"]) <= room - 2 else (row["short"] or row["name"])
            name = [(("> " if picked else "  ") + fit(full_name, room - 2, words=False), "body")]
            undecided = " " * 4
        ink = "strong" if row["level"] == "side" else "dim"
        counts = f"{_number(row['positions'], 5)}{_number(row['said'], 5)}"
        sign: Piece = ("!", "warn") if row.get("disputed") else ("*" if row["new"] else " ", "accent")
        return [*name, (counts, ink), (undecided, "dim"), sign]
