"""One want under two issues is one position."""

from __future__ import annotations

import pytest
from factory import PORT, UNION, decided, demand, extraction, ledger_of

from summit_tui.ledger.bridges import Bridged
from summit_tui.ledger.ledger import Change, Ledger
from summit_tui.ledger.positions import Block, Key, Row

LEAVE = "The company leaves the northern quay"


def row(file: str, summary: str, issue: str, **more: str) -> Row:
    values = {"id": "1", "party": UNION, "stance": "demand", "text": summary, **more}
    return Row(file=file, summary=summary, issue=issue, **values)


def fold(folder: Bridged, *rows: Row, apart: tuple[Key, ...] = ()) -> dict[Key, str]:
    blocks: dict[Block, set[Row]] = {}
    for one in rows:
        blocks.setdefault((one.party, one.stance, one.issue), set()).add(one)
    return folder.update(blocks, lambda wanted: [one for block in wanted for one in blocks[block]], apart)


def together(*rows: Row, apart: tuple[Key, ...] = ()) -> int:
    return len(set(fold(Bridged(), *rows, apart=apart).values()))


def test_nearly_the_same_words_under_two_issues_are_one_position() -> None:
    assert together(row("a", LEAVE, "territory"), row("b", "Leave the northern quay", "quay")) == 1


@pytest.mark.parametrize(
    "other",
    [
        row("b", "Repair the northern quay", "quay"),
        row("b", "The company does not leave the northern quay", "quay"),
        row("b", LEAVE, "quay", party=PORT),
        row("b", LEAVE, "quay", stance="refuse"),
    ],
)
def test_another_want_holder_or_stance_is_another_position(other: Row) -> None:
    assert together(row("a", LEAVE, "territory"), other) == 2


def test_other_figures_are_another_position() -> None:
    assert together(row("a", "A wage rise of 5 percent", "pay"), row("b", "A wage rise of 9 percent", "price")) == 2


def test_evidence_stands_under_the_issue_that_has_most_of_it() -> None:
    folder = Bridged()
    rows = [row("a", LEAVE, "quay"), row("b", LEAVE, "territory"), row("c", LEAVE, "territory")]
    assert len(set(fold(folder, *rows).values())) == 1
    assert folder.issues == {("a", "1"): "territory"}


def test_the_position_that_led_goes_on_leading_and_a_link_goes_with_its_cause() -> None:
    folder = Bridged()
    first, second = row("a", LEAVE, "quay"), row("b", LEAVE, "territory")
    before = fold(folder, second)[second.key]
    assert set(fold(folder, first, second).values()) == {before}
    more = [row(name, LEAVE, "quay") for name in "cde"]
    fold(folder, first, second, *more)
    assert len(set(fold(folder, first, *more).values())) == 1
    assert folder.issues == {}


def test_a_renamed_article_keeps_the_id() -> None:
    folder = Bridged()
    before = fold(folder, row("a", LEAVE, "quay"), row("b", LEAVE, "territory"))
    folder.rename({"a": "z"})
    after = fold(folder, row("z", LEAVE, "quay"), row("b", LEAVE, "territory"))
    assert after["b", "1"] == before["b", "1"] == after["z", "1"]


def test_the_issue_that_an_analyst_chose_parts_it_again() -> None:
    rows = (row("a", LEAVE, "territory"), row("b", LEAVE, "quay"))
    assert together(*rows, apart=(("b", "1"),)) == 2


def two_issues() -> Ledger:
    return ledger_of(
        extraction("a.txt", demand(1, LEAVE, issue="territory")), extraction("b.txt", demand(1, LEAVE, issue="quay"))
    )


def test_the_ledger_shows_one_row_and_takes_it_apart_when_the_other_article_leaves() -> None:
    ledger = two_issues()
    rows = ledger.derived.demands
    assert (rows["position"].n_unique(), rows["issue"].n_unique()) == (1, 1)
    ledger.apply(Change(removed=("a.txt",)))
    assert ledger.derived.demands["issue"].to_list() == ["quay"]


def test_an_edited_issue_wins() -> None:
    ledger = two_issues()
    ledger.decide([decided("b.txt", "demand", "d1", "edited", after={"issue": "wages"})])
    rows = ledger.derived.demands.select("file", "issue", "position")
    assert rows["position"].n_unique() == 2
    assert rows.filter(rows["file"] == "b.txt")["issue"].to_list() == ["wages"]
