"""A list to pick from by typing a part of a name: the palette, merging, editing a field, choosing a folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.strip import Strip

from summit_tui.desk.canvas import Canvas, Piece, fit, shorten
from summit_tui.desk.parts.line import Line
from summit_tui.desk.screens.ask import typed_line
from summit_tui.desk.screens.stage import Dialog

STEPS = {
    "down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1, "pagedown": 10, "pageup": -10, "tab": 1, "shift+tab": -1,
}  # fmt: skip
"""How far each key moves the cursor, in rows."""


class Option(msgspec.Struct, frozen=True):
    """Something to pick: what is given back, what is shown, and what stands at the right of it."""

    key: str
    label: str
    note: str = ""


def matching(options: Iterable[Option], query: str) -> list[Option]:
    """Give the options in which every word of the query occurs, those whose label begins with it first.

    Example:
        >>> [o.label for o in matching([Option("a", "Move right"), Option("b", "Right of way")], "right")]
        ['Right of way', 'Move right']
    """
    words = query.casefold().split()
    if not words:
        return list(options)
    found = [
        (not option.label.casefold().startswith(words[0]), option)
        for option in options
        if all(word in f"{option.label} {option.note}".casefold() for word in words)
    ]
    return [option for _, option in sorted(found, key=lambda pair: pair[0])]


class Choices(Canvas):
    """The drawn list with the line being typed above it."""

    def __init__(self, title: str, options: Sequence[Option], *, free: bool) -> None:
        super().__init__(id="choices")
        self.title, self.options, self.free = title, list(options), free
        self.prompt = "type to narrow"
        """Stands in the line until something is typed."""
        self.line = Line()
        self.cursor = 0
        self.top = 0

    @property
    def shown(self) -> list[Option]:
        """Give the options that match, and where it is allowed the typed words themselves as a new one."""
        words = self.line.text.strip()
        found = matching(self.options, words)
        if self.free and words and all(option.label != words for option in found):
            found.append(Option(words, words, "new"))
        return found

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Be as tall as the whole list, where there is room; it does not jump as one types."""
        return len(self.options) + 3

    def move(self, rows: int) -> None:
        """Move the cursor."""
        self.cursor = max(0, min(self.cursor + rows, len(self.shown) - 1))
        room = max(1, self.size.height - 2)
        self.top = max(min(self.top, self.cursor), self.cursor - room + 1, 0)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw title, line or option."""
        wide, shown = self.size.width, self.shown
        if y == 0:
            close = "enter picks   esc closes"
            return self.strip([(fit(self.title, wide - len(close) - 2), "strong"), ("  ", "body"), (close, "dim")])
        if y == 1:
            return self.strip(self._line(wide))
        at = self.top + y - 2
        if at >= len(shown):
            empty = "Nothing matches. esc closes." if not shown and y == 2 else ""
            return self.strip([(empty, "dim")])
        one = shown[at]
        note = shorten(one.note, wide // 3)
        pieces: list[Piece] = [
            ("▌" if at == self.cursor else " ", "rule-focus"),
            (fit(one.label, wide - 2 - len(note)), "body"),
            (" ", "body"),
            (note, "dim"),
        ]
        return self.strip(pieces, "cursor" if at == self.cursor else "")

    def _line(self, wide: int) -> list[Piece]:
        """Give the line being typed; while nothing is, it says what typing does."""
        line = typed_line(self.line, wide)
        return line if self.line.text else [*line[:3], (f" {shorten(self.prompt, wide - 6)}", "faint")]

    def on_click(self, event: events.Click) -> None:
        """Pick with the mouse."""
        at = self.top + event.y - 2
        if event.y >= 2 and at < len(self.shown) and isinstance(self.screen, Pick):
            self.screen.dismiss(self.shown[at].key)

    def on_mouse_scroll_down(self) -> None:
        """Move down."""
        self.move(3)

    def on_mouse_scroll_up(self) -> None:
        """Move up."""
        self.move(-3)


class Pick(Dialog[str | None]):
    """Lets one of several things be picked; gives its key, or None.

    Args:
        title: what is picked.
        options: in the order to show.
        free: words that match nothing may be given back themselves.

    Example:
        `self.app.push_screen(Pick("Speaker", [Option("a", "Ada Roth")]), lambda key: ...)`
    """

    def __init__(self, title: str, options: Sequence[Option], *, free: bool = False) -> None:
        super().__init__()
        self.choices = Choices(title, options, free=free)

    def compose(self) -> ComposeResult:
        """Give the one widget."""
        yield self.choices

    def take_key(self, event: events.Key) -> bool:
        """Type to narrow, move, pick or close."""
        choices = self.choices
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "ctrl+q":
            self.app.exit()
        elif event.key == "enter":
            shown = choices.shown
            if shown:
                self.dismiss(shown[min(choices.cursor, len(shown) - 1)].key)
        elif event.key in STEPS:
            choices.move(STEPS[event.key])
        elif (line := choices.line.key(event.key, event.character)) is not None:
            self._type(line)
        return True

    def take_paste(self, words: str) -> None:
        """Put pasted words in at the cursor."""
        self._type(self.choices.line.typed(words))

    def _type(self, line: Line) -> None:
        if line.text != self.choices.line.text:
            self.choices.cursor = self.choices.top = 0
        self.choices.line = line
        self.choices.refresh()
