"""The bench corpus is the same wherever it is made, and says truly what is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bench import corpus

from summit_tui.articles.folder import scan
from summit_tui.articles.reading import read_text
from summit_tui.engines.messages import Reading
from summit_tui.extraction import version
from summit_tui.ledger.ledger import Change, Ledger
from summit_tui.ledger.store import Store
from summit_tui.settings import Settings


def pieces(reading: Reading) -> list[tuple[int, int, str]]:
    found = reading.extraction
    return [(one.start, one.end, one.text) for one in (*found.quotes, *found.demands, *found.questions)]


def test_a_seed_gives_the_same_bytes_in_two_folders(tmp_path: Path) -> None:
    for name in ("one", "two"):
        corpus.save(tmp_path / name, corpus.corpus(5, seed=7))
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
    assert len(list((tmp_path / "one").iterdir())) == 5


def test_the_bytes_of_a_seed_do_not_change_from_one_machine_to_the_next() -> None:
    assert corpus.written(1, 0).article.digest == "6584df6b3613cfdd887d2a798895ed43"
    assert corpus.written(2, 0).article.digest != corpus.written(1, 0).article.digest


def test_an_article_does_not_depend_on_those_before_it() -> None:
    assert list(corpus.corpus(4, seed=3))[3] == corpus.written(3, 3)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_offsets_are_true_and_zones_tile_the_text(seed: int, number: int) -> None:
    reading = corpus.written(seed, number)
    text, zones = reading.article.text, reading.article.zones
    assert all(text[start:end] == words and words.strip() == words for start, end, words in pieces(reading))
    assert [zone.end for zone in zones[:-1]] == [zone.start for zone in zones[1:]]
    assert (zones[0].start, zones[-1].end) == (0, len(text))
    for demand in reading.extraction.demands:
        assert text[demand.holder_start : demand.holder_end] == demand.holder
        assert demand.holder in {actor.name for actor in reading.extraction.actors}
    for quote in reading.extraction.quotes:
        assert text[quote.start - 1] == "“" and text[quote.end] == "”"
        assert text[quote.speaker_start : quote.speaker_end] in (quote.speaker or "")


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_articles_keep_to_the_words_asked_for(number: int) -> None:
    words = len(corpus.written(1, number).article.text.split())
    assert 100 <= words <= 2000


def test_ids_are_unique_within_an_article() -> None:
    found = corpus.dense(1, 0, 60).extraction
    assert len({quote.id for quote in found.quotes}) == 60


def test_a_long_article_has_as_many_findings_as_asked_over_all_of_it() -> None:
    reading = corpus.long_article(1, 60_000, 300)
    starts = sorted(start for start, _, _ in pieces(reading))
    assert len(starts) == 300
    assert len(reading.article.text) >= 60_000
    assert starts[0] < 6_000 and starts[-1] > 54_000


def test_what_is_put_into_the_cache_is_what_a_desk_finds_there(tmp_path: Path) -> None:
    readings = corpus.save(tmp_path, corpus.big_ledger(90, each=40))
    corpus.fill_cache(tmp_path, readings)
    store = Store(tmp_path, version.EXTRACTOR, version.key(Settings()))
    known = [store.get(store.known(found) or "", found.name) for found in scan(tmp_path).articles]
    assert known == readings
    assert [read_text(tmp_path / one.file) for one in readings] == [one.article.text for one in readings]
    ledger = Ledger()
    ledger.apply(Change(upsert=tuple(one.extraction for one in readings)))
    assert ledger.frames["quotes"].height == 90


def test_a_range_of_words_is_read_from_the_command_line() -> None:
    assert corpus._range("100-2000") == (100, 2000)
    with pytest.raises(Exception, match="no range of words"):
        corpus._range("2000-100")
