"""What each pane shows."""

from __future__ import annotations

import polars as pl
from factory import CAST, PORT, UNION, actor, decided, demand, extraction, ledger_of, question, quote

from summit_tui.ledger import overviews, views
from summit_tui.ledger.ledger import Ledger
from summit_tui.ledger.views import Choice


def strike() -> Ledger:
    """Two articles on the strike; the second one dated."""
    return ledger_of(
        extraction(
            "a.txt",
            demand(1, "A wage rise for all dockers", voiced_by="Ines Moreau", footing="own", confidence=0.9),
            demand(2, "No night shifts", stance="refuse", issue="shifts", voiced_by="Tom Hale", footing="relayed"),
            demand(3, "An end to the strike", PORT, issue="process", voiced_by="Tom Hale", footing="own"),
            quote(4, "We will\nnot yield.", "Ines Moreau"),
            quote(5, "They must return.", "Tom Hale"),
            quote(6, "It will be long.", "Ada Quist"),
            question(7, "Will the strike end?", ("Tom Hale",)),
        ),
        extraction(
            "b.txt",
            demand(1, "Higher wages for dockers", voiced_by="officials", footing="anonymous"),
            quote(2, "We will not yield!", "Moreau"),
            question(3, "Who pays?", (UNION,)),
            published="2030-03-05",
            outlet="The Quay (sample)",
        ),
    )


def only(frame: pl.DataFrame, **values: object) -> dict[str, object]:
    found = frame.filter(*[pl.col(name) == value for name, value in values.items()])
    assert found.height == 1
    return found.row(0, named=True)


class TestParties:
    def test_sides_come_with_their_people_and_observers_last(self) -> None:
        rows = views.parties(strike()).select("level", "name", "positions", "said").rows()
        assert rows == [
            ("side", UNION, 2, 2), ("person", "Ines Moreau", 1, 2),
            ("side", PORT, 1, 1), ("person", "Tom Hale", 2, 1),
            ("heading", "Observers", 0, 1), ("person", "Ada Quist", 0, 1), ("person", "officials", 1, 0),
        ]  # fmt: skip

    def test_who_says_and_holds_nothing_is_not_listed(self) -> None:
        ledger = ledger_of(extraction("a.txt", quote(1, "No.", "Tom Hale")))
        assert views.parties(ledger)["name"].to_list() == [PORT, "Tom Hale"]

    def test_the_sides_own_institution_is_listed_only_when_it_speaks(self) -> None:
        silent = ledger_of(extraction("a.txt", demand(1, "Higher wages", voiced_by=UNION, footing="own")))
        assert views.parties(silent)["level"].to_list() == ["side"]
        speaks = ledger_of(extraction("a.txt", quote(1, "No.", UNION)))
        assert views.parties(speaks)["level"].to_list() == ["side", "person"]

    def test_the_larger_side_comes_first(self) -> None:
        ledger = ledger_of(
            extraction(
                "a.txt", quote(1, "No.", "Tom Hale"), quote(2, "Yes.", "Ines Moreau"), quote(3, "So.", "Tom Hale")
            )
        )
        assert views.parties(ledger).filter(pl.col("level") == "side")["key"].to_list() == [PORT, UNION]


class TestDemands:
    def test_one_position_of_two_articles_is_one_row_with_its_counts(self) -> None:
        row = only(views.demands(strike()), issue="wages")
        assert (row["articles"], row["voices"], row["pieces"], row["decided"]) == (2, 2, 2, 0)
        assert (row["summary"], row["voiced_by"], row["when"]) == (
            "A wage rise for all dockers",
            "Moreau +1",
            "5 Mar 30",
        )

    def test_parties_have_group_rows_only_where_there_are_several(self) -> None:
        rows = views.demands(strike())
        assert rows.filter(pl.col("row") == "group").select("party", "count").rows() == [(UNION, 2), (PORT, 1)]
        assert views.demands(strike(), Choice(sides=frozenset({PORT})))["row"].to_list() == ["item"]

    def test_who_voices_it_is_said_on_its_footing(self) -> None:
        ledger = ledger_of(
            extraction(
                "a.txt",
                demand(1, "Cranes repaired", issue="1", voiced_by="Tom Hale", footing="relayed"),
                demand(2, "Boats painted", issue="2", voiced_by="a senior official", footing="anonymous"),
                demand(3, "Sheds heated", issue="3"),
                demand(4, "Fences mended", issue="4", voiced_by="Ada Quist"),
                demand(5, "Lamps cleaned", issue="5", voiced_by="Ines Moreau", footing="own"),
            )
        )
        voices = dict(views.demands(ledger).select("issue", "voiced_by").rows())
        assert voices == {"1": "via Hale", "2": "unnamed", "3": "reporter", "4": "Quist, analyst", "5": "Moreau"}

    def test_one_envoy_in_three_papers_is_one_voice(self) -> None:
        said = demand(1, "Cranes repaired", voiced_by="Tom Hale", footing="relayed")
        ledger = ledger_of(*(extraction(f"{name}.txt", said) for name in "abc"))
        row = views.demands(ledger).row(0, named=True)
        assert (row["articles"], row["voices"]) == (3, 1)

    def test_near_copies_of_a_story_are_one_voice(self) -> None:
        ledger = ledger_of(*(extraction(f"{name}.txt", demand(1, "Cranes repaired")) for name in "abc"))
        assert views.demands(ledger)["voices"].to_list() == [3]
        ledger.set_origins({"b.txt": "a.txt"})
        assert views.demands(ledger).select("articles", "voices").rows() == [(3, 2)]

    def test_issues_on_which_several_articles_agree_come_first_and_unlabelled_ones_last(self) -> None:
        ledger = ledger_of(
            extraction(
                "a.txt", demand(1, "Longer breaks", issue="other"), demand(2, "A lounge", issue="other"),
                demand(3, "Safer cranes", issue="safety"), demand(4, "A wage rise for all dockers"),
            ),
            extraction("b.txt", demand(1, "A wage rise for all dockers")),
        )  # fmt: skip
        issues = views.demands(ledger)["issue"].to_list()
        assert issues == ["wages", "safety", "other", "other"]

    def test_the_order_is_issue_by_count_then_stance(self) -> None:
        ledger = ledger_of(
            extraction(
                "a.txt",
                demand(1, "Cranes repaired", issue="cranes"),
                demand(2, "Two free days", issue="leave", stance="refuse"),
                demand(3, "Longer summer holiday", issue="leave"),
            )
        )
        assert views.demands(ledger).select("issue", "stance").rows() == [
            ("leave", "demand"),
            ("leave", "refuse"),
            ("cranes", "demand"),
        ]

    def test_the_mark_shows_when_only_a_part_is_decided(self) -> None:
        ledger = strike()
        ledger.decide([decided("a.txt", "demand", "d1", "accepted")])
        assert only(views.demands(ledger), issue="wages")["mark"] == "•"
        ledger.decide([decided("a.txt", "demand", "d1", "accepted"), decided("b.txt", "demand", "d1", "edited")])
        row = only(views.demands(ledger), issue="wages")
        assert (row["mark"], row["decided"]) == ("~", 2)

    def test_a_person_chosen_shows_what_that_person_voices(self) -> None:
        ledger = strike()
        hale = only(views.parties(ledger), name="Tom Hale")["key"]
        shown = views.demands(ledger, Choice(people=frozenset({str(hale)})))
        assert set(shown.filter(pl.col("row") == "item")["issue"]) == {"shifts", "process"}

    def test_a_holder_without_side_stands_with_the_observers(self) -> None:
        ledger = ledger_of(extraction("a.txt", demand(1, "Talks resumed", "Ada Quist")))
        assert views.demands(ledger)["party"].to_list() == [views.OBSERVERS]

    def test_issues_of_summit_toml_take_in_other_labels(self) -> None:
        ledger = ledger_of(extraction("a.txt", demand(1, "More pay", issue="pay")), issues={"wages": ["pay"]})
        assert views.demands(ledger)["issue"].to_list() == ["wages"]


class TestQuotes:
    def test_the_same_words_of_one_speaker_are_one_row(self) -> None:
        row = only(views.quotes(strike()), speaker="Ines Moreau")
        assert (row["articles"], row["text"], row["speaker_short"]) == (2, "We will not yield.", "Moreau")

    def test_the_same_words_of_two_speakers_are_two(self) -> None:
        ledger = ledger_of(extraction("a.txt", quote(1, "No.", "Tom Hale"), quote(2, "No.", "Ines Moreau")))
        assert views.quotes(ledger).filter(pl.col("row") == "item").height == 2

    def test_a_decision_on_one_of_the_same_words_marks_the_row(self) -> None:
        ledger = strike()
        ledger.decide([decided("b.txt", "quote", "q2", "accepted")])
        row = only(views.quotes(ledger), speaker="Ines Moreau")
        assert (row["file"], row["mark"], row["articles"]) == ("b.txt", "+", 2)

    def test_rejecting_one_of_them_leaves_the_other(self) -> None:
        ledger = strike()
        ledger.decide([decided("a.txt", "quote", "q4", "rejected")])
        row = only(views.quotes(ledger), speaker="Ines Moreau")
        assert (row["file"], row["articles"]) == ("b.txt", 1)

    def test_words_without_a_speaker_stand_with_the_observers(self) -> None:
        ledger = ledger_of(extraction("a.txt", quote(1, "No.", None)))
        assert views.quotes(ledger).select("party", "speaker").rows() == [(views.OBSERVERS, "")]

    def test_the_filter_looks_at_visible_words_case_apart(self) -> None:
        assert views.quotes(strike(), text="MUST return")["text"].to_list() == ["They must return."]
        assert views.quotes(strike(), text="(").height == 0


class TestQuestions:
    def test_a_choice_narrows_to_those_about_it(self) -> None:
        ledger = strike()
        assert views.questions(ledger).height == 2
        assert views.questions(ledger, Choice(sides=frozenset({UNION})))["summary"].to_list() == ["Who pays?"]
        hale = str(only(views.parties(ledger), name="Tom Hale")["key"])
        assert views.questions(ledger, Choice(people=frozenset({hale})))["summary"].to_list() == [
            "Will the strike end?"
        ]

    def test_one_question_in_two_articles_is_one_row(self) -> None:
        ledger = ledger_of(extraction("a.txt", question(1, "Who pays?")), extraction("b.txt", question(1, "Who  pays")))
        assert views.questions(ledger)["articles"].to_list() == [2]


class TestEvidence:
    def test_accepted_comes_first_then_own_words_then_confidence(self) -> None:
        ledger = ledger_of(
            *(
                extraction(
                    f"{name}.txt",
                    demand(1, "Cranes repaired", voiced_by="Ines Moreau", footing=footing, confidence=sure),
                )
                for name, footing, sure in [
                    ("a", "reporter", 0.9),
                    ("b", "own", 0.2),
                    ("c", "own", 0.8),
                    ("d", "reporter", 0.1),
                ]
            )
        )
        ledger.decide([decided("d.txt", "demand", "d1", "accepted")])
        position = str(views.demands(ledger)["position"][0])
        assert [piece.file for piece in views.evidence(ledger, "demand", position)] == [
            "d.txt",
            "c.txt",
            "b.txt",
            "a.txt",
        ]

    def test_of_equal_evidence_the_newest_comes_first_and_the_undated_last(self) -> None:
        dated = [("a", None), ("b", "2030-01"), ("c", "2030-02")]
        ledger = ledger_of(
            *(extraction(f"{name}.txt", demand(1, "Cranes repaired"), published=day) for name, day in dated)
        )
        position = str(views.demands(ledger)["position"][0])
        assert [piece.file for piece in views.evidence(ledger, "demand", position)] == ["c.txt", "b.txt", "a.txt"]

    def test_a_quote_comes_with_the_same_words_elsewhere(self) -> None:
        pieces = views.evidence(strike(), "quote", "b.txt\x1fq2")
        assert [(piece.file, piece.label) for piece in pieces] == [
            ("b.txt", "Moreau, own words"),
            ("a.txt", "Moreau, own words"),
        ]

    def test_what_is_not_known_has_no_evidence(self) -> None:
        ledger = strike()
        assert views.evidence(ledger, "demand", "p0") == []
        assert views.evidence(ledger, "quote", "a.txt\x1fnone") == []
        assert views.evidence(ledger, "question", "nonsense") == []

    def test_the_other_source_is_an_independent_article_before_another_passage(self) -> None:
        ledger = ledger_of(
            extraction(
                "a.txt", demand(1, "Cranes repaired", confidence=0.9), demand(2, "Cranes repaired", confidence=0.8)
            ),
            extraction("b.txt", demand(1, "Cranes repaired", confidence=0.7)),
            extraction("c.txt", demand(1, "Cranes repaired", confidence=0.6)),
        )
        position = str(views.demands(ledger)["position"][0])
        assert views.other_source(views.evidence(ledger, "demand", position), 0) == 2
        ledger.set_origins({"b.txt": "a.txt"})
        assert views.other_source(views.evidence(ledger, "demand", position), 0) == 3
        ledger.set_origins({"b.txt": "a.txt", "c.txt": "a.txt"})
        assert views.other_source(views.evidence(ledger, "demand", position), 0) == 1

    def test_a_single_passage_has_no_other_source(self) -> None:
        pieces = views.evidence(strike(), "question", "a.txt\x1fu7")
        assert views.other_source(pieces, 0) is None
        assert views.other_source([], 0) is None

    def test_the_findings_of_an_article_come_in_the_order_of_its_text(self) -> None:
        found = views.findings(strike(), "a.txt")
        assert [piece.id for piece in found] == ["d1", "d2", "d3", "q4", "q5", "q6", "u7"]
        assert all(piece.start < piece.end for piece in found)


class TestArticleAndTotals:
    def test_an_article_says_when_or_that_it_is_undated_and_whether_it_is_a_sample(self) -> None:
        ledger = strike()
        dated, undated = views.article(ledger, "b.txt"), views.article(ledger, "a.txt")
        assert dated is not None and undated is not None
        assert (dated["when"], dated["sample"]) == ("5 Mar 30", True)
        assert (undated["when"], undated["sample"]) == ("undated", False)
        assert views.article(ledger, "c.txt") is None

    def test_totals_count_rows_and_what_waits_for_review(self) -> None:
        ledger = strike()
        assert views.totals(ledger) == views.Totals(articles=2, demands=3, quotes=3, questions=2, to_review=9)
        ledger.decide([decided("a.txt", "demand", "d1", "accepted"), decided("a.txt", "quote", "q4", "accepted")])
        assert views.totals(ledger).to_review == 7

    def test_totals_follow_the_choice(self) -> None:
        totals = views.totals(strike(), Choice(sides=frozenset({PORT})))
        assert (totals.articles, totals.demands, totals.quotes, totals.questions) == (2, 1, 1, 1)

    def test_all_frames_have_their_columns_even_when_empty(self) -> None:
        for view, schema in (
            (views.parties, views.PARTIES), (views.demands, views.DEMANDS),
            (views.quotes, views.QUOTES), (views.questions, views.QUESTIONS),
        ):  # fmt: skip
            for ledger in (Ledger(), strike()):
                assert dict(view(ledger).schema) == {name: kind() for name, kind in schema.items()}

    def test_odd_foreign_text_passes_through_as_it_is(self) -> None:
        cast = (*CAST, actor("Evil\x1b[2J Name", party=UNION))
        ledger = ledger_of(extraction("a.txt", quote(1, "\x1b]0;x\x07 \u202e no", "Evil\x1b[2J Name"), actors=cast))
        row = views.quotes(ledger).row(0, named=True)
        assert (row["speaker"], row["text"]) == ("Evil\x1b[2J Name", "\x1b]0;x\x07 \u202e no")


class TestOverviews:
    def test_the_matrix_counts_stances_by_issue_and_party(self) -> None:
        rows = overviews.matrix(strike()).select("issue", "party", "demand", "refuse", "positions").rows()
        assert set(rows) == {("wages", UNION, 1, 0, 1), ("shifts", UNION, 0, 1, 1), ("process", PORT, 1, 0, 1)}

    def test_a_cell_shows_that_sources_disagree(self) -> None:
        ledger = ledger_of(
            extraction("a.txt", demand(1, "A cut of the night bonus", stance="refuse")),
            extraction("b.txt", demand(1, "Cut of night bonus", stance="offer")),
        )
        assert overviews.matrix(ledger).select("refuse", "offer", "flag").rows() == [(1, 1, "≠")]

    def test_the_timeline_goes_by_what_is_told_and_leaves_the_undated_to_the_end(self) -> None:
        ledger = ledger_of(
            extraction(
                "a.txt",
                demand(1, "Higher wages", said_at="2030-01-02"),
                quote(2, "No.", "Tom Hale"),
                published="2030-02",
            ),
            extraction("b.txt", quote(1, "Yes.", "Tom Hale")),
        )
        rows = overviews.timeline(ledger).select("when", "kind", "text").rows()
        assert rows == [
            ("2 Jan 30", "demand", "Higher wages"),
            ("Feb 30", "quote", "No."),
            ("undated", "quote", "Yes."),
        ]

    def test_what_was_rejected_is_in_neither_unless_asked_for(self) -> None:
        ledger = ledger_of(extraction("a.txt", demand(1, "Higher wages")))
        ledger.decide([decided("a.txt", "demand", "d1", "rejected")])
        assert overviews.matrix(ledger).height == overviews.timeline(ledger).height == 0
        assert overviews.matrix(ledger, show_rejected=True).height == 1
        assert overviews.timeline(ledger, show_rejected=True).height == 1

    def test_overviews_of_nothing_have_their_columns(self) -> None:
        assert overviews.matrix(Ledger()).schema == pl.Schema(overviews.MATRIX)
        assert overviews.timeline(Ledger()).schema == pl.Schema(overviews.TIMELINE)
