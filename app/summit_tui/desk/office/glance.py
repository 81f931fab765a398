"""The first rows of a folder, kept from one run to the next, so that they stand before the ledger does.

Making the ledger takes a tenth of a second for a few articles and some seconds for thousands, and importing what
makes it as long again. What the lists showed when the desk was closed is kept in `.summit/cache/glance.msgpack` with a
mark of all that it came from: the files of the folder (size, time), the journal, the settings, and the program that
made it. Only where the mark is the same is it shown; else nothing is. The ledger's own rows take its place as soon as
they are made. Nothing can be decided on a glance: what is asked of a row waits for the ledger.

What is new since the last look is not kept: that was another look.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from summit_tui.articles.folder import FolderError, Found, scan
from summit_tui.desk.session import Query
from summit_tui.extraction import version
from summit_tui.settings import Settings

if TYPE_CHECKING:
    import polars as pl

ROWS = 120
"""Rows that are kept of a list: more than fit on a screen."""
PEOPLE = 600
"""Rows of Parties up to which they are kept; they are shown only as a whole, since sides count their people."""
_FILE = Path(".summit", "cache", "glance.msgpack")


class Counted(msgspec.Struct, frozen=True):
    """The counts of the header (see `ledger.views.Totals`)."""

    articles: int = 0
    new: int = 0
    demands: int = 0
    quotes: int = 0
    questions: int = 0
    to_review: int = 0


class Glance(msgspec.Struct, frozen=True):
    """What the lists showed: `query` is what they were asked, `rows` the first rows by list."""

    query: Query
    rows: dict[str, list[dict[str, Any]]]
    counts: dict[str, tuple[int, int]]
    totals: Counted


class _Kept(msgspec.Struct, frozen=True):
    mark: str
    glances: list[Glance]


def take(query: Query, frames: Mapping[str, pl.DataFrame], totals: Any, counts: dict[str, tuple[int, int]]) -> Glance:
    """Give what is kept of an answer of the ledger (see `messages.ViewsReady`)."""
    rows = {
        name: [
            {**row, "new": type(row["new"])(0)} for row in frame.head(PEOPLE if name == "parties" else ROWS).to_dicts()
        ]
        for name, frame in frames.items()
        if name != "parties" or frame.height <= PEOPLE
    }
    told = msgspec.convert({**msgspec.structs.asdict(totals), "new": 0}, Counted)
    return Glance(query, rows, counts, told)


def journal_mark(root: Path) -> str:
    """Give a mark that differs when decisions, or the names that they go by, do."""
    return "|".join(_stat(root / ".summit" / name) for name in ("journal.jsonl", "renamed.json"))


def mark_of(files: Iterable[Found], decisions: str, settings: Settings) -> str:
    """Give a mark of all that the rows of a folder come from.

    Args:
        files: the articles as the file system has them.
        decisions: from `journal_mark`.
        settings: the settings in force.
    """
    told = hashlib.blake2b(digest_size=16)
    for part in (version.key(settings), _program(), decisions):
        told.update(part.encode() + b"\0")
    told.update(msgspec.json.encode(settings, order="sorted"))
    for found in files:
        told.update(f"{found.name}\0{found.size}\0{found.mtime_ns}\0".encode("utf-8", "surrogatepass"))
    return told.hexdigest()


def keep(root: Path, mark: str, glances: list[Glance]) -> None:
    """Keep what the lists showed. Where it cannot be written, the next start does without."""
    path = root / _FILE
    temporary = path.with_suffix(".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(msgspec.msgpack.encode(_Kept(mark, glances)))
        temporary.replace(path)
    except OSError:
        return


def load(root: Path, settings: Settings) -> list[Glance]:
    """Give what the lists showed when all was as it is now; nothing where anything is different."""
    try:
        kept = msgspec.msgpack.decode((root / _FILE).read_bytes(), type=_Kept)
        files = scan(root).articles
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, FolderError):
        return []
    return kept.glances if kept.mark == mark_of(files, journal_mark(root), settings) else []


def _program() -> str:
    """Tell apart the programs that make rows: their files by size and time (a change shows at once)."""
    package = Path(__file__).parents[1]
    files = (file for room in ("ledger", "desk", "review") for file in sorted((package / room).glob("*.py")))
    return "|".join(_stat(file) for file in files)


def _stat(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return "-"
    return f"{status.st_size}.{status.st_mtime_ns}"
