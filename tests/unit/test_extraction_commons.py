"""Sides that have no state and often no name: "the dockers' union", "the port authority", "the city"."""

from __future__ import annotations

import pytest
from tests.unit.extraction_kit import cast

from summit_tui.extraction.pipeline import Kit, load_kit


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


STRIKE = (
    "The dockers' union demanded a raise of 9 percent on Monday. “We will not wait,” union president Ana Duarte said. "
    "The port authority rejected the demand. The authority offered 4 percent. "
    "“There is no money for nine,” said Bo Okafor, who heads the authority's personnel office. "
    "Economist Eva Castellan said that a strike would be long. "
)


class TestBodiesWithoutAName:
    def test_each_is_a_side_of_its_own(self, kit: Kit) -> None:
        found = cast(kit, STRIKE)
        assert found["The dockers' union"].party == "dockers' union"
        assert found["The port authority"].party == "port authority"

    def test_the_short_form_is_the_same_body(self, kit: Kit) -> None:
        assert "The authority" in cast(kit, STRIKE)["The port authority"].aliases

    def test_its_officers_belong_to_it(self, kit: Kit) -> None:
        found = cast(kit, STRIKE)
        assert found["Ana Duarte"].party == "dockers' union"
        assert found["Bo Okafor"].party == "port authority"

    def test_an_expert_belongs_to_nobody(self, kit: Kit) -> None:
        assert cast(kit, STRIKE)["Eva Castellan"].party is None

    def test_its_members_stand_with_it(self, kit: Kit) -> None:
        text = "The tenants' association demanded repairs on Monday. Tenants said that they would not pay the rent."
        assert cast(kit, text)["Tenants"].party == "tenants' association"

    def test_it_may_be_brought_in_by_an_indefinite_article(self, kit: Kit) -> None:
        text = (
            "A residents' association demanded that the ban begin at ten. "
            "“Nobody listens,” association spokesman Bo Okafor said."
        )
        assert cast(kit, text)["Bo Okafor"].party == "residents' association"

    def test_who_only_reports_is_no_side(self, kit: Kit) -> None:
        text = "The port authority said on Monday that 40 ships had come in. The dockers' union demanded a raise."
        assert cast(kit, text)["The port authority"].party is None

    def test_an_office_of_the_place(self, kit: Kit) -> None:
        text = "The city offered drivers 5 percent. Mayor Ana Duarte said that there was no more to be had."
        assert cast(kit, text)["Ana Duarte"].party == "city"

    def test_a_country_beside_it_makes_it_no_body_of_its_own(self, kit: Kit) -> None:
        text = "The Norwegian fishing authority rejected the quota. Norway said that it would wait. Iceland agreed."
        assert "fishing authority" not in {actor.party for actor in cast(kit, text).values()}


class TestBodiesWithAName:
    def test_a_clause_says_who_leads_one(self, kit: Kit) -> None:
        text = (
            "The Society of Novelists demanded 40 percent. Lantern House refused to pay it. "
            "“They sell our voices,” said novelist Ana Duarte, who chairs the society."
        )
        assert cast(kit, text)["Ana Duarte"].party == "Society of Novelists"

    def test_its_chairman_is_that_of_the_body_before(self, kit: Kit) -> None:
        text = (
            "Teleon refused to sell its masts on Monday. Vant Mobile offered to lease 400 of them. "
            "Its chairman, Bo Okafor, said that a monitor would be accepted."
        )
        found = cast(kit, text)
        assert found["Vant Mobile"].kind == "organisation"
        assert found["Bo Okafor"].party == "Vant Mobile"

    @pytest.mark.parametrize("name", ["Farmers' Party", "Women's League", "Saint Nora's Hospital"])
    def test_the_mark_of_the_genitive_may_be_inside_a_name(self, kit: Kit, name: str) -> None:
        text = f"The {name} demanded a seat on Monday. “No deal without it,” {name} chairman Bo Okafor said."
        assert cast(kit, text)["Bo Okafor"].party == name

    def test_a_states_genitive_is_no_part_of_a_name(self, kit: Kit) -> None:
        text = "Norway's Parliament rejected the treaty on Monday. Sweden demanded a vote, and Sweden waits."
        assert not any(name.startswith("Norway's") for name in cast(kit, text))

    def test_a_single_name_with_a_plural_verb_is_a_club(self, kit: Kit) -> None:
        text = (
            "Marlow Vale have rejected an offer for their keeper. Vale want 20 million. "
            "“He stays unless they pay,” Vale coach Bo Okafor said."
        )
        found = cast(kit, text)
        assert found["Marlow Vale"].kind == "organisation"
        assert found["Bo Okafor"].party == "Marlow Vale"

    def test_a_hospital_is_a_side_only_where_it_negotiates(self, kit: Kit) -> None:
        text = "The nurses' union wants shorter shifts. Director Bo Okafor of {0} said that nights were hard. {1}"
        name = "Marlow Hospital"
        assert cast(kit, text.format(name, ""))["Bo Okafor"].party is None
        assert cast(kit, text.format(name, "The hospital rejected the demand."))["Bo Okafor"].party == name

    def test_a_chamber_in_a_title(self, kit: Kit) -> None:
        text = (
            "The Senate rejected the plan for schools on Thursday. The House wants to spend a tenth more. "
            "Senate President Bo Okafor demanded a cap. House Majority Leader Ana Duarte said that it would not pass."
        )
        found = cast(kit, text)
        assert found["Bo Okafor"].party == "Senate"
        assert found["Ana Duarte"].party == "House"


class TestWhoSaysWhatABodyWouldDo:
    TEXT = (
        "The players' union rejected the cap. The league offered half of its income. "
        "{} said that the league would offer no more."
    )

    def test_speaks_for_it(self, kit: Kit) -> None:
        assert cast(kit, self.TEXT.format("Vice president Bo Okafor"))["Bo Okafor"].party == "league"

    @pytest.mark.parametrize("observer", ["Analyst", "Economist", "Mayor"])
    def test_but_not_an_observer(self, kit: Kit, observer: str) -> None:
        assert cast(kit, self.TEXT.format(f"{observer} Bo Okafor"))["Bo Okafor"].party is None
