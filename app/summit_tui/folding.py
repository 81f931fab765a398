"""Texts are brought to one form to be compared. What all forms share has its home here; where a form differs, it is
because something else is compared:

- `fold`: what a person types with what stands in a text. One code point stays one, so a match has a place.
  `ledger.overviews` does the same to whole columns, where places do not count. The filter of a list (`ledger.lists`)
  leaves accents be: folding 100,000 rows takes a second, which a keystroke does not have.
- `ledger.schema.words_key`: two wordings of one utterance; only letters and figures count.
- `ledger.names.words`: the words of a name; initials are one word (`U.S.`), possessives go, ø and ł are o and l.
  On top of it `names.sound` lets romanisations agree.
- `extraction.actors.fold`: the same within one article, word by word, before anything is known of the folder.
- `articles.copies.shingles`: runs of words that two papers print alike; accents count, since a copy has them too.
"""

from __future__ import annotations

import re
import unicodedata

ALIKE = {**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"')}
"""Dashes and quotation marks with the plain one that a keyboard has."""

_BEYOND = re.compile(r"[^\x00-\x7f]+")


class _Folds(dict[int, str]):
    """Each character's plain form, worked out when it is first met; always one character."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        plain = ALIKE.get(char)
        if plain is None:
            spelled = unicodedata.normalize("NFKD", char)
            plain = (spelled[:1] if all(map(unicodedata.combining, spelled[1:])) else char).casefold()
        self[point] = plain if len(plain) == 1 else char
        return self[point]


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Give a text without case and accents and with plain dashes and quotation marks, code point for code point.

    Example:
        >>> fold("Élysée – “Yes”")
        'elysee - "yes"'
    """
    # Only what is not ASCII is looked up, sign by sign; what is left then has no capital that gets longer.
    return text.lower() if text.isascii() else _BEYOND.sub(lambda run: run[0].translate(_FOLDS), text).lower()


def unaccented(text: str) -> str:
    """Give a text without accents, its letters and figures in their plain forms (the length may change).

    Example:
        >>> unaccented("Ångström ﬁrst")
        'Angstrom first'
    """
    if text.isascii():
        return text
    return "".join([char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)])
