"""The events of decisions, as they go into the journal."""

from __future__ import annotations

from summit_tui.model import Anchor, Article, Decision, DecisionAction, FindingKind
from summit_tui.review.anchors import anchor
from summit_tui.review.ids import event_ids, time_of
from summit_tui.review.stands import METADATA, Name, Values

_LINE = 200
"""Code points of an article's first line that a decision on the whole article is anchored in."""


def decide(
    coder: str,
    action: DecisionAction,
    article: Article,
    *,
    kind: FindingKind,
    finding: str,
    span: tuple[int, int],
    before: Values | None = None,
    after: Values | None = None,
    note: str | None = None,
    event_id: str | None = None,
) -> Decision:
    """Give the event of a decision on one finding, with its anchor in the article's text.

    Args:
        coder: who decides.
        action: accept, reject, correct, note; add with all fields in `after`; merge or split of a position with
            `after={"position": ...}`.
        article: the article as the coder sees it.
        kind: of the finding.
        finding: its id.
        span: `[start, end)` in the article's text, in code points.
        before: the fields as they were, for a correction.
        after: the fields as corrected.
        note: a remark; an empty one takes the former remark away.
        event_id: one of `event_ids(n)` for decisions that are undone together.
    """
    event_id = event_id or event_ids()[0]
    where = anchor(article.text, *span, article.digest)
    at = time_of(event_id)
    return Decision(event_id, at, coder, action, article.file, kind, finding, where, before, after, note)


def decide_name(coder: str, what: Name, name: str, into: str | None, event_id: str | None = None) -> Decision:
    """Give the event that merges a name into another one of its sort, or (`into` None) splits it off again."""
    event_id = event_id or event_ids()[0]
    after: Values = {"what": what, "name": name} if into is None else {"what": what, "name": name, "into": into}
    action: DecisionAction = "split" if into is None else "merge"
    return Decision(event_id, time_of(event_id), coder, action, "", "demand", f"{what}:{name}", after=after)


def decide_article(
    coder: str, article: Article, *, before: Values | None = None, after: Values, event_id: str | None = None
) -> Decision:
    """Give the event that corrects what is known of an article.

    Its anchor is the article's first line, so that an article which was renamed and edited meanwhile is known by it.

    Args:
        coder: who decides.
        article: the article as the coder sees it.
        before: the fields as they were.
        after: title, outlet, author or published (ISO 8601, as precise as it is known); None says that there is none.
        event_id: as in `decide`.
    """
    event_id = event_id or event_ids()[0]
    text = article.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    end = min(end if end >= 0 else len(text), start + _LINE)
    where = anchor(text, start, end, article.digest) if start < end else Anchor("", "", "", 0, 0, article.digest)
    return Decision(
        event_id, time_of(event_id), coder, "correct", article.file, "article", METADATA, where, before, after
    )
