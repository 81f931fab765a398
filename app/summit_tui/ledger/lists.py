"""The rows of the lists before anything is chosen: evidence folded into rows, counted, marked and in order.

Made once a version of the ledger and once for each way of showing what was rejected; the views only filter.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from summit_tui.ledger.asked import OPEN
from summit_tui.ledger.conflicts import AGAINST
from summit_tui.ledger.derive import Derived
from summit_tui.ledger.gather import OBSERVERS, UNDATED, findable, mapped, when_label, with_when

STANCES = ("demand", "offer", "refuse", "accept")
_STANCE_ORDER = {stance: number for number, stance in enumerate(STANCES)}
_FOOTINGS = {"own": 0, "relayed": 1, "anonymous": 2, "reporter": 3}
_STATE_ORDER = {"accepted": 0, "edited": 0, "undecided": 1, "rejected": 2}
MARKS = {"accepted": "+", "edited": "~", "rejected": "×", "undecided": "•"}
DIFFER = "!"
"""The mark where coders differ; what is undecided yet is told before that."""
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
        *[pl.col(name).first() for name in ("party", "issue", "stance", "who", "file")],
        pl.coalesce(pl.col("summary").filter(pl.col("leads")).first(), pl.col("summary").first()),
        pl.col("day").max(),
        pl.col("day").min().alias("first_day"),
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
    rows = with_when(positions.join(flags, on="position", how="left", maintain_order="left"))
    rows = _with_first(rows.join(_against(derived), on="position", how="left", maintain_order="left")).with_columns(
        flag=pl.col("flag").fill_null(""),
        against=pl.col("against").fill_null(""),
        voiced_by=pl.when(others > 0).then(pl.format("{} +{}", "who", others)).otherwise("who"),
        mark=pl.when("disputed").then(pl.lit(DIFFER))
        .when(pl.col("decided") < pl.col("pieces")).then(pl.lit(MARKS["undecided"]))
        .when("all_rejected").then(pl.lit(MARKS["rejected"]))
        .when("any_edited").then(pl.lit(MARKS["edited"]))
        .otherwise(pl.lit(MARKS["accepted"])),
    )  # fmt: skip
    rows = rows.join(_places(derived), on="position", how="left", maintain_order="left").sort("place")
    return findable(rows, "party", "issue", "stance", "summary", "voiced_by", "when")


def _with_first(rows: pl.DataFrame) -> pl.DataFrame:
    """Add `first`, the label of the first day that is told."""
    days = mapped("first_day", rows["first_day"].unique().to_list(), when_label, "first", pl.String)
    return rows.join(days, on="first_day", how="left", maintain_order="left").with_columns(
        pl.col("first").fill_null(UNDATED)
    )


def _against(derived: Derived) -> pl.DataFrame:
    """Give for each position the sides that are against it, in their order."""

    def make() -> pl.DataFrame:
        pairs = [(one, c.other) for one, many in derived.clashes.items() for c in many if c.kind == AGAINST]
        schema = {"position": pl.String, "other": pl.String}
        holders = derived.demands.select(other="position", party="party").unique("other")
        ranks = sides(derived, show_rejected=True).select("party", "rank")
        found = pl.DataFrame(pairs, schema=schema, orient="row").join(holders, on="other").join(ranks, on="party")
        named = (
            found.sort("rank")
            .group_by("position", maintain_order=True)
            .agg(pl.col("party").unique(maintain_order=True))
        )
        return named.select("position", against=pl.col("party").list.join(", "))

    return derived.once("against", make)


def _places(derived: Derived) -> pl.DataFrame:
    """Give what positions are put in order by: evidence whatever was decided on it, so that no decision moves a row."""

    def make() -> pl.DataFrame:
        every = evidence_order(derived.demands.with_columns(state=pl.lit("undecided")))
        rows = every.group_by("position", maintain_order=True).agg(
            *[pl.col(name).first() for name in ("party", "issue", "stance", "summary")],
            pl.col("day").max().alias("last_day"),
            pl.col("file").n_unique().alias("all_articles"),
            pl.col("voice").n_unique().alias("all_voices"),
        )
        rows = _ranked(rows, derived).with_columns(
            unlabelled=pl.col("issue") == "other",
            side_issue_articles=pl.col("all_articles").max().over("party", "issue"),
            side_issue_count=pl.len().over("party", "issue"),
            issue_articles=pl.col("all_articles").max().over("issue"),
            issue_count=pl.len().over("issue"),
            stance_order=pl.col("stance").replace_strict(_STANCE_ORDER, default=9, return_dtype=pl.Int8),
        )
        rows = rows.sort(
            "rank", "unlabelled", "side_issue_articles", "side_issue_count", "issue", "stance_order", "all_voices",
            "all_articles", "summary", "position",
            descending=[False, False, True, True, False, False, True, True, False, False],
        )  # fmt: skip
        return rows.with_row_index("place").drop("party", "issue", "stance", "summary")

    return derived.once("places", make)


def quotes(derived: Derived, show_rejected: bool) -> pl.DataFrame:
    """Give one row for each utterance of a speaker: the decided or first piece stands for its like and its variants."""
    return derived.once(("quotes", show_rejected), lambda: _make_quotes(derived, show_rejected))


def _make_quotes(derived: Derived, show_rejected: bool) -> pl.DataFrame:
    rows = _first_of_same(_shown(derived.quotes, show_rejected)).select(
        "party", "person", "file", "id", "type", "articles", "when", "first", "variants", "pieces", "decided",
        "undecided", "new", "gone", "visible", "same", "who_order", "speaker_short", "mark", "last_day",
        text="line", speaker="speaker_name",
    )  # fmt: skip
    places = derived.once("quote places", lambda: _quote_places(derived))
    return rows.join(places, on="same", how="left", maintain_order="left").sort("place", maintain_order=True)


def _quote_places(derived: Derived) -> pl.DataFrame:
    """Give the place of each utterance: by side, speaker and text, whatever was decided."""
    rows = derived.quotes.select("same", "party", "who_order", at=pl.int_range(pl.len(), dtype=pl.Int32))
    speakers = rows.group_by("who_order").agg(pl.col("party").first(), pl.len().alias("said"))
    speakers = _ranked(speakers, derived).sort("rank", "said", "who_order", descending=[False, True, False])
    turn = speakers.select("who_order", "rank", turn=pl.int_range(pl.len(), dtype=pl.Int32))
    first = rows.group_by("same").agg(pl.col("who_order").first(), pl.col("at").min())
    placed = first.join(turn, on="who_order", how="left").sort("turn", "at")
    return placed.select("same", "rank", place=pl.int_range(pl.len(), dtype=pl.Int32))


def _first_of_same(frame: pl.DataFrame) -> pl.DataFrame:
    """Give one row for those that say one thing: a decided one before others, else the first.

    Adds the counts of articles, of wordings (`variants`), of pieces, of those decided, and of wordings that nobody
    decided; the first and the last day told; and the mark of all of them together.
    """
    wording = frame.group_by("wording").agg(pl.col("same").first(), _state_order().min().alias("best"))
    wording = wording.group_by("same").agg(
        pl.len().alias("variants"), (pl.col("best") == 1).sum().alias("undecided"), pl.col("best").min()
    )
    counts = frame.group_by("same").agg(
        pl.col("order").n_unique().alias("articles"), pl.col("new").any(), pl.len().alias("pieces"),
        (pl.col("state") != "undecided").sum().alias("decided"), pl.col("day").min().alias("first_day"),
        pl.col("day").max().alias("last_day"),
    ).join(wording, on="same")  # fmt: skip
    rows = frame.drop("new").join(counts, on="same", how="left", maintain_order="left")
    rows = rows.filter(_state_order() == pl.col("best")).filter(pl.col("same").is_first_distinct())
    mark = pl.when(pl.col("undecided") > 0).then(pl.lit(MARKS["undecided"])).otherwise(_mark())
    return _with_last(_with_first(rows.with_columns(mark=mark)))


def _with_last(rows: pl.DataFrame) -> pl.DataFrame:
    """Let `when` tell the last day of all that say the same."""
    return with_when(rows.drop("day", "when").with_columns(day=pl.col("last_day")))


def questions(derived: Derived, show_rejected: bool) -> pl.DataFrame:
    """Give one row for each open question; those that ask the same in several articles are one."""
    return derived.once(("questions", show_rejected), lambda: _make_questions(derived, show_rejected))


def _make_questions(derived: Derived, show_rejected: bool) -> pl.DataFrame:
    frame = _shown(derived.questions, show_rejected)
    told = [(file, finding, how) for (file, finding), how in derived.closed.items()]
    shut = pl.DataFrame(told, schema=dict.fromkeys(("file", "id", "closed"), pl.String), orient="row")
    states = (
        frame.select("file", "id", "same").join(shut, on=["file", "id"]).group_by("same").agg(pl.col("closed").min())
    )
    named = about(derived).join(derived.people.unique("person"), on="person", how="left")
    shorts = named.group_by("same", maintain_order=True).agg(
        pl.col("person_short").drop_nulls().unique(maintain_order=True)
    )
    rows = _first_of_same(frame)
    rows = rows.drop("about").join(states, on="same", how="left").join(
        shorts.select("same", about=pl.col("person_short").list.join(", ")), on="same", how="left"
    )  # fmt: skip
    first = derived.questions.group_by("same").agg(
        pl.col("order").n_unique().alias("all_articles"), pl.struct("order", "start").min().alias("at")
    )
    rows = rows.join(first, on="same", how="left").with_columns(
        status=pl.col("closed").fill_null(OPEN), since="first", about=pl.col("about").fill_null("")
    )
    rows = rows.with_columns(at_order=pl.col("at").struct.field("order"), at_start=pl.col("at").struct.field("start"))
    rows = rows.sort("all_articles", "at_order", "at_start", "same", descending=[True, False, False, False])
    return findable(rows.with_row_index("place"), "kind", "summary", "about", "issue", "status", "when")


def about(derived: Derived) -> pl.DataFrame:
    """Give which persons and sides each question is about: columns same, person, party."""

    def make() -> pl.DataFrame:
        rows = derived.questions.select("same", spec=pl.col("about_specs")).explode("spec").drop_nulls("spec")
        return rows.join(derived.people, on="spec", how="left").select(
            "same", "person", party=pl.col("person_party").fill_null(OBSERVERS)
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
        both = both.join(_weights(derived), on="party", how="left").with_columns(last=last)
        return (
            both.sort("last", "weight", "party", descending=[False, True, False])
            .select(
                "party", "positions", "said",
                undecided=pl.col("demands_open") + pl.col("quotes_open"),
                new=pl.col("demands_new") + pl.col("quotes_new"),
                rank=pl.int_range(pl.len(), dtype=pl.Int32),
            )
        )  # fmt: skip

    return derived.once(("sides", show_rejected), make)


def _weights(derived: Derived) -> pl.DataFrame:
    """Give how much there is of each side, whatever was decided on it: it orders the sides."""

    def make() -> pl.DataFrame:
        held = derived.demands.group_by("party").agg(pl.col("position").n_unique().alias("held"))
        said = derived.quotes.group_by("party").agg(pl.len().alias("spoken"))
        both = held.join(said, on="party", how="full", coalesce=True)
        return both.select("party", weight=pl.col("held").fill_null(0) + pl.col("spoken").fill_null(0))

    return derived.once("weights", make)


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
    mark = pl.col("state").replace_strict(MARKS, default=MARKS["undecided"], return_dtype=pl.String)
    return pl.when(pl.col("disputed")).then(pl.lit(DIFFER)).otherwise(mark)


def _ranked(rows: pl.DataFrame, derived: Derived) -> pl.DataFrame:
    """Add the places of sides, made of all evidence, so that they stay where they are whatever is rejected."""
    ranks = sides(derived, show_rejected=True).select("party", "rank")
    return rows.join(ranks, on="party", how="left", maintain_order="left").with_columns(
        pl.col("rank").fill_null(1 << 20)
    )


def narrowed(rows: pl.DataFrame, text: str) -> pl.DataFrame:
    """Keep the rows whose visible words hold the text, case apart."""
    return rows.filter(pl.col("visible").str.contains(text.lower(), literal=True)) if text else rows


def columns(rows: pl.DataFrame, schema: dict[str, Any]) -> pl.DataFrame:
    """Give exactly these columns with these types."""
    return rows.select([pl.col(name).cast(kind) for name, kind in schema.items()])
