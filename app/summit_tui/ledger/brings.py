"""What an article adds to the rest (see `adds`), piece by piece, with what was known before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from summit_tui.ledger import adds, lists
from summit_tui.ledger.answers import proposed_in
from summit_tui.ledger.conflicts import AGAINST, CHANGED, DISPUTED, Clash
from summit_tui.ledger.derive import Derived
from summit_tui.ledger.gather import OBSERVERS
from summit_tui.ledger.inbox import COUNTS, INBOX, inbox
from summit_tui.ledger.ledger import Ledger

_T, _N = pl.String, pl.Int64
BRINGS: dict[str, Any] = {
    "row": _T, "group": _T, "count": _N, "left": _N, "kind": _T, "file": _T, "finding": _T, "id": _T, "start": _N,
    "end": _N, "position": _T, "party": _T, "speaker": _T, "stance": _T, "issue": _T, "text": _T, "flag": _T,
    "against": _T, "known": _T, "known_file": _T, "known_finding": _T, "known_id": _T, "confidence": pl.Float64,
    "state": _T, "mark": _T,
}  # fmt: skip
CHANGES, AGAINST_SIDE, ANSWERS = "Changes what was known", "Against another side", "Answers proposed"
_GROUP_OF = {
    adds.TURNED: CHANGES, adds.CONTRADICTED: CHANGES, adds.CONFIRMED: "Adds a voice", adds.NEW: "New positions",
    adds.QUOTE: "New quotes", adds.VARIANT: "Variants", adds.QUESTION: "Questions", adds.ANSWER: ANSWERS,
    adds.KNOWN: "Known already",
}  # fmt: skip
GROUPS = (CHANGES, AGAINST_SIDE, *(name for name in dict.fromkeys(_GROUP_OF.values()) if name != CHANGES))
"""The headings in their order."""
_VERBS = {"demand": "demands", "refuse": "refuses", "offer": "offers", "accept": "accepts"}
_DID = {"demand": "demanded", "refuse": "refused", "offer": "offered", "accept": "accepted"}
Row = dict[str, Any]
Prior = Mapping[Any, list[Row]]


def brings(ledger: Ledger, file: str, show_rejected: bool = False) -> pl.DataFrame:
    """Give what an article adds to the rest, one row a piece, under group rows.

    Of a changed article only what its former text did not have is given, if that is known (see `Ledger.set_new`).

    Args:
        ledger: the ledger.
        file: the article.
        show_rejected: also give what was rejected.

    Returns:
        A frame of the columns `BRINGS`, empty for an article that is not known. `row` is group or item; `group` the
        heading (one of `GROUPS`), `count` and `left` (group rows) how many pieces it has and how many are undecided.
        `kind` is one of `adds.KINDS`; `finding` what the piece is (demand, quote, question), `text` its summary or
        words; `flag` is Δ, ≠, ↔ or empty, `against` names the sides that the position is held against. `known` says
        what was known; `known_file`, `known_finding` and `known_id` name the piece that shows it (None: nothing was).
        A proposed answer names the passage that answers, and as the known piece the question; its `state` is
        "proposed", and it does not count as left.
    """
    derived = ledger.derived
    items = derived.once(("brings", file), lambda: _items(ledger, derived, file))
    rows: list[Row] = []
    for group in GROUPS:
        members = [i for i in items if i["group"] == group and (show_rejected or i["state"] != "rejected")]
        if members:
            left = sum(item["state"] == "undecided" for item in members)
            rows.append({"row": "group", "group": group, "count": len(members), "left": left})
            rows.extend(members)
    return pl.DataFrame(rows, schema=BRINGS, orient="row")


def _items(ledger: Ledger, derived: Derived, file: str) -> list[Row]:
    found = derived.articles.filter(pl.col("file") == file)
    if not found.height:
        return []
    rank = int(found["rank"][0])
    former = ledger.former.get(file, {})
    kinds = {
        (finding, i): (kind, against) for _, finding, i, kind, against, _ in adds.kinds(derived, [file]).iter_rows()
    }
    items = [*_demands(derived, file, rank, kinds), *_quotes(derived, file, rank, kinds),
             *_questions(derived, file, rank, kinds)]  # fmt: skip
    items = [item for item in items if (item["finding"], item["id"]) not in former]
    fresh = {(item["finding"], item["id"]): item for item in items}
    for _, passage, asked in proposed_in(ledger, [file]):
        if passage in fresh:
            items.append(
                {**fresh[passage], "kind": adds.ANSWER, "group": ANSWERS, "flag": "", "state": "proposed", "mark": "?",
                 "known": asked["summary"], "known_file": asked["file"], "known_finding": "question",
                 "known_id": asked["id"]}
            )  # fmt: skip
    places = {name: number for number, name in enumerate(lists.sides(derived, show_rejected=True)["party"].to_list())}
    return sorted(items, key=lambda item: _order(item, places))


def _order(item: Row, places: Mapping[str, int]) -> tuple[Any, ...]:
    """Put demands in order by side and stance, all else as the text has it."""
    if item["finding"] != "demand":
        return (0, 0, item["start"], item["id"])
    return (places.get(item["party"], 1 << 20), lists.STANCES.index(item["stance"]), item["start"], item["id"])


def _item(row: Row, finding: str, kinds: Mapping[tuple[str, str], tuple[str, bool]]) -> Row:
    kind, against = kinds[finding, row["id"]]
    return {
        "row": "item", "group": AGAINST_SIDE if against else _GROUP_OF[kind], "kind": kind, "file": row["file"],
        "finding": finding, "id": row["id"], "start": row["start"], "end": row["end"],
        "confidence": row["confidence"], "state": row["state"], "mark": lists.MARKS[row["state"]], "flag": "",
        "party": "", "speaker": "", "stance": "", "issue": "", "text": "", "position": "", "against": "", "known": "",
    }  # fmt: skip


def _known(item: Row, piece: Row, said: str) -> Row:
    item.update(known=said, known_file=piece["file"], known_finding=item["finding"], known_id=piece["id"])
    return item


def _prior(frame: pl.DataFrame, column: str, rank: int) -> Prior:
    """Give what was known before an article, by the values of a column."""
    found: dict[Any, list[Row]] = {}
    for row in frame.filter(pl.col("rank") < rank, pl.col("state") != "rejected").iter_rows(named=True):
        found.setdefault(row[column], []).append(row)
    return found


# Demands


def _demands(derived: Derived, file: str, rank: int, kinds: Mapping[tuple[str, str], tuple[str, bool]]) -> list[Row]:
    here = derived.demands.filter(pl.col("file") == file)
    own = here["position"].unique().to_list()
    wanted = [*own, *(one.other for position in own for one in derived.clashes.get(position, ()))]
    prior = _prior(lists.evidence_order(derived.demands.filter(pl.col("position").is_in(wanted))), "position", rank)
    rows = here.to_dicts()
    replaced = {row["id"]: row for row in rows if row["state"] != "rejected"}
    return [_demand(row, _item(row, "demand", kinds), derived, prior, replaced) for row in rows]


def _demand(row: Row, item: Row, derived: Derived, prior: Prior, replaced: Mapping[str, Row]) -> Row:
    item.update(party=row["party"], speaker=row["person_short"] or row["voiced_by"] or "", stance=row["stance"],
                issue=row["issue"], text=row["summary"], position=row["position"])  # fmt: skip
    clashes = [one for one in derived.clashes.get(row["position"], ()) if one.other in prior]
    # The latest is what was known last; which articles were read first must not decide it.
    clashes.sort(key=lambda one: (max(piece["rank"] for piece in prior[one.other]), one.other), reverse=True)
    against = [one for one in clashes if one.kind == AGAINST]
    item["against"] = ", ".join(sorted({prior[one.other][0]["party"] for one in against}))
    item["flag"] = AGAINST if against else ""
    known = prior.get(row["position"])
    if known:
        return _known(item, known[0], _counted(known))
    for sort in (CHANGED, DISPUTED):
        for clash in clashes:
            if clash.kind == sort:
                item["flag"] = sort
                first = prior[clash.other][0]
                return _known(item, first, first["summary"] + _since(clash))
    if row["changed"]:
        item["flag"] = CHANGED
        same = replaced.get(row["instead_of"])
        if same is None:
            return item
        return _known(item, same, f"{same['summary']}: {_DID[same['stance']]} before, as this article tells")
    if against:
        most = max(against, key=lambda one: (_articles(prior[one.other]), one.other))
        count, first = _articles(prior[most.other]), prior[most.other][0]
        said = f"{first['party']} {_VERBS[first['stance']]}"
        return _known(item, first, f"{said}, {count} art" if count > 1 else said)
    return item


def _since(clash: Clash) -> str:
    return "" if clash.kind != CHANGED else " before" if clash.later else " later"


def _articles(rows: list[Row]) -> int:
    return len({row["file"] for row in rows})


def _counted(rows: list[Row]) -> str:
    voices = len({row["voice"] for row in rows})
    return f"{_articles(rows)} art, {voices} {'voice' if voices == 1 else 'voices'}"


# Quotes and questions


def _quotes(derived: Derived, file: str, rank: int, kinds: Mapping[tuple[str, str], tuple[str, bool]]) -> list[Row]:
    here = derived.quotes.filter(pl.col("file") == file).sort("start", "id")
    alike = derived.quotes.filter(pl.col("same").is_in(here["same"].unique().implode()))
    prior = _prior(alike.sort("rank", "start", "id"), "same", rank)
    items = []
    for row in here.iter_rows(named=True):
        item = _item(row, "quote", kinds)
        item.update(party="" if row["party"] == OBSERVERS else row["party"], speaker=row["speaker_short"],
                    text=row["line"])  # fmt: skip
        known = prior.get(row["same"], [])
        equal = [one for one in known if one["wording"] == row["wording"]]
        if equal:
            _known(item, equal[0], f"same words, {_articles(equal)} art")
        elif known:
            _known(item, known[0], known[0]["line"])
        items.append(item)
    return items


def _questions(derived: Derived, file: str, rank: int, kinds: Mapping[tuple[str, str], tuple[str, bool]]) -> list[Row]:
    here = derived.questions.filter(pl.col("file") == file).sort("start", "id")
    alike = derived.questions.filter(pl.col("same").is_in(here["same"].unique().implode()))
    prior = _prior(alike.sort("rank", "start", "id"), "same", rank)
    items = []
    for row in here.iter_rows(named=True):
        item = _item(row, "question", kinds)
        item.update(text=row["summary"], issue=row["issue"])
        known = prior.get(row["same"], [])
        if known:
            _known(item, known[0], f"open before, {_articles(known)} art")
        items.append(item)
    return items


__all__ = ["BRINGS", "COUNTS", "GROUPS", "INBOX", "brings", "inbox"]
