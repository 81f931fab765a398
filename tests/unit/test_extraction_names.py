"""Where names begin and end, whether a name is a person's or a body's, and who of the cast is an actor."""

from __future__ import annotations

import pytest
from tests.unit.extraction_kit import cast

from summit_tui.extraction.pipeline import Kit, load_kit


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


class TestNames:
    def test_a_hyphen_joins_one_surname(self, kit: Kit) -> None:
        text = (
            "Norwegian Foreign Minister Ana Duarte-Okafor rejected the plan. "
            "Ana Duarte-Okafor said it was dead. Duarte-Okafor demanded a vote."
        )
        assert [name for name in cast(kit, text) if "Duarte" in name] == ["Ana Duarte-Okafor"]

    def test_a_word_that_only_begins_a_sentence_is_no_name(self, kit: Kit) -> None:
        text = "The union demanded a raise. Union firebrand Ana Duarte said that it would strike."
        assert "Union" not in cast(kit, text)

    def test_a_department_of_two_fields(self, kit: Kit) -> None:
        text = "The Department for Trade and Ports said that the bid was a matter for the firms."
        assert "Department for Trade and Ports" in cast(kit, text)

    def test_a_name_that_ends_in_a_common_word(self, kit: Kit) -> None:
        text = "The march was called by Harbour Now on Monday. Harbour Now said that it would go on."
        assert "Harbour Now" in cast(kit, text)

    def test_a_club_named_after_a_capital_is_no_state(self, kit: Kit) -> None:
        text = "Northgate rejected a bid from Sporting Lisbon on Monday. Sporting Lisbon said it would wait."
        found = cast(kit, text)
        assert "Portugal" not in found
        assert found["Sporting Lisbon"].kind == "organisation"

    def test_an_ampersand_makes_a_firm(self, kit: Kit) -> None:
        text = "Harland & Vesk rejected the bid. Harland said its chair would not meet the bidder."
        assert cast(kit, text)["Harland & Vesk"].kind == "organisation"

    def test_members_of_a_body_by_their_initials_are_no_body(self, kit: Kit) -> None:
        text = "The plan was rejected by two western MPs at the weekend. MPs said that they would vote against it."
        assert cast(kit, text)["MPs"].kind == "group"

    def test_initials_in_brackets_are_the_body_before_them(self, kit: Kit) -> None:
        text = "The Front for Renewal (FPR) rejected the truce. The FPR demanded that Norway leave. Norway refused."
        found = cast(kit, text)
        assert "FPR" not in found
        assert "FPR" in found["Front for Renewal"].aliases

    def test_sir_is_part_of_what_he_is_called(self, kit: Kit) -> None:
        text = "Norway agreed. Local MP Sir Bo Okafor vowed to fight the closure. Okafor said it was wrong."
        assert "Sir Bo Okafor" in cast(kit, text)["Bo Okafor"].aliases


class TestActors:
    def test_a_group_of_a_side_that_thinks_something(self, kit: Kit) -> None:
        text = (
            "The Harbour Pilots Union demanded a raise from Harland Lines Ltd. Harland Lines refused. "
            "Union members fear that the firm will close the yard."
        )
        assert "Union members" in cast(kit, text)

    def test_troops_are_moved_about(self, kit: Kit) -> None:
        text = "Norway demanded a truce. Iceland refused. Icelandic troops left the island on Monday."
        assert "Icelandic troops" not in cast(kit, text)

    def test_a_state_that_only_places_somebody(self, kit: Kit) -> None:
        text = "President Ana Duarte of Norway demanded a truce. Iceland refused it. Iceland said it would wait."
        assert "Norway" not in cast(kit, text)

    def test_a_former_minister_only_spoken_of(self, kit: Kit) -> None:
        text = "Norway demanded a truce. It was signed under former Norwegian President Bo Okafor. Iceland refused."
        assert "Bo Okafor" not in cast(kit, text)

    def test_the_body_that_somebody_speaks_for(self, kit: Kit) -> None:
        text = "The president of the Harbour League for Justice, Ana Duarte, said that the plan was wrong."
        assert "Harbour League for Justice" in cast(kit, text)

    def test_a_plural_title_is_nobody_by_himself(self, kit: Kit) -> None:
        text = (
            "Representatives Ana Duarte and Bo Okafor demanded papers. The Representatives said that they would wait."
        )
        assert "the Representatives" not in {alias for one in cast(kit, text).values() for alias in one.aliases}
