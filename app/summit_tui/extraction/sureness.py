"""How sure a quote is: as often as its mechanism was right on annotated articles.

The rules grade what they find while they work (a named speaker more than a pronoun). Such grades put quotes in order,
but nine in ten of those graded .6 were right. What is shown is therefore counted: per mechanism, the share that was
right on the articles that were read (`lexicon/sureness.toml`), drawn towards a common share where only few were seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from summit_tui.extraction.drafts import QuoteDraft
from summit_tui.extraction.lexicon import load_lexicon

_SLOPE = 0.05
"""How far the grade moves the share: enough to keep the order among quotes of one mechanism."""
_MIDDLE = 0.7
_ALONE = "marks only"


@dataclass(frozen=True)
class Shares:
    """The counted shares by type and mechanism, and what a doubtful one is worth."""

    of: dict[tuple[str, str], float]
    prior: float
    doubt: float
    doubtful: float


@lru_cache(maxsize=1)
def shares() -> Shares:
    """Give the shares of `lexicon/sureness.toml`, each drawn towards the prior by the weight that this has."""
    table = load_lexicon().table("sureness")
    prior, weight = float(table["prior"]), float(table["weight"])
    of = {
        (kind, why): (right + prior * weight) / (found + weight)
        for kind in ("direct", "indirect")
        for why, (right, found) in table[kind].items()
    }
    return Shares(of, prior, float(table["doubt"]), float(table["doubtful"]))


def sure_of(quote: QuoteDraft) -> float:
    """Give the chance that a quote's words and speaker are right, 0 to 1.

    Args:
        quote: as a rule made it; its own `confidence` is that rule's grade.

    Example: a clause of "said" with a named speaker (grade .81) gives .89, one with a doubtful speaker .53.
    """
    known = shares()
    if quote.why == _ALONE:
        return quote.confidence
    share = known.of.get((quote.type, quote.why), known.prior)
    if quote.confidence < known.doubt:
        share *= known.doubtful
    return round(min(0.98, max(0.05, share + _SLOPE * (quote.confidence - _MIDDLE))), 2)
