"""The cache of a folder that is edited day after day keeps what is needed, and no more."""

from __future__ import annotations

from pathlib import Path

from tests.desk.conftest import HARBOUR, Opener, at_row, settled, until
from textual.pilot import Pilot

from summit_tui.desk.screens.desk import DeskScreen
from summit_tui.model import digest_of

SECOND = HARBOUR.replace("a raise of nine percent", "a raise of eight percent")
THIRD = HARBOUR.replace("a raise of nine percent", "a raise of seven percent")


def stems(folder: Path) -> set[str]:
    return {path.stem for path in (folder / ".summit" / "cache").glob("*/*.msgpack")}


def cached(folder: Path) -> set[str]:
    names = stems(folder)
    versions = {"first": HARBOUR, "second": SECOND, "third": THIRD}
    return {name for name, text in versions.items() if digest_of(text) in names}


async def edit(folder: Path, desk: DeskScreen, pilot: Pilot[None], text: str) -> None:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    await until(pilot, lambda: digest_of(text) in stems(folder))
    await settled(pilot)


async def test_quitting_prunes_former_texts_in_which_nothing_was_decided(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await at_row(desk, pilot, "night crews")
        await pilot.press("a")
        await settled(pilot)
        await edit(folder, desk, pilot, SECOND)
        await edit(folder, desk, pilot, THIRD)
        assert cached(folder) == {"first", "second", "third"}
    assert cached(folder) == {"first", "third"}
    (folder / ".summit" / "looked.json").unlink()  # the inbox has nothing to compare: now it is the decision alone
    async with opened():
        pass
    assert cached(folder) == {"first", "third"}
    (folder / ".summit" / "looked.json").unlink()
    (folder / ".summit" / "journal.jsonl").unlink()
    async with opened():
        pass
    assert cached(folder) == {"third"}


async def test_nothing_is_pruned_while_the_journal_cannot_be_read(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await edit(folder, desk, pilot, SECOND)
        (folder / ".summit" / "journal.jsonl").mkdir()
        await settled(pilot)
    assert cached(folder) == {"first", "second"}
