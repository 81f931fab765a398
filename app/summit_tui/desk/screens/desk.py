"""The desk: four lists above, two readers below. It owns what is chosen and shown; the session does the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Region
from textual.widget import Widget

from summit_tui.desk import messages
from summit_tui.desk.actions import Action
from summit_tui.desk.canvas import Palette
from summit_tui.desk.layout import INBOX, LISTS, READERS, DeskLayout, plan, tabs_at
from summit_tui.desk.panes.bars import Footer, Header, Headline, Status
from summit_tui.desk.panes.demands import Demands
from summit_tui.desk.panes.parties import Parties
from summit_tui.desk.panes.questions import Questions
from summit_tui.desk.panes.quotes import Quotes
from summit_tui.desk.panes.reader import Reader
from summit_tui.desk.parts.ordering import order_told
from summit_tui.desk.parts.trail import Trail
from summit_tui.desk.screens import (
    desk_actions,
    desk_hears,
    desk_inbox,
    desk_reading,
    desk_splits,
    desk_takes,
    desk_words,
)
from summit_tui.desk.screens.desk_keys import KeyLine
from summit_tui.desk.screens.desk_sheets import Sheets
from summit_tui.desk.session import Query, Session
from summit_tui.desk.table import ListPane, Tab

if TYPE_CHECKING:
    from summit_tui.desk.messages import Folio
    from summit_tui.desk.office.why import Why

PANES = (*LISTS, *INBOX, *READERS)


class DeskScreen(Palette):
    """The main screen.

    Args:
        session: the open folder.
        actions: the registry with the analyst's keys.
    """

    AUTO_FOCUS = ""

    def __init__(self, session: Session, actions: tuple[Action, ...]) -> None:
        super().__init__()
        self.session = session
        self.actions = actions
        self.desk_layout = DeskLayout()
        self.chosen: frozenset[str] = frozenset()
        self.preview: frozenset[str] | None = None
        self.filters: dict[str, str] = {}
        self.typing: str | None = None
        self.sorts: dict[str, str] = {}
        self.groups: dict[str, str] = {}
        """How the lists stand, by pane (see `ordering`); as usual where nothing is said."""
        self.show_rejected = False
        self.source = "demands"
        self.before_inbox = "demands"
        self.brought_file: str | None = None
        """The article of which `brings` shows what it adds."""
        self.inbox_counts = (0, 0)
        self.trail: Trail | None = None
        self.folios: dict[str, Folio] = {}
        self.pinned: set[str] = set()
        self.removed: frozenset[str] = frozenset()
        self.watching = ""
        self.complaints: list[str] = []
        self.names: dict[str, str] = {}
        self.explaining = False
        """Whether the explanation of the finding in hand is open, and what it says once it has come."""
        self.explained: Why | None = None
        self.search = ""
        """What was looked for last everywhere; n and N step through it in the readers."""
        self.grip = ""
        """The line between panes that the mouse holds (see `layout.grip_at`)."""
        self.ascii = session.settings.ascii
        self._placed: dict[str, Region] = {}
        self.sheets = Sheets()
        self.keys = KeyLine(self, actions)

    @property
    def layout(self) -> DeskLayout:
        """Give the layout that puts the panes (styles take only layouts that Textual knows by name)."""
        return self.desk_layout

    # -- the widgets ------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Give the panes; the layout puts them."""
        yield Header(id="header")
        yield Parties(id="parties")
        yield Demands(id="demands")
        yield Quotes(id="quotes")
        yield Questions(id="questions")
        yield Reader(id="reader-a", number=5, letter="A")
        yield Reader(id="reader-b", number=6, letter="B")
        yield Status(id="status")
        yield Footer(id="footer")

    def on_mount(self) -> None:
        """Lay out, take the focus, and open the folder once the first picture stands."""
        self.lists = {name: self.query_one(f"#{name}", ListPane) for name in LISTS}
        self.readers = {name: self.query_one(f"#{name}", Reader) for name in READERS}
        self.header, self.status, self.footer = (
            self.query_one(Header), self.query_one(Status), self.query_one(Footer),
        )  # fmt: skip
        for pane in self.lists.values():
            pane.hint = "Opening the folder."
        self.readers["reader-a"].hint = "The passage behind the chosen row shows here."
        self.readers["reader-b"].hint = "A second source shows here, where there is one."
        self.header.say(Headline(project=self.session.name, sample=self.session.is_sample, state="opening"))
        self.focus_pane("demands")
        self.call_after_refresh(self.session.start)

    def on_resize(self) -> None:
        """Show the tabs that this width asks for."""
        if hasattr(self, "lists"):
            self.rearrange(tab=self.desk_layout.arrangement.tab)

    def rearrange(
        self, *, tab: str | None = None, focus: str | None = None, zoom: int | None = None, mode: str | None = None
    ) -> None:
        """Change tab, focus, zoom or mode and lay out anew."""
        now = self.desk_layout.arrangement
        tabs = tabs_at(self.size.width)
        tab = tab if tab is not None else now.tab
        if tab not in tabs and tabs:
            tab = "demands"
        given = {"tab": tab, "focus": focus, "zoom": zoom, "mode": mode}
        self.desk_layout.arrangement = msgspec.structs.replace(
            now, **{name: value for name, value in given.items() if value is not None}
        )
        self.label_lists()
        placed = plan(self.size, self.desk_layout.arrangement)
        if placed != self._placed:  # laying out anew draws the whole screen: a focus that moves nothing does without
            self._placed = placed
            # A widget keeps its arrangement until a child asks for a new one; the screen's own refresh does not do it.
            self.header.refresh(layout=True)

    def shown_panes(self) -> list[str]:
        """Give the panes that have a place, in the order of tab."""
        placed = plan(self.size, self.desk_layout.arrangement)
        return [name for name in PANES if name in placed]

    def label_lists(self) -> None:
        """Write the title lines: tabs where lists share a place."""
        tabs = tabs_at(self.size.width)
        for name, pane in self.lists.items():
            pane.label(
                tuple(Tab(t, p.number, p.title, p.count_text) for t, p in self.lists.items() if t in tabs)
                if name in tabs
                else (),
                self.filters.get(name, "") if self.typing == name else (self.filters.get(name) or None),
                order_told(name, self.sorts, self.groups),
                is_typing=self.typing == name,
                drives=name in ("parties", "inbox", self.source),
            )

    # -- focus ------------------------------------------------------------------------------

    @property
    def place(self) -> str:
        """Give the id of the focused pane."""
        focused = self.focused
        return focused.id if focused is not None and focused.id in PANES else self.desk_layout.arrangement.focus

    @property
    def list_pane(self) -> ListPane:
        """Give the list that drives the readers."""
        return self.lists[self.source]

    def focus_pane(self, name: str) -> None:
        """Focus a pane, showing its tab first where it shares a place."""
        if name in tabs_at(self.size.width):
            self.rearrange(tab=name, focus=name)
        else:
            self.rearrange(focus=name)
        widget: Widget = self.lists[name] if name in self.lists else self.readers[name]
        widget.can_focus = True
        left, before = self.focused, self.source
        self.set_focus(widget, scroll_visible=False)
        if name in self.lists and name != "parties":
            self.source = "brings" if name in INBOX else name
        self._end_preview(name)
        self.update_footer(name)
        apart = name in self.lists and self.sheets.apart is not None
        if apart:  # back among the rows, reader A shows the row in hand again
            self.sheets.apart = None
            self.readers["reader-a"].banner = ""
        if self.source != before or apart:
            self.label_lists()
            self.ask_trail()
        for pane in (left, widget):  # their title lines and cursors show where the focus is
            if pane is not None:
                pane.refresh()

    def _end_preview(self, name: str) -> None:
        if name == "parties":
            self._preview(self.lists["parties"].key)
        elif self.preview is not None:
            self.preview = None
            self.ask_views()

    def update_footer(self, name: str) -> None:
        """Show the keys that matter in a pane, or while a filter is typed there."""
        desk_words.show_keys(self, name)

    # -- asking the session -----------------------------------------------------------------

    def asked(self) -> Query:
        """Give what the lists are asked: as the choice, the filters and the rejected say."""
        keys = self.preview if self.preview is not None else self.chosen
        return Query(
            keys=keys, show_rejected=self.show_rejected, filters=dict(self.filters), sorts=dict(self.sorts),
            groups=dict(self.groups),
        )  # fmt: skip

    def ask_views(self) -> None:
        """Ask for the lists."""
        self.session.ask_views(self.asked())
        if desk_inbox.is_open(self):
            desk_inbox.ask_again(self)
        desk_reading.show_matches(self)
        desk_words.show_headline(self)

    def row_key(self) -> str | None:
        """Give the key by which the session knows the row that the readers follow; None where there is none."""
        if self.source == "brings":
            return desk_inbox.row_key(self)
        row = self.list_pane.row
        if row is None or not self.list_pane.can_stand(row):
            return None
        return str(row["position"]) if self.source == "demands" else f"{row['file']}\x1f{row['id']}"

    def current_trail(self) -> Trail | None:
        """Give the evidence of the row under the cursor; None while it is on its way."""
        trail = self.trail
        return trail if trail is not None and (trail.pane, trail.key) == (self.source, self.row_key()) else None

    def ask_trail(self) -> None:
        """Ask for the evidence of the row under the cursor of the list that drives the readers."""
        key = self.row_key()
        if key is not None:
            self.session.ask_trail(self.source, key)
            return
        self.trail = None
        for name, reader in self.readers.items():
            if name not in self.pinned and not reader.banner:
                reader.clear("Nothing is chosen." if self.session.ready and not self.session.reading else "")

    def name_of(self, key: str) -> str:
        """Give the name by which a row of Parties is shown, and keep it for the header."""
        row = self.lists["parties"].row
        if row is not None and self.lists["parties"].key == key:
            self.names[key] = str(row["name"])
        return self.names.get(key, key.rsplit("\x1f", maxsplit=1)[-1])

    def _preview(self, key: str | None) -> None:
        if key is not None:
            self.name_of(key)
        keys = frozenset((key,)) if key is not None else None
        if keys != self.preview:
            self.preview = keys
            self.ask_views()

    # -- what the panes say -----------------------------------------------------------------

    @on(ListPane.Moved)
    def _moved(self, event: ListPane.Moved) -> None:
        event.stop()
        pane = event.pane
        if pane.id == "parties":
            if pane.has_focus:
                self._preview(event.key)
        elif pane.id == "inbox":
            desk_inbox.ask_brings(self)
        elif pane.id == self.source:
            if event.by_user:
                for reader in self.readers.values():
                    reader.banner = ""
            self.ask_trail()

    @on(ListPane.Opened)
    def _opened(self, event: ListPane.Opened) -> None:
        event.stop()
        desk_actions.act(self, "open")

    @on(ListPane.TabClicked)
    def _tab_clicked(self, event: ListPane.TabClicked) -> None:
        event.stop()
        self.focus_pane(event.target)

    @on(Reader.Said)
    def _reader_said(self, event: Reader.Said) -> None:
        event.stop()
        desk_reading.hear(self, event)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a line between panes."""
        desk_splits.take_hold(self, event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Pull it."""
        desk_splits.pull(self, event)

    def on_mouse_up(self) -> None:
        """Leave it there."""
        desk_splits.let_go(self)

    def on_click(self, event: events.Click) -> None:
        """Put a line back where it was designed."""
        desk_splits.put_back(self, event)

    def on_descendant_focus(self, event: object) -> None:
        """Follow a focus that the mouse moved."""
        focused = self.focused
        if focused is not None and focused.id in PANES and focused.id != self.desk_layout.arrangement.focus:
            self.focus_pane(focused.id)

    # -- what the session says --------------------------------------------------------------

    @on(messages.News)
    def _told(self, event: messages.News) -> None:
        event.stop()
        desk_hears.hear(self, event)

    # -- keys -------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Take every key here, in the order typed (see `KeyLine`)."""
        if self.keys.take(event):
            self.list_pane.touched = True
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted words into the filter that is typed; elsewhere a paste does nothing."""
        if self.typing is not None:
            desk_takes.add_to_filter(self, " ".join(event.text.split()))

    def awaits_trail(self) -> bool:
        """Tell whether the evidence to be decided on, or its article, is still on its way."""
        if self.row_key() is None:
            return False
        trail = self.current_trail()
        if trail is None:
            return self.place not in READERS
        letter = "b" if self.place == "reader-b" else "a"
        piece = trail.piece(letter)
        held = f"reader-{letter}" in self.pinned or bool(self.readers[f"reader-{letter}"].banner)
        return piece is not None and not held and piece.file not in self.folios
