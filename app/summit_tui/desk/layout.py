"""Where each pane lies, at every size from 80 x 24 up: a pure plan, and the Textual layout that follows it.

Lists above, the two readers below, side by side at every size. Below 110 columns one list with tabs; from
110 Parties beside one tabbed list; from 160 Parties, Demands, and Quotes over Questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import Layout, WidgetPlacement

if TYPE_CHECKING:
    from textual.widget import Widget

LISTS = ("parties", "demands", "quotes", "questions")
INBOX = ("inbox", "brings")
READERS = ("reader-a", "reader-b")
PARTIES_WIDTH = 34
SIDE_WIDTH = 62


class Arrangement(msgspec.Struct, frozen=True):
    """What decides the plan beside the size.

    `tab` is the list shown where lists share a place; `focus` the pane in focus; `zoom` 0 as designed,
    1 the focused pane's half widened, 2 the focused pane over the whole height.
    """

    tab: str = "demands"
    focus: str = "demands"
    zoom: int = 0
    mode: str = "desk"
    """"inbox" puts the inbox in the place of the lists."""


def tabs_at(width: int) -> tuple[str, ...]:
    """Give the lists that share one place at this width (in columns)."""
    if width < 110:
        return LISTS
    return LISTS[1:] if width < 160 else ()


def plan(size: Size, arrangement: Arrangement) -> dict[str, Region]:
    """Give each shown pane its region; a pane that is not in the result is hidden.

    Args:
        size: the screen in cells.
        arrangement: tab, focus and zoom.

    Example:
        >>> plan(Size(80, 24), Arrangement())["demands"]
        Region(x=0, y=1, width=80, height=9)
    """
    width, height = size.width, size.height
    body = max(2, height - 3)
    upper = min(body - 1, max(2, _upper_share(height, body, arrangement)))
    places = {"header": Region(0, 0, width, 1), "status": Region(0, height - 2, width, 1)}
    places["footer"] = Region(0, height - 1, width, 1)
    if arrangement.zoom == 2:
        places[arrangement.focus] = Region(0, 1, width, body)
        return places
    places |= _lists(width, upper, arrangement)
    places |= _readers(width, 1 + upper, body - upper, arrangement)
    return places


def _upper_share(height: int, body: int, arrangement: Arrangement) -> int:
    if arrangement.zoom == 1:
        return body * 2 // 10 if arrangement.focus in READERS else body * 7 // 10
    return 9 if height <= 24 else round(body * 0.45)


def inbox_width(width: int) -> int:
    """Give the columns that the list of articles takes in the inbox."""
    return 25 if width < 110 else 46


def _lists(width: int, height: int, arrangement: Arrangement) -> dict[str, Region]:
    if arrangement.mode == "inbox":
        left = inbox_width(width)
        return {"inbox": Region(0, 1, left, height), "brings": Region(left + 1, 1, width - left - 1, height)}
    tabs = tabs_at(width)
    if tabs == LISTS:
        return {arrangement.tab: Region(0, 1, width, height)}
    left = PARTIES_WIDTH + 1
    places = {"parties": Region(0, 1, PARTIES_WIDTH, height)}
    if tabs:
        tab = arrangement.tab if arrangement.tab in tabs else "demands"
        return places | {tab: Region(left, 1, width - left, height)}
    middle = width - left - SIDE_WIDTH - 1
    quotes = max(2, round(height * 0.6))
    side = left + middle + 1
    return places | {
        "demands": Region(left, 1, middle, height),
        "quotes": Region(side, 1, SIDE_WIDTH, quotes),
        "questions": Region(side, 1 + quotes, SIDE_WIDTH, height - quotes),
    }


def _readers(width: int, top: int, height: int, arrangement: Arrangement) -> dict[str, Region]:
    left = (width - 1) // 2
    if arrangement.zoom == 1 and arrangement.focus in READERS:
        left = max(20, width * (7 if arrangement.focus == "reader-a" else 3) // 10)
    return {
        "reader-a": Region(0, top, left, height),
        "reader-b": Region(left + 1, top, width - left - 1, height),
    }


class DeskLayout(Layout):
    """Puts the desk's panes where `plan` says; those without a place get none."""

    name = "desk"

    def __init__(self) -> None:
        self.arrangement = Arrangement()

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> list[WidgetPlacement]:
        """Give the placements of the children that the plan knows."""
        places = plan(size, self.arrangement)
        return [
            WidgetPlacement(places[child.id], NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if child.id in places
        ]
