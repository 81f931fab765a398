"""The journal of decisions: one line of JSON an event, only ever appended to.

`FOLDER/.summit/journal.jsonl` is shared: other desks, other coders and file synchronisers write to it too. So each
write is made under a lock on `.summit/lock`, opens the file by its path (it may have been replaced), sets right a
last line that lacks its line feed, and is on the disk before it counts. What cannot be read is set aside and
reported with its line number; nothing that stands in the file is ever changed.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import re
import stat
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from summit_tui.model import Decision
from summit_tui.review.ids import batch_of, event_ids, saw, time_of
from summit_tui.review.lines import JournalProblem, line_of, read_lines

__all__ = [
    "Journal", "JournalError", "JournalProblem", "JournalRead", "batch_of", "event_ids", "explained", "line_of",
    "time_of", "write_synced",
]  # fmt: skip

_FOLDER, _JOURNAL, _LOCK = ".summit", "journal.jsonl", "lock"
_PATIENCE = 5.0
"""Seconds to wait for another program that holds the lock; a write takes milliseconds."""
_LOCKLESS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)
_TRIES = 3
"""How often an event is written again because the file was replaced while it was written."""
_DIGEST = re.compile(rb'"digest"\s*:\s*"([0-9a-f]{8,64})"')
_TAIL = 4096
"""Bytes before the place read up to, by which a file that was written anew is told from one that grew."""


class JournalError(Exception):
    """The journal could not be written or read; the message names the file and says what to do."""


class JournalRead(msgspec.Struct, frozen=True):
    """What a reading brought: decisions in the order of the file, and where to read on.

    `restarted` says that the file is not the one that `from_offset` was for (replaced, shorter, or with other words
    before that place), so that it was read from its beginning; folding the same events again changes nothing.
    """

    decisions: tuple[Decision, ...]
    offset: int
    problems: tuple[JournalProblem, ...] = ()
    restarted: bool = False


class _Mark(msgspec.Struct, frozen=True):
    """How the file looked up to which place."""

    offset: int
    file: tuple[int, int]
    tail: bytes


class Journal:
    """The journal of one folder, as one coder writes it.

    Args:
        folder: the folder of articles; `.summit` is made in it with the first decision.
        coder: who decides at this desk; events without a coder are given this one.
    """

    def __init__(self, folder: Path, coder: str) -> None:
        self.folder, self.coder = folder, coder
        self.path = folder / _FOLDER / _JOURNAL
        self._mark: _Mark | None = None

    def append(self, decisions: Sequence[Decision], patience: float | None = None) -> None:
        """Write events, all or none; when this returns they are on the disk.

        May wait for the disk and for other desks: call it in a thread.

        Args:
            decisions: the events.
            patience: seconds to wait for another program that holds the lock; None for the usual five.

        Raises:
            JournalError: it could not be written (disk full, no permission, locked); nothing was kept.
        """
        data = b"".join(
            line_of(one if one.coder else msgspec.structs.replace(one, coder=self.coder)) for one in decisions
        )
        if not data:
            return
        try:
            self.path.parent.mkdir(exist_ok=True)
            with self._locked(_PATIENCE if patience is None else patience):
                self._write(data)
        except OSError as error:
            raise JournalError(self._explained(error)) from error

    def read(self, from_offset: int = 0) -> JournalRead:
        """Read events from a byte offset on (0, or one that an earlier reading gave).

        A last line that is not whole yet is reported as torn and not passed: the next reading tries it again.

        Raises:
            JournalError: the file is there and cannot be read.
        """
        try:
            data, back, start, file = self._bytes_from(from_offset)
        except FileNotFoundError:
            self._mark = None
            return JournalRead((), 0, restarted=from_offset > 0)
        except OSError as error:
            raise JournalError(self._explained(error)) from error
        read = read_lines(data[back:])
        for event in read.decisions:
            saw(event.at)
        offset = start + read.consumed
        self._mark = _Mark(offset, file, _tail(data[: back + read.consumed]))
        before = self._lines_before(start) if read.problems else 0
        numbered = [msgspec.structs.replace(problem, line=before + problem.line) for problem in read.problems]
        return JournalRead(read.decisions, offset, tuple(numbered), restarted=start < from_offset)

    def texts_named(self) -> set[str]:
        """Give the hashes of all texts in which something was decided, also in lines that cannot be read as events.

        Raises:
            JournalError: the file is there and cannot be read.
        """
        try:
            with _open_to_read(self.path) as file:
                return {found.decode() for found in _DIGEST.findall(file.read())}
        except FileNotFoundError:
            return set()
        except OSError as error:
            raise JournalError(self._explained(error)) from error

    def _bytes_from(self, offset: int) -> tuple[bytes, int, int, tuple[int, int]]:
        """Give what stands from `offset` on, or all of it where the file is not the one that was read up to there.

        Returns:
            Bytes, how many of them stand before the place to read from, that place, and what names the file.
        """
        with _open_to_read(self.path) as file:
            status = os.fstat(file.fileno())
            name = (status.st_dev, status.st_ino)
            if 0 < offset <= status.st_size:
                mark = self._mark if self._mark is not None and self._mark.offset == offset else None
                back = min(offset, _TAIL)
                file.seek(offset - back)
                data = file.read()
                between_lines = offset == status.st_size or b"\n" in (data[back - 1 : back], data[back : back + 1])
                same = mark is None or (mark.file == name and mark.tail == _tail(data[:back]))
                if between_lines and same:
                    return data, back, offset, name
            file.seek(0)
            return file.read(), 0, 0, name

    def _lines_before(self, offset: int) -> int:
        try:
            with _open_to_read(self.path) as file:
                return file.read(offset).count(b"\n")
        except OSError:
            return 0

    @contextmanager
    def _locked(self, patience: float) -> Iterator[None]:
        """Hold the lock. flock rather than lockf: it also keeps two threads of one program apart."""
        descriptor = os.open(self.path.parent / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            deadline = time.monotonic() + patience
            while True:
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > deadline:
                        raise
                    time.sleep(0.005)
                except OSError as error:
                    # A file system without locks is no reason to lose a decision: one write at the end of a
                    # file is as safe as it gets there.
                    if error.errno not in _LOCKLESS:
                        raise
                    break
            yield
        finally:
            os.close(descriptor)  # and with it the lock

    def _write(self, data: bytes) -> None:
        """Write to the file that stands at the path, also when it is replaced meanwhile."""
        for _ in range(_TRIES):
            file = self._write_once(data)
            try:
                status = self.path.stat()
            except FileNotFoundError:  # removed meanwhile, and what was written with it
                continue
            if (status.st_dev, status.st_ino) == file:
                return
        raise OSError(errno.EBUSY, "replaced")

    def _write_once(self, data: bytes) -> tuple[int, int]:
        # Non-blocking, so that a pipe in the journal's place is an error and not an endless wait.
        flags = os.O_RDWR | os.O_APPEND | os.O_CLOEXEC | os.O_NONBLOCK
        try:
            descriptor, new = os.open(self.path, flags), False
        except FileNotFoundError:
            descriptor, new = os.open(self.path, flags | os.O_CREAT, 0o666), True
        try:
            status = os.fstat(descriptor)
            size = status.st_size
            if size and os.pread(descriptor, 1, size - 1) != b"\n":
                data = b"\n" + data
            try:
                _write_whole(descriptor, data)
                os.fsync(descriptor)
            except OSError:
                _take_back(descriptor, size, len(data))
                raise
        finally:
            os.close(descriptor)
        if new:
            _sync_folder(self.path.parent)
        return status.st_dev, status.st_ino

    def _explained(self, error: OSError) -> str:
        return explained(self.path, error)


def _open_to_read(path: Path) -> BinaryIO:
    """Open a file, and nothing else: a pipe in its place would be waited for without end."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise OSError(errno.EISDIR if stat.S_ISDIR(mode) else errno.ENXIO, "no file")


def explained(path: Path, error: OSError) -> str:
    """Say in plain words why a journal cannot be read or written, and what to do."""
    what = {
        errno.ENOSPC: "the disk is full; free some space",
        errno.EDQUOT: "your quota is used up; free some space",
        errno.EFBIG: "the file may not grow further; raise the limit on file size",
        errno.EACCES: "you may not write here; change the permissions of the folder or work on a copy of it",
        errno.EPERM: "you may not write here; change the permissions of the folder or work on a copy of it",
        errno.EROFS: "the disk is read-only; work on a copy of the folder",
        errno.EBUSY: "another program puts another file in its place again and again; close it",
        errno.EIO: "the disk does not answer as it should; check it",
        errno.EISDIR: "a folder stands where the file should be; move it away",
        errno.ENXIO: "a pipe stands where the file should be; move it away",
        errno.ENOTDIR: f"{_FOLDER} is a file; move it away",
        errno.EEXIST: f"{_FOLDER} is a file; move it away",
        errno.ENOENT: "the folder is gone; put it back or open another",
        errno.EWOULDBLOCK: f"another program holds {_FOLDER}/{_LOCK} and does not let go; close it",
    }
    reason = what.get(error.errno or 0, f"{error.strerror or error}; check the disk")
    return f"{path}: {reason}."


def write_synced(path: Path, data: bytes) -> None:
    """Put a file in its place at one stroke; when this returns it is on the disk.

    Raises:
        OSError: it could not be written; what stood there stands there still.
    """
    temporary = path.with_name(f".{path.stem}-{os.urandom(4).hex()}.tmp")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            _write_whole(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _tail(data: bytes) -> bytes:
    return hashlib.blake2b(data[-_TAIL:], digest_size=16).digest()


def _write_whole(descriptor: int, data: bytes) -> None:
    """Write with one call; only where the system takes less, with further ones."""
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _take_back(descriptor: int, size: int, length: int) -> None:
    """Cut off the part of our own write that arrived, so that what was reported as not kept is not kept.

    Only if nothing else can have been written since: a torn line is a smaller evil than a lost one.
    """
    try:
        if size < os.fstat(descriptor).st_size <= size + length:
            os.ftruncate(descriptor, size)
    except OSError:
        pass


def _sync_folder(folder: Path) -> None:
    """Make a new file's name last; some file systems cannot, and say so."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)
