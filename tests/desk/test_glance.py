"""The first rows stand before the ledger does, as long as they are the right ones."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.desk.conftest import TIDE, Opener, settled, texts, until

from summit_tui.desk import messages
from summit_tui.desk.office import glance
from summit_tui.desk.session import Query
from summit_tui.settings import Settings

SETTINGS = Settings(coder="ada", workers=1)


async def opened_and_closed(opened: Opener) -> dict[str, list[str]]:
    """Open the desk on the folder and close it; give the lines of the lists as they were."""
    async with opened() as (desk, _):
        return {name: texts(desk, name) for name in ("parties", "demands", "quotes")}


async def test_what_the_lists_showed_is_there_at_the_next_start(opened: Opener, folder: Path) -> None:
    shown = await opened_and_closed(opened)
    kept = glance.load(folder, SETTINGS)
    assert [one.query for one in kept] == [Query()]
    async with opened() as (desk, pilot):
        for pane in desk.lists.values():
            pane.show_rows([])
        desk.post_message(messages.Glanced(kept))
        await until(pilot, lambda: desk.lists["demands"].rows.height > 0)
        assert desk.lists["demands"].rows.frame is None
        assert {name: texts(desk, name) for name in ("parties", "demands", "quotes")} == shown
        await pilot.press("j")
        assert desk.lists["demands"].cursor > 0


async def test_the_rows_of_the_ledger_take_its_place_and_the_cursor_stays(opened: Opener, folder: Path) -> None:
    await opened_and_closed(opened)
    async with opened() as (desk, pilot):
        pane = desk.lists["demands"]
        desk.post_message(messages.Glanced(glance.load(folder, SETTINGS)))
        await until(pilot, lambda: pane.rows.frame is None)
        await pilot.press("j", "j")
        key = pane.key
        desk.ask_views()
        await settled(pilot)
        assert pane.rows.frame is not None
        assert pane.key == key


async def test_lists_that_are_asked_something_else_do_not_show_it(opened: Opener, folder: Path) -> None:
    await opened_and_closed(opened)
    async with opened() as (desk, pilot):
        rows = desk.lists["demands"].rows
        desk.show_rejected = True
        desk.post_message(messages.Glanced(glance.load(folder, SETTINGS)))
        await pilot.pause()
        assert desk.lists["demands"].rows is rows


@pytest.mark.parametrize("change", ["edited", "added", "removed", "decided", "settings", "damaged"])
async def test_it_is_not_shown_when_anything_is_different(opened: Opener, folder: Path, change: str) -> None:
    await opened_and_closed(opened)
    assert glance.load(folder, SETTINGS)
    settings = SETTINGS
    if change == "edited":
        (folder / "a.txt").write_text("Nothing is wanted any more.\n", encoding="utf-8")
    elif change == "added":
        (folder / "c.txt").write_text(TIDE, encoding="utf-8")
    elif change == "removed":
        (folder / "b.txt").unlink()
    elif change == "decided":
        (folder / ".summit" / "journal.jsonl").write_text("{}\n", encoding="utf-8")
    elif change == "settings":
        settings = msgspec.structs.replace(SETTINGS, sides={"The Port": ["Tom Hale"]})
    else:
        (folder / ".summit" / "cache" / "glance.msgpack").write_bytes(b"\xc1\x00")
    assert glance.load(folder, settings) == []


async def test_a_decision_made_just_before_the_end_leaves_no_glance_of_before(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("2", "j", "a")
        await until(pilot, (folder / ".summit" / "journal.jsonl").exists)
        await settled(pilot)
        shown = texts(desk, "demands")
    kept = glance.load(folder, SETTINGS)
    async with opened() as (desk, pilot):
        desk.post_message(messages.Glanced(kept))
        await pilot.pause()
        assert [line.strip("▌ ┃") for line in texts(desk, "demands")[1:]] == [line.strip("▌ ┃") for line in shown[1:]]


def test_where_nothing_can_be_written_the_desk_opens_without(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("no folder", encoding="utf-8")
    glance.keep(place, "mark", [])
    assert glance.load(place, SETTINGS) == []
    assert place.read_text(encoding="utf-8") == "no folder"
