"""What follows from rows and decisions: states, voices, flags; with what `gather` made, all that views need."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

import polars as pl

from summit_tui.ledger import conflicts
from summit_tui.ledger.gather import OBSERVERS, Gathered

if TYPE_CHECKING:
    from summit_tui.ledger.ledger import Ledger

Made = TypeVar("Made")


@dataclass
class Derived(Gathered):
    """What is gathered, with all columns that views need. `lists` is where views keep what they made of it."""

    flags: dict[str, str]
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
    return Derived(
        gathered.settled,
        gathered.people,
        articles,
        demands,
        _stated(ledger, "quote", gathered.quotes, articles),
        _stated(ledger, "question", gathered.questions, articles),
        gathered.positions,
        _flags(demands, judge),
    )


def _articles(ledger: Ledger, articles: pl.DataFrame) -> pl.DataFrame:
    return articles.with_columns(
        origin=pl.col("file").replace(ledger.origins) if ledger.origins else pl.col("file"),
        new=pl.col("file").is_in(list(ledger.new)) & ~pl.col("gone"),
    )


def _stated(ledger: Ledger, kind: str, frame: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Add the state of each finding, and of its article what the analyst's look and the near-copies make of it."""
    place = frame["order"]
    frame = frame.with_columns(origin=articles["origin"].gather(place), new=articles["new"].gather(place))
    states = ledger.decisions.filter(pl.col("kind") == kind).select("file", "id", "state", "disputed")
    if not states.height:
        return frame.with_columns(state=pl.lit("undecided"), disputed=pl.lit(value=False))
    return frame.join(states, on=["file", "id"], how="left", maintain_order="left").with_columns(
        pl.col("state").fill_null("undecided"), pl.col("disputed").fill_null(value=False)
    )


def _flags(demands: pl.DataFrame, judge: conflicts.Judge) -> dict[str, str]:
    """Give the flags of positions, from evidence that was not rejected; only what changed is judged anew."""
    subject = ["party", "issue"]
    live = demands.filter(pl.col("state") != "rejected", pl.col("party") != OBSERVERS)
    live = live.select(*subject, "position", "stance", "summary", "confidence", "day", "origin")
    marked = live.select(subject).with_columns(mark=live.hash_rows())
    marks = marked.group_by(subject).agg(pl.col("mark").sum(), pl.len().alias("size")).iter_rows()

    def held_in(subjects: list[conflicts.Subject]) -> Iterable[conflicts.Held]:
        wanted = pl.DataFrame(subjects, schema=dict.fromkeys(subject, pl.String), orient="row")
        rows = live.join(wanted, on=subject, how="semi", maintain_order="left")
        best = rows.sort("confidence", descending=True, maintain_order=True).group_by("position", maintain_order=True)
        groups = best.agg(
            pl.col("party").first(), pl.col("issue").first(), pl.col("stance").first(), pl.col("summary").first(),
            pl.col("day").drop_nulls().unique(), pl.col("day").is_not_null().all().alias("dated"),
            pl.col("origin").unique(),
        )  # fmt: skip
        for position, party, issue, stance, summary, days, dated, origins in groups.iter_rows():
            yield conflicts.Held(position, party, issue, stance, summary, tuple(days), dated, frozenset(origins))

    return judge.update({(party, issue): (mark, size) for party, issue, mark, size in marks}, held_in)
