"""Finding words in a text, however they are spelled: case, accents, dashes and quotation marks do not count. Pure."""

from __future__ import annotations

import re
import unicodedata

_ALIKE = {**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"')}


_BEYOND = re.compile(r"[^\x00-\x7f]+")


class _Folds(dict[int, str]):
    """Each character's plain form, worked out when it is first met; always one character."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        plain = _ALIKE.get(char)
        if plain is None:
            spelled = unicodedata.normalize("NFKD", char)
            plain = (spelled[:1] if all(map(unicodedata.combining, spelled[1:])) else char).casefold()
        self[point] = plain if len(plain) == 1 else char
        return self[point]


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Give a text in the form in which it is compared, code point for code point.

    Example:
        >>> fold("Élysée – “Yes”")
        'elysee - "yes"'
    """
    # Only what is not ASCII is looked up, sign by sign; what is left then has no capital that gets longer.
    return text.lower() if text.isascii() else _BEYOND.sub(lambda run: run[0].translate(_FOLDS), text).lower()


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
