"""Edits of articles whose outcome is known: each character remembers where it came from.

The articles are the samples, the findings those that people marked in them (tests/gold). An edit changes the text and
leaves with every character the offset that it had, so that for each finding it is known whether its passage is still
there, where, and what was changed in it. A copy of a passage remembers that it is one. Two edits of three aim at a
passage that was decided on.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from summit_tui.articles.reading import read_text
from summit_tui.model import FindingKind

ROOT = Path(__file__).parents[2]
_SENTENCE = re.compile(r"[^\s][^\n]*?(?:[.!?][”\"’']?(?=\s|$)|(?=\n|$))")
_WORD = re.compile(r"[^\W\d_]{5,}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred)\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
_NEGATION = re.compile(r"\b(?:not|no|never|without|cannot) ")
_MODAL = re.compile(r"\b(?:will|would|must|should|can|could|is|are|was|were|has|have) ")
_SLIPPERY = frozenset(
    ("without", "cannot", "never", "until", "unless", "except", "hardly", "thirty", "forty", "fifty", "sixty", "ninety")
)
"""Words in which a slip changes what is said."""


class Cell(NamedTuple):
    """A character, the offset where it stood (None: it is new), and that of which it is a copy."""

    char: str
    was: int | None = None
    copy_of: int | None = None


Cells = list[Cell]


class Marked(NamedTuple):
    """A finding as people marked it."""

    kind: FindingKind
    start: int
    end: int


class Luck(NamedTuple):
    """What an edit draws on: chance, the other articles, and the offsets of the passages that were decided on."""

    chance: random.Random
    others: list[Sample]
    aim: frozenset[int]

    def pick(self, cells: Cells, spans: list[tuple[int, int]]) -> tuple[int, int]:
        """Choose one of these stretches, two times of three one that touches a decided passage."""
        aimed = [(a, b) for a, b in spans if any(cell.was in self.aim for cell in cells[a:b])]
        return self.chance.choice(aimed if aimed and self.chance.random() < 2 / 3 else spans)


class Sample(NamedTuple):
    """An article with its findings, in the order of an extraction."""

    file: str
    text: str
    findings: tuple[Marked, ...]


def samples() -> list[Sample]:
    """Give the sample articles with the findings that people marked in them."""
    found = []
    for path in sorted((ROOT / "tests" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        marked = [
            Marked(kind, one["start"], one["end"])  # type: ignore[arg-type] # one of the three kinds
            for kind, table in (("demand", "demands"), ("quote", "quotes"), ("question", "questions"))
            for one in sorted(gold[table], key=lambda one: (one["start"], one["end"]))
        ]
        found.append(Sample(gold["file"], read_text(ROOT / "seeds" / gold["file"]), tuple(marked)))
    return found


def cells_of(text: str) -> Cells:
    return [Cell(char, offset) for offset, char in enumerate(text)]


def text_of(cells: Cells) -> str:
    return "".join(cell.char for cell in cells)


def new(text: str) -> Cells:
    return [Cell(char) for char in text]


def sentences(text: str) -> list[tuple[int, int]]:
    """Give where the sentences (or lines) of a text lie."""
    return [match.span() for match in _SENTENCE.finditer(text)]


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Give the paragraphs with the blank line after them."""
    return [match.span() for match in re.finditer(r"[^\n](?:.|\n(?!\n))*\n*", text)]


def _put(cells: Cells, start: int, end: int, by: str) -> Cells:
    return cells[:start] + new(by) + cells[end:]


def typos(cells: Cells, luck: Luck) -> Cells:
    """Slips of the keyboard in one to four words: two letters exchanged, one doubled or left out."""
    chance = luck.chance
    for _ in range(chance.randint(1, 4)):
        words = [m.span() for m in _WORD.finditer(text_of(cells)) if m[0].islower() and m[0] not in _SLIPPERY]
        start, end = luck.pick(cells, words)
        place = chance.randrange(start + 1, end - 2)
        two = cells[place : place + 2]
        if two[0].char != two[1].char:
            slips = (two[::-1], [two[0], Cell(two[0].char), two[1]], two[1:])
            cells = cells[:place] + chance.choice(slips) + cells[place + 2 :]
    return cells


def paragraph_inserted(cells: Cells, luck: Luck) -> Cells:
    other = luck.chance.choice(luck.others).text
    start, end = luck.chance.choice(_paragraphs(other))
    at, _ = luck.pick(cells, _paragraphs(text_of(cells)))
    return cells[:at] + new(other[start:end].rstrip("\n") + "\n\n") + cells[at:]


def paragraph_deleted(cells: Cells, luck: Luck) -> Cells:
    start, end = luck.pick(cells, _paragraphs(text_of(cells)))
    return cells[:start] + cells[end:]


def paragraph_moved(cells: Cells, luck: Luck) -> Cells:
    start, end = luck.pick(cells, _paragraphs(text_of(cells)))
    moved, rest = cells[start:end], cells[:start] + cells[end:]
    at, _ = luck.chance.choice(_paragraphs(text_of(rest)))
    return rest[:at] + moved + rest[at:]


def sentences_swapped(cells: Cells, luck: Luck) -> Cells:
    spans = sentences(text_of(cells))
    first = luck.pick(cells, spans)
    (a, b), (c, d) = sorted([first, luck.chance.choice([one for one in spans if one != first])])
    return cells[:a] + cells[c:d] + cells[b:c] + cells[a:b] + cells[d:]


def phrase_repeated(cells: Cells, luck: Luck) -> Cells:
    """A sentence stands a second time, before or after: as a pull quote, or in another paragraph."""
    start, end = luck.pick(cells, sentences(text_of(cells)))
    copy = [Cell(cell.char, None, cell.was) for cell in cells[start:end]]
    at, _ = luck.chance.choice(_paragraphs(text_of(cells)))
    return cells[:at] + copy + new(luck.chance.choice(["\n\n", " "])) + cells[at:]


def number_changed(cells: Cells, luck: Luck) -> Cells:
    return _replaced(cells, luck, _NUMBER, ("7", "31", "eleven"))


def name_changed(cells: Cells, luck: Luck) -> Cells:
    return _replaced(cells, luck, _NAME, ("Verden", "Okafor", "Lind"))


def negation_changed(cells: Cells, luck: Luck) -> Cells:
    """A negation goes, or comes after an auxiliary verb."""
    text = text_of(cells)
    if (there := [m.span() for m in _NEGATION.finditer(text)]) and luck.chance.random() < 0.5:
        start, end = luck.pick(cells, there)
        return cells[:start] + cells[end:]
    _, end = luck.pick(cells, [m.span() for m in _MODAL.finditer(text)])
    return cells[:end] + new("not ") + cells[end:]


def rewritten(cells: Cells, luck: Luck) -> Cells:
    """Three sentences of four give way to those of another article."""
    other = luck.chance.choice(luck.others).text
    pool = [other[start:end] for start, end in sentences(other)]
    for start, end in reversed(sentences(text_of(cells))):
        if luck.chance.random() < 0.75:
            cells = _put(cells, start, end, luck.chance.choice(pool))
    return cells


def _replaced(cells: Cells, luck: Luck, what: re.Pattern[str], by: tuple[str, ...]) -> Cells:
    text = text_of(cells)
    spans = [match.span() for match in what.finditer(text)]
    if not spans:
        return cells
    start, end = luck.pick(cells, spans)
    return _put(cells, start, end, luck.chance.choice([one for one in by if one != text[start:end]]))


Edit = Callable[[Cells, Luck], Cells]
EDITS: tuple[Edit, ...] = (
    typos, paragraph_inserted, paragraph_deleted, paragraph_moved, sentences_swapped, phrase_repeated, number_changed,
    name_changed, negation_changed, rewritten,
)  # fmt: skip
WEIGHTY = frozenset({number_changed, name_changed, negation_changed})
"""Edits after which a passage that they touch may not count as decided."""
MOVING = (paragraph_inserted, paragraph_deleted, paragraph_moved, phrase_repeated)
"""Edits that may come on top of another one."""
