"""What the desk keeps between runs, folder by folder: sizes, tabs, order, choice, where the cursor stood.

It is a comfort: a file that is garbled, of another version or cannot be written is passed over in silence.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

import msgspec

from summit_tui.settings import state_dir

VERSION = 1
MOST_RECENT = 9
"""How many folders are remembered for the chooser."""


class Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """The state of the desk in one folder.

    `rows` gives by pane the key of the row under its cursor; `names` how the chosen are called in the header. Sizes
    are those of `layout.Arrangement`.
    """

    version: int = VERSION
    folder: str = ""
    tab: str = "demands"
    focus: str = "demands"
    zoom: int = 0
    upper: float = 0.0
    left: float = 0.0
    parties: int = 0
    side: int = 0
    chosen: tuple[str, ...] = ()
    names: dict[str, str] = {}
    sorts: dict[str, str] = {}
    groups: dict[str, str] = {}
    rows: dict[str, str] = {}


def file_of(folder: Path, where: Path | None = None) -> Path:
    """Give the file that keeps the state of a folder.

    Args:
        folder: the folder of articles; its real path counts, so that a link to it shares the state.
        where: the folder for what the program remembers; the user's own if None.
    """
    real = os.fsencode(os.path.realpath(folder))
    return (where or state_dir()) / "folders" / f"{hashlib.blake2b(real, digest_size=10).hexdigest()}.json"


def load(folder: Path, where: Path | None = None) -> Kept | None:
    """Give what was kept of a folder; None where there is nothing that can be used (arguments as in `file_of`)."""
    try:
        kept = msgspec.json.decode(file_of(folder, where).read_bytes(), type=Kept)
    except (OSError, ValueError, RecursionError):  # msgspec's own errors are ValueErrors
        return None
    return kept if kept.version == VERSION else None


def save(folder: Path, kept: Kept, where: Path | None = None) -> bool:
    """Keep the state of a folder, whole or not at all; tell whether it could be written (arguments as in `file_of`)."""
    file = file_of(folder, where)
    named = msgspec.structs.replace(kept, folder=os.fsencode(folder).decode("utf-8", "replace"))
    try:
        return _written(file, msgspec.json.encode(named))
    except ValueError:  # a name that is no Unicode
        return False


def remember(folder: Path, where: Path | None = None) -> None:
    """Keep a folder as the last one opened, and as the first of the recent ones."""
    place = where or state_dir()
    lines = [os.fsencode(folder), *(os.fsencode(one) for one in recent(where) if one != folder)]
    _written(place / "last-folder", lines[0])
    _written(place / "recent-folders", b"\n".join(lines[:MOST_RECENT]))


def recent(where: Path | None = None) -> list[Path]:
    """Give the folders opened before that are still there, the last one first."""
    try:
        lines = ((where or state_dir()) / "recent-folders").read_bytes().split(b"\n")
    except OSError:
        return []
    folders = [Path(os.fsdecode(line)) for line in lines if line and b"\0" not in line]
    return [one for one in folders if one.is_absolute() and _is_there(one)]


def last(where: Path | None = None) -> Path | None:
    """Give the folder opened last, if it is still there."""
    try:
        line = ((where or state_dir()) / "last-folder").read_bytes().strip()
    except OSError:
        return None
    folder = Path(os.fsdecode(line))
    return folder if line and b"\0" not in line and folder.is_absolute() and _is_there(folder) else None


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


def _written(file: Path, data: bytes) -> bool:
    """Write a file by way of another one beside it, so that no reader ever sees half of it."""
    import tempfile  # not before the first picture

    temporary = ""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".kept-")
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        Path(temporary).replace(file)
    except OSError:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        return False
    return True
