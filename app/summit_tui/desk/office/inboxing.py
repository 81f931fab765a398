"""The inbox's side of the workshop: what is new since the last look, in an order that stays until it is refreshed.

An article counts as looked at once it was chosen in the inbox. That is kept for the next start; on this screen it
goes to those looked at before only when the inbox is refreshed, so that nothing moves under the analyst's hands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import polars as pl

from summit_tui.desk import messages
from summit_tui.desk.office.telling import number
from summit_tui.ledger import brings as added
from summit_tui.ledger import inbox as listed
from summit_tui.ledger import lists
from summit_tui.review.looks import LookError, load_look, load_unseen, save_look, save_unseen
from summit_tui.review.lost import WHY, Lost

if TYPE_CHECKING:
    from pathlib import Path

    from summit_tui.desk.office.workshop import Workshop
    from summit_tui.model import Extraction
    from summit_tui.review.decisions import Review

LOST = "\x00"
"""Stands for the decisions without a passage where an article's name stands else; no file has such a name."""
ROWS: dict[str, Any] = {
    "row": pl.String, "file": pl.String, "state": pl.String, "unseen": pl.Boolean, "source": pl.String,
    "when": pl.String, "left": pl.Int64, "says": pl.String, "title": pl.String,
}  # fmt: skip


class Inbox:
    """What the inbox knows between questions; all calls come from the clerk's thread.

    `there` holds the texts of the time when a desk was last closed (name: hash; None if that is not known), `look`
    those of them that had been looked at, and `seen` those looked at since this desk was opened.
    """

    def __init__(self) -> None:
        self.there: dict[str, str] | None = None
        self.look: dict[str, str] | None = None
        self.seen: dict[str, str] = {}
        self._order: list[str] = []
        self._rows: tuple[str, list[str]] = ("", [])

    # -- what was seen ----------------------------------------------------------------------

    def open(self, root: Path) -> None:
        """Take up what was seen before."""
        self.there = load_look(root)
        if self.there is not None:
            unseen = load_unseen(root)
            self.look = {name: unseen.get(name, text) for name, text in self.there.items() if unseen.get(name, text)}

    def first_look(self, shop: Workshop) -> None:
        """Count all as seen where nothing was ever seen before: a new folder is not an inbox full of news."""
        if self.look is None:
            self.look = shop.digests()
            self.keep(shop)

    def unseen(self, shop: Workshop) -> int:
        """Give how many articles are new or changed since the last look; none where there was none."""
        look = self.look
        return 0 if look is None else sum(look.get(name) != text for name, text in shop.digests().items())

    def keep(self, shop: Workshop) -> None:
        """Keep for the next start what is there, and what of it was not looked at."""
        now = shop.digests()
        seen = {**(self.look or {}), **self.seen}
        try:
            save_look(shop.root, now)
            save_unseen(shop.root, {name: seen.get(name, "") for name, text in now.items() if seen.get(name) != text})
        except LookError as error:
            shop.post(messages.Trouble(str(error), ""))

    def rename(self, old: str, new: str) -> None:
        """Let what was seen follow an article that was renamed."""
        for known in (self.look, self.seen):
            if known is not None and old in known:
                known[new] = known.pop(old)
        self._order = [new if name == old else name for name in self._order]

    def mark(self, shop: Workshop) -> None:
        """Tell the ledger which articles are new or changed since the last look."""
        if self.look is None:
            return
        new = {name for name, article in shop.articles.items() if self.look.get(name) != article.digest}
        before: dict[str, Extraction | None] = {}
        for name in new & set(self.look):
            reading = shop.store.get(self.look[name], name)
            before[name] = reading.extraction if reading is not None else None
        shop.ledger.set_new(frozenset(new), before)

    # -- what is shown ----------------------------------------------------------------------

    def articles(self, shop: Workshop, *, refresh: bool) -> messages.InboxReady:
        """Give the articles, those to look at first, in the order in which they stood before unless refreshed."""
        if refresh:
            self._order = []
            if self.look is not None and self.seen:
                self.look.update((name, text) for name, text in self.seen.items() if name in shop.articles)
                self.mark(shop)
        rows = {str(row["file"]): row for row in listed.inbox(shop.ledger).iter_rows(named=True)}
        self._order = in_order(rows, self._order)
        wanted = [rows[file] for file in self._order if rows[file]["state"] != "seen"]
        before = [rows[file] for file in self._order if rows[file]["state"] == "seen"]
        left = sum(row["left"] for row in wanted)
        return messages.InboxReady(self._drawn(shop, wanted, before), len(wanted), left)

    def _drawn(self, shop: Workshop, wanted: list[dict[str, Any]], before: list[dict[str, Any]]) -> pl.DataFrame:
        lines: list[dict[str, Any]] = []
        for row in wanted:
            seen = self.seen.get(row["file"]) == shop.articles[row["file"]].digest
            source = row["outlet"] or row["title"] or row["file"]
            lines.append(_line("item", row, source, unseen=not seen))
            lines.append(_line("more", row, source, says=says(row)))
        gone = shop.decisions.lost(shop.articles)
        if gone:
            nothing = dict.fromkeys(("file", "state", "when", "left", "title"), "")
            heading = {"title": "Decisions without a passage", "left": len(gone)}
            lines.append({**_line("group", nothing, ""), "file": LOST + "?", **heading})
            lines.append(
                {**_line("item", nothing, number(len(gone), "decision")), "file": LOST, "state": "lost", "left": 0}
            )
        if before:
            heading = {"file": "", "title": "Looked at before", "left": len(before)}
            lines.append({**_line("group", before[0], ""), **heading})
        lines += [_line("item", row, row["title"] or row["file"]) for row in before]
        return pl.DataFrame(lines, schema=ROWS)

    def brings(self, shop: Workshop, file: str, text: str) -> messages.BringsReady | None:
        """Give what an article brings, and count it as looked at. What was rejected stays in its place."""
        if file == LOST:
            frame = lost_rows(shop.decisions.lost(shop.articles))
            return messages.BringsReady(file, narrowed(frame, text), 0, 0)
        article = shop.articles.get(file)
        if article is None:
            return None
        self.seen[file] = article.digest
        frame = self._kept_in_order(f"{file} {article.digest}", added.brings(shop.ledger, file, show_rejected=True))
        shorts = shop.ledger.derived.settled.shorts
        who = pl.when(pl.col("party") != "").then("party").otherwise("speaker")
        frame = frame.with_columns(who=who).with_columns(
            who_short=pl.col("who").replace(shorts).str.strip_prefix("The ").str.strip_prefix("the ")
        )
        noted = ["\x1f".join(one) for one in shop.ledger.notes.get(file, {})]
        name = pl.concat_str("finding", "id", separator="\x1f")
        frame = frame.with_columns(noted=name.is_in(noted).fill_null(value=False))
        frame = _in_marks(frame, shop.ledger.derived.quotes, file)
        frame = _with_changed(frame, shop.decisions.review, file)
        items = frame.filter(pl.col("row") == "item")
        decided = int((~items["state"].is_in(("undecided", "proposed"))).sum())
        return messages.BringsReady(file, narrowed(frame, text), decided, items.height)

    def _kept_in_order(self, name: str, frame: pl.DataFrame) -> pl.DataFrame:
        """Give the rows in the order in which they stood before, as long as they are the same ones."""
        name_of = pl.concat_str("group", "row", "finding", "id", separator="\x1f", ignore_nulls=True)
        keys = frame.select(name_of).to_series()
        was, before = self._rows
        if was != name or set(keys) != set(before):
            self._rows = (name, keys.to_list())
            return frame
        place = {key: at for at, key in enumerate(before)}
        return frame.with_columns(at=keys.replace_strict(place, return_dtype=pl.Int64)).sort("at").drop("at")


def _in_marks(frame: pl.DataFrame, quotes: pl.DataFrame, file: str) -> pl.DataFrame:
    """Put what was said in these very words between quotation marks, as Quotes does."""
    direct = quotes.filter(pl.col("file") == file, pl.col("type") == "direct")["id"].to_list()
    said = (pl.col("finding") == "quote") & pl.col("id").is_in(direct)
    return frame.with_columns(text=pl.when(said).then(pl.format("“{}”", "text")).otherwise("text"))


def _with_changed(frame: pl.DataFrame, review: Review, file: str) -> pl.DataFrame:
    """Say of a piece whose words changed since it was decided on what was decided then."""

    def told(row: dict[str, Any]) -> str | None:
        state = review.state_of(file, row["finding"], row["id"]) if row["row"] == "item" else None
        changed = state is not None and state.attached == "changed"
        return f"was {state.was}, words changed" if state is not None and changed else row["known"]

    said = [told(row) for row in frame.select("row", "finding", "id", "known").iter_rows(named=True)]
    return frame.with_columns(known=pl.Series("known", said, dtype=pl.String))


def lost_rows(lost: Iterable[Lost]) -> pl.DataFrame:
    """Give the decisions that have no passage any more, under why that is, as rows of `brings`."""
    by_reason: dict[str, list[dict[str, Any]]] = {}
    for one in lost:
        who = str(one.said.get("holder") or one.said.get("speaker") or "")
        made = f"{one.coder}, {(one.at or '')[:10]}" if one.coder else ""
        by_reason.setdefault(WHY[one.reason].capitalize(), []).append(
            {"row": "item", "finding": one.kind, "id": f"{one.finding} {one.digest}", "file": one.article, "party": who,
             "stance": str(one.said.get("stance") or ""), "text": one.words, "known": f"{one.article}  {made}",
             "state": one.was, "mark": lists.MARKS.get(one.was, "•"), "issue": str(one.said.get("issue") or ""),
             "flag": ""}
        )  # fmt: skip
    rows: list[dict[str, Any]] = []
    for reason, items in by_reason.items():
        rows.append({"row": "group", "count": len(items), "group": reason})
        rows += [{**item, "group": reason} for item in items]
    frame = pl.DataFrame(rows, schema=added.BRINGS, orient="row")
    return frame.with_columns(who="party", who_short="party")


def _line(row: str, of: Mapping[str, Any], source: str, *, unseen: bool = False, says: str = "") -> dict[str, Any]:
    return {
        "row": row, "file": of["file"], "state": of["state"], "unseen": unseen, "source": source, "when": of["when"],
        "left": of["left"], "says": says, "title": of["title"],
    }  # fmt: skip


def in_order(files: Iterable[str], before: list[str]) -> list[str]:
    """Give files in the order in which they stood before; those that came since follow in their own order.

    Example:
        >>> in_order(["new", "a", "b"], ["b", "gone", "a"])
        ['b', 'a', 'new']
    """
    present = list(files)
    kept = [file for file in before if file in set(present)]
    return kept + [file for file in present if file not in set(kept)]


def says(row: Mapping[str, Any]) -> str:
    """Say in one line what an article brings: of whom it is a copy, or how much of what it adds."""
    if row["copy_of"]:
        share = f"{round(row['share'] * 100)} % " if row["share"] else ""
        return f"{share}the same words as {row['copy_of']}"
    if row["state"] == "changed" and row["more"] is not None:
        told = [
            f"{number(row['more'], 'passage')} more",
            f"{row['fewer']} fewer",
            f"{row['reworded']} reworded",
            f"{number(row['renumbered'], 'figure')} changed",
        ]
        return ", ".join(part for part in told if not part.startswith("0 ")) or "no finding changed"
    parts = [
        number(row["changes"], "change"),
        f"{row['against']} against another side",
        number(row["positions"], "new position"),
        number(row["voices"], "new voice"),
        number(row["quotes"], "quote"),
        number(row["questions"], "question"),
    ]
    told = [part for part in parts if not part.startswith("0 ")]
    return ", ".join(told[:3]) or "nothing that was not known"


def narrowed(frame: pl.DataFrame, text: str) -> pl.DataFrame:
    """Narrow what an article brings by words, each of which must occur in a row; four kinds of word mean more.

    `is:undecided` (accepted, rejected, edited), `kind:quote` (or a group's first word), `party:union`, `sure>0.7`.
    """
    test = pl.lit(value=True)
    for word in text.casefold().split():
        name, _, value = word.partition(":")
        if name == "is" and value:
            test &= pl.col("state").str.starts_with(value)
        elif name == "kind" and value:
            test &= pl.col("finding").str.starts_with(value) | pl.col("group").str.to_lowercase().str.starts_with(value)
        elif name == "party" and value:
            test &= pl.col("who").str.to_lowercase().str.contains(value, literal=True)
        elif word.startswith(("sure>", "sure<")) and (share := _share(word[5:])) is not None:
            test &= pl.col("confidence") >= share if word[4] == ">" else pl.col("confidence") <= share
        else:
            whole = pl.concat_str("who", "stance", "issue", "text", "known", separator=" ", ignore_nulls=True)
            test &= whole.str.to_lowercase().str.contains(word, literal=True)
    items = frame.filter((pl.col("row") == "item") & test)
    groups = frame.filter(pl.col("row") == "group", pl.col("group").is_in(items["group"].unique().to_list()))
    order = {group: at for at, group in enumerate(frame["group"].unique(maintain_order=True))}
    place = pl.col("group").replace_strict(order, default=0, return_dtype=pl.Int64)
    return pl.concat([groups, items]).sort(place, maintain_order=True)


def _share(word: str) -> float | None:
    try:
        return float(word)
    except ValueError:
        return None
