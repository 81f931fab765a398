"""A reader: one article with the evidence highlighted, letters in the margin, a track of where evidence lies."""

from __future__ import annotations

import msgspec
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from summit_tui.desk.canvas import Canvas, Piece, rule, shorten, width_of
from summit_tui.desk.reading import Mark, Page, cuts
from summit_tui.desk.trail import Evidence, same
from summit_tui.model import Article

MEASURE = 92
NOTES = 26


class Caption(msgspec.Struct, frozen=True):
    """What a reader's title line says: source, date, which piece of how many, and whose word it is."""

    source: str = ""
    when: str = ""
    place: str = ""
    label: str = ""
    pinned: bool = False


class Reader(Canvas, can_focus=True):
    """Shows one article. The evidence of the chosen row is marked, the active piece stands out."""

    class Stepped(Message):
        """The reader was clicked or scrolled by mouse: it wants the focus."""

        def __init__(self, reader: Reader) -> None:
            super().__init__()
            self.reader = reader

    def __init__(self, *, id: str, number: int, letter: str) -> None:
        super().__init__(id=id)
        self.number, self.letter = number, letter
        self.caption = Caption()
        self.page: Page | None = None
        self.top = 0
        self.active: tuple[int, int] | None = None
        self.evidence: list[tuple[int, int]] = []
        self.banner = ""
        """Says that the article's file is gone; its text is kept while it is read."""
        self.notice = ""
        """Says what of the article was not read, and why."""
        self.hint = ""
        self.finding: Evidence | None = None

    # -- what is shown ----------------------------------------------------------------------

    @property
    def file(self) -> str | None:
        """Give the article on show, by name."""
        return self.page.article.file if self.page else None

    @property
    def _measure(self) -> int:
        notes = NOTES if self.size.width >= 100 else 0
        return max(10, min(MEASURE, self.size.width - 4 - notes))

    @property
    def _height(self) -> int:
        return max(1, self.size.height - 1 - len(self._heads))

    @property
    def _heads(self) -> list[str]:
        return [text for text in (self.banner, self.notice) if text]

    def show_article(self, article: Article, marks: tuple[Mark, ...]) -> None:
        """Show an article, or the same one read anew, in which case the reading place stays."""
        old = self.page
        if old is not None and old.article.file == article.file:
            self._replace(old, article, marks)
        else:
            self.page = Page(article, marks, self._measure)
            self.top = 0
        self.banner = ""
        self.refresh()

    def _replace(self, old: Page, article: Article, marks: tuple[Mark, ...]) -> None:
        if old.article.digest == article.digest and old.width == self._measure:
            self.page = old.with_marks(marks) if old.marks != marks else old
            return
        offset = old.lines[min(self.top, len(old.lines) - 1)][0]
        words = old.article.text[offset : offset + 60]
        place = nearest(article.text, words, offset)
        self.page = Page(article, marks, self._measure)
        self.top = self._clamped(self.page.line_of(place))

    def show_evidence(self, finding: Evidence | None, evidence: list[tuple[int, int]]) -> None:
        """Mark the evidence, and bring the finding in hand into sight when it is another one than before.

        Args:
            finding: what stands out and can be decided on; None for nothing.
            evidence: where all pieces of the chosen row lie in this article.
        """
        another = not same(finding, self.finding)
        self.finding, self.evidence = finding, evidence
        self.active = (finding.start, finding.end) if finding is not None else None
        if finding is not None and another:  # one that only moved, since its article was edited, does not scroll
            self.reveal(finding.start)
        self.refresh()

    def reveal(self, offset: int) -> None:
        """Scroll so that an offset stands a third down the pane, unless it is in sight already."""
        if self.page is None:
            return
        line = self.page.line_of(offset)
        if not self.top + 1 <= line < self.top + self._height - 2:
            self.top = self._clamped(line - self._height // 3)

    def clear(self, hint: str) -> None:
        """Show nothing but a hint."""
        self.page, self.active, self.finding = None, None, None
        self.evidence, self.hint, self.caption, self.notice = [], hint, Caption(), ""
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

    # -- moving -----------------------------------------------------------------------------

    def _clamped(self, top: int) -> int:
        lines = len(self.page.lines) if self.page else 0
        return max(0, min(top, lines - self._height))

    def move_by(self, lines: int) -> None:
        """Scroll by lines."""
        self.top = self._clamped(self.top + lines)
        self.refresh()

    def move_to(self, line: int) -> None:
        """Scroll to a line."""
        self.top = self._clamped(line)
        self.refresh()

    @property
    def page_size(self) -> int:
        """Give the lines that fit, less one to keep one's place."""
        return max(1, self._height - 1)

    def on_resize(self) -> None:
        """Break the lines anew where the measure changed; what was the first line stays in sight."""
        page = self.page
        if page is not None and page.width != self._measure:
            offset = page.lines[min(self.top, len(page.lines) - 1)][0]
            self.page = Page(page.article, page.marks, self._measure)
            self.top = self._clamped(self.page.line_of(offset))
            if self.active is not None:
                self.reveal(self.active[0])
        self.refresh()

    def on_mouse_scroll_down(self) -> None:
        """Scroll."""
        self.move_by(3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll."""
        self.move_by(-3)

    def on_click(self, event: events.Click) -> None:
        """Ask for the focus."""
        self.post_message(self.Stepped(self))

    # -- drawing ----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw the title line, the banner or a line of text."""
        if y == 0:
            return self.strip(self._title())
        heads = self._heads
        if y <= len(heads):
            return self.strip([("  ", "body"), (shorten(heads[y - 1], self.size.width - 2), "warn")])
        y -= len(heads)
        if self.page is None:
            hint = self.hint if y == 1 else ""
            return self.strip([("  ", "body"), (shorten(hint, self.size.width - 3), "dim")])
        line = self.top + y - 1
        if line >= len(self.page.lines):
            return self.strip([])
        return self._text_line(self.page, line, y)

    def _title(self) -> list[Piece]:
        said = self.caption
        focused = self.has_focus
        name = "title-focus" if focused else "title"
        right: list[Piece] = [(said.place, "dim")] if said.place else []
        if said.label and self.size.width >= 60:
            right += [("  " if right else "", "rule"), (shorten(said.label, 28), "dim")]
        letter = self.letter + (" pinned" if said.pinned else "")
        left: list[Piece] = [
            (f"{self.number} ", name if focused else "faint"),
            (letter, "title-focus" if focused else "strong"),
        ]
        room = self.size.width - 4 - width_of(left) - width_of(right) - (len(said.when) + 3 if said.when else 0) - 4
        left += [(" ", "rule"), (shorten(said.source, room), name)]
        if said.when:
            left += [(" · ", "faint"), (said.when, "warn" if said.when == "undated" else name)]
        return rule(left, right, self.size.width, focused=focused)

    def _text_line(self, page: Page, line: int, y: int) -> Strip:
        start, end = page.lines[line]
        active = [self.active] if self.active else []
        here = any(a < max(end, start + 1) and b > start for a, b in active)
        letter, role = page.letter(line)
        segments = [
            Segment("▌", self.ink("tick")) if here else Segment(letter, self.ink(role)),
            Segment(" ", self.ink("body")),
        ]
        layers = [
            (page.strong_ranges(start, end), "heading"),
            (page.dim_ranges(start, end), "boiler"),
            (self.evidence, "evidence"),
            (active, "active"),
        ]
        styles = {
            "": self.ink("body"), "heading": self.ink("strong"), "boiler": self.ink("boiler"),
            "evidence": self.ink("body", "evidence"), "active": self.ink("body", "evidence-active"),
        }  # fmt: skip
        segments += [Segment(page.text[a:b], styles[name]) for a, b, name in cuts(start, end, layers)]
        strip = Strip(segments).adjust_cell_length(2 + self._measure + 1, styles[""])
        return Strip.join([strip, Strip(self._right_side(page, line, y))]).adjust_cell_length(
            self.size.width, styles[""]
        )

    def _right_side(self, page: Page, line: int, y: int) -> list[Segment]:
        room = self.size.width - 2 - self._measure - 1 - 1
        notes: list[Segment] = []
        if room >= NOTES - 1:
            stance, issue, more = page.note(line)
            text = shorten(issue + (f" +{more}" if more else ""), room - 8 - 1)
            notes = (
                [Segment(f" {stance.ljust(7)}", self.ink(stance or "dim")), Segment(text, self.ink("dim"))]
                if stance
                else []
            )
        fill = room - sum(len(segment.text) for segment in notes)
        return [*notes, Segment(" " * max(0, fill), self.ink("body")), self._track(page, y)]

    def _track(self, page: Page, y: int) -> Segment:
        lines, height = len(page.lines), self._height
        if lines <= height:
            return Segment(" ", self.ink("body"))
        first, last = (y - 1) * lines // height, max(y * lines // height, (y - 1) * lines // height + 1)
        lo = page.lines[min(first, lines - 1)][0]
        hi = page.lines[min(last, lines) - 1][1]
        if self.active and lo <= self.active[0] < hi:
            return Segment("•", self.ink("tick"))
        if any(lo <= a < hi for a, _ in self.evidence):
            return Segment("·", self.ink("tick"))
        thumb = self.top <= first < self.top + height
        return Segment("┃" if thumb else "│", self.ink("faint" if thumb else "rule"))


def nearest(text: str, words: str, offset: int) -> int:
    """Give the occurrence of words nearest to an offset; without one, the offset held within the text."""
    if words.strip():
        after = text.find(words, max(0, offset))
        before = text.rfind(words, 0, offset + len(words))
        found = [at for at in (after, before) if at >= 0]
        if found:
            return min(found, key=lambda at: abs(at - offset))
    return max(0, min(offset, len(text) - 1))
