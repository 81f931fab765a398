"""The passages behind a row of a list, in the order in which the readers show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import polars as pl

from summit_tui.ledger.ledger import Ledger
from summit_tui.ledger.lists import evidence_order
from summit_tui.model import FindingKind


class Piece(msgspec.Struct, frozen=True):
    """One passage that carries a finding: `[start, end)` in code points of the article `file`.

    `label` says whose word it is (Moreau, own words; via Hale; unnamed source; reporter). `origin` is the
    article whose story this one tells (itself, unless it is a near-copy); `gone` says its file was removed.
    """

    file: str
    kind: FindingKind
    id: str
    start: int
    end: int
    label: str
    state: str
    stance: str = ""
    issue: str = ""
    speaker: str = ""
    confidence: float = 0.0
    text: str = ""
    summary: str = ""
    why: str = ""
    when: str | None = None
    position: str = ""
    party: str = ""
    origin: str = ""
    gone: bool = False
    disputed: bool = False
    new: bool = False


_COMMON = {"file", "id", "start", "end", "state", "confidence", "text", "why", "origin", "gone", "disputed", "new"}


def _demand_label(row: Mapping[str, Any]) -> str:
    short = str(row["person_short"] or row["voiced_by"] or "")
    footing = row["footing"]
    if row["voiced_by"] is None:
        return "unnamed source" if footing == "anonymous" else "reporter"
    if footing == "anonymous" or not row["named"]:
        return "unnamed source"
    if footing == "relayed":
        return f"via {short}"
    if footing == "own":
        return f"{short}, own words"
    return short if row["person_party"] else f"{short}, analyst"


def _pieces(frame: pl.DataFrame, kind: FindingKind) -> list[Piece]:
    return pieces_of(frame.iter_rows(named=True), kind)


def pieces_of(rows: Iterable[Mapping[str, Any]], kind: FindingKind) -> list[Piece]:
    """Give rows of a frame of findings (see `derive`) as passages."""
    pieces = []
    for row in rows:
        common = {name: row[name] for name in _COMMON if row.get(name) is not None}
        if kind == "demand":
            pieces.append(
                Piece(kind=kind, label=_demand_label(row), stance=row["stance"], issue=row["issue"],
                      speaker=row["person_name"] or row["voiced_by"] or "", summary=row["summary"], when=row["day"],
                      position=row["position"], party=row["party"], **common)
            )  # fmt: skip
        elif kind == "quote":
            name = row["person_name"] or row["speaker"] or ""
            label = row["person_short"] or row["speaker"] or "no speaker named"
            if name:
                label += ", own words" if row["type"] == "direct" else ", reported"
            pieces.append(
                Piece(kind=kind, label=label, speaker=name,
                      when=row["day"], party=row["party"], **common)
            )  # fmt: skip
        else:
            pieces.append(Piece(kind=kind, label=row["kind"], summary=row["summary"], when=row["published"], **common))
    return pieces


def evidence(ledger: Ledger, kind: FindingKind, key: str, show_rejected: bool = False) -> list[Piece]:
    """Give the passages behind a row of a list.

    Args:
        ledger: the ledger.
        kind: "demand", "quote" or "question".
        key: for a demand the position's id; for the others `f"{file}\\x1f{id}"`.
        show_rejected: give rejected passages too (last).

    Returns:
        For a position: accepted, then in the side's own words, then confidence, then newest. For the others: the
        passage itself, then the same words in other articles. Empty where the key is not known (any more).
    """
    derived = ledger.derived
    if kind == "demand":
        found = derived.demands.filter(pl.col("position") == key)
        if not show_rejected:
            found = found.filter(pl.col("state") != "rejected")
        return _pieces(evidence_order(found), kind)
    frame = derived.quotes if kind == "quote" else derived.questions
    file, _, finding = key.partition("\x1f")
    here = (pl.col("file") == file) & (pl.col("id") == finding)
    first = frame.filter(here)
    if not first.height:
        return []
    alike = pl.col("same") == first["same"][0]
    if not show_rejected:
        alike &= pl.col("state") != "rejected"
    others = frame.filter(alike & ~here).sort("file", "start")
    return _pieces(pl.concat([first, others]), kind)


def other_source(pieces: Sequence[Piece], first: int) -> int | None:
    """Give the index of the piece to set against the first.

    Args:
        pieces: evidence in order.
        first: the index of the piece that is shown already.

    Returns:
        The first piece of another independent article (no near-copy), else another passage of the same article,
        else None.
    """
    if not 0 <= first < len(pieces):
        return None
    shown = pieces[first]
    for index, piece in enumerate(pieces):
        if (piece.origin or piece.file) != (shown.origin or shown.file):
            return index
    for index, piece in enumerate(pieces):
        if index != first and piece.file == shown.file and (piece.start, piece.end) != (shown.start, shown.end):
            return index
    return None


def findings(ledger: Ledger, file: str, show_rejected: bool = False) -> list[Piece]:
    """Give all findings of one article in the order of its text, for the marks of a reader."""
    derived = ledger.derived
    pieces: list[Piece] = []
    frames: tuple[tuple[FindingKind, pl.DataFrame], ...] = (
        ("demand", derived.demands), ("quote", derived.quotes), ("question", derived.questions))  # fmt: skip
    for kind, frame in frames:
        here = frame.filter(pl.col("file") == file)
        pieces.extend(_pieces(here if show_rejected else here.filter(pl.col("state") != "rejected"), kind))
    return sorted(pieces, key=lambda piece: (piece.start, piece.end, piece.kind, piece.id))
