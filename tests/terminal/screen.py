"""A real terminal for tests: the program in a process of its own on a pseudo-terminal, its screen read by pyte."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pyte

KEYS = {
    "enter": "\r", "esc": "\x1b", "tab": "\t", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "space": " ", "backspace": "\x7f", "ctrl+q": "\x11",
}  # fmt: skip


class Terminal:
    """`summit-tui` on a pseudo-terminal. Waits are for what is on screen; a deadline only ends a failing test."""

    def __init__(
        self,
        *args: str,
        columns: int = 120,
        rows: int = 40,
        env: dict[str, str] | None = None,
        command: list[str] | None = None,
    ) -> None:
        command = command or [sys.executable, "-m", "summit_tui", *args]
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.pid, self._fd = pty.fork()
        size = struct.pack("HHHH", rows, columns, 0, 0)
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            # They would win over the terminal's own word; readline sets the first two behind the back of os.environ.
            given = {name: word for name, word in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
            given |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
            os.execve(command[0], command, given)
        self.status: int | None = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        with contextlib.suppress(OSError):
            os.close(self._fd)

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def press(self, *keys: str) -> None:
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())
            self._read(0.05)

    def _read(self, seconds: float) -> None:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # the process is gone
            time.sleep(seconds)
            return
        self.raw += data
        self._stream.feed(data)

    def wait_for(self, what: str | Callable[[Terminal], bool], seconds: float = 60) -> float:
        """Read until the screen shows a text or a test holds; gives the seconds that took."""
        began = time.monotonic()
        holds = (lambda terminal: what in terminal.text) if isinstance(what, str) else what
        while not holds(self):
            if time.monotonic() - began > seconds:
                raise AssertionError(f"not within {seconds} s: {what!r}\n{self.text}")
            self._read(0.02)
        return time.monotonic() - began

    def settle(self, seconds: float = 0.3) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(0.02)

    def children(self) -> list[int]:
        """The processes that the program started, by their parent."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                with contextlib.suppress(OSError, IndexError):
                    stat = (entry / "stat").read_text()
                    if int(stat.rpartition(")")[2].split()[1]) == self.pid:
                        found.append(int(entry.name))
        return found

    def wait_for_exit(self, seconds: float = 10) -> int:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                for _ in range(100):  # what it wrote last may still be on its way
                    ready, _, _ = select.select([self._fd], [], [], 0.05)
                    size = len(self.raw)
                    self._read(0)
                    if not ready or len(self.raw) == size:
                        break
                self.status = os.waitstatus_to_exitcode(status)
                return self.status
            self._read(0.02)
        raise AssertionError(f"still running after {seconds} s\n{self.text}")

    def kill(self) -> None:
        if self.status is None:
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
            self.status = -9
