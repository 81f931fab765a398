"""The workshop's side of merging and splitting: names of people, sides and issues, and positions (see `editing`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import polars as pl

from summit_tui.desk.office.editing import EditError, Said, article_of, carry_out, edit_all, edit_each
from summit_tui.desk.office.telling import number
from summit_tui.desk.parts.trail import Pointed
from summit_tui.model import Decision, FindingKind
from summit_tui.review.deciding import decide_name
from summit_tui.review.ids import batch_of, event_ids
from summit_tui.review.stands import Name, Values

if TYPE_CHECKING:
    from summit_tui.desk.office.workshop import Workshop
    from summit_tui.desk.parts.trail import Evidence

SPLIT = "split-"
"""What the id of a position begins with that the analyst split off."""


def merge_names(shop: Workshop, what: Name, names: Sequence[str], into: str) -> None:
    """Merge names of actors, issues or sides into one of them, or into a new name; one name alone is renamed."""

    def make() -> tuple[list[Decision], Said]:
        merged = [name for name in dict.fromkeys(names) if name != into]
        if not merged:
            raise EditError(f"{into} is its name already.")
        events = [
            decide_name(shop.decisions.coder, what, name, into, event_id)
            for name, event_id in zip(merged, event_ids(len(merged)), strict=True)
        ]
        return events, Said(into, f"now stands for {', '.join(merged)} too." if what != "side" else _moved(merged))

    carry_out(shop, make)


def _moved(names: Sequence[str]) -> str:
    return f"is now the side of {', '.join(names)}."


def split_names(shop: Workshop, what: Name, names: Sequence[str]) -> None:
    """Let names that were merged into another one stand by themselves again."""

    def make() -> tuple[list[Decision], Said]:
        ids = event_ids(len(names))
        coder = shop.decisions.coder
        events = [decide_name(coder, what, name, None, one) for name, one in zip(names, ids, strict=True)]
        return events, Said(", ".join(names), "stands by itself again." if len(names) == 1 else "stand by themselves.")

    carry_out(shop, make)


def set_apart(shop: Workshop, name: str) -> None:
    """Let an actor that the machine took for another one stand by itself."""

    def make() -> tuple[list[Decision], Said]:
        return [decide_name(shop.decisions.coder, "actor", name, name)], Said(name, "stands by itself.")

    carry_out(shop, make)


def merge_positions(shop: Workshop, keys: Sequence[str], into: str) -> None:
    """Fold positions into one: all their evidence belongs to it from now on, under its issue.

    Args:
        shop: the workshop.
        keys: the positions to fold.
        into: the position that stays.
    """

    def make() -> tuple[list[Decision], Said]:
        demands = shop.ledger.derived.demands
        goal = demands.filter(pl.col("position") == into).sort("confidence", descending=True)
        others = [key for key in keys if key != into]
        rows = demands.filter(pl.col("position").is_in(others), ~pl.col("gone"))
        if not goal.height or not rows.height:
            raise EditError("space marks the rows to fold into the one under the cursor.")
        stays = goal.row(0, named=True)
        for name, word in (("party", "sides"), ("stance", "stances")):
            other = next((value for value in rows[name].to_list() if value != stays[name]), None)
            if other is not None:
                raise EditError(f"These are of two {word}: {stays[name]} and {other}. e corrects that first.")
        edits: list[tuple[Evidence, Values | None]] = [
            (_evidence(row, "demand"), _belonging(shop, row, into, stays["issue"])) for row in _rows(rows)
        ]
        # What stays is told to stay, so that it keeps this id whatever comes first by name at the next start.
        for row in _rows(goal):
            after = _belonging(shop, row, into, stays["issue"])
            edits.append((_evidence(row, "demand"), {**after, "leads": 1}))
        events = edit_each(shop, "merge", edits)
        count = number(rows["position"].n_unique(), "position")
        return events, Said(f"{count} folded into", str(stays["summary"]))

    carry_out(shop, make)


def _rows(frame: pl.DataFrame) -> list[dict[str, Any]]:
    return list(frame.iter_rows(named=True))


def _belonging(shop: Workshop, row: Mapping[str, Any], position: str, issue: str) -> Values:
    """Give the fields by which evidence belongs to a position, with all that the machine folds with it.

    Evidence that the analyst had split off goes alone.
    """
    was = shop.ledger.corrections.get((row["file"], "demand", row["id"]), {})
    alone = str(was.get("position") or "").startswith(SPLIT)
    return {"position": position, "whole": None if alone else 1, "under": issue, "leads": None}


def split_position(shop: Workshop, piece: Evidence) -> None:
    """Split a piece of evidence off into a position of its own."""

    def make() -> tuple[list[Decision], Said]:
        after: Values = {"position": SPLIT + batch_of(event_ids()[0]), "whole": None, "under": None, "leads": None}
        words = article_of(shop, piece.file).text[piece.start : piece.end]
        return edit_all(shop, "split", [piece], after=after), Said("a position of its own", words)

    carry_out(shop, make)


def _evidence(row: Mapping[str, Any], kind: FindingKind) -> Evidence:
    return Pointed(row["file"], kind, row["id"], row["start"], row["end"], "", row["state"])
