"""What becomes of decisions under generated edits, judged by where each character came from.

    python -m tests.nightly.anchoring [--edits 5000] [--seed 1] [--decided 6]

Prints how many decisions met an edit, and of them: on a wrong passage; attached, of those whose sentence did not
change; flagged, of those whose number, name or negation changed. Half of the edits know the former text (it is in the
cache), half do not (the cache was cleared).
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from summit_tui.model import Article, Decision, digest_of, finding_ids
from summit_tui.review.decisions import decide, fold
from summit_tui.review.reattach import rebind
from tests.nightly.edits import (
    EDITS,
    MOVING,
    WEIGHTY,
    Cells,
    Luck,
    Marked,
    Sample,
    cells_of,
    samples,
    sentences,
    text_of,
)

_THERE = 0.6
"""Share of a passage's characters that must be left, close together, for the extractor to find it still."""


class Place(NamedTuple):
    """A finding of the edited text: the index of the one it was, or None (a copy, or a stranger)."""

    kind: str
    start: int
    end: int
    was: int | None


class Case(NamedTuple):
    """One decision after one edit."""

    edit: str
    known: bool
    outcome: str
    wrong: bool
    untouched: bool
    weighty: bool
    words: str


def places(cells: Cells, findings: tuple[Marked, ...]) -> list[Place]:
    """Give the findings that an extractor would make of an edited text, copies among them.

    A copy whose original was deleted is that passage, moved.
    """
    found: list[Place] = []
    for copied in (False, True):
        there = {place.was for place in found}
        at: dict[int, int] = {}
        for index, cell in enumerate(cells):
            was = cell.copy_of if copied else cell.was
            if was is not None:
                at[was] = index
        for number, one in enumerate(findings):
            left = [at[was] for was in range(one.start, one.end) if was in at]
            width = one.end - one.start
            if len(left) >= _THERE * width and max(left) - min(left) < 1.5 * width:
                was = None if number in there else number
                found.append(Place(one.kind, min(left), max(left) + 1, was))
    order = {"demand": 0, "quote": 1, "question": 2}
    return sorted(found, key=lambda one: (order[one.kind], one.start, one.end))


def _whole(cells: Cells, start: int, end: int) -> bool:
    """Tell whether a stretch of the former text is there as it was."""
    at = {cell.was: index for index, cell in enumerate(cells) if cell.was is not None}
    spots = [at.get(was) for was in range(start, end)]
    first = spots[0]
    return first is not None and spots == list(range(first, first + len(spots)))


def _alike(event: Decision, text: str, start: int) -> bool:
    """Tell whether a place has the words of a decision and all that its anchor knows of what stood around them.

    A copy that has all of that cannot be told from the passage: where two stand one after the other, nobody can say
    which of them was put in.
    """
    at = event.anchor
    assert at is not None
    return start >= len(at.prefix) and text.startswith(at.prefix + at.exact + at.suffix, start - len(at.prefix))


def _sentence_of(text: str, one: Marked) -> tuple[int, int]:
    touching = [(a, b) for a, b in sentences(text) if a < one.end and b > one.start]
    return (min([one.start, *(a for a, _ in touching)]), max([one.end, *(b for _, b in touching)]))


def run(sample: Sample, others: list[Sample], chance: random.Random, decided: int, *, known: bool) -> list[Case]:
    """Edit an article once, and say what became of some decisions on it."""
    old = Article(sample.file, sample.text, digest_of(sample.text))
    chosen = chance.sample(range(len(sample.findings)), decided)
    luck = Luck(chance, others, frozenset(was for number in chosen for was in range(*sample.findings[number][1:])))
    edit = chance.choice(EDITS)
    first = cells = edit(cells_of(sample.text), luck)
    if chance.random() < 1 / 3:
        cells = chance.choice(MOVING)(cells, luck)
    text = text_of(cells)
    now = Article(sample.file, text, digest_of(text))
    ids: dict[int, str] = {}
    for kind in ("demand", "quote", "question"):
        of_kind = [number for number, one in enumerate(sample.findings) if one.kind == kind]
        spans = [sample.findings[number][1:] for number in of_kind]
        ids.update(zip(of_kind, finding_ids(old.text, kind, spans), strict=True))
    review = fold(
        decide("ada", "accept", old, kind=one.kind, finding=ids[number], span=(one.start, one.end))
        for number in chosen
        for one in [sample.findings[number]]
    )
    present = places(cells, sample.findings)
    new_ids: list[str] = []
    for kind in ("demand", "quote", "question"):
        new_ids += finding_ids(text, kind, [(one.start, one.end) for one in present if one.kind == kind])
    named = [
        (one.kind, found, one.start, one.end)  # the kinds are those of the findings
        for one, found in zip(present, new_ids, strict=True)
    ]
    rebind(review, now, named, {old.digest: old.text}.get if known else None)  # type: ignore[arg-type] # one of three
    owner = {(one.kind, found): one.was for one, found in zip(present, new_ids, strict=True)}
    taken = {
        (kind, found): review.state_of(sample.file, kind, found)  # type: ignore[arg-type] # one of three
        for kind, found in owner
    }
    cases = []
    for number in chosen:
        one = sample.findings[number]
        home = (one.kind, ids[number], old.digest)
        binding = next(binding for of, binding, _, _ in review.decided(sample.file) if of == home)
        finding = ids[number] if binding is None else binding.finding
        target = owner.get((one.kind, finding)) if finding is not None else None
        how = "own" if binding is None else binding.how
        alike = target is not None and sample.findings[target] == one  # two holders of one passage
        start = next((place[2] for place in named if place[:2] == (one.kind, finding)), -1)
        copied = (start == one.start or not known) and _alike(review.events_of(sample.file, home)[-1][0], text, start)
        wrong = finding is not None and target != number and not alike and not copied
        attached = finding is not None and how != "changed" and taken[(one.kind, finding)].state == "accepted"
        start, end = _sentence_of(old.text, one)
        untouched = _whole(cells, start, end)
        weighty = edit in WEIGHTY and not _whole(first, one.start, one.end)
        outcome = "attached" if attached else how
        cases.append(Case(edit.__name__, known, outcome, wrong, untouched, weighty, old.text[one.start : one.end]))
    return cases


def measure(edits: int, seed: int, decided: int = 6) -> list[Case]:
    """Edit the samples so many times; give a case for each decision on them."""
    chance = random.Random(seed)
    all_of = samples()
    cases = []
    for number in range(edits):
        sample = all_of[number % len(all_of)]
        others = [one for one in all_of if one is not sample]
        cases += run(sample, others, chance, decided, known=number // len(all_of) % 2 == 0)
    return cases


def summary(cases: list[Case]) -> str:
    """Give the figures as a table, by whether the former text was at hand."""
    lines = []
    for name, of in (
        ("former text at hand", [c for c in cases if c.known]),
        ("without it", [c for c in cases if not c.known]),
    ):
        untouched = [c for c in of if c.untouched]
        weighty = [c for c in of if c.weighty]
        attached = sum(c.outcome == "attached" for c in untouched)
        flagged = sum(c.outcome != "attached" for c in weighty)
        lines.append(
            f"{name}: {len(of)} decisions, {sum(c.wrong for c in of)} on a wrong passage; sentence unchanged: "
            f"{attached} of {len(untouched)} attached ({100 * attached / max(1, len(untouched)):.2f} %); "
            f"number, name or negation changed: {flagged} of {len(weighty)} flagged"
        )
        for edit in EDITS:
            mine = [c for c in of if c.edit == edit.__name__]
            lines.append(f"  {edit.__name__:20} {dict(Counter(c.outcome for c in mine).most_common())}")
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--edits", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--decided", type=int, default=6)
    args = parser.parse_args()
    began = time.monotonic()
    told = measure(args.edits, args.seed, args.decided)
    print(summary(told))
    print(f"{args.edits} edits in {time.monotonic() - began:.0f} s")
