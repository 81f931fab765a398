"""Who said what: marks of all kinds, cues on either side, continuations, transcripts, indirect speech."""

from __future__ import annotations

import pytest

from summit_tui.extraction.marks import find_marked
from summit_tui.extraction.pipeline import Kit, extract, load_kit
from summit_tui.model import Article, Extraction, Quote, Zone, digest_of


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


def read(kit: Kit, text: str) -> Extraction:
    return extract(Article("a.txt", text, digest_of(text), zones=(Zone(0, len(text), "body"),)), kit)


def direct(kit: Kit, text: str) -> list[tuple[str | None, str]]:
    return [(quote.speaker, quote.text) for quote in read(kit, text).quotes if quote.type == "direct"]


def indirect(kit: Kit, text: str) -> list[tuple[str | None, str]]:
    return [(quote.speaker, quote.text) for quote in read(kit, text).quotes if quote.type == "indirect"]


def words(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_marked(text)]


class TestMarks:
    @pytest.mark.parametrize(
        "text",
        ["“We are close,” she said.", '"We are close," she said.', "‘We are close,’ she said.",
         "'We are close,' she said.",
         "«We are close,» she said.", "„We are close,“ she said.", "``We are close,'' she said.",
         "“We are close,\" she said."],
    )  # fmt: skip
    def test_each_pair_of_marks(self, text: str) -> None:
        assert words(text) == ["We are close,"]

    def test_an_apostrophe_is_no_mark(self) -> None:
        assert words("It's the unions' turn, and that's the owners' loss in '98.") == []

    def test_apostrophes_inside_single_marks(self) -> None:
        assert words("'It's the unions' turn, isn't it,' he said.") == ["It's the unions' turn, isn't it,"]

    def test_marks_inside_marks_belong_to_the_outer_ones(self) -> None:
        assert words("“He told me ‘never’ twice,” she said.") == ["He told me ‘never’ twice,"]
        assert words("'They said \"never\" to us,' she said.") == ['They said "never" to us,']

    def test_one_that_is_never_closed_ends_with_its_paragraph(self) -> None:
        assert words("She went on: “We will not sign this") == ["We will not sign this"]

    def test_a_stray_mark_does_not_shift_the_later_pairs(self) -> None:
        found = words('The 12" pipe leaks, he said. "We will mend it," she said. "Soon."')
        assert found[-2:] == ["We will mend it,", "Soon."]

    def test_empty_marks_are_nothing(self) -> None:
        assert words('"" and “ ” and “.”') == []


class TestCues:
    def test_the_cue_behind(self, kit: Kit) -> None:
        assert direct(kit, "“We will not sign this draft,” Ana Duarte said on Monday.") == [
            ("Ana Duarte", "We will not sign this draft,")
        ]

    def test_the_cue_behind_and_inverted(self, kit: Kit) -> None:
        text = "“We will not sign this draft,” said Ana Duarte, who leads the delegation."
        assert direct(kit, text) == [("Ana Duarte", "We will not sign this draft,")]

    def test_the_speaker_first(self, kit: Kit) -> None:
        assert direct(kit, "Ana Duarte told reporters: “We will not sign this draft.”") == [
            ("Ana Duarte", "We will not sign this draft.")
        ]

    def test_a_quotation_broken_by_its_attribution_is_two(self, kit: Kit) -> None:
        text = "“We will wait,” Ana Duarte said, “but not for long.”"
        assert direct(kit, text) == [("Ana Duarte", "We will wait,"), ("Ana Duarte", "but not for long.")]

    def test_what_goes_on_behind_the_attribution_has_the_same_speaker(self, kit: Kit) -> None:
        text = "“We will wait,” Ana Duarte said. “It will not be for long. We have time.”"
        assert [speaker for speaker, _ in direct(kit, text)] == ["Ana Duarte", "Ana Duarte"]

    def test_a_fragment_in_the_reporters_sentence(self, kit: Kit) -> None:
        (quote,) = [
            q
            for q in read(kit, "Ana Duarte described the talks as “productive” on Monday.").quotes
            if q.type == "direct"
        ]
        assert (quote.speaker, quote.text, quote.extent) == ("Ana Duarte", "productive", "fragment")

    def test_a_term_in_marks_with_nobody_speaking_is_no_quote(self, kit: Kit) -> None:
        assert direct(kit, "The so-called “grey list” was long. Joe “Red” Miller kept it.") == []

    def test_marks_left_open_go_on_in_the_next_paragraph(self, kit: Kit) -> None:
        text = "“We will not sign,” said Ana Duarte. “The draft is a bad one.\n\n“It gives us nothing.”"
        found = direct(kit, text)
        assert found[1] == ("Ana Duarte", "The draft is a bad one.")

    def test_a_paragraph_that_is_all_quotation_goes_on_from_the_one_before(self, kit: Kit) -> None:
        text = "“We will not sign,” Ana Duarte said on Monday.\n\n“The draft gives us nothing at all. We want more.”"
        assert [speaker for speaker, _ in direct(kit, text)] == ["Ana Duarte", "Ana Duarte"]

    def test_a_transcript_is_read_by_its_labels(self, kit: Kit) -> None:
        text = "\n\n".join(
            [
                "DUARTE: We will not sign this draft.",
                "OKAFOR: Then there is no deal.",
                "DUARTE: So be it.",
                "OKAFOR: Good day.",
            ]
        )
        assert [words for _, words in direct(kit, text)] == [
            "We will not sign this draft.", "Then there is no deal.", "So be it.", "Good day."]  # fmt: skip


class TestSpeakers:
    def test_a_pronoun_is_resolved_and_its_place_given(self, kit: Kit) -> None:
        text = "Ana Duarte came late. “We will not sign this draft,” she said."
        (quote,) = [q for q in read(kit, text).quotes if q.type == "direct"]
        assert quote.speaker == "Ana Duarte"
        assert (quote.speaker_start, quote.speaker_end) == (text.index("she"), text.index("she") + 3)
        assert quote.cue_start is not None and text[quote.cue_start : quote.cue_end] == "said"

    def test_a_title_stands_for_its_holder(self, kit: Kit) -> None:
        text = "Norwegian Prime Minister Ana Duarte left. “We will not sign this draft,” the Norwegian leader said."
        assert direct(kit, text) == [("Ana Duarte", "We will not sign this draft,")]

    def test_an_unnamed_speaker_is_the_phrase_itself(self, kit: Kit) -> None:
        assert direct(kit, "“We will not sign this draft,” a senior Norwegian official said.") == [
            ("a senior Norwegian official", "We will not sign this draft,")
        ]

    def test_the_name_beside_a_role_speaks(self, kit: Kit) -> None:
        text = "“We will not sign this draft,” said the mill's spokeswoman, Ana Duarte."
        assert [speaker for speaker, _ in direct(kit, text)] == ["Ana Duarte"]


class TestIndirect:
    def test_the_clause_of_a_verb_of_saying(self, kit: Kit) -> None:
        assert indirect(kit, "Ana Duarte said on Monday that the mill would close in May.") == [
            ("Ana Duarte", "the mill would close in May")
        ]

    def test_the_verb_behind_its_clause(self, kit: Kit) -> None:
        assert indirect(kit, "The mill would close in May, Ana Duarte said.") == [
            ("Ana Duarte", "The mill would close in May")
        ]

    def test_according_to(self, kit: Kit) -> None:
        assert indirect(kit, "According to Ana Duarte, the mill will close in May.") == [
            ("Ana Duarte", "the mill will close in May")
        ]

    def test_made_it_clear_that(self, kit: Kit) -> None:
        assert indirect(kit, "Ana Duarte made it clear that the mill would close in May.") == [
            ("Ana Duarte", "the mill would close in May")
        ]

    def test_what_was_not_said_is_no_speech(self, kit: Kit) -> None:
        assert (
            indirect(kit, "Ana Duarte did not say whether the mill would close. She refused to say when it would.")
            == []
        )

    def test_the_hearer_and_the_next_cue_are_no_part_of_it(self, kit: Kit) -> None:
        text = "Ana Duarte told the workers that the mill would close in May, adding that she was sorry."
        assert indirect(kit, text)[0] == ("Ana Duarte", "the mill would close in May")

    def test_a_bare_copula_around_marked_words_makes_no_second_quote(self, kit: Kit) -> None:
        assert [
            quote.type for quote in read(kit, "Ana Duarte said the two sides were “close to a deal” on Monday.").quotes
        ] == ["direct"]

    def test_a_verb_of_the_reporters_own_does(self, kit: Kit) -> None:
        text = "Ana Duarte said “ninety” of the issues had been solved by Monday."
        assert {quote.type for quote in read(kit, text).quotes} == {"direct", "indirect"}


def test_each_quote_has_its_words_at_its_place_and_an_identity(kit: Kit) -> None:
    text = "“No,” said Ana Duarte. “No,” said Bo Okafor. The mill, she said, would close in May."
    quotes: tuple[Quote, ...] = read(kit, text).quotes
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes)
    assert len({quote.id for quote in quotes}) == len(quotes) > 1
    assert [quote.start for quote in quotes] == sorted(quote.start for quote in quotes)


def test_a_text_in_another_language_gives_marked_words_and_a_note(kit: Kit) -> None:
    text = (
        "Der Minister und die Gewerkschaft haben sich nicht geeinigt. „Wir werden das so nicht unterschreiben“, "
        "sagte er. Die Gespräche sollen in der nächsten Woche mit dem Betrieb auf einer neuen Grundlage weitergehen."
    )
    found = read(kit, text)
    assert [quote.text for quote in found.quotes] == ["Wir werden das so nicht unterschreiben"]
    assert found.language == "de" and found.note is not None
