"""The timeline: what was said when, party by party; what has no date lies in a tray of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec
from textual import on
from textual.geometry import Region, Size

from summit_tui.desk import messages
from summit_tui.desk.canvas import Canvas, Piece, shorten
from summit_tui.desk.panes.passage import Passage, PassagePane
from summit_tui.desk.panes.timeline import WIDE, Lanes, Statements, Undated, plan
from summit_tui.desk.parts.lanes import MONTHS, stretch
from summit_tui.desk.parts.line import Line
from summit_tui.desk.parts.rows import Row
from summit_tui.desk.parts.trail import Pointed
from summit_tui.desk.screens.desk_sheets import Landing, give_date, land_on
from summit_tui.desk.screens.sheet import Sheet
from summit_tui.desk.table import ListPane, Tab
from summit_tui.model import FindingKind

if TYPE_CHECKING:
    from summit_tui.desk.office.sheet_answers import Told
    from summit_tui.desk.office.workshop import Workshop
    from summit_tui.desk.screens.desk import DeskScreen

PANES = ("lanes", "statements", "undated")


class TimelinePlace(msgspec.Struct):
    """Where the analyst was in the timeline, kept while the desk is open."""

    text: str = ""
    by_party: bool = False
    pane: str = "statements"
    keys: dict[str, str] = {}


class TimelineReady(messages.News):
    """The statements as they were asked for."""

    def __init__(self, told: Told, asked: tuple[str, bool]) -> None:
        super().__init__()
        self.told, self.asked = told, asked


class StatementReady(messages.News):
    """The passage of a statement, and the row of the list that stands for it (None: it is in none)."""

    def __init__(self, key: str, passage: Passage | None, row: str | None, note: tuple[str, str]) -> None:
        super().__init__()
        self.key, self.passage, self.row, self.note = key, passage, row, note


class Timeline(Sheet):
    """The timeline over the desk.

    Args:
        desk: the desk below.
        place: where the analyst was when it was last open.
    """

    def __init__(self, desk: DeskScreen, place: TimelinePlace) -> None:
        super().__init__(desk, "timeline")
        self.place = place
        self.lanes = Lanes()
        self.statements = Statements(id="statements")
        self.undated = Undated(id="undated")
        self.passage = PassagePane(id="passage")
        self.told: Told | None = None
        self.answer: StatementReady | None = None
        for pane in (self.statements, self.undated):
            pane.hint = "Opening the folder."

    def panes(self) -> Iterable[Canvas]:
        """Give lanes, list, tray and passage."""
        return (self.lanes, self.statements, self.undated, self.passage)

    def plan(self, size: Size) -> dict[str, Region]:
        """Give each pane its place."""
        some = self.told is None or self.told.without > 0 or self.place.pane == "undated"
        return plan(size, len(self.lanes.parties), tray=self.place.pane == "undated", some=some)

    def legend(self) -> list[Piece]:
        """Name the signs, and where dates come from."""
        said: list[Piece] = [
            (" Δ", "warn"),
            (" changed over time   ", "dim"),
            ("≠", "warn"),
            (" sources disagree   ", "dim"),
        ]
        if self.size.width >= 100:
            said.append(("dates are those the text gives or the analyst gave, never the file's", "dim"))
        return said

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Give the keys of the footer."""
        sort = "by day" if self.place.by_party else "by party"
        return (
            (self.key("down", "up"), "move"), (self.key("open"), "open"), (self.key("date"), "give a date"),
            (self.key("filter"), "filter"), (self.key("group"), sort), (self.key("timeline"), "back"),
            (self.key("pane-next"), "next pane"),
        )  # fmt: skip

    def on_mount(self) -> None:
        """Take the focus."""
        super().on_mount()
        self._focus(self.place.pane)

    def does(self) -> dict[str, Callable[[], object]]:
        """Give what the keys do here."""
        return {
            "left": lambda: self._sideways(-1), "right": lambda: self._sideways(1),
            "up": lambda: self._move(-1), "down": lambda: self._move(1),
            "first": lambda: self._to_end(last=False), "last": lambda: self._to_end(last=True),
            "page-up": lambda: self._page(-1), "page-down": lambda: self._page(1),
            "open": self.open, "group": self.turn, "filter": self._filter, "back": self._back,
            "pane-next": lambda: self._next_pane(1), "pane-previous": lambda: self._next_pane(-1),
            "pane-1": lambda: self._focus("lanes"), "pane-2": lambda: self._focus("statements"),
            "pane-3": lambda: self._focus("undated"), "rejected": self.turn_rejected, "date": self.give_date,
        }  # fmt: skip

    # -- moving -----------------------------------------------------------------------------

    @property
    def list_pane(self) -> ListPane:
        """Give the list whose row the passage belongs to."""
        return self.undated if self.place.pane == "undated" else self.statements

    def _focus(self, name: str) -> None:
        before = self.list_pane
        self.place.pane = name
        self._label()
        self.relayout()
        self.show_focus((self.lanes, self.statements, self.undated)[PANES.index(name)])
        if self.list_pane is not before:
            self.ask_passage()

    def _next_pane(self, by: int) -> None:
        self._focus(PANES[(PANES.index(self.place.pane) + by) % len(PANES)])

    def _move(self, down: int) -> None:
        if self.place.pane == "lanes":
            self.lanes.move(down, 0)
        else:
            self.list_pane.move_by(down)

    def _sideways(self, right: int) -> None:
        if self.place.pane == "lanes":
            self.lanes.move(0, right)
        else:
            self._focus("undated" if right > 0 else "statements")

    def _page(self, sign: int) -> None:
        if self.place.pane != "lanes":
            self.list_pane.move_by(sign * self.list_pane.page)

    def _to_end(self, *, last: bool) -> None:
        if self.place.pane == "lanes":
            self.lanes.move_to_end(last=last)
        else:
            self.list_pane.move_to(self.list_pane.rows.height - 1 if last else 0)

    def _back(self) -> None:
        if self.place.text:
            self.typed(Line(), done=True)
        else:
            self.dismiss(None)

    @on(Lanes.Moved)
    def _lane_moved(self, event: Lanes.Moved) -> None:
        self.statements.move_to(event.row)

    @on(ListPane.Moved)
    def _row_moved(self, event: ListPane.Moved) -> None:
        event.stop()
        if event.key is not None and event.by_user:
            self.place.keys[event.pane.id or ""] = event.key
        if event.pane is self.statements:
            self._mark_lane()
        if event.pane is self.list_pane:
            self.ask_passage()

    @on(ListPane.Opened)
    def _row_opened(self, event: ListPane.Opened) -> None:
        event.stop()
        self._focus(event.pane.id or "statements")
        self.open()

    @on(ListPane.TabClicked)
    def _tab_clicked(self, event: ListPane.TabClicked) -> None:
        event.stop()
        self._focus(event.target)

    def on_descendant_focus(self, event: object) -> None:
        """Follow a focus that the mouse moved."""
        name = self.focused.id if self.focused is not None else None
        if name in PANES and name != self.place.pane:
            self._focus(name)

    def _mark_lane(self) -> None:
        row = self.statements.row
        if row is not None:
            self.lanes.mark(row["party"] or "", row["day"] or "")

    # -- what is done -----------------------------------------------------------------------

    def _row(self) -> Row | None:
        pane = self.list_pane
        row = pane.row
        return row if row is not None and pane.can_stand(row) else None

    def open(self) -> None:
        """Go to the evidence on the desk; if it is still being looked up, as soon as it has come."""
        row, key = self._row(), self.list_pane.key
        if row is None and self.told is None:
            self.opening = True
            return
        if row is None:
            self.stay()
            self.say_why_not("There is no statement to open.")
            return
        answer = self.answer
        if answer is None or answer.key != key:
            self.opening = True
            return
        if answer.row is None or answer.passage is None:
            self.stay()
            self.say_why_not("This statement is in no list any more.", "It was rejected or its article is gone.")
            return
        start, end = answer.passage.active
        kind: FindingKind = "quote" if row["kind"] == "quote" else "demand"
        piece = Pointed(row["file"], kind, row["id"], start, end)
        land_on(self.desk, Landing("timeline", "quotes" if kind == "quote" else "demands", answer.row, piece=piece))
        self.leave()

    def turn(self) -> None:
        """Turn between one list by day and each party's apart."""
        self.place.by_party = not self.place.by_party
        self.show_keys()
        self.ask()
        self.status.say("Each party's statements apart." if self.place.by_party else "All statements by day.")

    def _filter(self) -> None:
        if self.place.pane == "lanes":
            self._focus("statements")
        self.begin_typing(self.place.text)
        self._label()

    def typed(self, line: Line, *, done: bool) -> None:
        """Narrow lanes, list and tray as one types."""
        self.place.text = line.text
        self._label()
        self.ask()

    def give_date(self) -> None:
        """Ask for the date of the statement's article."""
        row = self._row()
        if row is None:
            self.say_why_not("There is no statement whose article could be dated.")
            return
        give_date(self.desk, str(row["file"]), row["day"] or "")

    # -- asking and hearing -----------------------------------------------------------------

    def ask(self) -> None:
        """Ask for the statements."""
        text, by_party, rejected = self.place.text, self.place.by_party, self.desk.show_rejected

        def answer(shop: Workshop) -> messages.News:
            from summit_tui.desk.office import sheet_answers

            told = sheet_answers.timeline(shop.ledger, rejected, text, by_party=by_party)
            return TimelineReady(told, (text, by_party))

        self.from_clerk("timeline", answer)

    def ask_passage(self) -> None:
        """Ask for the passage of the statement under the cursor, and for the row that it belongs to."""
        row, key = self._row(), self.list_pane.key
        if row is None or key is None:
            self.answer = None
            self.passage.show(None)
            return
        kind: FindingKind = "quote" if row["kind"] == "quote" else "demand"
        file, finding, rejected = str(row["file"]), str(row["id"]), self.desk.show_rejected

        def answer(shop: Workshop) -> messages.News:
            from summit_tui.desk.office import sheet_answers

            passage, listed, note = sheet_answers.statement(shop.ledger, shop.texts, kind, (file, finding), rejected)
            return StatementReady(key, passage, listed, note)

        self.from_clerk("statement", answer)

    @on(TimelineReady)
    def _timeline_ready(self, event: TimelineReady) -> None:
        if event.asked != (self.place.text, self.place.by_party):
            return
        told = self.told = event.told
        self.lanes.hint = self.statements.hint = self._hint()
        self.undated.hint = self.lanes.hint if self.place.text else ""
        self.lanes.show(told.counts, told.statements)
        before = self.list_pane.key
        for pane, frame in ((self.statements, told.dated), (self.undated, told.undated)):
            wanted = self.place.keys.get(pane.id or "")
            pane.touched = pane.touched or wanted is not None
            pane.show_frame(frame)
            if wanted is not None and pane.key != wanted:
                pane.select(wanted)
        self._label()
        self._mark_lane()
        self.relayout()
        self._say_header()
        if self.list_pane.key == before or self.list_pane.key is None:
            self.ask_passage()
        if self.opening and self._row() is None:
            self.open()

    def _hint(self) -> str:
        if self.place.text:
            return f"Nothing matches /{self.place.text}. esc drops it."
        if self.desk.session.reading:
            return "Reading the articles."
        if self.told is not None and self.told.without:
            return "No statement has a date. tab goes to the undated."
        return "No statements yet. esc goes back."

    @on(StatementReady)
    def _statement_ready(self, event: StatementReady) -> None:
        if event.key != self.list_pane.key:
            return
        self.answer = event
        flag, words = event.note
        note: list[Piece] = [(f"{flag} ", "warn"), (shorten(words, max(0, self.size.width - 8)), "dim")] if flag else []
        self.passage.show(event.passage, note)
        if self.opening:
            self.open()

    def _label(self) -> None:
        """Write the title lines: the tray is a tab of the list where there is no room beside it."""
        told, place = self.told, self.place
        counts = ("", "")
        if told is not None:
            articles = f"{told.articles} article{'s' if told.articles != 1 else ''}"
            counts = (str(told.statements), f"{told.without} in {articles}" if told.without else "0")
        tabs = (Tab("statements", 2, "Statements", counts[0]), Tab("undated", 3, "Undated", counts[1]))
        for pane, tab in ((self.statements, tabs[0]), (self.undated, tabs[1])):
            pane.tabs = (tab,) if self.size.width >= WIDE else tabs
            pane.is_typing = self.typing is not None and pane is self.list_pane
            shows = pane is self.list_pane or self.size.width >= WIDE
            pane.filter_text = place.text if shows and (place.text or pane.is_typing) else None
            pane.drives = pane is self.list_pane
            pane.refresh()

    def _say_header(self) -> None:
        found = [one for count in self.lanes.counts if (one := stretch(count.day)) is not None]
        said = "no dates"
        if found:
            first, last = min(one.first for one in found), max(one.last for one in found)
            begin, end = f"{MONTHS[first.month - 1]} {first.year}", f"{MONTHS[last.month - 1]} {last.year}"
            said = begin if begin == end else f"{begin} to {end}"
        chips = ("with rejected",) if self.desk.show_rejected else ()
        self.header.say(said, chips, self.desk.watching)
