"""Positions told by verbs and adjectives: "demanded that ...", "ruled out ...", "is ready to ...", "asked X to ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_dates import CALENDAR
from summit_tui.extraction.demand_kids import agent, child, kids
from summit_tui.extraction.demand_model import Claim, Scene
from summit_tui.extraction.demand_trees import joined, pieces, reach, subject, trimmed
from summit_tui.extraction.stances import cue_negated, hypothetical, mood_of, no_object, speculated, stance_of, within
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
_OPPOSING = frozenset({"block", "oppose", "resist", "veto", "reject", "fight", "defeat", "stop", "prevent", "boycott"})
"""What somebody who vows it is against."""
_PARTICLES = frozenset({"in", "up", "away", "out", "down", "back", "along"})
"""Words that make a cue with a verb only as its particle."""
_RULING = frozenset({"court", "courts", "judge", "judges", "tribunal", "panel", "justices"})
_TAKES_TO = frozenset({"offer", "refuse", "agree", "promise", "pledge", "decline", "vow", "demand", "want", "ask"})
"""Verbs whose infinitive is what is meant, however far behind it comes."""
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
        yield from _judged(scene, verb)
    known = name == "deny" or name in words.clause or name in words.through or name in words.ask or name in words.infinitive_only
    if not known or hypothetical(verb) or speculated(verb) or within(verb, words.doubting) or _swallowed(scene, verb):
        return
    after_comma = verb.dep_ == "acl" and verb.i > 0 and verb.doc[verb.i - 1].text == ","
    active = after_comma and name in words.infinitive_only and agent(verb) is None
    if verb.tag_ == "VBN" and not active and (child(verb, "nsubjpass", "csubjpass", "auxpass") or verb.dep_ == "acl"):
        yield from _passive(scene, verb, name)
        return
    if (verb.dep_ in ("csubj", "csubjpass") and name not in ("want", "need", "ask")) or (verb.tag_ == "VBN" and name == "aim" and child(verb, "aux") is None):
        return  # "giving up land would break the law", "attacks aimed at the port"
    holder = subject(verb)
    for base, content, target, why in _contents(scene, verb, name):
        if name == "need" and lemma(content) in ("know", "understand", "realize", "realise", "remember"):
            continue
        if lemma(content) in _TELLING and base == "refuse" and child(content, "auxpass") is None:
            continue
        weak = name in words.weak and not why.startswith("ask") and name not in words.through
        weak = weak and not (holder is not None and holder.lower_ in ("we", "i"))
        if base == "accept" and cue_negated(verb) and any(kid.lower_ == "yet" for kid in kids(verb)):
            continue  # "have not yet agreed" leaves it open
        if name in words.opining and cue_negated(verb):
            continue
        if name in words.opining and not (content.dep_ == "ccomp" and _ought(content, words.musts)):
            continue
        if _finite(content) and (name in words.stating or name in words.opining) and content != verb:
            mood = mood_of(content, base)
            if mood is None:
                continue
            stance: Stance = "refuse" if cue_negated(verb) else mood
        else:
            stance = stance_of(verb, base)
        if stance == "accept" and verb.tag_ == "VBG" and child(verb, "nsubj") and not child(verb, "aux"):
            continue  # "they include Oslo agreeing to a cut" is what is asked of Oslo
        if (
            stance in ("accept", "refuse")
            and content.tag_[:3] == "NNP"
            and scene.cast.resolve(scene.paragraph, content) is not None
        ):
            continue  # "supported Ukraine" takes a side, but takes up no position
        thing = content
        if stance in ("accept", "offer", "demand") and _rather_than(verb):
            stance = "refuse"
        if stance == "refuse" and (mark := _unless(verb, content)) is not None:
            stance, why = "demand", f"{why}, {mark}"
        if name == "vow" and stance == "offer" and any(kid.lower_ in ("never", "not") for kid in kids(content)):
            stance = "refuse"  # "vowed never to accept the tax"
        if stance == "offer" and lemma(content) in _OPPOSING and content.tag_[:2] == "VB":
            stance = "refuse"  # "vowed to block the bill"
            thing = child(content, "dobj") or content
        surety = 0.55 if weak else 0.75
        for claim in _claims(verb, thing, stance, holder=holder, target=target, why=why, confidence=surety):
            claim.weak = weak
            if why.endswith((", unless", ", until", ", without")):
                claim.last = trimmed(verb, claim.first, verb.right_edge.i + 1)[1]
            yield claim


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
        if at.dep_ == "acl" and not _to(at):
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


def _ought(clause: Token, musts: frozenset[str]) -> bool:
    """Tell whether a clause says what must be."""
    if any(kid.tag_ == "MD" for kid in kids(clause)):
        return any(kid.tag_ == "MD" and kid.lower_ in musts for kid in kids(clause))
    return lemma(clause) in ("need", "have") and child(clause, "xcomp") is not None


def _rather_than(verb: Token) -> bool:
    """Tell whether a verb is what somebody would not do ("would rather leave than accept a cut")."""
    first = verb.left_edge.i
    return any(
        verb.doc[i].lower_ == "than" and any(verb.doc[j].lower_ == "rather" for j in range(max(0, i - 12), i))
        for i in range(max(0, first - 1), verb.i)
    )


def _unless(verb: Token, content: Token) -> str | None:
    """Give the word that opens the condition of a refusal: "declined to join unless X" wants X."""
    for each in (verb, content):
        for kid in kids(each):
            if kid.lower_ == "without" and kid.dep_ == "prep" and kid.i > verb.i and cue_negated(verb):
                return "without"
            if kid.dep_ == "advcl" and kid.i > verb.i:
                for mark in kids(kid):
                    if mark.lower_ in ("unless", "until") and mark.i > verb.i:
                        return str(mark.lower_)
    return None


def _is_line(word: Token) -> bool:
    """Tell whether a line is a red one; other words pass."""
    return word.lower_ != "line" or any(kid.lower_ == "red" for kid in kids(word))


def _judged(scene: Scene, verb: Token) -> Iterator[Claim]:
    """Verdicts: "called the pact null and void", "labeled it unacceptable", "dismissed the bill as a stunt"."""
    words = scene.wanting
    verdict = next(
        (
            token
            for kid in kids(verb)
            if kid.i > verb.i and kid.dep_ in ("oprd", "dobj", "ccomp", "xcomp", "prep", "attr", "acomp", "advcl")
            for token in kid.subtree
            if token.i - verb.i < 25
            and (words.things.get(token.lower_) == "refuse" or (token.lower_ in words.refused_things and _is_line(token)))
        ),
        None,
    )
    if verdict is None or cue_negated(verb):
        return
    holder = agent(verb) if verb.tag_ == "VBN" and child(verb, "nsubjpass") else subject(verb)
    if verb.tag_ == "VBN" and child(verb, "nsubjpass"):
        place = next((k for k in kids(verb) if k.dep_ == "prep" and k.lower_ == "in"), None)
        holder = holder or (child(place, "pobj") if place is not None else None)
        first, last = verb.left_edge.i, verb.right_edge.i + 1
    else:
        first, last = verb.i, reach(verb, [each for each in joined(verb) if each != verb])[1]
    if holder is None or holder.lower_ in _RULING:
        return  # a court's finding is a ruling, no side's position
    first, last = trimmed(verb, first, min(last, verdict.right_edge.i + 12))
    yield Claim(first, last, verb, verb, "refuse", holder, f"verdict: {lemma(verb)} X {verdict.lower_}", 0.6)


def _contents(scene: Scene, verb: Token, name: str) -> Iterator[tuple[Stance, Token, Token | None, str]]:
    """Give (stance, head of what is wanted, who is asked, why) for each complement of a cue verb."""
    words = scene.wanting
    below = kids(verb)
    pushed = words.through.get(name, ())
    marked = next(
        (
            k
            for k in below
            if k.i > verb.i
            and k.dep_ in ("advcl", "xcomp", "ccomp")
            and any(m.dep_ == "mark" and m.lower_ == "for" for m in kids(k))
        ),
        None,
    )
    if marked is not None and any(word == "for" for word, _ in pushed):  # "called for the tax to be cut"
        yield next(stance for word, stance in pushed if word == "for"), marked, None, f"verb: {name} for X to"
        return
    what = next((k for k in below if k.dep_ == "dobj" and k.tag_ == "WP" and k.i < verb.i), None)
    if what is not None and verb.dep_ == "csubj" and lemma(verb.head) == "be":  # "what we want is a truce"
        told = child(verb.head, "attr", "ccomp", "xcomp", "acomp")
        if told is not None and name in words.clause:
            yield words.clause[name], told, None, f"verb: {name}, what is told after"
        return
    named = any(kid.dep_ == "dobj" for kid in below)
    for kid in below:
        for word, stance in words.through.get(name, ()):
            if kid.dep_ == "prep" and named and name in ("call", "vote"):
                continue  # "called the state for the winner"
            if kid.dep_ == "prep" and word in _PARTICLES and child(kid, "pobj") is not None:
                continue  # "gave in" is a cue, "gave in November" is none
            if word == "in" and verb.doc[min(kid.i + 1, len(verb.doc) - 1)].lower_ in ("exchange", "return"):
                continue
            if kid.i > verb.i and kid.lower_ == word and kid.dep_ in ("prep", "prt", "advmod", "dative", "mark"):
                yield from _through(verb, kid, stance, f"{name} {word}")
                return
    infinitive = next(
        (kid for kid in below if kid.dep_ in ("xcomp", "ccomp", "advcl") and _to(kid) and kid.i > verb.i), None
    )
    asked = next((kid for kid in below if kid.dep_ in ("dobj", "dative", "nsubj") and kid.i > verb.i), None)
    if name in words.ask and infinitive is None and asked is not None:  # tied to the verb above by the parser
        beside = (kid for kid in kids(verb.head) if kid.dep_ in ("advcl", "xcomp") and _to(kid))
        infinitive = next((kid for kid in beside if kid.left_edge.i == asked.right_edge.i + 1), None)
    if name in words.ask and infinitive is not None:
        target = child(infinitive, "nsubj", "nsubjpass") or asked
        if target is not None:
            yield "offer" if name == "invite" else "demand", infinitive, target, f"ask: {name} X to"
            return
    if name in words.infinitive_only:
        if infinitive is not None and (
            infinitive.dep_ != "advcl" or name in ("rally", "sue", "petition", "push", "press")
        ):
            yield "demand", infinitive, None, f"verb: {name} to"
        if infinitive is not None or name not in words.clause:
            return
    base = words.clause.get(name)
    if name == "deny" and asked is not None and lemma(asked) in words.denied_things:
        yield "refuse", asked, None, "verb: deny"  # "denied funding for the wall"
        return
    if base is None or (verb.dep_ in ("ccomp", "pcomp") and any(k.dep_ == "dobj" and k.i < verb.i for k in below)):
        return  # "what price it will offer" does not tell it
    for kid in below:
        if kid.i < verb.i or kid.dep_ not in ("xcomp", "ccomp", "dobj", "oprd"):
            continue
        if kid.dep_ == "dobj" and name == "decline":
            if lemma(kid) in ("request", "offer", "invitation", "proposal"):
                yield base, kid, None, f"verb: {name}"
            return
        if kid.dep_ == "dobj" and (
            (kid.tag_ in ("PRP", "WP", "WDT", "DT", "EX") and child(kid, "prep") is None)
            or any(k.dep_ == "ccomp" and k.i > verb.i for k in below)
        ):
            continue
        if kid.dep_ == "ccomp" and _asks_back(kid):
            continue
        if kid.dep_ == "dobj" and (
            name == "expect" or (name == "commit" and not any(k.lower_ in ("to", "for") for k in (*below, *kids(kid))))
        ):
            continue  # "expects a decision" waits, "committed a crime" is none
        yield base, kid, None, f"verb: {name}"
        return
    if infinitive is not None and infinitive.dep_ == "advcl" and name in _TAKES_TO and not named:
        yield base, infinitive, None, f"verb: {name}"  # "offered on Monday to reopen the parks"
        return
    if verb.dep_ == "relcl" and name not in words.stating and verb.head.tag_[:2] == "NN" and subject(verb) != verb.head:
        yield base, verb.head, None, f"verb: {name}, of what is named before"
        return
    if name in ("agree", "object", "refuse", "decline", "resist", "relent", "comply", "concede") and verb.dep_ in (
        "ROOT",
        "conj",
    ):
        yield base, verb, None, f"verb: {name}, bare"


def _through(verb: Token, kid: Token, stance: Stance, why: str) -> Iterator[tuple[Stance, Token, Token | None, str]]:
    inner = child(kid, "pobj", "pcomp")
    if kid.dep_ != "prep":  # "on Friday turned down the bid": what comes before the particle is not what is meant
        inner = child(verb, "dobj", "xcomp") or next((k for k in kids(verb) if k.dep_ == "prep" and k.i > kid.i), None)
    later = next((k for k in kids(verb) if k.dep_ in ("xcomp", "ccomp", "advcl") and _to(k) and k.i > kid.i), None)
    if kid.lower_ in ("on", "upon") and why[:4] == "call":
        asked = inner
        infinitive = later or (child(inner, "acl", "relcl") if inner is not None else None)
        if infinitive is not None and _to(infinitive):
            yield "demand", infinitive, asked, f"ask: {why} X to"
        elif inner is not None and any(t.tag_ == "TO" for t in inner.subtree):
            yield "demand", inner, inner, f"ask: {why} X to"
        return
    if inner is None:
        if later is not None:
            yield stance, later, None, f"verb: {why}"
        return
    if inner.dep_ == "prep":
        inner = child(inner, "pobj", "pcomp") or inner
    if inner.text in CALENDAR:  # "gave up on July 11"
        yield stance, verb, None, f"verb: {why}, bare"
        return
    if later is not None and later.i > inner.i:
        yield stance, later, inner, f"verb: {why} X to"
        return
    yield stance, inner, None, f"verb: {why}"
    for again in kids(kid):  # "asked for recognition and for the lifting of sanctions"
        second = child(again, "pobj", "pcomp") if again.dep_ == "conj" and again.lower_ == kid.lower_ else None
        if second is not None:
            yield stance, second, None, f"verb: {why}"


def _passive(scene: Scene, verb: Token, name: str) -> Iterator[Claim]:
    """Positions told in the passive: "was rejected by the court", "a plan opposed by the unions"."""
    words = scene.wanting
    by = agent(verb)
    thing = child(verb, "nsubjpass", "csubjpass") or (verb.head if verb.dep_ in ("acl", "relcl") else subject(verb))
    infinitive = next((k for k in kids(verb) if k.dep_ in ("xcomp", "ccomp") and _to(k)), None)
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
    for number, (head, begin, last) in enumerate(parts):
        first = begin
        if number == 0:
            if target is not None and cue.i < target.left_edge.i < first:
                first = target.left_edge.i
            if cue.i < first <= cue.i + _NEAR and not _finite(content) and not why.endswith("told after"):
                first = cue.i
        told: Stance = "refuse" if number and stance != "refuse" and no_object(head) else stance
        yield Claim(first, last, head, cue, told, holder, why, confidence - 0.02 * number, target)


def _to(verb: Token) -> bool:
    return any(kid.dep_ in ("aux", "mark") and kid.lower_ == "to" for kid in kids(verb))


def _finite(verb: Token) -> bool:
    return verb.dep_ == "ccomp" and not _to(verb)


def _asks_back(clause: Token) -> bool:
    """Tell whether a clause is an indirect question ("asked whether", "asked what")."""
    return any(
        kid.lower_ in ("whether", "if") or (kid.tag_ in ("WP", "WRB", "WDT") and kid.i < clause.i)
        for kid in kids(clause)
    )
