"""Quotes: who said what, grouped by party; a speaker's name is printed when it changes."""

from __future__ import annotations

from typing import ClassVar

from summit_tui.desk.canvas import Piece, fit
from summit_tui.desk.panes.demands import count, group_line, mark_of, told
from summit_tui.desk.table import ListPane, Row


class Quotes(ListPane):
    """The list of quotes. Direct quotes stand in marks, indirect ones bare and dim."""

    keys: ClassVar[tuple[str, ...]] = ("row", "file", "id")
    number = 3
    title = "Quotes"
    empty = "No quotes found here."
    repeats: ClassVar[tuple[str, ...]] = ("party", "speaker")

    def labels(self) -> list[Piece]:
        """Name the columns that stand at the right."""
        return [(("      when" if self.size.width >= 92 else "") + " art ", "dim")]

    def paint(self, row: Row, full: bool) -> list[Piece]:
        """Paint a party's group row or a quote."""
        if row["row"] == "group":
            return group_line(row, self.size.width)
        wide = self.size.width
        speaker = 12 if wide < 80 else 19
        when = 10 if wide >= 92 else 0
        text = max(8, wide - 3 - speaker - 1 - when - 5 - 1)
        name = row["speaker_short"] or row["speaker"] or "nobody named"
        shown = fit(name, speaker) if full else " " * speaker
        direct = row["type"] == "direct"
        words = f"“{row['text']}”" if direct else row["text"]
        pieces: list[Piece] = [
            mark_of(row),
            (" ", "body"),
            (shown, "body" if row["speaker"] else "faint"),
            (" ", "body"),
        ]
        pieces += told(row, words, text, "body" if direct else "dim")
        if when:
            pieces.append((fit(row["when"], when, right=True), "faint" if row["when"] == "undated" else "dim"))
        return [*pieces, count(row["articles"], 5)]
