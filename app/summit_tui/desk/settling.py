"""What the ledger is told of all that is decided. It runs on the clerk's thread."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from summit_tui.desk import journalling
from summit_tui.ledger.ledger import Change
from summit_tui.review.spans import placed

if TYPE_CHECKING:
    from summit_tui.desk.workshop import Workshop


def settle(shop: Workshop) -> None:
    """Tell the ledger all that is decided: names, articles, findings that were added, states and corrections."""
    review = shop.decisions.review
    shop.ledger.set_names(review.merged("actor"), review.merged("issue"), review.merged("side"))
    shop.ledger.set_told(review.corrected())
    made = {file: tuple(event.id for event in events) for file, events in review.added().items()}
    stale = [file for file in {**made, **shop.made} if made.get(file) != shop.made.get(file)]
    shop.made = made
    if stale:
        refresh(shop, stale)
    shop.ledger.decide([_in_place(shop, row) for row in shop.decisions.rows()])


def _in_place(shop: Workshop, row: dict[str, Any]) -> dict[str, Any]:
    """Give a row of decisions with the passage that the analyst cut where it lies in the present text."""
    after, article = row["after"], shop.texts.get(row["article"])
    if not after or "exact" not in after or article is None:
        return row
    return {**row, "after": placed(after, article)}


def refresh(shop: Workshop, files: Iterable[str]) -> None:
    """Put articles into the ledger anew, as the machine read them and with what the analyst added since."""
    known = [shop.articles[file] for file in files if file in shop.articles]
    readings = [one for article in known if (one := shop.store.get(article.digest, article.file)) is not None]
    if readings:
        kept = journalling.bound(shop, readings)
        shop.ledger.apply(Change(upsert=tuple(reading.extraction for reading in kept)))
