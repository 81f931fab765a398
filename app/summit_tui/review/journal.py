"""The journal of decisions: one line of JSON an event, only ever appended to.

`FOLDER/.summit/journal.jsonl` is shared: other desks, other coders and file synchronisers write to it too. So each
write is made under a lock on `.summit/lock`, opens the file by its path (it may have been replaced), sets right a
last line that lacks its line feed, and is on the disk before it counts. What cannot be read is set aside and
reported with its line number; nothing that stands in the file is ever changed.
"""

from __future__ import annotations

import errno
import fcntl
import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from summit_tui.model import SCHEMA, Decision

_FOLDER, _JOURNAL, _LOCK = ".summit", "journal.jsonl", "lock"
_PATIENCE = 5.0
"""Seconds to wait for another program that holds the lock; a write takes milliseconds."""
_LOCKLESS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)
_SHOWN = 60


class JournalError(Exception):
    """The journal could not be written or read; the message names the file and says what to do."""


class JournalProblem(msgspec.Struct, frozen=True):
    """A line that was set aside. `line` counts from 1; `kind` is torn (the file ends within it), garbled, or newer."""

    line: int
    kind: Literal["torn", "garbled", "newer"]
    reason: str

    def __str__(self) -> str:
        return f"{_FOLDER}/{_JOURNAL}, line {self.line}: {self.reason}; it is kept as it is and passed over."


class JournalRead(msgspec.Struct, frozen=True):
    """What a reading brought: decisions in the order of the file, and where to read on.

    `restarted` says that the file is not the one that `from_offset` was for (shorter, or cut elsewhere), so that
    it was read from its beginning; folding the same events again changes nothing.
    """

    decisions: tuple[Decision, ...]
    offset: int
    problems: tuple[JournalProblem, ...] = ()
    restarted: bool = False


class _Peek(msgspec.Struct):
    schema: int = 1


_decision = msgspec.json.Decoder(Decision)
_peek = msgspec.json.Decoder(_Peek)

_clock_lock = threading.Lock()
_last_ms = 0


def event_ids(count: int = 1) -> list[str]:
    """Give ids for events that belong together (one keystroke): unique, and ordered by time.

    An id is 30 hexadecimal digits: 12 of milliseconds since 1970 (UTC; always later than the last one given here),
    12 random ones that the batch shares, and 6 that count within the batch.
    """
    global _last_ms  # noqa: PLW0603  the one clock of this process
    with _clock_lock:
        _last_ms = max(_last_ms + 1, time.time_ns() // 1_000_000)
        batch = f"{_last_ms:012x}{os.urandom(6).hex()}"
    return [f"{batch}{number:06x}" for number in range(count)]


def batch_of(event_id: str) -> str:
    """Give what the ids of one batch share."""
    return event_id[:24]


def time_of(event_id: str) -> str:
    """Give the time in an id made by `event_ids`: UTC, ISO 8601 with milliseconds."""
    moment = datetime.fromtimestamp(int(event_id[:12], 16) / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def line_of(decision: Decision) -> bytes:
    """Give an event as its line in the journal, with its schema written out and its line feed."""
    try:
        body = msgspec.json.encode(decision)
    except UnicodeEncodeError:  # a lone surrogate, as a terminal passes on a byte that is not UTF-8
        plain = msgspec.to_builtins(decision)
        body = msgspec.json.encode(msgspec.convert(_well_formed(plain), Decision))
    # The struct leaves out what is at its default, but a later version's default will be another schema.
    return body.replace(b"{", b'{"schema":%d,' % SCHEMA, 1) + b"\n" if decision.schema == SCHEMA else body + b"\n"


def _well_formed(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {key: _well_formed(item) for key, item in value.items()}
    return value


class Journal:
    """The journal of one folder, as one coder writes it.

    Args:
        folder: the folder of articles; `.summit` is made in it with the first decision.
        coder: who decides at this desk; events without a coder are given this one.
    """

    def __init__(self, folder: Path, coder: str) -> None:
        self.folder, self.coder = folder, coder
        self.path = folder / _FOLDER / _JOURNAL

    def append(self, decisions: Sequence[Decision]) -> None:
        """Write events, all or none; when this returns they are on the disk.

        May wait for the disk and for other desks: call it in a thread.

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
            with self._locked():
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
            data, start = self._bytes_from(from_offset)
        except FileNotFoundError:
            return JournalRead((), 0, restarted=from_offset > 0)
        except OSError as error:
            raise JournalError(self._explained(error)) from error
        decisions: list[Decision] = []
        problems: list[tuple[int, JournalProblem]] = []
        offset = 0
        while offset < len(data):
            end = data.find(b"\n", offset)
            whole = end >= 0
            line = data[offset : end if whole else len(data)]
            if line.strip():
                read = _read_line(line, whole)
                if isinstance(read, Decision):
                    decisions.append(read)
                else:
                    problems.append((data.count(b"\n", 0, offset), read))
                    if read.kind == "torn":
                        break
            offset = end + 1 if whole else len(data)
        before = self._lines_before(start) if problems else 0
        numbered = [msgspec.structs.replace(problem, line=before + lines + 1) for lines, problem in problems]
        return JournalRead(tuple(decisions), start + offset, tuple(numbered), restarted=start < from_offset)

    def _bytes_from(self, offset: int) -> tuple[bytes, int]:
        """Give what stands from `offset` on, or all of it where that is no place between two lines."""
        with self.path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            if 0 < offset <= size:
                file.seek(offset - 1)
                data = file.read()
                if offset == size or b"\n" in (data[:1], data[1:2]):
                    return data[1:], offset
            file.seek(0)
            return file.read(), 0

    def _lines_before(self, offset: int) -> int:
        try:
            with self.path.open("rb") as file:
                return file.read(offset).count(b"\n")
        except OSError:
            return 0

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the lock. flock rather than lockf: it also keeps two threads of one program apart."""
        descriptor = os.open(self.path.parent / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            deadline = time.monotonic() + _PATIENCE
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
        # Non-blocking, so that a pipe in the journal's place is an error and not an endless wait.
        flags = os.O_RDWR | os.O_APPEND | os.O_CLOEXEC | os.O_NONBLOCK
        try:
            descriptor, new = os.open(self.path, flags), False
        except FileNotFoundError:
            descriptor, new = os.open(self.path, flags | os.O_CREAT, 0o666), True
        try:
            size = os.fstat(descriptor).st_size
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

    def _explained(self, error: OSError) -> str:
        what = {
            errno.ENOSPC: "the disk is full; free some space and decide again",
            errno.EDQUOT: "your quota is used up; free some space and decide again",
            errno.EFBIG: "the file may not grow further; raise the limit on file size and decide again",
            errno.EACCES: "you may not write here; change the permissions of the folder or work on a copy of it",
            errno.EPERM: "you may not write here; change the permissions of the folder or work on a copy of it",
            errno.EROFS: "the disk is read-only; work on a copy of the folder",
            errno.EISDIR: "a folder stands where the file should be; move it away",
            errno.ENXIO: "a pipe stands where the file should be; move it away",
            errno.ENOTDIR: f"{_FOLDER} is a file; move it away",
            errno.EEXIST: f"{_FOLDER} is a file; move it away",
            errno.ENOENT: "the folder is gone; put it back or open another",
            errno.EWOULDBLOCK: f"another program has held {_FOLDER}/{_LOCK} for {_PATIENCE:g} seconds; close it",
        }
        reason = what.get(error.errno or 0, f"{error.strerror or error}; check the disk and decide again")
        return f"{self.path}: {reason}."


def _read_line(line: bytes, whole: bool) -> Decision | JournalProblem:
    """Read one line; the caller fills in the problem's line number."""
    shown = line[:_SHOWN].decode("utf-8", "replace")
    try:
        schema = _peek.decode(line).schema
        if schema > SCHEMA:
            return JournalProblem(
                0, "newer", f"written by a newer version (schema {schema}, this one reads up to {SCHEMA})"
            )
        return _decision.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        if whole:
            return JournalProblem(0, "garbled", f"no decision ({error}): {shown}")
        return JournalProblem(0, "torn", f"the file ends within it: {shown}")


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
