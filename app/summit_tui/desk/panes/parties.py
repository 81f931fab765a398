"""Parties: the sides with their people and institutions; the observers apart. It drives the other lists."""

from __future__ import annotations

from typing import ClassVar

from summit_tui.desk.canvas import Piece, fit
from summit_tui.desk.table import ListPane, Row


def _number(value: int, width: int) -> str:
    return ("·" if not value else str(value)).rjust(width)


class Parties(ListPane):
    """The list of sides and people. `chosen` holds the keys of the rows that narrow the other lists."""

    keys: ClassVar[tuple[str, ...]] = ("level", "key")
    number = 1
    title = "Parties"
    empty = "No parties yet."

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.chosen: frozenset[str] = frozenset()

    def labels(self) -> list[Piece]:
        """Name the columns: positions, quotes, undecided."""
        return [(" pos said   •  ", "dim")]

    def can_stand(self, row: Row) -> bool:
        """Let the cursor stand on sides and people."""
        return bool(row["level"] != "heading")

    def is_ground(self, row: Row) -> bool:
        """Give chosen rows the quiet ground."""
        return f"{row['level']}\x1f{row['key']}" in self.chosen

    def paint(self, row: Row, full: bool) -> list[Piece]:
        """Paint one side, person or heading."""
        wide = self.size.width
        numbers = 14
        room = wide - 2 - numbers
        if row["level"] == "heading":
            return [(fit(row["name"], room), "faint")]
        picked = self.is_ground(row)
        if row["level"] == "side":
            name: list[Piece] = [(fit(("> " if picked else "") + row["name"], room), "strong")]
            undecided = _number(row["undecided"], 4) if row["undecided"] else " " * 4
        else:
            full_name = row["name"] if len(row["name"]) <= room - 2 else (row["short"] or row["name"])
            name = [(("> " if picked else "  ") + fit(full_name, room - 2), "body")]
            undecided = " " * 4
        ink = "strong" if row["level"] == "side" else "dim"
        counts = f"{_number(row['positions'], 4)}{_number(row['said'], 5)}"
        return [*name, (counts, ink), (undecided, "accent" if row["new"] else "dim")]
