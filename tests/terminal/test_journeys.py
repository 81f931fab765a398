"""A real process on a real pseudo-terminal, with real keys, the real parser and the sample articles."""

from __future__ import annotations

import os
import re
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.terminal.screen import Terminal

SEEDS = Path(__file__).parents[2] / "seeds"
SIDES = ("Russia", "Ukraine", "United States", "Europe")
ARTICLE = """Harbour strike: dockers and port stay apart

By Lena Marsh | The Quay (sample)

Published March 3, 2031

The dockers' union demanded a raise of nine percent on Monday. "We will not accept a single cut of the night crews,"
union president Ada Roth said. The port authority rejected the demand. It remains unclear whether the mediator will
return.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "talks"
    shutil.copytree(SEEDS, place, ignore=shutil.ignore_patterns(".summit"))
    return place


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    home = tmp_path / "home"
    home.mkdir()
    return {"HOME": str(home), "XDG_STATE_HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)}


def all_read(terminal: Terminal) -> bool:
    """All six articles are counted, and nothing is being read."""
    return "6 articles" in terminal.lines[0] and "reading" not in terminal.text and "watching" in terminal.text


def to_review(terminal: Terminal) -> int:
    """Give the count in the header; more than there can be while the line is not all there."""
    found = re.search(r"(\d+) to review", terminal.lines[0])
    return int(found[1]) if found else 10_000


def test_first_start_shows_the_desk_then_the_four_sides_with_rows_everywhere(folder: Path, env: dict[str, str]) -> None:
    with Terminal(str(folder), columns=200, rows=50, env=env) as terminal:
        terminal.wait_for("2 Demands")
        terminal.wait_for(all_read)
        # A frame may come in pieces, so that each look at the screen is a wait.
        for side in SIDES:
            terminal.wait_for(lambda t, side=side: side in "\n".join(line[:34] for line in t.lines))
        for name in ("2 Demands ", "3 Quotes ", "4 Questions ", "5 A ", "6 B "):
            terminal.wait_for(name)
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_choosing_a_party_by_keyboard_narrows_the_lists_at_80_by_24(folder: Path, env: dict[str, str]) -> None:
    with Terminal(str(folder), columns=80, rows=24, env=env) as terminal:
        terminal.wait_for(all_read)
        terminal.press("1")
        terminal.wait_for(lambda t: all(side in "\n".join(t.lines[2:10]) for side in SIDES))
        terminal.press("enter")
        terminal.wait_for("shows all parties")
        terminal.wait_for(lambda t: "/" in t.lines[1].split("2 Demands")[1].split()[0])
        terminal.wait_for(lambda t: any("5 A " in line and "6 B " in line for line in t.lines))  # side by side
        terminal.press("enter")
        terminal.wait_for(lambda t: "━ 5 A " in t.text)


def test_an_article_copied_in_shows_and_one_deleted_leaves(folder: Path, env: dict[str, str]) -> None:
    with Terminal(str(folder), columns=140, rows=40, env=env) as terminal:
        terminal.wait_for(all_read)
        (folder / "strike.txt").write_text(ARTICLE, encoding="utf-8")
        terminal.wait_for("+ strike.txt")
        terminal.wait_for("7 articles")
        terminal.press("/", *"raise of nine", "enter")
        terminal.wait_for(lambda t: "nine percent" in "\n".join(t.lines[2:17]))
        (folder / "strike.txt").unlink()
        terminal.wait_for("6 articles")
        terminal.wait_for(lambda t: "nine percent" not in "\n".join(t.lines[2:17]))


def test_three_decisions_survive_sigkill(folder: Path, env: dict[str, str]) -> None:
    with Terminal(str(folder), columns=140, rows=40, env=env) as terminal:
        terminal.wait_for(all_read)
        terminal.wait_for(lambda t: to_review(t) < 10_000)
        before = to_review(terminal)
        for count, key in enumerate("aax", 1):
            terminal.press(key)
            terminal.wait_for(lambda t, count=count: to_review(t) <= before - count)
        left = to_review(terminal)
        os.kill(terminal.pid, signal.SIGKILL)
        assert terminal.wait_for_exit() == -signal.SIGKILL
    journal = (folder / ".summit" / "journal.jsonl").read_text(encoding="utf-8")
    assert [journal.count(f'"action":"{action}"') for action in ("accept", "reject")] == [2, 1]
    with Terminal(str(folder), columns=140, rows=40, env=env) as terminal:
        terminal.wait_for(all_read)
        terminal.wait_for(lambda t: to_review(t) == left)


@pytest.mark.parametrize("moment", [0.0, 0.4, 2.0])
def test_q_ends_at_any_moment_and_leaves_no_process_and_a_clean_terminal(
    folder: Path, env: dict[str, str], moment: float
) -> None:
    with Terminal(str(folder), columns=140, rows=40, env=env) as terminal:
        terminal.wait_for("2 Demands")
        terminal.settle(moment)
        children = terminal.children()
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        end = time.monotonic() + 10
        while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < end:
            time.sleep(0.02)
        assert not [child for child in children if Path(f"/proc/{child}").exists()]
        assert b"\x1b[?1049l" in terminal.raw, "the alternate screen is left"
        assert terminal.raw.rstrip().endswith(b"\x1b[?25h") or b"\x1b[?25h" in terminal.raw[-400:], "the cursor is back"


def test_the_workers_die_with_a_killed_desk(folder: Path, env: dict[str, str]) -> None:
    with Terminal(str(folder), columns=140, rows=40, env=env) as terminal:
        terminal.wait_for(lambda t: bool(t.children()))
        children = terminal.children()
        os.kill(terminal.pid, signal.SIGKILL)
        terminal.wait_for_exit()
        end = time.monotonic() + 10
        while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < end:
            time.sleep(0.05)
        assert not [child for child in children if Path(f"/proc/{child}").exists()]
