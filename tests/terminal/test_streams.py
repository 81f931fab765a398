"""Where the terminal's streams go elsewhere, and a terminal without colour."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tests.terminal.screen import Terminal
from tests.terminal.test_journeys import all_read, env, folder  # noqa: F401 # fixtures

COLOURS = {38, 48, *range(30, 38), *range(40, 48), *range(90, 108)}


def test_a_desk_whose_standard_error_goes_to_a_file_is_refused_in_the_terminal(
    tmp_path: Path,
    folder: Path,  # noqa: F811 # the fixture
    env: dict[str, str],  # noqa: F811 # the fixture
) -> None:
    into = tmp_path / "errors.txt"
    line = f"exec {sys.executable} -m summit_tui {folder} 2>{into}"
    with Terminal(columns=120, env=env, command=["/bin/sh", "-c", line]) as terminal:
        terminal.wait_for("draws on standard error")
        assert terminal.wait_for_exit() == 2
    assert into.read_text() == ""


def test_without_colour_no_screen_of_the_desk_sends_one(
    folder: Path,  # noqa: F811 # the fixture
    env: dict[str, str],  # noqa: F811 # the fixture
) -> None:
    there_and_back = (
        ("i", "1 Inbox", "i"), ("m", "Issue by party", "m"), ("t", "1 Lanes", "t"), ("f", "Find /", "esc"),
        (":", "Do what?", "esc"), ("?", "Stances", "esc"), ("e", "Edit “", "esc"), ("c", "Note on", "esc"),
        ("W", "confidence", "W"), ("/", "Type to filter", "esc"), ("v", "characters", "esc"),
    )  # fmt: skip
    with Terminal(str(folder), columns=140, rows=40, env={**env, "NO_COLOR": "1"}) as terminal:
        terminal.wait_for(all_read)
        for key, words, back in there_and_back:
            terminal.press(key)
            terminal.wait_for(words)
            terminal.press(back)
            terminal.wait_for(lambda t, words=words: words not in t.text)  # type: ignore[misc] # the default binds it
        for key, words in (("2", "━ 2 Demands"), ("a", "accepted"), ("x", "rejected"), ("R", "with rejected")):
            terminal.press(key)
            terminal.wait_for(words)
        sent = [part for codes in re.findall(rb"\x1b\[([\d;]*)m", terminal.raw) for part in codes.split(b";") if part]
    assert sent and not COLOURS & {int(code) for code in sent}
