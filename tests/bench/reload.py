"""How soon the desk follows the folder, and how soon it is gone: on a terminal of its own, with warm workers.

    python tests/bench/reload.py [--runs 7]

Prints, in milliseconds, the median and the worst time from copying an article into the folder until its findings are on
screen, from deleting it until it has left the lists, and from pressing q until the process has ended.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.terminal.screen import Terminal

SEEDS = Path(__file__).parents[2] / "seeds"
TALK = """The port and the dockers, day {day}

By Lena Marsh | The Quay (sample)

The dockers' union demanded a raise of nine percent. "We will not accept a cut of the night crews," union president
Ada Roth said on Monday. The port authority rejected the demand. It remains unclear whether the mediator will return.
"""


def timed(terminal: Terminal, text: str) -> float:
    """Give the milliseconds until a text is on screen."""
    return terminal.wait_for(text, 30) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    times: dict[str, list[float]] = {"article copied in": [], "article deleted": [], "quit": []}
    for _ in range(max(1, runs // 3)):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "talks"
            shutil.copytree(SEEDS, folder, ignore=shutil.ignore_patterns(".summit"))
            with Terminal(str(folder), columns=140, rows=40) as terminal:
                terminal.wait_for(lambda t: "6 articles" in t.lines[0] and "reading" not in t.text, 120)
                terminal.settle(2)
                for day in range(3):
                    (folder / "day.txt").write_text(TALK.format(day=day), encoding="utf-8")
                    times["article copied in"].append(timed(terminal, "7 articles"))
                    terminal.settle(0.5)
                    (folder / "day.txt").unlink()
                    times["article deleted"].append(timed(terminal, "6 articles"))
                    terminal.settle(0.5)
                began = time.monotonic()
                terminal.press("q")
                terminal.wait_for_exit()
                times["quit"].append((time.monotonic() - began) * 1000)
    for name, values in times.items():
        print(f"{name:20}{statistics.median(values):8.0f} ms   worst {max(values):.0f} ms   of {len(values)}")


if __name__ == "__main__":
    main()
