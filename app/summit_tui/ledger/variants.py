"""The wordings of one utterance, each with the words in which it differs from the first."""

from __future__ import annotations

import msgspec

from summit_tui.ledger.alike import differences
from summit_tui.ledger.evidence import Piece, evidence
from summit_tui.ledger.ledger import Ledger


class Variant(msgspec.Struct, frozen=True):
    """Another wording of an utterance. Ranges are half-open code points of the articles' texts.

    `differs` are the words of this wording that the first one has not; `first_differs` those of the first that this
    one has not.
    """

    piece: Piece
    differs: tuple[tuple[int, int], ...] = ()
    first_differs: tuple[tuple[int, int], ...] = ()


def variants(ledger: Ledger, file: str, finding: str, show_rejected: bool = False) -> list[Variant]:
    """Give the other wordings of the utterance that a quote tells of, in the order of articles.

    Wordings that differ in case, punctuation or accents only are one: the first of them stands for all. However many
    articles carry a wording, its speaker is one voice.

    Args:
        ledger: the ledger.
        file: the quote's article.
        finding: the quote's id.
        show_rejected: also give wordings that were rejected.

    Returns:
        One a wording; none where the words are told in one way only, or the quote is not known.
    """
    pieces = evidence(ledger, "quote", f"{file}\x1f{finding}", show_rejected)
    found: dict[str, Variant] = {}
    for piece in pieces[1:]:
        first = pieces[0]
        differ = differences(piece.text, first.text)
        if differ.own or differ.other:
            own = tuple((piece.start + a, piece.start + b) for a, b in differ.own)
            other = tuple((first.start + a, first.start + b) for a, b in differ.other)
            found.setdefault(" ".join(piece.text.casefold().split()), Variant(piece, own, other))
    return list(found.values())
