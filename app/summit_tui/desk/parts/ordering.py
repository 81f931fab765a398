"""How the lists stand: the orders and groups that `b` and `B` go through, and an order kept as decisions change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

SORTS: Mapping[str, tuple[str, ...]] = {
    "demands": ("issue", "party", "date", "voices", "undecided"),
    "quotes": ("speaker", "date", "articles", "undecided"),
    "questions": ("articles", "date", "issue", "undecided", "state"),
}
"""The orders of each list, the usual one first."""
GROUPS: Mapping[str, tuple[str, ...]] = {"demands": ("party", "issue", "none"), "quotes": ("party", "none")}
KEYS: Mapping[str, tuple[str, ...]] = {
    "demands": ("row", "party", "issue", "position"), "quotes": ("row", "party", "file", "id"),
    "questions": ("file", "id"),
}  # fmt: skip
"""The columns that name a row, group rows included."""


def following(choices: Sequence[str], now: str) -> str:
    """Give the choice after one, round the end; the second one where it is not known."""
    return choices[(choices.index(now) + 1) % len(choices)] if now in choices else choices[min(1, len(choices) - 1)]


def order_told(pane: str, sorts: Mapping[str, str], groups: Mapping[str, str]) -> str:
    """Say how a list stands where that is not as usual: `by date`, `by date, per issue`; "" as usual."""
    sort, group = sorts.get(pane, ""), groups.get(pane, "")
    usual_group = GROUPS.get(pane, ("",))[0]
    told = [f"by {sort}"] if sort and sort != SORTS[pane][0] else []
    if group and group != usual_group:
        told.append("no groups" if group == "none" else f"per {group}")
    return ", ".join(told)


def kept_order(new: pl.DataFrame, old: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Give the rows of a new frame in the order of an old one, so that nothing moves while one decides.

    A frame with rows that the old one did not have stands in its own order.
    """
    import polars as pl

    places = old.select(*keys).with_columns(place=pl.int_range(pl.len(), dtype=pl.Int32)).unique(keys, keep="first")
    placed = new.join(places, on=list(keys), how="left", nulls_equal=True, maintain_order="left")
    if placed["place"].null_count():
        return new
    return placed.sort("place", maintain_order=True).drop("place")
