"""Help: every key, made from the registry of actions, with the marks and stances explained."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip

from summit_tui import resources
from summit_tui.desk.actions import Action, help_lines
from summit_tui.desk.canvas import Canvas, Piece, fit, width_of

_COLUMNS = {
    84: (("Move", "Find"), ("Look",), ("Decide", "Take away")),
    60: (("Move", "Find"), ("Look", "Decide", "Take away")),
    0: (("Move", "Look", "Decide", "Find", "Take away"),),
}
"""Groups in columns, by the least width in cells at which they stand so."""
MARKS: list[list[Piece]] = [
    [("Marks    ", "dim"), ("•", "body"), (" undecided   ", "dim"), ("*", "accent"), (" new   ", "dim"),
     ("+", "yes"), (" accepted   ", "dim"), ("~", "edit"), (" edited   ", "dim"), ("×", "no"), (" rejected   ", "dim"),
     ("2/7", "body"), (" pieces decided", "dim")],
    [("         ", "dim"), ("Δ", "warn"), (" changed over time   ", "dim"),
     ("≠", "warn"), (" sources disagree   ", "dim"), ("↔", "warn"), (" sides against each other", "dim")],
    [("         ", "dim"), ("!", "warn"), (" coders differ   ", "dim"), ("¶", "edit"), (" a note   ", "dim"),
     (">", "accent"), (" marked", "dim")],
    [("Stances  ", "dim"), ("demand  ", "demand"), ("refuse  ", "refuse"), ("offer  ", "offer"), ("accept", "accept"),
     ("   in the reader's margin D R O A, ? a question, \" a quote", "dim")],
]  # fmt: skip


class HelpText(Canvas, can_focus=True):
    """The drawn page of help."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_by(1)", show=False),
        Binding("up,k", "scroll_by(-1)", show=False),
        Binding("pagedown,space", "scroll_by(10)", show=False),
        Binding("pageup", "scroll_by(-10)", show=False),
    ]

    def __init__(self, actions: tuple[Action, ...], place: str) -> None:
        super().__init__(id="help-text")
        self.groups = help_lines(actions)
        self.place = place
        self.top = 0
        self._lines: list[list[Piece]] = []

    def on_resize(self) -> None:
        """Lay the groups out in as many columns as there is room for."""
        self._lines = self.laid_out(self.size.width - 2)
        self.top = max(0, min(self.top, len(self._lines) - self.size.height))
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Be as tall as the text, where there is room."""
        return len(self.laid_out(width - 2))

    def action_scroll_by(self, lines: int) -> None:
        """Scroll the page of help."""
        self.top = max(0, min(self.top + lines, len(self._lines) - self.size.height))
        self.refresh()

    def laid_out(self, width: int) -> list[list[Piece]]:
        """Give the lines of help for a width in cells."""
        head: list[Piece] = [("Keys", "strong"), (f"  in {self.place}", "dim")]
        close = "j k scroll   esc close"
        head.append((" " * max(2, width - width_of(head) - len(close)) + close, "dim"))
        lines: list[list[Piece]] = [head, [("─" * width, "rule")]]
        columns = next(given for least, given in _COLUMNS.items() if width >= least)
        share = width // len(columns)
        sides = [[line for group in groups for line in self._block(group, share)] for groups in columns]
        empty: list[Piece] = [(" " * share, "body")]
        lines += [
            [piece for side in sides for piece in (side[at] if at < len(side) else empty)]
            for at in range(max(len(side) for side in sides))
        ]
        return [*lines, [("─" * width, "rule")], *MARKS]

    def _block(self, group: str, width: int) -> list[list[Piece]]:
        rows = self.groups.get(group, [])
        if not rows:
            return []
        keys = max(len(key) for key, _ in rows) + 2
        block: list[list[Piece]] = [[(group.ljust(width), "strong")]]
        block += [[(key.ljust(keys), "key"), (fit(label, max(0, width - keys)), "dim")] for key, label in rows]
        return [*block, [(" " * width, "body")]]

    def render_line(self, y: int) -> Strip:
        """Draw one line of help."""
        at, wide = self.top + y, self.size.width
        line = self._lines[at] if at < len(self._lines) else []
        return self.strip([*line, (" " * max(0, wide - 1 - width_of(line)), "body"), self._thumb(y)])

    def _thumb(self, y: int) -> Piece:
        """Give the last cell of a line: where the page of help stands, if it is longer than the window."""
        page, whole = self.size.height, len(self._lines)
        if whole <= page:
            return (" ", "body")
        size = max(1, page * page // whole)
        start = round(self.top / (whole - page) * (page - size))
        return ("┃", "dim") if start <= y < start + size else (" ", "body")


class Help(ModalScreen[None]):
    """The help over the desk; any of esc, q, ? or enter closes it."""

    CSS_PATH = str(resources.styles() / "help.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,enter,backspace", "dismiss", show=False)]

    def __init__(self, actions: tuple[Action, ...], place: str) -> None:
        super().__init__()
        self.help_text = HelpText(actions, place)

    def compose(self) -> ComposeResult:
        """Give the one widget."""
        yield self.help_text
