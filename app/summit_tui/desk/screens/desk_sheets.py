"""The way from the desk to the sheets over it (matrix, timeline, find, palette), and from a sheet to a row and back.

A sheet that is opened from is remembered: escape on the desk, where nothing else is to go back from, goes to it again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from summit_tui.desk import messages
from summit_tui.desk.canvas import shorten
from summit_tui.desk.layout import LISTS, READERS
from summit_tui.desk.parts.trail import Pointed, Trail
from summit_tui.desk.screens import desk_readers

if TYPE_CHECKING:
    from summit_tui.desk.messages import Folio
    from summit_tui.desk.screens.desk import DeskScreen


class Landing(msgspec.Struct, frozen=True):
    """Where a sheet sends the analyst on the desk.

    Args:
        sheet: the sheet that it comes from.
        pane, row: the list, and the key of its row.
        chosen: keys of Parties rows to choose; empty shows all.
        text: a filter of that list.
        piece: the passage to show, of all that the row rests on; with one, reader A has the focus.
    """

    sheet: str
    pane: str
    row: str
    chosen: frozenset[str] = frozenset()
    text: str = ""
    piece: Pointed | None = None


class Before(msgspec.Struct, frozen=True):
    """What the desk showed before a sheet sent the analyst there."""

    chosen: frozenset[str]
    filters: dict[str, str]
    pane: str


class Sheets:
    """What the desk knows of its sheets: where each was left, and the one to go back to."""

    def __init__(self) -> None:
        self.places: dict[str, Any] = {}
        self.back_to: str = ""
        self.arrived_at = ""
        self.before: Before | None = None
        self.landing: Landing | None = None
        self.tries = 0
        self.wanted_rows: dict[str, str] = {}
        """By list the key of the row on which its cursor stood when the desk was last open."""
        self.apart: tuple[str, str | None] | None = None
        """The row during which reader A shows a passage that does not belong to it."""
        self.finder: Any = None
        """The folded texts of find; used on the clerk's thread only."""

    def holds(self, desk: DeskScreen, reader: str) -> bool:
        """Tell whether a reader shows what find went to, until the cursor of the list moves."""
        return reader == "reader-a" and self.apart is not None and self.apart == (desk.source, desk.row_key())


class Landed(messages.News):
    """The lists for a landing have been answered."""


def open_sheet(desk: DeskScreen, name: str) -> None:
    """Open a sheet where it was left."""
    known = desk.sheets
    known.back_to, known.before = "", None
    if name == "matrix":
        from summit_tui.desk.screens.matrix import Matrix, MatrixPlace

        desk.app.push_screen(Matrix(desk, known.places.setdefault(name, MatrixPlace())))
    elif name == "timeline":
        from summit_tui.desk.screens.timeline import Timeline, TimelinePlace

        desk.app.push_screen(Timeline(desk, known.places.setdefault(name, TimelinePlace())))
    elif name == "find":
        from summit_tui.desk.screens.find import Find, FindPlace

        desk.app.push_screen(Find(desk, known.places.setdefault(name, FindPlace())))


def _leave_for(desk: DeskScreen, sheet: str) -> None:
    """Remember what the desk shows, to come back to it."""
    known = desk.sheets
    if known.before is None:
        pane = desk.source if desk.source in LISTS else desk.before_inbox
        known.before = Before(desk.chosen, dict(desk.filters), pane)
    known.back_to = sheet


def land_on(desk: DeskScreen, landing: Landing) -> None:
    """Have the desk show a row; keys that follow wait until it does."""
    from summit_tui.desk.screens import desk_inbox

    _leave_for(desk, landing.sheet)
    if desk_inbox.is_open(desk):
        desk_inbox.close(desk)
    known = desk.sheets
    known.landing, known.tries, known.apart = landing, 0, None
    desk.chosen, desk.preview = landing.chosen, None
    desk.filters = {landing.pane: landing.text} if landing.text else {}
    desk.keys.wait_for("landing")
    _ask(desk)


def _ask(desk: DeskScreen) -> None:
    desk.ask_views()
    desk.session.later(lambda shop: shop.post(Landed()), slot="landed", urgent=True)


def landed(desk: DeskScreen, _: Landed) -> None:
    """Put the cursor on the row that a sheet went to."""
    known = desk.sheets
    landing = known.landing
    if landing is None:
        desk.keys.came("landing")
        return
    pane = desk.lists[landing.pane]
    desk.focus_pane(landing.pane)
    if not pane.select(landing.row):
        known.tries += 1
        if known.tries < 3:  # newer lists may have been asked for meanwhile
            _ask(desk)
            return
        desk.status.say("That row is not in the list any more.", "esc goes back.")
    elif landing.piece is not None:
        key = desk.row_key()
        if key is not None:  # the readers follow an old trail of the same row to its piece
            desk.trail = Trail(landing.pane, key, (landing.piece,))
    known.landing = None
    desk.ask_trail()
    desk.focus_pane("reader-a" if landing.piece is not None else landing.pane)
    known.arrived_at = desk.place
    desk.status.say(_from(known.back_to), stays=True)
    desk.keys.came("landing")


def show_passage(desk: DeskScreen, sheet: str, folio: Folio, span: tuple[int, int], query: str) -> None:
    """Show a passage that belongs to no row in reader A, with all places of the article where a search is found."""
    _leave_for(desk, sheet)
    reader = desk.readers["reader-a"]
    desk.pinned.discard("reader-a")
    desk.folios[folio.article.file] = folio
    desk_readers.show_folio(reader, folio)
    reader.show_evidence(None, [])
    reader.say(desk_readers.caption(folio, place="", label="found"))
    desk.focus_pane("reader-a")
    desk.search = query
    reader.find(query)
    reader.show_match(span)
    desk.sheets.arrived_at = "reader-a"
    desk.sheets.apart = (desk.source, desk.row_key())
    desk.status.say(_from(sheet), "n N next and previous match.", stays=True)


def _from(sheet: str) -> str:
    return f"esc goes back to {'the ' if sheet != 'find' else ''}{sheet}."


def go_back(desk: DeskScreen) -> bool:
    """From where a sheet sent the analyst, go back to it; tell whether that is one level back from here."""
    known = desk.sheets
    if not known.back_to or known.landing is not None:
        return False
    place = desk.place
    deeper = place in READERS and known.arrived_at not in READERS
    if deeper or desk.desk_layout.arrangement.zoom:
        return False
    name, before = known.back_to, known.before
    if before is not None:
        desk.chosen, desk.filters = before.chosen, dict(before.filters)
        desk.focus_pane(before.pane)
        desk.ask_views()
    desk.status.say("")  # that esc goes back there is not true any more once the sheet is left
    open_sheet(desk, name)
    return True


def _find(desk: DeskScreen) -> None:
    """Open find; with a filter that is being typed, on the words of the filter."""
    _end_typing(desk)
    open_sheet(desk, "find")


def _end_typing(desk: DeskScreen) -> None:
    pane = desk.typing
    if pane is None:
        return
    from summit_tui.desk.screens.find import FindPlace

    desk.typing = None
    desk.sheets.places["find"] = FindPlace(desk.filters.get(pane, ""), back=True)
    desk.label_lists()
    desk.update_footer(pane)


def _opens(name: str) -> Callable[[DeskScreen], None]:
    return lambda desk: open_sheet(desk, name)


def _palette(desk: DeskScreen) -> None:
    from summit_tui.desk.screens.palette import open_palette

    _end_typing(desk)
    open_palette(desk)


def give_date(desk: DeskScreen, file: str, now: str = "") -> None:
    """Ask for the date of an article; an empty answer takes away what the analyst gave.

    Args:
        desk: the desk.
        file: the article.
        now: the date that it has, ISO 8601.
    """
    from summit_tui.desk.parts.fields import trouble_with_date
    from summit_tui.desk.screens.ask import Ask

    def wrong(text: str) -> str:
        return trouble_with_date(text) if text else ""

    def take(text: str | None) -> None:
        if text is not None:
            desk.session.correct_article(file, {"published": text or None})

    hint = "As precise as it is known: 2031-03-05, 2031-03 or 2031."
    desk.app.push_screen(Ask(f"Date of {shorten(file, 40)}", now, hint=hint, check=wrong), take)


def _date(desk: DeskScreen) -> None:
    reader = desk.readers[desk.place if desk.place in READERS else "reader-a"]
    if reader.file is None:
        desk.status.say("There is no article to date.", "Choose a row first.")
        return
    folio = desk.folios.get(reader.file)
    give_date(desk, reader.file, str(folio.about["published"] or "") if folio is not None else "")


DOES: dict[str, Callable[[DeskScreen], None]] = {
    "matrix": _opens("matrix"), "timeline": _opens("timeline"), "find": _find, "palette": _palette,
    "date": _date,
}  # fmt: skip
