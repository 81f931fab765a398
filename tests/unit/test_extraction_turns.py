"""Changes that a text tells itself: what a side wanted before, what it wants now. Sides and sentences are invented."""

from __future__ import annotations

import functools

import pytest

from summit_tui.extraction.demand_dates import said_on
from summit_tui.extraction.pipeline import Kit, extract, load_kit
from summit_tui.model import Article, Demand, Metadata, Zone, digest_of


@functools.lru_cache(maxsize=1)
def kit() -> Kit:
    return load_kit()


def demands(text: str) -> tuple[Demand, ...]:
    whole = "Norway and Denmark discussed fishing rights in Oslo.\n\n" + text
    zones = (Zone(0, len(whole), "body"),)
    return extract(Article("a.txt", whole, digest_of(whole), "en", Metadata(), zones), kit()).demands


def replaced(text: str) -> list[tuple[str, str]]:
    """Give the stances of the demands that took another one's place, each with the other's."""
    found = demands(text)
    of = {one.id: one for one in found}
    return [(of[one.instead_of].stance, one.stance) for one in found if one.instead_of]


@pytest.mark.parametrize(
    "text",
    [
        "Norway no longer insists on a ban on trawlers.",
        "Norway dropped its demand for a ban on trawlers.",
        "Norway has dropped its opposition to a joint patrol.",
        "In a reversal, Norway agreed to a joint patrol in the strait.",
        "After weeks of refusing talks, Denmark agreed to talks in Geneva.",
        "Norway has reversed its position and will accept the treaty.",
        "Denmark walked back its demand that Norway close the port.",
        "Norway said it was no longer ruling out a customs union.",
    ],
)
def test_a_sentence_can_tell_a_change_by_itself(text: str) -> None:
    assert [one.changed for one in demands(text)] == [True]


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Norway had earlier demanded a ban on trawlers, but it now accepts a quota.", ("demand", "accept")),
        ("Denmark previously ruled out a joint patrol, but on Monday agreed to a joint patrol.", ("refuse", "accept")),
        ("Until last week Norway insisted on full control of the strait; it now says it would accept joint control.",
         ("demand", "offer")),
        ("Norway, which once opposed a customs union, now wants a customs union.", ("refuse", "demand")),
        ("Having insisted on seven years, Norway said that it could live with eleven years.", ("demand", "offer")),
        ("Norway initially rejected a joint patrol. It now accepts a joint patrol.", ("refuse", "accept")),
    ],
)  # fmt: skip
def test_what_came_later_took_the_place_of_what_came_before(text: str, stances: tuple[str, str]) -> None:
    assert replaced(text) == [stances]


@pytest.mark.parametrize(
    "text",
    [
        "Norway wants Denmark to drop its opposition to the treaty.",
        "Norway refused to back down from its demand for a quota.",
        "Denmark will not drop its demand for inspections.",
        "Norway has not softened its opposition to the treaty.",
        "Denmark would drop its demand for a quota if Norway closed the port.",
        "Norway could reverse its position and accept a joint patrol, analysts said.",
        "Denmark gave in May a pledge to protect the fjord and demanded the same of Norway.",
        "Norway now demands a ban on trawlers.",
        "Denmark finally accepted the quota.",
        "Norway initially proposed a quota and a ban on trawlers.",
        "Norway previously rejected the plan. Denmark now wants a vote on it.",
        "Norway, which had demanded a quota in 2019, also wants a ban on trawlers.",
    ],
)
def test_what_may_be_is_wanted_or_is_denied_is_no_change(text: str) -> None:
    assert [one.summary for one in demands(text) if one.changed] == []


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Norway demanded a quota yesterday", "2025-08-16"),
        ("Norway demanded a quota last month", "2025-07"),
        ("Norway demanded a quota earlier this year", "2025"),
        ("In May Norway demanded a quota", "2025-05"),
        ("In November Norway demanded a quota", "2024-11"),
        ("In 2019, Norway demanded a quota", "2019"),
        ("Norway, shunned since the raid in 2019, demanded a quota", None),
        ("Norway demanded a quota by May", None),
        ("In 2030 Norway will close the port", None),
    ],
)
def test_a_month_or_a_year_dates_a_position_as_precisely_as_the_text_is(sentence: str, day: str | None) -> None:
    assert said_on(sentence, 0, [], "2025-08-17") == day
