"""What a cue says once negation, mood and conditions are read: demand, refuse, offer, accept or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.kids import child, kids, negated
from summit_tui.extraction.words import lemma
from summit_tui.model import Stance

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

_OPPOSITE: dict[Stance, Stance] = {"demand": "refuse", "offer": "refuse", "accept": "refuse", "refuse": "offer"}
_HYPOTHETICAL = frozenset({"if", "whether", "unless", "should", "suppose", "supposing"})
_UNSURE = frozenset({"may", "might", "could", "must", "should", "ought"})
_GIVING = frozenset({"make", "add", "give", "hand", "offer", "provide", "pay", "return", "release", "donate"})
_GIVING_UP = frozenset({"drop", "abandon", "withdraw", "soften", "shelve", "renounce", "forgo", "suspend", "scrap"})


def turned(stance: Stance) -> Stance:
    """Give the stance of a negated cue: "does not accept" refuses; "did not rule out" offers."""
    return _OPPOSITE[stance]


def no_object(token: Token) -> bool:
    """Tell whether a noun is denied as such ("no concessions", "neither side's plan", "not a cent")."""
    return any(
        (kid.dep_ == "det" and kid.lower_ in ("no", "neither"))
        or (kid.lower_ == "not" and kid.i < token.i and kid.doc[kid.i + 1].tag_ in ("DT", "NN", "CD"))
        for kid in kids(token)
    )


def cue_negated(cue: Token) -> bool:
    """Tell whether a cue is denied, at itself or at the verb that carries it ("is not ready to", "did not agree to").

    Example: in "has not agreed to withdraw" the cue "agreed" is denied; "withdraw" is what is refused.
    """
    if negated(cue):
        return True
    carrier = cue.head
    while (
        carrier.dep_ == "xcomp"
        and lemma(carrier) in ("be", "seem", "appear")
        and not negated(carrier)
        and carrier.head != carrier
    ):
        carrier = carrier.head  # "do not seem to be prepared"
    if cue.dep_ in ("xcomp", "acl", "ccomp", "advcl") and cue.head.lower_ in (
        "impossible",
        "unable",
        "unwilling",
        "reluctant",
    ):
        return True
    if cue.dep_ in ("xcomp", "ccomp") and any(kid.lower_ in ("impossible", "unable") for kid in kids(cue.head)):
        return True
    if cue.dep_ in ("acomp", "xcomp", "oprd", "attr") and carrier.tag_[:1] in ("V", "M") and negated(carrier):
        return lemma(carrier) in (
            "be",
            "seem",
            "appear",
            "feel",
            "look",
            "want",
            "wish",
            "intend",
            "plan",
            "become",
            "get",
            "go",
            "expect",
            "mean",
        )
    subject = child(cue, "nsubj", "nsubjpass")
    return subject is not None and (subject.lower_ in ("nobody", "none", "neither") or no_object(subject))


def stance_of(cue: Token, base: Stance) -> Stance:
    """Give the stance that a verb or adjective tells with its negation and mood.

    Example: "would agree to withdraw" is no consent yet but an offer.
    """
    if cue_negated(cue):
        return turned(base)
    if base == "accept" and any(kid.dep_ == "xcomp" and lemma(kid) in _GIVING for kid in kids(cue)):
        return "offer"
    if base == "accept" and any(
        kid.dep_ == "aux" and kid.lower_ in ("would", "could", "'d", "’d") for kid in kids(cue)
    ):
        return "offer"
    return base


def hypothetical(token: Token) -> bool:
    """Tell whether a token stands in a condition or a doubt ("if the union rejects it"): that is no position."""
    at = token
    for _ in range(12):
        dep = at.dep_
        if at.tag_[:1] in ("V", "M") or dep in ("advcl", "ccomp", "ROOT"):
            for kid in kids(at):
                low = kid.lower_
                if low in _HYPOTHETICAL and (
                    (kid.i < at.i and kid.dep_ in ("mark", "advmod"))
                    or (low == "should" and dep == "advcl" and kid.dep_ == "aux")
                ):
                    return True
        if dep in ("ROOT", "relcl"):
            return False
        at = at.head
    return False


def mood_of(clause: Token, base: Stance) -> Stance | None:
    """Give the stance that a clause's own mood tells; None for a plain statement of fact.

    Example: "insisted that the army must leave" demands, "insisted that talks had been calm" tells a fact,
    "insisted that it will not sign" refuses.
    """
    subject = child(clause, "nsubj", "nsubjpass", "csubj", "expl")
    there = child(clause, "attr", "nsubj") if subject is not None and subject.dep_ == "expl" else None
    denied = negated(clause) or any(each is not None and no_object(each) for each in (subject, there))
    modal = next((kid for kid in kids(clause) if kid.dep_ == "aux" and kid.tag_ == "MD"), None)
    infinitive = any(kid.tag_ == "TO" for kid in kids(clause))
    if infinitive:
        return base
    if modal is not None and modal.lower_ in ("must", "should", "shall", "ought"):
        return "refuse" if denied else "demand"
    if denied and base == "offer" and subject is not None and subject.tag_[:2] == "NN":
        return base  # "promised that no job will be lost"
    if modal is not None and (denied or modal.lower_ in ("can", "will", "would", "could")):
        return "refuse" if denied else base
    if lemma(clause) in ("need", "require") or (lemma(clause) == "have" and child(clause, "xcomp") is not None):
        return "refuse" if denied else "demand"
    helper = child(clause, "auxpass", "aux")
    plain = clause.tag_ == "VB" or (clause.tag_ == "VBP" and subject is not None and _mandated(clause, subject))
    bare = plain and modal is None and helper is None
    if bare or (helper is not None and helper.lower_ == "be") or (clause.lower_ == "be"):
        return base  # subjunctive: "that Ukraine renounce membership", "that it be lifted"
    return None


_MANDATING = frozenset({"insist", "demand", "require", "request", "propose", "recommend", "ask"})
_STATES = frozenset(
    {"be", "have", "know", "want", "need", "remain", "believe", "exist", "seem", "deserve", "support", "hope", "do"}
)


def _mandated(clause: Token, subject: Token) -> bool:
    """Tell whether a verb that could be a plain present is a subjunctive.

    After one person it has no ending ("that Norway sign"); after several it cannot be told by its form, so the cue
    and the verb must both speak of something to be done ("insists that the troops leave", not "that prices remain").
    """
    if subject.tag_ in ("NN", "NNP"):
        return True
    return clause.dep_ == "ccomp" and lemma(clause.head) in _MANDATING and lemma(clause) not in _STATES


_LINKS = frozenset({"xcomp", "ccomp", "conj", "pcomp", "acl", "advcl", "prep", "pobj", "dobj", "relcl"})


def within(token: Token, lemmas: frozenset[str], most: int = 6) -> bool:
    """Tell whether a token stands in the complement of one of these words ("accused it of trying to ...")."""
    at = token
    for _ in range(most):
        if at.head == at or at.dep_ not in _LINKS:
            return False
        joint = at.dep_ == "conj"
        if joint and at.tag_ in ("VBZ", "VBD", "VBP") and at.head.tag_ == "VB":
            return False  # "fears it will cut ... and wants": joined to the wrong verb
        at = at.head
        if not joint and lemma(at) in lemmas:
            return True
    return False


def speculated(cue: Token) -> bool:
    """Tell whether a cue is only thought possible or right ("the union might reject it", "has to accept it")."""
    obliged = cue.dep_ == "xcomp" and lemma(cue.head) == "have" and any(kid.tag_ == "TO" for kid in kids(cue))
    return obliged or any(kid.dep_ == "aux" and kid.lower_ in _UNSURE for kid in kids(cue))


def gives_up(verb: Token) -> bool:
    """Tell whether a verb gives a position up ("dropped its demand for an inquiry")."""
    return lemma(verb) in _GIVING_UP


def rather_not(verb: Token) -> bool:
    """Tell whether a verb is what somebody would not do ("would rather leave than accept a cut")."""
    first = verb.left_edge.i
    return any(
        verb.doc[i].lower_ == "than" and any(verb.doc[j].lower_ == "rather" for j in range(max(0, i - 12), i))
        for i in range(max(0, first - 1), verb.i)
    )


def condition_of(verb: Token, content: Token) -> str | None:
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


def says_what_must_be(clause: Token, musts: frozenset[str]) -> bool:
    """Tell whether a clause says what must be."""
    if any(kid.tag_ == "MD" for kid in kids(clause)):
        return any(kid.tag_ == "MD" and kid.lower_ in musts for kid in kids(clause))
    return lemma(clause) in ("need", "have") and child(clause, "xcomp") is not None
