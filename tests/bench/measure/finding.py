"""Extracts annotated articles in this process, by the same functions that `summit-tui extract` uses.

Parses are kept, so that the same articles can be extracted many times with parts of the extraction replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from summit_tui.articles import reading
from summit_tui.exchange.contract import article_item
from summit_tui.exchange.extracting import settled
from summit_tui.extraction import parse, pipeline
from summit_tui.model import Article, Extraction
from summit_tui.settings import Settings

from .data import Annotated, Item


@dataclass
class KeptParser:
    """Stands for `parse.Parser` and keeps what was parsed, by text and paragraphs."""

    parser: parse.Parser
    kept: dict[tuple[str, tuple[Any, ...]], list[parse.Paragraph]] = field(default_factory=dict)

    @contextmanager
    def zone(self) -> Iterator[None]:
        """Hold nothing back: the parses are to live on."""
        yield

    def paragraphs(self, article: Article, budget: parse.Budget | None = None) -> list[parse.Paragraph]:
        """Give the parsed paragraphs, parsing only what was not parsed before."""
        key = (article.digest, tuple(parse.split_paragraphs(article)))
        if key not in self.kept:
            self.kept[key] = self.parser.paragraphs(article, budget)
        return self.kept[key]


class Finder:
    """Extracts; the folder's own settings are never read, so that figures do not depend on the place."""

    def __init__(self) -> None:
        kit = pipeline.load_kit()
        self._kit = pipeline.Kit(cast("parse.Parser", KeptParser(kit.parser)), kit.lexicon, kit.settings)

    def extractions(self, articles: Sequence[Annotated]) -> list[Extraction]:
        """Extract some articles as one folder, positions folded over them."""
        read = [reading.make_article(one.name, reading.read_text(one.path, one.name)) for one in articles]
        return settled([pipeline.extract(article, self._kit) for article in read], Settings())

    def documents(self, articles: Sequence[Annotated]) -> dict[str, Item]:
        """Give what was found in each article in the form of the data contract, by base name."""
        return {Path(one.file).name: article_item(one) for one in self.extractions(articles)}
