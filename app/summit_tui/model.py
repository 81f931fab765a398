"""The whole schema: articles, what is found in them, and what the analyst decides.

Plain frozen data (msgspec structs) without behaviour beyond identity. Offsets are 0-based, half-open
Unicode code points into the stored text: the file decoded, a byte-order mark stripped, CRLF and CR
turned to LF, undecodable bytes to U+FFFD, nothing else. Times are UTC, ISO 8601.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal

import msgspec

SCHEMA = 1
"""Version of the data contract; a reader refuses what is newer."""

ZoneKind = Literal[
    "headline", "subhead", "dateline", "byline", "body", "caption", "credit",
    "related", "comment", "form", "bio", "navigation",
]  # fmt: skip
STORY_ZONES: frozenset[str] = frozenset({"headline", "subhead", "dateline", "body"})
"""Zones that are the reporter's story; all others are boilerplate."""

ActorKind = Literal["person", "state", "bloc", "organisation", "group"]
QuoteType = Literal["direct", "indirect"]
Extent = Literal["full", "fragment"]
Stance = Literal["demand", "refuse", "offer", "accept"]
Footing = Literal["own", "relayed", "anonymous", "reporter"]
QuestionKind = Literal["asked", "unresolved", "disputed"]
FindingKind = Literal["quote", "demand", "question"]
Subject = Literal["quote", "demand", "question", "article"]
"""What a decision is about: a finding, or what is known of an article (title, outlet, author, date)."""
DecisionAction = Literal["accept", "reject", "correct", "add", "merge", "split", "note", "undo", "redo"]
"""`add` makes a finding that the machine missed; the others speak of one that is there."""


class Zone(msgspec.Struct, frozen=True, gc=False):
    """A stretch of an article by its job in the page; the zones of an article tile its text."""

    start: int
    end: int
    kind: ZoneKind


class Metadata(msgspec.Struct, frozen=True, gc=False):
    """What the text itself says of the article; None where it does not. `basis` says how the date is known."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO 8601, as precise as the text is: `2025-12-17`, `2025-12` or `2025`."""
    basis: str | None = None


class Article(msgspec.Struct, frozen=True):
    """One file of the folder as text with zones.

    `file` is the path below the folder with `/` between parts; bytes that are not UTF-8 are percent-escaped.
    `digest` is the hash of `text` (see `digest_of`).
    """

    file: str
    text: str
    digest: str
    language: str = "en"
    metadata: Metadata = Metadata()
    zones: tuple[Zone, ...] = ()


class Actor(msgspec.Struct, frozen=True, gc=False):
    """Who speaks, holds a position or is asked for something."""

    id: str
    name: str
    kind: ActorKind
    party: str | None
    aliases: tuple[str, ...]
    confidence: float = 0.5
    why: str = ""


class Quote(msgspec.Struct, frozen=True, gc=False):
    """Words that the article attributes to a speaker. `speaker` is an actor's name or the phrase itself."""

    id: str
    start: int
    end: int
    text: str
    type: QuoteType
    extent: Extent | None = None
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    confidence: float = 0.5
    why: str = ""


class Demand(msgspec.Struct, frozen=True, gc=False):
    """What a side wants, refuses, offers or accepts, in one passage. `position` folds evidence over a run."""

    id: str
    start: int
    end: int
    text: str
    holder: str
    voiced_by: str | None
    stance: Stance
    issue: str
    summary: str
    target: str | None = None
    holder_start: int | None = None
    holder_end: int | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    said_at: str | None = None
    footing: Footing = "reporter"
    position: str | None = None
    changed: bool = False
    """The text itself tells it as a change of position: "no longer insists", "dropped its demand"."""
    instead_of: str | None = None
    """The id of the demand in the same article whose place it took, as the text tells it."""
    confidence: float = 0.5
    why: str = ""


class Question(msgspec.Struct, frozen=True, gc=False):
    """What the article leaves open. `about` names the actors that it concerns."""

    id: str
    start: int
    end: int
    text: str
    kind: QuestionKind
    summary: str
    about: tuple[str, ...] = ()
    confidence: float = 0.5
    why: str = ""


Finding = Quote | Demand | Question


class Extraction(msgspec.Struct, frozen=True):
    """All that was found in one article. `note` says what was not read, and why (language, budget)."""

    file: str
    digest: str
    extractor: str
    language: str
    metadata: Metadata
    zones: tuple[Zone, ...]
    actors: tuple[Actor, ...] = ()
    quotes: tuple[Quote, ...] = ()
    demands: tuple[Demand, ...] = ()
    questions: tuple[Question, ...] = ()
    note: str | None = None
    schema: int = SCHEMA


class Anchor(msgspec.Struct, frozen=True):
    """Where a decision holds: the exact words, 32 characters either side, the place and the text's hash."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    digest: str


class Decision(msgspec.Struct, frozen=True, omit_defaults=True):
    """One event of the journal. `target` is the id of the event that an undo or redo speaks of."""

    id: str
    at: str
    coder: str
    action: DecisionAction
    article: str
    kind: Subject
    finding: str
    anchor: Anchor | None = None
    before: dict[str, str | int | None] | None = None
    after: dict[str, str | int | None] | None = None
    note: str | None = None
    target: str | None = None
    schema: int = SCHEMA


def digest_of(text: str) -> str:
    """Give the hash of a stored text: 32 hexadecimal digits of BLAKE2b over its UTF-8 (lone surrogates kept)."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def finding_ids(text: str, kind: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """Give the identities of the findings of one kind, in the order given.

    An identity is made of kind, words, up to 32 characters of context in the same line on either side, and
    which of several alike it is. It holds over runs, renames and edits elsewhere in the article, and does not
    depend on what the machine thought of the finding (speaker, holder, issue, stance).

    Args:
        text: the article's stored text.
        kind: "quote", "demand" or "question".
        spans: half-open code-point ranges; several findings may share one.

    Returns:
        One id of 16 hexadecimal digits a span, unique within article and kind.
    """
    seen: dict[str, int] = {}
    ids = []
    for start, end in spans:
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        before = text[max(line_start, start - 32) : start]
        after = text[end : min(line_end if line_end >= 0 else len(text), end + 32)]
        key = "\x1f".join((kind, *(" ".join(part.split()) for part in (text[start:end], before, after))))
        occurrence = seen[key] = seen.get(key, -1) + 1
        whole = f"{key}\x1f{occurrence}".encode("utf-8", "surrogatepass")
        ids.append(hashlib.blake2b(whole, digest_size=8).hexdigest())
    return ids


def boilerplate(zones: Iterable[Zone]) -> list[Zone]:
    """Give the zones that are not story."""
    return [zone for zone in zones if zone.kind not in STORY_ZONES]
