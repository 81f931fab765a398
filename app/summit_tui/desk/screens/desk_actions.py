"""What each action of the registry does on the desk. An action that cannot act here says why."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events

from summit_tui.desk.layout import LISTS, READERS, tabs_at
from summit_tui.desk.panes.parties import Parties
from summit_tui.desk.panes.reader import Reader
from summit_tui.desk.screens import desk_readers
from summit_tui.desk.table import ListPane
from summit_tui.desk.trail import Pointed, same

if TYPE_CHECKING:
    from summit_tui.desk.screens.desk import DeskScreen
    from summit_tui.desk.trail import Evidence

NEED_TRAIL = frozenset({"accept", "reject", "copy", "swap", "evidence-next", "evidence-previous"})
"""Actions on the evidence of the row in hand: typed before it has come, they wait for it."""
NAMES = {
    "parties": "Parties", "demands": "Demands", "quotes": "Quotes", "questions": "Questions",
    "reader-a": "reader A", "reader-b": "reader B",
}  # fmt: skip


def act(desk: DeskScreen, name: str) -> None:
    """Do one action by its id."""
    _DOES[name](desk)


# -- moving ---------------------------------------------------------------------------------


def _focused(desk: DeskScreen) -> ListPane | Reader:
    place = desk.place
    return desk.lists[place] if place in desk.lists else desk.readers[place]


def _by(rows: int) -> Callable[[DeskScreen], None]:
    return lambda desk: _focused(desk).move_by(rows)


def _by_page(sign: int) -> Callable[[DeskScreen], None]:
    def move(desk: DeskScreen) -> None:
        pane = _focused(desk)
        pane.move_by(sign * (pane.page if isinstance(pane, ListPane) else pane.page_size))

    return move


def _to_end(last: bool) -> Callable[[DeskScreen], None]:
    def move(desk: DeskScreen) -> None:
        pane = _focused(desk)
        size = pane.rows.height if isinstance(pane, ListPane) else len(pane.page.lines) if pane.page else 0
        pane.move_to(size - 1 if last else 0)

    return move


def _sideways(step: int) -> Callable[[DeskScreen], None]:
    """Left and right: fold a side in Parties; elsewhere the neighbouring tab or reader."""

    def move(desk: DeskScreen) -> None:
        place, tabs = desk.place, tabs_at(desk.size.width)
        pane = desk.lists.get(place)
        if isinstance(pane, Parties):
            pane.fold(away=step < 0)
        elif place in READERS:
            desk.focus_pane(READERS[0 if step < 0 else 1])
        elif place in tabs:
            desk.focus_pane(tabs[(tabs.index(place) + step) % len(tabs)])

    return move


def _pane(number: int) -> Callable[[DeskScreen], None]:
    return lambda desk: desk.focus_pane((*LISTS, *READERS)[number - 1])


def _next_pane(step: int) -> Callable[[DeskScreen], None]:
    def move(desk: DeskScreen) -> None:
        panes = desk.shown_panes()
        at = panes.index(desk.place) if desk.place in panes else 0
        desk.focus_pane(panes[(at + step) % len(panes)])

    return move


def _scroll_a(lines: int) -> Callable[[DeskScreen], None]:
    return lambda desk: desk.readers["reader-a"].move_by(lines)


def _zoom(step: int) -> Callable[[DeskScreen], None]:
    def move(desk: DeskScreen) -> None:
        zoom = max(0, min(2, desk.desk_layout.arrangement.zoom + step))
        desk.rearrange(zoom=zoom, focus=desk.place)

    return move


def _back(desk: DeskScreen) -> None:
    """One level back: filter, then whole height, then from a reader to its list, then the choice."""
    place = desk.place
    if desk.filters.get(place):
        desk.filters.pop(place)
        desk.label_lists()
        desk.ask_views()
    elif desk.desk_layout.arrangement.zoom:
        desk.rearrange(zoom=0)
    elif place in READERS:
        desk.focus_pane(desk.source)
    elif desk.chosen:
        _all(desk)
    else:
        desk.status.say("Nothing to go back from.", "q quits.")


# -- choosing and looking -------------------------------------------------------------------


def _open(desk: DeskScreen) -> None:
    place = desk.place
    if place == "parties":
        key = desk.lists["parties"].key
        if key is None:
            desk.status.say("There is no party to choose yet.")
            return
        desk.chosen, desk.preview = frozenset((key,)), None
        desk.status.say(desk.name_of(key), "only. 0 shows all parties, space adds one.")
        desk.ask_views()
        if "parties" in tabs_at(desk.size.width):
            desk.focus_pane(desk.source)
    elif place in desk.lists:
        if desk.lists[place].key is None:
            desk.status.say("There is no row to open.")
        else:
            desk.focus_pane("reader-a")
    else:
        desk.status.say("The evidence is open.", ", and . step through it; esc goes back to the list.")


def _add(desk: DeskScreen) -> None:
    pane = desk.lists["parties"]
    if desk.place != "parties" or pane.key is None:
        desk.status.say("space adds a party to the choice.", "1 goes to Parties.")
        return
    name = desk.name_of(pane.key)
    desk.chosen = desk.chosen ^ {pane.key}
    desk.preview = None
    desk.status.say(name, "is chosen too." if pane.key in desk.chosen else "is no longer chosen.")
    desk.ask_views()


def _all(desk: DeskScreen) -> None:
    desk.chosen, desk.preview = frozenset(), None
    desk.status.say("All parties.")
    desk.ask_views()


def _reader_of(desk: DeskScreen) -> str:
    """Give the reader that steps: the focused one; from a list, B against a fixed A."""
    return "a" if desk.place == "reader-a" else "b"


def _step(by: int) -> Callable[[DeskScreen], None]:
    def move(desk: DeskScreen) -> None:
        trail = desk.trail
        if trail is None or len(trail.pieces) < 2:
            desk.status.say("This row rests on one passage." if trail else "Choose a row first.")
            return
        which = _reader_of(desk)
        if f"reader-{which}" in desk.pinned:
            desk.status.say(f"Reader {which.upper()} is pinned.", "p lets it go.")
            return
        desk.trail = trail.step(which, by)
        desk_readers.show_trail(desk)

    return move


def _finding(by: int) -> Callable[[DeskScreen], None]:
    """The previous or next finding in the article on show, whatever row it belongs to."""

    def move(desk: DeskScreen) -> None:
        reader = desk.readers[desk.place if desk.place in READERS else "reader-a"]
        if reader.page is None or not reader.page.marks:
            desk.status.say("No findings in this article.")
            return
        here = reader.active or (reader.page.lines[reader.top][0], 0)
        marks = [m for m in reader.page.marks if (m.start > here[0] if by > 0 else m.start < here[0])]
        if not marks:
            desk.status.say("That was the last finding here." if by > 0 else "That was the first finding here.")
            return
        mark = marks[0 if by > 0 else -1]
        finding = Pointed(reader.page.article.file, mark.kind, mark.id, mark.start, mark.end, "", mark.state)
        reader.show_evidence(finding, reader.evidence)
        what = f"{mark.stance} {mark.issue}".strip() or mark.kind
        desk.status.say(what, reader.page.article.text[mark.start : mark.end])

    return move


def _article(by: int) -> Callable[[DeskScreen], None]:
    """The previous or next article of the folder in the focused reader."""

    def move(desk: DeskScreen) -> None:
        name = desk.place if desk.place in READERS else "reader-a"
        if name in desk.pinned:
            desk.status.say("This reader is pinned.", "p lets it go.")
            return
        desk.session.ask_neighbour(desk.readers[name].file, by, name)

    return move


def _swap(desk: DeskScreen) -> None:
    if desk.pinned:
        desk.status.say("A pinned reader is not swapped.", "p lets it go.")
        return
    if desk.trail is None or desk.trail.b is None:
        desk.status.say("There is no second passage to swap with.")
        return
    desk.trail = desk.trail.swapped()
    desk_readers.show_trail(desk)


def _pin(desk: DeskScreen) -> None:
    name = desk.place if desk.place in READERS else "reader-a"
    if desk.readers[name].page is None:
        desk.status.say("There is nothing to pin.")
        return
    desk.pinned ^= {name}
    said = desk.readers[name].caption
    import msgspec

    desk.readers[name].say(msgspec.structs.replace(said, pinned=name in desk.pinned))
    desk.status.say(f"{NAMES[name]} {'stays as it is' if name in desk.pinned else 'follows the lists again'}.")
    desk_readers.show_trail(desk)


def _rejected(desk: DeskScreen) -> None:
    desk.show_rejected = not desk.show_rejected
    desk.status.say("Rejected findings are shown." if desk.show_rejected else "Rejected findings are hidden.")
    desk.ask_views()


# -- deciding -------------------------------------------------------------------------------


def _in_hand(desk: DeskScreen) -> Reader:
    """Give the reader whose highlighted passage is decided on or copied: the focused one; from a list, A."""
    return desk.readers[desk.place if desk.place in READERS else "reader-a"]


def _decide(action: str) -> Callable[[DeskScreen], None]:
    def do(desk: DeskScreen) -> None:
        reader = _in_hand(desk)
        if reader.id in desk.pinned and desk.place not in READERS:
            desk.status.say("Reader A is pinned and does not show this row.", "p lets it go; 6 decides in B.")
        elif reader.banner:
            desk.status.say("This article is gone from the folder.", "What was decided on it stays.")
        elif reader.finding is None:
            desk.status.say("There is no evidence here to decide on.", "Choose a row first.")
        else:
            desk.keys.wait_for("decision")
            desk.session.decide(action, reader.finding)

    return do


def go_on(desk: DeskScreen, finding: Evidence) -> None:
    """After a decision: to the next undecided piece of the row, or else to the next row that has one."""
    trail = desk.trail
    which = "b" if desk.place == "reader-b" else "a"
    if trail is None or not same(trail.piece(which), finding):
        return  # a finding that the analyst went to by itself: the place is kept
    at = trail.a if which == "a" else trail.b
    following = None if at is None else trail.undecided_after(at)
    if following is None:
        _next_undecided(desk, quiet=True)
    else:
        desk.trail = trail.at(which, following)
        desk_readers.show_trail(desk)


def _next_undecided(desk: DeskScreen, *, quiet: bool = False) -> None:
    pane = desk.list_pane
    for index in (*range(pane.cursor + 1, pane.rows.height), *range(pane.cursor)):
        row = pane.rows[index]
        if pane.can_stand(row) and row["mark"] == "•":
            pane.move_to(index, by_user=not quiet)
            return
    if not quiet:
        desk.status.say("All looked at.", "Nothing undecided in this list.")


def _undo(desk: DeskScreen) -> None:
    desk.session.undo()


def _redo(desk: DeskScreen) -> None:
    desk.session.redo()


# -- finding and taking away ----------------------------------------------------------------


def _filter(desk: DeskScreen) -> None:
    place = desk.place
    if place not in LISTS[1:]:
        desk.status.say("/ filters Demands, Quotes and Questions.", "2, 3 or 4 goes there.")
        return
    desk.typing = place
    desk.label_lists()
    desk.update_footer(place)
    desk.status.say("Type to filter.", "enter keeps it, esc drops it.")


def type_filter(desk: DeskScreen, event: events.Key) -> None:
    """Take a key as text while a filter is typed."""
    pane = desk.typing
    if pane is None:
        return
    if event.key in ("enter", "escape", "tab", "down", "up"):
        desk.typing = None
        if event.key == "escape":
            _set_filter(desk, pane, "")
        desk.label_lists()
        desk.update_footer(pane)
    elif event.key == "backspace":
        _set_filter(desk, pane, desk.filters.get(pane, "")[:-1])
    elif event.key == "ctrl+u":
        _set_filter(desk, pane, "")
    elif event.is_printable and event.character:
        add_to_filter(desk, event.character)


def add_to_filter(desk: DeskScreen, text: str) -> None:
    """Put text behind the filter that is typed."""
    if desk.typing is not None:
        _set_filter(desk, desk.typing, desk.filters.get(desk.typing, "") + text)


def _set_filter(desk: DeskScreen, pane: str, text: str) -> None:
    if text:
        desk.filters[pane] = text
    else:
        desk.filters.pop(pane, None)
    desk.label_lists()
    desk.ask_views()


def _copy(desk: DeskScreen) -> None:
    piece = _in_hand(desk).finding
    folio = desk.folios.get(piece.file) if piece else None
    if piece is None or folio is None:
        desk.status.say("There is no passage to copy.")
        return
    words = " ".join(folio.article.text[piece.start : piece.end].split())
    about = folio.about
    source = ", ".join(str(part) for part in (about["outlet"], about["title"], about["published"]) if part)
    desk.app.copy_to_clipboard(f"“{words}” ({source or piece.file}; {piece.file} {piece.start}-{piece.end})")
    desk.status.say("Copied with its source.", words)


def _help(desk: DeskScreen) -> None:
    from summit_tui.desk.screens.help import Help

    desk.app.push_screen(Help(desk.actions, NAMES[desk.place]))


def _quit(desk: DeskScreen) -> None:
    desk.app.exit()


_DOES: dict[str, Callable[[DeskScreen], None]] = {
    "open": _open, "add": _add, "all": _all, "back": _back, "rejected": _rejected,
    "evidence-previous": _step(-1), "evidence-next": _step(1),
    "finding-previous": _finding(-1), "finding-next": _finding(1),
    "article-previous": _article(-1), "article-next": _article(1),
    "swap": _swap, "pin": _pin,
    "left": _sideways(-1), "right": _sideways(1), "up": _by(-1), "down": _by(1),
    "first": _to_end(False), "last": _to_end(True), "page-up": _by_page(-1), "page-down": _by_page(1),
    **{f"pane-{number}": _pane(number) for number in range(1, 7)},
    "pane-next": _next_pane(1), "pane-previous": _next_pane(-1),
    "scroll-down": _scroll_a(1), "scroll-up": _scroll_a(-1), "widen": _zoom(1), "narrow": _zoom(-1),
    "accept": _decide("accept"), "reject": _decide("reject"), "undecided": _next_undecided,
    "undo": _undo, "redo": _redo, "filter": _filter, "copy": _copy, "help": _help, "quit": _quit,
}  # fmt: skip
