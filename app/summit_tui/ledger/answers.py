"""Open questions: what they are about, whether the analyst has closed them, and which later passages may answer them.

An answer is proposed, never decided: a demand or quote of a later article (later by the dates told; where these do not
tell, of a new article) that concerns the same actors and shares telling words with the question, or its issue.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

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
    names = _names(derived)
    by_word = derived.once("questions by word", lambda: _by_word(derived, names))
    best: dict[tuple[str, int], tuple[float, Passage, dict[str, Any]]] = {}
    of = pl.col("file").is_in(list(files))
    for kind, frame in (("demand", derived.demands), ("quote", derived.quotes)):
        for row in frame.filter(of, pl.col("state") != "rejected").iter_rows(named=True):
            shared = Counter(chain.from_iterable(by_word.get(word, ()) for word in content(row["text"])))
            for one in (one for one, count in shared.items() if count >= one.least):
                key = (row["file"], one.same)
                score = one.answered_by(row, kind)
                if score > best.get(key, (0.0,))[0]:
                    best[key] = (score, (kind, row["id"]), one.first)
    found = sorted(best.items(), key=lambda item: (item[0][0], -item[1][0], item[1][1]))
    return [(file, passage, first) for (file, _), (_, passage, first) in found]


class _Asked:
    """A question as it is compared with passages."""

    def __init__(self, first: dict[str, Any], files: frozenset[str], about: frozenset[str], telling: frozenset[str]):
        self.first = first
        self.same: int = first["same"]
        self.files = files
        self.about = about
        self.telling = telling
        self.least = max(min(ENOUGH, len(telling)), math.ceil(SHARE * len(telling)))

    @classmethod
    def of(cls, rows: list[dict[str, Any]], names: frozenset[str]) -> _Asked:
        """Make it from the rows of one question, the first of them first."""
        telling = frozenset(
            word for word in asked.telling(rows[0]["summary"]) if word[:4] not in names and len(word) > 2
        )
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


def _by_word(derived: Derived, names: frozenset[str]) -> dict[str, list[_Asked]]:
    """Give the open questions by each of their telling words."""
    shut = derived.closed
    groups: dict[int, list[dict[str, Any]]] = defaultdict(list)
    columns = ["file", "id", "same", "summary", "about", "issue", "day", "new", "state"]
    for row in derived.questions.sort("rank", "start").select(columns).iter_rows(named=True):
        if row["state"] != "rejected":
            groups[row["same"]].append(row)
    found: dict[str, list[_Asked]] = defaultdict(list)
    for rows in groups.values():
        if not any((row["file"], row["id"]) in shut for row in rows):
            one = _Asked.of(rows, names)
            for word in one.telling:
                found[word].append(one)
    return found


def _names(derived: Derived) -> frozenset[str]:
    return derived.once("names of sides", lambda: name_stems(derived.demands["party"].unique().to_list()))


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
