"""What belongs to one position, what its id is, and which positions do not go together."""

from __future__ import annotations

from factory import PORT, UNION, demand, extraction, ledger_of

from summit_tui.ledger import views
from summit_tui.ledger.conflicts import CHANGED, DISPUTED
from summit_tui.ledger.ledger import Change
from summit_tui.ledger.positions import Folder, Row, fold


def row(file: str, summary: str, **more: str) -> Row:
    values = {"id": "1", "party": UNION, "stance": "demand", "issue": "wages", "text": summary, **more}
    return Row(file=file, summary=summary, **values)


def together(*rows: Row) -> int:
    return len(set(fold(rows).values()))


class TestFold:
    def test_other_words_for_the_same_want_are_one_position(self) -> None:
        assert together(row("a", "A wage rise for all dockers"), row("b", "Higher pay for dockers")) == 1

    def test_different_wants_on_one_issue_are_two(self) -> None:
        assert together(row("a", "Night shifts paid double"), row("b", "Christmas bonus restored")) == 2

    def test_holder_stance_and_issue_part_positions(self) -> None:
        same = "A wage rise for all dockers"
        assert together(row("a", same), row("b", same, party=PORT)) == 2
        assert together(row("a", same), row("b", same, stance="refuse")) == 2
        assert together(row("a", same), row("b", same, issue="process")) == 2

    def test_other_figures_are_another_position(self) -> None:
        assert together(row("a", "A wage rise of 5 percent"), row("b", "A wage rise of 9 percent")) == 2
        assert together(row("a", "A wage rise of 5 percent"), row("b", "A wage rise of 5 percent now")) == 1

    def test_the_holders_own_name_makes_nothing_alike(self) -> None:
        assert together(row("a", "Dockers Union to sit on the board"), row("b", "Dockers Union kept informed")) == 2

    def test_summaries_without_content_fold_only_when_equal(self) -> None:
        assert together(row("a", "this"), row("b", "that")) == 2
        assert together(row("a", ""), row("b", "")) == 1

    def test_the_order_in_which_articles_come_makes_no_difference(self) -> None:
        rows = [
            row(name, words)
            for name, words in zip("abcd", ("Wage rise", "Pay rise now", "Safer cranes", "Safe cranes"), strict=True)
        ]
        assert fold(rows) == fold(reversed(rows))


class TestIds:
    def test_a_position_keeps_its_id_when_an_earlier_article_joins_and_when_its_first_one_leaves(self) -> None:
        folder = Folder()
        b, c, a = (row(name, "A wage rise for all dockers") for name in "bca")
        before = folder.fold([b, c])[b.key]
        assert folder.fold([a, b, c])[a.key] == before
        assert folder.fold([a, c])[c.key] == before

    def test_a_split_position_leaves_its_id_to_the_greater_part(self) -> None:
        folder = Folder()
        rows = [row(name, "A wage rise for all dockers") for name in "abc"]
        before = folder.fold(rows)[rows[0].key]
        rows[0] = row("a", "Safer cranes")
        after = folder.fold(rows)
        assert after[rows[1].key] == after[rows[2].key] == before
        assert after[rows[0].key] != before

    def test_a_renamed_article_keeps_the_id(self) -> None:
        folder = Folder()
        before = set(folder.fold([row("a", "A wage rise")]).values())
        folder.rename({"a": "b"})
        assert set(folder.fold([row("b", "A wage rise")]).values()) == before

    def test_ids_are_the_same_in_every_run(self) -> None:
        assert fold([row("a", "A wage rise")]) == {("a", "1"): "pa6d9aeaba56f6e"}


def flags(*extractions: object) -> dict[str, str]:
    ledger = ledger_of(*extractions)  # type: ignore[arg-type]  # extractions
    return dict(views.demands(ledger).filter(views.demands(ledger)["row"] == "item").select("summary", "flag").rows())


class TestFlags:
    REFUSE = demand(1, "A cut of the night bonus", stance="refuse")
    OFFER = demand(1, "Cut of night bonus", stance="offer")

    def test_a_later_dated_turn_is_a_change_of_the_later_position(self) -> None:
        found = flags(
            extraction("a.txt", self.REFUSE, published="2030-01-04"),
            extraction("b.txt", self.OFFER, published="2030-02"),
        )
        assert found == {self.REFUSE.summary: "", self.OFFER.summary: CHANGED}

    def test_without_dates_sources_disagree(self) -> None:
        found = flags(extraction("a.txt", self.REFUSE), extraction("b.txt", self.OFFER))
        assert found == {self.REFUSE.summary: DISPUTED, self.OFFER.summary: DISPUTED}

    def test_dates_that_do_not_part_the_two_tell_no_change(self) -> None:
        found = flags(
            extraction("a.txt", self.REFUSE, published="2030-01-04"),
            extraction("b.txt", self.OFFER, published="2030-01"),
        )
        assert set(found.values()) == {DISPUTED}

    def test_what_was_said_earlier_counts_by_its_own_day(self) -> None:
        earlier = demand(2, "Cut of night bonus", stance="offer", said_at="2029-12-01")
        found = flags(
            extraction("a.txt", self.REFUSE, published="2030-01-04"), extraction("b.txt", earlier, published="2030-02")
        )
        assert found == {self.REFUSE.summary: CHANGED, earlier.summary: ""}

    def test_one_article_does_not_contradict_itself(self) -> None:
        second = demand(2, "Cut of night bonus", stance="offer")
        assert set(flags(extraction("a.txt", self.REFUSE, second)).values()) == {""}

    def test_a_demand_and_a_refusal_that_say_the_same_are_no_conflict(self) -> None:
        wanted = demand(1, "Night bonus kept without cut")
        assert set(flags(extraction("a.txt", self.REFUSE), extraction("b.txt", wanted)).values()) == {""}

    def test_another_sides_opposite_is_no_contradiction(self) -> None:
        other = demand(1, "Cut of night bonus", PORT, stance="offer")
        assert set(flags(extraction("a.txt", self.REFUSE), extraction("b.txt", other)).values()) == {""}

    def test_another_figure_later_is_a_change(self) -> None:
        first, second = demand(1, "A wage rise of 9 percent"), demand(1, "A wage rise of 5 percent")
        found = flags(extraction("a.txt", first, published="2030-01"), extraction("b.txt", second, published="2030-03"))
        assert found == {first.summary: "", second.summary: CHANGED}

    def test_a_near_copy_does_not_dispute_its_origin(self) -> None:
        ledger = ledger_of(extraction("a.txt", self.REFUSE), extraction("b.txt", self.OFFER))
        ledger.set_origins({"b.txt": "a.txt"})
        assert set(views.demands(ledger)["flag"].to_list()) == {""}

    def test_a_flag_goes_when_its_cause_goes(self) -> None:
        ledger = ledger_of(extraction("a.txt", self.REFUSE), extraction("b.txt", self.OFFER))
        ledger.apply(Change(removed=("b.txt",)))
        assert views.demands(ledger)["flag"].to_list() == [""]


class TestObservers:
    def test_what_two_of_no_party_want_is_not_one_position(self) -> None:
        ledger = ledger_of(
            extraction("a.txt", demand(1, "No loans", "Ada Quist")),
            extraction("b.txt", demand(1, "No loans", "a shipping agent")),
            extraction("c.txt", demand(1, "No loans", "Ada Quist")),
        )
        assert sorted(views.demands(ledger)["articles"].drop_nulls().to_list())[-1] == 2
        assert ledger.derived.demands["position"].n_unique() == 2
