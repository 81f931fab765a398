"""Changes that a text itself tells: what a side wanted before, and what it wants now.

Reporters say it by a small grammar: "initially resisted ... but relented", "no longer insists", "dropped its demand",
"used to want ...; now asks only for", "in a reversal, agreed". Such words are evidence of a change where no date is.
A claim has one of three marks: it was held `EARLIER`, is held `LATER` than something else, or it is itself told as
`CHANGED`. An earlier and a later claim of one holder in one sentence, or in two that follow each other, are linked.

Example: in "Norway initially resisted a quota but eventually accepted it" the acceptance took the refusal's place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from summit_tui.extraction.demand_kids import child, kids
from summit_tui.extraction.demand_model import CHANGED, EARLIER, LATER
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.demand_model import Claim, DemandDraft, Turn
    from summit_tui.extraction.parse import Span, Token

_EARLIER = frozenset({"earlier", "previously", "initially", "originally", "formerly", "once"})
_LATER = frozenset({"now", "eventually", "finally", "ultimately", "later", "subsequently", "since", "instead", "meanwhile"})
_DROPS = frozenset(
    {"drop", "abandon", "withdraw", "scrap", "shelve", "soften", "ease", "relax", "reverse", "moderate", "ditch", "waive",
     "retract", "rescind", "lower"}
)  # fmt: skip
_DROPS_WITH = frozenset(
    {("walk", "back"), ("back", "away"), ("back", "down"), ("back", "off"), ("give", "up"), ("retreat", "from"),
     ("row", "back"), ("climb", "down"), ("step", "back"), ("move", "away")}
)  # fmt: skip
_STANDS = frozenset(
    {"demand", "opposition", "objection", "insistence", "refusal", "resistance", "threat", "veto", "call", "idea",
     "claim", "stance", "position", "reservation", "request", "bid", "ultimatum", "condition", "precondition", "hostility",
     "requirement", "objections", "reservations"}
)  # fmt: skip
"""What a side drops when it changes its position."""
_YIELDS = frozenset({"relent", "cave", "capitulate", "budge"})
_YIELDS_WITH = frozenset({("back", "down"), ("give", "in"), ("climb", "down"), ("give", "way")})
_COURSE = frozenset({"course", "tack", "mind", "position", "stance", "tune", "itself", "policy"})
_REVERSED = re.compile(
    r"\bin (?:an?|what [^,;]{3,40}) (?:[\w-]+ ){0,2}"
    r"(?:reversal|u-turn|about-face|about-turn|climbdown|turnaround|volte-face|change of (?:heart|course|mind|tack))\b"
    r"|\bafter (?:(?:\w+ ){0,2}(?:days|weeks|months|years) of |initially |first |previously |earlier |long )"
    r"(?:refusing|resisting|opposing|rejecting|insisting|demanding|ruling out|blocking)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"(?:until|till|up to) (?:last|recently|now|then|this|the last|just)\b", re.IGNORECASE)
_FIRST = re.compile(r"at first\b", re.IGNORECASE)
_IN_THE_END = re.compile(r"(?:in the end|this time|these days|at last|from now on)\b", re.IGNORECASE)
_UNREAL = frozenset({"would", "could", "might", "may", "should", "must", "can"})
_OPENING = frozenset({"dobj", "prep", "pobj", "acl", "relcl", "xcomp", "ccomp", "pcomp", "attr", "conj"})
_CLAUSES = frozenset({"xcomp", "ccomp", "pcomp"})


def turn_of(claim: Claim, sentence: Span) -> Turn:
    """Tell whether the text places a claim before or after another position of its holder.

    Args:
        claim: a position in a sentence.
        sentence: that sentence.
    """
    verbs = _verbs(claim.cue)
    if any(_dropped(verb, claim) or _given_up(verb) for verb in verbs) or _yielded(verbs):
        return CHANGED
    if verbs and _told_as_reversal(verbs[-1], sentence):
        return CHANGED
    if any(_placed(verb, _EARLIER, _FIRST, _UNTIL) or _used_to(verb) for verb in verbs):
        return EARLIER
    if any(_placed(verb, _LATER, _IN_THE_END) for verb in verbs):
        return LATER
    return BEFORE_THAT if verbs and _had(verbs[0]) else ""


BEFORE_THAT: Turn = "had"
"""In the past of the past ("had demanded"): earlier than what the same sentence tells in the simple past."""


def _verbs(cue: Token) -> list[Token]:
    """Give the verb of a cue and those of which it is the complement ("now says it would accept"), innermost first."""
    verb = cue
    while verb.tag_[:2] != "VB" and verb.head is not verb and verb.dep_ in _OPENING:
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
    if not (base in _DROPS or _with_particle(verb, _DROPS_WITH)) or not _happened(verb):
        return False
    if base in ("lower", "withdraw") and claim.cue.tag_[:2] != "NN":
        return False
    return any(_names_a_stand(one) for one in kids(verb))


def _names_a_stand(token: Token) -> bool:
    if token.dep_ == "dobj":
        return lemma(token) in _STANDS
    if token.dep_ in ("prep", "advmod", "prt"):
        return any(one.dep_ in ("pobj", "prep") and (_names_a_stand(one) or lemma(one) in _STANDS) for one in kids(token))
    return False


def _given_up(verb: Token) -> bool:
    """Tell whether a verb stands under "no longer", or speaks of having stopped: "stopped insisting"."""
    if any(one.lower_ == "longer" and any(kid.lower_ == "no" for kid in kids(one)) for one in kids(verb)):
        return not _unreal(verb)
    above = verb.head
    return verb.tag_ == "VBG" and verb.dep_ == "xcomp" and lemma(above) in ("stop", "cease", "quit") and _happened(above)


def _yielded(verbs: Sequence[Token]) -> bool:
    """Tell whether a side gave in, in this clause or one that it is joined to: "relented and will allow"."""
    for verb in verbs[:1]:
        near = [verb, *(one for one in kids(verb) if one.dep_ == "advcl" and one.tag_ == "VBG")]
        if verb.dep_ in ("conj", "advcl") and verb.head is not verb and child(verb, "nsubj", "nsubjpass") is None:
            near.append(verb.head)
        return any(_yields(one) and (_happened(one) or one.tag_ == "VBG") for one in near)
    return False


def _yields(verb: Token) -> bool:
    base = lemma(verb)
    if base in _YIELDS or _with_particle(verb, _YIELDS_WITH):
        return not any(one.dep_ == "neg" for one in kids(verb))
    thing = child(verb, "dobj", "npadvmod")
    return base in ("reverse", "change", "shift", "switch") and thing is not None and lemma(thing) in _COURSE


def _with_particle(verb: Token, pairs: frozenset[tuple[str, str]]) -> bool:
    """Tell whether a verb and the particle right behind it are one of some pairs: "backed down", not "gave in May"."""
    after = next((one for one in kids(verb) if one.i == verb.i + 1), None)
    return after is not None and (lemma(verb), after.lower_) in pairs and (
        after.dep_ == "prt" or child(after, "pobj") is None or after.lower_ not in ("in", "down")
    )  # fmt: skip


def _told_as_reversal(verb: Token, sentence: Span) -> bool:
    """Tell whether a sentence says of its main clause that it is a turn: "In a reversal, ..."."""
    at_top = verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
    return at_top and not _unreal(verb) and _REVERSED.search(sentence.text) is not None


def _placed(verb: Token, adverbs: frozenset[str], *phrases: re.Pattern[str]) -> bool:
    """Tell whether adverbs or phrases of time of a verb are of one sort."""
    for one in kids(verb):
        if one.dep_ == "advmod" and one.lower_ in adverbs:
            return True
        if one.dep_ in ("prep", "advmod", "npadvmod") and any(
            phrase.match(one.doc.text, one.left_edge.idx) for phrase in phrases
        ):
            return True
    return False


def _used_to(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and verb.head.lower_ == "used" and any(one.lower_ == "to" for one in kids(verb))


def _had(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(one.lower_ == "had" and one.dep_ == "aux" for one in kids(verb))


def _unreal(verb: Token) -> bool:
    return any(one.lower_ in _UNREAL for one in kids(verb))


def _happened(verb: Token) -> bool:
    """Tell whether a verb tells of what is or was: not of what may be, must be, is wanted or is denied."""
    if _unreal(verb) or any(one.dep_ == "neg" or (one.dep_ == "aux" and one.lower_ == "to") for one in kids(verb)):
        return False
    return verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") or (verb.tag_ == "VBG" and verb.dep_ in ("advcl", "ROOT", "conj"))


class Turned(NamedTuple):
    """Whether a demand is told as a change, and the place (in the same list) of the one that it replaced."""

    changed: bool = False
    instead_of: int | None = None


_STOPS = re.compile(r"[.!?][\"'”’)]*\s+(?=\S)|\n")
_TURNING_NEXT = re.compile(r"\s*(?:but|now|later|since then|instead|on \w+day|in the end|eventually|finally)\b", re.IGNORECASE)


def linked(text: str, drafts: Sequence[DemandDraft]) -> list[Turned]:
    """Link the demands of one article, in text order, to those whose place the text says that they took.

    A demand marked as later or as a change is linked to the nearest one of its holder that is marked as earlier, in the
    same sentence or, where the next begins with a word of turning, in the one before it. One without a mark is linked
    only within the sentence, on the same issue and with another stance.
    """
    out = [Turned(changed=one.turn == CHANGED) for one in drafts]
    for place, one in enumerate(drafts):
        if one.turn not in (EARLIER, BEFORE_THAT):
            continue
        for other_place, other in enumerate(drafts):
            if _replaces(text, one, other):
                out[other_place] = Turned(changed=True, instead_of=place)
    return out


def _replaces(text: str, one: DemandDraft, other: DemandDraft) -> bool:
    """Tell whether `other` took the place of `one`, which is marked as earlier."""
    if one is other or one.holder != other.holder or other.turn in (EARLIER, BEFORE_THAT):
        return False
    if (one.start, one.end) == (other.start, other.end):
        return False
    first, second = sorted((one, other), key=lambda demand: demand.start)
    between = text[first.end : max(first.end, second.start)]
    if len(between) > FAR:
        return False
    breaks = list(_STOPS.finditer(between))
    marked = other.turn in (LATER, CHANGED)
    if breaks:
        begins = between[breaks[0].end() :]
        return len(breaks) == 1 and second is other and marked and one.turn == EARLIER and (
            _TURNING_NEXT.match(begins) is not None or "\n" not in breaks[0].group()
        )  # fmt: skip
    if marked and one.turn == EARLIER:
        return True
    differ = one.stance != other.stance or _figures(one) != _figures(other)
    return differ and one.issue == other.issue != "other"


def _figures(draft: DemandDraft) -> list[str]:
    return re.findall(r"\d+", draft.summary)


FAR = 300
"""How many characters two demands that are linked stand apart at most."""

__all__ = ["Turned", "linked", "turn_of"]
