"""How articles say that a point is open: withheld answers, silent texts, decisions put off, accounts that differ."""

from __future__ import annotations

import pytest
from tests.unit.test_extraction_demands import article, kit

from summit_tui.extraction.pipeline import extract
from summit_tui.model import Article, Question, Zone, digest_of


def questions(text: str) -> tuple[Question, ...]:
    return extract(article(text), kit()).questions


@pytest.mark.parametrize(
    ("text", "kind", "summary"),
    [
        ("The Norwegians have yet to publish the text of the treaty.", "unresolved", "What is known of the treaty?"),
        ("Nor is it known if the sailors will be freed.", "unresolved", "Will the sailors be freed?"),
        ("Nor is anyone saying what becomes of the two ships.", "unresolved", "What becomes of the two ships?"),
        ("None of the owners has said whether the ban will stay.", "unresolved", "Will the ban stay?"),
        ("It is too early to say whether the ban will hold.", "unresolved", "Will the ban hold?"),
        ("Asked whether the ban would end, the minister smiled.", "unresolved", "Would the ban end?"),
        (
            "Asked twice whether the ban was on the table, the minister would say only that talks went on.",
            "unresolved",
            "Was the ban on the table?",
        ),
        ("The treaty is silent on who pays for the ships.", "unresolved", "Who pays for the ships?"),
        (
            "How the money would be shared is a matter on which the draft is silent.",
            "unresolved",
            "How would the money be shared?",
        ),
        (
            "What counts as a small ship is still not defined anywhere in the treaty.",
            "unresolved",
            "What counts as a small ship?",
        ),
        (
            "Whether Norway would let the ships in, the minister did not say.",
            "unresolved",
            "Would Norway let the ships in?",
        ),
        ("The full text of the treaty has not been published.", "unresolved", "What are the details of the treaty?"),
        ("The border agency declined to give a date for the talks.", "unresolved", "What is the date for the talks?"),
        ("Norway has not made up its mind.", "unresolved", "What will be decided?"),
        ("The ministers put off a decision on the quotas.", "unresolved", "How will the quotas be settled?"),
        ("It remains to be worked out who will pay.", "unresolved", "Who will pay?"),
        ("The minister gave no date for the vote.", "unresolved", "What is the date for the vote?"),
        ("The treaty leaves untouched the question of the islands.", "unresolved", "How will the islands be settled?"),
        ("The price of the ships is a matter of dispute.", "disputed", "What is the price of the ships?"),
        ("They are still arguing over who should pay.", "disputed", "Who should pay?"),
        ("Norway denies that the ships were armed.", "disputed", "Were the ships armed?"),
        ("Each side accused the other of breaking the ban.", "disputed", "Which account is right?"),
    ],
)
def test_an_open_point_is_found_and_put_as_a_question(text: str, kind: str, summary: str) -> None:
    assert [(found.kind, found.summary) for found in questions(text)] == [(kind, summary)]


@pytest.mark.parametrize(
    "text",
    [
        "None of the three has disputed the number.",
        "The company would walk away if it had no clear answer by Friday.",
        "When the two shook hands, neither smiled.",
        "Industry groups blamed each other's governments.",
        "The visitors were split into two groups.",
        "Norway initially denied that the ships were armed.",
        "Norway did not reply to a request for comment.",
        "The board asked not to be named and declined to comment.",
    ],
)
def test_what_only_looks_open_is_none(text: str) -> None:
    assert questions(text) == ()


@pytest.mark.parametrize("heading", ["What does each side want?", "And the bank?", "Who else has a say?"])
def test_a_heading_that_the_text_below_answers_is_no_open_question(heading: str) -> None:
    assert questions(f"{heading}\n\nNorway wants the islands back, and it says so every year.") == ()


def test_the_same_words_in_the_text_or_over_it_are_one() -> None:
    assert [found.kind for found in questions("The talks end on Friday. Who else has a say?")] == ["asked"]
    text = "Who else has a say?\n\nNorway wants the islands back."
    zones = (Zone(0, 21, "headline"), Zone(21, len(text), "body"))
    assert len(extract(Article("a.txt", text, digest_of(text), zones=zones), kit()).questions) == 1


def test_two_open_points_of_one_sentence_are_two() -> None:
    text = (
        "How the money would be shared out is a matter on which the draft is silent, and lawyers for the bank have yet "
        "to say whether a vote can stand."
    )
    first, second = questions(text)
    assert (text[first.start : first.end], text[second.start : second.end]) == (
        "on which the draft is silent",
        "lawyers for the bank have yet to say whether a vote can stand",
    )


def test_items_under_a_heading_of_the_unknown_are_open() -> None:
    text = "What we do not know\n\n- Whether the court has any say over the bridge\n\n- When the ships will sail"
    found = questions(text)
    assert [one.summary for one in found] == [
        "Does the court have any say over the bridge?",
        "When will the ships sail?",
    ]
