"""How a reader draws a line: title, banner, text in layers, notes and track at the right, an explanation over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from summit_tui.desk.canvas import Piece, fitted, rule, shorten, width_of
from summit_tui.desk.parts.reading import Ranges, cuts
from summit_tui.desk.parts.wrap import wrap
from summit_tui.plain import one_line

if TYPE_CHECKING:
    from summit_tui.desk.panes.reader import Reader
    from summit_tui.desk.parts.reading import Page

NOTES = 26
NO_TEXT = "This article has no text: its file is empty or holds nothing but blanks."
_KINDS = ("quote", "question", "demand")
_DIFFERS = Style(underline=True)
_UNDERLINED = Style(underline=True, bold=True)


def line(reader: Reader, y: int) -> Strip:
    """Draw line `y` of a reader's pane (0: the title line)."""
    if y == 0:
        return reader.strip(title(reader))
    heads = reader.heads
    if y <= len(heads):
        ink = "edit" if heads[y - 1] == reader.remark else "warn"
        return reader.strip([("  ", "body"), (shorten(heads[y - 1], reader.size.width - 2), ink)])
    y -= len(heads)
    page = reader.page
    if page is None:
        return _boxed(reader, y, _hint_line(reader, reader.hint, y - 1))
    if not page.text.strip():
        return _boxed(reader, y, _hint_line(reader, NO_TEXT, y - 1))
    at = reader.top + y - 1
    return _boxed(reader, y, text_line(reader, page, at, y) if at < len(page.lines) else reader.strip([]))


def _hint_line(reader: Reader, hint: str, at: int) -> Strip:
    """Say why there is no text, on as many lines as that takes."""
    lines = wrap(hint, max(8, reader.size.width - 3))
    start, end = lines[at] if at < len(lines) else (0, 0)
    return reader.strip([("  ", "body"), (one_line(hint[start:end]), "dim")])


def title(reader: Reader) -> list[Piece]:
    """Give the title line: number and letter, source, headline where there is room, date, place and whose word."""
    said, wide, focused = reader.caption, reader.size.width, reader.has_focus
    name = "title-focus" if focused else "title"
    right: list[Piece] = [(said.place, "dim")] if said.place else []
    if said.label and wide >= 60:
        right += [("  " if right else "", "rule"), (shorten(said.label, 28), "dim")]
    states = [word for word, on in (("pinned", said.pinned), ("together", reader.together)) if on]
    letter = " ".join([reader.letter, *states])
    left: list[Piece] = [
        (f"{reader.number} ", name if focused else "faint"),
        (letter, "title-focus" if focused else "strong"),
    ]
    right += [(" ", "rule")] if right else []
    when = said.when
    room = wide - 7 - width_of(left) - width_of(right) - (len(when) + 3 if when else 0)
    if room < min(6, len(said.source)) and right:
        room, right = room + width_of(right) + 2, []
    if room < min(6, len(said.source)) and when:
        room, when = room + len(when) + 3, ""
    source = shorten(said.source, room)
    left += [(" ", "rule"), (source, name)] if source else []
    if said.title and wide >= 100 and (room := room - len(source) - 3) >= 16:
        left += [(" · ", "faint"), (shorten(said.title, min(room, 48)), "faint")]
    if when:
        left += [(" · ", "faint"), (when, "warn" if when == "undated" else name)]
    return rule(left, right, wide, focused=focused)


def text_line(reader: Reader, page: Page, at: int, y: int) -> Strip:
    """Draw screen line `at` of the article on line `y` of the text (from 1)."""
    start, end = page.lines[at]
    active = [reader.active] if reader.active else []
    here = any(a < max(end, start + 1) and b > start for a, b in active)
    letter, role = page.letter(at)
    margin = ("▌", "tick") if here else (letter, role)
    segments = [*reader.segments([margin, (" ", "body")])]
    chosen = [span] if reader.selecting is not None and (span := reader.selecting.span) is not None else []
    layers: list[tuple[Ranges, str]] = [
        (page.strong_ranges(start, end), "strong"),
        (page.dim_ranges(start, end), "boiler"),
        *((page.found[kind].over(start, end), f"body/found-{kind}") for kind in _KINDS),
        (reader.spans.over(start, end), "body/evidence"),
        # While one selects, the active passage stands back: two strong grounds would be taken for one.
        (active, "body/evidence-active" if reader.selecting is None else "body/evidence"),
        (chosen, "body/cursor"),
    ]
    parts = [(a, b, reader.ink(*(name or "body").split("/"))) for a, b, name in cuts(start, end, layers)]
    parts = _over(parts, reader.found.over(start, end), reader.mark_ink())
    parts = _over(parts, [reader.match] if reader.match else [], reader.ink("body", "cursor"))
    parts = _over(parts, reader.differs, _DIFFERS)
    parts = _over(parts, reader.shows, _UNDERLINED)
    if reader.selecting is not None:
        parts = _over(parts, [(reader.selecting.head, reader.selecting.head + 1)], _cursor(reader))
    segments += [Segment(page.text[a:b], style) for a, b, style in parts]
    if reader.selecting is not None and start == end == reader.selecting.head:
        segments.append(Segment(" ", _cursor(reader)))
    plain, wide = reader.ink("body"), reader.size.width
    left, _ = fitted(segments, 2 + page.width + 1, plain)
    return Strip(*fitted([*left, *reader.segments(_right_side(reader, page, at, y, wide))], wide, plain))


def _over(parts: list[tuple[int, int, Style]], ranges: Ranges, add: Style) -> list[tuple[int, int, Style]]:
    """Give the parts of a line cut at some ranges, which have a style added to what lies under them.

    The ground stays that of the layer below unless the added style brings its own.
    """
    for low, high in ranges:
        cut: list[tuple[int, int, Style]] = []
        for a, b, style in parts:
            if b <= low or a >= high:
                cut.append((a, b, style))
                continue
            cut += [(a, low, style)] if a < low else []
            cut.append((max(a, low), min(b, high), style + add))
            cut += [(high, b, style)] if high < b else []
        parts = cut
    return parts


def _cursor(reader: Reader) -> Style:
    """Give the look of the character under the cursor of a selection: the reverse of what lies around it."""
    under = reader.ink("body", "cursor")
    return Style(bold=True, underline=True, reverse=not under.reverse)


def _right_side(reader: Reader, page: Page, at: int, y: int, wide: int) -> list[Piece]:
    room = wide - 2 - page.width - 1 - 1
    notes: list[Piece] = []
    if room >= NOTES - 1:
        stance, issue, more = page.note(at)
        text = shorten(issue + (f" +{more}" if more else ""), room - 8 - 1)
        notes = [(f" {stance.ljust(7)}", stance or "dim"), (text, "dim")] if stance else []
    return [*notes, (" " * max(0, room - width_of(notes)), "body"), _track(reader, page, y)]


def _track(reader: Reader, page: Page, y: int) -> Piece:
    lines, height = len(page.lines), reader.height
    if lines <= height:
        return (" ", "body")
    first, last = (y - 1) * lines // height, max(y * lines // height, (y - 1) * lines // height + 1)
    low = page.lines[min(first, lines - 1)][0]
    high = page.lines[min(last, lines) - 1][1]
    if reader.active and low <= reader.active[0] < high:
        return ("•", "tick")
    if reader.spans.begin_in(low, high) or reader.found.begin_in(low, high):
        return ("·", "tick")
    thumb = reader.top <= first < reader.top + height
    return ("┃", "faint") if thumb else ("│", "rule")


# -- an explanation over the text -----------------------------------------------------------


def place_of_box(height: int, size: int, first: int, last: int) -> int | None:
    """Give the line at which a box of `size` lines begins so that it covers none of the lines `first` to `last`.

    Args:
        height: lines of the pane.
        size: lines of the box.
        first: the first line that must stay in sight, from 0; may lie outside the pane.
        last: the last one.

    Returns:
        Right below them, else right above, else None: there is no room.

    Example:
        >>> place_of_box(20, 6, 3, 4), place_of_box(20, 6, 15, 16), place_of_box(8, 6, 3, 4)
        (5, 9, None)
    """
    if last < 0 or first >= height:
        return height - size if size <= height else None
    if last + 1 + size <= height:
        return last + 1
    return first - size if first - size >= 0 else None


def active_lines(reader: Reader) -> tuple[int, int]:
    """Give the first and last line of the active passage on the pane, from 0; outside it where none is in sight."""
    if reader.page is None or reader.active is None:
        return -1, -1
    start, end = reader.active
    return reader.page.line_of(start) - reader.top, reader.page.line_of(max(start, end - 1)) - reader.top


def line_of_box(reader: Reader, y: int) -> int | None:
    """Give which line of the explanation is drawn on line `y` of the text (from 1); None where there is none."""
    size = len(reader.box)
    if not size:
        return None
    if reader.box_of_other:
        begin: int | None = max(0, reader.height - size)
    else:
        begin = place_of_box(reader.height, size, *active_lines(reader))
    at = -1 if begin is None else y - 1 - begin
    return at if 0 <= at < size else None


def _boxed(reader: Reader, y: int, under: Strip) -> Strip:
    at = line_of_box(reader, y)
    if at is None:
        return under
    box = Strip(reader.segments(reader.box[at]))
    wide = reader.size.width
    return Strip.join([under.crop(0, 2), box, under.crop(2 + box.cell_length, wide)]).crop(0, wide)
