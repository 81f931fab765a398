"""The cache does not grow with every edit: what nobody needs is pruned, what a decision refers to stays."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from test_store import Found, reading

from summit_tui.ledger import pruning
from summit_tui.ledger.store import Store
from summit_tui.model import digest_of

FIRST, SECOND, THIRD = "The dockers want more.", "The dockers want 9 percent more.", "The dockers want 10 percent more."


def filled(folder: Path, extractor: str, *texts: str) -> Store:
    """A cache in which one article stood with each of these texts, the last of them now."""
    store = Store(folder, extractor)
    for size, text in enumerate(texts):
        store.put(reading("a.txt", text), Found("a.txt", size))
    store.flush()
    return store


def unused_for_days(store: Store, days: int) -> None:
    then = time.time() - days * 24 * 3600
    os.utime(store.place / "index.msgpack", (then, then))


def texts_in(store: Store) -> set[str]:
    known = (digest_of(text) for text in (FIRST, SECOND, THIRD))
    return {text for digest in known if (text := store.former_text(digest)) is not None}


def test_former_texts_go_but_for_those_in_which_something_was_decided(tmp_path: Path) -> None:
    store = filled(tmp_path, "rules-1", FIRST, SECOND, THIRD)
    assert store.prune(["a.txt"], {digest_of(FIRST)}) == 1
    assert texts_in(store) == {FIRST, THIRD}
    again = Store(tmp_path, "rules-1")
    assert again.known(Found("a.txt", 2)) == digest_of(THIRD)
    assert again.get(digest_of(SECOND), "a.txt") is None


def test_a_vanished_article_is_forgotten_and_read_anew_should_it_come_back(tmp_path: Path) -> None:
    store = filled(tmp_path, "rules-1", FIRST)
    assert store.prune([]) == 1
    assert Store(tmp_path, "rules-1").known(Found("a.txt", 0)) is None
    store.put(reading("a.txt", FIRST), Found("a.txt", 0))
    assert Store(tmp_path, "rules-1").get(digest_of(FIRST), "a.txt") is not None


def test_a_decision_finds_its_text_in_the_cache_of_an_older_extractor(tmp_path: Path) -> None:
    filled(tmp_path, "rules-0", FIRST)
    store = filled(tmp_path, "rules-1", SECOND)
    assert store.former_text(digest_of(FIRST)) == FIRST
    assert store.get(digest_of(FIRST), "a.txt") is None
    assert store.former_text("../../../etc/passwd") is None


def test_a_cache_that_was_not_used_for_a_week_keeps_only_what_decisions_need(tmp_path: Path) -> None:
    old, older = filled(tmp_path, "rules-0", FIRST, SECOND), filled(tmp_path, "rules-00", SECOND)
    recent = filled(tmp_path, "rules-2", SECOND)
    store = filled(tmp_path, "rules-1", THIRD)
    for one, days in ((old, 8), (older, 30), (recent, 6)):
        unused_for_days(one, days)
    assert store.prune(["a.txt"], {digest_of(FIRST)}) == 2
    assert texts_in(old) == {FIRST, SECOND, THIRD}  # the second is in the recent one
    assert not older.place.exists()
    assert Store(tmp_path, "rules-2").known(Found("a.txt", 0)) == digest_of(SECOND)
    assert not (old.place / f"{digest_of(SECOND)}.msgpack").exists()


def test_what_another_desk_works_with_is_left_to_it(tmp_path: Path) -> None:
    other = filled(tmp_path, "rules-0", FIRST)
    other.hold()
    unused_for_days(other, 30)
    mine, beside = filled(tmp_path, "rules-1", FIRST, SECOND), Store(tmp_path, "rules-1")
    mine.hold()
    beside.hold()
    assert mine.prune(["a.txt"]) == 0
    beside.release()
    other.release()
    assert mine.prune(["a.txt"]) == 2
    assert not other.place.exists()
    mine.release()


def test_so_much_at_once_that_quitting_does_not_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruning, "MOST", 2)
    old = filled(tmp_path, "rules-0", FIRST, SECOND)
    unused_for_days(old, 8)
    store = filled(tmp_path, "rules-1", FIRST, SECOND, "The dockers wait.", THIRD)
    assert [store.prune(["a.txt"]) for _ in range(3)] == [4, 1, 0]
    assert texts_in(store) == {THIRD}


def test_what_is_not_the_programs_stays(tmp_path: Path) -> None:
    store = filled(tmp_path, "rules-1", FIRST)
    theirs = store.place.parent / "mine" / "notes.txt"
    theirs.parent.mkdir()
    theirs.write_text("keep me")
    os.utime(theirs.parent, (0, 0))
    store.prune([])
    assert theirs.read_text() == "keep me"
    assert pruning.hold(theirs) is None  # a file, no folder
