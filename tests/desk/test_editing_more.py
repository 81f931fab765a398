"""Editing by keyboard: whole lists, questions, other coders, the inbox."""

from __future__ import annotations

import json
from pathlib import Path

from tests.desk.conftest import LATE, Opener, settled, texts, until
from tests.desk.editing_kit import (
    WITH_MISSED,
    actions,
    add_pause,
    asked,
    go_to,
    journal,
    row,
    rows,
    select,
    sheet,
    status,
    talk,
)

from summit_tui.review.journal import Journal, event_ids, time_of


class TestWholeLists:
    async def test_all_rows_shown_are_accepted_after_a_yes_and_taken_back_by_one_undo(
        self, opened: Opener, folder: Path
    ) -> None:
        async with opened() as (desk, pilot):
            await pilot.press("slash", *"raise", "enter", "A")
            await asked(pilot)
            assert "2 rows" in sheet(pilot)[0] and "3 undecided passages" in sheet(pilot)[2]
            await pilot.press("n")
            await settled(pilot)
            assert journal(folder) == []
            await pilot.press("A")
            await asked(pilot)
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

    async def test_a_finding_in_hand_answers_a_question(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "demands", "weekends")
            await pilot.press("e")
            await talk(desk, pilot, "answers a question", "will the mediator")
            event = journal(folder)[0]
            assert (event["kind"], event["after"]["answer_file"]) == ("question", "b.txt")
            assert event["after"]["answer_id"] == desk.readers["reader-a"].finding.id
            assert row(desk, "questions", "mediator")["state"] == "answered"
            await go_to(desk, pilot, "questions", "mediator")
            assert desk.readers["reader-b"].file == "b.txt", "B shows the answer"
            await pilot.press("u")
            await settled(pilot)
            assert row(desk, "questions", "mediator")["state"] == "open"

    async def test_a_question_is_moot(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "questions", "mediator")
            await pilot.press("e")
            await talk(desk, pilot, "moot")
            assert journal(folder)[0]["after"]["moot"] == 1
            assert row(desk, "questions", "mediator")["mark"] == "~"
            assert row(desk, "questions", "mediator")["state"] == "moot"


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

    async def test_positions_that_coders_put_together_differently_are_marked(
        self, opened: Opener, folder: Path
    ) -> None:
        (folder / "b.txt").write_text((folder / "b.txt").read_text() + "\nThe Port demands rest (calm).\n")
        async with opened() as (desk, pilot):
            await until(pilot, lambda: desk.watching == "watching")
            await go_to(desk, pilot, "demands", "Rest")
            await pilot.press("space")
            await go_to(desk, pilot, "demands", "weekends")
            await pilot.press("M")
            await settled(pilot)
            assert row(desk, "demands", "weekends")["mark"] == "•"
            mine = next(event for event in journal(folder) if event["finding"] and "position" in event["after"])
            (new,) = event_ids()
            hers = {**mine, "id": new, "at": time_of(new), "coder": "ben", "action": "split"}
            hers.pop("batch", None)
            hers["after"] = {"position": f"split-{new}"}
            with Journal(folder, "ben").path.open("a") as file:
                file.write(json.dumps(hers) + "\n")
            await until(pilot, lambda: any(one["mark"] == "!" for one in rows(desk, "demands")))

    async def test_names_that_coders_put_together_differently_are_marked_and_told(
        self, opened: Opener, folder: Path
    ) -> None:
        async with opened() as (desk, pilot):
            await until(pilot, lambda: desk.watching == "watching")
            desk.session.edit(lambda shop: shop.merging.merge_names(shop, "side", ["The Port"], "The Harbour"))
            await settled(pilot)
            (new,) = event_ids()
            hers = {**journal(folder)[0], "id": new, "at": time_of(new), "coder": "ben"}
            hers["after"] = {"what": "side", "name": "The Port", "into": "The Union"}
            with Journal(folder, "ben").path.open("a") as file:
                file.write(json.dumps(hers) + "\n")
            await until(pilot, lambda: "Coders differ on The Port" in status(desk))
            assert "ada: The Harbour, ben: The Union" in status(desk)
            await settled(pilot)
            union = next(line for line in texts(desk, "parties") if "The Union" in line)
            assert "!" in union, "the later one holds, and its row says that it is disputed"

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
            await talk(desk, pilot, "issue", "grants", "this")
            assert journal(folder)[0]["after"] == {"issue": "grants"}
            await pilot.press("A")
            await asked(pilot)
            await pilot.press("y")
            await settled(pilot)
            assert actions(folder) == ["correct", "accept"]
            await pilot.press("1", "e")
            await talk(desk, pilot, "outlet", "The Quay")
            assert journal(folder)[-1]["article"] == "c.txt"
            await pilot.press("u")
            await settled(pilot)
            journal_before = len(journal(folder))
            await pilot.press("u", "u")
            await settled(pilot)
            assert actions(folder)[journal_before:] == ["undo", "undo"]
