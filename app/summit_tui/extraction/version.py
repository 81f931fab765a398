"""What an extraction depends on beside the article: the extractor's version and some of the settings.

A module of its own, so that the desk can tell which cached extractions hold without loading a parser.
"""

from __future__ import annotations

from typing import Any

import msgspec

from summit_tui.settings import Settings

EXTRACTOR = "rules-1"
"""Raised whenever the same article may give other findings; the cache of another version is not looked at."""


def bearing(settings: Settings) -> dict[str, Any]:
    """Give the settings that bear on what is found, as plain data for workers and cache."""
    return {
        "sides": settings.sides,
        "aliases": settings.aliases,
        "issues": settings.issues,
        "words": settings.parse.words,
        "seconds": settings.parse.seconds,
    }


def key(settings: Settings) -> str:
    """Give `bearing` as one text, to tell caches apart."""
    return msgspec.json.encode(bearing(settings), order="sorted").decode()
