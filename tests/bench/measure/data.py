"""Annotated articles: where they lie, and in which groups they are measured.

Two sources. The project's own, for anyone: `seeds/` annotated in `tests/gold/`, and the invented articles of
`tests/gold/invented/`, of which six are kept from view. And an optional folder of evaluation data (environment
variable SUMMIT_EVAL, default `../shared`): `articles/` with texts, `eval/gold/` and `eval/gold_wikinews/` with
annotations, `eval/score.py` and `eval/score_attribution.py` that compare. It is no part of the project, and none of its
text goes into it.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
Item = dict[str, Any]

WAR = ("000_", "001_", "002_", "003_", "004_", "01_", "03_", "24_")
"""The articles of the first set that are about the war in Ukraine; its others are about other negotiations."""
KINDS = {
    "Iran, nuclear": ("33_",), "Gaza, truce": ("30_",), "Brexit": ("37_",), "CETA, trade": ("49_",),
    "strike": ("41_",), "merger": ("43_",), "lock-out": ("45_",),
}  # fmt: skip
"""The other negotiations by the beginning of their articles' names."""
HELD = frozenset(
    f"wikinews-{number}"
    for number in (137, 138, 144, 145, 152, 157, 158, 163, 167, 173, 174, 177, 178, 280, 285)
)  # fmt: skip
"""The Wikinews articles whose misses nobody read while rules were made."""
KEPT = frozenset(path.stem for path in (ROOT / "tests" / "gold" / "invented" / "kept").glob("*.json"))
"""The invented articles of which only figures are looked at."""


@dataclass(frozen=True)
class Annotated:
    """An article and its annotation. `name` is the file's base name."""

    name: str
    path: Path
    gold: Item

    @property
    def text(self) -> str:
        """The stored text: decoded, without a byte-order mark, line ends as LF."""
        return self.path.read_text(encoding="utf-8-sig", errors="replace")


@dataclass(frozen=True)
class Collection:
    """Articles that are extracted together, as a folder would be, and the groups in which they are scored.

    `relations` is the annotation of what belongs together over articles, where there is one.
    """

    name: str
    articles: list[Annotated]
    groups: dict[str, frozenset[str]]
    relations: Item | None = None

    def of(self, group: str) -> list[Annotated]:
        """Give the articles of one group."""
        return [one for one in self.articles if one.name in self.groups[group]]


@dataclass(frozen=True)
class Evaluation:
    """What there is to measure with. `tool` and `attribution` are the evaluation data's own scorers."""

    collections: list[Collection]
    tool: Path | None = None
    attribution: Path | None = None
    sample: Path | None = None
    more: list[Path] = field(default_factory=list)


def place_of_evaluation(given: Path | None = None) -> Path | None:
    """Give the folder of evaluation data, or None where there is none."""
    root = given or Path(os.environ.get("SUMMIT_EVAL") or ROOT.parent / "shared")
    return root if (root / "eval" / "score.py").is_file() else None


def annotated(texts: Path, gold: Path) -> tuple[list[Annotated], Item | None]:
    """Pair the annotations of one folder with the texts below another by their base names.

    Returns:
        The articles by name, and the content of `relations.json` where it is there.

    Raises:
        SystemExit: an annotation has no text, or is no JSON.
    """
    by_name = {path.name: path for path in sorted(texts.rglob("*")) if path.is_file()}
    out: list[Annotated] = []
    relations: Item | None = None
    for file in sorted(gold.glob("*.json")):
        try:
            document = json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise SystemExit(f"{file}: is no JSON ({error}). Mend or remove it.") from error
        if "actors" not in document:
            relations = document if file.stem == "relations" else relations
            continue
        name = Path(document["file"]).name
        if name not in by_name:
            raise SystemExit(f"{file}: its article {name} is not below {texts}. Give its folder with --texts.")
        out.append(Annotated(name, by_name[name], document))
    return out, relations


def own() -> list[Collection]:
    """Give the project's own annotated articles: the samples and the invented ones; nothing where these are missing."""
    gold = ROOT / "tests" / "gold"
    if not any(gold.glob("*.json")):
        return []
    articles, relations = annotated(ROOT / "seeds", gold)
    invented = []
    for part in ("read", "kept"):
        here, _ = annotated(gold / "invented" / part, gold / "invented" / part)
        # Of one folder each: the two parts are to tell nothing of each other.
        invented.append(Collection(f"invented {part}", here, {f"invented {part} {len(here)}": _names(here)}))
    return [Collection("samples", articles, {f"samples {len(articles)}": _names(articles)}, relations), *invented]


def given(texts: Path, gold: Path) -> list[Collection]:
    """Give any folder of texts and annotations as one collection."""
    articles, relations = annotated(texts, gold)
    return [Collection("given", articles, {f"given {len(articles)}": _names(articles)}, relations)]


def evaluation(root: Path) -> Evaluation:
    """Give all sets of the evaluation data with their groups."""
    articles = root / "articles"
    first, relations = annotated(articles, root / "eval" / "gold")
    war = frozenset(one.name for one in first if one.name.startswith(WAR))
    groups = {f"all {len(first)}": _names(first), f"war {len(war)}": war}
    groups[f"other {len(first) - len(war)}"] = _names(first) - war
    collections = [Collection("negotiations", first, groups, relations)]
    if (root / "eval" / "gold_wikinews").is_dir():
        news, _ = annotated(articles / "wikinews", root / "eval" / "gold_wikinews")
        held = frozenset(one.name for one in news if Path(one.name).stem in HELD)
        groups = {f"wikinews {len(news)}": _names(news), f"news read {len(news) - len(held)}": _names(news) - held}
        groups[f"news held {len(held)}"] = held
        collections.append(Collection("wikinews", news, groups))
    attribution, sample = root / "eval" / "score_attribution.py", root / "eval" / "polnear_sample.jsonl"
    return Evaluation(
        collections,
        root / "eval" / "score.py",
        attribution if attribution.is_file() and sample.is_file() else None,
        sample if sample.is_file() else None,
        [path for path in [articles / "wikinews.jsonl"] if path.is_file()],
    )


def _names(articles: list[Annotated]) -> frozenset[str]:
    return frozenset(one.name for one in articles)
