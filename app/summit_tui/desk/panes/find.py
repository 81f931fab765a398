"""The results of find: findings first, then passages by article, each with what was looked for marked."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len, set_cell_size

from summit_tui.desk.canvas import Piece, fit, rule, shorten, width_of
from summit_tui.desk.parts.line import Line
from summit_tui.desk.parts.matches import fold, matches
from summit_tui.desk.parts.rows import Row
from summit_tui.desk.table import ListPane
from summit_tui.plain import one_line


class Results(ListPane):
    """The list of results under the line that is typed."""

    keys: ClassVar[tuple[str, ...]] = ("row", "kind", "key", "file", "start")
    number = 0
    title = "Find"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.line = Line()
        self.fresh = False
        """Whether the words are those of the last time: the next letter takes their place."""
        self.counts = ""

    def can_stand(self, row: Row) -> bool:
        """Let the cursor stand on what can be opened."""
        return bool(row["row"] == "item")

    def _title_line(self) -> list[Piece]:
        line = self.line
        left: list[Piece] = [("Find ", "title-focus"), ("/", "accent")]
        if self.fresh and line.text:
            left.append((shorten(line.text, 40), "chip"))
        else:
            start = max(0, line.at - 36)
            under = line.text[line.at : line.at + 1] or " "
            left += [("…" if start else "", "faint"), (line.text[start : line.at], "strong"), (under, "chip")]
            left.append((line.text[line.at + 1 : start + 40], "strong"))
        room = self.size.width - 6 - width_of(left)
        if self.counts and room > 8:
            left.append((f"  {shorten(self.counts, room)}", "dim"))
        return rule(left, [], self.size.width, focused=True)

    def paint(self, row: Row, full: bool) -> list[Piece]:
        """Paint a heading, a finding or a passage."""
        wide = self.size.width - 2
        if row["row"] == "group":
            right = f"  {row['when']}" if row["when"] else ""
            name = shorten(row["text"], wide - len(right) - 8)
            return [
                (name, "strong"),
                (right, "faint" if row["when"] == "undated" else "dim"),
                (f"  {row['count']}", "dim"),
            ]
        if row["row"] == "more":
            return [("  ", "body"), (shorten(row["text"], wide - 2), "faint")]
        if row["kind"] == "text":
            return [("  ", "body"), *self._passage(row, wide - 2)]
        who = 16 if wide >= 70 else 0
        label = {"demand": row["stance"] or "", "quote": "said", "question": "open"}[row["kind"]]
        pieces: list[Piece] = [("  ", "body"), (fit(label, 8), row["stance"] or "dim")]
        if who:
            name = row["who"] if row["kind"] == "quote" else row["party"]
            pieces += self._marked(fit(name or "", who - 1) + " ", "dim")
        words = f"“{row['text']}”" if row["direct"] else row["text"]
        room, query = wide - 10 - who, self.line.text
        if row["issue"] and not matches(fold(words), query) and matches(fold(row["issue"]), query):
            issue = shorten(row["issue"], room // 3)  # what was looked for is the issue
            text = shorten(words, room - len(issue) - 3)
            return [*pieces, (text, "body"), (" · ", "faint"), *self._marked(issue)]
        return [*pieces, *self._marked(shorten(words, room))]

    def _marked(self, text: str, role: str = "body") -> list[Piece]:
        """Give words with each place where they match marked."""
        pieces: list[Piece] = []
        at = 0
        for start, end in matches(fold(text), self.line.text):
            pieces += [(text[at:start], role), (text[start:end], "match")]
            at = end
        return [*pieces, (text[at:], role)]

    def _passage(self, row: Row, width: int) -> list[Piece]:
        match = shorten(row["text"], max(8, width // 2))
        before = tail(row["before"] or "", max(0, min(width // 3, width - cell_len(match) - 12)))
        room = width - cell_len(before) - cell_len(match)
        after = one_line(row["after"] or "")
        gap = " " if (row["after"] or "")[:1] == " " else ""
        return [(before, "dim"), (match, "match"), (gap + shorten(after, room - len(gap)), "dim")]


def tail(text: str, width: int) -> str:
    """Give the end of a text in at most so many cells, with `…` before it where it was cut.

    Example:
        >>> tail("one two three", 9)
        '…three'
    """
    if cell_len(text) <= width:
        return text
    if width < 2:
        return ""
    cut = set_cell_size(text[::-1], width - 1)[::-1]
    space = cut.find(" ")
    if 0 <= space < min(10, len(cut) - 1):
        cut = cut[space + 1 :]
    return "…" + cut
