"""The measuring itself: our scorer counts as the evaluation data's does, and what is switched off comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.measure import data, misses, tables
from tests.bench.measure.calibration import BANDS, calibration, off_by
from tests.bench.measure.cheats import everything, keywords
from tests.bench.measure.data import Annotated, Collection, Item
from tests.bench.measure.figures import b_cubed, comparer, figures, with_intervals
from tests.bench.measure.mechanisms import MECHANISMS, Mechanism, carrier, switched_off
from tests.bench.measure.scorer import Compared, as_many, best_first, compare, of_shorter, of_union

TEXT = "The union wants a rise. “We will not sign,” said Ann Example. It is unclear who pays."


def span(words: str, **fields: object) -> Item:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, **fields}


def document(**fields: object) -> Item:
    empty: Item = {"file": "a.txt", "boilerplate": [], "actors": [], "quotes": [], "demands": [], "questions": []}
    return {**empty, **fields}


ANN = {"name": "Ann Example", "kind": "person", "party": "union", "aliases": ["Ann Example", "Example"]}
UNION = {"name": "union", "kind": "organisation", "party": "union", "aliases": ["The union"]}
GOLD = document(
    actors=[ANN, UNION],
    quotes=[span("We will not sign,", type="direct", speaker="Ann Example")],
    demands=[span("a rise", holder="union", voiced_by=None, stance="demand", issue="pay")],
    questions=[span("It is unclear who pays", kind="unresolved")],
)


def counts(found: Item, gold: Item = GOLD) -> dict[str, tuple[float, float, float]]:
    return compare(gold, found, TEXT).counts


class TestCounting:
    def test_the_annotation_itself_is_all_right(self) -> None:
        assert {hits == gold == found for hits, gold, found in counts(GOLD).values()} == {True}

    def test_nothing_found_is_nothing_right(self) -> None:
        assert {(hits, found) for hits, _, found in counts(document()).values()} == {(0, 0)}

    def test_a_quote_by_somebody_else_counts_for_its_words_only(self) -> None:
        other = {"name": "Bo Sample", "kind": "person", "party": None, "aliases": ["Bo Sample"]}
        quote = span("We will not sign,", type="direct", speaker="Bo Sample")
        found = counts(document(actors=[ANN, other], quotes=[quote]))
        assert (found["direct"], found["speaker"]) == ((1, 1, 1), (0, 1, 1))

    def test_a_surname_is_its_bearer(self) -> None:
        quote = span("We will not sign,", type="direct", speaker="Example")
        assert counts(document(quotes=[quote]))["speaker"] == (1, 1, 1)

    def test_an_optional_item_counts_neither_way(self) -> None:
        gold = {**GOLD, "demands": [{**GOLD["demands"][0], "optional": True}]}
        assert counts(document(), gold)["demands"] == counts(GOLD, gold)["demands"] == (0, 0, 0)

    def test_a_demand_of_the_other_side_has_the_wrong_holder(self) -> None:
        wrong = document(demands=[{**GOLD["demands"][0], "holder": "Bo Sample"}])
        assert (counts(wrong)["demands"], counts(wrong)["demands+holder"]) == ((1, 1, 1), (0, 1, 1))

    def test_blanks_are_no_boilerplate(self) -> None:
        gold = document(boilerplate=[{"start": 0, "end": 9}])
        assert counts(document(boilerplate=[{"start": 0, "end": 10}]), gold)["boilerplate"] == (8, 8, 8)

    def test_pairs_are_one_to_one(self) -> None:
        one = {"start": 0, "end": 10}
        assert best_first([one], [one, one], of_union, 0.5) == [(0, 0)]
        assert len(as_many([one, one], [one], of_shorter, 0.5)) == 1

    def test_as_many_pairs_as_can_be_made(self) -> None:
        wide, left = {"start": 0, "end": 20}, {"start": 0, "end": 10}
        right = {"start": 10, "end": 20}
        assert as_many([wide, left], [left, right], of_shorter, 0.5) == [(0, 1), (1, 0)]


class TestFigures:
    def test_labels_may_be_called_anything(self) -> None:
        rows = {"a": [("pay", "x"), ("pay", "x"), ("jobs", "y")]}
        assert b_cubed(rows, {"a": 1}) == (1.0, 1.0, 1.0)

    def test_one_label_for_all_is_imprecise_and_what_is_lost_costs_recall(self) -> None:
        precision, recall, _ = b_cubed({"a": [("pay", "x"), ("jobs", "x"), ("pay", None)]}, {"a": 1})
        assert (precision, recall) == (0.5, pytest.approx(2 / 3))

    def test_intervals_hold_the_figure_and_are_the_same_each_time(self) -> None:
        rows = {str(n): Compared({"direct": (n % 3, 3, 3)}, [], []) for n in range(9)}
        first, again = with_intervals(rows, samples=200), with_intervals(rows, samples=200)
        assert first == again
        assert first["direct"].low < first["direct"].f1 < first["direct"].high

    def test_confidence_that_says_what_is_right_is_no_distance_from_truth(self) -> None:
        quotes = [span("We will not sign,", type="direct", speaker="Ann Example", confidence=1.0, why="cue behind")]
        bands = calibration([compare(GOLD, document(actors=[ANN], quotes=quotes), TEXT)])["direct"]
        assert (bands[len(BANDS) - 1], off_by(bands)) == ((1, 1, 1.0), 0.0)


class TestMisses:
    def test_nothing_found_is_told_by_kind_without_words_of_the_article(self) -> None:
        told = misses.causes({"a": compare(GOLD, document(), TEXT)}, {"a": TEXT})
        assert told["direct quote missed: no cue seen"] == 1
        assert told["demand missed: in the reporter's words, no cue seen"] == 1
        assert not any("sign" in cause for cause in told)


class TestTables:
    def test_a_table_is_put_between_its_markers(self, tmp_path: Path) -> None:
        place = tmp_path / "d.md"
        place.write_text("a\n<!-- begin: x -->\nold\n<!-- end: x -->\nb\n", encoding="utf-8")
        assert tables.fill(place, {"x": "new \\1", "y": "elsewhere"}) == ["y"]
        assert place.read_text(encoding="utf-8") == "a\n<!-- begin: x -->\n\nnew \\1\n\n<!-- end: x -->\nb\n"

    def test_the_document_has_a_place_for_every_table(self) -> None:
        text = (data.ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
        wanted = ["figures", "articles", "samples", "sample of political news", "calibration", "misses", "ablation",
                  "conflicts", "speed", "cheats"]  # fmt: skip
        assert [name for name in wanted if f"<!-- begin: {name} -->" not in text] == []


class TestMechanisms:
    @pytest.mark.parametrize("one", MECHANISMS, ids=lambda one: one.where)
    def test_each_is_where_the_list_says(self, one: Mechanism) -> None:
        assert callable(carrier(one.where)[2])

    def test_one_that_is_switched_off_comes_back(self) -> None:
        from summit_tui.extraction import actors

        one = next(m for m in MECHANISMS if m.where.endswith(":same_name"))
        assert actors.same_name("Zoltanskiy", "Zoltanskyy")
        with switched_off(one):
            assert not actors.same_name("Zoltanskiy", "Zoltanskyy")
        assert actors.same_name("Zoltanskiy", "Zoltanskyy")


class TestAgreement:
    """Where the evaluation data is present, ours must count every article as its scorer does."""

    @pytest.fixture(scope="class")
    def collections(self) -> list[Collection]:
        root = data.place_of_evaluation()
        if root is None:
            pytest.skip("no evaluation data here")
        return data.evaluation(root).collections

    @pytest.mark.parametrize("cheat", [everything, keywords, lambda one: one.gold], ids=["all", "words", "gold"])
    def test_both_scorers_count_alike(self, collections: list[Collection], cheat) -> None:  # type: ignore[no-untyped-def]
        root = data.place_of_evaluation()
        assert root is not None
        theirs, ours = comparer(root / "eval" / "score.py"), comparer(None)
        articles: list[Annotated] = [one for part in collections for one in part.articles][::4]
        for article in articles:
            found = _once(cheat(article))
            a, b = theirs(article, found), ours(article, found)
            assert (a.counts, a.issues, a.positions) == (b.counts, b.issues, b.positions), article.name

    def test_the_annotation_scores_all_right(self, collections: list[Collection]) -> None:
        rows = {one.name: compare(one.gold, one.gold, one.text) for part in collections for one in part.articles}
        # Not quite 1: an optional item of the annotation may lie over one that counts, and is then one too many.
        assert min(figure.f1 for figure in figures(rows).values() if figure.gold) > 0.99


def _once(found: Item) -> Item:
    """Drop what is there twice, which their scorer refuses."""
    for kind in ("quotes", "demands", "questions"):
        rows = {(one["start"], one["end"], one.get("type"), one.get("holder"), one.get("stance"), one.get("issue"),
                 one.get("summary")): one for one in found.get(kind, [])}  # fmt: skip
        found = {**found, kind: [one for one in rows.values() if one["end"] - one["start"] <= 600 or kind == "quotes"]}
    return found
