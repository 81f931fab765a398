"""What the desk and its workers say to each other, and how it is put on a pipe.

A message is a four-byte big-endian length and that many bytes of MessagePack. Nothing else may stand on the
pipe: a length beyond `LARGEST` or bytes that do not decode mean that the worker cannot be trusted any more.
"""

from __future__ import annotations

import struct
from typing import Any

import msgspec

from summit_tui.model import Article, Extraction

LARGEST = 1 << 29
"""Bytes of the largest message that is believed: an article of 50 MB with its findings stays far below."""

HEAD = struct.Struct(">I")


class Job(msgspec.Struct, frozen=True):
    """One article to read.

    `root` is the folder, `path` the file's own name below it as the file system has it (bytes, since it need not
    be UTF-8), `file` the article's name as the desk knows it, under which the answer comes back.
    """

    root: str
    file: str
    path: bytes


class Reading(msgspec.Struct, frozen=True, tag="reading"):
    """An article that was read, with what was found in it."""

    article: Article
    extraction: Extraction

    @property
    def file(self) -> str:
        """The article's name, as in `Failed`."""
        return self.article.file


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """An article that could not be read: a plain reason and what to do about it, as clauses without a full stop."""

    file: str
    reason: str
    hint: str

    def __str__(self) -> str:
        """Say it in one sentence, as an `ArticleError` does."""
        return f"{self.file}: {self.reason}; {self.hint}."


Result = Reading | Failed


class Setup(msgspec.Struct, frozen=True, tag="setup"):
    """The first message to a worker: which kit to load, with which settings."""

    kit: str
    settings: Any = None


class Order(msgspec.Struct, frozen=True, tag="order"):
    """A job on its way to a worker; `number` comes back with the answer, so that no answer meets another job."""

    number: int
    root: bytes
    path: bytes
    file: str


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The worker has loaded its kit, or says why it cannot (`problem`)."""

    problem: str | None = None


class Answer(msgspec.Struct, frozen=True, tag="answer"):
    """What came of an order."""

    number: int
    result: Result


ToWorker = Setup | Order
FromWorker = Ready | Answer

_encoder = msgspec.msgpack.Encoder()


def frame(message: ToWorker | FromWorker) -> bytes:
    """Give a message as it stands on the pipe.

    Raises:
        UnicodeEncodeError: a text holds lone surrogates (texts read by `articles.reading` never do).
        ValueError: it is larger than `LARGEST` bytes.
    """
    body = _encoder.encode(message)
    if len(body) > LARGEST:
        raise ValueError(f"a message of {len(body):,} bytes is larger than {LARGEST:,}")
    return HEAD.pack(len(body)) + body
