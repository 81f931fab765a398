from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.desk.parts.line import Line
from summit_tui.desk.screens.pick import Option, matching

KEYS = st.sampled_from(
    ["left", "right", "home", "end", "backspace", "delete", "ctrl+u", "ctrl+k", "ctrl+w", "a", "space"]
)


def after(text: str, *keys: str) -> str:
    line = Line(text, len(text))
    for key in keys:
        line = line.key(key, " " if key == "space" else key if len(key) == 1 else None) or line
    return f"{line.text[: line.at]}|{line.text[line.at :]}"


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        (("s",), "pay raises|"),
        (("left", "left", "x"), "pay raix|se"),
        (("home", "delete"), "|ay raise"),
        (("ctrl+w",), "pay |"),
        (("ctrl+w", "ctrl+w"), "|"),
        (("home", "right", "ctrl+k"), "p|"),
        (("ctrl+u",), "|"),
        (("backspace", "space", "n"), "pay rais n|"),
    ],
)
def test_keys_edit_a_line(keys: tuple[str, ...], result: str) -> None:
    assert after("pay raise", *keys) == result


def test_a_key_that_edits_nothing_is_not_taken() -> None:
    assert Line("pay", 3).key("f5", None) is None


def test_pasted_lines_become_one() -> None:
    assert Line("", 0).typed("one\ntwo").text == "one two"


@given(st.text(), st.lists(KEYS))
def test_the_cursor_never_leaves_the_line(text: str, keys: list[str]) -> None:
    line = Line(text, len(text))
    for key in keys:
        line = line.key(key, key if len(key) == 1 else None) or line
        assert 0 <= line.at <= len(line.text)


def test_picking_wants_every_word_and_puts_beginnings_first() -> None:
    options = [Option("a", "Move right", "Parties"), Option("b", "Right of way"), Option("c", "Left")]
    assert [one.key for one in matching(options, "right")] == ["b", "a"]
    assert [one.key for one in matching(options, "right part")] == ["a"]
    assert [one.key for one in matching(options, "")] == ["a", "b", "c"]


def test_what_cannot_be_printed_is_not_pasted() -> None:
    assert Line().typed("ask\x1b[2J\tthe\r\nport\x00\u202e").text == "ask[2J the port"
