"""A desk without a screen that decides as fast as it can and reports what was confirmed; it is made to be killed.

    python -m tests.nightly.decider FOLDER SEED

It takes the desk's own way: session, clerk, workshop, journal. On standard output stands a line for each decision that
is about to be made (`? file kind id state`) and one for each that the screen was told of (`! file kind id state`).
"""

from __future__ import annotations

import os
import random
import sys
import threading
from pathlib import Path

from summit_tui.articles.folder import scan
from summit_tui.articles.reading import load_article
from summit_tui.desk import messages
from summit_tui.desk.parts.trail import Pointed
from summit_tui.desk.session import Session
from summit_tui.settings import Settings
from tests.kit import extraction_of


def findings(folder: Path) -> list[Pointed]:
    """Give all findings of the folder's articles, as the test kit makes them."""
    found = []
    for listed in scan(folder).articles:
        made = extraction_of(load_article(folder, listed.path))
        for kind, of in (("demand", made.demands), ("quote", made.quotes), ("question", made.questions)):
            found += [Pointed(listed.name, kind, one.id, one.start, one.end) for one in of]  # type: ignore[arg-type]
    return found


def say(mark: str, piece: Pointed, state: str) -> None:
    os.write(1, f"{mark} {piece.file} {piece.kind} {piece.id} {state}\n".encode())


def main() -> None:
    folder, seed = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(seed)
    confirmed = threading.Semaphore(0)
    ready = threading.Event()

    def post(message: object) -> None:
        if isinstance(message, messages.Decided) and isinstance(message.finding, Pointed) and not message.unsaved:
            say("!", message.finding, message.state)
            confirmed.release()
        if session.ready and not session.reading:
            ready.set()

    session = Session(folder, Settings(coder="ada", workers=1), post, kit="tests.kit:load")  # type: ignore[arg-type]
    pieces = findings(folder)
    session.start()
    ready.wait()
    os.write(1, b"ready\n")
    while True:
        piece, action = chance.choice(pieces), chance.choice(["accept", "reject"])
        say("?", piece, {"accept": "accepted", "reject": "rejected"}[action])
        session.decide(action, piece)
        confirmed.acquire()


if __name__ == "__main__":
    main()
