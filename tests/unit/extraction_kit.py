"""What tests of the extraction share: the cast and the quotes of a text that is all body."""

from __future__ import annotations

from summit_tui.extraction.pipeline import Kit, extract
from summit_tui.model import Actor, Article, Extraction, Quote, Zone, digest_of

Said = list[tuple[str | None, str]]
"""Speaker and words of each quote."""


def read(kit: Kit, text: str) -> Extraction:
    """Extract from a text without headline or page around it."""
    return extract(Article("a.txt", text, digest_of(text), zones=(Zone(0, len(text), "body"),)), kit)


def cast(kit: Kit, text: str) -> dict[str, Actor]:
    """Give the actors of a text by name."""
    return {actor.name: actor for actor in read(kit, text).actors}


def quotes(kit: Kit, text: str, kind: str) -> list[Quote]:
    """Give the quotes of one type, "direct" or "indirect"."""
    return [quote for quote in read(kit, text).quotes if quote.type == kind]


def direct(kit: Kit, text: str) -> Said:
    """Give who says what in quotation marks."""
    return [(quote.speaker, quote.text) for quote in quotes(kit, text, "direct")]


def indirect(kit: Kit, text: str) -> Said:
    """Give who is reported to say what."""
    return [(quote.speaker, quote.text) for quote in quotes(kit, text, "indirect")]
