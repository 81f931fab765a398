"""What holds for the ledger whatever articles come, in whatever order, decided however."""

from __future__ import annotations

import random
from collections.abc import Iterable

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from summit_tui.ledger import views
from summit_tui.ledger.ledger import Change, Ledger
from summit_tui.ledger.names import folded, plain_key, sound
from summit_tui.ledger.positions import Folder, Row, content, fold
from summit_tui.ledger.schema import words_key
from summit_tui.ledger.settle import Seen, settle
from summit_tui.model import Actor, Demand, Extraction, Metadata, Question, Quote

WORDS = st.sampled_from(
    ["wage", "crane", "shift", "bonus", "strike", "talks", "court", "port", "quay", "truce", "5", "9", "not", "the"]
)
PHRASES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
TEXTS = st.one_of(PHRASES, st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=30))
NAMES = st.sampled_from(["Anna Lind", "Lind", "Bo Lind", "Dockers Union", "the union", "officials", "Ж", "\x1b[2J"])
STANCES = st.sampled_from(["demand", "refuse", "offer", "accept"])
ISSUES = st.sampled_from(["wages", "shifts"])
KINDS = st.sampled_from(["person", "organisation", "group", "state"])
SIDES = st.sampled_from(["Norland", "Dockers Union", None])
DAYS = st.sampled_from([None, "2030", "2030-02", "2030-02-03", "odd"])


@st.composite
def articles(draw: st.DrawFn) -> Extraction:
    actors = tuple(
        Actor(
            f"a{i}",
            draw(NAMES),
            draw(st.sampled_from(["person", "organisation", "group", "state"])),
            draw(SIDES),
            (draw(TEXTS),),
        )
        for i in range(draw(st.integers(0, 3)))
    )
    holders = st.one_of(NAMES, SIDES.filter(bool))
    demands = tuple(
        Demand(
            f"d{i}", i * 10, i * 10 + 5, draw(TEXTS), str(draw(holders)), draw(st.none() | NAMES),
            draw(STANCES), draw(ISSUES), draw(TEXTS),
            said_at=draw(DAYS), footing=draw(st.sampled_from(["own", "relayed", "anonymous", "reporter"])),
        )
        for i in range(draw(st.integers(0, 4)))
    )  # fmt: skip
    quotes = tuple(
        Quote(f"q{i}", i * 10, i * 10 + 5, draw(TEXTS), "direct", None, draw(st.none() | NAMES))
        for i in range(draw(st.integers(0, 3)))
    )
    questions = tuple(
        Question(f"u{i}", i * 10, i * 10 + 5, "x", "asked", draw(TEXTS), tuple(draw(st.lists(NAMES, max_size=2))))
        for i in range(draw(st.integers(0, 2)))
    )
    meta = Metadata(published=draw(DAYS))
    return Extraction(draw(st.sampled_from("abcd")), "00", "x", "en", meta, (), actors, quotes, demands, questions)


FOLDERS = st.lists(articles(), max_size=4, unique_by=lambda article: article.file)
DECISIONS = st.lists(
    st.fixed_dictionaries(
        {
            "file": st.sampled_from("abcd"), "kind": st.sampled_from(["quote", "demand", "question"]),
            "finding": st.sampled_from(["d0", "d1", "q0", "u0"]),
            "state": st.sampled_from(["accepted", "rejected", "edited", "undecided"]), "disputed": st.booleans(),
        }
    ),
    max_size=6,
)  # fmt: skip


def parts(positions: dict[tuple[str, str], str]) -> set[frozenset[tuple[str, str]]]:
    """Give which evidence belongs together, whatever the positions are called."""
    groups: dict[str, set[tuple[str, str]]] = {}
    for key, position in positions.items():
        groups.setdefault(position, set()).add(key)
    return {frozenset(group) for group in groups.values()}


def picture(ledger: Ledger) -> list[pl.DataFrame]:
    """Give all that is shown, without the ids of positions, which may carry a history."""
    return [
        views.parties(ledger), views.demands(ledger).drop("position"), views.quotes(ledger), views.questions(ledger),
    ]  # fmt: skip


def of(files: Iterable[Extraction]) -> Ledger:
    ledger = Ledger()
    ledger.apply(Change(upsert=tuple(files)))
    return ledger


@settings(max_examples=25, deadline=None)
@given(FOLDERS, st.randoms(use_true_random=False))
def test_articles_one_by_one_in_any_order_show_what_all_at_once_show(
    folder: list[Extraction], chance: random.Random
) -> None:
    at_once, by_one = of(folder), Ledger()
    chance.shuffle(folder)
    for article in folder:
        by_one.apply(Change(upsert=(article,)))
    assert parts(by_one.derived.positions) == parts(at_once.derived.positions)
    for one, other in zip(picture(by_one), picture(at_once), strict=True):
        assert one.equals(other)


@settings(max_examples=25, deadline=None)
@given(FOLDERS, articles())
def test_an_article_that_came_and_went_leaves_no_trace(folder: list[Extraction], passing: Extraction) -> None:
    folder = [article for article in folder if article.file != passing.file]
    ledger = of(folder)
    before, ids = picture(ledger), ledger.derived.positions
    ledger.apply(Change(upsert=(passing,)))
    ledger.apply(Change(removed=(passing.file,)))
    assert parts(ledger.derived.positions) == parts(ids)
    for one, other in zip(picture(ledger), before, strict=True):
        assert one.equals(other)


@settings(max_examples=25, deadline=None)
@given(FOLDERS, DECISIONS)
def test_every_count_is_of_rows_that_can_be_opened(
    folder: list[Extraction], decisions: list[dict[str, object]]
) -> None:
    ledger = of(folder)
    ledger.decide(decisions)
    totals = views.totals(ledger)
    items = views.demands(ledger).filter(pl.col("row") == "item")
    assert totals.demands == items.height
    for row in items.iter_rows(named=True):
        pieces = views.evidence(ledger, "demand", row["position"])
        assert len(pieces) == row["pieces"] >= row["articles"] >= 1
        assert len({piece.file for piece in pieces}) == row["articles"]
        assert sum(piece.state != "undecided" for piece in pieces) == row["decided"]
        assert 1 <= row["voices"] <= row["pieces"]
        assert all(piece.state != "rejected" for piece in pieces)
    for row in views.quotes(ledger).filter(pl.col("row") == "item").iter_rows(named=True):
        pieces = views.evidence(ledger, "quote", f"{row['file']}\x1f{row['id']}")
        assert len({piece.file for piece in pieces}) == row["articles"]
    groups = views.demands(ledger).filter(pl.col("row") == "group")
    assert groups.height == 0 or groups["count"].sum() == items.height


@settings(max_examples=25, deadline=None)
@given(FOLDERS, st.sampled_from("abcd"))
def test_a_rename_changes_names_only(folder: list[Extraction], name: str) -> None:
    ledger = of(folder)
    before = dict(ledger.derived.positions)
    ledger.apply(Change(renamed=((name, "z"),)))
    renamed = {("z" if file == name else file, finding): position for (file, finding), position in before.items()}
    assert ledger.derived.positions == renamed


ROWS = st.lists(
    st.builds(
        Row, st.sampled_from("abcdef"), st.sampled_from("123"), st.sampled_from(["Norland", "Sudria"]),
        st.sampled_from(["demand", "refuse"]), st.just("wages"), TEXTS, TEXTS,
    ),
    unique_by=lambda row: row.key, max_size=12,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_folding_gives_each_demand_one_position_within_its_block(rows: list[Row], chance: random.Random) -> None:
    positions = fold(rows)
    assert set(positions) == {row.key for row in rows}
    by_id: dict[str, set[tuple[str, str, str]]] = {}
    for row in rows:
        by_id.setdefault(positions[row.key], set()).add((row.party, row.stance, row.issue))
    assert all(len(blocks) == 1 for blocks in by_id.values())
    chance.shuffle(rows)
    assert parts(fold(rows)) == parts(positions)


@settings(max_examples=100, deadline=None)
@given(ROWS, ROWS)
def test_a_folder_remembers_ids_but_not_what_belonged_together(first: list[Row], second: list[Row]) -> None:
    folder = Folder()
    folder.fold(first)
    again = folder.fold(second)
    assert parts(again) == parts(fold(second))
    assert folder.fold(second) == again


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.builds(Seen, NAMES | TEXTS, st.sampled_from(["person", "state", "group", "phrase"]), SIDES), max_size=8)
)
def test_everyone_seen_is_someone(seen: list[Seen]) -> None:
    settled = settle(seen)
    for row in seen:
        assert settled.person(row.name, row.kind, row.party) is not None
    keys = {found.key: found for found in settled.people.values()}
    assert len(keys) == len({id(found) for found in settled.people.values()})


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",))))
def test_keys_of_any_text_are_stable(text: str) -> None:
    assert words_key(words_key(text)) == words_key(text)
    assert plain_key(text) == plain_key(text.upper()) or not text.isascii()
    assert isinstance(folded(text), str) and isinstance(sound(text), str) and isinstance(content(text), frozenset)
