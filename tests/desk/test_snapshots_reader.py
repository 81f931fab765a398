"""How the explanation, a selection and sorted lists look. `pytest tests/desk --snapshot-update` renews them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.desk.conftest import at_row, settled, until
from tests.desk.test_snapshots import Compare
from textual.pilot import Pilot

from summit_tui.desk.app import SummitApp

SIZES = [(80, 24), (140, 40), (220, 60)]
THEMES = ["tokyo-night", "catppuccin-latte", "ansi-dark"]
every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
every_theme = pytest.mark.parametrize("theme", THEMES)


def after(*keys: str, row: str = "night") -> Callable[[Pilot[None]], object]:
    async def wait(pilot: Pilot[None]) -> None:
        desk_app = pilot.app
        assert isinstance(desk_app, SummitApp)
        desk = desk_app.desk
        await until(pilot, lambda: desk_app.session.ready and not desk_app.session.reading)
        await until(pilot, lambda: desk.watching == "watching")
        await until(pilot, lambda: desk.lists["demands"].rows.height > 0)
        await settled(pilot)
        await at_row(desk, pilot, row)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return wait


@every_theme
@every_size
def test_why(snap_compare: Compare, app: Callable[[str], SummitApp], size: tuple[int, int], theme: str) -> None:
    assert snap_compare(app(theme), terminal_size=size, run_before=after("W"))


@every_theme
@every_size
def test_a_selection(snap_compare: Compare, app: Callable[[str], SummitApp], size: tuple[int, int], theme: str) -> None:
    assert snap_compare(app(theme), terminal_size=size, run_before=after("v", "o", "left_parenthesis"))


@every_theme
@every_size
def test_sorted_lists(
    snap_compare: Compare, app: Callable[[str], SummitApp], size: tuple[int, int], theme: str
) -> None:
    keys = ("B", "b", "b", "slash", "r", "a", "i", "enter")
    assert snap_compare(app(theme), terminal_size=size, run_before=after(*keys, row="nine"))
