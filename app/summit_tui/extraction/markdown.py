"""Markdown marks become blanks of the same length, so that the parser reads names and sentences and offsets stay true.

Example: "[Ann Example](https://example.org/a) **said** so" is read as " Ann Example" + blanks + "  said   so".
"""

from __future__ import annotations

import re

_LINK = re.compile(r"(!?\[)([^\[\]\n]{0,300})(\]\([^()\s]{0,500}(?:\s+\"[^\"\n]{0,200}\")?\))")
_STRONG = re.compile(r"(?<![\w*_\\])(\*\*\*|\*\*|\*|___|__|_)(?=[^\s*_])([^*_\n]{0,400}?[^\s*_\\])(\1)(?![\w*_])")
_LEADING = re.compile(r"^(?:\s{0,3}(?:>\s?|#{1,6}\s+|[-*+]\s+))+", re.MULTILINE)


def without_marks(text: str) -> str:
    """Blank out links' targets, emphasis and the marks that begin a line.

    Args:
        text: a paragraph, line breaks and all.

    Returns:
        A text of the same length; the same text where there is no mark.
    """
    if text[:1] in ">#-*+" or "\n" in text:
        text = _LEADING.sub(_blank, text)
    if "](" in text:
        text = _LINK.sub(_inner, text)
    if "*" in text or "_" in text:
        text = _STRONG.sub(_inner, text)
        if "*" in text:
            text = _STRONG.sub(_inner, text)  # ***both*** and **one *within* another**
    return text


def _blank(found: re.Match[str]) -> str:
    return "".join("\n" if char == "\n" else " " for char in found.group())


def _inner(found: re.Match[str]) -> str:
    return " " * len(found[1]) + found[2] + " " * len(found[3])
