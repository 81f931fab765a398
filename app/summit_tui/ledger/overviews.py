"""The overviews: issue against party, what was said when, and what the words of a search are found in."""

from __future__ import annotations

from typing import Any

import polars as pl

from summit_tui.folding import ALIKE
from summit_tui.ledger import lists
from summit_tui.ledger.conflicts import CHANGED, DISPUTED
from summit_tui.ledger.derive import Derived
from summit_tui.ledger.gather import with_when
from summit_tui.ledger.ledger import Ledger

MATRIX: dict[str, Any] = {
    "issue": pl.String, "party": pl.String, "key": pl.String, "short": pl.String, "demand": pl.Int64,
    "offer": pl.Int64, "refuse": pl.Int64, "accept": pl.Int64, "positions": pl.Int64, "flag": pl.String,
    "against": pl.List(pl.String),
}  # fmt: skip
TIMELINE: dict[str, Any] = {
    "day": pl.String, "when": pl.String, "party": pl.String, "kind": pl.String, "file": pl.String, "id": pl.String,
    "stance": pl.String, "issue": pl.String, "text": pl.String, "flag": pl.String, "who": pl.String,
    "position": pl.String, "direct": pl.Boolean,
}  # fmt: skip
CELL: dict[str, Any] = {
    "row": pl.String, "position": pl.String, "stance": pl.String, "summary": pl.String, "flag": pl.String,
    "against": pl.String, "when": pl.String, "articles": pl.Int64, "voices": pl.Int64, "pieces": pl.Int64,
    "decided": pl.Int64, "mark": pl.String, "new": pl.Boolean, "gone": pl.Boolean,
}  # fmt: skip
FOUND: dict[str, Any] = {
    "kind": pl.String, "pane": pl.String, "key": pl.String, "file": pl.String, "party": pl.String,
    "stance": pl.String, "issue": pl.String, "text": pl.String, "who": pl.String, "when": pl.String, "mark": pl.String,
    "direct": pl.Boolean,
}  # fmt: skip


def matrix(ledger: Ledger, show_rejected: bool = False, *, people: bool = False) -> pl.DataFrame:
    """Give one row for each issue and party that hold a position together: how many of each stance.

    Args:
        ledger: the ledger.
        show_rejected: also count evidence that was rejected.
        people: one column a person who voices positions, instead of one a side.

    Returns:
        A frame of the columns `MATRIX`: the issue with most positions first, parties in their order. `party` is the
        name of the column, `key` what it is chosen by (a side's name, a person's key). `flag` is `Δ` where a position
        changed, else `≠` where sources disagree, else empty; `against` names the sides against it.
    """
    derived = ledger.derived
    rows = lists.demands(derived, show_rejected)
    if "against" not in rows.columns:
        rows = rows.with_columns(against=pl.lit(""))
    rows = _by_person(rows, derived, show_rejected) if people else _by_side(rows, derived)
    has = [(pl.col("flag") == flag).any() for flag in (CHANGED, DISPUTED)]
    cells = rows.group_by("issue", "key").agg(
        pl.col("column").first().alias("party"),
        pl.col("short").first(),
        *[(pl.col("stance") == stance).sum().alias(stance) for stance in lists.STANCES],
        pl.len().alias("positions"),
        pl.col("rank").first(),
        pl.when(has[0]).then(pl.lit(CHANGED)).when(has[1]).then(pl.lit(DISPUTED)).otherwise(pl.lit("")).alias("flag"),
        pl.col("against").filter(pl.col("against") != "").str.split(", ").list.explode().unique(maintain_order=True),
    )
    cells = cells.with_columns(total=pl.col("positions").sum().over("issue"))
    return lists.columns(cells.sort("total", "issue", "rank", "key", descending=[True, False, False, False]), MATRIX)


def _by_side(rows: pl.DataFrame, derived: Derived) -> pl.DataFrame:
    shorts = derived.settled.shorts
    return rows.with_columns(
        key=pl.col("party"), column=pl.col("party"),
        short=pl.col("party").replace(list(shorts), list(shorts.values())) if shorts else pl.col("party"),
    )  # fmt: skip


def _by_person(rows: pl.DataFrame, derived: Derived, show_rejected: bool) -> pl.DataFrame:
    """Give each position once for every person who voices it; those that only reporters tell of have no column."""
    people = lists.people(derived, show_rejected).with_columns(place=pl.int_range(pl.len(), dtype=pl.Int32))
    names = people.select(
        pl.col("person").alias("key"), pl.col("name").alias("column"), pl.col("short"), pl.col("place").alias("rank")
    )
    each = rows.drop("rank").with_columns(key=pl.col("people")).explode("key").drop_nulls("key")
    return each.join(names, on="key", how="inner", maintain_order="left")


def cell(ledger: Ledger, issue: str, key: str, show_rejected: bool = False, *, people: bool = False) -> pl.DataFrame:
    """Give the positions on one issue of one side, or of one person (arguments as in `matrix`).

    Returns:
        A frame of the columns `CELL`, one row a position, in the order of the list of demands.
    """
    rows = lists.demands(ledger.derived, show_rejected).filter(pl.col("issue") == issue)
    held = pl.col("people").list.contains(key) if people else pl.col("party") == key
    rows = rows.filter(held).with_columns(row=pl.lit("item"))
    if "against" not in rows.columns:
        rows = rows.with_columns(against=pl.lit(""))
    return lists.columns(rows, CELL)


def timeline(ledger: Ledger, show_rejected: bool = False, text: str = "") -> pl.DataFrame:
    """Give every demand and quote by the day that it is told of, the undated last.

    Args:
        ledger: the ledger.
        show_rejected: also give what was rejected.
        text: only rows whose visible words hold this, case apart.

    Returns:
        A frame of the columns `TIMELINE`. `day` is ISO 8601 as precise as it is told, None where it is not: a file's
        own time is never used. `flag` is that of a demand's position; `who` says who voices it, and
        `direct` whether these are the very words.
    """
    both = ledger.derived.once(("timeline", show_rejected), lambda: _make_timeline(ledger.derived, show_rejected))
    return lists.columns(lists.narrowed(both, text), TIMELINE)


def _make_timeline(derived: Derived, show_rejected: bool) -> pl.DataFrame:
    flags = pl.col("position").replace_strict(derived.flags, default="", return_dtype=pl.String)
    held = derived.demands.with_columns(
        kind=pl.lit("demand"), text=pl.col("summary"), flag=flags, who=_voice(), direct=pl.lit(value=False)
    )
    held = with_when(held)
    none = pl.lit(None, dtype=pl.String)
    said = derived.quotes.with_columns(
        kind=pl.lit("quote"), text=pl.col("line"), stance=none, issue=none, flag=pl.lit(""), position=none,
        who=pl.col("speaker_short"), direct=pl.col("type") == "direct",
    )  # fmt: skip
    both = pl.concat([frame.select("state", "order", "start", *TIMELINE) for frame in (held, said)])
    if not show_rejected:
        both = both.filter(pl.col("state") != "rejected")
    ranks = lists.sides(derived, show_rejected).select("party", "rank")
    both = both.join(ranks, on="party", how="left", maintain_order="left").with_columns(
        pl.col("rank").fill_null(1 << 20)
    )
    both = both.sort("day", "rank", "order", "start", "kind", "id", nulls_last=True)
    words = [pl.col(name).fill_null("") for name in ("party", "stance", "issue", "text", "who", "when")]
    return both.with_columns(visible=pl.concat_str(words, separator=" ").str.to_lowercase())


def _voice() -> pl.Expr:
    """Say who voices a piece of evidence, as short as a column needs it."""
    name = pl.col("person_short").fill_null(pl.col("voiced_by"))
    return (
        pl.when(pl.col("voiced_by").is_null()).then(pl.lit(lists.REPORTER))
        .when(pl.col("footing") == "relayed").then(pl.concat_str(pl.lit("via "), name))
        .otherwise(name)
    )  # fmt: skip


def row_of(ledger: Ledger, kind: str, file: str, finding: str, show_rejected: bool = False) -> str | None:
    """Give the key of the row of a list that stands for a finding; None where none does (any more).

    Returns:
        For a demand `item` and its position, for a quote `item`, file and id, for a question file and id, joined by
        `\\x1f`; file and id are those of the wording that stands for its like.
    """
    derived = ledger.derived
    frame = {"demand": derived.demands, "quote": derived.quotes, "question": derived.questions}[kind]
    here = frame.filter(pl.col("file") == file, pl.col("id") == finding)
    if not here.height:
        return None
    if kind == "demand":
        return f"item\x1f{here['position'][0]}"
    rows = lists.quotes(derived, show_rejected) if kind == "quote" else lists.questions(derived, show_rejected)
    alike = frame.filter(pl.col("same") == here["same"][0]) if "same" in frame.columns else here
    found = rows.join(alike.select("file", "id"), on=["file", "id"], how="semi").select("file", "id")
    if not found.height:
        return None
    return ("item\x1f" if kind == "quote" else "") + "\x1f".join(found.row(0))


def found(ledger: Ledger, pattern: str, show_rejected: bool = False) -> pl.DataFrame:
    """Give the rows of the lists in whose words a pattern is found.

    Args:
        ledger: the ledger.
        pattern: a regular expression over words folded as `folding.fold` does it; "" finds nothing.
        show_rejected: also look in what was rejected.

    Returns:
        A frame of the columns `FOUND`: demands, quotes, questions, each in the order of its list. `pane` names the
        list, `key` the row in it.
    """
    if not pattern:
        return pl.DataFrame(schema=FOUND)
    derived = ledger.derived
    every = derived.once(("findable", show_rejected), lambda: _make_findable(derived, show_rejected))
    return lists.columns(every.filter(pl.col("plain").str.contains(pattern)), FOUND)


def _make_findable(derived: Derived, show_rejected: bool) -> pl.DataFrame:
    held, said, asked = (make(derived, show_rejected) for make in (lists.demands, lists.quotes, lists.questions))
    none = pl.lit("")
    parts = [
        held.with_columns(
            kind=pl.lit("demand"), pane=pl.lit("demands"), text=pl.col("summary"), who=pl.col("voiced_by"),
            direct=pl.lit(value=False), key=pl.concat_str(pl.lit("item\x1f"), pl.col("position"))),
        said.with_columns(
            kind=pl.lit("quote"), pane=pl.lit("quotes"), stance=none, issue=none, who=pl.col("speaker_short"),
            direct=pl.col("type") == "direct",
            key=pl.concat_str(pl.lit("item\x1f"), pl.col("file"), pl.lit("\x1f"), pl.col("id"))),
        asked.with_columns(
            kind=pl.lit("question"), pane=pl.lit("questions"), stance=none, issue=none, who=none, party=none,
            text=pl.col("summary"), direct=pl.lit(value=False),
            key=pl.concat_str(pl.col("file"), pl.lit("\x1f"), pl.col("id"))),
    ]  # fmt: skip
    rows = pl.concat([part.select(*[pl.col(n).cast(t) for n, t in FOUND.items()], "visible") for part in parts])
    plain = pl.col("visible").str.normalize("NFKD").str.replace_all(r"\p{M}", "")
    return rows.with_columns(plain=plain.str.replace_many(list(ALIKE), list(ALIKE.values()))).drop("visible")
