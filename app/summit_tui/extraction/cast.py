"""The cast of an article: its actors, where each is mentioned, and whom a noun phrase or pronoun stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from summit_tui.extraction.actors import ActorDraft, Roster, build_roster, fold
from summit_tui.extraction.commons import find_commons
from summit_tui.extraction.epithets import note_bare_offices, note_epithets
from summit_tui.extraction.gazetteer import Gazetteer, load_gazetteer
from summit_tui.extraction.lexicon import Lexicon
from summit_tui.extraction.marks import find_marked
from summit_tui.extraction.mentions import Mention, find_mentions
from summit_tui.extraction.names import known_names, names, plain_words
from summit_tui.extraction.officers import note_officers
from summit_tui.extraction.pronouns import PRONOUNS, Scene, resolve_pronoun
from summit_tui.extraction.roles import note_roles
from summit_tui.extraction.sides import Sides
from summit_tui.extraction.words import antecedent
from summit_tui.model import Article

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

__all__ = ["ActorDraft", "Cast", "Mention", "build_cast"]


class CastSettings(Protocol):
    """The part of the settings that the cast reads: names by side, and spellings by name."""

    @property
    def sides(self) -> Mapping[str, Iterable[str]]: ...
    @property
    def aliases(self) -> Mapping[str, Iterable[str]]: ...


class Cast:
    """Actors and their mentions. Offsets are those of the article."""

    def __init__(
        self,
        paragraphs: list[Paragraph],
        actors: list[ActorDraft],
        mentions: list[Mention],
        sides: Sides,
        gazetteer: Gazetteer,
    ) -> None:
        self.actors = actors
        self.mentions = mentions
        self.sides = sides
        self.gazetteer = gazetteer
        self._paragraphs = paragraphs
        self._starts = [mention.start for mention in mentions]
        self._heads = {(mention.paragraph, mention.head): mention for mention in mentions}
        self._number = {paragraph.start: number for number, paragraph in enumerate(paragraphs)}
        self._marked: list[list[tuple[int, int]]] = [
            [(paragraph.start + one.start, paragraph.start + one.end) for one in find_marked(paragraph.text)]
            for paragraph in paragraphs
        ]
        self._pronouns: dict[int, int | None] = {}

    def number(self, paragraph: Paragraph) -> int:
        """Give the place of a paragraph in the article."""
        return self._number[paragraph.start]

    def at(self, start: int, end: int) -> Mention | None:
        """Give the first mention that overlaps a range, or None."""
        first = bisect_left(self._starts, start)
        for mention in self.mentions[max(0, first - 3) : bisect_right(self._starts, end)]:
            if mention.start < end and start < mention.end:
                return mention
        return None

    def headed(self, paragraph: Paragraph, token: Token) -> Mention | None:
        """Give the mention whose head is this token, or that the token lies in."""
        found = self._heads.get((self.number(paragraph), token.i))
        if found is not None:
            return found
        at = paragraph.start + token.idx
        first = bisect_right(self._starts, at)
        for mention in self.mentions[max(0, first - 3) : first]:
            if mention.start <= at < mention.end and mention.form == "name":
                return mention
        return None

    def name(self, actor: int) -> str:
        """Give an actor's name."""
        return self.actors[actor].name

    def party(self, actor: int) -> str | None:
        """Give the side an actor speaks for."""
        return self.actors[actor].party

    def resolve(self, paragraph: Paragraph, token: Token) -> int | None:
        """Give the actor that a token stands for: the head of a name, title or role, or a pronoun; None if none."""
        low = token.lower_
        if low in PRONOUNS and token.tag_ in ("PRP", "PRP$", "WP", "DT"):
            if low == "who":
                verb = token.head
                return self.resolve(paragraph, antecedent(verb)) if verb.dep_ == "relcl" else None
            at = paragraph.start + token.idx
            if at not in self._pronouns:
                scene = Scene(self._paragraphs, self.mentions, self.actors, self._marked)
                self._pronouns[at] = resolve_pronoun(token, self.number(paragraph), scene)
            return self._pronouns[at]
        found = self.headed(paragraph, token)
        if found is not None:
            return found.actor
        return self._by_adjective(token)

    def _by_adjective(self, token: Token) -> int | None:
        entry = self.gazetteer.find((token.text,)) if token.text[0].isupper() else None
        if entry is None:
            return None
        return next((i for i, a in enumerate(self.actors) if a.use in ("state", "bloc") and a.name == entry.name), None)

    def group_before(self, at: int) -> int | None:
        """Give the unnamed group met last before an offset: "one said" is one of "British sources"."""
        last = bisect_left(self._starts, at)
        for mention in reversed(self.mentions[max(0, last - 12) : last]):
            if self.actors[mention.actor].kind == "group":
                return mention.actor
        return None

    def named(self, name: str) -> int | None:
        """Give the actor of a name or alias."""
        key = fold(name)
        return next(
            (i for i, a in enumerate(self.actors) if fold(a.name) == key or any(fold(x) == key for x in a.aliases)),
            None,
        )


def build_cast(article: Article, paragraphs: list[Paragraph], lexicon: Lexicon, settings: CastSettings) -> Cast:
    """Find the actors of an article and where they are mentioned.

    Args:
        article: only its text is read.
        paragraphs: the parsed story.
        lexicon: the world knowledge.
        settings: names given by the folder's `summit.toml`; they win.

    Returns:
        The cast. It also holds actors that turn out to do nothing (places, bystanders); `pipeline` leaves them out.
    """
    gazetteer = load_gazetteer()
    known, plain = known_names(paragraphs), plain_words(paragraphs)
    uses = [use for number, one in enumerate(paragraphs) for use in names(number, one, gazetteer, known, plain)]
    roster = build_roster(paragraphs, uses, gazetteer)
    _merge_aliases(roster, settings.aliases)
    note_roles(roster, uses, paragraphs, gazetteer)
    note_epithets(roster, uses, paragraphs, gazetteer)
    note_bare_offices(roster, uses, paragraphs, gazetteer)
    commons = find_commons(roster, uses, paragraphs, gazetteer)
    note_officers(roster, uses, paragraphs, gazetteer, commons)
    told = {side: list(names) for side, names in settings.sides.items()}
    sides = Sides(roster, uses, paragraphs, gazetteer, settings=told, commons=commons)
    sides.assign()
    mentions = find_mentions(roster, uses, paragraphs, gazetteer, sides)
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    return Cast(paragraphs, roster.actors, mentions, sides, gazetteer)


def _merge_aliases(roster: Roster, aliases: Mapping[str, Iterable[str]]) -> None:
    """Join actors that the settings call one."""
    for name, forms in aliases.items():
        keys = {fold(form) for form in [name, *forms]}
        found = [
            i for i, actor in enumerate(roster.actors) if any(fold(x) in keys for x in [actor.name, *actor.aliases])
        ]
        if not found:
            continue
        main = roster.actors[found[0]]
        main.name = name
        for other in found[1:]:
            for form in roster.actors[other].aliases:
                main.alias(form)
            main.uses += roster.actors[other].uses
            for use, index in roster.by_use.items():
                if index == other:
                    roster.by_use[use] = found[0]
