"""Breaking an article into screen lines without losing an offset."""

from __future__ import annotations

import re
from bisect import bisect_right

from rich.cells import cell_len


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Give the screen lines of a text as half-open code-point ranges.

    Lines break at "\\n" only (other separators are shown as substitutes) and, where they are longer than
    `width` cells, at the last blank that fits, or inside a word that is longer than a whole line. The blank
    at which a line breaks belongs to no line. Time is linear in the text.

    Args:
        text: the stored text, already made safe to show (same length).
        width: cells a line, at least 1.

    Example:
        >>> wrap("one two\\nthree", 5)
        [(0, 3), (4, 7), (8, 13)]
    """
    width = max(1, width)
    lines: list[tuple[int, int]] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        _break_line(text, start, end, width, lines)
        start = end + 1
    return lines


def _break_line(text: str, start: int, end: int, width: int, lines: list[tuple[int, int]]) -> None:
    while end - start > 0:
        cut = _fitting(text, start, end, width)
        if cut >= end:
            break
        blank = text.rfind(" ", start, cut + 1)
        if blank <= start:
            lines.append((start, cut))
            start = cut
        else:
            lines.append((start, blank))
            start = blank + 1
    lines.append((start, end))


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """Give the offset up to which characters fit in `width` cells (at least one character)."""
    if end - start <= width and text[start:end].isascii():
        return end
    known = _known_to_fit(text, start, end, width)
    if known is not None:
        return known
    part = text[start : min(end, start + width)]
    size = cell_len(part)
    if size <= width and len(part) == end - start:
        return end
    while size > width and len(part) > 1:
        over = size - width
        part = part[: max(1, len(part) - max(1, over // 2))]
        size = cell_len(part)
    stop = start + len(part)
    while stop < end and (extra := cell_len(text[stop])) + size <= width:  # zero-width marks and what was cut too far
        size += extra
        stop += 1
    return stop


_ONE_CELL = re.compile(
    "[\u0020-\u007e\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u10d0-\u10ff\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0"
    "\u2190-\u21ff]*"
)
_TWO_CELLS = re.compile("[\u3001-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*")
"""Letters whose width needs no looking up: most texts have no others, and a line of 5 MB has millions."""


def _known_to_fit(text: str, start: int, end: int, width: int) -> int | None:
    """Give up to where a line of letters of one known width fits, one more letter being known too; None otherwise."""
    for pattern, count in ((_ONE_CELL, width), (_TWO_CELLS, width // 2)):
        stop = start + count
        if count and (match := pattern.match(text, start, min(end, stop + 1))) is not None:
            if match.end() > stop:
                return stop
            if match.end() == end:
                return end
    return None


def line_at(lines: list[tuple[int, int]], offset: int) -> int:
    """Give the number of the screen line that holds an offset."""
    return max(0, bisect_right(lines, (offset, float("inf"))) - 1)
