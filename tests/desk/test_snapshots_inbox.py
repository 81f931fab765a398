"""How the inbox looks, one picture a size and theme. `pytest tests/desk --snapshot-update` renews them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.desk.conftest import LATE, ROOT, settled, until
from tests.desk.test_inbox import WIRE
from tests.desk.test_snapshots import Compare, after
from textual.pilot import Pilot

from summit_tui.articles.reading import load_article
from summit_tui.desk.app import SummitApp
from summit_tui.review.looks import save_look
from summit_tui.settings import Settings


@pytest.fixture
def app(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], SummitApp]:
    """A folder of which two articles were looked at, one of them in another form; two more and a copy have come."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(ROOT / "app")]))
    monkeypatch.delenv("NO_COLOR", raising=False)
    seen = {name: load_article(folder, folder / name).digest for name in ("a.txt", "b.txt")}
    save_look(folder, {**seen, "b.txt": "0" * 32})
    (folder / "c.txt").write_text(LATE, encoding="utf-8")
    (folder / "d.txt").write_text(WIRE, encoding="utf-8")
    (folder / "e.txt").write_text(WIRE.replace("Day four", "Fourth day"), encoding="utf-8")
    return lambda theme: SummitApp(folder, Settings(coder="ada", theme=theme, workers=1), kit="tests.kit:load")


async def reviewed(pilot: Pilot[None]) -> None:
    """Open the inbox once the copy is known as one, and decide twice."""
    app = pilot.app
    assert isinstance(app, SummitApp)
    await after()(pilot)
    await until(pilot, lambda: bool((shop := app.session._shop) and shop.ledger.origins))
    await settled(pilot)
    await after("i", "a", "x")(pilot)


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (220, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("theme", ["tokyo-night", "catppuccin-latte", "ansi-dark"])
def test_the_inbox(snap_compare: Compare, app: Callable[[str], SummitApp], size: tuple[int, int], theme: str) -> None:
    assert snap_compare(app(theme), terminal_size=size, run_before=reviewed)
