"""What an article says that a person is: the words before the name, the apposition after it.

"The leader's top foreign policy aide Ivan Example", "Ann Example, an analyst at the Example Institute".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import Roster
from summit_tui.extraction.beside import is_role
from summit_tui.extraction.context import Place, context_of
from summit_tui.extraction.gazetteer import Gazetteer
from summit_tui.extraction.names import NameUse

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_PRONOUNS = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_GENDERED = {
    "she": ("mrs", "ms", "miss", "lady", "dame", "queen", "princess", "baroness", "congresswoman", "spokeswoman",
            "wife", "mother", "daughter", "sister", "chairwoman"),
    "he": ("mr", "lord", "sir", "king", "prince", "crown prince", "congressman", "spokesman",
           "husband", "father", "son", "brother", "chairman"),
}  # fmt: skip
"""Titles and words of kin that tell whether a person is spoken of as "she" or "he"."""
_SURE = 6
"""What such a word counts; the pronoun that follows a name, 1 or 2."""


def note_roles(roster: Roster, uses: list[NameUse], paragraphs: list[Paragraph], gazetteer: Gazetteer) -> None:
    """Add to each person what the text beside the name says of it."""
    at: dict[tuple[int, int], NameUse] = {(use.paragraph, use.first): use for use in uses}
    genders: dict[int, Counter[str]] = {}
    _pairs(roster, uses, paragraphs, at, gazetteer)
    for use in uses:
        index = roster.by_use.get(id(use))
        if index is None or roster.actors[index].use != "name":
            continue
        actor = roster.actors[index]
        found = context_of(Place(use, paragraphs[use.paragraph].tokens, at, roster, gazetteer))
        actor.roles.update(found.roles)
        if actor.kind != "person":
            actor.roles.update(_kind_beside(use, paragraphs[use.paragraph].tokens, gazetteer))
            continue
        actor.states.update(found.states)
        actor.states.update(gazetteer.own[use.title] for _ in use.title.split()[:1] if use.title in gazetteer.own)
        if use.last + 1 < len(doc := paragraphs[use.paragraph].tokens) and doc[use.last + 1].lower_ == "administration":
            actor.roles["administration"] += 1
        actor.owners.update(str(i) for i in found.names)
        votes = genders.setdefault(index, Counter())
        votes += _gender_votes(use, paragraphs[use.paragraph].tokens, found.roles)
        genders[index] = votes
    for index, votes in genders.items():
        (first, most), *others = [*votes.most_common(2), ("", 0)]
        if most > (others[0][1] if others else 0):
            roster.actors[index].gender = first


def _gender_votes(use: NameUse, doc: Sequence[Token], roles: Iterable[str]) -> Counter[str]:
    """Count what speaks for "he" and for "she" beside a name: its title, a word of kin, the pronoun that follows."""
    votes: Counter[str] = Counter()
    for word in [use.title, *roles]:
        for gender, words in _GENDERED.items():
            if word.startswith(words):
                votes[gender] += _SURE
    name = doc[use.last]
    after = name.sent.end
    if name.dep_ in ("nsubj", "nsubjpass") and name.head.dep_ == "ROOT" and after < len(doc):
        # "Duarte met the minister. She said ...": the subject of one sentence goes on as that of the next.
        goes_on = _PRONOUNS.get(doc[after].lower_)
        if goes_on is not None and doc[after].dep_ == "nsubj":
            votes[goes_on] += 2
    for token in doc[use.last + 1 : use.last + 40]:
        follows = _PRONOUNS.get(token.lower_)
        if follows is not None:
            votes[follows] += 1
            break
        if token.tag_ == "NNP":
            break
    return votes


def _pairs(
    roster: Roster,
    uses: list[NameUse],
    paragraphs: list[Paragraph],
    at: dict[tuple[int, int], NameUse],
    gazetteer: Gazetteer,
) -> None:
    """Deal out states to names in order: "the Norwegian and Danish ministers, Ann Example and Bo Okafor"."""
    for one in uses:
        doc = paragraphs[one.paragraph].tokens
        and_at = one.last + 1
        if one.entry is None or one.kind != "entry" or and_at >= len(doc) or doc[and_at].lower_ != "and":
            continue
        other = at.get((one.paragraph, and_at + 1))
        if other is None or other.entry is None or other.kind != "entry":
            continue
        i = other.last + 1
        while i < len(doc) and doc[i].tag_ in ("JJ", "NN", "NNP"):
            i += 1
        if i >= len(doc) or doc[i].tag_ not in ("NNS", "NNPS") or not is_role(doc[i].lower_, gazetteer):
            continue
        role = doc[i].lower_
        first = i + 2 if i + 1 < len(doc) and doc[i + 1].text == "," else i + 1
        a = at.get((one.paragraph, first))
        b = at.get((one.paragraph, a.last + 2)) if a is not None and a.last + 2 < len(doc) else None
        if a is None or b is None or doc[a.last + 1].lower_ != "and":
            continue
        for person, entry in ((a, one.entry), (b, other.entry)):
            index = roster.by_use.get(id(person))
            if index is not None and roster.actors[index].kind == "person":
                roster.actors[index].states[entry.name] += 2
                roster.actors[index].roles[role.removesuffix("s")] += 1


def _kind_beside(use: NameUse, doc: Sequence[Token], gazetteer: Gazetteer) -> Iterable[str]:
    """Give the common noun that says what a body is: "the HMU transport union", "the charity Example Aid"."""
    kinds = gazetteer.commons | gazetteer.any_body | gazetteer.neutral
    if use.full and doc[use.full - 1].lower_ in kinds:
        yield doc[use.full - 1].lower_
    i = use.last + 1
    while i < len(doc) and doc[i].tag_ == "NN" and doc[i].dep_ == "compound" and i - use.last <= 2:
        i += 1
    if i < len(doc) and doc[i].tag_ == "NN" and doc[i].lower_ in kinds:
        yield doc[i].lower_
