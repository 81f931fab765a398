"""All measuring in one object, so that text, JSON, Markdown and floors tell the same figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import calibration, conflicts, misses, tables
from .ablation import Worth, ablation
from .attribution import measured
from .data import HELD, KEPT, KINDS, WAR, Collection, Evaluation, Item
from .figures import Figure, compared, comparer, with_intervals
from .figures import figures as plain_figures
from .finding import Finder
from .scorer import Compared
from .tables import fill

FALL = 0.02
"""A floor lies this far below what was measured, or halfway to the best cheat where that is nearer."""
LEAST = 10
"""A figure of fewer annotated items has no floor: one item more or less moves it by ten points."""
AIMS = {
    "direct": ".98", "speaker": ".90", "indirect": ".80", "speaker-indirect": ".72", "demands": ".75",
    "demands+holder": ".68", "demands+stance": ".62", "demands+voice": ".60", "questions": ".72", "actors": ".84",
    "party": ".84", "boilerplate": ".95", "issues": ".60", "positions": ".62",
}  # fmt: skip
SAMPLE_AIMS = {"RUN with speaker": ".92", "ALL": ".60", "ALL with speaker": ".57", "recall: indirect-speech": ".70"}


@dataclass
class Report:
    """What was measured. `own` are comparisons by our own scorer, which knows what met what."""

    groups: dict[str, dict[str, Figure]] = field(default_factory=dict)
    articles: dict[str, dict[str, Figure]] = field(default_factory=dict)
    sample: dict[str, Figure] = field(default_factory=dict)
    conflicts: dict[str, Figure] = field(default_factory=dict)
    own: dict[str, Compared] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    worth: dict[str, list[Worth]] = field(default_factory=dict)
    cheats: dict[str, dict[str, dict[str, Figure]]] = field(default_factory=dict)

    def bands(self) -> dict[str, list[calibration.Band]]:
        """Give findings by confidence, over all articles measured."""
        return calibration.calibration(self.own.values())

    def causes(self) -> Counter[str]:
        """Give the misses by cause, over all articles but those held back: nobody is to learn from their misses."""
        read = {name: row for name, row in self.own.items() if Path(name).stem not in HELD | KEPT}
        return misses.causes(read, self.texts)


def measure(collections: list[Collection], finder: Finder, evaluation: Evaluation | None = None) -> Report:
    """Measure collections, and the attribution sample where there is one.

    Figures come from the evaluation data's own scorer where `evaluation` names it, else from ours.
    """
    report = Report()
    compare = comparer(evaluation.tool if evaluation else None)
    for one in collections:
        documents = finder.documents(one.articles)
        rows = compared(one, documents, compare)
        own = compared(one, documents, comparer(None))
        report.own |= own
        report.texts |= {article.name: article.text for article in one.articles}
        for group in one.groups:
            inside = {article.name: rows[article.name] for article in one.of(group)}
            whole = len(inside) == len(rows)
            report.groups[group] = with_intervals(inside, one.relations if whole else None)
        report.articles |= {name: plain_figures({name: row}) for name, row in rows.items()}
        if one.relations and one.relations.get("conflicts"):
            found = finder.extractions(one.articles)
            report.conflicts = conflicts.flags(one.articles, found, own, one.relations)
    if evaluation and evaluation.attribution and evaluation.sample:
        report.sample = measured(evaluation.attribution, evaluation.sample, finder)
    return report


def ablate(report: Report, collections: list[Collection], finder: Finder) -> None:
    """Add what each mechanism is worth on each collection."""
    for one in collections:
        report.worth[next(iter(one.groups))] = ablation(one, finder)[1]


def markdown(report: Report) -> dict[str, str]:
    """Give all tables of the document by the name of their markers; only those that were measured."""
    samples = {name: column for name, column in report.groups.items() if name.startswith("samples")}
    others = {name: column for name, column in report.groups.items() if name not in samples}
    out: dict[str, str] = {}
    if others:
        out["figures"] = tables.figures_table(others, AIMS)
        first = {name: row for name, row in report.articles.items() if not name.startswith("wikinews")}
        first = {name: row for name, row in first.items() if kind_of(name)}
        out["articles"] = tables.per_article(first, {name: kind_of(name) for name in first})
        out["calibration"] = tables.calibration_table(report.bands())
        out["misses"] = tables.misses_table(report.causes())
    if samples:
        out["samples"] = tables.figures_table(samples)
    if report.sample:
        out["sample of political news"] = tables.attribution_table(report.sample, SAMPLE_AIMS)
    if report.conflicts:
        rows = [
            [
                name,
                *(f"{value:.2f}" for value in (one.precision, one.recall, one.f1)),
                f"{one.gold:.0f}",
                f"{one.found:.0f}",
            ]
            for name, one in report.conflicts.items()
        ]
        out["conflicts"] = tables.markdown(["figure", "precision", "recall", "F1", "annotated", "found"], rows)
    for group in list(others)[:1]:
        if report.cheats:
            out["cheats"] = tables.cheats_table(others[group], {n: one[group] for n, one in report.cheats.items()})
    if report.worth:
        out["ablation"] = tables.ablation_table(report.worth)
    return out


def kind_of(name: str) -> str:
    """Give the negotiation that an article of the first set is about; empty for others."""
    if name.startswith(WAR):
        return "war in Ukraine"
    return next((kind for kind, begins in KINDS.items() if name.startswith(begins)), "")


def write_markdown(report: Report, document: Path) -> list[str]:
    """Fill the tables of a document and give the names that it has no markers for."""
    return fill(document, markdown(report))


def floors(report: Report) -> dict[str, dict[str, float]]:
    """Give floors two points below what was measured, by group and figure; none where too little is annotated."""
    groups: dict[str, Mapping[str, Figure]] = {**report.groups}
    if report.sample:
        groups["sample"] = report.sample
    return {
        group: {name: _floor(report, group, name, one.f1) for name, one in column.items() if one.gold >= LEAST}
        for group, column in groups.items()
    }


def _floor(report: Report, group: str, figure: str, f1: float) -> float:
    cheats = [one[group][figure].f1 for one in report.cheats.values() if figure in one.get(group, {})]
    nearest = max((f1 + cheat) / 2 for cheat in [*cheats, 0.0] if cheat <= f1)
    return max(0.0, round(max(f1 - FALL, nearest), 3))


def write_floors(report: Report, path: Path, before: Mapping[str, Mapping[str, float]]) -> None:
    """Write floors; those of groups that were not measured now are kept.

    Raises:
        OSError: the file cannot be written.
    """
    merged = {**before, **floors(report)}
    lines = [
        "# Floors of the figures, two points below what was measured; written by",
        "#   python tests/bench/score.py --floors tests/evaluation/floors.toml",
        "# A floor is lowered only with a reason in the change that lowers it.",
    ]
    for group, column in merged.items():
        lines += ["", f'["{group}"]', *(f'"{name}" = {value:.3f}' for name, value in column.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def as_json(report: Report) -> Item:
    """Give all figures as plain data."""

    def rows(column: Mapping[str, Figure]) -> Item:
        return {
            name: {"precision": one.precision, "recall": one.recall, "f1": one.f1, "low": one.low, "high": one.high}
            for name, one in column.items()
        }

    return {
        "groups": {name: rows(column) for name, column in report.groups.items()},
        "articles": {name: rows(column) for name, column in report.articles.items()},
        "sample": rows(report.sample),
        "conflicts": rows(report.conflicts),
    }
