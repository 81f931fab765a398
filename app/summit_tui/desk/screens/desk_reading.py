"""Reading closely: why a finding stands, selecting, copying, matches, scrolling together, the editor."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events

from summit_tui.desk import messages
from summit_tui.desk.layout import READERS
from summit_tui.desk.panes.reader import Reader
from summit_tui.desk.panes.reader_lines import active_lines, place_of_box
from summit_tui.desk.parts.trail import Pointed, same
from summit_tui.desk.screens.desk_decides import in_hand

if TYPE_CHECKING:
    from summit_tui.desk.screens.desk import DeskScreen

SELECTING = (
    ("w b", "word"), ("( )", "sentence"), ("space", "from"), ("o", "end"), ("enter", "use"), ("y", "copy"),
    ("esc", "drop"),
)  # fmt: skip
"""The footer while text is selected: all of it fits into 80 columns."""
_MOVES = {
    "h": "left", "left": "left", "l": "right", "right": "right", "j": "down", "down": "down", "k": "up", "up": "up",
    "w": "word-next", "b": "word-previous", "0": "line-start", "home": "line-start",
    "dollar_sign": "line-end", "end": "line-end", "g": "first", "G": "last",
    "pageup": "page-up", "pagedown": "page-down",
    "left_parenthesis": "sentence-previous", "right_parenthesis": "sentence-next",
}  # fmt: skip


def hear(desk: DeskScreen, event: Reader.Said) -> None:
    """Do what a reader asks for."""
    match event:
        case Reader.Stepped():
            desk.focus_pane(event.reader.id or "reader-a")
        case Reader.Shown():
            ask_why(desk)
        case Reader.Clicked():
            _clicked(desk, event)
        case Reader.Scrolled():
            _scrolled(desk, event.reader, event.lines)
        case Reader.Selecting():
            say_selection(desk)
        case Reader.Selected():
            from summit_tui.desk.screens.desk_edits import use_selection

            use_selection(desk, event.reader, (event.start, event.end))


# -- why --------------------------------------------------------------------------------------


def _why(desk: DeskScreen) -> None:
    """Explain the finding in hand, or close the explanation."""
    if desk.explained is not None or desk.explaining:
        close_why(desk)
        return
    if in_hand(desk).finding is None:
        desk.status.say("There is no finding here to explain.", "Choose a row first.")
        return
    if in_hand(desk).id not in desk.shown_panes():
        desk.rearrange(zoom=0)  # a list has the whole height
    desk.explaining = True
    ask_why(desk)


def ask_why(desk: DeskScreen) -> None:
    """Ask anew for the explanation while it is open: another finding is in hand, or something was decided."""
    finding = in_hand(desk).finding
    if not desk.explaining:
        return
    if finding is None:
        close_why(desk)
    else:
        desk.session.ask_why(finding)


def why_ready(desk: DeskScreen, event: messages.WhyReady) -> None:
    """Show an explanation, unless another finding is in hand by now."""
    finding, why = in_hand(desk).finding, event.why
    if not desk.explaining or finding is None or (finding.file, finding.id) != (why.file, why.id):
        return
    desk.explained = why
    show_why(desk)


def show_why(desk: DeskScreen) -> None:
    """Put the box under the passage that it explains, or where there is no room over the other reader."""
    from summit_tui.desk.panes.why import box

    why = desk.explained
    if why is None:
        return
    reader = in_hand(desk)
    other = next(one for one in desk.readers.values() if one is not reader)
    wide, shown = reader.measure, desk.shown_panes()
    first, last = active_lines(reader)
    most = 99 if other.id in shown else max(4, reader.height - (last - first) - 2)
    lines = box(why, wide, most)
    if _has_room(reader, len(lines)):
        reader.explain(lines, list(why.shows))
        other.explain([], [])
    else:
        reader.explain([], list(why.shows))
        other.explain(box(why, other.size.width - 3, other.height), [], of_other=True)


def _has_room(reader: Reader, size: int) -> bool:
    """Tell whether a box fits beside the active lines; they are scrolled up if that makes the room below them."""
    first, last = active_lines(reader)
    if last + 1 + size > reader.height >= last - first + 2 + size:
        reader.move_by(last + 1 + size - reader.height, quiet=True)
    return place_of_box(reader.height, size, *active_lines(reader)) is not None


def close_why(desk: DeskScreen) -> bool:
    """Close the explanation; tell whether one was open."""
    was = desk.explaining
    desk.explaining, desk.explained = False, None
    for reader in desk.readers.values():
        reader.explain([], [])
    return was


# -- selecting --------------------------------------------------------------------------------


def _select(desk: DeskScreen) -> None:
    """Begin to select in the reader; from a list in A."""
    reader = in_hand(desk)
    if not reader.begin_selection():
        desk.status.say("There is no text to select here.")
        return
    close_why(desk)
    desk.focus_pane(reader.id or "reader-a")
    say_selection(desk)


def say_selection(desk: DeskScreen) -> None:
    """Show the keys of selecting, and how much is selected."""
    reader = in_hand(desk)
    desk.update_footer(desk.place)
    if reader.selecting is None:
        return
    span = reader.selection
    if reader.selecting.span is None:
        desk.status.say("A cursor to select with.", "space begins here, esc drops it.")
    elif span is not None and reader.page is not None:
        desk.status.say(f"{span[1] - span[0]} characters", reader.page.article.text[span[0] : span[1]])


def is_selecting(desk: DeskScreen) -> bool:
    """Tell whether keys move a selection: the focused reader has one."""
    reader = desk.readers.get(desk.place)
    return reader is not None and reader.selecting is not None


def take_key(desk: DeskScreen, event: events.Key) -> bool:
    """Move, turn, copy or end a selection in the focused reader; tell whether the key meant any of that."""
    reader = desk.readers.get(desk.place)
    if reader is None or reader.selecting is None:
        return False
    key = event.key
    if key in ("escape", "backspace"):
        reader.select(None)
        desk.status.say("Nothing is selected.")
    elif key in ("v", "o"):
        reader.select(reader.selecting.swapped() if reader.selecting.span else reader.selecting.toggled())
    elif key == "space":
        reader.select(reader.selecting.toggled())
    elif key == "enter":
        if reader.selection is None:
            reader.select(reader.selecting.toggled())
        else:
            reader.post_message(Reader.Selected(reader, *reader.selection))
            return True
    elif not reader.move_selection(_MOVES.get(key, "")):
        return False
    say_selection(desk)
    return True


# -- copying ----------------------------------------------------------------------------------


def _copy(bare: bool) -> Callable[[DeskScreen], None]:
    def copy(desk: DeskScreen) -> None:
        reader = in_hand(desk)
        page, span = reader.page, reader.selection or reader.active
        if page is None or span is None:
            desk.status.say("There is no passage to copy.", "v selects one in the reader.")
            return
        from summit_tui.desk.clipboard import citation

        words, file = page.article.text[span[0] : span[1]], page.article.file
        folio = desk.folios.get(file)
        about = folio.about if folio is not None else {}
        source = ", ".join(str(part) for name in ("outlet", "title", "published") if (part := about.get(name)))
        cited = words if bare else citation(words, source, file, *span)
        if desk.explained is not None and not bare and reader.selection is None:
            cited += "\n" + desk.explained.as_text()
        _take(desk, cited, words, "Copied bare" if bare else "Copied with its source")
        if reader.selecting is not None:
            reader.select(None)
            desk.update_footer(desk.place)

    return copy


def _take(desk: DeskScreen, text: str, words: str, done: str) -> None:
    desk.app.copy_to_clipboard(text)
    desk.status.say(f"{done}.", words)
    desk.session.copy(text, done, words)


def copied(desk: DeskScreen, event: messages.Copied) -> None:
    """Say where else the text is, beside the terminal's clipboard."""
    where = f" by the terminal and {event.where}" if event.where else " by the terminal"
    desk.status.say(f"{event.done}{where}.", event.words)


# -- matches ----------------------------------------------------------------------------------


def query_of(desk: DeskScreen) -> str:
    """Give the words that n and N look for: those found last, else the filter of the list that drives the readers."""
    return desk.search or desk.filters.get(desk.source, "")


def _match(by: int) -> Callable[[DeskScreen], None]:
    def step(desk: DeskScreen) -> None:
        query, reader = query_of(desk), in_hand(desk)
        if not query:
            desk.status.say("Nothing was looked for yet.", "/ filters a list, f finds everywhere.")
            return
        if reader.words != query:
            reader.find(query)
        number, count = reader.step_match(by), len(reader.found.ranges)
        if number is None:
            desk.status.say(f"“{query}” does not stand in this article.")
        else:
            desk.status.say(f"match {number} of {count}", f"“{query}” in {reader.file}")

    return step


def show_matches(desk: DeskScreen) -> None:
    """Mark in both readers what the list is filtered by or what was found last; called when these change."""
    query = query_of(desk)
    query = query if len(query) > 1 else ""  # the first letter of a filter would mark half of the text
    for reader in desk.readers.values():
        if reader.words != query:
            reader.find(query)


# -- together ---------------------------------------------------------------------------------


def _together(desk: DeskScreen) -> None:
    on = not desk.readers["reader-a"].together
    for reader in desk.readers.values():
        reader.together = on
        reader.refresh()
    desk.status.say("The readers scroll together." if on else "The readers scroll each by itself.", "z changes it.")


def _scrolled(desk: DeskScreen, reader: Reader, lines: int) -> None:
    """Let the other reader follow where they scroll together."""
    for other in desk.readers.values() if reader.together else ():
        if other is not reader:
            other.move_by(lines, quiet=True)


# -- a finding that was clicked ---------------------------------------------------------------


def _clicked(desk: DeskScreen, event: Reader.Clicked) -> None:
    """Take the finding under the mouse in hand."""
    reader, mark = event.reader, event.mark
    if reader.page is None:
        return
    finding = Pointed(reader.page.article.file, mark.kind, mark.id, mark.start, mark.end, "", mark.state)
    if not same(finding, reader.finding):
        reader.show_evidence(finding, reader.evidence)
        what = f"{mark.stance} {mark.issue}".strip() or mark.kind
        desk.status.say(what, reader.page.article.text[mark.start : mark.end])
        ask_why(desk)


# -- the editor -------------------------------------------------------------------------------


def _editor(desk: DeskScreen) -> None:
    """Open the article in the analyst's editor at the line of the active passage."""
    from summit_tui.desk.parts import editor

    reader = in_hand(desk)
    if reader.page is None:
        desk.status.say("There is no article to open.")
    elif reader.banner:
        desk.status.say("This article is gone from the folder.", "There is no file to open.")
    elif not editor.chosen(os.environ):
        desk.status.say("No editor is set.", "Set VISUAL or EDITOR, such as EDITOR=nano, and start again.")
    else:
        page = reader.page
        place = reader.active[0] if reader.active else page.lines[min(reader.top, len(page.lines) - 1)][0]
        line = page.article.text.count("\n", 0, place) + 1
        desk.session.ask_file(page.article.file, line)


def open_file(desk: DeskScreen, event: messages.FileReady) -> None:
    """Give the terminal to the editor until it is left."""
    import subprocess

    from textual.app import SuspendNotSupported

    from summit_tui.desk.parts import editor

    name = editor.chosen(os.environ)
    try:
        command = editor.command(name, event.path, event.line)
        with desk.app.suspend():
            done = subprocess.run(command, check=False).returncode
    except SuspendNotSupported:
        desk.status.say("This terminal cannot be given to an editor.", str(event.path), warn=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        desk.status.say(f"{name}: {reason}.", "Set VISUAL or EDITOR to an editor that is there.", warn=True)
    else:
        desk.status.say(event.path.name, f"{name} ended with {done}." if done else "Back from the editor.")
    desk.app.refresh()


def drop_in_reader(desk: DeskScreen) -> bool:
    """Esc: close the explanation, or drop what is selected; tell whether there was any."""
    if close_why(desk):
        return True
    reader = desk.readers[desk.place] if desk.place in READERS else None
    if reader is None or reader.selecting is None:
        return False
    reader.select(None)
    desk.update_footer(desk.place)
    return True


def forget_search(desk: DeskScreen) -> None:
    """What was found everywhere is no longer marked: the analyst went back from it."""
    if desk.search:
        desk.search = ""
        show_matches(desk)


DOES: dict[str, Callable[[DeskScreen], None]] = {
    "why": _why, "select": _select, "copy": _copy(bare=False), "copy-bare": _copy(bare=True), "together": _together,
    "match-next": _match(1), "match-previous": _match(-1), "editor": _editor,
}  # fmt: skip
