"""Lines on screen never lose or invent a character, and never run over."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from summit_tui.desk.parts.wrap import _ONE_CELL, _TWO_CELLS, line_at, wrap
from summit_tui.plain import shown

texts = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(" \n\t“中字éaж-\u0301")), max_size=300)


@given(texts, st.integers(2, 40))
def test_lines_hold_all_but_the_blanks_at_which_they_break(text: str, width: int) -> None:
    text = shown(text)
    lines = wrap(text, width)
    assert lines[0][0] == 0
    at = 0
    for start, end in lines:
        assert text[at:start] in ("", " ", "\n")
        assert start <= end
        at = end
    assert at == len(text)


@given(texts, st.integers(1, 40))
def test_letters_whose_width_is_known_break_as_those_that_are_looked_up(text: str, width: int) -> None:
    text = shown(text)
    quick = wrap(text, width)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("summit_tui.desk.parts.wrap._known_to_fit", lambda *_: None)
        assert wrap(text, width) == quick


@pytest.mark.parametrize(("pattern", "cells"), [(_ONE_CELL, 1), (_TWO_CELLS, 2)])
def test_the_letters_of_known_width_have_it(pattern: re.Pattern[str], cells: int) -> None:
    letters = [chr(code) for code in range(0x20, 0x20000) if pattern.fullmatch(chr(code))]
    assert len(letters) > 1000
    assert {cell_len(letter) for letter in letters} == {cells}


@given(texts, st.integers(2, 40))
def test_no_line_is_wider_than_the_measure(text: str, width: int) -> None:
    text = shown(text)
    assert all(cell_len(text[start:end]) <= width for start, end in wrap(text, width))


@given(texts, st.integers(2, 40), st.integers(0, 300))
def test_every_offset_has_its_line(text: str, width: int, offset: int) -> None:
    text = shown(text)
    lines = wrap(text, width)
    offset = min(offset, len(text))
    start, end = lines[line_at(lines, offset)]
    assert start <= offset <= end + 1


@given(st.text(max_size=200))
def test_what_is_shown_keeps_its_length_and_nothing_a_terminal_would_do(text: str) -> None:
    safe = shown(text)
    assert len(safe) == len(text)
    assert all(char == "\n" or char.isprintable() or char in "\u200d\ufffd" for char in safe)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\x1b\u2028\u202e\x00ab")), max_size=200))
def test_a_text_is_shown_as_its_characters_are(text: str) -> None:
    assert shown(text) == "".join(shown(char) for char in text)
    assert shown(text * 3) == shown(text) * 3
