"""What the demand rules hand to each other: a claim in a sentence, and the draft of a finding."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from summit_tui.model import Footing, Stance

if TYPE_CHECKING:
    from summit_tui.extraction.cast import Cast
    from summit_tui.extraction.demand_lexicon import Wanting
    from summit_tui.extraction.parse import Paragraph, Span, Token


Turn = Literal["", "had", "earlier", "later", "changed"]
"""How a text places a claim in time against another one of its holder (see `turns`)."""
BEFORE_THAT: Final = "had"
"""In the past of the past ("had demanded", "having demanded"): before what its sentence tells in the simple past."""
EARLIER: Final = "earlier"
LATER: Final = "later"
CHANGED: Final = "changed"


class DemandDraft(msgspec.Struct, frozen=True):
    """A demand before it has an identity: the model's fields without `id`, `text` and `position`.

    `turn` says how the text places it in time (see `turns`).
    """

    start: int
    end: int
    holder: str
    voiced_by: str | None
    stance: Stance
    issue: str
    summary: str
    target: str | None = None
    holder_start: int | None = None
    holder_end: int | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    said_at: str | None = None
    footing: Footing = "reporter"
    confidence: float = 0.5
    why: str = ""
    turn: Turn = ""


@dataclass(frozen=True)
class Voice:
    """Who speaks at a place: a quote that covers it. Offsets are the article's."""

    start: int
    end: int
    direct: bool
    speaker: str | None
    actor: int | None


@dataclass(frozen=True)
class Shared:
    """What all sentences of an article have in common."""

    topics: frozenset[str]
    """Nouns that the article uses often."""
    mention_starts: list[int]
    """Offsets of the cast's mentions, in order."""
    introduced: dict[int, set[str]]
    """The words by which the article brings in each actor without a side, lower case."""


@dataclass(slots=True)
class Scene:
    """A sentence with all that the rules may ask of it."""

    paragraph: Paragraph
    sentence: Span
    cast: Cast
    wanting: Wanting
    shared: Shared
    voices: list[Voice]
    plan_owner: int | None = None
    """Whose plan the text speaks of: the owner of "the plan" while no other plan is named."""
    in_list: bool = False
    """The sentence before spoke of a plan or of demands, so that this one may go on listing them."""
    wished: bool = False
    """It is a point under a heading that asks what a side wants."""
    tokens: tuple[Token, ...] = ()
    """The sentence's tokens."""

    words: list[tuple[Token, str, str]] = field(default_factory=list)
    """The tokens with tag and lower-case form, each looked up once."""

    def __post_init__(self) -> None:
        self.tokens = self.paragraph.tokens[self.sentence.start : self.sentence.end]
        self.words = [(token, token.tag_, token.lower_) for token in self.tokens]

    def voice(self, token: Token) -> Voice | None:
        """Give the innermost quote that covers a token."""
        at = self.paragraph.start + token.idx
        covering = [each for each in self.voices if each.start <= at < each.end]
        return min(covering, key=lambda each: each.end - each.start, default=None)


@dataclass(slots=True)
class Claim:
    """One position in one sentence, in tokens `[first, last)` of the paragraph's document."""

    first: int
    last: int
    head: Token
    cue: Token
    stance: Stance
    holder: Token | None
    """The word that names the holder; None: whoever speaks there."""
    why: str
    confidence: float
    target: Token | None = None
    owner: int | None = None
    """The holder as an actor, where no word of the sentence names it."""
    weak: bool = False
    """The cue has other uses too: it counts only where the words are about a known subject."""
    needs_voice: bool = False
    """Counts only where somebody speaks."""
