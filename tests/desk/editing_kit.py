"""What tests of editing share: the journal, rows of lists, and answering the questions of a talk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.desk.conftest import HARBOUR, journal, settled, texts, until
from textual import events
from textual.pilot import Pilot

from summit_tui.desk.screens.desk import DeskScreen
from summit_tui.desk.screens.talk import Talk

MISSED = "The mediator asked both for a pause of ten days."
WITH_MISSED = HARBOUR.replace("\nWill the mediator", f"\n{MISSED}\n\nWill the mediator")
PAUSE = "a pause of ten days"


def rows(desk: DeskScreen, pane: str) -> list[dict[str, Any]]:
    """The rows of a list that are no headings."""
    rows = desk.lists[pane].rows
    return [row for i in range(rows.height) if (row := rows[i]).get("row", "item") == "item"]


def row(desk: DeskScreen, pane: str, word: str) -> dict[str, Any]:
    """The one row of a list that holds a word."""
    (found,) = [row for row in rows(desk, pane) if any(word in str(value) for value in row.values())]
    return found


async def go_to(desk: DeskScreen, pilot: Pilot[None], pane: str, word: str) -> None:
    """Focus a list and put its cursor on the row that holds a word."""
    await pilot.press({"parties": "1", "demands": "2", "quotes": "3", "questions": "4"}[pane])
    here = desk.lists[pane]
    at = [i for i in range(here.rows.height) if here.can_stand(here.rows[i])]
    here.move_to(next(i for i in at if any(word in str(value) for value in here.rows[i].values())))
    await settled(pilot)


async def talk(desk: DeskScreen, pilot: Pilot[None], *answers: str) -> None:
    """Wait for the window, type each answer and press enter; the list that it picks from must offer it first."""
    await asked(pilot)
    for answer in answers:
        await write(pilot, answer)
        await pilot.press("enter")
    await settled(pilot)


async def asked(pilot: Pilot[None]) -> None:
    """Wait until a window asks something, and is laid out."""

    def stands() -> bool:
        screen = pilot.app.screen
        return isinstance(screen, Talk) and screen.is_mounted and screen.sheet.size.height > 0

    await until(pilot, stands)


async def write(pilot: Pilot[None], text: str) -> None:
    """Write over what stands on the line."""
    await pilot.press("end", "ctrl+u")
    for char in text:
        pilot.app.screen.post_message(events.Key({" ": "space"}.get(char, char), char))
    await pilot.pause()


def sheet(pilot: Pilot[None]) -> list[str]:
    """The lines of the window."""
    assert isinstance(pilot.app.screen, Talk)
    widget = pilot.app.screen.sheet
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def status(desk: DeskScreen) -> str:
    return texts(desk, "status")[0]


def actions(folder: Path) -> list[str]:
    return [event["action"] for event in journal(folder)]


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
