"""A question with one line for the answer: a note, a date, a summary."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.strip import Strip

from summit_tui.desk.canvas import Canvas, Piece, fit, shorten
from summit_tui.desk.parts.line import Line
from summit_tui.desk.screens.stage import Dialog
from summit_tui.plain import shown


class Answer(Canvas):
    """The drawn lines: what is asked, the answer being typed, and what is wrong with it or how to go on."""

    def __init__(self, title: str, hint: str, line: Line) -> None:
        super().__init__(id="answer")
        self.title, self.hint, self.line = title, hint, line
        self.complaint = ""

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        wide = self.size.width
        if y == 0:
            close = "enter keeps it   esc drops it"
            room = wide - len(close) - 2
            return self.strip([(fit(self.title, room), "strong"), ("  ", "body"), (close, "dim")])
        if y == 1:
            return self.strip(typed_line(self.line, wide))
        if y == 2:
            return self.strip([(shorten(self.complaint or self.hint, wide), "warn" if self.complaint else "dim")])
        return self.strip([])


class Ask(Dialog[str | None]):
    """Asks for a line of text; gives it, or None when the analyst drops it.

    Args:
        title: what is asked.
        text: what stands there at first.
        hint: a sentence below the line.
        check: says what is wrong with an answer ("" for nothing); the dialog stays open until it is right.

    Example:
        `self.app.push_screen(Ask("Note"), lambda text: ...)`
    """

    def __init__(
        self, title: str, text: str = "", *, hint: str = "", check: Callable[[str], str] = lambda text: ""
    ) -> None:
        super().__init__()
        self.answer = Answer(title, hint, Line(text, len(text)))
        self._check = check

    def compose(self) -> ComposeResult:
        """Give the one widget."""
        yield self.answer

    def take_key(self, event: events.Key) -> bool:
        """Type; enter gives the answer, escape none."""
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "ctrl+q":
            self.app.exit()
        elif event.key == "enter":
            self.answer.complaint = self._check(self.answer.line.text.strip())
            if not self.answer.complaint:
                self.dismiss(self.answer.line.text.strip())
        elif (line := self.answer.line.key(event.key, event.character)) is not None:
            self.answer.line, self.answer.complaint = line, ""
        self.answer.refresh()
        return True

    def take_paste(self, words: str) -> None:
        """Put pasted words in at the cursor."""
        self.answer.line = self.answer.line.typed(words)
        self.answer.refresh()


def typed_line(line: Line, width: int) -> list[Piece]:
    """Give a line being typed in so many cells, with its cursor always in sight."""
    room = max(4, width - 4)
    start = max(0, line.at - room + 8)
    text = shown(line.text).replace("\n", " ")  # what stands there at first may come from an article
    before, after = text[start : line.at], text[line.at + 1 : start + room]
    under = text[line.at : line.at + 1] or " "
    left = "…" if start else " "
    return [(left, "faint"), (before, "strong"), (under, "chip"), (after, "strong")]
