"""Brings: what the chosen article of the inbox adds to what was known, sorted by what it does."""

from __future__ import annotations

from typing import ClassVar

from summit_tui.desk.canvas import Piece, fit, shorten
from summit_tui.desk.panes.demands import MARK_INK, NOTE
from summit_tui.desk.parts.rows import Row
from summit_tui.desk.table import ListPane


class Brings(ListPane):
    """The list of findings of one article, each beside what was known of it."""

    keys: ClassVar[tuple[str, ...]] = ("row", "group", "finding", "id")
    number = 2
    title = "Brings"
    empty = "This article brings nothing."
    repeats: ClassVar[tuple[str, ...]] = ("group", "who")

    def _columns(self) -> tuple[int, int, int]:
        """Give the widths of party, words, and what was known (0 where there is no room for it)."""
        wide = self.size.width
        party = 10 if wide < 80 else 14
        known = max(28, wide // 4) if wide >= 90 else 0
        return party, max(8, wide - 3 - party - 1 - 8 - (known + 3 if known else 0) - 1), known

    def labels(self) -> list[Piece]:
        """Name the column that stands at the right."""
        _, _, known = self._columns()
        return [(fit("what was known", known + 2), "dim")] if known else []

    def paint(self, row: Row, full: bool) -> list[Piece]:
        """Paint a heading or a finding."""
        if row["row"] == "group":
            count = row.get("count")
            return [(shorten(row["group"], self.size.width - 10), "strong"), (f"  {count}" if count else "", "dim")]
        party, words, known = self._columns()
        name = row["who_short"] if party < 14 else row["who"]
        quiet = row["mark"] == "×"
        pieces: list[Piece] = [(row["mark"], MARK_INK.get(row["mark"], "body")), (" ", "body")]
        pieces.append((fit(name or "", party) if full else " " * party, "dim" if quiet else "strong"))
        stance = row["stance"] or {"quote": "said", "question": "open"}.get(row["finding"], "")
        pieces += [(" ", "body"), (fit(stance, 8), "dim" if quiet or not row["stance"] else stance)]
        note = [(f" {NOTE}", "edit")] if row.get("noted") else []
        pieces += [(fit(row["text"], words - 2 * len(note)), "dim" if quiet else "body"), *note]
        if known:
            pieces += [(f" {row['flag'] or ' '} ", "warn"), (fit(row["known"] or "", known), "dim")]
        return pieces
