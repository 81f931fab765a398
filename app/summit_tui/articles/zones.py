"""What each stretch of an article is in the page that it was taken from.

A page is menus, then the story, then links, comments and forms (see `zones_story` for how the story is
found). What stands before and after it is boilerplate, but for the headline and what belongs to it; within
it only paragraphs that say so themselves, or that behave as no paragraph of a story does, are. Where
nothing speaks against it, a paragraph is story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summit_tui.articles import zones_marks as marks
from summit_tui.articles.dates import dates_in
from summit_tui.articles.zones_blocks import Block, blocks_of
from summit_tui.articles.zones_story import MENU, Kinds, Vocabulary, outside_sections, story
from summit_tui.model import Zone, ZoneKind

DATELINE_REACH = 3
"""In how many first paragraphs of the story a dateline is sought."""
NOTES_AFTER = 2
"""A press release has at least so many paragraphs before the notes on its senders."""
HEAD_REACH = 14
"""How many paragraphs before the story may hold its headline, bylines and pictures."""

_FRONT_MATTER = re.compile(r"\A---\n(?:[\w-]+:.*\n|\s+.*\n)+---\n")
_PLACE = r"(?:[A-ZÀ-ÖØ-Þ]{2,}[A-ZÀ-ÖØ-Þ.'’-]*(?:[ /][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]*){0,4})"
_TITLE_PLACE = r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]+(?:[ /-][A-ZÀ-ÖØ-Þ][\w.'’-]+){0,3})"
_REGION = r"(?:,\s[A-ZÀ-ÖØ-Þ][\w.]*(?:\s[A-ZÀ-ÖØ-Þ][\w.]*){0,2})?"
_DAY = r"(?:,?\s(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?(?:,?\s\d{4})?)"
_AGENCY = r"(?:\s\([A-Z][\w. /-]{1,30}\))"
_DASH = r"\s*(?:—|–|--|\s-)\s*"
_DATELINE = re.compile(
    rf"[*_]*(?:{_PLACE}{_REGION}{_DAY}?{_AGENCY}?|{_TITLE_PLACE}{_REGION}(?:{_DAY}?{_AGENCY}|{_DAY}(?<=\d)))[*_]*{_DASH}(?=\S)"
)
_COLON_DATELINE = re.compile(rf"{_PLACE}(?:/{_PLACE})?:\s+(?=[A-ZÀ-ÖØ-Þ“‘\"'])")
_LABEL = re.compile(r"^[A-ZÀ-ÖØ-Þ][\w'’ -]{2,28}:\s\S")
_INNER_END = re.compile(r"[.!?।]['”’\")\]]?\s+[A-ZÀ-Þ“‘(]")
_FIRST_PERSON = re.compile(r"\b(?:[Ii]|[Mm]y|[Ww]e|[Oo]ur|[Yy]ou|[Yy]our)\b|\?$")
_FULL_GRAMMAR = re.compile(
    r"\s(?:the|an?|is|are|was|were|has|have|had|been|will|would|that|who|which|he|she|they|it)\s|[.!?]['”’\"]?\s\S"
)
_TELLING = re.compile(r"\b(?:said|says|told|was|were|did|had|has|have|will|would|could|may|must|added|warned)\b")
_WORD = re.compile(r"\w+")


def zones_of(text: str) -> tuple[Zone, ...]:
    """Give the zones of a stored text.

    Returns:
        Zones in order that tile the text: the first starts at 0, each starts where the one before ends, the
        last ends at `len(text)`. Blank lines belong to the zone before them. An empty text has none.
    """
    if not text:
        return ()
    front = _FRONT_MATTER.match(text)
    blocks = [block for block in blocks_of(text) if not front or block.start >= front.end()]
    kinds = kinds_of(blocks)
    starts: list[tuple[int, ZoneKind]] = [(0, "navigation")] if front else []
    told = 0
    for block, kind in zip(blocks, kinds, strict=True):
        starts.append((block.start, kind))
        if kind == "body" and told < DATELINE_REACH and (block.prose or block.words >= 8):
            told += 1
            end = _dateline_end(text, block, blocks)
            if end:
                starts[-1:] = [(block.start, "dateline"), (end, "body")]
                told = DATELINE_REACH
    return _tiled(starts, len(text))


def _tiled(starts: Sequence[tuple[int, ZoneKind]], length: int) -> tuple[Zone, ...]:
    if not starts:
        return (Zone(0, length, "body"),)
    zones = []
    for index, (start, kind) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else length
        zones.append(Zone(start if index else 0, end, kind))
    return tuple(zones)


def _dateline_end(text: str, block: Block, blocks: Sequence[Block]) -> int | None:
    """Give where the dateline at the head of the first paragraph ends, or None."""
    match = _DATELINE.match(text, block.start, block.end)
    if not match and sum(bool(_COLON_DATELINE.match(other.plain)) for other in blocks) == 1:  # else a transcript
        match = _COLON_DATELINE.match(text, block.start, block.end)
    return match.end() if match and match.end() - block.start <= 80 else None


def kinds_of(blocks: Sequence[Block]) -> list[ZoneKind]:
    """Give the kind of each paragraph of a page."""
    if not blocks:
        return []
    said: Kinds = [marks.mark(block) for block in blocks]
    for index in range(1, len(blocks)):
        if marks.is_highlight_mark(blocks[index - 1]) and said[index] is None:
            said[index] = "body"
    outside = outside_sections(blocks, said)
    first, last = story(blocks, said, outside)
    kinds: Kinds = list(said)
    _settle_tail(blocks, said, kinds, last)
    _settle_story(blocks, said, kinds, first, last)
    _settle_head(blocks, said, kinds, first, last)
    _settle_company_notes(blocks, kinds, first)
    return ["body" if kind is None else kind for kind in kinds]


def _settle_company_notes(blocks: Sequence[Block], kinds: Kinds, first: int) -> None:
    """Name what a press release adds about its senders: from "About Example" on, where nothing but notes follows."""
    told = 0
    for index in range(first, len(blocks)):
        if told >= NOTES_AFTER and marks.opens_notes(blocks, index):
            for at in range(index, len(blocks)):
                if kinds[at] in (None, "body", "subhead"):
                    kinds[at] = "bio"
            return
        told += kinds[index] == "body" and blocks[index].prose


def _settle_tail(blocks: Sequence[Block], said: Kinds, kinds: Kinds, last: int) -> None:
    """Name what follows the story."""
    section: ZoneKind | None = None
    authors = _authors(blocks, said)
    for index in range(last, len(blocks)):
        block, kind = blocks[index], said[index]
        if marks.is_commenter(block):
            section = kinds[index] = "comment"
        elif marks.is_bio(block, authors):
            kinds[index] = "bio"
        elif kind is not None:
            section = kind if kind in ("related", "comment", "form") else section
        elif section is not None:
            kinds[index] = "comment" if section == "form" and block.prose and "comment" in said[last:index] else section
        elif marks.NAME_LINE.match(block.plain):
            kinds[index] = "byline"
        else:
            kinds[index] = "related" if block.titled and block.words >= 4 else "navigation"
    _name_tail_prose(blocks, said, kinds, last)


def _name_tail_prose(blocks: Sequence[Block], said: Kinds, kinds: Kinds, last: int) -> None:
    """A text without any mark of a page keeps its last lines (a torn sentence, a signature) as story."""
    if any(kind is not None for kind in said[last:]):
        return
    for index in range(last, len(blocks)):
        if kinds[index] not in ("bio", "comment", "byline") and len(blocks) - last <= 3 and blocks[index].words >= 4:
            kinds[index] = "body"


def _authors(blocks: Sequence[Block], said: Kinds) -> frozenset[str]:
    names: set[str] = set()
    for block, kind in zip(blocks, said, strict=True):
        who = marks.byline_of(block.plain) if kind == "byline" else None
        if who:
            names.update(part.strip().lower() for part in re.split(r"\s*[|,/&]\s*|\s+(?:and|in|for)\s+", who))
        elif marks.NAME_LINE.match(block.plain) and not block.ended:
            names.add(block.plain.lower())
    return frozenset(names)


def _settle_story(blocks: Sequence[Block], said: Kinds, kinds: Kinds, first: int, last: int) -> None:
    """Name the headings, pictures and inserts within the story."""
    told = _Told()
    loose_style = _loose_style([blocks[index] for index in range(first, last) if said[index] is None])
    sections = outside_sections(blocks[first:last], said[first:last])
    for index in range(first, last):
        block = blocks[index]
        following = blocks[index + 1] if index + 1 < last else None
        if kinds[index] in ("comment", "form") and block.prose and block.words > 12:
            kinds[index] = None
        if kinds[index] is not None:
            continue
        if sections[index - first] == "related":
            kinds[index] = "related"
        elif following is not None and (
            (said[index + 1] == "credit" and _describes(block))
            or (not loose_style and _hangs_loose(block, following, blocks[index - 1] if index else None))
            or told.repeated(block)
            or (index > first and _under_credit(blocks, said, kinds, index))
        ):
            kinds[index] = "caption"
        elif block.heading or (_heads(block) and following is not None and said[index + 1] != "navigation"):
            kinds[index] = "subhead"
        else:
            kinds[index] = "body"
            told.add(block)
    _settle_bio(blocks, said, kinds, first, last)


def _settle_bio(blocks: Sequence[Block], said: Kinds, kinds: Kinds, first: int, last: int) -> None:
    """Name a last paragraph that is about the author."""
    authors = _authors(blocks, said)
    tail = blocks[last - 1] if last - first > 2 else None
    if tail is None or kinds[last - 1] != "body":
        return
    whose = marks.bio_of(tail)
    surname = whose.split()[-1] if whose else ""
    stranger = whose is not None and not any(surname in block.plain for block in blocks[first : last - 1])
    if stranger or marks.is_bio(tail, authors):
        kinds[last - 1] = "bio"
        if marks.NAME_LINE.match(blocks[last - 2].plain):
            kinds[last - 2] = "byline"


def _under_credit(blocks: Sequence[Block], said: Kinds, kinds: Kinds, index: int) -> bool:
    """Tell whether a line stands below a credit that no caption stands above: some pages print it so."""
    block = blocks[index]
    if said[index - 1] != "credit" or block.ended or block.words < 5 or block.heading or block.bullet:
        return False
    return index < 2 or kinds[index - 2] != "caption"


def _describes(block: Block) -> bool:
    """Tell whether a paragraph above a picture's credit is about the picture, and not the story going on."""
    if block.words < 5 or block.words > 60 or block.bullet or marks.quotes_at_length(block.plain):
        return False
    if any(len(found.iso) == 10 for found in dates_in(block.plain)):
        return True
    single = not _INNER_END.search(block.plain)
    return single and (not block.ended or (block.words <= 30 and not _TELLING.search(block.plain)))


def _loose_style(blocks: Sequence[Block]) -> bool:
    """Tell whether this text often leaves out the full stop (a transcript, say), so that it means nothing."""
    long = [block for block in blocks if block.words >= 12 and not block.bullet]
    return sum(not block.ended for block in long) > max(4, len(long) * 0.3)


def _hangs_loose(block: Block, following: Block, before: Block | None) -> bool:
    """Tell whether a long paragraph without a full stop stands alone between sentences, as captions do."""
    if block.ended or block.bullet or block.heading or block.words < 12 or block.words > 70 or block.open_ended:
        return False
    if before is not None and (before.plain.startswith("@") or before.plain.endswith(":")):
        return False
    if block.plain[:1] in "\"“‘'(—–-[" or _INNER_END.search(block.plain):
        return bool(_LABEL.match(block.plain)) and block.words >= 8
    return not following.plain[:1].islower()


def _heads(block: Block) -> bool:
    return block.titled and not block.ended and block.words <= 14 and not block.open_ended


class _Told:
    """What the story said so far, to know a sentence that is printed again under a picture."""

    def __init__(self) -> None:
        self._shingles: set[tuple[str, ...]] = set()

    def add(self, block: Block) -> None:
        self._shingles.update(_shingles(block.plain))

    def repeated(self, block: Block) -> bool:
        if (
            not 10 <= block.words <= 60
            or block.bullet
            or _INNER_END.search(block.plain)
            or _FIRST_PERSON.search(block.plain)
        ):
            return False
        mine = _shingles(block.plain)
        return len(mine & self._shingles) >= 0.8 * len(mine)


def _shingles(plain: str, size: int = 4) -> set[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(plain)]
    return {tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1))}


def _settle_head(blocks: Sequence[Block], said: Kinds, kinds: Kinds, first: int, last: int) -> None:
    """Name what stands before the story: find its headline, and take what lies above for the page's."""
    reach = max(0, first - HEAD_REACH)
    headline = _headline(blocks, said, first, last, reach)
    far = headline is None or (first - headline > 2 and first >= MENU and blocks[headline].heading != 1)
    if far and _opening_title(blocks, said, first, last):
        headline = first
        kinds[first] = "headline"
    after_byline = False
    for index in range(first):
        block = blocks[index]
        if headline is None or index < headline:
            own = said[index] != "byline" or (headline is None and index >= first - 3)
            kinds[index] = (said[index] if own else None) or "navigation"  # a byline far above is another story's
            if marks.is_date(block) and index >= reach:
                kinds[index] = "dateline"
        elif index == headline:
            kinds[index] = "headline"
        else:
            caption = _under_credit(blocks, said, kinds, index)
            kinds[index] = said[index] or ("caption" if caption else _under_headline(block, after_byline))
            after_byline = after_byline or kinds[index] == "byline"
    _settle_opening(blocks, said, kinds, headline, first)


def _under_headline(block: Block, after_byline: bool) -> ZoneKind:
    if marks.is_date(block):
        return "byline" if after_byline else "dateline"
    if marks.is_bare_byline(block) and not after_byline:
        return "byline"
    return "subhead" if block.words >= 3 else "navigation"


def _settle_opening(blocks: Sequence[Block], said: Kinds, kinds: Kinds, headline: int | None, first: int) -> None:
    """A date beside a byline is part of it; a standfirst between headline and byline is a subhead."""
    for index in range(len(blocks)):
        if index > first + 3:
            break
        if kinds[index] in ("dateline", "body", "subhead") and marks.is_date(blocks[index]):
            beside = [kinds[near] for near in (index - 1, index + 1) if 0 <= near < len(kinds)]
            kinds[index] = "byline" if "byline" in beside else "dateline"
    byline = next((index for index in range(first, min(first + 4, len(blocks))) if kinds[index] == "byline"), None)
    if headline is not None and byline is not None and byline > first and said[byline] == "byline":
        for index in range(first, byline):
            if kinds[index] == "body":
                kinds[index] = "subhead"


def _headline(blocks: Sequence[Block], said: Kinds, first: int, last: int, reach: int) -> int | None:
    """Give which paragraph before the story is its headline: the one that speaks of the same things."""
    candidates = [
        index
        for index in range(reach, first)
        if said[index] is None
        and (blocks[index].titled or _headline_style(blocks[index]))
        and not marks.is_date(blocks[index])
        and not (index and marks.is_bare_byline(blocks[index]))
        and blocks[index].words >= 2
    ]
    if not candidates:
        return None
    top = [index for index in candidates if blocks[index].heading == 1]
    if top:
        return top[-1]
    told = Vocabulary(blocks[first:last])
    signed = next((at for at in range(reach, first) if said[at] == "byline" or marks.is_date(blocks[at])), first)
    above = [index for index in candidates if index < signed]
    nearest = next((at for at in reversed(above) if told.akin(blocks[at], 0.34, 2)), None)
    if (
        nearest is None
        and above
        and signed - 2 <= above[-1]
        and signed < first
        and told.akin(blocks[above[-1]], 0.2, 1)
    ):
        nearest = above[-1]
    if nearest is None:
        nearest = next((at for at in reversed(candidates) if told.akin(blocks[at], 0.34, 2)), None)
    top_line = candidates[0]
    if nearest is not None and top_line == 0 and first <= MENU and blocks[nearest].words < 6 <= blocks[0].words:
        # "Union: we are close" heads an entry of a page whose title stands above.
        return top_line if Vocabulary(blocks[1:last]).akin(blocks[0], 0.34, 2) else nearest
    if nearest is not None:
        for index in reversed(candidates):
            share, words = (0.5, 2) if index else (0.2, 1)
            if _is_kicker(blocks[index], blocks[nearest]):
                continue
            if nearest - 2 <= index < nearest and told.akin(blocks[index], share, words):
                return index
        return nearest
    beside = first - 1
    while beside > reach and (said[beside] in ("byline", "credit", "caption") or marks.is_date(blocks[beside])):
        beside -= 1
    sure = 0.2 if beside < first - 1 else 0.34
    if beside in candidates and blocks[beside].words >= 4 and told.akin(blocks[beside], sure, 1):
        return beside
    # A page's first line is its headline though it be a play on words, unless a menu follows.
    return candidates[0] if candidates[0] == 0 and first <= MENU else None


def _is_kicker(block: Block, title: Block) -> bool:
    """Tell whether a line in capitals over a title only names the page's section: "COMPANIES & MARKETS"."""
    return block.plain.isupper() and block.words <= 4 < title.words and not title.plain.isupper()


def _opening_title(blocks: Sequence[Block], said: Kinds, first: int, last: int) -> bool:
    """Tell whether the story's first paragraph is a headline that ends with a mark (. ? !)."""
    block = blocks[first]
    if last - first < 2 or said[first] is not None or block.bullet or block.words > 20:
        return False
    if first and not (first >= MENU and Vocabulary(blocks[first + 1 : last]).akin(block, 0.34, 2)):
        return False
    return block.titled if not block.ended or block.headline_ended else _headline_style(block)


def _headline_style(block: Block) -> bool:
    """Tell whether a short sentence leaves out articles and auxiliaries or Writes Most Words Large, as headlines do."""
    if block.bullet or block.words > 20 or _INNER_END.search(block.plain):
        return False
    words = _WORD.findall(block.plain)
    if block.words >= 6 and sum(word[0].isupper() for word in words) >= 0.75 * len(words):
        return True
    return block.words <= 14 and not _FULL_GRAMMAR.search(f" {block.plain.lower()} ")
