"""What the desk makes of what the session tells it: one function a message."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from summit_tui.desk import messages
from summit_tui.desk.actions import keys_written
from summit_tui.desk.layout import LISTS
from summit_tui.desk.panes.bars import Progress
from summit_tui.desk.panes.parties import Parties
from summit_tui.desk.screens import (
    desk_decides,
    desk_edits,
    desk_inbox,
    desk_kept,
    desk_readers,
    desk_reading,
    desk_sheets,
    desk_words,
)

if TYPE_CHECKING:
    from summit_tui.desk.screens.desk import DeskScreen


def hear(desk: DeskScreen, event: messages.News) -> None:
    """Do what a message asks for; one that the desk does not know is for a screen over it."""
    do = _HEARS.get(type(event))
    if do is not None:
        do(desk, event)


def _progressed(desk: DeskScreen, event: messages.Progressed) -> None:
    desk.status.show_progress(Progress(event.done, event.total, event.name) if event.total else None)


def _watching(desk: DeskScreen, event: messages.Watching) -> None:
    desk.watching = event.state
    desk_words.show_headline(desk)


def _trouble(desk: DeskScreen, event: messages.Trouble) -> None:
    desk.status.say(event.subject, event.said, sign="!", warn=True)
    desk.keys.failed("decision")
    desk.keys.failed("card")


def _arrived(desk: DeskScreen, event: messages.Arrived) -> None:
    for reader in desk.readers.values():
        if reader.file in event.removed:
            reader.mark_removed()
        elif reader.file in event.there:
            reader.banner = ""
    desk.folios = {name: folio for name, folio in desk.folios.items() if name not in event.removed}
    if event.subject or event.said:
        desk.status.say(event.subject, event.said, sign=event.sign, news=True)
    if desk.complaints and desk.session.ready:
        desk.status.say(desk.complaints[0], " ".join(desk.complaints[1:]), sign="!", warn=True)
        desk.complaints = []
    desk.ask_views()


def _opened(desk: DeskScreen, event: messages.Opened) -> None:
    """Say what is new, and to somebody who sees the folder for the first time how to go on."""
    key = partial(keys_written, desk.actions)
    if desk.status.sentence:
        return
    if event.new:
        are = "articles are" if event.new > 1 else "article is"
        desk.status.say(f"{event.new} {are} new since your last look.", f"{key('inbox')} shows what came.", news=True)
    elif event.first and event.articles:
        said = f"{key('open')} opens a passage, {key('accept')} accepts, {key('help')} shows all keys."
        articles = f"{event.articles} article{'s' if event.articles > 1 else ''}"
        desk.status.say(f"{articles} read.", said, news=True)


def _glanced(desk: DeskScreen, event: messages.Glanced) -> None:
    """Show what the lists showed last, where they would be asked the same; whatever is done on it waits."""
    query = desk.asked()
    glance = next((one for one in event.glances if one.query == query), None)
    if glance is None:
        return
    for name, rows in glance.rows.items():
        pane = desk.lists[name]
        pane.hint = ""
        pane.count_text = _count(desk, *glance.counts[name])
        pane.grouping = query.groups.get(name, "")
        pane.show_rows(rows)
    desk.label_lists()
    desk_words.show_headline(desk)


def _views_ready(desk: DeskScreen, event: messages.ViewsReady) -> None:
    for name in LISTS:
        pane = desk.lists[name]
        pane.hint = ""
        pane.count_text = _count(desk, *event.counts[name])
        pane.grouping = event.groups.get(name, "")
        if name == "parties" and isinstance(pane, Parties):
            pane.chosen = desk.chosen
        key = pane.key
        pane.show_frame(event.frames[name])
        if name == desk.source and pane.key == key:
            desk.ask_trail()
    desk.label_lists()
    desk_words.show_headline(desk)
    desk_words.say_when_empty(desk)
    desk_kept.select_rows(desk)


def _count(desk: DeskScreen, mine: int, whole: int) -> str:
    return f"{mine}" if mine == whole else f"{mine}/{whole}" if desk.size.width < 110 else f"{mine} of {whole}"


def _trail_ready(desk: DeskScreen, event: messages.TrailReady) -> None:
    desk.folios |= event.folios
    desk.trail = event.trail.following(desk.trail) if event.trail is not None else None
    if event.trail is None and desk.source == "brings":
        desk_inbox.show_no_passage(desk)
    desk_readers.show_trail(desk)
    if desk.trail is None or not desk.awaits_trail():
        desk.keys.came("trail")


def _folio_ready(desk: DeskScreen, event: messages.FolioReady) -> None:
    desk.folios[event.folio.article.file] = event.folio
    desk_readers.show_trail(desk)
    if not desk.awaits_trail():
        desk.keys.came("trail")


def _neighbour_ready(desk: DeskScreen, event: messages.NeighbourReady) -> None:
    folio, reader = event.folio, desk.readers[event.reader]
    desk.folios[folio.article.file] = folio
    desk_readers.show_folio(reader, folio)
    reader.show_evidence(None, desk.trail.spans(folio.article.file) if desk.trail else [])
    caption = desk_readers.caption(folio, place=f"{event.at}/{event.count}", label="article")
    reader.say(caption)
    desk.status.say(caption.source, f"article {event.at} of {event.count}")


def _decided(desk: DeskScreen, event: messages.Decided) -> None:
    if event.unsaved:
        desk.status.say("Not saved.", event.unsaved, sign="!", warn=True)
    else:
        desk.status.say(event.subject, event.said, sign=event.sign, stays=True)
    desk.folios.clear()
    if event.finding is not None and desk.trail is not None:
        desk.trail = desk.trail.decided(event.finding, event.state)
        desk_decides.go_on(desk, event.finding)
    if event.row is not None and event.row[0] == desk.source:
        desk.lists[desk.source].follow(event.row[1])
    desk.ask_views()
    desk.keys.came("decision")


def _kept_elsewhere(desk: DeskScreen, event: messages.KeptElsewhere) -> None:
    desk.status.say(event.subject, f"kept in {event.place}", sign="+")
    desk.app.exit()


_HEARS: dict[type[messages.News], Callable[[DeskScreen, Any], None]] = {
    messages.Progressed: _progressed,
    messages.Watching: _watching,
    messages.Trouble: _trouble,
    messages.Arrived: _arrived,
    messages.Opened: _opened,
    messages.Glanced: _glanced,
    messages.ViewsReady: _views_ready,
    messages.TrailReady: _trail_ready,
    messages.FolioReady: _folio_ready,
    messages.NeighbourReady: _neighbour_ready,
    messages.Decided: _decided,
    messages.KeptElsewhere: _kept_elsewhere,
    messages.CardReady: desk_edits.card_ready,
    messages.WhyReady: desk_reading.why_ready,
    messages.Copied: desk_reading.copied,
    messages.FileReady: desk_reading.open_file,
    messages.InboxReady: desk_inbox.inbox_ready,
    messages.BringsReady: desk_inbox.brings_ready,
    desk_sheets.Landed: desk_sheets.landed,
    messages.KeptReady: desk_kept.come_back,
}
