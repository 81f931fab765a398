"""The questions of editing: which field, which value, where it holds. Each talk ends with what the clerk is to do."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from summit_tui.desk import messages
from summit_tui.desk.office import editing, merging
from summit_tui.desk.office.cards import ArticleCard, Asked, FindingCard, Names
from summit_tui.desk.office.telling import number
from summit_tui.desk.parts.fields import FIELDS, Field, field, trouble_with, trouble_with_note, value_of
from summit_tui.desk.screens.pick import Option
from summit_tui.desk.screens.talk import Choose, Page, Write
from summit_tui.ledger.gather import OBSERVERS

if TYPE_CHECKING:
    from summit_tui.desk.office.workshop import Workshop
    from summit_tui.desk.parts.trail import Evidence
    from summit_tui.review.stands import Values

Do = Callable[["Workshop"], None]
"""What the clerk is to do."""
Questions = Generator[Page, str, Do]
NONE = ""
"""The answer that takes a value away."""
_IN_ALL = frozenset({"holder", "stance", "issue", "summary"})
"""Fields that make a position what it is: they may be corrected in all its evidence at once."""
_SHOWN = 44


def short(words: str) -> str:
    """Give words for a title."""
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"


def nothing(shop: Workshop) -> None:
    """Say that there was nothing to change."""
    shop.post(messages.Trouble("It says that already.", "Nothing was changed."))


def write_note(card: FindingCard) -> Questions:
    """Ask for a note on a finding."""
    text = yield Write(
        f"Note on “{short(card.words)}”", card.note, "An empty note takes it away.", check=trouble_with_note
    )
    return nothing if text == card.note else partial(editing.note, piece=card.piece, text=text)


def edit_finding(card: FindingCard) -> Questions:
    """Ask for a field of a finding, its value, and whether it holds for all evidence of the position."""
    chosen = yield Choose(f"Edit “{short(card.words)}”", _fields_of(card))
    if chosen == "article":
        return (yield from edit_article(card.article))
    if chosen in ("answered", "moot", "open"):
        return (yield from _close_question(card, chosen))
    if chosen == "apart":
        return (yield from _split_issue(card))
    if chosen == "answers":
        return (yield from answers(card.questions, card.piece))
    one = field(card.piece.kind, chosen)
    now = card.values[one.name]
    words = yield value_page(one, now, card.names)
    if words == now:
        return nothing
    if one.name in _IN_ALL and card.piece.kind == "demand":
        return (yield from _where(card, one, words))
    return partial(editing.correct, pieces=[card.piece], after=_after(card, one, words), label=one.label)


def _fields_of(card: FindingCard) -> list[Option]:
    options = [
        Option(one.name, one.label, _value(card.values[one.name], card.machine[one.name]))
        for one in FIELDS[card.piece.kind]
    ]
    if card.piece.kind == "question":
        count = f"{len(card.answers)} passages may answer it" if card.answers else "v in a reader selects a passage"
        options.insert(0, Option("answered", "answered by a passage", count))
        options.insert(1, Option("moot", "moot", "no answer is needed any more"))
        if card.state != "open":
            options.insert(0, Option("open", "open again", f"it is {card.state} now"))
    if card.stands_for:
        options.append(Option("apart", "split the issue again", "from " + ", ".join(card.stands_for)))
    if card.questions:
        options.append(Option("answers", "answers a question", f"{number(len(card.questions), 'question')} open"))
    about = card.article.values
    known = " · ".join(filter(None, (about["published"] or "undated", about["outlet"])))
    return [*options, Option("article", "article: date, title, outlet, author", known)]


def _value(now: str, machine: str) -> str:
    shown = now or "none"
    return shown if now == machine else f"{shown} (machine: {machine or 'none'})"


def value_page(one: Field, now: str, names: Names) -> Page:
    """Give the page that asks for the value of a field.

    Args:
        one: the field.
        now: its present value ("" for none).
        names: those that are offered.
    """
    title = one.label[:1].upper() + one.label[1:]
    if not one.choices and not one.known:
        return Write(title, now, one.hint, check=partial(trouble_with, one))
    options = [Option(choice, choice) for choice in one.choices] or _known(one.known, names)
    if now and all(option.key != now for option in options):
        options.insert(0, Option(now, now))
    options = [
        Option(option.key, option.label, ", ".join(filter(None, (option.note, "now" if option.key == now else ""))))
        for option in options
    ]
    if one.may_lack:
        options.append(Option(NONE, "none", "takes it away" if now else "now"))
    return Choose(title, options, free=not one.choices, check=partial(trouble_with, one), at=now)


def _known(what: str, names: Names) -> list[Option]:
    sides = [Option(side, side, "side") for side in names.sides]
    if what == "issue":
        return [Option(issue, issue, number(count, "position")) for issue, count in names.issues]
    people = [Option(name, name, side or OBSERVERS.lower()) for name, side in names.actors if name not in names.sides]
    return sides + people if what == "side" else people + sides


def _after(card: FindingCard, one: Field, words: str) -> Values:
    """Give the fields that a value changes: who voices a demand says on what footing it stands too."""
    after: Values = {one.name: value_of(words)}
    if one.name == "voiced_by":
        side = dict(card.names.actors).get(words, words)
        holder = card.values["holder"]
        holders = {holder, dict(card.names.actors).get(holder, holder)}
        after["footing"] = "reporter" if not words else "own" if {side, words} & holders else "relayed"
    return after


def _where(card: FindingCard, one: Field, words: str) -> Questions:
    """Ask where a value holds: in all evidence of the position, in this passage, or (an issue) everywhere."""
    pieces = [piece for piece in card.row if piece.state != "rejected"] or [card.piece]
    now = card.values[one.name]
    options = []
    if len(pieces) > 1:
        options.append(Option("row", f"all {len(pieces)} passages of this position"))
    options.append(Option("one", "this passage only" if len(pieces) > 1 else "this position"))
    if one.name == "issue":
        count = number(dict(card.names.issues).get(now, 0), "position")
        options.append(Option("all", f"everywhere: {now} is {words} from now on", count))
    chosen = options[0].key if len(options) == 1 else (yield Choose(f"{one.label}: {short(words)}", options))
    if chosen == "all":
        return partial(merging.merge_names, what="issue", names=[now], into=words)
    after = _after(card, one, words)
    return partial(editing.correct, pieces=pieces if chosen == "row" else [card.piece], after=after, label=one.label)


def _split_issue(card: FindingCard) -> Questions:
    names = yield from pick_several("Split from the issue", card.stands_for)
    return partial(merging.split_names, what="issue", names=names)


def pick_several(title: str, names: Sequence[str]) -> Generator[Page, str, Sequence[str]]:
    """Ask for one of several names, or all of them; a single one is not asked for."""
    if len(names) == 1:
        return names
    every = Option("\x1f", f"all {len(names)} of them")
    chosen = yield Choose(title, [*(Option(name, name) for name in names), every])
    return names if chosen == every.key else [chosen]


def _close_question(card: FindingCard, chosen: str) -> Questions:
    if chosen == "moot":
        return partial(editing.moot, question=card.piece)
    if chosen == "open":
        return partial(editing.answer, question=card.piece, passage=None)
    if not card.answers:
        return _no_answer
    options = [
        Option(str(at), short(one.words), f"{one.piece.kind}, {one.source}") for at, one in enumerate(card.answers)
    ]
    picked = yield Choose(f"“{short(card.words)}” is answered by", options)
    return partial(editing.answer, question=card.piece, passage=card.answers[int(picked)].piece)


def answers(questions: Sequence[Asked], passage: Evidence | tuple[str, int, int]) -> Questions:
    """Ask which question a finding, or a passage (file, start and end in code points), answers."""
    options = [Option(str(at), one.words) for at, one in enumerate(questions)]
    picked = yield Choose("It answers", options)
    return partial(editing.answer, question=questions[int(picked)].piece, passage=passage)


def _no_answer(shop: Workshop) -> None:
    shop.post(messages.Trouble("No passage is known to answer it.", "v selects one in a reader, enter says for what."))


def edit_article(card: ArticleCard) -> Questions:
    """Ask for a field of an article and its value."""
    options = [
        Option(one.name, one.label, (card.values[one.name] or "none") + (" (yours)" if one.name in card.told else ""))
        for one in reversed(FIELDS["article"])
    ]
    chosen = yield Choose(f"Article {card.file}", options)
    one = field("article", chosen)
    words = yield value_page(one, card.values[chosen], Names())
    if words == card.values[chosen]:
        return nothing
    return partial(editing.correct_article, file=card.file, after={chosen: value_of(words)})
