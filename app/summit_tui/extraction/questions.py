"""Open questions: what an article leaves unresolved, unknown or disputed, and what it asks outright."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from summit_tui.extraction.demand_model import Voice
from summit_tui.extraction.demand_trees import trimmed
from summit_tui.extraction.demands import voices_by_paragraph
from summit_tui.extraction.kids import child
from summit_tui.extraction.lexicon import load_lexicon
from summit_tui.extraction.question_words import as_question, clipped
from summit_tui.model import Article, QuestionKind

if TYPE_CHECKING:
    from summit_tui.extraction.cast import Cast
    from summit_tui.extraction.lexicon import Lexicon
    from summit_tui.extraction.parse import Paragraph, Span, Token
    from summit_tui.extraction.quotes import QuoteDraft

_HEADING = 10
"""Words of a heading that asks, at most; one of no more than `_FEW` may begin with "and" ("And the bank?")."""
_FEW = 4
_LONGEST = 45
"""Words of a sentence beyond which a question keeps to its own clause."""
_PART = re.compile(r"<([a-z]+)>")
"""Where the words of a named part belong in a pattern."""
_LABEL = re.compile(r"\W*([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})\W{0,3}:")
"""Who speaks in a turn of an interview: "((WN)) :", "Q:", "Anna Berg:"."""
_MOST = 2
"""Open points of one sentence."""
_UNKNOWN = re.compile(
    r"\b(?:(?:do|does|did) ?(?:not|n't) (?:yet )?know|nobody knows|still (?:un|not )\w+|unanswered|open questions?"
    r"|(?:remains?|still|yet) (?:to be|un)\w*|unknowns?)\b"
)
_LISTED = frozenset({"whether", "if", "when", "how", "who", "what", "which", "where", "why"})
"""How an item of a list of open points begins."""
_TURNS = 2
"""Paragraphs with one label from which they are an interview."""
_ADDRESSED = frozenset({"you", "your", "yours", "i", "my", "me"})
_OPENING = frozenset({'"', "“", "‘", "'", "«"})
_CLOSING = frozenset({'"', "”", "’", "'", "»"})
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "acl"})


class QuestionDraft(msgspec.Struct, frozen=True):
    """An open question before it has an identity: the model's fields without `id` and `text`."""

    start: int
    end: int
    kind: QuestionKind
    summary: str
    about: tuple[str, ...] = ()
    confidence: float = 0.5
    why: str = ""


@dataclass(frozen=True)
class _Pattern:
    kind: QuestionKind
    why: str
    match: re.Pattern[str]
    but_not: re.Pattern[str] | None
    ask: str
    needs: frozenset[str]
    """Pieces of text of which a sentence must have one, so that most sentences cost no search."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[_Pattern, ...]:
    table = load_lexicon().table("open")
    parts: dict[str, str] = table["parts"]

    def whole(match: str) -> re.Pattern[str]:
        return re.compile(_PART.sub(lambda found: parts[found[1]], match))

    return tuple(
        _Pattern(
            row["kind"], row["why"], whole(row["match"]), whole(row["not"]) if "not" in row else None, row["ask"],
            frozenset(row["needs"]),
        )
        for row in table["patterns"]
    )  # fmt: skip


@lru_cache(maxsize=1)
def _pieces() -> frozenset[str]:
    """Give the pieces of text without any of which a text leaves nothing open."""
    return frozenset(piece for pattern in _patterns() for piece in pattern.needs)


def find_questions(
    article: Article, paragraphs: Sequence[Paragraph], cast: Cast, quotes: Sequence[QuoteDraft], lexicon: Lexicon
) -> list[QuestionDraft]:
    """Give the open questions of an article in the order of the text.

    Args:
        article: the stored text and its zones.
        paragraphs: its parsed story.
        cast: who is who in it.
        quotes: what is said in it; a question inside somebody's words counts only where that is what was asked.
        lexicon: the word lists (open).
    """
    out: list[QuestionDraft] = []
    turns = _turns(paragraphs)
    listing = False
    for paragraph, here in zip(paragraphs, voices_by_paragraph(paragraphs, quotes, cast), strict=True):
        listing = _heads_list(paragraph) or (listing and _listed(paragraph))
        told, patterns = paragraph.start in turns, _possible(paragraph)
        for sentence in paragraph.doc.sents:
            for draft in _in_sentence(paragraph, sentence, here, cast, patterns, listing=listing, told=told):
                if not (out and out[-1].end > draft.start):
                    out.append(draft)
    return out


def _in_sentence(
    paragraph: Paragraph, sentence: Span, voices: Sequence[Voice], cast: Cast, patterns: Sequence[_Pattern],
    *, listing: bool, told: bool,
) -> list[QuestionDraft]:  # fmt: skip
    """Give the open points of one sentence in the order of the text: two at most, apart from each other."""
    if not (told or _answered_below(paragraph, sentence)):
        asked = next(_asked(paragraph, sentence, voices, cast), None)
        if asked is not None:
            return [asked]
    if _heads_list(paragraph):
        return []
    found = _of_list(paragraph, sentence, cast) if listing else []
    if found:
        return found
    for draft in _left_open(paragraph, sentence, cast, patterns):
        if all(draft.end <= other.start or draft.start >= other.end for other in found):
            found.append(draft)
        if len(found) == _MOST:
            break
    return sorted(found, key=lambda draft: draft.start)


def _heads_list(paragraph: Paragraph) -> bool:
    """Tell whether a short heading says that a list of open points follows: "What we do not know"."""
    ended = paragraph.text.rstrip()[-1:] in ".!?"
    return (
        not ended
        and len(paragraph.tokens) <= _HEADING
        and bool(_UNKNOWN.search(paragraph.text.lower().replace("’", "'")))
    )


def _listed(paragraph: Paragraph) -> bool:
    first = next((token for token in paragraph.tokens if token.is_alpha), None)
    return first is not None and first.lower_ in _LISTED


def _of_list(paragraph: Paragraph, sentence: Span, cast: Cast) -> list[QuestionDraft]:
    """Give an item of a list of open points: "- Whether the court has any say"."""
    words = [token for token in sentence if not token.is_space]
    while words and not words[0].is_alpha:
        words = words[1:]
    if len(words) < _MOST + 1 or words[0].lower_ not in _LISTED:
        return []
    last = words[-1].i - (1 if words[-1].text in ".;!" else 0)
    start, end = paragraph.span(words[0].i, last)
    summary = as_question(
        paragraph, cast, sentence, token=words[0], last=words[0], first=words[0].i, end=last + 1, ask="What of {topic}?"
    )
    return [QuestionDraft(start, end, "unresolved", summary, _about(paragraph, sentence, cast), 0.7, "listed as open")]


def _turns(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Give where the turns of an interview begin: its questions are put to somebody and answered there and then."""
    labels: dict[str, list[int]] = {}
    for paragraph in paragraphs:
        label = _LABEL.match(paragraph.text)
        if label is not None:
            labels.setdefault(label[1], []).append(paragraph.start)
    return frozenset(at for label, places in labels.items() if len(places) >= _TURNS for at in places)


def _answered_below(paragraph: Paragraph, sentence: Span) -> bool:
    """Tell whether a question is a heading that the text below answers: "What does each side want?"."""
    alone = paragraph.kind == "subhead" or sentence.end - sentence.start >= len(paragraph.tokens) - 1
    if paragraph.kind == "headline" or not alone:
        return False
    words = [token for token in paragraph.tokens[sentence.start : sentence.end] if token.is_alpha]
    if not words or len(words) > _HEADING:
        return False
    asks = words[0].tag_ in ("WP", "WRB", "WDT", "WP$")
    return asks or (len(words) <= _FEW and words[0].tag_ == "CC")


def _asked(paragraph: Paragraph, sentence: Span, voices: Sequence[Voice], cast: Cast) -> Iterator[QuestionDraft]:
    """A question mark in the reporter's own words; a question put in quotation marks is part of the quote."""
    for token in paragraph.tokens[sentence.start : sentence.end]:
        if token.text != "?":
            continue
        at = paragraph.start + token.idx
        if any(voice.direct and voice.start <= at < voice.end for voice in voices):
            continue
        following = paragraph.tokens[token.i + 1].text if token.i + 1 < len(paragraph.tokens) else ""
        if following in _CLOSING and sentence[0].text not in _OPENING:
            continue  # a question quoted in the middle of a statement
        first = sentence.start
        for back in range(token.i - 1, sentence.start, -1):
            if paragraph.tokens[back].text in (":", "?", "—") and token.i - back > 3:
                first = back + 1
                break
        while first < token.i and (not paragraph.tokens[first].is_alpha or paragraph.tokens[first].is_space):
            first += 1
        if token.i - first < 2:
            continue
        if any(paragraph.tokens[i].lower_ in _ADDRESSED for i in range(first, token.i)):
            continue  # an interviewer's or a writer's question to one person, answered there and then
        start, end = paragraph.span(first, token.i)
        words = [paragraph.tokens[i] for i in range(first, token.i)]
        yield QuestionDraft(
            start, end, "asked", clipped(words), _about(paragraph, sentence, cast), 0.8, "asked outright"
        )
        return


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _possible(paragraph: Paragraph) -> list[_Pattern]:
    """Give the patterns for which a paragraph has a piece: few of them, so that its sentences are read quickly."""
    low = _plain(paragraph.text)
    there = {piece for piece in _pieces() if piece in low}
    return [pattern for pattern in _patterns() if not there.isdisjoint(pattern.needs)]


def _left_open(
    paragraph: Paragraph, sentence: Span, cast: Cast, patterns: Sequence[_Pattern]
) -> Iterator[QuestionDraft]:
    low = _plain(paragraph.text[sentence.start_char : sentence.end_char])
    for pattern in patterns:
        if not any(piece in low for piece in pattern.needs):
            continue
        found = pattern.match.search(low)
        if found is None or (pattern.but_not is not None and pattern.but_not.search(low)):
            continue
        token = _token_at(sentence, sentence.start_char + found.start())
        last = _token_at(sentence, sentence.start_char + max(found.start(), found.end() - 1))
        if _only_describes(token) or _only_describes(last):
            continue
        head = _clause(token, last)
        first, end = _stretch(sentence, head, token, last)
        start, stop = paragraph.span(first, end - 1)
        summary = as_question(paragraph, cast, sentence, token=token, last=last, first=first, end=end, ask=pattern.ask)
        yield QuestionDraft(start, stop, pattern.kind, summary, _about(paragraph, sentence, cast), 0.85, pattern.why)


def _only_describes(word: Token) -> bool:
    """Tell whether an adjective states nothing: "an uncertain future", "undecided voters", "unsettled the house"."""
    if word.i and word.nbor(-1).lower_ in ("leaves", "left", "leave", "leaving"):
        return False  # "the treaty leaves untouched the question of the islands"
    if word.lower_[:2] != "un" and word.lower_ not in ("ambiguous", "disputed", "contested"):
        return False
    if word.dep_ == "amod":
        return word.head.lower_.rstrip("s") not in ("question", "issue", "point", "matter", "problem")
    return word.tag_[:2] == "VB" and child(word, "dobj") is not None and word.lower_[:2] == "un"


def _token_at(sentence: Span, at: int) -> Token:
    found = sentence[0]
    for token in sentence:
        if token.idx > at:
            break
        found = token
    return found


def _clause(token: Token, last: Token) -> Token:
    """Give the head of the smallest clause around the words found."""
    at = token
    for _ in range(8):
        inside = at.left_edge.i <= token.i and at.right_edge.i >= last.i
        if at.dep_ in _CLAUSES and at.tag_[:1] in ("V", "M") and inside:
            return at
        if at.head == at:
            return at
        at = at.head
    return at


def _stretch(sentence: Span, head: Token, token: Token, last: Token) -> tuple[int, int]:
    first, end = head.left_edge.i, head.right_edge.i + 1
    if end - first > _LONGEST:
        first, end = min(token.i, head.i), max(last.right_edge.i, head.i) + 1
    first, end = max(first, sentence.start), min(end, sentence.end)
    return trimmed(head, first, max(end, first + 1))


def _about(paragraph: Paragraph, sentence: Span, cast: Cast) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for token in sentence:
        if token.tag_[:3] == "NNP" or token.tag_ == "PRP":
            actor = cast.resolve(paragraph, token)
            if actor is not None:
                names.setdefault(cast.name(actor))
    return tuple(names)[:6]
