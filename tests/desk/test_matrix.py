"""The matrix over the desk: what it counts, how one moves, and the way to the positions and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desk.conftest import LATE, Opener, settled, until
from textual import events
from textual.geometry import Size
from textual.pilot import Pilot

from summit_tui.desk.canvas import Canvas
from summit_tui.desk.screens.desk import DeskScreen
from summit_tui.desk.screens.matrix import Matrix, plan


def lines(pilot: Pilot[None], pane: str) -> list[str]:
    """The lines of a pane of the screen on top."""
    widget = pilot.app.screen.query_one(f"#{pane}", Canvas)
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def matrix(pilot: Pilot[None]) -> Matrix:
    screen = pilot.app.screen
    assert isinstance(screen, Matrix)
    return screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def line_of(pilot: Pilot[None], issue: str) -> str:
    return next(line for line in lines(pilot, "matrix")[2:] if line.strip().startswith(issue))


async def go_to_cell(pilot: Pilot[None], issue: str, party: str) -> None:
    grid = matrix(pilot).matrix.grid
    row = next(n for n, one in enumerate(grid.rows) if one.issue == issue)
    column = next(n for n, one in enumerate(grid.columns) if one.name == party)
    matrix(pilot).matrix.move_to(row, column)
    await settled(pilot)


async def test_stances_stand_in_four_slots_by_issue_and_party(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "m")
        heads = lines(pilot, "matrix")[1]
        pay = line_of(pilot, "pay")
        assert pay[heads.index("The Union") :].startswith("1d")
        assert "1o" in pay[heads.index("The Port") :]
        assert pay.index("1o") - heads.index("The Port") == 2 * (len("1d") + 2), "the third slot is the offer's"
        assert "3 issues, 4 positions" in lines(pilot, "matrix")[0]


async def test_below_are_the_positions_of_the_cell_and_the_best_passage(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "m")
        await go_to_cell(pilot, "pay", "The Port")
        held = lines(pilot, "positions")
        assert "The Port on pay 1 position" in held[0]
        assert "Offer" not in held[1] and "A raise of three percent" in held[1]
        assert any("raise of three percent" in line for line in lines(pilot, "passage"))
        assert "The Quay" in lines(pilot, "passage")[0]


async def test_an_empty_cell_says_so_and_cannot_be_opened(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "m")
        await go_to_cell(pilot, "jobs", "The Port")
        assert "No position here" in lines(pilot, "positions")[1]
        await press(pilot, "enter")
        assert "no position in this cell" in lines(pilot, "status")[0]
        assert isinstance(pilot.app.screen, Matrix)


async def test_enter_goes_to_the_position_on_the_desk_and_esc_comes_back_to_the_cell(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "m")
        await go_to_cell(pilot, "pay", "The Port")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DeskScreen)
        assert desk.chosen == {"side\x1fThe Port"}
        assert desk.filters == {"demands": "pay"}
        row = desk.lists["demands"].row
        assert row is not None and row["summary"] == "A raise of three percent"
        assert desk.place == "demands"
        await press(pilot, "escape")
        assert (matrix(pilot).matrix.issue, matrix(pilot).matrix.key) == ("pay", "The Port")
        assert desk.chosen == frozenset()
        assert desk.filters == {}
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, DeskScreen)
        assert "goes back" not in "".join(text for text, _ in desk.status.sentence)


async def test_from_the_reader_esc_goes_to_the_list_first_and_then_to_the_matrix(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "m")
        await go_to_cell(pilot, "pay", "The Union")
        await press(pilot, "enter", "enter")
        assert desk.place == "reader-a"
        await press(pilot, "escape")
        assert desk.place == "demands"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Matrix)


async def test_from_over_the_inbox_a_cell_opens_in_the_lists(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "i", "m")
        await go_to_cell(pilot, "hours", "The Port")
        await press(pilot, "enter")
        assert desk.place == "demands"
        assert "demands" in desk.shown_panes()
        row = desk.lists["demands"].row
        assert row is not None and "weekends" in row["summary"]


async def test_keys_typed_at_once_reach_the_matrix_and_then_the_desk(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        for key in ("m", "enter", "enter"):
            desk.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: desk.place == "reader-a")
        await settled(pilot)
        assert isinstance(pilot.app.screen, DeskScreen)
        assert desk.filters == {"demands": "pay"}


async def test_issues_are_sorted_by_number_by_name_and_by_what_is_contested(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "m")
        order = [row.issue for row in matrix(pilot).matrix.grid.rows]
        assert order == ["pay", "hours", "jobs"]
        await go_to_cell(pilot, "jobs", "The Union")
        await press(pilot, "b")
        assert [row.issue for row in matrix(pilot).matrix.grid.rows] == ["hours", "jobs", "pay"]
        assert matrix(pilot).matrix.issue == "jobs", "the cursor stays on its issue"
        await press(pilot, "b")
        assert "most contested first" in lines(pilot, "status")[0]


async def test_by_person_only_those_who_speak_have_a_column(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "m", "B")
        assert "Issue by person" in lines(pilot, "matrix")[0]
        names = [column.name for column in matrix(pilot).matrix.grid.columns]
        assert sorted(names) == ["The Port", "The Union"]
        await go_to_cell(pilot, "jobs", "The Union")
        await press(pilot, "enter")
        assert all(key.startswith("person\x1f") for key in desk.chosen)
        row = desk.lists["demands"].row
        assert row is not None and "night crews" in row["summary"]


async def test_a_filter_narrows_the_issues_and_esc_drops_it_before_it_goes_back(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "m", "slash", "j", "o", "b")
        assert [row.issue for row in matrix(pilot).matrix.grid.rows] == ["jobs"]
        assert "/job" in lines(pilot, "matrix")[0]
        await press(pilot, "enter", "escape")
        assert len(matrix(pilot).matrix.grid.rows) == 3
        await press(pilot, "slash", "z", "z", "enter")
        assert "No issue matches /zz" in lines(pilot, "matrix")[1]
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_live_reload_keeps_the_cursor_on_its_cell(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await until(pilot, lambda: desk.watching == "watching")
        await press(pilot, "m")
        await go_to_cell(pilot, "jobs", "The Union")
        (folder / "c.txt").write_text(LATE, encoding="utf-8")
        await until(pilot, lambda: any(row.issue == "money" for row in matrix(pilot).matrix.grid.rows))
        await settled(pilot)
        assert (matrix(pilot).matrix.issue, matrix(pilot).matrix.key) == ("jobs", "The Union")
        assert "c.txt" in lines(pilot, "status")[0]


async def test_with_more_parties_than_fit_the_issues_stay_while_the_parties_scroll(
    opened: Opener, tmp_path: Path
) -> None:
    place = tmp_path / "many"
    place.mkdir()
    names = ("Port", "Union", "City", "State", "Bank", "Crew", "Mill")
    text = "".join(f"The {name} demands a longer truce of the {name} (peace).\n" for name in names)
    (place / "a.txt").write_text(f"Title\n\n{text}", encoding="utf-8")
    async with opened((80, 24), place=place) as (_, pilot):
        await press(pilot, "m")
        first = lines(pilot, "matrix")
        assert "of 7" in first[0]
        await press(pilot, *"llllll")
        last = lines(pilot, "matrix")
        assert last[1] != first[1]
        assert last[2].strip().startswith("peace")
        assert all(len(line) <= 80 for line in last)


async def test_an_empty_folder_says_so_and_every_key_is_harmless(opened: Opener, tmp_path: Path) -> None:
    empty = tmp_path / "nothing"
    empty.mkdir()
    async with opened(place=empty) as (_, pilot):
        await press(pilot, "m")
        assert "No positions yet" in lines(pilot, "matrix")[1]
        for key in ("j", "k", "h", "l", "g", "G", "enter", "b", "B", "tab", "enter", "R", "pagedown"):
            await press(pilot, key)
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_the_mouse_chooses_a_cell(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "m")
        heads = lines(pilot, "matrix")[1]
        at = next(n for n, line in enumerate(lines(pilot, "matrix")) if line.strip().startswith("hours"))
        await pilot.click("#matrix", offset=(heads.index("The Port") + 1, at))
        await settled(pilot)
        assert (matrix(pilot).matrix.issue, matrix(pilot).matrix.key) == ("hours", "The Port")


@pytest.mark.parametrize("size", [(80, 24), (110, 30), (140, 40), (220, 60), (250, 70)])
@pytest.mark.parametrize("issues", [0, 1, 9, 200])
@pytest.mark.parametrize("positions", [0, 3, 50])
def test_the_panes_tile_the_screen_at_every_size(size: tuple[int, int], issues: int, positions: int) -> None:
    places = plan(Size(*size), issues, positions)
    order = ["header", "matrix", "positions", "passage", "status", "footer"]
    at = 0
    for name in order:
        assert places[name].y == at
        assert places[name].height >= (1 if name in ("header", "status", "footer") else 3)
        at = places[name].bottom
    assert at == size[1]
