"""A text cut into paragraphs, each with what can be seen of it alone: length, ending, markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

WRAP = 130
"""No line longer than this is taken for a hard-wrapped one (mail and wire services wrap at 65 to 100)."""

_ENDS = re.compile(r"""(?:[.!?…。！？।؟]|\.\.\.)["'”’»«“)\]*_]*$""")
_CLOSES = re.compile(r"""["”’»'][)\]*_]*$""")
_SPEECH_OPENS = re.compile(r"""^["“‘«'„]""")
_ORNAMENT = re.compile(r"^[\W_]+$")
_MARKUP = re.compile(r"^(?:(?P<heading>#{1,6})\s+|(?P<quote>>\s?)+|(?P<bullet>[-*+•▪●◦‣·–]\s+|\d{1,2}[.)]\s+))")
# Bounded, so that a line of nothing but brackets costs no more than any other.
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}(?:\s+\"[^\"]{0,200}\")?\)")
_EMPHASIS = re.compile(r"^(\*\*\*|\*\*|\*|___|__|_)(?=\S)(.*\S)\1$", re.DOTALL)
_FUNCTION_WORDS = (
    "a an the and or but if of to in on at by for from with without as that which who whom whose this these those it "
    "its he she they we you i his her their our your is are was were be been being has have had do does did will "
    "would can could may might must shall should not no than then so into over after before between about against "
    "during under there when where while because what how why"
)
_STOP_WORDS = frozenset(_FUNCTION_WORDS.split())
FUNCTION_STEMS = frozenset(word[:5] for word in _STOP_WORDS)
"""First five letters of the function words, to leave out where words are compared."""
_OPEN_ENDED = _STOP_WORDS - {"in", "on", "over", "under", "about", "after", "before", "not", "no", "so", "it", "there"}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: its range in the text (without blank lines around it) and its looks."""

    start: int
    end: int
    plain: str
    """The words on one line, without Markdown marks at the ends and with links as their words."""
    words: int
    heading: int
    """Level of a Markdown heading, else 0."""
    bullet: bool
    ended: bool
    """Whether it ends as a sentence does."""
    stops: float
    """Share of function words: some 0.4 in prose, near 0 in a menu."""
    linked: float
    """Share of its characters that are Markdown links."""
    image: bool

    @property
    def prose(self) -> bool:
        """Whether it reads as one or more full sentences."""
        return self.ended and not self.heading and (self.words >= 8 or len(self.plain) >= 60) and self.linked < 0.6

    @property
    def titled(self) -> bool:
        """Whether it could be a headline or section heading."""
        if self.heading:
            return True
        short = self.words <= 28 and len(self.plain) <= 200 and not self.bullet and not self.image
        return short and any(char.isalpha() for char in self.plain) and (not self.ended or self.headline_ended)

    @property
    def headline_ended(self) -> bool:
        """Whether the end mark is one that headlines take too: a question, a call, a quotation."""
        return (self.words <= 16 and self.plain.rstrip("*_)]\"”’'»").endswith(("?", "!"))) or self._quoted_whole

    @property
    def _quoted_whole(self) -> bool:
        return self.words <= 16 and bool(_SPEECH_OPENS.match(self.plain) and _CLOSES.search(self.plain))

    @property
    def open_ended(self) -> bool:
        """Whether it stops in mid-sentence, as the first half of a torn paragraph or the lead to a list does."""
        last = self.plain.rstrip("*_ ")
        return last.endswith((":", ",", ";", "—", "–", "-")) or last.rsplit(None, 1)[-1:][0].lower() in _OPEN_ENDED


def blocks_of(text: str) -> list[Block]:
    """Cut a text into paragraphs; a run of hard-wrapped lines is one paragraph, any other line its own."""
    blocks = []
    for number, run in enumerate(_runs(text)):
        lines = run if number == 0 and _is_title_over_line(text, run) else _merged(text, run)
        for start, end in lines:
            block = _block(text, start, end)
            if block is not None:
                blocks.append(block)
    return blocks


def _runs(text: str) -> list[list[tuple[int, int]]]:
    """Give the lines with something on them, in runs between blank lines."""
    runs: list[list[tuple[int, int]]] = [[]]
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        stripped = line.strip()
        if not stripped:
            runs.append([])
            continue
        start = match.start() + len(line) - len(line.lstrip())
        if runs[-1] and text[runs[-1][-1][1] : start].count("\n") > 1:
            runs.append([])
        runs[-1].append((start, start + len(stripped)))
    return [run for run in runs if run]


def _is_title_over_line(text: str, run: list[tuple[int, int]]) -> bool:
    """Tell whether a page's first two lines are a headline and what stands under it, each a line of its own."""
    if len(run) != 2:
        return False
    first, second = (text[start:end] for start, end in run)
    return second[:1].isupper() and not first.endswith((",", "-", "–")) and _ENDS.search(second) is None


def _merged(text: str, run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines of a run that a fixed line width tore apart."""
    lengths = [end - start for start, end in run]
    width = max(lengths)
    if len(run) == 1 or width > WRAP or width < 40 or median(lengths[:-1]) < width * 0.7:
        return run
    joined = [run[0]]
    for (start, end), length in zip(run[1:], lengths, strict=False):
        first = text[start:end].split(None, 1)[0]
        marked = _MARKUP.match(text[start:end])
        # The line before was full: the first word of this one would not have fitted on it.
        full = length + 1 + len(first) > width * 0.88
        if full and not marked:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _block(text: str, start: int, end: int) -> Block | None:
    raw = text[start:end]
    if _ORNAMENT.match(raw) and not _LINK.search(raw):
        return None  # a rule or row of stars parts paragraphs, as a blank line does
    heading, bullet, rest = _unmarked(raw)
    linked = sum(len(link.group()) for link in _LINK.finditer(rest)) / max(1, len(rest))
    image = rest.startswith(("![", "<img", "<figure"))
    plain = _bare(rest) or raw.strip()
    words = [word.strip("\"'“”‘’.,;:!?()[]*_").lower() for word in plain.split()]
    ended = bool(_ENDS.search(plain)) or (bool(_CLOSES.search(plain)) and bool(re.search(r"[,.?!]\W*$", plain)))
    return Block(
        start=start,
        end=end,
        plain=plain,
        words=sum(any(char.isalnum() for char in word) for word in words),
        heading=heading,
        bullet=bullet,
        ended=ended,
        stops=sum(word in _STOP_WORDS for word in words) / max(1, len(words)),
        linked=linked,
        image=image,
    )


def plain_of(raw: str) -> str:
    """Give the words of a paragraph on one line, without Markdown marks around them."""
    return _bare(_unmarked(raw.strip())[2]) or " ".join(raw.split())


def _unmarked(raw: str) -> tuple[int, bool, str]:
    """Give heading level, whether it is a list's item, and the rest."""
    heading, bullet, rest = 0, False, raw
    while match := _MARKUP.match(rest):
        heading = heading or len(match["heading"] or "")
        bullet = bullet or bool(match["bullet"])
        rest = rest[match.end() :].lstrip()
    return heading, bullet, rest


def _bare(rest: str) -> str:
    plain = _LINK.sub(r"\1", rest).strip()
    while match := _EMPHASIS.match(plain):
        plain = match.group(2)
    return " ".join(plain.rstrip("#").split())
