"""What was kept of a folder comes back to the desk, unless the analyst has already moved; and what is to be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from summit_tui.desk import messages
from summit_tui.desk.kept import Kept
from summit_tui.desk.layout import LISTS, READERS, tabs_at

if TYPE_CHECKING:
    from summit_tui.desk.screens.desk import DeskScreen

SHARE = (0.1, 0.9)
"""Between these a share of the screen may lie."""


def state_of(desk: DeskScreen) -> Kept:
    """Give what is to be kept of the desk as it stands."""
    now = desk.desk_layout.arrangement
    rows = {name: desk.lists[name].key for name in LISTS}
    wanted = desk.sheets.wanted_rows
    return Kept(
        tab=now.tab if now.tab in LISTS else "demands",
        focus=now.focus if now.focus in (*LISTS, *READERS) and now.mode == "desk" else desk.before_inbox,
        zoom=now.zoom, upper=now.upper, left=now.left, parties=now.parties, side=now.side,
        chosen=tuple(sorted(desk.chosen)),
        names={key: name for key, name in desk.names.items() if key in desk.chosen},
        sorts=dict(desk.sorts), groups=dict(desk.groups),
        rows={**wanted, **{name: key for name, key in rows.items() if key is not None and desk.lists[name].touched}},
    )  # fmt: skip


def come_back(desk: DeskScreen, event: messages.KeptReady) -> None:
    """Put the desk as it was left. The rows follow when they have come (see `select_rows`)."""
    kept = event.kept
    if _has_moved(desk):
        return
    focus = kept.focus if kept.focus in (*LISTS, *READERS) else "demands"
    desk.desk_layout.arrangement = msgspec.structs.replace(
        desk.desk_layout.arrangement,
        zoom=kept.zoom if kept.zoom in (0, 1, 2) else 0,
        upper=_share(kept.upper), left=_share(kept.left),
        parties=max(0, min(kept.parties, 200)), side=max(0, min(kept.side, 200)),
    )  # fmt: skip
    desk.chosen = frozenset(kept.chosen)
    desk.names |= kept.names
    desk.sorts, desk.groups = dict(kept.sorts), dict(kept.groups)
    desk.sheets.wanted_rows = {name: key for name, key in kept.rows.items() if name in LISTS}
    source = kept.tab if kept.tab in LISTS[1:] else "demands"
    desk.focus_pane(source)  # the list that drives the readers
    if focus != source:
        desk.focus_pane(focus)
    if kept.tab in tabs_at(desk.size.width):
        desk.rearrange(tab=kept.tab)


def select_rows(desk: DeskScreen) -> None:
    """Put the cursors where they stood, list by list as their rows come in; once the analyst moves, no more."""
    wanted = desk.sheets.wanted_rows
    if not wanted:
        return
    for name in list(wanted):
        if desk.lists[name].touched or desk.lists[name].select(wanted[name]):
            wanted.pop(name)
    if not desk.session.reading and desk.session.ready and desk.session.totals is not None:
        wanted.clear()  # all is read: a row that is not there is gone


def _has_moved(desk: DeskScreen) -> bool:
    return any(pane.touched for pane in desk.lists.values()) or desk.app.screen is not desk


def _share(value: float) -> float:
    return min(max(value, SHARE[0]), SHARE[1]) if value else 0.0
