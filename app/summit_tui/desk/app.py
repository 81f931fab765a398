"""The Textual app: theme, styles, and the desk as its one screen."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

from summit_tui import resources
from summit_tui.desk.actions import ACTIONS, with_keys
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
        super().__init__(css_path=[styles / "desk.tcss", styles / "help.tcss"])
        self.settings = settings
        self.session = Session(folder, settings, self._post, kit)
        self.desk = DeskScreen(self.session, with_keys(ACTIONS, settings.keys))

    def get_default_screen(self) -> DeskScreen:
        """Give the desk: a screen of Textual's own below it would only cost time."""
        return self.desk

    def on_mount(self) -> None:
        """Set the theme."""
        # Without colour, place and evidence must be shapes: the styles of the terminal's own palette are.
        theme = "ansi-dark" if os.environ.get("NO_COLOR") else self.settings.theme
        self.theme = theme if theme in self.available_themes else "tokyo-night"

    def _post(self, message: object) -> None:
        """Take a message of the session's threads to the desk."""
        from textual.message import Message

        if isinstance(message, Message):
            self.desk.post_message(message)

    def on_unmount(self) -> None:
        """Stop the workers and threads; nothing may outlive the screen."""
        self.session.stop()
