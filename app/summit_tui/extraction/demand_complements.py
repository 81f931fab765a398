"""What a cue verb is about: its clause, infinitive or object, or what follows its preposition or particle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_dates import CALENDAR
from summit_tui.extraction.demand_model import Scene
from summit_tui.extraction.demand_trees import subject
from summit_tui.extraction.kids import child, kids
from summit_tui.extraction.words import lemma
from summit_tui.model import Stance

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

    Content = tuple[Stance, Token, Token | None, str]
    """Stance, head of what is wanted, who is asked, why."""

_PARTICLES = frozenset({"in", "up", "away", "out", "down", "back", "along"})
"""Words that make a cue with a verb only as its particle."""
_TAKES_TO = frozenset({"offer", "refuse", "agree", "promise", "pledge", "decline", "vow", "demand", "want", "ask"})
"""Verbs whose infinitive is what is meant, however far behind it comes."""
_TIMES = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "decade", "time", "while", "long", "once", "now"}
)
_WHAT_WAS_PUT = frozenset({"it", "that", "this", "them", "both"})
"""Pronouns for an offer or demand told before."""
_FAR = frozenset({"rally", "sue", "petition", "push", "press", "fight", "campaign", "lobby"})
"""Verbs whose loosely tied infinitive is what is meant too."""
_BY_ITSELF = frozenset({"agree", "object", "refuse", "decline", "resist", "relent", "comply", "concede"})
"""Verbs that answer what was asked just before without repeating it."""


def contents(scene: Scene, verb: Token, name: str) -> Iterator[Content]:
    """Give what each complement of a cue verb tells: through a preposition, as a request, or as its object."""
    words = scene.wanting
    below = kids(verb)
    marked = _for_clause(verb)
    wanted = next((stance for word, stance in words.through.get(name, ()) if word == "for"), None)
    if marked is not None and wanted is not None:
        yield wanted, marked, None, f"verb: {name} for X to"
        return
    if verb.dep_ == "csubj" and lemma(verb.head) == "be":
        yield from _cleft(scene, verb, name)
        return
    lead = _lead(scene, verb, name)
    if lead is not None:
        kid, stance = lead
        yield from _through(verb, kid, stance, f"{name} {kid.lower_}")
        return
    infinitive = next(
        (kid for kid in below if kid.dep_ in ("xcomp", "ccomp", "advcl") and has_to(kid) and kid.i > verb.i), None
    )
    asked = next((kid for kid in below if kid.dep_ in ("dobj", "dative", "nsubj") and kid.i > verb.i), None)
    if name in words.ask and infinitive is None and asked is not None:  # tied to the verb above by the parser
        beside = (kid for kid in kids(verb.head) if kid.dep_ in ("advcl", "xcomp") and has_to(kid))
        infinitive = next((kid for kid in beside if kid.left_edge.i == asked.right_edge.i + 1), None)
    if name in words.ask and infinitive is not None:
        target = child(infinitive, "nsubj", "nsubjpass") or asked or _appealed_to(verb)
        if target is not None:
            yield "offer" if name == "invite" else "demand", infinitive, target, f"ask: {name} X to"
            return
    if name in words.infinitive_only:
        others = any(kid.lower_ == "with" for kid in below)  # "fight with each other to get more"
        if infinitive is not None and (infinitive.dep_ != "advcl" or (name in _FAR and not others)):
            yield "demand", infinitive, None, f"verb: {name} to"
        if infinitive is not None or name not in words.clause:
            return
    if name == "deny":
        if asked is not None and lemma(asked) in words.denied_things:
            yield "refuse", asked, None, "verb: deny"  # "denied funding for the wall"
        return
    yield from _objects(scene, verb, name, infinitive)


def _appealed_to(verb: Token) -> Token | None:
    """Give "the ministers" of "appealed to the ministers to stay"."""
    to = next((kid for kid in kids(verb) if kid.dep_ in ("prep", "dative") and kid.lower_ in ("to", "with")), None)
    return child(to, "pobj") if to is not None else None


def _lead(scene: Scene, verb: Token, name: str) -> tuple[Token, Stance] | None:
    """Give the preposition or particle that makes a cue of a verb ("call for", "rule out"), with its stance."""
    below = kids(verb)
    named = any(kid.dep_ == "dobj" for kid in below)
    for kid in below:
        for word, stance in scene.wanting.through.get(name, ()):
            if kid.dep_ == "prep" and named and name in ("call", "vote"):
                continue  # "called the state for the winner"
            if kid.dep_ == "prep" and word in _PARTICLES and child(kid, "pobj") is not None:
                continue  # "gave in" is a cue, "gave in November" is none
            if word == "in" and verb.doc[min(kid.i + 1, len(verb.doc) - 1)].lower_ in ("exchange", "return"):
                continue
            if kid.i > verb.i and kid.lower_ == word and kid.dep_ in ("prep", "prt", "advmod", "dative", "mark"):
                return kid, stance
            behind = child(kid, "prep") if kid.dep_ in ("advmod", "prt") and name == "come" else None
            if behind is not None and behind.lower_ == word:
                return behind, stance  # "came out against the merger"
    return None


def _objects(scene: Scene, verb: Token, name: str, infinitive: Token | None) -> Iterator[Content]:
    """Give what a cue verb tells by its clause, its object or the noun it belongs to; or by itself ("refused")."""
    words, below = scene.wanting, kids(verb)
    base = words.clause.get(name)
    if base is None or (verb.dep_ in ("ccomp", "pcomp") and any(k.dep_ == "dobj" and k.i < verb.i for k in below)):
        return  # "what price it will offer" does not tell it
    for kid in below:
        if kid.i < verb.i or kid.dep_ not in ("xcomp", "ccomp", "dobj", "oprd"):
            continue
        if kid.dep_ == "dobj" and name == "decline":
            if lemma(kid) in ("request", "offer", "invitation", "proposal"):
                yield base, kid, None, f"verb: {name}"
            return
        if kid.dep_ == "dobj" and _is_no_object(verb, name, kid):
            if kid.lower_ in _WHAT_WAS_PUT and name not in words.weak and words.clause[name] in ("refuse", "accept"):
                yield base, kid, None, f"verb: {name}, what was put"  # "the union rejected it"
                return
            continue
        if kid.dep_ == "ccomp" and _asks_back(kid):
            continue
        yield base, kid, None, f"verb: {name}"
        return
    far = infinitive is not None and infinitive.dep_ == "advcl" and not any(kid.dep_ == "dobj" for kid in below)
    if infinitive is not None and far and name in _TAKES_TO:
        yield base, infinitive, None, f"verb: {name}"  # "offered on Monday to reopen the parks"
        return
    if verb.dep_ == "relcl" and name not in words.stating and verb.head.tag_[:2] == "NN" and subject(verb) != verb.head:
        yield base, _named_before(verb), None, f"verb: {name}, of what is named before"
        return
    if name in _BY_ITSELF and verb.dep_ in ("ROOT", "conj"):
        yield base, verb, None, f"verb: {name}, bare"


def _named_before(verb: Token) -> Token:
    """Give "membership" of "membership of the alliance, which Oslo opposes": a clause after a comma is on the whole."""
    noun = verb.head
    comma = verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
    if comma and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.tag_[:2] == "NN":
        return noun.head.head
    return noun


def _is_no_object(verb: Token, name: str, thing: Token) -> bool:
    """Tell whether an object is not what is wanted: a pronoun, one beside a clause, a decision that is expected."""
    below = kids(verb)
    if thing.tag_ in ("PRP", "WP", "WDT", "DT", "EX") and child(thing, "prep") is None:
        return True
    if any(kid.dep_ == "ccomp" and kid.i > verb.i for kid in below):
        return True
    if name == "commit":  # "committed a crime" is no promise
        return not any(kid.lower_ in ("to", "for") for kid in (*below, *kids(thing)))
    return name == "expect"


def _for_clause(verb: Token) -> Token | None:
    """Give "cut" of "called for the tax to be cut"."""
    for kid in kids(verb):
        marks = [mark for mark in kids(kid) if mark.dep_ == "mark" and mark.lower_ == "for"]
        if marks and kid.i > verb.i and kid.dep_ in ("advcl", "xcomp", "ccomp"):
            return kid
    return None


def _cleft(scene: Scene, verb: Token, name: str) -> Iterator[Content]:
    """ "What we want is a truce": what is wanted comes after."""
    what = next((k for k in kids(verb) if k.dep_ == "dobj" and k.tag_ == "WP" and k.i < verb.i), None)
    told = child(verb.head, "attr", "ccomp", "xcomp", "acomp")
    if what is not None and told is not None and name in scene.wanting.clause:
        yield scene.wanting.clause[name], told, None, f"verb: {name}, what is told after"


def _through(verb: Token, kid: Token, stance: Stance, why: str) -> Iterator[Content]:
    inner = child(kid, "pobj", "pcomp")
    if kid.dep_ != "prep":  # "on Friday turned down the bid": what comes before the particle is not what is meant
        inner = child(verb, "dobj", "xcomp") or next((k for k in kids(verb) if k.dep_ == "prep" and k.i > kid.i), None)
        if inner is not None and inner.tag_ in ("WDT", "WP"):
            inner = None  # "the sale, which Oslo has ruled out"
    later = next((k for k in kids(verb) if k.dep_ in ("xcomp", "ccomp", "advcl") and has_to(k) and k.i > kid.i), None)
    if kid.lower_ in ("on", "upon") and why[:4] == "call":
        asked = inner
        infinitive = later or (child(inner, "acl", "relcl") if inner is not None else None)
        if infinitive is not None and has_to(infinitive):
            yield "demand", infinitive, asked, f"ask: {why} X to"
        elif inner is not None and any(t.tag_ == "TO" for t in inner.subtree):
            yield "demand", inner, inner, f"ask: {why} X to"
        return
    if inner is None:
        if later is not None:
            yield stance, later, None, f"verb: {why}"
        elif stance == "refuse" and verb.dep_ == "relcl" and verb.head.tag_[:2] == "NN" and subject(verb) != verb.head:
            yield stance, _named_before(verb), None, f"verb: {why}, of what is named before"
        elif stance == "accept" and kid.dep_ in ("prt", "advmod"):
            yield stance, verb, None, f"verb: {why}, bare"  # "backed down", "gave in"
        return
    if inner.dep_ == "prep":
        inner = child(inner, "pobj", "pcomp") or inner
    if kid.lower_ == "for" and lemma(verb) in ("argue", "fight", "bargain") and lemma(inner) in _TIMES:
        return  # "argued for weeks"
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


def has_to(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(kid.dep_ in ("aux", "mark") and kid.lower_ == "to" for kid in kids(verb))


def is_finite(verb: Token) -> bool:
    """Tell whether a verb heads a clause with a mood of its own."""
    return verb.dep_ == "ccomp" and not has_to(verb)


def _asks_back(clause: Token) -> bool:
    """Tell whether a clause is an indirect question ("asked whether", "asked what")."""
    return any(
        kid.lower_ in ("whether", "if") or (kid.tag_ in ("WP", "WRB", "WDT") and kid.i < clause.i)
        for kid in kids(clause)
    )
