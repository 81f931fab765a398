"""What the sheets over the desk ask of the open folder. Pure queries; they run on the clerk's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from summit_tui.desk.panes.passage import Passage
from summit_tui.desk.parts.grid import Grid, grid_of
from summit_tui.desk.parts.lanes import Count
from summit_tui.desk.parts.trail import Pointed
from summit_tui.ledger import lists, overviews, views
from summit_tui.plain import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summit_tui.ledger.ledger import Ledger
    from summit_tui.model import Article, FindingKind

AROUND = 1_500
"""Code points of context on either side of a passage; its paragraphs are shown whole."""


def grid(ledger: Ledger, show_rejected: bool, *, people: bool) -> Grid:
    """Give the matrix of sides or of people."""
    order = (lists.people if people else lists.sides)(ledger.derived, show_rejected)
    cells = overviews.matrix(ledger, show_rejected, people=people)
    return grid_of(cells.iter_rows(named=True), order["person" if people else "party"].to_list())


def best(
    ledger: Ledger, texts: Mapping[str, Article], kind: FindingKind, key: str, show_rejected: bool
) -> tuple[Passage | None, Pointed | None]:
    """Give the best passage behind a row of a list (`key` as in `views.evidence`), and which piece it is.

    Both are None for a row that is gone.
    """
    pieces = views.evidence(ledger, kind, key, show_rejected)
    if not pieces:
        return None, None
    one = pieces[0]
    spans = tuple((piece.start, piece.end) for piece in pieces if piece.file == one.file)
    passage = around(
        ledger, texts, one.file, (one.start, one.end), spans, place=f"1/{len(pieces)}", label=one.label
    )  # fmt: skip
    return passage, Pointed(one.file, kind, one.id, one.start, one.end)


def around(
    ledger: Ledger,
    texts: Mapping[str, Article],
    file: str,
    span: tuple[int, int],
    others: tuple[tuple[int, int], ...] = (),
    *,
    place: str = "",
    label: str = "",
) -> Passage | None:
    """Give a passage of an article with the paragraphs about it; None where the article is not known.

    Args:
        ledger, texts: where articles are known.
        file: the article.
        span: half-open range in code points of the article.
        others: further ranges to mark.
        place, label: which piece of how many, and whose word it is.
    """
    article, about = texts.get(file), views.article(ledger, file)
    if article is None or about is None:
        return None
    text = article.text
    first = text.rfind("\n", 0, max(0, span[0] - AROUND)) + 1
    last = text.find("\n", min(len(text), span[1] + AROUND))
    last = len(text) if last < 0 else last
    if last - first > 4 * AROUND + (span[1] - span[0]):  # a text without paragraphs
        first, last = max(0, span[0] - AROUND), min(len(text), span[1] + AROUND)
    return Passage(
        file=file, source=about["outlet"] or about["title"] or file, when=about["when"], place=place, label=label,
        text=shown(text[first:last]), first=first, active=span, marks=others, gone=bool(about["gone"]),
    )  # fmt: skip


class Told:
    """What the timeline shows: dated statements, the undated in a tray of their own, and counts for the lanes."""

    def __init__(
        self, dated: pl.DataFrame, undated: pl.DataFrame, counts: tuple[Count, ...], numbers: tuple[int, int, int]
    ) -> None:
        self.dated, self.undated, self.counts = dated, undated, counts
        self.statements, self.without, self.articles = numbers


def timeline(ledger: Ledger, show_rejected: bool, text: str, *, by_party: bool) -> Told:
    """Give the statements, narrowed by a text, in the order of days or each party's apart."""
    rows = overviews.timeline(ledger, show_rejected, text).with_columns(row=pl.lit("item"))
    dated = rows.filter(pl.col("day").is_not_null())
    order = [p for p in lists.sides(ledger.derived, show_rejected)["party"] if p is not None]
    if by_party:
        place = pl.col("party").replace_strict(
            order, list(range(len(order))), default=len(order), return_dtype=pl.Int32
        )
        dated = _grouped(
            dated.with_columns(place=place).sort("place", "day", maintain_order=True).drop("place"), "party"
        )
    else:
        dated = dated.with_columns(count=pl.lit(None, dtype=pl.Int64), group=pl.lit(""))
    same = (pl.col("day") == pl.col("day").shift(1)).fill_null(value=False)
    dated = dated.with_columns(same_day=same & (pl.col("row").shift(1) == "item"))
    return Told(dated, *_tray(ledger, rows.filter(pl.col("day").is_null()), dated, order))


def _tray(
    ledger: Ledger, undated: pl.DataFrame, dated: pl.DataFrame, order: list[str]
) -> tuple[pl.DataFrame, tuple[Count, ...], tuple[int, int, int]]:
    about = ledger.derived.articles.select("file", title=pl.coalesce("title", "file"))
    named = undated.join(about, on="file", how="left", maintain_order="left").sort("file", maintain_order=True)
    items = dated.with_row_index("at").filter(pl.col("row") == "item")
    cells = items.group_by("party", "day").agg(pl.len(), (pl.col("flag") == "Δ").any(), pl.col("at").min())
    places = {party: place for place, party in enumerate(order)}
    counts = [Count(party, day, many, changed, at) for party, day, many, changed, at in cells.iter_rows()]
    counts.sort(key=lambda one: (places.get(one.party, len(places)), one.day))
    numbers = (items.height, undated.height, undated["file"].n_unique())
    return _grouped(named, "file"), tuple(counts), numbers


def _grouped(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """Put a group row before each run of rows that share a column; it has their number in `count`."""
    rows = rows.with_columns(count=pl.lit(None, dtype=pl.Int64), group=pl.col(column))
    told = [name for name in ("party", "title") if name in rows.columns and name != column]
    heads = rows.group_by(column, maintain_order=True).agg(
        *[pl.col(name).first() for name in told], pl.len().cast(pl.Int64).alias("many")
    )
    parts: list[pl.DataFrame] = []
    start = 0
    for head in heads.iter_rows(named=True):
        group: dict[str, Any] = {**head, "row": "group", "count": head["many"], "group": head[column]}
        group.pop("many")
        parts += [pl.DataFrame([group], schema=rows.schema), rows.slice(start, head["many"])]
        start += head["many"]
    return pl.concat(parts) if parts else rows


def statement(
    ledger: Ledger, texts: Mapping[str, Article], kind: FindingKind, name: tuple[str, str], show_rejected: bool
) -> tuple[Passage | None, str | None, tuple[str, str]]:
    """Give a statement's own passage, the key of the row that stands for it in its list, and what a flag means.

    Args:
        ledger, texts: where articles are known.
        kind: "demand" or "quote".
        name: file and id of the finding.
        show_rejected: whether lists show what was rejected.

    Returns:
        The last is the flag with a sentence on what was told before or elsewhere; two empty texts without a flag.
    """
    derived, (file, finding) = ledger.derived, name
    frame = derived.demands if kind == "demand" else derived.quotes
    here = frame.filter(pl.col("file") == file, pl.col("id") == finding)
    if not here.height:
        return None, None, ("", "")
    row = here.row(0, named=True)
    key = row["position"] if kind == "demand" else f"{file}\x1f{finding}"
    pieces = views.evidence(ledger, kind, key, show_rejected)
    at = next((n for n, piece in enumerate(pieces) if (piece.file, piece.id) == (file, finding)), 0)
    label = pieces[at].label if pieces else ""
    passage = around(
        ledger, texts, file, (row["start"], row["end"]), place=f"{at + 1}/{max(1, len(pieces))}", label=label
    )  # fmt: skip
    note = _flagged(ledger, row, show_rejected) if kind == "demand" else ("", "")
    return passage, overviews.row_of(ledger, kind, file, finding, show_rejected), note


def _flagged(ledger: Ledger, row: Mapping[str, Any], show_rejected: bool) -> tuple[str, str]:
    """Say which other positions of this side on this issue a flag speaks of."""
    flag = ledger.derived.flags.get(row["position"], "")
    if not flag:
        return "", ""
    others = lists.demands(ledger.derived, show_rejected).filter(
        pl.col("party") == row["party"], pl.col("issue") == row["issue"], pl.col("position") != row["position"],
        pl.col("stance") != row["stance"] if flag == "Δ" else pl.col("flag") != "",
    )  # fmt: skip
    rows = others.select("stance", "summary", "when").head(2).rows()
    found = [f"{stance}s {summary} ({when})" for stance, summary, when in rows]
    told = "changed over time" if flag == "Δ" else "sources disagree"
    return flag, f"{told}; {row['party']} also {'; '.join(found)}" if found else told
