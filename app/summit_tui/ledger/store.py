"""The cache of what was read: a start reads this, not the articles.

Under `FOLDER/.summit/cache/<extractor>-<settings>/` lies one MessagePack file a text, named by the text's hash,
and an index from file names to what the file system said of them, so that a file that did not change is not
even opened. Anything that cannot be read back counts as not there. A folder that cannot be written is worked
on in memory; `Store.problem` says so.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import msgspec

from summit_tui.engines.messages import Reading
from summit_tui.model import SCHEMA

_RACY_NS = 50_000_000
"""A file changed this shortly before it was read may change again without a new time, so it is read again."""
_DIGEST = re.compile(r"[0-9a-f]{8,64}")


class Found(Protocol):
    """What the file system says of an article (see `articles.folder.Found`)."""

    @property
    def name(self) -> str:
        """The article's name: its path below the folder."""

    @property
    def size(self) -> int:
        """Bytes."""

    @property
    def mtime_ns(self) -> int:
        """Time of the last change, in nanoseconds."""

    @property
    def inode(self) -> int:
        """Number of the file in its file system; 0 where there is none."""


class _Entry(msgspec.Struct, frozen=True, array_like=True):
    size: int
    mtime_ns: int
    inode: int
    digest: str
    seen_ns: int


class _Index(msgspec.Struct, frozen=True):
    schema: int
    files: dict[str, _Entry]


class Store:
    """What was read of a folder, by the hash of the text.

    Args:
        folder: the folder of articles.
        extractor: version of the extractor; another version's cache is not looked at.
        settings_key: the settings that bear on extraction, as any text (see `settings_key`).
    """

    def __init__(self, folder: Path, extractor: str, settings_key: str = "") -> None:
        self.problem: str | None = None
        mark = hashlib.blake2b(f"{SCHEMA}\x1f{settings_key}".encode(), digest_size=4).hexdigest()
        safe = re.sub(r"[^\w.-]", "_", extractor) or "extractor"
        self.place = folder / ".summit" / "cache" / f"{safe}-{mark}"
        self._memory: dict[str, bytes] = {}
        self._kept: set[str] = set()
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(Reading)
        self._changed = False
        self._files = self._load_index()

    def known(self, found: Found) -> str | None:
        """Give the hash of the text that a file had when it looked as it does now, or None."""
        entry = self._files.get(found.name)
        if entry is None or (entry.size, entry.mtime_ns, entry.inode) != (found.size, found.mtime_ns, found.inode):
            return None
        return entry.digest if entry.seen_ns - entry.mtime_ns >= _RACY_NS else None

    def get(self, digest: str, file: str) -> Reading | None:
        """Give what was read of a text, under the name that it has now; None where it is not (readably) kept.

        Args:
            digest: hash of the article's text (see `model.digest_of`).
            file: name of the article, put in the place of the name under which it was kept.
        """
        if not _DIGEST.fullmatch(digest):
            return None
        data = self._memory.get(digest)
        if data is None:
            try:
                data = self._path(digest).read_bytes()
            except OSError:
                return None
        try:
            reading = self._decoder.decode(data)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None
        if reading.article.digest != digest or reading.extraction.schema != SCHEMA:
            return None
        self._kept.add(digest)
        if reading.article.file == file and reading.extraction.file == file:
            return reading
        replace = msgspec.structs.replace
        return Reading(replace(reading.article, file=file), replace(reading.extraction, file=file))

    def put(self, reading: Reading, found: Found | None = None) -> None:
        """Keep what was read. Nothing is raised: what cannot be written stays in memory. A text that is kept
        already is not written again: the same extractor finds the same in it.

        Args:
            reading: the article and its findings.
            found: what the file system said of the file *before* it was read; None leaves it out of the index.
        """
        digest = reading.article.digest
        if digest not in self._kept:
            data = self._encoder.encode(reading)
            if self.problem is not None or not self._write(self._path(digest), data):
                self._memory[digest] = data
            self._kept.add(digest)
        if found is not None and self.known(found) != digest:
            self._files[found.name] = _Entry(found.size, found.mtime_ns, found.inode, digest, time.time_ns())
            self._changed = True

    def flush(self) -> None:
        """Write the index, if it changed."""
        if self._changed and self.problem is None:
            data = self._encoder.encode(_Index(SCHEMA, self._files))
            self._changed = not self._write(self._index_path, data)

    def prune(self, files: Iterable[str]) -> int:
        """Forget the articles that are not among these; give the number of cached texts removed.

        Other extractor versions' caches beside this one are removed too.
        """
        names = set(files)
        kept = {name: entry for name, entry in self._files.items() if name in names}
        self._changed |= len(kept) != len(self._files)
        self._files = kept
        self.flush()
        if self.problem is not None:
            return 0
        wanted = {f"{entry.digest}.msgpack" for entry in kept.values()} | {self._index_path.name}
        self._kept &= {entry.digest for entry in kept.values()}
        removed = sum(_unlink(entry) for entry in _listed(self.place) if entry.name not in wanted)
        for other in _listed(self.place.parent):
            if other.is_dir(follow_symlinks=False) and other.name != self.place.name:
                removed += sum(_unlink(entry) for entry in _listed(Path(other.path)) if entry.name.endswith(".msgpack"))
                try:
                    Path(other.path).rmdir()
                except OSError:
                    continue  # something that is not ours lies in it: leave it
        return removed

    @property
    def _index_path(self) -> Path:
        return self.place / "index.msgpack"

    def _path(self, digest: str) -> Path:
        return self.place / f"{digest}.msgpack"

    def _load_index(self) -> dict[str, _Entry]:
        try:
            index = msgspec.msgpack.decode(self._index_path.read_bytes(), type=_Index)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return {}
        return index.files if index.schema == SCHEMA else {}

    def _write(self, path: Path, data: bytes) -> bool:
        """Write a file whole or not at all; a cache that is lost in a crash is made again, so nothing is synced."""
        temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(data)
            temporary.replace(path)
        except OSError as error:
            self.problem = (
                f"{self.place}: what was read cannot be kept ({error.strerror}), so the next start reads all "
                "articles again. Make the folder writable to change that."
            )
            _unlink(temporary)
            return False
        return True


def settings_key(*parts: object) -> str:
    """Give one text for the settings that bear on extraction (plain data; the order of keys does not matter)."""
    return msgspec.json.encode(parts, order="sorted").decode()


def _listed(place: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(place) as entries:
            return list(entries)
    except OSError:
        return []


def _unlink(entry: os.DirEntry[str] | Path) -> int:
    try:
        Path(entry).unlink()
    except OSError:
        return 0
    return 1
