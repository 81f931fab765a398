"""Fits how sure a demand is (lexicon/wanting.toml, `sureness`) to annotated articles, and checks it on others.

    python tests/bench/fit_demands.py               prints the weights and how far they carry

Learns from the articles that the rules know (the 15, the Wikinews articles that may be read, the samples, and the
paragraphs to learn from) and checks on those they do not (the held articles, the paragraphs kept aside). Logistic
regression with a quadratic penalty, by gradient descent; the evaluation data is an optional folder.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from summit_tui.articles.reading import make_article
from summit_tui.exchange.contract import article_item
from summit_tui.extraction import demands
from summit_tui.extraction.demand_sureness import marks_of, sureness
from summit_tui.extraction.pipeline import Kit, extract, load_kit
from tests.bench.measure import data
from tests.bench.measure.scorer import compare
from tests.evaluation.paragraphs import read_paragraphs

PENALTY = 2.0
STEPS, RATE = 4000, 4.0
Row = tuple[list[str], bool]
"""The marks of a finding, and whether it is right."""


class Watch:
    """Stands for `marks_of` and remembers the marks by the place of the finding."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, int, int, str], list[str]] = {}
        self.article = ""

    def __call__(self, claim: Any, scene: Any, holding: Any) -> list[str]:
        """Give the marks, remembered under article, first and last character of the claim and holder."""
        marks = marks_of(claim, scene, holding)
        start, end = scene.paragraph.span(claim.first, claim.last - 1)
        self.seen[self.article, start, end, holding.holder] = marks
        return marks


def rows_of(texts: Iterable[tuple[str, str, data.Item]], kit: Kit, watch: Watch) -> list[Row]:
    """Give the findings of some texts (name, text, annotation) with their marks."""
    out: list[Row] = []
    for name, text, gold in texts:
        watch.article = name
        article = make_article(name, text)
        met = compare(gold, article_item(extract(article, kit)), article.text).met["demands"]
        right = {j for _, j in met.right}
        for j, found in enumerate(met.found):
            marks = watch.seen.get((name, found["start"], found["end"], found["holder"]))
            if marks is not None:
                out.append((marks, j in right))
    return out


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """Give the weights that fit some rows."""
    weights = dict.fromkeys(sorted({mark for marks, _ in rows for mark in marks}), 0.0)
    for _ in range(STEPS):
        slope = {mark: (0.0 if mark == "base" else PENALTY * value) for mark, value in weights.items()}
        for marks, right in rows:
            miss = sureness(marks, weights) - right
            for mark in marks:
                slope[mark] += miss
        for mark, value in slope.items():
            weights[mark] -= RATE / len(rows) * value
    return weights


def told(name: str, rows: Sequence[Row], weights: dict[str, float] | None) -> str:
    """Say how well weights (None: those of the lexicon) fit: the mean squared miss beside that of one number for all,
    and how often a right finding stands above a wrong one.
    """
    sure = [sureness(marks, weights) for marks, _ in rows]
    share = sum(right for _, right in rows) / len(rows)
    miss = sum((one - right) ** 2 for one, (_, right) in zip(sure, rows, strict=True)) / len(rows)
    good = [one for one, (_, right) in zip(sure, rows, strict=True) if right]
    bad = [one for one, (_, right) in zip(sure, rows, strict=True) if not right]
    order = sum((a > b) + 0.5 * (a == b) for a in good for b in bad) / (len(good) * len(bad) or 1)
    plain = share * (1 - share)
    return (
        f"{name}: {len(rows)} findings, {share:.2f} right; squared miss {miss:.3f} ({plain:.3f} for one number), "
        f"right above wrong {order:.2f}"
    )


def main() -> int:
    """Fit, check and print."""
    root = data.place_of_evaluation()
    collections = [*(data.evaluation(root).collections if root else []), *data.own()]
    known = [(one.name, one.text, one.gold) for one in read_paragraphs("learn")]
    fresh = [(one.name, one.text, one.gold) for one in read_paragraphs("aside")]
    for collection in collections:
        for one in collection.articles:
            (fresh if Path(one.name).stem in data.HELD | data.KEPT else known).append((one.name, one.text, one.gold))
    kit, watch = load_kit(), Watch()
    demands.marks_of = watch
    learning, checking = rows_of(known, kit, watch), rows_of(fresh, kit, watch)
    weights = fitted(learning)
    print(told("known, fitted anew", learning, weights))
    print(told("fresh, fitted anew", checking, weights))
    print(told("fresh, as in the lexicon", checking, None))
    print("\n[sureness]")
    for mark, value in weights.items():
        print(f'"{mark}" = {value:.2f}')
    return 0


if __name__ == "__main__":
    sys.exit(main())
