"""The row of a verdict: "X is unacceptable" of "called X unacceptable"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.demand_wording import MOST_WORDS, cut, spoken
from summit_tui.extraction.kids import child, kids
from summit_tui.extraction.summary_words import closed, stripped, tells
from summit_tui.extraction.words import lemma, noun_phrase

if TYPE_CHECKING:
    from summit_tui.extraction.demand_model import Claim, Scene
    from summit_tui.extraction.parse import Token

_LOOKED_BACK = 60
"""Words over which "it" is looked for: "signed a memorandum. ... Oslo called it void"."""


def verdict_row(claim: Claim, scene: Scene, holder: str) -> str | None:
    """Give "X is unacceptable" for a verdict on X ("called X unacceptable"); "" where X is a mere pronoun."""
    if not claim.why.startswith("verdict"):
        return None
    verb, tokens = claim.cue, scene.paragraph.tokens
    word = claim.why.rsplit(" ", 1)[-1]
    verdict = next((token for token in tokens[claim.first : claim.last] if token.lower_ == word), None)
    thing = child(verb, "nsubjpass")
    for kid in kids(verb):
        if thing is None and kid.i > verb.i:
            inner = child(kid, "nsubj", "csubj")
            if inner is not None and kid.dep_ in ("ccomp", "oprd", "xcomp"):
                thing = inner
            elif kid.dep_ in ("dobj", "ccomp", "xcomp", "csubj") and kid != verdict:
                thing = kid
    if verdict is None:
        return ""
    if thing is None or thing.lower_ == "it":
        after = stripped([token for token in tokens[verdict.i + 1 : claim.last] if thing is not None])
        joint = tokens[verdict.i + 1].dep_ == "cc" if verdict.i + 1 < claim.last else False
        after = [] if joint else after  # "called it null and void"
        between = [token for token in tokens[verb.i + 1 : verdict.i] if thing is None]
        left = after or stripped(between)
        link = "No" if after else "Against"
        if tells(left):
            return closed(f"{link} {cut(spoken(left, scene, holder), MOST_WORDS - 1, claim.head)}") or ""
        named = _named_before(verb, scene)
        return closed(f"{named} is {'a red line' if word == 'line' else word}") or "" if named else ""
    if thing.tag_[:2] not in ("NN", "VB"):
        return ""
    between = [
        token for token in thing.subtree if token.i != verdict.i and token.i not in {t.i for t in verdict.subtree}
    ]
    left = [token for token in stripped(between) if token.tag_ != "TO"]
    if not tells(left) and thing.tag_[:2] != "NN":
        return ""
    if len(left) > 1 and left[0].lower_ in ("the", "this", "a"):
        left = left[1:]
    link = "are" if thing.tag_ in ("NNS", "NNPS") else "is"
    if word == "line":
        word = "red line"
    article = next((kid.lower_ for kid in kids(verdict) if kid.dep_ == "det" and kid.lower_ in ("a", "an")), "")
    tail = " ".join(part for part in (link, article, word) if part)
    return closed(f"{cut(spoken(left, scene, holder), MOST_WORDS - len(tail.split()), thing)} {tail}") or ""


def _named_before(verb: Token, scene: Scene) -> str | None:
    """Give the thing that "it" most likely means in a verdict: the plan, bill or subject of the article named last."""
    known = scene.wanting.plans | scene.shared.topics
    for token in reversed(scene.paragraph.tokens[max(0, verb.left_edge.i - _LOOKED_BACK) : verb.left_edge.i]):
        if token.tag_ in ("NN", "NNS") and token.dep_ != "compound" and lemma(token) in known:
            first, last = noun_phrase(token)
            words_of_it = [each.text for each in scene.paragraph.tokens[first : last + 1] if each.dep_ != "det"]
            return " ".join(words_of_it) if len(words_of_it) <= 5 else token.text
    return None
