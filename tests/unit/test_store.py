"""The cache gives back what was read, survives what may lie in its folder, and never stands in the way."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from factory import demand, extraction

from summit_tui.engines.messages import Reading
from summit_tui.ledger.store import Store
from summit_tui.model import Article, digest_of


@dataclass(frozen=True)
class Found:
    name: str
    size: int = 10
    mtime_ns: int = 1_000
    inode: int = 7


def reading(file: str, text: str = "The dockers want more.") -> Reading:
    digest = digest_of(text)
    return Reading(Article(file, text, digest), extraction(file, demand(1, "More"), digest=digest))


class TestKeeping:
    def test_a_second_start_gives_what_the_first_kept(self, tmp_path: Path) -> None:
        first = Store(tmp_path, "rules-1")
        first.put(reading("a.txt"), Found("a.txt"))
        first.flush()
        second = Store(tmp_path, "rules-1")
        digest = second.known(Found("a.txt"))
        assert digest is not None
        assert second.get(digest, "a.txt") == reading("a.txt")

    @pytest.mark.parametrize("changed", [{"size": 11}, {"mtime_ns": 1_001}, {"inode": 8}])
    def test_a_file_that_looks_different_is_not_known(self, tmp_path: Path, changed: dict[str, int]) -> None:
        store = Store(tmp_path, "rules-1")
        store.put(reading("a.txt"), Found("a.txt"))
        assert store.known(Found("a.txt", **changed)) is None

    def test_a_file_changed_just_before_it_was_read_is_read_again(self, tmp_path: Path) -> None:
        found = Found("a.txt", mtime_ns=time.time_ns())
        store = Store(tmp_path, "rules-1")
        store.put(reading("a.txt"), found)
        assert store.known(found) is None

    def test_a_text_under_another_name_needs_no_reading(self, tmp_path: Path) -> None:
        store = Store(tmp_path, "rules-1")
        store.put(reading("a.txt"), Found("a.txt"))
        moved = store.get(reading("a.txt").article.digest, "b.txt")
        assert moved is not None
        assert (moved.article.file, moved.extraction.file) == ("b.txt", "b.txt")

    @pytest.mark.parametrize(("extractor", "settings"), [("rules-2", ""), ("rules-1", "other")])
    def test_another_extractor_or_other_settings_see_nothing(
        self, tmp_path: Path, extractor: str, settings: str
    ) -> None:
        first = Store(tmp_path, "rules-1")
        first.put(reading("a.txt"), Found("a.txt"))
        first.flush()
        other = Store(tmp_path, extractor, settings)
        assert other.known(Found("a.txt")) is None
        assert other.get(reading("a.txt").article.digest, "a.txt") is None

    def test_what_is_kept_is_not_written_again(self, tmp_path: Path) -> None:
        Store(tmp_path, "rules-1").put(reading("a.txt"), Found("a.txt"))
        store = Store(tmp_path, "rules-1")
        digest = reading("a.txt").article.digest
        assert store.get(digest, "a.txt") is not None
        kept = store.place / f"{digest}.msgpack"
        kept.unlink()
        store.put(reading("a.txt"), Found("a.txt"))
        assert not kept.exists()


class TestDamage:
    @pytest.mark.parametrize("damage", [b"", b"\xff\xff\xff", b"\x81\xa1a\x01", b"nonsense" * 99])
    def test_a_damaged_text_is_a_miss(self, tmp_path: Path, damage: bytes) -> None:
        store = Store(tmp_path, "rules-1")
        store.put(reading("a.txt"), Found("a.txt"))
        digest = reading("a.txt").article.digest
        (store.place / f"{digest}.msgpack").write_bytes(damage)
        assert store.get(digest, "a.txt") is None

    @pytest.mark.parametrize("damage", [b"", b"\xc1", b"nonsense"])
    def test_a_damaged_index_is_an_empty_one(self, tmp_path: Path, damage: bytes) -> None:
        store = Store(tmp_path, "rules-1")
        store.put(reading("a.txt"), Found("a.txt"))
        store.flush()
        (store.place / "index.msgpack").write_bytes(damage)
        assert Store(tmp_path, "rules-1").known(Found("a.txt")) is None

    def test_a_text_under_the_wrong_hash_is_a_miss(self, tmp_path: Path) -> None:
        store = Store(tmp_path, "rules-1")
        store.put(reading("a.txt"), Found("a.txt"))
        right, wrong = reading("a.txt").article.digest, digest_of("Another text.")
        (store.place / f"{right}.msgpack").rename(store.place / f"{wrong}.msgpack")
        assert store.get(wrong, "a.txt") is None

    @pytest.mark.parametrize("digest", ["../../../etc/passwd", "", "x" * 32])
    def test_what_is_no_hash_names_no_file(self, tmp_path: Path, digest: str) -> None:
        assert Store(tmp_path, "rules-1").get(digest, "a.txt") is None

    def test_no_half_written_file_is_left(self, tmp_path: Path) -> None:
        store = Store(tmp_path, "rules-1")
        store.put(reading("a.txt"), Found("a.txt"))
        store.flush()
        assert {path.suffix for path in store.place.iterdir()} == {".msgpack"}


class TestUnwritable:
    def test_a_place_that_cannot_be_made_is_said_once_and_worked_around(self, tmp_path: Path) -> None:
        (tmp_path / ".summit").write_text("a file in the way")
        store = Store(tmp_path, "rules-1")
        assert store.problem is None
        store.put(reading("a.txt"), Found("a.txt"))
        problem = store.problem
        assert problem is not None and str(store.place) in problem
        store.put(reading("b.txt", "Another text."), Found("b.txt"))
        store.flush()
        assert store.problem == problem
        digest = store.known(Found("b.txt"))
        assert digest is not None and store.get(digest, "b.txt") is not None
        assert store.prune([]) == 0

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
    def test_a_folder_without_permission_is_no_error(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o500)
        store = Store(tmp_path, "rules-1")
        store.put(reading("a.txt"), Found("a.txt"))
        assert store.problem is not None
        tmp_path.chmod(0o700)


def test_what_is_kept_is_plain_messagepack(tmp_path: Path) -> None:
    store = Store(tmp_path, "rules-1")
    store.put(reading("a.txt"), Found("a.txt"))
    kept = msgspec.msgpack.decode((store.place / f"{reading('a.txt').article.digest}.msgpack").read_bytes())
    assert kept["article"]["text"] == "The dockers want more."
