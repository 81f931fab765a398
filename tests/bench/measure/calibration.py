"""Does confidence mean something? Of the findings in a band of confidence, the share that is right."""

from __future__ import annotations

from collections.abc import Iterable

from .data import Item
from .scorer import Compared, Met

BANDS = ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))
RIGHT = {
    "direct": ("direct quotes", "right with the words and the speaker"),
    "indirect": ("indirect quotes", "right with the words and the speaker"),
    "demands": ("demands", "right with the words and the holder"),
    "questions": ("questions", "right with the words"),
    "actors": ("actors", "is one in the annotation"),
}
"""What is shown of each kind, and when it counts as right."""
Band = tuple[int, int, float]
"""Findings, of them right, and the sum of their confidence."""


def calibration(rows: Iterable[Compared]) -> dict[str, list[Band]]:
    """Give for each kind and band how many findings there are and how many are right (see RIGHT)."""
    out = {kind: [(0, 0, 0.0)] * len(BANDS) for kind in RIGHT}
    for row in rows:
        for kind in RIGHT:
            met: Met = row.met[kind]
            pairs = met.pairs if kind in ("actors", "questions") else met.right
            good = {j for _, j in pairs}
            for j, one in enumerate(met.found):
                band = _band(one)
                found, right, sure = out[kind][band]
                out[kind][band] = (found + 1, right + (j in good), sure + float(one.get("confidence", 0.5)))
    return out


def off_by(bands: Iterable[Band]) -> float:
    """Give how far confidence is from the share that is right, over bands, weighted by findings."""
    rows = [band for band in bands if band[0]]
    return sum(abs(right - sure) for _, right, sure in rows) / (sum(found for found, _, _ in rows) or 1)


def _band(item: Item) -> int:
    confidence = float(item.get("confidence", 0.5))
    return next(number for number, (low, high) in enumerate(BANDS) if low <= confidence < high)
