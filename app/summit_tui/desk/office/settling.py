"""What the ledger is told of all that is decided. It runs on the clerk's thread."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from summit_tui.desk.office import journalling
from summit_tui.desk.parts.fields import sane
from summit_tui.ledger.ledger import Change
from summit_tui.review.spans import placed
from summit_tui.review.stands import Row

if TYPE_CHECKING:
    from summit_tui.desk.office.workshop import Workshop


class Told:
    """What the ledger was told last, so that a decision costs what it changes.

    `made` holds the events that made findings which the ledger has, by article; `placed` rows of decisions (by `id`)
    with what the ledger was told of them.
    """

    def __init__(self) -> None:
        self.made: dict[str, tuple[str, ...]] = {}
        self.placed: dict[int, tuple[Row, Row]] = {}


def settle(shop: Workshop) -> None:
    """Tell the ledger all that is decided: names, articles, findings that were added, states and corrections."""
    review, told = shop.decisions.review, shop.told
    shop.ledger.set_names(review.merged("actor"), review.merged("issue"), review.merged("side"))
    shop.ledger.set_told({file: sane("article", after) for file, after in review.corrected().items()})
    made = {file: tuple(event.id for event in events) for file, events in review.added().items()}
    stale = [file for file in {**made, **told.made} if made.get(file) != told.made.get(file)]
    told.made = made
    if stale:
        refresh(shop, stale)
    rows, known = shop.decisions.rows(), told.placed
    told.placed = {id(row): known.get(id(row)) or (row, _in_place(shop, row)) for row in rows if row["after"]}
    shop.ledger.decide([told.placed[id(row)][1] if row["after"] else row for row in rows])


def _in_place(shop: Workshop, row: Row) -> Row:
    """Give a row of decisions with values that can be shown, and a passage that was cut anew where it lies now."""
    after, article = sane(row["kind"], row["after"]), shop.texts.get(row["article"])
    if article is not None and ("start" in after or "end" in after or "exact" in after):
        after = placed(after, article)
    return {**row, "after": after}


def refresh(shop: Workshop, files: Iterable[str]) -> None:
    """Put articles into the ledger anew, as the machine read them and with what the analyst added since."""
    known = [shop.articles[file] for file in files if file in shop.articles]
    readings = [one for article in known if (one := shop.store.get(article.digest, article.file)) is not None]
    if readings:
        kept = journalling.bound(shop, readings)
        shop.ledger.apply(Change(upsert=tuple(reading.extraction for reading in kept)))
