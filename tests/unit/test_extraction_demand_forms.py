"""Positions told without a verb of wanting: conditions, idioms, verdicts, lists that the parser loses. All invented."""

from __future__ import annotations

import functools

import pytest

from summit_tui.extraction.demand_idioms import idioms
from summit_tui.extraction.demand_lexicon import load_wanting
from summit_tui.extraction.pipeline import Kit, extract, load_kit
from summit_tui.model import Article, Demand, Zone, digest_of


@functools.lru_cache(maxsize=1)
def kit() -> Kit:
    return load_kit()


def demands(text: str) -> tuple[Demand, ...]:
    return extract(Article("a.txt", text, digest_of(text), zones=(Zone(0, len(text), "body"),)), kit()).demands


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one.stance, one.holder, one.text) for one in demands(text)]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Norway said it could live with a shorter season so long as its boats stayed in port.", "its boats stayed"),
        ("Norway is ready to return to the table, provided the strike is called off first.", "strike is called off"),
        ("Norway offered an amnesty if the rebels laid down their arms.", "the rebels laid down their arms"),
        (
            "Norway signalled it could live with a cap in return for access to Swedish waters.",
            "access to Swedish waters",
        ),
        ("Norway said it would lift the levy on condition that Sweden opened its ports.", "Sweden opened its ports"),
    ],
)
def test_a_condition_of_an_offer_is_a_demand_and_the_offer_ends_before_it(text: str, condition: str) -> None:
    found = {one.stance: one for one in demands(text)}
    assert sorted(found) == ["demand", "offer"]
    assert condition in found["demand"].text
    assert found["offer"].end <= found["demand"].start
    assert found["demand"].holder == found["offer"].holder == "Norway"


def test_an_offer_that_names_nothing_before_its_condition_keeps_it() -> None:
    rows = told("Norway said it would be accepted if the quota were lifted to a third.")
    assert ("offer", "Norway", "it would be accepted if the quota were lifted to a third") in rows
    assert ("demand", "Norway", "if the quota were lifted to a third") in rows


def test_what_lasts_so_long_is_no_condition() -> None:
    text = "Norway is ready to keep its fleet in port for as long as it takes."
    assert [one.stance for one in demands(text)] == ["offer"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Norway has turned its back on the fishing treaty.", "refuse"),
        ("Norway sees no need for a fishing treaty.", "refuse"),
        ("Norway gave its blessing to the fishing treaty.", "accept"),
        ("Norway reserved the right to leave the fishing treaty.", "demand"),
        ("Norway has put its price at 40 million crowns.", "demand"),
        ("Norway has put 40 million crowns on the table.", "offer"),
    ],
)
def test_an_idiom_tells_a_position(text: str, stance: str) -> None:
    assert [(one.stance, one.holder) for one in demands(text)] == [(stance, "Norway")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway sees a need for better boats.",
        "The report put the price at 40 million crowns.",
        "If Norway turned its back on the treaty, prices would rise.",
    ],
)
def test_an_idiom_without_denial_owner_or_fact_tells_none(text: str) -> None:
    assert not any(one.why.startswith("idiom") for one in demands(text))


def test_every_idiom_has_what_leads_to_its_matter() -> None:
    assert all(one.prepositions for entries in idioms().values() for one in entries)


def test_parts_of_a_list_that_hang_on_the_verb_are_wanted_too() -> None:
    wanted = "layered defence, money it can count on, joint monitoring and penalties that start automatically"
    rows = [one.text for one in demands(f"Norway asks for {wanted}.")]
    assert rows == [
        "asks for layered defence", "money it can count on", "joint monitoring", "penalties that start automatically",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The skippers urged Norway to lift the levy.", "The skippers"),
        ("The islands, a third of them empty, want a new ferry.", "islands"),
    ],
)
def test_a_noun_that_no_list_knows_holds_what_only_somebody_does(text: str, holder: str) -> None:
    assert [one.holder for one in demands(text)] == [holder]


@pytest.mark.parametrize(
    "text",
    ["The announcement urged caution about tariffs.", "The market wants lower tariffs.", "The law refused none."],
)
def test_nouns_of_deeds_and_things_hold_nothing(text: str) -> None:
    assert demands(text) == ()


def test_what_was_put_is_told_by_what_it_answers() -> None:
    text = "Norway proposed a fishing treaty. Sweden rejected it within the hour."
    answer = demands(text)[-1]
    assert (answer.holder, answer.stance, answer.summary) == ("Sweden", "refuse", "Fishing treaty")


def test_they_are_those_who_said_so_together() -> None:
    rows = told("Norway and Sweden have said they would oppose a fishing treaty.")
    assert {(stance, holder) for stance, holder, _ in rows} == {("refuse", "Norway"), ("refuse", "Sweden")}


def test_a_side_of_which_another_tells_what_it_will_not_do_holds_that() -> None:
    found = demands("Envoys said Norway would not lift the levy.")
    assert [(one.holder, one.stance, one.voiced_by) for one in found] == [("Norway", "refuse", "Envoys")]


@pytest.mark.parametrize(
    ("text", "stance", "words"),
    [
        ("Norway told envoys that not a crown will be paid before the treaty is signed.", "demand", "not a crown"),
        (
            '"Under no circumstances will we sign this treaty," the Norwegian minister said.',
            "refuse",
            "sign this treaty",
        ),
        ('The Norwegian minister said talks must be "without conditions".', "demand", "talks must be"),
        (
            "The Norwegian minister said that class size is a matter for the schools.",
            "demand",
            "a matter for the schools",
        ),
        ("A Norwegian envoy said nine months was too short for a treaty.", "refuse", "nine months was too short"),
        ("Norway would rather see the quotas of all cut by a tenth.", "demand", "see the quotas of all cut"),
        ("Norway called the levy a non-starter.", "refuse", "a non-starter"),
        ("Norway has not passed the fishing treaty.", "refuse", "has not passed the fishing treaty"),
        ("Norway would accept no foreign court.", "refuse", "no foreign court"),
        ("Norway appealed to its neighbours to share the catch.", "demand", "to share the catch"),
        ("Norway made any talks dependent on a ceasefire at sea.", "demand", "dependent on a ceasefire at sea"),
    ],
)
def test_a_position_in_other_clothes(text: str, stance: str, words: str) -> None:
    assert any(one.stance == stance and words in one.text and one.holder == "Norway" for one in demands(text)), told(
        text
    )


@pytest.mark.parametrize(
    "text",
    [
        "Norway passed a law on ports.",
        "Norway signed papers in Oslo.",
        "Norway has yet to confirm the date.",
        "Norway argued for weeks.",
    ],
)
def test_everyday_steps_are_no_positions(text: str) -> None:
    assert demands(text) == ()


def test_verbs_only_denied_are_cues_all_the_same() -> None:
    words = load_wanting()
    assert words.denied <= set(words.clause)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Norway demanded a fishing treaty. Sweden has twice said no.", "refuse"),
        ("Norway demanded a fishing treaty. Sweden resisted and then gave way.", "accept"),
        ("Norway demanded a fishing treaty. Sweden backed down on Monday.", "accept"),
    ],
)
def test_a_bare_answer_is_told_by_what_was_asked(text: str, stance: str) -> None:
    answer = demands(text)[-1]
    assert (answer.holder, answer.stance, answer.summary) == ("Sweden", stance, "Fishing treaty")


def test_a_bare_answer_to_nothing_is_no_row() -> None:
    assert demands("The doors opened and Sweden said no.") == ()


def test_terms_of_a_proposal_belong_to_its_maker() -> None:
    text = (
        "The dispute is over a Norwegian proposal under which Sweden would give up its quota. Norway wants it signed."
    )
    terms = [one for one in demands(text) if one.why.startswith("term")]
    assert [(one.holder, one.stance) for one in terms] == [("Norway", "demand")]
    assert "Sweden would give up its quota" in terms[0].text


def test_what_is_put_forward_as_a_package_is_offered() -> None:
    assert [one.stance for one in demands("Norway put forward a package of aid for the islands.")] == ["offer"]


def test_who_asks_that_another_leave_is_not_that_other() -> None:
    assert [one.holder for one in demands("Norway came to Oslo with a demand that Swedish boats leave its ports.")] == [
        "Norway"
    ]


def test_a_body_of_the_speaker_is_the_speakers_side() -> None:
    text = "Norwegian President Anna Berg said her government was ready to send the boats home."
    assert [(one.holder, one.voiced_by) for one in demands(text)] == [("Norway", "Anna Berg")]
