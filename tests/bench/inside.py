"""How soon the desk answers, measured inside it: key to repaint, scrolling a long article, the loop while it reads.

    python tests/bench/inside.py [--quotes 100000] [--articles 300] [--only keys|reader|lag]

The desk runs in a terminal of its own (140 x 40) on the bench corpus; `probe.py` notes the times inside. A key's time
runs from when the driver has it until the first picture that was written after the screen dealt with it; "answer" is
the first picture after what the clerk said to it (lists narrowed, evidence fetched). Keys are pressed one at a time,
a little apart, and once as held down. Lag counts every tick of the loop's timer that was due, those within a stall too.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench import corpus
from tests.bench.terminal_pty import Pty

PROBE = Path(__file__).with_name("probe.py")
SIZE = (140, 40)
GAP = 0.15
"""Seconds between two keys."""
HELD = 1 / 30
"""Seconds between two keys of one that is held down."""
ANSWERS = ("ViewsReady", "TrailReady", "FolioReady", "NeighbourReady")


class Noted(msgspec.Struct):
    """What the probe wrote down (see `probe.Watch`)."""

    keys: list[tuple[float, str]]
    done: list[tuple[float, str]]
    frames: list[tuple[float, int]]
    lags: list[tuple[float, float]]


class Press(NamedTuple):
    """Keys that are pressed one after the other, under one name."""

    name: str
    keys: tuple[str, ...]
    gap: float = GAP


class Latency(NamedTuple):
    """Milliseconds from a key to its repaint, and to the answer of the clerk; None where there was none."""

    name: str
    repaint: float | None
    answer: float | None


def run(folder: Path, presses: Iterable[Press], out: Path, *, lag: bool = False) -> Noted:
    """Open the desk on a folder, press keys once it rests, quit it, and give what was noted."""
    command = [sys.executable, str(PROBE), str(folder), str(out), *(["--lag"] if lag else [])]
    with Pty(command, *SIZE) as pty:
        if not lag:
            pty.wait(out.with_suffix(".ready").exists, 400)
            for press in presses:
                for key in press.keys:
                    pty.press(key)
                    pty.drain(press.gap)
                pty.drain(0.4)
            pty.press("ctrl+q")
        pty.wait_for_exit(600)
    return msgspec.json.decode(out.read_bytes(), type=Noted)


def latencies(noted: Noted, presses: Iterable[Press]) -> list[Latency]:
    """Give the latency of each key that was pressed."""
    names = [press.name for press in presses for _ in press.keys]
    at_frame = [at for at, _ in noted.frames]
    handled = [at for at, name in noted.done if name[:1].islower() or len(name) == 1]  # the rest are answers
    answered = [at for at, name in noted.done if name in ANSWERS]
    found = []
    for number, ((came, _), name) in enumerate(zip(noted.keys, names, strict=False)):
        until = noted.keys[number + 1][0] if number + 1 < len(noted.keys) else float("inf")
        done = handled[number] if number < len(handled) else None
        frame = _after(at_frame, done)
        answer = _after(answered, came)
        shown = _after(at_frame, answer) if answer is not None and answer < until else None
        found.append(Latency(name, _ms(came, frame), _ms(came, shown)))
    return found


def _after(times: list[float], at: float | None) -> float | None:
    if at is None:
        return None
    place = bisect_right(times, at)
    return times[place] if place < len(times) else None


def _ms(start: float, end: float | None) -> float | None:
    return None if end is None else (end - start) * 1000


def ticks(lags: Iterable[tuple[float, float]], tick: float) -> list[float]:
    """Give how late each tick of a timer came, in milliseconds: one that stalls holds up those due behind it."""
    found = []
    for _, late in lags:
        found += [1000 * (late - tick * number) for number in range(1 + max(0, int(late / tick)))]
    return found


def line(name: str, values: list[float], asked: float | None = None) -> str:
    """Give one line of the table."""
    if not values:
        return f"{name:34} nothing was measured"
    cut = statistics.quantiles(values, n=20, method="inclusive")[18] if len(values) > 1 else values[0]
    target = f"   asked {asked:.0f}: {'met' if cut <= asked else 'NOT MET'}" if asked is not None else ""
    middle, worst = statistics.median(values), max(values)
    return f"{name:34} median {middle:6.1f}   p95 {cut:6.1f}   worst {worst:6.1f} ms   of {len(values)}{target}"


# -- what is measured -----------------------------------------------------------------------

KEYS = (
    Press("j in Demands", ("2", *"jjjjjjjjjjjjjjjjjjjj")),
    Press("k", tuple("kkkkkkkkkk")),
    Press("pagedown", ("pagedown",) * 15),
    Press("g, G", tuple("GgGgGgGg")),
    Press("tab", ("tab",) * 12),
    Press("j in Quotes", ("3", *"jjjjjjjjjjjjjjjjjjjj")),
    Press("pagedown in Quotes", ("pagedown",) * 15),
    Press("g, G in Quotes", tuple("GgGgGgGg")),
    Press("typing a filter in Quotes", ("/", *"levy on grain")),
    Press("backspace in the filter", ("backspace",) * 6),
    Press("dropping the filter", ("esc",)),
    Press("j in Parties", ("1", *"jjjjjjjjjj")),
    Press("space in Parties", tuple(" k k k k k k k k")),
    Press("0 all parties", ("0", "3")),
    Press("j held down in Quotes", tuple("j" * 60), HELD),
)
LONG = (
    Press("to the reader", ("5",)),
    Press("open the long article", (">", "<") * 5, 1.2),
    Press("j in the reader", tuple("j" * 40)),
    Press("pagedown in the reader", ("pagedown",) * 40),
    Press("G, g in the reader", tuple("GgGgGg")),
    Press("next finding", tuple(")" * 20)),
    Press("pagedown held down", ("pagedown",) * 60, HELD),
)


def keys(place: Path, quotes: int) -> list[Latency]:
    """Measure keys with a large ledger."""
    folder = place / "many"
    corpus.fill_cache(folder, corpus.save(folder, corpus.big_ledger(quotes)))
    found = latencies(run(folder, KEYS, place / "keys.json"), KEYS)
    print(f"\nkey to repaint, {quotes:,} quotes in the ledger")
    report(found, KEYS, 30)
    return found


def reader(place: Path, size: int, marks: int) -> list[Latency]:
    """Measure a long article in the reader."""
    folder = place / "long"
    # The short one has no findings, so that the desk begins in the long one, and an even number of steps ends there.
    readings = [corpus.long_article(1, 500, 0, "short.txt"), corpus.long_article(1, size, marks)]
    corpus.fill_cache(folder, corpus.save(folder, readings))
    found = latencies(run(folder, LONG, place / "reader.json"), LONG)
    print(f"\nan article of {size:,} characters with {marks:,} findings")
    opened = [one.answer for one in found if one.name == LONG[1].name][1::2]
    print(line("opening it", [one for one in opened if one is not None], 400))
    report([one for one in found if one.name != LONG[1].name], LONG, 20)
    return found


def report(found: list[Latency], presses: Iterable[Press], asked: float) -> None:
    """Print a line for each kind of key, and one for all."""
    for press in presses:
        mine = [one for one in found if one.name == press.name]
        if not mine:
            continue
        print(line(press.name, [one.repaint for one in mine if one.repaint is not None]))
        answers = [one.answer for one in mine if one.answer is not None]
        if len(answers) > 1:
            print(line("    its answer on screen", answers))
    print(line("all keys", [one.repaint for one in found if one.repaint is not None], asked))


ALONE = """
import asyncio, json, sys, time
late = []
async def look():
    while True:
        due = time.monotonic() + 0.005
        await asyncio.sleep(0.005)
        now = time.monotonic()
        late.append((now, now - due))
try:
    asyncio.run(look())
except KeyboardInterrupt:
    print(json.dumps(late))
"""


def lag(place: Path, articles: int) -> list[float]:
    """Measure the event loop while a folder is read, beside a loop of a process that has nothing to do."""
    folder = place / "reading"
    corpus.save(folder, corpus.corpus(articles))
    began = time.monotonic()
    with subprocess.Popen([sys.executable, "-c", ALONE], stdout=subprocess.PIPE, text=True) as alone:
        noted = run(folder, (), place / "lag.json", lag=True)
        alone.send_signal(signal.SIGINT)
        idle = ticks(msgspec.json.decode(alone.communicate()[0], type=list[tuple[float, float]]), 0.005)
    late = ticks(noted.lags, 0.005)
    print(f"\nevent loop while {articles} articles are read ({time.monotonic() - began:.0f} s)")
    print(line("how late its timer comes", late, 20))
    print(line("the same of an idle process beside it", idle))
    return late


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quotes", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--characters", type=int, default=500_000)
    parser.add_argument("--marks", type=int, default=3_000)
    parser.add_argument("--only", choices=("keys", "reader", "lag"))
    given = parser.parse_args()
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, terminal of {SIZE[0]} x {SIZE[1]}")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        if given.only in (None, "keys"):
            keys(place, given.quotes)
        if given.only in (None, "reader"):
            reader(place, given.characters, given.marks)
        if given.only in (None, "lag"):
            lag(place, given.articles)
    return 0


if __name__ == "__main__":
    sys.exit(main())
