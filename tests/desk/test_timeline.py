"""The timeline over the desk: lanes, statements by day, the undated in a tray, and the way to the evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desk.conftest import LATE, Opener, settled, until
from tests.desk.test_matrix import lines, press
from textual.geometry import Size
from textual.pilot import Pilot

from summit_tui.desk.panes.timeline import plan
from summit_tui.desk.screens.desk import DeskScreen
from summit_tui.desk.screens.timeline import Timeline

UNDATED = """Rumours at the quay

The Port refuses a longer truce (truce).
The Union offers a truce of one week (truce).
"""


def timeline(pilot: Pilot[None]) -> Timeline:
    screen = pilot.app.screen
    assert isinstance(screen, Timeline)
    return screen


@pytest.fixture
def folder(folder: Path) -> Path:
    (folder / "u.txt").write_text(UNDATED, encoding="utf-8")
    (folder / "c.txt").write_text(LATE, encoding="utf-8")
    return folder


def go_to(pilot: Pilot[None], words: str) -> None:
    """Put the cursor of the list on the statement that holds these words."""
    pane = timeline(pilot).statements
    pane.move_to(next(i for i in range(pane.rows.height) if words in (pane.rows[i]["text"] or "")))


async def test_statements_stand_by_day_and_quotes_are_what_was_said(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "t")
        told = lines(pilot, "statements")
        assert "2 Statements 9" in told[0]
        days = [line[1:14].strip() for line in told[1:] if line[1:14].strip()]
        assert list(dict.fromkeys(days)) == ["3 Mar 2031", "4 Mar 2031", "5 Mar 2031"]
        assert any("said" in line and "“We will not move on the crews" in line for line in told)
        assert "Mar 2031" in lines(pilot, "header")[0]


async def test_the_undated_lie_in_a_tray_of_their_own_by_article(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "t")
        tray = lines(pilot, "undated")
        assert "3 Undated 2 in 1 article" in tray[0]
        assert "Rumours at the quay" in tray[1]
        assert [line.split()[0] for line in tray[2:4]] == ["offer", "refuse"]
        assert all("truce of one week" not in line for line in lines(pilot, "statements"))


async def test_below_110_columns_the_tray_is_a_tab(opened: Opener) -> None:
    async with opened((80, 24)) as (_, pilot):
        await press(pilot, "t")
        assert "3 Undated 2 in 1 article" in lines(pilot, "statements")[0]
        assert not timeline(pilot).undated.region.height
        await press(pilot, "3")
        assert any("truce of one week" in line.lower() for line in lines(pilot, "undated"))


async def test_lanes_count_statements_by_party_and_move_the_list(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "t", "1")
        lanes = lines(pilot, "lanes")
        assert "9 dated statements" in lanes[0]
        assert "by day" in lanes[0]
        port = next(line for line in lanes if line.strip().startswith("The Port"))
        assert port.replace("│", " ").split()[2:] == ["1", "2"]
        await press(pilot, "j", "G")
        row = timeline(pilot).statements.row
        assert row is not None
        now = timeline(pilot).lanes.here()
        assert now is not None and row["day"] in now.days
        await press(pilot, "k")
        before = row["party"]
        row = timeline(pilot).statements.row
        assert row is not None and row["party"] != before


async def test_enter_opens_the_very_passage_and_esc_comes_back_to_the_statement(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "t")
        pane = timeline(pilot).statements
        at = [i for i in range(pane.rows.height) if "nine percent" in (pane.rows[i]["text"] or "")]
        assert len(at) == 2, "the same position, told on two days"
        pane.move_to(at[1])
        await settled(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DeskScreen)
        assert desk.place == "reader-a"
        reader = desk.readers["reader-a"]
        assert reader.file == "b.txt", "not the best piece of the position, but this one"
        assert reader.page is not None and reader.active is not None
        assert reader.page.article.text[slice(*reader.active)] == "a raise of nine percent"
        await press(pilot, "escape")
        row = timeline(pilot).statements.row
        assert row is not None and row["file"] == "b.txt"


async def test_a_quote_is_opened_in_the_list_of_quotes(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "t")
        go_to(pilot, "talk about weekends")
        await settled(pilot)
        await press(pilot, "enter")
        assert desk.source == "quotes"
        row = desk.lists["quotes"].row
        assert row is not None and row["speaker"] == "Tom Hale"
        assert desk.readers["reader-a"].file == "b.txt"


async def test_a_filter_narrows_list_lanes_and_tray_and_esc_drops_it(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "t", "slash", *"truce", "enter")
        assert "No statement" not in lines(pilot, "lanes")[0]
        assert "2 Statements /truce 0" in lines(pilot, "statements")[0]
        assert "/truce 2 in 1 article" in lines(pilot, "undated")[0]
        await press(pilot, "escape")
        assert "2 Statements 9" in lines(pilot, "statements")[0]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_by_party_each_partys_statements_stand_together(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "t", "B")
        pane = timeline(pilot).statements
        groups = [pane.rows[i]["party"] for i in range(pane.rows.height) if pane.rows[i]["row"] == "group"]
        assert sorted(groups) == ["The City", "The Port", "The Union"]
        await press(pilot, "1", "G")
        assert timeline(pilot).lanes.here() is not None
        await press(pilot, "B")
        assert all(pane.rows[i]["row"] == "item" for i in range(pane.rows.height))


async def test_a_date_given_by_the_analyst_takes_the_article_out_of_the_tray(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "t", "3", "d", *"tomorrow", "enter")
        assert "Write the date as" in "\n".join(lines(pilot, "answer"))
        await press(pilot, "ctrl+u", *"2031-02", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Timeline) and timeline(pilot).told is not None)
        await until(pilot, lambda: "2 Statements 11" in lines(pilot, "statements")[0])
        assert lines(pilot, "statements")[1].split()[:2] == ["Feb", "2031"], "as vague as it is known"
        assert "·" in "\n".join(lines(pilot, "lanes")), "a dotted span"


async def test_live_reload_keeps_the_cursor_on_its_statement(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await until(pilot, lambda: desk.watching == "watching")
        await press(pilot, "t")
        go_to(pilot, "talk about weekends")
        await settled(pilot)
        key = timeline(pilot).statements.key
        (folder / "d.txt").write_text(LATE.replace("March 5", "March 1").replace("loan", "ferry"), encoding="utf-8")
        await until(pilot, lambda: "2 Statements 11" in lines(pilot, "statements")[0])
        await settled(pilot)
        assert timeline(pilot).statements.key == key


async def test_an_empty_folder_says_so_and_every_key_is_harmless(opened: Opener, tmp_path: Path) -> None:
    empty = tmp_path / "nothing"
    empty.mkdir()
    async with opened(place=empty) as (_, pilot):
        await press(pilot, "t")
        assert "No statements yet" in lines(pilot, "statements")[1]
        for key in ("j", "h", "l", "g", "G", "enter", "d", "B", "tab", "j", "tab", "j", "h", "enter", "R"):
            await press(pilot, key)
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, DeskScreen)


@pytest.mark.parametrize("size", [(80, 24), (110, 30), (140, 40), (220, 60), (250, 70)])
@pytest.mark.parametrize("parties", [0, 1, 5, 60])
@pytest.mark.parametrize("tray", [False, True])
@pytest.mark.parametrize("some", [False, True])
def test_the_panes_of_the_timeline_never_overlap(size: tuple[int, int], parties: int, tray: bool, some: bool) -> None:
    places = plan(Size(*size), parties, tray=tray, some=some)
    cells = 0
    taken: set[tuple[int, int]] = set()
    for place in places.values():
        assert place.height >= 1 and place.right <= size[0] and place.bottom <= size[1]
        cells += place.area
        taken |= {(x, y) for x in range(place.x, place.right) for y in range(place.y, place.bottom)}
    assert len(taken) == cells
