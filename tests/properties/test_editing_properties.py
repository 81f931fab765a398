"""Whatever a journal holds, the lists can be made of it: another program or a hand may have written it."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.conftest import HARBOUR, TIDE
from tests.kit import extraction_of

from summit_tui.articles.reading import make_article
from summit_tui.desk.office import settling
from summit_tui.ledger import overviews, views
from summit_tui.ledger.ledger import Change, Ledger
from summit_tui.review.decisions import Review, fold
from summit_tui.review.lines import read_lines
from summit_tui.review.lost import kept_in, lost
from summit_tui.review.reattach import rebind

ARTICLES = {name: make_article(name, text) for name, text in (("a.txt", HARBOUR), ("b.txt", TIDE))}
FOUND = {name: extraction_of(article) for name, article in ARTICLES.items()}
SPANS = {
    name: [
        (kind, one.id, one.start, one.end)
        for kind, of in (("demand", found.demands), ("quote", found.quotes), ("question", found.questions))
        for one in of
    ]
    for name, found in FOUND.items()
}
FIELDS = [
    "holder", "stance", "issue", "summary", "voiced_by", "footing", "target", "said_at", "speaker", "type",
    "kind", "position", "whole", "under", "answer", "answer_file", "answer_id", "moot", "title", "outlet",
    "author", "published", "start", "end", "exact", "prefix", "suffix", "digest", "text", "id", "file", "what",
    "name", "into", "beside", "line", "words", "about", "confidence", "why",
]  # fmt: skip
ACTIONS = ["accept", "reject", "correct", "add", "merge", "split", "note", "undo", "redo"]
VALUES = [
    "", "x", "demand", "refuse", "2031-03", "2031-99", None, 0, 1, -5, 10**9, "The Union", "a.txt", "\x1b[2J",
    "split-1", "Ada Roth", "pay", "actor", "issue", "side", "direct", "\ud800",
]  # fmt: skip
values = st.none() | st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(VALUES), max_size=5)


@st.composite
def lines(draw: st.DrawFn) -> bytes:
    events = []
    for number in range(draw(st.integers(1, 8))):
        name = draw(st.sampled_from(sorted(SPANS)))
        kind, finding, start, end = draw(st.sampled_from(SPANS[name]))
        article = ARTICLES[name]
        events.append(
            {
                "schema": 1, "id": f"{number:030x}", "at": f"2031-01-01T00:00:{number:02}.000Z",
                "coder": draw(st.sampled_from(["ada", "ben"])),
                "action": draw(st.sampled_from(ACTIONS)),
                "article": draw(st.sampled_from([name, name, "", "gone.txt"])),
                "kind": draw(st.sampled_from([kind, kind, "article"])),
                "finding": draw(st.sampled_from([finding, "other", "metadata"])),
                "anchor": draw(st.none() | st.just({
                    "exact": article.text[start:end], "prefix": "", "suffix": "", "start": start, "end": end,
                    "digest": article.digest,
                })),
                "before": draw(values), "after": draw(values), "note": draw(st.sampled_from([None, "", "ask"])),
                "target": f"{number - 1:030x}" if number else None,
            }
        )  # fmt: skip
    return b"".join(json.dumps(event).encode() + b"\n" for event in events)


def shown(review: Review) -> Ledger:
    """What the desk makes of decisions, without the desk."""
    ledger = Ledger()
    kept = []
    for name, found in FOUND.items():
        rebind(review, ARTICLES[name], SPANS[name])  # type: ignore[arg-type] # kinds as plain text
        kept.append(kept_in(review, found, ARTICLES[name].text))
    ledger.apply(Change(upsert=tuple(kept)))
    decisions = SimpleNamespace(review=review, rows=review.rows)
    store = SimpleNamespace(get=lambda *of: None)
    shop: Any = SimpleNamespace(
        decisions=decisions, ledger=ledger, told=settling.Told(), texts=ARTICLES, articles=ARTICLES, store=store
    )
    settling.settle(shop)
    return ledger


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines())
def test_the_lists_stand_on_any_journal(data: bytes) -> None:
    review = fold(read_lines(data).decisions)
    ledger = shown(review)
    for rows in (views.demands(ledger, show_rejected=True), views.demands(ledger)):
        assert set(rows["stance"].drop_nulls()) <= {"demand", "refuse", "offer", "accept"}
    for view in (views.parties, views.quotes, views.questions, views.totals, overviews.matrix, overviews.timeline):
        view(ledger)
    for name, article in ARTICLES.items():
        for piece in views.findings(ledger, name, True):
            assert 0 <= piece.start < piece.end <= len(article.text)
    lost(review, ARTICLES)
