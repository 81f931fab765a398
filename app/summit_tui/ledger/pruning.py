"""What is taken out of a cache: texts that nobody needs any more, and whole caches that nobody uses.

A desk holds its cache by a shared lock on the folder in which it lies, so that no other desk takes away what it works
with: a cache is pruned only by whoever has it alone. Where a file system knows no such locks nothing is pruned.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

SUFFIX = ".msgpack"
MOST = 2_000
"""How many files are removed at once at the most: quitting must not wait, and the next time goes on."""
LEFT_ALONE = 7 * 24 * 3600
"""Seconds for which the cache of another extractor or of other settings is kept after it was used last."""


def hold(place: Path) -> int | None:
    """Make a cache's folder and hold it against pruning by others.

    Returns:
        The descriptor that holds it until it is closed; None where that is not possible.
    """
    try:
        place.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(place, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    with suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    return descriptor


@contextmanager
def alone(place: Path, held: int | None = None) -> Iterator[bool]:
    """Tell whether nobody else holds a cache, and keep it so within the block.

    Args:
        place: its folder.
        held: the descriptor by which this process holds it (see `hold`).
    """
    descriptor = held
    try:
        if descriptor is None:
            descriptor = os.open(place, os.O_RDONLY | os.O_CLOEXEC)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        yield False
    else:
        yield True
    finally:
        if held is not None:
            with suppress(OSError):
                fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
        elif descriptor is not None:
            os.close(descriptor)


def prune_own(place: Path, wanted: Container[str], held: int | None) -> int:
    """Take out of a cache the texts that are not wanted (by their hash), if nobody else uses it.

    Returns:
        The number of texts removed.
    """
    with alone(place, held) as free:
        return _remove(place, wanted, MOST) if free else 0


def prune_others(place: Path, wanted: Container[str]) -> int:
    """Take out of the caches beside one the texts that are not wanted, where they were not used for a week.

    Texts in which something was decided stay: a decision is found again by what its article said then.

    Returns:
        The number of texts removed.
    """
    removed = 0
    for other in others(place):
        if time.time() - _used(other) < LEFT_ALONE:
            continue
        with alone(other) as free:
            if free:
                removed += _remove(other, wanted, MOST - removed)
                _leave(other)
    return removed


def others(place: Path) -> list[Path]:
    """Give the folders of the caches beside one: of other extractors, and of other settings."""
    return [Path(entry.path) for entry in _listed(place.parent) if entry.is_dir(follow_symlinks=False)
            and entry.name != place.name]  # fmt: skip


def index_of(place: Path) -> Path:
    """Give where the index of a cache lies; its time says when the cache was used last."""
    return place / f"index{SUFFIX}"


def unlink(path: Path) -> bool:
    """Remove a file; tell whether it was there and is gone."""
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _remove(place: Path, wanted: Container[str], limit: int) -> int:
    index = index_of(place).name
    texts = (entry for entry in _listed(place) if entry.name.endswith(SUFFIX) and entry.name != index)
    unneeded = (Path(entry.path) for entry in texts if entry.name.removesuffix(SUFFIX) not in wanted)
    return sum(unlink(path) for path in islice(unneeded, max(0, limit)))


def _leave(place: Path) -> None:
    """Remove a cache's folder, if nothing but its index is left in it."""
    if [entry.name for entry in _listed(place)] in ([], [index_of(place).name]):
        unlink(index_of(place))
        with suppress(OSError):
            place.rmdir()


def _used(place: Path) -> float:
    for path in (index_of(place), place):
        with suppress(OSError):
            return path.stat().st_mtime
    return time.time()


def _listed(place: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(place) as entries:
            return list(entries)
    except OSError:
        return []
