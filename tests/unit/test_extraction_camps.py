"""Whose side within one state: government, chamber, party, protesters, union; and when a dispute lies within one."""

from __future__ import annotations

import pytest
from tests.unit.extraction_kit import cast

from summit_tui.extraction.pipeline import Kit, load_kit


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


PROTEST = (
    "Protesters marched through Oslo on Friday against the pension bill. The Norwegian government said that it would "
    "not drop the bill. Prime Minister Ana Duarte said that the protests would change nothing. "
    "Student protester Bo Okafor said that they would go on until the bill was dropped. "
)


def test_within_a_state_the_government_is_a_side(kit: Kit) -> None:
    assert cast(kit, PROTEST)["Ana Duarte"].party == "Norwegian government"


def test_who_protests_is_not_on_the_governments_side(kit: Kit) -> None:
    assert cast(kit, PROTEST)["Bo Okafor"].party == "protesters"


def test_the_government_is_that_of_the_state_at_hand(kit: Kit) -> None:
    found = cast(kit, PROTEST + "The government said that it would wait.")
    assert "The government" in found["Norway"].aliases
    assert found["Norway"].party == "Norwegian government"


def test_a_second_state_that_acts_makes_it_an_affair_between_states(kit: Kit) -> None:
    text = PROTEST + (
        "Norway said that it would pay nothing. Norwegian Prime Minister Duarte said that the talks had failed. "
        "Duarte said that Norway would not sign. "
        "Swedish Foreign Minister Eva Castellan said that Sweden would not pay. Sweden rejected the treaty on Monday. "
        "Castellan said that Sweden wanted a new treaty. Sweden said that it would wait. Castellan left on Tuesday. "
        "Sweden demanded a vote. Castellan said that there was time. Sweden asked for money. "
    )
    assert cast(kit, text)["Ana Duarte"].party == "Norway"


def test_a_lawmakers_party_is_his_side(kit: Kit) -> None:
    text = (
        "The Canadian parliament debated the bill on Monday. Parliament rejected it twice. "
        "Labour MP Ana Duarte said that the bill was dead. "
        "Opposition leader Bo Okafor said that his Green Party would vote against the bill. "
        "The Green Party said so too. "
        "Canadian Prime Minister Eva Castellan said that the bill would pass."
    )
    found = cast(kit, text)
    assert found["Ana Duarte"].party == "Labour"
    assert found["Bo Okafor"].party == "Green Party"
    assert found["Eva Castellan"].party == "Canadian government"


def test_judges_have_no_side(kit: Kit) -> None:
    text = (
        "The Norwegian parliament passed the bill. Parliament also changed the constitution. "
        "Prime Minister Ana Duarte said that the government would appeal. "
        "Judge Bo Okafor said that the bill was unlawful. Judge Okafor said that Norway had been warned."
    )
    assert cast(kit, text)["Bo Okafor"].party is None


def test_an_administration_names_the_governments_side(kit: Kit) -> None:
    text = (
        "The Senate rejected the bill on Monday, and the Duarte administration said that it would try again. "
        "US President Ana Duarte said that the bill would pass. The Senate voted against it twice."
    )
    assert cast(kit, text)["Ana Duarte"].party == "Duarte administration"


def test_a_president_of_a_union_is_no_head_of_state(kit: Kit) -> None:
    text = (
        "Dockers in Norway went on strike on Monday. The Harbour Union said that the strike would last. "
        "Harbour Union president Ana Duarte said that the dockers wanted more pay. Norway said that it would wait."
    )
    assert cast(kit, text)["Ana Duarte"].party == "Harbour Union"


def test_players_stand_with_their_union_and_teams_with_the_league(kit: Kit) -> None:
    text = (
        "The National Curling League locked out its players on Monday. The league said that it had lost money. "
        "The players' union said that the National Curling League had money. Players said that they wanted more pay. "
        "The National Curling League said that the players' union was wrong. Team owners said that they would wait. "
        "The National Curling League refused to open its books."
    )
    found = cast(kit, text)
    assert found["The players' union"].party == found["Players"].party == "players' union"
    assert found["Team owners"].party == "National Curling League"


def test_two_states_are_dealt_out_to_two_names(kit: Kit) -> None:
    text = (
        "The Norwegian and Swedish foreign ministers, Ana Duarte and Bo Okafor, met on Monday. "
        "Duarte said that there was hope. Okafor said that there was none."
    )
    found = cast(kit, text)
    assert (found["Ana Duarte"].party, found["Bo Okafor"].party) == ("Norway", "Sweden")


def test_a_plural_title_belongs_to_all_names_that_follow(kit: Kit) -> None:
    text = "Ministers Ana Duarte, Bo Okafor and Eva Castellan said that Norway would sign."
    assert {actor.kind for actor in cast(kit, text).values() if actor.name != "Norway"} == {"person"}


def test_powers_that_act_as_one_are_a_side(kit: Kit) -> None:
    text = (
        "World powers resumed the talks with Iran on Monday. The six powers said that they wanted a deal. "
        "French Foreign Minister Ana Duarte said that the deal was near. Iran said that it was not."
    )
    assert cast(kit, text)["Ana Duarte"].party == "World powers"


@pytest.mark.parametrize("name", ["Washington Post", "Paris Climate Accord", "New Mexico"])
def test_papers_treaties_and_places_are_nobody(kit: Kit, name: str) -> None:
    text = f"Ana Duarte said in the {name} on Monday that the talks had failed. Norway said that they had not."
    assert set(cast(kit, text)) <= {"Ana Duarte", "Norway"}


def test_an_opposition_leader_does_not_speak_for_the_state(kit: Kit) -> None:
    text = (
        "Norwegian opposition leader Ana Duarte said that the election had been stolen. Thousands of protesters "
        "marched in Oslo. The Norwegian government said that the election had been fair. Duarte called for protests."
    )
    assert cast(kit, text)["Ana Duarte"].party == "opposition"


def test_who_is_told_by_a_relative_clause(kit: Kit) -> None:
    text = "Ana Duarte, who is the foreign minister of Norway, said that Sweden would pay. Sweden said no."
    assert cast(kit, text)["Ana Duarte"].party == "Norway"


def test_a_leader_without_a_title_is_known_by_the_phrase_that_follows(kit: Kit) -> None:
    text = (
        "Duarte and Okafor met on Monday. Ana Duarte left early. The Norwegian president said that there was no deal. "
        "Duarte said that the talks had failed. Sweden said that they would go on."
    )
    assert cast(kit, text)["Ana Duarte"].party == "Norway"


def test_the_owners_office_is_not_the_aides(kit: Kit) -> None:
    text = "Ana Duarte, the president's aide, said that Norway and the United States would sign."
    assert cast(kit, text)["Ana Duarte"].party != "United States"


def test_a_firm_is_called_by_its_first_word(kit: Kit) -> None:
    text = (
        "Hanse Automobil raised its bid for the harbour on Monday. Hanse said that the price was fair. "
        "Chief executive Ana Duarte said that talks should start."
    )
    found = cast(kit, text)
    assert found["Hanse Automobil"].kind == "organisation"
    assert found["Ana Duarte"].party == "Hanse Automobil"


def test_officials_in_a_capital_speak_for_its_state(kit: Kit) -> None:
    text = "Officials in Oslo said that the plan was dead. Sweden said that it was not."
    assert cast(kit, text)["Officials in Oslo"].party == "Norway"
