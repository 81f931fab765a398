"""What the mechanisms hand to the pipeline: findings without identity and text."""

from __future__ import annotations

import msgspec

from summit_tui.model import Extent, QuoteType


class QuoteDraft(msgspec.Struct):
    """Words with their source. Offsets are the article's; `actor` is the speaker's place in the cast, if it has one."""

    start: int
    end: int
    type: QuoteType
    extent: Extent | None = None
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    confidence: float = 0.5
    why: str = ""
    actor: int | None = None
