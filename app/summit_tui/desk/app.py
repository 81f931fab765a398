"""The Textual app: theme, styles, and the desk as its one screen."""

from __future__ import annotations

import os
from copy import copy
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

from summit_tui import resources
from summit_tui.desk.actions import ACTIONS, key_complaints, with_keys
from summit_tui.desk.screens.desk import DeskScreen
from summit_tui.desk.session import Session
from summit_tui.settings import Settings


class SummitApp(App[None]):
    """The program on screen.

    Args:
        folder: the articles.
        settings: resolved settings.
        kit: what the workers read articles with; None for the standard one.
    """

    TITLE = "summit-tui"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    ESCAPE_TO_MINIMIZE = False

    def __init__(self, folder: Path, settings: Settings, kit: str | None = None) -> None:
        styles = resources.styles()
        # Without colour, place and evidence must be shapes, as the styles of the terminal's own palette have them.
        self._plain = bool(os.environ.get("NO_COLOR")) or settings.theme.startswith("ansi")
        super().__init__(css_path=styles / "desk.tcss", ansi_color=self._plain or None)
        self.settings = settings
        self.session = Session(folder, settings, self._post, kit)
        actions = with_keys(ACTIONS, settings.keys)
        self.desk = DeskScreen(self.session, actions)
        self.desk.complaints += key_complaints(actions, settings.keys)

    def get_default_screen(self) -> DeskScreen:
        """Give the desk: a screen of Textual's own below it would only cost time."""
        return self.desk

    def on_mount(self) -> None:
        """Set the theme."""
        theme = "ansi-dark" if self._plain and not self.settings.theme.startswith("ansi") else self.settings.theme
        if theme not in self.available_themes:
            known = ", ".join(sorted(self.available_themes))
            self.desk.complaints.append(f"There is no theme {theme!r}: tokyo-night is used. Known: {known}.")
            theme = "tokyo-night"
        self.theme = theme

    def _post(self, message: object) -> None:
        """Take a message of the session's threads to the desk, and to the screen that lies over it."""
        from textual.message import Message

        if not isinstance(message, Message):
            return
        try:
            self.desk.post_message(message)
            for over in self.screen_stack[1:]:
                over.post_message(copy(message))
        except RuntimeError:  # the event loop has ended; a thread that says so would write over the terminal
            if not self.session.stopping.is_set():
                raise

    def on_unmount(self) -> None:
        """Keep how the desk stands, and stop the workers and threads; nothing may outlive the screen."""
        if self.session.ready:
            from summit_tui.desk import kept
            from summit_tui.desk.screens.desk_kept import state_of

            kept.save(self.session.folder, state_of(self.desk))
        self.session.stop()
