from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from summit_tui.desk.app import SummitApp
from summit_tui.desk.screens.desk import DeskScreen
from summit_tui.settings import Settings

ROOT = Path(__file__).parents[2]

HARBOUR = """Dockers and port still far apart

By Lena Marsh | The Quay (sample)

Published March 3, 2031

The Union demands a raise of nine percent (pay).
The Union refuses any cut of night crews (jobs).
The Port offers a raise of three percent (pay).

“We will not move on the crews,” said Ada Roth of the Union.

Will the mediator return?
"""
TIDE = """Second day without cranes

Published March 4, 2031

The Union demands a raise of nine percent (pay).
The Port demands longer shifts at weekends (hours).

“We can talk about weekends,” said Tom Hale of the Port.
"""
LATE = """Third day

Published March 5, 2031

The City offers a loan to the port (money).
The Union accepts a raise of three percent (pay).
"""

Opener = Callable[..., AbstractAsyncContextManager[tuple[DeskScreen, Pilot[None]]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "harbour"
    place.mkdir()
    (place / "a.txt").write_text(HARBOUR, encoding="utf-8")
    (place / "b.txt").write_text(TIDE, encoding="utf-8")
    return place


@pytest.fixture
def app(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], SummitApp]:
    """An app on the folder in a theme, for pictures; the test opens it."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(ROOT / "app")]))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return lambda theme: SummitApp(folder, Settings(coder="ada", theme=theme, workers=1), kit="tests.kit:load")


@pytest.fixture
def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Open the desk on the folder with the test kit, and wait until all is read."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(ROOT / "app")]))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder.parent / "state"))
    monkeypatch.delenv("NO_COLOR", raising=False)

    @asynccontextmanager
    async def open_desk(
        size: tuple[int, int] = (140, 40),
        theme: str = "tokyo-night",
        place: Path = folder,
        *,
        keys: dict[str, str] | None = None,
        no_color: bool = False,
    ) -> AsyncIterator[tuple[DeskScreen, Pilot[None]]]:
        if no_color:
            monkeypatch.setenv("NO_COLOR", "1")
        settings = Settings(coder="ada", theme=theme, workers=1, keys=keys or {})
        app = SummitApp(place, settings, kit="tests.kit:load")
        async with app.run_test(size=size) as pilot:
            await until(pilot, lambda: app.session.ready and not app.session.reading)
            await settled(pilot)
            yield app.desk, pilot

    return open_desk


async def until(pilot: Pilot[None], holds: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something to hold; the deadline only ends a failing test."""
    for _ in range(int(seconds / 0.02)):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came to hold")


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the clerk has nothing to do and what it said has been heard."""
    session = pilot.app.session  # type: ignore[attr-defined] # the app is SummitApp
    done: list[int] = []
    for turn in range(1, 5):
        session.later(lambda shop: done.append(1))
        await until(pilot, lambda turn=turn: len(done) == turn)  # type: ignore[misc] # the default binds it
        await pilot.pause()
        await pilot.pause()


def texts(desk: DeskScreen, pane: str) -> list[str]:
    """The lines of a pane as they are drawn."""
    widget = desk.query_one(f"#{pane}")
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


async def at_row(desk: DeskScreen, pilot: Pilot[None], word: str) -> None:
    """Put the cursor of Demands on the row whose summary holds a word, and wait for its evidence."""
    pane = desk.lists["demands"]
    pane.move_to(next(i for i in range(pane.rows.height) if word in (pane.rows[i]["summary"] or "")))
    await settled(pilot)


def rows(desk: DeskScreen, pane: str) -> list[str]:
    """The lines of a pane below its title that are not blank."""
    return [line for line in texts(desk, pane)[1:] if line.strip()]


def journal(folder: Path) -> list[dict[str, Any]]:
    """The events in the folder's journal."""
    file = folder / ".summit" / "journal.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.is_file() else []


def keys_of(desk: DeskScreen) -> list[str]:
    """The keys of the people in Parties."""
    rows = desk.lists["parties"].rows
    return [rows[i]["key"] for i in range(rows.height) if rows[i]["level"] == "person"]


def go_to(desk: DeskScreen, word: str) -> None:
    """Put the cursor of Demands on the row whose summary holds a word."""
    pane = desk.lists["demands"]
    pane.move_to(next(i for i in range(pane.rows.height) if word in (pane.rows[i]["summary"] or "")))
