"""Editing by keyboard: findings that were missed, what is merged and split, whole lists, questions, other coders."""

from __future__ import annotations

import json
from pathlib import Path

from tests.desk.conftest import HARBOUR, LATE, Opener, settled, texts, until
from tests.desk.editing_kit import actions, go_to, journal, row, rows, sheet, status, talk
from textual.pilot import Pilot

from summit_tui.desk.screens.desk import DeskScreen
from summit_tui.desk.screens.talk import Talk
from summit_tui.review.journal import Journal, event_ids, time_of

MISSED = "The mediator asked both for a pause of ten days."
WITH_MISSED = HARBOUR.replace("\nWill the mediator", f"\n{MISSED}\n\nWill the mediator")
PAUSE = "a pause of ten days"


async def select(desk: DeskScreen, pilot: Pilot[None], file: str, words: str) -> None:
    """Select words of an article in reader A, with the keys of the reader but for the way there."""
    reader = desk.readers["reader-a"]
    for _ in range(3):
        if reader.file == file:
            break
        await pilot.press("5", "greater_than_sign")
        await settled(pilot)
    assert reader.page is not None and reader.file == file
    start = reader.page.article.text.index(words)
    await pilot.press("5", "v")
    assert reader.selecting is not None
    reader.select(type(reader.selecting)(start))
    await pilot.press("space")
    assert reader.selecting is not None
    reader.select(reader.selecting.at(start + len(words) - 1))
    assert reader.selection == (start, start + len(words))


async def add_pause(desk: DeskScreen, pilot: Pilot[None]) -> None:
    """Add the demand that the machine missed."""
    await select(desk, pilot, "a.txt", PAUSE)
    await pilot.press("enter")
    await talk(desk, pilot, "new demand", "The Mediator", "demand", "pause", "A pause of ten days", "none")


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
        async with opened() as (desk, pilot):
            assert row(desk, "demands", "weekends")["pieces"] == 2
            await go_to(desk, pilot, "demands", "weekends")
            await pilot.press("S")
            await settled(pilot)
            assert len([one for one in rows(desk, "demands") if one["party"] == "The Port"]) == 3
            await pilot.press("u")
            await settled(pilot)
            assert row(desk, "demands", "weekends")["pieces"] == 2
            await pilot.press("u")
            await settled(pilot)
            assert row(desk, "demands", "weekends")["pieces"] == 1

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


class TestWholeLists:
    async def test_all_rows_shown_are_accepted_after_a_yes_and_taken_back_by_one_undo(
        self, opened: Opener, folder: Path
    ) -> None:
        async with opened() as (desk, pilot):
            await pilot.press("slash", *"raise", "enter", "A")
            await until(pilot, lambda: isinstance(pilot.app.screen, Talk))
            assert "2 rows" in sheet(pilot)[0] and "3 undecided passages" in sheet(pilot)[2]
            await pilot.press("n")
            await settled(pilot)
            assert journal(folder) == []
            await pilot.press("A")
            await until(pilot, lambda: isinstance(pilot.app.screen, Talk))
            await pilot.press("y")
            await settled(pilot)
            assert actions(folder) == ["accept"] * 3
            assert [one["mark"] for one in rows(desk, "demands")] == ["+", "+"]
            await pilot.press("A")
            await settled(pilot)
            assert "All rows shown are decided" in status(desk)
            await pilot.press("u")
            await settled(pilot)
            assert [one["mark"] for one in rows(desk, "demands")] == ["•", "•"]
            assert "3 decisions" in status(desk)

    async def test_quotes_are_accepted_with_those_of_the_same_words(self, opened: Opener, folder: Path) -> None:
        (folder / "c.txt").write_text(LATE + "\n“We will not move on the crews,” said Ada Roth of the Union.\n")
        async with opened() as (desk, pilot):
            await pilot.press("3", "A", "y")
            await settled(pilot)
            assert actions(folder) == ["accept"] * 3
            assert {one["mark"] for one in rows(desk, "quotes")} == {"+"}


class TestQuestions:
    async def test_a_question_is_answered_by_a_selection_and_opened_again(self, opened: Opener, folder: Path) -> None:
        (folder / "c.txt").write_text(LATE + "\nThe mediator came back at noon.\n")
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "questions", "mediator")
            await select(desk, pilot, "c.txt", "The mediator came back at noon.")
            await pilot.press("enter")
            await talk(desk, pilot, "answer", "will the mediator")
            after = journal(folder)[0]["after"]
            assert (after["answer"], after["answer_file"]) == ("The mediator came back at noon.", "c.txt")
            await go_to(desk, pilot, "questions", "mediator")
            await pilot.press("e")
            await talk(desk, pilot, "open again")
            assert journal(folder)[1]["after"]["answer"] is None

    async def test_a_question_is_moot(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "questions", "mediator")
            await pilot.press("e")
            await talk(desk, pilot, "moot")
            assert journal(folder)[0]["after"]["moot"] == 1
            assert row(desk, "questions", "mediator")["mark"] == "~"


class TestTwoCoders:
    async def test_what_another_desk_edits_comes_in_live(self, opened: Opener, folder: Path) -> None:
        (folder / "a.txt").write_text(WITH_MISSED)
        async with opened() as (desk, pilot):
            await add_pause(desk, pilot)
            await pilot.press("u")
            await settled(pilot)
            lines = (folder / ".summit" / "journal.jsonl").read_text().splitlines()
            add = json.loads(lines[0])
            (new, name) = event_ids(2)
            add |= {"id": new, "at": time_of(new), "coder": "ben"}
            merge = {
                "schema": 1, "id": name, "at": time_of(name), "coder": "ben", "action": "merge", "article": "",
                "kind": "demand", "finding": "issue:pay", "after": {"what": "issue", "name": "pay", "into": "wages"},
            }  # fmt: skip
            with Journal(folder, "ben").path.open("a") as file:
                file.write(json.dumps(add) + "\n" + json.dumps(merge) + "\n")
            await until(pilot, lambda: any("pause" in one["summary"] for one in rows(desk, "demands")))
            assert row(desk, "demands", "nine")["issue"] == "wages"
            await pilot.press("u")
            await settled(pilot)
            assert row(desk, "demands", "nine")["issue"] == "wages", "one's undo takes back one's own"

    async def test_what_coders_differ_on_is_marked_until_they_agree(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await until(pilot, lambda: desk.watching == "watching")
            await go_to(desk, pilot, "demands", "weekends")
            await pilot.press("x")
            await settled(pilot)
            other = json.loads((folder / ".summit" / "journal.jsonl").read_text().splitlines()[0])
            (new,) = event_ids()
            other |= {"id": new, "at": time_of(new), "coder": "ben", "action": "accept"}
            with Journal(folder, "ben").path.open("a") as file:
                file.write(json.dumps(other) + "\n")
            await until(pilot, lambda: any("weekends" in one["summary"] for one in rows(desk, "demands")))
            assert row(desk, "demands", "weekends")["mark"] == "!"
            await go_to(desk, pilot, "demands", "weekends")
            await pilot.press("a")
            await settled(pilot)
            assert row(desk, "demands", "weekends")["mark"] == "+"

    async def test_an_edit_shows_the_coder_of_the_settings(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await pilot.press("e")
            await talk(desk, pilot, "stance", "accept")
            assert journal(folder)[0]["coder"] == "ada"
            await pilot.press("W")
            await settled(pilot)
            assert any("ada" in line for pane in ("reader-a", "reader-b") for line in texts(desk, pane))


class TestInTheInbox:
    async def test_a_new_article_s_findings_are_edited_and_accepted_at_once(self, opened: Opener, folder: Path) -> None:
        async with opened():
            pass
        (folder / "c.txt").write_text(LATE)
        async with opened() as (desk, pilot):
            await pilot.press("i")
            await settled(pilot)
            await pilot.press("e")
            await talk(desk, pilot, "issue", "grants")
            assert journal(folder)[0]["after"] == {"issue": "grants"}
            await pilot.press("A")
            await until(pilot, lambda: isinstance(pilot.app.screen, Talk))
            await pilot.press("y")
            await settled(pilot)
            assert actions(folder) == ["correct", "accept"]
            await pilot.press("u", "u")
            await settled(pilot)
            assert actions(folder)[2:] == ["undo", "undo"]


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
