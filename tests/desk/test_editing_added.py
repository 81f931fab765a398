"""Findings that the machine missed, passages that are cut anew, and what becomes of them when the text changes."""

from __future__ import annotations

from pathlib import Path

from tests.desk.conftest import HARBOUR, Opener, settled, until
from tests.desk.editing_kit import (
    MISSED,
    PAUSE,
    WITH_MISSED,
    actions,
    add_pause,
    go_to,
    journal,
    row,
    rows,
    select,
    status,
    talk,
)


class TestMissedFindings:
    async def test_a_demand_is_added_accepted_undone_and_there_again_after_a_restart(
        self, opened: Opener, folder: Path
    ) -> None:
        (folder / "a.txt").write_text(WITH_MISSED)
        async with opened() as (desk, pilot):
            await add_pause(desk, pilot)
            (event,) = journal(folder)
            assert (event["action"], event["kind"], event["anchor"]["exact"]) == ("add", "demand", PAUSE)
            added = row(desk, "demands", "pause")
            assert (added["party"], added["stance"], added["mark"]) == ("The Mediator", "demand", "+")
            await pilot.press("u")
            await settled(pilot)
            assert all("pause" not in one["summary"] for one in rows(desk, "demands"))
            await pilot.press("U")
            await settled(pilot)
            assert row(desk, "demands", "pause")["mark"] == "+"
        async with opened() as (desk, pilot):
            assert row(desk, "demands", "pause")["mark"] == "+"
            await go_to(desk, pilot, "demands", "pause")
            reader = desk.readers["reader-a"]
            assert reader.page is not None and reader.active is not None
            assert reader.page.article.text[slice(*reader.active)] == PAUSE
            await pilot.press("e")
            await talk(desk, pilot, "stance", "offer")
            assert row(desk, "demands", "pause")["stance"] == "offer"
            assert row(desk, "demands", "pause")["mark"] == "~"

    async def test_it_follows_its_words_through_an_edit_and_is_one_with_what_the_machine_finds_later(
        self, opened: Opener, folder: Path
    ) -> None:
        (folder / "a.txt").write_text(WITH_MISSED)
        async with opened() as (desk, pilot):
            await until(pilot, lambda: desk.watching == "watching")
            await add_pause(desk, pilot)
            (folder / "a.txt").write_text(WITH_MISSED.replace("Dockers and port", "In the harbour, dockers and port"))
            await until(pilot, lambda: "read again" in status(desk))
            await settled(pilot)
            assert row(desk, "demands", "pause")["mark"] == "+"
        found = WITH_MISSED.replace(MISSED, f"The Mediator demands {PAUSE} (pause).")
        (folder / "a.txt").write_text(found)
        async with opened() as (desk, pilot):
            one = row(desk, "demands", "pause")
            assert (one["pieces"], one["mark"]) == (1, "+")

    async def test_quotes_and_questions_are_added_too(self, opened: Opener, folder: Path) -> None:
        (folder / "a.txt").write_text(WITH_MISSED)
        async with opened((220, 60)) as (desk, pilot):
            await select(desk, pilot, "a.txt", PAUSE)
            await pilot.press("e")
            await talk(desk, pilot, "new quote", "Nell Crane", "indirect")
            assert row(desk, "quotes", PAUSE)["speaker"] == "Nell Crane"
            await select(desk, pilot, "a.txt", MISSED)
            await pilot.press("e")
            await talk(desk, pilot, "open question", "unresolved", "Will there be a pause")
            assert row(desk, "questions", "Will there be a pause")["kind"] == "unresolved"
            assert actions(folder) == ["add", "add"]
        async with opened((220, 60)) as (desk, _):
            assert row(desk, "quotes", PAUSE)["speaker"] == "Nell Crane"
            assert row(desk, "questions", "Will there be a pause")["mark"] == "+"

    async def test_a_second_holder_of_the_same_words_is_a_finding_of_its_own(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await select(desk, pilot, "b.txt", "longer shifts at weekends")
            await pilot.press("enter")
            await talk(desk, pilot, "new demand", "The Union", "refuse", "hours", "Longer shifts at weekends", "none")
            assert {one["party"] for one in rows(desk, "demands") if "weekends" in one["summary"]} == {
                "The Port",
                "The Union",
            }
        async with opened() as (desk, _):
            assert len([one for one in rows(desk, "demands") if "weekends" in one["summary"]]) == 2

    async def test_the_passage_of_a_finding_is_cut_anew(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await until(pilot, lambda: desk.watching == "watching")
            await go_to(desk, pilot, "demands", "weekends")
            await select(desk, pilot, "b.txt", "longer shifts")
            await pilot.press("enter")
            await talk(desk, pilot, "passage")
            reader = desk.readers["reader-a"]

            def active() -> str:
                assert reader.page is not None and reader.active is not None
                return reader.page.article.text[slice(*reader.active)]

            assert active() == "longer shifts"
            assert row(desk, "demands", "weekends")["mark"] == "~"
            (folder / "b.txt").write_text("A note of the editor.\n\n" + (folder / "b.txt").read_text())
            await until(pilot, lambda: "read again" in status(desk))
            await settled(pilot)
            assert active() == "longer shifts", "it moves along with its words"
            await pilot.press("2", "u")
            await settled(pilot)
            assert active() == "longer shifts at weekends"


class TestChangedTexts:
    async def test_an_added_finding_whose_figure_changed_comes_back_to_review(
        self, opened: Opener, folder: Path
    ) -> None:
        (folder / "a.txt").write_text(WITH_MISSED)
        async with opened() as (desk, pilot):
            await until(pilot, lambda: desk.watching == "watching")
            await add_pause(desk, pilot)
            (folder / "a.txt").write_text(WITH_MISSED.replace("ten days", "two days"))
            await until(pilot, lambda: "read again" in status(desk))
            await settled(pilot)
            assert row(desk, "demands", "pause")["mark"] == "•"
            await go_to(desk, pilot, "demands", "pause")
            await pilot.press("a")
            await settled(pilot)
            assert row(desk, "demands", "pause")["mark"] == "+"
        async with opened() as (desk, _):
            assert row(desk, "demands", "pause")["mark"] == "+"

    async def test_an_added_finding_whose_words_are_gone_leaves_the_lists_and_comes_back_with_them(
        self, opened: Opener, folder: Path
    ) -> None:
        (folder / "a.txt").write_text(WITH_MISSED)
        async with opened() as (desk, pilot):
            await until(pilot, lambda: desk.watching == "watching")
            await add_pause(desk, pilot)
            (folder / "a.txt").write_text(HARBOUR)
            await until(pilot, lambda: all("pause" not in one["summary"] for one in rows(desk, "demands")))
            (folder / "a.txt").write_text(WITH_MISSED)
            await until(pilot, lambda: any("pause" in one["summary"] for one in rows(desk, "demands")))
            assert row(desk, "demands", "pause")["mark"] == "+"

    async def test_an_added_finding_of_a_removed_article_stays_marked_after_a_restart(
        self, opened: Opener, folder: Path
    ) -> None:
        (folder / "a.txt").write_text(WITH_MISSED)
        async with opened() as (desk, pilot):
            await until(pilot, lambda: desk.watching == "watching")
            await add_pause(desk, pilot)
            (folder / "a.txt").unlink()
            await until(pilot, lambda: bool(row(desk, "demands", "pause")["gone"]))
        async with opened() as (desk, _):
            assert row(desk, "demands", "pause")["gone"]
            assert row(desk, "demands", "pause")["mark"] == "+"
