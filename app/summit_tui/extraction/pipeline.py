"""An article becomes an extraction: a pure function of the article and a kit that is loaded once."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from summit_tui.extraction.acting import acting_actors
from summit_tui.extraction.cast import build_cast
from summit_tui.extraction.demands import DemandDraft, find_demands
from summit_tui.extraction.language import language_of
from summit_tui.extraction.lexicon import Lexicon, load_lexicon
from summit_tui.extraction.marks import find_marked
from summit_tui.extraction.parse import Budget, Parser, load_parser, split_paragraphs, unread
from summit_tui.extraction.questions import QuestionDraft, find_questions
from summit_tui.extraction.quotes import QuoteDraft, find_quotes
from summit_tui.extraction.sureness import sure_of
from summit_tui.extraction.turns import linked
from summit_tui.extraction.version import EXTRACTOR
from summit_tui.model import Article, Demand, Extraction, Question, Quote, finding_ids


class ExtractionSettings(msgspec.Struct, frozen=True):
    """What `summit.toml` says of names; it wins over what the article suggests.

    `sides` gives the names that belong to a side, `aliases` the forms of a name, `issues` the words of an issue;
    at most `words` words and `seconds` seconds of parsing are spent on one article.
    """

    sides: dict[str, list[str]] = {}
    aliases: dict[str, list[str]] = {}
    issues: dict[str, list[str]] = {}
    words: int = Budget.words
    seconds: float = Budget.seconds


@dataclass(frozen=True)
class Kit:
    """What extraction needs besides the article."""

    parser: Parser
    lexicon: Lexicon
    settings: ExtractionSettings

    @property
    def budget(self) -> Budget:
        """How much of an article is parsed."""
        return Budget(self.settings.words, self.settings.seconds)


def load_kit(settings: ExtractionSettings | None = None) -> Kit:
    """Load parser and lexicon, once a process.

    Raises:
        RuntimeError: no parser is installed, or its weights are not the pinned ones.
    """
    return Kit(load_parser(), load_lexicon(), settings or ExtractionSettings())


def extract(article: Article, kit: Kit) -> Extraction:
    """Find actors, quotes, demands and questions of one article.

    Args:
        article: with zones.
        kit: from `load_kit`.

    Returns:
        Findings by their start, each with `text[start:end]` equal to its words. Never raises on odd text; `note`
        says what was not read, and why.
    """
    language = language_of("\n".join(article.text[a:b] for a, b, _ in split_paragraphs(article)[:40]) or article.text)
    if language != "en":
        return _marked_only(article, language)
    with kit.parser.zone():
        paragraphs = kit.parser.paragraphs(article, kit.budget)
        cast = build_cast(article, paragraphs, kit.lexicon, kit.settings)
        quotes = find_quotes(article, paragraphs, cast, kit.lexicon)
        demands = find_demands(article, paragraphs, cast, quotes, kit.lexicon, issues=kit.settings.issues)
        questions = find_questions(article, paragraphs, cast, quotes, kit.lexicon)
        actors = acting_actors(paragraphs, cast, quotes, demands)
        left = unread(article, paragraphs)
    note = (
        f"{left:,} characters at the end were not read: the article is longer than the parse budget" if left else None
    )
    text = article.text
    return Extraction(
        file=article.file, digest=article.digest, extractor=EXTRACTOR, language=language,
        metadata=article.metadata, zones=article.zones, actors=actors,
        quotes=_quotes(text, quotes), demands=_demands(text, demands), questions=_questions(text, questions), note=note,
    )  # fmt: skip


def _quotes(text: str, drafts: list[QuoteDraft]) -> tuple[Quote, ...]:
    kept: dict[tuple[int, int, str], QuoteDraft] = {}
    for one in sorted(drafts, key=lambda q: (q.start, -q.end, -q.confidence)):
        if 0 <= one.start < one.end <= len(text):
            kept.setdefault((one.start, one.end, one.type), one)
    rows = list(kept.values())
    ids = finding_ids(text, "quote", ((q.start, q.end) for q in rows))
    return tuple(
        Quote(
            id=number, start=q.start, end=q.end, text=text[q.start : q.end], type=q.type, extent=q.extent,
            speaker=q.speaker, speaker_start=q.speaker_start, speaker_end=q.speaker_end,
            cue_start=q.cue_start, cue_end=q.cue_end, confidence=sure_of(q), why=q.why,
        )
        for number, q in zip(ids, rows, strict=True)
    )  # fmt: skip


def _demands(text: str, drafts: list[DemandDraft]) -> tuple[Demand, ...]:
    kept: dict[tuple[int, int, str, str, str], DemandDraft] = {}
    for one in sorted(drafts, key=lambda d: (d.start, d.end, -d.confidence)):
        if 0 <= one.start < one.end <= len(text):
            kept.setdefault((one.start, one.end, one.holder, one.stance, one.issue), one)
    rows = list(kept.values())
    ids = finding_ids(text, "demand", ((d.start, d.end) for d in rows))
    turned = linked(text, rows)
    return tuple(
        Demand(
            id=number, start=d.start, end=d.end, text=text[d.start : d.end], holder=d.holder, voiced_by=d.voiced_by,
            stance=d.stance, issue=d.issue, summary=d.summary, target=d.target,
            holder_start=d.holder_start, holder_end=d.holder_end, cue_start=d.cue_start, cue_end=d.cue_end,
            said_at=d.said_at, footing=d.footing, changed=turn.changed,
            instead_of=None if turn.instead_of is None else ids[turn.instead_of], confidence=d.confidence, why=d.why,
        )
        for number, d, turn in zip(ids, rows, turned, strict=True)
    )  # fmt: skip


def _questions(text: str, drafts: list[QuestionDraft]) -> tuple[Question, ...]:
    kept: dict[tuple[int, int], QuestionDraft] = {}
    for one in sorted(drafts, key=lambda q: (q.start, q.end, -q.confidence)):
        if 0 <= one.start < one.end <= len(text):
            kept.setdefault((one.start, one.end), one)
    rows = list(kept.values())
    ids = finding_ids(text, "question", ((q.start, q.end) for q in rows))
    return tuple(
        Question(
            id=number, start=q.start, end=q.end, text=text[q.start : q.end], kind=q.kind, summary=q.summary,
            about=q.about, confidence=q.confidence, why=q.why,
        )
        for number, q in zip(ids, rows, strict=True)
    )  # fmt: skip


def _marked_only(article: Article, language: str) -> Extraction:
    """Give what can be had without a parser for the language: the words in quotation marks."""
    drafts = [
        QuoteDraft(start + one.start, start + one.end, "direct", "full", confidence=0.3, why="marks only")
        for start, end, kind in split_paragraphs(article)
        for one in find_marked(article.text[start:end])
        if len(article.text[start + one.start : start + one.end].split()) > 3
    ]
    note = f"the text does not read as English ({language}): only words in quotation marks were taken"
    return Extraction(
        file=article.file, digest=article.digest, extractor=EXTRACTOR, language=language,
        metadata=article.metadata, zones=article.zones, quotes=_quotes(article.text, drafts), note=note,
    )  # fmt: skip
