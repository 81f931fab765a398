"""Which actors are one, what they are called, and which side they speak for."""

from __future__ import annotations

import pytest

from summit_tui.ledger.names import first_names_agree, initials_of, is_named, sound, surname, tokens
from summit_tui.ledger.settle import Person, Seen, Settled, settle


def person(settled: Settled, name: str, kind: str = "person", party: str | None = None) -> Person:
    found = settled.person(name, kind, party)
    assert found is not None
    return found


class TestNames:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("tolstoy", "tolstoi"),
            ("mikhail", "mihail"),
            ("zhukovskyy", "zhukovsky"),
            ("yusuf", "iusuf"),
            ("khan", "han"),
        ],
    )
    def test_romanisations_of_one_name_sound_alike(self, one: str, other: str) -> None:
        assert sound(one) == sound(other)

    @pytest.mark.parametrize(("one", "other"), [("moreau", "morel"), ("hale", "hall"), ("lind", "lund")])
    def test_other_names_do_not(self, one: str, other: str) -> None:
        assert sound(one) != sound(other)

    def test_titles_and_accents_are_no_part_of_a_name(self) -> None:
        assert tokens("Foreign Minister José Niño’s") == ("jose", "nino")
        assert tokens("The President") == ("the", "president")

    def test_first_names_agree_when_short_missing_or_an_initial(self) -> None:
        assert first_names_agree((), ("anna",))
        assert first_names_agree(("a",), ("anna",))
        assert first_names_agree(("alex",), ("alexander",))
        assert not first_names_agree(("anna",), ("ada",))

    def test_a_surname_keeps_its_particles(self) -> None:
        assert surname("Maria van der Berg") == "van der Berg"
        assert surname("Moreau") == "Moreau"

    def test_initials_are_told_from_other_aliases(self) -> None:
        assert initials_of("U.K.", "United Kingdom")
        assert initials_of("EU", "European Union")
        assert not initials_of("Brussels", "European Union")

    @pytest.mark.parametrize("phrase", ["a senior official", "Sources", "two diplomats", "one Swiss envoy"])
    def test_a_phrase_is_no_name(self, phrase: str) -> None:
        assert not is_named(phrase)


class TestPersons:
    def test_spellings_titles_and_a_surname_alone_are_one_person(self) -> None:
        seen = [
            Seen("Aleksey Tolstoy", "person", "Norland", articles=3),
            Seen("Alexei Tolstoi", "person", "Norland"),
            Seen("President Tolstoy", "person", "Norland"),
            Seen("Tolstoy", "person", None),
        ]
        settled = settle(seen)
        keys = {found.key for found in settled.people.values()}
        assert len(keys) == 1
        tolstoy = person(settled, "Tolstoy")
        assert (tolstoy.name, tolstoy.short, tolstoy.party) == ("Aleksey Tolstoy", "Tolstoy", "Norland")

    def test_two_of_one_surname_stay_two_and_a_surname_alone_joins_neither_by_guess(self) -> None:
        settled = settle(
            [Seen("Anna Lind", "person", None), Seen("Bo Lind", "person", None), Seen("Lind", "person", None)]
        )
        assert len({found.key for found in settled.people.values()}) == 3

    def test_a_surname_alone_joins_the_one_of_its_side(self) -> None:
        seen = [
            Seen("Anna Lind", "person", "Norland"),
            Seen("Bo Lind", "person", "Sudria"),
            Seen("Lind", "person", "Sudria"),
        ]
        settled = settle(seen)
        assert person(settled, "Lind", party="Sudria").name == "Bo Lind"

    def test_a_family_name_that_stands_first_is_known_by_its_alias(self) -> None:
        settled = settle([Seen("Li Wenhua", "person", "Norland", ("Li Wenhua", "Li")), Seen("Li", "person", "Norland")])
        assert person(settled, "Li", party="Norland").name == "Li Wenhua"
        assert person(settled, "Li", party="Norland").short == "Li"

    def test_a_persons_name_that_one_article_takes_for_an_institutions_is_the_person(self) -> None:
        seen = [
            Seen("Anna Lind", "person", "Norland", ("Anna Lind", "Lind"), articles=3),
            Seen("Lind", "organisation", None),
        ]
        assert person(settle(seen), "Lind", "organisation").name == "Anna Lind"

    def test_a_larger_institution_of_a_persons_name_is_its_own(self) -> None:
        seen = [Seen("Anna Lind", "person", None, ("Lind",)), Seen("Lind", "organisation", None, articles=5)]
        assert person(settle(seen), "Lind", "organisation").name == "Lind"

    def test_phrases_of_different_sides_are_different_sources(self) -> None:
        settled = settle([Seen("officials", "group", "Norland"), Seen("officials", "group", "Sudria")])
        assert len({found.key for found in settled.people.values()}) == 2

    def test_institutions_keep_words_that_are_titles_of_persons(self) -> None:
        settled = settle(
            [Seen("Finance Ministry", "organisation", "Norland"), Seen("Defence Ministry", "organisation", "Norland")]
        )
        assert len({found.key for found in settled.people.values()}) == 2

    def test_an_institution_is_known_by_a_name_that_an_article_gives_it(self) -> None:
        seen = [
            Seen("World Grain Council", "organisation", None, ("World Grain Council", "WGC")),
            Seen("WGC", "organisation", None, articles=5),
        ]
        settled = settle(seen)
        assert person(settled, "WGC", "organisation").name == "World Grain Council"

    def test_an_alias_of_another_kind_makes_nobody_one(self) -> None:
        settled = settle([Seen("Norland", "state", "Norland", ("Norburg",)), Seen("Norburg", "organisation", None)])
        assert person(settled, "Norburg", "organisation").name == "Norburg"


class TestOffices:
    """An article that leaves the name out speaks of the person whom others call by the office."""

    DUARTE = Seen("Ana Duarte", "person", "Norway", ("Ana Duarte", "the Norwegian president"))

    @pytest.mark.parametrize("phrase", ["the Norwegian president", "The Norwegian leader"])
    def test_the_phrase_is_that_person(self, phrase: str) -> None:
        settled = settle([self.DUARTE, Seen(phrase, "person", "Norway", (phrase,))])
        assert person(settled, phrase, party="Norway").name == "Ana Duarte"

    @pytest.mark.parametrize("phrase", ["a Norwegian president", "the Norwegian official", "the president"])
    def test_a_looser_phrase_is_not(self, phrase: str) -> None:
        settled = settle([self.DUARTE, Seen(phrase, "person", "Norway", (phrase,))])
        assert person(settled, phrase, party="Norway").name == phrase

    def test_nor_where_two_are_called_so(self) -> None:
        other = Seen("Bo Okafor", "person", "Norway", ("Bo Okafor", "the Norwegian president"))
        phrase = Seen("the Norwegian president", "person", "Norway")
        settled = settle([self.DUARTE, other, phrase])
        assert person(settled, phrase.name, party="Norway").name == phrase.name

    def test_nor_for_another_side(self) -> None:
        phrase = Seen("the Norwegian president", "person", "Sweden")
        assert person(settle([self.DUARTE, phrase]), phrase.name, party="Sweden").name == phrase.name


class TestSides:
    def test_most_articles_decide_a_persons_side(self) -> None:
        settled = settle([Seen("Anna Lind", "person", "Norland", articles=3), Seen("Anna Lind", "person", "Sudria")])
        assert person(settled, "Anna Lind", party="Sudria").party == "Norland"

    def test_who_has_a_side_in_few_articles_is_an_observer(self) -> None:
        settled = settle([Seen("Anna Lind", "person", None, articles=9), Seen("Anna Lind", "person", "Sudria")])
        assert person(settled, "Anna Lind").party is None

    def test_members_that_act_together_are_their_bloc_and_their_people_follow(self) -> None:
        seen = [
            Seen("Estmark", "state", "Northern League", articles=4),
            Seen("Estmark", "state", "Estmark", articles=1),
            Seen("Eva Rask", "person", "Estmark", articles=1),
        ]
        settled = settle(seen)
        assert settled.parties["Estmark"] == "Northern League"
        assert person(settled, "Eva Rask", party="Estmark").party == "Northern League"

    def test_a_member_that_acts_for_itself_is_its_own_side(self) -> None:
        seen = [
            Seen("Estmark", "state", "Estmark", articles=4),
            Seen("Estmark", "state", "Northern League", articles=1),
        ]
        assert settle(seen).parties["Estmark"] == "Estmark"

    def test_a_persons_name_is_no_side_where_articles_know_the_persons_side(self) -> None:
        seen = [
            Seen("Anna Lind", "person", "Norland", ("Anna Lind", "Lind")),
            Seen("Anna Lind", "person", "Lind", ("Lind",), articles=2),
            Seen("Envoy Bo Rask", "person", "Lind"),
        ]
        settled = settle(seen)
        assert person(settled, "Anna Lind", party="Lind").party == "Norland"
        assert person(settled, "Envoy Bo Rask", party="Lind").party == "Norland"

    def test_a_person_who_is_named_like_a_state_is_not_of_that_state(self) -> None:
        settled = settle([Seen("Jordan", "state", "Jordan", articles=3), Seen("Jordan", "person", None)])
        assert person(settled, "Jordan").party is None

    def test_who_stands_for_no_one_else_may_be_a_side_alone(self) -> None:
        settled = settle([Seen("Anna Lind", "person", "Anna Lind")])
        assert person(settled, "Anna Lind", party="Anna Lind").party == "Anna Lind"

    def test_a_phrase_holds_no_side_of_its_own(self) -> None:
        settled = settle([Seen("a statement on the web", "organisation", None, holds=2)])
        assert person(settled, "a statement on the web", "organisation").party is None

    def test_an_institution_without_a_side_that_holds_positions_is_one(self) -> None:
        settled = settle([Seen("Dockers Union", "organisation", None, articles=4, holds=3)])
        assert person(settled, "Dockers Union", "organisation").party == "Dockers Union"

    def test_summit_toml_wins_over_the_articles(self) -> None:
        seen = [
            Seen("Estmark", "state", "Northern League", articles=9),
            Seen("Anna Lind", "person", "Sudria", articles=9),
        ]
        settled = settle(seen, sides={"Mediators": ["Estmark", "Anna Lind"]})
        assert person(settled, "Estmark", "state", "Northern League").party == "Mediators"
        assert person(settled, "Anna Lind", party="Sudria").party == "Mediators"
        assert settled.side("Estmark") == "Mediators"

    def test_aliases_of_summit_toml_join_what_spelling_does_not(self) -> None:
        seen = [Seen("Volodya Rask", "person", "Estmark"), Seen("Vladimir Rask", "person", "Estmark")]
        assert len({found.key for found in settle(seen).people.values()}) == 2
        joined = settle(seen, aliases={"Vladimir Rask": ["Volodya Rask"]})
        assert {found.name for found in joined.people.values()} == {"Vladimir Rask"}

    def test_a_side_is_shortened_to_the_initials_that_articles_use(self) -> None:
        settled = settle([Seen("United Cantons", "state", "United Cantons", ("United Cantons", "U.C.", "the cantons"))])
        assert settled.shorts["United Cantons"] == "U.C."

    def test_nobody_gives_nothing(self) -> None:
        assert settle([]).people == {}


class TestBareLastNames:
    def test_a_bare_last_name_stands_for_the_side_of_the_person_whom_another_article_names_in_full(self) -> None:
        settled = settle([Seen("Ada Roth", "person", "The Union", (), 1, 1)])
        assert settled.side("Roth") == "The Union"
        assert settled.side("Ada") is None

    def test_a_last_name_that_two_sides_share_stands_for_none(self) -> None:
        settled = settle(
            [Seen("Ada Roth", "person", "The Union", (), 1, 1), Seen("Ben Roth", "person", "The Port", (), 1, 1)]
        )
        assert settled.side("Roth") is None
