"""Whose officer a person is, whose side a phrase is on, and which states are no side: told by the words beside them."""

from __future__ import annotations

import pytest
from tests.unit.extraction_kit import cast

from summit_tui.extraction.pipeline import Kit, load_kit


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


class TestOfficers:
    def test_its_chair_is_of_the_body_spoken_of_last(self, kit: Kit) -> None:
        text = "The Harbour Pilots Union rejected the offer. Its chair, Ana Duarte, said the plan would fail."
        assert cast(kit, text)["Ana Duarte"].party == "Harbour Pilots Union"

    def test_its_minister_is_of_the_state_spoken_of_last(self, kit: Kit) -> None:
        text = "Norway refused to sign. Iceland agreed to wait. Its fisheries minister, Ana Duarte, said no."
        assert cast(kit, text)["Ana Duarte"].party == "Iceland"

    def test_his_spokesman_is_on_his_side(self, kit: Kit) -> None:
        text = (
            "Norwegian Foreign Minister Bo Okafor rejected the plan. "
            "Iceland demanded a vote. His press secretary, Ana Duarte, said that more would come."
        )
        assert cast(kit, text)["Ana Duarte"].party == "Norway"

    def test_kin_hold_no_office(self, kit: Kit) -> None:
        text = "Norwegian Foreign Minister Bo Okafor rejected the plan. His wife, Ana Duarte, said that she was glad."
        assert cast(kit, text)["Ana Duarte"].party is None

    @pytest.mark.parametrize(
        "told",
        [
            "Ana Duarte, who chairs it, said that it would fight.",
            "“We will fight,” said Ana Duarte, who has taught here for nine years and is president of the union.",
        ],
    )
    def test_a_clause_with_who_tells_the_body(self, kit: Kit, told: str) -> None:
        text = f"The Classroom Teachers Union demanded smaller classes. {told}"
        assert cast(kit, text)["Ana Duarte"].party == "Classroom Teachers Union"

    def test_led_by(self, kit: Kit) -> None:
        text = "The Farmers Party, led by Ana Duarte, rejected the bill. Duarte said that it was dead."
        assert cast(kit, text)["Ana Duarte"].party == "Farmers Party"

    def test_a_general_named_behind_her_rank(self, kit: Kit) -> None:
        text = "The Northern Front demanded a truce. Its leader, General Ana Duarte, vowed to fight on."
        assert cast(kit, text)["Ana Duarte"].party == "Northern Front"

    def test_a_chief_executive_is_no_countrys(self, kit: Kit) -> None:
        text = (
            "Sweden said it would examine the bid. Norway agreed. Harland Steel rejected the offer. "
            "Chief Executive Ana Duarte ruled out talks."
        )
        assert cast(kit, text)["Ana Duarte"].party == "Harland Steel"

    def test_a_lawmakers_label(self, kit: Kit) -> None:
        text = "Rep. Ana Duarte, D-Oregon, said she would oppose the cuts. Democrats demanded a vote on the bill."
        assert cast(kit, text)["Ana Duarte"].party == "Democrats"

    def test_a_title_with_its_field(self, kit: Kit) -> None:
        text = "Minister for Health Ana Duarte told reporters that Norway would wait. Norway rejected the plan."
        assert "Ana Duarte" in cast(kit, text)


class TestPhrases:
    def test_an_official_of_a_union(self, kit: Kit) -> None:
        text = "The Harbour Pilots Union demanded a raise. A union official said that talks would go on."
        assert cast(kit, text)["A union official"].party == "Harbour Pilots Union"

    def test_a_spokesman_for_somebody(self, kit: Kit) -> None:
        text = "Harland Homes Ltd refused to mend the roof. A spokesman for Harland Homes said that it was sound."
        assert cast(kit, text)["A spokesman for Harland Homes"].party == "Harland Homes Ltd"

    def test_somebody_close_to_a_body(self, kit: Kit) -> None:
        text = "Harland Motors Ltd rejected the demand. A person close to the company said that it would not move."
        assert cast(kit, text)["A person close to the company"].party == "Harland Motors Ltd"

    def test_a_party_told_by_its_adjective(self, kit: Kit) -> None:
        text = "Republicans rejected the budget on Monday. Republican negotiators said that they would wait."
        assert cast(kit, text)["Republican negotiators"].party == "Republicans"

    def test_allies_speak_for_themselves(self, kit: Kit) -> None:
        text = "The Harbour Pilots Union demanded a raise. The union's critics said that it asked for too much."
        assert cast(kit, text)["The union's critics"].party is None

    def test_an_office_before_a_name_is_the_persons(self, kit: Kit) -> None:
        text = "Farmers Movement chairman Bo Okafor offered to support the cabinet. Okafor said he would wait."
        assert "Farmers Movement chairman" not in cast(kit, text)

    def test_the_side_of_a_state_is_the_state(self, kit: Kit) -> None:
        text = "Norway came to the talks on Monday. The Norwegian side rejected the linkage. Iceland agreed."
        assert "The Norwegian side" in cast(kit, text)["Norway"].aliases

    def test_a_body_called_by_its_name_and_kind(self, kit: Kit) -> None:
        text = "The HMU union demanded a raise on Monday. HMU said that its members would strike."
        assert "The HMU union" in cast(kit, text)["HMU"].aliases

    def test_a_ministry_of_nowhere_is_not_the_last_bank(self, kit: Kit) -> None:
        text = "The Harbour Trade Bank offered a loan. The ministry rejected the terms. Norway said that it would wait."
        assert "The ministry" not in cast(kit, text)["Harbour Trade Bank"].aliases


class TestStatesThatAreNoSide:
    def test_a_mediator(self, kit: Kit) -> None:
        text = "Norway and Iceland refused to yield. Danish mediators met both. Denmark said that talks would go on."
        assert cast(kit, text)["Denmark"].party is None

    def test_a_mediator_that_wants_something_is_a_side(self, kit: Kit) -> None:
        text = "Norway and Iceland refused to yield. Danish mediators met both. Denmark demanded that the ban end."
        assert cast(kit, text)["Denmark"].party == "Denmark"

    def test_members_at_odds_are_sides_of_their_own(self, kit: Kit) -> None:
        text = (
            "The European Union rejected the quota on Monday. The EU said that talks would go on. "
            "Ireland urged the bloc to close its market. Denmark opposes sanctions."
        )
        found = cast(kit, text)
        assert (found["Ireland"].party, found["Denmark"].party) == ("Ireland", "Denmark")

    def test_members_that_act_as_one_stand_together(self, kit: Kit) -> None:
        text = (
            "European leaders rejected the plan on Monday. European leaders demanded a seat at the talks. "
            "Ireland urged others to wait. Russia refused. Russia said that it would not move."
        )
        assert cast(kit, text)["Ireland"].party == "Europe"
