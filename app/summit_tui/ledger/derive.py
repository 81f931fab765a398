"""What follows from rows and decisions: states, voices, flags; with what `gather` made, all that views need."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

import polars as pl

from summit_tui.ledger import conflicts
from summit_tui.ledger.asked import closed
from summit_tui.ledger.gather import OBSERVERS, Gathered

if TYPE_CHECKING:
    from summit_tui.ledger.ledger import Ledger

Made = TypeVar("Made")


@dataclass
class Derived(Gathered):
    """What is gathered, with all columns that views need.

    `flags` and `clashes` are by position (see `conflicts`), `closed` the questions (file, id) that the analyst closed.
    `lists` is where views keep what they made of it.
    """

    flags: dict[str, str]
    clashes: conflicts.Clashes
    closed: dict[tuple[str, str], str]
    lists: dict[Any, Any] = field(default_factory=dict)

    def once(self, key: object, make: Callable[[], Made]) -> Made:
        """Give what was made under a key, making it the first time."""
        if key not in self.lists:
            self.lists[key] = make()
        return cast("Made", self.lists[key])


def derive(ledger: Ledger, gathered: Gathered, judge: conflicts.Judge) -> Derived:
    """Make all that follows from what was gathered and the decisions of a ledger."""
    articles = _articles(ledger, gathered.articles)
    demands = _stated(ledger, "demand", gathered.demands, articles)
    voice = (
        pl.when("named").then(pl.col("person"))
        .when(pl.col("voiced_by").is_not_null())
        .then(pl.concat_str(pl.col("origin"), pl.col("voiced_by").str.to_lowercase(), separator="\x1f"))
        .otherwise(pl.concat_str(pl.lit("reporter\x1f"), pl.col("origin")))
    )  # fmt: skip
    demands = demands.with_columns(voice=voice)
    clashes = _clashes(demands, judge)
    return Derived(
        gathered.settled,
        gathered.people,
        articles,
        demands,
        _stated(ledger, "quote", gathered.quotes, articles),
        _stated(ledger, "question", gathered.questions, articles),
        gathered.positions,
        gathered.kept,
        conflicts.flags_of(clashes, _told(demands)),
        clashes,
        closed(ledger.corrections),
    )


def _articles(ledger: Ledger, articles: pl.DataFrame) -> pl.DataFrame:
    articles = articles.with_columns(
        origin=pl.col("file").replace(ledger.origins) if ledger.origins else pl.col("file"),
        new=pl.col("file").is_in(list(ledger.new)) & ~pl.col("gone"),
    )
    # What counts as known before an article: those looked at, then by date; a copy comes after its origin.
    came = articles.sort("new", pl.col("origin") != pl.col("file"), pl.col("published").fill_null("9999"), "file")
    return came.with_row_index("rank").sort("order").with_columns(pl.col("rank").cast(pl.Int32))


def _stated(ledger: Ledger, kind: str, frame: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Add the state of each finding, and of its article what the analyst's look and the near-copies make of it."""
    place = frame["order"]
    frame = frame.with_columns(*[articles[name].gather(place) for name in ("origin", "new", "rank")])
    states = ledger.decisions.filter(pl.col("kind") == kind).select("file", "id", "state", "disputed")
    if not states.height:
        return frame.with_columns(state=pl.lit("undecided"), disputed=pl.lit(value=False))
    return frame.join(states, on=["file", "id"], how="left", maintain_order="left").with_columns(
        pl.col("state").fill_null("undecided"), pl.col("disputed").fill_null(value=False)
    )


def _live(demands: pl.DataFrame) -> pl.DataFrame:
    return demands.filter(pl.col("state") != "rejected", pl.col("party") != OBSERVERS)


def _told(demands: pl.DataFrame) -> list[str]:
    """Give the positions that an article tells as a change."""
    return _live(demands).filter("changed")["position"].unique().sort().to_list()


def _with_replaced(live: pl.DataFrame) -> pl.DataFrame:
    """Add `replaced`, the position whose place a demand took as its article tells it."""
    known = live.select("file", instead_of="id", replaced="position")
    if live["instead_of"].null_count() == live.height:
        return live.with_columns(replaced=pl.lit(None, dtype=pl.String))
    return live.join(known, on=["file", "instead_of"], how="left", maintain_order="left")


def _clashes(demands: pl.DataFrame, judge: conflicts.Judge) -> conflicts.Clashes:
    """Give what does not go together, from evidence that was not rejected; only what changed is judged anew."""
    live = _live(demands)
    named = ("party", "issue", "position", "stance", "summary", "confidence", "day", "voice", "changed")
    live = _with_replaced(live).select(*named, "replaced")
    marked = live.select("position").with_columns(mark=live.hash_rows())
    marks = marked.group_by("position").agg(pl.col("mark").sum(), pl.len().alias("size")).iter_rows()

    def held_in(positions: list[str]) -> Iterable[conflicts.Held]:
        rows = live.filter(pl.col("position").is_in(positions))
        best = rows.sort("confidence", descending=True, maintain_order=True).group_by("position", maintain_order=True)
        groups = best.agg(
            pl.col("party").first(), pl.col("issue").first(), pl.col("stance").first(),
            pl.col("summary").unique(maintain_order=True),
            pl.col("day").drop_nulls().unique(), pl.col("day").is_not_null().all().alias("dated"),
            pl.col("voice").unique(),
            pl.col("changed").any(), pl.col("replaced").drop_nulls().unique(),
        )  # fmt: skip
        for position, party, issue, stance, summaries, days, dated, voices, told, replaced in groups.iter_rows():
            yield conflicts.Held(
                position, party, issue, stance, tuple(summaries), tuple(days), dated, frozenset(voices), told,
                frozenset(replaced),
            )  # fmt: skip

    return judge.update({position: (mark, size) for position, mark, size in marks}, held_in)
