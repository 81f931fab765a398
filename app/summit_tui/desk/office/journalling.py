"""The workshop's side of the journal: what comes in from others, what could not be written, and what stays kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from summit_tui.desk import messages
from summit_tui.desk.office.telling import number
from summit_tui.ledger.ledger import Change

if TYPE_CHECKING:
    from pathlib import Path

    from summit_tui.desk.office.workshop import Workshop
    from summit_tui.desk.parts.trail import Evidence
    from summit_tui.engines.messages import Reading

RETRY_AFTER = 5.0
"""Seconds after which it is tried again to write what the journal could not take."""


def bound(shop: Workshop, readings: Iterable[Reading]) -> list[Reading]:
    """Find for the decisions on these articles what they are about now.

    Returns:
        The readings, with the findings that were decided on and that the machine no longer makes.
    """
    readings = list(readings)
    shop.decisions.rebind(readings, shop.store.former_text)
    return [shop.decisions.kept(reading) for reading in readings]


def bind_again(shop: Workshop, files: Iterable[str]) -> None:
    """Do the same for articles that are on the desk already, after decisions on them came from elsewhere."""
    known = [shop.articles[file] for file in files if file in shop.articles]
    readings = [one for article in known if (one := shop.store.get(article.digest, article.file)) is not None]
    kept = bound(shop, readings)
    more = [new for new, old in zip(kept, readings, strict=True) if new.extraction != old.extraction]
    if more:
        shop.ledger.apply(Change(upsert=tuple(reading.extraction for reading in more)))


def journal_changed(shop: Workshop) -> None:
    """Take up what another desk, git or a synchroniser put into the journal."""
    unread = dict.fromkeys(shop.found, "")
    came = shop.decisions.catch_up({**unread, **shop.digests()})
    for sentence in came.said:
        shop.post(messages.Trouble("The journal:", sentence))
    if came.articles:
        bind_again(shop, came.articles)
        shop.settle_decisions()
        shop.post(messages.Arrived("", "Decisions of another desk came in." + _differing(shop)))
    count_unsaved(shop)


def _differing(shop: Workshop) -> str:
    """Say on which name coders differ, and how many more there are; "" where they agree."""
    found = [one for what in ("actor", "side", "issue") for one in shop.decisions.review.differing(what).items()]
    if not found:
        return ""
    name, stands = found[0]
    said = ", ".join(f"{coder}: {into}" for coder, into in stands.items())
    return f" Coders differ on {name} ({said})" + (f" and {len(found) - 1} more." if len(found) > 1 else ".")


def decide(shop: Workshop, action: str, piece: Evidence) -> None:
    """Journal a decision on a piece of evidence, unless it is of a text that is not there any more.

    A key may come while an edited article is read: what the screen showed then has no place in the new text.
    """
    article = shop.articles.get(piece.file)
    machine = shop.ledger.row_of(piece.kind, piece.file, piece.id)
    if article is None:
        shop.post(messages.Trouble(f"{piece.file} is gone.", "Its evidence cannot be decided on."))
    elif not machine or article.text[machine["start"] : machine["end"]] != machine["text"]:
        shop.post(messages.Trouble(f"{piece.file} has changed.", "Nothing was decided; look at it again."))
        shop.post(messages.Arrived())
    else:
        state = {"accept": "accepted", "reject": "rejected"}[action]
        decided(shop, lambda: shop.decisions.decide(action, piece, article, machine), piece, state)


def decided(
    shop: Workshop,
    do: Callable[[], tuple[str, str, str]],
    finding: Evidence | None = None,
    state: str = "",
    *,
    row: Callable[[], tuple[str, str] | None] = lambda: None,
) -> None:
    """Decide, then say so; a decision that could not be written holds, and is said to be unsaved.

    Args:
        shop: the workshop.
        do: decides, and gives subject, words and sign for the status line.
        finding, state: what was decided on, and its state then; None where the cursor is not to go on from it.
        row: gives, once the ledger knows, the list and key of the row that shows what was edited.
    """
    subject, said, sign = do()
    unsaved = count_unsaved(shop)
    if finding is not None:  # it is on the disk: the screen may say so, and what it asks for waits for the ledger
        shop.post(messages.Decided(subject, said, sign, finding, state, unsaved=unsaved))
        shop.settle_decisions()
        return
    shop.settle_decisions()
    shop.post(messages.Decided(subject, said, sign, unsaved=unsaved, row=row()))


def count_unsaved(shop: Workshop) -> str:
    """Have the header count what is unsaved, and try again later; give the sentence on it, "" for nothing unsaved."""
    shop.session.unsaved = shop.decisions.unsaved
    if shop.session.unsaved and not shop.retrying:
        shop.retrying = True
        timer = threading.Timer(RETRY_AFTER, lambda: shop.session.later(retry, slot="retry"))
        timer.daemon = True
        timer.start()
    return shop.decisions.unsaved_words()


def retry(shop: Workshop) -> None:
    """Try again to write what is unsaved, and say it once that is done."""
    shop.retrying = False
    if not shop.decisions.unsaved:
        return
    saved = shop.decisions.retry()
    count_unsaved(shop)
    if saved:
        shop.post(messages.Arrived(number(saved, "decision"), "that could not be written: in the journal now.", "+"))


def save_elsewhere(shop: Workshop, path: Path) -> None:
    """Write what is unsaved to a place of the analyst's choice; the screen then quits, or says why that failed."""
    from summit_tui.review.journal import JournalError

    try:
        count = shop.decisions.save_to(path)
    except JournalError as error:
        shop.post(messages.Trouble(str(error), "The decisions are still in memory."))
    else:
        shop.post(messages.KeptElsewhere(number(count, "decision"), str(shop.decisions.keeper.aside)))


def prune_cache(shop: Workshop) -> None:
    """Take out of the cache the texts that no article has, no decision was made in and the inbox does not compare.

    Not where part of the folder or the journal could not be read: what is needed is not known then.
    """
    from summit_tui.review.journal import JournalError

    with suppress(JournalError):
        decided_in = shop.decisions.texts_needed()
        compared = {*(shop.inbox.look or {}).values(), *shop.inbox.seen.values(), *shop.digests().values()}
        if not shop.scan.errors:
            shop.store.prune(shop.found, decided_in | compared)


def at_close(shop: Workshop) -> None:
    """Try once more to write what is unsaved; what stays unsaved is told when the screen is gone."""
    shop.decisions.retry()
    shop.session.parting = shop.decisions.parting_words()
