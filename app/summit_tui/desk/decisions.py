"""The desk's hand on the journal: decide, undo, redo, and take up what other desks wrote."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from summit_tui.model import Article, Decision, DecisionAction
from summit_tui.review.decisions import Review, decide
from summit_tui.review.journal import Journal

if TYPE_CHECKING:
    from summit_tui.desk.trail import Evidence

SIGNS = {"accept": "+", "reject": "×"}
DONE = {"accept": "accepted", "reject": "rejected"}


class Decisions:
    """The decisions of one folder, as one coder makes them.

    Args:
        folder: the folder; its journal is `.summit/journal.jsonl`.
        coder: the name that events carry.
    """

    def __init__(self, folder: Path, coder: str) -> None:
        self.coder = coder
        self.journal = Journal(folder, coder)
        self.review = Review()
        self._offset = 0
        self._names: dict[str, str] = {}

    def load(self) -> list[str]:
        """Read the journal from where it was read last; give a sentence for each line that was set aside."""
        read = self.journal.read(self._offset)
        self._offset = read.offset
        for event in read.decisions:
            self.review.apply(event)
        return [str(problem) for problem in read.problems]

    def catch_up(self) -> bool:
        """Take up what was added to the journal; tell whether anything was new."""
        read = self.journal.read(self._offset)
        self._offset = read.offset
        return sum(self.review.apply(event) for event in read.decisions) > 0

    def rename(self, names: Mapping[str, str]) -> None:
        """Let decisions follow articles that were renamed."""
        if names:
            self.review.rename(names)

    def rows(self, articles: Mapping[str, Article]) -> list[dict[str, Any]]:
        """Give the rows that the ledger takes."""
        return self.review.rows()

    def decide(self, action: str, piece: Evidence, article: Article) -> tuple[str, str, str]:
        """Journal a decision on a piece of evidence.

        Returns:
            Subject, what is said of it, and the sign, for the status line.

        Raises:
            JournalError: it could not be written; nothing changed.
        """
        span = (piece.start, piece.end)
        event = decide(self.coder, cast(DecisionAction, action), article, kind=piece.kind, finding=piece.id, span=span)
        self._write([event])
        return DONE[action], article.text[piece.start : piece.end], SIGNS[action]

    def undo(self) -> tuple[str, str, str]:
        """Take back the coder's last decision (arguments and errors as in `decide`)."""
        events = self.review.undo(self.coder)
        if not events:
            return "Nothing to undo.", "", ""
        self._write(events)
        return "taken back", self._words(events), "~"

    def redo(self) -> tuple[str, str, str]:
        """Make again what was taken back last."""
        events = self.review.redo(self.coder)
        if not events:
            return "Nothing to redo.", "", ""
        self._write(events)
        return "decided again", self._words(events), "~"

    def _write(self, events: list[Decision]) -> None:
        self.journal.append(events)
        for event in events:
            self.review.apply(event)

    def _words(self, events: list[Decision]) -> str:
        """Say which passage the events speak of."""
        history = self.review.history(events[0].article, events[0].kind, events[0].finding)
        anchors = [event.anchor for event, _ in history if event.anchor is not None]
        return anchors[-1].exact if anchors else ""
