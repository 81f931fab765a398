"""Counts in narrow columns keep apart from their neighbours, however large they are."""

from __future__ import annotations

import pytest

from summit_tui.desk.panes.demands import reviewed
from summit_tui.desk.panes.parties import _number


@pytest.mark.parametrize(
    ("value", "width", "shown"),
    [(0, 4, "   ·"), (999, 4, " 999"), (2046, 5, " 2.0k"), (6000, 4, "  6k"), (12_000, 5, "  12k")],
)
def test_a_count_of_a_party_leaves_a_blank_before_it(value: int, width: int, shown: str) -> None:
    assert _number(value, width) == shown


@pytest.mark.parametrize(
    ("decided", "pieces", "shown"),
    [
        (0, 1, "     "),
        (1, 2, "  1/2"),
        (9, 12, " 9/12"),
        (12, 12, "  all"),
        (0, 3000, " 0/3k"),
        (12, 3000, " …/3k"),
        (3000, 3000, "  all"),
        (0, 150_000, "    …"),
    ],
)
def test_how_much_of_a_position_is_decided_never_touches_the_voices_before_it(
    decided: int, pieces: int, shown: str
) -> None:
    assert reviewed({"decided": decided, "pieces": pieces}, 5) == shown
