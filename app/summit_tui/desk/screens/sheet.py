"""A sheet: a whole screen over the desk with its own panes, one line of words and the keys below."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import Layout, WidgetPlacement
from textual.strip import Strip
from textual.widget import Widget

from summit_tui import resources
from summit_tui.desk import messages
from summit_tui.desk.canvas import Canvas, Piece, shorten
from summit_tui.desk.panes.bars import PROJECT, Footer, Part, Progress, Status, head_line, right_parts
from summit_tui.desk.parts.line import Line
from summit_tui.desk.screens.stage import Stage

if TYPE_CHECKING:
    from summit_tui.desk.office.workshop import Workshop
    from summit_tui.desk.screens.desk import DeskScreen

Plan = Callable[[Size], dict[str, Region]]


class PlannedLayout(Layout):
    """Puts a screen's widgets where a pure plan says; those without a place get none."""

    name = "planned"

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> list[WidgetPlacement]:
        """Give the placements of the children that the plan knows."""
        places = self.plan(size)
        return [
            WidgetPlacement(places[child.id], NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if child.id in places
        ]


class SheetHeader(Canvas):
    """The project, which sheet this is, a word on it, and at the right what narrows it."""

    def __init__(self, project: str, sheet: str) -> None:
        super().__init__(id="header")
        self.project, self.sheet = project, sheet
        self.said = ""
        self.chips: tuple[str, ...] = ()
        self.state = ""

    def say(self, said: str, chips: tuple[str, ...], state: str) -> None:
        """Show other words."""
        self.said, self.chips, self.state = said, chips, state
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the header."""
        left: list[Part] = [(PROJECT, [(shorten(self.project, 30), "strong")])]
        left += [(9, [(f"  {self.sheet}", "accent")]), (3, [(f"   {self.said}", "dim")])]
        return self.strip(head_line(left, right_parts(self.chips, self.state), self.size.width))


class Sheet(Stage[None]):
    """The base of matrix, timeline and find.

    Args:
        desk: the desk below.
        sheet: the name in the header.

    A subclass gives its panes, the plan of the screen, what it asks the session for, and the lines at its foot.
    """

    CSS_PATH = str(resources.styles() / "sheets.tcss")

    def __init__(self, desk: DeskScreen, sheet: str) -> None:
        super().__init__(desk)
        self.sheet = sheet
        self.planned = PlannedLayout(self.plan)
        self.header = SheetHeader(desk.session.name, sheet)
        self.status = Status(id="status")
        self.footer = Footer(id="footer")
        self.opening = False
        """Whether what is to be opened is still being looked up; keys that follow wait for it."""
        self._held: list[events.Key] = []

    @property
    def layout(self) -> PlannedLayout:
        """Give the layout that puts the panes."""
        return self.planned

    @abstractmethod
    def plan(self, size: Size) -> dict[str, Region]:
        """Give each shown pane its region."""

    @abstractmethod
    def panes(self) -> Iterable[Canvas]:
        """Give the panes between header and status."""

    @abstractmethod
    def ask(self) -> None:
        """Ask the session anew for what is shown."""

    @abstractmethod
    def legend(self) -> list[Piece]:
        """Give the line of words at the foot when there is no news."""

    @abstractmethod
    def keys(self) -> tuple[tuple[str, str], ...]:
        """Give the keys of the footer with their labels."""

    def compose(self) -> ComposeResult:
        """Give header, panes, status and footer."""
        yield self.header
        yield from self.panes()
        yield self.status
        yield self.footer

    def on_mount(self) -> None:
        """Say what there is to do, and ask."""
        self.say_legend()
        self.show_keys()
        self.ask()

    def relayout(self) -> None:
        """Put the panes anew (a widget keeps its place until one asks)."""
        self.header.refresh(layout=True)

    def say_legend(self) -> None:
        """Show the line of words again."""
        self.status.sentence = self.legend()
        self.status.held = False
        self.status.refresh()

    def show_keys(self) -> None:
        """Show the keys that matter here, or while a filter is typed."""
        if self.typing is not None:
            from summit_tui.desk.screens.desk_words import while_typing

            self.footer.show_items(while_typing(self.desk))
        else:
            self.footer.show_items(self.keys(), self.key("help"))

    def from_clerk(self, slot: str, answer: Callable[[Workshop], messages.News | None]) -> None:
        """Have the clerk answer a question; a newer one of the same slot replaces one that waits."""

        def send(shop: Workshop) -> None:
            said = answer(shop)
            if said is not None:
                shop.post(said)

        self.desk.session.later(send, slot=slot, urgent=True)

    def show_focus(self, widget: Widget) -> None:
        """Give a pane the focus, and draw all anew, since titles show where it is."""
        widget.can_focus = True
        self.set_focus(widget, scroll_visible=False)
        for pane in self.query(Canvas):
            pane.refresh()

    def turn_rejected(self) -> None:
        """Show what was rejected, here and on the desk, or hide it again."""
        self.desk.show_rejected = not self.desk.show_rejected
        self.desk.ask_views()
        self.ask()
        self.status.say(f"Rejected findings are {'shown' if self.desk.show_rejected else 'hidden'}.")

    # -- opening what is still being looked up ----------------------------------------------

    def take_key(self, event: events.Key) -> bool:
        """Take a key; while something is being opened it waits and goes to the desk. Escape stays here."""
        if not self.opening or event.key == "ctrl+q":
            return super().take_key(event)
        if event.key == "escape":
            self.stay()
        else:
            self._held.append(event)
        return True

    def act(self, name: str) -> None:
        """Do one action; what was said of the one before goes."""
        self.say_legend()
        super().act(name)

    def stay(self) -> None:
        """Open nothing after all; what was typed for the desk is dropped."""
        self.opening = False
        self._held.clear()

    def leave(self) -> None:
        """Go to the desk, with the keys that were typed meanwhile."""
        held, self._held, self.opening = self._held, [], False
        self.dismiss(None)
        for event in held:
            self.desk.keys.take(event)

    # -- typing a filter --------------------------------------------------------------------

    def begin_typing(self, text: str) -> None:
        """Begin to type a filter."""
        self.typing = Line(text, len(text))
        self.show_keys()

    def typed(self, line: Line, *, done: bool) -> None:
        """Take the filter as it is typed; a subclass says what becomes of it."""

    def type_key(self, event: events.Key) -> None:
        """Type; enter keeps the filter, escape drops it, ctrl+f goes to find."""
        line = self.typing or Line()
        action = self._ids.get(event.key)
        if action == "find" and event.key.startswith("ctrl+"):
            self._end_typing(line)
            self.open_find()
        elif event.key in ("enter", "tab", "up", "down"):
            self._end_typing(line)
        elif event.key == "escape":
            self._end_typing(Line())
        elif (after := line.key(event.key, event.character)) is not None:
            self.typing = after
            if after.text != line.text:
                self.typed(after, done=False)

    def _end_typing(self, line: Line) -> None:
        self.typing = None
        self.show_keys()
        self.typed(line, done=True)

    def take_paste(self, words: str) -> None:
        """Put pasted words in where a filter is typed."""
        if self.typing is not None:
            self.typing = self.typing.typed(" ".join(words.split()))
            self.typed(self.typing, done=False)

    def open_find(self) -> None:
        """Go to find in place of this sheet."""
        from summit_tui.desk.screens.desk_sheets import open_sheet

        self.dismiss(None)
        open_sheet(self.desk, "find")

    # -- what the session says --------------------------------------------------------------

    @on(messages.Arrived)
    def _arrived(self, event: messages.Arrived) -> None:
        if event.subject or event.said:
            self.status.say(event.subject, event.said, sign=event.sign, news=True)
        self.ask()

    @on(messages.Decided)
    def _decided(self, event: messages.Decided) -> None:
        self.status.say(event.subject, event.said, sign=event.sign)
        self.ask()

    @on(messages.Trouble)
    def _trouble(self, event: messages.Trouble) -> None:
        self.status.say(event.subject, event.said, sign="!", warn=True)

    @on(messages.Progressed)
    def _progressed(self, event: messages.Progressed) -> None:
        self.status.show_progress(Progress(event.done, event.total, event.name) if event.total else None)

    def say_why_not(self, subject: str, said: str = "") -> None:
        """Say in the status line why an action cannot act here."""
        self.status.say(subject, said)

    def _common(self) -> dict[str, Callable[[], Any]]:
        def go(sheet: str) -> Callable[[], None]:
            def do() -> None:
                from summit_tui.desk.screens.desk_sheets import open_sheet

                self.dismiss(None)
                if sheet != self.sheet:
                    open_sheet(self.desk, sheet)

            return do

        return {**super()._common(), "matrix": go("matrix"), "timeline": go("timeline"), "find": go("find")}
