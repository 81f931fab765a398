"""Decisions that the present text has no finding for: they are kept, and shown with their words.

A passage that a newer extractor makes nothing of is still in its article (*unfound*): it goes on standing in the lists,
as the finding it was when it was decided on. One that an edit took away (*orphan*), that may be any of several places
(*ambiguous*), or whose article is gone (*removed*) has no place in a text any more; it stands in a list of its own.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Literal, get_args

import msgspec

from summit_tui.model import Decision, Demand, Extraction, Finding, FindingKind, Footing, Question, Quote, Stance
from summit_tui.review.decisions import Binding, Review, Standing, State, Values

Reason = Literal["orphan", "ambiguous", "unfound", "removed"]

WHY: dict[Reason, str] = {
    "orphan": "its words are not in the article any more",
    "ambiguous": "its words may be any of several places",
    "unfound": "the machine no longer makes a finding of its words",
    "removed": "its article is not in the folder any more",
}
KEPT = "kept by your decision: the machine no longer finds it"
"""What stands as the mechanism (`why`) of a finding that is there only because it was decided on."""
ADDED = "added by an analyst: the machine did not find it"
"""What stands there of a finding that an analyst added."""

SAID: dict[FindingKind, tuple[str, ...]] = {
    "quote": ("speaker", "type", "extent"),
    "demand": ("holder", "voiced_by", "stance", "issue", "summary", "target", "said_at", "footing"),
    "question": ("summary",),
}
"""What an event keeps of what the machine said, so that the finding can be shown without the machine."""


class Lost(msgspec.Struct, frozen=True):
    """A decision without a finding. `start` and `end` say where its words lie, None where nowhere for certain.

    `was` is what was decided, `said` what the machine said of the passage then, with the analyst's corrections.
    `digest` is the hash of the text in which it was decided on (with kind and finding it names the decision).
    """

    article: str
    kind: FindingKind
    finding: str
    words: str
    was: Standing
    reason: Reason
    coder: str | None = None
    at: str | None = None
    note: str | None = None
    disputed: bool = False
    start: int | None = None
    end: int | None = None
    said: Values = {}
    digest: str = ""


def lost(review: Review, present: Container[str]) -> list[Lost]:
    """Give the decisions that have no finding, by article.

    Args:
        review: as `reattach.rebind` left it.
        present: the names of the articles that are there.
    """
    found = []
    for article in review.articles:
        there = article in present
        for home, binding, state, event in review.decided(article):
            kind, finding, digest = home
            if kind == "article" or (there and (binding is None or binding.finding is not None)):
                continue
            lies = binding if there and binding is not None else Binding(None, "")
            words = event.anchor.exact if event.anchor is not None else ""
            found.append(
                Lost(
                    article, kind, finding, words, state.state, _reason(lies), state.coder, state.at, state.note,
                    state.disputed, lies.start, lies.end, _said(event, state), digest,
                )
            )  # fmt: skip
    return found


def _reason(binding: Binding) -> Reason:
    return next((one for one in get_args(Reason) if one == binding.how), "removed")


def _said(event: Decision, state: State) -> Values:
    """Give what the machine said when it was decided on, or the analyst who added it, as corrected since."""
    made = event.after if event.action == "add" else event.before
    return {**(made or {}), **(state.after or {})}


def said_of(kind: FindingKind, fields: Mapping[str, object]) -> Values | None:
    """Give what the machine said of a finding, as an event keeps it (`before`); None where it said nothing.

    Args:
        kind: of the finding.
        fields: of the finding, by their names in the model (a row of the ledger has them).
    """
    known = {name: fields.get(name) for name in SAID[kind]}
    return {name: value for name, value in known.items() if isinstance(value, str) and value} or None


def kept_in(review: Review, found: Extraction, text: str) -> Extraction:
    """Give an extraction with the findings that were decided on, stand in the text, and are not among its own.

    Args:
        review: as `reattach.rebind` left it for this extraction.
        found: what the extractor gives.
        text: the article's stored text.
    """
    own = {(kind, one.id) for kind, of in _findings(found) for one in of}
    back: dict[FindingKind, list[Finding]] = {"quote": [], "demand": [], "question": []}
    made = {(event.kind, event.finding) for event in review.added().get(found.file, ())}
    for home, binding, state, event in review.decided(found.file):
        kind, finding, _ = home
        if binding is None or binding.how != "unfound" or binding.start is None or binding.end is None:
            continue
        if kind != "article" and state.state != "undecided" and (kind, finding) not in own:
            span = (binding.start, binding.end)
            one = _finding(kind, finding, text, span, _said(event, State()))
            back[kind].append(msgspec.structs.replace(one, why=ADDED) if (kind, finding) in made else one)
            own.add((kind, finding))
    if not any(back.values()):
        return found
    return msgspec.structs.replace(
        found,
        quotes=_in_text(found.quotes, back["quote"]),
        demands=_in_text(found.demands, back["demand"]),
        questions=_in_text(found.questions, back["question"]),
    )


def _findings(found: Extraction) -> tuple[tuple[FindingKind, tuple[Finding, ...]], ...]:
    return ("quote", found.quotes), ("demand", found.demands), ("question", found.questions)


def _in_text(own: tuple[Finding, ...], back: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted([*own, *back], key=lambda one: (one.start, one.end))) if back else own


def _finding(kind: FindingKind, finding: str, text: str, span: tuple[int, int], said: Values) -> Finding:
    """Make the finding that a decision was about, as far as its event says."""
    start, end = span
    words = text[start:end]
    of = {name: str(value) for name, value in said.items() if value is not None}
    if kind == "quote":
        of_type: Literal["direct", "indirect"] = "indirect" if of.get("type") == "indirect" else "direct"
        return Quote(finding, start, end, words, of_type, speaker=of.get("speaker"), confidence=1.0, why=KEPT)
    if kind == "question":
        return Question(finding, start, end, words, "asked", of.get("summary", words), confidence=1.0, why=KEPT)
    stance: Stance = next((one for one in get_args(Stance) if one == of.get("stance")), "demand")
    footing: Footing = next((one for one in get_args(Footing) if one == of.get("footing")), "reporter")
    return Demand(
        finding, start, end, words, of.get("holder", ""), of.get("voiced_by"), stance, of.get("issue", "other"),
        of.get("summary", words), of.get("target"), said_at=of.get("said_at"), footing=footing,
        confidence=1.0, why=KEPT,
    )  # fmt: skip
