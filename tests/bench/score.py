"""How often the extraction is right, against articles annotated by hand.

    python tests/bench/score.py [--eval ../shared]

The folder of evaluation data is optional and no part of the project: `articles/` with texts, `eval/gold/` and
`eval/gold_wikinews/` with annotations, `eval/score.py` that compares. Prints F1 of each figure, for the
whole set and apart for each group of articles.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

FIGURES = (
    "direct", "speaker", "indirect", "speaker-indirect", "demands", "demands+holder", "demands+stance",
    "demands+voice", "questions", "actors", "party", "boilerplate", "issues", "positions",
)  # fmt: skip
WAR = ("000_", "001_", "002_", "003_", "004_", "01_", "03_", "24_")
"""The articles of the first set that are about the war in Ukraine; its others are about other negotiations."""


def extracted(folders: list[Path], out: Path) -> dict[str, object]:
    """Extract folders with the command that users have; give the document it writes."""
    words = [sys.executable, "-m", "summit_tui", "extract", *map(str, folders), "--out", str(out)]
    subprocess.run(words, check=True)
    document: dict[str, object] = json.loads(out.read_text(encoding="utf-8"))
    return document


def scored(tool: Path, gold: list[Path], found: Path, texts: Path) -> dict[str, float]:
    """Give F1 by figure for some gold files."""
    with tempfile.TemporaryDirectory() as place:
        for file in gold:
            (Path(place) / file.name).write_bytes(file.read_bytes())
        done = subprocess.run(
            [sys.executable, str(tool), "--gold", place, "--pred", str(found), "--texts", str(texts), "--json"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    if done.returncode:
        sys.exit(done.stderr)
    return {name: row["f1"] for name, row in json.loads(done.stdout).items()}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=Path("../shared"), help="folder of evaluation data")
    root = parser.parse_args().eval
    tool = root / "eval" / "score.py"
    if not tool.is_file():
        print(f"No evaluation data in {root}: nothing to measure. Say where it lies with --eval FOLDER.")
        return 0
    articles = root / "articles"
    first = sorted((root / "eval" / "gold").glob("*.json"))
    relations = [file for file in first if file.stem == "relations"]
    first = [file for file in first if file.stem != "relations"]
    groups = {
        "all 15": [*first, *relations],
        "war 8": [file for file in first if file.name.startswith(WAR)],
        "other 7": [file for file in first if not file.name.startswith(WAR)],
    }
    wikinews = sorted((root / "eval" / "gold_wikinews").glob("*.json"))
    with tempfile.TemporaryDirectory() as place:
        found = Path(place) / "found.json"
        extracted([articles / "seeds", articles / "other"], found)
        columns = {name: scored(tool, gold, found, articles) for name, gold in groups.items()}
        if wikinews:
            extracted([articles / "wikinews"], found)
            columns[f"wikinews {len(wikinews)}"] = scored(tool, wikinews, found, articles)
    print(f"{'F1':18}" + "".join(f"{name:>14}" for name in columns))
    for figure in FIGURES:
        values = [column.get(figure) for column in columns.values()]
        has = figure != "positions" or relations
        cells = [f"{v:14.3f}" if v is not None and (figure != "positions" or v) else f"{'-':>14}" for v in values]
        if has:
            print(f"{figure:18}" + "".join(cells))
    return 0


if __name__ == "__main__":
    sys.exit(main())
