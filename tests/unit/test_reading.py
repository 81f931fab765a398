"""A file becomes the stored text, and what is no article says so in plain words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summit_tui.articles import reading
from summit_tui.articles.reading import (
    ArticleError,
    escaped,
    load_article,
    make_article,
    path_of,
    read_text,
    relative_name,
)
from summit_tui.model import digest_of

TEXT = "Talks begin\n\nThe two sides met – “at last”, said one.\n"


def written(folder: Path, data: bytes, name: str = "talks.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), id="UTF-8 with byte-order mark"),
        pytest.param(b"\xff\xfe" + TEXT.encode("utf-16-le"), id="UTF-16 little-endian"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), id="UTF-16 big-endian"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(TEXT.replace("\n", "\r").encode(), id="CR"),
        pytest.param(b"\xff\xfe" + TEXT.replace("\n", "\r\n").encode("utf-16-le"), id="UTF-16 with CRLF"),
    ],
)
def test_one_text_however_it_was_saved(tmp_path: Path, data: bytes) -> None:
    assert read_text(written(tmp_path, data)) == TEXT


def test_only_one_byte_order_mark_is_taken_off(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, b"\xef\xbb\xbf\xef\xbb\xbfTalks")) == "\ufeffTalks"


def test_bytes_that_are_no_characters_become_replacement_characters(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, b"caf\xe9 closed")) == "caf\ufffd closed"


@pytest.mark.parametrize("data", [b"a\xed\xa0\x80b", b"\xff\xfe" + b"a\x00\x00\xd8b\x00"], ids=["UTF-8", "UTF-16"])
def test_no_lone_surrogate_comes_out(tmp_path: Path, data: bytes) -> None:
    text = read_text(written(tmp_path, data))
    assert text[0] == "a" and text[-1] == "b" and "\ufffd" in text
    text.encode("utf-8")  # would raise on a surrogate


def test_an_empty_file_is_an_empty_article(tmp_path: Path) -> None:
    article = load_article(tmp_path, written(tmp_path, b""))
    assert (article.text, article.zones) == ("", ())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"GIF89a\x00\x01", "NUL bytes"),
        ("Talks".encode("utf-16-le"), "NUL bytes"),
        (bytes(range(1, 9)) * 50, "control characters"),
        (b"\xff\xfe\x00\x00T\x00\x00\x00", "UTF-32"),
    ],
)
def test_what_is_no_text_is_refused_with_the_remedy(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read_text(written(tmp_path, data))
    assert words in caught.value.reason
    assert "UTF-8" in caught.value.hint
    assert str(caught.value).count("\n") == 0 and str(caught.value).endswith(".")


def test_escape_sequences_are_text_and_stay(tmp_path: Path) -> None:
    """A page saved with terminal colours is read; what shows it makes it harmless."""
    assert read_text(written(tmp_path, b"a\x1b[31mb")) == "a\x1b[31mb"


def test_a_file_that_is_too_large_is_refused_by_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    assert read_text(written(tmp_path, b"x" * 10)) == "x" * 10
    with pytest.raises(ArticleError, match="more than an article may have"):
        read_text(written(tmp_path, b"x" * 11))


def test_a_file_that_went_says_so(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no longer there") as caught:
        load_article(tmp_path, tmp_path / "deep" / "gone.txt")
    assert caught.value.file == "deep/gone.txt"


def test_a_folder_and_a_pipe_are_no_articles_and_do_not_block(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="folder"):
        read_text(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ArticleError, match="no regular file"):
        read_text(tmp_path / "pipe.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, b"secret")
    path.chmod(0)
    with pytest.raises(ArticleError, match="permission denied"):
        read_text(path)


def test_names_are_paths_below_the_folder(tmp_path: Path) -> None:
    assert relative_name(tmp_path, tmp_path / "wire" / "a.txt") == "wire/a.txt"
    with pytest.raises(ValueError, match="subpath"):
        relative_name(tmp_path / "a", tmp_path / "b.txt")


def test_only_names_that_need_it_are_escaped() -> None:
    assert escaped("caf\udce9 50%.txt") == "caf%E9 50%25.txt"
    assert escaped("50%.txt") == "50%.txt"
    assert escaped("Gespräche.txt") == "Gespräche.txt"


@pytest.mark.parametrize(
    "raw", ["caf\udce9.txt", "caf%E9.txt", "caf%25E9.txt", "caf%2525E9.txt", "50%.txt", "%e2%82%ac"]
)
def test_an_escaped_name_leads_back_to_its_file(raw: str) -> None:
    root = Path("/articles")
    assert path_of(root, relative_name(root, root / raw)) == root / raw


def test_a_file_whose_name_is_no_utf8_can_be_loaded(tmp_path: Path) -> None:
    raw = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")  # noqa: PTH118  (bytes have no Path)
    with open(raw, "wb") as file:  # noqa: PTH123
        file.write(b"Talks")
    name = "caf%E9.txt"
    article = load_article(tmp_path, path_of(tmp_path, name))
    assert (article.file, article.text) == (name, "Talks")


def test_an_article_carries_the_hash_of_its_text() -> None:
    article = make_article("a.txt", TEXT)
    assert article.digest == digest_of(TEXT)
    assert make_article("b.txt", TEXT).digest == article.digest
