"""The ids and times of events: unique, ordered, and never earlier than what was seen before.

An event's place in the history is its time, then its id, whatever the order of lines in the file: a journal that was
merged by git has its lines in any order. So a time must say what came after what, also on a machine whose clock was
set back: after Kulkarni and others, "Logical Physical Clocks" (2014), the next time given here is later than all
times given and than all that `saw` was told of.
"""

from __future__ import annotations

import os
import re
import threading
import time
from datetime import UTC, datetime

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_LAST = 253_370_764_800_000
"""Milliseconds to the year 9999: a time beyond it is a slip of the pen, and no clock is set by it."""

Place = tuple[str, str]
"""What events are ordered by: their time, then their id."""

_lock = threading.Lock()
_last_ms = 0


def event_ids(count: int = 1) -> list[str]:
    """Give ids for events that belong together (one keystroke): unique, and ordered by time.

    An id is 30 hexadecimal digits: 12 of milliseconds since 1970 (UTC; always later than the last one given here or
    `saw`), 12 random ones that the batch shares, and 6 that count within the batch.
    """
    global _last_ms  # noqa: PLW0603  the one clock of this process
    with _lock:
        _last_ms = max(_last_ms + 1, time.time_ns() // 1_000_000)
        batch = f"{_last_ms:012x}{os.urandom(6).hex()}"
    return [f"{batch}{number:06x}" for number in range(count)]


def batch_of(event_id: str) -> str:
    """Give what the ids of one batch share."""
    return event_id[:24]


def time_of(event_id: str) -> str:
    """Give the time in an id made by `event_ids`: UTC, ISO 8601 with milliseconds."""
    moment = datetime.fromtimestamp(int(event_id[:12], 16) / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def saw(at: str) -> None:
    """Say that something happened at a time (UTC, ISO 8601): what is decided from now on came later.

    What is no time, or lies beyond the year 9998, is passed over.
    """
    global _last_ms  # noqa: PLW0603  the one clock of this process
    if not _TIME.fullmatch(at):
        return
    try:
        seen = int(datetime.fromisoformat(at).timestamp() * 1000) + 1
    except (ValueError, OverflowError):
        return
    if seen < _LAST:
        with _lock:
            _last_ms = max(_last_ms, seen)


def place_of(at: str, event_id: str) -> Place:
    """Give what events are ordered by: their time (what is none comes first), then their id."""
    return (at if _TIME.fullmatch(at) else "", event_id)
