"""How far reported speech reaches, cues that govern no clause, and how sure a quote is."""

from __future__ import annotations

import pytest

from summit_tui.extraction.drafts import QuoteDraft
from summit_tui.extraction.pipeline import Kit, extract, load_kit
from summit_tui.extraction.sureness import shares, sure_of
from summit_tui.model import Article, Quote, Zone, digest_of


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


def quotes(kit: Kit, text: str, headline: int = 0) -> list[Quote]:
    zones = (Zone(0, headline, "headline"), Zone(headline, len(text), "body"))
    found = extract(Article("a.txt", text, digest_of(text), zones=zones if headline else zones[1:]), kit)
    return [quote for quote in found.quotes if quote.type == "indirect"]


def told(kit: Kit, text: str) -> list[tuple[str | None, str]]:
    return [(quote.speaker, quote.text) for quote in quotes(kit, text)]


class TestGlosses:
    """The reporter's own words at the end of a reported clause are left out."""

    @pytest.mark.parametrize(
        "gloss",
        [
            ", the lawyer who founded it in May",
            " — the last of its kind in the county",
            ", reflecting the doubts of the council",
            ", as has Bo Okafor",
            " — though nobody had seen it",
        ],
    )
    def test_an_explanation_ends_the_clause(self, kit: Kit, gloss: str) -> None:
        text = f"Ana Duarte said the union would never work with the owner of the mill{gloss}."
        assert told(kit, text)[0] == ("Ana Duarte", "the union would never work with the owner of the mill")

    def test_a_list_is_no_explanation(self, kit: Kit) -> None:
        text = "Ana Duarte said the plan would help the mill, the port and the railway."
        assert told(kit, text) == [("Ana Duarte", "the plan would help the mill, the port and the railway")]

    def test_what_is_longer_than_the_clause_is_none(self, kit: Kit) -> None:
        text = "Ana Duarte said they wrote three papers — the long one on wages, one on hours and one on the old mill."
        assert told(kit, text)[0][1].endswith("the old mill")


class TestLimits:
    def test_the_clause_begins_behind_its_that(self, kit: Kit) -> None:
        text = "Ana Duarte told the owners that some time in the week before, she had found the door open."
        assert told(kit, text) == [("Ana Duarte", "some time in the week before, she had found the door open")]

    def test_a_condition_belongs_to_it(self, kit: Kit) -> None:
        text = "Ana Duarte said the union was ready to sign the paper, but only if the owners of the mill signed first."
        assert told(kit, text)[0][1].endswith("but only if the owners of the mill signed first")

    def test_a_second_sentence_behind_a_semicolon_belongs_to_it(self, kit: Kit) -> None:
        text = "Analysts caution that a truce can be fragile; raiders on either bank may break it."
        assert told(kit, text) == [("Analysts", "a truce can be fragile; raiders on either bank may break it")]

    def test_what_happened_behind_a_semicolon_is_the_reporters(self, kit: Kit) -> None:
        text = "Both drivers said they would appeal; Bo Okafor wept in court on Monday."
        assert told(kit, text) == [("Both drivers", "they would appeal")]

    def test_a_sentence_before_a_semicolon_is_not_what_is_promised_behind_it(self, kit: Kit) -> None:
        text = "The movement grew in May; Ana Duarte promised strikes every week until the vote."
        assert told(kit, text) == []

    def test_the_speakers_title_is_no_part_of_it(self, kit: Kit) -> None:
        text = "The drivers will go back in May, harbour coach Ana Duarte said."
        assert [words for _, words in told(kit, text)] == ["The drivers will go back in May"]

    def test_why_something_was_declared_is_not_what_was(self, kit: Kit) -> None:
        text = "The council disliked the emergency that Ana Duarte declared so she could close the port."
        assert "she could close the port" not in " ".join(words for _, words in told(kit, text))

    def test_a_second_cue_without_words_is_no_speech(self, kit: Kit) -> None:
        assert told(kit, "The dam had held since May, the governor said, the Harbour Post reported.")[0][1] == (
            "The dam had held since May"
        )

    def test_only_who_can_hear_is_told_to_do_something(self, kit: Kit) -> None:
        assert told(kit, "The drivers requested ballots to vote by mail.") == []
        assert told(kit, "The board told the drivers to vote by mail.") == [("The board", "to vote by mail")]

    @pytest.mark.parametrize("cue", ["urged", "asked", "has promised", "threatened"])
    def test_what_is_wanted_or_promised_is_a_position_and_no_speech(self, kit: Kit, cue: str) -> None:
        hearer = "the drivers " if cue in ("urged", "asked") else ""
        assert told(kit, f"The board {cue} {hearer}to vote by mail.") == []

    def test_of_two_clauses_the_one_behind_the_cue_was_said(self, kit: Kit) -> None:
        text = "The owners denied the claims, however, a court report later concluded the evidence was sound."
        assert ("the evidence was sound" in [words for _, words in told(kit, text)]) and len(told(kit, text)) == 1

    def test_a_relative_clause_that_somebody_says(self, kit: Kit) -> None:
        text = "The council took the land, which Ana Duarte said would let it build the wall."
        assert told(kit, text) == [("Ana Duarte", "would let it build the wall")]

    def test_a_copula_with_the_reporters_own_predicate_tells_something(self, kit: Kit) -> None:
        text = "Ana Duarte said the owners' “good faith” is in doubt because of the strike at the mill."
        assert [words for _, words in told(kit, text)] == [
            "the owners' “good faith” is in doubt because of the strike at the mill"
        ]

    def test_all_of_a_sentence_is_according_to_somebody(self, kit: Kit) -> None:
        text = "His hold on the port was strong, and his word was law in the town, according to Ana Duarte."
        assert told(kit, text) == [("Ana Duarte", "His hold on the port was strong, and his word was law in the town")]


class TestLooseCues:
    def test_as_somebody_pointed_out(self, kit: Kit) -> None:
        text = "As Ana Duarte pointed out, the mill has been closed since May."
        assert told(kit, text) == [("Ana Duarte", "the mill has been closed since May")]

    def test_by_somebodys_account(self, kit: Kit) -> None:
        text = "By Ana Duarte's account, the owners left the room before the vote."
        assert told(kit, text) == [("Ana Duarte", "the owners left the room before the vote")]

    def test_a_name_before_a_colon_in_a_headline(self, kit: Kit) -> None:
        text = "Duarte: The mill will close in May\n\nAna Duarte spoke to the workers of the mill on Monday."
        (heading,) = quotes(kit, text, headline=text.index("\n"))
        assert (heading.speaker, heading.text) == ("Ana Duarte", "The mill will close in May")

    def test_a_claim_that_is_somebodys(self, kit: Kit) -> None:
        text = "Despite Ana Duarte's claim that the mill was empty, the workers stayed."
        assert told(kit, text) == [("Ana Duarte", "the mill was empty")]

    def test_a_thought_is_no_speech(self, kit: Kit) -> None:
        assert told(kit, "Ana Duarte believes the mill will close in May.") == []

    def test_when_asked_tells_nothing(self, kit: Kit) -> None:
        assert told(kit, "The work goes on, Ana Duarte answered when asked what would follow in May.")[0][1] == (
            "The work goes on"
        )


class TestHiddenSubjects:
    def test_before_an_aside_in_brackets(self, kit: Kit) -> None:
        text = "Ana Duarte (a miller so young that she was taken for a pupil) says the mill was a ruin."
        assert told(kit, text) == [("Ana Duarte", "the mill was a ruin")]

    def test_not_what_was_called_for_but_who_called(self, kit: Kit) -> None:
        text = "Ana Duarte called for a vote, declaring that the request was denied."
        assert told(kit, text) == [("Ana Duarte", "the request was denied")]

    def test_an_outlet_that_relays_a_speaker_is_none_itself(self, kit: Kit) -> None:
        text = "But the senior official insisted the work had not stopped at the mill, the Times of Oslo reported."
        assert [speaker for speaker, _ in told(kit, text)] == ["the senior official"]

    def test_the_court_named_before_gave_the_ruling(self, kit: Kit) -> None:
        text = "The Harbour Court met on Monday. According to the ruling, the mill must close in May."
        assert told(kit, text) == [("Harbour Court", "the mill must close in May")]

    def test_an_outlet_can_speak(self, kit: Kit) -> None:
        text = "State media reported the bridge had been closed since Monday."
        assert [words for _, words in told(kit, text)] == ["the bridge had been closed since Monday"]


class TestSureness:
    def draft(self, why: str, grade: float, kind: str = "indirect") -> QuoteDraft:
        return QuoteDraft(0, 4, "direct" if kind == "direct" else "indirect", None, confidence=grade, why=why)

    def test_a_mechanism_that_is_mostly_right_is_surer_than_one_that_is_not(self) -> None:
        assert sure_of(self.draft("clause of a verb", 0.8)) > sure_of(self.draft("according to", 0.8)) + 0.1

    def test_a_doubtful_speaker_makes_it_less_sure(self) -> None:
        assert sure_of(self.draft("cue ahead", 0.3, "direct")) < 0.65 < sure_of(self.draft("cue ahead", 0.6, "direct"))

    def test_within_a_mechanism_the_grade_keeps_the_order(self) -> None:
        grades = [sure_of(self.draft("cue behind", grade / 10, "direct")) for grade in range(11)]
        assert grades == sorted(grades) and grades[0] < grades[-1]

    def test_few_quotes_are_drawn_to_the_prior(self) -> None:
        known = shares()
        assert known.prior < known.of["direct", "in the words of"] < known.of["direct", "cue behind"] < 1

    def test_an_unknown_mechanism_has_the_prior(self) -> None:
        assert sure_of(self.draft("something new", 0.7)) == pytest.approx(shares().prior)

    def test_every_mechanism_that_is_found_is_counted(self, kit: Kit) -> None:
        text = (
            "Ana Duarte said the mill would close. “No,” said Bo Okafor. According to Bo Okafor, the mill stays. "
            "The port, Ana Duarte said, took the ruling for a win over its rivals. The owners made it clear that "
            "the mill would close. By Ana Duarte's account, the owners left before the vote."
        )
        article = Article("a.txt", text, digest_of(text), zones=(Zone(0, len(text), "body"),))
        made = {(quote.type, quote.why) for quote in extract(article, kit).quotes}
        assert made and made <= set(shares().of)
