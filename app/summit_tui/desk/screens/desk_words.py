"""The words around the lists: the header, and what an empty list says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.desk.layout import LISTS
from summit_tui.desk.panes.bars import Headline

if TYPE_CHECKING:
    from summit_tui.desk.screens.desk import DeskScreen


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
            pane.hint = "Reading…"
        elif totals is not None and not totals.articles and desk.session.failed:
            pane.hint = f"{len(desk.session.failed)} articles could not be read."
        elif totals is not None and not totals.articles:
            pane.hint = f"No articles in {desk.session.name}. Drop .txt or .md files here."
