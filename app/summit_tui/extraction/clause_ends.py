"""Where a reported clause ends: before the reporter speaks of the saying again, or explains.

Example: "She said the road is closed, | adding that ..."; "It has no plans | and would not comment further".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.kids import child
from summit_tui.extraction.saying import verbs
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

_SAYING = frozenset(
    {"say", "deny", "add", "tell", "warn", "insist", "claim", "call", "argue", "note"}
    | {"mention", "urge", "condemn", "describe", "reject", "stress"}
)
_DISCLOSING = frozenset(
    ["comment", "confirm", "elaborate", "disclose", "specify", "reveal", "identify", "name", "discuss", "explain"]
)


def _would_not(verb: Token) -> bool:
    """Tell whether somebody withholds something: "She said she has no plans and | would not comment further"."""
    return any(one.dep_ == "neg" for one in verb.children) and any(
        one.dep_ == "aux" and one.lower_ in ("would", "did", "could") for one in verb.children
    )


def new_saying(verb: Token) -> bool:
    """Tell whether a coordinated verb of saying is the reporter's: it has its own subject, or follows its "and"."""
    before = verb.nbor(-1)
    return child(verb, "nsubj") is not None or before.tag_ in ("CC", "RB")


def _with_that(verb: Token) -> bool:
    """Tell whether a coordinated verb of saying brings a clause of its own: "..., but ruled that the harm is done"."""
    after = verb.i + 1
    return after < len(verb.doc) and verb.doc[after].lower_ == "that" and lemma(verb) in verbs().clause


def by_another(verb: Token) -> bool:
    """Tell whether a coordinated verb of saying has a speaker of its own: "..., and his critics blame him"."""
    known = verbs()
    own = child(verb, "nsubj")
    word = lemma(verb)
    return own is not None and own.tag_ in ("NNS", "NNP") and word in known.marks and word not in known.weak


def ends_clause(gloss: Token, cut: int) -> bool:
    """Tell whether nothing but a new main clause follows a gloss (", which was ..., but the house has not ...")."""
    right = gloss.right_edge.i
    if right >= cut - 1:
        return True
    after = gloss.doc[right + 1 : right + 3].text.lower()
    return after.startswith((", but", ", and"))


def before_next_cue(clause: Token, last: int, *, others: bool = True) -> int:
    """End a clause before what the reporter says of the saying: "..., adding that", "..., while the mayor said".

    Args:
        clause: its verb.
        last: its last token as the parser has it.
        others: a joined clause with a cue and a speaker of its own ends it too ("..., and the mayor said").
    """
    known = verbs().marks
    doc = clause.doc
    cut = last
    for one in clause.subtree:
        if (
            one.i <= clause.i
            or one.tag_[:2] != "VB"
            or one.dep_ not in ("advcl", "conj", "acl", "parataxis", "ccomp", "dep", "relcl")
        ):
            continue
        left = one.left_edge.i
        if left <= clause.i or left - 1 >= cut:
            continue
        comma = doc[left - 1].text in (",", ";") or doc[left].text == ","
        if (
            (one.tag_ == "VBG" and one.dep_ == "advcl" and comma and (lemma(one) in known or one.lower_ == "meaning"))
            or (one.tag_ == "VBG" and one.dep_ == "conj" and lemma(one) in known and clause.tag_ != "VBG")
            or (
                one.dep_ == "relcl"
                and doc[left - 1].text == ","
                and doc[left].tag_ in ("WDT", "WP", "WP$")
                and ends_clause(one, cut)
            )
        ) or (one.dep_ == "conj" and lemma(one) in _DISCLOSING and _would_not(one) and doc[left].tag_ != "PRP"):
            cut = left - 1
        elif (
            others
            and one.dep_ == "conj"
            and one.tag_ in ("VBD", "VBZ", "VBP")
            and (lemma(one) in _SAYING or by_another(one) or _with_that(one))
            and new_saying(one)
        ):
            conjunction = next((kid for kid in one.head.children if kid.dep_ == "cc" and kid.i > one.head.i), None)
            if conjunction is not None and clause.i < conjunction.i < cut:
                cut = conjunction.i - 1
        elif (
            one.dep_ == "advcl"
            and comma
            and doc[left].lower_ in ("while", "as", "although", "though", "whereas")
            and lemma(one) in known
        ):
            cut = left - 1
    while cut > clause.i and doc[cut].tag_ == "CC":
        cut -= 1
    return cut
