"""Finding words in a text, however they are spelled: case, accents, dashes and quotation marks do not count. Pure."""

from __future__ import annotations

import re

from summit_tui.folding import fold

__all__ = ["fold", "matches", "pattern"]


def pattern(query: str) -> re.Pattern[str] | None:
    """Give what to look for in folded text; any white space stands for any other. None where nothing is asked."""
    words = fold(query).split()
    return re.compile(r"\s+".join(map(re.escape, words))) if words else None


def matches(folded: str, query: str) -> list[tuple[int, int]]:
    """Give where a query occurs, as half-open code-point ranges in the order of the text.

    Args:
        folded: the text by `fold`.
        query: words as typed.

    Example:
        >>> matches(fold("No cease-fire. A cease–fire!"), "cease-fire")
        [(3, 13), (17, 27)]
    """
    wanted = pattern(query)
    return [] if wanted is None else [found.span() for found in wanted.finditer(folded)]
