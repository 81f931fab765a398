"""How long decisions take: to fold a large journal, and from the key to the screen.

    python -m tests.nightly.speed [--events 10000] [--decisions 40]

The journal is one of two coders with corrections, notes, undos and redos on 3,000 findings. The decisions are made by
keys on the desk, on a folder with that many events behind it: from the key until the status line, drawn, says so (it
does so only after the event is on the disk).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from summit_tui.model import Anchor, Decision
from summit_tui.review.decisions import fold
from summit_tui.review.journal import Journal, event_ids, line_of, time_of
from tests.nightly.kills import environment, make_folder


def history(count: int, seed: int = 1) -> list[Decision]:
    """Give a long history: 3,000 findings in 150 articles, two coders."""
    chance = random.Random(seed)
    events: list[Decision] = []
    made: dict[str, list[Decision]] = {"ada": [], "ben": []}
    for _ in range(count):
        (new,) = event_ids()
        coder = chance.choice(["ada", "ben"])
        action = chance.choices(["accept", "reject", "correct", "note", "undo", "redo"], [50, 20, 10, 5, 10, 5])[0]
        if action in ("undo", "redo"):
            if made[coder]:
                old = chance.choice(made[coder][-20:])
                place = (old.article, old.kind, old.finding)
                events.append(Decision(new, time_of(new), coder, action, *place, target=old.id))  # type: ignore[arg-type]
            continue
        number = chance.randrange(3000)
        anchor = Anchor("the words of a passage of this length", "p" * 32, "s" * 32, 1000, 1037, "d" * 32)
        event = Decision(
            new, time_of(new), coder, action, f"article-{number % 150}.txt", "demand", f"{number:016x}", anchor,  # type: ignore[arg-type]
            {"holder": "The Union", "issue": "pay"}, {"issue": "pay"} if action == "correct" else None,
            "a remark" if action == "note" else None,
        )  # fmt: skip
        events.append(event)
        made[coder].append(event)
    return events


PATIENCE = 300.0
"""Seconds after which a desk that never gets ready, or never answers a key, is a failure and not a wait."""


def folding(events: list[Decision]) -> tuple[float, float, float]:
    """Give the seconds to fold, to fold in a mixed order, and to read the file, fold it and make the rows."""
    began = time.perf_counter()
    fold(events)
    straight = time.perf_counter() - began
    mixed = events[:]
    random.Random(2).shuffle(mixed)
    began = time.perf_counter()
    fold(mixed)
    shuffled = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / ".summit").mkdir()
        (Path(place) / ".summit" / "journal.jsonl").write_bytes(b"".join(map(line_of, events)))
        began = time.perf_counter()
        fold(Journal(Path(place), "ada").read().decisions).rows()
        whole = time.perf_counter() - began
    return straight, shuffled, whole


async def deciding(events: list[Decision], decisions: int) -> list[float]:
    """Give the seconds from the key to the screen of so many decisions."""
    from summit_tui.desk.app import SummitApp
    from summit_tui.settings import Settings

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "talks"
        folder.mkdir()
        make_folder(folder)
        (folder / ".summit").mkdir()
        (folder / ".summit" / "journal.jsonl").write_bytes(b"".join(map(line_of, events)))
        os.environ.update(environment(Path(place) / "state"))
        app = SummitApp(folder, Settings(coder="ada", workers=1), kit="tests.kit:load")
        times = []
        async with app.run_test(size=(140, 40)) as pilot, asyncio.timeout(PATIENCE):
            while not app.session.ready or app.session.reading or app.desk.trail is None:
                await pilot.pause(0.05)
            await pilot.pause(1.0)
            status = app.desk.status
            for number in range(decisions):
                said = status.sentence
                began = time.perf_counter()
                app.desk.post_message(_key("ax"[number % 2]))
                while status.sentence is said:  # noqa: ASYNC110  each turn of the loop is looked at
                    await asyncio.sleep(0)
                times.append(time.perf_counter() - began)
                await pilot.pause(0.15)
    return times


def _key(key: str) -> object:
    from textual import events

    return events.Key(key, key)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--decisions", type=int, default=40)
    args = parser.parse_args()
    past = history(args.events)
    best = [min(times) for times in zip(*(folding(past) for _ in range(3)), strict=True)]
    print(
        f"{len(past)} events: folded in {best[0] * 1000:.0f} ms, in a mixed order {best[1] * 1000:.0f} ms; read from "
        f"the file, folded, rows made: {best[2] * 1000:.0f} ms"
    )
    for name, behind in (("an empty journal", []), (f"{len(past)} events", past)):
        times = sorted(asyncio.run(deciding(behind, args.decisions)))
        print(
            f"key to screen behind {name}: median {statistics.median(times) * 1000:.0f} ms, "
            f"95 % within {times[int(len(times) * 0.95) - 1] * 1000:.0f} ms"
        )
