"""How lists stand: orders, groups, sizes pulled with the mouse."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Size

from summit_tui.desk.layout import Arrangement, grip_at, plan, pulled
from summit_tui.desk.parts.ordering import GROUPS, SORTS, following, kept_order, order_told


def test_b_goes_through_all_orders_and_round() -> None:
    for choices in (*SORTS.values(), *GROUPS.values()):
        now, seen = choices[0], []
        for _ in choices:
            seen.append(now)
            now = following(choices, now)
        assert tuple(seen) == choices
        assert now == choices[0]


def test_an_order_that_is_no_more_known_gives_way() -> None:
    assert following(SORTS["demands"], "colour") == "party"


def test_the_title_tells_only_what_is_not_as_usual() -> None:
    assert order_told("demands", {}, {}) == ""
    assert order_told("demands", {"demands": "issue"}, {"demands": "party"}) == ""
    assert order_told("demands", {"demands": "date"}, {"demands": "none"}) == "by date, no groups"
    assert order_told("demands", {}, {"demands": "issue"}) == "per issue"
    assert order_told("questions", {"questions": "state"}, {}) == "by state"


def frame(*keys: str | None) -> pl.DataFrame:
    return pl.DataFrame(
        {"row": ["item" if k else "group" for k in keys], "key": list(keys)}, schema_overrides={"key": pl.String}
    )


class TestKeptOrder:
    def test_what_was_decided_stays_in_its_place(self) -> None:
        kept = kept_order(frame("c", "a", "b"), frame("a", "b", "c"), ("row", "key"))
        assert kept["key"].to_list() == ["a", "b", "c"]

    def test_what_was_rejected_leaves_a_gap_and_moves_nothing_else(self) -> None:
        kept = kept_order(frame("c", "a"), frame("a", "b", "c"), ("row", "key"))
        assert kept["key"].to_list() == ["a", "c"]

    def test_group_rows_stay_above_theirs(self) -> None:
        kept = kept_order(frame(None, "b", "a"), frame(None, "a", "b"), ("row", "key"))
        assert kept["key"].to_list() == [None, "a", "b"]

    def test_new_rows_bring_the_new_order(self) -> None:
        kept = kept_order(frame("d", "b", "a"), frame("a", "b"), ("row", "key"))
        assert kept["key"].to_list() == ["d", "b", "a"]


SIZES = [Size(80, 24), Size(140, 40), Size(220, 60)]


class TestPulling:
    @pytest.mark.parametrize("size", SIZES)
    def test_the_title_line_of_a_reader_moves_the_line_above_it(self, size: Size) -> None:
        was = plan(size, Arrangement())["reader-a"]
        assert grip_at(size, Arrangement(), 5, was.y) == "upper"
        now = plan(size, pulled(size, Arrangement(), "upper", 5, was.y + 3))
        assert now["reader-a"].y == was.y + 3

    @pytest.mark.parametrize("size", SIZES)
    def test_the_column_between_the_readers_moves(self, size: Size) -> None:
        was = plan(size, Arrangement())["reader-a"]
        assert grip_at(size, Arrangement(), was.right, was.y + 2) == "left"
        now = plan(size, pulled(size, Arrangement(), "left", was.right + 6, was.y + 2))
        assert now["reader-a"].right == was.right + 6
        assert now["reader-b"].x == now["reader-a"].right + 1

    @pytest.mark.parametrize(("size", "grip"), [(SIZES[1], "parties"), (SIZES[2], "parties"), (SIZES[2], "side")])
    def test_the_columns_between_lists_move(self, size: Size, grip: str) -> None:
        pane = "parties" if grip == "parties" else "demands"
        edge = plan(size, Arrangement())[pane].right
        assert grip_at(size, Arrangement(), edge, 4) == grip
        assert plan(size, pulled(size, Arrangement(), grip, edge + 7, 4))[pane].right == edge + 7

    def test_nothing_is_pulled_where_no_line_is_or_one_pane_has_all(self) -> None:
        size = SIZES[1]
        assert grip_at(size, Arrangement(), 60, 5) == ""
        assert grip_at(SIZES[0], Arrangement(), 34, 5) == "", "one list has the whole width here"
        assert grip_at(size, Arrangement(focus="reader-a", zoom=2), 5, 18) == ""

    @given(
        st.sampled_from(["upper", "left", "parties", "side"]), st.integers(-5, 300), st.integers(-5, 90),
        st.tuples(st.integers(80, 250), st.integers(24, 70)),
    )  # fmt: skip
    def test_however_far_one_pulls_every_pane_keeps_a_usable_size(
        self, grip: str, x: int, y: int, columns_and_rows: tuple[int, int]
    ) -> None:
        size = Size(*columns_and_rows)
        places = plan(size, pulled(size, Arrangement(), grip, x, y))
        for name, region in places.items():
            assert region.right <= size.width, name
            assert region.bottom <= size.height, name
            if name not in ("header", "status", "footer"):
                assert region.width >= 20, name
                assert region.height >= 2, name
