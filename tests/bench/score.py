"""How often the extraction is right, against articles annotated by hand.

    python tests/bench/score.py                        the evaluation data where present, and the project's own samples
    python tests/bench/score.py --texts DIR --gold DIR any folder of texts and annotations
    python tests/bench/score.py --markdown docs/extraction.md --ablation     fill the tables of the document
    python tests/bench/score.py --floors tests/evaluation/floors.toml        set the floors two points below

The evaluation data is an optional folder and no part of the project (see tests/bench/measure/data.py). Prints F1 with
95 % bootstrap intervals over articles (1,000 resamples, always the same), for each set and apart for its groups.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.measure import data, report, tables
from tests.bench.measure.attribution import NAMES
from tests.bench.measure.cheats import cheated
from tests.bench.measure.finding import Finder


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, help="folder of evaluation data (default: $SUMMIT_EVAL or ../shared)")
    parser.add_argument("--texts", type=Path, help="any folder of articles, instead of the evaluation data")
    parser.add_argument("--gold", type=Path, help="folder of their annotations, one JSON file an article")
    parser.add_argument("--per-article", action="store_true", help="also each article by itself")
    parser.add_argument("--precision", action="store_true", help="also precision and recall")
    parser.add_argument("--calibration", action="store_true", help="also the share right by confidence")
    parser.add_argument("--misses", type=int, metavar="N", help="also the N commonest misses by cause")
    parser.add_argument("--ablation", action="store_true", help="also each mechanism switched off (two minutes)")
    parser.add_argument("--cheats", action="store_true", help="also what extractors without understanding score")
    parser.add_argument("--no-sample", action="store_true", help="leave out the sample of political news")
    parser.add_argument("--json", action="store_true", help="print figures as JSON and nothing else")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="fill the tables of a document")
    parser.add_argument("--floors", type=Path, metavar="FILE", help="write floors two points below what is measured")
    given = parser.parse_args()
    if bool(given.texts) != bool(given.gold):
        parser.error("--texts and --gold go together: a folder of articles and the folder of their annotations")
    return given


def main() -> int:
    """Measure and print."""
    given = arguments()
    evaluation = None
    if given.texts:
        collections = data.given(given.texts, given.gold)
    else:
        root = data.place_of_evaluation(given.eval)
        evaluation = data.evaluation(root) if root else None
        collections = [*(evaluation.collections if evaluation else []), *data.own()]
    if not any(one.articles for one in collections):
        print("Nothing to measure: neither evaluation data (say where with --eval FOLDER) nor tests/gold.")
        return 0
    if evaluation and given.no_sample:
        evaluation = data.Evaluation(evaluation.collections, evaluation.tool)
    finder = Finder()
    found = report.measure(collections, finder, evaluation)
    if given.ablation:
        report.ablate(found, [one for one in collections if one.name != "samples" or not evaluation], finder)
    if given.cheats or given.markdown or given.floors:
        found.cheats = cheated(collections)
    if given.json:
        print(json.dumps(report.as_json(found)))
    else:
        show(found, given)
    if given.markdown:
        missing = report.write_markdown(found, given.markdown)
        print(f"{given.markdown}: tables filled" + (f"; no place for: {', '.join(missing)}" if missing else ""))
    if given.floors:
        before = tomllib.loads(given.floors.read_text(encoding="utf-8")) if given.floors.is_file() else {}
        report.write_floors(found, given.floors, before)
        print(f"{given.floors}: floors written")
    return 0


def show(found: report.Report, given: argparse.Namespace) -> None:
    """Print what was asked for."""
    print(tables.plain(found.groups))
    if given.precision:
        print("\n" + tables.precision_recall(found.groups))
    if found.sample:
        print("\n" + tables.plain({"sample of news": found.sample}, NAMES))
    for name, one in found.conflicts.items():
        right = f"precision {one.precision:.2f}, recall {one.recall:.2f}"
        print(f"\n{name}: {right} of {one.gold:.0f} annotated; {one.found:.0f} found")
    if given.per_article:
        for name, row in found.articles.items():
            print(f"{name}: " + " ".join(f"{figure}={one.f1:.2f}" for figure, one in row.items() if one.gold))
    if given.calibration:
        print("\n" + tables.calibration_table(found.bands()))
    if given.misses:
        print("\n" + tables.misses_table(found.causes(), given.misses))
    for group in list(found.groups) if given.cheats else ():
        cheats = {name: columns[group] for name, columns in found.cheats.items()}
        print(f"\n{group}\n{tables.cheats_table(found.groups[group], cheats)}")
    if found.worth:
        print("\n" + tables.ablation_table(found.worth))


if __name__ == "__main__":
    sys.exit(main())
