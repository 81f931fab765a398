"""The cache of what was read: a start reads this, not the articles.

Under `FOLDER/.summit/cache/<extractor>-<settings>/` lies one MessagePack file a text, named by the text's hash,
and an index from file names to what the file system said of them, so that a file that did not change is not
even opened. Anything that cannot be read back counts as not there. A folder that cannot be written is worked
on in memory; `Store.problem` says so. Former texts of an article stay while something is decided in them; what
nobody needs is pruned as a desk is closed (`pruning`).
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import msgspec

from summit_tui.engines.messages import Reading
from summit_tui.ledger import pruning
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


class _Text(msgspec.Struct, frozen=True):
    digest: str
    text: str


class _Kept(msgspec.Struct, frozen=True):
    """As much of a kept reading as any version of this program has written."""

    article: _Text


class Store:
    """What was read of a folder, by the hash of the text.

    Args:
        folder: the folder of articles.
        extractor: version of the extractor; another version's cache is not looked at.
        settings_key: the settings that bear on extraction, as any text (see `extraction.version.key`).
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
        self._held: int | None = None
        self._others: list[Path] | None = None
        self._files = self._load_index()

    def hold(self) -> None:
        """Keep other desks from pruning this cache, until `release` or the end of the process."""
        if self._held is None:
            self._held = pruning.hold(self.place)

    def release(self) -> None:
        """Let others prune it again."""
        if self._held is not None:
            os.close(self._held)
            self._held = None

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

    def former_text(self, digest: str) -> str | None:
        """Give a text by its hash, also one that only another extractor or other settings had in their cache."""
        if not _DIGEST.fullmatch(digest):
            return None
        if self._others is None:
            self._others = pruning.others(self.place)
        data = self._memory.get(digest)
        for place in () if data is not None else (self.place, *self._others):
            with suppress(OSError):
                data = (place / f"{digest}{pruning.SUFFIX}").read_bytes()
                break
        try:
            article = msgspec.msgpack.decode(data or b"", type=_Kept).article
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None
        return article.text if article.digest == digest else None

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

    def prune(self, files: Iterable[str], texts: Iterable[str] = ()) -> int:
        """Take out of the cache what nobody needs any more, unless another desk works with it.

        At most `pruning.MOST` texts go at once, so that this takes milliseconds. Caches of other extractors and
        settings lose what they hold beyond `texts` once they were not used for a week.

        Args:
            files: the articles that are there; the index forgets all others, and their texts go.
            texts: hashes of texts to keep all the same: what is decided was decided in them.

        Returns:
            The number of texts removed.
        """
        names, kept = set(files), set(texts)
        known = {name: entry for name, entry in self._files.items() if name in names}
        self._changed |= len(known) != len(self._files)
        self._files = known
        self.flush()
        if self.problem is not None:
            return 0
        with suppress(OSError):
            os.utime(self._index_path)  # this cache is in use
        wanted = kept | {entry.digest for entry in known.values()}
        self._kept &= wanted
        return pruning.prune_own(self.place, wanted, self._held) + pruning.prune_others(self.place, kept)

    @property
    def _index_path(self) -> Path:
        return pruning.index_of(self.place)

    def _path(self, digest: str) -> Path:
        return self.place / f"{digest}{pruning.SUFFIX}"

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
            pruning.unlink(temporary)
            return False
        return True
