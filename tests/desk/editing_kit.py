"""What tests of editing share: the journal, rows of lists, and answering the questions of a talk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.desk.conftest import settled, texts, until
from textual import events
from textual.pilot import Pilot

from summit_tui.desk.screens.desk import DeskScreen
from summit_tui.desk.screens.talk import Talk


def journal(folder: Path) -> list[dict[str, Any]]:
    """The events in the folder's journal."""
    file = folder / ".summit" / "journal.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.is_file() else []


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
    await until(pilot, lambda: isinstance(pilot.app.screen, Talk))
    for answer in answers:
        await write(pilot, answer)
        await pilot.press("enter")
    await settled(pilot)


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
