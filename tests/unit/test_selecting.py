"""Selecting in a reader: every key takes the cursor to a code point of the article, whatever the wrapping."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from summit_tui.desk.panes.reader_lines import place_of_box
from summit_tui.desk.parts.reading import Page, Spans
from summit_tui.desk.parts.selecting import Selection, column_of, moved, offset_at, trimmed, word_around
from summit_tui.model import Article

TEXT = "One two. “Three four.” Five\n\nSix seven? Eight"
MOVES = (
    "left", "right", "up", "down", "page-up", "page-down", "line-start", "line-end", "first", "last",
    "word-next", "word-previous", "sentence-next", "sentence-previous",
)  # fmt: skip


def page(text: str = TEXT, width: int = 12) -> Page:
    return Page(Article("a.txt", text, "x"), (), width)


def selected(move: str, times: int, start: int = 0) -> str:
    now = Selection(start, start)
    for _ in range(times):
        now = moved(page(), now, move) or now
    span = now.span
    assert span is not None
    return TEXT[slice(*span)]


@pytest.mark.parametrize(
    ("move", "times", "words"),
    [
        ("word-next", 1, "One"),
        ("word-next", 3, "One two. “Three"),
        ("sentence-next", 1, "One two."),
        ("sentence-next", 2, "One two. “Three four.”"),
        ("sentence-next", 4, "One two. “Three four.” Five\n\nSix seven?"),
        ("right", 2, "One"),
        ("last", 1, TEXT),
        ("line-end", 1, "One two."),
    ],
)
def test_a_move_extends_the_selection_to_its_end(move: str, times: int, words: str) -> None:
    assert selected(move, times) == words


def test_moving_back_begins_at_words_and_sentences() -> None:
    end = len(TEXT) - 1
    assert selected("word-previous", 2, end) == "seven? Eight"
    assert selected("sentence-previous", 2, end) == "Six seven? Eight"


def test_up_and_down_keep_to_their_column_over_a_short_line() -> None:
    here = now = Selection(offset_at(page(), 0, 7))
    for move in ("down", "down", "up", "up"):
        now = moved(page(), now, move) or now
    assert (now.head, now.column) == (here.head, 7)


def test_without_an_anchor_the_cursor_only_moves() -> None:
    assert Selection(4).span is None
    assert Selection(4).toggled().span == (4, 5)
    assert Selection(9, 4).swapped() == Selection(4, 9)
    assert Selection(9, 4).toggled().span is None


def test_white_space_at_the_ends_is_no_part_of_a_passage() -> None:
    assert trimmed("  two words \n", (0, 13)) == (2, 11)
    assert trimmed(" \n ", (0, 3)) is None


def test_a_word_is_found_around_an_offset() -> None:
    text = "the night-crews’ pay"
    assert word_around(text, 6) == (4, 15)
    assert word_around(text, 3) is None


def test_an_unknown_move_is_none() -> None:
    assert moved(page(), Selection(0), "sideways") is None


@given(st.text(alphabet="ab .?!\n“”汉é🙂", min_size=1, max_size=120), st.integers(2, 20), st.data())
def test_every_move_stays_in_the_text(text: str, width: int, data: st.DataObject) -> None:
    one = page(text, width)
    now = Selection(data.draw(st.integers(0, len(text) - 1)), 0)
    for move in data.draw(st.lists(st.sampled_from(MOVES), max_size=12)):
        now = moved(one, now, move, 3) or now
        assert 0 <= now.head < len(text)


@given(st.text(alphabet="ab 汉é🙂", min_size=1, max_size=80), st.integers(2, 20), st.data())
def test_a_cell_and_its_character_name_each_other(text: str, width: int, data: st.DataObject) -> None:
    one = page(text, width)
    line = data.draw(st.integers(0, len(one.lines) - 1))
    start, end = one.lines[line]
    for offset in range(start, end):
        column = column_of(one.text, start, offset)
        if cell_len(one.text[offset]):
            assert offset_at(one, line, column) == offset


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20))), st.integers(0, 60), st.integers(1, 20))
def test_ranges_over_a_place_are_those_that_a_look_at_all_finds(
    given_ranges: list[tuple[int, int]], start: int, size: int
) -> None:
    ranges = [(a, a + length) for a, length in given_ranges]
    spans, end = Spans(ranges), start + size
    assert spans.over(start, end) == sorted((a, b) for a, b in ranges if a < end and b > start)
    assert spans.begin_in(start, end) == any(start <= a < end for a, _ in ranges)


@given(st.integers(1, 40), st.integers(1, 30), st.integers(-50, 60), st.integers(0, 12))
def test_an_explanation_never_covers_the_lines_it_explains(height: int, size: int, first: int, many: int) -> None:
    last = first + many
    at = place_of_box(height, size, first, last)
    if at is not None:
        assert at >= 0
        assert at + size <= height
        assert at > last or at + size <= first
