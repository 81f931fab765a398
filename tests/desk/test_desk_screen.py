"""The screen itself: panes and their sizes, colour, keys and help."""

from __future__ import annotations

import pytest
from tests.desk.conftest import Opener, settled, texts
from textual.geometry import Region

from summit_tui.desk.screens.desk import DeskScreen


async def test_tab_goes_round_the_panes_on_screen_in_their_order(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        seen = []
        for _ in range(4):
            await pilot.press("tab")
            seen.append(desk.place)
        assert seen == ["reader-a", "reader-b", "parties", "demands"]
        await pilot.press("shift+tab")
        assert desk.place == "parties"


async def test_the_readers_are_drawn_anew_when_the_terminal_changes_its_size(opened: Opener) -> None:
    async with opened((140, 40)) as (desk, pilot):
        reader = desk.readers["reader-a"]
        for width in (80, 220, 140):
            await pilot.resize_terminal(width, 40)
            await settled(pilot)
            assert reader.page is not None
            assert reader.page.width == reader.measure
            assert all(len(line) <= reader.size.width for line in texts(desk, "reader-a"))


async def test_without_colour_everything_can_be_read(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(no_color=True) as (desk, _):
        for pane in ("header", "demands", "reader-a", "footer"):
            for strip in desk.query_one(f"#{pane}").render_lines(Region(0, 0, 60, 1)):
                for segment in strip:
                    assert segment.style is None or segment.style.color is None or segment.style.color.is_default


async def test_wrong_keys_and_themes_in_the_settings_are_told(opened: Opener) -> None:
    async with opened(theme="no-such-theme", keys={"accept": "x", "fly": "f"}) as (desk, pilot):
        await settled(pilot)
        told = " ".join(text for text, _ in desk.status.sentence)
        for wrong in ("no-such-theme", "'fly'", "reject has no key any more"):
            assert wrong in told


async def test_the_first_line_says_whose_rows_these_are_when_the_group_scrolled_off(opened: Opener) -> None:
    async with opened((80, 24)) as (desk, pilot):
        pane = desk.lists["demands"]
        await pilot.press("plus")
        await pilot.press("G")
        await settled(pilot)
        pane.top = 1
        assert pane.render_line(1).text.strip().startswith("The ")


@pytest.mark.parametrize(("size", "shown"), [
    ((80, 24), {"demands", "reader-a", "reader-b"}),
    ((120, 30), {"parties", "demands", "reader-a", "reader-b"}),
    ((220, 60), {"parties", "demands", "quotes", "questions", "reader-a", "reader-b"}),
])  # fmt: skip
async def test_panes_fold_into_tabs_as_the_screen_narrows(
    opened: Opener, size: tuple[int, int], shown: set[str]
) -> None:
    async with opened(size) as (desk, pilot):
        assert set(desk.shown_panes()) == shown
        for number, pane in enumerate(("parties", "demands", "quotes", "questions", "reader-a", "reader-b"), 1):
            await pilot.press(str(number))
            assert desk.place == pane
            assert pane in desk.shown_panes()


async def test_a_pane_can_be_widened_to_the_whole_height_and_back(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("5", "plus", "plus")
        await pilot.pause()
        assert desk.readers["reader-a"].size.height == 37
        await pilot.press("escape")
        await pilot.pause()
        assert len(desk.shown_panes()) == 4


async def test_help_lists_every_action_of_the_registry(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        page = pilot.app.screen.query_one("#help-text")
        shown = "\n".join(page.render_line(y).text for y in range(page.size.height))
        for words in ("accept, reject, go on", "undo, redo", "filter this pane", "quit", "sources disagree"):
            assert words in shown
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DeskScreen)
