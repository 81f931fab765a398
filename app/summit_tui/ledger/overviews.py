"""The overviews: issue against party, and what was said when."""

from __future__ import annotations

from typing import Any

import polars as pl

from summit_tui.ledger import lists
from summit_tui.ledger.conflicts import CHANGED, DISPUTED
from summit_tui.ledger.gather import with_when
from summit_tui.ledger.ledger import Ledger

MATRIX: dict[str, Any] = {
    "issue": pl.String, "party": pl.String, "demand": pl.Int64, "offer": pl.Int64, "refuse": pl.Int64,
    "accept": pl.Int64, "positions": pl.Int64, "flag": pl.String,
}  # fmt: skip
TIMELINE: dict[str, Any] = {
    "day": pl.String, "when": pl.String, "party": pl.String, "kind": pl.String, "file": pl.String, "id": pl.String,
    "stance": pl.String, "issue": pl.String, "text": pl.String, "flag": pl.String,
}  # fmt: skip


def matrix(ledger: Ledger, show_rejected: bool = False) -> pl.DataFrame:
    """Give one row for each issue and party that hold a position together: how many of each stance.

    Returns:
        A frame of the columns `MATRIX`: the issue with most positions first, parties in their order. `flag` is
        `Δ` where a position changed, else `≠` where sources disagree, else empty.
    """
    rows = lists.demands(ledger.derived, show_rejected)
    has = [(pl.col("flag") == flag).any() for flag in (CHANGED, DISPUTED)]
    cells = rows.group_by("issue", "party").agg(
        *[(pl.col("stance") == stance).sum().alias(stance) for stance in lists.STANCES],
        pl.len().alias("positions"),
        pl.col("rank").first(),
        pl.when(has[0]).then(pl.lit(CHANGED)).when(has[1]).then(pl.lit(DISPUTED)).otherwise(pl.lit("")).alias("flag"),
    )
    cells = cells.with_columns(total=pl.col("positions").sum().over("issue"))
    return lists.columns(cells.sort("total", "issue", "rank", descending=[True, False, False]), MATRIX)


def timeline(ledger: Ledger, show_rejected: bool = False) -> pl.DataFrame:
    """Give every demand and quote by the day that it is told of, the undated last.

    Returns:
        A frame of the columns `TIMELINE`. `day` is ISO 8601 as precise as it is told, None where it is not: a file's
        own time is never used. `flag` is that of a demand's position.
    """
    derived = ledger.derived
    flags = pl.col("position").replace_strict(derived.flags, default="", return_dtype=pl.String)
    held = derived.demands.with_columns(kind=pl.lit("demand"), text=pl.col("summary"), flag=flags)
    held = with_when(held)
    none = pl.lit(None, dtype=pl.String)
    said = derived.quotes.with_columns(
        kind=pl.lit("quote"), text=pl.col("line"), stance=none, issue=none, flag=pl.lit("")
    )
    both = pl.concat([frame.select("state", "order", "start", *TIMELINE) for frame in (held, said)])
    if not show_rejected:
        both = both.filter(pl.col("state") != "rejected")
    return lists.columns(both.sort("day", "order", "start", "kind", "id", nulls_last=True), TIMELINE)
