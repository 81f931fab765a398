"""Words and trees: lemmas, subjects, noun phrases, spans. Everything reads `.tag_` and `.dep_` only."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from summit_tui.extraction.kids import child
from summit_tui.extraction.lexicon import load_lexicon

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Doc, Token

_VOWELS = "aeiou"
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    table = load_lexicon().table("irregular")
    return {form: base for base, forms in table["verbs"].items() for form in forms.split()} | {
        form: base for base, forms in table["nouns"].items() for form in forms.split()
    }


@lru_cache(maxsize=65536)
def lemma_of(word: str, tag: str) -> str:
    """Give the base form of a lower-case word with its Penn tag.

    Example:
        >>> lemma_of("stopped", "VBD"), lemma_of("said", "VBD"), lemma_of("parties", "NNS")
        ('stop', 'say', 'party')
    """
    kind = tag[:2]
    if kind not in ("VB", "NN", "MD") or (tag in ("VB", "NN", "NNP", "VBP") and word not in _irregular()):
        return word
    if word in _irregular() and kind in ("VB", "MD"):
        return _irregular()[word]
    if tag == "NNS" and word in _irregular():
        return _irregular()[word]
    if tag in ("VBZ", "NNS", "NNPS"):
        return _without_s(word)
    if tag in ("VBD", "VBN") and word.endswith("ed"):
        return _stem(word[:-2])
    if tag == "VBG" and word.endswith("ing"):
        return _stem(word[:-3])
    return word


def _without_s(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


_KEEP_DOUBLE = ("ll", "ss", "ff", "zz")


@lru_cache(maxsize=1)
def _bases() -> frozenset[str]:
    return load_lexicon().words("irregular", "bases") | frozenset(load_lexicon().table("irregular")["verbs"])


def _stem(stem: str) -> str:
    """Undo `-ed` or `-ing`: a doubled consonant, a dropped e, an i for y."""
    if stem in _bases():
        return stem
    if stem + "e" in _bases():
        return stem + "e"
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        single = stem[:-1]
        return stem if stem.endswith(_KEEP_DOUBLE) and single not in _bases() else single
    if stem.endswith(
        ("c", "v", "u", "dg", "ng", "rs", "ns", "ls", "rg", "bl", "pl", "tl", "dl", "gl")
    ) and not stem.endswith(("ing", "ong", "ang", "ung")):
        return stem + "e"
    if len(stem) > 3 and stem.endswith(("at", "iz", "ut", "is", "ur", "os", "us", "as")) and stem[-3] not in _VOWELS:
        return stem + "e"
    return stem


def lemma(token: Token) -> str:
    """Give the base form of a token in lower case."""
    return lemma_of(token.lower_, token.tag_)


def is_verb(token: Token) -> bool:
    """Tell whether a token is a verb form (a participle used as an adjective aside)."""
    return token.tag_.startswith("VB") and token.dep_ not in ("amod", "compound")


def subject(verb: Token) -> Token | None:
    """Give the head of a verb's subject, looking through coordination, open complements and relative clauses.

    Example: in "the envoy, who wants to stay, said ...", the subject of "stay" is "envoy".
    """
    seen = 0
    at = verb
    while seen < 8:
        seen += 1
        own = _own_subject(at)
        if own is not None:
            if own.lower_ in _RELATIVES and at.dep_ == "relcl":
                return antecedent(at)
            return own
        if at.dep_ in ("conj", "xcomp") or (
            at.dep_ in ("advcl", "ccomp", "pcomp", "prep") and at.tag_ in ("VBG", "VBN", "IN")
        ):
            at = at.head
        elif at.dep_ == "acl" and at.tag_ == "VBG":
            return at.head
        elif at.dep_ == "aux":
            at = at.head
        else:
            return None
    return None


def _own_subject(verb: Token) -> Token | None:
    """Give the subject among a verb's children: of two, the nearest before it, which is rarely a slip; else the last.

    Behind the verb the parser may take each part of a long title for a subject: "said study co-author Ann Example".
    """
    found: Token | None = None
    for one in verb.children:
        if one.dep_ in ("nsubj", "nsubjpass", "csubj") and (found is None or one.i < verb.i or found.i > verb.i):
            found = one
    return found


def antecedent(verb: Token) -> Token:
    """Give the noun that a relative clause with this verb belongs to."""
    return verb.head


def subtree(token: Token, *without: Token) -> tuple[int, int]:
    """Give the first and last index of a token's subtree, in one stretch, stopping before the left-out branches.

    A left-out branch that begins the subtree or ends it is cut off; one in the middle stays.
    """
    left, right = token.left_edge.i, token.right_edge.i
    for branch in without:
        a, b = branch.left_edge.i, branch.right_edge.i
        if a <= left and b < token.i:
            left = b + 1
        elif b >= right and a > token.i:
            right = a - 1
    return left, right


def noun_phrase(token: Token, *, joined: bool = False) -> tuple[int, int]:
    """Give the first and last index of the noun phrase of a head, without relative clauses and appositions.

    Args:
        token: the head.
        joined: with what is coordinated to it ("Duarte and Okafor").
    """
    left, right = token.i, token.i
    doc = token.doc
    for one in token.children:
        dep = one.dep_
        if one.i < token.i and dep not in (
            "punct",
            "relcl",
            "appos",
            "parataxis",
            "advcl",
            "cc",
            "mark",
            "prep",
            "intj",
            "advmod",
            "preconj",
        ):
            left = min(left, one.left_edge.i)
        elif one.i > token.i:
            if dep == "case" or (dep == "prep" and not _clausal(one) and _adjacent(doc, right, one)):
                right = max(right, one.right_edge.i if dep == "case" else _phrase_end(one))
            elif joined and dep in ("conj", "cc"):
                right = max(right, noun_phrase(one, joined=True)[1] if dep == "conj" else one.i)
            elif (dep == "acl" and _adjacent(doc, right, one) and one.tag_ in ("VBN",)) or (
                dep == "amod" and _adjacent(doc, right, one)
            ):
                right = max(right, one.right_edge.i)
    return left, right


def _adjacent(doc: Doc, right: int, one: Token) -> bool:
    return one.left_edge.i <= right + 1


def _clausal(prep: Token) -> bool:
    return any(one.dep_ == "pcomp" for one in prep.children)


def _phrase_end(prep: Token) -> int:
    inner = child(prep, "pobj")
    return noun_phrase(inner, joined=True)[1] if inner is not None else prep.i
