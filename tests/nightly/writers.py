"""Two processes that write one journal at once, while the file is replaced by rename.

    python -m tests.nightly.writers [--events 1000]

Each writes so many events, one a call, through the keeper of a desk, and takes up what came in now and then, as a desk
does when the watch tells it of the journal. Half-way the file is replaced three times by a copy of itself, as git and
file synchronisers do. Prints how many events are in the journal.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from summit_tui.desk.office.decisions import Decisions
from summit_tui.model import Decision
from summit_tui.review.journal import Journal, event_ids, time_of

ROOT = Path(__file__).parents[2]


def write(folder: Path, coder: str, count: int) -> None:
    """Write events as a desk does, and see to it that they stay."""
    desk = Decisions(folder, coder)
    desk.load()
    for number in range(count):
        (new,) = event_ids()
        event = Decision(new, time_of(new), coder, "note", "a.txt", "demand", f"{coder}{number}", note=f"{number}")
        desk.keeper.keep([event])
        desk.review.take([event])
        if number % 20 == 19:
            desk.catch_up({})
    time.sleep(0.3)  # the watch of a desk that is open hears of the last change too
    desk.catch_up({})


def two_at_once(events: int) -> tuple[int, int, int]:
    """Have two processes write at once; give how many events are there, lines that are none, and replacements."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "app")])}
        writers = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.nightly.writers", "--write", str(folder), coder, "--events", str(events)],
                env=env, cwd=ROOT,
            )
            for coder in ("ada", "ben")
        ]  # fmt: skip
        journal = Journal(folder, "cyd")
        replaced = 0
        while any(writer.poll() is None for writer in writers):
            time.sleep(0.005)
            lines = journal.path.read_bytes().count(b"\n") if journal.path.exists() else 0
            if replaced < 3 and lines >= events * (0.8 + replaced * 0.2):
                copy = journal.path.with_name("copy")
                copy.write_bytes(journal.path.read_bytes())
                time.sleep(0.01)  # what is written now is in neither
                copy.rename(journal.path)
                replaced += 1
        if any(writer.returncode for writer in writers):
            raise RuntimeError("a writer failed")
        read = journal.read()
    return len({event.id for event in read.decisions}), len(read.problems), replaced


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--events", type=int, default=1000)
    parser.add_argument("--write", nargs=2, metavar=("FOLDER", "CODER"))
    args = parser.parse_args()
    if args.write:
        write(Path(args.write[0]), args.write[1], args.events)
    else:
        there, problems, times = two_at_once(args.events)
        print(f"{there} of {2 * args.events} events intact, {problems} lines garbled, replaced {times} times")
