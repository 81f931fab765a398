"""The questions on a selection, on sides and persons, and on all rows of a list."""

from __future__ import annotations

from functools import partial

from summit_tui.desk.office import editing, merging
from summit_tui.desk.office.cards import PartyCard, RowsCard, SelectionCard
from summit_tui.desk.office.telling import number
from summit_tui.desk.parts.fields import field, trouble_with, trouble_with_name, value_of
from summit_tui.desk.screens.edit_talks import Do, Questions, answers, nothing, pick_several, short, value_page
from summit_tui.desk.screens.pick import Option
from summit_tui.desk.screens.talk import Choose, Sure, Write
from summit_tui.ledger.gather import OBSERVERS
from summit_tui.model import FindingKind
from summit_tui.review.stands import Name, Values

_MARKS = '“”"«»„'
_WORDS = 10


# -- a selection --------------------------------------------------------------------------------


def use_selection(card: SelectionCard) -> Questions:
    """Ask what a selection is: a finding that the machine missed, another passage of the one in hand, an answer."""
    options = [
        Option("demand", "a new demand", "position of a side"),
        Option("quote", "a new quote"),
        Option("question", "a new open question"),
    ]
    if card.finding is not None and card.finding.file == card.file:
        options.append(Option("cut", f"the passage of the {card.finding.kind} in hand", short(card.finding_words)))
    if card.questions:
        first = card.finding is not None and card.finding.kind == "question"
        options.insert(0 if first else len(options), Option("answer", "the answer to a question"))
    chosen = yield Choose(f"“{short(card.words)}” is", options)
    match chosen:
        case "cut" if card.finding is not None:
            return partial(editing.cut_anew, piece=card.finding, span=card.span)
        case "answer":
            return (yield from answers(card.questions, (card.file, *card.span)))
        case "demand":
            return (yield from _new_demand(card))
        case "quote":
            return (yield from _new_quote(card))
    return (yield from _new_question(card))


def _new(card: SelectionCard, kind: FindingKind, fields: Values) -> Do:
    return partial(editing.add, kind=kind, file=card.file, span=card.span, fields=fields)


def _summary_of(words: str) -> str:
    """Give what to begin a summary with: the first words of the passage."""
    first = " ".join(words.split()[:_WORDS]).strip(" ,;:." + _MARKS)
    return first[:1].upper() + first[1:]


def _new_demand(card: SelectionCard) -> Questions:
    holder = yield value_page(field("demand", "holder"), card.side, card.names)
    stance = yield value_page(field("demand", "stance"), "", card.names)
    issue = yield value_page(field("demand", "issue"), "", card.names)
    one = field("demand", "summary")
    summary = yield Write("Summary", _summary_of(card.words), one.hint, check=partial(trouble_with, one))
    voice = yield value_page(field("demand", "voiced_by"), "", card.names)
    sides = dict(card.names.actors)
    own = bool({voice, sides.get(voice, voice)} & {holder, sides.get(holder, holder)})
    footing = "reporter" if not voice else "own" if own else "relayed"
    fields: Values = {
        "holder": holder, "stance": stance, "issue": issue, "summary": summary, "voiced_by": value_of(voice),
        "footing": footing,
    }  # fmt: skip
    return _new(card, "demand", fields)


def _new_quote(card: SelectionCard) -> Questions:
    speaker = yield value_page(field("quote", "speaker"), "", card.names)
    direct = card.words[:1] in _MARKS or card.words[-1:] in _MARKS
    kind = yield value_page(field("quote", "type"), "direct" if direct else "", card.names)
    return _new(card, "quote", {"speaker": value_of(speaker), "type": kind})


def _new_question(card: SelectionCard) -> Questions:
    kind = yield value_page(field("question", "kind"), "", card.names)
    one = field("question", "summary")
    summary = yield Write("Summary", _summary_of(card.words), one.hint, check=partial(trouble_with, one))
    return _new(card, "question", {"kind": kind, "summary": summary})


# -- sides and persons --------------------------------------------------------------------------


def _what(card: PartyCard) -> Name:
    return "side" if card.level == "side" else "actor"


def edit_party(card: PartyCard) -> Questions:
    """Ask for another name of a side or person, or for the side that a person or institution is on."""
    options = [Option("name", "name", card.name)]
    if card.level == "person":
        options.insert(0, Option("side", "side", card.side or OBSERVERS))
    chosen = options[0].key if len(options) == 1 else (yield Choose(f"Edit {short(card.name)}", options))
    if chosen == "name":
        name = yield Write("Name", card.name, "It stands for all spellings.", check=trouble_with_name)
        if name == card.name:
            return nothing
        return partial(merging.merge_names, what=_what(card), names=[card.name], into=name)
    sides = [Option(side, side, "now" if side == card.side else "") for side in card.names.sides]
    sides.append(Option(OBSERVERS, "none", "an observer" + ("" if card.side else ", now")))
    title = f"{short(card.name)} is on the side of"
    side = yield Choose(title, sides, free=True, check=trouble_with_name, at=card.side)
    if side == (card.side or OBSERVERS):
        return nothing
    return partial(merging.merge_names, what="side", names=[card.name], into=side)


def merge_parties(card: PartyCard) -> Questions:
    """Ask which name stays when the marked rows are one with the row under the cursor."""
    names = [card.name, *card.marked]
    options = [Option(name, name, "under the cursor" if name == card.name else "marked") for name in names]
    title = f"{number(len(names), card.level)} become one. Which name stays?".replace("persons", "people")
    into = yield Choose(title, options, free=True, check=trouble_with_name)
    return partial(merging.merge_names, what=_what(card), names=names, into=into)


def split_party(card: PartyCard) -> Questions:
    """Ask which of the names that stand for one actor is another one."""
    if card.stands_for:
        names = yield from pick_several(f"Split from {short(card.name)}", card.stands_for)
        return partial(merging.split_names, what=_what(card), names=names)
    spellings = [name for name in card.spellings if name != card.name]
    chosen = yield Choose(f"Not {short(card.name)}, but another one:", [Option(name, name) for name in spellings])
    return partial(merging.set_apart, name=chosen)


# -- all rows -----------------------------------------------------------------------------------


def accept_rows(card: RowsCard) -> Questions:
    """Ask whether all rows shown are to be accepted."""
    passages = number(len(card.pieces), "undecided passage")
    yield Sure(f"Accept all {number(card.rows, 'row')} shown?", f"{passages}; one u takes all of it back.")
    return partial(editing.accept_all, pieces=card.pieces)
