"""Finding and taking away: filter, copy, help, quit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events

from summit_tui.desk.layout import LISTS
from summit_tui.desk.screens.desk_looks import NAMES

if TYPE_CHECKING:
    from summit_tui.desk.screens.desk import DeskScreen


def _filter(desk: DeskScreen) -> None:
    place = desk.place
    if place not in (*LISTS[1:], "brings"):
        desk.status.say("/ filters Demands, Quotes and Questions.", "2, 3 or 4 goes there.")
        return
    desk.typing = place
    desk.label_lists()
    desk.update_footer(place)
    desk.status.say("Type to filter.", "enter keeps it, esc drops it.")


def type_filter(desk: DeskScreen, event: events.Key) -> None:
    """Take a key as text while a filter is typed."""
    pane = desk.typing
    if pane is None:
        return
    if event.key in ("enter", "escape", "tab", "down", "up"):
        desk.typing = None
        if event.key == "escape":
            _set_filter(desk, pane, "")
        if desk.filters.get(pane):
            desk.status.say(f"/{desk.filters[pane]}", "esc drops it, n goes through its matches in the reader.")
        else:
            desk.status.say("No filter.", "/ types one.")
        desk.label_lists()
        desk.update_footer(pane)
    elif event.key == "backspace":
        _set_filter(desk, pane, desk.filters.get(pane, "")[:-1])
    elif event.key == "ctrl+u":
        _set_filter(desk, pane, "")
    elif event.is_printable and event.character:
        add_to_filter(desk, event.character)


def add_to_filter(desk: DeskScreen, text: str) -> None:
    """Put text behind the filter that is typed."""
    if desk.typing is not None:
        _set_filter(desk, desk.typing, desk.filters.get(desk.typing, "") + text)


def _set_filter(desk: DeskScreen, pane: str, text: str) -> None:
    if text:
        desk.filters[pane], desk.search = text, ""
    else:
        desk.filters.pop(pane, None)
    desk.label_lists()
    desk.ask_views()


def _help(desk: DeskScreen) -> None:
    from summit_tui.desk.screens.help import Help

    desk.app.push_screen(Help(desk.actions, NAMES[desk.place]))


def _quit(desk: DeskScreen) -> None:
    if desk.session.unsaved and desk.app.screen is desk:
        _offer_another_place(desk)
    else:
        desk.app.exit()


def _offer_another_place(desk: DeskScreen) -> None:
    """Before the desk goes with decisions that the journal could not take: ask where else to keep them."""
    from pathlib import Path

    from summit_tui.desk.screens.ask import Ask

    def take(text: str | None) -> None:
        if text:
            desk.session.save_elsewhere(Path(text).expanduser())
        elif text is not None:
            desk.app.exit()

    many = f"{desk.session.unsaved} unsaved decision{'s' if desk.session.unsaved > 1 else ''}"
    hint = "A folder or a new file. Empty: quit; the next desk brings them in."
    desk.app.push_screen(Ask(f"Another place for {many}", hint=hint), take)


DOES: dict[str, Callable[[DeskScreen], None]] = {"filter": _filter, "help": _help, "quit": _quit}
