"""What lies over the desk: screens and dialogs that take keys in the order typed and hear the session's news.

A key typed before a screen stands still reaches it: `KeyLine` hands on what the desk gets while a stage is on top.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.screen import ModalScreen, Screen

from summit_tui import resources
from summit_tui.desk.actions import keys_written
from summit_tui.desk.parts.line import Line

if TYPE_CHECKING:
    from summit_tui.desk.actions import Action
    from summit_tui.desk.screens.desk import DeskScreen

Result = TypeVar("Result")


class TakesKeys:
    """What every stage can do with a key."""

    def take_key(self, event: events.Key) -> bool:
        """Do what a key says; tell whether it meant anything here."""
        raise NotImplementedError

    def take_paste(self, words: str) -> None:
        """Take pasted words; where nothing is typed they are dropped."""

    def on_key(self, event: events.Key) -> None:
        """Take every key here, in the order typed."""
        if self.take_key(event):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted."""
        event.stop()
        self.take_paste(event.text)


class Stage(TakesKeys, Screen[Result]):
    """A screen over the whole desk, with the desk's own actions and keys.

    Args:
        desk: the desk below; it owns choice, filters and session.

    A subclass gives `does`: what it does for an action's id. Help, quit, undo and redo need not be named. What the
    session tells (`messages`) reaches every stage as well as the desk: handle it with `@on`.
    """

    AUTO_FOCUS = ""

    def __init__(self, desk: DeskScreen) -> None:
        super().__init__()
        self.desk = desk
        self.typing: Line | None = None
        """The filter while it is typed; None at all other times."""
        self._ids = {key: action.id for action in reversed(desk.actions) for key in action.keys}

    @property
    def actions(self) -> tuple[Action, ...]:
        """Give the registry with the analyst's keys."""
        return self.desk.actions

    def key(self, *names: str) -> str:
        """Give the first keys of some actions as one writes them (see `actions.keys_written`)."""
        return keys_written(self.actions, *names)

    def does(self) -> dict[str, Callable[[], object]]:
        """Give what this screen does, by action id."""
        return {}

    def type_key(self, event: events.Key) -> None:
        """Take a key while `typing`; a subclass that has a filter says what becomes of it."""

    def take_key(self, event: events.Key) -> bool:
        """Type, or do what the registry says of the key (see `TakesKeys`)."""
        if self.typing is not None and event.key != "ctrl+q":
            self.type_key(event)
            return True
        name = self._ids.get(event.key)
        if name is None:
            return False
        self.act(name)
        return True

    def offers(self) -> dict[str, Callable[[], object]]:
        """Give all that can be done here, by action id."""
        return {**self._common(), **self.does()}

    def act(self, name: str) -> None:
        """Do one action by its id; one that this screen has not does nothing."""
        do = self.offers().get(name)
        if do is not None:
            do()

    def _common(self) -> dict[str, Callable[[], object]]:
        return {
            "quit": self.app.exit, "help": self._help, "undo": self.desk.session.undo, "redo": self.desk.session.redo,
            "back": lambda: self.dismiss(None), "palette": self._palette,
        }  # fmt: skip

    def _palette(self) -> None:
        from summit_tui.desk.screens.palette import open_palette

        open_palette(self.desk, self)

    def _help(self) -> None:
        from summit_tui.desk.screens.help import Help

        self.app.push_screen(Help(self.actions, f"the {type(self).__name__.lower()}"))


class Dialog(TakesKeys, ModalScreen[Result]):
    """A small window over the desk; a subclass takes the keys and closes it with `dismiss`."""

    AUTO_FOCUS = ""
    CSS_PATH = str(resources.styles() / "dialog.tcss")
    """Read when a dialog first opens, not at the start: what is not seen at once costs nothing at once."""
