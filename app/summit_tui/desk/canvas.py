"""What every drawn pane of the desk is made of: roles of colour, and lines of cells.

A canvas draws its own lines (Textual's line API) with styles taken by *role* from component classes
(`styles/desk.tcss`), so that a colour stands in one place and any theme may change it.
"""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from summit_tui.desk.parts.matches import fold, pattern
from summit_tui.plain import one_line

ROLES = (
    "strong", "body", "dim", "faint", "rule", "accent", "rule-focus", "title", "title-focus", "chip", "key",
    "demand", "refuse", "offer", "accept", "yes", "no", "edit", "warn", "boiler", "tick", "margin", "match",
)  # fmt: skip
GROUNDS = (
    "cursor", "cursor-blur", "evidence", "evidence-active", "chosen", "found-quote", "found-question", "found-demand",
)  # fmt: skip
PAIRS = {" Δ": "D!", " ↔": "<>"}
"""Signs that take two cells in ASCII: where a blank stands before them, they take its place."""
SINGLES = str.maketrans("•×≠Δ↔▌━─│┃┌┐└┘█…→·“”‘’–—¶", "ox!D<|=-|#++++#>>.\"\"''--&")
"""All other signs that the desk draws, one for one."""

Piece = tuple[str, str]
"""A stretch of a line: the text and its role."""


class Palette(Screen[None]):
    """A screen that keeps the styles of all roles.

    The component classes stand on the screen alone: on each canvas they cost Textual some 250 rule matches more
    before the first picture (a third of a second under load).
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"p--{role}" for role in ROLES + GROUNDS}

    ALLOW_SELECT = False
    """The readers select by themselves, in offsets of the article."""
    ascii = False
    """Whether signs are drawn in ASCII (`ascii = true` in the settings)."""

    def __init__(self) -> None:
        super().__init__()
        self._inks: dict[tuple[str, str], Style] = {}

    def notify_style_update(self) -> None:
        """Forget the styles worked out, since the theme or a class changed."""
        self._inks.clear()
        super().notify_style_update()

    def ink(self, role: str, ground: str = "") -> Style:
        """Give the style of a role, on a ground where one is named.

        Args:
            role: one of `ROLES`.
            ground: one of `GROUNDS`, or "" for the plain background.
        """
        key = (role, ground)
        style = self._inks.get(key)
        if style is None:
            style = self._inks[key] = self._mixed(role, ground)
        return style

    def _mixed(self, role: str, ground: str) -> Style:
        style = self._role_style(role)
        if not ground:
            return style
        under = self._role_style(ground, is_ground=True)
        if self.app.current_theme.ansi and ground == "cursor":
            # The terminal's own palette: reversed inks would make patches of colour.
            return under + Style(underline=True) if role == "match" else under
        if ground in ("cursor", "evidence-active") and role not in ("warn",):
            return style + under
        return style + Style(bgcolor=under.bgcolor, underline=under.underline, bold=under.bold or style.bold)

    def _role_style(self, role: str, *, is_ground: bool = False) -> Style:
        name = f"p--{role}"
        # The colour with alpha resolved against the background; the attributes as the role alone states them.
        whole, own = self.get_component_rich_style(name), self.get_component_rich_style(name, partial=True)
        has_ink = not is_ground or role in ("cursor", "evidence-active")
        return Style(
            color=whole.color if has_ink else None,
            bgcolor=whole.bgcolor if is_ground or role == "chip" else self.get_component_rich_style("p--body").bgcolor,
            bold=own.bold, dim=own.dim, italic=own.italic, underline=own.underline, reverse=own.reverse,
        )  # fmt: skip


class Canvas(Widget):
    """A widget that draws lines of pieces by role, with the inks of the app's palette."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)

    def ink(self, role: str, ground: str = "") -> Style:
        """Give a style of the palette (arguments as there)."""
        return self.palette.ink(role, ground)

    @cached_property
    def palette(self) -> Palette:
        """Give the screen that keeps the inks; it stays the same as long as the canvas lives."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, Palette))

    def mark_ink(self) -> Style:
        """Give what words that were looked for have beside the look of their place: no ground of their own."""
        ink = self.ink("match")
        return Style(color=ink.color, bold=ink.bold, underline=ink.underline)

    def segments(self, pieces: list[Piece], ground: str = "") -> list[Segment]:
        """Give pieces as styled text; in ASCII where the settings ask for it."""
        plain = self.palette.ascii
        return [Segment(in_ascii(text) if plain else text, self.ink(role, ground)) for text, role in pieces if text]

    def strip(self, pieces: list[Piece], ground: str = "") -> Strip:
        """Give a line of the canvas's width from its pieces (cut or filled up at the right)."""
        return self.filled(self.segments(pieces, ground), ground)

    def filled(self, segments: list[Segment], ground: str = "") -> Strip:
        """Give a line of the canvas's width from styled text: one strip, since each that is made on the way costs."""
        return Strip(*fitted(segments, self.size.width, self.ink("body", ground)))


def fitted(segments: list[Segment], width: int, plain: Style) -> tuple[list[Segment], int]:
    """Give styled text in exactly `width` cells, filled up or cut at the right, neighbours of one style joined.

    Args:
        segments: the text.
        width: cells.
        plain: the style of what is filled up.

    Returns:
        The segments and their width, as `Strip` takes them.
    """
    joined: list[Segment] = []
    used = 0
    for segment in segments:
        size = cell_len(segment.text)
        if used + size > width:
            _join(joined, Segment(set_cell_size(segment.text, width - used), segment.style))
            return joined, width
        if segment.text:
            _join(joined, segment)
        used += size
    if used < width:
        _join(joined, Segment(" " * (width - used), plain))
    return joined, width


def _join(joined: list[Segment], segment: Segment) -> None:
    if joined and joined[-1].style == segment.style:
        joined[-1] = Segment(joined[-1].text + segment.text, segment.style)
    else:
        joined.append(segment)


def in_ascii(text: str) -> str:
    """Give text with the desk's signs in ASCII; it stays as wide as it was.

    Example:
        >>> in_ascii("•  Δ  ≠  ↔ Moreau")
        'o D!  ! <> Moreau'
    """
    if text.isascii():
        return text
    for sign, pair in PAIRS.items():
        text = text.replace(sign, pair)
    return text.translate(SINGLES)


def width_of(pieces: list[Piece]) -> int:
    """Give the width of pieces in cells."""
    return sum(cell_len(text) for text, _ in pieces)


def fit(text: str, width: int, *, right: bool = False, words: bool = True) -> str:
    """Give foreign text on one line in exactly `width` cells.

    Text that is too long is cut at a word when one ends within ten cells of the edge, and always ends in `…`.

    Args:
        text: any text; shown through `plain`.
        width: cells; 0 or less gives "".
        right: set against the right edge when shorter.
        words: cut at a word; without, as much is shown as fits, which tells short names apart.

    Example:
        >>> fit("a long summary", 10)
        'a long…   '
    """
    if width <= 0:
        return ""
    text = one_line(text)
    size = cell_len(text)
    if size > width:
        cut = set_cell_size(text, width - 1)
        gap = cut.rfind(" ")
        if words and gap > 0 and len(cut) - gap <= 10 and not text[len(cut) : len(cut) + 1].isspace():
            cut = cut[:gap]
        text = cut.rstrip() + "…"
        size = cell_len(text)
    return " " * (width - size) + text if right else text + " " * (width - size)


def shorten(text: str, width: int) -> str:
    """Give foreign text on one line in at most `width` cells."""
    return fit(text, width).rstrip() if width > 0 else ""


def with_matches(pieces: list[Piece], query: str) -> list[Piece]:
    """Give pieces with the words of a query in the role `match`; nothing moves.

    Example:
        >>> with_matches([("a fair deal", "body")], "FAIR")
        [('a ', 'body'), ('fair', 'match'), (' deal', 'body')]
    """
    wanted = pattern(query)
    if wanted is None:
        return pieces
    marked: list[Piece] = []
    for text, role in pieces:
        at = 0
        for found in wanted.finditer(fold(text)):
            start, end = found.span()
            marked += [(text[at:start], role), (text[start:end], "match")]
            at = end
        marked.append((text[at:], role))
    return [piece for piece in marked if piece[0]]


def rule(left: list[Piece], right: list[Piece], width: int, *, focused: bool) -> list[Piece]:
    """Give a title line: `━ left ━━━━ right`, heavy and accented when its pane is focused.

    When there is no room for both, the right part is dropped.
    """
    line, role = ("━", "rule-focus") if focused else ("─", "rule")
    used = 2 + width_of(left) + 1
    room = width - used - (width_of(right) + 1 if right else 0)
    if room < 1 and right:
        right, room = [], width - used
    pieces = [(line, role), (" ", "rule"), *left, (" ", "rule"), (line * max(0, room), role)]
    return [*pieces, (" ", "rule"), *right] if right else pieces
