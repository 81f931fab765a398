"""How names of different spellings are brought to one form, and which of them name one person."""

from __future__ import annotations

import re
from functools import lru_cache

from summit_tui.folding import unaccented


def word_set(text: str) -> frozenset[str]:
    """Give the words of a text."""
    return frozenset(text.split())


_TITLES = word_set(
    "mr mrs ms miss dr prof professor sir dame lord lady president prime minister chancellor premier secretary "
    "general gen senator sen congressman congresswoman representative rep governor gov ambassador king queen "
    "prince princess pope chairman chairwoman chair judge justice captain colonel col mayor foreign defence "
    "defense finance deputy vice former acting special envoy the "
)
_POSSESSIVE = re.compile(r"['’]s?\b")
_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_UNNAMED_FIRST = word_set(
    "a an one another some two three four five six several many most other unnamed anonymous sources source "
    "officials official people person diplomats diplomat those both "
)
_PARTICLES = word_set(
    "of and for the in on at to by de la le les du des van von der den del della di da dos das do al el bin ibn y e a "
    "sans & zu"
)
# Romanisations of one sound: the left is written as the right before two names are compared.
_SOUNDS = (
    (re.compile(r"[yij]+"), "i"), (re.compile(r"kh"), "h"), (re.compile(r"sch|sh|ch|cz|tsch"), "s"),
    (re.compile(r"x"), "ks"), (re.compile(r"ph"), "f"), (re.compile(r"w"), "v"), (re.compile(r"q|ck|c"), "k"),
    (re.compile(r"zh"), "z"), (re.compile(r"ou"), "u"), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})


@lru_cache(maxsize=32768)
def words(text: str) -> tuple[str, ...]:
    """Give the words of a text without accents, marks, possessives and case (`U.S.` is one word)."""
    plain = _INITIALS.sub(lambda match: match.group().replace(".", ""), text)
    plain = _POSSESSIVE.sub("", plain).casefold().translate(_LETTERS)
    return tuple(_WORD.findall(unaccented(plain)))


@lru_cache(maxsize=32768)
def tokens(name: str) -> tuple[str, ...]:
    """Give the words of a person's name, titles dropped.

    Example:
        >>> tokens("President Anna J. Smith")
        ('anna', 'j', 'smith')
    """
    found = words(name)
    return tuple(word for word in found if word not in _TITLES) or found


@lru_cache(maxsize=32768)
def sound(word: str) -> str:
    """Give a word of a name as its spellings share it (of Latin letters; made of common romanisations).

    Example:
        >>> sound("tolstoy") == sound("tolstoi") == sound("tolstoj")
        True
    """
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


@lru_cache(maxsize=32768)
def folded(name: str) -> str:
    """Give the key of a whole name: its words by sound, in order."""
    return " ".join(sound(word) for word in tokens(name))


@lru_cache(maxsize=32768)
def plain_key(name: str) -> str:
    """Give the key of a name that is no person's: its words, without a leading article."""
    found = words(name)
    return " ".join(found[1:] if len(found) > 1 and found[0] in ("the", "a", "an") else found)


@lru_cache(maxsize=32768)
def is_named(name: str) -> bool:
    """Tell whether this is a name, not a phrase that stands for someone unnamed ("a senior official").

    In a name each word but particles has a capital letter or a figure, or no case at all.
    """
    parts = name.split()
    if not parts or parts[0].casefold() in _UNNAMED_FIRST:
        return False
    for part in parts[1:] if parts[0] in ("the", "The") else parts:
        if part.islower() and part not in _PARTICLES:
            return False
    return any(char.isalpha() for char in name) and not name.islower()


def first_names_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two persons of one surname may be one: a first name is missing, an initial, short or equal."""
    if not one or not other:
        return True
    a, b = sound(one[0]), sound(other[0])
    short, long = sorted((a, b), key=len)
    return a == b or (long.startswith(short) and (len(short) == 1 or len(short) >= 3))


def surname(name: str) -> str:
    """Give the last part of a person's name with the particles that belong to it (`van den Berg`)."""
    parts = name.split()
    start = max(len(parts) - 1, 0)
    while start > 1 and parts[start - 1].islower():
        start -= 1
    return " ".join(parts[start:])


def initials_of(alias: str, name: str) -> bool:
    """Tell whether an alias is made of initials of a name (`U.S.` of `United States`)."""
    letters = alias.replace(".", "")
    if not (1 < len(letters) <= 5 and letters.isupper()):
        return False
    found = "".join(word[0] for word in name.split()).upper()
    return letters == found or letters == found[: len(letters)]
