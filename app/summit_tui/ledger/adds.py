"""What each piece of some articles is to the rest: one of eight kinds, worked out for all of them at once.

The rest is what was looked at before, and of the new articles those that come before this one (by date, then name; a
near-copy comes after its origin). So of two new articles that bring the same, the first brings something new and the
second a voice. A position that is new and that its article tells as a change is one. Work grows with the pieces of
these articles and with what they have in common with others.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from summit_tui.ledger.conflicts import AGAINST, CHANGED, DISPUTED
from summit_tui.ledger.derive import Derived

NEW, CONFIRMED, TURNED, CONTRADICTED = "new position", "confirmed", "changed", "contradicted"
QUOTE, VARIANT, QUESTION, ANSWER, KNOWN = "new quote", "variant", "question opened", "answer proposed", "known"
KINDS = (NEW, CONFIRMED, TURNED, CONTRADICTED, QUOTE, VARIANT, QUESTION, ANSWER, KNOWN)
"""What a piece can be to the rest; `known` repeats what one voice has said already."""
_KIND = {"file": pl.String, "finding": pl.String, "id": pl.String, "kind": pl.String, "against": pl.Boolean,
         "state": pl.String}  # fmt: skip


def kinds(derived: Derived, files: Sequence[str]) -> pl.DataFrame:
    """Give what each piece of some articles is to the rest.

    Returns:
        A frame of file, finding (demand, quote or question), id, kind (one of `KINDS` but answers), against (whether
        a new position is held against another side's) and state.
    """
    of = pl.col("file").is_in(list(files))
    parts = [
        _demands(derived, derived.demands.filter(of)),
        _said(derived.quotes, derived.quotes.filter(of), "quote"),
        _said(derived.questions, derived.questions.filter(of), "question"),
    ]
    return pl.concat([part.select([pl.col(name).cast(kind) for name, kind in _KIND.items()]) for part in parts])


def _live(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("state") != "rejected")


def _first(frame: pl.DataFrame, *columns: str, name: str) -> pl.DataFrame:
    """Give the rank of the first article that has each value."""
    return frame.group_by(columns).agg(pl.col("rank").min().alias(name))


def _demands(derived: Derived, here: pl.DataFrame) -> pl.DataFrame:
    clashing = [
        (position, one.other, one.kind)
        for position in here["position"].unique().to_list()
        for one in derived.clashes.get(position, ())
    ]
    pairs = pl.DataFrame(clashing, schema=dict.fromkeys(("position", "other", "sort"), pl.String), orient="row")
    wanted = pl.concat([here["position"], pairs["other"]]).unique()
    live = _live(derived.demands.filter(pl.col("position").is_in(wanted.implode())))
    by_position = _first(live, "position", name="first")
    others = here.select("file", "id", "position", "rank").join(pairs, on="position").join(
        by_position.rename({"position": "other", "first": "other_first"}), on="other"
    )  # fmt: skip
    has = others.filter(pl.col("other_first") < pl.col("rank")).group_by("file", "id").agg(
        *[(pl.col("sort") == sort).any().alias(name) for sort, name in
          ((CHANGED, "turned"), (DISPUTED, "disputed"), (AGAINST, "against"))]
    )  # fmt: skip
    rows = (
        here.select("file", "id", "state", "rank", "position", "voice", "changed")
        .join(by_position, on="position", how="left")
        .join(_first(live, "position", "voice", name="heard"), on=["position", "voice"], how="left", nulls_equal=True)
        .join(has, on=["file", "id"], how="left")
        .with_columns(pl.col("turned", "disputed", "against").fill_null(value=False))
    )
    known = (pl.col("first") < pl.col("rank")).fill_null(value=False)
    heard = (pl.col("heard") < pl.col("rank")).fill_null(value=False)
    kind = (
        pl.when(known & heard).then(pl.lit(KNOWN)).when(known).then(pl.lit(CONFIRMED))
        .when(pl.col("turned") | pl.col("changed")).then(pl.lit(TURNED))
        .when("disputed").then(pl.lit(CONTRADICTED)).otherwise(pl.lit(NEW))
    )  # fmt: skip
    return rows.with_columns(kind=kind, finding=pl.lit("demand")).with_columns(
        against=pl.col("against") & (pl.col("kind") == NEW)
    )


def _said(frame: pl.DataFrame, here: pl.DataFrame, finding: str) -> pl.DataFrame:
    live = _live(frame.filter(pl.col("same").is_in(here["same"].unique().implode())))
    rows = (
        here.select("file", "id", "state", "rank", "same", "wording")
        .join(_first(live, "same", name="first"), on="same", how="left")
        .join(_first(live, "wording", name="heard"), on="wording", how="left")
    )
    known = (pl.col("first") < pl.col("rank")).fill_null(value=False)
    heard = (pl.col("heard") < pl.col("rank")).fill_null(value=False)
    if finding == "question":
        kind = pl.when(known).then(pl.lit(KNOWN)).otherwise(pl.lit(QUESTION))
    else:
        kind = pl.when(heard).then(pl.lit(KNOWN)).when(known).then(pl.lit(VARIANT)).otherwise(pl.lit(QUOTE))
    return rows.with_columns(kind=kind, finding=pl.lit(finding), against=pl.lit(value=False))
