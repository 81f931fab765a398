"""The matrix: issue by party. Where the sides stand at a glance; enter goes to the positions behind a cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec
from textual import on
from textual.geometry import Region, Size

from summit_tui.desk import messages
from summit_tui.desk.canvas import Canvas, Piece
from summit_tui.desk.panes.matrix import CellPositions, MatrixPane
from summit_tui.desk.panes.passage import Passage, PassagePane
from summit_tui.desk.parts.grid import SORTS, Grid
from summit_tui.desk.parts.line import Line
from summit_tui.desk.screens.desk_sheets import Landing, land_on
from summit_tui.desk.screens.sheet import Sheet
from summit_tui.desk.table import ListPane, Tab

if TYPE_CHECKING:
    import polars as pl

    from summit_tui.desk.office.workshop import Workshop
    from summit_tui.desk.screens.desk import DeskScreen

SORT_NAMES = {"count": "most positions first", "name": "by name", "contested": "most contested first"}


class MatrixPlace(msgspec.Struct):
    """Where the analyst was in the matrix, kept while the desk is open."""

    sort: str = "count"
    people: bool = False
    text: str = ""
    issue: str | None = None
    key: str | None = None
    position: str | None = None


class GridReady(messages.News):
    """The whole matrix."""

    def __init__(self, grid: Grid, *, people: bool) -> None:
        super().__init__()
        self.grid, self.people = grid, people


class CellReady(messages.News):
    """The positions of one cell."""

    def __init__(self, cell: tuple[str, str], frame: pl.DataFrame) -> None:
        super().__init__()
        self.cell, self.frame = cell, frame


class PassageReady(messages.News):
    """The best passage of a position."""

    def __init__(self, position: str, passage: Passage | None) -> None:
        super().__init__()
        self.position, self.passage = position, passage


class Matrix(Sheet):
    """The matrix over the desk.

    Args:
        desk: the desk below.
        place: where the analyst was when it was last open.
    """

    def __init__(self, desk: DeskScreen, place: MatrixPlace) -> None:
        super().__init__(desk, "matrix")
        self.place = place
        self.grid = Grid()
        self.matrix = MatrixPane()
        self.positions = CellPositions(id="positions")
        self.passage = PassagePane(id="passage")
        self.matrix.hint = "Opening the folder."
        self._first = True
        self._shows: tuple[str | None, str | None] = ("", "")
        """The cell whose positions stand below."""

    def panes(self) -> Iterable[Canvas]:
        """Give the grid, the positions of a cell, and their best passage."""
        return (self.matrix, self.positions, self.passage)

    def plan(self, size: Size) -> dict[str, Region]:
        """Give the grid as many rows as it needs, and the rest to what stands behind the cell."""
        return plan(size, len(self.grid.rows), self.positions.rows.height)

    def legend(self) -> list[Piece]:
        """Name the letters and signs."""
        told: list[Piece] = [(" ", "body")]
        for letter, name in (("d", "demand"), ("r", "refuse"), ("o", "offer"), ("a", "accept")):
            told += [(letter, name), (f" {name}   ", "dim")]
        if self.size.width >= 100:
            told += [("Δ", "warn"), (" changed over time   ", "dim"), ("≠", "warn"), (" sources disagree   ", "dim")]
            told += [("↔", "dim"), (" sides against each other", "dim")]
        else:
            told += [("Δ", "warn"), (" changed   ", "dim"), ("≠", "warn"), (" disputed", "dim")]
        return told

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Give the keys of the footer."""
        other = "sides" if self.place.people else "people"
        return (
            (self.key("left", "down", "up", "right").replace("h j k l", "hjkl"), "move"),
            (self.key("open"), "drill down"), (self.key("sort"), "sort"), (self.key("group"), other),
            (self.key("filter"), "filter"), (self.key("matrix"), "back"), (self.key("pane-next"), "positions"),
        )  # fmt: skip

    def on_mount(self) -> None:
        """Take the focus."""
        super().on_mount()
        self.show_focus(self.matrix)

    def does(self) -> dict[str, Callable[[], object]]:
        """Give what the keys do here."""
        return {
            "left": lambda: self._move(0, -1), "right": lambda: self._move(0, 1),
            "up": lambda: self._move(-1, 0), "down": lambda: self._move(1, 0),
            "first": lambda: self._to(0), "last": lambda: self._to(10**9),
            "page-up": lambda: self._move(-self.matrix.page, 0), "page-down": lambda: self._move(self.matrix.page, 0),
            "open": self.drill, "sort": self.sort, "group": self.turn, "filter": self._filter,
            "pane-next": self._other_pane, "pane-previous": self._other_pane,
            "pane-1": lambda: self.show_focus(self.matrix), "pane-2": lambda: self.show_focus(self.positions),
            "back": self._back, "rejected": self.turn_rejected,
        }  # fmt: skip

    # -- moving -----------------------------------------------------------------------------

    @property
    def _in_list(self) -> bool:
        return self.focused is self.positions

    def _move(self, down: int, right: int) -> None:
        if self._in_list and not right:
            self.positions.move_by(down)
        elif not self._in_list:
            self.matrix.move(down, right)

    def _to(self, row: int) -> None:
        if self._in_list:
            self.positions.move_to(row)
        else:
            self.matrix.move_to(row)

    def _other_pane(self) -> None:
        self.show_focus(self.matrix if self._in_list else self.positions)

    def _back(self) -> None:
        if self._in_list:
            self.show_focus(self.matrix)
        elif self.place.text:
            self.typed(Line(), done=True)
        else:
            self.dismiss(None)

    @on(MatrixPane.Moved)
    def _moved(self) -> None:
        self.place.issue, self.place.key, self.place.position = self.matrix.issue, self.matrix.key, None
        self.ask_cell()

    @on(MatrixPane.Opened)
    def _clicked(self) -> None:
        self.show_focus(self.matrix)
        self.drill()

    @on(ListPane.Moved)
    def _position_moved(self, event: ListPane.Moved) -> None:
        event.stop()
        self.ask_passage()

    @on(ListPane.Opened)
    def _position_opened(self, event: ListPane.Opened) -> None:
        event.stop()
        self.show_focus(self.positions)
        self.drill()

    def drill(self) -> None:
        """Go to the desk: the party chosen, the issue as the filter of Demands, the cursor on the position."""
        issue, key = self.matrix.issue, self.matrix.key
        row = self.positions.row
        self.opening = self._shows != (issue, key)
        if self.opening:
            return
        if issue is None or key is None or row is None:
            self.stay()
            self.say_why_not("There is no position in this cell.", "h j k l go to another.")
            return
        self.place.position = str(row["position"])
        level = "person" if self.place.people else "side"
        land_on(
            self.desk,
            Landing(
                "matrix", "demands", f"item\x1f{row['position']}", chosen=frozenset((f"{level}\x1f{key}",)), text=issue
            ),
        )
        self.leave()

    # -- order, columns, filter -------------------------------------------------------------

    def sort(self) -> None:
        """Go to the next order of the issues."""
        self.place.sort = SORTS[(SORTS.index(self.place.sort) + 1) % len(SORTS)]
        self._show()
        self.status.say(f"Issues {SORT_NAMES[self.place.sort]}.")

    def turn(self) -> None:
        """Turn between sides and people."""
        self.place.people = not self.place.people
        self.place.key = None
        self.show_keys()
        self.ask()
        self.status.say("By person: positions that a named person voices." if self.place.people else "By side.")

    def _filter(self) -> None:
        self.show_focus(self.matrix)
        self.begin_typing(self.place.text)
        self._show()

    def typed(self, line: Line, *, done: bool) -> None:
        """Narrow the issues as one types."""
        self.place.text = line.text
        self._show()

    # -- asking and hearing -----------------------------------------------------------------

    def ask(self) -> None:
        """Ask for the whole matrix."""
        people, rejected = self.place.people, self.desk.show_rejected

        def answer(shop: Workshop) -> messages.News:
            from summit_tui.desk.office import sheet_answers

            return GridReady(sheet_answers.grid(shop.ledger, rejected, people=people), people=people)

        self.from_clerk("grid", answer)

    def ask_cell(self) -> None:
        """Ask for the positions of the cell under the cursor."""
        issue, key = self.matrix.issue, self.matrix.key
        if issue is None or key is None:
            return
        people, rejected = self.place.people, self.desk.show_rejected

        def answer(shop: Workshop) -> messages.News:
            from summit_tui.ledger import overviews

            return CellReady((issue, key), overviews.cell(shop.ledger, issue, key, rejected, people=people))

        self.from_clerk("cell", answer)

    def ask_passage(self) -> None:
        """Ask for the best passage of the position under the cursor."""
        row = self.positions.row
        if row is None:
            self.passage.show(None)
            return
        position, rejected = str(row["position"]), self.desk.show_rejected

        def answer(shop: Workshop) -> messages.News:
            from summit_tui.desk.office import sheet_answers

            return PassageReady(position, sheet_answers.best(shop.ledger, shop.texts, "demand", position, rejected)[0])

        self.from_clerk("cell passage", answer)

    @on(GridReady)
    def _grid_ready(self, event: GridReady) -> None:
        if event.people == self.place.people:
            self.grid = event.grid
            self._show()

    def _show(self) -> None:
        pane, place = self.matrix, self.place
        pane.people, pane.is_typing = place.people, self.typing is not None
        pane.filter_text = place.text if place.text or pane.is_typing else None
        pane.hint = self._hint()
        fresh = self._first or place.key is None
        pane.show(self.grid.ordered(place.sort, place.text), place.issue, place.key)
        if fresh and self.grid.rows:
            self._first = False
            if place.key is None:
                pane.go_to_content()
        place.issue, place.key = pane.issue or place.issue, pane.key or place.key
        self._say_header()
        self.relayout()
        if pane.issue is None:
            self.positions.tabs = ()
            if self.positions.rows.frame is not None:
                self.positions.show_frame(self.positions.rows.frame.clear())
            self.passage.show(None)
            self._shows = (None, None)
            if self.opening:
                self.drill()
        self.ask_cell()

    def _hint(self) -> str:
        if self.place.text:
            return f"No issue matches /{self.place.text}. esc drops it."
        if self.desk.session.reading:
            return "Reading the articles."
        return "No positions yet. esc goes back."

    def _say_header(self) -> None:
        totals = self.desk.session.totals
        articles = totals.articles if totals else 0
        chips = ("with rejected",) if self.desk.show_rejected else ()
        self.header.say(f"{articles} article{'s' if articles != 1 else ''}", chips, self.desk.watching)

    @on(CellReady)
    def _cell_ready(self, event: CellReady) -> None:
        if event.cell != (self.matrix.issue, self.matrix.key):
            return
        pane = self.positions
        self._shows = event.cell
        pane.touched = self.place.position is not None
        before = pane.key
        pane.show_frame(event.frame)
        if self.place.position is not None:
            pane.select(f"item\x1f{self.place.position}")
        column = self.matrix.grid.columns[self.matrix.column]
        many = event.frame.height
        title = f"{column.name} on {self.matrix.issue}"
        pane.tabs = (Tab("positions", 2, title, f"{many} position{'s' if many != 1 else ''}" if many else "nothing"),)
        pane.refresh()
        self.relayout()
        if pane.key == before or pane.key is None:
            self.ask_passage()
        if self.opening:
            self.drill()

    @on(PassageReady)
    def _passage_ready(self, event: PassageReady) -> None:
        row = self.positions.row
        if row is not None and str(row["position"]) == event.position:
            self.passage.show(event.passage)


def plan(size: Size, issues: int, positions: int) -> dict[str, Region]:
    """Give each pane of the matrix its region.

    Args:
        size: the screen in cells.
        issues: how many rows the grid has.
        positions: how many positions the cell under the cursor has.

    Example:
        >>> plan(Size(140, 40), 30, 3)["positions"]
        Region(x=0, y=27, width=140, height=5)
    """
    width, height = size.width, size.height
    body = max(6, height - 3)
    passage = max(4, min(12, body // 5))
    held = max(3, min(2 + positions, body // 5))
    held = max(held, min(5, body // 5))
    grid = max(3, min(issues + 2, body - passage - held)) if issues else max(3, body - passage - held)
    passage = body - grid - held
    return {
        "header": Region(0, 0, width, 1),
        "matrix": Region(0, 1, width, grid),
        "positions": Region(0, 1 + grid, width, held),
        "passage": Region(0, 1 + grid + held, width, passage),
        "status": Region(0, height - 2, width, 1),
        "footer": Region(0, height - 1, width, 1),
    }
