"""A passage that the analyst cut anew: where its words lie, kept so that it is found again in an edited text."""

from __future__ import annotations

from summit_tui.model import Anchor, Article
from summit_tui.review.anchors import Attached, anchor, attach
from summit_tui.review.stands import Values

_FIELDS = ("start", "end", "exact", "prefix", "suffix", "digest")


def cut(article: Article, start: int, end: int) -> Values:
    """Give the fields by which a correction says that a finding is `[start, end)` of this text (code points).

    Raises:
        ValueError: the range is empty or does not lie within the text.
    """
    where = anchor(article.text, start, end, article.digest)
    return {name: getattr(where, name) for name in _FIELDS}


def placed(after: Values, article: Article) -> Values:
    """Give corrected fields with the passage where it lies now: start, end and text.

    Without a passage of its own, or where its words are not plainly there any more, the finding keeps the machine's.

    Args:
        after: corrected fields; not changed.
        article: as it is now.
    """
    kept = {name: value for name, value in after.items() if name not in _FIELDS}
    where = _anchor_in(after)
    if where is None:
        return kept
    found = attach(where, article.text, article.digest)
    if isinstance(found, Attached):
        kept |= {"start": found.start, "end": found.end, "text": article.text[found.start : found.end]}
    return kept


def _anchor_in(after: Values) -> Anchor | None:
    """Give the anchor that fields hold; None where they hold none, or not all of it (a hand may have written them)."""
    exact, prefix, suffix, digest = (after.get(name) for name in ("exact", "prefix", "suffix", "digest"))
    start, end = after.get("start"), after.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return None
    if not (isinstance(exact, str) and isinstance(prefix, str) and isinstance(suffix, str) and isinstance(digest, str)):
        return None
    return Anchor(exact, prefix, suffix, start, end, digest)
