"""How matrix, timeline, find and palette look, one picture a size and theme (`--snapshot-update` renews them)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.desk.conftest import LATE
from tests.desk.test_snapshots import Compare, after

from summit_tui.desk.app import SummitApp

SIZES = [(80, 24), (140, 40), (220, 60)]
THEMES = ["tokyo-night", "catppuccin-latte", "ansi-dark"]
EARLIER = """A month before

Published February 2031

The Union refuses a raise of three percent (pay).
The State demands an end of the strike (peace).
The Bank offers a loan to the port (money).
"""
RUMOUR = """Rumours at the quay

The Port refuses a longer truce (truce).
The Union offers a truce of one week (truce).

“Nobody asked us,” said Ines Marsh of the City.
"""


@pytest.fixture
def folder(folder: Path) -> Path:
    for name, text in (("c.txt", LATE), ("d.txt", EARLIER), ("u.txt", RUMOUR)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "keys",
    [("m", "l"), ("t", "j", "j"), ("f", *"raise", "down"), ("colon", "m", "a")],
    ids=["matrix", "timeline", "find", "palette"],
)
def test_sheet(
    snap_compare: Compare,
    app: Callable[[str], SummitApp],
    size: tuple[int, int],
    theme: str,
    keys: tuple[str, ...],
) -> None:
    assert snap_compare(app(theme), terminal_size=size, run_before=after(*keys))
