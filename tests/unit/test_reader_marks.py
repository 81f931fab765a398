"""What the reader's margin and a click on its text tell of findings."""

from __future__ import annotations

from summit_tui.desk.parts.reading import Mark, Page
from summit_tui.model import Article

TEXT = "They said no.\nThey want pay.\nWill it end?\nNothing here."


def page(*marks: Mark) -> Page:
    return Page(Article("a.txt", TEXT, "x"), marks, 40)


def test_each_kind_has_its_letter_where_it_begins() -> None:
    one = page(
        Mark("quote", "q", 10, 12), Mark("demand", "d", 19, 27, "demand", "pay"), Mark("question", "x", 29, 41)
    )  # fmt: skip
    assert [one.letter(line)[0] for line in range(4)] == ['"', "D", "?", " "]


def test_a_demand_goes_before_the_quote_that_begins_on_its_line() -> None:
    assert page(Mark("quote", "q", 14, 27), Mark("demand", "d", 19, 27, "refuse", "pay")).letter(1)[0] == "R"


def test_what_was_rejected_has_no_letter_and_no_ground() -> None:
    one = page(Mark("quote", "q", 10, 12, state="rejected"))
    assert one.letter(0)[0] == " "
    assert one.found["quote"].over(0, 13) == []


def test_findings_are_found_by_kind_and_place() -> None:
    one = page(Mark("quote", "q", 10, 12), Mark("demand", "d", 19, 27, "demand", "pay"))
    assert one.found["quote"].over(0, 13) == [(10, 12)]
    assert one.found["demand"].over(0, 13) == []


def test_a_click_takes_the_shortest_finding_under_it() -> None:
    one = page(Mark("quote", "long", 0, 27), Mark("demand", "short", 19, 27, "demand", "pay"))
    assert (found := one.mark_at(20)) is not None and found.id == "short"
    assert (found := one.mark_at(5)) is not None and found.id == "long"
    assert one.mark_at(50) is None
