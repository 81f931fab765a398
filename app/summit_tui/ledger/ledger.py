"""The ledger: what all articles say together, kept current article by article.

A change costs the rows of its articles and a join over the frames; nothing reads an article again. What is
derived (who is who, positions, states) is made once a version, when a view first asks. Not for several
threads at once: all calls come from one worker thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import polars as pl

from summit_tui.ledger.bridges import Bridged
from summit_tui.ledger.conflicts import Judge
from summit_tui.ledger.derive import Derived, derive
from summit_tui.ledger.gather import Gathered, gather
from summit_tui.ledger.schema import KINDS, decisions_of, empty, rows_of
from summit_tui.ledger.wordings import Wordings
from summit_tui.model import Extraction


class Change(msgspec.Struct, frozen=True):
    """What happened to articles: read anew, gone, or renamed (old name, new name)."""

    upsert: tuple[Extraction, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()


class Delta(msgspec.Struct, frozen=True):
    """What a change brought. Counts are of findings that were not there before; positions that were there
    before and gained or lost evidence are `positions_changed`."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    demands: int = 0
    quotes: int = 0
    questions: int = 0
    positions_changed: int = 0


Former = Mapping[tuple[str, str], str]
"""The words of the findings that an article had in another form, by kind and id."""


class Ledger:
    """All findings of a folder as frames.

    Args:
        sides: side to the names that belong to it (summit.toml).
        aliases: full name to the spellings that mean it (summit.toml).
        issues: issue to the labels that mean it (summit.toml).
    """

    def __init__(
        self,
        sides: Mapping[str, Iterable[str]] | None = None,
        aliases: Mapping[str, Iterable[str]] | None = None,
        issues: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self.sides = {name: tuple(words) for name, words in (sides or {}).items()}
        self.aliases = {name: tuple(words) for name, words in (aliases or {}).items()}
        self.issues = {label: issue for issue, labels in (issues or {}).items() for label in (issue, *labels)}
        self.frames: dict[str, pl.DataFrame] = empty()
        self.decisions: pl.DataFrame = decisions_of(())
        self.corrections: dict[tuple[str, str, str], dict[str, Any]] = {}
        self.notes: dict[str, dict[tuple[str, str], str]] = {}
        """The analysts' notes on findings, by article, then by kind and id."""
        self.new: frozenset[str] = frozenset()
        self.changed: dict[str, Former | None] = {}
        self._before: dict[str, Former] = {}
        self.origins: dict[str, str] = {}
        self.shares: dict[str, float] = {}
        self.told: dict[str, Mapping[str, Any]] = {}
        self.names: tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]] = ({}, {}, {})
        """What the analyst merged: actors, issues, sides, each name with the one that it goes under."""
        self.version = 0
        self._folder = Bridged()
        self._judge = Judge()
        self._wordings = Wordings()
        self._gathered: Gathered | None = None
        self._derived: Derived | None = None

    @property
    def files(self) -> frozenset[str]:
        """The articles that are there (not those that are gone and remembered for their decisions)."""
        return frozenset(self.frames["articles"].filter(~pl.col("gone"))["file"].to_list())

    @property
    def derived(self) -> Derived:
        """What follows from rows and decisions, made once a version."""
        if self._gathered is None:
            self._gathered = gather(self, self._folder, self._wordings)
        if self._derived is None:
            self._derived = derive(self, self._gathered, self._judge)
        return self._derived

    def apply(self, change: Change, *, compare: bool = True) -> Delta:
        """Bring the ledger up to date with a change of articles.

        Args:
            change: renames are done first, then removals, then what was read. What is read stands for all of its
                article; of several with one name the last counts.
            compare: tell which positions changed, for which all positions are made now; else they are made when a
                view first asks.

        Returns:
            What the change brought, for a line on the desk.
        """
        before = self._positions() if compare else {}
        there = self.files
        names = {old: new for old, new in change.renamed if old in there and old != new}
        if names:
            self._rename(names)
            before = {(names.get(file, file), finding): position for (file, finding), position in before.items()}
        fresh = {found.file: found for found in change.upsert}
        removed = tuple(file for file in dict.fromkeys(change.removed) if file in self.files and file not in fresh)
        old = self._ids(fresh)
        known = self.files
        self._remember(fresh)
        self._drop(removed, fresh)
        if fresh:
            rows = rows_of(fresh.values())
            self.frames = {name: pl.concat([frame, rows[name]]) for name, frame in self.frames.items()}
        self._turn(rows=True)
        new = self._ids(fresh)
        return Delta(
            added=tuple(file for file in fresh if file not in known),
            changed=tuple(file for file in fresh if file in known),
            removed=removed,
            renamed=tuple(names.values()),
            positions_changed=_changed(before, self._positions()) if before else 0,
            **{table: len(new[table] - old[table]) for table in KINDS.values()},
        )

    def decide(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Take the state of all decisions (it replaces the last one given).

        Args:
            rows: one a finding that was decided: file (or article), kind, finding, state (accepted, rejected, edited,
                undecided), disputed, note; `after` may hold corrected fields (holder, voiced_by, stance, issue,
                summary, speaker, target, said_at, position).
        """
        self.decisions = decisions_of(rows)
        self.notes = _notes(rows)
        corrections = {
            (str(row.get("file") or row.get("article")), str(row["kind"]), str(row["finding"])): dict(row["after"])
            for row in rows
            if row.get("after")  # undecided evidence too may belong to a position of the analyst's
        }
        self._turn(rows=corrections != self.corrections)
        self.corrections = corrections

    def row_of(self, kind: str, file: str, finding: str) -> dict[str, Any]:
        """Give what the machine says of a finding, by field; empty where there is no such finding."""
        table = self.frames[KINDS[kind]] if kind in KINDS else None
        if table is None:
            return {}
        return next(table.filter(pl.col("file") == file, pl.col("id") == finding).iter_rows(named=True), {})

    def set_new(self, files: frozenset[str], changed: Mapping[str, Extraction | None] | None = None) -> None:
        """Say which articles are new or changed since the last look.

        Args:
            files: all of them.
            changed: those of them that were looked at in another form, each with what was found in that form (None if
                it is not known any more: then what this ledger itself had before the change counts, if it had it).
        """
        self.new = files
        self.changed = {}
        for file, before in (changed or {}).items():
            known = self._before.get(file)
            self.changed[file] = _brief(rows_of([before])) if before is not None else known
        self._before = {file: known for file, known in self._before.items() if file in files}
        self._turn(rows=False)

    @property
    def former(self) -> Mapping[str, Former]:
        """What the former text of changed articles had: (kind, id) and words of each finding."""
        return {file: known for file, known in self.changed.items() if known is not None}

    def set_names(self, actors: Mapping[str, str], issues: Mapping[str, str], sides: Mapping[str, str]) -> None:
        """Say which names the analyst merged; it wins over what is settled and over summit.toml.

        Args:
            actors: an actor's name to the name that it goes under; a name that goes under itself stands alone.
            issues: an issue to the issue that it belongs to.
            sides: the name of an actor or a side to the side that it belongs to.
        """
        if (actors, issues, sides) != self.names:
            self.names = (dict(actors), dict(issues), dict(sides))
            self._turn(rows=True)

    @property
    def issue_names(self) -> dict[str, str]:
        """Give the issue by each label that means it: summit.toml's, and over it what the analyst merged."""
        merged = self.names[1]
        return {label: merged.get(issue, issue) for label, issue in self.issues.items()} | dict(merged)

    def set_told(self, articles: Mapping[str, Mapping[str, Any]]) -> None:
        """Say what the analyst knows of articles (title, outlet, author, published; None: there is none); it wins."""
        if articles != self.told:
            self.told = dict(articles)
            self._turn(rows=True)

    def set_origins(self, origins: Mapping[str, str], shares: Mapping[str, float] | None = None) -> None:
        """Say which articles are near-copies (file to the file whose story it is): together they are one voice.

        Args:
            origins: each copy with its origin.
            shares: which part of the smaller story stands in the other one word for word, where it is known (0 to 1).
        """
        self.origins = dict(origins)
        self.shares = dict(shares or {})
        self._turn(rows=False)

    def _turn(self, *, rows: bool) -> None:
        """Begin a new version; what follows from rows is made again only if they changed."""
        self.version += 1
        self._derived = None
        if rows:
            self._gathered = None

    def _positions(self) -> dict[tuple[str, str], str]:
        if not self.frames["demands"].height:
            return {}
        return self.derived.positions

    def _ids(self, files: Iterable[str]) -> dict[str, set[tuple[str, str]]]:
        names = list(files)
        return {
            table: set(self.frames[table].filter(pl.col("file").is_in(names)).select("file", "id").iter_rows())
            for table in KINDS.values()
        }

    def _remember(self, files: Iterable[str]) -> None:
        """Keep what was found in articles that are read again, unless they were new already: the look was before."""
        again = [file for file in files if file in self.files and file not in self.new and file not in self._before]
        for file in again:
            self._before[file] = _brief({t: self.frames[t].filter(pl.col("file") == file) for t in KINDS.values()})

    def _rename(self, names: dict[str, str]) -> None:
        def moved(frame: pl.DataFrame) -> pl.DataFrame:
            return frame.with_columns(pl.col("file").replace(names))

        # What is remembered of a vanished article of the new name gives way to the article that takes it.
        gone = [name for name in names.values() if name not in names]
        self.frames = {name: moved(frame.filter(~pl.col("file").is_in(gone))) for name, frame in self.frames.items()}
        self.decisions = moved(self.decisions).unique(["file", "kind", "id"], keep="last", maintain_order=True)
        self.corrections = {(names.get(f, f), k, i): after for (f, k, i), after in self.corrections.items()}
        self.notes = {names.get(file, file): notes for file, notes in self.notes.items()}
        self.new = frozenset(names.get(file, file) for file in self.new)
        self.changed = {names.get(file, file): known for file, known in self.changed.items()}
        self._before = {names.get(file, file): known for file, known in self._before.items()}
        self.origins = {names.get(f, f): names.get(origin, origin) for f, origin in self.origins.items()}
        self.told = {names.get(file, file): told for file, told in self.told.items()}
        self.shares = {names.get(file, file): share for file, share in self.shares.items()}
        self._folder.rename(names)

    def _drop(self, removed: Sequence[str], replaced: Iterable[str]) -> None:
        """Take out articles. Of those that are gone, findings that were decided stay, marked as such."""
        out = [*removed, *replaced]
        if not out:
            return
        decided = self.decisions.filter(pl.col("file").is_in(list(removed)), pl.col("state") != "undecided")
        stay: dict[str, pl.DataFrame] = {}
        for kind, table in KINDS.items():
            ids = decided.filter(pl.col("kind") == kind).select("file", "id")
            stay[table] = self.frames[table].join(ids, on=["file", "id"], how="semi")
        files = {file for frame in stay.values() for file in frame["file"].to_list()}
        of_them = pl.col("file").is_in(list(files))
        stay["articles"] = self.frames["articles"].filter(of_them).with_columns(gone=pl.lit(True))
        stay["actors"] = self.frames["actors"].filter(of_them)
        self.frames = {
            name: pl.concat([frame.filter(~pl.col("file").is_in(out)), stay[name]])
            for name, frame in self.frames.items()
        }


def _notes(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[tuple[str, str], str]]:
    found: dict[str, dict[tuple[str, str], str]] = {}
    for row in rows:
        if row.get("note"):
            file = str(row.get("file") or row.get("article"))
            found.setdefault(file, {})[str(row["kind"]), str(row["finding"])] = str(row["note"])
    return found


def _brief(frames: Mapping[str, pl.DataFrame]) -> Former:
    """Give kind, id and words of each finding."""
    return {
        (kind, finding): text
        for kind, table in KINDS.items()
        for finding, text in frames[table].select("id", "text").iter_rows()
    }


def _changed(before: Mapping[tuple[str, str], str], after: Mapping[tuple[str, str], str]) -> int:
    """Count the positions of before that are still there with other evidence."""
    still = set(before.values()) & set(after.values())
    moved = before.items() ^ after.items()
    return len({position for _, position in moved} & still)
