"""What each action of the registry does on the desk. An action that cannot act here says why.

The functions stand by what they are for: `desk_moves`, `desk_looks`, `desk_decides`, `desk_takes`. Each module gives
a table `DOES`, action id to function; a screen that an action opens is imported when it is first opened.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from summit_tui.desk.screens import (
    desk_decides,
    desk_edits,
    desk_inbox,
    desk_lists,
    desk_looks,
    desk_moves,
    desk_reading,
    desk_sheets,
    desk_takes,
)

if TYPE_CHECKING:
    from summit_tui.desk.screens.desk import DeskScreen

NEED_TRAIL = frozenset(
    {"accept", "reject", "note", "edit", "split", "copy", "copy-bare", "why", "swap", "evidence-next",
     "evidence-previous"}
)  # fmt: skip
"""Actions on the evidence of the row in hand: typed before it has come, they wait for it."""
DOES: dict[str, Callable[[DeskScreen], None]] = {
    **desk_moves.DOES, **desk_looks.DOES, **desk_decides.DOES, **desk_takes.DOES, **desk_inbox.DOES,
    **desk_reading.DOES, **desk_lists.DOES, **desk_edits.DOES,
    **desk_sheets.DOES,
}  # fmt: skip


def act(desk: DeskScreen, name: str) -> None:
    """Do one action by its id."""
    DOES[name](desk)
