"""What positions are for and against, and which of them do not go together."""

from __future__ import annotations

import pytest
from factory import PORT, UNION, demand, extraction, ledger_of

from summit_tui.ledger import views
from summit_tui.ledger.claims import claims_of
from summit_tui.ledger.conflicts import AGAINST, CHANGED, DISPUTED, Held, Judge, flags_of, judge
from summit_tui.ledger.positions import name_stems

NAMES = name_stems(("Norland", "Sudria"))


def said(stance: str, summary: str, issue: str = "") -> list[tuple[int, set[str]]]:
    return [(claim.sign, set(claim.things)) for claim in claims_of(stance, summary, issue)]


def held(position: str, stance: str, summary: str, issue: str = "pay", **more: object) -> Held:
    party = position.split("-", maxsplit=1)[0]
    values: dict[str, object] = {
        "party": party, "days": (), "dated": False, "voices": frozenset({position}), **more,
    }  # fmt: skip
    return Held(position=position, issue=issue, stance=stance, summaries=(summary,), **values)  # type: ignore[arg-type]  # by name


def opposed(*one_and_other: Held) -> bool:
    found = judge(one_and_other)
    return any(clash.kind == AGAINST for many in found.values() for clash in many)


class TestClaims:
    def test_a_refusal_is_against_and_its_no_says_nothing_more(self) -> None:
        assert (
            said("refuse", "No night shifts")
            == said("refuse", "Against night shifts")
            == said("refuse", "Night shifts")
        )
        assert said("refuse", "No night shifts")[0][0] == -1

    def test_words_that_turn_are_counted(self) -> None:
        assert said("demand", "Tariffs lifted")[0][0] == -1
        assert said("refuse", "Will not lift tariffs")[0][0] == 1
        assert said("refuse", "No compromise on safety")[0][0] == 1
        assert said("demand", "An end to the tariffs")[0][0] == -1

    def test_to_end_a_fight_is_not_to_be_against_peace(self) -> None:
        assert said("demand", "An end to the war")[0][0] == 1

    def test_less_violence_is_wanted_too(self) -> None:
        assert said("demand", "Reduced violence at the gates")[0][0] == 1

    def test_the_thing_leads_and_not_its_manner(self) -> None:
        assert [claim.head for claim in claims_of("demand", "A verifiable truce", "truce")] == ["ceasefir"]

    def test_what_comes_without_is_not_wanted(self) -> None:
        assert said("demand", "Night crews without overtime")[1] == (-1, {"overtim"})

    def test_no_x_without_y_demands_y_only(self) -> None:
        assert said("demand", "No contract without wage floors") == said("refuse", "No contract without wage floors")
        assert [sign for sign, _ in said("demand", "No contract without wage floors")] == [1]

    def test_a_condition_is_what_is_demanded(self) -> None:
        assert said("demand", "Will not sign unless inspectors return") == said("demand", "Inspectors return")

    def test_one_thing_before_another(self) -> None:
        first = claims_of("demand", "Inspection before any loading", "loading")[0]
        turned = claims_of("demand", "Inspection after loading", "loading")[0]
        assert (first.things, first.later) == (turned.later, turned.things)

    def test_a_summary_of_nothing_claims_nothing(self) -> None:
        assert claims_of("refuse", "No", "") == claims_of("demand", "", "") == ()


class TestOpposed:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (("demand", "A cut of the night bonus"), ("refuse", "No cut of the night bonus")),
            (("demand", "Tariffs on steel lifted"), ("refuse", "No lifting of steel tariffs")),
            (("demand", "A wage rise of 9 percent"), ("offer", "A wage rise of 5 percent")),
            (("demand", "Election before withdrawal of troops"), ("demand", "Troops withdrawn before the election")),
            (("demand", "Observers admitted to the count"), ("refuse", "No observers at the count")),
            (("demand", "Overtime abolished"), ("demand", "Overtime kept")),
        ],
    )
    def test_two_holders_that_cannot_both_have_it(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        assert opposed(held("Norland-1", *one), held("Sudria-1", *other))

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (("demand", "A wage rise for dockers"), ("demand", "Safer cranes")),
            (("refuse", "No cut of the night bonus"), ("demand", "Night bonus kept")),
            (("demand", "Recognition of rule over Ostrava"), ("refuse", "No recognition of rule over Lipova")),
            (("offer", "Ships withdrawn from the strait"), ("refuse", "No withdrawal of ships")),
            (("refuse", "No compromise on safety"), ("demand", "Safety guaranteed")),
            (("refuse", "No contract without wage floors"), ("demand", "A new contract")),
            (("demand", "A wage rise of 9 percent"), ("demand", "A pension rise of 5 percent for the retired")),
        ],
    )
    def test_what_may_well_go_together_does(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        assert not opposed(held("Norland-1", *one), held("Sudria-1", *other))

    def test_one_refuses_for_itself_what_the_other_demands_of_its_neighbour(self) -> None:
        one = held("Norland-1", "refuse", "No full Norland withdrawal", "border")
        other = held("Sudria-1", "demand", "Withdrawal of Sudria from the pass", "border")
        assert not opposed(one, other)

    def test_on_two_issues_two_words_must_agree(self) -> None:
        cut = held("Norland-1", "demand", "A cut of the night bonus", "pay")
        assert opposed(cut, held("Sudria-1", "refuse", "No cut of the night bonus", "shifts"))
        assert not opposed(cut, held("Sudria-1", "refuse", "No bonus for managers", "shifts"))

    def test_the_list_names_the_sides_against(self) -> None:
        ledger = ledger_of(
            extraction(
                "a.txt",
                demand(1, "A cut of the night bonus", PORT),
                demand(2, "No cut of the night bonus", UNION, stance="refuse"),
                demand(3, "Safer cranes", UNION),
            )
        )
        rows = views.demands(ledger).select("summary", "against", "flag").rows()
        assert {row for row in rows if row[0]} == {
            ("No cut of the night bonus", PORT, ""), ("Safer cranes", "", ""), ("A cut of the night bonus", UNION, ""),
        }  # fmt: skip


class TestOfOneHolder:
    EARLY = held("Norland-1", "refuse", "No cut of the night bonus", days=("2030-01",), dated=True)
    LATE = held("Norland-2", "offer", "A cut of the night bonus", days=("2030-02-01",), dated=True)

    def test_a_later_turn_is_a_change_of_the_later(self) -> None:
        assert flags_of(judge((self.EARLY, self.LATE))) == {"Norland-2": CHANGED}

    def test_evidence_without_a_day_claims_no_change(self) -> None:
        vague = held("Norland-2", "offer", "A cut of the night bonus", days=("2030-02-01",))
        assert set(flags_of(judge((self.EARLY, vague))).values()) == {DISPUTED}

    def test_what_one_voice_says_of_both_is_no_dispute_of_sources(self) -> None:
        one = held("Norland-1", "refuse", "No cut of the night bonus", voices=frozenset({"hale"}))
        other = held("Norland-2", "offer", "A cut of the night bonus", voices=frozenset({"hale", "moreau"}))
        assert judge((one, other)) == {}


class TestJudge:
    ALL = (
        held("Norland-1", "demand", "A cut of the night bonus"),
        held("Sudria-1", "refuse", "No cut of the night bonus"),
        held("Sudria-2", "demand", "Overtime kept"),
        held("Norland-2", "demand", "Overtime abolished"),
    )

    def test_one_by_one_in_any_order_finds_what_all_at_once_finds(self) -> None:
        wanted = judge(self.ALL)
        for order in (self.ALL, self.ALL[::-1]):
            one_by_one = Judge()
            there: dict[str, Held] = {}
            for one in order:
                there[one.position] = one
                found = one_by_one.update(dict.fromkeys(there), lambda wanted, there=there: [there[p] for p in wanted])
            assert {name: set(many) for name, many in found.items()} == {n: set(m) for n, m in wanted.items()}

    def test_what_went_leaves_no_clash_behind(self) -> None:
        keeper = Judge()
        there = {one.position: one for one in self.ALL}
        keeper.update(dict.fromkeys(there), lambda wanted: [there[p] for p in wanted])
        left = keeper.update(
            dict.fromkeys(list(there)[:1] + list(there)[2:]), lambda wanted: [there[p] for p in wanted]
        )
        assert set(left) == {"Sudria-2", "Norland-2"}

    def test_what_changed_is_judged_again(self) -> None:
        keeper = Judge()
        there = {one.position: one for one in self.ALL[:2]}
        keeper.update(dict.fromkeys(there, 1), lambda wanted: [there[p] for p in wanted])
        there["Sudria-1"] = held("Sudria-1", "demand", "Safer cranes")
        assert keeper.update({"Norland-1": 1, "Sudria-1": 2}, lambda wanted: [there[p] for p in wanted]) == {}
