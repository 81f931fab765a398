"""Open questions: what they are about, whether the analyst has closed them, and which later passages may answer them.

An answer is proposed, never decided: a demand or quote of a later article (later by the dates told; where these do not
tell, of a new article) that concerns the same actors and shares telling words with the question, or its issue.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from summit_tui.ledger import asked
from summit_tui.ledger.evidence import Piece, pieces_of
from summit_tui.ledger.positions import content, forms_of, name_stems
from summit_tui.model import FindingKind

if TYPE_CHECKING:
    from summit_tui.ledger.derive import Derived
    from summit_tui.ledger.ledger import Ledger

Passage = tuple[str, str]
"""Kind and id of a finding of one article."""
ENOUGH = 2
"""How many telling words an answer shares with its question; of a question that has fewer, all."""
SHARE = 0.5
"""Which part of the question's telling words it must have."""


def answers(ledger: Ledger, file: str, finding: str, show_rejected: bool = False) -> list[Piece]:
    """Give the passages that may answer a question, the best first; those that the analyst chose come before all.

    Args:
        ledger: the ledger.
        file: the question's article.
        finding: the question's id.
        show_rejected: also give passages that were rejected as findings.
    """
    derived = ledger.derived
    here = derived.questions.filter(pl.col("file") == file, pl.col("id") == finding)
    if not here.height:
        return []
    group = derived.questions.filter(pl.col("same") == here["same"][0]).sort("rank", "start")
    one = _Asked.of(group.to_dicts(), _names(derived))
    chosen = _chosen(ledger, group)
    found: list[tuple[float, str, dict[str, Any]]] = []
    for kind, frame, text in (("demand", derived.demands, "text"), ("quote", derived.quotes, "words")):
        later = pl.col("new") | (pl.col("day") > (one.first["day"] or "9999"))
        rows = frame.filter(later if show_rejected else later & (pl.col("state") != "rejected"))
        for row in _sharing(rows, one, text).iter_rows(named=True):
            score = one.answered_by(row, kind)
            if score:
                found.append((score, kind, row))
    found.sort(key=lambda item: (-item[0], item[2]["rank"], item[2]["start"]))
    proposed = [piece for _, kind, row in found for piece in pieces_of([row], _kind(kind))]
    first = [piece for piece in _named_pieces(derived, chosen) if piece is not None]
    told = {(piece.file, piece.kind, piece.id) for piece in first}
    return first + [piece for piece in proposed if (piece.file, piece.kind, piece.id) not in told]


def proposed_in(ledger: Ledger, files: Sequence[str]) -> list[tuple[str, Passage, dict[str, Any]]]:
    """Give the passages of some articles that may answer a question asked elsewhere: file, passage, question's row.

    A question that the analyst has closed gets no more answers; of the passages of one article the best is given.
    """
    derived = ledger.derived
    near = [(same, kind, row) for kind, row in _passages(derived, files) for same in _may_answer(derived, kind, row)]
    groups = _open_questions(derived, {same for same, _, _ in near})
    near = [one for one in near if one[0] in groups and _later(groups[one[0]][0], one[2])]
    names = _names(derived)
    asked_of = {same: _Asked.of(groups[same], names) for same in {same for same, _, _ in near}}
    best: dict[tuple[str, int], tuple[float, Passage, dict[str, Any]]] = {}
    for same, kind, row in near:
        score = asked_of[same].answered_by(row, kind)
        if score > best.get((row["file"], same), (0.0,))[0]:
            best[row["file"], same] = (score, (kind, row["id"]), asked_of[same].first)
    found = sorted(best.items(), key=lambda item: (item[0][0], -item[1][0], item[1][1]))
    return [(file, passage, first) for (file, _), (_, passage, first) in found]


def _passages(derived: Derived, files: Sequence[str]) -> Iterable[tuple[str, dict[str, Any]]]:
    """Give the demands and quotes of some articles that were not rejected."""
    columns = ["file", "id", "text", "party", "person_name", "day", "new"]
    live = pl.col("file").is_in(list(files)) & (pl.col("state") != "rejected")
    for row in derived.demands.filter(live).select(*columns, "summary", "target", "issue").iter_rows(named=True):
        yield "demand", row
    for row in derived.quotes.filter(live).select(*columns, "speaker").iter_rows(named=True):
        yield "quote", row


def _may_answer(derived: Derived, kind: str, row: Mapping[str, Any]) -> list[int]:
    """Give the questions that share enough words with a passage; looked up once, whatever is decided later."""
    known: dict[tuple[str, str, str], list[int]] = derived.kept.setdefault("may answer", {})
    key = (kind, row["file"], row["id"])
    if key not in known:
        index, words = _index(derived), content(row["text"])
        some = set(chain.from_iterable(index.by_word.get(word, ()) for word in words))
        known[key] = [one for one in sorted(some) if len(index.telling[one] & words) >= index.least[one]]
    return known[key]


class _Asked:
    """A question as it is compared with passages."""

    def __init__(self, first: dict[str, Any], files: frozenset[str], about: frozenset[str], telling: frozenset[str]):
        self.first = first
        self.same: int = first["same"]
        self.files = files
        self.about = about
        self.telling = telling
        self.least = _least(telling)

    @classmethod
    def of(cls, rows: list[dict[str, Any]], names: frozenset[str]) -> _Asked:
        """Make it from the rows of one question, the first of them first."""
        telling = _telling(rows[0]["summary"], names)
        about = frozenset(word[:5] for row in rows for name in row["about"] for word in content(name))
        return cls(rows[0], frozenset(row["file"] for row in rows), about, telling)

    def answered_by(self, row: Mapping[str, Any], kind: str) -> float:
        """Give how far a passage may answer it: 0 (not at all) to 1."""
        if row["file"] in self.files or not self.telling or not _later(self.first, row):
            return 0.0
        words = content(row["text"]) | (content(row["summary"]) if kind == "demand" else frozenset())
        shared = self.telling & words
        if len(shared) < self.least:
            return 0.0
        who = " ".join(str(row.get(name) or "") for name in ("party", "person_name", "speaker", "target", "text"))
        if self.about and not self.about & {word[:5] for word in content(who)}:
            return 0.0
        if len(self.telling) < ENOUGH and not (kind == "demand" and row["issue"] == self.first["issue"]):
            return 0.0
        return len(shared) / len(self.telling)


def _later(question: Mapping[str, Any], passage: Mapping[str, Any]) -> bool:
    """Tell whether a passage is later by the dates told; where they do not tell, whether only its article is new."""
    asked, told = question["day"], passage["day"]
    if asked and told:
        size = min(len(asked), len(told))
        if asked[:size] != told[:size]:
            return bool(asked[:size] < told[:size])
    return bool(passage["new"] and not question["new"])


class _Index(NamedTuple):
    """Questions (what is the same in their rows) with their telling words, and by those of them that any answer to
    them must have at least one of: the rarest. `least` is how many an answer must share."""

    by_word: dict[str, list[int]]
    telling: dict[int, frozenset[str]]
    least: dict[int, int]


def _index(derived: Derived) -> _Index:
    """Give the index of all questions; it follows from the rows alone."""
    if "questions" not in derived.kept:
        names = _names(derived)
        index = _Index(defaultdict(list), {}, {})
        for same, summary in derived.questions.sort("order", "start").select("same", "summary").iter_rows():
            if same not in index.telling:
                index.telling[same] = _telling(summary, names)
        common = Counter(chain.from_iterable(index.telling.values()))
        for same, telling in index.telling.items():
            index.least[same] = _least(telling)
            rarest = sorted(telling, key=lambda word: (common[word], word))
            for word in rarest[: len(telling) - index.least[same] + 1]:
                index.by_word[word].append(same)
        derived.kept["questions"] = index
    found: _Index = derived.kept["questions"]
    return found


@lru_cache(maxsize=16384)
def _telling(summary: str, names: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in asked.telling(summary) if word[:4] not in names and len(word) > 2)


def _least(telling: frozenset[str]) -> int:
    return max(min(ENOUGH, len(telling)), math.ceil(SHARE * len(telling)))


def _open_questions(derived: Derived, wanted: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """Give the rows of those of some questions that nobody closed or rejected."""
    groups: dict[int, list[dict[str, Any]]] = defaultdict(list)
    live = derived.questions.filter(pl.col("same").is_in(pl.Series(list(wanted), dtype=pl.UInt64).implode()))
    live = live.filter(pl.col("state") != "rejected").sort("rank", "start")
    for row in live.select("file", "id", "same", "summary", "about", "issue", "day", "new").iter_rows(named=True):
        groups[row["same"]].append(row)
    shut = derived.closed
    return {same: rows for same, rows in groups.items() if not any((row["file"], row["id"]) in shut for row in rows)}


def _names(derived: Derived) -> frozenset[str]:
    if "names" not in derived.kept:
        derived.kept["names"] = name_stems(derived.demands["party"].unique().to_list())
    found: frozenset[str] = derived.kept["names"]
    return found


def _sharing(frame: pl.DataFrame, asked: _Asked, column: str) -> pl.DataFrame:
    """Keep the rows that may share enough words with a question: a scan of one column, without a look at each row."""
    words = pl.col(column).str.to_lowercase()
    hits = [words.str.contains_any(sorted(forms_of(word))).cast(pl.Int8) for word in asked.telling]
    return frame.filter(pl.sum_horizontal(*hits) >= asked.least) if hits else frame.clear()


def _kind(kind: str) -> FindingKind:
    return "demand" if kind == "demand" else "quote"


def _chosen(ledger: Ledger, group: pl.DataFrame) -> list[tuple[str, str]]:
    """Give the passages (file, id) that the analyst chose as answers to a question."""
    found = []
    for file, finding in group.select("file", "id").iter_rows():
        after = ledger.corrections.get((file, "question", finding), {})
        chosen = after.get("answer_id") or after.get("answer")
        if chosen:
            found.append((str(after.get("answer_file") or file), str(chosen)))
    return found


def _named_pieces(derived: Derived, chosen: Iterable[tuple[str, str]]) -> Iterable[Piece]:
    for file, finding in chosen:
        for kind, frame in (("demand", derived.demands), ("quote", derived.quotes)):
            rows = frame.filter(pl.col("file") == file, pl.col("id") == finding).to_dicts()
            yield from pieces_of(rows, _kind(kind))
