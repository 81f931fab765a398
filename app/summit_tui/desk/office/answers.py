"""What the screen asks of the open folder, answered by messages. Pure queries; they run on the clerk's thread."""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import polars as pl

from summit_tui.desk import messages
from summit_tui.desk.clipboard import copy
from summit_tui.desk.office import glance, telling
from summit_tui.desk.office.why import explain
from summit_tui.desk.parts.ordering import KEYS, kept_order
from summit_tui.desk.parts.reading import Mark
from summit_tui.desk.parts.trail import Trail, same
from summit_tui.ledger import views
from summit_tui.settings import state_dir

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from summit_tui.desk.office.why import Why
    from summit_tui.desk.office.workshop import Workshop
    from summit_tui.desk.parts.trail import Evidence
    from summit_tui.desk.session import Query, Shown
    from summit_tui.ledger.ledger import Ledger
    from summit_tui.model import Article, Finding, FindingKind

KINDS: dict[str, FindingKind] = {"demands": "demand", "quotes": "quote", "questions": "question"}


def lists(
    ledger: Ledger,
    query: Query,
    last: messages.ViewsReady | None = None,
    differing: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> messages.ViewsReady:
    """Give the four lists as the choice, the filters and the rejected say.

    Args:
        ledger: the ledger.
        query: what is asked.
        last: the last answer to the same question; lists sorted by what is undecided keep its order.
        differing: the names of sides and people on which coders differ, by level ("side", "person").
    """
    choice, rejected = telling.choice_of(query.keys), query.show_rejected
    whole = views.totals(ledger, show_rejected=rejected)
    text = query.filters.get
    how: dict[str, dict[str, Any]] = {
        pane: {word: names[pane] for word, names in (("sort", query.sorts), ("group", query.groups)) if pane in names}
        for pane in KINDS
    }
    frames = {
        "parties": _disputed(views.parties(ledger, rejected), differing),
        "demands": views.demands(ledger, choice, rejected, text("demands", ""), **how["demands"]),
        "quotes": views.quotes(ledger, choice, rejected, text("quotes", ""), **how["quotes"]),
        "questions": views.questions(ledger, choice, rejected, text("questions", ""), **how["questions"]),
    }
    for pane, sort in query.sorts.items():
        if sort == "undecided" and last is not None:
            frames[pane] = kept_order(frames[pane], last.frames[pane], KEYS[pane])
    frames |= {pane: _noted(frames[pane], ledger, kind) for pane, kind in KINDS.items()}
    return messages.ViewsReady(frames, whole, telling.counts(frames, whole), query.groups)


def _disputed(parties: pl.DataFrame, differing: Mapping[str, Collection[str]]) -> pl.DataFrame:
    """Add whether coders differ on what a side or a person is to be called."""
    said = [(pl.col("level") == level) & pl.col("name").is_in(list(names)) for level, names in differing.items()]
    return parties.with_columns(disputed=pl.any_horizontal(pl.lit(value=False), *said))


def _noted(rows: pl.DataFrame, ledger: Ledger, kind: FindingKind) -> pl.DataFrame:
    """Add whether an analyst's note stands on a finding of the row."""
    noted = [(file, one) for file, notes in ledger.notes.items() for of, one in notes if of == kind]
    if not noted:
        return rows.with_columns(noted=pl.lit(value=False))
    if kind == "demand":
        positions = ledger.derived.positions
        return rows.with_columns(noted=pl.col("position").is_in({positions[one] for one in noted if one in positions}))
    name = pl.concat_str("file", "id", separator="\x1f")
    return rows.with_columns(noted=name.is_in(["\x1f".join(one) for one in noted]).fill_null(value=False))


def state_of(shop: Workshop) -> tuple[int, str]:
    """Give what the lists come from: the ledger's version, and a mark of the journal."""
    return shop.ledger.version, glance.journal_mark(shop.root)


def keep_glance(shop: Workshop, shown: Iterable[Shown]) -> None:
    """Keep what the lists showed, as far as it is of the folder as it is now, for the next start."""
    state = state_of(shop)
    glances = [
        glance.take(one.query, one.said.frames, one.said.totals, one.said.counts) for one in shown if one.state == state
    ]
    if glances and shop.session.ready and not shop.session.reading:
        glance.keep(shop.root, glance.mark_of(shop.scan.articles, state[1], shop.session.settings), glances)


def trail(
    ledger: Ledger, articles: Mapping[str, Article], pane: str, key: str, show_rejected: bool
) -> messages.TrailReady:
    """Give the evidence of a row with the articles that the readers show first; no trail for a row that is gone."""
    if pane == "brings":
        pieces, second = _brought(ledger, key)
    else:
        pieces = tuple(views.evidence(ledger, KINDS[pane], key, show_rejected))
        second = views.other_source(pieces, 0)
        if pane == "questions" and (answer := _answered_by(ledger, key)) is not None:
            pieces, second = (*pieces, answer), len(pieces)
    if not pieces:
        return messages.TrailReady(None, {})
    found = Trail(pane, key, pieces, 0, second)
    files = {piece.file for piece in (found.piece("a"), found.piece("b")) if piece is not None}
    folios = {file: one for file in files if (one := folio(ledger, articles, file)) is not None}
    return messages.TrailReady(found, folios)


def _answered_by(ledger: Ledger, key: str) -> views.Piece | None:
    """Give the finding that the analyst took for the answer to a question; it is what reader B shows."""
    file, _, finding = key.partition("\x1f")
    said = ledger.corrections.get((file, "question", finding), {})
    if not said.get("answer_id") or not said.get("answer_file"):
        return None
    return _named(ledger, str(said["answer_file"]), str(said.get("answer_kind")), str(said["answer_id"]))


def _brought(ledger: Ledger, key: str) -> tuple[tuple[views.Piece, ...], int | None]:
    """Give the passages behind a row of the inbox: what came, what was known, then the rest of its position.

    Returns:
        The pieces, and the number of the one for reader B.
    """
    names = key.split("\x1f")
    named = [_named(ledger, *names[at : at + 3]) for at in (0, 3) if names[at]]
    first = [piece for piece in named if piece is not None]
    if not first:
        return (), None
    whole = first[0].position if first[0].kind == "demand" else f"{first[0].file}\x1f{first[0].id}"
    rest = [p for p in views.evidence(ledger, first[0].kind, whole) if not any(same(p, one) for one in first)]
    pieces = (*first, *rest)
    return pieces, 1 if len(first) > 1 else views.other_source(pieces, 0)


def _named(ledger: Ledger, file: str, kind: str, finding: str) -> views.Piece | None:
    return next((p for p in views.findings(ledger, file, True) if (p.kind, p.id) == (kind, finding)), None)


def folio(ledger: Ledger, articles: Mapping[str, Article], file: str) -> messages.Folio | None:
    """Give an article as a reader needs it; None when it is not in the folder."""
    article, about = articles.get(file), views.article(ledger, file)
    if article is None or about is None:
        return None
    marks = tuple(
        Mark(piece.kind, piece.id, piece.start, piece.end, piece.stance, piece.issue, piece.state)
        for piece in views.findings(ledger, file)
    )
    return messages.Folio(article, marks, about | {"notes": ledger.notes.get(file, {})})


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


def why(shop: Workshop, finding: Evidence) -> Why | None:
    """Explain a finding from the ledger, the extraction that the cache keeps and the journal; None if it is gone."""
    piece = _named(shop.ledger, finding.file, finding.kind, finding.id)
    if piece is None:
        return None
    key = piece.position if piece.kind == "demand" else f"{piece.file}\x1f{piece.id}"
    alike = views.evidence(shop.ledger, piece.kind, key, True)
    article = shop.texts.get(piece.file)
    reading = shop.store.get(article.digest, piece.file) if article is not None else None
    found = reading.extraction if reading is not None else None
    kept: list[Finding] = [] if found is None else [*found.demands, *found.quotes, *found.questions]
    one = next((each for each in kept if (type(each).__name__.lower(), each.id) == (piece.kind, piece.id)), None)
    history = shop.decisions.review.history(piece.file, piece.kind, piece.id)
    row = _row_of(shop.ledger, piece.position) if piece.kind == "demand" else None
    return explain(piece, alike, one, article.text if article is not None else "", history=history, row=row)


def _row_of(ledger: Ledger, position: str) -> dict[str, Any] | None:
    rows = views.demands(ledger, show_rejected=True)
    return next(rows.filter(rows["position"] == position).iter_rows(named=True), None)


def copied(text: str) -> str:
    """Copy a text past the terminal; give where it is now (see `clipboard.copy`)."""
    return copy(text, os.environ, state_dir() / "copied.txt")
