"""Demands: one row a position, grouped by party (or issue); the same position from several articles is one row."""

from __future__ import annotations

from typing import ClassVar

from summit_tui.desk.canvas import Piece, fit, shorten, width_of
from summit_tui.desk.parts.rows import Row
from summit_tui.desk.table import ListPane

NOTE = "¶"
MARK_INK = {"•": "body", "*": "accent", "+": "yes", "~": "edit", "×": "no", "!": "warn"}


def mark_of(row: Row) -> Piece:
    """Give the review mark of a row; what is new since the last look and not decided shows as `*`."""
    mark = "*" if row["new"] and row["mark"] == "•" else row["mark"]
    return (mark, MARK_INK.get(mark, "body"))


def count(value: int, width: int) -> Piece:
    """Give a count of articles or voices: one is faint, more stand out."""
    return (str(value).rjust(width), "body" if value > 1 else "faint")


def group_line(row: Row, width: int, by: str = "party") -> list[Piece]:
    """Give the line that names a party (or an issue) above its rows."""
    return [(shorten(row[by] or "", width - 12), "strong"), (f"  {row['count']}" if row["count"] else "", "dim")]


def day(label: str, width: int) -> Piece:
    """Give a date in a column; one that is not told is faint."""
    return (fit(label, width, right=True), "faint" if label == "undated" else "dim")


def reviewed(row: Row, width: int) -> str:
    """Give how many pieces of a row are decided, with a blank before it: `1/2`; of many `all`, `9/3k` or `…/3k`."""
    done, pieces = row["decided"], row["pieces"]
    if pieces < 2:
        return " " * width
    of = str(pieces) if pieces < 1000 else f"{pieces // 1000}k"
    forms = (f"{done}/{pieces}", "all" if done == pieces else f"{done}/{of}", f"…/{of}", "…")
    return next(form for form in forms if len(form) < width).rjust(width)


def told(row: Row, text: str, width: int, ink: str) -> list[Piece]:
    """Give the words of a row in a width; a note on it, and that its article was removed, stand behind them."""
    if row.get("noted") and width > 12:
        return [*told({**row, "noted": False}, text, width - 2, ink), (f" {NOTE}", "edit")]
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

    def _columns(self) -> tuple[int, int, int, int, int]:
        """Give the widths of party, issue, voiced by, the first and the last day; 0 folds a column away.

        Where rows are grouped by issue, the party stands in the issue's place; without groups both stand there.
        """
        wide = self.size.width
        issue = 12 if wide < 90 else 19
        party = (10 if wide < 116 else 15) if self.grouping == "none" else 0
        voiced = 17 if wide >= 116 else 0
        return party, issue, voiced, 10 if wide >= 120 else 0, 10 if wide >= 92 else 0

    def labels(self) -> list[Piece]:
        """Name the columns that stand at the right."""
        _, _, voiced, first, last = self._columns()
        text = "voiced by".ljust(voiced + 1) if voiced else ""
        text += "first".rjust(first) if first else ""
        text += ("last" if first else "when").rjust(last) if last else ""
        return [(text + " art voi  rev ", "dim")]

    def paint(self, row: Row, full: bool) -> list[Piece]:
        """Paint a group row or a position."""
        by = "issue" if self.grouping == "issue" else "party"
        if row["row"] == "group":
            return group_line(row, self.size.width, by)
        party, issue, voiced, first, last = self._columns()
        lead: list[Piece] = [(fit(row["party"], party) + " ", "body")] if party else []
        named = row["issue"] if by == "party" or party else row["party"]
        lead.append((fit(named or "", issue), "dim"))
        pieces: list[Piece] = [mark_of(row), (" ", "body")]
        pieces += lead if full else [(" " * width_of(lead), "body")]
        pieces += [(" ", "body"), (row["stance"].ljust(8), row["stance"])]
        tail: list[Piece] = [(f" {row['flag'] or ' '}{'↔' if row['against'] else ' '} ", "warn")]
        if voiced:
            tail.append((fit(row["voiced_by"], voiced) + " ", "dim"))
        if first:
            tail.append(day(row["first"] if row["first"] != row["when"] else "", first))
        if last:
            tail.append(day(row["when"], last))
        tail += [count(row["articles"], 4), count(row["voices"], 4), (reviewed(row, 5), "dim")]
        room = max(8, self.size.width - 2 - width_of(pieces) - width_of(tail))
        return [*pieces, *told(row, row["summary"], room, "body"), *tail]
