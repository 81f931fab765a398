"""Desks that are killed while decisions are made: what was confirmed is there when the next one starts.

    python -m tests.nightly.kills [--runs 200] [--terminal 20] [--seed 1]

`--runs` desks without a screen (see `decider`), and `--terminal` whole ones on a pseudo-terminal, each killed by
SIGKILL at a random moment. Prints how many decisions were confirmed and how many of them were lost.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from summit_tui.desk.office.decisions import Decisions
from tests.terminal.screen import Terminal

ROOT = Path(__file__).parents[2]
PARTIES = ("Union", "Port", "City", "Harbour", "Ministry")
THINGS = ("a raise", "night crews", "longer shifts", "a loan", "new cranes", "safer quays", "a truce", "monthly talks")


class Killed(NamedTuple):
    """What killing desks came to. `lost` names the confirmed decisions that were not there again."""

    runs: int
    confirmed: int
    lost: list[str]
    set_aside: int
    """Lines that were cut off by a kill: decisions that nobody was told of."""


def make_folder(folder: Path) -> None:
    """Write three articles with 40 findings each."""
    for number in range(3):
        lines = [
            f"The {party} {verb} {thing} in round {number} (pay)."
            for party in PARTIES
            for thing in THINGS
            for verb in [("demands", "refuses")[len(thing) % 2]]
        ]
        (folder / f"{'abc'[number]}.txt").write_text("Talks go on\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


def environment(state: Path) -> dict[str, str]:
    """Give what a desk of this checkout needs, with a home of its own."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "app")])
    return {"PYTHONPATH": paths, "XDG_STATE_HOME": str(state), "XDG_CONFIG_HOME": str(state), "HOME": str(state)}


def without_screen(runs: int, seed: int) -> Killed:
    """Kill desks without a screen at random moments, all on one folder."""
    chance = random.Random(seed)
    lost: list[str] = []
    total = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "talks"
        folder.mkdir()
        make_folder(folder)
        held: dict[tuple[str, str, str], str] = {}
        for run in range(runs):
            said = _until_killed(folder, run, chance.uniform(0, 1.0), environment(Path(place) / "state"))
            maybe: dict[tuple[str, str, str], list[str]] = {}
            for line in said:
                mark, *key, state = line.split()
                if mark == "?":
                    maybe.setdefault((key[0], key[1], key[2]), []).append(state)
                else:
                    held[key[0], key[1], key[2]] = state
                    maybe.pop((key[0], key[1], key[2]), None)
                    total += 1
            lost += _missing(folder, held, maybe, run)
        set_aside = len(Decisions(folder, "ada").journal.read().problems)
    return Killed(runs, total, lost, set_aside)


def _until_killed(folder: Path, seed: int, seconds: float, env: dict[str, str]) -> list[str]:
    """Run a desk, kill it so long after it was ready, and give what it said of its decisions."""
    desk = subprocess.Popen(
        [sys.executable, "-m", "tests.nightly.decider", str(folder), str(seed)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, **env}, cwd=ROOT,
    )  # fmt: skip
    assert desk.stdout is not None
    try:
        ready, _, _ = select.select([desk.stdout], [], [], 60)
        if not ready or desk.stdout.readline() != b"ready\n":
            raise RuntimeError("the desk did not start")
        time.sleep(seconds)
    finally:
        desk.send_signal(signal.SIGKILL)
        said = desk.stdout.read()
        desk.wait()
        desk.stdout.close()
    return [line for line in said.decode().split("\n")[:-1] if line[:1] in "?!"]


def _missing(
    folder: Path, held: dict[tuple[str, str, str], str], maybe: dict[tuple[str, str, str], list[str]], run: int
) -> list[str]:
    """Give the confirmed decisions that a new desk does not find; one in the making may stand in their place."""
    desk = Decisions(folder, "ada")
    desk.load()
    missing = []
    for key, state in held.items():
        file, kind, finding = key
        found = desk.review.state_of(file, kind, finding).state  # type: ignore[arg-type] # one of the three kinds
        if found != state and found not in maybe.get(key, ()):
            missing.append(f"run {run}: {key} was confirmed as {state}, is {found}")
        held[key] = found
    return missing


def on_a_terminal(runs: int, seed: int) -> Killed:
    """Kill whole desks: keys go in, the header tells how many are left to review, then comes SIGKILL."""
    chance = random.Random(seed)
    lost: list[str] = []
    total = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "talks"
        folder.mkdir()
        make_folder(folder)
        env = environment(Path(place) / "state")
        for run in range(runs):
            before = _decided_in(folder)
            with Terminal("--coder", "ada", "--workers", "1", str(folder), columns=140, rows=40, env=env) as terminal:
                terminal.wait_for(lambda t: "to review" in t.lines[0] and "watching" in t.text)
                left = begun = _all_read(terminal)
                for _ in range(chance.randint(1, 12)):
                    terminal.press(chance.choice("ax"))
                    terminal.settle(chance.uniform(0, 0.8))
                    left = _to_review(terminal)
                os.kill(terminal.pid, signal.SIGKILL)
                terminal.wait_for_exit()
                total += begun - left
            found = _decided_in(folder)
            if found < before + begun - left:
                lost.append(f"run {run}: the screen said that {begun - left} were decided, {found - before} are")
            if left < 15:  # all but decided: begin again
                (folder / ".summit" / "journal.jsonl").unlink()
        set_aside = len(Decisions(folder, "ada").journal.read().problems)
    return Killed(runs, total, lost, set_aside)


def _to_review(terminal: Terminal) -> int:
    return int(terminal.lines[0].split(" to review")[0].split()[-1])


def _all_read(terminal: Terminal) -> int:
    """Give how many findings are to be reviewed once that number stands still: articles come one after another."""
    count = -1
    while count != (now := _to_review(terminal)):
        count = now
        terminal.settle(1.0)
        terminal.wait_for(lambda t: "reading" not in t.text)
    return count


def _decided_in(folder: Path) -> int:
    """Give how many findings a desk that starts now takes for decided."""
    desk = Decisions(folder, "ada")
    desk.load()
    return sum(row["state"] != "undecided" for row in desk.review.rows())


def told(name: str, killed: Killed) -> str:
    """Give the outcome in one line."""
    return (
        f"{name}: {killed.runs} killed, {killed.confirmed} decisions confirmed, {len(killed.lost)} lost "
        f"({killed.set_aside} lines cut off, of decisions not confirmed)"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--terminal", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    for name, killed in (
        ("without a screen", without_screen(args.runs, args.seed)),
        ("on a terminal", on_a_terminal(args.terminal, args.seed)),
    ):
        print(told(name, killed), *killed.lost[:10], sep="\n  ")
