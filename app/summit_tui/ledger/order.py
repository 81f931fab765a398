"""The orders in which the lists can stand. No key of an order depends on what was rejected, so that nothing moves
under the cursor; but for "undecided", which a screen keeps as it was until it is asked to sort again."""

from __future__ import annotations

import polars as pl

from summit_tui.ledger.asked import OPEN

Keys = list[tuple[str, bool]]
"""Columns to sort by, and whether the greatest comes first."""
SORTS: dict[str, Keys] = {
    "issue": [],
    "party": [("rank", False)],
    "date": [("last_day", True)],
    "voices": [("all_voices", True), ("all_articles", True)],
    "undecided": [("all_decided", False), ("open", True)],
}
"""The columns by which demands are sorted before their usual order, and whether the greatest comes first."""
GROUPS: dict[str, Keys] = {
    "party": [("rank", False), ("party", False)],
    "issue": [("unlabelled", False), ("issue_articles", True), ("issue_count", True), ("issue", False)],
    "none": [],
}
_BY_ISSUE = [*GROUPS["issue"], ("stance_order", False), ("all_voices", True), ("rank", False)]


def demands(rows: pl.DataFrame, sort: str, group: str) -> pl.DataFrame:
    """Put the rows of `demands` in another order than their own (by party, then issue)."""
    if (sort, group) == ("issue", "party"):
        return rows
    rows = rows.with_columns(
        open=pl.col("pieces") - pl.col("decided"), all_decided=pl.col("pieces") == pl.col("decided")
    )
    usual = [] if group == "party" else _BY_ISSUE
    return _sorted(rows, [*GROUPS[group], *SORTS[sort], *usual, ("place", False)])


QUOTE_SORTS: dict[str, Keys] = {
    "speaker": [], "date": [("last_day", True)], "articles": [("articles", True)], "undecided": [("undecided", True)],
}  # fmt: skip


def quotes(rows: pl.DataFrame, sort: str, group: str) -> pl.DataFrame:
    """Put the rows of `quotes` in another order than their own (by party, then speaker)."""
    if sort == "speaker":
        return rows
    side = [("rank", False)] if group == "party" else []
    return _sorted(rows, [*side, *QUOTE_SORTS[sort], ("place", False)])


QUESTION_SORTS: dict[str, Keys] = {
    "articles": [], "date": [("last_day", True)], "issue": [("no_issue", False), ("issue", False)],
    "undecided": [("undecided", True)], "state": [("shut", False)],
}  # fmt: skip


def questions(rows: pl.DataFrame, sort: str) -> pl.DataFrame:
    """Put the rows of `questions` in another order than their own (by articles)."""
    if sort == "articles":
        return rows
    rows = rows.with_columns(no_issue=pl.col("issue") == "", shut=pl.col("status") != OPEN)
    return _sorted(rows, [*QUESTION_SORTS[sort], ("place", False)])


def _sorted(rows: pl.DataFrame, keys: Keys) -> pl.DataFrame:
    """Sort by columns (name, whether the greatest comes first); what is missing comes last."""
    unique = dict(reversed(keys))
    names = list(dict.fromkeys(name for name, _ in keys))
    return rows.sort(names, descending=[unique[name] for name in names], nulls_last=True, maintain_order=True)
