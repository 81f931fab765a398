"""Extraction holds its contract on any text whatever."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summit_tui.extraction.marks import find_marked
from summit_tui.extraction.parse import split_paragraphs
from summit_tui.extraction.pipeline import ExtractionSettings, Kit, extract, load_kit
from summit_tui.model import Article, Extraction, Zone, digest_of

_PIECES = [
    "Ana Duarte", "Bo Okafor", "Norway", "Oslo", "the envoy", "she", "they", "said", "told", "wants", "according to",
    "that", "the mill", "would close", "“", "”", '"', "'", "‘", "’", "«", "»", "„", "``", "''", ",", ".", ":", "?",
    "\n",
    "\n\n", "'s", "—", "(", ")", "\u2028", "\x0c", "é", "\U0001f600", "DUARTE:", "A", "officials", "…", "\ufffd",
    "Europeans", "\u200b", "Mr.", "of", "and", "U.S.",
]  # fmt: skip
article_like = st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join)
any_text = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)
ordinary = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@lru_cache(maxsize=1)
def kit() -> Kit:
    return load_kit()


def read(text: str) -> Extraction:
    return extract(Article("a.txt", text, digest_of(text), zones=(Zone(0, len(text), "body"),)), kit())


def holds(text: str, found: Extraction) -> None:
    for finding in [*found.quotes, *found.demands, *found.questions]:
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        assert 0 <= finding.confidence <= 1 and finding.why
    for kind in (found.quotes, found.demands, found.questions):
        assert len({finding.id for finding in kind}) == len(kind)
    for quote in found.quotes:
        if quote.speaker_start is not None:
            assert quote.speaker_end is not None and 0 <= quote.speaker_start < quote.speaker_end <= len(text)
    for actor in found.actors:
        assert actor.name and actor.aliases and all(actor.aliases)


@ordinary
@given(st.one_of(article_like, any_text))
def test_every_finding_is_its_words_at_its_place(text: str) -> None:
    holds(text, read(text))


@ordinary
@given(article_like)
def test_the_same_article_gives_the_same_findings(text: str) -> None:
    assert read(text) == read(text)


@ordinary
@given(st.one_of(article_like, any_text))
def test_marked_stretches_lie_in_order_and_never_overlap(text: str) -> None:
    found = find_marked(text)
    for one in found:
        assert one.opened < one.start < one.end <= one.after <= len(text)
    for one, following in pairwise(found):
        assert one.after <= following.opened


@ordinary
@given(st.one_of(article_like, any_text))
def test_paragraphs_cover_all_that_is_not_blank(text: str) -> None:
    zones = (Zone(0, len(text), "body"),)
    found = split_paragraphs(Article("a.txt", text, digest_of(text), zones=zones))
    covered = {i for start, end, _ in found for i in range(start, end)}
    assert all(i in covered or char.isspace() for i, char in enumerate(text))


def test_odd_sizes_are_read_without_a_failure() -> None:
    for text in ("", "\n", '"' * 10_000, "“" * 3_000, "' " * 3_000, "a" * 20_000, "Word. " * 3_000):
        holds(text, read(text))


def test_a_megabyte_on_one_line_is_read_as_far_as_the_budget_goes() -> None:
    text = "Ana Duarte said that the mill would close in May. " * 20_000
    small = Kit(kit().parser, kit().lexicon, ExtractionSettings(words=3_000))
    found = extract(Article("a.txt", text, digest_of(text), zones=(Zone(0, len(text), "body"),)), small)
    holds(text, found)
    assert found.quotes and found.note is not None and "not read" in found.note
