"""Deciding by keys: what is journalled, what is gone on to, what comes back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.desk.conftest import Opener, go_to, journal, rows, settled, texts, until
from textual import events


async def test_accept_and_reject_are_journalled_and_undone(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("a")
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot)
        lines = [json.loads(line) for line in (folder / ".summit" / "journal.jsonl").read_text().splitlines()]
        assert [line["action"] for line in lines] == ["accept", "reject"]
        assert all(line["coder"] == "ada" for line in lines)
        await pilot.press("u", "u")
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert "Nothing to undo" in texts(desk, "status")[0]
        lines = [json.loads(line) for line in (folder / ".summit" / "journal.jsonl").read_text().splitlines()]
        assert [line["action"] for line in lines] == ["accept", "reject", "undo", "undo"]


async def test_a_decision_goes_on_to_the_next_undecided_piece(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        go_to(desk, "nine")
        await settled(pilot)
        before = desk.readers["reader-a"].file
        await pilot.press("a")
        await settled(pilot)
        assert desk.readers["reader-a"].file != before, "the other piece of the same row"
        row = desk.lists["demands"].key
        await pilot.press("a")
        await settled(pilot)
        assert desk.lists["demands"].key != row, "then the next row"
        done = next(line for line in texts(desk, "demands") if "nine percent" in line)
        assert done.split()[-1] == "2/2"
        assert "+" in done


async def test_keys_pressed_faster_than_the_screen_answers_decide_one_piece_each(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        for key in "aaxa":
            desk.post_message(events.Key(key, key))
        await until(pilot, lambda: len(journal(folder)) == 4)
        await settled(pilot)
        lines = [json.loads(line) for line in (folder / ".summit" / "journal.jsonl").read_text().splitlines()]
        assert [line["action"] for line in lines] == ["accept", "accept", "reject", "accept"]
        assert len({(line["article"], line["finding"]) for line in lines}) == 4


async def test_a_move_and_a_decision_typed_at_once_decide_on_the_row_moved_to(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        for _ in range(2):
            desk.post_message(events.Key("j", "j"))
            desk.post_message(events.Key("a", "a"))
        await until(pilot, lambda: len(journal(folder)) == 2 and not desk.keys.waits_for)
        await settled(pilot)
        assert len({line["finding"] for line in journal(folder)}) == 2


async def test_the_highlighted_finding_is_the_one_decided_on(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        go_to(desk, "nine")
        await settled(pilot)
        await pilot.press("5", "right_parenthesis")
        await settled(pilot)
        reader = desk.readers["reader-a"]
        assert reader.finding is not None
        lit = reader.finding.id
        await pilot.press("x")
        await settled(pilot)
        assert [line["finding"] for line in journal(folder)] == [lit]


async def test_a_pinned_reader_is_not_decided_on_from_a_list(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("5", "p", "2", "j", "a")
        await settled(pilot)
        assert journal(folder) == []
        assert "pinned" in texts(desk, "status")[0]


async def test_a_decision_that_cannot_be_written_is_said_to_be_unsaved(opened: Opener, folder: Path) -> None:
    async with opened((200, 40)) as (desk, pilot):
        shutil.rmtree(folder / ".summit")
        (folder / ".summit").write_text("in the way")
        await pilot.press("a")
        await until(pilot, lambda: not desk.keys.waits_for)
        await settled(pilot)
        assert "Not saved.  1 decision not in the journal" in texts(desk, "status")[0]
        assert "1 not saved" in texts(desk, "header")[0]


async def test_decisions_are_back_after_a_restart(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("a")
        await settled(pilot)
        left = desk.session.totals
    async with opened() as (desk, _):
        assert desk.session.totals is not None and left is not None
        assert desk.session.totals.to_review == left.to_review


async def test_rejected_evidence_leaves_the_lists_and_is_shown_on_demand(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        go_to(desk, "weekends")
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot)
        assert all("weekends" not in line for line in rows(desk, "demands"))
        await pilot.press("R")
        await settled(pilot)
        shown = next(line for line in texts(desk, "demands") if "weekends" in line)
        assert "×" in shown
