"""A reader: one article with the evidence highlighted, letters in the margin, a track of where evidence lies."""

from __future__ import annotations

import msgspec
from textual import events
from textual.message import Message
from textual.strip import Strip

from summit_tui.desk.canvas import Canvas, Piece
from summit_tui.desk.panes import reader_lines, reader_mouse
from summit_tui.desk.parts import selecting
from summit_tui.desk.parts.matches import matches
from summit_tui.desk.parts.reading import Mark, Page, Ranges, Spans
from summit_tui.desk.parts.selecting import Selection
from summit_tui.desk.parts.trail import Evidence, same
from summit_tui.model import Article

MEASURE = 92
NOTES = 26


class Caption(msgspec.Struct, frozen=True):
    """What a reader's title line says: source, headline, date, which piece of how many, and whose word it is."""

    source: str = ""
    when: str = ""
    place: str = ""
    label: str = ""
    pinned: bool = False
    title: str = ""


class Reader(Canvas, can_focus=True):
    """Shows one article. The evidence of the chosen row is marked, the active piece stands out."""

    class Said(Message):
        """Anything that a reader tells the desk."""

        def __init__(self, reader: Reader) -> None:
            super().__init__()
            self.reader = reader

    class Stepped(Said):
        """The reader was clicked: it wants the focus."""

    class Shown(Said):
        """Another finding is in hand here, or the same one in another state."""

    class Selecting(Said):
        """A selection began, changed or ended by mouse."""

    class Clicked(Said):
        """A finding was clicked."""

        def __init__(self, reader: Reader, mark: Mark) -> None:
            super().__init__(reader)
            self.mark = mark

    class Scrolled(Said):
        """The analyst scrolled by so many lines."""

        def __init__(self, reader: Reader, lines: int) -> None:
            super().__init__(reader)
            self.lines = lines

    class Selected(Said):
        """Enter on a selection: `[start, end)` in code points of the article, without white space at its ends."""

        def __init__(self, reader: Reader, start: int, end: int) -> None:
            super().__init__(reader)
            self.start, self.end = start, end

    def __init__(self, *, id: str, number: int, letter: str) -> None:
        super().__init__(id=id)
        self.number, self.letter = number, letter
        self.caption = Caption()
        self.page: Page | None = None
        self.top = 0
        self.active: tuple[int, int] | None = None
        self.evidence: Ranges = []
        self.spans = Spans()
        """The evidence, to be looked up by place."""
        self.banner = ""
        """Says that the article's file is gone; its text is kept while it is read."""
        self.notes: dict[tuple[str, str], str] = {}
        """The analysts' notes on findings of the article, by kind and id."""
        self.notice = ""
        """Says what of the article was not read, and why."""
        self.hint = ""
        self.finding: Evidence | None = None
        self.selecting: Selection | None = None
        self.together = False
        """Whether the two readers scroll together, as the title line says."""
        self.shows: Ranges = []
        """What an explanation speaks of beside the passage: the mention and the cue; underlined."""
        self.differs: Ranges = []
        """The words of a quote that the wording in the other reader does not have; underlined."""
        self.box: list[list[Piece]] = []
        """An explanation drawn over the text, where it covers no line of the active passage."""
        self.box_of_other = False
        self.words = ""
        """What is looked for here, and where it stands."""
        self.found = Spans()
        self.match: tuple[int, int] | None = None
        self.dragged_from: int | None = None

    # -- what is shown ----------------------------------------------------------------------

    @property
    def file(self) -> str | None:
        """Give the article on show, by name."""
        return self.page.article.file if self.page else None

    @property
    def measure(self) -> int:
        """Give the cells of a line of text."""
        notes = NOTES if self.size.width >= 100 else 0
        return max(10, min(MEASURE, self.size.width - 4 - notes))

    @property
    def height(self) -> int:
        """Give the lines of text that fit."""
        return max(1, self.size.height - 1 - len(self.heads))

    @property
    def heads(self) -> list[str]:
        """Give the lines above the text that say something of the article as a whole."""
        return [text for text in (self.banner, self.notice, self.remark) if text]

    @property
    def remark(self) -> str:
        """Give the note on the finding in hand, "" for none."""
        note = self.notes.get((self.finding.kind, self.finding.id)) if self.finding is not None else None
        return f"Noted: {note}" if note else ""

    def show_article(self, article: Article, marks: tuple[Mark, ...]) -> None:
        """Show an article, or the same one read anew, in which case the reading place stays."""
        old = self.page
        if old is not None and old.article.file == article.file:
            self._replace(old, article, marks)
        else:
            self.page = Page(article, marks, self.measure)
            self.top = 0
            self._forget_places()
        self.banner = ""
        self.refresh()

    def _replace(self, old: Page, article: Article, marks: tuple[Mark, ...]) -> None:
        if old.article.digest == article.digest and old.width == self.measure:
            self.page = old.with_marks(marks) if old.marks != marks else old
            return
        offset = old.lines[min(self.top, len(old.lines) - 1)][0]
        words = old.article.text[offset : offset + 60]
        place = nearest(article.text, words, offset)
        self.page = Page(article, marks, self.measure)
        self.top = self._clamped(self.page.line_of(place))
        if old.article.digest != article.digest:
            self._forget_places()

    def _forget_places(self) -> None:
        """Another text: what was selected is gone, and matches are looked for anew."""
        self.selecting, self.match, self.dragged_from = None, None, None
        self.find(self.words)

    def show_evidence(self, finding: Evidence | None, evidence: Ranges) -> None:
        """Mark the evidence, and bring the finding in hand into sight when it is another one than before.

        Args:
            finding: what stands out and can be decided on; None for nothing.
            evidence: where all pieces of the chosen row lie in this article.
        """
        another = not same(finding, self.finding)
        if finding != self.finding:
            self.post_message(self.Shown(self))
        self.finding, self.evidence, self.spans = finding, evidence, Spans(evidence)
        self.active = (finding.start, finding.end) if finding is not None else None
        if another:
            self.match = None
        if finding is not None and another:  # one that only moved, since its article was edited, does not scroll
            self.reveal(finding.start)
        self.refresh()

    def reveal(self, offset: int) -> None:
        """Scroll so that an offset stands a third down the pane, unless it is in sight already."""
        if self.page is None:
            return
        line = self.page.line_of(offset)
        if not self.top + 1 <= line < self.top + self.height - 2:
            self.top = self._clamped(line - self.height // 3)

    def clear(self, hint: str) -> None:
        """Show nothing but a hint."""
        self.page, self.active, self.finding = None, None, None
        self.evidence, self.spans = [], Spans()
        self.hint, self.caption, self.notice = hint, Caption(), ""
        self._forget_places()
        self.differs = []
        self.explain([], [])
        self.refresh()

    def say(self, caption: Caption) -> None:
        """Set the title line."""
        if caption != self.caption:
            self.caption = caption
            self.refresh()

    def mark_removed(self) -> None:
        """Keep the text, under a banner that says that its file is gone."""
        self.banner = "This article is no longer in the folder; its text is kept while you read."
        self.refresh()

    def explain(self, box: list[list[Piece]], shows: Ranges, *, of_other: bool = False) -> None:
        """Draw an explanation over the text (no lines: none) and underline what it speaks of.

        Args:
            box: its lines.
            shows: where mention and cue lie in this article.
            of_other: it explains the passage of the other reader and may lie over any line here.
        """
        if (box, shows, of_other) != (self.box, self.shows, self.box_of_other):
            self.box, self.shows, self.box_of_other = box, shows, of_other
            self.refresh()

    def mark_differences(self, differs: Ranges) -> None:
        """Underline the words of the passage that the wording in the other reader does not have."""
        if differs != self.differs:
            self.differs = differs
            self.refresh()

    # -- finding words ----------------------------------------------------------------------

    def find(self, query: str) -> int:
        """Mark all places where the words of a query stand; give how many. "" marks none."""
        self.words = query
        self.found = Spans(matches(self.page.folded, query)) if self.page is not None and query else Spans()
        self.match = None
        self.refresh()
        return len(self.found.ranges)

    def step_match(self, by: int) -> int | None:
        """Go to the next (by 1) or previous (by -1) match, round the end; give which it is, from 1. None: no match."""
        if self.page is None or not self.found.ranges:
            return None
        ranges = self.found.ranges
        here = self.match[0] if self.match is not None else self._reading_place() - (1 if by > 0 else 0)
        nearest_one = self.found.after(here) if by > 0 else self.found.before(here)
        self.show_match(nearest_one or ranges[0 if by > 0 else -1])
        return ranges.index(self.match) + 1 if self.match is not None else None

    def show_match(self, match: tuple[int, int]) -> None:
        """Go to one match and mark it as the one in hand."""
        self.match = match
        self.reveal(match[0])
        self.refresh()

    def _reading_place(self) -> int:
        """Give the active passage if it is in sight, else the first line's offset."""
        page = self.page
        if page is None:
            return 0
        if self.active is not None and self.top <= page.line_of(self.active[0]) < self.top + self.height:
            return self.active[0]
        return page.lines[min(self.top, len(page.lines) - 1)][0]

    # -- selecting --------------------------------------------------------------------------

    @property
    def selection(self) -> tuple[int, int] | None:
        """Give what is selected, `[start, end)` in code points, without white space at its ends; None for nothing."""
        if self.page is None or self.selecting is None or self.selecting.span is None:
            return None
        return selecting.trimmed(self.page.article.text, self.selecting.span)

    def begin_selection(self) -> bool:
        """Select the active passage if it is in sight, else put a cursor on the first line; tell if there is text."""
        page = self.page
        if page is None or not page.text:
            return False
        place = self._reading_place()
        if self.active is not None and place == self.active[0]:
            self.selecting = Selection(max(self.active[1] - 1, place), place)
        else:
            self.selecting = Selection(place)
        self.refresh()
        return True

    def select(self, selection: Selection | None) -> None:
        """Set or drop the selection; its cursor is brought into sight."""
        self.selecting = selection
        if selection is not None and self.page is not None:
            line = self.page.line_of(selection.head)
            if not self.top <= line < self.top + self.height:
                self.top = self._clamped(line if line < self.top else line - self.height + 1)
        self.refresh()

    def move_selection(self, move: str) -> bool:
        """Move the cursor (see `selecting.moved`); tell whether the name is a move."""
        if self.page is None or self.selecting is None:
            return False
        now = selecting.moved(self.page, self.selecting, move, self.page_size)
        if now is not None:
            self.select(now)
        return now is not None

    def offset_under(self, x: int, y: int) -> int | None:
        """Give the character at a cell; beside a line its first or last one, above and below the text None."""
        page, row = self.page, y - len(self.heads)
        line = self.top + row - 1
        if page is None or row < 1 or line >= len(page.lines) or not page.text:
            return None
        if reader_lines.line_of_box(self, row) is not None:
            return None
        return min(selecting.offset_at(page, line, max(0, x - 2)), len(page.text) - 1)

    # -- moving -----------------------------------------------------------------------------

    def _clamped(self, top: int) -> int:
        lines = len(self.page.lines) if self.page else 0
        return max(0, min(top, lines - self.height))

    def move_by(self, lines: int, *, quiet: bool = False) -> None:
        """Scroll by lines; `quiet` when the other reader is only followed."""
        before = self.top
        self.top = self._clamped(self.top + lines)
        if self.top != before:
            self.refresh()
        if not quiet:
            self.post_message(self.Scrolled(self, lines))

    def move_to(self, line: int) -> None:
        """Scroll to a line."""
        self.move_by(self._clamped(line) - self.top)

    @property
    def page_size(self) -> int:
        """Give the lines that fit, less one to keep one's place."""
        return max(1, self.height - 1)

    def on_resize(self) -> None:
        """Break the lines anew where the measure changed; what was the first line stays in sight."""
        page = self.page
        if page is not None and page.width != self.measure:
            offset = page.lines[min(self.top, len(page.lines) - 1)][0]
            self.page = Page(page.article, page.marks, self.measure)
            self.top = self._clamped(self.page.line_of(offset))
            if self.active is not None:
                self.reveal(self.active[0])
        self.top = self._clamped(self.top)
        if self.box or self.shows:
            self.post_message(self.Shown(self))  # the explanation is laid out for another width
        self.refresh()

    # -- mouse ------------------------------------------------------------------------------

    def on_mouse_scroll_down(self) -> None:
        """Scroll."""
        self.move_by(3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll."""
        self.move_by(-3)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to drag on text."""
        reader_mouse.press(self, event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select while dragging."""
        reader_mouse.drag(self, event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Keep what was selected, or take a click."""
        reader_mouse.release(self, event)

    def on_click(self, event: events.Click) -> None:
        """Ask for the focus; a double click selects a word."""
        self.post_message(self.Stepped(self))
        if event.chain == 2:
            reader_mouse.take_word(self, event)

    # -- drawing ----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw the title line, the banner or a line of text."""
        return reader_lines.line(self, y)


def nearest(text: str, words: str, offset: int) -> int:
    """Give the occurrence of words nearest to an offset; without one, the offset held within the text."""
    if words.strip():
        after = text.find(words, max(0, offset))
        before = text.rfind(words, 0, offset + len(words))
        found = [at for at in (after, before) if at >= 0]
        if found:
            return min(found, key=lambda at: abs(at - offset))
    return max(0, min(offset, len(text) - 1))
