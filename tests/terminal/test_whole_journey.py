"""The desk by keyboard alone, in a real terminal: the journey of a first look, and a morning's review."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from tests.terminal.screen import Terminal
from tests.terminal.test_journeys import all_read, env, folder  # noqa: F401 # fixtures

STRIKE = """Harbour strike: dockers and port stay apart

By Lena Marsh | The Quay (sample)

Published March 3, 2031

The dockers' union demanded a raise of nine percent on Monday. "We will not accept a single cut of the night crews,"
union president Ada Roth said. The port authority rejected the demand. It remains unclear whether the mediator will
return. The mayor urged both sides to meet before the end of the week, and said that the city would lend the port money
for new cranes if the night crews were kept. The crews have worked by hand since the old cranes were taken down.
"""
COPY = STRIKE.replace("The Quay (sample)", "The Breakwater (sample)").replace("stay apart", "still apart")
UNDATED = """Dockers' union softens its demand

The dockers' union is ready to accept a raise of six percent, union president Ada Roth said. The port authority insists
on longer shifts at weekends.
"""


def copied(terminal: Terminal) -> str:
    """What the terminal was asked to put into the clipboard (OSC 52)."""
    found = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", terminal.raw)
    return base64.b64decode(found[-1]).decode() if found else ""


def left(terminal: Terminal) -> list[int]:
    """How many pieces each article of the inbox has left."""
    return [int(found[1]) for line in terminal.lines[2:9] if (found := re.search(r"31 +(\d+)(?: |$)", line[:47]))]


def correct(terminal: Terminal, field: str, value: str) -> None:
    """Edit what the cursor is on: pick the field, give its value."""
    terminal.press("e")
    terminal.wait_for("enter picks   esc closes")
    terminal.press(*field, "enter")
    terminal.wait_for("   esc goes back")
    terminal.press(*value, "enter")


def down_to(terminal: Terminal, row: str) -> None:
    """Press j until the cursor stands on a row; each move is waited for, so that the row is not passed by."""

    def cursor(terminal: Terminal) -> tuple[int, str] | None:
        """Its line and words; None between two pictures. Below the lists a reader marks its evidence alike."""
        lists = enumerate(terminal.lines[2:16])
        return next(((y, line[:30]) for y, line in lists if line.startswith("▌")), None)

    terminal.wait_for(lambda t: cursor(t) is not None)
    while row not in terminal.text:
        before = cursor(terminal)
        terminal.press("j")
        terminal.wait_for(lambda t, before=before: cursor(t) not in (None, before))


def test_from_the_first_look_to_a_copied_passage(
    folder: Path,  # noqa: F811 # the fixture
    env: dict[str, str],  # noqa: F811 # the fixture
) -> None:
    with Terminal(str(folder), columns=140, rows=40, env=env) as terminal:
        terminal.wait_for(all_read)
        terminal.press("1")
        terminal.wait_for("━ 1 Parties")
        down_to(terminal, "▌  Vladimir Putin")
        terminal.press("enter")
        terminal.wait_for(lambda t: "Vladimir Putin" in t.lines[0] and "Vladimir Putin  only" in t.text)
        terminal.press("2", "g")
        terminal.wait_for("━ 2 Demands")
        terminal.press("enter")
        terminal.wait_for("━ 5 A ")
        terminal.wait_for(lambda t: re.search(r"5 A .* 1/\d", t.text) is not None)
        terminal.press(".", "p")
        terminal.wait_for("5 A pinned")
        terminal.press("p", "esc")
        terminal.wait_for("━ 2 Demands")  # esc and a letter at once would be alt and that letter
        terminal.press("m")
        terminal.wait_for("Issue by party")
        terminal.wait_for(lambda t: "on" in t.text and "0 issues" not in t.text)
        terminal.press("enter")
        terminal.wait_for("2 Demands")
        terminal.wait_for(lambda t: "Issue by party" not in t.text)
        terminal.press("esc")
        terminal.wait_for("Issue by party")
        terminal.press("f")
        terminal.wait_for("━ Find /")
        terminal.press(*"ceasefire")
        terminal.wait_for(lambda t: re.search(r"\d+ in \d+ articles", t.text) is not None)
        terminal.press("enter")
        terminal.wait_for("━ 5 A ")
        terminal.press("y")
        terminal.wait_for(lambda t: "opied" in t.text)
        assert "ceasefire" in copied(terminal).casefold()
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_a_morning_at_the_inbox(
    folder: Path,  # noqa: F811 # the fixture
    env: dict[str, str],  # noqa: F811 # the fixture
) -> None:
    with Terminal(str(folder), columns=140, rows=40, env=env) as terminal:
        terminal.wait_for(all_read)
        for name, text in (("strike.txt", STRIKE), ("strike-copy.txt", COPY), ("soft.txt", UNDATED)):
            (folder / name).write_text(text, encoding="utf-8")
        terminal.wait_for("9 articles")
        terminal.wait_for("3 new")
        terminal.wait_for(lambda t: "reading" not in t.text)
        terminal.press("i")
        terminal.wait_for("inbox  3 articles")
        terminal.wait_for(lambda t: "copy" in t.text and "the same words as" in t.text)
        terminal.wait_for("0 of ")

        terminal.press("a")
        terminal.wait_for("1 of ")
        terminal.press("x")
        terminal.wait_for("2 of ")
        terminal.press("u")
        terminal.wait_for("taken back")
        terminal.wait_for("1 of ")

        correct(terminal, "issue", "harbour pay")
        terminal.wait_for("issue: harbour pay")
        terminal.press("enter")  # wherever this position stands
        terminal.wait_for("issue corrected")

        terminal.press("1")
        terminal.wait_for("━ 1 Inbox")
        down_to(terminal, "▌new      Dockers")
        correct(terminal, "date", "2031-03-06")
        terminal.wait_for(lambda t: re.search(r"Dockers' union.* 6 Mar 31", t.text) is not None)
        counts = left(terminal)
        terminal.press("i", "q")
        assert terminal.wait_for_exit() == 0
    with Terminal(str(folder), columns=140, rows=40, env=env) as terminal:
        terminal.wait_for("9 articles")
        terminal.wait_for(lambda t: "reading" not in t.text and "watching" in t.text)
        assert "new" not in terminal.lines[0], "all three were looked at"
        terminal.press("i")
        terminal.wait_for("inbox  0 articles")
        terminal.wait_for(lambda t: re.search(r"Dockers' union softens.* 6 Mar 31", t.text) is not None)
        terminal.wait_for(lambda t: sorted(left(t)) == sorted(counts))
        terminal.press("i", "2", "/", *"harbour pay", "enter")
        terminal.wait_for(lambda t: "harbour pay" in "\n".join(t.lines[2:17]))
