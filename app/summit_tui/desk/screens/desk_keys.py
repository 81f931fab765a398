"""Keys in the order typed: each is text or an action, and waits for what it needs.

Bindings would not do: Textual looks them up in the app, after later keys have passed the screen, so that of `/quit`
typed at once the `q` would quit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from summit_tui.desk.actions import Action
from summit_tui.desk.screens import desk_actions, desk_reading, desk_takes
from summit_tui.desk.screens.stage import TakesKeys

if TYPE_CHECKING:
    from summit_tui.desk.screens.desk import DeskScreen


class KeyLine:
    """Takes keys for the desk.

    Args:
        desk: whose keys they are.
        actions: the registry with the analyst's keys; of two actions with one key the first has it.
    """

    def __init__(self, desk: DeskScreen, actions: tuple[Action, ...]) -> None:
        self._desk = desk
        self._actions = {key: action.id for action in reversed(actions) for key in action.keys}
        self._waiting: list[events.Key] = []
        self.waits_for = ""
        """What must come first: "trail" (the evidence of the row in hand), "decision" (the journal), or nothing."""

    def take(self, event: events.Key) -> bool:
        """Do what a key says, now or once what it waits for has come; tell whether it means anything here."""
        if self._handed_on(event):
            return True
        means_nothing = event.key not in self._actions and not desk_reading.is_selecting(self._desk)
        if self._desk.typing is None and means_nothing and not self._waiting:
            return False
        if self.waits_for and not self._quits(event):
            self._waiting.append(event)
        else:
            self._do(event)
        return True

    def _handed_on(self, event: events.Key) -> bool:
        """Give a key to the screen that an earlier key opened: Textual sent it here before that screen stood."""
        top = self._desk.app.screen
        return top is not self._desk and isinstance(top, TakesKeys) and (top.take_key(event) or True)

    def wait_for(self, what: str) -> None:
        """Have the keys that follow wait."""
        self.waits_for = what

    def came(self, what: str) -> None:
        """What was waited for has come: do what was typed meanwhile, until something must be waited for again."""
        if self.waits_for != what:
            return
        self.waits_for = ""
        while self._waiting and not self.waits_for:
            self._do(self._waiting.pop(0))

    def failed(self, what: str) -> None:
        """What was waited for will not come: what was typed after it was meant for another row, and is dropped."""
        if self.waits_for == what:
            self._waiting.clear()
            self.waits_for = ""

    def _quits(self, event: events.Key) -> bool:
        """Tell whether a key ends the program: it does not wait, unless it may be text of a filter just begun."""
        if event.key == "ctrl+q":
            return True
        begun = any(self._actions.get(key.key) == "filter" for key in self._waiting)
        return self._actions.get(event.key) == "quit" and not begun and self._desk.typing is None

    def _do(self, event: events.Key) -> None:
        desk = self._desk
        if self._handed_on(event):
            return
        opens = event.key.startswith("ctrl+") and self._actions.get(event.key) in ("find", "palette")
        if desk.typing is not None and event.key != "ctrl+q" and not opens:
            desk_takes.type_filter(desk, event)
            return
        if desk_reading.take_key(desk, event):
            return
        name = self._actions.get(event.key)
        if name in desk_actions.NEED_TRAIL and desk.awaits_trail():
            self.waits_for = "trail"
            self._waiting.insert(0, event)
        elif name is not None:
            desk.status.go_on()
            desk_actions.act(desk, name)
