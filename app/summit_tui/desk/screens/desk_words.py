"""The words around the lists: the header, the keys below, and what an empty list says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.desk.actions import key_name, keys_written
from summit_tui.desk.layout import INBOX, LISTS, READERS
from summit_tui.desk.panes.bars import Headline

if TYPE_CHECKING:
    from summit_tui.desk.screens.desk import DeskScreen


FOOTERS: dict[str, tuple[str, ...]] = {
    "list": (
        "open", "evidence-next", "accept", "reject", "undo", "filter", "inbox", "matrix", "timeline", "find", "edit",
        "note", "all",
    ),
    "parties": ("open", "add", "all", "undo", "edit", "merge"),
    "inbox": ("open", "undecided", "inbox"),
    "brings": ("accept", "reject", "undecided", "evidence-next", "accept-all", "note", "edit", "undo", "inbox"),
    "reader": ("evidence-next", "accept", "reject", "why", "select", "undo", "edit", "swap", "pin", "back"),
}  # fmt: skip
"""The actions that matter in a place, in the order in which they drop where there is no room."""
_NAMES = {
    "add": "add", "merge": "merge", "swap": "swap", "pin": "pin", "back": "back", "undecided": "next undecided",
}  # fmt: skip
"""Labels of actions that are in the footer only in some places."""
_PAIRS = {"evidence-next": ("evidence-previous", "evidence-next")}
"""Actions of which the footer names the keys together."""


def show_keys(desk: DeskScreen, name: str) -> None:
    """Show the keys that matter in a pane, or while a filter is typed or text selected there."""
    from summit_tui.desk.screens.desk_reading import SELECTING

    help_key = keys_written(desk.actions, "help")
    if desk.typing is not None:
        desk.footer.show_items(while_typing(desk))
    elif name in READERS and desk.readers[name].selecting is not None:
        desk.footer.show_items(SELECTING, help_key)
    else:
        kind = "reader" if name in READERS else name if name in ("parties", *INBOX) else "list"
        labels = {action.id: action.short or _NAMES.get(action.id, "") for action in desk.actions}
        if name in INBOX:
            labels["inbox"] = "lists"
        desk.footer.show_items(
            ((keys_written(desk.actions, *_PAIRS.get(one, (one,))), labels[one]) for one in FOOTERS[kind]), help_key
        )


def while_typing(desk: DeskScreen) -> tuple[tuple[str, str], ...]:
    """Give the keys that act while a filter is typed, where all others are text."""
    find = next((action.keys for action in desk.actions if action.id == "find"), ())
    everywhere = next((key_name(key) for key in find if key.startswith("ctrl+")), "")
    return ("enter", "keep"), ("esc", "drop"), ("ctrl+u", "clear"), (everywhere, "find everywhere")


def show_headline(desk: DeskScreen) -> None:
    """Write the header."""
    totals = desk.session.totals
    if desk.desk_layout.arrangement.mode == "inbox":
        _headline_of_inbox(desk)
        return
    keys = desk.preview if desk.preview is not None else desk.chosen
    chips = tuple(sorted(desk.names.get(key, key.split("\x1f")[-1]) for key in keys))
    chips = (*chips[:2], f"+{len(chips) - 2}") if len(chips) > 3 else chips
    if desk.show_rejected:
        chips = (*chips, "with rejected")
    desk.header.say(
        Headline(
            project=desk.session.name, sample=desk.session.is_sample, chips=chips,
            state=f"{desk.session.unsaved} not saved" if desk.session.unsaved else desk.watching or "opening",
            articles=totals.articles if totals and (totals.articles or not desk.session.reading) else None,
            new=totals.new if totals else 0, to_review=totals.to_review if totals else 0,
            unread=len(desk.session.failed),
        )
    )  # fmt: skip


def _headline_of_inbox(desk: DeskScreen) -> None:
    articles, left = desk.inbox_counts
    desk.header.say(
        Headline(
            project=desk.session.name, sample=desk.session.is_sample, place="inbox", articles=articles, to_review=left,
            unread=len(desk.session.failed), state="order kept until i is pressed again" if articles else "",
        )
    )  # fmt: skip


def say_when_empty(desk: DeskScreen) -> None:
    """Give each list the line that it shows while it has no rows: why, and which key helps."""
    totals = desk.session.totals
    for name in LISTS:
        pane = desk.lists[name]
        if desk.filters.get(name):
            pane.hint = f"Nothing matches /{desk.filters[name]}. esc drops it."
        elif desk.session.reading:
            pane.hint = "Reading the articles."
        elif totals is not None and not totals.articles and desk.session.failed:
            pane.hint = f"{len(desk.session.failed)} articles could not be read."
        elif totals is not None and not totals.articles:
            pane.hint = f"No articles in {desk.session.name}. Drop .txt or .md files here."
