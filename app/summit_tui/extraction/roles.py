"""What an article says that a person is: the words before the name, the apposition after it.

"The leader's top foreign policy aide Ivan Example", "Ann Example, an analyst at the Example Institute".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import Roster
from summit_tui.extraction.gazetteer import Gazetteer
from summit_tui.extraction.names import NameUse
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Doc, Paragraph

_AGAINST = frozenset({"opposition"})
_LEFT_TAGS = frozenset({"NN", "NNS", "JJ", "VBN", "HYPH", "POS", "NNP", "NNPS", "CD", "VBG", "JJS"})
_STOPS = frozenset({".", ";", ":", "(", ")", '"', "“", "”", "?", "!"})
_REACH = 14
_CLAUSE = 24
"""Tokens of a relative clause in which an office may be told."""
_PAST = frozenset({"former", "ex", "late", "ousted", "deposed", "disgraced", "retired"})
"""Words right before an office that its bearer no longer has."""
LEADING = frozenset({"lead", "head", "chair", "run", "manage", "direct"})
"""Verbs that tell an office: "who chairs the society"."""
_GIVEN = 5
"""Words between a noun and the name that somebody of that kind goes by, at most."""
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


@dataclass(frozen=True)
class Context:
    """Role words near a name, the states they mention, and the other names ("aide to X")."""

    roles: tuple[str, ...]
    states: tuple[str, ...]
    names: tuple[int, ...]


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
        found = _context(use, paragraphs[use.paragraph].doc, at, roster, gazetteer)
        actor.roles.update(found.roles)
        if actor.kind != "person":
            continue
        actor.states.update(found.states)
        actor.states.update(gazetteer.own[use.title] for _ in use.title.split()[:1] if use.title in gazetteer.own)
        if use.last + 1 < len(doc := paragraphs[use.paragraph].doc) and doc[use.last + 1].lower_ == "administration":
            actor.roles["administration"] += 1
        actor.owners.update(str(i) for i in found.names)
        votes = genders.setdefault(index, Counter())
        votes += _gender_votes(use, paragraphs[use.paragraph].doc, found.roles)
        genders[index] = votes
    for index, votes in genders.items():
        (first, most), *others = [*votes.most_common(2), ("", 0)]
        if most > (others[0][1] if others else 0):
            roster.actors[index].gender = first


def _gender_votes(use: NameUse, doc: Doc, roles: Iterable[str]) -> Counter[str]:
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
        doc = paragraphs[one.paragraph].doc
        and_at = one.last + 1
        if one.entry is None or one.kind != "entry" or and_at >= len(doc) or doc[and_at].lower_ != "and":
            continue
        other = at.get((one.paragraph, and_at + 1))
        if other is None or other.entry is None or other.kind != "entry":
            continue
        i = other.last + 1
        while i < len(doc) and doc[i].tag_ in ("JJ", "NN", "NNP"):
            i += 1
        if i >= len(doc) or doc[i].tag_ not in ("NNS", "NNPS") or not _is_role(doc[i].lower_, gazetteer):
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


def _context(
    use: NameUse, doc: Doc, at: dict[tuple[int, int], NameUse], roster: Roster, gazetteer: Gazetteer
) -> Context:
    spans = [*beside(use, doc, gazetteer), _goes_by(use, doc)]
    roles: list[str] = []
    states: list[str] = []
    names: list[int] = []
    for number, span in enumerate(spans):
        indices = list(span)
        bodies = {
            j
            for i in indices
            if (one := at.get((use.paragraph, i))) is not None and one.kind in ("organisation", "entry")
            for j in range(one.first, one.last + 1)
        }
        if number == 0 and indices and indices[-1] + 1 < use.full and _other_person(use, indices, at, doc):
            continue  # "Senator Ann Example of Maine, Bo Okafor of Utah": her office is not his
        # "the president's aide": the owner's office is not the aide's.
        owners = {i for i in indices if i + 1 < len(doc) and doc[i + 1].tag_ == "POS"}
        found = [doc[i].lower_ for i in indices if i not in bodies | owners and _is_role(doc[i].lower_, gazetteer)]
        if not found:
            continue
        roles += found
        # "union president Ann Example": the body that the office is of, by a common noun.
        roles += [doc[i].text for i in indices if i not in bodies and doc[i].text in gazetteer.private | _AGAINST]
        # "the Democratic Speaker of the House": the party of the holder, told by an adjective.
        roles += [doc[i].lower_ for i in indices if doc[i].lower_ in gazetteer.party_words and doc[i].text.istitle()]
        if any(doc[i].lower_ in ("former", "ex", "retired") for i in indices):
            roles.append("former")
        for i in indices:
            other = at.get((use.paragraph, i))
            if other is None or other is use:
                continue
            if other.kind == "entry" and other.entry is not None:
                states.append(other.entry.name)
            else:
                owner = roster.by_use.get(id(other))
                if owner is not None:
                    names.append(owner)
    if "former" in use.title.split() or (use.full and doc[use.full - 1].lower_ in _PAST):
        roles.append("former")
    if (
        use.entry is not None
        and use.full < use.first
        and not use.title
        and doc[use.full - 1 - (doc[use.full - 1].lower_ == "the")].lower_ in ("to", "for", "of")
    ):
        # "US Ambassador to Someland Ann Example": hers is the state before the title.
        sender = next(
            (at[use.paragraph, i] for i in range(use.full - 2, max(-1, use.full - 6), -1) if (use.paragraph, i) in at),
            None,
        )
        if sender is not None and sender.entry is not None:
            states += [sender.entry.name] * 2
            if any(doc[i].lower_ in ("former", "ex") for i in range(max(0, sender.full - 1), use.full)):
                roles.append("former")
    if (use.kind == "person" or len(use.words) > 1) and use.last + 2 < len(doc) and doc[use.last + 1].lower_ == "of":
        step = 3 if doc[use.last + 2].lower_ == "the" else 2
        other = at.get((use.paragraph, use.last + step))
        if other is not None and other.kind == "entry" and other.entry is not None:
            states.append(other.entry.name)
        elif other is not None and other.kind == "organisation" and id(other) in roster.by_use:
            names.append(roster.by_use[id(other)])  # "Ann Example of the Example Party"
    if use.full >= 2 and doc[use.full - 1].tag_ == "POS":
        other = next(
            (at[use.paragraph, i] for i in range(use.full - 2, max(-1, use.full - 6), -1) if (use.paragraph, i) in at),
            None,
        )
        if other is not None and other.entry is not None and other.kind == "entry":
            states.append(other.entry.name)
        elif other is not None and use.title and id(other) in roster.by_use:
            names.append(roster.by_use[id(other)])
    names += _own_party(use, doc, at, roster)
    return Context(tuple(roles), tuple(states), tuple(names))


def beside(use: NameUse, doc: Doc, gazetteer: Gazetteer) -> list[list[int]]:
    """Give the tokens that say what a name's bearer is: before it, in the apposition, in a clause with "who"."""
    return [list(_left(use, doc, gazetteer)), list(_right(use, doc)), list(_predicate(use, doc))]


def _goes_by(use: NameUse, doc: Doc) -> Iterable[int]:
    """Give the noun that a name given so belongs to: "a student named Example", "a protester using the pseudonym X"."""
    for i in range(use.full - 1, max(-1, use.full - _GIVEN), -1):
        if doc[i].lower_ in ("named", "called", "identified", "using"):
            return (i - 1,) if i and doc[i - 1].tag_ in ("NN", "NNS") else ()
        if doc[i].lower_ not in ("as", "the", "name", "pseudonym", "alias", "only", "himself", "herself"):
            break
    return ()


def _other_person(use: NameUse, indices: list[int], at: dict[tuple[int, int], NameUse], doc: Doc) -> bool:
    """Tell whether a phrase before a comma names another person, not as an owner ("the leader's aide")."""
    return any(
        one.kind in ("person", "unknown") and doc[one.last + 1].tag_ != "POS"
        for i in indices
        if (one := at.get((use.paragraph, i))) is not None and one.last + 1 < len(doc)
    )


def _own_party(use: NameUse, doc: Doc, at: dict[tuple[int, int], NameUse], roster: Roster) -> list[int]:
    """Give the party that a person calls his own: "Ann Example said her Example Party would vote against"."""
    if doc[use.last].dep_ != "nsubj":
        return []
    for token in doc[use.last + 1 : use.last + _REACH]:
        if token.lower_ in ("his", "her"):
            other = at.get((use.paragraph, token.i + 1))
            if other is not None and other.kind == "organisation" and other.words[-1].lower() == "party":
                return [roster.by_use[id(other)]] if id(other) in roster.by_use else []
        if token.is_sent_start or token.text in _STOPS:
            break
    return []


def _predicate(use: NameUse, doc: Doc) -> Iterable[int]:
    """Give the words of a relative clause that says what a person is: "Ann Example, who leads the Example Union"."""
    i = use.last + 1
    if i < len(doc) and doc[i].text == ",":
        i += 1
    if i + 2 >= len(doc) or doc[i].lower_ != "who":
        return ()
    verb = _telling_verb(doc, i + 1)
    out: list[int] = []
    for j in range(verb + 1, min(len(doc), verb + 1 + _REACH)) if verb is not None else ():
        if (
            doc[j].text in _STOPS
            or doc[j].text == ","
            or doc[j].tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG", "MD", "CC")
        ):
            break
        out.append(j)
    return out


def _telling_verb(doc: Doc, first: int) -> int | None:
    """Give the verb that tells an office: the first of a relative clause, or one that goes on after "and".

    Example: "Ann Example, who has taught here for years and is president of the union".
    """
    for i in range(first, min(len(doc) - 1, first + _CLAUSE)):
        if doc[i].text in _STOPS:
            break
        if i == first or doc[i - 1].lower_ == "and":
            tells = doc[i].lower_ in ("is", "serves") or (doc[i].tag_ == "VBZ" and lemma(doc[i]) in LEADING)
            if tells:
                return i
    return None


def _is_role(word: str, gazetteer: Gazetteer) -> bool:
    return word in gazetteer.roles or (word,) in gazetteer.titles


def _left(use: NameUse, doc: Doc, gazetteer: Gazetteer) -> Iterable[int]:
    i = use.full - 1
    if i >= 0 and doc[i].text == "," and use.kind != "person":
        # "The vice president, Ann Example, said": a definite phrase right before the comma, and a comma or verb after.
        j = i - 1
        while (
            j >= 0
            and i - j < _REACH
            and doc[j].text not in _STOPS
            and doc[j].text != ","
            and not doc[j].tag_.startswith(("VBD", "VBZ", "VBP"))
        ):
            j -= 1
        indices = range(j + 1, i)
        return (
            indices
            if any(doc[k].dep_ == "appos" and doc[k].i >= use.first for k in range(use.first, use.last + 1))
            else ()
        )
    out = []
    while i >= 0 and use.full - i < _REACH and doc[i].text not in _STOPS:
        # "trade and industry commissioner Ann Example": "and" joins two plain nouns before the office.
        joins = doc[i].tag_ == "CC" and i and doc[i - 1].tag_ == "NN" and doc[i + 1].tag_ == "NN"
        if doc[i].tag_ not in _LEFT_TAGS and not joins:
            break
        out.append(i)
        i -= 1
    return reversed(out)


def _right(use: NameUse, doc: Doc) -> Iterable[int]:
    i = use.last + 1
    if i >= len(doc) or doc[i].text not in (",", "(", "-", "–", "—"):
        return ()
    closing = ")" if doc[i].text == "(" else doc[i].text
    out = []
    for j in range(i + 1, min(len(doc), i + 1 + _REACH)):
        token = doc[j]
        if token.text == closing or token.text in _STOPS or token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT"):
            break
        out.append(j)
    # "Duarte and Okafor": a list of names is no apposition; that begins with a determiner, a role or a state.
    if not out or (doc[out[0]].text[0].isupper() and doc[out[0]].tag_ == "NNP" and doc[out[0]].dep_ == "conj"):
        return ()
    return out
