"""Changes that an article tells by itself, without a date: their flag, their other side, and what the inbox says."""

from __future__ import annotations

import polars as pl
from factory import decided, demand, extraction, ledger_of

from summit_tui.ledger import views
from summit_tui.ledger.brings import brings
from summit_tui.ledger.conflicts import CHANGED, DISPUTED
from summit_tui.ledger.ledger import Change, Ledger
from summit_tui.model import Extraction

RESISTED = demand(1, "No outside mediator", stance="refuse", issue="process")
RELENTED = demand(2, "Mediator from Utrecht", stance="accept", issue="process", changed=True, instead_of="d1")
TOLD = extraction("a.txt", RESISTED, RELENTED)


def flags(*extractions: Extraction) -> dict[str, str]:
    return flags_in(ledger_of(*extractions))


def flags_in(ledger: Ledger) -> dict[str, str]:
    rows = views.demands(ledger).filter(pl.col("row") == "item")
    return dict(rows.select("summary", "flag").rows())


def test_the_position_that_took_anothers_place_has_changed() -> None:
    assert flags(TOLD) == {RESISTED.summary: "", RELENTED.summary: CHANGED}


def test_dates_that_say_the_reverse_win() -> None:
    later = demand(1, "No outside mediator", stance="refuse", issue="process", said_at="2030-03-01")
    earlier = demand(
        2, "Mediator from Utrecht", stance="accept", issue="process", said_at="2030-01-01", instead_of="d1"
    )
    assert flags(extraction("a.txt", later, earlier))[earlier.summary] == ""


def test_two_articles_that_tell_it_the_other_way_round_tell_no_change() -> None:
    back = extraction(
        "b.txt",
        demand(1, "Mediator from Utrecht", stance="accept", issue="process"),
        demand(2, "No outside mediator", stance="refuse", issue="process", instead_of="d1"),
    )
    once = extraction("a.txt", RESISTED, demand(2, "Mediator from Utrecht", stance="accept", issue="process",
                                                instead_of="d1"))  # fmt: skip
    assert CHANGED not in flags(once, back).values()


def test_a_dropped_demand_is_a_change_though_nobody_told_of_the_former_one() -> None:
    dropped = demand(1, "Night bonus abandoned", stance="accept", issue="pay", changed=True)
    assert flags(extraction("a.txt", dropped)) == {dropped.summary: CHANGED}


def test_what_is_told_as_a_change_is_later_than_its_undated_opposite_elsewhere() -> None:
    refused = demand(1, "A cut of the night bonus", stance="refuse")
    turned = demand(1, "Cut of night bonus", stance="offer", changed=True)
    both = (extraction("a.txt", refused), extraction("b.txt", turned))
    assert flags(*both) == {refused.summary: "", turned.summary: CHANGED}
    untold = (extraction("a.txt", refused), extraction("b.txt", demand(1, "Cut of night bonus", stance="offer")))
    assert set(flags(*untold).values()) == {DISPUTED}


def test_sources_that_name_different_places_do_not_disagree() -> None:
    refused = demand(1, "No truce before a treaty", stance="refuse", issue="truce")
    there = demand(1, "Truce in Utrecht", stance="accept", issue="truce")
    assert set(flags(extraction("a.txt", refused), extraction("b.txt", there)).values()) == {""}


def test_a_rejected_passage_tells_nothing_and_comes_back_with_it() -> None:
    ledger = ledger_of(TOLD)
    ledger.decide([decided("a.txt", "demand", "d2", "rejected")])
    assert CHANGED not in flags_in(ledger).values()
    ledger.decide([])
    assert flags_in(ledger)[RELENTED.summary] == CHANGED


def test_the_change_goes_with_its_article() -> None:
    ledger = ledger_of(TOLD, extraction("b.txt", demand(1, "Mediator from Utrecht", stance="accept", issue="process")))
    ledger.apply(Change(removed=("a.txt",)))
    assert set(flags_in(ledger).values()) == {""}


def test_the_inbox_says_that_a_new_article_tells_a_change() -> None:
    ledger = ledger_of(extraction("old.txt"), TOLD)
    ledger.set_new(frozenset({"a.txt"}))
    rows = brings(ledger, "a.txt").filter(pl.col("row") == "item").select("text", "kind", "flag", "known", "known_id")
    assert rows.rows() == [
        (
            "Mediator from Utrecht",
            "changed",
            CHANGED,
            "No outside mediator: refused before, as this article tells",
            "d1",
        ),
        ("No outside mediator", "new position", "", "", None),
    ]
