"""Where in a page the story is: sections that stand apart, worth of paragraphs, the best run of them.

The story is the run of paragraphs that holds most full sentences for fewest loose lines (the maximum-sum
segment of Finn, Kushmerick and Smyth's "body text extraction", 2001, over paragraphs instead of tags).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summit_tui.articles import zones_marks as marks
from summit_tui.articles.zones_blocks import FUNCTION_STEMS, Block
from summit_tui.model import ZoneKind

Kinds = list[ZoneKind | None]
"""For each paragraph what it is, where that is known."""

MENU = 8
"""From how many paragraphs beside the story on these are taken for a page's menu."""

REACH = 14
"""How many paragraphs beside the story are looked through for more of it."""

_WORD = re.compile(r"\w+")


class Vocabulary:
    """The words of some paragraphs, to tell whether another speaks of the same things."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._counts = Counter(stem for block in blocks for stem in _stems(block.plain))

    def kinship(self, block: Block, own: bool = False) -> float:
        """Give which share of a paragraph's content words the others use (`own`: it is one of them)."""
        stems = _stems(block.plain)
        return sum(self._counts[stem] > own for stem in stems) / len(stems) if stems else 0.0

    def akin(self, block: Block, share: float, words: int) -> bool:
        """Tell whether a foreign paragraph uses at least this share and number of their content words."""
        stems = _stems(block.plain)
        both = sum(self._counts[stem] > 0 for stem in stems)
        return both >= min(words, len(stems)) and both >= share * len(stems) > 0


def _stems(plain: str) -> set[str]:
    words = (word for word in _WORD.findall(plain) if len(word) >= 4 or (len(word) >= 2 and word.isupper()))
    return {word[:5].lower() for word in words} - FUNCTION_STEMS


def outside_sections(blocks: Sequence[Block], said: Kinds) -> list[ZoneKind | None]:
    """Give, for each paragraph, the section of links or comments whose heading it stands under, or None."""
    sections: list[ZoneKind | None] = [None] * len(blocks)
    section: ZoneKind | None = None
    told = 0
    for index, block in enumerate(blocks):
        if said[index] == "comment" and (told >= 2 or _commented(blocks, index)):
            section = "comment"
        elif said[index] == "form" and section == "comment":
            section = "form"
        elif said[index] == "related" and section != "comment" and marks.opens_related(block):
            section = "related"
        elif section == "related" and said[index] is None and _resumes(blocks, said, index):
            section = None
        elif section == "form" and said[index] is None and _resumes(blocks, said, index):
            section = "comment"
        sections[index] = section
        told += block.prose and section is None and said[index] is None and block.words >= 12
    return sections


def _commented(blocks: Sequence[Block], index: int) -> bool:
    return any(marks.is_commenter(block) for block in blocks[index + 1 : index + 5])


def _resumes(blocks: Sequence[Block], said: Kinds, index: int) -> bool:
    """Tell whether the story goes on here: two paragraphs of full sentences on end, no teasers."""
    ahead = [at for at in range(index, min(index + 5, len(blocks))) if said[at] not in ("caption", "credit")][:2]
    here = blocks[index]
    if not here.prose or here.words < 12 or here.plain.endswith(("...", "…")):
        return False
    return all(blocks[at].heading or (blocks[at].words >= 12 and not blocks[at].titled) for at in ahead[1:])


def _worth(block: Block, kind: ZoneKind | None, section: ZoneKind | None) -> float:
    """Weigh a paragraph for (above 0) or against being part of the story."""
    if section is not None:
        return -25.0 if section == "comment" else -12.0
    if kind in ("byline", "caption", "credit"):
        return -1.0
    if kind == "body":
        return 15.0
    if kind is not None:
        return -12.0
    if block.prose:
        return float(min(max(block.words, len(block.plain) / 8), 60))
    if block.ended:
        return 0.0 if block.headline_ended else float(block.words)
    if block.heading or block.bullet:
        return -1.0
    if block.words >= 12:
        return 6.0 if block.stops >= 0.2 else -float(min(block.words, 60))
    return -5.0


def story(blocks: Sequence[Block], said: Kinds, sections: Kinds) -> tuple[int, int]:
    """Give the half-open range of paragraphs with the greatest worth; all of them if none is worth anything."""
    best, best_range, total, start = 0.0, (0, len(blocks)), 0.0, 0
    for index, block in enumerate(blocks):
        worth = _worth(block, said[index], sections[index])
        if total <= 0 < worth:
            total, start = 0.0, index
        total += worth
        if total > best:
            best, best_range = total, (start, index + 1)
    first, last = best_range
    if not best:
        return first, last
    first, last = _fitted(blocks, said, first, last)
    return _reaching_on(blocks, said, sections, first, last)


def _fitted(blocks: Sequence[Block], said: Kinds, first: int, last: int) -> tuple[int, int]:
    """Move the ends of the story to where its subject begins and ends; short pages keep them."""
    told = Vocabulary(blocks[first:last])
    at_first, at_last = first, last
    if first >= MENU:
        while first + 1 < last and not _belongs(blocks[first], told):
            first += 1
    while first + 1 < last and not blocks[first].ended:
        first += 1
    first = _reaching_up(blocks, said, told, first)
    if len(blocks) - last >= MENU:
        while last - 2 > first and blocks[last - 2].titled and not _belongs(blocks[last - 1], told):
            last -= 2
    return (first, last) if last - first > 1 else (at_first, at_last)


def _belongs(block: Block, told: Vocabulary) -> bool:
    return block.words >= 30 or (block.prose and told.kinship(block, own=True) >= 0.25)


def _reaching_up(blocks: Sequence[Block], said: Kinds, told: Vocabulary, first: int) -> int:
    """Give where the story begins when paragraphs just above it, under some heading maybe, speak of the same."""
    at = first - 1
    while at >= 0 and first - at <= 3:
        block = blocks[at]
        if (
            said[at] is None
            and block.prose
            and (told.akin(block, 0.5, 3) or (block.words >= 25 and told.akin(block, 0.35, 3)))
        ):
            first = at
        at -= 1
    return first


def _reaching_on(blocks: Sequence[Block], said: Kinds, sections: Kinds, first: int, last: int) -> tuple[int, int]:
    """Move the ends over a list of links that parts the story: beyond it full paragraphs of the same words go on."""
    told = Vocabulary(blocks[first:last])

    def goes_on(at: int) -> bool:
        block = blocks[at]
        share, words = (0.4, 4) if at >= MENU else (0.2, 2)  # no menu stands above it
        return (
            said[at] is None
            and sections[at] is None
            and block.prose
            and block.words >= 20
            and told.akin(block, share, words)
        )

    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        if goes_on(at):
            first = at
    for at in range(last, min(len(blocks), last + REACH)):
        if goes_on(at):
            last = at + 1
    return first, last
