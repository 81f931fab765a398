"""What the desk keeps between runs, and the chooser where no folder is given."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desk.conftest import Opener, settled, texts, until
from textual import events

from summit_tui.cli import RefusedError, checked
from summit_tui.desk import kept
from summit_tui.desk.canvas import Canvas
from summit_tui.desk.screens.chooser import Chooser
from summit_tui.settings import Settings


async def test_tab_choice_order_sizes_and_row_come_back(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        for key in ("1", "j", "enter", "3", "b", "plus"):
            await pilot.press(key)
            await settled(pilot)
        chosen, sorts = desk.chosen, dict(desk.sorts)
        assert chosen and sorts
        row = desk.lists["quotes"].key
    async with opened() as (desk, pilot):
        await settled(pilot)
        assert (desk.chosen, desk.sorts) == (chosen, sorts)
        assert (desk.source, desk.place) == ("quotes", "quotes")
        assert desk.desk_layout.arrangement.zoom == 1
        assert desk.lists["quotes"].key == row
        assert next(iter(desk.names.values())) in texts(desk, "header")[0]


async def test_the_row_under_the_cursor_comes_back_with_its_evidence(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("G")
        await settled(pilot)
        key, shown = desk.lists["demands"].key, desk.readers["reader-a"].active
    async with opened() as (desk, pilot):
        await until(pilot, lambda: desk.lists["demands"].key == key)
        await settled(pilot)
        assert desk.readers["reader-a"].active == shown


async def test_what_the_analyst_does_first_wins_over_what_was_kept(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("G", "4")
        await settled(pilot)
    async with opened() as (desk, pilot):
        desk.lists["demands"].touched = True
        desk.focus_pane("demands")
        desk.lists["demands"].move_to(0)
        before = desk.lists["demands"].key
        desk.post_message(events.Key("j", "j"))
        await settled(pilot)
        assert desk.place == "demands"
        assert desk.lists["demands"].key != before


async def test_a_row_that_is_gone_leaves_the_cursor_on_the_first(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("G")
        await settled(pilot)
        row = desk.lists["demands"].row
        assert row is not None
    for file in (folder / "a.txt", folder / "b.txt"):
        file.write_text(
            file.read_text(encoding="utf-8").replace(row["summary"][2:], "something else"), encoding="utf-8"
        )
    async with opened() as (desk, pilot):
        await settled(pilot)
        assert desk.lists["demands"].row is not None
        assert desk.sheets.wanted_rows == {}


async def test_garbage_in_the_state_does_no_harm(opened: Opener, folder: Path) -> None:
    file = kept.file_of(folder)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('{"zoom": 77, "upper": 5.0, "parties": -3, "tab": "nowhere", "focus": "x", "rows": {"y": "z"}}')
    async with opened() as (desk, _):
        now = desk.desk_layout.arrangement
        assert (now.zoom, now.tab, now.parties) == (0, "demands", 0)
        assert 0 < now.upper <= 0.9
        assert len(desk.shown_panes()) == 4


@pytest.fixture
def chooser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Chooser:
    """The chooser in a folder `talks`, with one folder opened before."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name in ("talks", "strike"):
        (tmp_path / name).mkdir()
    kept.remember(tmp_path / "strike")
    monkeypatch.chdir(tmp_path / "talks")
    return Chooser(checked, lambda: tmp_path / "strike", RefusedError, Settings())


def drawn(app: Chooser, pane: str) -> str:
    widget = app.screen.query_one(f"#{pane}", Canvas)
    return "\n".join(widget.render_line(y).text.rstrip() for y in range(widget.size.height))


async def test_the_chooser_offers_this_folder_the_samples_and_recent_ones(chooser: Chooser, tmp_path: Path) -> None:
    async with chooser.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        told = drawn(chooser, "choices")
        assert [word in told for word in ("this folder: talks", "the sample articles", "strike")] == [True] * 3
        await pilot.press("down", "down", "enter")
    assert chooser.return_value == tmp_path / "strike"


async def test_a_path_can_be_typed_and_a_wrong_one_is_answered(chooser: Chooser, tmp_path: Path) -> None:
    async with chooser.run_test(size=(80, 24)) as pilot:
        await pilot.press(*str(tmp_path / "nowhere"), "enter")
        await pilot.pause()
        welcome = chooser.base.welcome
        told = " ".join(welcome.render_line(y).text.strip() for y in range(10))
        assert "does not exist" in told
        assert "check the spelling" in told
        await pilot.press(*str(tmp_path / "talks"), "enter")
    assert chooser.return_value == tmp_path / "talks"


async def test_what_looks_like_a_path_is_one_even_where_it_is_a_part_of_another(
    chooser: Chooser, tmp_path: Path
) -> None:
    async with chooser.run_test(size=(80, 24)) as pilot:
        await pilot.press(*str(tmp_path), "enter")
    assert chooser.return_value == tmp_path, "and not the folder in it that was opened before"


async def test_escape_chooses_nothing(chooser: Chooser) -> None:
    async with chooser.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("escape")
    assert chooser.return_value is None
