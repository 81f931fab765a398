"""When a position was said, where its own sentence tells the day and only one day can be meant."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence

_MONTHS = list(calendar.month_name)[1:]
_DAYS = list(calendar.day_name)
CALENDAR = frozenset((*_MONTHS, *_DAYS))
"""Names of months and days."""
_DATE = re.compile(
    rf"\b(?P<month>{'|'.join(_MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b"
    rf"(?:,?\s+(?P<year>\d{{4}}))?"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{'|'.join(_MONTHS)})\b(?:,?\s+(?P<year2>\d{{4}}))?"
    rf"|\b(?P<weekday>{'|'.join(_DAYS)})\b"
    rf"|\b(?:in|last)\s+(?P<month3>{'|'.join(_MONTHS)})\b(?!\s+\d{{1,2}}\b)(?:,?\s+(?P<year3>\d{{4}}))?"
    r"|\bin\s+(?P<year4>(?:19|20)\d\d)\b"
    r"|\b(?P<told>yesterday|today|last month|last year|earlier this month|earlier this year)\b",
    re.IGNORECASE,
)
_NOT_SAID = re.compile(
    r"\b(by|until|till|before|after|from|since|next|coming|this|through|between|past|for)\s+(\w+\s+)?$", re.IGNORECASE
)


def said_on(text: str, base: int, quoted: Sequence[tuple[int, int]], published: str | None) -> str | None:
    """Give the day on which the sentence says that something was said.

    A weekday is the last one on or before the day of publication; without a full date of publication it stays open.
    A month or a year is told as precisely as the text is ("last year"; "in May" where it opens the sentence). Days
    inside quoted words, deadlines ("by Friday") and sentences with several days tell nothing.

    Args:
        text: the sentence.
        base: where it begins.
        quoted: ranges of quotes and of what is wanted, in the offsets of `base`.
        published: the article's date, ISO 8601, as precise as known.

    Returns:
        ISO date, or None.

    Example: "on Friday" in an article of Sunday 2025-08-17 is 2025-08-15.
    """
    days: set[str] = set()
    for found in _DATE.finditer(text):
        if any(start <= base + found.start() < end for start, end in quoted):
            continue
        if _NOT_SAID.search(text[max(0, found.start() - 24) : found.start()]):
            return None
        if (found["month3"] or found["year4"]) and text[: found.start()].strip(" \n\t\"“'‘"):
            continue  # "the invasion in 2022": only what opens a sentence dates its verb
        day = _told(found, _published(published))
        if day is None:
            return None
        days.add(day)
    return days.pop() if len(days) == 1 else None


def _published(published: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(published[:10]) if published and len(published) >= 10 else None
    except ValueError:
        return None


def _told(found: re.Match[str], published: dt.date | None) -> str | None:
    """Give what a match says in ISO 8601, as precise as it is."""
    if found["year4"]:
        return found["year4"] if published is None or int(found["year4"]) <= published.year else None
    if found["month3"]:
        return _month(found["month3"], found["year3"], published)
    if found["told"] is None:
        day = _day(found, published)
        return day.isoformat() if day is not None else None
    if published is None:
        return None
    match found["told"].lower():
        case "today":
            return published.isoformat()
        case "yesterday":
            return (published - dt.timedelta(days=1)).isoformat()
        case "last month":
            return (published.replace(day=1) - dt.timedelta(days=1)).isoformat()[:7]
        case "earlier this month":
            return published.isoformat()[:7]
        case "last year":
            return str(published.year - 1)
        case _:
            return str(published.year)


def _month(name: str, year: str | None, published: dt.date | None) -> str | None:
    """Give a month: without a year the last of its name on or before the day of publication."""
    month = _MONTHS.index(name.capitalize()) + 1
    if name[0].islower() or (year is None and published is None):
        return None
    if year is not None:
        return f"{year}-{month:02d}"
    return f"{published.year - (month > published.month)}-{month:02d}" if published is not None else None


def _day(found: re.Match[str], published: dt.date | None) -> dt.date | None:
    weekday = found["weekday"]
    if weekday is not None:
        if published is None or weekday[0].islower():
            return None
        back = (published.weekday() - _DAYS.index(weekday.capitalize())) % 7
        return published - dt.timedelta(days=back)
    name = (found["month"] or found["month2"]).capitalize()[:3]
    month = next(number for number, full in enumerate(_MONTHS, 1) if full.startswith(name))
    day, year = int(found["day"] or found["day2"]), found["year"] or found["year2"]
    try:
        if year is not None:
            return dt.date(int(year), month, day)
        if published is None:
            return None
        same = dt.date(published.year, month, day)
        return same if same <= published else None
    except ValueError:
        return None
