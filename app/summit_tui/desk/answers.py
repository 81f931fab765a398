"""What the screen asks of the open folder, answered by messages. Pure queries; they run on the clerk's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.desk import messages, telling
from summit_tui.desk.reading import Mark
from summit_tui.desk.trail import Trail
from summit_tui.ledger import views

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summit_tui.desk.session import Query
    from summit_tui.ledger.ledger import Ledger
    from summit_tui.model import Article, FindingKind

KINDS: dict[str, FindingKind] = {"demands": "demand", "quotes": "quote", "questions": "question"}


def lists(ledger: Ledger, query: Query) -> messages.ViewsReady:
    """Give the four lists as the choice, the filters and the rejected say."""
    choice, rejected = telling.choice_of(query.keys), query.show_rejected
    whole = views.totals(ledger, show_rejected=rejected)
    text = query.filters.get
    frames = {
        "parties": views.parties(ledger, rejected),
        "demands": views.demands(ledger, choice, rejected, text("demands", "")),
        "quotes": views.quotes(ledger, choice, rejected, text("quotes", "")),
        "questions": views.questions(ledger, choice, rejected, text("questions", "")),
    }
    return messages.ViewsReady(frames, whole, telling.counts(frames, whole))


def trail(
    ledger: Ledger, articles: Mapping[str, Article], pane: str, key: str, show_rejected: bool
) -> messages.TrailReady:
    """Give the evidence of a row with the articles that the readers show first; no trail for a row that is gone."""
    pieces = tuple(views.evidence(ledger, KINDS[pane], key, show_rejected))
    if not pieces:
        return messages.TrailReady(None, {})
    found = Trail(pane, key, pieces, 0, views.other_source(pieces, 0))
    files = {piece.file for piece in (found.piece("a"), found.piece("b")) if piece is not None}
    folios = {file: one for file in files if (one := folio(ledger, articles, file)) is not None}
    return messages.TrailReady(found, folios)


def folio(ledger: Ledger, articles: Mapping[str, Article], file: str) -> messages.Folio | None:
    """Give an article as a reader needs it; None when it is not in the folder."""
    article, about = articles.get(file), views.article(ledger, file)
    if article is None or about is None:
        return None
    marks = tuple(
        Mark(piece.kind, piece.id, piece.start, piece.end, piece.stance, piece.issue, piece.state)
        for piece in views.findings(ledger, file)
    )
    return messages.Folio(article, marks, about)


def neighbour(
    ledger: Ledger, articles: Mapping[str, Article], file: str | None, by: int, reader: str
) -> messages.NeighbourReady | None:
    """Give the article before or after one, in the order of names, round the end."""
    names = sorted(articles)
    if not names:
        return None
    at = (names.index(file) + by if file in names else 0) % len(names)
    one = folio(ledger, articles, names[at])
    return None if one is None else messages.NeighbourReady(one, reader, at + 1, len(names))
