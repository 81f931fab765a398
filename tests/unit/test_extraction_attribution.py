"""Harder attributions: who speaks where the subject is hidden, where a reported clause begins and where it ends."""

from __future__ import annotations

import pytest
from tests.unit.extraction_kit import direct, indirect

from summit_tui.extraction.pipeline import ExtractionSettings, Kit, extract, load_kit
from summit_tui.model import Article, Zone, digest_of


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


class TestWhoSpeaks:
    def test_a_quantity_of_a_whole_is_a_phrase_of_its_own(self, kit: Kit) -> None:
        text = "Some of the drivers who met Ana Duarte said they had come to “save the last bus line”."
        assert direct(kit, text) == [("Some of the drivers", "save the last bus line")]

    def test_an_inner_subject_that_cannot_speak_gives_way_to_who_says_so(self, kit: Kit) -> None:
        assert direct(kit, "Ana Duarte said the deal offered a “glimmer of hope” to both towns.") == [
            ("Ana Duarte", "glimmer of hope")
        ]

    def test_a_cue_without_a_subject_takes_that_of_the_verb_above(self, kit: Kit) -> None:
        text = "Ana Duarte gave the union a week, though later said the draft was no “final offer”."
        assert direct(kit, text) == [("Ana Duarte", "final offer")]

    def test_a_cue_woven_into_the_clause(self, kit: Kit) -> None:
        text = "The port, Ana Duarte said, is “open in principle” to “whoever pays the toll”."
        assert [speaker for speaker, _ in direct(kit, text)] == ["Ana Duarte", "Ana Duarte"]

    def test_a_source_that_a_paper_reports_is_the_speaker(self, kit: Kit) -> None:
        text = "“The council has doubts about the merger,” the Harbour Post quotes a union source as saying."
        assert direct(kit, text) == [("a union source", "The council has doubts about the merger,")]

    def test_a_person_who_goes_by_a_name(self, kit: Kit) -> None:
        text = "“A lot of us think so,” said a driver using the pseudonym Katya."
        assert direct(kit, text)[0][0] == "Katya"

    def test_the_court_is_behind_its_opinion(self, kit: Kit) -> None:
        text = "The opinion of the Harbour Court, released on Monday, read in part, “It is held that the oath is void.”"
        assert direct(kit, text)[0][0] == "Harbour Court"

    def test_a_cue_behind_without_a_comma(self, kit: Kit) -> None:
        assert direct(kit, "“We stand ready” wrote Ana Duarte on Monday.") == [("Ana Duarte", "We stand ready")]

    def test_in_the_words_of(self, kit: Kit) -> None:
        text = "The parties came back to the “spirit and letter” of the accord, in the words of Ana Duarte."
        assert direct(kit, text) == [("Ana Duarte", "spirit and letter")]

    def test_a_heading_with_words_that_are_quoted_below(self, kit: Kit) -> None:
        text = "“A very good day”\n\n“It was a very good day for the port,” Ana Duarte said on Monday."
        assert direct(kit, text)[0] == ("Ana Duarte", "A very good day")


class TestNoQuotation:
    def test_the_title_of_a_work(self, kit: Kit) -> None:
        assert direct(kit, "“No,” said Ana Duarte, author of the book “How the Port Was Lost and Won”.") == [
            ("Ana Duarte", "No,")
        ]

    def test_a_gloss_in_brackets(self, kit: Kit) -> None:
        assert direct(kit, "Ana Duarte spoke of Hafengeld (“harbour fee”) on Monday.") == []

    def test_a_word_of_what_nobody_has_said_yet(self, kit: Kit) -> None:
        assert direct(kit, "Whether the owners will describe the “understanding” as binding is open.") == []


class TestWhereAClauseEnds:
    def test_a_second_clause_with_a_subject_of_its_own_belongs_to_it(self, kit: Kit) -> None:
        text = "Ana Duarte said the mill was bought in May and that the roof leaks."
        assert indirect(kit, text) == [("Ana Duarte", "the mill was bought in May and that the roof leaks")]

    def test_another_speaker_in_the_sentence_ends_it(self, kit: Kit) -> None:
        text = "Ana Duarte has said the forest should be opened to farmers, and critics blame her for the fires."
        assert indirect(kit, text)[0][1] == "the forest should be opened to farmers"

    def test_a_relative_clause_reports(self, kit: Kit) -> None:
        text = "The minister listed the demands that Ana Duarte says stand in the way of a truce."
        assert indirect(kit, text) == [("Ana Duarte", "stand in the way of a truce")]

    def test_the_longer_piece_of_a_broken_clause_and_the_shorter_if_it_says_something(self, kit: Kit) -> None:
        long = "If the vote makes the road ahead too hard now, Ana Duarte said, the house can still pass a simple bill."
        assert {words for _, words in indirect(kit, long)} == {
            "If the vote makes the road ahead too hard now", "the house can still pass a simple bill"
        }  # fmt: skip
        short = "The port, Ana Duarte said, took the ruling for a win over its rivals."
        assert [words for _, words in indirect(kit, short)] == ["took the ruling for a win over its rivals"]

    def test_an_inverted_cue(self, kit: Kit) -> None:
        text = "It is not for the court to judge the motives, argued the union's lawyer, Bo Keen."
        assert indirect(kit, text) == [("Bo Keen", "It is not for the court to judge the motives")]

    def test_what_is_told_inside_another_report_is_not_given_twice(self, kit: Kit) -> None:
        text = "The senators claimed Ana Duarte had told them the draft came from the owners of the mill."
        assert [speaker for speaker, _ in indirect(kit, text)] == ["The senators"]


class TestWhatIsTold:
    def test_somebody_is_told_to_do_something(self, kit: Kit) -> None:
        text = "Ana Duarte told the drivers not to go back before Monday."
        assert indirect(kit, text) == [("Ana Duarte", "not to go back before Monday")]

    def test_a_person_who_was_clear(self, kit: Kit) -> None:
        assert indirect(kit, "Ana Duarte was clear that the mill would close.") == [
            ("Ana Duarte", "the mill would close")
        ]
        assert indirect(kit, "It was clear that the mill would close.") == []

    def test_being_asked_is_no_saying(self, kit: Kit) -> None:
        text = "“No,” Ana Duarte said when asked what would happen if the talks failed."
        assert indirect(kit, text) == []

    def test_what_is_done_according_to_a_plan(self, kit: Kit) -> None:
        assert indirect(kit, "The work went according to plan, and the mill closed in May.") == []
        assert indirect(kit, "The mill lags behind by nine points, according to the latest average of polls.") != []


def test_issue_words_of_the_settings_name_the_demands(kit: Kit) -> None:
    named = Kit(kit.parser, kit.lexicon, ExtractionSettings(issues={"night shifts": ["night shift", "night shifts"]}))
    text = "Ana Duarte demanded an end to night shifts at the mill."
    article = Article("a.txt", text, digest_of(text), zones=(Zone(0, len(text), "body"),))
    assert [demand.issue for demand in extract(article, named).demands] == ["night shifts"]
