"""The real desk with a watch inside it: when a key came in, when it was dealt with, when the picture was written.

    python tests/bench/probe.py FOLDER OUT.json [--lag]      (in a terminal; `inside.py` starts it)

Nothing of the desk is changed. Three places of Textual note the time (`time.monotonic`, seconds):

- the driver, on its input thread, when it has a key from the terminal;
- the message pump, when the screen has dealt with that key, or with an answer of the session;
- the thread that writes to the terminal, after it has flushed a picture.

With `--lag` a timer of the event loop notes how late it comes, and the program ends once the folder is read.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any

import msgspec
from textual import events
from textual.drivers import _writer_thread
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

from summit_tui.desk import messages
from summit_tui.desk.app import SummitApp
from summit_tui.settings import load_settings

TICK = 0.005
"""Seconds between two looks at the event loop."""
QUIET = 1.2
"""Seconds without a new picture after which the desk has nothing more to show."""


class Watch:
    """What was noted, in the order of time."""

    def __init__(self) -> None:
        self.keys: list[tuple[float, str]] = []
        self.done: list[tuple[float, str]] = []
        """Keys and answers that the screen has dealt with."""
        self.frames: list[tuple[float, int]] = []
        """When a picture was written, and how many characters of it."""
        self.lags: list[tuple[float, float]] = []
        """When the loop's timer came, and how late."""

    def install(self) -> None:
        """Put the watch into Textual."""
        self._watch_keys()
        self._watch_pump()
        self._watch_writes()

    def _watch_keys(self) -> None:
        take = LinuxDriver.process_message

        def process_message(driver: LinuxDriver, message: Message) -> None:
            if isinstance(message, events.Key):
                self.keys.append((time.monotonic(), message.key))
            take(driver, message)

        LinuxDriver.process_message = process_message  # type: ignore[assignment,method-assign] # the watch

    def _watch_pump(self) -> None:
        dispatch = MessagePump._dispatch_message

        async def _dispatch_message(pump: MessagePump, message: Message) -> None:
            await dispatch(pump, message)
            if not isinstance(pump, Screen):
                return
            if isinstance(message, events.Key):
                self.done.append((time.monotonic(), message.key))
            elif type(message).__module__ == messages.__name__:
                self.done.append((time.monotonic(), type(message).__name__))

        MessagePump._dispatch_message = _dispatch_message  # type: ignore[assignment,method-assign] # the watch

    def _watch_writes(self) -> None:
        watch = self

        class Watched:
            """The terminal's file; it notes each flush of more than a control sequence."""

            def __init__(self, file: IO[str]) -> None:
                self._file, self._size = file, 0

            def write(self, text: str) -> int:
                self._size += len(text)
                return self._file.write(text)

            def flush(self) -> None:
                self._file.flush()
                if self._size > 16:
                    watch.frames.append((time.monotonic(), self._size))
                    self._size = 0

            def __getattr__(self, name: str) -> Any:
                return getattr(self._file, name)

        begin = _writer_thread.WriterThread.run

        def run(thread: _writer_thread.WriterThread) -> None:
            thread._file = Watched(thread._file)  # type: ignore[assignment] # it does what the thread asks of a file
            begin(thread)

        _writer_thread.WriterThread.run = run  # type: ignore[assignment,method-assign] # the watch

    async def watch_loop(self) -> None:
        """Note how late the loop's timer comes."""
        while True:
            due = time.monotonic() + TICK
            await asyncio.sleep(TICK)
            now = time.monotonic()
            self.lags.append((now, now - due))


class ProbedApp(SummitApp):
    """The desk, with a task that says when it has come to rest."""

    def __init__(self, folder: Path, out: Path, *, lag: bool, theme: str) -> None:
        super().__init__(folder, load_settings(folder, {"theme": theme}, {}))
        self.out, self.lag = out, lag
        self.noted = Watch()
        self._asked = self._idle = False

    def begin(self) -> None:
        """Start the tasks; the loop runs."""
        self._tasks = [asyncio.create_task(self._rest())]
        if self.lag:
            self._tasks.append(asyncio.create_task(self.noted.watch_loop()))

    async def _rest(self) -> None:
        # Rows stand before the ledger does: what counts is the answer of the ledger.
        while not any(name == "ViewsReady" for _, name in self.noted.done) or self.session.reading or not self._still():  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        if self.lag:
            self.exit()
        else:
            self.out.with_suffix(".ready").touch()

    def _still(self) -> bool:
        """Tell whether nothing has been drawn for a while, the clerk is through and no near-copies are looked for."""
        frames = self.noted.frames
        busy = any(thread.name == "copies" for thread in threading.enumerate())
        if busy or not frames or time.monotonic() - frames[-1][0] < QUIET:
            self._idle = self._asked = False
            return False
        if not self._asked:
            self._asked = True
            self.session.later(lambda shop: setattr(self, "_idle", True))
        return self._idle


def main() -> int:
    """Run the desk and write down what was noted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lag", action="store_true")
    parser.add_argument("--theme", default="tokyo-night")
    given = parser.parse_args()
    app = ProbedApp(given.folder, given.out, lag=given.lag, theme=given.theme)
    app.noted.install()
    app.call_later(app.begin)
    app.run()
    noted = app.noted
    with contextlib.suppress(OSError):
        given.out.with_suffix(".ready").unlink(missing_ok=True)
    given.out.write_bytes(
        msgspec.json.encode(
            {"keys": noted.keys, "done": noted.done, "frames": noted.frames, "lags": noted.lags, "gc": gc.get_stats()}
        )
    )
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main())
