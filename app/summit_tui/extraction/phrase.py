"""A noun phrase for a person or body, and what the pass over the text knows when it meets one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import Roster
from summit_tui.extraction.gazetteer import Gazetteer
from summit_tui.extraction.mention import Form, Mention
from summit_tui.extraction.names import NameUse
from summit_tui.extraction.sides import Sides

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token


@dataclass
class Pass:
    """What the second pass over the text knows: who was named last, and which phrases were met."""

    roster: Roster
    gazetteer: Gazetteer
    sides: Sides
    recent: list[int]
    phrases: dict[str, int]


@dataclass(frozen=True)
class Phrase:
    """A noun phrase for a person or body.

    `inside` are the names before its head, `behind` those after it; `entry` is the state among the former.
    """

    number: int
    paragraph: Paragraph
    token: Token
    first: int
    last: int
    inside: list[NameUse]
    behind: list[NameUse]
    entry: str | None
    definite: bool
    plain: bool

    @property
    def low(self) -> str:
        """The head in lower case."""
        return self.token.lower_

    @property
    def singular(self) -> bool:
        """Whether the head is; "MPs" is not, whatever the tagger says."""
        text = self.token.text
        return self.token.tag_ in ("NN", "NNP") and not (text[-1] == "s" and text[:-1].isupper())

    @property
    def lead(self) -> str:
        """The first word in lower case."""
        return self.paragraph.doc[self.first].lower_

    def text(self, last: int) -> str:
        """Give the words up to a token, with single blanks."""
        start, end = self.paragraph.span(self.first, last)
        return " ".join(self.paragraph.text[start - self.paragraph.start : end - self.paragraph.start].split())

    def mention(self, actor: int, form: Form, last: int | None = None) -> Mention:
        """Make the phrase, up to a token, a mention of an actor."""
        start, end = self.paragraph.span(self.first, self.token.i if last is None else last)
        return Mention(start, end, actor, form, self.number, self.token.i)
