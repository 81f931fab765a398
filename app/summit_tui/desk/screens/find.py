"""Find everywhere: all articles and all findings as one types, with counts; enter goes to the passage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec
from textual import events, on
from textual.geometry import Region, Size

from summit_tui.desk import messages
from summit_tui.desk.canvas import Canvas, Piece
from summit_tui.desk.panes.find import Results
from summit_tui.desk.panes.passage import Passage, PassagePane
from summit_tui.desk.parts.line import Line
from summit_tui.desk.parts.rows import Row
from summit_tui.desk.parts.trail import Pointed
from summit_tui.desk.screens.desk_sheets import Landing, land_on, show_passage
from summit_tui.desk.screens.sheet import Sheet
from summit_tui.desk.table import ListPane

if TYPE_CHECKING:
    from summit_tui.desk.messages import Folio
    from summit_tui.desk.office.finding import Found
    from summit_tui.desk.office.workshop import Workshop
    from summit_tui.desk.screens.desk import DeskScreen

WIDE = 110
_STEPS = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1, "tab": 1, "shift+tab": -1}
_KINDS: dict[str, Any] = {"demands": "demand", "quotes": "quote", "questions": "question"}


class FindPlace(msgspec.Struct):
    """What was looked for last, and where the cursor stood."""

    text: str = ""
    key: str | None = None
    back: bool = False
    """Whether the analyst comes back from a result: what is typed then goes on with the words."""


class FoundReady(messages.News):
    """The results of a search."""

    def __init__(self, found: Found) -> None:
        super().__init__()
        self.found = found


class ResultReady(messages.News):
    """The passage of a result; `piece` is that of a finding, `folio` the article of a passage."""

    def __init__(self, key: str, passage: Passage | None, piece: Pointed | None, folio: Folio | None) -> None:
        super().__init__()
        self.key, self.passage, self.piece, self.folio = key, passage, piece, folio


class Find(Sheet):
    """Find over the desk. The line is always being typed: letters are text, arrows move.

    Args:
        desk: the desk below.
        place: what was looked for when it was last open.
    """

    def __init__(self, desk: DeskScreen, place: FindPlace) -> None:
        super().__init__(desk, "find")
        self.place = place
        self.results = Results(id="results")
        self.results.line = self.typing = Line(place.text, len(place.text))
        self.results.fresh = bool(place.text) and not place.back
        self.results.touched = place.key is not None
        self.passage = PassagePane(id="passage")
        self.passage.match = True
        self.answer: ResultReady | None = None
        self._answered = ""
        self._wanted = place.key
        place.back = False

    def panes(self) -> Iterable[Canvas]:
        """Give results and passage."""
        return (self.results, self.passage)

    def plan(self, size: Size) -> dict[str, Region]:
        """Put the passage beside the results where there is room, else below."""
        return plan(size)

    def legend(self) -> list[Piece]:
        """Say how words are compared."""
        return [(" Case, accents and the form of dashes and quotation marks do not count.", "dim")]

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Give the keys of the footer."""
        return (("enter", "open"), ("↑ ↓", "move"), ("ctrl+u", "clear"), ("esc", "back"))

    def show_keys(self) -> None:
        """Show the keys; the line is always typed here."""
        self.footer.show_items(self.keys())

    def on_mount(self) -> None:
        """Take the focus."""
        super().on_mount()
        self.show_focus(self.results)

    # -- typing -----------------------------------------------------------------------------

    def type_key(self, event: events.Key) -> None:
        """Type, move, open or go back."""
        pane, key = self.results, event.key
        if key == "escape":
            self.dismiss(None)
        elif key == "enter":
            self.open()
        elif key in _STEPS:
            pane.move_by(_STEPS[key])
        elif key in ("pagedown", "pageup"):
            pane.move_by(pane.page if key == "pagedown" else -pane.page)
        elif self._ids.get(key) == "find" and key.startswith("ctrl+"):
            self._set(Line())
        else:
            base = pane.line
            if pane.fresh and event.character and event.character.isprintable():
                base = Line()
            line = base.key(key, event.character)
            if line is not None:
                self._set(line)

    def take_paste(self, words: str) -> None:
        """Put pasted words in at the cursor."""
        base = Line() if self.results.fresh else self.results.line
        self._set(base.typed(" ".join(words.split())))

    def _set(self, line: Line) -> None:
        before = self.results.line.text
        self.results.line = self.typing = line
        self.results.fresh = False
        self.results.refresh()
        if line.text != before:
            self.place.text, self.place.key, self._wanted = line.text, None, None
            self.results.touched = False
            self.ask()

    # -- opening ----------------------------------------------------------------------------

    def _row(self) -> Row | None:
        row = self.results.row
        return row if row is not None and self.results.can_stand(row) else None

    def open(self) -> None:
        """Go to the result under the cursor; if it is still being looked up, as soon as it has come."""
        row = self._row()
        if self._answered != self.place.text:
            self.opening = True
            return
        if row is None:
            self.stay()
            self.say_why_not("There is nothing to open.", "Type words that the articles have.")
            return
        answer = self.answer
        if answer is None or answer.key != self.results.key:
            self.opening = True
            return
        self.place.key, self.place.back = self.results.key, True
        self.desk.search = self.place.text
        if answer.piece is not None:
            land_on(self.desk, Landing("find", str(row["pane"]), str(row["key"]), piece=answer.piece))
        elif answer.folio is not None:
            show_passage(self.desk, "find", answer.folio, (int(row["start"]), int(row["end"])), self.place.text)
        else:
            self.stay()
            self.say_why_not("This passage is gone.", "Its article was removed.")
            return
        self.leave()

    @on(ListPane.Moved)
    def _moved(self, event: ListPane.Moved) -> None:
        event.stop()
        self.ask_passage()

    @on(ListPane.Opened)
    def _opened(self, event: ListPane.Opened) -> None:
        event.stop()
        self.open()

    # -- asking and hearing -----------------------------------------------------------------

    def ask(self) -> None:
        """Ask for what the words are found in."""
        query, rejected, sheets = self.place.text, self.desk.show_rejected, self.desk.sheets

        def warm_up(shop: Workshop) -> None:
            from summit_tui.desk.office.finding import Finder

            sheets.finder = sheets.finder or Finder()
            sheets.finder.warm_up(shop.ledger, shop.articles, rejected)

        if not query.strip():
            self._answered = query
            self._show_nothing("Type words: all articles and findings are searched.")
            self.from_clerk("warm up", warm_up)
            return

        def answer(shop: Workshop) -> messages.News:
            from summit_tui.desk.office.finding import Finder

            sheets.finder = sheets.finder or Finder()
            return FoundReady(sheets.finder.find(shop.ledger, shop.articles, query, rejected))

        self.from_clerk("find", answer)

    def _show_nothing(self, hint: str) -> None:
        pane = self.results
        pane.hint, pane.counts = hint, ""
        if pane.rows.frame is not None:
            pane.show_frame(pane.rows.frame.clear())
        pane.refresh()
        self.answer = None
        self.passage.show(None)

    @on(FoundReady)
    def _found_ready(self, event: FoundReady) -> None:
        found = event.found
        if found.query != self.place.text:
            return
        self._answered = found.query
        pane = self.results
        counted = found.counts.sentence()
        short = len(found.query.strip()) < 2 and found.query.isascii()
        pane.counts = "" if short else counted
        nothing = f"Nothing matches “{found.query}”. ctrl+u clears the line."
        pane.hint = "Type two letters or more." if short else nothing
        before = pane.key
        pane.show_frame(found.rows)
        if self._wanted is not None:
            pane.select(self._wanted)
            self._wanted = None
        totals = self.desk.session.totals
        self.header.say(f"{totals.articles if totals else 0} articles", (), self.desk.watching)
        if pane.key == before or pane.key is None:
            self.ask_passage()
        if self.opening and self._row() is None:
            self.open()

    def ask_passage(self) -> None:
        """Ask for the passage of the result under the cursor."""
        row, key = self._row(), self.results.key
        if row is None or key is None:
            self.answer = None
            self.passage.show(None)
            return
        query, rejected, sheets = self.place.text, self.desk.show_rejected, self.desk.sheets

        def answer(shop: Workshop) -> messages.News | None:
            from summit_tui.desk.office import sheet_answers

            if row["kind"] != "text":
                kind = _KINDS[row["pane"]]
                name = str(row["key"]).removeprefix("item\x1f")
                passage, piece = sheet_answers.best(shop.ledger, shop.texts, kind, name, rejected)
                return ResultReady(key, passage, piece, None)
            file, span = str(row["file"]), (int(row["start"]), int(row["end"]))
            article = shop.texts.get(file)
            spans = tuple(sheets.finder.spans(article, query)) if article is not None and sheets.finder else ()
            number = spans.index(span) + 1 if span in spans else 1
            around = sheet_answers.around(
                shop.ledger, shop.texts, file, span, spans, place=f"{number}/{len(spans)}", label="match"
            )
            return ResultReady(key, around, None, shop.answers.folio(shop.ledger, shop.texts, file))

        self.from_clerk("result", answer)

    @on(ResultReady)
    def _result_ready(self, event: ResultReady) -> None:
        if event.key != self.results.key:
            return
        self.answer = event
        self.passage.match = event.piece is None
        self.passage.show(event.passage)
        if self.opening:
            self.open()


def plan(size: Size) -> dict[str, Region]:
    """Give each pane of find its region.

    Example:
        >>> plan(Size(80, 24))["passage"]
        Region(x=0, y=15, width=80, height=7)
    """
    width, height = size.width, size.height
    body = max(6, height - 3)
    places = {
        "header": Region(0, 0, width, 1),
        "status": Region(0, height - 2, width, 1),
        "footer": Region(0, height - 1, width, 1),
    }
    if width >= WIDE:
        left = width * 55 // 100
        return places | {
            "results": Region(0, 1, left, body),
            "passage": Region(left + 1, 1, width - left - 1, body),
        }
    passage = max(3, body // 3)
    return places | {
        "results": Region(0, 1, width, body - passage),
        "passage": Region(0, 1 + body - passage, width, passage),
    }
