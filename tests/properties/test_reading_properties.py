"""Whatever a file holds and however it is called, what is read of it keeps these promises."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from summit_tui.articles.copies import same_story
from summit_tui.articles.dates import dates_in
from summit_tui.articles.folder import renames
from summit_tui.articles.reading import ArticleError, decode, escaped, make_article, path_of, relative_name

ROOT = Path("/articles")

file_names = (
    st.binary(min_size=1, max_size=20)
    .filter(lambda raw: b"/" not in raw and b"\0" not in raw and raw not in (b".", b".."))
    .map(os.fsdecode)
)
percent_names = st.text(alphabet="%25EFf0aé\udce9", min_size=1, max_size=12)

lines = st.sampled_from(
    [
        "", "", "By Jon Arp | The Quay", "March 3, 2024", "Comments", "Leave a reply", "Must Read", "---",
        "Photo: R. Ohm/AFP",
        "Dockers to strike as port talks fail", "NORTHHAVEN, Elbia — The talks went on until the morning, they said.",
        '"We will not sign without the rosters," said its head.', "# Heading", "- item", "@highlight", "***",
        "Home | World | Sport", "Old Salt says:", "A docker walks along the quay (left) on Dec. 7, 2025.", "> quoted",
        "![a](b)", "[a](b)", "██ Union", "Reuters", "\u2028", "\x0c", "🙂", "Забастовка началась утром.",
    ]
)  # fmt: skip
pages = st.lists(st.one_of(lines, st.text(max_size=60)), max_size=40).map("\n".join)


@given(st.one_of(file_names, percent_names))
def test_a_name_leads_back_to_its_file_and_is_text(raw: str) -> None:
    name = relative_name(ROOT, ROOT / raw)
    assert path_of(ROOT, name) == ROOT / raw
    name.encode("utf-8")


@given(st.lists(st.one_of(file_names, percent_names), max_size=8, unique=True))
def test_no_two_files_get_one_name(raws: list[str]) -> None:
    assert len({escaped(raw) for raw in raws}) == len(raws)


@given(
    st.one_of(st.binary(max_size=200), st.text(max_size=100).map(lambda text: b"\xff\xfe" + text.encode("utf-16-le")))
)
def test_bytes_are_read_or_refused_never_half(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except ArticleError as error:
        assert str(error).endswith(".") and error.hint
        return
    assert "\r" not in text and "\0" not in text
    text.encode("utf-8")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_text_without_carriage_returns_comes_back_to_the_letter(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode(), "a.txt") == text


@settings(max_examples=300)
@given(pages)
def test_zones_tile_any_text(text: str) -> None:
    article = make_article("a.txt", text)
    assert "".join(text[zone.start : zone.end] for zone in article.zones) == text
    assert all(zone.start < zone.end for zone in article.zones)
    assert all(one.end == other.start for one, other in pairwise(article.zones))


@given(pages)
def test_metadata_is_said_in_the_text(text: str) -> None:
    """Title and author are words of the text (their case aside); a date stands in it."""
    known = make_article("a.txt", text).metadata
    for said in (known.author, known.outlet):
        assert said is None or all(word.casefold() in text.casefold() for word in said.split())
    assert (known.published is None) == (known.basis is None)
    assert known.published is None or known.published[:4] in text


@given(st.text(max_size=200))
def test_dates_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = dates_in(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(pages, pages)
def test_likeness_of_stories_is_symmetric_and_a_share(a: str, b: str) -> None:
    assert same_story(a, b) == same_story(b, a)
    assert 0 <= same_story(a, b) <= 1


digests = st.dictionaries(st.text("ab/", min_size=1, max_size=4), st.sampled_from("12"), max_size=6)


@given(digests, digests)
def test_renames_pair_equal_texts_one_to_one(removed: dict[str, str], added: dict[str, str]) -> None:
    pairs = renames(removed, added)
    assert all(removed[old] == added[new] for old, new in pairs.items())
    assert len(set(pairs.values())) == len(pairs)
    for digest in "12":
        expected = min(list(removed.values()).count(digest), list(added.values()).count(digest))
        assert sum(removed[old] == digest for old in pairs) == expected
