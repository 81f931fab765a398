"""What a reader shows of an article: lines, marks by place, and where the evidence lies. Pure; no widget."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

import msgspec

from summit_tui.desk.wrap import line_at, wrap
from summit_tui.model import STORY_ZONES, Article, FindingKind
from summit_tui.plain import shown

LETTERS = {"demand": "D", "refuse": "R", "offer": "O", "accept": "A"}


class Mark(msgspec.Struct, frozen=True):
    """One finding in the article on show. `stance` and `issue` are empty but for demands."""

    kind: FindingKind
    id: str
    start: int
    end: int
    stance: str = ""
    issue: str = ""
    state: str = "undecided"


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
        self.marks = tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
        self._starts = [mark.start for mark in self.marks]
        self._zone_starts = [zone.start for zone in article.zones]

    def with_marks(self, marks: tuple[Mark, ...]) -> Page:
        """Give the same page with other marks; the lines are not broken again."""
        page = object.__new__(Page)
        page.__dict__.update(self.__dict__)
        page.marks = tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
        page._starts = [mark.start for mark in page.marks]
        return page

    def line_of(self, offset: int) -> int:
        """Give the line that shows an offset."""
        return line_at(self.lines, offset)

    def starting_on(self, line: int) -> tuple[Mark, ...]:
        """Give the findings that begin on a line."""
        start, end = self.lines[line]
        return self.marks[bisect_left(self._starts, start) : bisect_right(self._starts, max(start, end - 1))]

    def dim_ranges(self, start: int, end: int) -> list[tuple[int, int]]:
        """Give the parts of a range that are not story."""
        zones = self.article.zones
        at = max(0, bisect_right(self._zone_starts, start) - 1)
        found = []
        while at < len(zones) and zones[at].start < end:
            zone = zones[at]
            if zone.kind not in STORY_ZONES and zone.end > start:
                found.append((max(start, zone.start), min(end, zone.end)))
            at += 1
        return found

    def strong_ranges(self, start: int, end: int) -> list[tuple[int, int]]:
        """Give the parts of a range that are headings."""
        zones = self.article.zones
        at = max(0, bisect_right(self._zone_starts, start) - 1)
        found = []
        while at < len(zones) and zones[at].start < end:
            zone = zones[at]
            if zone.kind in ("headline", "subhead") and zone.end > start:
                found.append((max(start, zone.start), min(end, zone.end)))
            at += 1
        return found

    def letter(self, line: int) -> tuple[str, str]:
        """Give the margin letter of a line and its role: the stance of the first demand that begins there."""
        here = self.starting_on(line)
        demand = next((mark for mark in here if mark.kind == "demand" and mark.state != "rejected"), None)
        if demand is not None:
            return LETTERS.get(demand.stance, " "), demand.stance
        return ("?", "margin") if any(mark.kind == "question" for mark in here) else (" ", "margin")

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
