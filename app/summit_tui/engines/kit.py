"""What a worker loads once and then reads every article with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from summit_tui.engines.messages import Reading

STANDARD_KIT = "summit_tui.engines.kit:standard_kit"
"""The kit that reads articles. A kit is named `module:function`; the function makes a `Reader` of the settings."""

Reader = Callable[[Path, Path, str], Reading]
"""Reads one article: (folder, the file's whole path, the article's name) -> Reading; raises whatever goes wrong."""


def standard_kit(settings: Any) -> Reader:
    """Load parser and lexicon once, and give the function that reads and extracts one article.

    Args:
        settings: None, or what a `settings.Settings` or `extraction.pipeline.ExtractionSettings` became on the
            way here: a mapping, whose other fields are passed over.
    """
    from summit_tui.articles.reading import load_article
    from summit_tui.extraction import pipeline

    # The desk's settings keep the budget (words, seconds) in a part of its own.
    plain = {**(settings.get("parse") or {}), **settings} if isinstance(settings, Mapping) else {}
    kit = pipeline.load_kit(msgspec.convert(plain, pipeline.ExtractionSettings))

    def read(root: Path, path: Path, file: str) -> Reading:
        article = load_article(root, path)
        if article.file != file:
            article = msgspec.structs.replace(article, file=file)
        return Reading(article, pipeline.extract(article, kit))

    return read
