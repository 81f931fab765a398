"""One thread that does the desk's slow work in order, so that nothing slow runs on the event loop.

What a person waits for goes first; a newer request of the same slot replaces the one still waiting.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

Task = Callable[[], None]


class _Waiting(NamedTuple):
    task: Task
    slot: str
    must: bool


class Clerk:
    """A daemon thread with two queues. Errors of a task go to `on_error`; the thread lives on.

    Args:
        on_error: called on the clerk's thread with the exception of a task.
    """

    def __init__(self, on_error: Callable[[Exception], None]) -> None:
        self._on_error = on_error
        self._urgent: deque[_Waiting] = deque()
        self._patient: deque[_Waiting] = deque()
        self._later: list[tuple[float, _Waiting]] = []
        self._wake = threading.Condition()
        self._open = True
        self._thread = threading.Thread(target=self._run, name="clerk", daemon=True)
        self._thread.start()

    def do(self, task: Task, *, slot: str = "", urgent: bool = False, must: bool = False, after: float = 0.0) -> None:
        """Queue a task.

        Args:
            task: what to do; it is called on the clerk's thread.
            slot: a waiting task of the same slot (not "") is dropped for this one.
            urgent: goes before all that is not.
            must: is done even when the clerk is closed meanwhile (a decision that was made).
            after: seconds before which it is not done; it is never urgent then, and dropped when the clerk closes.
        """
        queue = self._urgent if urgent else self._patient
        new = _Waiting(task, slot, must)
        with self._wake:
            if slot:
                for waiting in [one for one in queue if one.slot == slot]:
                    queue.remove(waiting)
                self._later = [one for one in self._later if one[1].slot != slot]
            if after > 0:
                self._later.append((time.monotonic() + after, new))
            else:
                queue.append(new)
            self._wake.notify()

    def close(self, timeout: float) -> bool:
        """Drop what waits but what must be done, and end; tell whether it ended within `timeout` seconds."""
        with self._wake:
            self._open = False
            self._later.clear()
            for queue in (self._urgent, self._patient):
                kept = [one for one in queue if one.must]
                queue.clear()
                queue.extend(kept)
            self._wake.notify()
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while True:
            with self._wake:
                while self._open and not self._urgent and not self._patient:
                    self._wake.wait(self._until_due())
                if not self._urgent and not self._patient:
                    return
                waiting = (self._urgent or self._patient).popleft()
            try:
                waiting.task()
            except Exception as error:
                self._on_error(error)

    def _until_due(self) -> float | None:
        """Queue what is due, and give the seconds to wait for the next: None for as long as nothing comes."""
        now = time.monotonic()
        self._patient.extend(waiting for due, waiting in self._later if due <= now)
        self._later = [one for one in self._later if one[0] > now]
        return 0.0 if self._patient else min((due - now for due, _ in self._later), default=None)
