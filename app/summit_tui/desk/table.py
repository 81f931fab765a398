"""A list of the desk: a title on a rule, then the rows of a frame, drawn by the line.

Only the rows on screen are taken from the frame, so a list of 100,000 rows costs what 20 cost. A list keeps
its selection by key and its place on screen when the frame is replaced under it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip

from summit_tui.desk.canvas import Canvas, Piece, rule, width_of, with_matches
from summit_tui.desk.parts.rows import FewRows, Row, Rows
from summit_tui.desk.parts.wrap import wrap
from summit_tui.plain import one_line

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Tab:
    """One name on a title line that several lists share."""

    pane: str
    number: int
    title: str
    count: str


class ListPane(Canvas, can_focus=True):
    """The base of the four lists. A subclass says its keys and paints one row."""

    keys: ClassVar[tuple[str, ...]] = ()
    number: ClassVar[int] = 0
    title: ClassVar[str] = ""
    empty: ClassVar[str] = ""
    repeats: ClassVar[tuple[str, ...]] = ()
    """Columns whose value is printed only where it changes (and on the first visible and the cursor row)."""

    class Moved(Message):
        """The cursor stands on another row (or on the same one of a new frame)."""

        def __init__(self, pane: ListPane, key: str | None, *, by_user: bool) -> None:
            super().__init__()
            self.pane, self.key, self.by_user = pane, key, by_user

    class Opened(Message):
        """Enter or a double click on a row."""

        def __init__(self, pane: ListPane, key: str) -> None:
            super().__init__()
            self.pane, self.key = pane, key

    class TabClicked(Message):
        """A name on the shared title line was clicked."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.target = pane

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.rows = Rows(None, self.keys)
        self.cursor = 0
        self.top = 0
        self.tabs: tuple[Tab, ...] = ()
        self.count_text = ""
        self.filter_text: str | None = None
        self.is_typing = False
        self.touched = False
        """Whether the analyst has moved here; until then the cursor stays on the first row as rows come in."""
        self.drives = True
        """Whether the readers follow this list; the cursor of one that they do not follow is not shown."""
        self.hint = ""
        self.grouping = ""
        """What the group rows name; "" for the usual, the party."""
        self.order_text = ""
        """How the rows stand where that is not as usual, for the title line."""
        self._tab_spans: list[tuple[int, int, str]] = []
        self.marked: frozenset[str] = frozenset()
        """The keys of the rows that are marked, to be merged."""
        self._follow: tuple[str, int] = ("", 0)

    def label(
        self, tabs: tuple[Tab, ...], filter_text: str | None, order: str, *, is_typing: bool, drives: bool
    ) -> None:
        """Say what stands on the title line, and whether the readers follow; it is drawn anew only when that changes.

        Args:
            tabs: the lists that share this place, () where it has its own.
            filter_text: the filter in force or being typed; None for none.
            order: how the rows stand where that is not as usual.
            is_typing: whether the filter is being typed.
            drives: see `drives`.
        """
        now = (tabs, filter_text, order, is_typing, drives)
        if now != (self.tabs, self.filter_text, self.order_text, self.is_typing, self.drives):
            self.tabs, self.filter_text, self.order_text, self.is_typing, self.drives = now
            self.refresh()

    # -- what a subclass says ---------------------------------------------------------------

    def labels(self) -> list[Piece]:
        """Give the column labels that stand at the right of the title line."""
        return []

    def paint(self, row: Row, full: bool) -> list[Piece]:
        """Give one row's pieces, from the mark on; without `full` what repeats is left blank."""
        raise NotImplementedError

    def can_stand(self, row: Row) -> bool:
        """Tell whether the cursor may stand on this row (group rows: no)."""
        return bool(row.get("row", "item") == "item")

    # -- rows and cursor --------------------------------------------------------------------

    @property
    def page(self) -> int:
        """Give the number of rows that fit for sure (a line is kept for the group whose name scrolled off)."""
        return max(1, self.size.height - (2 if self.has_groups else 1))

    @property
    def has_groups(self) -> bool:
        """Tell whether group rows name the parties."""
        return bool(self.rows.height) and not self.can_stand(self.rows[0])

    def _index_at(self, y: int) -> int | None:
        """Give the row on a line of the pane; None for the line that restates the group."""
        if not self._restates:
            return self.top + y - 1
        return None if y == 1 else self.top + y - 2

    @property
    def _restates(self) -> bool:
        return self.has_groups and self.top < self.rows.height and self.can_stand(self.rows[self.top])

    @property
    def key(self) -> str | None:
        """Give the key of the row under the cursor."""
        return self.rows.key(self.cursor) if self.cursor < self.rows.height else None

    @property
    def row(self) -> Row | None:
        """Give the row under the cursor."""
        return self.rows[self.cursor] if self.cursor < self.rows.height else None

    def follow(self, key: str) -> None:
        """Have the cursor go to a row once the next frame shows it: what was edited is another row now."""
        self._follow = (key, 2)  # a frame that was asked for before the edit may come first

    def show_frame(self, frame: pl.DataFrame) -> None:
        """Replace the rows; the cursor stays on its key, and that row on its line of the screen."""
        self._show(Rows(frame, self.keys))

    def show_rows(self, rows: list[Row]) -> None:
        """Show plain rows until there is a frame."""
        self._show(FewRows(rows, self.keys))

    def _show(self, rows: Rows) -> None:
        before = self.key
        wanted, times = self._follow
        followed = rows.find(wanted) if times else None
        self._follow = (wanted, times - 1) if times and followed is None else ("", 0)
        key, line = (before, self.cursor - self.top) if self.touched or times else (None, 0)
        self.rows = rows
        found = followed if followed is not None else rows.find(key) if key is not None else None
        at = min(self.cursor, max(0, rows.height - 1)) if self.touched else 0
        self.cursor = found if found is not None else self._nearest(at, 1)
        self.top = max(0, min(self.cursor - line, rows.height - self.page))
        self._keep_in_view()
        self.refresh()
        if self.key != before:
            self.post_message(self.Moved(self, self.key, by_user=False))

    def move_to(self, index: int, step: int = 1, *, by_user: bool = True) -> None:
        """Put the cursor on a row, or the nearest that it may stand on, looking first in the direction of `step`."""
        if not self.rows.height:
            return
        index = self._nearest(max(0, min(index, self.rows.height - 1)), step)
        self.touched = True
        if index != self.cursor:
            self.cursor = index
            self._keep_in_view()
            self.refresh()
            self.post_message(self.Moved(self, self.key, by_user=by_user))

    def move_by(self, rows: int) -> None:
        """Move the cursor by rows (negative: up)."""
        self.move_to(self.cursor + rows, 1 if rows > 0 else -1)

    def select(self, key: str) -> bool:
        """Put the cursor on the row of this key; tell whether there is one."""
        found = self.rows.find(key)
        if found is None:
            return False
        self.move_to(found)
        return True

    def _nearest(self, index: int, step: int) -> int:
        for way in (1 if step >= 0 else -1, -1 if step >= 0 else 1):
            at = index
            while 0 <= at < self.rows.height:
                if self.can_stand(self.rows[at]):
                    return at
                at += way
        return min(index, max(0, self.rows.height - 1))

    def _keep_in_view(self) -> None:
        page = self.page
        first = self.cursor
        while first > 0 and not self.can_stand(self.rows[first - 1]) and self.cursor - first < 2:
            first -= 1  # a group's name stays in sight above its first row
        if first < self.top:
            self.top = first
        elif self.cursor >= self.top + page:
            self.top = self.cursor - page + 1
        self.top = max(0, min(self.top, self.rows.height - page))

    # -- drawing ----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw the title line or one row."""
        if y == 0:
            return self.strip(self._title_line())
        index = self._index_at(y)
        if index is None:
            return self._group_again(y)
        if index >= self.rows.height:
            return self._hint_line(y - 1) if not self.rows.height else self.strip([])
        return self._row_line(index, y)

    def _hint_line(self, at: int) -> Strip:
        """Say why there are no rows, on as many lines as that takes."""
        text = one_line(self.hint or self.empty)
        lines = wrap(text, max(8, self.size.width - 3))
        start, end = lines[at] if at < len(lines) else (0, 0)
        return self.strip([("  ", "body"), (text[start:end], "dim")] if end > start else [])

    def _group_again(self, y: int) -> Strip:
        """Say on the first line whose rows these are, when the group's own row scrolled off."""
        group = {**self.rows[self.top], "row": "group", "count": None}
        pieces = self.paint(group, full=True)
        gap = self.size.width - 2 - width_of(pieces)
        return self.strip([(" ", "body"), *pieces, (" " * max(0, gap), "body"), self._thumb(y)], "chosen")

    def _row_line(self, index: int, y: int) -> Strip:
        row = self.rows[index]
        focused = self.has_focus
        at_cursor = index == self.cursor and self.can_stand(row) and (self.drives or focused)
        ground = ("cursor" if focused else "cursor-blur") if at_cursor else ("chosen" if self.is_ground(row) else "")
        bar: Piece = ("▌", "rule-focus" if focused else "faint") if at_cursor else (" ", "body")
        if self.marked and self.rows.key(index) in self.marked:
            bar = (">", "accent")
        thumb: Piece = self._thumb(y)
        before = self.rows[index - 1] if index else {}
        changes = any(before.get(column) != row.get(column) for column in self.repeats)
        pieces = self.paint(row, full=at_cursor or index == self.top or changes)
        gap = self.size.width - 1 - width_of(pieces) - 1
        pieces = with_matches(pieces, self.filter_text or "")
        return self.strip([bar, *pieces, (" " * max(0, gap), "body"), thumb], ground)

    def is_ground(self, row: Row) -> bool:
        """Tell whether a row has the quiet ground (group rows)."""
        return not self.can_stand(row)

    def _thumb(self, y: int) -> Piece:
        page, height = self.page, self.rows.height
        if height <= page:
            return (" ", "body")
        size = max(1, page * page // height)
        start = round(self.top / (height - page) * (page - size))
        return ("┃", "faint") if start <= y - 1 < start + size else (" ", "body")

    def _title_line(self) -> list[Piece]:
        labels, wide = self.labels(), self.size.width
        left: list[Piece] = []
        for others in ("whole", "name", "number"):  # the first that fits, with the labels if that is possible
            left = self._title(others)
            if width_of(left) + (width_of(labels) if others == "whole" and len(self.tabs) > 1 else 0) + 6 <= wide:
                break
        return rule(left, labels, wide, focused=self.has_focus)

    def _title(self, others: str) -> list[Piece]:
        """Give the names on the title line; `others` says how much of the tabs of other lists: whole, name, number."""
        focused = self.has_focus
        tabs = self.tabs or (Tab(self.id or "", self.number, self.title, self.count_text),)
        left: list[Piece] = []
        self._tab_spans = []
        at = 2
        for tab in tabs:
            mine = tab.pane == self.id
            name = "title-focus" if mine and focused else ("strong" if mine and len(tabs) > 1 else "title")
            pieces: list[Piece] = [(f"{tab.number}", name if mine else "faint")]
            if mine or others != "number":
                pieces.append((f" {tab.title}", name))
            if mine and self.filter_text is not None:
                typed = self.filter_text if len(self.filter_text) < 24 else "…" + self.filter_text[-22:]
                pieces += [(" /", "accent"), (typed + ("█" if self.is_typing else ""), "strong")]
            if tab.count and (mine or others == "whole"):
                pieces.append((f" {tab.count}", "dim" if mine else "faint"))
            if mine and self.order_text:
                pieces.append((f" {self.order_text}", "accent"))
            if left:
                left.append(("   ", "rule"))
                at += 3
            self._tab_spans.append((at, at + width_of(pieces), tab.pane))
            at += width_of(pieces)
            left += pieces
        return left

    # -- mouse ------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor, a double click opens, a click on a tab shows that list."""
        if event.y == 0:
            hit = next((pane for start, end, pane in self._tab_spans if start <= event.x < end), None)
            if hit:
                self.post_message(self.TabClicked(hit))
            return
        index = self._index_at(event.y)
        if index is None:
            return
        self.move_to(index)
        if event.chain == 2 and self.key is not None:
            self.post_message(self.Opened(self, self.key))

    def _scroll(self, rows: int) -> None:
        self.top = max(0, min(self.top + rows, self.rows.height - self.page))
        self.refresh()

    def on_mouse_scroll_down(self) -> None:
        """Scroll without moving the cursor."""
        self._scroll(3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll without moving the cursor."""
        self._scroll(-3)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._keep_in_view()
        self.refresh()
