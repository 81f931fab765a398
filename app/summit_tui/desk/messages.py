"""What the session tells the screen. Plain news; the screen owns all that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message import Message

from summit_tui.desk.parts.reading import Mark
from summit_tui.desk.parts.trail import Evidence, Trail
from summit_tui.model import Article

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from summit_tui.desk.kept import Kept
    from summit_tui.desk.office.cards import Card
    from summit_tui.desk.office.glance import Glance
    from summit_tui.desk.office.why import Why


class Folio:
    """An article as a reader needs it: its text, its findings, what is known of it."""

    def __init__(self, article: Article, marks: tuple[Mark, ...], about: dict[str, Any]) -> None:
        self.article, self.marks, self.about = article, marks, about


class News(Message):
    """Anything that the session tells; `desk_hears` says what the desk makes of it."""


class Progressed(News):
    """Reading came so far; `total` 0 says that nothing is left to read."""

    def __init__(self, done: int, total: int, name: str) -> None:
        super().__init__()
        self.done, self.total, self.name = done, total, name


class Arrived(News):
    """The ledger changed. `said` is a sentence for the status line; `removed` went, `there` came or came back."""

    def __init__(
        self,
        subject: str = "",
        said: str = "",
        sign: str = "",
        *,
        removed: tuple[str, ...] = (),
        there: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self.subject, self.said, self.sign = subject, said, sign
        self.removed, self.there = removed, there


class Opened(News):
    """All of the folder is read: `first` says that it was never open before, `new` counts what came since."""

    def __init__(self, articles: int, new: int, *, first: bool) -> None:
        super().__init__()
        self.articles, self.new, self.first = articles, new, first


class Glanced(News):
    """What the lists showed when the desk was last closed on this folder as it is now; the ledger is not there yet."""

    def __init__(self, glances: list[Glance]) -> None:
        super().__init__()
        self.glances = glances


class ViewsReady(News):
    """The lists' frames for the choice in force, and the counts of the whole folder."""

    def __init__(
        self,
        frames: dict[str, pl.DataFrame],
        totals: Any,
        counts: dict[str, tuple[int, int]],
        groups: dict[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.frames, self.totals, self.counts = frames, totals, counts
        self.groups = groups or {}
        """What the rows of each list are grouped by, where that is not the party."""


class TrailReady(News):
    """The evidence of a row (None: the row is gone), with the articles of the pieces to show first."""

    def __init__(self, trail: Trail | None, folios: dict[str, Folio]) -> None:
        super().__init__()
        self.trail, self.folios = trail, folios


class FolioReady(News):
    """An article that was asked for."""

    def __init__(self, folio: Folio) -> None:
        super().__init__()
        self.folio = folio


class NeighbourReady(News):
    """The article before or after, for a reader; it is the `at`-th of `count` by name."""

    def __init__(self, folio: Folio, reader: str, at: int, count: int) -> None:
        super().__init__()
        self.folio, self.reader, self.at, self.count = folio, reader, at, count


class Decided(News):
    """A decision is in the journal, or (`unsaved` says why) only in memory. `said` tells what was decided on what.

    `finding` has the new `state`; it is None after an undo or redo, and where there was nothing to take back.
    """

    def __init__(
        self,
        subject: str,
        said: str,
        sign: str,
        finding: Evidence | None = None,
        state: str = "",
        *,
        unsaved: str = "",
        row: tuple[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.subject, self.said, self.sign = subject, said, sign
        self.finding, self.state = finding, state
        self.unsaved = unsaved
        self.row = row
        """The list and the key of the row that shows what was edited, to which the cursor goes."""


class CardReady(News):
    """What a dialog needs to know of what is to be edited; None where it is gone. `purpose` says which dialog."""

    def __init__(self, purpose: str, card: Card | None) -> None:
        super().__init__()
        self.purpose, self.card = purpose, card


class KeptElsewhere(News):
    """The decisions that the journal could not take are in another place, and the desk may go."""

    def __init__(self, subject: str, place: str) -> None:
        super().__init__()
        self.subject, self.place = subject, place


class Trouble(News):
    """Something went wrong that the analyst should know: what, and what to do."""

    def __init__(self, subject: str, said: str) -> None:
        super().__init__()
        self.subject, self.said = subject, said


class Watching(News):
    """Whether the folder is watched, as the header says it."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self.state = state


class InboxReady(News):
    """The inbox's articles, and how many pieces of those that are new or changed are undecided."""

    def __init__(self, frame: pl.DataFrame, articles: int, left: int) -> None:
        super().__init__()
        self.frame, self.articles, self.left = frame, articles, left


class BringsReady(News):
    """What one article of the inbox brings; `decided` of `pieces` have been decided."""

    def __init__(self, file: str, frame: pl.DataFrame, decided: int, pieces: int) -> None:
        super().__init__()
        self.file, self.frame, self.decided, self.pieces = file, frame, decided, pieces


class WhyReady(News):
    """Why a finding stands."""

    def __init__(self, why: Why) -> None:
        super().__init__()
        self.why = why


class Copied(News):
    """A text is also where `where` says: a program's name, a file, or "" for nowhere but the terminal's clipboard."""

    def __init__(self, done: str, words: str, where: str) -> None:
        super().__init__()
        self.done, self.words, self.where = done, words, where


class FileReady(News):
    """Where the file of an article lies, to be opened at a line (from 1)."""

    def __init__(self, path: Path, line: int) -> None:
        super().__init__()
        self.path, self.line = path, line


class KeptReady(News):
    """What was kept of this folder when the desk was last open."""

    def __init__(self, kept: Kept) -> None:
        super().__init__()
        self.kept = kept
