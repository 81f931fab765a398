"""How the desk looks, one picture a size and theme. `pytest tests/desk --snapshot-update` renews them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.desk.conftest import settled, until
from textual.pilot import Pilot

from summit_tui.desk.app import SummitApp

Compare = Callable[..., bool]


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


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (220, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_desk_at_each_size(snap_compare: Compare, app: Callable[[str], SummitApp], size: tuple[int, int]) -> None:
    assert snap_compare(app("tokyo-night"), terminal_size=size, run_before=after("j"))


@pytest.mark.parametrize("theme", ["catppuccin-latte", "ansi-dark"])
def test_the_desk_in_a_light_theme_and_in_the_terminals_own_palette(
    snap_compare: Compare, app: Callable[[str], SummitApp], theme: str
) -> None:
    assert snap_compare(app(theme), terminal_size=(140, 40), run_before=after("a", "x"))


def test_help(snap_compare: Compare, app: Callable[[str], SummitApp]) -> None:
    assert snap_compare(app("tokyo-night"), terminal_size=(80, 24), run_before=after("question_mark"))


def test_a_filter_being_typed(snap_compare: Compare, app: Callable[[str], SummitApp]) -> None:
    assert snap_compare(app("tokyo-night"), terminal_size=(140, 40), run_before=after("slash", "n", "i"))
