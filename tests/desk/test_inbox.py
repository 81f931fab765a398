"""The inbox: what came since the last look, and how it is worked through."""

from __future__ import annotations

from pathlib import Path

from tests.desk.conftest import LATE, Opener, settled, texts, until
from textual.pilot import Pilot

from summit_tui.desk.screens.desk import DeskScreen

WIRE = """Day four at the harbour

Published March 6, 2031

The Union refuses a raise of three percent (pay).
The Port offers a raise of three percent (pay).
The Port offers free parking for all cars (parking).

“We can talk about weekends,” said Tom Hale of the Port.

Will the cranes move by Monday?
"""


async def bring(folder: Path, name: str, text: str, desk: DeskScreen, pilot: Pilot[None]) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    await until(pilot, lambda: (totals := desk.session.totals) is not None and totals.new > 0)
    await settled(pilot)


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def shown(desk: DeskScreen, pane: str) -> str:
    return "\n".join(texts(desk, pane))


async def test_a_folder_opened_for_the_first_time_has_an_empty_inbox(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "i")
        assert "Inbox 0" in texts(desk, "inbox")[0]
        assert "Looked at before" in shown(desk, "inbox")
        assert "inbox" in texts(desk, "header")[0]


async def test_an_article_that_comes_in_is_counted_and_sorted_by_what_it_does(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await bring(folder, "d.txt", WIRE, desk, pilot)
        assert "1 new" in texts(desk, "header")[0]
        await press(pilot, "i")
        assert "new" in texts(desk, "inbox")[1]
        brings = shown(desk, "brings")
        assert "New positions" in brings
        assert "Free parking for all cars" in brings
        assert "Will the cranes move by Monday?" in brings
        assert desk.place == "brings"


async def test_reader_a_shows_the_new_passage_and_b_what_was_known(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await bring(folder, "d.txt", WIRE, desk, pilot)
        await press(pilot, "i", "slash", *"three", "enter")
        assert desk.readers["reader-a"].file == "d.txt"
        assert desk.readers["reader-b"].file in ("a.txt", "b.txt")


async def test_pieces_are_decided_one_after_the_other_and_the_progress_is_said(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await bring(folder, "d.txt", WIRE, desk, pilot)
        await press(pilot, "i")
        before = desk.lists["brings"].key
        assert "0 of 5 decided" in texts(desk, "brings")[0]
        await press(pilot, "a")
        assert desk.lists["brings"].key != before
        assert "1 of 5 decided" in texts(desk, "brings")[0]
        await press(pilot, "x")
        assert "2 of 5 decided" in texts(desk, "brings")[0]
        assert "×" in shown(desk, "brings"), "what was rejected stays in its place"
        await press(pilot, "u", "u")
        assert "0 of 5 decided" in texts(desk, "brings")[0]


async def test_after_the_last_piece_the_next_article_follows(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await bring(folder, "c.txt", LATE, desk, pilot)
        (folder / "d.txt").write_text(WIRE, encoding="utf-8")
        await until(pilot, lambda: (totals := desk.session.totals) is not None and totals.new == 2)
        await settled(pilot)
        await press(pilot, "i")
        first = desk.brought_file
        rows = desk.lists["brings"].rows
        pieces = sum(rows[at]["row"] == "item" for at in range(rows.height))
        await press(pilot, *["a"] * pieces)
        assert desk.brought_file not in (None, first)


async def test_what_was_chosen_in_the_inbox_is_seen_at_the_next_start_and_the_rest_is_not(
    opened: Opener, folder: Path
) -> None:
    async with opened() as (desk, pilot):
        await bring(folder, "c.txt", LATE, desk, pilot)
        (folder / "d.txt").write_text(WIRE, encoding="utf-8")
        await until(pilot, lambda: (totals := desk.session.totals) is not None and totals.new == 2)
        await settled(pilot)
        await press(pilot, "i")
        looked_at = desk.brought_file
        await press(pilot, "i")
    async with opened() as (desk, pilot):
        assert desk.session.totals is not None
        assert desk.session.totals.new == 1
        await press(pilot, "i")
        assert desk.brought_file not in (None, looked_at)


async def test_an_edited_article_comes_back_as_changed_with_what_is_new_in_it(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        text = (folder / "b.txt").read_text(encoding="utf-8")
        await bring(folder, "b.txt", text + "\nThe Port refuses talks on Sundays (talks).\n", desk, pilot)
        await press(pilot, "i")
        assert "changed" in texts(desk, "inbox")[1]
        assert "Talks on sundays" in shown(desk, "brings")
        assert "Longer shifts" not in shown(desk, "brings")


async def test_words_narrow_what_an_article_brings_by_state_and_kind(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await bring(folder, "d.txt", WIRE, desk, pilot)
        await press(pilot, "i", "a", "slash", *"is:acc", "enter")
        rows = desk.lists["brings"].rows
        assert [rows[at]["state"] for at in range(rows.height) if rows[at]["row"] == "item"] == ["accepted"]
        await press(pilot, "escape", "slash", *"kind:question", "enter")
        assert "Will the cranes move" in shown(desk, "brings")
        assert "parking" not in shown(desk, "brings")


async def test_the_way_back_leads_to_the_articles_and_then_to_the_lists(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await bring(folder, "d.txt", WIRE, desk, pilot)
        await press(pilot, "i", "enter", "escape")
        assert desk.place == "brings"
        await press(pilot, "escape")
        assert desk.place == "inbox"
        await press(pilot, "escape")
        assert desk.place == "demands"
        assert desk.desk_layout.arrangement.mode == "desk"


async def test_a_decision_whose_passage_an_edit_took_away_is_listed_with_its_words(
    opened: Opener, folder: Path
) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "slash", *"longer", "enter", "a")
        text = (folder / "b.txt").read_text(encoding="utf-8")
        await bring(
            folder, "b.txt", text.replace("The Port demands longer shifts at weekends (hours).\n", ""), desk, pilot
        )
        await press(pilot, "escape", "i", "1", "G")
        for _ in range(5):
            if "1 decision" in texts(desk, "inbox")[desk.lists["inbox"].cursor - desk.lists["inbox"].top + 1]:
                break
            await press(pilot, "k")
        assert "Its words are not in the article any more" in shown(desk, "brings")
        assert "+" in shown(desk, "brings")
        assert "longer shifts at weekends" in shown(desk, "brings")
        assert "is gone" in shown(desk, "reader-a")


async def test_a_piece_whose_figure_changed_says_what_was_decided_before(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "slash", *"longer", "enter", "a")
        text = (folder / "b.txt").read_text(encoding="utf-8")
        await bring(folder, "b.txt", text.replace("longer shifts", "no longer shifts"), desk, pilot)
        await press(pilot, "escape", "i")
        assert "was accepted, words changed" in shown(desk, "brings")


async def test_keys_typed_at_once_wait_for_the_inbox(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await bring(folder, "d.txt", WIRE, desk, pilot)
        await pilot.press("i", "j", "a")
        await settled(pilot)
        assert "1 of 5 decided" in texts(desk, "brings")[0]
