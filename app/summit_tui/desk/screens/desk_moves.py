"""Moving about the desk: rows, panes, tabs, zoom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from summit_tui.desk.layout import INBOX, LISTS, READERS, tabs_at
from summit_tui.desk.panes.parties import Parties
from summit_tui.desk.panes.reader import Reader
from summit_tui.desk.screens import desk_inbox
from summit_tui.desk.table import ListPane

if TYPE_CHECKING:
    from summit_tui.desk.screens.desk import DeskScreen


def _focused(desk: DeskScreen) -> ListPane | Reader:
    place = desk.place
    return desk.lists[place] if place in desk.lists else desk.readers[place]


def _is_empty(desk: DeskScreen, pane: ListPane | Reader) -> bool:
    """Tell whether there is nothing to move over, and say so."""
    if pane.rows.height if isinstance(pane, ListPane) else pane.page is not None:
        return False
    said = pane.hint or (pane.empty if isinstance(pane, ListPane) else "")
    desk.status.say("There is nothing to move over here.", said)
    return True


def _by(rows: int) -> Callable[[DeskScreen], None]:
    def move(desk: DeskScreen) -> None:
        if not _is_empty(desk, pane := _focused(desk)):
            pane.move_by(rows)

    return move


def _by_page(sign: int) -> Callable[[DeskScreen], None]:
    def move(desk: DeskScreen) -> None:
        pane = _focused(desk)
        if not _is_empty(desk, pane):
            pane.move_by(sign * (pane.page if isinstance(pane, ListPane) else pane.page_size))

    return move


def _to_end(last: bool) -> Callable[[DeskScreen], None]:
    def move(desk: DeskScreen) -> None:
        pane = _focused(desk)
        size = pane.rows.height if isinstance(pane, ListPane) else len(pane.page.lines) if pane.page else 0
        if not _is_empty(desk, pane):
            pane.move_to(size - 1 if last else 0)

    return move


def _sideways(step: int) -> Callable[[DeskScreen], None]:
    """Left and right: fold a side in Parties; elsewhere the neighbouring tab or reader."""

    def move(desk: DeskScreen) -> None:
        place, tabs = desk.place, tabs_at(desk.size.width)
        if place in INBOX:
            desk.focus_pane(INBOX[0 if step < 0 else 1])
            return
        pane = desk.lists.get(place)
        if isinstance(pane, Parties):
            if pane.row is None or pane.row["side"] is None:
                desk.status.say("There is no side under the cursor to fold.")
            pane.fold(away=step < 0)
        elif place in READERS:
            desk.focus_pane(READERS[0 if step < 0 else 1])
        elif place in tabs:
            desk.focus_pane(tabs[(tabs.index(place) + step) % len(tabs)])

    return move


def _pane(number: int) -> Callable[[DeskScreen], None]:
    def move(desk: DeskScreen) -> None:
        if desk_inbox.is_open(desk) and number <= len(LISTS):
            desk_inbox.jump(desk, number)
        else:
            desk.focus_pane((*LISTS, *READERS)[number - 1])

    return move


def _next_pane(step: int) -> Callable[[DeskScreen], None]:
    def move(desk: DeskScreen) -> None:
        panes = desk.shown_panes()
        at = panes.index(desk.place) if desk.place in panes else 0
        desk.focus_pane(panes[(at + step) % len(panes)])

    return move


def _scroll_a(lines: int) -> Callable[[DeskScreen], None]:
    def move(desk: DeskScreen) -> None:
        if not _is_empty(desk, reader := desk.readers["reader-a"]):
            reader.move_by(lines)

    return move


def _zoom(step: int) -> Callable[[DeskScreen], None]:
    def move(desk: DeskScreen) -> None:
        zoom = max(0, min(2, desk.desk_layout.arrangement.zoom + step))
        desk.rearrange(zoom=zoom, focus=desk.place)

    return move


DOES: dict[str, Callable[[DeskScreen], None]] = {
    "left": _sideways(-1), "right": _sideways(1), "up": _by(-1), "down": _by(1),
    "first": _to_end(False), "last": _to_end(True), "page-up": _by_page(-1), "page-down": _by_page(1),
    **{f"pane-{number}": _pane(number) for number in range(1, 7)},
    "pane-next": _next_pane(1), "pane-previous": _next_pane(-1),
    "scroll-down": _scroll_a(1), "scroll-up": _scroll_a(-1), "widen": _zoom(1), "narrow": _zoom(-1),
}  # fmt: skip
