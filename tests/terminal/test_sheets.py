"""Matrix, timeline, find, what is kept and the chooser, in a real terminal with the real parser."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.terminal.screen import Terminal
from tests.terminal.test_journeys import SEEDS, all_read, env, folder  # noqa: F401 # fixtures

CTRL_F, CTRL_P = "\x06", "\x10"


def test_matrix_drill_and_back_timeline_find_and_palette_by_keyboard(
    folder: Path,  # noqa: F811 # the fixture
    env: dict[str, str],  # noqa: F811 # the fixture
) -> None:
    with Terminal(str(folder), columns=140, rows=40, env=env) as terminal:
        terminal.wait_for(all_read)
        terminal.press("m")
        terminal.wait_for("Issue by party")
        terminal.wait_for(lambda t: "2 Russia on " in t.text or " position" in t.text.split("Issue by party")[1])
        terminal.press("enter")
        terminal.wait_for("esc goes back to the matrix")
        terminal.wait_for("2 Demands /")
        terminal.press("esc")
        terminal.wait_for("Issue by party")
        terminal.press("t")
        terminal.wait_for("1 Lanes")
        terminal.wait_for("16 Aug 2025")
        terminal.press("j", "enter")
        terminal.wait_for("esc goes back to the timeline")
        terminal.press(CTRL_F, *"ceasefire")
        terminal.wait_for(lambda t: " articles, " in t.lines[1] and "demands" in t.lines[1])
        terminal.press("down", "enter")
        terminal.wait_for("esc goes back to find")
        terminal.press("esc")
        terminal.wait_for("Find /ceasefire")
        terminal.press("esc")
        terminal.wait_for("2 Demands")
        terminal.press(CTRL_P)
        terminal.wait_for("enter picks")
        terminal.press(*"quit", "enter")
        assert terminal.wait_for_exit() == 0


def test_without_a_folder_the_chooser_takes_a_typed_path_and_the_next_start_opens_it(
    folder: Path,  # noqa: F811 # the fixture
    env: dict[str, str],  # noqa: F811 # the fixture
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    shutil.copytree(SEEDS, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".summit"))
    with Terminal(columns=100, rows=30, env=env) as terminal:
        terminal.wait_for("this folder: elsewhere")
        terminal.wait_for("the sample articles")
        terminal.press(*str(folder / "nowhere"), "enter")
        terminal.wait_for(lambda t: "does not exist" in " ".join(t.text.split()))
        terminal.press(*str(folder), "enter")
        terminal.wait_for("2 Demands")
        terminal.wait_for(all_read)
        terminal.press("3")
        terminal.wait_for("3 Quotes")
        terminal.wait_for(lambda t: "voi" not in t.lines[1])
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    with Terminal(columns=100, rows=30, env=env) as terminal:
        terminal.wait_for(all_read)
        terminal.wait_for(lambda t: "voi" not in t.lines[1])
        assert "Which folder?" not in terminal.text
        assert folder.name in terminal.lines[0]
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
