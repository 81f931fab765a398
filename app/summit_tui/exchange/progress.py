"""How far the reading is: one line on a terminal, which is gone when all is read; nothing anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Each = TypeVar("Each")
EVERY = 0.5
"""Seconds between two counts, and before the first: what is read at once needs none."""


def counted(each: Iterable[Each], total: int, clock: Callable[[], float] = time.monotonic) -> Iterator[Each]:
    """Give on what comes, and count it on standard error where that is a terminal.

    Args:
        each: the results, as they come.
        total: how many will come.
        clock: gives seconds.
    """
    if not sys.stderr.isatty():
        yield from each
        return
    told, shown = clock(), False
    try:
        for number, one in enumerate(each, 1):
            yield one
            if clock() - told >= EVERY and number < total:
                told, shown = clock(), True
                print(f"\r\x1b[K{number:,} of {total:,} articles read", end="", file=sys.stderr, flush=True)
    finally:
        if shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
