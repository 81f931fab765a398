"""Which sides a word stands for: an actor's side, those joined by "and", both of two, those who spoke together."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_model import Claim, Scene, Voice
from summit_tui.extraction.demand_trees import subject
from summit_tui.extraction.kids import child, kids

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

_SOME = frozenset({
    "one", "some", "many", "most", "both", "all", "several", "none", "each", "others", "two", "three",
    "percent", "cent", "%", "majority",
})  # fmt: skip
_PAIRS = frozenset(
    {
        "leaders",
        "presidents",
        "sides",
        "countries",
        "parties",
        "nations",
        "men",
        "ministers",
        "states",
        "governments",
        "teams",
        "women",
    }
)
_PAIRS_OF_PERSONS = frozenset({"leaders", "presidents", "men", "ministers", "women"})
_BACK = 40
"""Mentions that are looked back over for the two sides."""
_SPEAKS_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|(?:official|representative|negotiator|lawyer|leader|member|delegate|adviser)s?)"
    r" (?:for|of|from|at) (?:the )?(.{3,60})$",
    re.IGNORECASE,
)


def scene_side(scene: Scene, actor: int) -> str:
    """Give the name that stands for an actor's side."""
    party = scene.cast.party(actor)
    if party is not None or scene.cast.actors[actor].named:
        return party or scene.cast.name(actor)
    return spoken_for(scene, scene.cast.name(actor))


def spoken_for(scene: Scene, speaker: str) -> str:
    """Give the side of an unnamed speaker: the council for "a spokesman for the council", else the phrase itself."""
    found = _SPEAKS_FOR.search(speaker)
    if found is None:
        return speaker
    body = re.sub(r"^\d[\d,.]* ", "", found[1].strip())
    for number, actor in enumerate(scene.cast.actors):
        if body == actor.name or body in actor.aliases:
            return scene_side(scene, number)
    return body if body.rsplit(" ", 1)[-1].lower() in scene.wanting.people else speaker


def joined_names(token: Token) -> list[Token]:
    """Give a word with those joined to it, each of which may hold what is told: "Oslo and its allies"."""
    if token.lower_ in _SOME:
        of = next((kid for kid in kids(token) if kid.lower_ == "of"), None)
        inner = child(of, "pobj") if of is not None else None
        if inner is not None and inner.tag_ in ("WDT", "WP") and token.head.dep_ == "relcl":
            inner = token.head.head  # "Oslo and Stockholm, both of which offered ..."
            return [inner, *(kid for kid in inner.conjuncts)][:4]
        token = child(token, "appos") or inner or token
    return [token, *(kid for kid in token.conjuncts if kid.i > token.i)][:4]


def spoken_of(scene: Scene, token: Token, voice: Voice) -> int | None:
    """Give whom "they" or "he" in somebody's own words means: the side named last before that is not the speaker's.

    Example: British sources on the EU: "They don't seem to be prepared to move."
    """
    at = scene.paragraph.start + token.idx
    last = bisect_left(scene.shared.mention_starts, at)
    own = scene_side(scene, voice.actor) if voice.actor is not None else voice.speaker
    person = token.lower_ in ("he", "she", "his", "her")
    for mention in reversed(scene.cast.mentions[max(0, last - _BACK) : last]):
        actor = mention.actor
        if actor is None or scene.cast.party(actor) in (None, own):
            continue
        if not person or scene.cast.actors[actor].kind == "person":
            return actor
    return None


def both(scene: Scene, token: Token) -> list[int]:
    """Give the two sides that "both leaders" or "the two sides" stand for: the two named last before."""
    two = any(kid.lower_ in ("both", "two") for kid in kids(token)) and token.lower_ in _PAIRS
    alone = token.lower_ in ("both", "neither") and token.tag_ in ("DT", "CC") and not list(kids(token))
    if not two and not alone:
        return []
    persons = not alone and token.lower_ in _PAIRS_OF_PERSONS
    at = scene.paragraph.start + token.idx
    last = bisect_left(scene.shared.mention_starts, at)
    found: dict[str, int] = {}
    for mention in reversed(scene.cast.mentions[max(0, last - _BACK) : last]):
        actor = mention.actor
        if actor is None or (scene.cast.actors[actor].kind == "person") != persons or scene.cast.party(actor) is None:
            continue
        found.setdefault(scene_side(scene, actor), actor)
        if len(found) == 2:
            return list(found.values())[::-1]
    return []


def several(claim: Claim, scene: Scene, token: Token) -> list[int]:
    """Give those whom "they" means who said so together: "Oslo and Stockholm said they would oppose it"."""
    above = claim.cue
    while above.dep_ in ("xcomp", "conj") and above.head != above:
        above = above.head
    says = subject(above.head) if token.lower_ == "they" and above.dep_ == "ccomp" else None
    if says is None or says.i > token.i:
        return []
    words_of_them = joined_names(says)
    named = [each for each in words_of_them if each.tag_[:3] == "NNP"]  # "both candidates, Ann Example and ..."
    found = [scene.cast.resolve(scene.paragraph, each) for each in (named if len(named) > 1 else words_of_them)]
    sides = {scene_side(scene, actor): actor for actor in found if actor is not None}
    return list(sides.values()) if len(sides) > 1 else []
