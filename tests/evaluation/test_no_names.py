"""No person's name stands in the code or its word lists: names come from the text."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EVAL = Path(os.environ.get("SUMMIT_EVAL", ROOT.parent / "shared"))
WORDS = re.compile(r"[^\W\d_]+", re.UNICODE)
ALSO_WORDS = {
    "may", "mark", "grant", "ford", "bush", "rice", "price", "march", "wood", "hill", "young", "brown", "white",
    "black", "green", "king", "bishop", "cook", "lord", "stone", "long", "short", "power", "love", "hope", "sharp",
    "strong", "rose", "frost", "bell", "fox", "wolf", "banks", "holder", "street", "ireland", "costa",
}  # fmt: skip
"""Surnames that are English words too, or names of places: they say nothing by themselves."""


def people(folders: list[Path]) -> set[str]:
    """The full names of the persons in gold files."""
    found = set()
    for folder in folders:
        for file in folder.glob("*.json"):
            document = json.loads(file.read_text(encoding="utf-8"))
            found |= {actor["name"] for actor in document.get("actors", []) if actor["kind"] == "person"}
    return {name for name in found if len(name.split()) >= 2}


@pytest.mark.parametrize("suffix", [".py", ".toml"])
def test_no_person_of_the_articles_is_named_in_code_or_lexicon(suffix: str) -> None:
    names = people([ROOT / "tests" / "gold", EVAL / "eval" / "gold", EVAL / "eval" / "gold_wikinews"])
    assert len(names) >= 20
    surnames = {name.split()[-1] for name in names}
    surnames = {name for name in surnames if len(name) > 3 and name[0].isupper() and name.lower() not in ALSO_WORDS}
    named = []
    for file in (ROOT / "app").rglob(f"*{suffix}"):
        text = file.read_text(encoding="utf-8")
        low = text.lower()
        named += [f"{file.name}: {name}" for name in names if name.lower() in low]
        tokens = set(WORDS.findall(text))
        named += [f"{file.name}: {name}" for name in surnames & tokens]
    assert not named, sorted(named)
