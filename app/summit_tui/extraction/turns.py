"""Changes that a text itself tells: what a side wanted before, and what it wants now.

Reporters say it by a small grammar: "initially resisted ... but relented", "no longer insists", "dropped its demand",
"used to want ...; now asks only for", "in a reversal, agreed". Such words are evidence of a change where no date is.
A claim has one of three marks: it was held `EARLIER`, is held `LATER` than something else, or it is itself told as
`CHANGED`. An earlier and a later claim of one holder in one sentence, or in two that follow each other, are linked.
What may be, must be or is wanted is no change ("would drop its demand if", "must back down").

Example: in "Norway initially resisted a quota but eventually accepted it" the acceptance took the refusal's place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summit_tui.extraction.demand_model import BEFORE_THAT, CHANGED, EARLIER, LATER
from summit_tui.extraction.kids import child, kids
from summit_tui.extraction.lexicon import load_lexicon
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.demand_model import Claim, DemandDraft, Scene, Turn
    from summit_tui.extraction.parse import Token

FAR = 300
"""How many characters two demands that are linked stand apart at most."""


@dataclass(frozen=True)
class _Words:
    """The words of `lexicon/turns.toml`."""

    sets: dict[str, frozenset[str]]
    pairs: dict[str, frozenset[tuple[str, ...]]]
    phrases: dict[str, re.Pattern[str]]


@lru_cache(maxsize=1)
def _words() -> _Words:
    lexicon = load_lexicon()
    named = ("earlier", "later", "drops", "stands", "yields", "turns", "course", "stops", "unreal")
    patterns = ("earlier_phrases", "later_phrases", "reversal", "next")
    table = lexicon.table("turns")
    return _Words(
        {name: lexicon.words("turns", name) for name in named},
        {name: frozenset(tuple(pair.split()) for pair in table[name]) for name in ("drops_with", "yields_with")},
        {name: re.compile(table[name], re.IGNORECASE) for name in patterns},
    )


def turn_of(claim: Claim, scene: Scene) -> Turn:
    """Tell whether the text places a claim before or after another position of its holder.

    Args:
        claim: a position in a sentence.
        scene: that sentence.
    """
    text = scene.paragraph.text
    verbs = _verbs(claim.cue)
    if not verbs:
        return ""
    if any(_dropped(verb, claim) or _given_up(verb) for verb in verbs) or _yielded(verbs[0]):
        return CHANGED
    if _told_as_reversal(verbs[-1], text[scene.sentence.start_char : scene.sentence.end_char]):
        return CHANGED
    if any(_placed(verb, "earlier", text) or _used_to(verb) for verb in verbs):
        return EARLIER
    if any(_placed(verb, "later", text) for verb in verbs):
        return LATER
    return BEFORE_THAT if _had(verbs[0]) else ""


_OF_VERBS = frozenset({"dobj", "prep", "pobj", "acl", "relcl", "xcomp", "ccomp", "pcomp", "attr", "conj"})
_CLAUSES = frozenset({"xcomp", "ccomp", "pcomp"})


def _verbs(cue: Token) -> list[Token]:
    """Give the verb of a cue and those of which it is the complement ("now says it would accept"), innermost first."""
    verb = cue
    while verb.tag_[:2] != "VB" and verb.head is not verb and verb.dep_ in _OF_VERBS:
        verb = verb.head
    if verb.tag_[:2] != "VB":
        return []
    found = [verb]
    while verb.dep_ in _CLAUSES and verb.head is not verb and len(found) < 4:
        verb = verb.head
        if verb.tag_[:2] == "VB":
            found.append(verb)
    return found


def _dropped(verb: Token, claim: Claim) -> bool:
    """Tell whether a verb says that a stand was dropped: "dropped its opposition", "backed away from its threat"."""
    base = lemma(verb)
    if not (base in _words().sets["drops"] or _with_particle(verb, "drops_with")) or not _happened(verb):
        return False
    if base in ("lower", "withdraw") and claim.cue.tag_[:2] != "NN":
        return False
    return any(_names_a_stand(one) for one in kids(verb))


def _names_a_stand(token: Token) -> bool:
    stands = _words().sets["stands"]
    if token.dep_ == "dobj":
        return lemma(token) in stands
    if token.dep_ not in ("prep", "advmod", "prt"):
        return False
    inside = [one for one in kids(token) if one.dep_ in ("pobj", "prep")]
    return any(lemma(one) in stands or _names_a_stand(one) for one in inside)


def _given_up(verb: Token) -> bool:
    """Tell whether a verb stands under "no longer", or speaks of having stopped: "stopped insisting"."""
    if any(one.lower_ == "longer" and any(kid.lower_ == "no" for kid in kids(one)) for one in kids(verb)):
        return not _unreal(verb)
    above = verb.head
    stopped = verb.tag_ == "VBG" and verb.dep_ == "xcomp" and lemma(above) in _words().sets["stops"]
    return stopped and _happened(above)


def _yielded(verb: Token) -> bool:
    """Tell whether a side gave in, in this clause or one that it is joined to: "relented and will allow"."""
    near = [verb, *(one for one in kids(verb) if one.dep_ == "advcl" and one.tag_ == "VBG")]
    if verb.dep_ in ("conj", "advcl") and verb.head is not verb and child(verb, "nsubj", "nsubjpass") is None:
        near.append(verb.head)
    return any(_yields(one) and (_happened(one) or one.tag_ == "VBG") for one in near)


def _yields(verb: Token) -> bool:
    sets = _words().sets
    base = lemma(verb)
    if base in sets["yields"] or _with_particle(verb, "yields_with"):
        return not any(one.dep_ == "neg" for one in kids(verb))
    thing = child(verb, "dobj", "npadvmod")
    return base in sets["turns"] and thing is not None and lemma(thing) in sets["course"]


def _with_particle(verb: Token, pairs: str) -> bool:
    """Tell whether a verb and the particle right behind it are one of some pairs: "backed down", not "gave in May"."""
    after = next((one for one in kids(verb) if one.i == verb.i + 1), None)
    if after is None or (lemma(verb), after.lower_) not in _words().pairs[pairs]:
        return False
    return after.dep_ == "prt" or after.lower_ not in ("in", "down") or child(after, "pobj") is None


def _told_as_reversal(verb: Token, sentence: str) -> bool:
    """Tell whether a sentence says of its main clause that it is a turn: "In a reversal, ..."."""
    at_top = verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
    return at_top and not _unreal(verb) and _words().phrases["reversal"].search(sentence) is not None


def _placed(verb: Token, where: str, text: str) -> bool:
    """Tell whether an adverb or phrase of time of a verb in a text is of one sort ("earlier" or "later")."""
    adverbs, phrase = _words().sets[where], _words().phrases[f"{where}_phrases"]
    for one in kids(verb):
        if one.dep_ == "advmod" and one.lower_ in adverbs:
            return True
        if one.dep_ in ("prep", "advmod", "npadvmod") and phrase.match(text, one.left_edge.idx):
            return True
    return False


def _used_to(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and verb.head.lower_ == "used" and any(one.lower_ == "to" for one in kids(verb))


def _had(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(one.lower_ in ("had", "having") and one.dep_ == "aux" for one in kids(verb))


def _unreal(verb: Token) -> bool:
    return any(one.lower_ in _words().sets["unreal"] for one in kids(verb))


def _happened(verb: Token) -> bool:
    """Tell whether a verb tells of what is or was: not of what may be, must be, is wanted or is denied."""
    if _unreal(verb) or any(one.dep_ == "neg" or (one.dep_ == "aux" and one.lower_ == "to") for one in kids(verb)):
        return False
    return verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") or (verb.tag_ == "VBG" and verb.dep_ in ("advcl", "ROOT", "conj"))


class Turned(NamedTuple):
    """Whether a demand is told as a change, and the place (in the same list) of the one that it replaced."""

    changed: bool = False
    instead_of: int | None = None


def linked(text: str, drafts: Sequence[DemandDraft]) -> list[Turned]:
    """Link the demands of one article, in text order, to those whose place the text says that they took.

    A demand marked as later or as a change is linked to one of its holder that is marked as earlier, in the same
    sentence or the one before it. One without a mark is linked only within the sentence, to one on the same issue
    with another stance or figure.
    """
    out = [Turned(changed=one.turn == CHANGED) for one in drafts]
    for place, one in enumerate(drafts):
        if one.turn in (EARLIER, BEFORE_THAT):
            for other_place, other in enumerate(drafts):
                if _replaces(text, one, other):
                    out[other_place] = Turned(changed=True, instead_of=place)
    return out


_STOPS = re.compile(r"[.!?][\"'”’)]*\s+(?=\S)|\n")


def _replaces(text: str, one: DemandDraft, other: DemandDraft) -> bool:
    """Tell whether `other` took the place of `one`, which is marked as earlier."""
    if one.holder != other.holder or other.turn in (EARLIER, BEFORE_THAT):
        return False
    if (one.start, one.end) == (other.start, other.end):
        return False
    first, second = sorted((one, other), key=lambda demand: demand.start)
    between = text[first.end : max(first.end, second.start)]
    if len(between) > FAR:
        return False
    marked = one.turn == EARLIER and other.turn in (LATER, CHANGED)
    stops = list(_STOPS.finditer(between))
    if stops:
        turns = _words().phrases["next"].match(between, stops[0].end()) is not None
        return marked and second is other and len(stops) == 1 and (turns or "\n" not in stops[0].group())
    return marked or (_differ(one, other) and _on_one_thing(one, other))


def _differ(one: DemandDraft, other: DemandDraft) -> bool:
    return one.stance != other.stance or re.findall(r"\d+", one.summary) != re.findall(r"\d+", other.summary)


def _on_one_thing(one: DemandDraft, other: DemandDraft) -> bool:
    """Tell whether two demands are on one issue; where it is none that is known, by a word of their summaries."""
    if one.issue != other.issue:
        return False
    of_one, of_other = (set(re.findall(r"[^\W\d_]{4,}", each.summary.lower())) for each in (one, other))
    return one.issue != "other" or bool(of_one & of_other)


__all__ = ["Turned", "linked", "turn_of"]
