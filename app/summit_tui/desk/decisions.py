"""The desk's hand on the journal: decide, undo, redo, and take up what other desks wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from summit_tui.engines.messages import Reading
from summit_tui.model import Article, Decision, DecisionAction
from summit_tui.review.decisions import Review, decide, fold
from summit_tui.review.journal import Journal, event_ids, time_of
from summit_tui.review.looks import load_renames, save_renames
from summit_tui.review.reattach import follow, reattach, rebind

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
        self.folder = folder
        self.coder = coder
        self.journal = Journal(folder, coder)
        self.review = Review()
        self._offset = 0
        self._events: list[Decision] = []

    def load(self) -> list[str]:
        """Read the journal, under the names that its articles have now; give a sentence for each line set aside."""
        read = self.journal.read()
        self._offset = read.offset
        self._events = list(read.decisions)
        self.review = fold(follow(self._events, load_renames(self.folder)))
        return [str(problem) for problem in read.problems]

    def catch_up(self) -> bool:
        """Take up what was added to the journal; tell whether anything was new."""
        read = self.journal.read(self._offset)
        self._offset = read.offset
        return sum(self.review.apply(event) for event in follow(read.decisions, load_renames(self.folder))) > 0

    def find_renamed(self, articles: Mapping[str, Article], look: Mapping[str, str] | None) -> dict[str, str]:
        """Find the articles that were renamed while no desk was open, and let their decisions follow.

        Args:
            articles: all that are in the folder, by name.
            look: what was there when a desk was last open (name: hash of the text).

        Returns:
            Old name to new name.

        Raises:
            LookError: the renames could not be kept; they hold until the desk is closed.
        """
        present = {name: article.digest for name, article in articles.items()}
        kept = load_renames(self.folder)
        found = reattach(self._events, present, lambda name: articles[name].text, look=look, renames=kept)
        self._events = []
        self.rename(found.names)
        return found.names

    def rename(self, names: Mapping[str, str]) -> None:
        """Let decisions follow articles that were renamed, now and after a restart.

        Raises:
            LookError: it could not be kept for the restart.
        """
        if names:
            self.review.rename(names)
            save_renames(self.folder, names, time_of(event_ids()[0]))

    def texts_decided_on(self, present: Set[str]) -> dict[str, list[str]]:
        """Give for each article that is not there the hashes of the texts that were decided on, the latest first."""
        found: dict[str, list[str]] = {}
        for article in self.review.articles:
            if article not in present:
                anchors = [anchor for anchor in self.review.homes(article).values() if anchor is not None]
                found[article] = list(dict.fromkeys(anchor.digest for anchor in reversed(anchors)))
        return found

    def rebind(self, readings: Iterable[Reading]) -> None:
        """Find for decided findings of articles that were read again which of the present ones they are now."""
        decided = set(self.review.articles)
        for reading in readings:
            if reading.file in decided:
                found = reading.extraction
                rebind(
                    self.review,
                    reading.article,
                    [
                        *(("demand", one.id, one.start, one.end) for one in found.demands),
                        *(("quote", one.id, one.start, one.end) for one in found.quotes),
                        *(("question", one.id, one.start, one.end) for one in found.questions),
                    ],
                )

    def rows(self) -> list[dict[str, Any]]:
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
