"""The inbox in the place of the lists: what came since the last look, article by article, piece by piece."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from summit_tui.desk.layout import INBOX
from summit_tui.desk.screens import desk_words

if TYPE_CHECKING:
    from summit_tui.desk import messages
    from summit_tui.desk.screens.desk import DeskScreen


def is_open(desk: DeskScreen) -> bool:
    """Tell whether the inbox stands in the place of the lists."""
    return desk.desk_layout.arrangement.mode == "inbox"


def _turn(desk: DeskScreen) -> None:
    """Open the inbox, its articles ordered anew; close it where it is open."""
    if is_open(desk):
        close(desk)
        return
    desk.before_inbox = desk.source
    if "inbox" not in desk.lists:
        _make(desk)
    desk.keys.wait_for("inbox")
    desk.rearrange(mode="inbox", zoom=0)
    desk.lists["inbox"].touched = desk.lists["brings"].touched = False
    desk.session.ask_inbox(refresh=True)


def _make(desk: DeskScreen) -> None:
    """Make the two panes; they are not there before the inbox is first opened, so that the start does not pay."""
    from summit_tui.desk.panes.brings import Brings
    from summit_tui.desk.panes.inbox import Inbox

    panes = (Inbox(id="inbox"), Brings(id="brings"))
    for pane in panes:
        pane.hint = "Looking what is new."
        desk.lists[pane.id or ""] = pane
    desk.mount(*panes, before="#status")


def close(desk: DeskScreen) -> None:
    """Put the lists back."""
    desk.brought_file = None
    desk.rearrange(mode="desk", zoom=0)
    desk.focus_pane(desk.before_inbox)
    desk.ask_views()


def inbox_ready(desk: DeskScreen, event: messages.InboxReady) -> None:
    """Show the articles; the first that is to be looked at is chosen."""
    if not is_open(desk):
        return
    pane = desk.lists["inbox"]
    pane.hint = ""
    pane.count_text = str(event.articles)
    desk.inbox_counts = (event.articles, event.left)
    opening = desk.place not in INBOX and desk.keys.waits_for == "inbox"
    pane.show_frame(event.frame)
    desk_words.show_headline(desk)
    if opening:
        desk.focus_pane("inbox" if not event.articles else "brings")
        if not event.articles and event.frame.height:
            desk.status.say("Nothing new since your last look.", "Articles looked at before stand below.")
        ask_brings(desk)
    if not event.frame.height:
        desk.lists["brings"].hint = "Nothing to show. i goes back to the lists."
        desk.keys.came("inbox")


def ask_again(desk: DeskScreen) -> None:
    """Ask again for what is shown, since something was decided or came."""
    desk.session.ask_inbox()
    ask_brings(desk)


def ask_brings(desk: DeskScreen) -> None:
    """Ask what the chosen article brings."""
    row = desk.lists["inbox"].row
    if row is None or row["row"] != "item":
        return
    file = str(row["file"])
    if file != desk.brought_file:
        desk.lists["brings"].touched = False
        desk.brought_file = file
    desk.session.ask_brings(file, desk.filters.get("brings", ""))


def brings_ready(desk: DeskScreen, event: messages.BringsReady) -> None:
    """Show what the chosen article brings; the readers follow."""
    if not is_open(desk) or event.file != desk.brought_file:
        return
    pane = desk.lists["brings"]
    pane.hint = f"Nothing matches /{desk.filters['brings']}. esc drops it." if desk.filters.get("brings") else ""
    pane.count_text = f"{event.decided} of {event.pieces} decided" if event.pieces else ""
    key = pane.key
    pane.show_frame(event.frame)
    if pane.key == key or not event.frame.height:
        desk.ask_trail()
    desk.label_lists()
    desk.keys.came("inbox")


def row_key(desk: DeskScreen) -> str | None:
    """Give the key by which the session knows the row in hand: the piece that came, and the one that was known."""
    row = desk.lists["brings"].row
    if row is None or row["row"] != "item":
        return None
    fields = ("file", "finding", "id", "known_file", "known_finding", "known_id")
    return "\x1f".join(str(row[field] or "") for field in fields)


def show_no_passage(desk: DeskScreen) -> None:
    """Say in the readers that the row in hand, a decision whose passage is gone, has nothing to show."""
    for name, reader in desk.readers.items():
        if name not in desk.pinned:
            hint = "The passage that this was decided on is gone. The decision stays in the journal and the export."
            reader.clear(hint if name == "reader-a" else "")


def next_article(desk: DeskScreen) -> bool:
    """Go to the next article of the inbox that has undecided pieces; tell whether there is one."""
    pane = desk.lists["inbox"]
    for index in (*range(pane.cursor + 1, pane.rows.height), *range(pane.cursor)):
        row = pane.rows[index]
        if row["row"] == "item" and row["left"] and row["state"] not in ("seen", "copy"):
            pane.move_to(index)
            return True
    return False


def jump(desk: DeskScreen, number: int) -> None:
    """Focus a pane of the inbox by number: 1 the articles, 2 to 4 what they bring, its quotes, its questions."""
    if number == 1:
        desk.focus_pane("inbox")
        return
    desk.focus_pane("brings")
    kind = {2: "demand", 3: "quote", 4: "question"}[number]
    pane = desk.lists["brings"]
    found = next((at for at in range(pane.rows.height) if pane.rows[at]["finding"] == kind), None)
    if found is None:
        desk.status.say(f"This article brings no {kind}s.")
    else:
        pane.move_to(found)


def step_back(desk: DeskScreen) -> None:
    """One level back in the inbox: from what an article brings to the articles, then to the lists."""
    if desk.place == "brings":
        desk.focus_pane("inbox")
    else:
        close(desk)


DOES: dict[str, Callable[[DeskScreen], None]] = {"inbox": _turn}
