"""A talk of several questions in one small window: pick the field, then the value, then where it holds.

One window for all of it, since a key typed between two windows would reach the desk below. The questions are a plain
generator, which yields a page and is sent the answer; esc takes one answer back, by asking anew up to there.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING, TypeVar

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.strip import Strip

from summit_tui.desk import messages
from summit_tui.desk.canvas import fit, shorten
from summit_tui.desk.parts.fields import clean
from summit_tui.desk.parts.line import Line
from summit_tui.desk.screens.ask import typed_line
from summit_tui.desk.screens.pick import STEPS, Choices, Option
from summit_tui.desk.screens.stage import Dialog

if TYPE_CHECKING:
    from summit_tui.desk.screens.desk import DeskScreen

Result = TypeVar("Result")


class Choose(msgspec.Struct, frozen=True):
    """A page with things to pick from. `free` lets other words be typed, which `check` judges; `at` is picked first."""

    title: str
    options: Sequence[Option]
    free: bool = False
    check: Callable[[str], str] = lambda text: ""
    at: str | None = None


class Write(msgspec.Struct, frozen=True):
    """A page with a line to write; `check` says what is wrong with it ("" for nothing)."""

    title: str
    text: str = ""
    hint: str = ""
    check: Callable[[str], str] = lambda text: ""


class Sure(msgspec.Struct, frozen=True):
    """A page that asks for yes or no; the answer is "y", and no closes the talk."""

    title: str
    hint: str = ""


Page = Choose | Write | Sure
Script = Callable[[], Generator[Page, str, Result]]
"""Makes the questions anew; it must ask the same after the same answers."""


def titled(title: str, width: int) -> str:
    """Give a title in exactly `width` cells; words that are quoted in it keep their closing mark when they are cut.

    Example:
        >>> titled("Note on “a raise of nine percent”", 24)
        'Note on “a raise of…”   '
    """
    cut = shorten(title, width)
    if "“" in cut and "”" in title and "”" not in cut:
        cut = shorten(title.replace("”", ""), width - 1) + "”"
    return fit(cut, width)


class Sheet(Choices):
    """The drawn window: a title, a line being typed, and below it what can be picked or what is wrong."""

    def __init__(self) -> None:
        super().__init__("", (), free=False)
        self.page: Page = Write("")
        self.complaint = ""
        self.deep = False
        """Whether esc goes back to an earlier page."""
        self._matched: tuple[str, list[Option]] | None = None

    @property
    def shown(self) -> list[Option]:
        """Give the options that match; every drawn line asks for them, so they are kept until something is typed."""
        if self._matched is None or self._matched[0] != self.line.text:
            self._matched = (self.line.text, super().shown)
        return self._matched[1]

    def turn_to(self, page: Page, *, deep: bool) -> None:
        """Show another page; `deep` says that there was one before it."""
        self.page, self.complaint, self.deep, self._matched = page, "", deep, None
        text = page.text if isinstance(page, Write) else ""
        self.title, self.line = page.title, Line(text, len(text))
        self.options, self.free = (list(page.options), page.free) if isinstance(page, Choose) else ([], False)
        self.prompt = "type to narrow, or another one" if self.free else "type to narrow"
        self.cursor = self.top = 0
        if isinstance(page, Choose) and page.at is not None:
            self.move(next((at for at, one in enumerate(self.options) if one.key == page.at), 0))
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Be as tall as what the page has to say."""
        return max(4, len(self.options) + 3) if isinstance(self.page, Choose) else 3

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        wide = self.size.width
        if isinstance(self.page, Choose):
            return self._choices_line(y, self.page)
        sure = isinstance(self.page, Sure)
        if y == 0:
            close = "y yes   n no" if sure else f"enter keeps it   esc {'goes back' if self.deep else 'drops it'}"
            return self.strip([(titled(self.title, wide - len(close) - 2), "strong"), ("  ", "body"), (close, "dim")])
        if y == 1:
            return self.strip([] if sure else typed_line(self.line, wide))
        if y == 2:
            said = self.complaint or self.page.hint if isinstance(self.page, Write | Sure) else ""
            return self.strip([(shorten(said, wide), "warn" if self.complaint else "dim")])
        return self.strip([])

    def _choices_line(self, y: int, page: Choose) -> Strip:
        wide = self.size.width
        if y == 0 and self.complaint:
            return self.strip([(shorten(self.complaint, wide), "warn")])
        if y == 0:
            close = f"enter picks   esc {'goes back' if self.deep else 'closes'}"
            return self.strip([(titled(page.title, wide - len(close) - 2), "strong"), ("  ", "body"), (close, "dim")])
        return super().render_line(y)

    def on_click(self, event: events.Click) -> None:
        """Pick with the mouse."""
        at = self.top + event.y - 2
        if isinstance(self.page, Choose) and event.y >= 2 and at < len(self.shown) and isinstance(self.screen, Talk):
            self.screen.answer(self.shown[at].key)


class Talk(Dialog[None]):
    """Asks the questions of a script, and gives what it comes to.

    Args:
        desk: the desk below, which takes the keys that are typed after the last answer.
        script: makes the questions (see `Script`).
        done: takes the result, at once: what is typed after the last answer comes after it.
        about: the article that it is about; when that goes, so does the talk. "" for none.
    """

    def __init__(
        self, desk: DeskScreen, script: Script[Result], done: Callable[[Result], object], about: str = ""
    ) -> None:
        super().__init__()
        self._about = about
        self.sheet = Sheet()
        self._desk = desk
        self._script: Script[Result] = script
        self._done = done
        self._answers: list[str] = []
        self._over = False
        self._go_on()

    def compose(self) -> ComposeResult:
        """Give the one widget."""
        yield self.sheet

    def _go_on(self) -> None:
        """Ask what follows the answers given so far, or end with what they come to."""
        questions = self._script()
        try:
            page = next(questions)
            for answer in self._answers:
                page = questions.send(answer)
        except StopIteration as end:
            self._over = True
            self._done(end.value)
            self.dismiss(None)
        else:
            self.sheet.turn_to(page, deep=bool(self._answers))

    def answer(self, words: str) -> None:
        """Take an answer and go on."""
        self._answers.append(words)
        self._go_on()

    def _back(self) -> None:
        if self._answers:
            self._answers.pop()
            self._go_on()
        else:
            self._close()

    def _close(self) -> None:
        self._over = True
        self.dismiss(None)

    @on(messages.Arrived)
    def _arrived(self, event: messages.Arrived) -> None:
        """Close when the article went: nothing that could be picked now would hold."""
        if self._about in event.removed and not self._over:
            self._close()
            said = f"{self._about} is gone from the folder."
            self._desk.status.say(said, "Nothing was changed.", sign="!", warn=True)

    def take_key(self, event: events.Key) -> bool:
        """Type, pick, answer, or go back."""
        if self._over:
            return self._desk.keys.take(event)
        if event.key == "ctrl+q":
            self.app.exit()
        elif event.key == "escape":
            self._back()
        elif isinstance(self.sheet.page, Sure):
            self._take_yes_or_no(event.key)
        elif event.key == "enter":
            self._enter()
        elif isinstance(self.sheet.page, Choose) and event.key in STEPS:
            self.sheet.move(STEPS[event.key])
        elif (line := self.sheet.line.key(event.key, event.character)) is not None:
            self._type(line)
        return True

    def _take_yes_or_no(self, key: str) -> None:
        if key in ("y", "Y", "enter"):
            self.answer("y")
        elif key in ("n", "N", "q", "backspace"):
            self._close()

    def _enter(self) -> None:
        sheet, page = self.sheet, self.sheet.page
        if isinstance(page, Write):
            words = clean(sheet.line.text)
            sheet.complaint = page.check(words)
        elif isinstance(page, Choose) and sheet.shown:
            words = sheet.shown[min(sheet.cursor, len(sheet.shown) - 1)].key
            known = any(option.key == words for option in page.options)
            words = words if known else clean(words)
            sheet.complaint = "" if known else page.check(words)
        else:
            return
        if sheet.complaint:
            sheet.refresh()
        else:
            self.answer(words)

    def take_paste(self, words: str) -> None:
        """Put pasted words in at the cursor."""
        if not isinstance(self.sheet.page, Sure):
            self._type(self.sheet.line.typed(clean(words)))

    def _type(self, line: Line) -> None:
        if line.text != self.sheet.line.text:
            self.sheet.cursor = self.sheet.top = 0
        self.sheet.line, self.sheet.complaint = line, ""
        self.sheet.refresh()
