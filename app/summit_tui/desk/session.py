"""An open folder: what the screen asks of it, done on the clerk's thread, answered by messages.

Nothing here touches a widget, and nothing slow runs where the screen is drawn. Heavy libraries are imported
on the clerk's thread, after the first picture stands.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from summit_tui.desk import messages, pace
from summit_tui.desk.office.clerk import Clerk
from summit_tui.plain import shown

if TYPE_CHECKING:
    from textual.message import Message

    from summit_tui.desk.messages import ViewsReady
    from summit_tui.desk.office.cards import Card
    from summit_tui.desk.office.glance import Counted
    from summit_tui.desk.office.workshop import Workshop
    from summit_tui.desk.parts.trail import Evidence
    from summit_tui.ledger.views import Totals
    from summit_tui.settings import Settings


class Query(msgspec.Struct, frozen=True):
    """What the lists are narrowed to: keys of Parties rows (`level\\x1fkey`), filters by pane, the rejected or not.

    `sorts` and `groups` say by pane how they stand (see `ordering`), where that is not as usual.
    """

    keys: frozenset[str] = frozenset()
    show_rejected: bool = False
    filters: dict[str, str] = {}
    sorts: dict[str, str] = {}
    groups: dict[str, str] = {}


class Shown(NamedTuple):
    """An answer, the question, and the state of the folder (see `answers.state_of`) that it is of."""

    query: Query
    said: ViewsReady
    state: tuple[int, str]


class Session:
    """The desk's one way to the rest of the house.

    Args:
        folder: the articles; it exists.
        settings: resolved settings.
        post: takes messages to the screen; safe to call from any thread.
        kit: what the workers read articles with (`module:function`); None for the standard one.
    """

    def __init__(
        self, folder: Path, settings: Settings, post: Callable[[Message], None], kit: str | None = None
    ) -> None:
        self.folder = folder
        self.settings = settings
        self.kit = kit
        self.name = shown(folder.name or str(folder))
        self.totals: Totals | Counted | None = None
        self.is_sample = False
        self.ready = False
        self.reading = False
        self.failed: dict[str, str] = {}
        """Articles that could not be read, each with the reason."""
        self.unsaved = 0
        """Decisions that are not in the journal."""
        self.parting = ""
        """What is to be said once the screen is gone: which decisions are not in the journal."""
        self._post = post
        self._clerk: Clerk | None = None
        self._shop: Workshop | None = None
        self._query = Query()
        self._shown: dict[str, Shown] = {}
        self.stopping = threading.Event()
        self._watch: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None

    # -- life -------------------------------------------------------------------------------

    def start(self) -> None:
        """Open the folder on the clerk's thread; called once the first picture stands."""
        pace.share_fairly()
        self._clerk = Clerk(self._failed)
        self._clerk.do(self._open)

    def stop(self) -> None:
        """Kill the workers, let a decision that is being written finish, and end the threads: at most 0.4 s."""
        self.stopping.set()
        if self._watch is not None:
            loop, event = self._watch
            with contextlib.suppress(RuntimeError):  # the watch ended by itself
                loop.call_soon_threadsafe(event.set)
        if self._shop is not None:
            self._shop.stop_engine()
        if self._clerk is not None:
            self._clerk.close(0.3)
        if self._shop is not None:
            self._shop.close()
            self._shop.answers.keep_glance(self._shop, self._shown.values())

    def on_stop(self, loop: asyncio.AbstractEventLoop, event: asyncio.Event) -> None:
        """Say which event of which loop ends the watch."""
        self._watch = (loop, event)
        if self.stopping.is_set():
            event.set()

    def _open(self) -> None:
        self._come_back()
        self._glance()
        from summit_tui.desk.office.workshop import Workshop

        self._shop = Workshop(self, self._post)
        self._shop.open()

    def _come_back(self) -> None:
        """Tell the desk what was kept of this folder."""
        from summit_tui.desk import kept

        found = kept.load(self.folder)
        if found is not None:
            self._post(messages.KeptReady(found))

    def _glance(self) -> None:
        """Show what the lists showed last, where it still holds, while the ledger is made."""
        from summit_tui.desk.office import glance

        glances = glance.load(self.folder, self.settings)
        if glances:
            self.totals = glances[0].totals
            self._post(messages.Glanced(glances))

    def _failed(self, error: Exception) -> None:
        if not self.stopping.is_set():
            said = f"{type(error).__name__}: {error}"
            self._post(messages.Trouble(said, "This should not happen: please report it."))

    def later(
        self,
        task: Callable[[Workshop], None],
        *,
        slot: str = "",
        urgent: bool = False,
        must: bool = False,
        after: float = 0.0,
    ) -> None:
        """Have the clerk do something with the workshop (arguments as in `Clerk.do`)."""

        def do() -> None:
            if self._shop is not None and (must or not self.stopping.is_set()):
                task(self._shop)

        if self._clerk is not None and not self.stopping.is_set():
            self._clerk.do(do, slot=slot, urgent=urgent, must=must, after=after)

    # -- what the screen asks ---------------------------------------------------------------

    def ask_views(self, query: Query) -> None:
        """Ask for the four lists; answered by `ViewsReady`. A newer question replaces one that waits."""
        self._query = query

        def answer(shop: Workshop) -> None:
            slot = "any" if query != Query() else "all"
            last = self._shown.get(slot)
            said = shop.answers.lists(
                shop.ledger, query, last.said if last and last.query == query else None, shop.decisions.differing()
            )
            self.totals = said.totals
            self._shown[slot] = Shown(query, said, shop.answers.state_of(shop))
            self._post(said)

        self.later(answer, slot="views", urgent=True)

    def ask_trail(self, pane: str, key: str) -> None:
        """Ask for the evidence of a row; answered by `TrailReady`."""
        rejected = self._query.show_rejected
        self._ask("trail", lambda shop: shop.answers.trail(shop.ledger, shop.texts, pane, key, rejected))

    def ask_inbox(self, *, refresh: bool = False) -> None:
        """Ask for the articles of the inbox; answered by `InboxReady`.

        Args:
            refresh: order them anew, and count what was looked at since as seen.
        """
        self._ask("inbox", lambda shop: shop.inbox.articles(shop, refresh=refresh))

    def ask_brings(self, file: str, text: str = "") -> None:
        """Ask what an article brings, narrowed by a filter; answered by `BringsReady`. It counts as looked at then."""
        self._ask("brings", lambda shop: shop.inbox.brings(shop, file, text))

    def ask_folio(self, file: str) -> None:
        """Ask for an article; answered by `FolioReady`."""

        def answer(shop: Workshop) -> Message | None:
            folio = shop.answers.folio(shop.ledger, shop.texts, file)
            return None if folio is None else messages.FolioReady(folio)

        self._ask(f"folio {file}", answer)

    def ask_neighbour(self, file: str | None, by: int, reader: str) -> None:
        """Ask for the article before or after one, by name; answered by `NeighbourReady`."""
        self._ask("neighbour", lambda shop: shop.answers.neighbour(shop.ledger, shop.articles, file, by, reader))

    def ask_why(self, finding: Evidence) -> None:
        """Ask why a finding stands; answered by `WhyReady`."""

        def answer(shop: Workshop) -> Message | None:
            why = shop.answers.why(shop, finding)
            return None if why is None else messages.WhyReady(why)

        self._ask("why", answer)

    def ask_file(self, file: str, line: int) -> None:
        """Ask where the file of an article lies, to open it at a line; answered by `FileReady`."""

        def answer(shop: Workshop) -> Message:
            found = shop.found.get(file)
            if found is None:
                return messages.Trouble(f"{file} is gone.", "There is no file to open.")
            return messages.FileReady(found.path, line)

        self._ask("file", answer)

    def copy(self, text: str, done: str, words: str) -> None:
        """Copy a text by a program at hand too, or else to a file; answered by `Copied`."""

        def answer(shop: Workshop) -> Message:
            return messages.Copied(done, words, shop.answers.copied(text))

        self._ask("copy", answer)

    def _ask(self, slot: str, answer: Callable[[Workshop], Message | None]) -> None:
        def send(shop: Workshop) -> None:
            message = answer(shop)
            if message is not None:
                self._post(message)

        self.later(send, slot=slot, urgent=True)

    def decide(self, action: str, piece: Evidence) -> None:
        """Decide on a piece of evidence ("accept" or "reject"); `Decided` comes once it is on disk."""
        self.later(lambda shop: shop.decide(action, piece), urgent=True, must=True)

    def ask_card(self, purpose: str, make: Callable[[Workshop], Card | None]) -> None:
        """Ask for what a dialog needs to know (see `cards`); answered by `CardReady`."""
        self._ask("card", lambda shop: messages.CardReady(purpose, make(shop)))

    def edit(self, do: Callable[[Workshop], None]) -> None:
        """Have an edit carried out (see `editing`); answered by `Decided`, or by `Trouble` where it cannot be."""
        self.later(do, urgent=True, must=True)

    def correct_article(self, file: str, values: dict[str, str | int | None]) -> None:
        """Correct what is known of an article: title, outlet, author, published (YYYY, YYYY-MM or YYYY-MM-DD).

        None says that there is none. Answered as `edit` is.
        """
        self.edit(lambda shop: shop.editing.correct_article(shop, file, values))

    def save_elsewhere(self, path: Path) -> None:
        """Write the decisions that the journal could not take to another place, and quit once they are there."""
        self.later(lambda shop: shop.save_elsewhere(path), urgent=True, must=True)

    def undo(self) -> None:
        """Take back the coder's last decision; answered by `Decided`."""
        self.later(lambda shop: shop.undo(), urgent=True, must=True)

    def redo(self) -> None:
        """Make the decision again that was last taken back; answered by `Decided`."""
        self.later(lambda shop: shop.redo(), urgent=True, must=True)
