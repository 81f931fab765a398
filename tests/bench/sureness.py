"""Counts how often the quotes of each mechanism are right, for `app/summit_tui/extraction/lexicon/sureness.toml`.

    python tests/bench/sureness.py [--eval FOLDER]

Prints `[right, found]` per type and mechanism over the annotated articles that were read while the rules were made;
those held back are only used to say how far the shown chance is from the truth on articles that nobody looked at.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.measure import data
from tests.bench.measure.calibration import calibration, off_by
from tests.bench.measure.finding import Finder
from tests.bench.measure.scorer import Compared, compare

TYPES = ("direct", "indirect")


def compared(collections: Iterable[data.Collection], finder: Finder) -> dict[str, Compared]:
    """Compare every annotated article with what is found in it, by the article's name."""
    out = {}
    for collection in collections:
        found = finder.documents(collection.articles)
        for one in collection.articles:
            out[one.name] = compare(one.gold, found[one.name], one.text)
    return out


def counted(rows: Iterable[Compared]) -> dict[str, dict[str, tuple[int, int]]]:
    """Count for each type and mechanism the quotes whose words and speaker are right, and all that were found."""
    out: dict[str, dict[str, tuple[int, int]]] = {}
    met = [(kind, row.met[kind]) for row in rows for kind in TYPES]
    for kind in TYPES:
        right: Counter[str] = Counter()
        found: Counter[str] = Counter()
        for of, pairs in met:
            if of == kind:
                found.update(one["why"] for one in pairs.found)
                right.update(pairs.found[j]["why"] for _, j in pairs.right)
        out[kind] = {why: (right[why], found[why]) for why, _ in found.most_common()}
    return out


def main() -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, help="folder of evaluation data (default: $SUMMIT_EVAL or ../shared)")
    root = data.place_of_evaluation(parser.parse_args().eval)
    collections = [*(data.evaluation(root).collections if root else []), *data.own()]
    rows = compared(collections, Finder())
    held = {name for name in rows if Path(name).stem in data.HELD | data.KEPT}
    for kind, table in counted(row for name, row in rows.items() if name not in held).items():
        print(f"\n[{kind}]")
        for why, (right, found) in table.items():
            print(f'"{why}" = [{right}, {found}]')
    for told, names in (("read", rows.keys() - held), ("held back", held)):
        if names:
            bands = calibration(rows[name] for name in sorted(names))
            print(f"\n{told}: " + ", ".join(f"{kind} {off_by(bands[kind]):.2f} off" for kind in TYPES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
