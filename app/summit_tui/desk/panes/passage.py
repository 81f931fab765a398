"""A passage with the paragraphs about it, its words lit: the evidence at the foot of matrix, timeline and find."""

from __future__ import annotations

import msgspec
from rich.segment import Segment
from textual.strip import Strip

from summit_tui.desk.canvas import Canvas, Piece, rule, shorten, width_of
from summit_tui.desk.parts.reading import cuts
from summit_tui.desk.parts.wrap import line_at, wrap

MEASURE = 92


class Passage(msgspec.Struct, frozen=True):
    """A stretch of an article, safe to show. `active` and `marks` are ranges in code points of the whole article,
    `first` the offset at which `text` begins."""

    file: str
    source: str
    when: str
    place: str
    label: str
    text: str
    first: int
    active: tuple[int, int]
    marks: tuple[tuple[int, int], ...] = ()
    gone: bool = False


class PassagePane(Canvas):
    """Draws a passage under a title line; `note` is a line of its own above the text."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.passage: Passage | None = None
        self.note: list[Piece] = []
        self.hint = ""
        self.match = False
        """Whether what is lit is a match of a search, not evidence."""
        self._lines: list[tuple[int, int]] = []
        self._top = 0

    def show(self, passage: Passage | None, note: list[Piece] | None = None) -> None:
        """Show another passage, or none."""
        self.passage, self.note = passage, note or []
        self._lay_out()
        self.refresh()

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        one = self.passage
        if one is None or self.size.width < 8:
            self._lines, self._top = [], 0
            return
        self._lines = wrap(one.text, min(MEASURE, self.size.width - 4))
        active = line_at(self._lines, one.active[0] - one.first)
        last = line_at(self._lines, max(one.active[0], one.active[1] - 1) - one.first)
        room = max(1, self.size.height - 1 - bool(self.note))
        begin = active
        while begin > 0 and self._lines[begin - 1][0] < self._lines[begin - 1][1] and active - begin < room // 3:
            begin -= 1  # from the beginning of the paragraph, where it is near
        spare = max(0, room - (last - begin + 1))
        self._top = max(0, min(begin - spare // 3, len(self._lines) - room))

    def render_line(self, y: int) -> Strip:
        """Draw the title line, the note or a line of the text."""
        one = self.passage
        if y == 0:
            return self.strip(self._title())
        if one is None:
            return self.strip([("  ", "body"), (shorten(self.hint, self.size.width - 3), "dim")] if y == 1 else [])
        if self.note and y == 1:
            return self.strip([("  ", "body"), *self.note])
        line = self._top + y - 1 - bool(self.note)
        if line >= len(self._lines):
            return self.strip([])
        return self._text_line(one, line)

    def _title(self) -> list[Piece]:
        one = self.passage
        if one is None:
            return rule([("Passage", "title")], [], self.size.width, focused=False)
        right: list[Piece] = [(one.place, "dim")] if one.place else []
        if one.label and self.size.width >= 50:
            right += [("  " if right else "", "rule"), (shorten(one.label, 28), "dim")]
        if right:
            right.append((" ", "rule"))
        room = self.size.width - 8 - width_of(right) - len(one.when) - 3
        left: list[Piece] = [(shorten(one.source, room), "title"), (" · ", "faint")]
        left.append((one.when, "warn" if one.when == "undated" else "title"))
        if one.gone:
            left.append((" source removed", "faint"))
        return rule(left, right, self.size.width, focused=False)

    def _text_line(self, one: Passage, line: int) -> Strip:
        start, end = self._lines[line]
        active = (one.active[0] - one.first, one.active[1] - one.first)
        others = [(a - one.first, b - one.first) for a, b in one.marks if (a, b) != one.active]
        here = active[0] < max(end, start + 1) and active[1] > start
        mild = "match" if self.match else "evidence"
        styles = {
            "": self.ink("body"), "evidence": self.ink("body", "evidence"), "match": self.ink("match"),
            "active": self.ink("body", "evidence-active"),
        }  # fmt: skip
        segments = self.segments([("▌" if here else " ", "tick"), (" ", "body")])
        layers = [(others, mild), ([active], "active")]
        segments += [Segment(one.text[a:b], styles[name]) for a, b, name in cuts(start, end, layers)]
        return Strip(segments).adjust_cell_length(self.size.width, styles[""])
