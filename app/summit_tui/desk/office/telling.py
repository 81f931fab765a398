"""Small pure helpers of the workshop: sentences for the status line, counts for the titles."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import polars as pl

from summit_tui.ledger.ledger import Delta
from summit_tui.ledger.views import Choice, Totals


def choice_of(keys: frozenset[str]) -> Choice:
    """Give the choice that keys of Parties rows (`level\\x1fkey`) make."""
    parts = [key.split("\x1f", 1) for key in keys]
    return Choice(
        sides=frozenset(key for level, key in parts if level == "side"),
        people=frozenset(key for level, key in parts if level == "person"),
    )


def counts(frames: Mapping[str, pl.DataFrame], whole: Totals) -> dict[str, tuple[int, int]]:
    """Give for each list how many rows it shows, and how many there are without choice and filter."""

    def items(name: str) -> int:
        frame = frames[name]
        return int((frame["row"] == "item").sum()) if "row" in frame.columns else frame.height

    sides = int((frames["parties"]["level"] == "side").sum())
    return {
        "parties": (sides, sides),
        "demands": (items("demands"), whole.demands),
        "quotes": (items("quotes"), whole.quotes),
        "questions": (items("questions"), whole.questions),
    }


def number(count: int, one: str, many: str = "") -> str:
    """Give a count with its noun.

    Example:
        >>> number(1, "demand"), number(1300, "demand")
        ('1 demand', '1,300 demands')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def passed_over(reasons: Mapping[str, int]) -> str:
    """Say what was passed over in the folder; "" for nothing worth a word."""
    said = [f"{count} {reason}" for reason, count in sorted(reasons.items()) if count and reason != ".summit"]
    return f"Passed over: {', '.join(said)}." if said else ""


class Brought(msgspec.Struct, frozen=True):
    """What the changes since the last quiet moment brought, for one sentence."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    demands: int = 0
    quotes: int = 0
    questions: int = 0
    positions: int = 0

    def plus(self, delta: Delta, renamed: Mapping[str, str]) -> Brought:
        """Give this with a further change."""
        return Brought(
            tuple(dict.fromkeys((*self.added, *delta.added))),
            tuple(dict.fromkeys((*self.changed, *delta.changed))),
            tuple(dict.fromkeys((*self.removed, *delta.removed))),
            (*self.renamed, *renamed.items()),
            self.demands + delta.demands,
            self.quotes + delta.quotes,
            self.questions + delta.questions,
            self.positions + delta.positions_changed,
        )

    def sentence(self) -> tuple[str, str, str]:
        """Give subject, what is said of it, and the sign in front."""
        brings = [
            number(count, noun)
            for count, noun in ((self.demands, "demand"), (self.quotes, "quote"), (self.questions, "question"))
            if count
        ]
        if self.positions:
            brings.append(f"{number(self.positions, 'position')} changed")
        said = ", ".join(brings) or "nothing new in it"
        if self.added:
            return _named(self.added, "new articles"), said, "+"
        if self.changed:
            return _named(self.changed, "articles changed"), "read again: " + said, "~"
        if self.renamed:
            old, new = self.renamed[-1]
            return new, f"was {old}; its decisions go with it", "~"
        if self.removed:
            one = len(self.removed) == 1
            return _named(self.removed, "articles gone"), "is gone; what was decided on stays" if one else "", "-"
        return "", "", ""


def _named(names: tuple[str, ...], many: str) -> str:
    return names[0] if len(names) == 1 else f"{len(names)} {many}"
