"""What was said when, as plain data: days put into weeks or months along an axis, one lane a party. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

import msgspec

UNITS = ("day", "week", "month", "quarter", "year")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LEAST = 4
"""Cells that a bin needs for a count of two figures, its mark and a gap."""
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_AS_PRECISE = {"day": 0, "week": 0, "month": 1, "quarter": 1, "year": 2}


class Count(msgspec.Struct, frozen=True):
    """How many statements of a party are told of one day; `at` is the first one's row in the list."""

    party: str
    day: str
    statements: int
    changed: bool = False
    at: int = 0


class Stretch(msgspec.Struct, frozen=True):
    """The days that a date may mean, both included, and how precise it is: 0 to the day, 1 the month, 2 the year."""

    first: date
    last: date
    vague: int


class Bin(msgspec.Struct, frozen=True):
    """What stands in a lane at one place: `start` and `end` in cells of the axis, where its dates may lie.

    `days` are the dates that it counts, `at` the row of the first statement.
    """

    start: int
    end: int
    statements: int
    changed: bool
    days: tuple[str, ...]
    at: int
    vague: bool = False

    @property
    def label(self) -> str:
        """Give what is written for it."""
        return f"{self.statements}{'Δ' if self.changed else ''}"


class Axis(msgspec.Struct, frozen=True):
    """From when to when, in how many cells, by which unit; `ticks` are the cells where a longer unit begins."""

    first: date
    days: int
    width: int
    unit: str
    ticks: tuple[tuple[int, str], ...]

    def cell(self, day: date) -> int:
        """Give the cell at which a day begins."""
        return (day - self.first).days * self.width // self.days


@lru_cache(maxsize=8192)
def stretch(day: str) -> Stretch | None:
    """Give the days that an ISO date may mean; None for what is no date.

    Example:
        >>> stretch("2031-02").last.isoformat()
        '2031-02-28'
    """
    found = _DAY.fullmatch(day[:10])
    if found is None:
        return None
    year, month, of_month = (int(part) if part else None for part in found.groups())
    try:
        if year is None:
            return None
        if month is None:
            return Stretch(date(year, 1, 1), date(year, 12, 31), 2)
        if of_month is None:
            return Stretch(date(year, month, 1), _month_after(date(year, month, 1)) - timedelta(1), 1)
        return Stretch(date(year, month, of_month), date(year, month, of_month), 0)
    except (ValueError, OverflowError):
        return None


def told(day: str | None) -> str:
    """Give a date as the list of statements says it: `15 Aug 2031`, `Aug 2031`, `2031`.

    Example:
        >>> told("2031-08-15"), told("2031-08"), told(None)
        ('15 Aug 2031', 'Aug 2031', 'undated')
    """
    where = stretch(day) if day else None
    if where is None:
        return day or "undated"
    first = where.first
    return (f"{first.day} {MONTHS[first.month - 1]} {first.year}", f"{MONTHS[first.month - 1]} {first.year}",
            str(first.year))[where.vague]  # fmt: skip


def axis(days: Iterable[str], width: int) -> Axis | None:
    """Give the axis on which these dates lie, by the finest unit that has room; None where there is no date.

    Args:
        days: ISO dates.
        width: cells.
    """
    stretches = [found for found in map(stretch, days) if found is not None]
    if not stretches or width < LEAST:
        return None
    low, high = min(one.first for one in stretches), max(one.last for one in stretches)
    finest = ("day", "month", "year")[min(one.vague for one in stretches)]
    for unit in UNITS[UNITS.index(finest) :]:
        first, last = _begin(low, unit), _after(_begin(high, unit), unit)
        if unit in ("week", "month"):
            first, last = _begin(low, "month"), _after(_begin(high, "month"), "month")
        span = max(1, (last - first).days)
        if span * LEAST <= width * _LENGTH[unit] or unit == "year":
            return Axis(first, span, width, unit, _ticks(first, span, width, unit))
    return None


_LENGTH = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 366}


def _month_after(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _begin(day: date, unit: str) -> date:
    """Give the first day of the unit that a day lies in; weeks begin on Monday."""
    match unit:
        case "week":
            return day - timedelta(day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        case "year":
            return date(day.year, 1, 1)
    return day


def _after(first: date, unit: str) -> date:
    """Give the first day of the unit after the one that begins on this day."""
    match unit:
        case "day":
            return first + timedelta(1)
        case "week":
            return first + timedelta(7)
        case "month":
            return _month_after(first)
        case "quarter":
            return _month_after(_month_after(_month_after(first)))
    return date(first.year + 1, 1, 1)


def _ticks(first: date, span: int, width: int, unit: str) -> tuple[tuple[int, str], ...]:
    """Give where to draw a line, each with its label; labels that would touch the one before are left out."""
    step = {"day": "week", "week": "month", "month": "month", "quarter": "year", "year": "year"}[unit]
    if unit == "day" and span * 12 <= width:
        step = "day"
    found: list[tuple[int, str]] = []
    day, end, year = _begin(first, step), first + timedelta(span), 0
    if day < first:
        day = _after(day, step)
    while day < end:
        at = (day - first).days * width // span
        label = str(day.year) if step == "year" else MONTHS[day.month - 1]
        if step in ("day", "week"):
            label = f"{day.day} {label}"
        if step != "year" and day.year != year:
            label, year = f"{label} {day.year}", day.year
        if not found or at >= found[-1][0] + len(found[-1][1]) + 2:
            found.append((at, label))
        day = _after(day, step)
    return tuple(found)


def bins(counts: Iterable[Count], on: Axis) -> dict[str, list[Bin]]:
    """Give what stands in each party's lane, from the left; a date vaguer than the unit is a bin of its own."""
    found: dict[str, dict[tuple[date, int], list[Count]]] = {}
    for one in counts:
        where = stretch(one.day)
        if where is None:
            continue
        vague = where.vague if where.vague > _AS_PRECISE[on.unit] else 0
        begin = where.first if vague else _begin(where.first, on.unit)
        found.setdefault(one.party, {}).setdefault((begin, vague), []).append(one)
    lanes = {}
    for party, places in found.items():
        lane = []
        for (begin, vague), many in sorted(places.items()):
            until = _after(begin, ("", "month", "year")[vague] if vague else on.unit)
            start = max(0, on.cell(begin))
            lane.append(
                Bin(start, max(start + 1, min(on.width, on.cell(until))), sum(one.statements for one in many),
                    any(one.changed for one in many), tuple(one.day for one in many), min(one.at for one in many),
                    bool(vague))
            )  # fmt: skip
        lanes[party] = lane
    return lanes


def drawn(lane: Iterable[Bin], width: int) -> list[tuple[str, Bin | None]]:
    """Give a lane as text, cell by cell in runs: each with the bin that it belongs to, None for what lies between.

    Vague dates are dots with the count amid; where counts would touch, the later moves right.
    """
    cells = [" "] * width
    owner: list[Bin | None] = [None] * width
    everything = list(lane)
    for one in everything:
        if one.vague:
            for at in range(min(one.start + 1, width), max(one.start + 1, min(one.end - 1, width))):
                cells[at] = "·"
    for one in sorted(everything, key=lambda each: each.vague):
        text = one.label
        at = _free(owner, one, len(text))
        for place, char in enumerate(text):
            if at + place < width:
                cells[at + place], owner[at + place] = char, one
    runs: list[tuple[str, Bin | None]] = []
    for char, whose in zip(cells, owner, strict=True):
        if runs and runs[-1][1] is whose:
            runs[-1] = (runs[-1][0] + char, whose)
        else:
            runs.append((char, whose))
    return runs


def _free(owner: list[Bin | None], one: Bin, size: int) -> int:
    """Give the cell where a label of this size can stand, as near to the middle of its bin as others allow."""
    width = len(owner)
    middle = max(0, min((one.start + one.end - size) // 2, width - size))

    def is_free(at: int) -> bool:
        return all(owner[place] is None for place in range(max(0, at - 1), min(width, at + size + 1)))

    if is_free(middle):
        return middle
    near = sorted(range(max(0, width - size) + 1), key=lambda at: (abs(at - middle), at))
    return next((at for at in near if is_free(at)), middle)
