"""Transcripts and interviews: each turn is what the speaker before its colon says, with marks or without.

Example: "MAYOR DUARTE: We are done." / "Q: When?" / "A: Tonight."
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summit_tui.extraction.cast import Cast
from summit_tui.extraction.drafts import QuoteDraft

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph

_LABEL = re.compile(
    r"^\s*(?P<name>[A-Z][A-Z.'’\- ]{1,40}|Q|A|(?:(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep)\. )?[A-Z][\w.'’-]+"
    r"(?: [A-Z][\w.'’-]+){0,3})"
    r"\s*(?:\([^)]{1,40}\)\s*)?:\s+(?=\S)"
)
_TURNS = 3
"""A transcript has at least so many turns with a label."""
_ASKING = frozenset({"Q", "QUESTION", "REPORTER", "JOURNALIST", "INTERVIEWER", "Question", "Reporter", "Interviewer"})
"""Labels of whoever asks, which name nobody."""
_ANSWERING = frozenset({"A", "ANSWER", "Answer"})


@dataclass(frozen=True)
class Turn:
    """A paragraph of a transcript: how long its label is, and whose it is."""

    length: int
    label: str


def turns_of(paragraphs: list[Paragraph]) -> dict[int, Turn]:
    """Give the paragraphs that are turns of a transcript, by number; none where the text is no transcript."""
    labelled: dict[int, Turn] = {}
    for number, paragraph in enumerate(paragraphs):
        found = _LABEL.match(paragraph.text)
        if found:
            labelled[number] = Turn(found.end(), found["name"].strip())
    counts = Counter(turn.label for turn in labelled.values())
    repeated = [number for number, turn in labelled.items() if counts[turn.label] >= 2]
    if len(labelled) < _TURNS or len(repeated) < 2 or len(labelled) * 4 < len(paragraphs):
        return {}
    turns = {number: turn for number, turn in labelled.items() if counts[turn.label] >= 2 or turn.label.isupper()}
    return _with_later_paragraphs(paragraphs, turns)


def _with_later_paragraphs(paragraphs: list[Paragraph], turns: dict[int, Turn]) -> dict[int, Turn]:
    """A turn of several paragraphs goes on until the next label."""
    current: str | None = None
    for number, paragraph in enumerate(paragraphs):
        if number in turns:
            current = turns[number].label
        elif (
            current is not None
            and paragraph.kind == "body"
            and not paragraph.text.startswith(("(", "["))
            and number - 1 in turns
            and number + 1 in turns
        ):
            turns[number] = Turn(0, current)
    return turns


def answerer(paragraphs: list[Paragraph], turns: dict[int, Turn], cast: Cast) -> int | None:
    """Give who answers where turns say only "Q" and "A": the person that headline, lead and questions name most."""
    if not any(turn.label in _ANSWERING for turn in turns.values()):
        return None
    counts: Counter[int] = Counter()
    for number, paragraph in enumerate(paragraphs):
        if number in turns and turns[number].label not in _ASKING:
            continue
        for mention in cast.mentions:
            if paragraph.start <= mention.start < paragraph.end and cast.actors[mention.actor].kind == "person":
                counts[mention.actor] += 1
    return min(counts, key=lambda actor: (-counts[actor], actor)) if counts else None


def turn_quote(paragraph: Paragraph, turn: Turn, cast: Cast, answers: int | None) -> QuoteDraft:
    """Give the words of one turn as a direct, full quote without the label."""
    start = paragraph.start + turn.length
    end = paragraph.start + len(paragraph.text.rstrip())
    actor = answers if turn.label in _ANSWERING else None if turn.label in _ASKING else _labelled(turn.label, cast)
    nobody = turn.label in _ASKING or (turn.label in _ANSWERING and actor is None)
    name = cast.name(actor) if actor is not None else None if nobody else turn.label
    at = paragraph.start + paragraph.text.find(turn.label) if turn.length else None
    return QuoteDraft(
        start=start, end=max(end, start), type="direct", extent="full", speaker=name,
        speaker_start=at, speaker_end=at + len(turn.label) if at is not None else None,
        confidence=0.85, why="transcript", actor=actor,
    )  # fmt: skip


def _labelled(label: str, cast: Cast) -> int | None:
    """Give the actor that a label names: by its words, or a person by the last of them ("MAYOR DUARTE")."""
    actor = cast.named(label) if len(label) > 1 else None
    if actor is not None:
        return actor
    last = label.lower().split()[-1]
    return next(
        (i for i, a in enumerate(cast.actors) if a.kind == "person" and a.name.lower().split()[-1] == last), None
    )
