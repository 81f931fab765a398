"""The articles as the inbox lists them: what is new, changed, a copy, or was looked at before."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import Any

import polars as pl
from rapidfuzz import process
from rapidfuzz.distance import Indel

from summit_tui.ledger import adds
from summit_tui.ledger.answers import proposed_in
from summit_tui.ledger.derive import Derived
from summit_tui.ledger.gather import when_label
from summit_tui.ledger.ledger import Former, Ledger
from summit_tui.ledger.positions import numbers
from summit_tui.ledger.schema import KINDS

_T, _N = pl.String, pl.Int64
COUNTS: dict[str, tuple[str, ...]] = {
    "changes": (adds.TURNED, adds.CONTRADICTED), "against": ("against",), "voices": (adds.CONFIRMED,),
    "positions": (adds.NEW,), "quotes": (adds.QUOTE,), "variants": (adds.VARIANT,), "questions": (adds.QUESTION,),
    "answers": (adds.ANSWER,), "known": (adds.KNOWN,),
}  # fmt: skip
"""The columns that count pieces, each with its kinds, in the order of the groups of `brings`."""
INBOX: dict[str, Any] = {
    "state": _T, "file": _T, "title": _T, "outlet": _T, "published": _T, "when": _T, "origin": _T, "copy_of": _T,
    "share": pl.Float64, "pieces": _N, "decided": _N, "left": _N, **dict.fromkeys(COUNTS, _N),
    "more": _N, "fewer": _N, "reworded": _N, "renumbered": _N, "note": _T,
}  # fmt: skip
_COMPARED = 4
"""How many of the findings that went are compared closely with one that came."""
_REWORDED = 0.6
"""How alike the words of a finding that went and one that came must be to be one that was reworded."""


def inbox(ledger: Ledger) -> pl.DataFrame:
    """Give one row an article: what is new and changed, newest first, copies behind their origins; then the rest.

    Returns:
        A frame of the columns `INBOX`. `state` is new, changed, copy (a new near-copy of `origin`; `copy_of` is the
        origin's outlet, title or name) or seen (looked at before; its counts of kinds are 0). `when` is "undated"
        where no date is told. `pieces` counts findings, `decided` and `left` those decided and undecided; of a changed
        article they are of what its former text did not have. `share` is the part of the smaller story that stands in
        the other one word for word, where it is known. `positions` counts new ones but those held against another side
        (`against`). Of a changed article, `more` and `fewer` count the passages that came and went, `reworded` those
        that changed, `renumbered` those of them whose figures changed; None where its former text is not known.
    """
    derived = ledger.derived
    return derived.once("inbox", lambda: _inbox(ledger, derived))


def _inbox(ledger: Ledger, derived: Derived) -> pl.DataFrame:
    there = derived.articles.filter(~pl.col("gone"))
    states = {row["file"]: _state(ledger, row) for row in there.select("file", "origin", "new").iter_rows(named=True)}
    fresh = [file for file, state in states.items() if state != "seen"]
    counts = _counts(ledger, derived, fresh)
    reviewed = _reviewed(ledger, derived)
    named = {row["file"]: row["outlet"] or row["title"] or row["file"] for row in there.iter_rows(named=True)}
    rows = []
    for row in there.iter_rows(named=True):
        file, state = row["file"], states[row["file"]]
        pieces, left = reviewed.get(file, (0, 0))
        rows.append(
            {"state": state, **{name: row[name] for name in ("file", "title", "outlet", "published", "note")},
             "when": when_label(row["published"]), "origin": row["origin"] if row["origin"] != file else None,
             "copy_of": named.get(row["origin"]) if row["origin"] != file else None,
             "share": ledger.shares.get(file), "pieces": pieces, "decided": pieces - left, "left": left,
             **{name: sum(counts[file, kind] for kind in kinds) for name, kinds in COUNTS.items()},
             **_difference(ledger, derived, file)}
        )  # fmt: skip
    frame = pl.DataFrame(rows, schema=INBOX, orient="row")
    return _in_order(frame)


def _state(ledger: Ledger, row: dict[str, Any]) -> str:
    if not row["new"]:
        return "seen"
    if row["file"] in ledger.changed:
        return "changed"
    return "copy" if row["origin"] != row["file"] else "new"


def _in_order(frame: pl.DataFrame) -> pl.DataFrame:
    """Put the new before the looked at, the latest first and the undated last, a copy right behind its origin."""
    leads = frame.select(origin="file", lead_day="published", lead_seen=pl.col("state") == "seen")
    rows = frame.with_columns(
        lead=pl.coalesce("origin", "file"), seen=pl.col("state") == "seen", copy=pl.col("state") == "copy"
    ).join(leads, left_on="lead", right_on="origin", how="left", maintain_order="left")
    together = ~pl.col("lead_seen").fill_null(value=True)
    rows = rows.with_columns(
        day=pl.when(together).then("lead_day").otherwise("published"),
        lead=pl.when(together).then("lead").otherwise("file"),
    )
    ordered = rows.sort("seen", "day", "lead", "copy", "file",
                        descending=[False, True, False, False, False], nulls_last=True)  # fmt: skip
    return ordered.select(list(INBOX))


def _counts(ledger: Ledger, derived: Derived, files: list[str]) -> Counter[tuple[str, str]]:
    """Count the pieces of some articles by what they are to the rest."""
    found: Counter[tuple[str, str]] = Counter()
    if not files:
        return found
    former = ledger.former
    passages: set[tuple[str, tuple[str, str]]] = set()
    for file, finding, piece, kind, against, state in adds.kinds(derived, files).iter_rows():
        if state != "rejected" and (finding, piece) not in former.get(file, ()):
            found[file, "against" if against else kind] += 1
            passages.add((file, (finding, piece)))
    for file, passage, _ in proposed_in(ledger, files):
        found[file, adds.ANSWER] += (file, passage) in passages
    return found


def _reviewed(ledger: Ledger, derived: Derived) -> dict[str, tuple[int, int]]:
    """Count the pieces of each article, and those undecided."""
    former = ledger.former
    parts = []
    for kind, frame in (("demand", derived.demands), ("quote", derived.quotes), ("question", derived.questions)):
        old = [(file, piece) for file, known in former.items() for of, piece in known if of == kind]
        known = pl.DataFrame(old, schema={"file": pl.String, "id": pl.String}, orient="row")
        parts.append(frame.select("file", "id", "state").join(known, on=["file", "id"], how="anti"))
    counts = pl.concat(parts).group_by("file").agg(pl.len(), (pl.col("state") == "undecided").sum().alias("left"))
    return {file: (pieces, left) for file, pieces, left in counts.iter_rows()}


def _difference(ledger: Ledger, derived: Derived, file: str) -> dict[str, int | None]:
    """Say how the findings of a changed article differ from those of its former text."""
    former = ledger.former.get(file)
    if former is None:
        return dict.fromkeys(("more", "fewer", "reworded", "renumbered"))
    here: Former = {
        (kind, piece): text
        for kind, frame in zip(KINDS, (derived.demands, derived.quotes, derived.questions), strict=True)
        for piece, text in frame.filter(pl.col("file") == file).select("id", "text").iter_rows()
    }
    came = [(key[0], text) for key, text in here.items() if key not in former]
    went = [(key[0], text) for key, text in former.items() if key not in here]
    reworded = renumbered = 0
    for kind, text in list(came):
        other = _nearest(text, [other for of, other in went if of == kind])
        if other is not None:
            came.remove((kind, text))
            went.remove((kind, other))
            reworded += 1
            renumbered += numbers(text) != numbers(other)
    return {"more": len(came), "fewer": len(went), "reworded": reworded, "renumbered": renumbered}


def _nearest(text: str, others: list[str]) -> str | None:
    """Give the words that were reworded into these; None where none are near enough.

    `SequenceMatcher` takes a millisecond a pair, two minutes for an article that was written anew. So only the few
    words are given to it that share most letters in order, which no pair that it finds alike has less of.
    """
    shares = process.extract(text, others, scorer=Indel.normalized_similarity, score_cutoff=_REWORDED, limit=_COMPARED)
    alike = [(SequenceMatcher(None, text, other, autojunk=False).ratio(), other) for other, _, _ in shares]
    score, other = max(alike, default=(0.0, ""))
    return other if score >= _REWORDED else None


__all__ = ["COUNTS", "INBOX", "inbox"]
