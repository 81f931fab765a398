"""How soon the first screen stands: the desk beside a bare Textual app, in turn, each in a terminal of its own.

    python tests/bench/startup.py [--runs 15]

"First screen" is the time from starting the process until its pane titles can be read on the terminal; the bare
app shows one word. Prints medians in milliseconds and their ratio, and, with a warm cache, when the first rows stand.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.terminal.screen import Terminal

ROOT = Path(__file__).parents[2]
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("hello, world")
Bare().run()
"""


def timed(command: list[str], what: str) -> float:
    """Give the seconds until the terminal shows a text."""
    began = time.monotonic()
    with Terminal(columns=140, rows=40, command=command) as terminal:
        terminal.wait_for(what, 30)
        return time.monotonic() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "talks"
        shutil.copytree(ROOT / "seeds", folder, ignore=shutil.ignore_patterns(".summit"))
        bare = Path(place) / "bare.py"
        bare.write_text(BARE)
        desk = [sys.executable, "-m", "summit_tui", str(folder)]
        with Terminal(columns=140, rows=40, command=desk) as terminal:  # fills the cache
            terminal.wait_for(lambda t: "reading" not in t.text and "to review" in t.text, 120)
            terminal.settle(1.0)
            terminal.press("q")
            with contextlib.suppress(AssertionError):
                terminal.wait_for_exit()
        times: dict[str, list[float]] = {"bare Textual app": [], "desk, pane titles": [], "desk, first rows": []}
        for _ in range(runs):
            times["bare Textual app"].append(timed([sys.executable, str(bare)], "hello, world"))
            times["desk, pane titles"].append(timed(desk, "2 Demands"))
            times["desk, first rows"].append(timed(desk, "to review"))
    base = statistics.median(times["bare Textual app"])
    print(f"median of {runs} runs, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"{name:20}{middle * 1000:8.0f} ms   {middle / base:.2f} x   (least {min(values) * 1000:.0f} ms)")


if __name__ == "__main__":
    main()
