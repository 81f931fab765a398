"""How soon the first screen stands: the desk beside a bare Textual app, in turn, each in a terminal of its own.

    python tests/bench/startup.py [--runs 15] [--peers DIR]

"First screen" is the time from starting the process until its pane titles can be read on the terminal; the bare
app shows one word. Prints medians in milliseconds and their ratio to the bare app, and, with a warm cache, when the
first rows stand, in a small folder and in a large one. Peers are other programs made with Textual, each installed into
an environment of its own (`python -m venv DIR/posting && DIR/posting/bin/pip install posting`); theirs is the first
frame or title of a pane. What is not there is passed over.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench import corpus
from tests.bench.terminal_pty import Pty
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


PEERS = {
    "frogmouth": (["frogmouth", "page.md"], "━━━━"),
    "toolong": (["tl", "page.md"], "━━━━"),
    "harlequin": (["harlequin", "--no-download-tzdata"], "Query Editor"),
    "posting": (["posting", "--collection", "requests"], "Collection"),
}
"""Other programs made with Textual: how each is started in a folder with a `page.md`, and what its first screen
shows (the frame around its text, or the title of a pane)."""
WORDS = {
    "bare": "bare Textual app", "titles": "desk, pane titles", "rows": "desk, first rows",
    "many": "desk, first rows of a large folder",
}  # fmt: skip


def timed(command: list[str], what: str, place: Path) -> float:
    """Give the seconds until the terminal shows a text."""
    began = time.monotonic()
    environment = {"HOME": str(place), "XDG_CONFIG_HOME": str(place), "XDG_DATA_HOME": str(place)}
    with Pty(command, 140, 40, environment) as pty:
        pty.wait(lambda: what in pty.text, 30)
        return time.monotonic() - began


def peers_in(folder: Path | None, place: Path) -> dict[str, tuple[list[str], str]]:
    """Give the peers that are installed, each in an environment of its own: FOLDER/NAME/bin."""
    found = {}
    (place / "page.md").write_text("# A page\n\nWith some words.\n" * 20, encoding="utf-8")
    (place / "requests").mkdir(exist_ok=True)
    for name, ((program, *words), title) in PEERS.items():
        path = folder / name / "bin" / program if folder else Path()
        if folder and path.exists():
            found[name] = ([str(path), *words], title)
    return found


def warmed(folder: Path) -> list[str]:
    """Open the desk on a folder until all is read and quit it; give the command that opens it again."""
    desk = [sys.executable, "-m", "summit_tui", str(folder)]
    with Terminal(columns=140, rows=40, command=desk) as terminal:
        terminal.wait_for(lambda t: "reading" not in t.text and "opening" not in t.text and "to review" in t.text, 300)
        terminal.settle(2.0)
        terminal.press("q")
        terminal.wait_for_exit(60)
    return desk


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--peers", type=Path, metavar="DIR", help="environments of peers: DIR/NAME/bin/PROGRAM")
    parser.add_argument("--articles", type=int, default=2000, help="of the large folder (0: leave it out)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = place / "talks"
        shutil.copytree(ROOT / "seeds", folder, ignore=shutil.ignore_patterns(".summit"))
        bare = place / "bare.py"
        bare.write_text(BARE)
        desk = warmed(folder)
        commands = {"bare": ([sys.executable, str(bare)], "hello, world"), "titles": (desk, "2 Demands"),
                    "rows": (desk, "to review")}  # fmt: skip
        if given.articles:
            many = place / "many"
            corpus.fill_cache(many, corpus.save(many, corpus.corpus(given.articles)))
            commands["many"] = (warmed(many), "to review")
        os.chdir(place)
        commands |= peers_in(given.peers.resolve() if given.peers else None, place)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(given.runs):
            for what, command in list(commands.items()):
                try:
                    times[what].append(timed(*command, place))
                except TimeoutError:
                    if what not in PEERS:
                        raise
                    del commands[what], times[what]  # installed, but it does not start here
    report(times, given.runs)


def report(times: dict[str, list[float]], runs: int) -> None:
    """Print the medians."""
    base = statistics.median(times["bare"])
    print(f"median of {runs} runs in turn, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    middles = {name: statistics.median(values) for name, values in times.items()}
    for name, values in times.items():
        middle = statistics.median(values)
        least, said = min(values) * 1000, WORDS.get(name, name)
        print(f"{said:34}{middle * 1000:8.0f} ms   {middle / base:.2f} x   (least {least:.0f} ms)")
    print(f"asked: pane titles within 1.60 x: {'met' if middles['titles'] <= 1.6 * base else 'NOT MET'}")
    print(f"asked: first rows within 500 ms: {'met' if middles['rows'] <= 0.5 else 'NOT MET'}")
    for name in PEERS:
        said = "not there" if name not in times else "met" if middles[name] > middles["titles"] else "NOT MET"
        print(f"asked: pane titles before {name}: {said}")


if __name__ == "__main__":
    main()
