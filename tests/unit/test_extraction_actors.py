"""Who is who: names merged over spellings and titles, states behind capitals, sides."""

from __future__ import annotations

import pytest

from summit_tui.extraction.actors import fold, same_name
from summit_tui.extraction.pipeline import ExtractionSettings, Kit, extract, load_kit
from summit_tui.model import Actor, Article, Zone, digest_of


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


def cast(kit: Kit, text: str, settings: ExtractionSettings | None = None) -> dict[str, Actor]:
    if settings is not None:
        kit = Kit(kit.parser, kit.lexicon, settings)
    found = extract(Article("a.txt", text, digest_of(text), zones=(Zone(0, len(text), "body"),)), kit)
    return {actor.name: actor for actor in found.actors}


@pytest.mark.parametrize(
    ("a", "b"),
    [("Zoltanskyy", "Zoltansky"), ("Zoltanskiy", "Zoltansky"), ("Müller", "Muller"), ("Petrosyan", "Petrosian")],
)
def test_spellings_of_one_name(a: str, b: str) -> None:
    assert same_name(a, b)


@pytest.mark.parametrize(("a", "b"), [("Miller", "Müllner"), ("Brown", "Braun"), ("Kim", "Kam"), ("Duarte", "Okafor")])
def test_different_names_stay_apart(a: str, b: str) -> None:
    assert fold(a) != fold(b) and not same_name(a, b)


def test_a_lone_letter_names_nobody_and_its_stop_ends_the_sentence(kit: Kit) -> None:
    text = "Norwegian Prime Minister Ana Duarte wrote on X. She asked Iceland for a longer truce."
    found = cast(kit, text)
    assert "Ana Duarte" in found
    assert not any(name.split()[0] in ("X", "X.") for name in found)


def test_surname_title_and_full_name_are_one_person(kit: Kit) -> None:
    text = (
        "Norwegian Prime Minister Ana Duarte arrived on Monday. Duarte said that the talks would go on. "
        "Ms. Duarte said that time was short. The Norwegian prime minister said that she would stay."
    )
    found = cast(kit, text)
    assert [actor for actor in found.values() if actor.kind == "person"] == [found["Ana Duarte"]]
    assert {"Ana Duarte", "Duarte", "Norwegian Prime Minister Ana Duarte"} <= set(found["Ana Duarte"].aliases)


def test_a_capital_or_seat_of_power_stands_for_its_state(kit: Kit) -> None:
    found = cast(
        kit, "Norway rejected the plan on Monday. Oslo said that it would not sign. Sweden said that it would."
    )
    assert {"Norway", "Oslo"} <= set(found["Norway"].aliases)
    assert found["Norway"].kind == "state"


def test_a_place_where_something_happens_is_no_actor(kit: Kit) -> None:
    assert "Switzerland" not in cast(
        kit, "Ana Duarte said in Bern on Monday that the talks in Switzerland would go on."
    )


def test_a_title_ties_a_person_to_a_state(kit: Kit) -> None:
    text = (
        "Norwegian Foreign Minister Ana Duarte said that Norway would sign. "
        "Bo Okafor, an analyst in Lagos, said that it would not."
    )
    found = cast(kit, text)
    assert found["Ana Duarte"].party == "Norway"
    assert found["Bo Okafor"].party is None


def test_members_stand_under_a_bloc_that_acts(kit: Kit) -> None:
    text = (
        "European leaders rejected the plan on Monday. Europe wants a seat, and European governments said so. "
        "French President Ana Duarte said that the plan was dead."
    )
    assert cast(kit, text)["Ana Duarte"].party == "Europe"


def test_a_member_that_acts_alone_is_its_own_side(kit: Kit) -> None:
    text = (
        "France rejected the plan. France wants more money. France said that it would not sign. "
        "French President Ana Duarte said no deal was near."
    )
    assert cast(kit, text)["Ana Duarte"].party == "France"


def test_organisations_are_sides_where_there_are_no_states(kit: Kit) -> None:
    text = (
        "Harbour Mills Inc. said that it would close the plant. The Dockers Union said that it would strike. "
        "Dockers Union president Ana Duarte said that the company had lied."
    )
    found = cast(kit, text)
    assert found["Ana Duarte"].kind == "person"
    assert found["Harbour Mills Inc."].kind == "organisation"
    assert found["Harbour Mills Inc."].party == "Harbour Mills Inc."


def test_the_folders_settings_win(kit: Kit) -> None:
    text = "Ana Duarte said that the mill would close. Bo Okafor said that it would not."
    settings = ExtractionSettings(sides={"Owners": ["Ana Duarte"], "Union": ["Bo Okafor"]})
    found = cast(kit, text, settings)
    assert (found["Ana Duarte"].party, found["Bo Okafor"].party) == ("Owners", "Union")


def test_names_that_the_settings_join_are_one_actor(kit: Kit) -> None:
    text = "Ana Duarte said that the mill would close. Annie Castellan said that it would not."
    found = cast(kit, text, ExtractionSettings(aliases={"Ana Duarte": ["Annie Castellan"]}))
    assert "Annie Castellan" in found["Ana Duarte"].aliases
    assert "Annie Castellan" not in found


def test_outlets_are_no_actors(kit: Kit) -> None:
    assert set(
        cast(kit, "The Example Times reported that the mill would close. Ana Duarte said that it would not.")
    ) == {"Ana Duarte"}
