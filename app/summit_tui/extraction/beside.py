"""The words beside a name that say what its bearer is: before it, in the apposition, in a clause with "who".

"The leader's top foreign policy aide Ivan Example", "Ann Example, an analyst at the Example Institute", "Bo Okafor, who
chairs the society".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from summit_tui.extraction.gazetteer import Gazetteer
from summit_tui.extraction.names import NameUse, is_initials
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

_LEFT_TAGS = frozenset({"NN", "NNS", "JJ", "VBN", "HYPH", "POS", "NNP", "NNPS", "CD", "VBG", "JJS"})
STOPS = frozenset({".", ";", ":", "(", ")", '"', "“", "”", "?", "!"})
"""Marks that no phrase goes across."""
REACH = 14
"""Tokens that a phrase beside a name has at most."""
_NEAR = 6
_CLAUSE = 24
"""Tokens of a relative clause in which an office may be told."""
LEADING = frozenset({"lead", "head", "chair", "run", "manage", "direct"})
"""Verbs that tell an office: "who chairs the society"."""
_GIVEN = 5
"""Words between a noun and the name that somebody of that kind goes by, at most."""


def beside(use: NameUse, doc: Sequence[Token]) -> list[list[int]]:
    """Give the tokens that say what a name's bearer is: before it, in the apposition, in a clause with "who"."""
    return [list(_left(use, doc)), list(_right(use, doc)), list(_predicate(use, doc))]


def goes_by(use: NameUse, doc: Sequence[Token]) -> Iterable[int]:
    """Give the noun that a name given so belongs to: "a student named Example", "a protester using the pseudonym X"."""
    for i in range(use.full - 1, max(-1, use.full - _GIVEN), -1):
        if doc[i].lower_ in ("named", "called", "identified", "using"):
            return (i - 1,) if i and doc[i - 1].tag_ in ("NN", "NNS") else ()
        if doc[i].lower_ not in ("as", "the", "name", "pseudonym", "alias", "only", "himself", "herself"):
            break
    return ()


def _predicate(use: NameUse, doc: Sequence[Token]) -> Iterable[int]:
    """Give the words of a relative clause that says what a person is: "Ann Example, who leads the Example Union"."""
    i = use.last + 1
    if i < len(doc) and doc[i].text == ",":
        i += 1
    if i + 2 >= len(doc) or doc[i].lower_ != "who":
        return ()
    verb = _telling_verb(doc, i + 1)
    out: list[int] = []
    for j in range(verb + 1, min(len(doc), verb + 1 + REACH)) if verb is not None else ():
        if doc[j].text in STOPS or doc[j].text == "," or doc[j].tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG", "MD", "CC"):
            break
        out.append(j)
    return out


def _telling_verb(doc: Sequence[Token], first: int) -> int | None:
    """Give the verb that tells an office: the first of a relative clause, or one that goes on after "and".

    Example: "Ann Example, who has taught here for years and is president of the union".
    """
    for i in range(first, min(len(doc) - 1, first + _CLAUSE)):
        if doc[i].text in STOPS:
            break
        if i == first or doc[i - 1].lower_ == "and":
            tells = doc[i].lower_ in ("is", "serves") or (doc[i].tag_ == "VBZ" and lemma(doc[i]) in LEADING)
            if tells:
                return i
    return None


def is_role(word: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a word is an office, a role or a trade."""
    return word in gazetteer.roles or (word,) in gazetteer.titles


def _left(use: NameUse, doc: Sequence[Token]) -> Iterable[int]:
    i = use.full - 1
    if i >= 0 and doc[i].text == "," and (use.kind != "person" or _owned_office(doc, i)):
        # "The vice president, Ann Example, said": a definite phrase right before the comma, and a comma or verb after.
        j = i - 1
        while (
            j >= 0
            and i - j < REACH
            and doc[j].text not in STOPS
            and doc[j].text != ","
            and not doc[j].tag_.startswith(("VBD", "VBZ", "VBP"))
        ):
            j -= 1
        indices = range(j + 1, i)
        named = any(doc[k].dep_ == "appos" for k in range(use.first, use.last + 1))
        return indices if named or (indices and doc[indices[0]].tag_ == "PRP$") else ()
    out = []
    while i >= 0 and use.full - i < REACH and doc[i].text not in STOPS:
        # "trade and industry commissioner Ann Example": "and" joins two plain nouns before the office.
        joins = doc[i].tag_ == "CC" and i and doc[i - 1].tag_ == "NN" and doc[i + 1].tag_ == "NN"
        if doc[i].tag_ not in _LEFT_TAGS and not joins and not is_initials(doc[i].text):
            break
        out.append(i)
        i -= 1
    if out and i > 0 and doc[i].text == "," and _owned_office(doc, i):
        # "Its chairman, butcher Bo Okafor, said"
        out += [j for j in range(i - 1, max(-1, i - _NEAR), -1) if doc[j].tag_ in _LEFT_TAGS or doc[j].tag_ == "PRP$"]
    return reversed(out)


def _owned_office(doc: Sequence[Token], comma: int) -> bool:
    """Tell whether a phrase before a comma begins as one of an office does: "Its leader, General Example"."""
    for i in range(comma - 1, max(-1, comma - _NEAR), -1):
        if doc[i].tag_ in ("PRP$", "DT"):
            return True
        if doc[i].tag_ not in _LEFT_TAGS:
            break
    return False


def _right(use: NameUse, doc: Sequence[Token]) -> Iterable[int]:
    i = use.last + 1
    if i >= len(doc) or doc[i].text not in (",", "(", "-", "–", "—"):
        return ()
    closing = ")" if doc[i].text == "(" else doc[i].text
    out = []
    for j in range(i + 1, min(len(doc), i + 1 + REACH)):
        token = doc[j]
        if token.text == closing or token.text in STOPS or token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT"):
            break
        out.append(j)
    # "Duarte and Okafor": a list of names is no apposition; that begins with a determiner, a role or a state.
    if not out or (doc[out[0]].text[0].isupper() and doc[out[0]].tag_ == "NNP" and doc[out[0]].dep_ == "conj"):
        return ()
    return out
