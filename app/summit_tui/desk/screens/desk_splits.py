"""Pulling the lines between panes with the mouse; a double click puts a line back where it was designed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from textual import events

from summit_tui.desk.layout import grip_at, pulled

if TYPE_CHECKING:
    from summit_tui.desk.screens.desk import DeskScreen


def take_hold(desk: DeskScreen, event: events.MouseDown) -> None:
    """Take hold of the line under the mouse, if there is one."""
    at = (event.screen_x, event.screen_y)
    desk.grip = grip_at(desk.size, desk.desk_layout.arrangement, *at) if event.button == 1 else ""


def pull(desk: DeskScreen, event: events.MouseMove) -> None:
    """Move the line that is held to the mouse."""
    if not desk.grip:
        return
    if not event.button:
        desk.grip = ""  # it was let go of outside the terminal
        return
    new = pulled(desk.size, desk.desk_layout.arrangement, desk.grip, event.screen_x, event.screen_y)
    if new != desk.desk_layout.arrangement:
        desk.desk_layout.arrangement = new
        desk.rearrange()


def let_go(desk: DeskScreen) -> None:
    """Leave the line where it is."""
    desk.grip = ""


def put_back(desk: DeskScreen, event: events.Click) -> None:
    """A double click on a line: its size is as designed again."""
    grip = grip_at(desk.size, desk.desk_layout.arrangement, event.screen_x, event.screen_y)
    if event.chain == 2 and grip:
        desk.desk_layout.arrangement = msgspec.structs.replace(desk.desk_layout.arrangement, **{grip: 0})
        desk.rearrange()
        desk.status.say("As designed again.", "Pull the lines between panes to change their sizes.")
