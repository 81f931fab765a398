"""The desk's hand on the journal: decide, undo, redo, and take up what other desks wrote."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec

from summit_tui.engines.messages import Reading
from summit_tui.model import Article, Decision, DecisionAction
from summit_tui.review.decisions import Review, decide, fold
from summit_tui.review.journal import Journal, JournalError, JournalProblem, JournalRead, event_ids, time_of
from summit_tui.review.keeping import Keeper
from summit_tui.review.looks import LookError, load_renames, save_renames
from summit_tui.review.lost import Lost, kept_in, lost, said_of
from summit_tui.review.reattach import follow, late_names, passages, reattach, rebind
from summit_tui.review.stands import Name

if TYPE_CHECKING:
    from summit_tui.desk.parts.trail import Evidence

SIGNS = {"accept": "+", "reject": "×"}
DONE = {"accept": "accepted", "reject": "rejected"}


class CaughtUp(msgspec.Struct, frozen=True):
    """What the journal brought: the articles with new decisions, and what the analyst should be told of it."""

    articles: frozenset[str] = frozenset()
    said: tuple[str, ...] = ()


class Decisions:
    """The decisions of one folder, as one coder makes them.

    A decision that the journal could not take holds all the same: it is in memory, and in a file aside (see
    `Keeper`), until a later try writes it. `unsaved` says how many there are.

    Args:
        folder: the folder; its journal is `.summit/journal.jsonl`.
        coder: the name that events carry.
        aside: the folder for what the journal cannot take; None for none.
    """

    def __init__(self, folder: Path, coder: str, aside: Path | None = None) -> None:
        self.folder = folder
        self.coder = coder
        self.journal = Journal(folder, coder)
        self.keeper = Keeper(self.journal, aside)
        self.review = Review()
        self._offset = 0
        self._events: list[Decision] = []

    def load(self) -> list[str]:
        """Read the journal, under the names that its articles have now, and what an earlier desk could not write.

        Returns:
            A sentence for each line set aside, and for a journal that cannot be read.
        """
        said: list[str] = []
        try:
            read = self.journal.read()
        except JournalError as error:
            read = JournalRead((), 0)
            said.append(f"{error} No decision can be shown until it can be read.")
        self._offset = read.offset
        said += told(read.problems)
        brought = self.keeper.bring_in()
        self._events = [*read.decisions, *brought]
        self.review = fold(follow(self._events, load_renames(self.folder)))
        if brought and self.keeper.retry():
            said.append(f"Decisions that could not be written last time are in the journal now: {len(brought)}.")
        elif brought:
            said.append(self.unsaved_words())
        return said

    def catch_up(self, present: Mapping[str, str] | None = None) -> CaughtUp:
        """Take up what came into the journal: from another desk, by git, by a synchroniser.

        A journal that was replaced by one without decisions that this desk confirmed gets them again.

        Args:
            present: the hash of each present article's text by name, so that decisions which somebody made under an
                article's former name find it.
        """
        try:
            read = self.journal.read(self._offset)
        except JournalError as error:
            return CaughtUp(said=(str(error),))
        whole = read.restarted or not self._offset
        self._offset = read.offset
        renames = load_renames(self.folder)
        followed = [event for event in follow(read.decisions, renames) if not self.review.knows(event.id)]
        fresh = self.review.take(followed)
        touched = {self.review.article_of(event) for event in followed}
        said = told(read.problems)
        if fresh and present is not None:
            try:
                names = late_names(self.review, renames, present)
                touched |= set(names.values())
                self.rename(names)
            except LookError as error:
                said.append(str(error))
        if whole and (missing := self.keeper.missing_from(read.decisions)):
            said.append(
                f"{self.journal.path} was replaced by one that lacks {len(missing)} of your decisions; they were "
                "written into it again."
            )
            self.keeper.keep(missing)
        return CaughtUp(frozenset(touched), tuple(said))

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

    def texts_needed(self) -> set[str]:
        """Give the hashes of all texts that some decision was made in, whoever made it (raises JournalError)."""
        held = {event.anchor.digest for event in self.review.events() if event.anchor is not None}
        return held | self.journal.texts_named()

    def rebind(self, readings: Iterable[Reading], before: Callable[[str], str | None] | None = None) -> None:
        """Find for decided findings of articles that were read again which of the present ones they are now.

        Args:
            readings: what was read.
            before: gives a former text by its hash, if it is still at hand.
        """
        decided = set(self.review.articles)
        for reading in readings:
            if reading.file in decided:
                rebind(self.review, reading.article, passages(reading.extraction), before)

    def kept(self, reading: Reading) -> Reading:
        """Give what was read, and the findings that were decided on and that the machine no longer makes."""
        return msgspec.structs.replace(
            reading, extraction=kept_in(self.review, reading.extraction, reading.article.text)
        )

    def lost(self, present: Container[str]) -> list[Lost]:
        """Give the decisions that the present text has no finding for (see `review.lost`)."""
        return lost(self.review, present)

    def differing(self) -> dict[str, set[str]]:
        """Give the names on which coders differ and those that they would have instead, by level ("side", "person")."""
        levels: tuple[tuple[str, Name], ...] = (("side", "side"), ("person", "actor"))
        return {
            level: {one for name, stands in self.review.differing(what).items() for one in (name, *stands.values())}
            for level, what in levels
        }

    def rows(self) -> list[dict[str, Any]]:
        """Give the rows that the ledger takes."""
        return self.review.rows()

    def decide(
        self, action: str, piece: Evidence, article: Article, machine: Mapping[str, object] | None = None
    ) -> tuple[str, str, str]:
        """Journal a decision on a piece of evidence.

        Args:
            action: "accept" or "reject".
            piece: the evidence.
            article: its article, as it is on screen.
            machine: what the machine says of the finding, by field; the event keeps it.

        Returns:
            Subject, what is said of it, and the sign, for the status line. `unsaved` tells whether it is on the disk.
        """
        own = machine or {}  # a passage that was cut anew is still anchored as the machine found it
        span = (int(str(own.get("start", piece.start))), int(str(own.get("end", piece.end))))
        event = decide(
            self.coder, cast(DecisionAction, action), article, kind=piece.kind, finding=piece.id, span=span,
            before=said_of(piece.kind, machine or {}),
        )  # fmt: skip
        self._write([event])
        return DONE[action], article.text[piece.start : piece.end], SIGNS[action]

    def keep(self, events: list[Decision]) -> None:
        """Journal the events of one keystroke."""
        self._write(events)

    def undo(self) -> tuple[str, str, str]:
        """Take back the coder's last decision (see `decide`)."""
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
        self.keeper.keep(events)
        self.review.take(events)

    # What could not be written

    @property
    def unsaved(self) -> int:
        """How many decisions are not in the journal: they are in memory, and perhaps in a file aside."""
        return len(self.keeper.unsaved)

    def unsaved_words(self) -> str:
        """Say what is unsaved, why, where it is meanwhile, and what to do; "" where all is in the journal."""
        if not self.unsaved:
            return ""
        count = f"{self.unsaved} decision{'s' if self.unsaved > 1 else ''} not in the journal"
        why = self.keeper.trouble.removeprefix(f"{self.journal.path}: ")
        if self.keeper.aside is None:
            return f"{count}: {why} Kept in memory only: do not close the desk. It is tried again by itself."
        return f"{count}: {why} Tried again by itself; kept meanwhile in {self.keeper.aside}"

    def parting_words(self) -> str:
        """Say what is unsaved when the desk closes; "" where all is in the journal."""
        if not self.unsaved:
            return ""
        count = f"{self.unsaved} decision{'s' if self.unsaved > 1 else ''} could not be written into the journal"
        if self.keeper.aside is not None:
            return f"{count}. {self.keeper.trouble} They are kept in {self.keeper.aside}; the next desk brings them in."
        return f"{count} nor anywhere else, and went with the desk. {self.keeper.trouble}"

    def retry(self) -> int:
        """Try again to write what is unsaved; give how many decisions went into the journal."""
        count = self.unsaved
        return count if count and self.keeper.retry() else 0

    def save_to(self, path: Path) -> int:
        """Write what is unsaved to another place of the analyst's choice (arguments and errors: `Keeper.save_to`)."""
        return self.keeper.save_to(path)

    def _words(self, events: list[Decision]) -> str:
        """Say what the events speak of: a passage, an article, a name, or many at once."""
        if len(events) > 1:
            return f"{len(events)} decisions of one keystroke"
        if events[0].kind == "article":
            return f"what was said of {events[0].article}"
        if not events[0].article:  # a name: its kind and itself stand in the place of the finding
            return events[0].finding.replace(":", " ", 1)
        history = self.review.history(events[0].article, events[0].kind, events[0].finding)
        anchors = [event.anchor for event, _ in history if event.anchor is not None]
        return anchors[-1].exact if anchors else ""


def told(problems: tuple[JournalProblem, ...]) -> list[str]:
    """Give a sentence for each line that was set aside: three of them at most, then how many more there are."""
    said = [str(problem) for problem in problems[:3]]
    if len(problems) > 3:
        said.append(
            f".summit/journal.jsonl: {len(problems) - 3} more lines could not be read; they are kept as they are."
        )
    return said
