"""Editing on the desk: notes, corrections, findings that were missed, merging and splitting, whole lists at once.

A key asks the clerk for a card of what it is to act on; the card opens a talk (`edit_talks`, `more_talks`), and what
that ends with goes to the clerk. Keys typed meanwhile wait for the card, and are then typed into the talk.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from summit_tui.desk.layout import READERS
from summit_tui.desk.screens.desk_decides import in_hand

if TYPE_CHECKING:
    from summit_tui.desk import messages
    from summit_tui.desk.office.cards import Card
    from summit_tui.desk.office.workshop import Workshop
    from summit_tui.desk.panes.reader import Reader
    from summit_tui.desk.parts.trail import Evidence
    from summit_tui.desk.screens.desk import DeskScreen
    from summit_tui.desk.screens.edit_talks import Do, Questions

WITH_MARKS = ("demands",)
"""The lists whose rows can be marked, beside Parties, where marking chooses."""


def _ask(desk: DeskScreen, purpose: str, make: Callable[[Workshop], Card | None]) -> None:
    desk.keys.wait_for("card")
    desk.session.ask_card(purpose, make)


def finding_in_hand(desk: DeskScreen, what: str) -> Evidence | None:
    """Give the finding that an edit is about; where there is none, say why and give None.

    Args:
        desk: the desk.
        what: what the key would do ("edit", "note").
    """
    reader = in_hand(desk)
    if reader.id in desk.pinned and desk.place not in READERS:
        desk.status.say("Reader A is pinned and does not show this row.", "p lets it go; 6 goes to B.")
    elif reader.banner:
        desk.status.say("This article is gone from the folder.", "What was decided on it stays.")
    elif reader.finding is None:
        desk.status.say(f"There is no evidence here to {what}.", "Choose a row first.")
    else:
        return reader.finding
    return None


# -- one finding, one article -------------------------------------------------------------------


def _note(desk: DeskScreen) -> None:
    if desk.place == "parties":
        desk.status.say("A note stands on a passage.", "2, 3 or 4 goes to them.")
        return
    finding = finding_in_hand(desk, "note")
    if finding is not None:
        _ask(desk, "note", lambda shop: shop.cards.finding(shop, finding))


def _edit(desk: DeskScreen) -> None:
    if desk.place == "parties":
        _ask_party(desk, "edit party")
        return
    row = desk.lists["inbox"].row if desk.place == "inbox" else None
    if row is not None and row["file"]:
        article = str(row["file"])
        _ask(desk, "edit article", lambda shop: shop.cards.article(shop, article))
        return
    reader = in_hand(desk)
    if reader.selection is not None and reader.page is not None:
        use_selection(desk, reader, reader.selection)
    elif desk.place in READERS and reader.finding is None and reader.file is not None and not reader.banner:
        file = reader.file
        _ask(desk, "edit article", lambda shop: shop.cards.article(shop, file))
    elif (finding := finding_in_hand(desk, "edit")) is not None:
        _ask(desk, "edit", lambda shop: shop.cards.finding(shop, finding))


def use_selection(desk: DeskScreen, reader: Reader, span: tuple[int, int]) -> None:
    """Ask what a selection is: a finding that was missed, another passage of the one in hand, an answer."""
    file = reader.file
    if file is None or reader.banner:
        desk.status.say("This article is gone from the folder.", "Nothing can be added to it.")
        return
    finding = reader.finding
    if finding is None or finding.file != file:
        trail = desk.current_trail()
        finding = trail.piece("a") if trail is not None else None
    _ask(desk, "selection", lambda shop: shop.cards.selection(shop, file, span, finding))


# -- names and positions ------------------------------------------------------------------------


def _ask_party(desk: DeskScreen, purpose: str) -> None:
    row = desk.lists["parties"].row
    if row is None or row["level"] == "heading":
        desk.status.say("There is no party under the cursor.")
        return
    level, key, marked = str(row["level"]), str(row["key"]), desk.chosen
    _ask(desk, purpose, lambda shop: shop.cards.party(shop, level, key, marked))


def _merge(desk: DeskScreen) -> None:
    if desk.place == "parties":
        _ask_party(desk, "merge parties")
    elif desk.place == "demands":
        pane = desk.lists["demands"]
        row = pane.row
        keys = [key.split("\x1f", 1)[1] for key in pane.marked if pane.rows.find(key) is not None]
        into = str(row["position"]) if row is not None and pane.can_stand(row) else ""
        if not into or not [key for key in keys if key != into]:
            desk.status.say("space marks the rows to fold into the one under the cursor.", "Then M folds them.")
            return
        pane.marked = frozenset()
        edit(desk, lambda shop: shop.merging.merge_positions(shop, keys, into))
    else:
        desk.status.say("M merges marked rows of Parties and Demands.", "1 or 2 goes there.")


def _split(desk: DeskScreen) -> None:
    if desk.place == "parties":
        _ask_party(desk, "split party")
        return
    if desk.place not in ("demands", *READERS):
        desk.status.say("S splits names in Parties and positions in Demands.", "1 or 2 goes there.")
        return
    finding, trail = finding_in_hand(desk, "split off"), desk.trail
    if finding is None:
        return
    if finding.kind != "demand":
        desk.status.say("Only a demand is evidence of a position.", "2 goes to Demands.")
    elif trail is None or trail.pane != "demands" or len(trail.pieces) < 2:
        desk.status.say("This position rests on one passage.", "There is nothing to split off.")
    else:
        edit(desk, lambda shop: shop.merging.split_position(shop, finding))


def mark(desk: DeskScreen) -> None:
    """Mark the row under the cursor, or take its mark away, and go on to the next."""
    pane = desk.lists.get(desk.place)
    if desk.place not in WITH_MARKS or pane is None or pane.key is None or pane.row is None:
        desk.status.say("space marks rows of Demands, and chooses in Parties.", "1 or 2 goes there.")
        return
    if not pane.can_stand(pane.row):
        return
    pane.marked ^= {pane.key}
    count = len(pane.marked)
    desk.status.say(
        f"{count} row{'s' if count > 1 else ''} marked." if count else "No row is marked.",
        "M folds them into the row under the cursor." if count else "",
        stays=True,
    )
    pane.move_by(1)
    pane.refresh()


def drop_marks(desk: DeskScreen) -> bool:
    """Esc: take the marks away from the focused list; tell whether there were any."""
    pane = desk.lists.get(desk.place)
    if pane is None or not pane.marked:
        return False
    pane.marked = frozenset()
    pane.refresh()
    desk.status.say("No row is marked.")
    return True


# -- all rows -----------------------------------------------------------------------------------


def _accept_all(desk: DeskScreen) -> None:
    place = desk.place if desk.place in desk.lists else desk.source
    pane = desk.lists[place]
    frame = pane.rows.frame
    if place in ("parties", "inbox") or frame is None or not frame.height:
        desk.status.say("A accepts all rows of Demands, Quotes or Questions.", "2, 3 or 4 goes there.")
        return
    _ask(desk, "accept all", lambda shop: shop.cards.rows(shop, place, frame))


# -- the talk -----------------------------------------------------------------------------------


def edit(desk: DeskScreen, do: Do) -> None:
    """Have the clerk carry out an edit; keys that follow wait until it is in the journal."""
    desk.keys.wait_for("decision")
    desk.session.edit(do)


def card_ready(desk: DeskScreen, event: messages.CardReady) -> None:
    """Open the talk that a card is for."""
    if event.card is None:
        desk.status.say("That is not there any more.", "Nothing was changed.")
        desk.keys.failed("card")
        return
    problem, script = _script(event.purpose, event.card)
    if problem:
        desk.status.say(*problem)
        desk.keys.failed("card")
        return
    from summit_tui.desk.screens.talk import Talk

    def done(do: Do) -> None:
        _drop_selection(desk, event.purpose)
        if event.purpose == "merge parties":
            desk.chosen, desk.preview = frozenset(), None  # what was marked is one row now
        edit(desk, do)

    try:
        next(script())
    except StopIteration as end:  # nothing needs to be asked
        done(end.value)
    else:
        desk.app.push_screen(Talk(desk, script, done, _file_of(event.card)))
        desk.keys.came("card")


def _file_of(card: Card) -> str:
    """Give the article that a card is about; "" where it is about more than one."""
    piece = getattr(card, "piece", None)
    return str(getattr(card, "file", "") or getattr(piece, "file", ""))


def _drop_selection(desk: DeskScreen, purpose: str) -> None:
    if purpose == "selection":
        for reader in desk.readers.values():
            if reader.selecting is not None:
                reader.select(None)
        desk.update_footer(desk.place)


def _script(purpose: str, card: Card) -> tuple[tuple[str, str] | None, Callable[[], Questions]]:
    """Give why there is nothing to ask, or None, and the questions."""
    from summit_tui.desk.office import cards
    from summit_tui.desk.screens import edit_talks, more_talks

    match card:
        case cards.FindingCard():
            return None, lambda: (edit_talks.write_note if purpose == "note" else edit_talks.edit_finding)(card)
        case cards.ArticleCard():
            return None, lambda: edit_talks.edit_article(card)
        case cards.SelectionCard():
            return None, lambda: more_talks.use_selection(card)
        case cards.RowsCard():
            problem = None if card.pieces else ("All rows shown are decided.", "There is nothing to accept.")
            return problem, lambda: more_talks.accept_rows(card)
    return _party_script(purpose, card)


def _party_script(purpose: str, card: Card) -> tuple[tuple[str, str] | None, Callable[[], Questions]]:
    from summit_tui.desk.office import cards
    from summit_tui.desk.screens import more_talks

    assert isinstance(card, cards.PartyCard)
    if purpose == "edit party":
        return None, lambda: more_talks.edit_party(card)
    if purpose == "merge parties":
        what = "sides" if card.level == "side" else "people and institutions"
        problem = None if card.marked else (f"space marks the {what} to merge into {card.name}.", "Then M merges them.")
        return problem, lambda: more_talks.merge_parties(card)
    alone = not card.stands_for and not [name for name in card.spellings if name != card.name]
    problem = (f"{card.name} stands for itself alone.", "There is nothing to split.") if alone else None
    return problem, lambda: more_talks.split_party(card)


DOES: dict[str, Callable[[DeskScreen], None]] = {
    "note": _note, "edit": _edit, "merge": _merge, "split": _split, "accept-all": _accept_all,
}  # fmt: skip
