"""What a row says: at most ten words of the passage that read on their own.

The words stay the article's; pronouns give way to names where they are known, the cue is left out, a refusal begins
with "No" or "Will not", and the cut falls where a phrase begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.demand_trees import words
from summit_tui.extraction.words import lemma
from summit_tui.model import Stance

if TYPE_CHECKING:
    from summit_tui.extraction.demand_model import Claim, Scene
    from summit_tui.extraction.parse import Token

MOST_WORDS = 10
_LOOSE = words(
    """
and or but of the a an to in for with by on at from that which who whose if as than into about between against over its
his her their our my your this these those would will be been is are was were has have had not no until unless before
after while because including also
"""
)
_SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i", "them", "him", "us", "me"})
_OWNERS = frozenset({"his", "its", "their", "our", "my"})
_OWN = frozenset({"we", "i", "us", "me", "our", "my"})
_AGREEING = {
    "are": "is",
    "am": "is",
    "have": "has",
    "were": "was",
    "’re": " is",
    "'re": " is",
    "’ve": " has",
    "'ve": " has",
}
_MARKS = str.maketrans("", "", '"“”«»[]')


def summary_of(claim: Claim, scene: Scene, holder: str, speaker: str | None) -> str:
    """Give the row's words for a claim.

    Example: "We refuse to cede any of our land" held by Ukraine gives "Will not cede any of Ukraine’s land".
    """
    doc = scene.paragraph.doc
    tokens = [doc[i] for i in range(claim.first, claim.last)]
    tokens, lead = _opening(tokens, claim)
    spoken = _spoken(tokens, scene, speaker or holder, holder)
    text = _cut(spoken, MOST_WORDS - len(lead.split()))
    text = f"{lead} {text}".strip() if lead else text
    text = text.strip(" ,;:.–—-!?…'‘’")
    return text[:1].upper() + text[1:] if text else "Position without words"


def _opening(tokens: list[Token], claim: Claim) -> tuple[list[Token], str]:
    """Cut the cue and give what stands for it: nothing, "No", "Will not"."""
    refused: Stance = "refuse"
    start = claim.first
    if (
        claim.cue.i >= claim.first
        and claim.cue.i <= claim.first + 4
        and not claim.why.startswith(("modal", "announced", "said", "imperative", "passive", "phrase", "term"))
    ):
        start = claim.cue.i + 1
    rest = [token for token in tokens if token.i >= start]
    if [token.lower_ for token in rest[:2]] == ["in", "principle"] and len(rest) > 3:
        rest = rest[2:]
    while rest and (
        rest[0].is_punct
        or rest[0].lower_
        in (
            "that",
            "for",
            "on",
            "upon",
            "out",
            "against",
            "of",
            "at",
            "with",
            "up",
            "in",
            "about",
            "over",
            "including",
            "or",
            "and",
            "only",
            "if",
        )
        or rest[0].dep_ == "prt"
    ):
        rest = rest[1:]
    if not rest:
        return tokens, ""
    if rest[0].lower_ == "to" and rest[0].tag_ == "IN" and len(rest) > 1:
        rest = rest[1:]
    infinitive = rest[0].tag_ == "TO" and len(rest) > 1 and rest[1].tag_ in ("VB", "RB")
    if infinitive:
        rest = rest[1:]
    if claim.stance == refused and claim.why.startswith(("verb", "noun", "adjective")) and rest:
        if infinitive:
            return rest, "Will not"
        if rest[0].lower_ in ("to", "the", "any", "a", "an") and len(rest) > 1:
            rest = rest[1:]
        if (
            rest[0].tag_[:2] in ("NN", "JJ", "VBG"[:2], "CD")
            and rest[0].tag_ not in ("VBD", "VBZ", "VBP")
            and rest[0].lower_ not in ("no", "not")
        ):
            return rest, "No"
    if rest and rest[0].lower_ in ("the", "a", "an") and len(rest) > 2:
        rest = rest[1:]
    return rest, ""


def _spoken(tokens: list[Token], scene: Scene, speaker: str, holder: str) -> list[tuple[Token, str]]:
    """Give the words with names for pronouns, joined as the text joins them; a name is not given twice."""
    out: list[tuple[Token, str]] = []
    told: set[str] = set()
    turned = False
    for token in tokens:
        word, low = token.text.translate(_MARKS), token.lower_
        name = _named(token, tokens, scene, holder if holder != speaker else None)
        if name is not None and name not in told:
            told.add(name)
            turned = low in ("we", "i")
            word = name + ("" if low not in _OWNERS else "’" if name.endswith("s") else "’s")
        elif turned and low in _AGREEING:
            word, turned = _AGREEING[low], False  # "we are" becomes "X is"
        if token.is_space or (not word and token.is_punct):
            continue
        glued = token.i > 0 and not token.doc[token.i - 1].whitespace_ and out and token.i - 1 == out[-1][0].i
        if glued:
            out[-1] = (token, out[-1][1] + word)
        elif word:
            out.append((token, word))
    return out


def _named(token: Token, tokens: list[Token], scene: Scene, holder: str | None) -> str | None:
    """Give the name that a pronoun may be replaced by: a subject's or an owner's that the words do not tell already."""
    low = token.lower_
    owner = low in _OWNERS and token.dep_ == "poss"
    if not owner and not (low in _SUBJECTS and token.dep_ in ("nsubj", "nsubjpass")):
        return None
    if low in _OWN:
        return holder if holder is not None and len(holder.split()) <= 4 else None
    if low == "it" and lemma(token.head) == "be":
        return None
    actor = scene.cast.resolve(scene.paragraph, token)
    if actor is None:
        return None
    name = scene.cast.name(actor)
    before = (each for each in tokens if owner and each.i < token.i)
    known = any(each.tag_[:2] == "NN" and each.dep_ != "compound" for each in before)
    return None if known or len(name.split()) > 4 else name


def _cut(spoken: list[tuple[Token, str]], most: int) -> str:
    """Give at most so many words, ending before a phrase that would be torn."""
    count, end = 0, 0
    best = 0
    for number, (_, word) in enumerate(spoken):
        size = len(word.split())
        if count + size > most:
            break
        count += size
        end = number + 1
        following = spoken[number + 1][0] if number + 1 < len(spoken) else None
        if following is None or following.dep_ in ("prep", "mark", "cc", "relcl", "agent") or word.endswith((",", ";")):
            best = end
    if end < len(spoken) and best >= max(2, end // 2):
        end = best
    while end > 1 and spoken[end - 1][1].lower().strip(",;") in _LOOSE:
        end -= 1
    return " ".join(word for _, word in spoken[:end])


def nouns_of(head: Token, first: int, last: int) -> list[str]:
    """Give the nouns of a passage that could name its subject, compounds first ("extradition bill", "bill")."""
    found: list[str] = []
    doc = head.doc
    order = sorted(
        range(first, last),
        key=lambda i: (doc[i].i != head.i, doc[i].dep_ not in ("dobj", "pobj", "nsubj", "nsubjpass"), i),
    )
    for i in order:
        token = doc[i]
        if token.tag_ not in ("NN", "NNS") or len(token) < 3:
            continue
        left = [kid.lower_ for kid in token.children if kid.dep_ == "compound" and kid.i == token.i - 1]
        if left:
            found.append(f"{left[0]} {lemma(token)}")
        found.append(lemma(token))
    return list(dict.fromkeys(found))
