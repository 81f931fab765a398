"""Calendar dates as articles write them, in English, to ISO 8601 as precise as the text is."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}-(?P<number>0\d|1[0-2])-(?P<day>[0-3]\d)(?!\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
        rf"\b{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"\b{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",
        rf"\b{_MONTH},?\s+{_YEAR}\b",
        rf"\b(?P<first>[0-3]?\d)(?P<mark>[./-])(?P<second>[0-3]?\d)(?P=mark){_YEAR}\b",
    )
)
_CLOCK = re.compile(
    r"\b(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\b\.?|hrs\b|h\b)?|\b\d{1,2}\s*[ap]\.?m\b\.?"
    r"|\b(?:UTC|GMT|BST|CES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]T|IST|PKT|MSK|AES?T)\b(?:\s*[+-]\d{1,2}(?::?\d\d)?)?",
    re.IGNORECASE,
)


class Dated(NamedTuple):
    """A date in a text: the half-open code-point range of its words, and ISO 8601 of what they say."""

    start: int
    end: int
    iso: str


def dates_in(text: str) -> list[Dated]:
    """Give the dates that name a year, in text order; of overlapping readings the more precise.

    A day and month that could be either (05/06/2025) give the year alone; no such calendar day gives none.

    Example:
        >>> [found.iso for found in dates_in("Aug. 16, 2025; updated in September 2025")]
        ['2025-08-16', '2025-09']
    """
    found: list[Dated] = []
    for form in _FORMS:
        for match in form.finditer(text):
            iso = _iso(match)
            if iso and all(match.end() <= other.start or match.start() >= other.end for other in found):
                found.append(Dated(match.start(), match.end(), iso))
    return sorted(found)


def is_date_line(line: str) -> bool:
    """Tell whether a line is a date (with a clock time and zone, perhaps) and nothing else."""
    found = dates_in(line)
    if not found:
        return False
    rest = line
    for one in reversed(found):
        rest = rest[: one.start] + " " + rest[one.end :]
    return not any(char.isalnum() for char in _CLOCK.sub(" ", rest))


def without_dates(line: str) -> str:
    """Give a line without its dates and clock times, as a byline's remaining parts."""
    for one in reversed(dates_in(line)):
        line = line[: one.start] + line[one.end :]
    return _CLOCK.sub("", line)


def _iso(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    year = int(part["year"])
    if part.get("first"):
        first, second = int(part["first"]), int(part["second"])
        if first == second:
            return _real(year, first, first)
        if first <= 12 and second <= 12:
            return str(year) if min(first, second) > 0 else None
        return _real(year, min(first, second), max(first, second))
    month = int(part["number"]) if part.get("number") else _MONTHS[part["month"].lower()]
    return _real(year, month, int(part["day"])) if part.get("day") else f"{year}-{month:02d}"


def _real(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
