"""All that is known of an open folder, and the work on it. Every method runs on the clerk's thread.

The engine's and the watcher's threads only queue: what they bring is taken up here, in order.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections import ChainMap, deque
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from summit_tui import resources
from summit_tui.articles.copies import shares
from summit_tui.articles.folder import FolderError, Found, Scan, renames, scan
from summit_tui.articles.reading import ArticleError, load_article
from summit_tui.desk import messages, pace
from summit_tui.desk.office import (
    after_reading,
    answers,
    cards,
    editing,
    inboxing,
    journalling,
    merging,
    settling,
    telling,
)
from summit_tui.desk.office.decisions import Decisions
from summit_tui.engines.kit import STANDARD_KIT
from summit_tui.engines.local import LocalEngine
from summit_tui.engines.messages import Failed, Job, Reading, Result
from summit_tui.extraction import version
from summit_tui.ledger.ledger import Change, Delta, Ledger
from summit_tui.ledger.store import Store
from summit_tui.model import Article
from summit_tui.review.looks import LookError
from summit_tui.settings import is_sample, state_dir

if TYPE_CHECKING:
    from pathlib import Path

    from textual.message import Message

    from summit_tui.articles.watch import FolderNews
    from summit_tui.desk.parts.trail import Evidence
    from summit_tui.desk.session import Session


class Workshop:
    """The open folder: listing, cache, engine, ledger, decisions.

    Args:
        session: whose folder and settings these are.
        post: takes messages to the screen.
    """

    answers, cards, editing, merging = answers, cards, editing, merging
    """Queries and edits; they need polars, so the screen reaches them through the workshop."""

    def __init__(self, session: Session, post: Callable[[Message], None]) -> None:
        self.session = session
        self.post = post
        settings = session.settings
        self.root = session.folder
        self.ledger = Ledger(settings.sides, settings.aliases, settings.issues)
        self.articles: dict[str, Article] = {}
        self.gone: dict[str, Article] = {}
        """Articles that were removed, for the readers: what was decided on them stays on the desk."""
        self.scan = Scan()
        self.found: dict[str, Found] = {}
        self.failed = session.failed
        self.store = Store(self.root, version.EXTRACTOR, version.key(settings))
        self.engine: LocalEngine | None = None
        self.inbox = inboxing.Inbox()
        self.decisions = Decisions(self.root, settings.coder, state_dir() / "unsaved")
        self.told = settling.Told()
        self.retrying = False
        self._results: deque[Result] = deque()
        self._waiting: set[str] = set()
        self._pace = pace.Pace()
        self._batch = 0
        self._brought = telling.Brought()
        self._first = True

    @property
    def texts(self) -> Mapping[str, Article]:
        """The articles that can be shown: those in the folder, and those that were removed."""
        return ChainMap(self.articles, self.gone)

    # -- opening and closing ----------------------------------------------------------------

    def open(self) -> None:
        """Show what the cache knows at once, then have the rest read, and watch the folder."""
        self.session.is_sample = is_sample(self.root, resources.samples())
        self.store.hold()
        self.inbox.open(self.root)
        try:
            self._list(scan(self.root))
        except FolderError as error:
            self.post(messages.Trouble(str(error), ""))
        known = [reading for found in self.scan.articles if (reading := self._from_store(found)) is not None]
        names = {reading.file for reading in known}
        for problem in self.decisions.load():
            self.post(messages.Trouble(problem, ""))
        self._take(known)
        self.settle_decisions()
        self._submit(found for found in self.scan.articles if found.name not in names)
        self.session.ready = True
        self.post(messages.Arrived())
        self._say_scan()
        if not self._waiting:
            self._reading_done()
        if self._waiting:
            self.start_engine()
        else:
            after_reading.warm_up_later(self)
        threading.Thread(target=self._watch, name="watch", daemon=True).start()

    def _list(self, listing: Scan) -> None:
        self.scan = listing
        self.found = {found.name: found for found in listing.articles}

    def _say_scan(self) -> None:
        if self.store.problem:
            self.post(messages.Trouble(self.store.problem, ""))
        if passed := telling.passed_over(self.scan.passed_over):
            self.post(messages.Arrived("", passed))
        self._say_scan_errors(self.scan)

    def _say_scan_errors(self, listing: Scan) -> None:
        problems = [str(error) for error in listing.errors]
        if problems:
            self.post(messages.Trouble(problems[0], f"and {len(problems) - 1} more" if len(problems) > 1 else ""))

    def start_engine(self) -> None:
        """Start the workers; they warm up while the desk is read, so that the first new article finds them ready."""
        if self.engine is not None:
            return
        settings = self.session.settings
        self.engine = LocalEngine(
            settings.workers, version.bearing(settings), self._result, self._engine_ready,
            seconds=settings.parse.seconds,
            kit=self.session.kit or STANDARD_KIT,
        )  # fmt: skip
        for found in self.scan.articles:
            if found.name in self._waiting:
                self.engine.submit(self._job(found))
        self.engine.start()

    def stop_engine(self) -> None:
        """Kill the workers (called from the screen's thread)."""
        if self.engine is not None:
            self.engine.stop()

    def close(self) -> None:
        """Keep the cache's index and what was seen, and what could not be written."""
        journalling.at_close(self)
        self.store.flush()
        if not self._first:  # else not all has been read: the next start should still tell what is new
            self.inbox.keep(self)
            journalling.prune_cache(self)
        self.store.release()

    def _engine_ready(self, problem: str | None) -> None:
        if problem is not None:
            self.post(messages.Trouble(f"No article can be read: {problem}.", "What was read before is shown."))

    # -- reading ----------------------------------------------------------------------------

    def _job(self, found: Found) -> Job:
        return Job(str(self.root), found.name, os.fsencode(os.path.relpath(found.path, self.root)))

    def _from_store(self, found: Found) -> Reading | None:
        digest = self.store.known(found)
        return self.store.get(digest, found.name) if digest else None

    def _submit(self, found: Iterable[Found]) -> None:
        for one in found:
            self._waiting.add(one.name)
            self._batch += 1
            if self.engine is not None:
                self.engine.submit(self._job(one), priority=not self._first)
            elif not self._first:
                self.start_engine()
        self._tell_progress()

    def _result(self, result: Result) -> None:
        """Take a result on the engine's thread: queue it, no more."""
        self._results.append(result)
        self.session.later(lambda shop: shop.absorb(), slot="absorb")

    def absorb(self) -> None:
        """Take up all results that have come: one change of the ledger for the lot, and not too often."""
        if len(self._results) < len(self._waiting) and (wait := self._pace.wait()):
            self._tell_progress()
            self.session.later(lambda shop: shop.absorb(), slot="absorb", after=wait)
            return
        self._pace.begin()
        readings: list[Reading] = []
        while self._results:
            result = self._results.popleft()
            self._waiting.discard(result.file)
            if isinstance(result, Failed):
                self.failed[result.file] = result.reason
                self.post(messages.Trouble(f"{result.file}: {result.reason}.", result.hint))
            elif result.file in self.found and not self._same_as_before(result):
                readings.append(result)
        if readings:
            delta = self._take(readings)
            self.settle_decisions()
            self._arrived(delta)
        self._tell_progress()
        if not self._waiting:
            self._reading_done()

    def _same_as_before(self, reading: Reading) -> bool:
        """Tell whether a file was only touched: its text is the one on the desk."""
        old = self.articles.get(reading.file)
        if old is None or old.digest != reading.article.digest:
            return False
        self.store.put(reading, self.found[reading.file])
        return True

    def _take(self, readings: list[Reading]) -> Delta:
        for reading in readings:
            self.articles[reading.file] = reading.article
            self.gone.pop(reading.file, None)
            self.failed.pop(reading.file, None)
            found = self.found.get(reading.file)
            if found is not None:
                self.store.put(reading, found)
        kept = journalling.bound(self, readings)
        delta = self.ledger.apply(Change(upsert=tuple(reading.extraction for reading in kept)), compare=not self._first)
        self.inbox.mark(self)
        return delta

    def _arrived(self, delta: Delta, removed: tuple[str, ...] = (), renamed: dict[str, str] | None = None) -> None:
        if self._first:
            self.post(messages.Arrived(removed=removed, there=delta.added))
            return
        self._brought = self._brought.plus(delta, renamed or {})
        subject, said, sign = self._brought.sentence()
        self.post(messages.Arrived(subject, said, sign, removed=removed, there=(*delta.added, *delta.changed)))
        if not self._waiting:
            self._brought = telling.Brought()

    def _tell_progress(self) -> None:
        self.session.reading = bool(self._waiting)
        if not self._waiting:
            self._batch = 0
            self.post(messages.Progressed(0, 0, ""))
        elif self._first or self._batch > 1:
            left = self._waiting.difference([result.file for result in self._results.copy()]) or self._waiting
            self.post(messages.Progressed(self._batch - len(left), self._batch, min(left)))

    def _reading_done(self) -> None:
        """After the first reading: what there is now counts as seen, if nothing was ever seen before."""
        self.store.flush()
        self._tell_progress()
        if self._first:
            self._first = False
            after_reading.follow_renamed(self)
            after_reading.bring_back_removed(self)
            self.settle_decisions()
            first, new = self.inbox.look is None, self.inbox.unseen(self)
            self.inbox.first_look(self)
            self.post(messages.Arrived())
            self.post(messages.Opened(len(self.articles), new, first=first))
            pace.settle_down()
        after_reading.look_for_copies(self)

    def take_copies(self, origins: dict[str, str]) -> None:
        """Tell the ledger which articles are copies of one story: together they are one voice."""
        copied = {file: origin for file, origin in origins.items() if file != origin}
        if copied != self.ledger.origins:
            self.ledger.set_origins(copied, shares(self.articles, copied))
            self.post(messages.Arrived())

    def digests(self) -> dict[str, str]:
        """Give the hash of each article's text by its name."""
        return {name: article.digest for name, article in self.articles.items()}

    # -- watching ---------------------------------------------------------------------------

    def _watch(self) -> None:
        """Watch on a thread of its own until the session stops; a folder that went is watched again once it is back."""
        stopping = self.session.stopping
        while not stopping.is_set():
            try:
                asyncio.run(self._news())
            except FolderError as error:
                self.post(messages.Watching("not watching"))
                self.post(messages.Trouble(str(error), "What was read stays on the desk."))
                while not self.root.is_dir() and not stopping.wait(0.5):
                    pass

    async def _news(self) -> None:
        from summit_tui.articles.watch import watch

        stop = asyncio.Event()
        self.session.on_stop(asyncio.get_running_loop(), stop)
        self.post(messages.Watching("watching"))
        async for news in watch(self.root, self.scan, stop):
            self.session.later(lambda shop, news=news: shop.take_news(news))  # type: ignore[misc] # the default binds it

    def take_news(self, news: FolderNews) -> None:
        """Take up what changed: renames and what the cache knows at once, the rest by the engine."""
        if news.journal:
            self.journal_changed()
        self._list(news.scan)
        self._say_scan_errors(news.scan)
        change = news.change
        if not change:
            return
        renamed, fresh = self._renames(change.removed, change.added)
        removed = tuple(name for name in change.removed if name not in renamed)
        self._forget(removed, renamed)
        cached = [r for r in (self._from_store(found) for found in self._found(fresh)) if r is not None]
        if removed or renamed or cached:
            delta = self.ledger.apply(
                Change(
                    upsert=tuple(reading.extraction for reading in journalling.bound(self, cached)),
                    removed=removed,
                    renamed=tuple(renamed.items()),
                )
            )
            for reading in cached:
                self.articles[reading.file] = reading.article
                self.gone.pop(reading.file, None)
            self.inbox.mark(self)
            self.settle_decisions()
            self._arrived(delta, removed, renamed)
        have = {reading.file for reading in cached}
        self._submit(self._found([*(name for name in fresh if name not in have), *change.changed]))

    def _found(self, names: Iterable[str]) -> list[Found]:
        return [self.found[name] for name in names if name in self.found]

    def _renames(self, removed: Iterable[str], added: Iterable[str]) -> tuple[dict[str, str], list[str]]:
        """Tell which new names carry the text of a vanished article."""
        gone = {name: self.articles[name].digest for name in removed if name in self.articles}
        if not gone:
            return {}, list(added)
        digests = {}
        for found in self._found(added):
            try:
                digests[found.name] = load_article(self.root, found.path).digest
            except ArticleError:
                continue  # the engine will say what is wrong with it
        pairs = renames(gone, digests)
        return pairs, [name for name in added if name not in pairs.values()]

    def _forget(self, removed: Iterable[str], renamed: dict[str, str]) -> None:
        for name in removed:
            if name in self.articles:
                self.gone[name] = self.articles.pop(name)
            self.failed.pop(name, None)
            self._waiting.discard(name)
            if self.engine is not None:
                self.engine.cancel(name)
        for old, new in renamed.items():
            self.articles[new] = msgspec.structs.replace(self.articles.pop(old), file=new)
            self.inbox.rename(old, new)
        try:
            self.decisions.rename(renamed)
        except LookError as error:
            self.post(messages.Trouble(str(error), ""))

    # -- decisions --------------------------------------------------------------------------

    def settle_decisions(self) -> None:
        """Tell the ledger what is decided."""
        settling.settle(self)

    def journal_changed(self) -> None:
        """Take up what another desk wrote into the journal."""
        journalling.journal_changed(self)

    def decide(self, action: str, piece: Evidence) -> None:
        """Journal a decision, then say so."""
        journalling.decide(self, action, piece)

    def save_elsewhere(self, path: Path) -> None:
        """Write what the journal could not take to another place."""
        journalling.save_elsewhere(self, path)

    def undo(self) -> None:
        """Take back the last decision of this coder."""
        journalling.decided(self, self.decisions.undo)

    def redo(self) -> None:
        """Make it again."""
        journalling.decided(self, self.decisions.redo)
