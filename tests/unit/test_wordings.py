"""Which quotes tell of one utterance, which questions ask the same, and what may answer them."""

from __future__ import annotations

import pytest
from factory import PORT, UNION, decided, demand, extraction, ledger_of, question, quote

from summit_tui.ledger import views
from summit_tui.ledger.answers import answers
from summit_tui.ledger.ledger import Change, Ledger

FULL = "We will never accept the night shifts that the company wants."


def utterances(*texts: str, speaker: str = "Ines Moreau") -> int:
    """Give the number of rows that some quotes of one speaker make, each in an article of its own."""
    articles = [extraction(f"{number}.txt", quote(1, text, speaker)) for number, text in enumerate(texts)]
    return views.quotes(ledger_of(*articles)).height


class TestUtterances:
    @pytest.mark.parametrize(
        "other",
        [
            "we will never accept the night shifts",
            "the night shifts that the company wants",
            "the union would never accept night shifts the company wants",
        ],
    )
    def test_a_part_and_a_retelling_are_the_same_utterance(self, other: str) -> None:
        assert utterances(FULL, other) == 1

    @pytest.mark.parametrize(
        "other", ["The cranes are not safe.", "night", "We will never accept these tariffs on fish."]
    )
    def test_other_words_are_another(self, other: str) -> None:
        assert utterances(FULL, other) == 2

    def test_other_figures_are_another(self) -> None:
        assert utterances("We want a wage rise of 5 percent now.", "We want a wage rise of 9 percent now.") == 2

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("A very long night", "it was, all in all, a cold and very long night in the harbour"),
            ("Cranes and gates were repaired", "the cranes and gates, the sheds and the lamps of the quay were all "
             "repaired by people who came from the town in the spring of that year"),
            ("crews without pay would desert, sabotage cranes and flee abroad at Christmas",
             "unpaid crews desert, sabotage the cranes, and will flee to their villages in January"),
        ],
    )  # fmt: skip
    def test_a_retelling_may_say_much_less_or_say_it_otherwise(self, one: str, other: str) -> None:
        assert utterances(one, other) == 1

    def test_names_alone_make_no_retelling(self) -> None:
        one = "the ferries from Oslo, Bergen and Tromso must be on time"
        assert utterances(one, "the owners in Oslo, Bergen and Tromso want money") == 2

    def test_what_is_told_and_then_quoted_is_one_utterance(self) -> None:
        told = quote(1, "the night fee must be abolished", "Ines Moreau", type="indirect")
        words = "That fee is theft. We want it abolished by the spring, and no other in its place."
        near = ledger_of(extraction("a.txt", told, quote(2, words, "Ines Moreau", start=told.end + 20)))
        assert views.quotes(near).height == 1
        far = ledger_of(extraction("a.txt", told, quote(2, words, "Ines Moreau", start=told.end + 600)))
        assert views.quotes(far).height == 2
        both_told = quote(2, words, "Ines Moreau", start=told.end + 20, type="indirect")
        assert views.quotes(ledger_of(extraction("a.txt", told, both_told))).height == 2

    def test_two_speakers_never_share_one(self) -> None:
        one, other = quote(1, FULL, "Ines Moreau"), quote(2, FULL, "Tom Hale")
        assert views.quotes(ledger_of(extraction("a.txt", one, other)), group="none").height == 2

    def test_the_marked_words_of_a_reported_clause_belong_to_it(self) -> None:
        clause = quote(1, 'the plan had made "great strides" towards a contract', "Tom Hale", type="indirect")
        marked = quote(2, "great strides", "Tom Hale", start=clause.start + 19)
        row = views.quotes(ledger_of(extraction("a.txt", clause, marked))).row(0, named=True)
        assert (row["variants"], row["pieces"], row["undecided"], row["articles"]) == (2, 2, 2, 1)

    def test_the_row_counts_articles_and_tells_first_and_last_day(self) -> None:
        ledger = ledger_of(
            extraction("a.txt", quote(1, FULL, "Ines Moreau"), published="2030-03-01"),
            extraction("b.txt", quote(1, FULL[:40], "Moreau"), published="2030-02"),
        )
        row = views.quotes(ledger).row(0, named=True)
        assert (row["articles"], row["variants"], row["first"], row["when"]) == (2, 2, "Feb 30", "1 Mar 30")

    def test_the_row_stays_undecided_until_each_wording_is_decided(self) -> None:
        ledger = ledger_of(
            extraction("a.txt", quote(1, FULL, "Ines Moreau")), extraction("b.txt", quote(1, FULL[:40], "Moreau"))
        )
        ledger.decide([decided("a.txt", "quote", "q1", "accepted")])
        assert views.quotes(ledger).select("mark", "decided").rows() == [("•", 1)]
        assert views.totals(ledger).to_review == 1
        ledger.decide([decided(file, "quote", "q1", "accepted") for file in ("a.txt", "b.txt")])
        assert views.quotes(ledger)["mark"].to_list() == ["+"]

    def test_one_that_went_takes_its_link_along(self) -> None:
        first, last = "the harbour plan is a gift to the owners", "a gift to the owners of the northern quay"
        bridge = "the harbour plan is a gift to the owners of the northern quay"
        three = [extraction(f"{n}.txt", quote(1, text, "Tom Hale")) for n, text in enumerate((first, bridge, last))]
        ledger = ledger_of(*three)
        assert views.quotes(ledger)["articles"].to_list() == [3]
        ledger.apply(Change(removed=("1.txt",)))
        alone = ledger_of(three[0], three[2])
        assert views.quotes(ledger).equals(views.quotes(alone))


class TestQuestions:
    def test_the_same_question_in_other_words_is_one_row(self) -> None:
        ledger = ledger_of(
            extraction("a.txt", question(1, "Will the company drop the night shifts?", (PORT,)), published="2030-02"),
            extraction("b.txt", question(1, "Is the company going to drop night shifts?"), published="2030-01-05"),
        )
        row = views.questions(ledger).row(0, named=True)
        assert (row["articles"], row["since"], row["state"], row["about"]) == (2, "5 Jan 30", "open", PORT)

    def test_some_telling_words_make_one_question_of_two(self) -> None:
        ledger = ledger_of(
            extraction("a.txt", question(1, "Would the ban extend to training crews or harbour pilots?")),
            extraction("b.txt", question(1, "Does the ban also bar harbour pilots and trainers for a year?")),
            extraction("c.txt", question(1, "Would the talks extend to another year?")),
        )
        assert sorted(views.questions(ledger)["articles"].to_list()) == [1, 2]

    def test_names_and_common_words_make_none(self) -> None:
        ledger = ledger_of(
            extraction("a.txt", question(1, "Will the leaders of Norland and Sudria agree on a plan for talks?")),
            extraction("b.txt", question(1, "Why did the leaders of Norland and Sudria leave the talks on fishing?")),
        )
        assert views.questions(ledger)["articles"].to_list() == [1, 1]

    def test_a_question_without_content_is_one_only_about_the_same(self) -> None:
        vague = "What are the details?"
        other = ledger_of(extraction("a", question(1, vague, (UNION,))), extraction("b", question(1, vague, (PORT,))))
        same = ledger_of(extraction("a", question(1, vague, (UNION,))), extraction("b", question(1, vague, (UNION,))))
        assert (views.questions(other).height, views.questions(same).height) == (2, 1)

    def test_it_says_what_it_is_about(self) -> None:
        ledger = ledger_of(extraction("a.txt", question(1, "Will the ceasefire hold?")))
        assert views.questions(ledger)["issue"].to_list() == ["ceasefire"]

    @pytest.mark.parametrize(
        ("after", "state"),
        [({"moot": 1}, "moot"), ({"answer_file": "b.txt", "answer_id": "q1"}, "answered"), ({"moot": None}, "open")],
    )
    def test_the_analyst_closes_it(self, after: dict[str, object], state: str) -> None:
        ledger = ledger_of(extraction("a.txt", question(1, "Who pays for the cranes?")))
        ledger.decide([decided("a.txt", "question", "u1", "edited", after=after)])
        assert views.questions(ledger).select("state", "summary").rows() == [(state, "Who pays for the cranes?")]
        assert views.questions(ledger, sort="state").height == 1


class TestAnswers:
    ASKED = extraction("a.txt", question(1, "Will the union accept night shifts?", (UNION,)), published="2030-02-01")

    def told(self, *, day: str | None, new: bool = False) -> Ledger:
        ledger = ledger_of(
            self.ASKED, extraction("b.txt", quote(1, "The union accepts night shifts.", "Ines Moreau"), published=day)
        )
        ledger.set_new(frozenset({"b.txt"}) if new else frozenset())
        return ledger

    def test_a_later_passage_about_the_same_is_proposed(self) -> None:
        assert [piece.file for piece in answers(self.told(day="2030-02-03"), "a.txt", "u1")] == ["b.txt"]

    def test_an_earlier_or_an_undated_known_one_is_not(self) -> None:
        assert answers(self.told(day="2030-01"), "a.txt", "u1") == []
        assert answers(self.told(day=None), "a.txt", "u1") == []

    def test_an_undated_one_is_if_its_article_is_new(self) -> None:
        assert [piece.id for piece in answers(self.told(day=None, new=True), "a.txt", "u1")] == ["q1"]

    def test_other_words_and_other_actors_are_not(self) -> None:
        ledger = ledger_of(
            self.ASKED,
            extraction(
                "b.txt", quote(1, "Fish prices rose.", "Ines Moreau"), demand(3, "Safer cranes"),
                quote(2, "Norland accepts night shifts.", "Quist"), published="2030-03",
            ),
        )  # fmt: skip
        assert answers(ledger, "a.txt", "u1") == []

    def test_what_the_analyst_chose_comes_first(self) -> None:
        ledger = ledger_of(
            self.ASKED,
            extraction(
                "b.txt", quote(1, "The union accepts night shifts.", "Ines Moreau"), quote(2, "Ask me later.", "Hale"),
                published="2030-03",
            ),
        )  # fmt: skip
        after = {"answer_file": "b.txt", "answer_id": "q2"}
        ledger.decide([decided("a.txt", "question", "u1", "edited", after=after)])
        assert [piece.id for piece in answers(ledger, "a.txt", "u1")] == ["q2", "q1"]

    def test_an_unknown_question_has_none(self) -> None:
        assert answers(Ledger(), "a.txt", "u1") == []
