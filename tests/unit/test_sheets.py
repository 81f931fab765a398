"""The pure parts of matrix, timeline and find: grid, lanes, what is found."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.factory import PORT, UNION, decided, demand, extraction, ledger_of, question, quote

from summit_tui.desk.office.finding import Finder, line_about
from summit_tui.desk.office.sheet_answers import around
from summit_tui.desk.panes.find import tail
from summit_tui.desk.parts.grid import Cell, Column, Grid, IssueRow, against, grid_of
from summit_tui.desk.parts.lanes import Bin, Count, axis, bins, drawn, stretch, told
from summit_tui.ledger import overviews
from summit_tui.ledger.ledger import Ledger
from summit_tui.model import Article, digest_of

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
TOLD = st.builds(lambda day, size: day.isoformat()[:size], DAYS, st.sampled_from([4, 7, 10]))


def talks() -> Ledger:
    return ledger_of(
        extraction(
            "a.txt", demand(1, "Higher wages"), demand(2, "Shorter nights", issue="hours", stance="refuse"),
            demand(3, "Lower wages", PORT, stance="offer"), quote(1, "We – all of us – stay", "Moreau"),
            question(1, "Will they strike?"), title="Talks", published="2031-03-03",
        ),
        extraction("b.txt", demand(4, "Higher wages"), quote(2, "we - all of us - stay.", "Moreau")),
    )  # fmt: skip


class TestGrid:
    grid = grid_of(overviews.matrix(talks()).iter_rows(named=True), [PORT, UNION])

    def test_columns_stand_in_the_order_given_and_cells_count_stances(self) -> None:
        assert [column.key for column in self.grid.columns] == [PORT, UNION]
        wages = next(row for row in self.grid.rows if row.issue == "wages")
        assert wages.cells[UNION].counts == (1, 0, 0, 0)
        assert wages.cells[PORT].counts == (0, 0, 1, 0)
        assert self.grid.positions == 3

    def test_it_is_sorted_and_filtered_without_losing_its_columns(self) -> None:
        rows = tuple(
            IssueRow(name, {"x": Cell((1, 0, 0, 0))}, pairs)
            for name, pairs in (("pay", ()), ("Jobs", (("A", "B"),)), ("hours", (("A", "B"), ("A", "C"))))
        )
        grid = Grid((Column("x", "X", "X"),), rows)
        assert [row.issue for row in grid.ordered("count").rows] == ["pay", "Jobs", "hours"]
        assert [row.issue for row in grid.ordered("name").rows] == ["hours", "Jobs", "pay"]
        assert [row.issue for row in grid.ordered("contested").rows] == ["hours", "Jobs", "pay"]
        assert [row.issue for row in grid.ordered("count", "JOB").rows] == ["Jobs"]
        assert grid.ordered("count", "zzz").columns == grid.columns

    def test_who_is_against_whom_is_named_where_one_stands_against_all(self) -> None:
        assert against([("A", "B")], {"A": "a."}, 30) == "a. ↔ B"
        assert against([("A", "B"), ("B", "C")], {}, 30) == "B ↔ A, C"
        assert against([("A", "B"), ("C", "D")], {}, 30) == "2 pairs"
        assert against([("A", "B")], {}, 3) == "1 pair"
        assert against([], {}, 30) == ""

    def test_a_cell_gives_its_positions_and_what_is_rejected_only_on_demand(self) -> None:
        ledger = talks()
        assert overviews.cell(ledger, "wages", UNION)["summary"].to_list() == ["Higher wages"]
        ledger.decide([decided("a.txt", "demand", "d2", "rejected")])
        assert overviews.cell(ledger, "hours", UNION).height == 0
        assert overviews.cell(ledger, "hours", UNION, show_rejected=True).height == 1


class TestLanes:
    def test_a_date_means_as_many_days_as_it_is_vague(self) -> None:
        year = stretch("2032")
        assert year is not None and (year.first, year.last, year.vague) == (date(2032, 1, 1), date(2032, 12, 31), 2)
        month = stretch("2032-02")
        assert month is not None and (month.last.day, month.vague) == (29, 1)
        assert stretch("2031-02-30") is None
        assert stretch("soon") is None
        assert [told(day) for day in ("2031-08-05", "2031-08", "2031", None, "soon")] == [
            "5 Aug 2031", "Aug 2031", "2031", "undated", "soon",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("last", "unit"),
        [
            ("2031-03-09", "day"),
            ("2031-07-30", "week"),
            ("2032-12-30", "month"),
            ("2036-12-30", "quarter"),
            ("2056-01-01", "year"),
        ],
    )
    def test_the_axis_goes_by_the_finest_unit_that_has_room(self, last: str, unit: str) -> None:
        on = axis(["2031-03-03", last], 120)
        assert on is not None and on.unit == unit

    def test_vague_dates_only_are_not_put_on_days(self) -> None:
        on = axis(["2031-03", "2031-04"], 120)
        assert on is not None and on.unit == "month"

    @given(st.lists(TOLD, min_size=1, max_size=40), st.integers(20, 240))
    def test_every_statement_is_counted_once_within_the_axis(self, days: list[str], width: int) -> None:
        on = axis(days, width)
        assert on is not None
        assert on.first <= min(found.first for day in days if (found := stretch(day)))
        assert all(0 <= cell < width for cell, _ in on.ticks)
        lanes = bins([Count("P", day, 1, at=n) for n, day in enumerate(days)], on)
        assert sum(one.statements for one in lanes["P"]) == len(days)
        assert sorted(day for one in lanes["P"] for day in one.days) == sorted(days)
        for one in lanes["P"]:
            assert 0 <= one.start < one.end <= width

    @given(st.lists(TOLD, min_size=1, max_size=30), st.integers(20, 200))
    def test_a_lane_is_drawn_in_exactly_its_width(self, days: list[str], width: int) -> None:
        on = axis(days, width)
        assert on is not None
        runs = drawn(bins([Count("P", day, 1) for day in days], on)["P"], width)
        assert sum(len(text) for text, _ in runs) == width

    def test_counts_do_not_touch_and_vague_dates_are_dots_about_their_count(self) -> None:
        week, month = Bin(8, 12, 12, True, ("a",), 0), Bin(0, 20, 3, False, ("b",), 1, vague=True)
        text = "".join(part for part, _ in drawn([month, week], 24))
        assert "12Δ" in text
        assert "3" in text.replace("12Δ", "")
        assert text.startswith(" ··")
        assert all(part in text.replace("·", " ").split() for part in ("12Δ", "3"))

    def test_a_week_begins_on_monday(self) -> None:
        monday = date(2031, 3, 3)
        days = [(monday + timedelta(n)).isoformat() for n in (0, 6, 7)]
        on = axis([*days, "2031-08-01"], 120)
        assert on is not None and on.unit == "week"
        assert [one.statements for one in bins([Count("P", day, 1) for day in days], on)["P"]] == [2, 1]


class TestFinding:
    def articles(self) -> dict[str, Article]:
        text = "Talks\n\nThey said: “We – all of us – stay.”\nA café’s\nowner stays.\n"
        return {"a.txt": Article("a.txt", text, digest_of(text)), "c.txt": Article("c.txt", "none", "x")}

    def test_findings_and_passages_are_counted_and_listed_in_order(self) -> None:
        found = Finder().find(talks(), self.articles(), "we - all of us", False)
        assert found.counts.sentence() == "1 in 1 article, 1 quote", "two wordings of one utterance are one row"
        assert found.rows["kind"].to_list() == ["quote", "quote", "text", "text"]
        row = found.rows.row(-1, named=True)
        text = self.articles()["a.txt"].text
        assert text[row["start"] : row["end"]] == "We – all of us"
        assert (row["before"], row["after"]) == ("Talks They said: “", " – stay.” A café’s owner stays.")

    def test_words_may_stand_on_two_lines(self) -> None:
        assert Finder().find(Ledger(), self.articles(), "CAFE's owner", False).counts.passages == 1

    def test_one_letter_finds_nothing_and_neither_does_nothing(self) -> None:
        for query in ("", "  ", "a"):
            assert Finder().find(talks(), self.articles(), query, False).rows.height == 0

    def test_an_edited_article_is_searched_anew(self) -> None:
        finder, articles = Finder(), self.articles()
        assert finder.find(Ledger(), articles, "loan", False).counts.passages == 0
        articles["c.txt"] = Article("c.txt", "A loan.", digest_of("A loan."))
        assert finder.find(Ledger(), articles, "loan", False).counts.passages == 1

    def test_what_is_rejected_is_found_only_when_it_is_shown(self) -> None:
        ledger = talks()
        ledger.decide([decided("a.txt", "demand", "d2", "rejected")])
        assert Finder().find(ledger, {}, "shorter nights", False).counts.demands == 0
        assert Finder().find(ledger, {}, "shorter nights", True).counts.demands == 1

    @given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 40))
    def test_the_line_about_a_match_is_one_line_and_holds_its_words(self, text: str, start: int, size: int) -> None:
        start = min(start, len(text))
        end = min(len(text), start + size)
        parts = line_about(text, start, end)
        assert all("\n" not in part and "\x1b" not in part for part in parts)
        assert len(parts[1]) <= end - start

    @given(st.text(max_size=60), st.integers(0, 50))
    def test_the_end_of_a_text_is_never_wider_than_asked(self, text: str, width: int) -> None:
        from rich.cells import cell_len

        assert cell_len(tail(text, width)) <= width


class TestRows:
    def test_only_the_very_words_stand_in_quotation_marks(self) -> None:
        words = (quote(1, "We stay", "Moreau"), quote(2, "they would stay", "Moreau", type="indirect"))
        ledger = ledger_of(extraction("a.txt", *words))
        told = dict(overviews.timeline(ledger).select("text", "direct").rows())
        assert told == {"We stay": True, "they would stay": False}
        assert dict(overviews.found(ledger, "stay").select("text", "direct").rows()) == told

    def test_each_finding_has_the_row_that_stands_for_it(self) -> None:
        ledger = talks()
        rows = {overviews.row_of(ledger, "demand", "a.txt", "d1"), overviews.row_of(ledger, "demand", "b.txt", "d4")}
        assert len(rows) == 1, "two pieces of one position"
        assert overviews.row_of(ledger, "quote", "b.txt", "q2") == overviews.row_of(ledger, "quote", "a.txt", "q1")
        assert overviews.row_of(ledger, "question", "a.txt", "u1") == "a.txt\x1fu1"
        assert overviews.row_of(ledger, "demand", "a.txt", "gone") is None

    def test_a_passage_has_whole_paragraphs_about_it_and_true_offsets(self) -> None:
        text = "\n".join(f"Paragraph {n} " + "word " * 30 for n in range(100)) + "\nThe end is here.\n"
        article = Article("a.txt", text, digest_of(text))
        ledger = ledger_of(extraction("a.txt"))
        start = text.index("end is")
        passage = around(ledger, {"a.txt": article}, "a.txt", (start, start + 6))
        assert passage is not None
        assert passage.text[start - passage.first :][:6] == "end is"
        assert passage.text.startswith("Paragraph")
        assert len(passage.text) < len(text)
        assert around(ledger, {}, "a.txt", (0, 1)) is None
