"""Positions told by mood inside somebody's words: must, cannot, will not ... unless, need to, let us."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_conditions import opens_condition
from summit_tui.extraction.demand_model import Claim, Scene
from summit_tui.extraction.demand_nouns import owner_of
from summit_tui.extraction.demand_trees import joined, reach, subject, words
from summit_tui.extraction.kids import child, kids, negated
from summit_tui.extraction.stances import hypothetical, no_object
from summit_tui.extraction.words import lemma
from summit_tui.model import Stance

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

_OWN = frozenset({"we", "i", "us"})
_WILL = frozenset({"will", "wo", "'ll", "’ll", "shall", "would", "'d", "’d"})
_CAN = frozenset({"can", "ca", "could", "may"})
_MAYBE = frozenset({"could", "may", "might"})
_TELLING = frozenset({"know", "say", "think", "imagine", "see", "comment", "tell", "remember"})
_NEXT_STEPS = words("study respond review examine announce publish reply react watch monitor decide report speak write")
_LASTING = frozenset({"stay", "remain", "continue", "last", "go", "hold", "stand"})
"""What goes on until somebody gives way: "the pickets will stay until there is an offer"."""
_UNTIL = frozenset({"unless", "until", "without", "before"})
_IDLE = frozenset(
    {
        "be",
        "see",
        "know",
        "have",
        "think",
        "say",
        "get",
        "happen",
        "tell",
        "find",
        "remember",
        "look",
        "feel",
        "understand",
        "become",
        "imagine",
        "speculate",
        "guess",
        "comment",
    }
)


def modal_claims(scene: Scene) -> Iterator[Claim]:
    """Give the positions that modal verbs and imperatives tell. All but announcements need a speaker."""
    for token, tag, low in scene.words:
        if tag == "MD":
            if scene.voices:
                yield from _modal(scene, token)
            elif low in ("will", "wo", "would"):
                yield from _announced(scene, token)
        elif scene.voices and tag[:2] == "VB":
            yield from _needing(scene, token)
            yield from _holding_back(token)
            yield from _going_to(scene, token)
            if tag in ("VB", "VBP"):
                yield from _imperative(scene, token)


def _clause(
    verb: Token, cue: Token, stance: Stance, *, why: str, confidence: float, holder: Token | None = None
) -> Iterator[Claim]:
    """Give a claim for a clause and one for each clause joined to it; the first keeps the subject."""
    heads = joined(verb)
    for number, each in enumerate(heads):
        if number and (
            each.tag_ not in ("VB", "VBN", "VBG")
            or child(each, "aux", "auxpass", "expl") is not None
            or (each.tag_ != "VBN" and child(each, "nsubj"))
            or any(kid.lower_ == "but" for kid in kids(heads[number - 1]))
        ):
            continue  # a clause with a subject or a mood of its own is met on its own
        first, last = reach(each, [other for other in heads if other != each])
        if why.startswith("modal: not ...") and len(heads) == 1 and (late := _late_condition(each, last)) is not None:
            last = late
        yield Claim(first, last, each, cue, stance, holder, why, confidence - 0.02 * number, needs_voice=True)


def _modal(scene: Scene, modal: Token) -> Iterator[Claim]:
    """Positions told by "must", "cannot", "will not ... unless", "would" in somebody's words."""
    verb = modal.head
    if modal.dep_ != "aux" or hypothetical(verb) or (verb.dep_ == "relcl" and verb.head.dep_ != "attr"):
        return
    if any(kid.tag_ in ("WP", "WRB", "WDT") and kid.i < modal.i and kid.dep_ != "mark" for kid in kids(verb)):
        return  # "the role that firms should play", "what must be done"
    who = subject(verb)
    there = child(verb, "attr", "nsubj") if who is not None and who.dep_ == "expl" else None
    none_of_it = there is not None and no_object(there)  # "there would be no talks"
    denied = negated(verb) or none_of_it or (who is not None and no_object(who))
    word = modal.lower_
    if word in scene.wanting.musts:
        yield from _must(modal, verb, denied=denied)
    elif word not in _WILL and word not in _CAN and word not in _MAYBE:
        return
    elif denied:
        yield from _denied(scene, modal, verb, who, none_of_it=none_of_it)
    elif who is not None and lemma(verb) not in _IDLE:
        yield from _would(scene, modal, verb, who)


def _must(modal: Token, verb: Token, *, denied: bool) -> Iterator[Claim]:
    """ "The levy must go", "no levy should be raised"."""
    if lemma(verb) == "have" and verb.tag_ == "VB" and child(verb, "dobj") is None:
        return
    if any(kid.lower_ == "have" and kid.dep_ == "aux" for kid in kids(verb)):
        return  # "must have happened" guesses
    stance: Stance = "refuse" if denied else "demand"
    yield from _clause(verb, modal, stance, why=f"modal: {modal.lower_}", confidence=0.7)


def _denied(scene: Scene, modal: Token, verb: Token, who: Token | None, *, none_of_it: bool) -> Iterator[Claim]:
    """ "We will not sign unless ...", "there can be no treaty", "the coast cannot be given away"."""
    word, condition = modal.lower_, _condition(verb)
    if condition:
        whose = _somebody_else(scene, verb, who)
        yield from _clause(verb, modal, "demand", why=f"modal: not ... {condition}", confidence=0.7, holder=whose)
    elif who is not None and (none_of_it or _own_or_nobody(scene, verb, who)):
        if lemma(verb) not in _TELLING:
            yield from _clause(verb, modal, "refuse", why=f"modal: {word} not", confidence=0.6)
    elif word in ("ca", "can") and who is not None and who.dep_ in ("nsubjpass", "csubj", "csubjpass"):
        yield from _clause(verb, modal, "refuse", why="modal: cannot", confidence=0.5)
    elif word in ("will", "wo", "would") and lemma(verb) not in _IDLE:
        whose = _somebody_else(scene, verb, who)
        if whose is not None:  # "envoys said Oslo would not lift the levy"
            yield from _clause(verb, modal, "refuse", why=f"modal: {word} not", confidence=0.45, holder=whose)


def _somebody_else(scene: Scene, verb: Token, who: Token | None) -> Token | None:
    """Give the subject that is a side other than the speaker's: "the Thai side would not talk before ..., he said"."""
    voice = scene.voice(verb)
    if who is None or who.tag_ == "PRP" or voice is None or voice.direct:
        return None
    actor = scene.cast.resolve(scene.paragraph, who)
    if actor is None or (voice.actor is not None and _one_side(scene, actor, voice.actor)):
        return None
    return who


def _would(scene: Scene, modal: Token, verb: Token, who: Token) -> Iterator[Claim]:
    """ "We will reopen the port", "it could live with a cap", "would sign only if ...", "fees would be cut if ..."."""
    word, condition = modal.lower_, _condition(verb)
    mine = _mine(scene, verb, who)
    above = None if mine else _announcer(verb, who)
    if scene.wanting.clause.get(lemma(verb)) == "refuse" and word in _WILL:
        if mine:  # "would challenge the oath in court"
            yield from _clause(verb, modal, "refuse", why=f"modal: {word} refuse", confidence=0.5)
    elif word in ("will", "'ll", "’ll") and who.lower_ == "we":
        yield from _clause(verb, modal, "offer", why="modal: we will", confidence=0.4)
    elif word in _MAYBE and lemma(verb) in scene.wanting.consenting and (mine or above is not None):
        yield from _clause(verb, modal, "offer", why=f"modal: {word} consent", confidence=0.5, holder=above)
    elif word in _WILL and condition in ("unless", "until") and mine:
        yield from _clause(verb, modal, "demand", why=f"modal: not ... {condition}", confidence=0.55)
    elif word in _WILL and condition in ("unless", "until") and lemma(verb) in _LASTING and child(verb, "dobj") is None:
        yield from _clause(verb, modal, "demand", why=f"modal: not ... {condition}", confidence=0.5)
    elif word in ("will", "would") and _only_if(verb):
        yield from _clause(verb, modal, "demand", why="modal: only ... if", confidence=0.5)
    elif lemma(verb) in _NEXT_STEPS:
        return  # "it would study the paper and respond" promises nothing
    elif word in ("will", "would") and (_speaks_for_itself(scene, verb, who) or above is not None):
        wish = lemma(verb) == "prefer" and child(verb, "dobj") is not None  # "he would prefer Geneva"
        stance: Stance = "demand" if wish else "offer"
        yield from _clause(verb, modal, stance, why="modal: will of its own", confidence=0.4, holder=above)
    elif child(verb, "auxpass") is not None and opens_condition(scene, verb):
        yield from _clause(verb, modal, "offer", why="modal: would be, on a condition", confidence=0.5)


def _is_own(who: Token) -> bool:
    """Tell whether a subject is the speaker or the speaker's ("we", "our members")."""
    if who.text == "US":
        return False
    return who.lower_ in _OWN or any(kid.dep_ == "poss" and kid.lower_ in ("our", "my") for kid in kids(who))


def _own_or_nobody(scene: Scene, verb: Token, who: Token) -> bool:
    if _is_own(who) or _speaks_for_itself(scene, verb, who):
        return True
    return no_object(who) and who.lower_ != "one"


def _mine(scene: Scene, verb: Token, who: Token) -> bool:
    return _is_own(who) or _speaks_for_itself(scene, verb, who)


_SIGNALLING = words(
    "say indicate signal hint tell announce suggest add declare promise insist warn intimate confirm write"
)
"""Verbs by which somebody tells what he would do himself."""


def _announcer(verb: Token, who: Token) -> Token | None:
    """Give who says of himself what he would do: Oslo of "envoys said Oslo had indicated it could live with 90"."""
    above = verb.head
    if verb.dep_ != "ccomp" or who.lower_ not in ("it", "they", "he", "she") or lemma(above) not in _SIGNALLING:
        return None
    says = subject(above)
    many = ("NNS", "NNPS", "NNP") if who.lower_ == "they" else ("NN", "NNP")
    return says if says is not None and says.tag_ in many and says.i < verb.i else None


def _only_if(verb: Token) -> bool:
    doc = verb.doc
    for kid in kids(verb):
        if kid.dep_ in ("advcl", "prep"):
            left = kid.left_edge
            words = {left.lower_, doc[left.i - 1].lower_ if left.i else ""}
            if "only" in words or any(each.lower_ == "only" for each in kids(verb)):
                return True
    return False


def _announced(scene: Scene, modal: Token) -> Iterator[Claim]:
    """ "The owners will not share their figures", told by the reporter as settled."""
    verb = modal.head
    who = subject(verb)
    if modal.dep_ != "aux" or who is None or verb.dep_ not in ("ROOT", "conj", "parataxis", "ccomp"):
        return
    wanted = scene.wanting.clause.get(lemma(verb.head)) is not None or verb.head.tag_[:2] == "NN"
    if verb.dep_ == "ccomp" and (wanted or scene.paragraph.tokens[verb.left_edge.i - 1].tag_[:2] == "NN"):
        return  # "guarantees that it will not ...": part of what somebody wants
    if hypothetical(verb) or scene.cast.resolve(scene.paragraph, who) is None or lemma(verb) in _IDLE:
        return
    stance: Stance = "refuse"
    if not negated(verb):
        if modal.lower_ == "would" or not any(_opens_with_if(kid) for kid in kids(verb)):
            return  # a plain announcement is no position
        if who.lower_ in ("it", "this", "that"):
            return  # "it will shut if ...": seldom a side
        stance = "offer"  # "will lift the levy if ..."
    elif _condition(verb):
        stance = "demand"
    for claim in _clause(verb, modal, stance, why="announced: will", confidence=0.45, holder=who):
        claim.needs_voice = False
        yield claim


def _opens_with_if(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(
        k.lower_ in ("if", "once") and k.dep_ in ("mark", "advmod") for k in kids(clause)
    )


def _speaks_for_itself(scene: Scene, verb: Token, who: Token) -> bool:
    """Tell whether the one who will not is on the speaker's side ("the city will not pay", the mayor said)."""
    voice = scene.voice(verb)
    if voice is None or voice.actor is None:
        return False
    owner = owner_of(scene, who) if who.tag_[:2] == "NN" else None
    actor = scene.cast.resolve(scene.paragraph, who)
    inside = voice.direct and scene.voice(who) == voice
    if inside and who.tag_ == "PRP":
        return False  # nobody calls himself "he" in his own words, and "it" is some thing
    if owner is not None and not (inside and owner.tag_ == "PRP$"):
        mine = scene.cast.resolve(scene.paragraph, owner)
        if mine is not None and (actor is None or (mine == voice.actor and owner.tag_ == "PRP$")):
            return _one_side(scene, mine, voice.actor)  # "her government could live with it"
    if actor is None:
        return who.tag_ == "PRP" and not inside and who.lower_ != "you"  # "it said it could not pay more"
    return _one_side(scene, actor, voice.actor)


def _one_side(scene: Scene, actor: int, other: int) -> bool:
    side = scene.cast.party(actor)
    return actor == other or (side is not None and side == scene.cast.party(other))


def _condition(verb: Token) -> str | None:
    said = [kid for kid in kids(verb) if kid.dep_ == "parataxis"]  # "there will be no peace, she said, unless ..."
    said += [verb.head] if verb.dep_ == "ccomp" and verb.head.i > verb.i else []
    late = (deep for each in said for deep in kids(each) if deep.dep_ == "advcl" or deep.lower_ == "without")
    for kid in (*kids(verb), *late):
        if kid.i <= verb.i:
            continue
        if kid.lower_ in _UNTIL and kid.dep_ == "prep":
            return str(kid.lower_)
        if kid.dep_ == "advcl":
            for mark in kids(kid):
                if mark.lower_ in _UNTIL and mark.dep_ in ("mark", "advmod"):
                    return str(mark.lower_)
    return None


def _late_condition(verb: Token, last: int) -> int | None:
    """Give the end of a condition that follows after "she said"."""
    above = [kid for kid in kids(verb) if kid.dep_ == "parataxis"]
    above += [verb.head] if verb.dep_ == "ccomp" and verb.head.i > verb.i else []
    for each in above:
        for kid in kids(each):
            if kid.dep_ == "advcl" and kid.i >= last and any(mark.lower_ in _UNTIL for mark in kids(kid)):
                return reach(kid, [other for other in joined(kid) if other != kid])[1]
    return None


def _holding_back(verb: Token) -> Iterator[Claim]:
    """ "We are not going back until ...": no modal, but a condition."""
    if not negated(verb) or not _condition(verb) or any(kid.tag_ == "MD" for kid in kids(verb)):
        return
    who = subject(verb)
    if who is not None and _is_own(who):
        yield from _clause(verb, verb, "demand", why="modal: we do not ... until", confidence=0.55)


def _going_to(scene: Scene, verb: Token) -> Iterator[Claim]:
    """ "We are not going to hand over our slots"."""
    if verb.lower_ != "going" or not negated(verb) or hypothetical(verb):
        return
    what, who = child(verb, "xcomp"), subject(verb)
    if what is None or who is None or lemma(what) in _IDLE or not _own_or_nobody(scene, verb, who):
        return
    yield from _clause(verb, verb, "refuse", why="modal: not going to", confidence=0.6)


def _is_side(scene: Scene, who: Token) -> bool:
    return scene.cast.resolve(scene.paragraph, who) is not None or who.lower_ in scene.wanting.people


def _needing(scene: Scene, verb: Token) -> Iterator[Claim]:
    """ "We need ...", "they have to ...": what must be, in a speaker's words."""
    name = lemma(verb)
    if name not in ("need", "have") or hypothetical(verb) or verb.dep_ in ("aux", "amod"):
        return
    infinitive = next(
        (k for k in kids(verb) if k.dep_ in ("xcomp", "ccomp") and any(a.lower_ == "to" for a in kids(k))), None
    )
    who = subject(verb)
    if infinitive is None and not (name == "need" and who is not None and child(verb, "dobj") is not None):
        return
    if infinitive is None and who is not None and who.tag_ == "NN" and not _is_side(scene, who):
        return  # "his nephew needed a dose"
    if name == "have" and (infinitive is None or infinitive.i - verb.i > 4):
        return
    stance: Stance = "demand"
    if negated(verb) or verb.dep_ == "relcl" or (name == "have" and who is not None and who.lower_ == "you"):
        return
    yield from _clause(verb, verb, stance, why=f"modal: {name} to", confidence=0.6)


def _imperative(scene: Scene, verb: Token) -> Iterator[Claim]:
    """ "Let's talk ...", "do not close the schools": what a speaker bids, in direct speech only."""
    called = verb.lower_ == "let" and verb.i > 0 and verb.doc[verb.i - 1].text == ","
    if not called and child(verb, "nsubj", "nsubjpass", "csubj", "csubjpass", "expl"):
        return  # but in "members, let's discuss it" the members are only called upon
    forbids = any(kid.lower_ == "do" and kid.dep_ == "aux" for kid in kids(verb)) and negated(verb)
    if verb.dep_ not in ("ROOT", "ccomp") and not (forbids and verb.dep_ == "conj"):
        return
    if any(kid.tag_ in ("TO", "MD") for kid in kids(verb)) or lemma(verb) in (
        "be",
        "thank",
        "look",
        "see",
        "say",
        "have",
        "imagine",
        "remember",
    ):
        return
    voice = scene.voice(verb)
    if voice is None or not voice.direct:
        return
    at = scene.paragraph.start + verb.left_edge.idx
    if verb.lower_ == "let" and any(kid.lower_ in ("'s", "’s", "us") for kid in verb.subtree):
        yield from _clause(verb, verb, "demand", why="imperative: let us", confidence=0.55)
        return
    opens = (
        forbids
        or abs(at - voice.start) < 3
        or verb.left_edge.i == scene.sentence.start
        or verb.left_edge.lower_ in ("please", "let", "do")
    )
    if not opens:
        return
    yield from _clause(verb, verb, "demand", why="imperative", confidence=0.5)
