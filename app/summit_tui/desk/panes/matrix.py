"""The matrix: issue by party; four fixed slots a cell, so that stances line up down the page."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip

from summit_tui.desk.canvas import Canvas, Piece, fit, rule, shorten, width_of
from summit_tui.desk.panes.demands import count, mark_of, told
from summit_tui.desk.parts.grid import LETTERS, STANCES, Cell, Column, Grid, against
from summit_tui.desk.parts.rows import Row
from summit_tui.desk.table import ListPane

NO_CELL = Cell((0, 0, 0, 0))
AGAINST = 20
"""The least width in cells at which it is said who is against whom."""


class MatrixPane(Canvas, can_focus=True):
    """Draws a grid of issues by parties with a cursor on one cell. The issues stay as the parties scroll sideways."""

    class Moved(Message):
        """The cursor stands on another cell."""

    class Opened(Message):
        """A double click on a cell."""

    def __init__(self) -> None:
        super().__init__(id="matrix")
        self.grid = Grid()
        self.row = self.column = 0
        self.top = self.left = 0
        self.filter_text: str | None = None
        self.is_typing = False
        self.people = False
        self.hint = ""

    # -- what is under the cursor -----------------------------------------------------------

    @property
    def issue(self) -> str | None:
        """Give the issue under the cursor."""
        return self.grid.rows[self.row].issue if self.row < len(self.grid.rows) else None

    @property
    def key(self) -> str | None:
        """Give the key of the column under the cursor."""
        return self.grid.columns[self.column].key if self.column < len(self.grid.columns) else None

    def show(self, grid: Grid, issue: str | None, key: str | None) -> None:
        """Show another grid, the cursor on this issue and column where they are still there."""
        line = self.row - self.top
        self.grid = grid
        self.row = next((n for n, row in enumerate(grid.rows) if row.issue == issue), min(self.row, self._last_row))
        at = next((n for n, column in enumerate(grid.columns) if column.key == key), None)
        self.column = at if at is not None else min(self.column, max(0, len(grid.columns) - 1))
        self.row = max(0, self.row)
        self.top = max(0, self.row - line)
        self._keep_in_view()
        self.refresh()

    def go_to_content(self) -> None:
        """Put the cursor on the first cell of its row that holds a position."""
        if self.row < len(self.grid.rows):
            cells = self.grid.rows[self.row].cells
            self.column = next((n for n, c in enumerate(self.grid.columns) if c.key in cells), self.column)
            self._keep_in_view()

    @property
    def _last_row(self) -> int:
        return max(0, len(self.grid.rows) - 1)

    def move(self, down: int, right: int) -> None:
        """Move the cursor by rows and columns."""
        self.move_to(self.row + down, self.column + right)

    def move_to(self, row: int, column: int | None = None) -> None:
        """Put the cursor on a cell, or the nearest that there is."""
        before = (self.row, self.column)
        self.row = max(0, min(row, self._last_row))
        if column is not None:
            self.column = max(0, min(column, len(self.grid.columns) - 1))
        self._keep_in_view()
        self.refresh()
        if (self.row, self.column) != before:
            self.post_message(self.Moved())

    @property
    def page(self) -> int:
        """Give the number of issues that fit."""
        return max(1, self.size.height - 2)

    def _keep_in_view(self) -> None:
        self.top = max(0, min(self.top, len(self.grid.rows) - self.page))
        self.top = max(min(self.top, self.row), self.row - self.page + 1)
        fits = self._columns_that_fit
        self.left = max(0, min(self.left, len(self.grid.columns) - fits))
        self.left = max(min(self.left, self.column), self.column - fits + 1, 0)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._keep_in_view()
        self.refresh()

    # -- measures ---------------------------------------------------------------------------

    @property
    def _issue_width(self) -> int:
        return 23 if self.size.width >= 110 else 21

    @property
    def _shape(self) -> tuple[int, int]:
        """Give the cells of a slot and of a whole cell: as wide as leave all parties in sight, never too narrow."""
        digits, columns = self.grid.digits, len(self.grid.columns)
        shapes = [(digits + more, 4 * (digits + more) + gap) for more, gap in ((3, 4), (3, 2), (2, 3), (2, 2))]
        for slot, whole in shapes:
            if columns * whole + self._reserved <= self._room:
                return slot, whole
        return shapes[-1] if self.size.width < 110 else shapes[2]

    @property
    def _slot(self) -> int:
        return self._shape[0]

    @property
    def _cell_width(self) -> int:
        return self._shape[1]

    @property
    def _reserved(self) -> int:
        """Give the cells kept for who is against whom."""
        return AGAINST + 2 if self.size.width >= 110 and any(row.pairs for row in self.grid.rows) else 0

    @property
    def _room(self) -> int:
        return self.size.width - 2 - self._issue_width - 1

    @property
    def _columns_that_fit(self) -> int:
        return max(1, (self._room - self._reserved) // self._cell_width)

    # -- drawing ----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw the title, the parties' line or an issue."""
        if y == 0:
            return self.strip(self._title())
        if not self.grid.rows:
            return self.strip([("  ", "body"), (shorten(self.hint, self.size.width - 3), "dim")] if y == 1 else [])
        if y == 1:
            return self.strip(self._heads())
        at = self.top + y - 2
        return self._issue_line(at, y - 2) if at < len(self.grid.rows) else self.strip([])

    def _title(self) -> list[Piece]:
        focused = self.has_focus
        name = "title-focus" if focused else "title"
        shown = self.grid
        left: list[Piece] = [("1 ", name if focused else "faint")]
        left.append(("Issue by person" if self.people else "Issue by party", name))
        if self.filter_text is not None:
            left += [(" /", "accent"), (shorten(self.filter_text, 24) + ("█" if self.is_typing else ""), "strong")]
        many = len(shown.rows)
        left.append((f" {many} issue{'s' if many != 1 else ''}, {shown.positions} positions", "dim"))
        fits, columns = self._columns_that_fit, len(shown.columns)
        right: list[Piece] = []
        if columns > fits:
            right = [(f"{self.left + 1}-{min(columns, self.left + fits)} of {columns}  h l sideways ", "dim")]
        return rule(left, right, self.size.width, focused=focused)

    def _heads(self) -> list[Piece]:
        pieces: list[Piece] = [(" " * (2 + self._issue_width), "body")]
        wide = self._cell_width
        for at, column in self._shown_columns():
            name = column.name if len(column.name) < wide else column.short
            pieces.append((fit(name, wide - 1) + " ", "accent" if at == self.column else "strong"))
        if self._against_width and any(row.pairs for row in self.grid.rows):
            pieces.append((" against each other", "dim"))
        return pieces

    def _shown_columns(self) -> list[tuple[int, Column]]:
        fits = self._columns_that_fit
        return list(enumerate(self.grid.columns))[self.left : self.left + fits]

    @property
    def _against_width(self) -> int:
        used = self._cell_width * min(self._columns_that_fit, len(self.grid.columns))
        left = self._room - used - 1
        return left if left >= AGAINST else 0

    def _issue_line(self, at: int, line: int) -> Strip:
        row = self.grid.rows[at]
        here = at == self.row
        ground = "chosen" if here else ""
        left: list[Piece] = [(" ", "body"), (" ", "body")]
        left.append((fit(row.issue, self._issue_width - 1) + " ", "strong" if here else "body"))
        parts = [self.run(left, ground)]
        for number, column in self._shown_columns():
            active = here and number == self.column
            cell = row.cells.get(column.key, NO_CELL)
            on = ("cursor" if self.has_focus else "cursor-blur") if active else ground
            pieces = self._cell(cell)
            gap = self._cell_width - width_of(pieces)
            parts += [self.run(pieces, on), self.run([(" " * gap, "body")], ground)]
        said = against(row.pairs, self._shorts, self._against_width) if self._against_width else ""
        parts.append(self.run([(" " + said, "dim")], ground))
        whole = Strip.join(parts).adjust_cell_length(self.size.width - 1, self.ink("body", ground))
        return Strip.join([whole, self.run([self._thumb(line)], ground)])

    def run(self, pieces: list[Piece], ground: str) -> Strip:
        """Give a part of a line on a ground of its own."""
        return Strip(self.segments(pieces, ground))

    def _cell(self, cell: Cell) -> list[Piece]:
        """Give the four slots and the flag; a count has its figures above each other down the page."""
        pieces: list[Piece] = []
        digits, slot = self.grid.digits, self._slot
        for stance, number in zip(STANCES, cell.counts, strict=True):
            if number:
                pieces += [(str(number).rjust(digits), "strong"), (LETTERS[stance], stance)]
                pieces.append((" " * (slot - digits - 1), "body"))
            else:
                pieces += [("·".rjust(digits), "rule"), (" " * (slot - digits), "body")]
        return [*pieces, (cell.flag or " ", "warn")]

    @property
    def _shorts(self) -> dict[str, str]:
        return {column.name: column.short for column in self.grid.columns}

    def _thumb(self, line: int) -> Piece:
        page, height = self.page, len(self.grid.rows)
        if height <= page:
            return (" ", "body")
        size = max(1, page * page // height)
        start = round(self.top / (height - page) * (page - size))
        return ("┃", "faint") if start <= line < start + size else (" ", "body")

    # -- mouse ------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor, a double click opens the cell."""
        row = self.top + event.y - 2
        column = self.left + (event.x - 2 - self._issue_width) // self._cell_width
        if event.y < 2 or row >= len(self.grid.rows):
            return
        inside = event.x >= 2 + self._issue_width and column < min(
            len(self.grid.columns), self.left + self._columns_that_fit
        )
        self.move_to(row, column if inside else None)
        if event.chain == 2:
            self.post_message(self.Opened())

    def on_mouse_scroll_down(self) -> None:
        """Scroll without moving the cursor."""
        self.top = max(0, min(self.top + 3, len(self.grid.rows) - self.page))
        self.refresh()

    def on_mouse_scroll_up(self) -> None:
        """Scroll without moving the cursor."""
        self.top = max(0, self.top - 3)
        self.refresh()


class CellPositions(ListPane):
    """The positions of one cell, as Demands shows them."""

    keys: ClassVar[tuple[str, ...]] = ("row", "position")
    number = 2
    title = "Positions"
    empty = "No position here. h j k l move over the cells."

    def labels(self) -> list[Piece]:
        """Name the columns that stand at the right."""
        return [(("      when" if self.size.width >= 92 else "") + " art voi  rev ", "dim")]

    def paint(self, row: Row, full: bool) -> list[Piece]:
        """Paint one position."""
        wide = self.size.width
        when = 10 if wide >= 92 else 0
        other = f"↔ {row['against']}" if row["against"] else ""
        marks = f" {row['flag'] or ' '} "
        side = min(len(other), max(0, wide // 4)) if wide >= 92 else 0
        summary = max(8, wide - 3 - 8 - len(marks) - (side + 1 if side else 0) - when - 4 - 4 - 5 - 1)
        rev = f"{row['decided']}/{row['pieces']}" if row["pieces"] > 1 else ""
        pieces: list[Piece] = [mark_of(row), (" ", "body"), (row["stance"].ljust(8), row["stance"])]
        pieces += [*told(row, row["summary"], summary, "body"), (marks, "warn")]
        if side:
            pieces.append((fit(other, side) + " ", "dim"))
        if when:
            pieces.append((fit(row["when"], when, right=True), "faint" if row["when"] == "undated" else "dim"))
        return [*pieces, count(row["articles"], 4), count(row["voices"], 4), (rev.rjust(5), "dim")]
