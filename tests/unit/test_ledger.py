"""The ledger follows its folder: what comes, changes, goes and is decided."""

from __future__ import annotations

from factory import PORT, UNION, decided, demand, extraction, ledger_of, question, quote

from summit_tui.ledger import views
from summit_tui.ledger.ledger import Change, Delta, Ledger


class TestApply:
    def test_says_what_an_article_brings(self) -> None:
        ledger = Ledger()
        delta = ledger.apply(
            Change(
                upsert=(
                    extraction("a.txt", demand(1, "Higher wages"), quote(1, "No.", "Tom Hale"), question(1, "When?")),
                )
            )
        )
        assert delta == Delta(added=("a.txt",), demands=1, quotes=1, questions=1)

    def test_a_changed_article_counts_only_what_is_new_in_it(self) -> None:
        ledger = ledger_of(extraction("a.txt", quote(1, "No.", "Tom Hale")))
        delta = ledger.apply(
            Change(upsert=(extraction("a.txt", quote(1, "No.", "Tom Hale"), quote(2, "Yes.", "Tom Hale")),))
        )
        assert (delta.added, delta.changed, delta.quotes) == ((), ("a.txt",), 1)

    def test_a_second_article_that_repeats_a_position_changes_it(self) -> None:
        ledger = ledger_of(extraction("a.txt", demand(1, "A wage rise of ten percent")))
        delta = ledger.apply(Change(upsert=(extraction("b.txt", demand(1, "A wage rise of ten percent")),)))
        assert delta.positions_changed == 1
        assert views.totals(ledger).demands == 1

    def test_an_unrelated_article_changes_no_position(self) -> None:
        ledger = ledger_of(extraction("a.txt", demand(1, "A wage rise of ten percent")))
        delta = ledger.apply(Change(upsert=(extraction("b.txt", demand(1, "Safer cranes", issue="safety")),)))
        assert delta.positions_changed == 0

    def test_a_removed_article_takes_its_undecided_findings_with_it(self) -> None:
        ledger = ledger_of(
            extraction("a.txt", quote(1, "No.", "Tom Hale")), extraction("b.txt", quote(1, "Yes.", "Tom Hale"))
        )
        delta = ledger.apply(Change(removed=("a.txt", "never-there.txt")))
        assert delta.removed == ("a.txt",)
        assert views.quotes(ledger)["text"].to_list() == ["Yes."]
        assert ledger.files == {"b.txt"}

    def test_what_was_decided_in_a_removed_article_stays_and_is_marked(self) -> None:
        ledger = ledger_of(extraction("a.txt", quote(1, "No.", "Tom Hale"), quote(2, "Never.", "Tom Hale")))
        ledger.decide([decided("a.txt", "quote", "q1", "accepted")])
        ledger.apply(Change(removed=("a.txt",)))
        rows = views.quotes(ledger)
        assert rows.select("text", "mark", "gone").rows() == [("No.", "+", True)]
        assert views.totals(ledger).articles == 0
        article = views.article(ledger, "a.txt")
        assert article is not None and article["gone"]

    def test_a_removed_article_that_comes_back_is_there_once(self) -> None:
        back = extraction("a.txt", quote(1, "No.", "Tom Hale"))
        ledger = ledger_of(back)
        ledger.decide([decided("a.txt", "quote", "q1", "accepted")])
        ledger.apply(Change(removed=("a.txt",)))
        assert ledger.apply(Change(upsert=(back,))).added == ("a.txt",)
        assert views.quotes(ledger).select("mark", "gone").rows() == [("+", False)]

    def test_a_rename_keeps_findings_decisions_and_positions(self) -> None:
        ledger = ledger_of(extraction("a.txt", demand(1, "Higher wages"), quote(1, "No.", "Tom Hale")))
        ledger.decide([decided("a.txt", "quote", "q1", "accepted")])
        position = views.demands(ledger)["position"].to_list()
        delta = ledger.apply(Change(renamed=(("a.txt", "z.txt"),)))
        assert delta == Delta(renamed=("z.txt",))
        assert views.demands(ledger)["position"].to_list() == position
        assert views.quotes(ledger).select("file", "mark").rows() == [("z.txt", "+")]

    def test_two_articles_may_swap_names(self) -> None:
        ledger = ledger_of(
            extraction("a.txt", quote(1, "One.", "Tom Hale")), extraction("b.txt", quote(1, "Two.", "Tom Hale"))
        )
        ledger.apply(Change(renamed=(("a.txt", "b.txt"), ("b.txt", "a.txt"))))
        assert dict(views.quotes(ledger).select("text", "file").rows()) == {"One.": "b.txt", "Two.": "a.txt"}

    def test_nothing_at_all_gives_empty_views(self) -> None:
        ledger = Ledger()
        assert ledger.apply(Change()) == Delta()
        for view in (views.parties, views.demands, views.quotes, views.questions):
            assert view(ledger).height == 0
        assert views.totals(ledger) == views.Totals()

    def test_an_article_without_findings_is_an_article(self) -> None:
        ledger = ledger_of(extraction("a.txt", note="not English"))
        assert views.totals(ledger).articles == 1
        article = views.article(ledger, "a.txt")
        assert article is not None and article["note"] == "not English"


class TestDecide:
    def test_a_rejected_finding_leaves_lists_and_counts_unless_asked_for(self) -> None:
        ledger = ledger_of(extraction("a.txt", demand(1, "Higher wages"), demand(2, "Safer cranes", issue="safety")))
        ledger.decide([decided("a.txt", "demand", "d1", "rejected")])
        assert views.demands(ledger)["summary"].to_list() == ["Safer cranes"]
        assert views.totals(ledger).demands == 1
        assert set(views.demands(ledger, show_rejected=True)["mark"].to_list()) == {"×", "•"}

    def test_the_last_decisions_given_replace_those_before(self) -> None:
        ledger = ledger_of(extraction("a.txt", demand(1, "Higher wages")))
        ledger.decide([decided("a.txt", "demand", "d1", "rejected")])
        ledger.decide([])
        assert views.demands(ledger)["mark"].to_list() == ["•"]

    def test_a_correction_takes_the_place_of_what_the_machine_thought(self) -> None:
        ledger = ledger_of(extraction("a.txt", demand(1, "Higher wages"), quote(1, "No.", "Tom Hale")))
        ledger.decide(
            [
                decided("a.txt", "demand", "d1", "edited", after={"holder": PORT, "stance": "refuse"}),
                decided("a.txt", "quote", "q1", "edited", after={"speaker": "Ines Moreau"}),
            ]
        )
        assert views.demands(ledger).select("party", "stance", "mark").rows() == [(PORT, "refuse", "~")]
        assert views.quotes(ledger).select("party", "speaker").rows() == [(UNION, "Ines Moreau")]

    def test_a_correction_may_empty_a_field_and_leaves_the_others(self) -> None:
        ledger = ledger_of(extraction("a.txt", demand(1, "Higher wages", voiced_by="Tom Hale", footing="relayed")))
        ledger.decide([decided("a.txt", "demand", "d1", "edited", after={"voiced_by": None, "issue": "pay", "odd": 1})])
        row = views.demands(ledger).row(0, named=True)
        assert (row["voiced_by"], row["issue"], row["summary"]) == ("reporter", "pay", "Higher wages")

    def test_corrected_words_are_the_words_that_are_compared(self) -> None:
        ledger = ledger_of(
            extraction("a.txt", quote(1, "No, he", "Tom Hale")), extraction("b.txt", quote(1, "No.", "Tom Hale"))
        )
        after = {"text": "No", "end": 102}
        ledger.decide([decided("a.txt", "quote", "q1", "edited", after=after)])
        assert views.quotes(ledger).select("text", "articles").rows() == [("No", 2)]

    def test_taking_a_correction_back_brings_the_machines_reading_back(self) -> None:
        ledger = ledger_of(extraction("a.txt", demand(1, "Higher wages")))
        ledger.decide([decided("a.txt", "demand", "d1", "edited", after={"issue": "pay"})])
        ledger.decide([])
        assert views.demands(ledger)["issue"].to_list() == ["wages"]

    def test_a_correction_can_put_evidence_under_another_position(self) -> None:
        ledger = ledger_of(
            extraction("a.txt", demand(1, "Higher wages")), extraction("b.txt", demand(1, "Christmas bonus restored"))
        )
        first = views.demands(ledger).sort("summary")["position"].to_list()
        assert len(first) == 2
        ledger.decide([decided("b.txt", "demand", "d1", "edited", after={"position": first[1]})])
        assert views.demands(ledger)["pieces"].to_list() == [2]

    def test_a_decision_on_what_is_not_there_does_nothing(self) -> None:
        ledger = ledger_of(extraction("a.txt", demand(1, "Higher wages")))
        ledger.decide([decided("b.txt", "demand", "d1", "rejected")])
        assert views.demands(ledger)["mark"].to_list() == ["•"]

    def test_new_articles_are_marked_until_looked_at(self) -> None:
        ledger = ledger_of(
            extraction("a.txt", quote(1, "One.", "Tom Hale")), extraction("b.txt", quote(1, "Two.", "Tom Hale"))
        )
        ledger.set_new(frozenset({"b.txt"}))
        assert dict(views.quotes(ledger).select("text", "new").rows()) == {"One.": False, "Two.": True}
        assert views.totals(ledger).new == 1
        ledger.set_new(frozenset())
        assert views.totals(ledger).new == 0
