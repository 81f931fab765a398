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
    upper: float = 0.0
    """Sizes that the analyst has pulled, 0 as designed: the share of the height that the lists take, of the width that
    reader A takes, and the columns of Parties and of Quotes over Questions."""
    left: float = 0.0
    parties: int = 0
    side: int = 0


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
    if arrangement.upper:
        return max(4, min(round(body * arrangement.upper), body - 4))
    return 9 if height <= 24 else round(body * 0.45)


def inbox_width(width: int) -> int:
    """Give the columns that the list of articles takes in the inbox."""
    return 25 if width < 110 else 46 if width < 160 else SIDE_WIDTH


def _lists(width: int, height: int, arrangement: Arrangement) -> dict[str, Region]:
    if arrangement.mode == "inbox":
        left = inbox_width(width)
        return {"inbox": Region(0, 1, left, height), "brings": Region(left + 1, 1, width - left - 1, height)}
    tabs = tabs_at(width)
    if tabs == LISTS:
        return {arrangement.tab: Region(0, 1, width, height)}
    parties = max(20, min(arrangement.parties or PARTIES_WIDTH, width - 60))
    left = parties + 1
    places = {"parties": Region(0, 1, parties, height)}
    if tabs:
        tab = arrangement.tab if arrangement.tab in tabs else "demands"
        return places | {tab: Region(left, 1, width - left, height)}
    side_width = max(30, min(arrangement.side or SIDE_WIDTH, width - left - 51))
    middle = width - left - side_width - 1
    quotes = max(2, round(height * 0.6))
    side = left + middle + 1
    return places | {
        "demands": Region(left, 1, middle, height),
        "quotes": Region(side, 1, side_width, quotes),
        "questions": Region(side, 1 + quotes, side_width, height - quotes),
    }


def _readers(width: int, top: int, height: int, arrangement: Arrangement) -> dict[str, Region]:
    left = max(20, min(round(width * arrangement.left), width - 21)) if arrangement.left else (width - 1) // 2
    if arrangement.zoom == 1 and arrangement.focus in READERS:
        left = max(20, width * (7 if arrangement.focus == "reader-a" else 3) // 10)
    return {
        "reader-a": Region(0, top, left, height),
        "reader-b": Region(left + 1, top, width - left - 1, height),
    }


def grip_at(size: Size, arrangement: Arrangement, x: int, y: int) -> str:
    """Give which size is pulled at a cell of the screen: the field of `Arrangement`; "" for none.

    The readers' title lines move the line between lists and readers; the columns between panes move those.
    """
    if arrangement.zoom:
        return ""
    places = plan(size, arrangement)
    reader = places["reader-a"]
    if y == reader.y:
        return "upper"
    if y > reader.y:
        return "left" if x == reader.right and y < reader.bottom else ""
    if arrangement.mode != "desk" or not 1 <= y < reader.y:
        return ""
    if "parties" in places and len(places) > 6 and x == places["parties"].right:
        return "parties"
    return "side" if {"demands", "quotes"} <= set(places) and x == places["demands"].right else ""


def pulled(size: Size, arrangement: Arrangement, grip: str, x: int, y: int) -> Arrangement:
    """Give the arrangement with one size pulled to a cell of the screen; `plan` holds it within what is usable."""
    body = max(2, size.height - 3)
    match grip:
        case "upper":
            return msgspec.structs.replace(arrangement, upper=max(1, min(y - 1, body - 1)) / body)
        case "left":
            return msgspec.structs.replace(arrangement, left=max(1, min(x, size.width - 1)) / size.width)
        case "parties":
            return msgspec.structs.replace(arrangement, parties=max(20, min(x, size.width - 60)))
        case "side":
            return msgspec.structs.replace(arrangement, side=max(30, min(size.width - x - 1, size.width - 86)))
    return arrangement


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
