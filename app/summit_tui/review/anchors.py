"""Where a decision holds, and where it holds after its article was edited.

After Hypothesis (web.hypothes.is), which keeps the exact words, 32 characters either side and the position; but
stricter, since its users complain that a corrected name makes a note jump to another passage. A decision is never
moved by a guess: what is not plainly the same passage stays ambiguous or an orphan, and is shown as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import msgspec
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein, Opcode

from summit_tui.model import Anchor
from summit_tui.review.words import says_otherwise

CONTEXT = 32
"""Code points that an anchor keeps on either side."""
EDITS = 0.2
"""Share of its code points that may be edited before a passage is another one."""
_MARGIN = 0.15
"""By how much of their length the runner-up must differ more than the passage that is taken."""
_CONTEXT_KEPT = 0.9
"""Similarity from which one side's context counts as still there: three letters of 32 changed. Unrelated English
reaches 0.5, a sentence of the same mould ("The owners called the figure", "called the strike") 0.88."""
_CONTEXT_MARGIN = 0.25
_ECHO = 0.75
"""Similarity of one side's context from which a place may be a copy of the passage with its sentence."""
_SHORTEST = 16
"""Code points below which a passage that was edited cannot be known again."""
_MANY = 64
"""Places of the same words beyond which no more are looked at."""
_DIFFERENCE = 200_000_000
"""Code points times code points of changed text up to which two versions are compared (30 ms, once a version)."""
_EDGE = re.compile(r"\b|(?=\S)(?<=\s)|(?<=\S)(?=\s)")

_PLAIN = str.maketrans("\n\t\u00a0\u2009\u202f“”„«»‘’‚", '     """""\'\'\'')

How = Literal["same", "exact", "mapped", "edited"]


class Attached(msgspec.Struct, frozen=True):
    """The passage is at `[start, end)`. `changed`: it may say something else now and is to be decided again."""

    start: int
    end: int
    how: How
    changed: bool = False


class Ambiguous(msgspec.Struct, frozen=True):
    """The passage may be any of these (one, if nothing around it is as it was); the analyst has to say."""

    places: tuple[tuple[int, int], ...]


class Orphan(msgspec.Struct, frozen=True):
    """The passage is not in the text any more."""


Attachment = Attached | Ambiguous | Orphan


def anchor(text: str, start: int, end: int, digest: str) -> Anchor:
    """Give the anchor of `text[start:end]`.

    Args:
        text: the article's stored text, of which `digest` is the hash.
        start, end: code points.
        digest: see `model.digest_of`.

    Raises:
        ValueError: the range is empty or does not lie within the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"[{start}, {end}) is no passage of a text of {len(text)} characters")
    return Anchor(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start, end, digest)


def attach(one: Anchor, text: str, digest: str, before: str | None = None) -> Attachment:
    """Find an anchor's passage in a text.

    In this order: the same place; the only place with its words, or the one that its context picks out; the place
    that a comparison of the two versions gives; the words with other line breaks or quotation marks; a passage with
    at most 20 % edits, with its context on at least one side and clearly nearer than any other.

    Args:
        one: the anchor.
        text: the text as it is now.
        digest: its hash.
        before: the text that the anchor was made in, if it is still at hand.
    """
    if not one.exact:
        return Orphan()
    if one.start < 0:  # no journal of ours says so
        one, before = msgspec.structs.replace(one, start=0, end=0), None
    if text[one.start : one.end] == one.exact:
        unmoved = text[max(0, one.start - CONTEXT) : one.start] == one.prefix
        if digest == one.digest or (unmoved and text.startswith(one.suffix, one.end)):
            return Attached(one.start, one.end, "same")
    if before is not None and before[one.start : one.end] != one.exact:
        before = None
    places = list(_places(one.exact, text))
    if len(places) == 1 and before is not None and _only_once(one.exact, before):
        return _exactly(one, places[0])
    mapped = _map(one, before, text) if before is not None else None
    if mapped is not None and text[slice(*mapped)] == one.exact:
        # A copy put near the passage may look to a comparison as if it were the passage.
        copied = len(places) > 1 and len(places) != len(list(_places(one.exact, before or "")))
        if not copied or _whole_context(one, text, mapped[0]):
            return Attached(*mapped, "mapped")
        return _unsettled(one, places)
    if places and before is not None and not _only_once(one.exact, before):
        # Its own place does not hold these very words any more, and the others never were its place.
        return (_edited(one, text, mapped) if mapped else None) or _unsettled(one, places)
    if places:
        return _by_context(one, text, places)
    if mapped is not None and (edited := _edited(one, text, mapped)) is not None:
        return edited
    if respaced := list(_places(_plain(one.exact), _plain(text))):
        found = _by_context(one, text, respaced)
        return msgspec.structs.replace(found, how="edited") if isinstance(found, Attached) else found
    return _approximately(one, text)


def _plain(text: str) -> str:
    """Give text without differences of line breaks and of quotation marks, code point for code point."""
    return text.translate(_PLAIN)


def _places(exact: str, text: str) -> Iterator[int]:
    place = text.find(exact)
    for _ in range(_MANY):
        if place < 0:
            return
        yield place
        place = text.find(exact, place + 1)


def _only_once(exact: str, text: str) -> bool:
    return text.find(exact, text.find(exact) + 1) < 0


def _exactly(one: Anchor, start: int) -> Attached:
    return Attached(start, start + len(one.exact), "exact")


def _context(one: Anchor, text: str, start: int, end: int) -> tuple[float, float]:
    """Give how alike the context is on the better side and over both (0 to 1)."""
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    sides = (Indel.normalized_similarity(one.prefix, before), Indel.normalized_similarity(one.suffix, after))
    return max(sides), sum(sides) / 2


def _whole_context(one: Anchor, text: str, start: int) -> bool:
    around = one.prefix + one.exact + one.suffix
    return text.startswith(around, start - len(one.prefix)) if start >= len(one.prefix) else False


def _by_context(one: Anchor, text: str, places: list[int]) -> Attachment:
    """Choose among the places with the anchor's very words by what stands around them, or do not choose.

    A whole sentence that stands twice now brings its context along: beside such a copy, only a place with all of the
    anchor's context is the passage.
    """
    width = len(one.exact)
    scored = sorted(((*_context(one, text, place, place + width), place) for place in places), key=lambda s: -s[1])
    best, total, place = scored[0]
    copied = any(rival >= _ECHO for rival, _, _ in scored[1:])
    clear = len(scored) == 1 or (total - scored[1][1] >= _CONTEXT_MARGIN and (not copied or total == 1.0))
    if best >= _CONTEXT_KEPT and clear and len(places) < _MANY:
        return _exactly(one, place)
    return _unsettled(one, places)


def _unsettled(one: Anchor, places: list[int]) -> Ambiguous:
    return Ambiguous(tuple((place, place + len(one.exact)) for place in places))


def _map(one: Anchor, before: str, text: str) -> tuple[int, int] | None:
    """Carry the anchor's place over from one version of a text to the other."""
    head = _common(before, text)
    if one.end <= head:
        return one.start, one.end
    tail = min(_common(before[::-1], text[::-1]), min(len(before), len(text)) - head)
    shift = len(text) - len(before)
    if one.start >= len(before) - tail:
        return one.start + shift, one.end + shift
    old, new = before[head : len(before) - tail], text[head : len(text) - tail]
    if len(old) * len(new) > _DIFFERENCE:
        return None
    changes = _changes(old, new)

    def carried(offset: int) -> int:
        if offset < head:
            return offset
        if offset >= len(before) - tail:
            return offset + shift
        within = offset - head
        change = next(one for one in changes if within < one.src_end)
        last = max(change.dest_start, change.dest_end - 1)
        return head + min(change.dest_start + within - change.src_start, last)

    start, end = carried(one.start), carried(one.end - 1) + 1
    return (start, end) if start < end else None


@lru_cache(maxsize=2)  # all anchors of an article ask for the same comparison
def _changes(old: str, new: str) -> list[Opcode]:
    return list(Levenshtein.opcodes(old, new))


def _common(one: str, other: str) -> int:
    """Give the length of what two texts begin with alike, by halving (each comparison runs at memory speed)."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _fitted(exact: str, text: str, start: int, end: int) -> tuple[float, int, int]:
    """Move the ends of a rough match to the edges of words where it fits best; give the share of edits and the ends."""
    slack = max(8, round(len(exact) * EDITS))
    starts = _edges(text, start, slack)
    ends = _edges(text, end, slack)
    width = len(exact)

    def distance(left: int, right: int) -> float:
        return Levenshtein.distance(exact, text[left:right], score_cutoff=width) / width if left < right else 1.0

    _, end = min((distance(start, right), right) for right in ends)
    _, start = min((distance(left, end), left) for left in starts)
    share, end = min((distance(start, right), right) for right in ends)
    return share, start, end


def _edges(text: str, place: int, slack: int) -> list[int]:
    low, high = max(0, place - slack), min(len(text), place + slack)
    found = {match.start() for match in _EDGE.finditer(text, low, high) if low <= match.start() <= high}
    return sorted({place, low, high} | found)


def _edited(one: Anchor, text: str, rough: tuple[int, int]) -> Attached | None:
    """Take a place that the comparison gave, if it still holds the passage."""
    if len(one.exact) < _SHORTEST:
        return None
    share, start, end = _fitted(one.exact, text, *rough)
    if share > EDITS:
        return None
    return Attached(start, end, "edited", says_otherwise(one.exact, text[start:end]))


def _approximately(one: Anchor, text: str) -> Attachment:
    """Find the passage by likeness alone: near enough, its context there on one side, and no rival."""
    if not _SHORTEST <= len(one.exact) <= len(text):
        return Orphan()
    best = _nearest(one.exact, text)
    if best is None or best[0] > EDITS:
        return Orphan()
    share, start, end = best
    rival = _nearest(one.exact, text[:start] + "\0" * (end - start) + text[end:])
    rivals = () if rival is None or rival[0] - share >= _MARGIN else ((rival[1], rival[2]),)
    if rivals or _context(one, text, start, end)[0] < _CONTEXT_KEPT:
        return Ambiguous(((start, end), *rivals))
    return Attached(start, end, "edited", says_otherwise(one.exact, text[start:end]))


def _nearest(exact: str, text: str) -> tuple[float, int, int] | None:
    found = fuzz.partial_ratio_alignment(exact, text, score_cutoff=100 * (1 - 2 * EDITS))
    if found is None or found.dest_start >= found.dest_end:
        return None
    return _fitted(exact, text, found.dest_start, found.dest_end)
