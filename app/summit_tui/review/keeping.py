"""No decision of this desk is lost: it is in the journal, or in a file aside, or in memory until one of them takes it.

A decision is confirmed once it is in the journal. Where the journal cannot be written (full disk, removed or
read-only folder), the decision stays in memory, is said to be unsaved, and is tried again; meanwhile it is written to
a file aside, so that not even a crash takes it. Such a file has the form of a journal, and the next desk on the folder
brings it in.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from summit_tui.model import Decision
from summit_tui.review.journal import Journal, JournalError, explained, line_of, write_synced
from summit_tui.review.lines import read_lines

_IN_PASSING = 0.1
"""Seconds to wait for the lock while there is trouble."""


class Keeper:
    """Keeps the decisions of one desk.

    Args:
        journal: where they belong.
        aside: the folder for what the journal cannot take, on another disk if there is one; None for none.
    """

    def __init__(self, journal: Journal, aside: Path | None = None) -> None:
        self.journal = journal
        self.unsaved: list[Decision] = []
        """What is not in the journal yet, in order."""
        self.trouble = ""
        """Why the journal could not be written; "" where all is in it."""
        self.aside: Path | None = None
        """The file that holds all that is unsaved; None: only memory does."""
        self._file: Path | None = None
        self._place = aside
        self._stem = _stem(journal.folder)
        self._brought: list[tuple[Path, os.stat_result]] = []
        self._written: dict[str, Decision] = {}

    def keep(self, events: Sequence[Decision]) -> bool:
        """Write events into the journal, along with those that wait, or see to it that they are not lost.

        Returns:
            Whether the journal has them all; else `trouble` says why not and `aside` where they are.
        """
        self.unsaved += events
        return self.retry()

    def retry(self) -> bool:
        """Try again to write what is unsaved (see `keep`)."""
        if not self.unsaved:
            return True
        try:
            # What failed once is tried in passing: nobody is to wait for it again and again.
            self.journal.append(self.unsaved, _IN_PASSING if self.trouble else None)
        except JournalError as error:
            self.trouble = str(error)
            self._write_aside()
            return False
        self._written.update((event.id, event) for event in self.unsaved)
        self.unsaved = []
        self.trouble = ""
        self._clear_aside()
        return True

    def save_to(self, path: Path) -> int:
        """Write what is unsaved into a place of the user's choice; from now on that is the file aside.

        It is never removed, and its lines can be added to the journal by hand at any time: an event counts once.

        Args:
            path: a new file, or a folder to make one in.

        Returns:
            How many decisions it holds.

        Raises:
            JournalError: it cannot be written or is there already; the decisions are still in memory.
        """
        try:
            if path.is_dir():
                path = path / f"{self._stem}-{os.urandom(4).hex()}.jsonl"
            if path.exists() and path != self._file:
                raise JournalError(f"{path}: there is such a file already; choose a new name.")
            write_synced(path, b"".join(map(line_of, self.unsaved)))
        except OSError as error:
            raise JournalError(explained(path, error)) from error
        self.aside = self._file = path
        return len(self.unsaved)

    def bring_in(self) -> list[Decision]:
        """Take up what an earlier desk on this folder could not write; the events are unsaved until `retry` succeeds.

        Returns:
            The events, to be folded with those of the journal.
        """
        found: dict[str, Decision] = {}
        for path in sorted(self._place.glob(f"{self._stem}-*.jsonl")) if self._place is not None else []:
            with suppress(OSError):
                status = path.stat()
                read = read_lines(path.read_bytes())
                found.update((event.id, event) for event in read.decisions)
                if not read.problems:  # else it holds what only another version can read
                    self._brought.append((path, status))
        self.unsaved += found.values()
        return list(found.values())

    def missing_from(self, events: Iterable[Decision]) -> list[Decision]:
        """Give what this desk wrote into the journal and what is not among all that the journal holds now.

        A synchroniser that replaces the file by an older one takes confirmed decisions out of it.
        """
        there = {event.id for event in events}
        return [event for event in self._written.values() if event.id not in there]

    def _write_aside(self) -> None:
        if self._file is None and self._place is not None:
            self._file = self._place / f"{self._stem}-{os.urandom(4).hex()}.jsonl"
        self.aside = None
        if self._file is not None:
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                write_synced(self._file, b"".join(map(line_of, self.unsaved)))
                self.aside = self._file

    def _clear_aside(self) -> None:
        """Remove the files whose events are in the journal now, but none that another desk wrote to meanwhile."""
        if self._file is not None and self._file.parent == self._place:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
        self.aside = self._file = None
        for path, status in self._brought:
            with suppress(OSError):
                now = path.stat()
                if (now.st_ino, now.st_mtime_ns, now.st_size) == (status.st_ino, status.st_mtime_ns, status.st_size):
                    path.unlink()
        self._brought = []


def _stem(folder: Path) -> str:
    """Give what the files of one folder begin with: its name for people, and a hash of its whole path."""
    whole = os.fsencode(os.path.realpath(folder))
    name = re.sub(r"[^\w.-]", "_", folder.name)[:40] or "folder"
    return f"{name}-{hashlib.blake2b(whole, digest_size=6).hexdigest()}"
