"""The explanation of a finding, as the desk shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desk.conftest import Opener, at_row, settled, texts

from summit_tui.desk.panes.reader_lines import active_lines
from summit_tui.desk.screens.desk import DeskScreen


def box_of(desk: DeskScreen, pane: str = "reader-a") -> str:
    return "\n".join(line for line in texts(desk, pane) if "│ " in line or "┌" in line or "└" in line)


async def test_the_explanation_says_why_and_esc_closes_it(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await at_row(desk, pilot, "night")
        await pilot.press("W")
        await settled(pilot)
        box = box_of(desk)
        assert "“The Union”" in box
        assert "cue “refuse”" in box
        assert "plain sentence" in box
        assert "confidence 0.90" in box
        assert "• not yet" in box
        await pilot.press("escape")
        assert not box_of(desk)
        assert desk.place == "demands", "esc closed the explanation and nothing else"


async def test_mention_and_cue_are_underlined_while_it_is_open(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await at_row(desk, pilot, "night")
        reader = desk.readers["reader-a"]
        await pilot.press("W")
        await settled(pilot)
        assert reader.page is not None
        assert [reader.page.article.text[a:b] for a, b in reader.shows] == ["The Union", "refuse"]
        await pilot.press("W")
        assert reader.shows == []


async def test_it_follows_the_cursor_and_the_decision(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await at_row(desk, pilot, "night")
        await pilot.press("W")
        await settled(pilot)
        await pilot.press("5", "a")
        await settled(pilot)
        await at_row(desk, pilot, "night")
        assert "+ accepted" in box_of(desk)
        assert "ada," in box_of(desk)
        await pilot.press("3", "g")
        await settled(pilot)
        assert "in quotation marks" in box_of(desk)
        await pilot.press("4")
        await settled(pilot)
        assert "about" in box_of(desk)


@pytest.mark.parametrize("size", [(110, 30), (140, 40), (220, 60)])
async def test_it_never_covers_the_lines_that_it_explains(opened: Opener, size: tuple[int, int]) -> None:
    async with opened(size) as (desk, pilot):
        await at_row(desk, pilot, "night")
        reader = desk.readers["reader-a"]
        for _ in range(4):
            await pilot.press("W")
            await settled(pilot)
            assert reader.page is not None and reader.active is not None
            first, _ = active_lines(reader)
            start, end = reader.page.lines[reader.page.line_of(reader.active[0])]
            assert reader.page.text[start:end] in texts(desk, "reader-a")[1 + first]
            await pilot.press("escape", "j")
            await settled(pilot)


async def test_at_80_columns_it_lies_over_the_other_reader(opened: Opener) -> None:
    async with opened((80, 24)) as (desk, pilot):
        await at_row(desk, pilot, "night")
        await pilot.press("W")
        await settled(pilot)
        assert "┌" not in "".join(texts(desk, "reader-a"))
        box = box_of(desk, "reader-b")
        assert "holder" in box
        assert "state" in box
        assert "• not yet" in box


async def test_y_copies_the_explanation_with_the_citation(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await at_row(desk, pilot, "night")
        await pilot.press("W")
        await settled(pilot)
        await pilot.press("y")
        await settled(pilot)
        assert pilot.app.clipboard.startswith("“any cut of night crews”")
        assert "holder" in pilot.app.clipboard
        assert "plain sentence" in pilot.app.clipboard


async def test_without_a_finding_it_says_why_not(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await at_row(desk, pilot, "night")
        await pilot.press("5", "greater_than_sign")
        await settled(pilot)
        await pilot.press("W")
        await settled(pilot)
        assert "no finding here" in texts(desk, "status")[0]


async def test_one_can_still_scroll_and_the_box_keeps_to_its_passage(opened: Opener, folder: Path) -> None:
    with (folder / "a.txt").open("a") as file:
        file.write("\n\nMore is told here." * 40)
    async with opened() as (desk, pilot):
        await at_row(desk, pilot, "night")
        reader = desk.readers["reader-a"]
        await pilot.press("W")
        await settled(pilot)
        for key in ("J", "J", "J", "K"):
            before = reader.top
            await pilot.press(key)
            await settled(pilot)
            assert reader.top == before + (1 if key == "J" else -1)
            first, _ = active_lines(reader)
            if 0 <= first < reader.height:
                assert "night crews" in texts(desk, "reader-a")[1 + first]


async def test_another_size_lays_the_box_out_anew(opened: Opener) -> None:
    async with opened((140, 40)) as (desk, pilot):
        await at_row(desk, pilot, "night")
        await pilot.press("W")
        await settled(pilot)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "┌" not in "".join(texts(desk, "reader-a"))
        assert "holder" in box_of(desk, "reader-b")


@pytest.mark.parametrize("keys", [("2", "plus", "plus"), ("5", "plus", "plus")])
async def test_it_shows_from_a_pane_that_has_the_whole_height(opened: Opener, keys: tuple[str, ...]) -> None:
    async with opened((80, 24)) as (desk, pilot):
        await at_row(desk, pilot, "night")
        await pilot.press(*keys)
        await settled(pilot)
        await pilot.press("W")
        await settled(pilot)
        shown = [name for name in ("reader-a", "reader-b") if name in desk.shown_panes()]
        assert any("holder" in box_of(desk, name) for name in shown)
