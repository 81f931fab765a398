"""Walks over a sentence's tree that the demand rules share: subjects, the parts of a list, spans.

Every walk stays inside one sentence and visits a token a bounded number of times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.kids import child, kids

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token


def words(text: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(text.split())


SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_BORROWING = frozenset({"conj", "xcomp", "advcl", "pcomp", "dep", "aux", "prep"})
_EDGE = words(
    ", ; : - -- – — . ! ? … ] [ ( ) \" “ ” ‘ ' ’ `` '' « » "
    "and or nor but so that because since although though while as well"
)
"""What no evidence begins or ends with."""
_TAIL_MARKS = frozenset({"as", "while", "after", "because", "since", "although", "though", "when", "whereas"})
_LONG = 11
"""Words above which evidence does without a trailing relative clause."""
_LONGEST_LIST = 24
"""Parts of one list that are told apart; a longer list is no list of positions."""


def subject(verb: Token) -> Token | None:
    """Give the subject of a verb; joined verbs, infinitives and participles borrow it.

    Example: in "Ukraine rejected the plan and called for talks", the subject of "called" is "Ukraine".
    """
    token = verb
    for _ in range(6):
        found = child(token, *SUBJECTS)
        if found is None:  # the parser at times ties the subject to the auxiliary
            helpers = [kid for kid in kids(token) if kid.dep_ in ("aux", "auxpass")]
            found = next((deep for kid in helpers for deep in kids(kid) if deep.dep_ in SUBJECTS), None)
        if found is not None:
            if found.tag_ in ("WDT", "WP") and token.dep_ == "relcl":
                other = next((k for k in kids(token) if k.dep_ in SUBJECTS and k.tag_ not in ("WDT", "WP")), None)
                return other if other is not None else token.head
            return found
        if token.dep_ in ("acl", "relcl") and token.head.tag_[:1] in ("N", "P"):
            return token.head
        if token.dep_ not in _BORROWING or token.head == token:
            return _before_aside(token)
        finite, bare = token.tag_ in ("VBZ", "VBD", "VBP"), token.head.tag_ == "VB"
        wrong = token.dep_ == "conj" and finite and bare and token.head.dep_ in ("ccomp", "xcomp", "advcl")
        token = token.head.head if wrong else token.head
    return None


def _before_aside(verb: Token) -> Token | None:
    """Give a subject that the parser tied to an aside: "villagers, some 40 of whom must move, have called for ..."."""
    for kid in kids(verb):
        if kid.dep_ in ("ccomp", "advcl", "parataxis") and kid.i < verb.i and kid.doc[kid.right_edge.i + 1].text == ",":
            own = [each for each in kids(kid) if each.dep_ in SUBJECTS and each.i < kid.i]
            if len(own) > 1 and own[0].left_edge.i == verb.left_edge.i:
                return own[0]
    return None


def joined(head: Token) -> list[Token]:
    """Give a head and what is joined to it, in the order of the text ("A, B and C")."""
    out = [head]
    for each in out:
        if len(out) > _LONGEST_LIST:
            break
        out.extend(kid for kid in kids(each) if kid.i > each.i and (kid.dep_ == "conj" or _loosely(kid, each)))
    return sorted(out, key=lambda token: token.i)


def _loosely(kid: Token, head: Token) -> bool:
    """Tell whether a verb that the parser could not place goes on with a list of verbs ("renounce X, accept Y")."""
    return (
        kid.dep_ == "dep"
        and kid.tag_ in ("VB", "VBP", "VBG")
        and head.tag_[:2] == "VB"
        and kid.doc[kid.i - 1].text in (",", ";")
    )


def trimmed(head: Token, first: int, last: int) -> tuple[int, int]:
    """Cut commas, conjunctions and lone quotation marks from both ends of a token range `[first, last)`."""
    doc = head.doc
    while first < last - 1 and (doc[first].lower_ in _EDGE or doc[first].is_space):
        first += 1
    while last > first + 1 and (
        doc[last - 1].lower_ in _EDGE or not any(char.isalnum() for char in doc[last - 1].text)
    ):
        last -= 1
    return first, last


def _tail(head: Token, first: int, last: int) -> int:
    """Give the end of a range without a trailing clause of time or reason (", as the talks went on")."""
    for each in kids(head):
        if each.i <= head.i or each.i >= last or each.dep_ not in ("advcl", "parataxis"):
            continue
        left = each.left_edge
        if left.i <= head.i + 1:
            continue
        comma = each.doc[left.i - 1].text == ","
        if left.lower_ in _TAIL_MARKS or (comma and each.tag_ == "VBG"):
            return max(first + 1, left.i)
    return last


def reach(head: Token, others: list[Token]) -> tuple[int, int]:
    """Give the token range of a head's subtree without the other parts of its list."""
    first, last = head.left_edge.i, head.right_edge.i + 1
    for other in others:
        if other.i > head.i:
            last = min(last, other.left_edge.i)
        elif other.i < head.i:
            first = max(first, other.i + 1)
    for i in range(first, min(head.i, first + 8)):
        if head.doc[i].text == ":":
            first = i + 1  # "2) No bases: the force must leave"
    last = _tail(head, first, max(last, head.i + 1))
    return trimmed(head, first, _without_relative(head, first, last))


def _without_relative(head: Token, first: int, last: int) -> int:
    """Cut a relative clause off: after a comma, or off a long range ("a levy that would have doubled ...")."""
    doc = head.doc
    for i in range(head.i + 1, last):
        token = doc[i]
        if token.dep_ != "relcl":
            continue
        left = token.left_edge
        if left.i <= head.i or left.tag_ not in ("WDT", "WP", "WRB", "IN"):
            continue
        if last - first > _LONG or (doc[left.i - 1].text == "," and head.tag_[:2] == "NN" and left.i - 1 > head.i):
            return left.i
    return last


def pieces(head: Token) -> list[tuple[Token, int, int]]:
    """Split what is wanted into its parts: (head, first token, end) of each.

    Joined clauses are always parts; joined nouns only where each says something of its own, so that
    "sovereignty and integrity" stays one and "a lasting ceasefire and the release of prisoners" is two.
    """
    heads = joined(head)
    if any(kid.tag_ == "TO" for kid in kids(head)):  # "to narrow the gaps, and that the sides had met" is no list
        heads = [each for each in heads if each == head or child(each, *SUBJECTS) is None]
    if not _splits(heads):
        return _inner(head, *reach(head, []))
    return [part for each in heads for part in _inner(each, *reach(each, [other for other in heads if other != each]))]


def _inner(head: Token, first: int, last: int) -> list[tuple[Token, int, int]]:
    """Split a part once more where a list hangs below its head ("a cut in fares and a pledge on local jobs").

    The parser ties the second of two things to the nearest noun; with a complement of its own it stands for itself.
    """
    doc = head.doc
    cuts: list[tuple[Token, int]] = []
    for i in range(max(head.i, first) + 1, last):
        token = doc[i]
        again = child(token, "pobj", "pcomp") if token.lower_ == "for" and token.dep_ == "conj" else None
        if again is not None and again.tag_ in ("NN", "NNS", "VBG") and doc[i - 1].lower_ == "and":
            cuts.append((again, i))  # "recognition of its rule and for the lifting of sanctions"
            continue
        if (
            token.dep_ != "conj"
            or token.tag_ not in ("NN", "NNS", "VBG")
            or token.head.tag_ not in ("NN", "NNS", "VBG")
        ):
            continue
        size = sum(kid.dep_ not in ("conj", "cc", "punct", "det") for kid in kids(token))
        many = len(joined(token.head)) >= 3 or token.head.dep_ == "conj"
        many = many and head.tag_[:2] != "VB"
        left = token.left_edge.i
        names = any(_named(each) for each in joined(token.head))
        if (size >= 2 or many) and left > first + 1 and doc[left - 1].lower_ in ("and", ",", "or", "as") and not names:
            cuts.append((token, left))
    out = []
    starts = [(head, first), *cuts]
    for number, (each, start) in enumerate(starts):
        end = starts[number + 1][1] if number + 1 < len(starts) else last
        out.append((each, *trimmed(each, start, max(end, start + 1))))
    return out


def _named(noun: Token) -> bool:
    """Tell whether a noun is a name or a figure, or goes with a name ("the Luhansk region")."""
    if noun.tag_ in ("NNP", "NNPS", "CD"):
        return True
    return any(kid.tag_ == "NNP" and kid.dep_ == "compound" for kid in kids(noun))


def _splits(heads: list[Token]) -> bool:
    if len(heads) < 2 or len(heads) > _LONGEST_LIST:
        return False
    if heads[0].tag_[:1] == "V" or heads[0].dep_ in ("xcomp", "ccomp", "advcl"):
        return True
    if any(each.tag_ in ("NNP", "NNPS", "PRP", "CD") for each in heads):
        return False
    if len(heads) >= 3:
        return True
    own = [sum(kid.dep_ not in ("conj", "cc", "punct", "det") for kid in kids(each)) for each in heads]
    return all(own)


def strays(cue: Token, content: Token, last: int) -> list[tuple[Token, int, int]]:
    """Give the parts of a list that the parser tied to a verb instead of the first part: (head, first token, end).

    Example: in "wants a cap on hours, money it can count on, and a fund" the last two hang on "wants" and "count".
    A noun joined to a verb is no verb's equal: it goes on with the list of things before.
    """
    if content.tag_[:2] not in ("NN", "CD") and content.tag_ != "$":
        return []
    doc = cue.doc
    if not any(token.lower_ in (",", "and") for token in doc[last : last + 2]):
        return []
    members = {cue.i, *(token.i for token in content.subtree)}
    heads: list[Token] = []
    for i in range(last, cue.sent.end):
        token = doc[i]
        if token.dep_ == "conj" and token.head.i in members and token.head.i < i:
            first = token.left_edge.i
            opens = doc[first - 1].lower_ in (",", "and") and first >= last
            if opens and _noun_like(token) and (token.head.tag_[:2] == "VB" or token.head in heads):
                heads.append(token)
                members |= {each.i for each in token.subtree}
    return [(each, *reach(each, [other for other in heads if other.i > each.i])) for each in heads[:_LONGEST_LIST]]


def _noun_like(token: Token) -> bool:
    """Tell whether a word is a noun, or one in -s that the parser took for a verb ("raises of 12 percent")."""
    if token.tag_ in ("NN", "NNS", "CD"):
        return child(token, *SUBJECTS) is None
    behind = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return token.tag_ == "VBZ" and behind in ("of", "for", "in") and child(token, "dobj", *SUBJECTS) is None
