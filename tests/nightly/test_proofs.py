"""What is promised of decisions: short here, long with `make nightly` (see docs/review.md)."""

from __future__ import annotations

import asyncio

import pytest

from tests.nightly import NIGHTLY, anchoring, kills, speed, writers

pytestmark = pytest.mark.timeout(3600 if NIGHTLY else 120)


@pytest.mark.skipif(not NIGHTLY, reason="takes a minute")
def test_what_a_killed_desk_confirmed_is_there_again_whole_desk() -> None:
    killed = kills.on_a_terminal(20, seed=1)
    print("\n" + kills.told("on a terminal", killed))
    assert killed.lost == [] and killed.confirmed > 20


def test_what_a_killed_desk_confirmed_is_there_again() -> None:
    killed = kills.without_screen(200 if NIGHTLY else 2, seed=1)
    print("\n" + kills.told("without a screen", killed))
    assert killed.lost == [] and killed.confirmed > 0


def test_edits_put_no_decision_on_a_wrong_passage_and_flag_what_changed() -> None:
    cases = anchoring.measure(5000 if NIGHTLY else 60, seed=1)
    print("\n" + anchoring.summary(cases))
    assert [case for case in cases if case.wrong] == []
    assert [case for case in cases if case.weighty and case.outcome == "attached"] == []
    untouched = [case.outcome == "attached" for case in cases if case.untouched]
    assert sum(untouched) >= 0.98 * len(untouched)


def test_two_writers_and_a_file_that_is_replaced_lose_no_event() -> None:
    events = 1000 if NIGHTLY else 100
    there, garbled, replaced = writers.two_at_once(events)
    print(f"\n{there} of {2 * events} events intact, {garbled} lines garbled, replaced {replaced} times")
    assert (there, garbled) == (2 * events, 0) and replaced


@pytest.mark.skipif(not NIGHTLY, reason="a time is only measured where nothing else runs")
def test_decisions_are_quick() -> None:
    events = speed.history(10_000)
    fold = min(speed.folding(events)[0] for _ in range(3))
    times = sorted(asyncio.run(speed.deciding(events, 40)))
    print(f"\n10,000 events folded in {fold * 1000:.0f} ms; key to screen: median {times[20] * 1000:.0f} ms")
    assert fold <= 0.3
    assert times[20] <= 0.05
