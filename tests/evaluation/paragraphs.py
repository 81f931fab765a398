"""Short invented news on many kinds of negotiation, annotated by hand (tests/gold/paragraphs/*.toml).

`learn` may be read while rules are made; of `aside` only the figures are looked at.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "gold" / "paragraphs"


@dataclass(frozen=True)
class Piece:
    """A paragraph with its annotation in the form of a gold file."""

    name: str
    text: str
    gold: dict[str, Any]


def read_paragraphs(which: str) -> list[Piece]:
    """Give the paragraphs of one file.

    Args:
        which: "learn" or "aside".

    Raises:
        ValueError: words of an annotation do not stand in their paragraph.
    """
    rows = tomllib.loads((FOLDER / f"{which}.toml").read_text(encoding="utf-8"))["paragraph"]
    return [_piece(row) for row in rows]


def _piece(row: dict[str, Any]) -> Piece:
    text = row["text"].strip()

    def span(words: str) -> dict[str, Any]:
        at = text.find(words)
        if at < 0:
            raise ValueError(f"{row['about']}: no such words in the paragraph: {words}")
        return {"start": at, "end": at + len(words), "text": words}

    actors = [
        {"name": side, "kind": "organisation", "party": side, "aliases": names} for side, names in row["sides"].items()
    ]
    actors += [
        {"name": person, "kind": "person", "party": side, "aliases": [person.split()[-1]]}
        for person, side in row.get("people", {}).items()
    ]
    demands = [
        {**span(words), "holder": holder, "stance": stance, "voiced_by": voice or None, "issue": issue, "summary": ""}
        for words, holder, stance, voice, issue in row["demands"]
    ]
    questions = [{**span(words), "kind": kind, "summary": ""} for words, kind in row.get("questions", [])]
    gold = {"actors": actors, "quotes": [], "demands": demands, "questions": questions}
    return Piece(f"{row['about'].replace(' ', '-')}.txt", text, gold)
