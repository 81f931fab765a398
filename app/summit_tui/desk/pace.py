"""How the desk's threads share one interpreter, so that the screen never waits for the ledger.

Python runs one thread at a time. What else runs costs the screen in three ways: a thread that computes is only asked to
give way after a while, a search for garbage halts them all, and a ledger made anew for each article that is read
takes all there is. Each has its answer here.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable

GIVE_WAY = 0.0005
"""Seconds after which a thread that computes gives way to the screen (Python's own: 0.005). A picture takes the
interpreter some ten times, so the longest wait before it is ten times this."""
GARBAGE = (50_000, 20, 100)
"""Thresholds of the search for garbage (Python's own: 700, 10, 10). Nearly nothing of ours refers back to itself."""
SHARE = 0.2
"""How much of the time the ledger may take while a folder is read."""
LONGEST = 3.0
"""Seconds after which findings that were read are shown in any case."""


def share_fairly() -> None:
    """Have threads give way soon, garbage be looked for seldom, and polars leave a core to the screen.

    Polars reads the variable when it is imported, which is later; one that the user has set stays.
    """
    os.environ.setdefault("POLARS_MAX_THREADS", str(max(1, (os.cpu_count() or 2) - 1)))
    sys.setswitchinterval(GIVE_WAY)
    gc.set_threshold(*GARBAGE)
    settle_down()
    gc.enable()


def settle_down() -> None:
    """Count all that is there now as there to stay, so that no search for garbage goes through it again."""
    gc.freeze()


class Pace:
    """Says when work that comes in bits may be done again, so that its thread is busy for a share of the time only.

    All calls come from that thread.

    Args:
        wall: a clock of seconds.
        busy: seconds for which this thread was busy.
    """

    def __init__(
        self, wall: Callable[[], float] = time.monotonic, busy: Callable[[], float] = time.thread_time
    ) -> None:
        self._wall, self._busy = wall, busy
        self._last: tuple[float, float] | None = None

    def wait(self) -> float:
        """Give the seconds until the work may be done again; 0 for now."""
        if self._last is None:
            return 0.0
        since, busy = self._wall() - self._last[0], self._busy() - self._last[1]
        return max(0.0, min(LONGEST, busy / SHARE) - since)

    def begin(self) -> None:
        """Note that the work is done now."""
        self._last = (self._wall(), self._busy())
