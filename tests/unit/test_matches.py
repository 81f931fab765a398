"""Words are found however they are spelled, and offsets stay those of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.desk.canvas import in_ascii, with_matches
from summit_tui.desk.parts.differing import differing
from summit_tui.desk.parts.matches import fold, matches


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("The Élysée said no", "elysee"),
        ("a cease‑fire", "cease-fire"),
        ("“Don’t”", '"don\'t"'),
        ("CREWS of the night", "crews OF"),
        ("night\ncrews", "night  crews"),
    ],
)
def test_case_accents_dashes_quotes_and_blanks_do_not_count(text: str, query: str) -> None:
    assert len(matches(fold(text), query)) == 1


def test_nothing_is_found_for_nothing() -> None:
    assert matches(fold("some text"), "   ") == []


def test_signs_of_patterns_are_words_like_others() -> None:
    assert matches(fold("5 (five) percent?"), "(five)") == [(2, 8)]


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=60), st.text(min_size=1, max_size=5), st.text(max_size=60))
def test_what_stands_in_a_text_is_found_there(before: str, words: str, after: str) -> None:
    found = matches(fold(before + words + after), words)
    assert bool(found) == bool(fold(words).split())


@given(st.text(max_size=40), st.text(max_size=4))
def test_marking_matches_moves_nothing(text: str, query: str) -> None:
    assert "".join(part for part, _ in with_matches([(text, "body")], query)) == text


class TestWordings:
    def test_words_that_differ_are_told_on_both_sides(self) -> None:
        one, other = "We will not move on the crews", "“We shall not move on crews”"
        here, there = differing(one, other)
        assert [one[a:b] for a, b in here] == ["will", "the"]
        assert [other[a:b] for a, b in there] == ["shall"]

    def test_the_same_words_in_other_dress_do_not_differ(self) -> None:
        assert differing("We will not move.", "“we WILL not move”") == ([], [])

    def test_two_different_things_said_are_not_compared(self) -> None:
        assert differing("We will not move on the crews", "Cranes stand idle today") == ([], [])

    @given(st.text(max_size=80), st.text(max_size=80))
    def test_what_differs_are_ranges_of_the_text_in_order(self, one: str, other: str) -> None:
        here, there = differing(one, other)
        for text, ranges in ((one, here), (other, there)):
            ends = [end for both in ranges for end in both]
            assert ends == sorted(ends) and all(0 <= a < b <= len(text) for a, b in ranges)
        assert differing(one, one) == ([], [])


class TestAscii:
    def test_signs_become_plain_ones_of_the_same_width(self) -> None:
        assert in_ascii("▌• pay  Δ  ≠  ↔ ━━ 1 │") == "|o pay D!  ! <> == 1 |"

    @given(st.text(alphabet="•×≠Δ↔▌━─│┃…“”· abc", max_size=30))
    def test_a_line_keeps_its_width(self, text: str) -> None:
        assert len(in_ascii(text)) == len(text)
        assert in_ascii(text).isascii()
