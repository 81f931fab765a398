"""What is looked for once a folder has been read: renamed articles, removed ones, and copies of one story."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from summit_tui.articles import copies
from summit_tui.desk import messages
from summit_tui.desk.office import journalling
from summit_tui.ledger.ledger import Change
from summit_tui.review.looks import LookError

if TYPE_CHECKING:
    from summit_tui.desk.office.workshop import Workshop


WARM_UP_AFTER = 0.6
"""Seconds after which the workers start when nothing waits to be read."""


def warm_up_later(shop: Workshop) -> None:
    """Start the workers when all came from the cache: after the first rows, which else had to share the processor."""
    timer = threading.Timer(WARM_UP_AFTER, lambda: shop.session.later(lambda shop: shop.start_engine()))
    timer.daemon = True
    timer.start()


def follow_renamed(shop: Workshop) -> None:
    """Let decisions follow articles that were renamed while no desk was open."""
    try:
        names = shop.decisions.find_renamed(shop.articles, shop.inbox.there)
    except LookError as error:
        shop.post(messages.Trouble(str(error), ""))
        return
    if names:
        journalling.bind_again(shop, names.values())
        old, new = next(iter(names.items()))
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        shop.post(messages.Arrived(new, f"was {old}{more}; decisions go with it", "~"))


def bring_back_removed(shop: Workshop) -> None:
    """Put decided findings of articles that are gone back on the desk, as far as the cache knows their text."""
    for file, digests in shop.decisions.texts_decided_on(set(shop.articles)).items():
        readings = (shop.store.get(digest, file) for digest in digests)
        reading = next((one for one in readings if one is not None), None)
        if reading is not None:
            shop.gone[file] = reading.article
            kept = journalling.bound(shop, [reading])
            shop.ledger.apply(Change(upsert=tuple(one.extraction for one in kept)))
            shop.settle_decisions()
            shop.ledger.apply(Change(removed=(file,)))


def look_for_copies(shop: Workshop) -> None:
    """Find near-copies on a thread of its own: comparing a large folder takes seconds."""
    articles = tuple(shop.articles.values())

    def look() -> None:
        origins = copies.origins(articles)
        shop.session.later(lambda shop: shop.take_copies(origins), slot="copies")

    threading.Thread(target=look, name="copies", daemon=True).start()
