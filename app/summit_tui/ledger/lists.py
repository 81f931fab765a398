"""The rows of the lists before anything is chosen: evidence folded into rows, counted, marked and in order.

Made once a version of the ledger and once for each way of showing what was rejected; the views only filter.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from summit_tui.ledger.derive import Derived
from summit_tui.ledger.gather import OBSERVERS, findable, mapped, with_when

STANCES = ("demand", "offer", "refuse", "accept")
_STANCE_ORDER = {stance: number for number, stance in enumerate(STANCES)}
_FOOTINGS = {"own": 0, "relayed": 1, "anonymous": 2, "reporter": 3}
_STATE_ORDER = {"accepted": 0, "edited": 0, "undecided": 1, "rejected": 2}
MARKS = {"accepted": "+", "edited": "~", "rejected": "×", "undecided": "•"}
UNNAMED = "unnamed"
REPORTER = "reporter"


def _shown(frame: pl.DataFrame, show_rejected: bool) -> pl.DataFrame:
    return frame if show_rejected else frame.filter(pl.col("state") != "rejected")


def _state_order() -> pl.Expr:
    return pl.col("state").replace_strict(_STATE_ORDER, default=1, return_dtype=pl.Int8)


def evidence_order(frame: pl.DataFrame) -> pl.DataFrame:
    """Put evidence of demands in order: accepted, then in the side's own words, then confidence, then newest."""
    return frame.with_columns(
        state_order=_state_order(),
        footing_order=pl.col("footing").replace_strict(_FOOTINGS, default=3, return_dtype=pl.Int8),
    ).sort(
        "state_order", "footing_order", "confidence", "day", "file", "start", "id",
        descending=[False, False, True, True, False, False, False], nulls_last=True, maintain_order=True,
    )  # fmt: skip


def _voiced_by() -> pl.Expr:
    """Say who voices a piece of evidence, in the words of the list."""
    named = pl.col("named").fill_null(value=False)
    short = pl.col("person_short").fill_null(pl.col("voiced_by"))
    return (
        pl.when(pl.col("footing") == "anonymous").then(pl.when(named).then(short).otherwise(pl.lit(UNNAMED)))
        .when(pl.col("voiced_by").is_null()).then(pl.lit(REPORTER))
        .when(pl.col("footing") == "relayed").then(pl.concat_str(pl.lit("via "), short))
        .when(~named).then(pl.lit(UNNAMED))
        .when(pl.col("footing") == "reporter").then(
            pl.when(pl.col("person_party").is_null()).then(pl.concat_str(short, pl.lit(", analyst"))).otherwise(short))
        .otherwise(short)
    )  # fmt: skip


def demands(derived: Derived, show_rejected: bool) -> pl.DataFrame:
    """Give one row a position, in the order of the list, with the columns that choosing and filtering need."""
    return derived.once(("demands", show_rejected), lambda: _make_demands(derived, show_rejected))


def _make_demands(derived: Derived, show_rejected: bool) -> pl.DataFrame:
    best = evidence_order(_shown(derived.demands, show_rejected)).with_columns(who=_voiced_by())
    positions = best.group_by("position", maintain_order=True).agg(
        *[pl.col(name).first() for name in ("party", "issue", "stance", "summary", "who", "file")],
        pl.col("day").max(),
        pl.col("file").n_unique().alias("articles"),
        pl.col("voice").n_unique().alias("voices"),
        pl.len().alias("pieces"),
        (pl.col("state") != "undecided").sum().alias("decided"),
        (pl.col("state") == "edited").any().alias("any_edited"),
        (pl.col("state") == "rejected").all().alias("all_rejected"),
        pl.col("new").any(),
        pl.col("gone").all(),
        pl.col("person").drop_nulls().unique().alias("people"),
        pl.col("disputed").any(),
    )
    flags = mapped("position", derived.flags, lambda name: derived.flags[name], "flag", pl.String)
    others = pl.col("voices") - 1
    rows = with_when(positions.join(flags, on="position", how="left", maintain_order="left")).with_columns(
        flag=pl.col("flag").fill_null(""),
        voiced_by=pl.when(others > 0).then(pl.format("{} +{}", "who", others)).otherwise("who"),
        mark=pl.when(pl.col("decided") < pl.col("pieces")).then(pl.lit(MARKS["undecided"]))
        .when("all_rejected").then(pl.lit(MARKS["rejected"]))
        .when("any_edited").then(pl.lit(MARKS["edited"]))
        .otherwise(pl.lit(MARKS["accepted"])),
        issue_count=pl.len().over("party", "issue"),
        issue_articles=pl.col("articles").max().over("party", "issue"),
        unlabelled=pl.col("issue") == "other",
        stance_order=pl.col("stance").replace_strict(_STANCE_ORDER, default=9, return_dtype=pl.Int8),
    )  # fmt: skip
    rows = _ranked(rows, derived, show_rejected)
    rows = rows.sort(
        "rank", "unlabelled", "issue_articles", "issue_count", "issue", "stance_order", "voices", "articles",
        "summary", "position",
        descending=[False, False, True, True, False, False, True, True, False, False],
    )  # fmt: skip
    return findable(rows, "party", "issue", "stance", "summary", "voiced_by", "when")


def quotes(derived: Derived, show_rejected: bool) -> pl.DataFrame:
    """Give one row for each wording of a speaker: the decided or first piece stands for its like in other articles."""
    return derived.once(("quotes", show_rejected), lambda: _make_quotes(derived, show_rejected))


def _make_quotes(derived: Derived, show_rejected: bool) -> pl.DataFrame:
    rows = _first_of_same(_shown(derived.quotes, show_rejected)).select(
        "party", "person", "file", "id", "type", "articles", "when", "new", "gone", "visible", "who_order",
        "speaker_short", text="line", speaker="speaker_name", mark=_mark(),
    )  # fmt: skip
    # The rows of a speaker stand together already, so only the speakers need to be put in order.
    speakers = rows.group_by("who_order").agg(pl.col("party").first(), pl.len().alias("said"))
    speakers = _ranked(speakers, derived, show_rejected).sort(
        "rank", "said", "who_order", descending=[False, True, False]
    )
    place = speakers.select("who_order", place=pl.int_range(pl.len(), dtype=pl.Int32))
    return rows.join(place, on="who_order", how="left", maintain_order="left").sort("place", maintain_order=True)


def _first_of_same(frame: pl.DataFrame) -> pl.DataFrame:
    """Give one row for those alike: a decided one before others, else the first; count articles, see what is new."""
    articles = pl.col("order").n_unique().alias("articles")
    counts = frame.group_by("same").agg(articles, pl.col("new").any(), _state_order().min().alias("best"))
    rows = frame.drop("new").join(counts, on="same", how="left", maintain_order="left")
    return rows.filter(_state_order() == pl.col("best")).filter(pl.col("same").is_first_distinct())


def questions(derived: Derived, show_rejected: bool) -> pl.DataFrame:
    """Give one row for each open question; those of the same words in several articles are one."""
    return derived.once(("questions", show_rejected), lambda: _make_questions(derived, show_rejected))


def _make_questions(derived: Derived, show_rejected: bool) -> pl.DataFrame:
    frame = _shown(derived.questions, show_rejected).with_columns(same=pl.col("words"))
    rows = _first_of_same(frame).with_columns(mark=_mark())
    rows = rows.sort("articles", "order", "start", descending=[True, False, False], maintain_order=True)
    return findable(rows, "kind", "summary", "when")


def about(derived: Derived) -> pl.DataFrame:
    """Give which persons and sides each question is about: columns words, person, party."""

    def make() -> pl.DataFrame:
        rows = derived.questions.select("words", spec=pl.col("about_specs")).explode("spec").drop_nulls("spec")
        return rows.join(derived.people, on="spec", how="left").select(
            "words", "person", party=pl.col("person_party").fill_null(OBSERVERS)
        )

    return derived.once("about", make)


def sides(derived: Derived, show_rejected: bool) -> pl.DataFrame:
    """Give the sides in their order: columns party, positions, said, undecided, new, rank; Observers last."""

    def make() -> pl.DataFrame:
        held = _shown(derived.demands, show_rejected)
        said = _shown(derived.quotes, show_rejected)
        held_by = held.group_by("party").agg(
            pl.col("position").n_unique().alias("positions"), _undecided().alias("demands_open"),
            pl.col("new").sum().alias("demands_new"))  # fmt: skip
        said_by = said.group_by("party").agg(
            pl.len().alias("said"), _undecided().alias("quotes_open"),
            pl.col("new").sum().alias("quotes_new"))  # fmt: skip
        both = held_by.join(said_by, on="party", how="full", coalesce=True).with_columns(pl.col(pl.UInt32).fill_null(0))
        last = pl.col("party") == OBSERVERS
        return (
            both.with_columns(last=last, weight=pl.col("positions") + pl.col("said"))
            .sort("last", "weight", "party", descending=[False, True, False])
            .select(
                "party", "positions", "said",
                undecided=pl.col("demands_open") + pl.col("quotes_open"),
                new=pl.col("demands_new") + pl.col("quotes_new"),
                rank=pl.int_range(pl.len(), dtype=pl.Int32),
            )
        )  # fmt: skip

    return derived.once(("sides", show_rejected), make)


def people(derived: Derived, show_rejected: bool) -> pl.DataFrame:
    """Give the people and institutions that voice a position or are quoted, with their counts."""

    def make() -> pl.DataFrame:
        held = _shown(derived.demands, show_rejected).drop_nulls("person")
        said = _shown(derived.quotes, show_rejected).drop_nulls("person")
        held_by = held.group_by("person").agg(
            pl.col("position").n_unique().alias("positions"), _undecided().alias("demands_open"),
            pl.col("new").sum().alias("demands_new"))  # fmt: skip
        said_by = said.group_by("person").agg(
            pl.len().alias("said"), _undecided().alias("quotes_open"),
            pl.col("new").sum().alias("quotes_new"))  # fmt: skip
        both = held_by.join(said_by, on="person", how="full", coalesce=True).with_columns(
            pl.col(pl.UInt32).fill_null(0)
        )
        cast = derived.people.unique("person", keep="first", maintain_order=True)
        return both.join(cast, on="person", how="left").select(
            "person", "positions", "said",
            name="person_name", short="person_short", kind="person_kind",
            party=pl.col("person_party").fill_null(OBSERVERS), named="named",
            undecided=pl.col("demands_open") + pl.col("quotes_open"),
            new=pl.col("demands_new") + pl.col("quotes_new"),
        ).sort(pl.col("positions") + pl.col("said"), "name", "person", descending=[True, False, False])  # fmt: skip

    return derived.once(("people", show_rejected), make)


def _undecided() -> pl.Expr:
    return (pl.col("state") == "undecided").sum()


def _mark() -> pl.Expr:
    return pl.col("state").replace_strict(MARKS, default=MARKS["undecided"], return_dtype=pl.String)


def _ranked(rows: pl.DataFrame, derived: Derived, show_rejected: bool) -> pl.DataFrame:
    ranks = sides(derived, show_rejected).select("party", "rank")
    return rows.join(ranks, on="party", how="left", maintain_order="left").with_columns(
        pl.col("rank").fill_null(1 << 20)
    )


def narrowed(rows: pl.DataFrame, text: str) -> pl.DataFrame:
    """Keep the rows whose visible words hold the text, case apart."""
    return rows.filter(pl.col("visible").str.contains(text.lower(), literal=True)) if text else rows


def columns(rows: pl.DataFrame, schema: dict[str, Any]) -> pl.DataFrame:
    """Give exactly these columns with these types."""
    return rows.select([pl.col(name).cast(kind) for name, kind in schema.items()])
