"""Demands that press language hides: conditions, threats, verdicts, answers, and how sure each is."""

from __future__ import annotations

import functools

import pytest

from summit_tui.extraction.demand_sureness import sureness
from summit_tui.extraction.issues import OTHER, Subjects, issue_of, load_taxonomy
from summit_tui.extraction.pipeline import Kit, extract, load_kit
from summit_tui.model import Article, Demand, Metadata, Zone, digest_of


@functools.lru_cache(maxsize=1)
def kit() -> Kit:
    return load_kit()


def demands(text: str) -> tuple[Demand, ...]:
    article = Article("a.txt", text, digest_of(text), "en", Metadata(), (Zone(0, len(text), "body"),))
    return extract(article, kit()).demands


def rows(text: str) -> list[tuple[str, str, str]]:
    return [(one.holder, one.stance, one.summary) for one in demands(text)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "The US demanded that Norway withdraw its trawlers.",
            ("United States", "demand", "Norway withdraw its trawlers"),
        ),
        ("Norway on Friday turned down a fishing treaty.", ("Norway", "refuse", "No fishing treaty")),
        ("Norway offered on Monday to reopen its ports.", ("Norway", "offer", "Reopen its ports")),
        ("Norway refused to be named among the donors.", ("Norway", "refuse", "Will not be named among the donors")),
        ("Norway is opposed to a fishing ban.", ("Norway", "refuse", "No fishing ban")),
        ("Norway has repeatedly denied funding for the port.", ("Norway", "refuse", "No funding for the port")),
        ("The Greens made the tax a condition for entering any government.", ("Greens", "demand", "Tax")),
        ("Norway expressed opposition to the sale of the port.", ("Norway", "refuse", "Against the sale of the port")),
        ("Norway's position is that the quota must stand.", ("Norway", "demand", "Quota must stand")),
        ("Norway thinks that the levy should go.", ("Norway", "demand", "Levy should go")),
        ("Norway asked the court for a new hearing.", ("Norway", "demand", "New hearing")),
        ("Norway is willing to strike for a month.", ("Norway", "demand", "Strike for a month")),
        ("Norway regards a shared fleet as a red line.", ("Norway", "refuse", "Shared fleet is a red line")),
        (
            "Membership of the pact, which Norway has long opposed, was discussed.",
            ("Norway", "refuse", "No membership of the pact"),
        ),
        ("Norway asked for new talks and for the lifting of a ban.", ("Norway", "demand", "Lifting of a ban")),
        ("Norway demanded from Iceland to publish the catch.", ("Norway", "demand", "Publish the catch")),
    ],
)
def test_cues_are_met_in_the_clothes_that_the_press_gives_them(text: str, row: tuple[str, str, str]) -> None:
    assert row in rows(text)


@pytest.mark.parametrize(
    ("text", "stance", "summary"),
    [
        ("Norway declined to join the talks unless Iceland frees the crew.", "demand", "Iceland frees the crew"),
        ("There will be no treaty, Norway said, unless Iceland frees the crew.", "demand", "Iceland frees the crew"),
        ('"We will settle for nothing less than a treaty," Norway said.', "demand", "A treaty"),
        (
            '"We are not going to hand over our boats," Norway said.',
            "refuse",
            "Norway is not going to hand over its boats",
        ),
        ('"Our boats will not leave these waters," Norway said.', "refuse", "Its boats will not leave these waters"),
        ("Norway said it could live with a smaller quota.", "offer", "Live with a smaller quota"),
        ("Norway said it would challenge the quota in court.", "refuse", "Challenge the quota in court"),
        ("Norway would rather leave the pact than accept a lower quota.", "refuse", "No lower quota"),
        ("Norway promised that no job would be lost.", "offer", "No job would be lost"),
        ("Norway said that its waters were not for sale.", "refuse", "Waters were not for sale"),
        ('"The quota is not fair," Norway said.', "refuse", "Quota is not fair"),
        ('"What we want is a fair quota," Norway said.', "demand", "Fair quota"),
    ],
)
def test_conditions_threats_and_moods_tell_the_stance(text: str, stance: str, summary: str) -> None:
    assert (stance, summary) in [row[1:] for row in rows(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway expects a decision.",
        "He committed a crime in Norway.",
        "Norway would have to accept a lower quota.",
        "Giving up land would break the law, Norway noted.",
        "Norway believes the talks will fail.",
        "A court might find it illegal in Norway.",
        "What Norway wants in return for peace came to light on Monday.",
    ],
)
def test_waiting_crimes_duties_and_guesses_are_no_positions(text: str) -> None:
    assert not demands(text)


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("A spokesman for the tenants called the offer a joke.", "tenants"),
        ('"We want a new roof," a spokesman for the tenants said.', "tenants"),
        ("Negotiators from 130 developing countries rejected the draft.", "developing countries"),
        ("India and Kenya said nothing short of a treaty would do.", "India"),
        ("India and Kenya said nothing short of a treaty would do.", "Kenya"),
    ],
)
def test_who_speaks_for_others_holds_their_position(text: str, holder: str) -> None:
    assert holder in {one.holder for one in demands(text)}


def test_nobody_calls_himself_he_in_his_own_words() -> None:
    assert not rows('"He will lose this case," Norway said.')


def test_a_clause_joined_to_the_wrong_verb_still_has_its_holder() -> None:
    found = rows("Norway argues that the fish cannot be counted and is pressing for a treaty that sets quotas.")
    assert ("Norway", "demand", "Treaty that sets quotas") in found


def test_a_verdict_on_what_was_told_before_says_what_that_was() -> None:
    found = rows("Iceland offered a shared fleet. Norway dismissed the idea as a gimmick.")
    assert ("Norway", "refuse") in [row[:2] for row in found]
    assert "it" not in found[-1][2].lower().split()


def test_a_thing_refused_within_what_is_accepted_is_refused() -> None:
    assert [
        (stance, summary) for _, stance, summary in rows("Norway will accept longer terms but no loss of boats.")
    ] == [
        ("accept", "Longer terms"),
        ("refuse", "No loss of boats"),
    ]


def test_an_issue_holds_on_where_the_next_position_names_nothing() -> None:
    subjects = Subjects.of({})
    assert issue_of("quit", "quit", [], load_taxonomy(), subjects) == OTHER
    assert issue_of("quit", "quit", [], load_taxonomy(), subjects, before="pay") == "pay"


def test_the_words_around_tell_the_issue_where_the_passage_has_only_a_stray_noun() -> None:
    around = "The truce and the ceasefire were discussed."
    assert issue_of("the spanner", "", ["spanner"], load_taxonomy(), Subjects.of({"spanner": 1}), paragraph=around) == (
        "ceasefire"
    )
    assert issue_of("the spanner", "", ["spanner"], load_taxonomy(), Subjects.of({"spanner": 3}), paragraph=around) == (
        "spanner"
    )


def test_a_named_state_in_its_own_words_is_surer_than_a_pronoun_told_by_the_reporter() -> None:
    sure = sureness(["base", "rule verb", "kind state", "sided", "footing own"])
    unsure = sureness(["base", "rule verb", "kind person", "pronoun", "footing reporter"])
    assert 0 < unsure < 0.5 < sure < 1


def test_a_mark_without_a_weight_counts_nothing() -> None:
    assert sureness(["base", "never met"], {"base": 0.0}) == 0.5
