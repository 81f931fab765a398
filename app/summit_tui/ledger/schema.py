"""The frames of the ledger: one explicit polars schema a table, and how an Extraction becomes rows.

Every row of a finding carries (file, id), which names it within its kind. A row also carries what is
costly to make and never changes while its article stands: the words on one line, their comparison key and
the *spec* of the actor that speaks (see `spec_of`), so that a later change costs joins and no text work.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import polars as pl

from summit_tui.folding import unaccented
from summit_tui.model import Actor, Demand, Extraction, Question, Quote

TEXT = pl.String
SPAN = pl.Int32

ARTICLES: dict[str, Any] = {
    "file": TEXT, "digest": TEXT, "title": TEXT, "outlet": TEXT, "author": TEXT, "published": TEXT,
    "language": TEXT, "note": TEXT, "order": SPAN, "gone": pl.Boolean,
}  # fmt: skip
ACTORS: dict[str, Any] = {
    "file": TEXT, "id": TEXT, "name": TEXT, "kind": TEXT, "party": TEXT, "aliases": pl.List(pl.String), "spec": TEXT,
}  # fmt: skip
_FINDING: dict[str, Any] = {"file": TEXT, "id": TEXT, "start": SPAN, "end": SPAN, "text": TEXT}
_HOW: dict[str, Any] = {"confidence": pl.Float64, "why": TEXT}
QUOTES: dict[str, Any] = {
    **_FINDING, "type": TEXT, "extent": TEXT, "speaker": TEXT, "spec": TEXT, "line": TEXT,
    "words": TEXT, **_HOW,
}  # fmt: skip
DEMANDS: dict[str, Any] = {
    **_FINDING, "holder": TEXT, "holder_spec": TEXT, "voiced_by": TEXT, "spec": TEXT, "stance": TEXT, "issue": TEXT,
    "summary": TEXT, "target": TEXT, "said_at": TEXT, "footing": TEXT, "position": TEXT,
    "changed": pl.Boolean, "instead_of": TEXT, **_HOW,
}  # fmt: skip
QUESTIONS: dict[str, Any] = {
    **_FINDING, "kind": TEXT, "summary": TEXT, "about": pl.List(pl.String), "about_specs": pl.List(pl.String),
    "words": TEXT, **_HOW,
}  # fmt: skip
DECISIONS: dict[str, Any] = {"file": TEXT, "kind": TEXT, "id": TEXT, "state": TEXT, "disputed": pl.Boolean}
TABLES: dict[str, dict[str, Any]] = {
    "articles": ARTICLES, "actors": ACTORS, "quotes": QUOTES, "demands": DEMANDS, "questions": QUESTIONS,
}  # fmt: skip
KINDS = {"demand": "demands", "quote": "quotes", "question": "questions"}
"""The table of each kind of finding."""
STATES = ("undecided", "accepted", "edited", "rejected")

PARTY_SPEC = "party"
PHRASE_SPEC = "phrase"
_SPACE = re.compile(r"\s+")
_NO_WORD = re.compile(r"[\W_]+")


def one_line(text: str) -> str:
    """Give text with each run of white space made one blank (raw otherwise; the desk shows it through `plain`)."""
    return _SPACE.sub(" ", text).strip()


def words_key(text: str) -> str:
    """Give the key by which two wordings are the same: letters and figures, case, accents and marks dropped."""
    return _NO_WORD.sub(" ", unaccented(text).casefold()).strip()


def spec_of(name: str, kind: str, party: str | None = None) -> str:
    """Give the spec of an actor as one article has it: kind, name and party in one string.

    Alike actors of many articles share a spec, so the ledger settles specs (a few thousand), not rows.
    """
    return f"{kind}\x1f{name}\x1f{party or ''}"


def empty() -> dict[str, pl.DataFrame]:
    """Give the tables without rows."""
    return {name: pl.DataFrame(schema=schema) for name, schema in TABLES.items()}


class _Cast:
    """The actors of one article by every name that it gives them."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.specs: dict[str, str] = {}
        self.parties: set[str] = set()
        actors = tuple(actors)
        for actor in actors:
            self.specs.setdefault(actor.name, spec_of(actor.name, actor.kind, actor.party))
            if actor.party:
                self.parties.add(actor.party)
        for actor in actors:
            for alias in actor.aliases:
                self.specs.setdefault(alias, self.specs[actor.name])

    def spec(self, name: str | None) -> str | None:
        if name is None:
            return None
        return self.specs.get(name) or spec_of(name, PHRASE_SPEC)

    def holder(self, name: str) -> str:
        return spec_of(name, PARTY_SPEC) if name in self.parties else self.spec(name) or ""


def _quote(file: str, quote: Quote, cast: _Cast) -> tuple[Any, ...]:
    return (file, quote.id, quote.start, quote.end, quote.text, quote.type, quote.extent, quote.speaker,
            cast.spec(quote.speaker), one_line(quote.text), words_key(quote.text),
            quote.confidence, quote.why)  # fmt: skip


def _demand(file: str, demand: Demand, cast: _Cast) -> tuple[Any, ...]:
    return (file, demand.id, demand.start, demand.end, demand.text, demand.holder, cast.holder(demand.holder),
            demand.voiced_by, cast.spec(demand.voiced_by), demand.stance, demand.issue, one_line(demand.summary),
            demand.target,
            demand.said_at, demand.footing, demand.position, demand.changed, demand.instead_of,
            demand.confidence, demand.why)  # fmt: skip


def _question(file: str, question: Question, cast: _Cast) -> tuple[Any, ...]:
    return (file, question.id, question.start, question.end, question.text, question.kind, one_line(question.summary),
            list(question.about), [cast.spec(name) for name in question.about], words_key(question.summary),
            question.confidence, question.why)  # fmt: skip


def _actor(file: str, actor: Actor, _: _Cast) -> tuple[Any, ...]:
    return (file, actor.id, actor.name, actor.kind, actor.party, list(actor.aliases),
            spec_of(actor.name, actor.kind, actor.party))  # fmt: skip


_MAKERS: Mapping[str, Callable[[str, Any, _Cast], tuple[Any, ...]]] = {
    "actors": _actor, "quotes": _quote, "demands": _demand, "questions": _question,
}  # fmt: skip


def rows_of(extractions: Iterable[Extraction]) -> dict[str, pl.DataFrame]:
    """Give the rows of some articles, a frame a table.

    Args:
        extractions: what was found in each article; every file at most once.
    """
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in TABLES}
    for found in extractions:
        meta = found.metadata
        rows["articles"].append((found.file, found.digest, meta.title, meta.outlet, meta.author, meta.published,
                                 found.language, found.note, 0, False))  # fmt: skip
        cast = _Cast(found.actors)
        for table, make in _MAKERS.items():
            rows[table].extend([make(found.file, item, cast) for item in getattr(found, table)])
    return {name: pl.DataFrame(rows[name], schema=schema, orient="row") for name, schema in TABLES.items()}


def decisions_of(rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Give the frame of decisions from plain rows (`file` or `article`, `kind`, `finding`, `state`, `disputed`)."""
    plain = [
        (row.get("file") or row.get("article"), row["kind"], row["finding"], row["state"], bool(row.get("disputed")))
        for row in rows
    ]
    return pl.DataFrame(plain, schema=DECISIONS, orient="row").unique(["file", "kind", "id"], keep="last")
