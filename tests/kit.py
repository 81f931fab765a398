"""A kit for tests of the desk: it finds what plain sentences say, without a parser.

`X demands|refuses|offers|accepts WORDS.` is a position of X on the issue that a word in brackets names;
`“WORDS,” said X.` a quote; a line that ends with a question mark an open question. Each X is its own party,
but for `Name of X`, who speaks for X.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from summit_tui.articles.reading import load_article
from summit_tui.engines.messages import Reading
from summit_tui.model import Actor, Article, Demand, Extraction, Question, Quote, Stance, finding_ids

_DEMAND = re.compile(r"^(The [A-Z]\w+) (demand|refuse|offer|accept)s ([^\n(]+) \((\w+)\)\.", re.M)
_QUOTE = re.compile(r"“([^”]+),” said ([A-Z]\w+ [A-Z]\w+) of (the [A-Z]\w+)\.")
_QUESTION = re.compile(r"^([A-Z][^\n]+\?)$", re.M)


def extraction_of(article: Article) -> Extraction:
    text = article.text
    positions = list(_DEMAND.finditer(text))
    said = list(_QUOTE.finditer(text))
    asked = list(_QUESTION.finditer(text))
    demand_ids = finding_ids(text, "demand", [m.span(3) for m in positions])
    quote_ids = finding_ids(text, "quote", [m.span(1) for m in said])
    question_ids = finding_ids(text, "question", [m.span(1) for m in asked])
    parties = dict.fromkeys([m[1] for m in positions] + ["The" + m[3][3:] for m in said])
    actors = [Actor(f"g{i}", name, "organisation", name, (name,)) for i, name in enumerate(parties)]
    actors += [Actor(f"p{i}", m[2], "person", "The" + m[3][3:], (m[2],)) for i, m in enumerate(said)]
    return Extraction(
        article.file, article.digest, "test", "en", article.metadata, article.zones, tuple(actors),
        tuple(
            Quote(i, *m.span(1), m[1], "direct", "full", m[2], *m.span(2), confidence=0.8, why="said behind")
            for i, m in zip(quote_ids, said, strict=True)
        ),
        tuple(
            Demand(
                i, *m.span(3), m[3], m[1], m[1], _stance(m[2]), m[4], m[3].capitalize(), None, *m.span(1), *m.span(2),
                footing="own", confidence=0.9, why="plain sentence",
            )
            for i, m in zip(demand_ids, positions, strict=True)
        ),
        tuple(Question(i, *m.span(1), m[1], "asked", m[1]) for i, m in zip(question_ids, asked, strict=True)),
    )  # fmt: skip


def _stance(word: str) -> Stance:
    return word  # type: ignore[return-value] # the pattern admits only stances


def load(settings: Any) -> Callable[[Path, Path, str], Reading]:
    def read(root: Path, path: Path, file: str) -> Reading:
        article = load_article(root, path)
        return Reading(article, extraction_of(article))

    return read
