"""A terminal that takes what a program writes and shows nothing: watching it costs the machine almost nothing."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable

KEYS = {
    "enter": "\r", "esc": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f", "ctrl+q": "\x11",
    "pagedown": "\x1b[6~", "pageup": "\x1b[5~",
}  # fmt: skip


_STEERING = re.compile(rb"\x1b\[[0-9;?>$]*[ -/]*[@-~]|\x1b[^\[]")


class Pty:
    """A program on a pseudo-terminal.

    Args:
        command: the program and its words.
        columns, rows: the size in cells.
        env: variables of the environment beside those of this process.
    """

    def __init__(self, command: list[str], columns: int, rows: int, env: dict[str, str] | None = None) -> None:
        self.seen = bytearray()
        """All that the program wrote."""
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            for name in ("COLUMNS", "LINES", "NO_COLOR"):  # they would win over the terminal's own word
                os.environ.pop(name, None)
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})})
            os.execv(command[0], command)

    def __enter__(self) -> Pty:
        return self

    def __exit__(self, *_: object) -> None:
        if self.pid:
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
        with contextlib.suppress(OSError):
            os.close(self._fd)

    @property
    def text(self) -> str:
        """All that the program wrote, without what steers the terminal (colours, places)."""
        return _STEERING.sub(b"", bytes(self.seen)).decode("utf-8", "replace")

    def press(self, key: str) -> None:
        """Press a key."""
        os.write(self._fd, KEYS.get(key, key).encode())

    def drain(self, seconds: float) -> None:
        """Take what is written for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def _read(self, seconds: float) -> None:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if ready:
            try:
                self.seen += os.read(self._fd, 65536)
            except OSError:  # the program is gone
                time.sleep(min(seconds, 0.05))

    def wait(self, holds: Callable[[], bool], seconds: float) -> float:
        """Take what is written until something holds; give the seconds that took.

        Raises:
            TimeoutError: it did not come to hold.
        """
        began = time.monotonic()
        while not holds():
            if time.monotonic() - began > seconds:
                raise TimeoutError(f"not within {seconds} s; last on the terminal: {bytes(self.seen[-2000:])!r}")
            self._read(0.02)
        return time.monotonic() - began

    def wait_for_exit(self, seconds: float) -> int:
        """Take what is written until the program ends, and give its exit code."""
        status = 0

        def ended() -> bool:
            nonlocal status
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            return bool(pid)

        self.wait(ended, seconds)
        self.pid = 0
        return os.waitstatus_to_exitcode(status)
