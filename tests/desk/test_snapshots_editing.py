"""How the windows of editing look, one picture a size and theme. `pytest tests/desk --snapshot-update` renews them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.desk.conftest import settled, until
from textual.pilot import Pilot

from summit_tui.desk.app import SummitApp

Compare = Callable[..., bool]
SIZES = [(80, 24), (140, 40), (220, 60)]
THEMES = ["tokyo-night", "catppuccin-latte", "ansi-dark"]


def after(*keys: str) -> Callable[[Pilot[None]], object]:
    async def wait(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, SummitApp)
        await until(pilot, lambda: app.session.ready and not app.session.reading and app.desk.watching == "watching")
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return wait


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_fields_of_a_finding(
    snap_compare: Compare, app: Callable[[str], SummitApp], size: tuple[int, int], theme: str
) -> None:
    assert snap_compare(app(theme), terminal_size=size, run_before=after("j", "e", "down"))


def test_what_is_wrong_with_a_value(snap_compare: Compare, app: Callable[[str], SummitApp]) -> None:
    keys = ("e", *"said", "enter", *"2031-13", "enter")
    assert snap_compare(app("tokyo-night"), terminal_size=(80, 24), run_before=after(*keys))


def test_accepting_all_rows_is_asked(snap_compare: Compare, app: Callable[[str], SummitApp]) -> None:
    assert snap_compare(app("tokyo-night"), terminal_size=(80, 24), run_before=after("A"))


def test_marked_rows_and_a_note(snap_compare: Compare, app: Callable[[str], SummitApp]) -> None:
    keys = ("c", *"ask", "enter", "space", "space", "k", "k")
    assert snap_compare(app("ansi-dark"), terminal_size=(140, 40), run_before=after(*keys))
