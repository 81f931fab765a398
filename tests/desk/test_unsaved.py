"""The desk when decisions cannot be written, when others write too, and when what was decided on is gone."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pytest
from tests.desk.conftest import HARBOUR, Opener, settled, texts, until
from tests.kit import extraction_of
from textual.pilot import Pilot

from summit_tui.articles.reading import load_article
from summit_tui.desk.office import journalling
from summit_tui.desk.screens.desk import DeskScreen
from summit_tui.model import digest_of, finding_ids
from summit_tui.review import journal as journal_module
from summit_tui.review.decisions import decide
from summit_tui.review.journal import Journal

NINE = "a raise of nine percent"


def events(folder: Path) -> list[dict[str, str]]:
    file = folder / ".summit" / "journal.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.is_file() else []


def go_to(desk: DeskScreen, word: str) -> None:
    pane = desk.lists["demands"]
    pane.move_to(next(i for i in range(pane.rows.height) if word in (pane.rows[i]["summary"] or "")))


async def press(pilot: Pilot[None], desk: DeskScreen, *keys: str) -> None:
    await pilot.press(*keys)
    await until(pilot, lambda: not desk.keys.waits_for)
    await settled(pilot)


def to_review(desk: DeskScreen) -> int:
    assert desk.session.totals is not None
    return int(desk.session.totals.to_review)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch, folder: Path) -> pytest.MonkeyPatch:
    """The disk of the folder is full; the state directory's is not."""
    names: dict[int, str] = {}
    opening, writing = os.open, os.write

    def opened(path: str | Path, *rest: int, **more: int) -> int:
        descriptor = opening(path, *rest, **more)
        names[descriptor] = str(path)
        return descriptor

    def write(descriptor: int, data: bytes) -> int:
        if names.get(descriptor, "").startswith(str(folder)):
            raise OSError(errno.ENOSPC, "No space left on device")
        return writing(descriptor, data)

    monkeypatch.setattr(journalling, "RETRY_AFTER", 0.2)
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(journal_module.os, "open", opened)
        broken.setattr(journal_module.os, "write", write)
        yield broken


async def test_on_a_full_disk_decisions_hold_are_counted_as_unsaved_and_written_once_there_is_room(
    opened: Opener, folder: Path, full_disk: pytest.MonkeyPatch
) -> None:
    async with opened((200, 40)) as (desk, pilot):
        before = to_review(desk)
        await press(pilot, desk, "a")
        await press(pilot, desk, "x")
        assert events(folder) == []
        assert to_review(desk) == before - 2
        assert (
            "Not saved.  2 decisions not in the journal: the disk is full; free some space." in texts(desk, "status")[0]
        )
        assert "2 not saved" in texts(desk, "header")[0]
        full_disk.undo()
        await until(pilot, lambda: len(events(folder)) == 2)
        await until(pilot, lambda: "not saved" not in texts(desk, "header")[0])
        await press(pilot, desk, "u")
        assert [event["action"] for event in events(folder)] == ["accept", "reject", "undo"]


async def test_unsaved_decisions_are_there_when_the_desk_is_opened_again(
    opened: Opener, folder: Path, full_disk: pytest.MonkeyPatch
) -> None:
    async with opened() as (desk, pilot):
        before = to_review(desk)
        await press(pilot, desk, "a")
    assert "kept in" in desk.session.parting and "the next desk brings them in" in desk.session.parting
    full_disk.undo()
    async with opened() as (desk, _):
        assert to_review(desk) == before - 1
        assert len(events(folder)) == 1


async def test_a_folder_that_is_removed_while_deciding_takes_no_decision_along(
    opened: Opener, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journalling, "RETRY_AFTER", 0.2)
    async with opened((200, 40)) as (desk, pilot):
        await press(pilot, desk, "a")
        piece = desk.trail.piece("a") if desk.trail else None
        assert piece is not None
        article = desk.folios[piece.file].article
        shutil.move(folder, tmp_path / "elsewhere")
        desk.session.later(
            lambda shop: journalling.decided(shop, lambda: shop.decisions.decide("accept", piece, article))
        )
        await until(pilot, lambda: desk.session.unsaved == 1)
        await settled(pilot)
        assert "1 not saved" in texts(desk, "header")[0]
        shutil.move(tmp_path / "elsewhere", folder)
        await until(pilot, lambda: desk.session.unsaved == 0)
        assert len(events(folder)) == 2


async def test_an_accepted_finding_that_the_machine_no_longer_makes_stays_in_its_list(
    opened: Opener, folder: Path
) -> None:
    async with opened() as (desk, pilot):
        go_to(desk, "weekends")
        await settled(pilot)
        await press(pilot, desk, "a")
        text = (folder / "b.txt").read_text()
        # The kit makes nothing of it without "demands", as a newer extractor might not of what it made before.
        (folder / "b.txt").write_text(text.replace("The Port demands longer", "The Port asks for longer"))
        await until(pilot, lambda: desk.session.totals is not None and desk.session.totals.demands == 4)
        await settled(pilot)
        (line,) = [line for line in texts(desk, "demands") if "onger shifts at weekends" in line]
        assert "hours" in line and "+" in line.split("hours")[0], "it is accepted, with what was known of it"
        go_to(desk, "weekends")
        await settled(pilot)
        piece = desk.trail.piece("a") if desk.trail else None
        assert piece is not None and piece.state == "accepted"
        assert "no longer" in piece.why  # type: ignore[attr-defined] # a Piece has it


async def test_a_colleague_s_decisions_come_in_live_and_what_differs_is_disputed(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        go_to(desk, "weekends")
        await settled(pilot)
        await press(pilot, desk, "a")
        piece = next(event for event in events(folder) if event["action"] == "accept")
        article = load_article(folder, folder / "b.txt")
        demand = next(one for one in extraction_of(article).demands if one.id == piece["finding"])
        hers = decide(
            "ben", "reject", article, kind="demand", finding=demand.id, span=(demand.start, demand.end)
        )  # fmt: skip
        Journal(folder, "ben").append([hers])
        found: list[bool] = []

        def look() -> bool:
            desk.session.later(
                lambda shop: found.append(shop.decisions.review.state_of("b.txt", "demand", demand.id).disputed)
            )
            return bool(found) and found[-1]

        await until(pilot, look)


async def test_a_decision_made_elsewhere_on_a_text_that_is_not_here_finds_its_passage(
    opened: Opener, folder: Path
) -> None:
    """A colleague decided on her version of the article, in which the finding has another id."""
    hers = HARBOUR.replace("of nine percent (pay)", "of nine percent for all of them (pay)")
    start = hers.index(NINE)
    (other_id,) = finding_ids(hers, "demand", [(start, start + len(NINE))])
    async with opened() as (desk, pilot):
        article = load_article(folder, folder / "a.txt")
        foreign = type(article)("a.txt", hers, digest_of(hers))
        before = to_review(desk)
        event = decide(
            "ben", "accept", foreign, kind="demand", finding=other_id, span=(start, start + len(NINE))
        )  # fmt: skip
        Journal(folder, "ben").append([event])
        await until(pilot, lambda: to_review(desk) == before - 1)


async def test_a_journal_that_cannot_be_read_does_not_keep_the_desk_from_opening(opened: Opener, folder: Path) -> None:
    (folder / ".summit" / "journal.jsonl").mkdir(parents=True)
    async with opened((200, 40)) as (desk, _):
        assert to_review(desk) > 0
        assert any("raise of nine percent" in line for line in texts(desk, "demands"))


async def test_a_key_that_comes_while_an_edited_article_is_read_decides_on_no_other_passage(
    opened: Opener, folder: Path
) -> None:
    async with opened() as (desk, pilot):
        go_to(desk, "weekends")
        await settled(pilot)
        piece = desk.trail.piece("a") if desk.trail else None
        assert piece is not None
        text = (folder / "b.txt").read_text()
        (folder / "b.txt").write_text("Note: " + text.replace("demands longer shifts at weekends", "demands a truce"))
        await until(pilot, lambda: any("truce" in line for line in texts(desk, "demands")))
        desk.session.decide("accept", piece)
        await settled(pilot)
        assert events(folder) == []
        assert "b.txt has changed." in texts(desk, "status")[0]


async def test_quitting_with_unsaved_decisions_offers_another_place(
    opened: Opener, folder: Path, full_disk: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    async with opened() as (desk, pilot):
        await press(pilot, desk, "a")
        await pilot.press("q")
        await until(pilot, lambda: pilot.app.screen is not desk)
        assert pilot.app.is_running
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is desk)
        await pilot.press("q")
        await until(pilot, lambda: pilot.app.screen is not desk)
        await pilot.press(*str(tmp_path / "stick"), "enter")
        await until(pilot, lambda: not pilot.app.is_running)
    (kept,) = (tmp_path / "stick").iterdir()
    assert kept.read_bytes().count(b"\n") == 1
    assert str(kept) in desk.session.parting
