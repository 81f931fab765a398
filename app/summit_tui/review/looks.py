"""What was seen: the articles of the last look, and the renames that happened before our eyes.

`.summit/looked.json` holds the hash of each article's text by its name as the desk was closed, `.summit/unseen.json`
which of them were not looked at, `.summit/renamed.json` the renames. All are
conveniences: whatever happens to them, no decision is lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from summit_tui.review.ids import saw
from summit_tui.review.journal import write_synced

_LOOKED, _UNSEEN, _RENAMED = "looked.json", "unseen.json", "renamed.json"


class LookError(Exception):
    """What was seen could not be kept; the message names the file and says what to do."""


class Rename(msgspec.Struct, frozen=True):
    """An article that has another name since `at` (UTC, ISO 8601)."""

    old: str
    new: str
    at: str


_look = msgspec.json.Decoder(dict[str, str])
_renames = msgspec.json.Decoder(list[Rename])
_UNREADABLE = (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


def load_look(folder: Path) -> dict[str, str] | None:
    """Give what was seen at the last look (name: hash of the text), or None if there was none that can be read.

    A file that cannot be read counts as no look: everything is new then, and nothing is lost.
    """
    try:
        return _look.decode((folder / ".summit" / _LOOKED).read_bytes())
    except _UNREADABLE:
        return None


def save_look(folder: Path, digests: Mapping[str, str]) -> None:
    """Keep what has been seen: all of it or, if that fails, what was kept before.

    Args:
        folder: the folder of articles.
        digests: the hash of each article's text by the article's name.

    Raises:
        LookError: it could not be written.
    """
    _replace(folder / ".summit" / _LOOKED, dict(digests))


def load_unseen(folder: Path) -> dict[str, str]:
    """Give the articles that were there at the last look and not looked at.

    Returns:
        The hash of the text that was seen before by the article's name; "" where none was. Empty where the file cannot
        be read: everything that was there counts as seen then.
    """
    try:
        return _look.decode((folder / ".summit" / _UNSEEN).read_bytes())
    except _UNREADABLE:
        return {}


def save_unseen(folder: Path, before: Mapping[str, str]) -> None:
    """Keep which articles were not looked at (as `load_unseen` gives them; errors as in `save_look`)."""
    _replace(folder / ".summit" / _UNSEEN, dict(before))


def load_renames(folder: Path) -> list[Rename]:
    """Give the renames that were kept, oldest first; none where the file cannot be read."""
    try:
        renames = _renames.decode((folder / ".summit" / _RENAMED).read_bytes())
    except _UNREADABLE:
        return []
    for rename in renames:
        saw(rename.at)
    return renames


def save_renames(folder: Path, names: Mapping[str, str], at: str) -> None:
    """Keep renames along with those kept before.

    Args:
        folder: the folder of articles.
        names: old name to new name, all renamed at once.
        at: when they were seen (UTC, ISO 8601 with milliseconds; `journal.time_of` gives such times).

    Raises:
        LookError: they could not be written.
    """
    kept = load_renames(folder)
    seen = [rename for rename in (Rename(old, new, at) for old, new in names.items()) if rename not in kept]
    if seen:
        if not kept:
            _set_aside(folder / ".summit" / _RENAMED)
        _replace(folder / ".summit" / _RENAMED, sorted(kept + seen, key=lambda rename: rename.at))


def _set_aside(path: Path) -> None:
    """Keep a file that could not be read (a merge left marks in it) beside the one that is written now."""
    with suppress(OSError):
        path.replace(path.with_suffix(".unread.json"))


def _replace(path: Path, value: dict[str, str] | Sequence[Rename]) -> None:
    """Write a file beside the old one and put it in its place at one stroke."""
    try:
        path.parent.mkdir(exist_ok=True)
        write_synced(path, msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=1))
    except (OSError, UnicodeEncodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LookError(
            f"{path}: what was seen could not be kept ({reason}); check permissions and space on the disk. "
            "Decisions are not affected, but articles may show as new again."
        ) from error
