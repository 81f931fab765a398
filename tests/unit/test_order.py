"""The orders in which the lists can stand, and that no decision moves a row."""

from __future__ import annotations

import polars as pl
import pytest
from factory import PORT, UNION, decided, demand, extraction, ledger_of, question, quote

from summit_tui.ledger import views
from summit_tui.ledger.ledger import Ledger


def strike() -> Ledger:
    """Three articles on two issues; one undated."""
    return ledger_of(
        extraction(
            "a.txt",
            demand(1, "A wage rise for all dockers", voiced_by="Ines Moreau", footing="own"),
            demand(2, "No night shifts", stance="refuse", issue="shifts"),
            demand(3, "Safer cranes", PORT, issue="safety"),
            quote(4, "We will not yield to them.", "Ines Moreau"),
            quote(5, "They must return.", "Tom Hale"),
            question(6, "Will the ceasefire hold?"),
            published="2030-03",
        ),
        extraction(
            "b.txt",
            demand(1, "Higher wages for dockers", voiced_by="Tom Hale", footing="relayed"),
            demand(2, "Night shifts for all crews", PORT, issue="shifts"),
            quote(3, "The quay is closed.", "Moreau"),
            question(4, "Who pays for the cranes?"),
            published="2030-01",
        ),
        extraction(
            "c.txt",
            demand(1, "A lounge", issue="other"),
            quote(2, "We will not yield to them!", "Moreau"),
            question(3, "Who pays for the cranes?"),
        ),
    )


def summaries(ledger: Ledger, **how: object) -> list[tuple[str, str]]:
    """Give kind of row and summary (of a group row its heading)."""
    rows = views.demands(ledger, **how)  # type: ignore[arg-type]  # sort and group by name
    return [
        (row["row"], row["summary"] or row["party"] or row["issue"])
        for row in rows.select("row", "summary", "party", "issue").iter_rows(named=True)
    ]


def items(ledger: Ledger, **how: object) -> list[str]:
    return [summary for row, summary in summaries(ledger, **how) if row == "item"]


class TestDemands:
    def test_by_issue_under_groups_of_issues_the_unlabelled_last(self) -> None:
        assert summaries(strike(), group="issue") == [
            ("group", "wages"), ("item", "A wage rise for all dockers"),
            ("group", "shifts"), ("item", "Night shifts for all crews"), ("item", "No night shifts"),
            ("group", "safety"), ("item", "Safer cranes"),
            ("group", "other"), ("item", "A lounge"),
        ]  # fmt: skip

    def test_by_date_the_latest_first_and_the_undated_last(self) -> None:
        ledger = strike()
        days = views.demands(ledger, sort="date", group="none")["when"].to_list()
        assert days == ["Mar 30", "Mar 30", "Mar 30", "Jan 30", "undated"]

    def test_by_voices_the_most_first(self) -> None:
        assert items(strike(), sort="voices", group="none")[0] == "A wage rise for all dockers"

    def test_by_what_is_left_to_decide(self) -> None:
        ledger = strike()
        ledger.decide([decided(file, "demand", "d1", "accepted") for file in ("a.txt", "b.txt")])
        assert items(ledger, sort="undecided", group="none")[-1] == "A wage rise for all dockers"

    def test_by_party_without_groups(self) -> None:
        parties = views.demands(strike(), sort="party", group="none")["party"].to_list()
        assert parties == [UNION, UNION, UNION, PORT, PORT]

    @pytest.mark.parametrize("sort", ["issue", "party", "date", "voices", "undecided"])
    def test_every_sort_keeps_a_group_together(self, sort: str) -> None:
        rows = views.demands(strike(), sort=sort)  # type: ignore[arg-type]  # of a list of names
        assert rows.filter(pl.col("row") == "group")["party"].to_list() == [UNION, PORT]
        assert rows["party"].rle().struct.field("value").to_list() == [UNION, PORT]

    def test_the_first_and_the_last_day_are_told(self) -> None:
        row = views.demands(strike(), group="none").filter(pl.col("issue") == "wages").row(0, named=True)
        assert (row["first"], row["when"]) == ("Jan 30", "Mar 30")


class TestQuotesAndQuestions:
    def test_quotes_by_date_and_by_articles(self) -> None:
        by_date = views.quotes(strike(), sort="date", group="none")["when"].to_list()
        assert by_date == ["Mar 30", "Mar 30", "Jan 30"]
        assert views.quotes(strike(), sort="articles", group="none")["articles"].to_list() == [2, 1, 1]

    def test_questions_by_issue_and_date(self) -> None:
        assert views.questions(strike())["articles"].to_list() == [2, 1]
        assert views.questions(strike(), sort="issue")["issue"].to_list()[0] == "ceasefire"
        assert views.questions(strike(), sort="date")["when"].to_list() == ["Mar 30", "Jan 30"]


class TestNothingMoves:
    """What is decided must not move a row under the cursor."""

    @pytest.mark.parametrize("state", ["accepted", "rejected", "edited"])
    def test_whatever_is_decided_the_others_stay_in_their_order(self, state: str) -> None:
        ledger = strike()
        for how in ({}, {"group": "issue"}, {"sort": "date"}, {"sort": "voices"}, {"sort": "party", "group": "none"}):
            ledger.decide([])
            before = items(ledger, **how)
            quoted = views.quotes(ledger, sort="date")["text"].to_list()
            for finding in ("d1", "d2", "d3"):
                ledger.decide([decided("a.txt", "demand", finding, state), decided("a.txt", "quote", "q4", state)])
                assert [one for one in before if one in items(ledger, **how)] == [
                    one for one in items(ledger, **how) if one in before
                ]
                shown = views.quotes(ledger, sort="date")["text"].to_list()
                assert [one for one in quoted if one in shown] == [one for one in shown if one in quoted]

    def test_a_side_keeps_its_place_when_most_of_it_is_rejected(self) -> None:
        ledger = strike()
        sides = views.parties(ledger).filter(pl.col("level") == "side")["key"].to_list()
        ledger.decide([decided(file, "demand", "d1", "rejected") for file in ("a.txt", "b.txt", "c.txt")])
        assert views.parties(ledger).filter(pl.col("level") == "side")["key"].to_list() == sides == [UNION, PORT]
