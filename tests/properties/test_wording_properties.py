"""What holds for wordings and claims whatever is said, in whatever order it comes."""

from __future__ import annotations

import random
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from summit_tui.ledger.alike import Linker, Wording, one_utterance
from summit_tui.ledger.claims import claims_of
from summit_tui.ledger.conflicts import Held, Judge, judge
from summit_tui.ledger.positions import content_words

WORDS = st.sampled_from(
    [
        "wage",
        "crane",
        "shift",
        "bonus",
        "strike",
        "talks",
        "no",
        "before",
        "without",
        "lifting",
        "5",
        "9",
        "cut",
        "quay",
    ]
)
PHRASES = st.lists(WORDS, min_size=0, max_size=7).map(" ".join)
TEXTS = st.one_of(PHRASES, st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=40))
STANCES = st.sampled_from(["demand", "refuse", "offer", "accept"])


def wording(key: int, words: str, rests_on: int | None = None, beside: tuple[int, ...] = ()) -> Wording:
    return Wording(key, words, rests_on if rests_on != key else None, tuple(content_words(words)), beside, words)


def groups(leaders: Mapping[int, int]) -> set[frozenset[int]]:
    found: dict[int, set[int]] = {}
    for key, leader in leaders.items():
        found.setdefault(leader, set()).add(key)
    return {frozenset(members) for members in found.values()}


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(PHRASES, st.none() | st.integers(0, 7), st.lists(st.integers(0, 7), max_size=2)), max_size=8),
    st.lists(st.integers(0, 7), max_size=4),
    st.randoms(use_true_random=False),
)
def test_wordings_that_came_and_went_leave_what_all_at_once_gives(
    told: list[tuple[str, int | None, list[int]]], gone: list[int], chance: random.Random
) -> None:
    every = [wording(key, words, held, tuple(beside)) for key, (words, held, beside) in enumerate(told)]
    left = [one for one in every if one.key not in gone]
    at_once = groups(Linker(one_utterance).update((), (("moreau", one) for one in left)))
    by_one = Linker(one_utterance)
    chance.shuffle(every)
    for one in every:
        by_one.update((), [("moreau", one)])
    assert groups(by_one.update({key for key in gone if key < len(told)}, ())) == at_once


@settings(max_examples=200, deadline=None)
@given(STANCES, TEXTS, TEXTS)
def test_any_summary_has_claims_of_one_sign_each(stance: str, summary: str, issue: str) -> None:
    for claim in claims_of(stance, summary, issue):
        assert claim.sign in {1, -1} and claim.things and claim.weight > 0
        assert claim.names <= claim.things and claim.weights.keys() == claim.things


PARTIES = st.sampled_from(["Norland", "Sudria", "Wage Board"])
HELD = st.lists(
    st.builds(
        Held, st.sampled_from([f"p{number}" for number in range(6)]), PARTIES,
        st.sampled_from(["pay", "shift"]), STANCES, st.lists(PHRASES, min_size=1, max_size=2).map(tuple),
        st.sampled_from([(), ("2030",), ("2030-02-01",)]), st.booleans(),
        st.frozensets(st.sampled_from("abc"), min_size=1), st.booleans(),
        st.frozensets(st.sampled_from([f"p{number}" for number in range(6)]), max_size=2),
    ),
    unique_by=lambda one: one.position, max_size=6,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(HELD, st.randoms(use_true_random=False))
def test_positions_judged_one_by_one_clash_as_they_do_at_once(held: list[Held], chance: random.Random) -> None:
    wanted = {position: set(many) for position, many in judge(held).items()}
    keeper, there = Judge(), dict[str, Held]()
    chance.shuffle(held)
    found = {}
    for one in held:
        there[one.position] = one
        found = keeper.update(dict.fromkeys(there), lambda names: [there[name] for name in names])
    assert {position: set(many) for position, many in found.items()} == wanted


@settings(max_examples=100, deadline=None)
@given(HELD)
def test_a_clash_is_seen_from_both_sides(held: list[Held]) -> None:
    found = judge(held)
    for position, many in found.items():
        for clash in many:
            back = [one for one in found[clash.other] if one.other == position]
            assert [one.kind for one in back] == [clash.kind]
            assert not (clash.later and back[0].later)
