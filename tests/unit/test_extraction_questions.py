"""Open questions: what an article leaves unresolved, disputed or asks outright."""

from __future__ import annotations

import pytest
from tests.unit.test_extraction_demands import article, kit

from summit_tui.extraction.pipeline import extract
from summit_tui.model import Question


def questions(text: str) -> tuple[Question, ...]:
    return extract(article(text), kit()).questions


@pytest.mark.parametrize(
    ("text", "kind", "summary"),
    [
        ("Will Norway accept the treaty?", "asked", "Will Norway accept the treaty?"),
        ("It remains unclear whether Norway will lift the ban.", "unresolved", "Will Norway lift the ban?"),
        ("Whether Norway will lift the ban is far from clear.", "unresolved", "Will Norway lift the ban?"),
        ("Norway refused to say whether the ban had ended.", "unresolved", "Had the ban ended?"),
        ("Norway did not say what stopped the talks.", "unresolved", "What stopped the talks?"),
        ("Officials declined to say when the ban would end.", "unresolved", "When would the ban end?"),
        ("Deep disagreements remain over the fishing quotas.", "disputed", "How are the fishing quotas to be settled?"),
        ("It was not immediately known who would chair the talks.", "unresolved", "Who would chair the talks?"),
        ("There was no word on the fate of the sailors.", "unresolved", "What is the fate of the sailors?"),
        ("Norway left open whether taxes would rise.", "unresolved", "Would taxes rise?"),
        ("The court has not yet ruled on the ban.", "unresolved", "How will the ban be settled?"),
        ("A date for the vote has not been set.", "unresolved", "What is the date for the vote?"),
        ("A final decision on the merger is pending.", "unresolved", "How will the merger be settled?"),
        ("Norway is still weighing whether the ban should stay.", "unresolved", "Should the ban stay?"),
        ("It could not be verified whether the ships had left.", "unresolved", "Had the ships left?"),
        ("Lawmakers are divided over whether to back the treaty.", "disputed", "Should lawmakers back the treaty?"),
        (
            "The two sides still differ on the length of the ban.",
            "disputed",
            "How is the length of the ban to be settled?",
        ),
        ("The number of ships is disputed.", "disputed", "What is the number of ships?"),
        ("The talks are stalled over fishing quotas.", "disputed", "How are fishing quotas to be settled?"),
        ("Norway failed on Monday to settle how much it may catch.", "disputed", "How much may it catch?"),
        ("Nobody would say where the ships are.", "unresolved", "Where are the ships?"),
        ("Inspectors are investigating whether the ban was broken.", "unresolved", "Was the ban broken?"),
        ("The talks ended without agreement on quotas.", "disputed", "How are quotas to be settled?"),
        ("The question is whether Norway will pay.", "unresolved", "Will Norway pay?"),
        ("The motive remains unknown.", "unresolved", "What is the motive?"),
        ("So will Norway accept the treaty?", "asked", "Will Norway accept the treaty?"),
    ],
)
def test_an_open_point_becomes_a_question(text: str, kind: str, summary: str) -> None:
    found = questions(text)
    assert [(q.kind, q.summary) for q in found] == [(kind, summary)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway lifted the ban on Friday.",
        "If not, the quarrel will go on.",
        '"Who will pay for the ships?" Anna Berg said.',
        "An unknown man opened the gate.",
        "Norway made it clear that the ban will stay.",
        "Undecided voters stayed at home.",
        "The port faces an uncertain future.",
        "The storm unsettled the harbour.",
        "Anna Berg asked whether they wanted tea.",
        "What would you like to add?",
        "He had to open each letter to find out who sent it.",
        "They will leave even if no agreement has been reached.",
    ],
)
def test_facts_doubts_and_what_a_speaker_asks_are_no_open_questions(text: str) -> None:
    assert questions(text) == ()


def test_what_an_interviewer_asks_is_answered_there_and_then() -> None:
    asked = "Q: Will Norway accept the treaty?\n\nA: It will.\n\nQ: Does Iceland know?\n\nA: It does."
    assert questions(asked) == ()
    assert len(questions("Explained: Will Norway accept the treaty?")) == 1


def test_a_question_names_whom_it_concerns() -> None:
    (found,) = questions("Norway and Iceland have not yet agreed on fishing quotas.")
    assert found.about == ("Norway", "Iceland")


def test_a_question_is_at_most_fifteen_words_and_ends_as_one() -> None:
    (found,) = questions(
        "It is unclear whether the old harbour in the northern part of the island that was closed after the storm "
        "of last winter will ever be opened to ships again."
    )
    assert len(found.summary.split()) <= 15
    assert found.summary.endswith("?")
    assert found.summary[0].isupper()


def test_a_question_keeps_to_its_own_sentence() -> None:
    text = "The ban stands. It is unclear how long. Ships wait."
    (found,) = questions(text)
    assert text[found.start : found.end] == "It is unclear how long"
