"""What is merged and split by keyboard: people, sides, issues, positions."""

from __future__ import annotations

from pathlib import Path

from tests.desk.conftest import LATE, Opener, settled, texts, until
from tests.desk.editing_kit import (
    actions,
    go_to,
    journal,
    row,
    rows,
    status,
    talk,
)


class TestMerging:
    async def test_two_people_become_one_and_are_split_again(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "parties", "Ada Roth")
            await pilot.press("space")
            await go_to(desk, pilot, "parties", "Tom Hale")
            await pilot.press("M")
            await talk(desk, pilot, "ada")
            await pilot.press("0", "2")
            await settled(pilot)
            assert [one["name"] for one in rows(desk, "parties") if one["level"] == "person"] == ["Ada Roth"]
            assert row(desk, "quotes", "weekends")["speaker"] == "Ada Roth"
            assert actions(folder) == ["merge"]
        async with opened() as (desk, pilot):
            assert row(desk, "quotes", "weekends")["speaker"] == "Ada Roth"
            await go_to(desk, pilot, "parties", "Ada Roth")
            await pilot.press("S")
            await pilot.press("2")
            await settled(pilot)
            assert row(desk, "quotes", "weekends")["speaker"] == "Tom Hale", "one name was merged: nothing to ask"
            await pilot.press("u")
            await settled(pilot)
            assert row(desk, "quotes", "weekends")["speaker"] == "Ada Roth"

    async def test_a_spelling_that_the_machine_took_for_the_same_person_is_another_one(
        self, opened: Opener, folder: Path
    ) -> None:
        (folder / "c.txt").write_text(LATE + "\n“We wait,” said Adah Roth of the Union.\n")
        async with opened() as (desk, pilot):

            def names() -> set[str]:
                return {one["name"] for one in rows(desk, "parties") if "Roth" in one["name"]}

            assert len(names()) == 1, "the machine takes them for one"
            await go_to(desk, pilot, "parties", "Roth")
            await pilot.press("S")
            await talk(desk, pilot, "ada")
            assert names() == {"Ada Roth", "Adah Roth"}
            await pilot.press("u")
            await settled(pilot)
            assert len(names()) == 1

    async def test_two_sides_become_one_under_a_new_name(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "parties", "The Union")
            desk.lists["parties"].select("side\x1fThe Union")
            await pilot.press("space")
            desk.lists["parties"].select("side\x1fThe Port")
            await pilot.press("M")
            await talk(desk, pilot, "The Harbour")
            await pilot.press("0")
            await settled(pilot)
            assert {one["name"] for one in rows(desk, "parties") if one["level"] == "side"} == {"The Harbour"}
            await pilot.press("u")
            await settled(pilot)
            assert {one["name"] for one in rows(desk, "parties") if one["level"] == "side"} == {"The Port", "The Union"}

    async def test_a_person_is_moved_to_another_side_and_renamed(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "parties", "Tom Hale")
            await pilot.press("e")
            await talk(desk, pilot, "side", "union")
            assert row(desk, "parties", "Tom Hale")["side"] == "The Union"
            desk.lists["parties"].select("person\x1ftom hale")
            await pilot.press("e")
            await talk(desk, pilot, "name", "Thomas Hale")
            assert row(desk, "parties", "Thomas Hale")["side"] == "The Union"
        async with opened() as (desk, _):
            assert row(desk, "parties", "Thomas Hale")["side"] == "The Union"

    async def test_a_person_and_a_side_are_not_merged(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            desk.chosen = frozenset({"side\x1fThe Port"})
            await go_to(desk, pilot, "parties", "Ada Roth")
            await pilot.press("M")
            await settled(pilot)
            assert "space marks" in status(desk)
            assert journal(folder) == []

    async def test_an_issue_is_renamed_everywhere_and_split_again(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "demands", "nine")
            await pilot.press("e")
            await talk(desk, pilot, "issue", "wages", "everywhere")
            assert {one["issue"] for one in rows(desk, "demands")} == {"wages", "jobs", "hours"}
            assert row(desk, "demands", "nine")["mark"] == "•", "a name decides nothing"
            assert len(journal(folder)) == 1
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "demands", "nine")
            await pilot.press("e")
            await talk(desk, pilot, "split the issue")
            assert {one["issue"] for one in rows(desk, "demands")} == {"pay", "jobs", "hours"}

    async def test_marked_positions_are_folded_into_the_one_under_the_cursor_and_split_off(
        self, opened: Opener, folder: Path
    ) -> None:
        (folder / "b.txt").write_text(
            (folder / "b.txt")
            .read_text()
            .replace("weekends (hours).", "weekends (hours).\nThe Port demands rest (calm).")
        )
        async with opened() as (desk, pilot):
            await until(pilot, lambda: desk.watching == "watching")
            await go_to(desk, pilot, "demands", "Rest")
            await pilot.press("space")
            marked = next(line for line in texts(desk, "demands") if "Rest" in line)
            assert marked.startswith(">"), "a mark that is no colour"
            await go_to(desk, pilot, "demands", "weekends")
            await pilot.press("M")
            await settled(pilot)
            one = row(desk, "demands", "weekends")
            assert (one["pieces"], one["decided"], one["issue"]) == (2, 0, "hours")
            assert all(one["summary"] != "Rest" for one in rows(desk, "demands"))
        (folder / "c.txt").write_text(LATE + "The Port demands rest (calm).\n")
        async with opened() as (desk, pilot):
            assert row(desk, "demands", "weekends")["pieces"] == 3, "what comes to the folded one comes along"
            await until(pilot, lambda: desk.watching == "watching")
            (folder / "c.txt").unlink()
            await until(pilot, lambda: row(desk, "demands", "weekends")["pieces"] == 2)
            await go_to(desk, pilot, "demands", "crews")  # off the row whose article is gone, and back
            await go_to(desk, pilot, "demands", "weekends")
            await pilot.press("S")
            await settled(pilot)
            assert len([one for one in rows(desk, "demands") if one["party"] == "The Port"]) == 3
            assert desk.lists["demands"].row["pieces"] == 1, "the cursor goes along with what was split off"
            await pilot.press("u")
            await settled(pilot)
            assert row(desk, "demands", "weekends")["pieces"] == 2
            await pilot.press("u")
            await settled(pilot)
            assert row(desk, "demands", "weekends")["pieces"] == 1

    async def test_esc_takes_the_marks_away_and_hidden_rows_are_not_folded(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "demands", "three")
            await pilot.press("space", "escape")
            assert desk.lists["demands"].marked == frozenset()
            await go_to(desk, pilot, "demands", "three")
            await pilot.press("space", "slash", *"week", "enter", "M")
            await settled(pilot)
            assert "space marks the rows" in status(desk)
            assert journal(folder) == []

    async def test_positions_of_two_sides_are_not_folded(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "demands", "weekends")
            await pilot.press("space")
            await go_to(desk, pilot, "demands", "nine")
            await pilot.press("M")
            await settled(pilot)
            assert "two sides" in status(desk)
            assert journal(folder) == []

    async def test_keys_that_cannot_act_say_why(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            for pane, key, why in (
                ("2", "M", "space marks the rows"),
                ("2", "S", "rests on one passage"),
                ("3", "M", "1 or 2 goes there"),
                ("3", "S", "1 or 2 goes there"),
                ("1", "M", "space marks"),
                ("1", "S", "nothing to split"),
                ("1", "c", "stands on a passage"),
                ("1", "A", "2, 3 or 4"),
            ):
                await pilot.press(pane)
                await settled(pilot)
                await pilot.press(key)
                await settled(pilot)
                assert why in status(desk).replace("There is n", "n"), (pane, key, status(desk))
            assert journal(folder) == []
