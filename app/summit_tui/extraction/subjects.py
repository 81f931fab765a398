"""Where the subject of a cue stands: as the parser has it, and where the parser missed it.

Beside the cue, before an aside in brackets, above it in the sentence, or behind it ("argued the union's lawyer").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.gazetteer import load_gazetteer
from summit_tui.extraction.kids import child
from summit_tui.extraction.saying import verbs
from summit_tui.extraction.words import lemma, subject

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

_ASIDES = {")": "(", "-": "-", "–": "–", "—": "—"}
"""What closes an aside, and what opened it."""
_BELOW = frozenset({"advcl", "conj", "dep", "ccomp", "pcomp", "prep", "xcomp", "acomp"})
"""How a verb may hang below the one that has its subject."""
_TO_HEARERS = frozenset({"tell", "inform", "remind", "assure", "reassure"})


def subject_of_saying(verb: Token) -> Token | None:
    """Give a cue's subject; a participle shares that of the verb above it ("she said ..., telling reporters ...")."""
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj"):
        above = verb.head
        while above.dep_ in ("ccomp", "conj", "advcl", "xcomp") and above.head.i != above.i:
            above = above.head
            if above.tag_ in ("VBD", "VBZ", "VBP") and lemma(above) in verbs().clause and above.i < verb.i:
                return subject(above) or subject(verb)
    if verb.tag_ == "VBG" and verb.dep_ == "acl" and not speaks(verb.head) and verb.nbor(-1).text == ",":
        # "called for a vote, declaring that ...": not the vote declares, but who called for it.
        above = verb.head
        while above.tag_[:2] != "VB" and above.head.i != above.i:
            above = above.head
        return subject(above) or subject(verb)
    behind = _behind_inverted(verb)
    if behind is not None:
        return behind
    found = _named_before(verb) or subject(verb) or _asked_before(verb)
    if found is not None and _is_object_before(found, verb):
        return verb.head
    if found is not None and found.tag_ == "JJS" and verb.tag_ == "VBG":
        # "The closest he came to it was saying ...": he said so.
        clause = child(found, "relcl")
        return child(clause, "nsubj") if clause is not None else found
    return found


def _behind_inverted(verb: Token) -> Token | None:
    """Give the subject between a cue and a comma, where the cue breaks a clause: "The pit, said the owner, is safe"."""
    doc = verb.doc
    if verb.tag_ not in ("VBD", "VBZ") or verb.i < 2 or doc[verb.i - 1].text != ",":
        return None
    own = [one for one in verb.children if one.dep_ == "nsubj"]
    if len(own) < 2 or not own[0].i < verb.i < own[-1].i:
        return None
    after = own[-1].right_edge.i + 1
    return own[-1] if after < len(doc) and doc[after].text == "," else None


def _named_before(verb: Token) -> Token | None:
    """Give the name that the subject only explains: "The Mining Council, the body that sets quotas, | said ..."."""
    own = [one for one in verb.children if one.dep_ == "nsubj" and one.i < verb.i]
    if len(own) < 2 or own[-2].tag_ not in ("NNP", "NNPS") or own[-1].tag_ not in ("NN", "NNS"):
        return None
    left = own[-1].left_edge.i
    return own[-2] if verb.doc[left - 1].text == "," else None


def _asked_before(verb: Token) -> Token | None:
    """Give the subject in front of what was put to it: "Duarte, asked when they would resume, | said ..."."""
    asked = next((one for one in verb.children if one.lower_ in ("asked", "pressed") and one.i < verb.i), None)
    own = child(asked, "nsubj") if asked is not None else None
    return own if asked is not None and own is not None and asked.nbor(-1).text == "," else None


def _is_object_before(found: Token, verb: Token) -> bool:
    """Tell whether the parser took an object for a cue's subject: "Two guards who saw it | said the gate was open"."""
    before = found.doc[found.i - 1] if found.i else None
    return (
        found.tag_ == "PRP"
        and verb.dep_ == "relcl"
        and found.i < verb.i
        and before is not None
        and before.dep_ == "relcl"
        and before.head.i == verb.head.i
        and child(before, "nsubj") is not None
    )


def reported_source(verb: Token) -> Token | None:
    """Give whom another reports: the source in "the agency quotes a source as saying"."""
    if verb.lower_ == "saying" and verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        verb = verb.head.head if verb.head.head.tag_[:2] == "VB" else verb.head.head.head
    if lemma(verb) not in ("quote", "cite", "report"):
        return None
    quoted = child(verb, "dobj")
    if quoted is None:
        return None
    last = quoted.right_edge
    return quoted if any(one.lower_ == "saying" for one in verb.doc[quoted.i + 1 : last.i + 4]) else None


def inverted_subject(verb: Token) -> Token | None:
    """Give a subject that the parser took for an object: "The mill must close, argued the union's lawyer"."""
    if verb.lower_ == "read" and verb.dep_ == "acl":
        return verb.head  # the opinion, released on Monday, read in part
    before = child(verb, "ccomp")
    thing = child(verb, "dobj")
    if before is None or thing is None or before.i > verb.i or thing.i < verb.i or lemma(verb) in _TO_HEARERS:
        return None
    return thing if child(verb, "nsubj", "aux") is None and verb.tag_ in ("VBD", "VBZ") else None


def bare_participle(verb: Token) -> bool:
    """Tell whether a participle has no helping verb, so that its subject is the one told: "when asked whether"."""
    if verb.lower_ == "read" or verb.tag_ != "VBN" or verb.dep_ not in ("advcl", "acl"):
        return False
    return child(verb, "aux", "nsubj") is None


def beside(verb: Token, inside: set[int]) -> Token | None:
    """Find a subject that the parser missed: the noun right before the verb, or right after an inverted one."""
    doc = verb.doc
    for i in range(verb.i - 1, max(-1, verb.i - 7), -1):
        token = doc[i]
        if i in inside:
            break
        if token.tag_ in ("PRP", "NNP", "NN", "NNS", "NNPS"):
            return _whole(token)
        if token.tag_ not in ("RB", "MD", "VBD", "VBZ", "VBP", "VBN", "TO", "POS") and token.text != ",":
            break
    if verb.tag_ == "VBG" or any(one.dep_ == "ccomp" and one.i > verb.i for one in verb.children):
        return None  # What follows is what was said: no inverted subject.
    for i in range(verb.i + 1, min(len(doc), verb.i + 6)):
        token = doc[i]
        if i in inside:
            break
        if token.tag_ == "PRP":
            return token
        if token.tag_ in ("NNP", "NNPS", "NN", "NNS"):
            while token.dep_ in ("compound", "nmod", "poss") and token.head.i > token.i and token.head.tag_[0] == "N":
                token = token.head
            return token
        if token.tag_ not in ("DT", "JJ", "PRP$", "CD", "VBN"):
            break
    return None


def before_aside(verb: Token, inside: set[int]) -> Token | None:
    """Find a subject before an aside in brackets or dashes: "The mayor (a farmer who made good) says ..."."""
    doc = verb.doc
    opener = _ASIDES.get(doc[verb.i - 1].text) if verb.i > 1 else None
    if opener is None:
        return None
    for i in range(verb.i - 3, max(0, verb.i - 40), -1):
        if doc[i].text == opener and i - 1 not in inside:
            before = doc[i - 1]
            return _whole(before) if before.tag_ in ("NNP", "NN", "NNS", "NNPS", "PRP") else None
    return None


def subject_above(verb: Token, inside: set[int]) -> Token | None:
    """Give the subject of the verb above a cue that has none: "he gave them a week, though later said ..."."""
    above = verb
    for _ in range(4):
        if above.head.i == above.i or above.dep_ not in _BELOW:
            return None
        above = above.head
        found = child(above, "nsubj")
        if found is not None and found.i < verb.i and found.i not in inside and found.tag_ not in ("WDT", "EX"):
            return found
    return None


def _whole(token: Token) -> Token:
    """Give the noun that a noun behind a preposition or in apposition belongs to: "members of the council"."""
    at = whole = token
    while at.dep_ in ("pobj", "appos"):
        apposed = at.dep_ == "appos"
        if apposed and at.head.dep_ == "pobj" and at.head.head.head.tag_[:2] == "VB":
            break  # "Speaking to the paper, Ann Example, a lawyer, said": not the paper
        at = at.head.head if at.dep_ == "pobj" else at.head
        if at.tag_ == "JJ" and at.dep_ == "amod" and at.head.i < at.i:
            at = at.head  # "a source close to the talks"
        if at.tag_ in ("NN", "NNS", "CD", "DT") or (apposed and at.tag_ == "NNP"):
            whole = at
        elif at.tag_ != "NNP":
            break
        if apposed:
            break
    return whole


_PEOPLE_ENDINGS = (
    "er", "or", "ist", "ian", "ee", "ant", "man", "woman", "men", "women",
    "ers", "ors", "ists", "ians", "ees", "ants",
)  # fmt: skip


def speaks(token: Token) -> bool:
    """Tell whether a common noun can be a speaker: a person, a body, a number of people, or a document."""
    low = token.lower_
    gazetteer = load_gazetteer()
    return (
        low in gazetteer.roles or low in gazetteer.bodies or low in verbs().counts or low in verbs().documents
        or token.text[0].isupper()
        or (token.tag_ in ("NN", "NNS") and len(low) > 4 and low.endswith(_PEOPLE_ENDINGS))
    )  # fmt: skip
