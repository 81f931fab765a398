"""A file becomes an article: bytes to text, text to zones and metadata. The only place that decodes.

The stored text is the file decoded, a byte-order mark stripped, CRLF and CR turned to LF, undecodable
bytes to U+FFFD, and nothing else; every offset in the program counts its code points.
"""

from __future__ import annotations

import codecs
import errno
import os
import stat
from pathlib import Path
from urllib.parse import unquote_to_bytes

from summit_tui.model import Article, digest_of

MAX_BYTES = 50_000_000
"""A file above this is no article (a book of 1,000 pages has some 2 MB)."""

_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


class ArticleError(Exception):
    """A file that could not be read as an article.

    Attributes:
        file: the article's name below the folder, or its path.
        reason: what is wrong, a clause without a full stop.
        hint: what to do about it.
    """

    def __init__(self, file: str, reason: str, hint: str) -> None:
        super().__init__(file, reason, hint)
        self.file, self.reason, self.hint = file, reason, hint

    def __str__(self) -> str:
        return f"{self.file}: {self.reason}; {self.hint}."


def read_text(path: Path, name: str | None = None) -> str:
    """Read a file as the stored text.

    Args:
        path: a regular file in UTF-8 (with or without byte-order mark) or UTF-16 with one.
        name: what to call the file in an error; its path if None.

    Returns:
        The text with LF line ends, free of lone surrogates.

    Raises:
        ArticleError: the file cannot be read, is no text, or is larger than `MAX_BYTES`.
    """
    name = name or escaped(os.fspath(path))
    try:
        data = _read_bytes(path, name)
    except OSError as error:
        raise ArticleError(name, *explained(error)) from error
    return decode(data, name)


def decode(data: bytes, name: str) -> str:
    """Turn the bytes of a file into the stored text (see `read_text` for the rules and what it raises)."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise ArticleError(name, "it is encoded in UTF-32", "save it as UTF-8")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    else:
        _refuse_binary(data, name)
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    if "\0" in text:
        raise ArticleError(name, "it holds NUL characters and is no text", "save the article as plain text in UTF-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def load_article(root: Path, path: Path) -> Article:
    """Read the file at `path` as an article of the folder `root`; raises ArticleError (see `read_text`)."""
    name = relative_name(root, path)
    return make_article(name, read_text(path, name))


def make_article(file: str, text: str) -> Article:
    """Give the article that a stored text is: digest, zones and metadata. Language is settled in extraction."""
    from summit_tui.articles.metadata import metadata_of  # the desk needs their patterns only once a file is read anew
    from summit_tui.articles.zones import zones_of

    zones = zones_of(text)
    return Article(file=file, text=text, digest=digest_of(text), metadata=metadata_of(text, zones), zones=zones)


def relative_name(root: Path, path: Path) -> str:
    """Give an article's name: its path below `root` with `/` between parts, escaped where it must be.

    `path_of` is the inverse. Raises ValueError when `path` does not lie below `root`.
    """
    return escaped(path.relative_to(root).as_posix())


def path_of(root: Path, name: str) -> Path:
    """Give the path of the article that `relative_name` gave this name."""
    return root / os.fsdecode(unquote_to_bytes(name)) if _is_escaped(name) else root / name


def escaped(raw: str) -> str:
    """Give a file name as text: bytes that are not UTF-8, and then `%` too, are percent-escaped.

    A name that could be taken for an escaped one has its `%` escaped as well, so no two names become one;
    all other names stay as they are.

    Example:
        >>> escaped("caf\\udce9.txt"), escaped("50%.txt")
        ('caf%E9.txt', '50%.txt')
    """
    if not _has_stray_bytes(raw) and not _is_escaped(raw):
        return raw
    return "".join(
        f"%{os.fsencode(char)[0]:02X}" if "\udc80" <= char <= "\udcff" or char == "%" else char for char in raw
    )


def _has_stray_bytes(raw: str) -> bool:
    return not raw.isascii() and any("\udc80" <= char <= "\udcff" for char in raw)


def _is_escaped(name: str) -> bool:
    """Tell whether unescaping, once or several times, leads to bytes that are not UTF-8."""
    while "%" in name:
        plain = unquote_to_bytes(name)
        try:
            unescaped = plain.decode("utf-8")
        except UnicodeDecodeError:
            return True
        if unescaped == name:
            return False
        name = unescaped
    return False


def _read_bytes(path: Path, name: str) -> bytes:
    # Without O_NONBLOCK the mere opening of a named pipe would wait for a writer.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(status.st_mode):
            raise ArticleError(name, "it is no regular file", "give a text file or move it out of the folder")
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(MAX_BYTES + 1) if status.st_size <= MAX_BYTES else b""
    finally:
        os.close(descriptor)
    if status.st_size > MAX_BYTES or len(data) > MAX_BYTES:
        size = max(status.st_size, len(data)) / 1_000_000
        raise ArticleError(
            name, f"it has {size:.0f} MB, more than an article may have ({MAX_BYTES // 1_000_000} MB)", "split it"
        )
    return data


def _refuse_binary(data: bytes, name: str) -> None:
    hint = "save the article as plain text in UTF-8"
    if b"\0" in data:
        raise ArticleError(name, "it holds NUL bytes and is no text", hint)
    head = data[:65_536]
    if len(head) - len(head.translate(None, _CONTROLS)) > len(head) * 0.1:
        raise ArticleError(name, "it is mostly control characters and no text", hint)


def explained(error: OSError) -> tuple[str, str]:
    """Give reason and hint of a file that the system would not read."""
    if error.errno in (errno.EACCES, errno.EPERM):
        return "it may not be read (permission denied)", "give yourself the right to read it"
    if error.errno in (errno.ENOENT, errno.ESTALE, errno.ENOTDIR):
        return "it is no longer there", "put it back or leave it out"
    if error.errno == errno.EISDIR:
        return "it is a folder, not a file", "give the folder itself to read what it holds"
    if error.errno == errno.ELOOP:
        return "it is a symbolic link that leads to itself", "remove the link"
    return f"it could not be read ({error.strerror or error})", "check the disk and try again"
