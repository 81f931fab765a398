"""Whom a pronoun stands for: the nearest fitting mention, subjects of the sentence before all others."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
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
_SENTENCES = 4
"""So many sentences before its own, and one, are searched."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "pobj", "dative"})


def fits(word: str, actor: ActorDraft) -> bool:
    """Tell whether a pronoun can stand for an actor."""
    if word in _HE:
        return actor.kind == "person" and actor.gender != "she"
    if word in _SHE:
        return actor.kind == "person" and actor.gender != "he"
    if word in _IT:
        return actor.kind in ("state", "bloc", "organisation")
    return actor.kind != "person" or not actor.named


@dataclass(frozen=True)
class Scene:
    """What a pronoun is resolved against: the story, its mentions in text order, its actors, what stands in marks."""

    paragraphs: list[Paragraph]
    mentions: list[Mention]
    actors: list[ActorDraft]
    marked: list[list[tuple[int, int]]]

    def head(self, mention: Mention) -> Token:
        """Give the head of a mention."""
        return self.paragraphs[mention.paragraph].tokens[mention.head]

    def is_subject(self, mention: Mention) -> bool:
        """Tell whether a mention is a subject."""
        return self.head(mention).dep_ in _SUBJECTS


def resolve_pronoun(token: Token, paragraph: int, scene: Scene) -> int | None:
    """Give the actor that a pronoun stands for, or None.

    Sentences are searched backwards; within one, a subject wins over other places, and the first over later ones.
    Words in quotation marks are passed over, since their "he" and ours differ.

    Example: in "The envoy met Duarte on Monday. He said ...", "He" is the envoy.

    Args:
        token: the pronoun.
        paragraph: the number of its paragraph.
        scene: the article.
    """
    same, groups = _fitting(token, paragraph, scene)
    adjacent = bool(groups) and _is_before(token, paragraph, scene.head(groups[0][0]), groups[0][0].paragraph)
    subjects = [mention for mention in same if scene.is_subject(mention)]
    before = groups[:1] if adjacent and token.dep_ in _SUBJECTS else []
    if before and not any(scene.is_subject(mention) for mention in before[0]):
        before = []
    going_on = _same_subject_before(token)
    if going_on is not None and not subjects and not before:
        # "She spoke of her husband Bo. She asked ...": who was "she" a sentence ago still is.
        return resolve_pronoun(going_on, paragraph, scene)
    for group in [subjects, *before, *(groups[:1] if adjacent else []), same, *groups]:
        chosen = _best(group, scene)
        if chosen is not None:
            return chosen.actor
    return None


def _fitting(token: Token, paragraph: int, scene: Scene) -> tuple[list[Mention], list[list[Mention]]]:
    """Give the mentions that fit a pronoun: those of its sentence, and those of the sentences before, nearest first."""
    word, verb = token.lower_, token.head
    here = scene.paragraphs[paragraph]
    sentence = here.start + token.sent[0].idx
    last = bisect_left(scene.mentions, here.start + token.idx, key=lambda mention: mention.start)
    same: list[Mention] = []
    groups: list[list[Mention]] = []
    current: tuple[int, int] | None = None
    for mention in reversed(scene.mentions[:last]):
        if paragraph - mention.paragraph > _BACK:
            break
        marked = _inside(mention.start, scene.marked[mention.paragraph])
        if marked or not fits(word, scene.actors[mention.actor]):
            continue
        head = scene.head(mention)
        if mention.paragraph == paragraph and mention.start >= sentence:
            if head.head.i != verb.i or head.dep_ not in _OBJECTS:
                same.append(mention)
            continue
        key = (mention.paragraph, head.sent.start)
        if key != current:
            if len(groups) > _SENTENCES:
                break
            groups.append([])
            current = key
        groups[-1].append(mention)
    return same, groups


def _is_before(token: Token, paragraph: int, head: Token, of: int) -> bool:
    """Tell whether a mention's sentence is the one right before a pronoun's, or in the paragraph right before."""
    if of == paragraph:
        return head.sent.end == token.sent.start
    return of == paragraph - 1 and token.sent.start == 0


def _same_subject_before(token: Token) -> Token | None:
    """Give the same pronoun where it is the subject of the sentence before, for a pronoun that is a subject."""
    start = token.sent.start
    if token.dep_ not in _SUBJECTS or start == 0:
        return None
    for one in token.doc[start - 1].sent:
        if one.lower_ == token.lower_ and one.dep_ in _SUBJECTS and one.head.dep_ == "ROOT":
            return one
    return None


def _inside(at: int, marked: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in marked)


def _best(group: list[Mention], scene: Scene) -> Mention | None:
    """Give the first subject of a sentence's mentions (they come last first), else the first mention."""
    ordered = list(reversed(group))
    return next((mention for mention in ordered if scene.is_subject(mention)), ordered[0] if ordered else None)
