"""What an extraction depends on beside the article: the extractor's version and some of the settings.

A module of its own, so that the desk can tell which cached extractions hold without loading a parser.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from summit_tui.settings import Settings

EXTRACTOR = "rules-3"
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
    """Give one text that tells caches apart: the settings that bear on extraction, and the files that do it.

    The files are hashed because a cache that outlives a changed rule would show findings that nobody can repeat.
    """
    return msgspec.json.encode(bearing(settings), order="sorted").decode() + _fingerprint()


@lru_cache(maxsize=1)
def _fingerprint() -> str:
    """Hash the modules and word lists that make an extraction of a file (half a megabyte: some 3 ms)."""
    package = Path(__file__).parent
    files = [file for room in (package, package.parent / "articles") for file in room.rglob("*")]
    digest = hashlib.blake2b(digest_size=8)
    for file in sorted(files):
        if file.suffix in (".py", ".toml"):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
