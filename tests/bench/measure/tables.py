"""Figures as tables: plain for a terminal, Markdown between markers of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from .ablation import Worth
from .calibration import BANDS, RIGHT, Band, off_by
from .figures import FIGURES, Figure

LABELS = {
    "direct": "direct quotes, span", "speaker": "direct quotes with speaker", "indirect": "indirect quotes, span",
    "speaker-indirect": "indirect quotes with speaker", "demands": "demands, span", "demands+holder": "with holder",
    "demands+stance": "with holder and stance", "demands+voice": "with holder and voice",
    "questions": "open questions, span", "actors": "actors", "party": "side of each actor",
    "boilerplate": "boilerplate, characters", "issues": "issues, B-cubed",
    "positions": "positions over articles, B-cubed",
}  # fmt: skip
PER_ARTICLE = ("direct", "speaker", "indirect", "speaker-indirect", "demands", "demands+holder", "demands+stance",
               "questions", "actors", "party")  # fmt: skip


def plain(columns: Mapping[str, Mapping[str, Figure]], names: Sequence[str] = FIGURES) -> str:
    """Give F1 with intervals by figure and group for a terminal."""
    lines = [f"{'F1 [95 % over articles]':24}" + "".join(f"{name:>22}" for name in columns)]
    for figure in names:
        cells = [column.get(figure) for column in columns.values()]
        if any(cells):
            lines.append(f"{figure:24}" + "".join(f"{_plain_cell(cell):>22}" for cell in cells))
    return "\n".join(lines)


def _plain_cell(cell: Figure | None) -> str:
    return f"{cell.f1:.3f} [{cell.low:.2f}, {cell.high:.2f}]" if cell else "-"


def precision_recall(columns: Mapping[str, Mapping[str, Figure]], names: Sequence[str] = FIGURES) -> str:
    """Give precision and recall by figure and group for a terminal."""
    lines = [f"{'precision / recall':24}" + "".join(f"{name:>22}" for name in columns)]
    for figure in names:
        cells = [column.get(figure) for column in columns.values()]
        if any(cells):
            shown = [f"{cell.precision:.3f} / {cell.recall:.3f}" if cell else "-" for cell in cells]
            lines.append(f"{figure:24}" + "".join(f"{cell:>22}" for cell in shown))
    return "\n".join(lines)


def figures_table(columns: Mapping[str, Mapping[str, Figure]], aims: Mapping[str, str] | None = None) -> str:
    """Give the main table: F1 with intervals, and precision and recall of the first group."""
    aims = aims or {}
    head = ["figure", *(["aim"] if aims else []), *columns, "P / R, " + next(iter(columns), "")]
    rows = []
    for figure in FIGURES:
        cells = [column.get(figure) for column in columns.values()]
        first = cells[0] if cells else None
        if not any(cells):
            continue
        rows.append([
            LABELS[figure], *([aims.get(figure, "")] if aims else []), *(_cell(cell) for cell in cells),
            f"{_two(first.precision)} / {_two(first.recall)}" if first else "",
        ])  # fmt: skip
    return markdown(head, rows)


def attribution_table(rows: Mapping[str, Figure], aims: Mapping[str, str]) -> str:
    """Give the table of the attribution sample."""
    shown = []
    for name, one in rows.items():
        recall = name.startswith("recall")
        both = "" if recall else f"{_two(one.precision)} / {_two(one.recall)}"
        shown.append([name, aims.get(name, ""), _cell(one), both, f"{one.gold:.0f}"])
    return markdown(["figure", "aim", "F1 (or recall)", "P / R", "annotated"], shown)


def per_article(rows: Mapping[str, Mapping[str, Figure]], kinds: Mapping[str, str]) -> str:
    """Give F1 of each article; a dash where the annotation has none of a kind."""
    head = ["article", "negotiation", *PER_ARTICLE]
    shown = []
    for name, figures in rows.items():
        cells = [_two(figures[f].f1) if f in figures and figures[f].gold else "–" for f in PER_ARTICLE]
        shown.append([name, kinds.get(name, ""), *cells])
    return markdown(head, shown)


def ablation_table(sets: Mapping[str, Sequence[Worth]]) -> str:
    """Give what each mechanism is worth on each set of articles, in points of F1."""
    names = list(sets)
    rows = []
    for number, one in enumerate(next(iter(sets.values()))):
        cells = []
        for name in names:
            losses = sets[name][number].losses
            told = [f"{figure} {_points(loss)}" for figure, loss in losses.items() if abs(loss) >= 0.0005]
            cells.append(", ".join(told) or "–")
        rows.append([one.mechanism.does, f"`{one.mechanism.where.removeprefix('extraction.')}`", *cells])
    return markdown(["mechanism", "where", *names], rows)


def calibration_table(kinds: Mapping[str, Sequence[Band]]) -> str:
    """Give the share that is right by band of confidence."""
    head = ["confidence", *(RIGHT[kind][0] for kind in kinds)]
    rows = []
    for number, (low, high) in enumerate(BANDS):
        here = [bands[number] for bands in kinds.values()]
        cells = [f"{right / found:.2f} of {found}" if found else "–" for found, right, _ in here]
        rows.append([f"{low:.1f} to {min(high, 1.0):.1f}", *cells])
    rows.append(["mean distance from truth", *(_two(off_by(bands)) for bands in kinds.values())])
    return markdown(head, rows)


def cheats_table(ours: Mapping[str, Figure], cheats: Mapping[str, Mapping[str, Figure]]) -> str:
    """Give F1 of the extraction beside that of cheats."""
    rows = [
        [LABELS[name], _two(one.f1), *(_two(cheat[name].f1) if name in cheat else "–" for cheat in cheats.values())]
        for name, one in ours.items()
    ]
    return markdown(["figure", "summit-tui", *cheats], rows)


def misses_table(causes: Counter[str], most: int = 10) -> str:
    """Give the commonest misses."""
    total = sum(causes.values()) or 1
    rows = [[str(n + 1), cause, str(count), f"{100 * count / total:.0f} %"]
            for n, (cause, count) in enumerate(causes.most_common(most))]  # fmt: skip
    return markdown(["", "what goes wrong", "times", "of all"], rows)


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Give a Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows])


def fill(document: Path, tables: Mapping[str, str]) -> list[str]:
    """Put tables between their markers `<!-- begin: NAME -->` and `<!-- end: NAME -->` of a document.

    Returns:
        The names for which the document has no markers.
    """
    text = document.read_text(encoding="utf-8")
    missing = []
    for name, table in tables.items():
        pattern = re.compile(rf"(<!-- begin: {re.escape(name)} -->\n).*?(<!-- end: {re.escape(name)} -->)", re.S)
        if not pattern.search(text):
            missing.append(name)
        parts = pattern.split(text)
        if len(parts) == 4:  # before, the marker that begins, the one that ends, behind
            text = f"{parts[0]}{parts[1]}\n{table}\n\n{parts[2]}{parts[3]}"
    document.write_text(text, encoding="utf-8", newline="\n")
    return missing


def _cell(cell: Figure | None) -> str:
    return f"{_two(cell.f1)} ({_two(cell.low)}–{_two(cell.high)})" if cell else "–"


def _two(value: float) -> str:
    return f"{value:.2f}".removeprefix("0") if value < 0.995 else "1.00"


def _points(loss: float) -> str:
    return f"{-100 * loss:+.1f}".replace("-", "−")
