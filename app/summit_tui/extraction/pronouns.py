"""Whom a pronoun stands for: the nearest fitting mention, subjects of the sentence before all others."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import ActorDraft
from summit_tui.extraction.mentions import Mention

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = _HE | _SHE | _IT | _THEY | frozenset({"who", "both"})
_BACK = 3
"""Paragraphs that a pronoun reaches back over."""


def fits(word: str, actor: ActorDraft) -> bool:
    """Tell whether a pronoun can stand for an actor."""
    if word in _HE:
        return actor.kind == "person" and actor.gender != "she"
    if word in _SHE:
        return actor.kind == "person" and actor.gender != "he"
    if word in _IT:
        return actor.kind in ("state", "bloc", "organisation")
    return actor.kind != "person" or not actor.named


def resolve_pronoun(
    token: Token,
    paragraph: int,
    *,
    paragraphs: list[Paragraph],
    mentions: list[Mention],
    actors: list[ActorDraft],
    marked: list[list[tuple[int, int]]],
) -> int | None:
    """Give the actor that a pronoun stands for, or None.

    Sentences are searched backwards; within one, a subject wins over other places, and the first over later ones.
    Words in quotation marks are passed over, since their "he" and ours differ.

    Example: in "The envoy met Duarte on Monday. He said ...", "He" is the envoy.
    """
    word = token.lower_
    at = paragraphs[paragraph].start + token.idx
    last = bisect_left([m.start for m in mentions], at)
    here = paragraphs[paragraph]
    sentence_start = here.start + token.sent[0].idx
    verb = token.head
    same: list[Mention] = []
    groups: list[list[Mention]] = []
    current: tuple[int, int] | None = None
    adjacent = False
    for mention in reversed(mentions[:last]):
        if paragraph - mention.paragraph > _BACK:
            break
        if _inside(mention.start, marked[mention.paragraph]) or not fits(word, actors[mention.actor]):
            continue
        doc = paragraphs[mention.paragraph].doc
        head = doc[mention.head]
        if mention.paragraph == paragraph and mention.start >= sentence_start:
            if head.head.i != verb.i or head.dep_ not in ("dobj", "pobj", "dative"):
                same.append(mention)
            continue
        key = (mention.paragraph, head.sent.start)
        if key != current:
            if len(groups) > 4:
                break
            if not groups:
                adjacent = _is_before(token, paragraph, head, mention.paragraph)
            groups.append([])
            current = key
        groups[-1].append(mention)
    going_on = _same_subject_before(token)
    subjects = [m for m in same if paragraphs[m.paragraph].doc[m.head].dep_ in ("nsubj", "nsubjpass")]
    before = groups[:1] if adjacent and token.dep_ in ("nsubj", "nsubjpass") else []
    if before and not any(paragraphs[m.paragraph].doc[m.head].dep_ in ("nsubj", "nsubjpass") for m in before[0]):
        before = []
    if going_on is not None and not subjects and not before:
        # "She spoke of her husband Bo. She asked ...": who was "she" a sentence ago still is.
        return resolve_pronoun(
            going_on, paragraph, paragraphs=paragraphs, mentions=mentions, actors=actors, marked=marked
        )
    for group in [subjects, *before, *(groups[:1] if adjacent else []), same, *groups]:
        chosen = _best(group, paragraphs)
        if chosen is not None:
            return chosen.actor
    return None


def _is_before(token: Token, paragraph: int, head: Token, of: int) -> bool:
    """Tell whether a mention's sentence is the one right before a pronoun's, or in the paragraph right before."""
    if of == paragraph:
        return head.sent.end == token.sent.start
    return of == paragraph - 1 and token.sent.start == 0


def _same_subject_before(token: Token) -> Token | None:
    """Give the same pronoun where it is the subject of the sentence before, for a pronoun that is a subject."""
    start = token.sent.start
    if token.dep_ not in ("nsubj", "nsubjpass") or start == 0:
        return None
    for one in token.doc[start - 1].sent:
        if one.lower_ == token.lower_ and one.dep_ in ("nsubj", "nsubjpass") and one.head.dep_ == "ROOT":
            return one
    return None


def _inside(at: int, marked: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in marked)


def _best(group: list[Mention], paragraphs: list[Paragraph]) -> Mention | None:
    """Give the first subject of a sentence's mentions (they come last first), else the first mention."""
    ordered = list(reversed(group))
    for mention in ordered:
        if paragraphs[mention.paragraph].doc[mention.head].dep_ in ("nsubj", "nsubjpass"):
            return mention
    return ordered[0] if ordered else None
