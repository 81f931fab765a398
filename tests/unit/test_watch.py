"""A watched folder tells what came, changed and went, and never of an editor's scratch files."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from summit_tui.articles.folder import FolderChange, FolderError, scan
from summit_tui.articles.watch import FolderNews, wanted, watch

PATIENCE = 15
"""Seconds after which a test gives up; none waits that long when the watch works."""


@asynccontextmanager
async def watched(root: Path) -> AsyncIterator[asyncio.Queue[FolderNews | FolderError]]:
    """Watch a folder; hand out its news once the watch is up, and stop it at the end."""
    news: asyncio.Queue[FolderNews | FolderError] = asyncio.Queue()
    stop = asyncio.Event()

    async def run() -> None:
        try:
            async for one in watch(root, scan(root), stop):
                news.put_nowait(one)
        except FolderError as error:
            news.put_nowait(error)

    task = asyncio.create_task(run())
    try:
        assert (await told(news)).journal  # the first look, made when the watch is up
        yield news
    finally:
        stop.set()
        await asyncio.wait_for(task, PATIENCE)


def put_whole(path: Path, text: str) -> None:
    """Write a file that is never seen half-written."""
    scratch = path.with_name(f"{path.name}.tmp")
    scratch.write_text(text, encoding="utf-8")
    scratch.replace(path)


async def told(news: asyncio.Queue[FolderNews | FolderError]) -> FolderNews:
    one = await asyncio.wait_for(news.get(), PATIENCE)
    assert isinstance(one, FolderNews)
    return one


@pytest.fixture(params=["events", "polling"])
def root(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("WATCHFILES_FORCE_POLLING", raising=False)
    if request.param == "polling":
        monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1")
    (tmp_path / ".summit").mkdir()
    (tmp_path / ".summit" / "journal.jsonl").write_text("{}\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("first", encoding="utf-8")
    return tmp_path


async def test_an_article_that_comes_and_one_that_goes_are_told(root: Path) -> None:
    async with watched(root) as news:
        put_whole(root / "b.txt", "new")
        assert (await told(news)).change == FolderChange(added=("b.txt",))
        (root / "a.txt").unlink()
        assert (await told(news)).change == FolderChange(removed=("a.txt",))


async def test_a_save_by_rename_is_one_change_of_the_article(root: Path) -> None:
    async with watched(root) as news:
        (root / ".a.txt.swp").write_text("scratch", encoding="utf-8")
        put_whole(root / "a.txt", "second text")
        assert (await told(news)).change == FolderChange(changed=("a.txt",))


async def test_a_new_folder_is_told_with_what_it_holds(root: Path) -> None:
    async with watched(root) as news:
        (root / "wire").mkdir()
        put_whole(root / "wire" / "c.md", "c")
        assert (await told(news)).change == FolderChange(added=("wire/c.md",))


async def test_the_journal_is_told_apart_from_the_articles(root: Path) -> None:
    async with watched(root) as news:
        (root / ".summit" / "journal.jsonl").write_text("{}\n{}\n", encoding="utf-8")
        one = await told(news)
        assert one.journal
        assert not one.change


async def test_a_folder_that_is_deleted_ends_the_watch_with_a_reason(root: Path) -> None:
    async with watched(root) as news:
        shutil.rmtree(root)
        while isinstance(one := await asyncio.wait_for(news.get(), PATIENCE), FolderNews):
            assert not one.change.added
        assert "no folder" in str(one)


async def test_what_came_before_the_watch_began_is_told_too(tmp_path: Path) -> None:
    known = scan(tmp_path)
    (tmp_path / "early.txt").write_text("early", encoding="utf-8")
    stop = asyncio.Event()
    async for one in watch(tmp_path, known, stop):
        assert one.change == FolderChange(added=("early.txt",))
        stop.set()
    assert stop.is_set()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.txt", True),
        ("wire", True),
        ("wire/2025.08", True),
        (".summit/journal.jsonl", True),
        (".summit/cache/x.txt", False),
        (".summit/lock", False),
        ("wire/.summit/journal.jsonl", False),
        (".git/index", False),
        ("a.txt~", False),
        ("4913", False),
    ],
)
def test_only_what_may_concern_articles_or_journal_is_heard(path: str, expected: bool) -> None:
    root = Path("/articles")
    assert wanted(root, f"/articles/{path}") is expected
