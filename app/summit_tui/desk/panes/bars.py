"""The three single lines of the desk: header above, status and keys below."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from textual.strip import Strip

from summit_tui.desk.canvas import Canvas, Piece, shorten, width_of


class Headline(msgspec.Struct, frozen=True):
    """What the header says. `place` names a screen other than the lists, `chips` the choice and filters in force."""

    project: str = ""
    place: str = ""
    articles: int | None = None
    new: int = 0
    to_review: int = 0
    unread: int = 0
    sample: bool = False
    chips: tuple[str, ...] = ()
    state: str = ""


class Header(Canvas):
    """Project, counts, and at the right what narrows the lists and whether the folder is watched."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.said = Headline()

    def say(self, said: Headline) -> None:
        """Show other words; nothing is drawn again when they are the same."""
        if said != self.said:
            self.said = said
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the header."""
        return self.strip(head_line(*_parts(self.said), self.size.width))


def _parts(said: Headline) -> tuple[list[Part], list[Part]]:
    """Give what stands at the left and at the right of the header, each with its weight."""
    left: list[Part] = [(PROJECT, [(shorten(said.project, 30), "strong")])]
    left += [(9, [(f"  {said.place}", "accent")])] if said.place else []
    left += [(2, [(" samples", "dim")])] if said.sample else []
    if said.articles is not None:
        left.append((3, [(f"  {said.articles} article{'s' if said.articles != 1 else ''}", "dim")]))
        left += [(5, [(f"   {said.new} new", "accent")])] if said.new else []
        left.append((4, [(f"   {said.to_review} to review", "dim")]))
    left += [(7, [(f"   {said.unread} could not be read", "warn")])] if said.unread else []
    return left, right_parts(said.chips, said.state)


def right_parts(chips: Iterable[str], state: str) -> list[Part]:
    """Give what stands at the right of a header: what narrows the lists, and how it stands with the folder."""
    right: list[Part] = [(6, [("  ", "body"), (f" {shorten(chip, 24)} ", "chip")]) for chip in chips]
    plain = state in ("watching", "opening") or state.startswith("order kept")
    here: list[Piece] = [("  ", "body"), (state, "dim" if plain else "warn")]
    return [*right, (1 if plain else 8, here)] if state else right


Part = tuple[int, list[Piece]]
"""A part of the header with its weight: where there is no room for all, the lightest go first."""
PROJECT = 10


def head_line(left: list[Part], right: list[Part], width: int) -> list[Piece]:
    """Give a header in `width` cells. Whole parts go, the lightest first; none is cut but the project's name.

    Args:
        left: parts from the left edge on.
        right: parts up to the right edge.
        width: cells.
    """

    def size(parts: list[Part]) -> int:
        return sum(width_of(pieces) for _, pieces in parts)

    while size(left) + size(right) + 2 > width and len(left) + len(right) > 1:
        lightest = min(weight for weight, _ in (*left, *right))
        for parts in (right, left):
            found = next((part for part in reversed(parts) if part[0] == lightest), None)
            if found is not None:
                parts.remove(found)
                break
    pieces = [piece for _, part in left for piece in part]
    if len(pieces) == 1:
        pieces = [(shorten(pieces[0][0], width - 2), pieces[0][1])]
    gap = width - size(left) - size(right) - 2
    pieces = [(" ", "body"), *pieces, (" " * max(0, gap), "body")]
    return [*pieces, *(piece for _, part in right for piece in part), (" ", "body")]


class Progress(msgspec.Struct, frozen=True):
    """How far reading has come."""

    done: int
    total: int
    name: str = ""


class Status(Canvas):
    """One quiet sentence: what came, what was done, what went wrong; a progress bar while articles are read."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.sentence: list[Piece] = []
        self.progress: Progress | None = None
        self.held = False
        self._passing = False

    def say(
        self,
        subject: str,
        rest: str = "",
        *,
        sign: str = "",
        warn: bool = False,
        news: bool = False,
        stays: bool = False,
    ) -> None:
        """Show a sentence: a sign, its subject in full ink, the rest dim.

        Args:
            subject: what it speaks of.
            rest: what is said of it.
            sign: a mark in front.
            warn: it tells of trouble; news does not push it away before the next key is pressed.
            news: it came by itself.
            stays: it is true beyond the next key; what only answers a key goes with the next one (see `go_on`).
        """
        if news and self.held:
            return
        self.held = warn
        self._passing = not (warn or news or stays)
        self.sentence = [(f" {sign} " if sign else " ", "yes" if sign == "+" else "accent")]
        self.sentence += [
            (subject, "warn" if warn else "body"),
            ("  " if subject and rest else "", "body"),
            (rest, "dim"),
        ]
        self.refresh()

    def go_on(self) -> None:
        """A key was pressed: trouble may be followed by news now, and what answered the key before goes."""
        self.held = False
        if self._passing and self.sentence:
            self._passing, self.sentence = False, []
            self.refresh()

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far reading has come, or (None) the sentence again."""
        if progress != self.progress:
            self.progress = progress
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the status line."""
        if self.progress is None:
            pieces: list[Piece] = []
            for text, role in self.sentence:
                room = self.size.width - width_of(pieces)
                pieces.append((text if text.isspace() or text[:1] == " " else shorten(text, room), role))
            return self.strip(pieces)
        now = self.progress
        width = 20 if self.size.width < 110 else 32
        full = width * now.done // max(1, now.total)
        bar: list[Piece] = [("━" * full, "rule-focus"), ("─" * (width - full), "rule")]
        said = f"reading {min(now.done + 1, now.total)} of {now.total} "
        room = self.size.width - width - len(said) - 4
        return self.strip([(f" {said}", "dim"), *bar, ("  ", "body"), (shorten(now.name, room), "body")])


class Footer(Canvas):
    """The keys that matter here; whole items drop when there is no room, and help stays at the right."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.items: tuple[tuple[str, str], ...] = ()
        self.help_key = "?"
        """What opens help here; "" where every key is text."""

    def show_items(self, items: Iterable[tuple[str, str]], help_key: str = "") -> None:
        """Show keys with their labels; those without a key or a label are left out.

        Args:
            items: keys as one writes them, each with what it does.
            help_key: what opens help, at the right; "" for nothing.
        """
        shown = tuple((key, label) for key, label in items if key and label)
        if (shown, help_key) != (self.items, self.help_key):
            self.items, self.help_key = shown, help_key
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the footer."""
        wide = self.size.width
        gap = "  " if wide < 100 else "   "
        tail: list[Piece] = [(self.help_key, "key"), (" help ", "dim")] if self.help_key else []
        left: list[Piece] = [(" ", "body")]
        for key, label in self.items:
            item: list[Piece] = [(key, "key"), (f" {label}", "dim"), (gap, "body")]
            if width_of(left) + width_of(item) + width_of(tail) > wide:
                break
            left += item
        return self.strip([*left, (" " * (wide - width_of(left) - width_of(tail)), "body"), *tail])
