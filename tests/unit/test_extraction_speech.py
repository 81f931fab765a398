"""Reported speech as real pages have it: loose cues, what is withheld, second pieces, ends, transcripts, Markdown."""

from __future__ import annotations

import pytest
from tests.unit.extraction_kit import direct
from tests.unit.extraction_kit import indirect as told

from summit_tui.articles.reading import make_article
from summit_tui.extraction.markdown import without_marks
from summit_tui.extraction.pipeline import Kit, extract, load_kit


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


class TestCues:
    def test_what_somebody_holds(self, kit: Kit) -> None:
        assert told(kit, "The council's reading was that only public money counts.") == [
            ("The council", "only public money counts")
        ]

    def test_what_is_let_be_known(self, kit: Kit) -> None:
        text = "The drivers' union has let it be known that it will not sell the depot."
        assert [words for _, words in told(kit, text)] == ["it will not sell the depot"]

    def test_whatever_denies_speaks(self, kit: Kit) -> None:
        assert told(kit, "The trust denies the shifts are compulsory.") == [("The trust", "the shifts are compulsory")]

    def test_a_cue_that_ends_its_sentence_whatever_the_parser_made_of_it(self, kit: Kit) -> None:
        text = (
            "The web has also made it possible for people with like-minded, if bogus, ideas and theories to organize "
            "into communities and reach others, the mayor said."
        )
        assert [(speaker, words[:20], words[-12:]) for speaker, words in told(kit, text)] == [
            ("the mayor", "The web has also mad", "reach others")
        ]

    def test_a_cue_with_words_of_its_own_between_commas(self, kit: Kit) -> None:
        text = "And if the dam goes today, senior engineers ask in private, what would stop the water from coming?"
        assert [speaker for speaker, _ in told(kit, text)] == ["senior engineers"]

    def test_a_progressive_verb_of_saying_is_what_was_said(self, kit: Kit) -> None:
        assert told(kit, "Ana Duarte later said she was joking.") == [("Ana Duarte", "she was joking")]


class TestWithheld:
    """Where nothing was said, there is no quote: it is an open question."""

    @pytest.mark.parametrize(
        "text",
        [
            "The council has yet to confirm that it will come.",
            "The lawyers have yet to say whether a vote can stand without the south.",
            "Nobody would say how long the depot can go on.",
            "None of the owners has said publicly that he will stick to it.",
            "Ana Duarte is not in a position to say whether the year will be extended.",
            "One of the drivers, asked what he had made of it all, laughed.",
            "The wards will be spared, both sides agree, but they are at odds over the price.",
            "Ana Duarte said it was.",
            "No stage begins until the bank has confirmed that the one before is complete.",
        ],
    )
    def test_no_quote(self, kit: Kit, text: str) -> None:
        assert told(kit, text) == []


class TestWhereItEnds:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            (
                "Ana Duarte said she felt with the families but the money had been committed in August.",
                "she felt with the families but the money had been committed in August",
            ),
            (
                "Ana Duarte said it would take a month to mend the road, but the crew managed it in a week.",
                "it would take a month to mend the road",
            ),
            (
                'Ana Duarte said the board would return "at any hour," provided the union suspended its walkouts.',
                'the board would return "at any hour," provided the union suspended its walkouts',
            ),
            (
                "Ana Duarte says she did nothing of the sort and wants every cent by the end of May.",
                "she did nothing of the sort",
            ),
            (
                "Ana Duarte told both sides to get back to the table and has offered a judge to chair the talks.",
                "to get back to the table",
            ),
            (
                "Ana Duarte, asked on Tuesday when the buses would run, said she would pay when there was a deal.",
                "she would pay when there was a deal",
            ),
            (
                "Ana Duarte said she had no plans to sell and would not comment further.",
                "she had no plans to sell",
            ),
            (
                "Ana Duarte argues that both towns needed a small success more than a large one: Bo Keen has a budget "
                "in the red, Ida Lund a vote in May.",
                "both towns needed a small success more than a large one",
            ),
            (
                "Ana Duarte said she had made a fair offer: no closures before 2030 and a rise of 3% from January.",
                "she had made a fair offer: no closures before 2030 and a rise of 3% from January",
            ),
            (
                "Ana Duarte said it was not that simple to close the pit, according to an account she gave the paper.",
                "it was not that simple to close the pit",
            ),
            (
                "Ana Duarte insisted that the men be freed before any paper is signed, a line that two envoys said was "
                "not shared by the bank.",
                "the men be freed before any paper is signed",
            ),
        ],
    )
    def test_the_first_quote(self, kit: Kit, text: str, words: str) -> None:
        assert told(kit, text)[0] == ("Ana Duarte", words)

    def test_the_sentence_goes_on_behind_its_attribution(self, kit: Kit) -> None:
        text = "A ballot would take ten days, according to the union, and services could resume before it is over."
        assert told(kit, text) == [
            ("the union", "A ballot would take ten days"),
            ("the union", "services could resume before it is over"),
        ]

    def test_what_the_speaker_did_is_no_second_piece(self, kit: Kit) -> None:
        assert [words for _, words in told(kit, "The plan is dead, Ana Duarte said, and left the room.")] == [
            "The plan is dead"
        ]

    def test_a_gesture_beside_the_words_is_none_of_them(self, kit: Kit) -> None:
        text = "Ana Duarte sells water. Sales were great, Ana Duarte said, wiping sweat off her face."
        assert [words for _, words in told(kit, text)] == ["Sales were great"]


class TestWhoSpeaks:
    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            ("“No deal is better than this deal,” said its coordinator, Hugo Lind.", "Hugo Lind"),
            ("Their diary, said the spokesman, was ‘under review’.", "the spokesman"),
            ("The sides were, in the words of an envoy, “oceans apart”.", "an envoy"),
            ("“We would rather walk there and back.” – Ilo Marn, envoy", "Ilo Marn"),
            ("“We look forward to the work,” commented Per Dahl, chair of the board.", "Per Dahl"),
            (
                "The union rejects what one of its officers referred to as “government by leaflet”.",
                "one of its officers",
            ),
        ],
    )
    def test_of_marked_words(self, kit: Kit, text: str, speaker: str) -> None:
        assert [who for who, _ in direct(kit, text)] == [speaker]

    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            ("Two guards who saw it said the gate had been left open.", "Two guards who saw it"),
            (
                "Two guards who were there that night said the gate had been left open.",
                "Two guards who were there that night",
            ),
            ("An aide who asked not to be named said the gate had been left open.", "An aide"),
            ("The mayor depends on the Harbour Party, whose leader has insisted that the bank stay.", "Harbour Party"),
        ],
    )
    def test_of_reported_words(self, kit: Kit, text: str, speaker: str) -> None:
        assert [who for who, _ in told(kit, text)] == [speaker]


class TestTurns:
    def test_an_interview_in_questions_and_answers(self, kit: Kit) -> None:
        text = (
            "The port has been shut for nine days. We asked Tomas Orell how he means to reopen it.\n\n"
            "Q: Mr Orell, will the cranes move?\n\nA: I hope so.\n\nQ: And the ships?\n\nA: Ask the union.\n"
        )
        assert direct(kit, text) == [
            (None, "Mr Orell, will the cranes move?"),
            ("Tomas Orell", "I hope so."),
            (None, "And the ships?"),
            ("Tomas Orell", "Ask the union."),
        ]

    def test_labels_in_bold(self, kit: Kit) -> None:
        text = "**Ana Duarte:** We are done.\n\n**Bo Okafor:** Not yet.\n\n**Ana Duarte:** Yes.\n\n**Bo Okafor:** No.\n"
        assert direct(kit, text)[0] == ("Ana Duarte", "We are done.")

    def test_two_labels_are_no_transcript(self, kit: Kit) -> None:
        assert direct(kit, "Result: the strike is over.\n\nNote: buses run again.\n") == []


class TestMarkdown:
    @pytest.mark.parametrize(
        ("marked", "plain"),
        [
            ("[Ana Duarte](https://example.org/a) said", " Ana Duarte" + " " * 24 + " said"),
            ("said **Ana Duarte**.", "said   Ana Duarte  ."),
            ("> *so* it _is_", "   so  it  is "),
            ("## Heading", "   Heading"),
            ("snake_case_word and 2 * 3 * 4", "snake_case_word and 2 * 3 * 4"),
            ("a lone * star", "a lone * star"),
        ],
    )
    def test_marks_become_blanks(self, marked: str, plain: str) -> None:
        assert without_marks(marked) == plain
        assert len(plain) == len(marked)

    def test_names_in_links_and_bold_are_read(self, kit: Kit) -> None:
        text = (
            "The council rejected the plan of [Mayor Olo Brand](https://example.org/brand) on Tuesday.\n\n"
            '> "We were never asked," said council leader **Mira Tolk**. "That is all."\n\n'
            '*"We will build it anyway,"* Brand told reporters.\n'
        )
        found = extract(make_article("a.md", text), kit).quotes
        assert [(quote.speaker, quote.text) for quote in found] == [
            ("Mira Tolk", "We were never asked,"),
            ("Mira Tolk", "That is all."),
            ("Olo Brand", "We will build it anyway,"),
        ]
