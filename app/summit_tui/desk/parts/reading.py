"""What a reader shows of an article: lines, marks by place, and where the evidence lies. Pure; no widget."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, pairwise
from typing import get_args

import msgspec

from summit_tui.desk.parts.matches import fold
from summit_tui.desk.parts.wrap import line_at, wrap
from summit_tui.model import STORY_ZONES, Article, FindingKind, ZoneKind
from summit_tui.plain import shown

LETTERS = {"demand": "D", "refuse": "R", "offer": "O", "accept": "A"}
OTHER_LETTERS = {"question": "?", "quote": '"'}
"""The margin letters of findings that are no demand, in the order in which one stands for a line with several."""

BOILERPLATE = frozenset(get_args(ZoneKind)) - STORY_ZONES
HEADINGS = frozenset({"headline", "subhead"})
Ranges = list[tuple[int, int]]
"""Half-open ranges of code points."""


class Mark(msgspec.Struct, frozen=True):
    """One finding in the article on show. `stance` and `issue` are empty but for demands."""

    kind: FindingKind
    id: str
    start: int
    end: int
    stance: str = ""
    issue: str = ""
    state: str = "undecided"


class Spans:
    """Ranges of one article, any number of them, with lookups by place that cost what they find.

    Example:
        >>> Spans([(5, 9), (0, 2), (1, 6)]).over(2, 6)
        [(1, 6), (5, 9)]
    """

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        self.ranges = sorted(ranges)
        self._starts = [start for start, _ in self.ranges]
        self._reach = list(accumulate((end for _, end in self.ranges), max))

    def over(self, start: int, end: int) -> Ranges:
        """Give the ranges that lie over a range, in the order of the text."""
        first, last = bisect_right(self._reach, start), bisect_left(self._starts, end)
        return [one for one in self.ranges[first:last] if one[1] > start]

    def begin_in(self, start: int, end: int) -> bool:
        """Tell whether a range begins within another."""
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end

    def after(self, offset: int) -> tuple[int, int] | None:
        """Give the first range that begins behind an offset."""
        at = bisect_right(self._starts, offset)
        return self.ranges[at] if at < len(self.ranges) else None

    def before(self, offset: int) -> tuple[int, int] | None:
        """Give the last range that begins before an offset."""
        at = bisect_left(self._starts, offset)
        return self.ranges[at - 1] if at else None


class Page:
    """An article broken into lines of one width, with lookups by line that cost little at any length.

    Args:
        article: the article on show.
        marks: its findings, any order.
        width: cells of the measure.
    """

    def __init__(self, article: Article, marks: tuple[Mark, ...], width: int) -> None:
        self.article = article
        self.width = width
        self.text = shown(article.text)
        self.lines = wrap(self.text, width)
        self._take(marks)
        self._zone_starts = [zone.start for zone in article.zones]

    def with_marks(self, marks: tuple[Mark, ...]) -> Page:
        """Give the same page with other marks; the lines are not broken again."""
        page = object.__new__(Page)
        page.__dict__.update(self.__dict__)
        page._take(marks)
        return page

    def _take(self, marks: tuple[Mark, ...]) -> None:
        self.marks = tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
        self._starts = [mark.start for mark in self.marks]
        kept = [mark for mark in self.marks if mark.state != "rejected"]
        self.found = {
            kind: Spans((mark.start, mark.end) for mark in kept if mark.kind == kind)
            for kind in ("quote", "question", "demand")
        }
        """Where the findings of each kind lie, those last that stand out most."""

    @cached_property
    def folded(self) -> str:
        """The text as words are looked for in it (see `matches.fold`)."""
        return fold(self.article.text)

    def line_of(self, offset: int) -> int:
        """Give the line that shows an offset."""
        return line_at(self.lines, offset)

    def starting_on(self, line: int) -> tuple[Mark, ...]:
        """Give the findings that begin on a line."""
        start, end = self.lines[line]
        return self.marks[bisect_left(self._starts, start) : bisect_right(self._starts, max(start, end - 1))]

    def mark_at(self, offset: int) -> Mark | None:
        """Give the shortest finding that lies over an offset, or None."""
        here = [mark for mark in self.marks[: bisect_right(self._starts, offset)] if mark.end > offset]
        return min(here, key=lambda mark: mark.end - mark.start, default=None)

    def dim_ranges(self, start: int, end: int) -> Ranges:
        """Give the parts of a range that are not story."""
        return self._zoned(start, end, BOILERPLATE)

    def strong_ranges(self, start: int, end: int) -> Ranges:
        """Give the parts of a range that are headings."""
        return self._zoned(start, end, HEADINGS)

    def _zoned(self, start: int, end: int, kinds: frozenset[str]) -> Ranges:
        zones = self.article.zones
        at = max(0, bisect_right(self._zone_starts, start) - 1)
        found = []
        while at < len(zones) and zones[at].start < end:
            zone = zones[at]
            if zone.kind in kinds and zone.end > start:
                found.append((max(start, zone.start), min(end, zone.end)))
            at += 1
        return found

    def letter(self, line: int) -> tuple[str, str]:
        """Give the margin letter of a line and its role: the stance of the first demand that begins there."""
        here = self.starting_on(line)
        demand = next((mark for mark in here if mark.kind == "demand" and mark.state != "rejected"), None)
        if demand is not None:
            return LETTERS.get(demand.stance, " "), demand.stance
        kinds = {mark.kind for mark in here if mark.state != "rejected"}
        return next((letter for kind, letter in OTHER_LETTERS.items() if kind in kinds), " "), "margin"

    def note(self, line: int) -> tuple[str, str, int]:
        """Give stance and issue of the first demand that begins on a line, and how many more do."""
        here = [mark for mark in self.starting_on(line) if mark.kind == "demand" and mark.state != "rejected"]
        return (here[0].stance, here[0].issue, len(here) - 1) if here else ("", "", 0)


def cuts(start: int, end: int, layers: list[tuple[list[tuple[int, int]], str]]) -> list[tuple[int, int, str]]:
    """Give a range cut wherever a layer begins or ends, each part with the name of the topmost layer on it.

    Args:
        start, end: the range in code points.
        layers: from the lowest to the topmost, ranges and a name; "" names what no layer covers.

    Example:
        >>> cuts(0, 9, [([(2, 5)], "a"), ([(4, 6)], "b")])
        [(0, 2, ''), (2, 4, 'a'), (4, 6, 'b'), (6, 9, '')]
    """
    edges = {start, end}
    for ranges, _ in layers:
        for a, b in ranges:
            if a < end and b > start:
                edges |= {max(a, start), min(b, end)}
    points = sorted(edges)
    parts: list[tuple[int, int, str]] = []
    for a, b in pairwise(points):
        name = ""
        for ranges, layer in layers:
            if any(x <= a and b <= y for x, y in ranges):
                name = layer
        if parts and parts[-1][2] == name:
            parts[-1] = (parts[-1][0], b, name)
        else:
            parts.append((a, b, name))
    return parts
