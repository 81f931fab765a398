"""Which articles a folder holds, and what changed between two looks at it. Reads names and sizes, no text."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from summit_tui.articles.reading import ArticleError, escaped, explained, relative_name

SUFFIXES = frozenset({".txt", ".md"})
WORK_FOLDER = ".summit"
"""Where decisions and caches lie within the folder."""

_TEMPORARY = re.compile(
    r"~$|\.sw[a-z]{1,2}$|^#.*#$|^\.#|^4913$|\.(?:tmp|temp|part|partial|crdownload|download|bak|orig)$|___jb_(?:tmp|old)___$|"
    r"^~\$|^\.~lock|\.goutputstream-|\.kate-swp$|\.sb-[0-9a-f]{8}-",
    re.IGNORECASE,
)


SETTINGS_FILE = "summit.toml"


class FolderError(Exception):
    """A folder that cannot be read; `str()` is a sentence that says what to do."""


class Found(NamedTuple):
    """A file that is an article: its name below the folder, its path, and what tells a change of it."""

    name: str
    path: Path
    size: int
    mtime_ns: int
    inode: int


class Scan(msgspec.Struct, frozen=True):
    """One look at a folder.

    `articles` are sorted by name; `passed_over` counts the other files by reason (hidden, temporary, other
    kind, .summit); `errors` names what could not be looked at.
    """

    articles: tuple[Found, ...] = ()
    passed_over: dict[str, int] = {}
    errors: tuple[ArticleError, ...] = ()


class FolderChange(msgspec.Struct, frozen=True):
    """The names of the articles that came, changed and went, each sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def passed_over(name: str) -> str | None:
    """Give why a file or folder of this name is no article by name alone, or None.

    Example:
        >>> passed_over("talks.txt~"), passed_over(".git"), passed_over("talks.txt")
        ('temporary', 'hidden', None)
    """
    if name == WORK_FOLDER:
        return WORK_FOLDER
    if _TEMPORARY.search(name):
        return "temporary"
    return "hidden" if name.startswith(".") else None


def is_article_name(name: str) -> bool:
    """Tell whether a file of this name is read as an article."""
    return passed_over(name) is None and os.path.splitext(name)[1].lower() in SUFFIXES  # noqa: PTH122  (10 x a Path)


def scan(root: Path) -> Scan:
    """Look through a folder and the folders in it.

    A folder that is met twice (by symbolic links, say) is entered once.

    Raises:
        FolderError: there is no such folder, it is none, or it may not be read.
    """
    _check(root)
    look = _Look(root)
    look.enter(root)
    return Scan(
        articles=tuple(sorted(look.articles)),
        passed_over=dict(sorted(look.passed.items())),
        errors=tuple(sorted(look.errors, key=lambda error: error.file)),
    )


def diff(old: Scan, new: Scan) -> FolderChange:
    """Give what changed from one look at a folder to the next: by size, time of change and inode."""
    before = {found.name: found[2:] for found in old.articles}
    after = {found.name: found[2:] for found in new.articles}
    return FolderChange(
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(name for name in after.keys() & before.keys() if after[name] != before[name])),
        removed=tuple(sorted(before.keys() - after.keys())),
    )


def renames(removed: Mapping[str, str], added: Mapping[str, str]) -> dict[str, str]:
    """Give which articles only got another name: old name to new name.

    Args:
        removed: name and digest of the articles that went.
        added: name and digest of those that came.

    Returns:
        Pairs of one text, each name used once. Of several with the same text those that keep their file
        name go together first, then in the order of names.
    """
    pairs: dict[str, str] = {}
    for same_file_name in (True, False):
        free = sorted(added.keys() - set(pairs.values()))
        for old in sorted(removed.keys() - pairs.keys()):
            for new in free:
                kept = old.rpartition("/")[2] == new.rpartition("/")[2]
                if added[new] == removed[old] and (kept or not same_file_name):
                    pairs[old] = new
                    free.remove(new)
                    break
    return pairs


def _check(root: Path) -> None:
    shown = escaped(os.fspath(root))
    try:
        if not stat.S_ISDIR(root.stat().st_mode):
            raise FolderError(f"{shown} is a file, not a folder. Give the folder that it lies in.")
        with os.scandir(root):
            pass
    except FileNotFoundError as error:
        raise FolderError(
            f"There is no folder {shown}. Check the name, or make it and put articles into it."
        ) from error
    except PermissionError as error:
        raise FolderError(
            f"The folder {shown} may not be read. Give yourself the right to read and enter it."
        ) from error
    except OSError as error:
        raise FolderError(f"The folder {shown} cannot be read ({error.strerror or error}). Check the disk.") from error


class _Look:
    """The state of one scan."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.articles: list[Found] = []
        self.passed: Counter[str] = Counter()
        self.errors: list[ArticleError] = []
        self._entered: set[tuple[int, int]] = set()

    def enter(self, start: Path) -> None:
        waiting = [start]
        while waiting:
            folder = waiting.pop()
            try:
                status = folder.stat()
                if (status.st_dev, status.st_ino) in self._entered:
                    continue
                self._entered.add((status.st_dev, status.st_ino))
                waiting.extend(self._folders(folder))
            except OSError as error:
                self._fails(folder, error)

    def _folders(self, folder: Path) -> Iterator[Path]:
        """Note a folder's files and give the folders in it."""
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                reason = passed_over(entry.name)
                if reason is None:
                    try:
                        if entry.is_dir():
                            if entry.is_symlink() and self._leads_up(folder / entry.name):
                                self.passed["link to a folder above"] += 1
                            else:
                                yield folder / entry.name
                        else:
                            self._note(folder, entry)
                    except OSError as error:
                        self._fails(folder / entry.name, error)
                else:
                    self.passed[reason] += 1

    def _leads_up(self, link: Path) -> bool:
        """Tell whether a link leads to the folder itself or one above it, whose whole tree would be read."""
        return self.root.resolve().is_relative_to(link.resolve())

    def _note(self, folder: Path, entry: os.DirEntry[str]) -> None:
        path = folder / entry.name
        if not is_article_name(entry.name):
            if path != self.root / SETTINGS_FILE:  # the folder's own settings are no stray file
                self.passed["other kind"] += 1
            return
        status = entry.stat()
        if stat.S_ISREG(status.st_mode):
            name = relative_name(self.root, path)
            self.articles.append(Found(name, path, status.st_size, status.st_mtime_ns, status.st_ino))
        else:
            self.passed["other kind"] += 1

    def _fails(self, path: Path, error: OSError) -> None:
        told = explained(error)
        if isinstance(error, FileNotFoundError) and path.is_symlink():
            told = ("it is a symbolic link to a file that is not there", "put that file back or remove the link")
        self.errors.append(ArticleError(relative_name(self.root, path), *told))
