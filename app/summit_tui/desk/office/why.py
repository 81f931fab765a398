"""Why a finding stands on the desk: who, on whose word, by which cue and rule, how sure, and who decided it.

`explain` is pure; what it is given comes from the ledger, the extraction of the article and the journal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from summit_tui.ledger.gather import when_label
from summit_tui.model import Decision, Demand, Finding, FindingKind, Question, Quote

if TYPE_CHECKING:
    from summit_tui.ledger.evidence import Piece

_FOOTINGS = {
    "own": "own words", "relayed": "relayed by another side", "anonymous": "a source without a name",
    "reporter": "the article's own account",
}  # fmt: skip
_EXTENTS = {None: "", "full": "a whole sentence or more", "fragment": "a part of a sentence"}
_DONE = {
    "accept": "accepted", "reject": "rejected", "correct": "edited", "add": "added", "merge": "merged",
    "split": "split",
}  # fmt: skip
_SIGNS = {"accepted": "+", "edited": "~", "rejected": "×", "undecided": "•"}
_FIELDS = {"voiced_by": "voiced by", "said_at": "told of", "exact": "passage", "answer_file": "answered in"}
_UNSAID = frozenset(
    {"start", "end", "prefix", "suffix", "digest", "whole", "leads", "under", "answer_start", "answer_end",
     "answer_kind", "answer_id"}
)  # fmt: skip
"""Fields of a correction that only the program reads."""


class Line(msgspec.Struct, frozen=True):
    """One line of an explanation: what it tells of, its value, and what is to be said of that.

    `brief` says value and note in a few words, where there is little room.
    """

    label: str
    value: str
    note: str = ""
    brief: str = ""


class Why(msgspec.Struct, frozen=True):
    """The explanation of one finding. `shows` are the mention and the cue, `[start, end)` in the article."""

    file: str
    kind: FindingKind
    id: str
    title: str
    lines: tuple[Line, ...]
    shows: tuple[tuple[int, int], ...] = ()

    def as_text(self) -> str:
        """Give it as lines of text, to be copied."""
        wide = max(len(line.label) for line in self.lines)
        return "\n".join(f"{one.label.ljust(wide)}  {one.value}  {one.note}".rstrip() for one in self.lines)


def explain(
    piece: Piece,
    alike: Sequence[Piece],
    found: Finding | None,
    text: str,
    *,
    history: Iterable[tuple[Decision, bool]] = (),
    row: Mapping[str, object] | None = None,
) -> Why:
    """Explain one finding.

    Args:
        piece: it, as the ledger has it (with the analyst's corrections).
        alike: all pieces of its row, itself included.
        found: what the machine found; None where that is not at hand (an article that is gone, an analyst's finding).
        text: the stored text of its article; "" where it is not at hand.
        history: its events, oldest first, each with whether it stands.
        row: the row of the position in Demands, for who is against it and whether it changed; None for other kinds.
    """
    made = {"demand": _of_demand, "quote": _of_quote, "question": _of_question}[piece.kind]
    others = [one for one in alike if (one.file, one.id) != (piece.file, piece.id)]
    events = [event for event, stands in history if stands and event.action not in ("undo", "redo")]
    lines = [
        *made(piece, found, text),
        _rule(piece),
        _folded(piece, others),
        *_told_of_row(row or {}),
        Line("span", f"{piece.start}-{piece.end}", piece.file, f"{piece.start}-{piece.end}"),
        *_decided(piece, others, events, found),
    ]
    number = next((n for n, one in enumerate(alike, 1) if one not in others), 1)
    title = f"piece {number} of {len(alike)}" if len(alike) > 1 else ""
    return Why(piece.file, piece.kind, piece.id, title, tuple(lines), _shows(found))


def _cut(text: str, start: int | None, end: int | None) -> str:
    return " ".join(text[start:end].split()) if start is not None and end is not None else ""


def _chain(mention: str, *names: str | None) -> str:
    """Give how a mention became a name: “he” → Ada Moreau → The Union; what says nothing new is left out."""
    steps = [f"“{mention}”"] if mention else []
    last = mention
    for name in names:
        if name and name.casefold() != last.casefold():
            steps.append(name)
            last = name
    return " → ".join(steps)


def _of_demand(piece: Piece, found: Finding | None, text: str) -> list[Line]:
    one = found if isinstance(found, Demand) else None
    mention = _cut(text, one.holder_start, one.holder_end) if one else ""
    who = piece.speaker if one is not None and one.footing == "own" and mention else None
    cue = _cut(text, one.cue_start, one.cue_end) if one else ""
    chain = _chain(mention, who, one.holder if one else None, piece.party) if mention else "not named in the passage"
    voice = piece.speaker or ("a source without a name" if one and one.footing == "anonymous" else "the reporter")
    footing = _FOOTINGS[one.footing] if one and piece.speaker else ""
    lines = [
        Line("holder", piece.party, chain if one else "", chain if mention else piece.party),
        Line("voiced by", voice, footing),
        Line("stance", piece.stance, f"cue “{cue}”" if cue else ""),
        Line("issue", piece.issue, f"asked of {one.target}" if one and one.target else ""),
    ]
    if one and one.said_at:
        lines.append(Line("told of", when_label(one.said_at), "a day that the passage names"))
    return lines


def _of_quote(piece: Piece, found: Finding | None, text: str) -> list[Line]:
    one = found if isinstance(found, Quote) else None
    mention = _cut(text, one.speaker_start, one.speaker_end) if one else ""
    cue = _cut(text, one.cue_start, one.cue_end) if one else ""
    kind = _EXTENTS[one.extent if one else None]
    party = piece.party if piece.party != "Observers" else None
    name, chain = piece.speaker or "nobody named", _chain(mention, piece.speaker, party)
    return [
        Line("speaker", name, chain, chain if mention else name),
        Line("words", "in quotation marks" if one and one.type == "direct" else "reported", kind),
        *([Line("cue", f"“{cue}”")] if cue else []),
    ]


def _of_question(piece: Piece, found: Finding | None, text: str) -> list[Line]:
    one = found if isinstance(found, Question) else None
    return [Line("kind", piece.label, ""), Line("about", ", ".join(one.about) if one and one.about else "nobody named")]


def _rule(piece: Piece) -> Line:
    if not piece.why:
        return Line("rule", "by hand")
    sure = f"{piece.confidence:.2f}"
    return Line("rule", piece.why, f"confidence {sure}", f"{piece.why}, {sure}")


def _told_of_row(row: Mapping[str, object]) -> list[Line]:
    flags = {"Δ": "changed over time", "≠": "sources disagree"}
    lines = []
    if row.get("flag"):
        lines.append(Line("flag", f"{row['flag']} {flags.get(str(row['flag']), '')}"))
    if row.get("against"):
        lines.append(Line("against", f"↔ {row['against']}", "they want what it rules out"))
    return lines


def _folded(piece: Piece, others: Sequence[Piece]) -> Line:
    if not others:
        return Line("folded with", "nothing", "no other passage says it", "nothing")
    articles = len({one.file for one in others} - {piece.file})
    where = f"in {articles} other article{'s' if articles != 1 else ''}" if articles else "in this article"
    said = "same holder, stance and issue" if piece.kind == "demand" else "the same words"
    count = f"{len(others)} piece{'s' if len(others) != 1 else ''}"
    return Line("folded with", count, f"{said}, {where}", f"{count} {where}")


def _decided(piece: Piece, others: Sequence[Piece], events: list[Decision], found: Finding | None) -> list[Line]:
    sign = _SIGNS.get(piece.state, "•")
    made = [event for event in events if event.action != "note"]
    who = f"{made[-1].coder}, {when_label(made[-1].at[:10])}" if made else ""
    done = sum(one.state in ("accepted", "edited") for one in others)
    rest = f"+ {done} of the others" if done else ""
    value = f"{sign} not yet" if piece.state == "undecided" else f"{sign} {piece.state}"
    lines = [Line("decided", value, "; ".join(part for part in (who, rest) if part))]
    if piece.disputed:
        stands = {event.coder: _DONE.get(event.action, event.action) for event in made}
        lines.append(Line("disputed", "! coders differ", ", ".join(f"{name}: {did}" for name, did in stands.items())))
    for field, value in _corrected(made).items():
        was = getattr(found, field, None) if found is not None else None
        lines.append(Line(_FIELDS.get(field, field), f"~ {value}", f"the machine said {was}" if was else ""))
    notes = [event for event in events if event.note is not None]
    if notes and notes[-1].note:
        lines.append(Line("note", notes[-1].note or "", notes[-1].coder))
    return lines


def _corrected(events: Iterable[Decision]) -> dict[str, str]:
    """Give the fields that the analyst changed, as they stand."""
    fields: dict[str, str] = {}
    for event in events:
        if event.action == "reject":
            fields = {}
        after = event.after or {} if event.action != "add" else {}
        told = {name: value for name, value in after.items() if name not in _UNSAID}
        fields |= {name: "none" if value is None else str(value) for name, value in told.items()}
    if "position" in fields:
        fields["position"] = "split off" if fields["position"].startswith("split-") else "folded with others"
    return fields


def _shows(found: Finding | None) -> tuple[tuple[int, int], ...]:
    """Give where the mention and the cue lie."""
    if isinstance(found, Quote):
        spans = [(found.speaker_start, found.speaker_end), (found.cue_start, found.cue_end)]
    elif isinstance(found, Demand):
        spans = [(found.holder_start, found.holder_end), (found.cue_start, found.cue_end)]
    else:
        spans = []
    return tuple((start, end) for start, end in spans if start is not None and end is not None)
