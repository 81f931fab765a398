"""What the rows of a list begin and end with, and whether words tell something by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.demand_content import EMPTY, RELATIVE
from summit_tui.extraction.demand_dates import CALENDAR
from summit_tui.extraction.demand_trees import words
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

_OPENERS = words(
    "that for on upon out against of at with up in about over including or and only if then also even but behind"
    " toward towards"
)
_BARE_VERBS = words(
    "be have do go get make take see say come give let keep seem appear become want need help try work use"
)
_NEEDING = words(
    "explore welcome consider discuss accept offer provide address return stop receive put bring add change support"
)
"""Verbs that tell nothing without their object."""
_FRONT = words(
    """
indeed especially particularly then instead however moreover first secondly finally initially eventually also still
yet now
    """
)


def closed(text: str) -> str | None:
    """Give words as a row: no marks at the ends, a capital first; None where nothing is left."""
    text = text.strip(" ,;:.–—-!?…'‘’").replace(", to ", " to ")
    return text[:1].upper() + text[1:] if text else None


def tells(tokens: list[Token]) -> bool:
    """Tell whether words say something by themselves: a name, a noun that is not empty, or a verb with company."""
    verbs = 0
    for token in tokens:
        tag, low = token.tag_, token.lower_
        if low in EMPTY or token.text in CALENDAR or (tag == "NNS" and lemma(token) in EMPTY):
            continue
        if tag[:2] == "NN" or tag == "CD":
            return True
        if (tag[:2] in ("VB", "JJ") and lemma(token) not in _BARE_VERBS) or (tag[:2] == "RB" and len(low) > 4):
            verbs += 1 if tag[:2] != "VB" or lemma(token) in _NEEDING else 2
    return verbs > 1


def stripped(tokens: list[Token]) -> list[Token]:
    """Leave out prepositions, particles, marks and linking adverbs before what is wanted."""
    rest = tokens
    if [token.lower_ for token in rest[:2]] == ["in", "principle"]:
        rest = rest[2:]
    while rest:
        one = rest[0]
        if one.lower_ in ("we", "i") and len(rest) > 2 and rest[1].tag_ == "MD":
            rest = rest[2:]
            continue
        if one.lower_ == "by":  # "attempts by the firm to cut jobs"
            to = next((number for number, token in enumerate(rest[:8]) if token.tag_ == "TO"), 0)
            if to:
                rest = rest[to:]
                continue
        if one.lower_ == "be" and len(rest) > 2 and rest[1].tag_ == "VBG":
            rest = rest[1:]  # "will be leaving"
            continue
        if one.lower_ == "from" and any(token.tag_ == "TO" for token in rest[2:7]):
            rest = rest[1:]  # "demanded from the agency to publish it"
            continue
        relative = one.tag_ == "IN" and len(rest) > 1 and rest[1].tag_ in RELATIVE
        if relative:
            rest = rest[2:]  # "by which the forces would leave"
        elif [token.lower_ for token in rest[:2]] == ["not", "only"]:
            rest = rest[2:]
        elif (
            one.lower_ in ("up", "about", "over")
            and one.dep_ in ("quantmod", "advmod")
            and one.head.tag_ in ("CD", "IN")
        ):
            break  # "up to 300 jobs"
        elif one.tag_ in ("WP", "WRB") and len(rest) > 1:
            return []
        elif one.lower_ == "by" and len(rest) > 2:
            rest = rest[1:]  # "stands by its demand"
        elif one.is_punct or one.is_space or one.lower_ in _OPENERS or one.lower_ in _FRONT or one.dep_ == "prt":
            rest = rest[1:]
        elif one.tag_ == "RB" and one.lower_.endswith("ly") and len(rest) > 1 and rest[1].tag_ == "TO":
            rest = rest[1:]  # "urgently to be included"
        else:
            break
    return rest
