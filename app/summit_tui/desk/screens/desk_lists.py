"""How the lists stand: sort and group."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from summit_tui.desk.parts.ordering import GROUPS, SORTS, following
from summit_tui.desk.screens.desk_looks import NAMES

if TYPE_CHECKING:
    from summit_tui.desk.screens.desk import DeskScreen


def _pane(desk: DeskScreen) -> str:
    """Give the list that is meant: the focused one; from a reader the one that drives the readers."""
    return desk.place if desk.place in desk.lists else desk.source


def _sort(desk: DeskScreen) -> None:
    pane = _pane(desk)
    if pane not in SORTS:
        desk.status.say("b sorts Demands, Quotes and Questions.", "2, 3 or 4 goes there.")
        return
    now = following(SORTS[pane], desk.sorts.get(pane, SORTS[pane][0]))
    desk.sorts[pane] = now
    desk.status.say(f"{NAMES[pane]} by {now}.", f"b again sorts by {following(SORTS[pane], now)}.")
    desk.ask_views()


def _group(desk: DeskScreen) -> None:
    pane = _pane(desk)
    if pane not in GROUPS:
        desk.status.say("B groups Demands and Quotes.", "2 or 3 goes there.")
        return
    now = following(GROUPS[pane], desk.groups.get(pane, GROUPS[pane][0]))
    desk.groups[pane] = now
    how = "without groups" if now == "none" else f"grouped by {now}"
    desk.status.say(f"{NAMES[pane]} {how}.", "B again changes it.")
    desk.ask_views()


DOES: dict[str, Callable[[DeskScreen], None]] = {"sort": _sort, "group": _group}
