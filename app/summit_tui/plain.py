"""The one function through which all foreign text reaches a screen or terminal.

It is length-preserving (one code point in, one code point out), so offsets stay true, and it leaves
nothing that a terminal would execute or that would reorder or hide what is read.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Variation selectors make an emoji two cells wide in some terminals and one in others; a blank is one in all.
_KEPT = {"\n": "\n", "\t": " ", "\u00a0": " ", "\ufe0f": " ", "\ufe0e": " "} | dict.fromkeys(
    "\u2028\u2029\u0085\x0b\x0c\r", "¶"
)


@lru_cache(maxsize=4096)
def _one(char: str) -> str:
    if char in _KEPT:
        return _KEPT[char]
    point = ord(char)
    if point < 0x20:
        return chr(0x2400 + point)
    if point == 0x7F:
        return "␡"
    category = unicodedata.category(char)
    if category in ("Cc", "Cs", "Co", "Cn"):
        return "\ufffd"
    if category == "Cf" and char != "\u200d":
        return "·"
    return " " if category == "Zs" else char


def shown(text: str) -> str:
    """Give text as it may be shown, code point for code point.

    Args:
        text: any text from an article, a file name or a decision.

    Returns:
        Text of the same length in code points, with line feeds kept; control characters become
        their pictures (ESC is `␛`), bidirectional and zero-width marks `·`, other line breaks `¶`.

    Example:
        >>> shown("a\\x1b[2Jb")
        'a␛[2Jb'
    """
    if text.isascii() and text.isprintable():
        return text
    # A text may have millions of characters but mostly some hundred letters: each letter is looked at once.
    unsafe = [char for char in set(text) if not " " <= char <= "~" and _one(char) != char]
    if len(unsafe) > 32:
        return "".join([char if " " <= char <= "~" else _one(char) for char in text])
    for char in unsafe:
        text = text.replace(char, _one(char))
    return text


def one_line(text: str) -> str:
    """Give text on one line as it may be shown: white space runs become single blanks (length changes)."""
    return " ".join(shown(text).split())
