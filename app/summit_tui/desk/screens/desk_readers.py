"""What the two readers show of a row's evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.desk.layout import READERS
from summit_tui.desk.panes.reader import Caption, Reader
from summit_tui.desk.parts.reading import Ranges

if TYPE_CHECKING:
    from summit_tui.desk.messages import Folio
    from summit_tui.desk.parts.trail import Trail
    from summit_tui.desk.screens.desk import DeskScreen


def show_trail(desk: DeskScreen) -> None:
    """Put the pieces of the trail into the readers that are not pinned and hold no removed article."""
    if desk.trail is None:
        return
    for name, letter in zip(READERS, "ab", strict=True):
        reader = desk.readers[name]
        if name in desk.pinned or (reader.banner and reader.file is not None) or desk.sheets.holds(desk, name):
            continue
        _show_piece(desk, reader, letter, desk.trail)
    _mark_differences(*(desk.readers[name] for name in READERS))


def _mark_differences(a: Reader, b: Reader) -> None:
    """Underline the words in which two wordings of one utterance differ."""
    from summit_tui.desk.parts.differing import differing  # not needed for the first picture

    here: Ranges = []
    there: Ranges = []
    spans = [reader.active for reader in (a, b) if reader.finding is not None and reader.finding.kind == "quote"]
    if len(spans) == 2 and a.page is not None and b.page is not None:
        (start, end), (other_start, other_end) = a.active or (0, 0), b.active or (0, 0)
        found = differing(a.page.article.text[start:end], b.page.article.text[other_start:other_end])
        here = [(start + low, start + high) for low, high in found[0]]
        there = [(other_start + low, other_start + high) for low, high in found[1]]
    a.mark_differences(here)
    b.mark_differences(there)


def _show_piece(desk: DeskScreen, reader: Reader, letter: str, trail: Trail) -> None:
    piece = trail.piece(letter)
    if piece is None:
        if letter == "b":
            _say_no_second(desk, reader)
        return
    folio = desk.folios.get(piece.file)
    if folio is None:
        desk.session.ask_folio(piece.file)
        return
    show_folio(reader, folio)
    reader.show_evidence(piece, trail.spans(piece.file))
    at = (trail.a if letter == "a" else trail.b or 0) + 1
    pinned = f"reader-{letter}" in desk.pinned
    reader.say(caption(folio, place=f"{at}/{len(trail.pieces)}", label=piece.label, pinned=pinned))


def show_folio(reader: Reader, folio: Folio) -> None:
    """Put an article into a reader, with what is to be known of it."""
    reader.show_article(folio.article, folio.marks)
    reader.notice = f"Note: {folio.about['note']}." if folio.about["note"] else ""
    reader.notes = folio.about["notes"]
    if folio.about["gone"]:
        reader.mark_removed()


def _say_no_second(desk: DeskScreen, reader: Reader) -> None:
    """B keeps its text, and says that it is no second source of this row."""
    reader.hint = ""
    reader.show_evidence(None, [])
    folio = desk.folios.get(reader.file or "")
    still = f" · still {caption(folio, place='', label='').source}" if folio is not None else ""
    reader.say(Caption(source=f"no second source{still}"))


def caption(folio: Folio, *, place: str, label: str, pinned: bool = False) -> Caption:
    """Give the title line of a reader: the outlet, else the headline, else the file's name."""
    about = folio.about
    source = about["outlet"] or about["title"] or folio.article.file
    title = about["title"] if about["outlet"] and about["title"] else ""
    return Caption(source, about["when"], place, label, pinned, title)
