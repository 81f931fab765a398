"""The mouse in a reader: dragging selects, a click takes the finding under it in hand, a double click a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from summit_tui.desk.parts.selecting import Selection, word_around

if TYPE_CHECKING:
    from summit_tui.desk.panes.reader import Reader


def press(reader: Reader, event: events.MouseDown) -> None:
    """Begin to drag on text; the title line is left to the desk, which moves the line between panes."""
    reader.dragged_from = reader.offset_under(event.x, event.y) if event.button == 1 else None
    if reader.dragged_from is not None:
        event.stop()
        reader.capture_mouse()


def drag(reader: Reader, event: events.MouseMove) -> None:
    """Select up to the character under the mouse; above and below the text scroll."""
    began = reader.dragged_from
    if began is None or reader.page is None:
        return
    event.stop()
    first, last = 1 + len(reader.heads), reader.size.height - 1
    if not first <= event.y <= last:
        reader.move_by(-1 if event.y < first else 1)
    at = reader.offset_under(event.x, max(first, min(event.y, last)))
    if at is not None and (at != began or reader.selecting is not None):
        reader.select(Selection(at, began))
        reader.post_message(reader.Selecting(reader))


def release(reader: Reader, event: events.MouseUp) -> None:
    """Keep what was selected; a click without dragging lets go of it, or takes the finding under it in hand."""
    began, reader.dragged_from = reader.dragged_from, None
    if began is None:
        return
    event.stop()
    reader.release_mouse()
    if began != reader.offset_under(event.x, event.y):
        return
    if reader.selecting is not None:
        reader.select(None)
        reader.post_message(reader.Selecting(reader))
    elif reader.page is not None and (mark := reader.page.mark_at(began)) is not None:
        reader.post_message(reader.Clicked(reader, mark))


def take_word(reader: Reader, event: events.Click) -> None:
    """Select the word under the mouse."""
    at = reader.offset_under(event.x, event.y)
    word = word_around(reader.page.text, at) if at is not None and reader.page is not None else None
    if word is not None:
        reader.select(Selection(word[1] - 1, word[0]))
        reader.post_message(reader.Selecting(reader))
