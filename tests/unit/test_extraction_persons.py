"""Persons over a text: who "she" still is, whose office stands bare, which party or firm somebody speaks for."""

from __future__ import annotations

import pytest

from summit_tui.extraction.pipeline import Kit, extract, load_kit
from summit_tui.model import Actor, Article, Extraction, Zone, digest_of


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


def read(kit: Kit, text: str) -> Extraction:
    return extract(Article("a.txt", text, digest_of(text), zones=(Zone(0, len(text), "body"),)), kit)


def actor(kit: Kit, text: str, name: str) -> Actor:
    return next(one for one in read(kit, text).actors if name in (one.name, *one.aliases))


def direct(kit: Kit, text: str) -> list[tuple[str | None, str]]:
    return [(quote.speaker, quote.text) for quote in read(kit, text).quotes if quote.type == "direct"]


class TestPronouns:
    def test_she_is_still_who_she_was_a_sentence_ago(self, kit: Kit) -> None:
        text = (
            "Ana Duarte came at eight. She spoke of her husband Bo Keen. She thanked the drivers, who had come from "
            "the coast. “We will not go back,” she said."
        )
        assert direct(kit, text) == [("Ana Duarte", "We will not go back,")]

    def test_the_pronoun_that_goes_on_from_a_subject_tells_its_gender(self, kit: Kit) -> None:
        text = (
            "Television showed the king with Bo Keen of the harbour board on Monday.\n\n"
            "Duarte called the king's letter to Keen an insult. She added, “By this he shows his fear.” "
            "Speaking on Monday, she said, “The letter is late.”\n\nAna Duarte leads the union of the port."
        )
        assert {speaker for speaker, _ in direct(kit, text)} == {"Ana Duarte"}

    def test_a_name_in_the_same_sentence_is_nearer_than_one_two_paragraphs_up(self, kit: Kit) -> None:
        text = (
            "Bo Keen wants a deal for the port.\n\nThere was none on Monday.\n\n"
            "When it was Ana Duarte's turn to speak, she said “there is no hurry” to the board."
        )
        assert direct(kit, text) == [("Ana Duarte", "there is no hurry")]


class TestOffices:
    def test_the_prime_minister_of_the_papers_own_country(self, kit: Kit) -> None:
        text = (
            "Bo Keen last night urged the board to wait. The Prime Minister said the port must stay open. "
            "UK officials agreed. “We have time,” Mr Keen added."
        )
        assert actor(kit, text, "Bo Keen").party == "United Kingdom"

    def test_not_where_the_country_is_only_mentioned(self, kit: Kit) -> None:
        text = (
            "Canada held a vote on Monday. Canada has a new house, and Canada waits for a cabinet. Bo Keen lost. "
            "The Prime Minister said he would stay. Keen had been to the UK. “Canada will manage,” Keen said."
        )
        assert actor(kit, text, "Bo Keen").party != "United Kingdom"

    def test_an_office_of_one_state_only(self, kit: Kit) -> None:
        text = "The UK government waits. “The port stays open,” Taoiseach Ana Duarte said in London."
        assert actor(kit, text, "Ana Duarte").party not in (None, "UK government", "United Kingdom")

    def test_the_head_of_a_firm_is_no_voice_of_the_country(self, kit: Kit) -> None:
        text = (
            "The Norwegian president shut the network. Norway had warned it twice, and Norway will not wait. "
            "“We did no wrong,” HMU CEO Ana Duarte said."
        )
        assert actor(kit, text, "Ana Duarte").party != "Norway"

    @pytest.mark.parametrize("place", ["Maine", "Georgia"])
    def test_a_senators_place_is_no_foreign_state(self, kit: Kit, place: str) -> None:
        text = (
            "The Senate passed the bill on Monday; the House will vote on the bill in May, and protests went on in the "
            f"United States. “It is a bad bill,” Republican Senator Bo Keen of {place} said."
        )
        assert actor(kit, text, "Bo Keen").party == "Republicans"

    def test_the_party_of_an_office_holder_in_apposition(self, kit: Kit) -> None:
        text = (
            "The House voted on the bill on Monday. The Senate will vote on the bill in May, the United States waits. "
            "“It is a good bill,” said Ana Duarte, the Democratic Speaker of the House."
        )
        assert actor(kit, text, "Ana Duarte").party == "Democrats"


class TestHeadsOfState:
    PRESIDENTS = (
        "The United States will pay for the bridge, President Ana Duarte said on Monday.\n\n"
        "“Ukraine's law,” President Bo Keen wrote, “leaves no choice.” Keen is due at the White House on Tuesday.\n\n"
        "The United States waits for an answer."
    )

    def test_two_presidents_are_not_of_one_state(self, kit: Kit) -> None:
        assert actor(kit, self.PRESIDENTS, "Ana Duarte").party == "United States"
        assert actor(kit, self.PRESIDENTS, "Bo Keen").party == "Ukraine"

    def test_a_minister_does_not_hold_the_presidents_office(self, kit: Kit) -> None:
        text = "US Secretary of State Bo Keen said the United States would sign. President Ana Duarte said Iran must."
        assert actor(kit, text, "Ana Duarte").party == "United States"

    def test_a_title_fits_the_phrase_that_tells_the_state(self, kit: Kit) -> None:
        text = "President Ana Duarte left early. Duarte said little. The Norwegian president said Sweden would pay."
        found = actor(kit, text, "Ana Duarte")
        assert found.party == "Norway"
        assert "The Norwegian president" in found.aliases

    def test_whom_everybody_knows_is_the_president_without_a_title(self, kit: Kit) -> None:
        text = (
            "Ana Duarte came early. Duarte smiled. Duarte sat down. The Norwegian leader said that Sweden would pay. "
            "“It is late,” the Norwegian president said on Monday. Norwegian Foreign Minister Bo Keen said nothing."
        )
        assert {"The Norwegian leader", "the Norwegian president"} <= set(actor(kit, text, "Ana Duarte").aliases)

    def test_a_speech_of_that_name_is_nobody(self, kit: Kit) -> None:
        text = "Ana Duarte told the programme “State of the Union” that Norway had agreed. Sweden said it had not."
        assert "Union" not in {one.name for one in read(kit, text).actors}


class TestNames:
    def test_a_capital_at_the_start_of_an_office(self, kit: Kit) -> None:
        text = "Norway rejected the plan. Vice president Ana Duarte said on Monday that it was too late."
        assert "Vice" not in {one.name for one in read(kit, text).actors}

    def test_a_protester_who_goes_by_a_name(self, kit: Kit) -> None:
        text = (
            "Protesters marched in Hong Kong against the bill; police fired on the protesters. "
            "“We stay,” said a protester using the pseudonym Katya."
        )
        found = actor(kit, text, "Katya")
        assert (found.kind, found.party) == ("person", "protesters")

    def test_the_officer_speaks_and_not_the_body_before_the_office(self, kit: Kit) -> None:
        text = "African Export–Import Bank president Ana Duarte said the port “costs too much” on Monday."
        assert direct(kit, text) == [("Ana Duarte", "costs too much")]

    def test_an_adjective_is_no_short_name_of_a_body(self, kit: Kit) -> None:
        text = (
            "The African Harbour Bank lent the money on Monday. African drivers wait for it. "
            "“It will come,” the African Harbour Bank said."
        )
        assert "African" not in actor(kit, text, "African Harbour Bank").aliases

    def test_an_agency_with_a_country_in_its_name(self, kit: Kit) -> None:
        text = "Agence France-Presse reported the bridge had been closed. “It will open,” Ana Duarte said in Oslo."
        found = read(kit, text)
        assert {quote.speaker for quote in found.quotes} == {"Agence France-Presse", "Ana Duarte"}
        assert "France" not in {one.name for one in found.actors}

    def test_a_long_title_behind_the_cue(self, kit: Kit) -> None:
        text = "“Warm water eats the ice from below,” said study co-author Ana Duarte."
        assert [speaker for speaker, _ in direct(kit, text)] == ["Ana Duarte"]

    def test_a_trade_before_the_name(self, kit: Kit) -> None:
        text = "“It is the best one for now,” said harbour astronomer Ana Duarte on Monday."
        assert [speaker for speaker, _ in direct(kit, text)] == ["Ana Duarte"]

    def test_a_comma_that_the_editor_put_in(self, kit: Kit) -> None:
        text = "“We must stand up for each other[,]” Ana Duarte wrote on Monday."
        assert [speaker for speaker, _ in direct(kit, text)] == ["Ana Duarte"]

    def test_a_paper_that_reports_the_words_does_not_speak_them(self, kit: Kit) -> None:
        text = "On Monday Ana Duarte said — as reported by the Harbour Post — “the mill will be a mill again”."
        assert [speaker for speaker, _ in direct(kit, text)] == ["Ana Duarte"]
