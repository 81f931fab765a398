"""Quotation marks: which words of a paragraph stand between a pair of marks.

Marks are paired within a paragraph; one that is never closed ends with it. Apostrophes are told apart from single
marks, and a mark that cannot be what its turn would make it (an opening one while another is open) starts anew, so
that one stray mark does not shift every later pair.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPEN = {"“": "”", "«": "»", "„": "“”", "‟": "”", "‹": "›"}
_CLOSE = frozenset("”»›")
_DOUBLE = frozenset('"＂')
_MARK = re.compile("[\"＂“”«»„‟‹›'‘’‚‛`´]")
_LEADING = re.compile(r"['’‘](?:tis|twas|em|til|cause|bout|round|n|s|\d0s|\d\d)\b", re.I)
_BEFORE_OPEN = frozenset("([{—–-/:;,.…!?\u00a0«“\"‘'")


@dataclass(frozen=True)
class Marked:
    """Words between marks: `[start, end)` in the paragraph without the marks, `opened` where the mark before stands.

    `closed` tells whether a closing mark ends it; `after` is where the text goes on behind it.
    """

    start: int
    end: int
    opened: int
    after: int
    mark: str
    closed: bool


def find_marked(text: str) -> list[Marked]:
    """Give the outermost marked words of one paragraph, in order.

    Args:
        text: a paragraph; a line break in it counts as a blank.

    Example:
        >>> [text[m.start:m.end] for text in ["'It's the unions' turn,' he said."] for m in find_marked(text)]
        ["It's the unions' turn,"]
    """
    if not _MARK.search(text):
        return []
    out: list[Marked] = []
    opened: tuple[int, str] | None = None
    tokens = [found.start() for found in _MARK.finditer(text)]
    skip = -1
    for number, at in enumerate(tokens):
        if at <= skip:
            continue
        char = text[at]
        width = 2 if char in "'`’‘´" and text[at + 1 : at + 2] == char and _doubled(text, at) else 1
        if width == 2:
            skip = at + 1
        kind = '"' if width == 2 else char
        if opened is None:
            if _opens(text, at, kind, width):
                opened = (at, kind)
                first = at + width
        elif _is_pair(opened[1], kind) and _closes(text, at, kind, width, mark=opened[1], rest=tokens[number + 1 :]):
            out.append(_marked(text, first, at, opened, after=at + width, closed=True))
            opened = None
        elif _starts_anew(text, at, kind, opened[1], width):
            end = _sentence_end(text, first, at)
            if end > first:
                out.append(_marked(text, first, end, opened, after=end, closed=False))
            opened = (at, kind)
            first = at + width
    if opened is not None and (opened[1] not in "'‘’‚‛`" or _may_stay_open(text, opened[0], first)):
        out.append(_marked(text, first, len(text), opened, after=len(text), closed=False))
    return [one for one in out if text[one.start : one.end].strip(" .,;:!?-–—…")]


def _may_stay_open(text: str, opened: int, first: int) -> bool:
    """Tell whether a single mark that nothing closes is one: it begins a sentence, and much follows."""
    before = text[:opened].rstrip()
    return len(text) - first >= 12 and text[first].isupper() and (not before or before[-1] in ".?!:,")


def _marked(text: str, start: int, end: int, opened: tuple[int, str], *, after: int, closed: bool) -> Marked:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Marked(start, end, opened[0], after, opened[1], closed)


def _doubled(text: str, at: int) -> bool:
    """Tell whether two single marks in a row stand for a double one (``so'')."""
    return text[at + 2 : at + 3] != text[at]


def _before(text: str, at: int) -> str:
    return text[at - 1] if at else " "


def _after(text: str, at: int) -> str:
    return text[at] if at < len(text) else " "


def _opens(text: str, at: int, kind: str, width: int) -> bool:
    before, after = _before(text, at), _after(text, at + width)
    if kind in _OPEN:
        return True
    if kind in _CLOSE:
        # A closing mark used as an opening one (”so”), as in some typewriting.
        return (before.isspace() or at == 0) and after.isalnum()
    if kind in _DOUBLE:
        if after.isspace() or at + width >= len(text):
            return False
        return before.isspace() or before in _BEFORE_OPEN or not (before.isalnum() and after in ".,;:)")
    if kind == "‘" or kind in "‚‛":
        return (
            not after.isspace()
            and not _LEADING.match(text, at)
            and (before.isspace() or before in _BEFORE_OPEN or at == 0)
        )
    if kind in "'`":
        return (
            (before.isspace() or before in _BEFORE_OPEN)
            and (after.isalnum() or after in '[($£€…"“‘.')
            and not _LEADING.match(text, at)
        )
    return False


def _is_pair(mark: str, kind: str) -> bool:
    if mark in _DOUBLE or mark in "“„‟":
        return kind in _DOUBLE or kind == "”" or (mark == "„" and kind == "“")
    if mark == "”":
        return kind in '”"'
    if mark in _OPEN:
        return kind in _OPEN[mark]
    return kind in "'’´"


def _closes(text: str, at: int, kind: str, width: int, *, mark: str, rest: list[int]) -> bool:
    before, after = _before(text, at), _after(text, at + width)
    if kind in "”»›“" and mark != "”":
        return True
    if kind in _DOUBLE or mark == "”":
        # An opening mark's place: a blank before and a word after. Then it opens, unless nothing else closes.
        return not (before.isspace() and (after.isalnum() or after in "[($£€‘'")) or after.isspace()
    # A single mark: an apostrophe stands between letters, or after a plural's s with a word to come.
    if after.isalnum() or before.isspace():
        return False
    if before in '.,;:!?…)]-–—"”':
        return True
    if before in "sS" and after == " " and _after(text, at + 2).islower():
        return not _better_close(text, rest)
    return True


def _better_close(text: str, rest: list[int]) -> bool:
    """Tell whether a later single mark closes more clearly than one after a plural's s, before another opens."""
    for at in rest:
        kind = text[at]
        if kind not in "'’´‘":
            continue
        if kind == "‘" or (kind == "'" and _opens(text, at, kind, 1)):
            return False
        before, after = _before(text, at), _after(text, at + 1)
        if before in ".,;:!?…" and not after.isalnum():
            return True
        if not after.isalnum() and not before.isspace() and before not in "sS":
            return True
    return False


def _starts_anew(text: str, at: int, kind: str, mark: str, width: int) -> bool:
    """Tell whether a mark opens while one of its own kind is open, so that the earlier one was stray or unclosed."""
    before, after = _before(text, at), _after(text, at + width)
    if mark in "'‘`‚‛":
        # A double mark opens inside single ones freely; a stray single mark must not swallow a double pair's start.
        return kind == "‘" and mark == "‘" and before.isspace()
    if kind == "“" and mark in '“"':
        return (before.isspace() and after.isalnum()) or at == 0
    if kind in _DOUBLE:
        return before.isspace() and not after.isspace()
    return False


def _sentence_end(text: str, first: int, at: int) -> int:
    """Give where an unclosed quotation may have ended before another began: after its last full stop."""
    ends = [found.end() for found in re.finditer(r"[.!?…](?=\s)", text[first:at])]
    return first + (ends[-1] if ends else 0)
