"""Deciding on evidence: accept, reject, go on to the next, undo, redo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from summit_tui.desk.layout import READERS
from summit_tui.desk.panes.reader import Reader
from summit_tui.desk.parts.trail import same
from summit_tui.desk.screens import desk_inbox, desk_readers

if TYPE_CHECKING:
    from summit_tui.desk.parts.trail import Evidence
    from summit_tui.desk.screens.desk import DeskScreen


def in_hand(desk: DeskScreen) -> Reader:
    """Give the reader whose highlighted passage is decided on or copied: the focused one; from a list, A."""
    return desk.readers[desk.place if desk.place in READERS else "reader-a"]


def _decide(action: str) -> Callable[[DeskScreen], None]:
    def do(desk: DeskScreen) -> None:
        reader = in_hand(desk)
        if reader.id in desk.pinned and desk.place not in READERS:
            desk.status.say("Reader A is pinned and does not show this row.", "p lets it go; 6 decides in B.")
        elif reader.banner:
            desk.status.say("This article is gone from the folder.", "What was decided on it stays.")
        elif reader.finding is None:
            desk.status.say("There is no evidence here to decide on.", "Choose a row first.")
        else:
            desk.keys.wait_for("decision")
            desk.session.decide(action, reader.finding)

    return do


def go_on(desk: DeskScreen, finding: Evidence) -> None:
    """After a decision: to the next undecided piece of the row, or else to the next row that has one."""
    trail = desk.trail
    if desk.source == "brings":
        _next_undecided(desk, quiet=True)
        return
    which = "b" if desk.place == "reader-b" else "a"
    if trail is None or not same(trail.piece(which), finding):
        return  # a finding that the analyst went to by itself: the place is kept
    at = trail.a if which == "a" else trail.b
    following = None if at is None else trail.undecided_after(at)
    if following is None:
        _next_undecided(desk, quiet=True)
    else:
        desk.trail = trail.at(which, following)
        desk_readers.show_trail(desk)


def _next_undecided(desk: DeskScreen, *, quiet: bool = False) -> None:
    pane = desk.list_pane
    for index in (*range(pane.cursor + 1, pane.rows.height), *range(pane.cursor)):
        row = pane.rows[index]
        if pane.can_stand(row) and (row["mark"] == "•" or row.get("decided", 0) < row.get("pieces", 0)):
            pane.move_to(index, by_user=not quiet)
            return
    if desk.source == "brings" and desk_inbox.next_article(desk):
        return
    if not quiet:
        desk.status.say("All looked at.", "Nothing undecided in this list.")


def _undo(desk: DeskScreen) -> None:
    desk.session.undo()


def _redo(desk: DeskScreen) -> None:
    desk.session.redo()


DOES: dict[str, Callable[[DeskScreen], None]] = {
    "accept": _decide("accept"), "reject": _decide("reject"), "undecided": _next_undecided,
    "undo": _undo, "redo": _redo,
}  # fmt: skip
