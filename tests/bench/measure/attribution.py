"""Attributed speech in political news at large: the sample of 100 articles of the evaluation data, by its own scorer.

Only for measuring: neither text nor annotation of the sample, nor anything trained on it, goes into the project.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import figures
from .data import Annotated, Item
from .figures import Figure, load_module
from .finding import Finder
from .scorer import Compared

NAMES = (
    "RUN", "RUN with speaker", "ALL", "ALL with speaker",
    "recall: direct", "recall: mixed", "recall: indirect-speech", "recall: other",
)  # fmt: skip
_KIND = re.compile(r"([\w-]+) ([\d.]+) of (\d+)")


def laid_out(sample: Path, place: Path) -> list[Annotated]:
    """Write the texts of the sample into a folder and give them as articles; their annotation stays in the sample."""
    out = []
    for line in sample.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        path = place / f"{document['id']}.txt"
        path.write_text(document["text"], encoding="utf-8", newline="")
        out.append(Annotated(path.name, path, document))
    return out


def measured(tool: Path, sample: Path, finder: Finder) -> dict[str, Figure]:
    """Give the figures of the sample with intervals over its articles."""
    module = load_module(tool, "evaluation_attribution")
    rows: dict[str, Compared] = {}
    with tempfile.TemporaryDirectory() as place:
        articles = laid_out(sample, Path(place))
        documents = finder.documents(articles)
        for one in articles:
            rows[one.name] = Compared(_counts(module, one, documents[one.name], Path(place)), [], [])
    total = _with_intervals(rows)
    return {name: total[name] for name in NAMES if name in total}


def _counts(module: Any, one: Annotated, found: Item, place: Path) -> dict[str, tuple[float, float, float]]:
    """Let the sample's scorer count one article, and take down what it counts instead of what it prints."""
    gold, pred = place / "gold.jsonl", place / "found.json"
    gold.write_text(json.dumps(one.gold) + "\n", encoding="utf-8")
    pred.write_text(json.dumps({"articles": [found]}), encoding="utf-8")
    noted: list[tuple[float, float, float]] = []

    def note(hits: int, pred: int, gold: int) -> str:
        noted.append((hits, gold, pred))
        return ""

    module.f1 = note
    with _arguments("--gold", str(gold), "--pred", str(pred)), contextlib.redirect_stdout(io.StringIO()) as said:
        module.main()
    counts = dict(zip(("RUN", "RUN with speaker", "ALL", "ALL with speaker"), noted, strict=True))
    by_kind = said.getvalue().partition("recall by kind:")[2]
    for kind, share, of in _KIND.findall(by_kind):
        hits = float(round(float(share) * int(of)))
        counts[f"recall: {kind}"] = (hits, float(of), hits)
    return counts


@contextlib.contextmanager
def _arguments(*words: str) -> Iterator[None]:
    before = sys.argv
    sys.argv = ["score_attribution.py", *words]
    try:
        yield
    finally:
        sys.argv = before


def _with_intervals(rows: dict[str, Compared]) -> dict[str, Figure]:
    """Give figures of counts alone; for a recall, what was found beside it is not known and precision says nothing."""
    import random

    chance = random.Random(figures.SEED)
    names = sorted(rows)
    drawn: dict[str, list[float]] = {}

    def summed(times: Counter[str]) -> dict[str, tuple[float, float, float]]:
        out: dict[str, tuple[float, float, float]] = {}
        for name, often in times.items():
            for figure, count in rows[name].counts.items():
                old = out.get(figure, (0.0, 0.0, 0.0))
                out[figure] = (old[0] + often * count[0], old[1] + often * count[1], old[2] + often * count[2])
        return out

    def shown(figure: str, count: tuple[float, float, float]) -> tuple[float, float, float]:
        precision, recall, f1 = figures.of_counts(count)
        return (precision, recall, recall) if figure.startswith("recall") else (precision, recall, f1)

    for _ in range(figures.SAMPLES):
        for figure, count in summed(Counter(chance.choices(names, k=len(names)))).items():
            drawn.setdefault(figure, []).append(shown(figure, count)[2])
    out = {}
    for figure, count in summed(Counter(names)).items():
        values = sorted(drawn[figure])
        low, high = values[int(0.025 * len(values))], values[int(0.975 * len(values)) - 1]
        out[figure] = Figure(*shown(figure, count), low, high, count[1])
    return out
