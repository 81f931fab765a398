"""Quotes: who said what, grouped by party; a speaker's name is printed when it changes."""

from __future__ import annotations

from typing import ClassVar

from summit_tui.desk.canvas import Piece, fit, width_of
from summit_tui.desk.panes.demands import count, day, group_line, mark_of, told
from summit_tui.desk.parts.rows import Row
from summit_tui.desk.table import ListPane


class Quotes(ListPane):
    """The list of quotes, a row an utterance. Direct quotes stand in marks, indirect ones bare and dim."""

    keys: ClassVar[tuple[str, ...]] = ("row", "file", "id")
    number = 3
    title = "Quotes"
    empty = "No quotes found here."
    repeats: ClassVar[tuple[str, ...]] = ("party", "speaker")

    def _columns(self) -> tuple[int, int, int, int]:
        """Give the widths of party (only where rows are not grouped), speaker, date and wordings; 0 folds one away."""
        wide = self.size.width
        party = 14 if self.grouping == "none" and wide >= 92 else 0
        return party, 12 if wide < 80 else 19, 10 if wide >= 92 else 0, 4 if wide >= 60 else 0

    def labels(self) -> list[Piece]:
        """Name the columns that stand at the right."""
        _, _, when, wordings = self._columns()
        return [(("when".rjust(when) if when else "") + (" var" if wordings else "") + " art ", "dim")]

    def paint(self, row: Row, full: bool) -> list[Piece]:
        """Paint a party's group row or an utterance."""
        if row["row"] == "group":
            return group_line(row, self.size.width)
        party, speaker, when, wordings = self._columns()
        name = row["speaker_short"] or row["speaker"] or "nobody named"
        lead: list[Piece] = [(fit(row["party"], party) + " ", "dim")] if party else []
        lead.append((fit(name, speaker), "body" if row["speaker"] else "faint"))
        direct = row["type"] == "direct"
        words = f"“{row['text']}”" if direct else row["text"]
        pieces: list[Piece] = [mark_of(row), (" ", "body")]
        pieces += [*lead, (" ", "body")] if full else [(" " * (width_of(lead) + 1), "body")]
        tail = [day(row["when"], when)] if when else []
        if wordings:
            tail.append((str(row["variants"]).rjust(wordings) if row["variants"] > 1 else " " * wordings, "body"))
        tail.append(count(row["articles"], 4))
        room = max(8, self.size.width - 2 - width_of(pieces) - width_of(tail))
        return [*pieces, *told(row, words, room, "body" if direct else "dim"), *tail]
