"""The workshop's side of editing: notes, corrections, findings that the machine missed, what is merged and split.

Every function runs on the clerk's thread. What one keystroke does is one batch of events: one undo takes it back. The
journal comes first; then `settling` tells the ledger all that is decided, and the screen hears of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from summit_tui.desk import journalling, messages
from summit_tui.desk.telling import number
from summit_tui.desk.trail import Pointed
from summit_tui.ledger.schema import KINDS
from summit_tui.model import Article, Decision, DecisionAction, FindingKind, finding_ids
from summit_tui.review.deciding import decide, decide_article, decide_name
from summit_tui.review.ids import batch_of, event_ids
from summit_tui.review.lost import said_of
from summit_tui.review.spans import cut
from summit_tui.review.stands import Name, Values

if TYPE_CHECKING:
    from summit_tui.desk.trail import Evidence
    from summit_tui.desk.workshop import Workshop

SPLIT = "split-"
"""What the id of a position begins with that the analyst split off."""


class EditError(Exception):
    """An edit that cannot be made; `str()` says why, in a sentence for the status line."""


class Said(NamedTuple):
    """What the status line says of an edit that was made: subject, words, and the sign in front."""

    subject: str
    words: str
    sign: str = "~"


# -- events -----------------------------------------------------------------------------------


def carry_out(shop: Workshop, make: Callable[[], tuple[list[Decision], Said]]) -> None:
    """Make events, journal them, and say what was done; or say why it cannot be done."""
    try:
        events, said = make()
    except EditError as error:
        shop.post(messages.Trouble(str(error), "Nothing was changed."))
        return

    def keep() -> tuple[str, str, str]:
        shop.decisions.keep(events)
        return said

    journalling.decided(shop, keep)


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
        after: Values = {"moot": None, "answer": None, "answer_file": None, "answer_kind": None, "answer_id": None}
        words = ""
        if isinstance(passage, tuple):
            file, start, end = passage
            words = article_of(shop, file).text[start:end]
            after |= {"answer": words, "answer_file": file, "answer_start": start, "answer_end": end}
        elif passage is not None:
            words = article_of(shop, passage.file).text[passage.start : passage.end]
            after |= {"answer_file": passage.file, "answer_kind": passage.kind, "answer_id": passage.id}
        events = edit_all(shop, "correct", [question], after=after)
        if passage is None:
            return events, Said("The question is open again.", "")
        return events, Said("answered by", words, "+")

    carry_out(shop, make)


def moot(shop: Workshop, question: Evidence) -> None:
    """Say that a question needs no answer any more."""
    after: Values = {"moot": 1, "answer": None, "answer_file": None, "answer_kind": None, "answer_id": None}
    carry_out(shop, lambda: (edit_all(shop, "correct", [question], after=after), Said("The question is moot.", "")))


# -- names and positions ------------------------------------------------------------------------


def merge_names(shop: Workshop, what: Name, names: Sequence[str], into: str) -> None:
    """Merge names of actors, issues or sides into one of them, or into a new name; one name alone is renamed."""

    def make() -> tuple[list[Decision], Said]:
        merged = [name for name in dict.fromkeys(names) if name != into]
        if not merged:
            raise EditError(f"{into} is its name already.")
        events = [
            decide_name(shop.decisions.coder, what, name, into, event_id)
            for name, event_id in zip(merged, event_ids(len(merged)), strict=True)
        ]
        return events, Said(into, f"now stands for {', '.join(merged)} too." if what != "side" else _moved(merged))

    carry_out(shop, make)


def _moved(names: Sequence[str]) -> str:
    return f"is now the side of {', '.join(names)}."


def split_names(shop: Workshop, what: Name, names: Sequence[str]) -> None:
    """Let names that were merged into another one stand by themselves again."""

    def make() -> tuple[list[Decision], Said]:
        ids = event_ids(len(names))
        coder = shop.decisions.coder
        events = [decide_name(coder, what, name, None, one) for name, one in zip(names, ids, strict=True)]
        return events, Said(", ".join(names), "stands by itself again." if len(names) == 1 else "stand by themselves.")

    carry_out(shop, make)


def set_apart(shop: Workshop, name: str) -> None:
    """Let an actor that the machine took for another one stand by itself."""

    def make() -> tuple[list[Decision], Said]:
        return [decide_name(shop.decisions.coder, "actor", name, name)], Said(name, "stands by itself.")

    carry_out(shop, make)


def merge_positions(shop: Workshop, keys: Sequence[str], into: str) -> None:
    """Fold positions into one: all their evidence belongs to it from now on, under its issue.

    Args:
        shop: the workshop.
        keys: the positions to fold.
        into: the position that stays.
    """

    def make() -> tuple[list[Decision], Said]:
        demands = shop.ledger.derived.demands
        goal = demands.filter(pl.col("position") == into).sort("confidence", descending=True)
        others = [key for key in keys if key != into]
        rows = demands.filter(pl.col("position").is_in(others), ~pl.col("gone"))
        if not goal.height or not rows.height:
            raise EditError("space marks the rows to fold into the one under the cursor.")
        stays = goal.row(0, named=True)
        for name, word in (("party", "sides"), ("stance", "stances")):
            other = next((value for value in rows[name].to_list() if value != stays[name]), None)
            if other is not None:
                raise EditError(f"These are of two {word}: {stays[name]} and {other}. e corrects that first.")
        edits = [(_evidence(row, "demand"), _belonging(shop, row, into, stays["issue"])) for row in _rows(rows)]
        # What stays is told to stay, so that it keeps this id whatever comes first by name at the next start.
        edits += [(_evidence(row, "demand"), _belonging(shop, row, into, stays["issue"])) for row in _rows(goal)]
        events = edit_each(shop, "merge", edits)
        count = number(rows["position"].n_unique(), "position")
        return events, Said(f"{count} folded into", str(stays["summary"]))

    carry_out(shop, make)


def _rows(frame: pl.DataFrame) -> list[dict[str, Any]]:
    return list(frame.iter_rows(named=True))


def _belonging(shop: Workshop, row: Mapping[str, Any], position: str, issue: str) -> Values:
    """Give the fields by which evidence belongs to a position, with all that the machine folds with it.

    Evidence that the analyst had split off goes alone.
    """
    was = shop.ledger.corrections.get((row["file"], "demand", row["id"]), {})
    alone = str(was.get("position") or "").startswith(SPLIT)
    return {"position": position, "whole": None if alone else 1, "under": issue}


def split_position(shop: Workshop, piece: Evidence) -> None:
    """Split a piece of evidence off into a position of its own."""

    def make() -> tuple[list[Decision], Said]:
        after: Values = {"position": SPLIT + batch_of(event_ids()[0]), "whole": None, "under": None}
        words = article_of(shop, piece.file).text[piece.start : piece.end]
        return edit_all(shop, "split", [piece], after=after), Said("a position of its own", words)

    carry_out(shop, make)


def accept_all(shop: Workshop, pieces: Sequence[Evidence]) -> None:
    """Accept many pieces of evidence at once; one undo takes all of it back."""

    def make() -> tuple[list[Decision], Said]:
        events = edit_all(shop, "accept", pieces)
        return events, Said("accepted", f"{number(len(events), 'passage')} at once; u takes all of it back.", "+")

    carry_out(shop, make)


# -- articles -----------------------------------------------------------------------------------


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


def _evidence(row: Mapping[str, Any], kind: FindingKind) -> Evidence:
    return Pointed(row["file"], kind, row["id"], row["start"], row["end"], "", row["state"])
