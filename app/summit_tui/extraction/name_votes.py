"""Whether a name is a person's or a body's: what stands beside it votes for or against a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.gazetteer import Gazetteer
from summit_tui.extraction.names import NameUse

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph

_PERSONAL = frozenset({"he", "she", "his", "her", "him", "himself", "herself", "who"})
_IMPERSONAL = frozenset({"its", "itself", "which"})
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "across", "outside", "around"})
_FIRM_HAS = frozenset({"shareholders", "board", "shares", "employees", "workforce", "subsidiary", "chairman", "chief"})


def owns(use: NameUse, paragraphs: list[Paragraph], gazetteer: Gazetteer) -> int:
    """Vote against a person where a name has what only a body has: "Example's chief executive", "the Example union"."""
    doc = paragraphs[use.paragraph].tokens
    at = use.last + 1
    if at + 1 < len(doc) and doc[at].tag_ == "POS":
        after = [doc[i].lower_ for i in range(at + 1, min(len(doc), at + 4))]
        held = " ".join(after[:2]) in gazetteer.company_offices or after[0] in gazetteer.company_offices
        return -2 if held or any(one in _FIRM_HAS for one in after[:2]) else 0
    if at + 1 < len(doc) and doc[at].tag_ == "NN" and doc[at + 1].tag_ == "NNP":
        officer = doc[at].lower_ in gazetteer.roles or doc[at].lower_ in gazetteer.officers
        return -2 if officer and not use.title else 0  # "Example manager Ann Duarte"
    return 0


def has_plural_verb(use: NameUse, paragraphs: list[Paragraph]) -> bool:
    """Tell whether a single name has a verb in the plural: "Example want more", as the press has clubs and firms."""
    name = paragraphs[use.paragraph].tokens[use.last]
    if name.dep_ != "nsubj" or any(kid.dep_ in ("conj", "cc", "appos") for kid in name.children):
        return False
    verb = next((kid for kid in name.head.children if kid.dep_ in ("aux", "auxpass")), name.head)
    return verb.tag_ == "VBP" and verb.i > name.i


def with_article(use: NameUse, paragraphs: list[Paragraph]) -> bool:
    """Tell whether "the" belongs to the name ("the Example"), not to a noun behind it ("the Example plan")."""
    if not use.the or use.kind == "person":
        return False
    doc = paragraphs[use.paragraph].tokens
    return use.last + 1 >= len(doc) or not doc[use.last + 1].tag_.startswith("NN")


def vote(use: NameUse, paragraphs: list[Paragraph], gazetteer: Gazetteer, titled: frozenset[str] = frozenset()) -> int:
    """Give signs for (positive) or against a person from one use of a name."""
    doc = paragraphs[use.paragraph].tokens
    head = doc[use.last]
    votes = 0
    if use.last + 1 < len(doc):
        after = doc[use.last + 1]
        if after.lower_ == "who":
            votes += 2
        if (
            after.tag_ == "POS"
            and use.last + 2 < len(doc)
            and doc[use.last + 2].lower_ in ("aide", "envoy", "wife", "administration", "campaign", "lawyer", "son")
        ):
            votes += 1
        if after.lower_ in ("administration", "campaign", "camp"):
            votes += 2
        elif after.tag_ in ("NN", "NNS") and after.lower_ not in ("team", "supporters", "allies"):
            votes -= 1
    before = doc[use.full - 1] if use.full else None
    if before is not None:
        if before.lower_ in _PLACE_PREPOSITIONS:
            votes -= 2
        elif before.lower_ in gazetteer.companies:
            votes -= 4  # "port operator Example Gateway"
        elif before.lower_ in gazetteer.roles and before.tag_ == "NN":
            votes += 2
    if (head.dep_ == "conj" and head.head.text in titled) or any(
        one.text in titled and one.dep_ == "conj" and one.head.i == head.i for one in doc[use.last + 1 :]
    ):
        votes += 2
    if has_plural_verb(use, paragraphs):
        votes -= 3
    if head.dep_ in ("nsubj", "nsubjpass") and not head.head.tag_.startswith("NN"):
        votes += 1 if len(use.words) > 1 else 0
    for token in doc[use.last + 1 : use.last + 30]:
        low = token.lower_
        if low in _PERSONAL:
            votes += 1
            break
        if low in _IMPERSONAL:
            # "Its chairman": what has officers is a body.
            officer = low == "its" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in gazetteer.roles
            votes -= 2 if officer else 1
            break
        if token.tag_ in ("NNP", "NNPS") and token.i > use.last + 2:
            break
    return votes
