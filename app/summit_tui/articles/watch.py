"""A folder is watched: the system's alarm, then a fresh look at the folder, then what changed.

The alarm (watchfiles) says only that something happened; what happened is read from two scans, so an editor's
temporary files, a save by rename and a burst of events all come out as one change of one article.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec

from summit_tui.articles.folder import (
    WORK_FOLDER,
    FolderChange,
    FolderError,
    Scan,
    diff,
    passed_over,
    scan,
)
from summit_tui.articles.reading import escaped

JOURNAL = "journal.jsonl"
DEBOUNCE_MS = 80
"""How long a burst of events may go on before it is reported; watchfiles' own 1,600 ms can be felt."""
STEP_MS = 40
CHECK_MS = 1_000
"""How often it is seen to that the folder is still there; also how soon a stop is heard at the latest."""
POLL_MS = 300
"""How often a folder is looked at where the system sends no events (network mounts)."""

_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "9p", "afpfs", "davfs", "fuse.davfs", "drvfs"}
)


class FolderNews(msgspec.Struct, frozen=True):
    """What a batch of events came to. `scan` is the new look at the folder; `journal` that decisions were written."""

    scan: Scan
    change: FolderChange
    journal: bool = False


async def watch(root: Path, known: Scan, stop: asyncio.Event) -> AsyncIterator[FolderNews]:
    """Watch a folder until `stop` is set.

    Args:
        root: the folder.
        known: the last look at it; what changed since then is reported first, before any event, and so is the
            journal when there is one (it is read by offset, so hearing of it twice costs nothing).
        stop: ends the watch, within a second.

    Yields:
        News whenever articles came, changed or went, or the journal was written.

    Raises:
        FolderError: the folder was removed or may no longer be read.
    """
    written: tuple[int, int, int] | None = None
    async for _ in _alarms(root, stop):
        new, journal = await asyncio.to_thread(_look, root)
        news = FolderNews(new, diff(known, new), journal is not None and journal != written)
        written = journal
        if news.change or news.journal or _failures(new) != _failures(known):
            yield news
        known = new


def wanted(root: Path, path: str) -> bool:
    """Tell whether an event at this path may concern articles or the journal (a folder's name may end in anything)."""
    try:
        parts = Path(path).relative_to(root).parts
    except ValueError:
        return True
    return is_journal(parts) or not any(passed_over(part) for part in parts)


def is_journal(parts: tuple[str, ...]) -> bool:
    """Tell whether these parts of a path below the folder are the journal's."""
    return parts == (WORK_FOLDER, JOURNAL)


async def _alarms(root: Path, stop: asyncio.Event) -> AsyncIterator[None]:
    """Say when to look again."""
    from watchfiles import awatch

    root = _absolute(root)
    look_again = True  # something may have come between the caller's look and the first watch
    polling = bool(os.environ.get("WATCHFILES_FORCE_POLLING")) or _on_network(root)
    while not stop.is_set():
        watched = _identity(root)
        try:
            async for batch in awatch(
                root,
                watch_filter=lambda _, path: wanted(root, path),
                debounce=DEBOUNCE_MS,
                step=STEP_MS,
                stop_event=stop,
                rust_timeout=CHECK_MS,
                yield_on_timeout=True,
                force_polling=polling or None,
                poll_delay_ms=POLL_MS,
                ignore_permission_denied=True,
            ):
                if batch or look_again or _identity(root) != watched:
                    # A second look when all is quiet catches what a folder that was just made held already.
                    look_again = bool(batch)
                    yield
                    if _identity(root) != watched:
                        break
        except OSError:
            # No more system watches to be had, or no such service on this disk. A vanished folder shows in the scan.
            if polling:
                raise FolderError(f"The folder {escaped(os.fspath(root))} cannot be watched. Check the disk.") from None
            polling = look_again = True
            yield


def _look(root: Path) -> tuple[Scan, tuple[int, int, int] | None]:
    """Give a scan, and what tells a change of the journal (None: there is no journal)."""
    look = scan(root)
    try:
        status = (root / WORK_FOLDER / JOURNAL).stat()
    except OSError:
        return look, None
    return look, (status.st_ino, status.st_size, status.st_mtime_ns)


def _absolute(root: Path) -> Path:
    return root.absolute()


def _failures(look: Scan) -> list[str]:
    return [str(error) for error in look.errors]


def _identity(root: Path) -> tuple[int, int] | None:
    """Give what tells this folder from another of its name, or None when it is gone."""
    try:
        status = root.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _on_network(root: Path) -> bool:
    """Tell whether a folder lies on a disk of another machine, whose changes the system does not report (Linux)."""
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
        path = root.resolve()
    except OSError:
        return False
    found = [line.split()[1:3] for line in mounts if len(line.split()) > 2]
    under = [(place, kind) for place, kind in found if path.is_relative_to(place.replace("\\040", " "))]
    return bool(under) and max(under, key=lambda mount: len(mount[0]))[1] in _NETWORK
