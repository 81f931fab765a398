"""Which words of a claim tell what is wanted, the cue and the frame around it left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.demand_trees import words
from summit_tui.extraction.demand_wording import MOST_WORDS
from summit_tui.extraction.kids import child, kids
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.demand_model import Claim, Scene
    from summit_tui.extraction.parse import Token

EMPTY = words(
    """
one ones something anything nothing everything thing things time times way ways step steps idea fact
condition specifics specific detail details part lot kind sort case moment place position point matter issue goal aim
example reason result order year month week day today tomorrow it this that these those them more most some none many
few all both other others such effort attempt request answer call
appeal anybody anyone somebody someone opinion comment comments sequence
"""
)
"""Words that tell nothing by themselves."""
_WHOLE = ("modal", "announced", "said", "imperative", "term", "phrase: not for", "phrase: a matter")
"""Mechanisms whose evidence is the row, cue and all."""
RELATIVE = ("WDT", "WP", "WP$")


def told(claim: Claim, scene: Scene) -> list[Token]:
    """Give the tokens that tell what is wanted, the cue and the frame around it left out."""
    for way in (_asked_for, _by_phrase, _by_verb):
        found = way(claim, scene)
        if found is not None:
            return found
    tokens = scene.paragraph.tokens
    framed = not claim.why.startswith(_WHOLE) and claim.first <= claim.cue.i <= claim.first + 4
    return list(tokens[_after_cue(claim) if framed else claim.first : claim.last])


def _asked_for(claim: Claim, scene: Scene) -> list[Token] | None:
    """Give the words of a condition: "will not sign unless X", "would sign in return for X"."""
    why, tokens = claim.why, scene.paragraph.tokens
    if why.endswith((", unless", ", until", ", without")) and (asked := _condition(claim)) is not None:
        return asked
    refuses = why.startswith(("modal: not ...", "announced")) and claim.stance == "demand"
    condition = _condition(claim) if refuses else None
    short = claim.last - claim.first <= MOST_WORDS + 1
    if condition is not None and (not short or (why.startswith("modal") and not why.endswith("until"))):
        return condition
    if why.startswith("condition: ") and why.endswith(("once", "until")):
        mark = next((kid for kid in kids(claim.head) if kid.lower_ in ("once", "until")), None)
        return list(tokens[mark.i + 1 if mark is not None else claim.first : claim.last])
    if why in ("condition: return", "condition: exchange"):
        return list(tokens[max(claim.first, claim.head.left_edge.i) : claim.last])
    return None


def _by_phrase(claim: Claim, scene: Scene) -> list[Token] | None:
    """Give what set phrases tell: "it is up to X to ...", "nothing short of ...", "left the door open to ..."."""
    why, tokens, first, last = claim.why, scene.paragraph.tokens, claim.first, claim.last
    if why == "phrase: up to X to":
        at = next((token.i for token in tokens[claim.cue.i : last] if token.lower_ == "to"), first)
        return list(tokens[at + 1 : last])
    if why == "phrase: nothing less":
        return [token for token in tokens[claim.head.left_edge.i : last] if token.tag_[:2] not in ("MD", "VB")]
    if why == "phrase: door open":
        door = next((token.i for token in tokens[first:last] if token.lower_ == "door"), first)
        return list(tokens[door:last])
    if why.endswith(", made"):
        whole = list(claim.head.subtree)
        behind = claim.head.dep_ == "dobj"
        return [token for token in whole if behind or token.i < claim.cue.left_edge.i or claim.head.i <= token.i]
    return None


def _by_verb(claim: Claim, scene: Scene) -> list[Token] | None:
    """Give what verbs tell whose words stand in another order: passives, imperatives, "the levy, which X opposes"."""
    why, tokens, first, last = claim.why, scene.paragraph.tokens, claim.first, claim.last
    if why.endswith("named before"):
        return _before_clause(tokens[first:last], claim.cue)
    if why.startswith("passive"):
        return _thing(claim, scene)
    if why.startswith("imperative"):
        return _bidden(claim, tokens)
    if why.startswith("term") and lemma(claim.head) in ("see", "mean") and first <= claim.head.i < last - 2:
        return list(tokens[claim.head.i + 1 : last])  # "the plan would see the firm paying more"
    if claim.stance == "refuse" and claim.head.tag_[:2] == "NN" and why.split()[-1] in ("vow", "promise", "pledge"):
        return list(tokens[claim.head.left_edge.i : last])  # "vowed to block the bill" is against the bill
    return None


def _after_cue(claim: Claim) -> int:
    """Give where what is wanted begins behind its cue: after "asked the court for", after "offered on Monday"."""
    first = claim.cue.i + 1
    parts = claim.why.split()
    if parts[0] == "verb:" and len(parts) == 3:  # "asked the court for leave", "committed itself to a cut"
        leads = (kid for kid in kids(claim.cue) if kid.lower_ == parts[2] and kid.dep_ in ("prep", "dative"))
        lead = next((kid for kid in leads if first <= kid.i < claim.head.i), None)
        first = lead.i + 1 if lead is not None else first
    aside = next((kid for kid in kids(claim.cue) if kid.left_edge.i == first and kid.i < claim.head.i), None)
    to = next((kid for kid in kids(claim.head) if kid.tag_ == "TO"), None)
    if aside is not None and aside.dep_ in ("prep", "npadvmod") and to is not None and to.i > aside.right_edge.i:
        return to.i  # "offered on Monday to reopen the parks"
    return first


def _bidden(claim: Claim, tokens: tuple[Token, ...]) -> list[Token]:
    """Give "open the books" of "let us open the books", "don't shut it" of "please don't shut it"."""
    verb = claim.head
    if verb.lower_ == "let":
        us = next((token for token in tokens[verb.i : claim.last] if token.lower_ in ("us", "'s", "’s")), None)
        return list(tokens[us.i + 1 if us is not None else verb.i : claim.last])
    does = next((kid for kid in kids(verb) if kid.lower_ == "do" and kid.dep_ == "aux"), verb)
    return list(tokens[max(claim.first, does.i) : claim.last])


def _condition(claim: Claim) -> list[Token] | None:
    """Give the words after "unless", "until", "without": "will not sign unless X" wants X."""
    above = [kid for kid in kids(claim.head) if kid.dep_ == "parataxis"]
    above += [claim.head.head] if claim.head.dep_ == "ccomp" and claim.head.head.i > claim.head.i else []
    late = [kid for each in above for kid in kids(each) if kid.dep_ == "advcl" and kid.i > claim.head.i]
    for kid in (*kids(claim.head), *kids(claim.cue), *late):
        if kid.lower_ == "without" and kid.dep_ == "prep":
            inner = child(kid, "pobj", "pcomp")
            if inner is not None:
                return [token for token in kid.subtree if token.i > kid.i]
        if kid.dep_ == "advcl":
            mark = next(
                (m for m in kids(kid) if m.lower_ in ("unless", "until") and m.dep_ in ("mark", "advmod")), None
            )
            if mark is not None:
                return [token for token in kid.subtree if token.i > mark.i]
    return None


def _before_clause(tokens: tuple[Token, ...], cue: Token) -> list[Token]:
    """Give "the levy" of "the levy, which the firms have long opposed"."""
    left = cue.left_edge.i
    out = [token for token in tokens if token.i < left]
    while out and (out[-1].is_punct or out[-1].tag_ in RELATIVE):
        out.pop()
    return out


def _thing(claim: Claim, scene: Scene) -> list[Token]:
    """Give what is rejected or welcomed in the passive, without the words that say so."""
    thing = claim.head
    if thing.tag_[:2] != "NN":
        return list(scene.paragraph.tokens[claim.first : claim.last])
    first, last = thing.left_edge.i, thing.right_edge.i + 1
    for kid in kids(thing):
        if kid.i > thing.i and kid.dep_ in ("acl", "relcl", "appos", "punct"):
            last = min(last, kid.left_edge.i)
    tokens = scene.paragraph.tokens
    if thing.lower_ in EMPTY and first > scene.sentence.start and tokens[first - 1].text == ",":
        # "..., a condition rejected by X": the words before the comma say which
        back = first - 1
        verb = next((t for t in reversed(tokens[scene.sentence.start : back]) if t.tag_[:2] == "VB"), None)
        if verb is not None:
            return [token for token in tokens[verb.left_edge.i : back] if token.lower_ != "that"]
    return list(tokens[first:last])
