"""Choosing and looking: parties, evidence, findings, articles, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from summit_tui.desk.layout import READERS, tabs_at
from summit_tui.desk.parts.trail import Pointed
from summit_tui.desk.screens import desk_edits, desk_inbox, desk_readers, desk_reading, desk_sheets

if TYPE_CHECKING:
    from summit_tui.desk.screens.desk import DeskScreen

NAMES = {
    "parties": "Parties", "demands": "Demands", "quotes": "Quotes", "questions": "Questions",
    "inbox": "the inbox", "brings": "Brings", "reader-a": "reader A", "reader-b": "reader B",
}  # fmt: skip


def _back(desk: DeskScreen) -> None:
    """One level back: marks, filter, then whole height, then from a reader to its list, then the choice."""
    place = desk.place
    if desk_reading.drop_in_reader(desk) or desk_edits.drop_marks(desk):
        return
    if desk_sheets.go_back(desk):
        return
    if desk.filters.get(place):
        desk.filters.pop(place)
        desk.label_lists()
        desk.ask_views()
    elif desk.desk_layout.arrangement.zoom:
        desk.rearrange(zoom=0)
    elif place in READERS:
        desk_reading.forget_search(desk)
        desk.focus_pane(desk.source)
    elif desk_inbox.is_open(desk):
        desk_inbox.step_back(desk)
    elif desk.chosen:
        _all(desk)
    else:
        desk.status.say("Nothing to go back from.", "q quits.")


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
    elif place == "inbox":
        desk.focus_pane("brings")
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
        desk_edits.mark(desk)
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
        desk.sheets.apart = None
        desk.trail = trail.step(which, by)
        desk_readers.show_trail(desk)

    return move


def _finding(by: int) -> Callable[[DeskScreen], None]:
    """The previous or next finding in the article on show, whatever row it belongs to."""

    def move(desk: DeskScreen) -> None:
        reader = desk.readers[desk.place if desk.place in READERS else "reader-a"]
        if reader.page is None or not reader.page.marks:
            desk.status.say("No findings in this article." if reader.page else "There is no article here.")
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
        totals, file = desk.session.totals, desk.readers[name].file
        if totals is None or not totals.articles:
            desk.status.say("There is no article to go to.", desk.list_pane.hint)
        elif totals.articles == 1 and file is not None:
            desk.status.say("This is the only article.")
        else:
            desk.session.ask_neighbour(file, by, name)

    return move


def _swap(desk: DeskScreen) -> None:
    if desk.pinned:
        desk.status.say("A pinned reader is not swapped.", "p lets it go.")
        return
    if desk.trail is None or desk.trail.b is None:
        desk.status.say("There is no second passage to swap with.")
        return
    desk.sheets.apart = None
    desk.trail = desk.trail.swapped()
    desk_readers.show_trail(desk)


def _pin(desk: DeskScreen) -> None:
    name = desk.place if desk.place in READERS else "reader-a"
    if desk.readers[name].page is None:
        desk.status.say("There is nothing to pin.")
        return
    desk.pinned ^= {name}
    said = desk.readers[name].caption
    desk.readers[name].say(msgspec.structs.replace(said, pinned=name in desk.pinned))
    desk.status.say(f"{NAMES[name]} {'stays as it is' if name in desk.pinned else 'follows the lists again'}.")
    desk_readers.show_trail(desk)


def _rejected(desk: DeskScreen) -> None:
    desk.show_rejected = not desk.show_rejected
    desk.status.say("Rejected findings are shown." if desk.show_rejected else "Rejected findings are hidden.")
    desk.ask_views()


DOES: dict[str, Callable[[DeskScreen], None]] = {
    "open": _open, "add": _add, "all": _all, "back": _back, "rejected": _rejected,
    "evidence-previous": _step(-1), "evidence-next": _step(1),
    "finding-previous": _finding(-1), "finding-next": _finding(1),
    "article-previous": _article(-1), "article-next": _article(1),
    "swap": _swap, "pin": _pin,
}  # fmt: skip
