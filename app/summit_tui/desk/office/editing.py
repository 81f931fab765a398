"""The workshop's side of editing: notes, corrections, added findings, questions, whole lists, articles.

Every function runs on the clerk's thread. What one keystroke does is one batch of events: one undo takes it back. The
journal comes first; then `settling` tells the ledger all that is decided, and the screen hears of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from summit_tui.desk import messages
from summit_tui.desk.office import journalling
from summit_tui.desk.office.telling import number
from summit_tui.ledger.schema import KINDS
from summit_tui.model import Article, Decision, DecisionAction, FindingKind, finding_ids
from summit_tui.review.deciding import decide, decide_article
from summit_tui.review.ids import event_ids
from summit_tui.review.lost import said_of
from summit_tui.review.spans import cut
from summit_tui.review.stands import Values

if TYPE_CHECKING:
    from summit_tui.desk.office.workshop import Workshop
    from summit_tui.desk.parts.trail import Evidence


class EditError(Exception):
    """An edit that cannot be made; `str()` says why, in a sentence for the status line."""


class Said(NamedTuple):
    """What the status line says of an edit that was made: subject, words, and the sign in front."""

    subject: str
    words: str
    sign: str = "~"


# -- events -----------------------------------------------------------------------------------


def carry_out(shop: Workshop, make: Callable[[], tuple[list[Decision], Said]], *, moves: bool = True) -> None:
    """Make events, journal them, and say what was done; or say why it cannot be done.

    Args:
        shop: the workshop.
        make: gives the events of one keystroke, and what is said of them.
        moves: whether the cursor goes to the row that shows the first finding now: it may be another one.
    """
    try:
        events, said = make()
    except EditError as error:
        shop.post(messages.Trouble(str(error), "Nothing was changed."))
        return

    def keep() -> tuple[str, str, str]:
        shop.decisions.keep(events)
        return said

    journalling.decided(shop, keep, row=lambda: row_of(shop, events[0]) if moves else None)


def row_of(shop: Workshop, event: Decision) -> tuple[str, str] | None:
    """Give the list, and the key of the row there, that shows what an event is about; None where none does."""
    key = f"{event.article}\x1f{event.finding}"
    match event.kind:
        case "demand":
            position = shop.ledger.derived.positions.get((event.article, event.finding))
            return None if position is None else ("demands", f"item\x1f{position}")
        case "quote":
            return "quotes", f"item\x1f{key}"
        case "question":
            return "questions", key
    return None


def article_of(shop: Workshop, file: str) -> Article:
    """Give an article of the folder.

    Raises:
        EditError: it is gone.
    """
    article = shop.articles.get(file)
    if article is None:
        raise EditError(f"{file} is gone from the folder.")
    return article


def event_on(
    shop: Workshop, action: DecisionAction, piece: Evidence, *, machine: Mapping[str, Any], event_id: str,
    after: Values | None = None, note: str | None = None,
) -> Decision:  # fmt: skip
    """Give the event of an edit of one finding, anchored as the machine found it, with what the machine said.

    Args:
        shop: the workshop.
        action: of the event.
        piece: the finding.
        machine: its row as the machine made it (see `rows_of`).
        event_id: from `event_ids`.
        after, note: as in `deciding.decide`.

    Raises:
        EditError: its article is gone, or the finding is.
    """
    article = article_of(shop, piece.file)
    if not machine:
        raise EditError(f"That finding is not in {piece.file} any more.")
    before = said_of(piece.kind, machine) or {}
    was = shop.decisions.review.state_of(piece.file, piece.kind, piece.id).after or {}
    before |= {name: was[name] for name in after or {} if name in was}
    return decide(
        shop.decisions.coder, action, article, kind=piece.kind, finding=piece.id,
        span=(machine["start"], machine["end"]), before=before or None, after=after, note=note, event_id=event_id,
    )  # fmt: skip


def edit_each(
    shop: Workshop, action: DecisionAction, edits: Sequence[tuple[Evidence, Values | None]], note: str | None = None
) -> list[Decision]:
    """Give the events of one keystroke on several findings; those whose article is gone are left out.

    Args:
        shop: the workshop.
        action: of the events.
        edits: each finding with its corrected fields.
        note: the same for all.

    Raises:
        EditError: none of them can be edited.
    """
    there = [(piece, after) for piece, after in edits if piece.file in shop.articles]
    if not there:
        raise EditError(f"{edits[0][0].file} is gone from the folder." if edits else "There is nothing to edit.")
    rows = rows_of(shop, [piece for piece, _ in there])
    return [
        event_on(shop, action, piece, machine=rows.get(_key(piece), {}), event_id=one, after=after, note=note)
        for (piece, after), one in zip(there, event_ids(len(there)), strict=True)
    ]


def edit_all(
    shop: Workshop, action: DecisionAction, pieces: Iterable[Evidence], *, after: Values | None = None,
    note: str | None = None,
) -> list[Decision]:  # fmt: skip
    """Give the events that edit several findings alike (see `edit_each`)."""
    return edit_each(shop, action, [(piece, after) for piece in pieces], note)


def _key(piece: Evidence) -> tuple[str, str, str]:
    return piece.file, piece.kind, piece.id


def rows_of(shop: Workshop, pieces: Iterable[Evidence]) -> dict[tuple[str, str, str], dict[str, Any]]:
    """Give the rows of findings as the machine made them, by file, kind and id."""
    wanted: dict[FindingKind, list[tuple[str, str]]] = {}
    for piece in pieces:
        wanted.setdefault(piece.kind, []).append((piece.file, piece.id))
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for kind, keys in wanted.items():
        names = pl.DataFrame(keys, schema={"file": pl.String, "id": pl.String}, orient="row")
        rows = shop.ledger.frames[KINDS[kind]].join(names, on=["file", "id"], how="semi")
        found.update({(row["file"], kind, row["id"]): row for row in rows.iter_rows(named=True)})
    return found


# -- one finding --------------------------------------------------------------------------------


def note(shop: Workshop, piece: Evidence, text: str) -> None:
    """Put a note on a finding; an empty one takes the former away."""

    def make() -> tuple[list[Decision], Said]:
        said = Said("noted", text, "~") if text else Said("The note is taken away.", "", "~")
        return edit_all(shop, "note", [piece], note=text), said

    carry_out(shop, make)


def correct(shop: Workshop, pieces: Sequence[Evidence], after: Values, label: str) -> None:
    """Correct fields of findings.

    Args:
        shop: the workshop.
        pieces: the findings, of one kind.
        after: the fields as they should be; None takes a value away.
        label: what was changed, for the status line ("stance").
    """

    def make() -> tuple[list[Decision], Said]:
        events = edit_all(shop, "correct", pieces, after=after)
        value = next(iter(after.values()))
        many = f" in {number(len(events), 'passage')}" if len(events) > 1 else ""
        return events, Said(f"{label} corrected{many}", str(value) if value is not None else "none")

    carry_out(shop, make)


def cut_anew(shop: Workshop, piece: Evidence, span: tuple[int, int]) -> None:
    """Give a finding another passage of its article (a half-open range of code points)."""

    def make() -> tuple[list[Decision], Said]:
        article = article_of(shop, piece.file)
        try:
            after = cut(article, *span)
        except ValueError as error:
            raise EditError("The selection does not lie in the text any more.") from error
        return edit_all(shop, "correct", [piece], after=after), Said("passage corrected", article.text[slice(*span)])

    carry_out(shop, make)


def add(shop: Workshop, kind: FindingKind, file: str, span: tuple[int, int], fields: Values) -> None:
    """Add a finding that the machine missed; it is accepted.

    Args:
        shop: the workshop.
        kind: of the finding.
        file: its article.
        span: its passage, in code points.
        fields: holder, stance, issue, summary and so on, by their names in the model.
    """

    def make() -> tuple[list[Decision], Said]:
        article = article_of(shop, file)
        start, end = span
        if not 0 <= start < end <= len(article.text) or article.text[start:end].isspace():
            raise EditError("The selection holds no words.")
        here = shop.ledger.frames[KINDS[kind]].filter(pl.col("file") == file)
        spans = list(here.select("start", "end").iter_rows())
        finding = finding_ids(article.text, kind, [*spans, (start, end)])[-1]
        beside = here.filter(pl.col("start") < end, pl.col("end") > start)["id"].to_list()
        event = decide(
            shop.decisions.coder, "add", article, kind=kind, finding=finding, span=(start, end),
            before={"beside": " ".join(beside)} if beside else None, after=fields,
        )  # fmt: skip
        return [event], Said(f"{kind} added", article.text[start:end], "+")

    carry_out(shop, make)


def answer(shop: Workshop, question: Evidence, passage: Evidence | tuple[str, int, int] | None) -> None:
    """Say that a question is answered.

    Args:
        shop: the workshop.
        question: the question.
        passage: a finding, or a passage (file, start and end in code points); None opens the question again.
    """

    def make() -> tuple[list[Decision], Said]:
        after: Values = {}
        words = ""
        if isinstance(passage, tuple):
            file, start, end = passage
            words = article_of(shop, file).text[start:end]
            after = {"answer": words, "answer_file": file, "answer_start": start, "answer_end": end}
        elif passage is not None:
            words = article_of(shop, passage.file).text[passage.start : passage.end]
            after = {"answer_file": passage.file, "answer_kind": passage.kind, "answer_id": passage.id}
        events = edit_all(shop, "correct", [question], after=_closed_by(shop, question, after))
        return events, Said("answered by", words, "+") if after else Said("The question is open again.", "")

    carry_out(shop, make)


def moot(shop: Workshop, question: Evidence) -> None:
    """Say that a question needs no answer any more."""

    def make() -> tuple[list[Decision], Said]:
        events = edit_all(shop, "correct", [question], after=_closed_by(shop, question, {"moot": 1}))
        return events, Said("The question is moot.", "")

    carry_out(shop, make)


def _closed_by(shop: Workshop, question: Evidence, after: Values) -> Values:
    """Give the fields that close a question in one way, and take away what closed it in another."""
    was = shop.decisions.review.state_of(question.file, question.kind, question.id).after or {}
    closed = {name: None for name, value in was.items() if name.startswith(("answer", "moot")) and value is not None}
    return {**closed, **after}


# -- whole lists and articles ---------------------------------------------------------------------


def accept_all(shop: Workshop, pieces: Sequence[Evidence]) -> None:
    """Accept many pieces of evidence at once; one undo takes all of it back."""

    def make() -> tuple[list[Decision], Said]:
        events = edit_all(shop, "accept", pieces)
        return events, Said("accepted", f"{number(len(events), 'passage')} at once; u takes all of it back.", "+")

    carry_out(shop, make, moves=False)


def correct_article(shop: Workshop, file: str, after: Values) -> None:
    """Correct what is known of an article: title, outlet, author, published; None says that there is none."""

    def make() -> tuple[list[Decision], Said]:
        article = article_of(shop, file)
        now = shop.ledger.derived.articles.filter(pl.col("file") == file)
        before = {name: now[name][0] for name in after if now.height and name in now.columns}
        label = " and ".join("date" if name == "published" else name for name in after)
        values = ", ".join(str(value) if value is not None else "none" for value in after.values())
        event = decide_article(shop.decisions.coder, article, before=before, after=after)
        return [event], Said(f"{label} of {file} corrected", values)

    carry_out(shop, make)
