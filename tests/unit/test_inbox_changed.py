"""What the inbox says of an article that was edited: what came, what went, and what was only reworded."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from factory import demand, extraction, ledger_of, quote

from summit_tui.ledger import inbox
from summit_tui.ledger.ledger import Change, Ledger
from summit_tui.model import Demand, Quote

WORDS = (
    "crane",
    "harbour",
    "talks",
    "wages",
    "night",
    "union",
    "offer",
    "ballot",
    "mediator",
    "strike",
    "port",
    "crew",
)


def sentence(number: int) -> str:
    """A sentence of twelve words that shares few of them, in order, with another one's."""
    return " ".join(f"{WORDS[(number * (k + 1) + k * k) % 12]}{number * 7 % (k + 3)}" for k in range(12))


def edited(before: list[Demand | Quote], after: list[Demand | Quote]) -> Ledger:
    former = extraction("a.txt", *before)
    ledger = ledger_of(former)
    ledger.apply(Change(upsert=(extraction("a.txt", *after, digest="d" * 32),)))
    ledger.set_new(frozenset({"a.txt"}), {"a.txt": former})
    return ledger


def told(ledger: Ledger) -> tuple[int, ...]:
    (row,) = inbox.inbox(ledger).select("more", "fewer", "reworded", "renumbered").rows()
    return row


def test_a_finding_is_reworded_where_its_words_are_nearest_and_of_its_kind() -> None:
    before = [demand(1, "A raise of 9 percent for all dockers"), quote(2, "The cranes stand still.", "Tom Hale")]
    after = [
        demand(3, "A raise of 8 percent for all dockers"),
        demand(4, "A raise of nine cents"),
        quote(5, "A raise of 9 percent for all dockers", "Tom Hale"),
    ]
    assert told(edited(before, after)) == (2, 1, 1, 1)


def test_an_article_written_anew_is_compared_without_looking_closely_at_every_pair(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []

    def closely(junk: None, one: str, other: str, **more: bool) -> SequenceMatcher[str]:
        looked.append(other)
        return SequenceMatcher(junk, one, other, **more)

    monkeypatch.setattr(inbox, "SequenceMatcher", closely)
    before = [quote(n, sentence(n), "Tom Hale") for n in range(60)]
    after = [quote(n, sentence(n), "Tom Hale") for n in range(100, 160)]
    more, fewer, reworded, _ = told(edited(before, after))
    assert more + reworded == fewer + reworded == 60
    assert len(looked) <= 4 * 60
