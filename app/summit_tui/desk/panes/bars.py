"""The three single lines of the desk: header above, status and keys below."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from textual.strip import Strip

from summit_tui.desk.actions import Action, key_name
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
        said = self.said
        left: list[Piece] = [(" ", "body"), (shorten(said.project, 30), "strong")]
        if said.place:
            left.append((f"  {said.place}", "accent"))
        if said.sample:
            left.append((" samples", "dim"))
        if said.articles is not None:
            left.append((f"  {said.articles} article{'s' if said.articles != 1 else ''}", "dim"))
            if said.new:
                left.append((f"   {said.new} new", "accent"))
            left.append((f"   {said.to_review} to review", "dim"))
        if said.unread:
            left.append((f"   {said.unread} could not be read", "warn"))
        right: list[Piece] = []
        for chip in said.chips:
            right += [(f" {shorten(chip, 24)} ", "chip"), ("  ", "body")]
        right += [(said.state, "dim"), (" ", "body")]
        room = self.size.width - width_of(left)
        while right and width_of(right) > room:
            right.pop(0)
        return self.strip([*left, (" " * (self.size.width - width_of(left) - width_of(right)), "body"), *right])


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

    def say(self, subject: str, rest: str = "", *, sign: str = "", warn: bool = False, news: bool = False) -> None:
        """Show a sentence: a sign, its subject in full ink, the rest dim.

        Args:
            subject: what it speaks of.
            rest: what is said of it.
            sign: a mark in front.
            warn: it tells of trouble; news does not push it away before the next key is pressed.
            news: it came by itself.
        """
        if news and self.held:
            return
        self.held = warn
        self.sentence = [(f" {sign} " if sign else " ", "yes" if sign == "+" else "accent")]
        self.sentence += [
            (subject, "warn" if warn else "body"),
            ("  " if subject and rest else "", "body"),
            (rest, "dim"),
        ]
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
        self.helps = True
        """Whether ? opens help here; where every key is text it does not."""

    def show(self, actions: Iterable[Action]) -> None:
        """Show these actions, in this order."""
        self.show_items(
            tuple((key_name(action.keys[0]), action.short) for action in actions if action.short and action.keys)
        )

    def show_items(self, items: tuple[tuple[str, str], ...]) -> None:
        """Show keys with their labels."""
        if items != self.items:
            self.items = items
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the footer."""
        wide = self.size.width
        gap = "  " if wide < 100 else "   "
        tail: list[Piece] = [("?", "key"), (" help ", "dim")] if self.helps else []
        left: list[Piece] = [(" ", "body")]
        for key, label in self.items:
            item: list[Piece] = [(key, "key"), (f" {label}", "dim"), (gap, "body")]
            if width_of(left) + width_of(item) + width_of(tail) > wide:
                break
            left += item
        return self.strip([*left, (" " * (wide - width_of(left) - width_of(tail)), "body"), *tail])
