"""Change, conflict, utterances and questions over articles against the annotated relations.

The desk flags a position as changed or disputed, and marks positions of two holders that cannot both be met. In the
relations, a conflict joins two positions of one holder that changed or are disputed, or of two holders (opposed).
Relations also say which quotes tell of one utterance and which questions ask the same; both are measured by pairs.
The annotators name the clear cases, not all of them: a pair that is found and not annotated counts as wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from summit_tui.ledger.conflicts import AGAINST, Held, judge
from summit_tui.ledger.ledger import Change, Ledger
from summit_tui.model import Extraction

from .data import Annotated, Item
from .figures import Figure, of_counts
from .scorer import Compared

Pair = frozenset[str]


def flags(
    articles: Sequence[Annotated], found: Sequence[Extraction], rows: Mapping[str, Compared], relations: Item
) -> dict[str, Figure]:
    """Give precision and recall of what joins and parts findings over articles.

    Of conflicts, a found pair of positions counts as right where demands of the two meet evidence of an annotated
    pair; only found positions of which some evidence is annotated as a position count. "changed or disputed" counts
    positions, "opposed" pairs of them; "opposed, positions given" judges the annotated positions themselves. Of
    utterances and questions, pairs of annotated members that were found count.
    """
    ledger = Ledger({}, {}, {})
    ledger.apply(Change(upsert=tuple(found)))
    known = _known(articles, found, rows, relations, ledger.derived.positions)
    clashes = ledger.derived.clashes
    flagged = {position: known[position] for position in ledger.derived.flags if position in known}
    wanted = {side for one in relations["conflicts"] if one["kind"] != "opposed" for side in (one["a"], one["b"])}
    right = [position for position, gold in flagged.items() if gold & wanted]
    hit = {gold for position in right for gold in flagged[position] & wanted}
    opposed = {frozenset((one["a"], one["b"])) for one in relations["conflicts"] if one["kind"] == "opposed"}
    pairs = {frozenset((one, clash.other)) for one, many in clashes.items() for clash in many if clash.kind == AGAINST}
    met = {pair: _golden(pair, known) for pair in pairs if all(position in known for position in pair)}
    good = [pair for pair, golden in met.items() if golden & opposed]
    reached = {gold for golden in met.values() for gold in golden & opposed}
    given = _judged(articles, relations)
    return {
        "changed or disputed": _figure(len(right), len(flagged), len(hit), len(wanted), len(ledger.derived.flags)),
        "opposed": _figure(len(good), len(met), len(reached), len(opposed), len(pairs)),
        "opposed, positions given": _figure(
            len(given & opposed), len(given), len(given & opposed), len(opposed), len(given)
        ),
        "quotes of one utterance": _grouped(articles, rows, relations["statements"], ledger, "quotes"),
        "questions that ask the same": _grouped(articles, rows, relations["questions"], ledger, "questions"),
    }


def _figure(right: int, claimed: int, hit: int, wanted: int, found: int) -> Figure:
    precision = right / claimed if claimed else 0.0
    recall = hit / wanted if wanted else 0.0
    f1 = of_counts((1.0, 1 / recall, 1 / precision))[2] if recall and precision else 0.0
    return Figure(precision, recall, f1, gold=wanted, found=found)


def _known(
    articles: Sequence[Annotated],
    found: Sequence[Extraction],
    rows: Mapping[str, Compared],
    relations: Item,
    positions: Mapping[tuple[str, str], str],
) -> dict[str, set[str]]:
    """Give for each found position the annotated ones whose evidence its demands meet."""
    of_span = {
        (name, start, end, one["holder"]): one["id"]
        for one in relations["positions"]
        for name, start, end in one["members"]
    }
    files = {Path(one.file).name: one.file for one in found}
    known: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        met = rows[article.name].met["demands"]
        for i, j in met.right:
            gold = met.gold[i]
            annotated = of_span.get((article.name, gold["start"], gold["end"], gold["holder"]))
            position = positions.get((files[article.name], met.found[j]["id"]))
            if annotated is not None and position is not None:
                known[position].add(annotated)
    return known


def _golden(pair: Pair, known: Mapping[str, set[str]]) -> set[Pair]:
    """Give the annotated pairs that a found pair can stand for."""
    one, other = sorted(pair)
    return {frozenset((a, b)) for a in known[one] for b in known[other] if a != b}


def _judged(articles: Sequence[Annotated], relations: Item) -> set[Pair]:
    """Give the pairs of annotated positions that are judged to be against each other."""
    issues = {
        (article.name, one["start"], one["end"], one["holder"]): one["issue"]
        for article in articles
        for one in article.gold["demands"]
    }
    held = [
        Held(
            one["id"], one["holder"], issues.get((*one["members"][0], one["holder"]), "other"), one["stance"],
            (one["summary"],), (), dated=False, voices=frozenset(),
        )
        for one in relations["positions"]
    ]  # fmt: skip
    found = judge(held)
    return {frozenset((one, clash.other)) for one, many in found.items() for clash in many if clash.kind == AGAINST}


def _grouped(
    articles: Sequence[Annotated], rows: Mapping[str, Compared], groups: Sequence[Item], ledger: Ledger, table: str
) -> Figure:
    """Give precision and recall of pairs within groups, of the annotated members and of those found with them.

    Pairs of findings that meet no annotated member of a group are not judged: the annotation does not say that it
    names every utterance of the articles, so only pairs with a member on one side at least count as wrong.
    """
    member = {(name, start, end): one["id"] for one in groups for name, start, end in one["members"]}
    frame = ledger.derived.quotes if table == "quotes" else ledger.derived.questions
    same = {(Path(file).name, i): group for file, i, group in frame.select("file", "id", "same").iter_rows()}
    kinds = ("direct", "indirect") if table == "quotes" else ("questions",)
    gold_of: dict[tuple[str, str], str | None] = {}
    for article in articles:
        for kind in kinds:
            met = rows[article.name].met[kind]
            for i, j in met.pairs:
                gold = met.gold[i]
                gold_of[article.name, met.found[j]["id"]] = member.get((article.name, gold["start"], gold["end"]))
    wanted = sum(len(one["members"]) * (len(one["members"]) - 1) // 2 for one in groups)
    found = {pair for pair in _pairs(same, gold_of) if any(gold_of[one] is not None for one in pair)}
    right = sum(len({gold_of[one] for one in pair}) == 1 for pair in found)
    return _figure(right, len(found), right, wanted, len(found))


def _pairs(
    same: Mapping[tuple[str, str], int], among: Iterable[tuple[str, str]]
) -> Iterable[frozenset[tuple[str, str]]]:
    by_group: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for key in among:
        if key in same:
            by_group[same[key]].append(key)
    return (frozenset(pair) for members in by_group.values() for pair in combinations(members, 2))
