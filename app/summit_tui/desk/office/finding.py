"""Finding words in all articles and all findings. Pure but for the ledger's query; runs on the clerk's thread."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec
import polars as pl

from summit_tui.desk.office.telling import number
from summit_tui.desk.parts.matches import fold, pattern
from summit_tui.ledger import overviews, views
from summit_tui.plain import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summit_tui.ledger.ledger import Ledger
    from summit_tui.model import Article

EACH = 50
"""At most so many findings of one kind are listed; all are counted."""
HERE = 20
"""At most so many passages of one article are listed."""
ARTICLES = 150
"""At most so many articles are listed."""
LEAST = 2
"""Fewer letters than that find nothing, so that the first key of a word does not list everything."""
BEFORE, AFTER = 60, 240
"""Code points of the line about a match."""
NAMES = {"demand": "Demands", "quote": "Quotes", "question": "Questions"}
ROWS: dict[str, Any] = {
    "row": pl.String, "kind": pl.String, "pane": pl.String, "key": pl.String, "file": pl.String, "start": pl.Int64,
    "end": pl.Int64, "party": pl.String, "stance": pl.String, "issue": pl.String, "text": pl.String, "who": pl.String,
    "when": pl.String, "mark": pl.String, "before": pl.String, "after": pl.String, "count": pl.Int64,
    "direct": pl.Boolean,
}  # fmt: skip


class Counts(msgspec.Struct, frozen=True):
    """How often the words were found."""

    passages: int = 0
    articles: int = 0
    demands: int = 0
    quotes: int = 0
    questions: int = 0

    def sentence(self) -> str:
        """Say it, nothing that is none.

        Example:
            >>> Counts(12, 4, 3, 1).sentence()
            '12 in 4 articles, 3 demands, 1 quote'
        """
        parts = [f"{self.passages} in {number(self.articles, 'article')}"] if self.passages else []
        named = (("demand", self.demands), ("quote", self.quotes), ("question", self.questions))
        return ", ".join([*parts, *(number(many, name) for name, many in named if many)]) or "nothing found"


class Found(msgspec.Struct, frozen=True):
    """What was found: rows of the columns `ROWS` in the order of the list, and how many there are of each kind."""

    query: str
    rows: Any
    counts: Counts


class Finder:
    """Finds words; keeps each article's text in the form in which it is compared. For one thread."""

    def __init__(self) -> None:
        self._folded: dict[str, tuple[str, str]] = {}

    def _text(self, article: Article) -> str:
        known = self._folded.get(article.file)
        if known is None or known[0] != article.digest:
            known = self._folded[article.file] = (article.digest, fold(article.text))
        return known[1]

    def spans(self, article: Article, query: str) -> list[tuple[int, int]]:
        """Give where a query stands in an article, as half-open ranges in code points."""
        wanted = pattern(query)
        return [] if wanted is None else [match.span() for match in wanted.finditer(self._text(article))]

    def warm_up(self, ledger: Ledger, articles: Mapping[str, Article], show_rejected: bool) -> None:
        """Make ready what the first search would have to wait for."""
        for article in articles.values():
            self._text(article)
        overviews.found(ledger, "x", show_rejected)

    def find(self, ledger: Ledger, articles: Mapping[str, Article], query: str, show_rejected: bool) -> Found:
        """Give all findings and passages in which a query is found: findings first, then article by article."""
        wanted = pattern(query)
        if wanted is None or (len(query.strip()) < LEAST and query.isascii()):
            return Found(query, pl.DataFrame(schema=ROWS), Counts())
        rows: list[dict[str, Any]] = []
        frame = overviews.found(ledger, wanted.pattern, show_rejected)
        kinds = {kind: frame.filter(pl.col("kind") == kind) for kind in NAMES}
        for kind, of in kinds.items():
            rows += _finding_rows(kind, of)
        passages = places = 0
        for file in sorted(articles):
            spans = self.spans(articles[file], query)
            if spans:
                passages, places = passages + len(spans), places + 1
                if places <= ARTICLES:
                    rows += _passage_rows(ledger, articles[file], spans)
        if places > ARTICLES:
            rows.append(_row("more", text=f"… and {places - ARTICLES} more articles", key="articles"))
        counts = Counts(passages, places, *(kinds[kind].height for kind in NAMES))
        return Found(query, pl.DataFrame(rows, schema=ROWS, orient="row"), counts)


def _row(row: str, **values: Any) -> dict[str, Any]:
    return {**dict.fromkeys(ROWS), "row": row, "kind": "", "key": "", "file": "", "start": 0, "text": "", **values}


def _finding_rows(kind: str, frame: pl.DataFrame) -> Iterable[dict[str, Any]]:
    if not frame.height:
        return []
    rows = [_row("group", kind=kind, text=NAMES[kind], count=frame.height)]
    rows += [_row("item", **row) for row in frame.head(EACH).iter_rows(named=True)]
    if frame.height > EACH:
        rows.append(_row("more", kind=kind, text=f"… and {frame.height - EACH} more {NAMES[kind].lower()}"))
    return rows


def _passage_rows(ledger: Ledger, article: Article, spans: list[tuple[int, int]]) -> Iterable[dict[str, Any]]:
    about = views.article(ledger, article.file) or {}
    title = about.get("title") or article.file
    source = f"{title} · {about['outlet']}" if about.get("outlet") else title
    rows = [_row("group", kind="text", file=article.file, text=source, when=about.get("when"), count=len(spans))]
    for start, end in spans[:HERE]:
        before, words, after = line_about(article.text, start, end)
        rows.append(
            _row("item", kind="text", file=article.file, start=start, end=end, text=words, before=before, after=after)
        )
    if len(spans) > HERE:
        more = f"… and {len(spans) - HERE} more in this article"
        rows.append(_row("more", kind="text", file=article.file, text=more))
    return rows


def line_about(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Give the words before a match, the match and the words after it, on one line and safe to show.

    Example:
        >>> line_about("One two\\nthree four.", 4, 7)
        ('One ', 'two', ' three four.')
    """
    before, after = shown(text[max(0, start - BEFORE) : start]), shown(text[end : end + AFTER])
    gap = " " if before[-1:].isspace() else ""
    left = " ".join(before.split()) + gap
    if start > BEFORE and " " in left.strip():
        left = left[left.index(" ") + 1 :]  # the first word was cut
    right = (" " if after[:1].isspace() else "") + " ".join(after.split())
    return left, " ".join(shown(text[start:end]).split()), right
