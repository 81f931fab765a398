"""How an explanation is drawn: a box of lines, laid out for the width that a reader has."""

from __future__ import annotations

from rich.cells import cell_len

from summit_tui.desk.canvas import Piece, fit, shorten, width_of
from summit_tui.desk.office.why import Line, Why
from summit_tui.desk.parts.wrap import wrap
from summit_tui.plain import one_line

_LABEL = 12
_BRIEF = {"voiced by": "voice", "folded with": "with", "decided": "state"}
"""Labels where there is little room."""
_KEYS = "y copy   esc close"
_INKS = {"+": "yes", "~": "edit", "×": "no", "!": "warn"}


def box(why: Why, width: int, height: int) -> list[list[Piece]]:
    """Give the lines of the box, borders included.

    Args:
        why: what is told.
        width: cells, borders included.
        height: lines that it may have at most; what does not fit is left out and `…` says so.
    """
    inner = max(10, width - 4)
    room = max(1, height - 2)
    if inner >= 46:
        lines = [line for one in why.lines for line in _wide(one, inner)]
    else:
        lines = _condensed(why, inner, room)
    if len(lines) > room:
        lines = [*lines[: room - 1], [("…", "dim")]]
    head: list[Piece] = [("┌─ ", "rule-focus"), ("Why", "title-focus")]
    if why.title and width >= len(why.title) + 12:
        head.append((f"  {why.title}", "title-focus"))
    head.append((" ", "rule-focus"))
    top = [*head, ("─" * max(0, width - 1 - width_of(head)) + "┐", "rule-focus")]
    keys = _KEYS if width >= len(_KEYS) + 8 else "esc"
    line = "─" * max(0, width - 5 - cell_len(keys))
    bottom: list[Piece] = [(f"└{line} ", "rule-focus"), (keys, "dim"), (" ─┘", "rule-focus")]
    filled = [
        [("│ ", "rule-focus"), *line, (" " * max(0, inner - width_of(line)), "body"), (" │", "rule-focus")]
        for line in lines
    ]
    return [top, *filled, bottom]


def _ink(value: str, label: str) -> str:
    return _INKS.get(value[:1], "strong" if label in ("holder", "speaker") else "body")


def _wide(one: Line, inner: int) -> list[list[Piece]]:
    """Give label, value and note side by side; a long note goes on below itself."""
    value = one_line(one.value)
    column = max(12, cell_len(value) + 2)
    if _LABEL + column > inner * 2 // 3 and one.note:
        column = inner - _LABEL
    pieces: list[Piece] = [(one.label.ljust(_LABEL), "dim"), (fit(value, column), _ink(value, one.label))]
    room = inner - _LABEL - column
    if not one.note:
        return [_fitted(pieces, inner)]
    if room < 12:
        indent: list[Piece] = [(" " * _LABEL, "body"), (shorten(one.note, inner - _LABEL), "dim")]
        return [_fitted(pieces, inner), indent]
    parts = _broken(one.note, room)
    more: list[list[Piece]] = [[(" " * (_LABEL + column), "body"), (part, "dim")] for part in parts[1:]]
    return [[*pieces, (parts[0], "dim")], *more]


def _fitted(pieces: list[Piece], inner: int) -> list[Piece]:
    text, role = pieces[-1]
    return [*pieces[:-1], (shorten(text, inner - width_of(pieces[:-1])), role)]


def _condensed(why: Why, inner: int, room: int) -> list[list[Piece]]:
    """Give each line in brief, the first ones on two lines as long as there is room."""
    spare = room - len(why.lines)
    lines: list[list[Piece]] = []
    for one in why.lines:
        drawn = _narrow(one, inner, 2 if spare > 0 else 1)
        spare -= len(drawn) - 1
        lines += drawn
    return lines


def _narrow(one: Line, inner: int, most: int) -> list[list[Piece]]:
    """Give label and value, as brief as can be, on `most` lines at most."""
    label = 8
    room = inner - label
    text = one_line(one.brief or ", ".join(part for part in (one.value, one.note) if part))
    parts = [text[a:b] for a, b in wrap(text, room)] if most > 1 else [text]
    parts = [*parts[: most - 1], shorten(" ".join(parts[most - 1 :]), room)] if len(parts) >= most else parts
    first: Piece = (shorten(_BRIEF.get(one.label, one.label), label - 1).ljust(label), "dim")
    indent: Piece = (" " * label, "body")
    return [[indent if n else first, (part, _ink(part, "" if n else one.label))] for n, part in enumerate(parts)]


def _broken(text: str, width: int) -> list[str]:
    """Give a text on lines of a width, three at most."""
    text = one_line(text)
    if " " not in text:
        return [shorten(text, width)]  # a file's name is no prose
    parts = [text[a:b] for a, b in wrap(text, width)]
    return parts if len(parts) <= 3 else [*parts[:2], shorten(" ".join(parts[2:]), width)]
