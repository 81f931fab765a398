"""What the dialogs of editing need to know: of a finding, a selection, a party, the rows shown. Pure queries.

They run on the clerk's thread and are answered by `messages.CardReady`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
import polars as pl

from summit_tui.desk.parts.fields import FIELDS
from summit_tui.desk.parts.trail import Pointed
from summit_tui.ledger import views
from summit_tui.ledger.answers import answers
from summit_tui.ledger.gather import OBSERVERS
from summit_tui.model import FindingKind
from summit_tui.review.stands import Name

if TYPE_CHECKING:
    from summit_tui.desk.office.workshop import Workshop
    from summit_tui.desk.parts.trail import Evidence

_FRAMES = {"demand": "demands", "quote": "quotes", "question": "questions"}
_KINDS: dict[str, FindingKind] = {"demands": "demand", "quotes": "quote", "questions": "question"}
_MOST = 12
"""Proposed answers that are shown."""
Texts = dict[str, str]


class Names(msgspec.Struct, frozen=True):
    """The names that there are: actors with their side ("" for observers), sides, and issues with their positions."""

    actors: tuple[tuple[str, str], ...] = ()
    sides: tuple[str, ...] = ()
    issues: tuple[tuple[str, int], ...] = ()


class ArticleCard(msgspec.Struct, frozen=True):
    """What is known of an article; `told` are the fields that an analyst corrected."""

    file: str
    values: Texts
    told: tuple[str, ...] = ()


class Answer(msgspec.Struct, frozen=True):
    """A passage that may answer a question, with what is shown of it."""

    piece: Evidence
    words: str
    source: str


class Asked(msgspec.Struct, frozen=True):
    """An open question, to be answered by a selection or a finding."""

    piece: Evidence
    words: str


class FindingCard(msgspec.Struct, frozen=True):
    """A finding: its words, fields as they are and as the machine has them, note, and what it stands with.

    `row` is all evidence of its position; `answers` are passages that may answer a question, `state` says whether a
    question is open, answered or moot; `questions` are those that a quote or demand may answer; `stands_for` the
    issues that were merged into its own.
    """

    piece: Evidence
    words: str
    values: Texts
    machine: Texts
    article: ArticleCard
    names: Names
    note: str = ""
    row: tuple[Evidence, ...] = ()
    answers: tuple[Answer, ...] = ()
    state: str = ""
    questions: tuple[Asked, ...] = ()
    stands_for: tuple[str, ...] = ()


class SelectionCard(msgspec.Struct, frozen=True):
    """A selection in an article, the finding in hand there, and the questions that it may answer."""

    file: str
    span: tuple[int, int]
    words: str
    names: Names
    finding: Evidence | None = None
    finding_words: str = ""
    questions: tuple[Asked, ...] = ()
    side: str = ""
    """The side that speaks in the sentence, as far as the finding in hand tells."""


class PartyCard(msgspec.Struct, frozen=True):
    """A side or a person: `marked` are the names to be merged into it, `stands_for` those that were merged before."""

    level: str
    name: str
    side: str
    names: Names
    marked: tuple[str, ...] = ()
    stands_for: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()


class RowsCard(msgspec.Struct, frozen=True):
    """The undecided evidence of the rows that a list shows."""

    pane: str
    rows: int
    pieces: tuple[Evidence, ...]


Card = FindingCard | SelectionCard | PartyCard | RowsCard | ArticleCard


def names(shop: Workshop) -> Names:
    """Give all names that there are, those with most positions first."""
    derived = shop.ledger.derived

    def make() -> Names:
        people = views.parties(shop.ledger).filter(pl.col("level") == "person")
        actors = [(name, side or "") for name, side in people.select("name", "side").iter_rows()]
        known = {name for name, _ in actors}
        rest = derived.people.unique("person", keep="first", maintain_order=True).filter("named")
        silent = rest.select("person_name", "person_party").iter_rows()
        actors += [(name, side or "") for name, side in silent if name not in known]
        sides = views.parties(shop.ledger).filter(pl.col("level") == "side")["name"].to_list()
        counts = derived.demands.group_by("issue").agg(pl.col("position").n_unique().alias("count"))
        issues = counts.sort("count", "issue", descending=[True, False])
        return Names(tuple(actors), tuple(sides), tuple(issues.iter_rows()))

    return derived.once("names for dialogs", make)


def finding(shop: Workshop, piece: Evidence) -> FindingCard | None:
    """Give the card of a finding; None where it is gone."""
    derived = shop.ledger.derived
    frame: pl.DataFrame = getattr(derived, _FRAMES[piece.kind])
    here = frame.filter(pl.col("file") == piece.file, pl.col("id") == piece.id)
    machine = shop.ledger.row_of(piece.kind, piece.file, piece.id)
    text = shop.texts.get(piece.file)
    if not here.height or not machine or text is None:
        return None
    now = here.row(0, named=True)
    state = shop.decisions.review.state_of(piece.file, piece.kind, piece.id)
    own = Pointed(piece.file, piece.kind, piece.id, now["start"], now["end"], piece.label, now["state"])
    row: Sequence[Evidence] = (own,)
    if piece.kind == "demand":
        row = views.evidence(shop.ledger, "demand", now["position"])
    return FindingCard(
        own,
        text.text[now["start"] : now["end"]],
        _shown(now, piece.kind),
        _shown(machine, piece.kind),
        article(shop, piece.file),
        names(shop),
        note=state.note or "",
        row=tuple(row),
        answers=_answers(shop, piece) if piece.kind == "question" else (),
        state=_state_of(state.after or {}) if piece.kind == "question" else "",
        questions=_questions(shop) if piece.kind != "question" else (),
        stands_for=merged_into(shop, "issue", str(now.get("issue", ""))) if piece.kind == "demand" else (),
    )


def _questions(shop: Workshop) -> tuple[Asked, ...]:
    """Give the questions that are open."""
    rows = views.questions(shop.ledger).filter(pl.col("state") == "open").select("file", "id", "summary")
    return tuple(Asked(Pointed(file, "question", one, 0, 0), summary) for file, one, summary in rows.iter_rows())


def _shown(row: dict[str, Any], kind: FindingKind) -> Texts:
    return {field.name: str(row[field.name] or "") for field in FIELDS[kind]}


def _state_of(after: dict[str, Any]) -> str:
    if after.get("answer_id") or after.get("answer"):
        return "answered"
    return "moot" if after.get("moot") else "open"


def _answers(shop: Workshop, piece: Evidence) -> tuple[Answer, ...]:
    found = []
    for one in answers(shop.ledger, piece.file, piece.id)[:_MOST]:
        about = views.article(shop.ledger, one.file) or {}
        found.append(Answer(one, one.text or one.summary, str(about.get("outlet") or one.file)))
    return tuple(found)


def article(shop: Workshop, file: str) -> ArticleCard:
    """Give what is known of an article."""
    about = views.article(shop.ledger, file) or {}
    told = shop.decisions.review.corrected().get(file, {})
    return ArticleCard(file, {one.name: str(about.get(one.name) or "") for one in FIELDS["article"]}, tuple(told))


def merged_into(shop: Workshop, what: Name, name: str) -> tuple[str, ...]:
    """Give the names that the analyst merged into one."""
    return tuple(one for one, into in shop.decisions.review.merged(what).items() if into == name and one != name)


def selection(shop: Workshop, file: str, span: tuple[int, int], piece: Evidence | None) -> SelectionCard | None:
    """Give the card of a selection; None where its article is gone.

    Args:
        shop: the workshop.
        file: the article.
        span: the selection, in code points.
        piece: the finding in hand, if it is one of this article or a question.
    """
    text = shop.articles.get(file)
    if text is None:
        return None
    asked = list(_questions(shop))
    side, words = "", ""
    if piece is not None and (known := finding(shop, piece)) is not None:
        words = known.words
        side = known.values.get("holder", "")
        if piece.kind == "question":
            asked = [one for one in asked if one.piece.id != piece.id or one.piece.file != piece.file]
            asked.insert(0, Asked(known.piece, known.values["summary"]))
    return SelectionCard(
        file, span, text.text[slice(*span)], names(shop), piece if words else None, words, tuple(asked), side
    )


def party(shop: Workshop, level: str, key: str, marked: Iterable[str]) -> PartyCard | None:
    """Give the card of a row of Parties; None where it is gone.

    Args:
        shop: the workshop.
        level: "side" or "person".
        key: the row's.
        marked: rows that are marked (`level\\x1fkey`); those of the other level are left out.
    """
    rows = views.parties(shop.ledger, True)
    here = rows.filter(pl.col("level") == level, pl.col("key") == key)
    if not here.height:
        return None
    row = here.row(0, named=True)
    keys = [other for kind, _, other in (one.partition("\x1f") for one in marked) if kind == level and other != key]
    others = rows.filter(pl.col("level") == level, pl.col("key").is_in(keys))["name"].to_list()
    spec = shop.ledger.derived.people.filter(pl.col("person") == key)["spec"].to_list() if level == "person" else []
    spellings = tuple(dict.fromkeys(one.split("\x1f")[1] for one in spec))
    what: Name = "actor" if level == "person" else "side"
    side = row["side"] or ""
    return PartyCard(
        level, row["name"], "" if side == OBSERVERS else side, names(shop), tuple(others),
        merged_into(shop, what, row["name"]), spellings,
    )  # fmt: skip


def rows(shop: Workshop, pane: str, frame: pl.DataFrame) -> RowsCard:
    """Give the undecided evidence of all rows of a list, as the frame on screen has them."""
    items = frame.filter(pl.col("row") == "item") if "row" in frame.columns else frame
    derived = shop.ledger.derived
    if pane == "brings":
        here = items.filter(pl.col("state") == "undecided", pl.col("finding").is_not_null())
        named = here.select("file", "finding", "id", "start", "end").iter_rows()
        return RowsCard(pane, items.height, tuple(Pointed(*row) for row in named))
    kind = _KINDS[pane]
    if pane == "demands":
        found = derived.demands.filter(pl.col("position").is_in(items["position"].to_list()))
    else:
        whole: pl.DataFrame = getattr(derived, pane)
        same = whole.join(items.select("file", "id"), on=["file", "id"], how="semi")["same"].unique()
        found = whole.filter(pl.col("same").is_in(same.to_list()))
    found = found.filter(pl.col("state") == "undecided", ~pl.col("gone"))
    named = found.select("file", "id", "start", "end").iter_rows()
    return RowsCard(pane, items.height, tuple(Pointed(file, kind, *rest) for file, *rest in named))
