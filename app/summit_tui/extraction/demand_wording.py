"""The words of a row: names for pronouns, and at most ten words cut where a phrase begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_trees import words
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.demand_model import Scene
    from summit_tui.extraction.parse import Token

MOST_WORDS = 10
_NAMED_WITHIN = 4
"""Words at the beginning of a row in which a pronoun gives way to a name."""
_LOOSE = words(
    """
and or but of the a an to in for with by on at from that which who whose if as than into about between against over its
his her their our my your this these those would will be been is are was were has have had not no until unless before
after while because including also both such very any each all each per under during without only including
"""
)
"""What a row does not end with."""
_SUBJECTS = words("he she it they we i")
_OWNERS = words("his her its their our my")
_OWN = words("we i us me our my")
_AGREEING = {
    "are": "is",
    "am": "is",
    "have": "has",
    "were": "was",
    "’re": " is",
    "'re": " is",
    "’m": " is",
    "'m": " is",
}
_MARKS = str.maketrans("", "", '"“”«»[]')
_CUTS = frozenset({"prep", "mark", "cc", "relcl", "agent", "acl", "advcl", "appos", "npadvmod", "parataxis"})
"""Dependencies of words before which a phrase may end."""
_FULLER = frozenset({"advmod", "amod", "npadvmod"})
"""Dependencies of words that a long row does without."""
_KEPT = words(
    """
last next same own other foreign not never no longer only first more fewer less before further all up down out non back
away together new forward ahead back on temporary nuclear military illegal
"""
)
"""Words of those kinds that change what is wanted."""


def spoken(tokens: Sequence[Token], scene: Scene, holder: str) -> list[tuple[Token, str]]:
    """Give the words as a row says them, joined as the text joins them.

    "We" and "our" are the holder's; other pronouns give way to names where they are known, each name once.

    Args:
        tokens: what is told.
        scene: the sentence.
        holder: whose row it is.
    """
    out: list[tuple[Token, str]] = []
    told: set[str] = set()
    turned, last = False, -2
    for number, token in enumerate(tokens):
        word, low = token.text.translate(_MARKS), token.lower_
        name = _named(token, tokens, scene, holder) if number < _NAMED_WITHIN or low in _OWNERS else None
        if name is not None and name not in told and name != holder:
            told.add(name)
            turned = low in ("we", "i")
            word = name + ("" if low not in _OWNERS else "’" if name.endswith("s") else "’s")
        elif low in ("our", "my"):
            word = "their" if holder[:1].islower() and holder.endswith("s") else "its"
        elif low in ("we", "i") and token.dep_ in ("nsubj", "nsubjpass"):
            word, turned = holder, True
        elif turned and low in _AGREEING:
            word, turned = _AGREEING[low], False  # "we are" becomes "X is"
        if token.is_space or (not word and token.is_punct) or token.tag_ in ("``", "''"):
            continue
        glued = token.i > 0 and not token.doc[token.i - 1].whitespace_ and out and token.i - 1 == last
        last = token.i
        if glued:
            out[-1] = (out[-1][0] if token.is_punct else token, out[-1][1] + word)
        elif word:
            out.append((token, word))
    return out


def _named(token: Token, tokens: Sequence[Token], scene: Scene, holder: str) -> str | None:
    """Give the name that a pronoun may be replaced by: a subject's or an owner's that the words do not tell already."""
    low = token.lower_
    owner = low in _OWNERS and token.dep_ == "poss"
    if not owner and not (low in _SUBJECTS and token.dep_ in ("nsubj", "nsubjpass")):
        return None
    if low in _OWN or (low == "it" and lemma(token.head) == "be"):
        return None
    actor = scene.cast.resolve(scene.paragraph, token)
    if actor is None:
        return None
    name = scene.cast.name(actor)
    if not name[:1].isupper() or name.split()[0] in ("A", "An", "The", "His", "Her", "Their"):
        return None
    before = (each for each in tokens if owner and each.i < token.i)
    known = any(each.tag_[:2] == "NN" and each.dep_ != "compound" for each in before)
    return None if known or len(name.split()) > 4 or scene.cast.party(actor) == holder else name


def cut(told: list[tuple[Token, str]], most: int, head: Token) -> str:
    """Give at most so many words: long rows first lose adverbs and adjectives, then end before a phrase.

    Args:
        told: from `spoken`.
        most: words at the most.
        head: the word that carries the position; the row does not end before it where it can be helped.

    Example: "The UK must be free to set its own industrial policy outside the bloc" loses "outside the bloc".
    """
    if _count(told) > most:
        told = _without_adverbs(_without_asides(told), head)
    if _count(told) > most:
        end, clean = _end(told, most, head)
        plain = _plainer(told, most)
        other, fits = _end(plain, most, head)
        if (fits or not clean) and _nouns(plain[:other]) > _nouns(told[:end]):
            told, end = plain, other
        torn = end < len(told)
        told = told[:end]
        while torn and len(told) > 1 and _opens(told[-1][0]):
            told = told[:-1]
        comma = next((number for number in range(len(told) - 1, 1, -1) if told[number - 1][1].endswith(",")), None)
        loose = comma is not None and not any(token.tag_[:2] in ("VB", "TO") for token, _ in told[comma:])
        if torn and comma is not None and loose and 3 <= comma >= len(told) - 2:
            told = told[:comma]  # "pull out of the valley, two regions" (that ...)
    while len(told) > 1 and (told[-1][1].lower().strip(",;:") in _LOOSE or _hangs(told[-1][0])):
        told = told[:-1]
    return " ".join(word for _, word in told)


def _opens(token: Token) -> bool:
    """Tell whether a participle after a noun waits for what was cut off: "documents relating" (to the census)."""
    waits = token.tag_ in ("VBG", "VBN", "JJ") and token.dep_ in ("acl", "prep", "amod")
    return waits and token.head.i < token.i and token.left_edge.i == token.i


def _hangs(token: Token) -> bool:
    """Tell whether a word only opens what was cut off: "the northern", "the Sumy" (and Kharkiv regions)."""
    return (
        token.dep_ in ("amod", "compound", "nummod", "nmod", "det", "poss", "quantmod", "aux")
        and token.head.i > token.i
    )


def _without_adverbs(told: list[tuple[Token, str]], head: Token) -> list[tuple[Token, str]]:
    """Leave out adverbs before the verb: "would then be considered"."""
    return [
        (token, word) for token, word in told
        if not (token.tag_ == "RB" and token.dep_ == "advmod" and token.i < head.i and token.lower_ not in _KEPT)
    ]  # fmt: skip


def _count(told: list[tuple[Token, str]]) -> int:
    return sum(len(word.split()) for _, word in told)


def _plainer(told: list[tuple[Token, str]], most: int) -> list[tuple[Token, str]]:
    """Leave out plain adjectives and adverbs, then articles, one after another until the words are few enough."""
    out = list(told)
    for droppable in (_loses, _article):
        number = 0
        while number < len(out) - 1 and _count(out) > most:
            if droppable(out[number][0], out, number):
                del out[number]
            else:
                number += 1
    return out


def _article(token: Token, told: list[tuple[Token, str]], number: int) -> bool:
    return token.tag_ == "DT" and token.lower_ in ("the", "a", "an")


def _nouns(told: list[tuple[Token, str]]) -> int:
    return sum(token.tag_[:2] in ("NN", "CD") for token, _ in told)


def _loses(token: Token, told: list[tuple[Token, str]], number: int) -> bool:
    """Tell whether a modifier may go: a lone word, no name and no figure, not at the end of what is told."""
    plain = token.tag_ in ("RB", "JJ") and token.dep_ in _FULLER and token.lower_ not in _KEPT
    alone = token.left_edge.i == token.right_edge.i
    return plain and alone and token.text.isalpha() and token.text.islower() and number + 1 < len(told)


def _without_asides(told: list[tuple[Token, str]]) -> list[tuple[Token, str]]:
    """Leave out relative clauses after a comma, and what stands between two dashes or brackets."""
    loose = [
        token for token, _ in told
        if token.dep_ == "relcl" and token.left_edge.i > told[0][0].i and token.doc[token.left_edge.i - 1].text == ","
    ]  # fmt: skip
    told = [p for p in told if not any(t.left_edge.i <= p[0].i <= t.right_edge.i for t in loose)] or told
    out: list[tuple[Token, str]] = []
    inside = False
    for token, word in told:
        if word in ("(", "–", "—", "--") or word.startswith("("):
            inside = not inside or word.startswith("(")
            continue
        if not inside:
            out.append((token, word))
        if word.endswith(")"):
            inside = False
    return out if len(out) > 2 else told


def _end(told: list[tuple[Token, str]], most: int, head: Token) -> tuple[int, bool]:
    """Give after how many pieces to end, and whether a phrase ends there: the last place that leaves verbs their
    objects."""
    count, last, best = 0, 0, 0
    reached = not any(token.i == head.i for token, _ in told)
    for number, (token, word) in enumerate(told):
        count += len(word.split())
        if count > most:
            break
        last = number + 1
        reached = reached or token.i >= head.i
        following = told[number + 1][0] if number + 1 < len(told) else None
        ends = following is None or _begins(following) or word.endswith((",", ";"))
        if (
            reached
            and ends
            and (following is None or not _opens(token))
            and not token.dep_.startswith(("nsubj", "aux"))
        ):
            best = last
    return (best, True) if best >= 2 else (last, False)


def _begins(token: Token) -> bool:
    """Tell whether a phrase that can be left out begins with a word: "outside the bloc", "which ...", "as part of"."""
    at = token
    for _ in range(4):
        if at.left_edge.i != token.i:
            return False
        if at.dep_ in _CUTS:
            within = at.dep_ == "cc" and at.head.dep_ in ("nmod", "compound", "amod", "poss")
            clause = (at.dep_ == "mark" and at.lower_ == "that") or (at.dep_ == "acl" and token.tag_ == "TO")
            return not (within or clause or (at.dep_ == "prep" and at.lower_ == "of"))
        at = at.head
    return False
