"""From comparisons of single articles to figures: precision, recall and F1 with intervals over articles."""

from __future__ import annotations

import importlib.util
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import scorer
from .data import Annotated, Collection, Item
from .scorer import Compared, Count

FIGURES = (
    "direct", "speaker", "indirect", "speaker-indirect", "demands", "demands+holder", "demands+stance",
    "demands+voice", "questions", "actors", "party", "boilerplate", "issues", "positions",
)  # fmt: skip
SAMPLES, SEED = 1000, 20
Compare = Callable[[Annotated, Item], Compared]


@dataclass(frozen=True)
class Figure:
    """One measured figure; `low` and `high` bound 95 % of the resamples of its F1."""

    precision: float
    recall: float
    f1: float
    low: float = 0.0
    high: float = 0.0
    gold: float = 0.0
    found: float = 0.0


def comparer(tool: Path | None) -> Compare:
    """Give what compares one article: the evaluation data's own scorer where there is one, else ours.

    Args:
        tool: the path of `score.py` of the evaluation data, which is run from there.
    """
    if tool is None:
        return lambda one, found: scorer.compare(one.gold, found, one.text)
    module = load_module(tool, "evaluation_score")

    def compare(one: Annotated, found: Item) -> Compared:
        text = one.text
        faults = module.faults(found, text)
        if faults:
            raise SystemExit(f"{one.name}: {faults[0]}: offsets must be true before anything is scored")
        tally = module.Tally()
        grouped: dict[str, list[tuple[Any, Any, Any]]] = {"issues": [], "positions": []}
        gold = {**one.gold, "blank": [at for at, character in enumerate(text) if character.isspace()]}
        module.score_article(gold, found, tally, [], grouped)
        return Compared(
            dict(tally),
            [(label, other) for _, label, other in grouped["issues"]],
            [((start, end, holder), other) for (_, start, end, holder), _, other in grouped["positions"]],
        )

    return compare


def load_module(path: Path, name: str) -> Any:
    """Load a program as a module, from where it lies."""
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: is no Python program")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def compared(collection: Collection, documents: Mapping[str, Item], compare: Compare) -> dict[str, Compared]:
    """Compare all articles of a collection, by name; an article that was not extracted counts as empty."""
    return {one.name: compare(one, documents.get(one.name, {})) for one in collection.articles}


def figures(rows: Mapping[str, Compared], relations: Item | None = None) -> dict[str, Figure]:
    """Give all figures of some articles, without intervals."""
    return {name: Figure(*score, gold=gold) for name, (score, gold) in _scores(rows, relations).items()}


def with_intervals(
    rows: Mapping[str, Compared], relations: Item | None = None, samples: int = SAMPLES
) -> dict[str, Figure]:
    """Give all figures with 95 % intervals of F1: articles drawn with replacement, the same draws in each run."""
    names = sorted(rows)
    chance = random.Random(SEED)
    told = _positions(rows, relations)
    drawn: dict[str, list[float]] = {}
    for _ in range(samples):
        times = Counter(chance.choices(names, k=len(names)))
        for figure, (score, gold) in _scores(rows, relations, times, told).items():
            if gold:
                drawn.setdefault(figure, []).append(score[2])
    out = {}
    for name, (score, gold) in _scores(rows, relations, None, told).items():
        values = sorted(drawn.get(name, [0.0]))
        low, high = values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))]
        out[name] = Figure(*score, low, high, gold)
    return out


def _scores(
    rows: Mapping[str, Compared],
    relations: Item | None,
    times: Mapping[str, int] | None = None,
    told: Mapping[str, list[tuple[str, str | None]]] | None = None,
) -> dict[str, tuple[tuple[float, float, float], float]]:
    sums: dict[str, Count] = {}
    times = dict.fromkeys(rows, 1) if times is None else times
    told = _positions(rows, relations) if told is None else told
    for article, often in times.items():
        for figure, (hits, gold, found) in rows[article].counts.items():
            a, b, c = sums.get(figure, (0.0, 0.0, 0.0))
            sums[figure] = (a + often * hits, b + often * gold, c + often * found)
    out = {name: (of_counts(sums[name]), sums[name][1]) for name in FIGURES if name in sums}
    labels = {article: rows[article].issues for article in times}
    out["issues"] = (b_cubed(labels, times), float(sum(len(labels[a]) * n for a, n in times.items())))
    if any(told.values()):
        out["positions"] = (b_cubed(told, times), float(sum(len(told[a]) * n for a, n in times.items())))
    return out


def of_counts(count: Count) -> tuple[float, float, float]:
    """Give precision, recall and F1 of hits, annotated and found."""
    hits, gold, found = count
    precision, recall = hits / found if found else 0.0, hits / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def b_cubed(
    labels: Mapping[str, Sequence[tuple[str, str | None]]], times: Mapping[str, int]
) -> tuple[float, float, float]:
    """Give precision, recall and F1 of a grouping of demands; those that were not found count as lost in recall.

    Args:
        labels: annotated and found label of each annotated demand, by article; None where it was not found.
        times: how often each article counts.
    """
    both: Counter[tuple[str, str]] = Counter()
    lost = 0
    for article, often in times.items():
        for gold, found in labels.get(article, ()):
            if found is None:
                lost += often
            else:
                both[gold, found] += often
    of_gold, of_found = Counter[str](), Counter[str]()
    for (gold, found), count in both.items():
        of_gold[gold] += count
        of_found[found] += count
    size = sum(both.values())
    if not size:
        return 0.0, 0.0, 0.0
    precision = sum(n * n / of_found[found] for (_, found), n in both.items()) / size
    recall = sum(n * n / of_gold[gold] for (gold, _), n in both.items()) / (size + lost)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _positions(rows: Mapping[str, Compared], relations: Item | None) -> dict[str, list[tuple[str, str | None]]]:
    """Give the annotated and the found position of each demand that the relations fold, by article."""
    folded = {
        (article, start, end, one["holder"]): one["id"]
        for one in (relations or {}).get("positions", [])
        for article, start, end in one["members"]
    }
    return {
        name: [(folded[name, *where], found) for where, found in row.positions if (name, *where) in folded]
        for name, row in rows.items()
    }
