"""What can be corrected, and what is wrong with a value that was typed. Pure; no widget and no heavy library."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from typing import get_args

import msgspec

from summit_tui.model import Footing, QuestionKind, QuoteType, Stance, Subject

_WORDS = 10
"""Words that a summary may have: it is read in a row of a list."""
_NAME, _LINE, _NOTE = 80, 200, 2_000
"""Code points of the longest name, line and note."""
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_YEARS = range(1900, 2100)


class Field(msgspec.Struct, frozen=True):
    """One field of a finding or an article.

    `choices` are all values that there are; where it is empty, `known` says what is offered ("actor", "side",
    "issue") and anything else may be typed. `may_lack` says that it may be taken away.
    """

    name: str
    label: str
    choices: tuple[str, ...] = ()
    known: str = ""
    may_lack: bool = False
    hint: str = ""


_DATE_HINT = "As precise as it is known: 2031, 2031-03 or 2031-03-05."
FIELDS: Mapping[Subject, tuple[Field, ...]] = {
    "demand": (
        Field("holder", "holder", known="side"),
        Field("stance", "stance", get_args(Stance)),
        Field("issue", "issue", known="issue"),
        Field("summary", "summary", hint="Ten words at most."),
        Field("voiced_by", "voiced by", known="actor", may_lack=True),
        Field("footing", "whose word", get_args(Footing)),
        Field("target", "of whom", known="side", may_lack=True),
        Field("said_at", "said on", may_lack=True, hint=_DATE_HINT),
    ),
    "quote": (
        Field("speaker", "speaker", known="actor", may_lack=True),
        Field("type", "type", get_args(QuoteType)),
    ),
    "question": (
        Field("kind", "kind", get_args(QuestionKind)),
        Field("summary", "summary", hint="Ten words at most."),
    ),
    "article": (
        Field("title", "title", may_lack=True),
        Field("outlet", "outlet", may_lack=True),
        Field("author", "author", may_lack=True),
        Field("published", "date", may_lack=True, hint=_DATE_HINT),
    ),
}
"""The fields that can be corrected, in the order in which they are shown."""
DATES = frozenset({"said_at", "published"})
_WORDS_TOO = frozenset(
    {"position", "under", "exact", "prefix", "suffix", "digest", "answer", "answer_file", "answer_kind", "answer_id"}
)
_NUMBERS_TOO = frozenset({"whole", "leads", "start", "end", "moot", "answer_start", "answer_end"})


def field(kind: Subject, name: str) -> Field:
    """Give a field by its name.

    Raises:
        KeyError: there is none.
    """
    for one in FIELDS[kind]:
        if one.name == name:
            return one
    raise KeyError(name)


def sane(kind: Subject, after: Mapping[str, str | int | None]) -> dict[str, str | int | None]:
    """Give corrected fields without what no screen could have journalled: another program may have, or a hand.

    Args:
        kind: of what was corrected.
        after: the fields; of those that are none of `FIELDS` a position, a passage and an answer are kept.
    """
    known = {one.name: one for one in FIELDS[kind]}
    words = {name: value for name, value in after.items() if name in _WORDS_TOO and isinstance(value, str | None)}
    numbers = {name: value for name, value in after.items() if name in _NUMBERS_TOO and isinstance(value, int | None)}
    values = {name: value for name, value in after.items() if name in known and _is_sane(known[name], value)}
    return {**words, **numbers, **values}


def _is_sane(one: Field, value: str | int | None) -> bool:
    if value is None:
        return one.may_lack
    if not isinstance(value, str) or not clean(value):
        return False
    if one.name in DATES:
        return not trouble_with_date(value)
    return not one.choices or value in one.choices


def clean(text: str) -> str:
    """Give typed or pasted text on one line, without what cannot be printed.

    Example:
        >>> clean(" two\\n lines \\x1b[2J")
        'two lines [2J'
    """
    return " ".join("".join(c if c.isprintable() else " " if c.isspace() else "" for c in text).split())


def trouble_with(one: Field, text: str) -> str:
    """Say what is wrong with a value that was typed for a field, in a sentence; "" where nothing is.

    Args:
        one: the field.
        text: as typed; it is judged as `clean` gives it.
    """
    text = clean(text)
    if not text:
        return "" if one.may_lack else f"The {one.label} cannot be empty. esc drops the change."
    if one.name in DATES:
        return trouble_with_date(text)
    if one.choices:
        return "" if text in one.choices else f"One of {', '.join(one.choices)}."
    most = _LINE if one.name in ("summary", "title") else _NAME
    if len(text) > most:
        return f"That is {len(text):,} characters; {most} at most."
    if one.name == "summary" and len(text.split()) > _WORDS:
        return f"That is {len(text.split())} words; {_WORDS} at most, as it is read in a row of a list."
    return ""


def trouble_with_date(text: str) -> str:
    """Say what is wrong with a date: it is YYYY, YYYY-MM or YYYY-MM-DD, and in the calendar.

    Example:
        >>> trouble_with_date("2031-02-30")
        'February 2031 has 28 days.'
    """
    found = _DATE.fullmatch(text)
    if found is None:
        return "Write the date as 2031, 2031-03 or 2031-03-05."
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    if year not in _YEARS:
        return f"The year is one of {_YEARS.start} to {_YEARS.stop - 1}."
    if not 1 <= month <= 12:
        return "The month is one of 01 to 12."
    last = monthrange(year, month)[1]
    return "" if 1 <= day <= last else f"{_MONTHS[month - 1]} {year} has {last} days."


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def trouble_with_note(text: str) -> str:
    """Say what is wrong with a note; an empty one takes the former away."""
    size = len(clean(text))
    return f"That is {size:,} characters; a note has {_NOTE:,} at most." if size > _NOTE else ""


def trouble_with_name(text: str) -> str:
    """Say what is wrong with the name of an actor, a side or an issue."""
    return trouble_with(Field("name", "name"), text)


def value_of(text: str) -> str | None:
    """Give what is journalled for a value as typed; None for none."""
    return clean(text) or None
