"""Positions told by verbs and adjectives: "demanded that ...", "ruled out ...", "is ready to ...", "asked X to ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_complements import contents, has_to, is_finite
from summit_tui.extraction.demand_model import Claim, Scene
from summit_tui.extraction.demand_trees import pieces, strays, subject, trimmed
from summit_tui.extraction.demand_verdicts import verdicts
from summit_tui.extraction.kids import agent, child, kids
from summit_tui.extraction.stances import (
    condition_of,
    cue_negated,
    hypothetical,
    mood_of,
    no_object,
    rather_not,
    says_what_must_be,
    speculated,
    stance_of,
    within,
)
from summit_tui.extraction.words import lemma
from summit_tui.model import Stance

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

_TELLING = frozenset({
    "say", "comment", "disclose", "reveal", "elaborate", "answer", "confirm", "specify", "name", "identify", "discuss",
    "speak", "talk", "respond", "explain", "tell", "publish", "release", "issue", "know", "see", "describe",
    "speculate", "detail",
})  # fmt: skip
"""Verbs whose refusal leaves a question open and is no position: "declined to comment"."""
_MINDING = frozenset({"know", "understand", "realize", "realise", "remember"})
"""What somebody "needs to" do who is told a fact."""
_OPPOSING = frozenset({"block", "oppose", "resist", "veto", "reject", "fight", "defeat", "stop", "prevent", "boycott"})
"""What somebody who vows it is against."""
_STRIVING = frozenset({"fight", "campaign", "lobby", "work", "try", "attempt", "struggle", "strive", "push", "press"})
"""What somebody does against a thing who strives to stop it."""
_GIFTS = frozenset({"offer", "package", "compromise", "concession", "seat", "rise", "increase", "raise", "bonus"})
"""What is offered by who puts it forward."""
_NEAR = 4
"""Words between a cue and what is wanted for the cue to belong to the evidence."""


def verb_claims(scene: Scene) -> Iterator[Claim]:
    """Give the positions that verbs and predicate adjectives of a sentence tell."""
    for token, tag, low in scene.words:
        if (
            tag == "VBN"
            and low in scene.wanting.adjectives
            and (child(token, "auxpass") is not None or token.dep_ in ("acomp", "oprd"))
        ):
            yield from _of_adjective(scene, token)
        elif tag[:2] == "VB" and token.dep_ not in ("amod", "compound", "aux", "auxpass"):
            yield from _of_verb(scene, token)
        elif low in scene.wanting.adjectives and (tag[:2] == "JJ" or tag in ("VBN", "RB")):
            yield from _of_adjective(scene, token)


def _of_verb(scene: Scene, verb: Token) -> Iterator[Claim]:
    words, name = scene.wanting, lemma(verb)
    if name in words.judging and not hypothetical(verb):
        yield from verdicts(scene, verb)
    if not _is_cue(scene, name) or hypothetical(verb) or speculated(verb):
        return
    if within(verb, words.doubting) or _swallowed(scene, verb):
        return
    after_comma = verb.dep_ == "acl" and verb.i > 0 and verb.doc[verb.i - 1].text == ","
    active = after_comma and name in words.infinitive_only and agent(verb) is None
    if verb.tag_ == "VBN" and not active and (child(verb, "nsubjpass", "csubjpass", "auxpass") or verb.dep_ == "acl"):
        yield from _passive(scene, verb, name)
        return
    if verb.dep_ in ("csubj", "csubjpass") and name not in ("want", "need", "ask"):
        return  # "giving up land would break the law"
    if verb.tag_ == "VBN" and name == "aim" and child(verb, "aux") is None:
        return  # "attacks aimed at the port"
    holder = subject(verb)
    for base, content, target, rule in contents(scene, verb, name):
        if _tells_nothing(scene, verb, name, content=content, base=base):
            continue
        told = _told(verb, name, content, base, rule=rule, scene=scene)
        if told is None:
            continue
        stance, thing, why = told
        weak = name in words.weak and not rule.startswith("ask") and name not in words.through
        weak = weak and not (holder is not None and holder.lower_ in ("we", "i"))
        weak = weak and not (name == "expect" and child(content, "auxpass") is not None)  # "expects to be consulted"
        surety = 0.55 if weak else 0.75
        if rule.endswith("bare") and len(rule.split()) > 3:
            surety = 0.42  # "will not back down" tells more as a clause
        for claim in _claims(verb, thing, stance, holder=holder, target=target, why=why, confidence=surety):
            claim.weak = weak
            if name in words.denied and claim.first == verb.i:  # "would not allow", "has not passed"
                claim.first = min(
                    (kid.i for kid in kids(verb) if kid.dep_ in ("aux", "neg") and kid.i < verb.i), default=verb.i
                )
            if why != rule:  # the condition is part of what is wanted
                claim.last = trimmed(verb, claim.first, verb.right_edge.i + 1)[1]
            yield claim


def _is_cue(scene: Scene, name: str) -> bool:
    words = scene.wanting
    tables = (words.clause, words.through, words.ask, words.infinitive_only)
    return name == "deny" or any(name in table for table in tables)


def _tells_nothing(scene: Scene, verb: Token, name: str, *, content: Token, base: Stance) -> bool:
    """Tell whether a cue with its complement is no position ("declined to comment", "have not yet agreed")."""
    if name == "need" and lemma(content) in _MINDING:
        return True
    if base == "refuse" and lemma(content) in _TELLING and child(content, "auxpass") is None:
        return True
    if base == "accept" and cue_negated(verb) and any(kid.lower_ == "yet" for kid in kids(verb)):
        return True
    if name in scene.wanting.denied and not cue_negated(verb):
        return name not in scene.wanting.with_clause or not is_finite(content)
    if name in scene.wanting.opining:
        clause = content.dep_ == "ccomp" and says_what_must_be(content, scene.wanting.musts)
        return cue_negated(verb) or not clause
    return False


def _told(
    verb: Token, name: str, content: Token, base: Stance, *, rule: str, scene: Scene
) -> tuple[Stance, Token, str] | None:
    """Give stance, head of what is wanted and why, once negation, mood and conditions are read; None for facts."""
    words, thing, why = scene.wanting, content, rule
    if is_finite(content) and (name in words.stating or name in words.opining) and content != verb:
        mood = mood_of(content, base)
        if mood is None:
            return None
        stance: Stance = "refuse" if cue_negated(verb) else mood
    else:
        stance = stance_of(verb, base)
    if stance == "accept" and verb.tag_ == "VBG" and child(verb, "nsubj") and not child(verb, "aux"):
        return None  # "they include Oslo agreeing to a cut" is what is asked of Oslo
    named = content.tag_[:3] == "NNP" and scene.cast.resolve(scene.paragraph, content) is not None
    if stance in ("accept", "refuse") and named:
        return None  # "supported Ukraine" takes a side, but takes up no position
    if stance in ("accept", "offer", "demand") and rather_not(verb):
        stance = "refuse"
    if stance == "refuse" and (mark := condition_of(verb, content)) is not None:
        stance, why = "demand", f"{rule}, {mark}"
    if content.tag_[:2] == "NN" and content.dep_ in ("dobj", "pobj") and no_object(content) and stance != "refuse":
        stance = "refuse"  # "would accept no court", "offered no concessions"
    if name in ("put", "propose", "table") and stance == "demand" and lemma(content) in _GIFTS:
        stance = "offer"  # "put forward a package"
    if name == "vow" and stance == "offer" and any(kid.lower_ in ("never", "not") for kid in kids(content)):
        stance = "refuse"  # "vowed never to accept the tax"
    hinders = lemma(content) in _OPPOSING and content.tag_[:2] == "VB"
    if hinders and (stance == "offer" or (stance == "demand" and name in _STRIVING)):
        stance = "refuse"  # "vowed to block the bill"
        thing = child(content, "dobj") or content
    return stance, thing, why


def _swallowed(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb is only part of what another cue wants ("demanded that it renounce X and accept Y")."""
    if verb.tag_ not in ("VB", "VBG", "VBP", "VBN") or any(
        kid.dep_ in ("aux", "auxpass") and kid.tag_ != "TO" for kid in kids(verb)
    ):
        return False
    if verb.tag_ in ("VBP", "VBN") and child(verb, "nsubj", "nsubjpass") is not None:
        return False
    at = verb
    for _ in range(5):
        if at.dep_ not in ("xcomp", "ccomp", "conj", "pcomp", "acl", "dep") or at.head == at:
            return False
        if at.dep_ == "acl" and not has_to(at):
            return False
        joint = at.dep_ in ("conj", "dep")
        at = at.head
        if not joint:
            name = lemma(at)
            if name in scene.wanting.transparent:
                continue
            return (
                name in scene.wanting.clause
                or name in scene.wanting.ask
                or name in scene.wanting.nouns
                or name in scene.wanting.infinitive_only
            )
    return False


def _passive(scene: Scene, verb: Token, name: str) -> Iterator[Claim]:
    """Positions told in the passive: "was rejected by the court", "a plan opposed by the unions"."""
    words = scene.wanting
    by = agent(verb)
    thing = child(verb, "nsubjpass", "csubjpass") or (verb.head if verb.dep_ in ("acl", "relcl") else subject(verb))
    infinitive = next((k for k in kids(verb) if k.dep_ in ("xcomp", "ccomp") and has_to(k)), None)
    if name in words.ask and infinitive is not None:
        if name == "tell" and by is None:
            return
        why = f"ask, passive: {name}"
        for claim in _claims(verb, infinitive, "demand", holder=by, target=thing, why=why, confidence=0.6):
            claim.needs_voice = by is None
            yield claim
        return
    base = words.clause.get(name)
    if base is None:  # "was turned down by the board"
        pushed = dict(words.through.get(name, ()))
        base = next((pushed[kid.lower_] for kid in kids(verb) if kid.dep_ == "prt" and kid.lower_ in pushed), None)
    if base in (None, "offer") or by is None or thing is None or any(kid.tag_ == "MD" for kid in kids(verb)):
        return
    if thing.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        thing = verb.head
    first = min(thing.left_edge.i, verb.i)
    last = verb.right_edge.i + 1
    first, last = trimmed(verb, max(first, verb.i - 14), min(last, verb.i + 14))
    assert base is not None
    yield Claim(first, last, thing, verb, stance_of(verb, base), by, f"passive: {name} by", 0.6)


def _of_adjective(scene: Scene, word: Token) -> Iterator[Claim]:
    """Readiness and its lack: "is prepared to talk", "not willing to cede", "open to a swap"."""
    base = scene.wanting.adjectives.get(word.lower_)
    if base is None or word.dep_ in ("amod", "compound", "aux") or hypothetical(word) or speculated(word.head):
        return
    content = next((k for k in kids(word) if k.dep_ in ("xcomp", "ccomp") and k.i > word.i), None)
    if content is None and word.dep_ in ("acomp", "xcomp"):
        content = next((k for k in kids(word.head) if k.dep_ == "xcomp" and k != word and k.i > word.i), None)
    if content is None:
        prep = next((k for k in kids(word) if k.dep_ == "prep" and k.lower_ in ("to", "for", "on", "in")), None)
        content = child(prep, "pobj", "pcomp") if prep is not None else None
    if content is None or any(
        kid.tag_ == "WP" and kid.i < word.i for kid in (*kids(word), *kids(word.head), *kids(content))
    ):
        return  # "what it is willing to accept" is not told
    holder = subject(
        word if child(word, "nsubj") else word.head if word.dep_ in ("acomp", "oprd", "attr", "advcl") else word
    )
    stance, why = stance_of(word, base), f"adjective: {word.lower_}"
    if stance == "offer" and lemma(content) in scene.wanting.threats:
        stance = "demand"  # "willing to shut the plant down" threatens
    yield from _claims(word, content, stance, holder=holder, target=None, why=why, confidence=0.7)


def _claims(
    cue: Token,
    content: Token,
    stance: Stance,
    *,
    holder: Token | None,
    target: Token | None,
    why: str,
    confidence: float,
) -> Iterator[Claim]:
    parts = pieces(content)[:1] if why.endswith(", bare") else pieces(content)
    if why.endswith("named before"):
        first, last = max(content.left_edge.i, content.i - 7), cue.i + 1
        yield Claim(first, last, content, cue, stance, holder, why, confidence - 0.1, target)
        return
    if content.i > cue.i and not why.endswith((", bare", "X to")):
        parts = [*parts, *strays(cue, content, parts[-1][2])]
    for number, (head, begin, last) in enumerate(parts):
        first = begin
        if number == 0:
            if target is not None and cue.i < target.left_edge.i < first:
                first = target.left_edge.i
            if cue.i < first <= cue.i + _NEAR and not is_finite(content) and not why.endswith("told after"):
                first = cue.i
        told: Stance = "refuse" if number and stance != "refuse" and no_object(head) else stance
        yield Claim(first, last, head, cue, told, holder, why, confidence - 0.02 * number, target)
