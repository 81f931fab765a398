"""Demands: who wants what, in whose words. The sides are invented; the sentences are the rules' own examples."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summit_tui.extraction.demand_dates import said_on
from summit_tui.extraction.issues import Subjects, build_taxonomy, issue_of, load_taxonomy
from summit_tui.extraction.kids import kids, planted
from summit_tui.extraction.pipeline import Kit, extract, load_kit
from summit_tui.model import Article, Demand, Metadata, Zone, digest_of


@functools.lru_cache(maxsize=1)
def kit() -> Kit:
    return load_kit()


def article(text: str, published: str | None = None) -> Article:
    zones = (Zone(0, len(text), "body"),) if text else ()
    return Article("a.txt", text, digest_of(text), "en", Metadata(published=published), zones)


def demands(text: str, published: str | None = None) -> tuple[Demand, ...]:
    return extract(article(text, published), kit()).demands


def one(text: str) -> Demand:
    found = demands(text)
    assert len(found) == 1, [(d.holder, d.stance, d.text, d.why) for d in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "holder", "stance", "words"),
    [
        ("Iceland demanded that Norway withdraw its trawlers.", "Iceland", "demand", "Norway withdraw its trawlers"),
        ("Iceland insists that the trawlers leave at once.", "Iceland", "demand", "the trawlers leave at once"),
        ("Norway rejected a fishing ban.", "Norway", "refuse", "rejected a fishing ban"),
        ("Norway ruled out a fishing ban.", "Norway", "refuse", "a fishing ban"),
        ("Norway called for new talks with Iceland.", "Norway", "demand", "new talks with Iceland"),
        ("Norway is ready to suspend the ban.", "Norway", "offer", "ready to suspend the ban"),
        ("Norway agreed to lower tariffs.", "Norway", "accept", "lower tariffs"),
        ("Iceland's demand for lower tariffs was discussed.", "Iceland", "demand", "demand for lower tariffs"),
        ("The treaty was rejected by Norway.", "Norway", "refuse", "rejected by Norway"),
        ("For Norway, a shared fleet is a red line.", "Norway", "refuse", "a shared fleet is a red line"),
        ("Iceland gave Norway until Friday to open its ports.", "Iceland", "demand", "until Friday to open its ports"),
        ("Norway filed a lawsuit against the fishing ban.", "Norway", "refuse", "the fishing ban"),
        ("Norway is in favour of a fishing ban.", "Norway", "demand", "a fishing ban"),
        ("Norway said no to a fishing ban.", "Norway", "refuse", "a fishing ban"),
        ("Norway has no intention of lifting the tariffs.", "Norway", "refuse", "lifting the tariffs"),
        ("The fishing treaty was turned down by Norway.", "Norway", "refuse", "The fishing treaty"),
        ("Norway has withdrawn its objection to the fishing treaty.", "Norway", "accept", "the fishing treaty"),
        ("Iceland would not allow any fishing near its coast.", "Iceland", "refuse", "would not allow any fishing"),
    ],
)
def test_a_cue_tells_holder_stance_and_words(text: str, holder: str, stance: str, words: str) -> None:
    found = one(text)
    assert (found.holder, found.stance) == (holder, stance)
    assert words in found.text


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Norway has not ruled out a joint fishing zone.", "offer"),
        ("Norway did not agree to lower tariffs.", "refuse"),
        ("Norway is not ready to lift the fishing ban.", "refuse"),
        ("Iceland will not sign a treaty.", "refuse"),
        ("Iceland will not sign a treaty unless Norway lowers its tariffs.", "demand"),
        ("Norway would agree to lower tariffs.", "offer"),
    ],
)
def test_negation_mood_and_condition_turn_the_stance(text: str, stance: str) -> None:
    assert one(text).stance == stance


@pytest.mark.parametrize(
    "text",
    [
        "If Norway rejects the treaty, the talks will end.",
        "Will Norway accept the treaty?",
        "Heavy rain fell on Oslo, and Norway opened a new bridge.",
        "Norway might reject the treaty.",
        "Iceland accused Norway of wanting to close the ports.",
        "Norway refused to say whether it would lift the ban.",
        "Norway insisted that the talks had been calm.",
        "Professor Lena Holm, an analyst at Oslo University, said Norway should accept the treaty.",
    ],
)
def test_events_hypotheses_questions_charges_and_advice_are_no_demands(text: str) -> None:
    assert demands(text) == ()


def test_each_part_of_a_list_is_a_demand_of_its_own() -> None:
    for lead in ("Norway wants lower tariffs, open ports and a joint coast guard.",
                 "Norway's demands: lower tariffs, open ports and a joint coast guard."):  # fmt: skip
        found = demands(lead)
        assert [d.holder for d in found] == ["Norway"] * 3
        assert [d.text.removeprefix("wants ") for d in found] == ["lower tariffs", "open ports", "a joint coast guard"]


def test_joined_verbs_share_their_subject() -> None:
    found = demands("Norway rejected the treaty and called for new talks.")
    assert [(d.holder, d.stance) for d in found] == [("Norway", "refuse"), ("Norway", "demand")]


def test_two_holders_of_one_position_make_two_demands_over_one_span() -> None:
    found = demands("Norway and Iceland rejected the fishing ban.")
    assert sorted(d.holder for d in found) == ["Iceland", "Norway"]
    assert len({(d.start, d.end) for d in found}) == 1


def test_a_quote_gives_voice_and_footing() -> None:
    own = one('"Norway must open its ports to our ships," Icelandic President Anna Berg said.')
    assert (own.holder, own.voiced_by, own.footing, own.stance) == ("Iceland", "Anna Berg", "own", "demand")
    relayed = one("Icelandic President Anna Berg said Norway wants to end the fishing ban.")
    assert (relayed.holder, relayed.voiced_by, relayed.footing) == ("Norway", "Anna Berg", "relayed")
    hidden = one("According to a diplomat close to the talks, Norway wants to end the fishing ban.")
    assert (hidden.holder, hidden.footing) == ("Norway", "anonymous")
    told = one("Norway wants to end the fishing ban.")
    assert (told.voiced_by, told.footing) == ("Norway", "reporter")


def test_who_is_asked_is_the_target_and_the_words_of_holder_and_cue_are_kept() -> None:
    text = "Norway asked Iceland to release the captured sailors."
    found = one(text)
    assert found.target == "Iceland"
    assert text[found.holder_start : found.holder_end] == "Norway"
    assert text[found.cue_start : found.cue_end] == "asked"


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("Norway refused to lower its tariffs on dried fish.", "Will not lower its tariffs on dried fish"),
        ("Norway rejected a fishing ban.", "No fishing ban"),
        ("Norway rejected the fishing treaty.", "Against the fishing treaty"),
        ("Norway rejected the idea of sharing its ports.", "No sharing its ports"),
        ("Norway opposes Iceland's fishing quota.", "Against Iceland's fishing quota"),
        ("The fishing treaty was rejected by Norway.", "Against the fishing treaty"),
        ("Norway called the fishing treaty unacceptable.", "Fishing treaty is unacceptable"),
        ("Norway said that if no truce is signed, Iceland must open its ports.", "Iceland must open its ports"),
        ("It is up to Iceland to open its ports, Norway said.", "Iceland to open its ports"),
        ("Iceland threatened to close its ports.", "Threatens to close its ports"),
        ('"We will continue the talks on our ports," the Norwegian minister said.', "Continue the talks on its ports"),
        ("Norway vowed to block the fishing treaty.", "Against the fishing treaty"),
        ("Norway vowed never to accept the tariffs.", "Will not accept the tariffs"),
        (
            "Norway dodged calls for lower tariffs.",
            "No lower tariffs",
        ),
        ("Norway shelved its plan to raise tariffs.", "Shelve plan to raise tariffs"),
        ("Norway wants to see the tariffs lifted.", "Tariffs lifted"),
    ],
)
def test_a_summary_reads_as_a_row_beside_holder_and_stance(text: str, summary: str) -> None:
    assert summary in [found.summary for found in demands(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway demanded one.",
        "Norway is willing to explore.",
        "Norway wants more.",
        "Iceland offered few specifics.",
        "The talks opened, and Norway resisted.",
    ],
)
def test_what_cannot_be_told_in_words_is_no_row(text: str) -> None:
    assert demands(text) == ()


def test_a_bare_refusal_says_what_was_asked_just_before() -> None:
    found = demands("Iceland pressed to be included in the fishing talks. Norway refused.")
    assert [(d.holder, d.stance, d.summary) for d in found] == [
        ("Iceland", "demand", "Be included in the fishing talks"),
        ("Norway", "refuse", "Be included in the fishing talks"),
    ]


def test_a_long_summary_is_cut_where_a_phrase_begins() -> None:
    long = one(
        "Iceland demanded the immediate return of all the trawlers that were taken by the coast guard "
        "near the northern islands."
    )
    assert long.summary == "Immediate return of all the trawlers"
    modal = one("Norway said fishing rights must then be settled only in new talks between all of the northern states.")
    assert len(modal.summary.split()) <= 10
    assert modal.summary.startswith("Fishing rights must")


def test_a_condition_is_what_is_wanted_where_the_whole_is_too_long() -> None:
    found = one(
        "Iceland will not sign any new treaty on the northern waters or their fish unless Norway lowers its tariffs."
    )
    assert (found.stance, found.summary) == ("demand", "Norway lowers its tariffs")


def test_nobody_means_himself_by_they_in_his_own_words() -> None:
    text = 'Iceland met Norway. "They are not prepared to lower tariffs," the Norwegian minister said.'
    assert [(d.holder, d.stance) for d in demands(text)] == [("Iceland", "refuse")]


def test_what_a_court_finds_is_a_ruling_and_no_position() -> None:
    assert demands("The supreme court found the fishing ban to be illegal.") == ()


def test_tokens_children_are_read_from_a_table_only_while_it_is_planted() -> None:
    with kit().parser.zone():
        paragraphs = kit().parser.paragraphs(article("Norway rejected the treaty."))
        before = [[kid.i for kid in kids(token)] for token in paragraphs[0].tokens]
        with planted(paragraphs):
            assert [[kid.i for kid in kids(token)] for token in paragraphs[0].tokens] == before
        assert not paragraphs[0].doc.user_data


def test_an_unnamed_holder_is_called_without_article_and_possessive() -> None:
    assert [d.holder for d in demands("Local fishermen's demand for lower tariffs was discussed.")] == [
        "Local fishermen"
    ]


def test_a_day_is_told_only_where_it_can_be_but_one() -> None:
    text = "On Friday, Norway rejected the fishing treaty."
    assert demands(text, "2025-08-17")[0].said_at == "2025-08-15"
    assert demands(text, "2025-08")[0].said_at is None
    assert demands(text)[0].said_at is None
    assert demands("On March 3, 2021, Norway rejected the fishing treaty.")[0].said_at == "2021-03-03"
    deadline = demands("Norway wants a new treaty by Friday.", "2025-08-17")
    assert [d.said_at for d in deadline] == [None]


def test_days_inside_quotes_tell_nothing() -> None:
    assert said_on('"On March 3, 2021 we sailed," she said.', 0, [(1, 26)], None) is None


def test_issues_come_from_the_taxonomy_then_from_the_text_and_settings_win() -> None:
    nothing = Subjects.of({})
    known = load_taxonomy()
    assert issue_of("a higher wage", "They want a higher wage.", ["wage"], known, nothing) == "pay"
    harbour = Subjects.of({"harbour": 4})
    assert issue_of("a new harbour", "They want a new harbour.", ["harbour"], known, harbour) == "harbour"
    own = known.with_labels({"port works": ["harbour"]})
    assert issue_of("a new harbour", "They want a new harbour.", ["harbour"], own, harbour) == "port works"


@pytest.mark.parametrize(
    ("passage", "wrong"),
    [
        ("full withdrawal of the bill", "territory"),
        ("rich nations pay for the damage", "pay"),
        ("guarantees for the new port", "security guarantees"),
    ],
)
def test_a_word_of_many_uses_gives_no_label_alone(passage: str, wrong: str) -> None:
    assert issue_of(passage, passage, [], load_taxonomy(), Subjects.of({})) != wrong


def test_a_taxonomy_meets_words_beginnings_and_phrases() -> None:
    taxonomy = build_taxonomy({"pay": "wage*:4 'cost of living':3", "fish": "cod"})
    assert taxonomy.scores("Wages and the cost of living") == {"pay": 7}
    assert taxonomy.scores("Cod, codes") == {"fish": 1}


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("Norway wants must not ,:\"“”'?.\n—()1é\u200b"), max_size=160))
def test_any_text_gives_findings_that_are_their_spans(text: str) -> None:
    for found in extract(article(text), kit()).demands:
        assert text[found.start : found.end] == found.text
        assert found.text.strip()
        assert len(found.summary.split()) <= 10
