"""What a noun of wanting is about: "its demand for X", "made a request to X", "the condition is X", "X is the aim"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.demand_model import Scene
from summit_tui.extraction.demand_trees import joined, words
from summit_tui.extraction.kids import child, kids
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

    Content = tuple[bool, Token, str]
    """Whether a copula tells it, the head of what is wanted, and why."""

_OWNED = frozenset({"demand", "request", "call", "appeal", "plea", "ultimatum", "wish", "push", "ask"})
"""Nouns whose "of" tells whose they are: "the demands of women"."""
_CLAUSES = frozenset({"acl", "relcl", "ccomp", "xcomp", "advcl"})
_COPULAS = words("be remain include center centre")


def content_of(scene: Scene, noun: Token, name: str) -> Content | None:
    """Give what a noun of wanting, refusing or offering is about, or None.

    Args:
        scene: the sentence.
        noun: "demand", "refusal", "offer" ...
        name: its lemma.
    """
    found = _behind(scene, noun, name) or _at_its_verb(scene, noun, name)
    if found is not None:
        return (False, *found)
    told = _told_by_copula(noun)
    if told is not None:
        return True, told, "is"
    of = noun.head
    listed = noun.dep_ == "pobj" and of.head.lower_ in ("part", "among", "one") and of.head.dep_ in ("attr", "prep")
    subject = of.head if listed else noun  # "X is one of its demands"
    grown = _come_to(scene, subject, name)
    if grown is not None:
        return True, grown, "have come to"
    named = _predicated(subject)
    return (True, named, "it is a") if named is not None else None


def _behind(scene: Scene, noun: Token, name: str) -> tuple[Token, str] | None:
    """Give what follows the noun itself: "to leave", "that it leave", "from parents to wait", "for a truce"."""
    for kid in kids(noun):
        if kid.i < noun.i:
            continue
        if kid.dep_ in _CLAUSES and (opens_with_to(kid) or opens_with_that(kid)):
            return kid, "to"
        if kid.dep_ != "prep":
            continue
        inner = child(kid, "pobj")
        if kid.lower_ in ("from", "by"):  # "pleas from parents to wait a year"
            late = child(inner, "acl", "relcl") if inner is not None else None
            if late is not None and opens_with_to(late):
                return late, "to"
        found = _through(scene, kid, name)
        if found is not None:
            return found
    return None


def _through(scene: Scene, prep: Token, name: str) -> tuple[Token, str] | None:
    """Give what a preposition leads to, unless it leads to who asks or who is asked."""
    inner = child(prep, "pobj", "pcomp")
    if inner is None or prep.lower_ not in scene.wanting.noun_through[name]:
        return None
    late = child(inner, "acl")
    actor = scene.cast.resolve(scene.paragraph, inner) is not None
    if late is not None and opens_with_to(late) and actor:
        return late, "to"
    if prep.lower_ == "to" and name in _OWNED and _person(scene, inner):
        return None  # "a plea to the president" names who is asked
    if prep.lower_ == "of" and (name in _OWNED or actor):
        return None
    return inner, prep.lower_


def _at_its_verb(scene: Scene, noun: Token, name: str) -> tuple[Token, str] | None:
    """Give what the parser tied to the verb whose object the noun is: "made an offer to leave"."""
    if noun.dep_ != "dobj":
        return None
    for kid in kids(noun.head):
        if kid.dep_ in ("xcomp", "advcl") and opens_with_to(kid) and kid.left_edge.i == noun.i + 1:
            return kid, "to"
    through = scene.wanting.noun_through[name]
    for kid in kids(noun.head):  # the parser often ties "its objection to the treaty" to the verb
        if kid.dep_ in ("prep", "dative") and kid.i == noun.i + 1 and kid.lower_ in through and kid.lower_ != "of":
            inner = child(kid, "pobj", "pcomp")
            asked = kid.lower_ == "to" and name in _OWNED and inner is not None and _person(scene, inner)
            if inner is not None and not asked:
                return inner, kid.lower_
    return None


def _told_by_copula(noun: Token) -> Token | None:
    """Give "a new treaty" of "its demand is a new treaty"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or lemma(verb) not in _COPULAS:
        return None
    found = child(verb, "attr", "ccomp", "xcomp", "dobj", "acomp") or _pobj(verb)
    return found if found is not None and found.tag_[:1] in ("N", "V") else None


def _come_to(scene: Scene, noun: Token, name: str) -> Token | None:
    """Give the first of a list that demands have grown to: "demands have widened to an inquiry and a new vote"."""
    verb = noun.head
    several = noun.dep_ == "nsubj" and noun.tag_ == "NNS" and scene.wanting.nouns.get(name) == "demand"
    if not several or verb.tag_[:2] != "VB":
        return None
    prep = next((k for k in kids(verb) if k.dep_ == "prep" and k.lower_ in ("to", "on", "from") and k.i > verb.i), None)
    found = child(prep, "pobj", "pcomp") if prep is not None else None
    return found if found is not None and len(joined(found)) > 1 else None


def _predicated(noun: Token) -> Token | None:
    """Give "a new treaty" of "a new treaty is the aim"."""
    verb = noun.head
    if noun.dep_ != "attr" or lemma(verb) not in ("be", "remain", "become"):
        return None
    found = next((kid for kid in reversed(list(kids(verb))) if kid.dep_ in ("nsubj", "csubj")), None)
    return found if found is not None and found.tag_ not in ("PRP", "DT", "WP", "EX") else None


def _person(scene: Scene, word: Token) -> bool:
    return word.lower_ in scene.wanting.people or scene.cast.resolve(scene.paragraph, word) is not None


def _pobj(verb: Token) -> Token | None:
    prep = child(verb, "prep")
    return child(prep, "pobj") if prep is not None and prep.lower_ in ("on", "around") else None


def opens_with_to(verb: Token) -> bool:
    """Tell whether a clause is an infinitive with "to"."""
    return any(kid.tag_ == "TO" for kid in kids(verb))


def opens_with_that(verb: Token) -> bool:
    """Tell whether a clause opens with "that"."""
    marked = any(kid.lower_ == "that" and kid.dep_ == "mark" for kid in kids(verb))
    return marked and verb.dep_ in ("acl", "ccomp", "relcl")
