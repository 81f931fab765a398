"""Demands: what the sides of a negotiation want, refuse, offer and accept, each tied to the words that say so.

Each sentence of the story is read by small rules (verbs, nouns, moods, lists) that give claims; a claim becomes a
finding when a holder can be named. Of claims that say the same in one place the surest is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_conditions import with_conditions
from summit_tui.extraction.demand_dates import CALENDAR, said_on
from summit_tui.extraction.demand_idioms import idiom_claims
from summit_tui.extraction.demand_lexicon import load_wanting
from summit_tui.extraction.demand_lists import list_claims
from summit_tui.extraction.demand_modals import modal_claims
from summit_tui.extraction.demand_model import Claim, DemandDraft, Scene, Shared, Voice
from summit_tui.extraction.demand_nouns import maker_of, noun_claims, owner_of
from summit_tui.extraction.demand_phrases import phrase_claims
from summit_tui.extraction.demand_points import is_point, wisher_of
from summit_tui.extraction.demand_rows import MOVES, row_of
from summit_tui.extraction.demand_sureness import marks_of, sureness
from summit_tui.extraction.demand_trees import trimmed
from summit_tui.extraction.demand_verbs import verb_claims
from summit_tui.extraction.holder_sides import scene_side
from summit_tui.extraction.holders import Holding, holdings
from summit_tui.extraction.issues import OTHER, Subjects, Taxonomy, issue_of, load_taxonomy, subjects_of
from summit_tui.extraction.kids import planted
from summit_tui.extraction.summaries import nouns_of
from summit_tui.extraction.turns import turn_of
from summit_tui.extraction.words import lemma
from summit_tui.model import Article

if TYPE_CHECKING:
    from summit_tui.extraction.cast import Cast
    from summit_tui.extraction.lexicon import Lexicon
    from summit_tui.extraction.parse import Paragraph, Token
    from summit_tui.extraction.quotes import QuoteDraft

__all__ = ["DemandDraft", "find_demands", "voices_by_paragraph"]

_AROUND = 90
"""Characters before and after a first mention that may say what somebody is ("an analyst at ...")."""
_LEAST = 0.3
"""Claims below this confidence are not shown."""
_OFTEN = 4
"""Uses that make a noun one of the article's subjects."""
_TELLING_WORDS = 3
"""The weight of words in the taxonomy that makes an everyday cue count."""
_SHARE = 0.5
"""Two claims of one holder that share so much of the shorter one are one finding."""


@dataclass(frozen=True)
class _About:
    """What tells the issue of a position beside its own words."""

    taxonomy: Taxonomy
    subjects: Subjects
    before: str | None
    """The issue of the position told before."""


def find_demands(
    article: Article,
    paragraphs: Sequence[Paragraph],
    cast: Cast,
    quotes: Sequence[QuoteDraft],
    lexicon: Lexicon,
    *,
    issues: Mapping[str, list[str]] | None = None,
) -> list[DemandDraft]:
    """Give the demands of an article in the order of the text.

    Args:
        article: the stored text and its zones.
        paragraphs: its parsed story.
        cast: who is who in it.
        quotes: what is said in it, and by whom.
        lexicon: the word lists (wanting, issues).
        issues: words by issue from the folder's settings; they win over the taxonomy's.
    """
    with planted(paragraphs):
        return _found(article, paragraphs, cast, quotes, issues)


def _found(
    article: Article,
    paragraphs: Sequence[Paragraph],
    cast: Cast,
    quotes: Sequence[QuoteDraft],
    issues: Mapping[str, list[str]] | None,
) -> list[DemandDraft]:
    wanting = load_wanting()
    frequent = Counter(noun for paragraph in paragraphs for noun in _nouns(paragraph))
    shared = Shared(
        topics=frozenset(noun for noun, count in frequent.items() if count >= _OFTEN),
        mention_starts=[mention.start for mention in cast.mentions],
        introduced=_introductions(article, cast),
    )
    found: list[tuple[Claim, Scene, Holding]] = []
    plan_owner: int | None = None
    leading = False
    wisher: int | None = None
    for paragraph, voices in zip(paragraphs, voices_by_paragraph(paragraphs, quotes, cast), strict=True):
        if paragraph.kind == "subhead":
            wisher = wisher_of(paragraph, cast, wanting)
        listed = wisher is not None and is_point(paragraph)
        for sentence in paragraph.doc.sents:
            if any(
                token.text == "?" for token in paragraph.tokens[max(sentence.start, sentence.end - 2) : sentence.end]
            ):
                leading = False
                continue
            start, end = paragraph.start + sentence.start_char, paragraph.start + sentence.end_char
            here = [voice for voice in voices if voice.start < end and start < voice.end]
            scene = Scene(paragraph, sentence, cast, wanting, shared, here, plan_owner, leading or listed, listed)
            plan_owner, leading = _plan(scene, plan_owner)
            scene.plan_owner = wisher if listed else plan_owner
            found += _settled(scene)
    taxonomy = load_taxonomy() if not issues else load_taxonomy().with_labels(issues)
    return _drafts(found, article, taxonomy, subjects_of(frequent))


def _drafts(
    found: Sequence[tuple[Claim, Scene, Holding]], article: Article, taxonomy: Taxonomy, subjects: Subjects
) -> list[DemandDraft]:
    """Make findings of the claims that can be told in a row."""
    out: list[DemandDraft] = []
    for claim, scene, holding in found:
        summary = row_of(claim, scene, holding, out)
        if summary is not None:
            before = next((one.issue for one in reversed(out) if one.issue != OTHER), None)
            about = _About(taxonomy, subjects, before)
            out.append(_draft(claim, scene, holding, summary, article=article, about=about))
    return sorted(out, key=lambda draft: (draft.start, draft.end, draft.holder))


def voices_by_paragraph(paragraphs: Sequence[Paragraph], quotes: Sequence[QuoteDraft], cast: Cast) -> list[list[Voice]]:
    """Give the quotes that reach into each paragraph as voices, with their speakers among the cast."""
    by_name = {actor.name: number for number, actor in reversed(list(enumerate(cast.actors)))}
    ends = [paragraph.end for paragraph in paragraphs]
    out: list[list[Voice]] = [[] for _ in paragraphs]
    for quote in quotes:
        voice = Voice(quote.start, quote.end, quote.type == "direct", quote.speaker, by_name.get(quote.speaker or ""))
        number = bisect_right(ends, quote.start)
        while number < len(paragraphs) and paragraphs[number].start < quote.end:
            out[number].append(voice)
            number += 1
    return out


def _nouns(paragraph: Paragraph) -> Iterator[str]:
    for token in paragraph.tokens:
        if token.tag_ == "NNP" and len(token) > 3:
            yield token.text
        if token.tag_ in ("NN", "NNS"):
            name = lemma(token)
            yield name
            if token.i and token.doc[token.i - 1].dep_ == "compound" and token.doc[token.i - 1].head == token:
                yield f"{token.doc[token.i - 1].lower_} {name}"


def _introductions(article: Article, cast: Cast) -> dict[int, set[str]]:
    """Give the words around the first mention of each actor without a side."""
    out: dict[int, set[str]] = {}
    for mention in cast.mentions:
        if mention.actor in out or mention.actor is None or cast.party(mention.actor) is not None:
            continue
        around = article.text[max(0, mention.start - _AROUND) : mention.end + _AROUND]
        out[mention.actor] = set(re.findall(r"[a-z]+", around.lower()))
    return out


def _plan(scene: Scene, before: int | None) -> tuple[int | None, bool]:
    """Give whose plan the text now speaks of, and whether this sentence speaks of a plan or of demands."""
    owner, leading = before, False
    for token, tag, _ in scene.words:
        if tag not in ("NN", "NNS"):
            continue
        name = lemma(token)
        if name in scene.wanting.plans or scene.wanting.nouns.get(name) == "demand":
            word = owner_of(scene, token) if name in scene.wanting.nouns else maker_of(scene, token)
            if word is not None:
                actor = scene.cast.resolve(scene.paragraph, word)
                owner = actor if actor is not None else owner
            leading = (
                leading
                or token.tag_ == "NNS"
                or name in ("plan", "proposal", "draft", "framework", "package", "blueprint")
            )
    return owner, leading


def _settled(scene: Scene) -> list[tuple[Claim, Scene, Holding]]:
    """Give the claims of a sentence with their holders, one for each position and holder."""
    claims = [*list_claims(scene), *verb_claims(scene), *noun_claims(scene)]
    idioms = list(idiom_claims(scene))
    inside = {claim.cue.i for claim in idioms}  # "tied its support to ..." is no support
    claims = [claim for claim in claims if claim.cue.i not in inside]
    claims = with_conditions([*claims, *modal_claims(scene), *phrase_claims(scene), *idioms], scene)
    for claim in claims:
        voice = scene.voice(claim.head) if claim.needs_voice else None
        if voice is not None:
            _clip(claim, voice, scene)
    claims = [claim for claim in claims if claim.confidence >= _LEAST and _says_something(claim)]
    claims = [claim for claim in claims if not claim.weak or _telling(claim, scene)]
    claims.sort(key=lambda claim: (-claim.confidence, claim.first, claim.last))
    kept: list[tuple[Claim, Scene, Holding]] = []
    for claim in claims:
        for holding in holdings(claim, scene):
            if not any(_same(claim, holding, other, held) for other, _, held in kept):
                kept.append((claim, scene, holding))
    return kept


def _says_something(claim: Claim) -> bool:
    """Tell whether there is a word in the evidence beside the cue."""
    doc = claim.head.doc
    return any(
        any(map(str.isalnum, doc[i].text)) and (i != claim.cue.i or doc[i] == claim.head)
        for i in range(claim.first, claim.last)
    )


def _clip(claim: Claim, voice: Voice, scene: Scene) -> None:
    """Cut a claim to the quote it stands in: what lies outside ("he said on Monday") is the reporter's."""
    doc, base = scene.paragraph.doc, scene.paragraph.start
    first, last = claim.first, claim.last
    while first < claim.head.i and base + doc[first].idx < voice.start:
        first += 1
    whole = claim.why.startswith("modal: not ...")  # its condition may follow after "she said"
    while not whole and last - 1 > claim.head.i and base + doc[last - 1].idx >= voice.end:
        last -= 1
    claim.first, claim.last = trimmed(claim.head, first, last)


def _telling(claim: Claim, scene: Scene) -> bool:
    """Tell whether the words of a claim with an everyday cue ("try", "support") are about a subject of negotiations."""
    tokens = scene.paragraph.tokens
    words = " ".join([tokens[i].text for i in range(claim.first, claim.last)])
    best = load_taxonomy().scores(words).most_common(1)
    if best and best[0][1] >= _TELLING_WORDS:
        return True
    known = scene.shared.topics | scene.wanting.plans | MOVES
    if claim.stance == "refuse" and claim.why.startswith("verb"):
        known |= scene.wanting.nouns.keys()  # "criticized the refusal"
    return any(
        tokens[i].tag_ in ("NN", "NNS") and lemma(tokens[i]) in known
        for i in range(claim.first, claim.last)
        if i != claim.cue.i
    )


def _same(claim: Claim, holding: Holding, other: Claim, held: Holding) -> bool:
    shared = min(claim.last, other.last) - max(claim.first, other.first)
    shorter = min(claim.last - claim.first, other.last - other.first)
    if shared < _SHARE * shorter:
        return False
    if _asks_in_return(claim, other) or _asks_in_return(other, claim):
        return False  # "would be accepted if the price were lifted" offers one thing and demands another
    if holding.holder == held.holder:
        return True
    # One cue, two holders: the joined holders of one position. Two cues: each names its holder in the sentence.
    return claim.cue != other.cue and (holding.where is None or held.where is None or holding.where == held.where)


def _asks_in_return(claim: Claim, offer: Claim) -> bool:
    return claim.why == "condition: if" and offer.stance == "offer" and offer.why.startswith("modal")


def _draft(
    claim: Claim, scene: Scene, holding: Holding, summary: str,
    *, article: Article, about: _About,
) -> DemandDraft:  # fmt: skip
    paragraph = scene.paragraph
    start, end = paragraph.span(claim.first, claim.last - 1)
    nouns = _subjects(claim, scene)
    sentence = scene.sentence
    words = paragraph.text[sentence.start_char : sentence.end_char]
    target = _target(claim.target, scene)
    # A day inside a quote or inside what is wanted is not the day of saying it.
    elsewhere = [(voice.start - paragraph.start, voice.end - paragraph.start) for voice in scene.voices]
    elsewhere.append((start - paragraph.start, end - paragraph.start))
    return DemandDraft(
        start=start,
        end=end,
        holder=holding.holder,
        voiced_by=holding.voiced_by,
        stance=claim.stance,
        issue=issue_of(
            f"{summary} {article.text[start:end]}",
            words,
            nouns,
            about.taxonomy,
            about.subjects,
            paragraph=paragraph.text,
            before=about.before,
        ),
        summary=summary,
        target=target if target != holding.holder else None,
        holder_start=holding.where[0] if holding.where else None,
        holder_end=holding.where[1] if holding.where else None,
        cue_start=paragraph.start + claim.cue.idx,
        cue_end=paragraph.start + claim.cue.idx + len(claim.cue),
        said_at=said_on(words, sentence.start_char, elsewhere, article.metadata.published),
        footing=holding.footing,
        confidence=round(sureness(marks_of(claim, scene, holding)), 2),
        why=claim.why,
        turn=turn_of(claim, scene),
    )


def _subjects(claim: Claim, scene: Scene) -> list[str]:
    """Give the nouns of a claim that could name its subject; names count where they are no actor's ("Brexit")."""
    doc = scene.paragraph.doc
    first, last = claim.first, claim.last
    if claim.why.startswith("passive") and claim.head.tag_[:2] == "NN":
        first, last = claim.head.left_edge.i, claim.head.right_edge.i + 1  # who rejects a thing does not name it
    names = [
        doc[i].text for i in range(first, last)
        if doc[i].tag_ == "NNP" and len(doc[i]) > 3 and doc[i].text not in CALENDAR
        and scene.cast.resolve(scene.paragraph, doc[i]) is None
    ]  # fmt: skip
    people = scene.wanting.people
    somebody = {
        lemma(doc[i]) for i in range(first, last)
        if doc[i].tag_ in ("NN", "NNS") and scene.cast.resolve(scene.paragraph, doc[i]) is not None
    }  # fmt: skip
    nouns = [
        noun for noun in nouns_of(claim.head, first, last)
        if (last_word := noun.rsplit(" ", 1)[-1]) not in people and last_word not in somebody
    ]  # fmt: skip
    return [*nouns, *(name for name in names if name in scene.shared.topics)]


def _target(token: Token | None, scene: Scene) -> str | None:
    if token is None:
        return None
    actor = scene.cast.resolve(scene.paragraph, token)
    return scene_side(scene, actor) if actor is not None else None
