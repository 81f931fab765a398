"""The jobs that wait, run and come back: plain bookkeeping, locked by whoever uses it."""

from __future__ import annotations

from collections import OrderedDict
from itertools import count

import msgspec

from summit_tui.engines.messages import Job


class Ticket(msgspec.Struct):
    """A job with its number and how often a worker died over it."""

    number: int
    job: Job
    deaths: int = 0
    cancelled: bool = False


class JobQueue:
    """Jobs by article: one waiting and one running at most for each, the urgent ones first.

    A newer job takes the waiting one's place. It does not start before the running one of the same article has
    ended, so that answers about one article come in order and the last one is the newest.
    """

    def __init__(self) -> None:
        self._urgent: OrderedDict[str, Ticket] = OrderedDict()
        self._waiting: OrderedDict[str, Ticket] = OrderedDict()
        self._running: dict[str, Ticket] = {}
        self._numbers = count(1)

    def put(self, job: Job, urgent: bool) -> None:
        """Queue a job; it replaces the waiting one of the same article, and is urgent if either was."""
        ticket = Ticket(next(self._numbers), job)
        if urgent:
            self._waiting.pop(job.file, None)
            self._urgent[job.file] = ticket
        elif job.file in self._urgent:
            self._urgent[job.file] = ticket
        else:
            self._waiting[job.file] = ticket

    def take(self) -> Ticket | None:
        """Give the next job whose article no worker has in hand, or None, and count it as running."""
        for queue in (self._urgent, self._waiting):
            for file, ticket in queue.items():
                if file not in self._running:
                    del queue[file]
                    self._running[file] = ticket
                    return ticket
        return None

    def done(self, ticket: Ticket) -> bool:
        """End a running job; tells whether anyone still wants its answer."""
        self._running.pop(ticket.job.file, None)
        return not ticket.cancelled

    def again(self, ticket: Ticket) -> None:
        """Put a running job back to the front, unless it was cancelled or a newer one of its article waits."""
        file = ticket.job.file
        if self.done(ticket) and file not in self._urgent and file not in self._waiting:
            self._urgent[file] = ticket
            self._urgent.move_to_end(file, last=False)

    def cancel(self, file: str) -> None:
        """Forget the jobs of an article; a running one is let run, but its answer is dropped."""
        self._urgent.pop(file, None)
        self._waiting.pop(file, None)
        if file in self._running:
            self._running[file].cancelled = True

    def clear(self) -> None:
        """Forget everything; the running ones are let run, but their answers are dropped."""
        self._urgent.clear()
        self._waiting.clear()
        for ticket in self._running.values():
            ticket.cancelled = True

    def __len__(self) -> int:
        running = sum(not ticket.cancelled for ticket in self._running.values())
        return len(self._urgent) + len(self._waiting) + running
