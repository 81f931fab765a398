"""The queries behind each pane: frames in, frames out, nothing kept but what the ledger keeps a version.

Strings are raw article text; a screen shows them through `plain.shown`. All frames have the columns that the
schemas here name, whether they have rows or not.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
import polars as pl

from summit_tui.ledger import lists, order
from summit_tui.ledger.derive import Derived
from summit_tui.ledger.evidence import Piece, evidence, findings, other_source
from summit_tui.ledger.gather import OBSERVERS, UNDATED, when_label
from summit_tui.ledger.ledger import Ledger

DemandSort = Literal["issue", "party", "date", "voices", "undecided"]
DemandGroup = Literal["party", "issue", "none"]
QuoteSort = Literal["speaker", "date", "articles", "undecided"]
QuoteGroup = Literal["party", "none"]
QuestionSort = Literal["articles", "date", "issue", "undecided", "state"]
_T, _N, _B = pl.String, pl.Int64, pl.Boolean
PARTIES: dict[str, Any] = {
    "level": _T, "key": _T, "side": _T, "name": _T, "short": _T, "positions": _N, "said": _N,
    "undecided": _N, "new": _N,
}  # fmt: skip
DEMANDS: dict[str, Any] = {
    "row": _T, "party": _T, "count": _N, "position": _T, "issue": _T, "stance": _T, "summary": _T, "flag": _T,
    "against": _T, "voiced_by": _T, "first": _T, "when": _T, "articles": _N, "voices": _N, "pieces": _N,
    "decided": _N, "mark": _T, "new": _B, "gone": _B,
}  # fmt: skip
QUOTES: dict[str, Any] = {
    "row": _T, "party": _T, "count": _N, "file": _T, "id": _T, "speaker": _T, "speaker_short": _T, "text": _T,
    "type": _T, "articles": _N, "variants": _N, "first": _T, "when": _T, "pieces": _N, "decided": _N,
    "undecided": _N, "mark": _T, "new": _B, "gone": _B,
}  # fmt: skip
QUESTIONS: dict[str, Any] = {
    "file": _T, "id": _T, "kind": _T, "summary": _T, "state": _T, "about": _T, "issue": _T, "articles": _N,
    "since": _T, "when": _T, "pieces": _N, "decided": _N, "undecided": _N, "mark": _T, "new": _B, "gone": _B,
}  # fmt: skip


class Choice(msgspec.Struct, frozen=True):
    """The sides (by name) and people (by key) that the lists are narrowed to; empty means all."""

    sides: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.sides or self.people)


ALL = Choice()


class Totals(msgspec.Struct, frozen=True):
    """The counts of the header and the titles. `demands` counts positions; `quotes` and `questions` wordings;
    `to_review` the pieces of demands and the wordings that nobody has decided."""

    articles: int = 0
    new: int = 0
    demands: int = 0
    quotes: int = 0
    questions: int = 0
    to_review: int = 0


def parties(ledger: Ledger, show_rejected: bool = False) -> pl.DataFrame:
    """Give the sides, each followed by its people and institutions, then the observers under a heading.

    Returns:
        A frame of the columns `PARTIES`. `level` is side, person or heading; `key` is the side's name or the
        person's key (the heading's is Observers); `positions` counts folded positions held or voiced.
    """
    derived = ledger.derived

    def make() -> pl.DataFrame:
        return _parties(derived, show_rejected)

    return derived.once(("parties", show_rejected), make)


def _parties(derived: Derived, show_rejected: bool) -> pl.DataFrame:
    counts = lists.people(derived, show_rejected)
    shorts = derived.settled.shorts
    members: dict[str, list[tuple[Any, ...]]] = {}
    for person in counts.iter_rows(named=True):
        # The state or institution that gives the side its name is the side's own row unless it speaks itself.
        if person["name"] == person["party"] and not person["said"]:
            continue
        side = None if person["party"] == OBSERVERS else person["party"]
        members.setdefault(person["party"], []).append(
            ("person", person["person"], side, person["name"], person["short"], person["positions"], person["said"],
             person["undecided"], person["new"])
        )  # fmt: skip
    rows: list[tuple[Any, ...]] = []
    for side in lists.sides(derived, show_rejected).iter_rows(named=True):
        name = side["party"]
        heading = name == OBSERVERS
        rows.append(
            ("heading" if heading else "side", name, None if heading else name, name, shorts.get(name, name),
             side["positions"], side["said"], side["undecided"], side["new"])
        )  # fmt: skip
        rows.extend(members.pop(name, []))
    loose = [row for many in members.values() for row in many]
    if loose:
        if not any(row[0] == "heading" for row in rows):
            rows.append(("heading", OBSERVERS, None, OBSERVERS, OBSERVERS, 0, 0, 0, 0))
        rows.extend((*row[:2], None, *row[3:]) for row in loose)
    return pl.DataFrame(rows, schema=PARTIES, orient="row")


def demands(
    ledger: Ledger,
    choice: Choice = ALL,
    show_rejected: bool = False,
    text: str = "",
    *,
    sort: DemandSort = "issue",
    group: DemandGroup = "party",
) -> pl.DataFrame:
    """Give one row a position, with a group row before those of each party (or issue) where there are several.

    Args:
        ledger: the ledger.
        choice: a position is shown if its side is chosen, or if a chosen person voices it.
        show_rejected: also show and count evidence that was rejected.
        text: show only rows whose visible words hold this, case apart.
        sort: issue (then stance and corroboration), party, date (the latest first, the undated last), voices (the
            most first) or undecided (what has most to decide first; the only order that decisions change).
        group: party, issue or none. The group row of an issue has no party.

    Returns:
        A frame of the columns `DEMANDS`. `against` names the sides that are against it, `first` and `when` are the
        first and the last day that its evidence tells.
    """
    derived = ledger.derived
    rows = lists.demands(derived, show_rejected)
    if choice:
        chosen = pl.lit(list(choice.people), dtype=pl.List(pl.String))
        rows = rows.filter(
            pl.col("party").is_in(list(choice.sides)) | (pl.col("people").list.set_intersection(chosen).list.len() > 0)
        )

    def make() -> pl.DataFrame:
        return _grouped(order.demands(lists.narrowed(rows, text), sort, group), DEMANDS, group)

    return make() if choice or text else derived.once(("all demands", show_rejected, sort, group), make)


def quotes(
    ledger: Ledger,
    choice: Choice = ALL,
    show_rejected: bool = False,
    text: str = "",
    *,
    sort: QuoteSort = "speaker",
    group: QuoteGroup = "party",
) -> pl.DataFrame:
    """Give one row for each utterance of a speaker, with a group row before each party's (arguments as in `demands`).

    Args:
        ledger: the ledger.
        choice: sides and people.
        show_rejected: also show what was rejected.
        text: a filter.
        sort: speaker, date, articles (the most first) or undecided.
        group: party or none.

    Returns:
        A frame of the columns `QUOTES`. `file` and `id` name the wording that stands for the others; `variants` counts
        the wordings of the utterance, `articles` the articles that have one, `undecided` the wordings to decide.
    """
    derived = ledger.derived
    rows = lists.quotes(derived, show_rejected)
    if choice:
        rows = rows.filter(
            pl.col("party").is_in(list(choice.sides))
            | pl.col("person").is_in(list(choice.people)).fill_null(value=False)
        )

    def make() -> pl.DataFrame:
        return _grouped(order.quotes(lists.narrowed(rows, text), sort, group), QUOTES, group)

    return make() if choice or text else derived.once(("all quotes", show_rejected, sort, group), make)


def questions(
    ledger: Ledger,
    choice: Choice = ALL,
    show_rejected: bool = False,
    text: str = "",
    *,
    sort: QuestionSort = "articles",
) -> pl.DataFrame:
    """Give one row for each open question, narrowed to those about a chosen side or person.

    Args:
        ledger: the ledger.
        choice: sides and people.
        show_rejected: also show what was rejected.
        text: a filter.
        sort: articles (the most first), date, issue, undecided, or state (what is closed last).

    Returns:
        A frame of the columns `QUESTIONS`. `state` is open, answered or moot, as the analyst decided; `since` the first
        day that is told of it; `about` names the actors that it concerns, `issue` what it is about ("" if unknown).
    """
    derived = ledger.derived
    rows = lists.questions(derived, show_rejected)
    if choice:
        about = lists.about(derived).filter(
            pl.col("party").is_in(list(choice.sides)) | pl.col("person").is_in(list(choice.people))
        )
        rows = rows.join(about.select("same").unique(), on="same", how="semi", maintain_order="left")
    rows = order.questions(lists.narrowed(rows, text), sort)
    return lists.columns(rows.with_columns(state="status"), QUESTIONS)


def _grouped(rows: pl.DataFrame, schema: dict[str, Any], by: str = "party") -> pl.DataFrame:
    """Put a group row before the rows of each party or issue (which stand together), where there are several."""
    items = lists.columns(rows.with_columns(row=pl.lit("item"), count=pl.lit(None, dtype=pl.Int64)), schema)
    if by == "none":
        return items
    groups = rows.group_by(by, maintain_order=True).agg(pl.len().alias("count"), pl.col("new").any())
    if groups.height < 2:
        return items
    parts: list[pl.DataFrame] = []
    start = 0
    for name, count, new in groups.iter_rows():
        head = {"row": "group", by: name, "count": count, "new": new}
        parts += [pl.DataFrame([head], schema=schema), items.slice(start, count)]
        start += count
    return pl.concat(parts)


def article(ledger: Ledger, file: str) -> dict[str, Any] | None:
    """Give what a title line says of an article, or None if the ledger does not know it.

    Returns:
        file, title, outlet, author, published, when (`undated` where no date is told), note, language, sample
        (whether its outlet marks it as one), new, gone (its file was removed), origin.
    """
    found = ledger.derived.articles.filter(pl.col("file") == file)
    if not found.height:
        return None
    row = found.row(0, named=True)
    names = ("file", "title", "outlet", "author", "published", "note", "language", "new", "gone", "origin")
    return {
        **{name: row[name] for name in names},
        "when": when_label(row["published"]),
        "sample": bool(row["outlet"] and row["outlet"].rstrip().endswith("(sample)")),
    }


def totals(ledger: Ledger, choice: Choice = ALL, show_rejected: bool = False) -> Totals:
    """Give the counts for the header and the titles, of all or of what is chosen (articles are always all)."""
    derived = ledger.derived

    def make() -> Totals:
        there = derived.articles.filter(~pl.col("gone"))
        held = demands(ledger, choice, show_rejected).filter(pl.col("row") == "item")
        said = quotes(ledger, choice, show_rejected).filter(pl.col("row") == "item")
        open_ = questions(ledger, choice, show_rejected)
        return Totals(
            articles=there.height,
            new=int(there["new"].sum()),
            demands=held.height,
            quotes=said.height,
            questions=open_.height,
            to_review=int((held["pieces"] - held["decided"]).sum())
            + sum(int(frame["undecided"].sum()) for frame in (said, open_)),
        )

    return derived.once(("totals", choice, show_rejected), make)


__all__ = [
    "ALL", "DEMANDS", "OBSERVERS", "PARTIES", "QUESTIONS", "QUOTES", "UNDATED", "Choice", "Piece", "Totals", "article",
    "demands", "evidence", "findings", "other_source", "parties", "questions", "quotes", "totals",
]  # fmt: skip
