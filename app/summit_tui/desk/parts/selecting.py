"""Selecting a stretch of an article by keyboard: where each key takes the cursor. Pure; offsets are code points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
from rich.cells import cell_len

if TYPE_CHECKING:
    from summit_tui.desk.parts.reading import Page

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s)|\S(?=[^\S\n]*(?:\n|\Z))")
_SENTENCE_START = re.compile(r"(?:\A|(?<=\n)|(?<=[.!?…]\s)|(?<=[.!?…][\"”’»)\]]\s))\S")


class Selection(msgspec.Struct, frozen=True):
    """A cursor in an article, and the other end of what is selected.

    `head` is the character under the cursor; `anchor` the one at the other end, None while the cursor only moves.
    `column` is the cell that going up and down keeps to.
    """

    head: int
    anchor: int | None = None
    column: int | None = None

    @property
    def span(self) -> tuple[int, int] | None:
        """Give what is selected, both ends included, as a half-open range."""
        if self.anchor is None:
            return None
        return min(self.anchor, self.head), max(self.anchor, self.head) + 1

    def swapped(self) -> Selection:
        """Give it with the cursor at the other end."""
        return self if self.anchor is None else Selection(self.anchor, self.head)

    def toggled(self) -> Selection:
        """Begin to select at the cursor, or let go of what is selected."""
        return Selection(self.head, self.head if self.anchor is None else None)

    def at(self, offset: int, column: int | None = None) -> Selection:
        """Give it with the cursor elsewhere."""
        return Selection(offset, self.anchor, column)


def trimmed(text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """Give a range without the white space at its ends; None where it holds nothing else."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def column_of(text: str, start: int, offset: int) -> int:
    """Give the cell of an offset in a line that begins at `start`."""
    return cell_len(text[start:offset])


def offset_at(page: Page, line: int, column: int) -> int:
    """Give the character that covers a cell of a screen line; before or behind the line its first or last one."""
    start, end = page.lines[line]
    if page.text[start:end].isascii():
        return max(start, min(start + column, end - 1))
    at = 0
    for offset in range(start, end):
        at += cell_len(page.text[offset])
        if at > column:
            return offset
    return max(start, end - 1)


def moved(page: Page, now: Selection, move: str, rows: int = 10) -> Selection | None:
    """Give the selection after a move; None for a name that is no move.

    Args:
        page: the article on screen lines.
        now: the selection.
        move: left, right, up, down, page-up, page-down, line-start, line-end, first, last, word-next (to the end of
            this or the next word), word-previous, sentence-next (to its end), sentence-previous.
        rows: the lines of a page.
    """
    text = page.text
    if not text:
        return now
    match move:
        case "up" | "down" | "page-up" | "page-down":
            line = page.line_of(now.head)
            column = now.column if now.column is not None else column_of(text, page.lines[line][0], now.head)
            step = (rows if move.startswith("page") else 1) * (-1 if move.endswith("up") else 1)
            line = max(0, min(line + step, len(page.lines) - 1))
            return now.at(min(offset_at(page, line, column), len(text) - 1), column)
        case "left" | "right":
            step = -1 if move == "left" else 1
            at = now.head + step
            while 0 < at < len(text) - 1 and not cell_len(text[at]) and text[at] != "\n":
                at += step  # a mark without a cell of its own goes with the letter that carries it
        case "line-start" | "line-end":
            start, end = page.lines[page.line_of(now.head)]
            at = start if move == "line-start" else max(start, end - 1)
        case "first" | "last":
            at = 0 if move == "first" else len(text) - 1
        case "word-next":
            found = _WORD.search(text, now.head + 1)
            if found is not None and (begun := _word_at(text, now.head)) is not None and begun[1] - 1 > now.head:
                at = begun[1] - 1
            else:
                at = found.end() - 1 if found else len(text) - 1
        case "word-previous":
            at = _last_start(_WORD, text, now.head)
        case "sentence-next":
            ended = _SENTENCE_END.search(text, now.head + 1)
            at = ended.end() - 1 if ended else len(text) - 1
        case "sentence-previous":
            at = _last_start(_SENTENCE_START, text, now.head)
        case _:
            return None
    return now.at(max(0, min(at, len(text) - 1)))


def word_around(text: str, offset: int) -> tuple[int, int] | None:
    """Give the word at an offset, for a double click."""
    return _word_at(text, offset)


def _word_at(text: str, offset: int) -> tuple[int, int] | None:
    begin = max(text.rfind("\n", 0, offset), text.rfind(" ", 0, offset)) + 1
    for found in _WORD.finditer(text, begin, offset + 64):
        if found.start() <= offset < found.end():
            return found.span()
        if found.start() > offset:
            break
    return None


def _last_start(pattern: re.Pattern[str], text: str, before: int) -> int:
    """Give where the last match before an offset begins, looking back no further than a paragraph or two."""
    for reach in (200, 2000, before):
        begin = max(0, before - reach)
        begin = text.rfind(" ", 0, begin) + 1 if begin else 0
        found = [one.start() for one in pattern.finditer(text, begin, before)]
        if found:
            return found[-1]
    return 0
