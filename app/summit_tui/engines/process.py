"""One worker process as its supervisor sees it: start it, talk to it with a time limit, kill it.

A worker must be started by the thread that looks after it: on Linux the kernel kills a process that asked for
PR_SET_PDEATHSIG when the *thread* that started it ends, not only when the whole program does.
"""

from __future__ import annotations

import os
import select
import site
import subprocess
import sys
import time
from pathlib import Path

import msgspec

import summit_tui
from summit_tui.engines.messages import HEAD, LARGEST, FromWorker, ToWorker, frame

_LIBRARIES = ("OMP", "MKL", "OPENBLAS", "NUMEXPR")
_ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in _LIBRARIES}


def _same_copy() -> dict[str, str]:
    """Give what makes the child import this copy of the program, where Python would not find it by itself.

    Installed packages are left out: on PYTHONPATH they would come before the standard library.
    """
    own = str(Path(summit_tui.__file__).resolve().parent.parent)
    if own in (*site.getsitepackages(), site.getusersitepackages()):
        return {}
    return {"PYTHONPATH": os.pathsep.join([own, *filter(None, [os.environ.get("PYTHONPATH")])])}


class WorkerError(Exception):
    """The worker is of no more use; `str()` says what it did, as in "the worker died"."""


class WorkerProcess:
    """A running worker and its two pipes. Every method may be called from one thread only, except `kill`."""

    def __init__(self) -> None:
        # -P keeps the current folder off the child's import path: a folder of articles that happens to hold
        # a spacy.py must not be run.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "summit_tui.engines.worker", str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={**os.environ, **_ONE_THREAD, **_same_copy()},
        )
        assert self._process.stdin is not None and self._process.stdout is not None
        self._orders, self._answers = self._process.stdin, self._process.stdout
        self._decoder = msgspec.msgpack.Decoder(FromWorker)
        os.set_blocking(self._orders.fileno(), False)

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def ask(self, message: ToWorker, seconds: float) -> FromWorker:
        """Send a message and wait for the answer.

        Args:
            message: a setup or an order.
            seconds: how long to wait for the whole answer, sending included.

        Raises:
            WorkerError: it died, gave no whole answer in time, or one that is no message.
            ValueError: the message cannot be sent (see `messages.frame`).
        """
        deadline = time.monotonic() + seconds
        try:
            self._send(frame(message), deadline)
            (size,) = HEAD.unpack(self._receive(HEAD.size, deadline))
            body = self._receive(self._believed(size), deadline)
        except TimeoutError as error:
            raise WorkerError(f"gave no answer within {seconds:g} seconds") from error
        try:
            answer: FromWorker = self._decoder.decode(body)
        except msgspec.MsgspecError as error:
            raise WorkerError("gave an answer that cannot be read") from error
        return answer

    @staticmethod
    def _believed(size: int) -> int:
        if size > LARGEST:
            raise WorkerError("gave an answer that cannot be read")
        return size

    def _send(self, data: bytes, deadline: float) -> None:
        left = memoryview(data)
        while left:
            self._wait(deadline, to_write=True)
            try:
                left = left[os.write(self._orders.fileno(), left) :]
            except BlockingIOError:
                continue
            except OSError as error:  # a broken pipe
                raise WorkerError("died") from error

    def _receive(self, size: int, deadline: float) -> bytes:
        parts = []
        while size:
            self._wait(deadline, to_write=False)
            part = os.read(self._answers.fileno(), min(size, 1 << 20))
            if not part:
                raise WorkerError("died")
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _wait(self, deadline: float, to_write: bool) -> None:
        # poll, not select: select refuses descriptors from 1,024 on.
        poller = select.poll()
        if to_write:
            poller.register(self._orders.fileno(), select.POLLOUT)
        else:
            poller.register(self._answers.fileno(), select.POLLIN)
        if not poller.poll(max(0.0, deadline - time.monotonic()) * 1000):
            raise TimeoutError

    def kill(self) -> None:
        """Kill the process at once; harmless when it is dead. May be called from any thread."""
        self._process.kill()

    def close(self) -> None:
        """Kill the process, wait until it is gone and close the pipes."""
        self._process.kill()
        self._process.wait()
        self._orders.close()
        self._answers.close()
