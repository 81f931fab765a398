"""Names become actors: spellings and short forms of one name are merged within the article."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from summit_tui.extraction.gazetteer import Gazetteer, load_gazetteer
from summit_tui.extraction.name_votes import has_plural_verb, owns, vote, with_article
from summit_tui.extraction.names import NameUse, is_initials
from summit_tui.model import ActorKind

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_SHARED = frozenset({"house", "senate", "congress", "state", "national", "federal", "government"})
"""First words of many bodies, which are short for none."""
_STYLES = frozenset({"sir", "dame", "lord", "lady", "baroness", "father", "queen", "king", "prince", "princess"})
_CLUBS = frozenset({"city", "town", "athletic", "county"})
_CLUB = 4
"""What the last word of a club's name counts against a person."""
_FIRM = 8
"""What "&" in a name counts against a person."""
_FOLDS = (("iy", "y"), ("yy", "y"), ("ij", "y"), ("ii", "i"), ("yi", "i"), ("kh", "h"), ("ou", "u"), ("oe", "o"))


@dataclass
class ActorDraft:
    """An actor as it is being put together. `state` is what the titles tie it to; `named` is False for
    a phrase such as "a senior official". `party` is filled in by `sides`.
    """

    name: str
    kind: ActorKind
    party: str | None = None
    aliases: list[str] = field(default_factory=list)
    confidence: float = 0.5
    why: str = ""
    state: str | None = None
    named: bool = True
    titles: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    owners: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    uses: int = 0
    acting: int = 0
    gender: str | None = None
    use: str = ""

    def alias(self, form: str) -> None:
        """Add a surface form, once."""
        if form and form not in self.aliases:
            self.aliases.append(form)


@dataclass
class Roster:
    """The actors so far, and which actor each use of a name stands for."""

    actors: list[ActorDraft] = field(default_factory=list)
    by_use: dict[int, int] = field(default_factory=dict)
    by_name: dict[str, int] = field(default_factory=dict)

    def add(self, actor: ActorDraft) -> int:
        """Add an actor and give its index."""
        self.actors.append(actor)
        return len(self.actors) - 1


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Give a spelling-tolerant key of a name: no accents, one letter for the usual transliterations.

    Example:
        >>> fold("Zoltanskiy") == fold("Zoltanskyy") == fold("Zoltansky")
        True
    """
    plain = unicodedata.normalize("NFKD", word).casefold()
    plain = "".join([c for c in plain if c.isalnum()])
    for old, new in _FOLDS:
        plain = plain.replace(old, new)
    return "".join([c for i, c in enumerate(plain) if i == 0 or c != plain[i - 1]])


@lru_cache(maxsize=8192)
def same_name(a: str, b: str) -> bool:
    """Tell whether two words are spellings of one name (one letter in seven may differ, not the first)."""
    x, y = fold(a), fold(b)
    if x == y:
        return True
    return min(len(x), len(y)) >= 6 and x[0] == y[0] and fuzz.ratio(x, y) >= 86


def build_roster(paragraphs: list[Paragraph], uses: list[NameUse], gazetteer: Gazetteer) -> Roster:
    """Merge the uses of names into actors.

    Long forms come first, so that "Ms. Duarte" and "Duarte" find "Ana Duarte", and "HMU" the name whose initials it is.
    """
    roster = Roster()
    body = [use for use in uses if paragraphs[use.paragraph].kind == "body"]
    body = body or uses
    _states(roster, uses)
    _bodies(roster, [use for use in body if use.kind == "organisation"], paragraphs)
    _bracketed(roster, body, paragraphs)
    plain = [use for use in body if use.kind in ("person", "unknown")]
    _persons(roster, plain, paragraphs, gazetteer)
    _short_forms(roster, plain, paragraphs, gazetteer)
    if body is not uses:
        # A headline's capitals are no evidence for a new name, only for a known one.
        for use in uses:
            if id(use) not in roster.by_use and use.kind in ("person", "unknown", "organisation"):
                found = _known(roster, use.words)
                if found is not None and not _is_adjective(use, roster.actors[found], paragraphs):
                    _note(roster, use, found, paragraphs)
    return roster


def surface(use: NameUse, paragraphs: list[Paragraph], full: bool = False) -> str:
    """Give a name's words as they stand in the text, with the title before it if `full`."""
    paragraph = paragraphs[use.paragraph]
    start, end = paragraph.span(use.full if full else use.first, use.last)
    return " ".join(paragraph.text[start - paragraph.start : end - paragraph.start].split())


def _note(roster: Roster, use: NameUse, index: int, paragraphs: list[Paragraph]) -> None:
    actor = roster.actors[index]
    roster.by_use[id(use)] = index
    actor.uses += 1
    actor.alias(surface(use, paragraphs))
    if use.full != use.first:
        actor.alias(surface(use, paragraphs, full=True))
        before = paragraphs[use.paragraph].doc[use.first - 1]
        if use.first - 1 > use.full and before.lower_ in _STYLES:
            actor.alias(f"{before.text} {surface(use, paragraphs)}")  # "MP Sir Bo Okafor" is also "Sir Bo Okafor"
    if use.title:
        actor.titles[use.title] += 1
    if use.entry is not None and use.kind in ("person", "unknown", "organisation") and use.full < use.first:
        actor.states[use.entry.name] += 1
    for word in use.modifiers:
        actor.owners[word] += 1


def _states(roster: Roster, uses: list[NameUse]) -> None:
    for use in uses:
        if use.kind != "entry" or use.entry is None:
            continue
        entry = use.entry
        text = " ".join(use.words)
        name = entry.name if entry.use != "body" else text
        key = ("body:" if entry.use == "body" else "entry:") + name
        if key not in roster.by_name:
            kind: ActorKind = "organisation" if entry.use == "body" else entry.kind
            draft = ActorDraft(name, kind, why="gazetteer", state=entry.name, confidence=0.8, use=entry.kind)
            roster.by_name[key] = roster.add(draft)
        index = roster.by_name[key]
        roster.by_use[id(use)] = index
        actor = roster.actors[index]
        actor.uses += 1
        if entry.use != "adjective":
            if not (entry.use == "people" and use.the):
                actor.alias(text)
            if use.the and (entry.use in ("people", "seat") or len(text) < 5 or "United" in text or text.endswith("s")):
                actor.alias(f"the {text}")
        else:
            actor.roles["adjective"] += 1


def _bodies(roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph]) -> None:
    for use in sorted(uses, key=lambda use: -len(use.words)):
        found = next(
            (i for i, a in enumerate(roster.actors) if a.use == "name" and same_body(a.name.split(), use.words)), None
        )
        if found is None:
            state = use.entry.name if use.entry else None
            found = roster.add(
                ActorDraft(
                    " ".join(use.words),
                    "organisation",
                    why="organisation word",
                    confidence=0.6,
                    state=state,
                    use="name",
                )
            )
            roster.actors[found].name = surface(use, paragraphs)
        _note(roster, use, found, paragraphs)


def _bracketed(roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph]) -> None:
    """Join initials in brackets to the body named before them: "the Front for Renewal (FPR)", in whatever language."""
    for long, short in pairwise(uses):
        doc = paragraphs[short.paragraph].doc
        close = short.paragraph == long.paragraph and short.first == long.last + 2 and doc[short.first - 1].text == "("
        if not close or len(short.words) != 1 or not is_initials(short.words[0]) or long.kind != "organisation":
            continue
        main, other = roster.by_use.get(id(long)), roster.by_use.get(id(short))
        if main is None or other is None or main == other or roster.actors[other].use != "name":
            continue
        if len(roster.actors[other].name.split()) > 1 or len(long.words) < 2:
            continue
        for alias in roster.actors[other].aliases:
            roster.actors[main].alias(alias)
        roster.actors[main].uses += roster.actors[other].uses
        roster.actors[other].use = "joined"
        roster.by_use.update({use: main for use, index in roster.by_use.items() if index == other})


def same_body(long: list[str], short: tuple[str, ...]) -> bool:
    """Tell whether the shorter name is the longer one's beginning or end, or its initials."""
    if len(short) == 1 and not short[0].isupper() and all(short[0][:1] != word[:1] for word in long):
        return False  # the commonest case, told from the first letters
    a, b = [w.casefold().strip(".") for w in long], [w.casefold().strip(".") for w in short]
    if a == b or (len(b) < len(a) and (a[-len(b) :] == b or (a[: len(b)] == b and len(b) > 1))):
        # "England" is no short form of "Bank of England"
        return len(b) == len(a) or a[-len(b) - 1] not in ("of", "for") or a[: len(b)] == b
    if len(b) == 1 and b[0] in a[:-1] and a[a.index(b[0]) + 1] == "of":
        return True  # "House" for "House of Representatives"
    if len(b) == 1 and short[0].isupper() and len(a) >= 2:
        initials = [w[0] for w in long if w[0].isupper()]
        return "".join(initials) == short[0].replace(".", "")
    return False


def _persons(roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer) -> None:
    """Make actors of the names of two words and more."""
    last_words = Counter(use.words[-1] for use in uses if len(use.words) == 1)
    groups: dict[int, list[NameUse]] = {}
    for use in sorted(uses, key=lambda use: -len(use.words)):
        if len(use.words) < 2:
            continue
        found = next(
            (i for i, a in enumerate(roster.actors) if a.use == "name" and _same_person(a.name.split(), use.words)),
            None,
        )
        if found is None:
            found = roster.add(ActorDraft(" ".join(use.words), "person", why="name", use="name"))
            roster.actors[found].name = surface(use, paragraphs)
        groups.setdefault(found, []).append(use)
        _note(roster, use, found, paragraphs)
    for index, group in groups.items():
        actor = roster.actors[index]
        if actor.kind != "person":
            continue
        words = actor.name.split()
        votes = 3 * any(use.kind == "person" for use in group) + 2 * (last_words[words[-1]] > 0)
        votes += sum(vote(use, paragraphs, gazetteer) for use in group)
        votes -= sum(2 for use in group if with_article(use, paragraphs))
        if any(use.words == (words[-1],) and has_plural_verb(use, paragraphs) for use in uses):
            votes -= 6
        short = last_words[words[0]] > 0 and not last_words[words[-1]]
        if short:
            votes -= 3  # persons are called by the last name, firms by the first
        votes -= 2 * any(word.lower() in gazetteer.outlets or word.lower() in gazetteer.organisations for word in words)
        votes -= _FIRM * ("&" in words) + _CLUB * (words[-1].lower() in _CLUBS)
        votes += sum(owns(use, paragraphs, gazetteer) for use in uses if use.words in ((words[0],), (words[-1],)))
        votes += sum(owns(use, paragraphs, gazetteer) for use in group)
        if votes < 0 and not any(use.kind == "person" for use in group):
            actor.kind, actor.why = "organisation", "capitalised name"
            actor.confidence = 0.6 if short else 0.35
        else:
            actor.confidence = min(0.95, 0.6 + 0.05 * votes)


def _same_person(known: list[str], words: tuple[str, ...]) -> bool:
    """Tell whether two full names are one: the last words agree, and the first, or one is an initial of the other."""
    if not same_name(known[-1], words[-1]):
        return [w.casefold() for w in known[: len(words)]] == [w.casefold() for w in words] and len(words) > 1
    if len(words) < len(known) and all(same_name(a, b) for a, b in zip(known[-len(words) :], words, strict=True)):
        return True
    first, other = known[0].strip("."), words[0].strip(".")
    if len(first) == 1 or len(other) == 1:
        return first[0].casefold() == other[0].casefold()
    return (
        same_name(first, other)
        or first.casefold().startswith(other.casefold())
        or other.casefold().startswith(first.casefold())
    )


def _known(roster: Roster, words: tuple[str, ...]) -> int | None:
    """Give the actor whose last word, first word or initials a short form is."""
    best: tuple[int, int] | None = None
    for index, actor in enumerate(roster.actors):
        if actor.use != "name":
            continue
        parts = actor.name.split()
        grade = 0
        if len(words) == 1:
            word = words[0]
            shared = word.lower() in _SHARED or parts[-1].lower() in load_gazetteer().outlets
            if actor.kind == "person":
                if same_name(parts[-1], word):
                    grade = 5
                elif len(parts) > 1 and fold(parts[0]) == fold(word):
                    grade = 2 if len(parts[0]) > 3 else 3
                elif any(fold(part) == fold(word) for part in parts[1:-1]) and len(word) > 3:
                    grade = 1
            elif same_body(parts, words) or (
                fold(parts[0]) == fold(word) and len(word) > 3 and parts[-1].lower() != "committee" and not shared
            ):
                grade = 3
        elif (actor.kind == "person" and _same_person(parts, words)) or same_body(parts, words):
            grade = 6
        elif len(words) < len(parts) and [fold(p) for p in parts[-len(words) :]] == [fold(w) for w in words]:
            grade = 4
        if grade and (best is None or (grade, actor.uses) > best):
            best = (grade, actor.uses)
            chosen = index
    return chosen if best else None


def _short_forms(roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer) -> None:
    """Link names of one word to longer ones, or make actors of them."""
    groups: dict[str, list[NameUse]] = {}
    nouns = {use.words[0] for use in uses if len(use.words) == 1 and _is_noun(paragraphs[use.paragraph].doc[use.last])}
    for use in uses:
        if len(use.words) == 1:
            word = use.words[0]
            found = _known(roster, use.words)
            titled = use.kind == "person"
            alone = word in nouns  # "Example said" tells that "an Example spokesman" is of the same
            if found is not None and not alone and _is_adjective(use, roster.actors[found], paragraphs):
                continue  # "African leaders" are no leaders of the African Example Bank
            if found is not None and (roster.actors[found].kind == "person" or not titled):
                _note(roster, use, found, paragraphs)
            else:
                groups.setdefault(fold(word), []).append(use)
    titled_names = frozenset(
        word
        for actor in roster.actors
        if actor.kind == "person" and (actor.titles or len(actor.name.split()) > 1)
        for word in actor.name.split()[-1:]
    )
    for group in groups.values():
        votes = sum(vote(use, paragraphs, gazetteer, titled_names) for use in group) + sum(
            3 for use in group if use.kind == "person"
        )
        votes -= sum(2 for use in group if with_article(use, paragraphs))
        person = votes > 0
        name = Counter(surface(use, paragraphs) for use in group).most_common(1)[0][0]
        kind: ActorKind = "person" if person else "organisation"
        found = roster.add(ActorDraft(name, kind, why="single name", confidence=0.5 if person else 0.3, use="name"))
        for use in group:
            _note(roster, use, found, paragraphs)


def _is_noun(token: Token) -> bool:
    return token.tag_ == "NNP" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "poss")


def _is_adjective(use: NameUse, actor: ActorDraft, paragraphs: list[Paragraph]) -> bool:
    """Tell whether a word that could be short for an organisation is only an adjective here."""
    token = paragraphs[use.paragraph].doc[use.last]
    head = token.head
    while head.dep_ == "compound" and head.head.i > head.i:
        head = head.head
    plain = token.tag_ == "JJ" and head.i > token.i and head.tag_ != "NNP"  # "Example chief executive Ann Example"
    return plain and actor.kind == "organisation" and " " in actor.name
