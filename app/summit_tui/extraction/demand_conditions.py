"""Conditions: what somebody asks in return for what he offers.

"The union could live with an arbitrator so long as wages were within his mandate" offers one thing and demands
another. So whatever a sentence offers is looked at once more: what follows "if", "provided", "so long as",
"on condition that", "in return for" is a demand of the same holder, and the offer ends where it begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_model import Claim, Scene
from summit_tui.extraction.demand_trees import SUBJECTS, pieces, trimmed, words
from summit_tui.extraction.kids import child, kids
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

_NO_CONDITION = words("last take need continue live exist want like please")
"""Verbs of "as long as it takes", "if you like"."""
_BEFORE_IF = words("as even what see wonder ask unclear only and or")
_RETURNS = words("return exchange")
_NEAR = 14
"""Words after "provided" within which its clause has its verb."""
_FAR = 30
"""Words after an offer within which its condition begins."""


def with_conditions(claims: Sequence[Claim], scene: Scene) -> list[Claim]:
    """Give the claims of a sentence with the conditions of what is offered; offers are cut where these begin."""
    out = list(claims)
    marks = _marks(scene)
    if not marks:
        return out
    told = {claim.head.i for claim in claims if claim.stance == "demand"}
    for mark, content, way in marks:
        offer = _offer_of(mark, content, way, claims)
        if offer is None:
            continue
        if content.i not in told:
            out += _conditions(offer, mark, content, way)
            told.add(content.i)
        for each in claims:
            if each.stance in ("offer", "accept") and each.head.i < mark.i < each.last and _says_a_thing(each, mark):
                each.first, each.last = trimmed(each.head, each.first, mark.i)
    return out


def _says_a_thing(claim: Claim, mark: Token) -> bool:
    """Tell whether an offer says what is offered before its condition begins; "it would be accepted" does not."""
    return any(token.tag_[:2] in ("NN", "CD") for token in mark.doc[claim.first : mark.i])


def opens_condition(scene: Scene, verb: Token) -> bool:
    """Tell whether a condition plainer than "if" follows a verb: "fees would be cut provided the strike ends"."""
    return any(way not in ("if", "return", "exchange") and mark.i > verb.i for mark, _, way in _marks(scene))


def _conditions(offer: Claim, mark: Token, content: Token, way: str) -> Iterator[Claim]:
    for number, (head, begin, last) in enumerate(pieces(content)):
        first = begin if number else mark.i
        yield Claim(
            first, last, head, mark, "demand", offer.holder, f"condition: {way}", 0.62, owner=offer.owner,
            weak=offer.weak, needs_voice=offer.needs_voice,
        )  # fmt: skip


def _offer_of(mark: Token, content: Token, way: str, claims: Sequence[Claim]) -> Claim | None:
    """Give the offer that a condition belongs to: by the tree for "if", else the nearest before it."""
    offers = [claim for claim in claims if claim.stance in ("offer", "accept") and not claim.why.startswith("passive")]
    offers = [claim for claim in offers if not mark.i <= claim.head.i <= content.right_edge.i]
    tied = [claim for claim in offers if any(_belongs(content, verb) for verb in (claim.head, claim.cue))]
    if tied:
        return tied[-1]
    if way == "if":
        return None
    before = [claim for claim in offers if claim.head.i < mark.i <= claim.head.i + _FAR]
    return max(before, key=lambda claim: claim.head.i, default=None)


def _belongs(content: Token, verb: Token) -> bool:
    """Tell whether a condition hangs on a verb, on its copula or on the verb of saying above it."""
    above = content.head
    carriers = {verb.i}
    if verb.dep_ in ("acomp", "xcomp", "ccomp", "oprd", "conj"):
        carriers.add(verb.head.i)
    return above.i in carriers or (above.dep_ in ("pobj", "prep") and above.head.i in carriers)


def _marks(scene: Scene) -> list[tuple[Token, Token, str]]:
    """Give (first word, head of what is asked, kind) of each condition of a sentence."""
    out = []
    for token, _, low in scene.words:
        found = None
        if low == "if":
            found = _if(token)
        elif low in ("provided", "providing"):
            found = _provided(token)
        elif low == "long":
            found = _long(token)
        elif low in ("condition", "understanding", "proviso"):
            found = _on_condition(token)
        elif low in _RETURNS:
            found = _in_return(token)
        if found is not None:
            out.append((*found, low))
    return out


def _if(mark: Token) -> tuple[Token, Token] | None:
    clause = mark.head
    before = mark.doc[mark.i - 1].lower_ if mark.i else ""
    if mark.dep_ != "mark" or clause.dep_ != "advcl" or before in _BEFORE_IF:
        return None
    return (mark, clause) if _tells_of_somebody(clause) else None


def _tells_of_somebody(clause: Token) -> bool:
    """Tell whether a clause asks something of somebody: it has a subject and a verb of its own."""
    return child(clause, *SUBJECTS) is not None and lemma(clause) not in _NO_CONDITION


def _provided(word: Token) -> tuple[Token, Token] | None:
    """ "Provided (that) the strike ends".

    The parser often takes the word for a verb, so the words behind it decide: a noun phrase with a finite verb.
    """
    if word.dep_ == "mark":
        return (word, word.head) if child(word.head, *SUBJECTS) is not None else None
    if word.tag_ == "VBZ" or child(word, "aux", "auxpass") or any(kid.dep_ in SUBJECTS for kid in kids(word)):
        return None
    named = False
    for token in word.doc[word.i + 1 : min(word.i + _NEAR, word.sent.end)]:
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            verb = token.head if token.dep_ in ("aux", "auxpass") and token.head.i > token.i else token
            return (word, verb) if named else None
        if token.tag_ in ("TO", "VBG", ",", ":", ".", "``", "''"):
            return None
        named = named or token.tag_[:1] == "N" or token.tag_ in ("PRP", "CD", "DT")
    return None


def _long(word: Token) -> tuple[Token, Token] | None:
    """ "So long as the ban stands", not "for as long as it takes"."""
    doc = word.doc
    if word.i < 2 or word.i + 2 >= len(doc) or doc[word.i + 1].lower_ != "as":
        return None
    if doc[word.i - 1].lower_ not in ("so", "as") or doc[word.i - 2].lower_ == "for":
        return None
    after = doc[word.i + 1]
    clause = after.head if after.dep_ in ("mark", "advmod") else child(after, "ccomp", "pcomp", "advcl")
    if clause is None or clause.i < after.i or not _tells_of_somebody(clause):
        return None
    return doc[word.i - 1], clause


def _on_condition(word: Token) -> tuple[Token, Token] | None:
    prep = word.head
    if word.dep_ != "pobj" or prep.lower_ not in ("on", "with", "under"):
        return None
    clause = child(word, "acl", "ccomp", "relcl")
    return (prep, clause) if clause is not None and child(clause, *SUBJECTS) is not None else None


def _in_return(word: Token) -> tuple[Token, Token] | None:
    prep = word.doc[word.i - 1] if word.i else word
    behind = next((kid for kid in (*kids(word), *kids(prep)) if kid.lower_ == "for" and kid.dep_ == "prep"), None)
    inner = child(behind, "pobj", "pcomp") if behind is not None and prep.lower_ == "in" else None
    return (prep, inner) if inner is not None else None
