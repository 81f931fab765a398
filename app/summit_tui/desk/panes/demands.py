"""Demands: one row a position, grouped by party; the same position from several articles is one row."""

from __future__ import annotations

from typing import ClassVar

from summit_tui.desk.canvas import Piece, fit, shorten
from summit_tui.desk.table import ListPane, Row

MARK_INK = {"•": "body", "*": "accent", "+": "yes", "~": "edit", "×": "no"}


def mark_of(row: Row) -> Piece:
    """Give the review mark of a row; what is new since the last look and not decided shows as `*`."""
    mark = "*" if row["new"] and row["mark"] == "•" else row["mark"]
    return (mark, MARK_INK.get(mark, "body"))


def count(value: int, width: int) -> Piece:
    """Give a count of articles or voices: one is faint, more stand out."""
    return (str(value).rjust(width), "body" if value > 1 else "faint")


def group_line(row: Row, width: int) -> list[Piece]:
    """Give the line that names a party above its rows."""
    return [(shorten(row["party"], width - 12), "strong"), (f"  {row['count']}" if row["count"] else "", "dim")]


def told(row: Row, text: str, width: int, ink: str) -> list[Piece]:
    """Give the words of a row in a width; those whose article was removed from the folder say so."""
    if not row["gone"]:
        return [(fit(text, width), ink)]
    note = " source removed"
    return [(fit(text, width - len(note)), "dim"), (note, "faint")] if width > 30 else [(fit(text, width), "faint")]


class Demands(ListPane):
    """The list of positions."""

    keys: ClassVar[tuple[str, ...]] = ("row", "position")
    number = 2
    title = "Demands"
    empty = "No demands found here."
    repeats: ClassVar[tuple[str, ...]] = ("party", "issue")

    def _columns(self) -> tuple[int, int, int, int]:
        """Give the widths of issue, voiced by, when and summary; 0 folds a column away."""
        wide = self.size.width
        issue = 12 if wide < 90 else 19
        voiced = 17 if wide >= 116 else 0
        when = 10 if wide >= 92 else 0
        taken = 3 + issue + 1 + 8 + 3 + (voiced + 1 if voiced else 0) + (when + 1 if when else 0) + 4 + 4 + 5 + 1
        return issue, voiced, when, max(8, wide - taken)

    def labels(self) -> list[Piece]:
        """Name the columns that stand at the right."""
        _, voiced, when, _ = self._columns()
        text = "voiced by".ljust(voiced + 1) if voiced else ""
        text += "when".rjust(when) if when else ""
        return [(text + " art voi  rev ", "dim")]

    def paint(self, row: Row, full: bool) -> list[Piece]:
        """Paint a party's group row or a position."""
        if row["row"] == "group":
            return group_line(row, self.size.width)
        issue, voiced, when, summary = self._columns()
        rev = f"{row['decided']}/{row['pieces']}" if row["pieces"] > 1 else ""
        pieces: list[Piece] = [mark_of(row), (" ", "body"), (fit(row["issue"], issue) if full else " " * issue, "dim")]
        pieces += [(" ", "body"), (row["stance"].ljust(8), row["stance"]), *told(row, row["summary"], summary, "body")]
        pieces += [(f" {row['flag'] or ' '} ", "warn")]
        if voiced:
            pieces.append((fit(row["voiced_by"], voiced) + " ", "dim"))
        if when:
            pieces.append((fit(row["when"], when, right=True), "faint" if row["when"] == "undated" else "dim"))
        return [*pieces, count(row["articles"], 4), count(row["voices"], 4), (rev.rjust(5), "dim")]
