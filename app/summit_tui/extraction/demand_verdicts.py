"""Positions told by verdicts: "called the pact void", "labeled it unacceptable", "regards it as a red line"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_model import Claim, Scene
from summit_tui.extraction.demand_trees import joined, reach, subject, trimmed
from summit_tui.extraction.kids import agent, child, kids
from summit_tui.extraction.stances import cue_negated
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

_RULING = frozenset({"court", "courts", "judge", "judges", "tribunal", "panel", "justices"})


def verdicts(scene: Scene, verb: Token) -> Iterator[Claim]:
    """Verdicts: "called the pact null and void", "labeled it unacceptable", "dismissed the bill as a stunt"."""
    verdict = next(
        (
            token
            for kid in kids(verb)
            if kid.i > verb.i and kid.dep_ in ("oprd", "dobj", "ccomp", "xcomp", "prep", "attr", "acomp", "advcl")
            for token in kid.subtree
            if token.i - verb.i < 25 and _condemns(scene, token)
        ),
        None,
    )
    if verdict is None or cue_negated(verb):
        return
    passive = verb.tag_ == "VBN" and child(verb, "nsubjpass", "auxpass") is not None
    holder = agent(verb) if passive else subject(verb)
    if passive:
        place = next((k for k in kids(verb) if k.dep_ == "prep" and k.lower_ == "in"), None)
        holder = holder or (child(place, "pobj") if place is not None else None)
        first, last = verb.left_edge.i, verb.right_edge.i + 1
    else:
        first, last = verb.i, reach(verb, [each for each in joined(verb) if each != verb])[1]
    if (holder is None and not passive) or (holder is not None and holder.lower_ in _RULING):
        return  # a court's finding is a ruling, no side's position
    first, last = trimmed(verb, first, min(last, verdict.right_edge.i + 12))
    why = f"verdict: {lemma(verb)} X {verdict.lower_}"  # in the passive it is the speaker's: "is considered unfair"
    yield Claim(first, last, verb, verb, "refuse", holder, why, 0.6, needs_voice=holder is None)


def _condemns(scene: Scene, word: Token) -> bool:
    return scene.wanting.things.get(word.lower_) == "refuse" or condemning(scene, word)


def condemning(scene: Scene, word: Token) -> bool:
    """Tell whether a noun is a verdict against a thing: of lines only a red one, of starters only a non-starter."""
    low = word.lower_
    if low == "line":
        return any(kid.lower_ == "red" for kid in kids(word))
    if low == "starter":
        return word.i > 1 and word.doc[word.i - 1].text in "-–" and word.doc[word.i - 2].lower_ == "non"
    return low in scene.wanting.refused_things
