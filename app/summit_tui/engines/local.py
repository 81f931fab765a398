"""Where extraction runs on one machine: a few worker processes, each looked after by a thread.

`concurrent.futures.ProcessPoolExecutor` will not do: quitting waits for the running task (4 s measured), one dead
worker breaks the pool, and orphans outlive the parent.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from summit_tui.engines.kit import STANDARD_KIT
from summit_tui.engines.messages import Answer, Failed, Job, Order, Ready, Result, Setup, frame
from summit_tui.engines.process import WorkerError, WorkerProcess
from summit_tui.engines.queue import JobQueue, Ticket

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # nothing may reach the terminal that the desk paints on

_LOADING = 120.0
"""Seconds a worker may take to load its kit: 1 to 3 are usual, a cold disk takes longer."""
_STARTS = 3
"""Starts in a row that may fail before a supervisor gives up."""
_TRIES = 2
"""Times an article may take a worker down before it is marked."""


def default_workers() -> int:
    """Give the number of workers for this machine: one core is left to the screen, from three cores on.

    On two cores both are used: the desk is idle most of the time, the workers are niced (the desk gets three
    quarters of a core that it shares with one), and an edit need not wait behind the backlog of a first start.
    Four at most, since each takes 150 to 400 MB.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores if cores <= 2 else min(4, cores - 1)


def _budget(settings: Any) -> float:
    return float(getattr(getattr(settings, "parse", None), "seconds", 20.0))


class LocalEngine:
    """Runs jobs in worker processes and hands each result to a callback.

    Callbacks come on the engine's own threads and must not wait for the thread that calls `stop`: post a message
    to the event loop and return. Every job that is neither cancelled nor replaced is answered once.

    Args:
        workers: how many processes; None for `default_workers()`.
        settings: a struct or plain data that MessagePack can carry, handed to the kit.
        on_result: called with each Reading or Failed.
        on_ready: called once: with None when the first worker has loaded its kit, or with a plain reason when
            none could (every job is then answered with a Failed that says so).
        seconds: the parse budget of an article, as the kit keeps it; None for `settings.parse.seconds`, or 20.
        grace: seconds beyond that before a silent worker counts as hung.
        kit: `module:function` that makes the reader.

    Raises:
        TypeError, ValueError: MessagePack cannot carry the settings.

    Example:
        >>> engine = LocalEngine(2, None, on_result=print, on_ready=lambda problem: None)  # doctest: +SKIP
        >>> engine.start(); engine.submit(Job("/articles", "a.txt", b"a.txt"))  # doctest: +SKIP
    """

    def __init__(
        self,
        workers: int | None,
        settings: Any,
        on_result: Callable[[Result], None],
        on_ready: Callable[[str | None], None] | None = None,
        *,
        seconds: float | None = None,
        grace: float = 10.0,
        kit: str = STANDARD_KIT,
    ) -> None:
        self.workers = max(1, default_workers() if workers is None else workers)
        self._setup = Setup(kit, settings)
        frame(self._setup)  # raise here, not in a thread that nobody looks at
        self._on_result, self._on_ready = on_result, on_ready
        self._limit = (_budget(settings) if seconds is None else seconds) + grace
        self._changed = threading.Condition()
        self._jobs = JobQueue()
        self._stopping = threading.Event()
        self._processes: dict[int, WorkerProcess] = {}
        self._threads: list[threading.Thread] = []
        self._told_ready = False
        self._given_up = 0

    def start(self) -> None:
        """Start the workers in the background and return at once."""
        if self._threads or self._stopping.is_set():
            raise RuntimeError("an engine is started once")
        for index in range(self.workers):
            thread = threading.Thread(target=self._supervise, args=(index,), name=f"engine-{index}", daemon=True)
            thread.start()
            self._threads.append(thread)  # once it runs: `stop` may join it from another thread meanwhile

    def submit(self, job: Job, priority: bool = False) -> None:
        """Queue a job, in front of all others with `priority`; it replaces a waiting one of the same article."""
        with self._changed:
            self._jobs.put(job, priority)
            self._changed.notify_all()

    def cancel(self, file: str) -> None:
        """Forget an article's jobs. If one is running, its answer is dropped."""
        with self._changed:
            self._jobs.cancel(file)

    @property
    def pending(self) -> int:
        """How many jobs wait or run."""
        with self._changed:
            return len(self._jobs)

    @property
    def pids(self) -> list[int]:
        """The process ids of the workers that run now."""
        return [process.pid for process in list(self._processes.values())]

    def stop(self, seconds: float = 0.2) -> None:
        """Kill the workers at once and wait until they are gone; what was queued is forgotten. Twice is harmless.

        Args:
            seconds: how long to wait for the engine's threads, should a callback hold one up.
        """
        deadline = time.monotonic() + seconds
        self._stopping.set()
        for process in list(self._processes.values()):
            process.kill()
        with self._changed:
            self._jobs.clear()
            self._changed.notify_all()
        for thread in tuple(self._threads):
            if thread is not threading.current_thread():
                thread.join(max(0.0, deadline - time.monotonic()))

    # Below: one supervisor thread a worker.

    def _supervise(self, index: int) -> None:
        failures = 0
        while not self._stopping.is_set():
            problem = self._run_worker(index)
            failures = failures + 1 if problem else 0
            if problem and failures >= _STARTS:
                self._give_up(problem)
                return
            if problem:
                self._stopping.wait(0.2 * failures)

    def _run_worker(self, index: int) -> str | None:
        """Start a worker and feed it until it dies or the engine stops; tells why it was of no use, if so."""
        try:
            process = WorkerProcess()
        except OSError as error:
            return f"Python could not be started: {error.strerror or error}"
        self._processes[index] = process
        try:
            problem = self._load(process)
            if problem is None:
                self._tell_ready(None)
                problem = self._feed(process)
            return problem
        finally:
            process.close()
            del self._processes[index]

    def _load(self, process: WorkerProcess) -> str | None:
        if self._stopping.is_set():
            return None
        try:
            answer = process.ask(self._setup, _LOADING)
        except WorkerError as error:
            return None if self._stopping.is_set() else f"while it loaded the parser, it {error}"
        return answer.problem if isinstance(answer, Ready) else "the worker did not say that it is ready"

    def _feed(self, process: WorkerProcess) -> str | None:
        """Hand jobs to a ready worker until it can take no more; tells if it died before it was given any."""
        problem: str | None = "it ended before it was given anything to read"
        while (ticket := self._next()) is not None:
            if not process.alive:  # it died while idle, which is not this article's fault
                self._put_back(ticket)
                return problem
            problem = None
            result, usable = self._carry_out(process, ticket)
            if self._stopping.is_set():
                break
            if result is not None:
                self._deliver(ticket, result)
            else:
                self._put_back(ticket)
            if not usable:
                break
        return None

    def _next(self) -> Ticket | None:
        with self._changed:
            while not self._stopping.is_set():
                ticket = self._jobs.take()
                if ticket is not None:
                    return ticket
                self._changed.wait()
        return None

    def _carry_out(self, process: WorkerProcess, ticket: Ticket) -> tuple[Result | None, bool]:
        """Give the result (None: try again) and whether the worker may be given another job."""
        job = ticket.job
        try:
            order = Order(ticket.number, os.fsencode(Path(job.root).absolute()), job.path, job.file)
            answer = process.ask(order, self._limit)
            if isinstance(answer, Answer) and answer.number == ticket.number:
                return answer.result, True
            what = "gave an answer that makes no sense"
        except WorkerError as error:
            what = str(error)
        except ValueError as error:  # a name or folder that cannot be sent
            return Failed(job.file, f"it could not be handed to a worker ({error})", "rename the file"), True
        ticket.deaths += 1
        if ticket.deaths < _TRIES:
            return None, False
        hint = "shorten or split it, or lower its parse budget; the other articles are not affected"
        return Failed(job.file, f"the worker that read it {what}, {ticket.deaths} times", hint), False

    def _put_back(self, ticket: Ticket) -> None:
        with self._changed:
            self._jobs.again(ticket)
            self._changed.notify_all()

    def _deliver(self, ticket: Ticket, result: Result) -> None:
        with self._changed:
            wanted = self._jobs.done(ticket)
            self._changed.notify_all()  # a newer job of the same article may start now
        if wanted:
            self._call(self._on_result, result)

    def _tell_ready(self, problem: str | None) -> None:
        with self._changed:
            first, self._told_ready = not self._told_ready, True
        if first and self._on_ready is not None:
            self._call(self._on_ready, problem)

    def _give_up(self, problem: str) -> None:
        """One supervisor ends; the last one stays to refuse every job with the reason."""
        with self._changed:
            self._given_up += 1
            if self._given_up < self.workers:
                return
        self._tell_ready(problem)
        hint = "install the program again, and report it with this message if that does not help"
        while (ticket := self._next()) is not None:
            self._deliver(ticket, Failed(ticket.job.file, f"no worker could start: {problem}", hint))

    def _call(self, callback: Callable[[Any], None], value: object) -> None:
        if self._stopping.is_set():
            return
        try:
            callback(value)
        except Exception:
            _log.exception("a callback of the engine failed")


def read_all(
    jobs: Iterable[Job],
    settings: Any = None,
    *,
    workers: int | None = None,
    seconds: float | None = None,
    grace: float = 10.0,
    kit: str = STANDARD_KIT,
) -> Iterator[Result]:
    """Read articles without a desk: give each result as it comes, in no order, once for each name.

    The workers are killed when the iterator is closed or the last result has come. Arguments as for `LocalEngine`.
    """
    wanted = {job.file: job for job in jobs}
    results: SimpleQueue[Result] = SimpleQueue()
    count = min(len(wanted), max(1, default_workers() if workers is None else workers))
    if not count:
        return
    engine = LocalEngine(count, settings, results.put, seconds=seconds, grace=grace, kit=kit)
    for job in wanted.values():
        engine.submit(job)
    engine.start()
    try:
        for _ in wanted:
            yield results.get()
    finally:
        engine.stop()
