"""What a new or changed article adds to what was known."""

from __future__ import annotations

import polars as pl
from factory import PORT, UNION, decided, demand, extraction, ledger_of, question, quote

from summit_tui.ledger.brings import BRINGS, GROUPS, brings, inbox
from summit_tui.ledger.inbox import INBOX
from summit_tui.ledger.ledger import Change, Ledger
from summit_tui.model import Demand, Extraction, Question, Quote

NEW = "new.txt"


def came(*findings: Demand | Quote | Question, known: tuple[Extraction, ...] = (), **more: str) -> Ledger:
    """Give a ledger in which some articles were looked at and one is new."""
    ledger = ledger_of(*known, extraction(NEW, *findings, **more))
    ledger.set_new(frozenset({NEW}))
    return ledger


def items(ledger: Ledger, file: str = NEW, **options: bool) -> list[dict[str, object]]:
    return brings(ledger, file, **options).filter(pl.col("row") == "item").to_dicts()


def only(ledger: Ledger, file: str = NEW) -> dict[str, object]:
    found = items(ledger, file)
    assert len(found) == 1
    return found[0]


RISE = demand(1, "A wage rise for all dockers", voiced_by="Ines Moreau", footing="own")
OLD_RISE = extraction("old.txt", RISE)


class TestDemands:
    def test_what_nobody_told_of_is_a_new_position(self) -> None:
        row = only(came(RISE))
        assert (row["kind"], row["group"], row["known"], row["known_file"]) == (
            "new position", "New positions", "", None,
        )  # fmt: skip

    def test_another_voice_confirms_and_the_former_passage_is_shown(self) -> None:
        told = demand(2, "Higher pay for dockers", voiced_by="Tom Hale", footing="relayed")
        row = only(came(told, known=(OLD_RISE,)))
        assert (row["kind"], row["group"], row["known"]) == ("confirmed", "Adds a voice", "1 art, 1 voice")
        assert (row["known_file"], row["known_finding"], row["known_id"]) == ("old.txt", "demand", "d1")

    def test_the_same_voice_again_adds_none(self) -> None:
        assert only(came(RISE, known=(OLD_RISE,)))["kind"] == "known"

    def test_a_near_copy_adds_no_voice(self) -> None:
        bare = demand(1, "A wage rise for all dockers")
        ledger = came(bare, known=(extraction("old.txt", bare),))
        assert only(ledger)["kind"] == "confirmed"
        ledger.set_origins({NEW: "old.txt"}, {NEW: 0.97})
        assert only(ledger)["kind"] == "known"

    def test_a_later_turn_changes_what_was_known(self) -> None:
        before = extraction("old.txt", demand(1, "A cut of the night bonus", stance="refuse"), published="2030-01")
        row = only(came(demand(1, "Cut of night bonus", stance="offer"), known=(before,), published="2030-02"))
        assert (row["kind"], row["group"], row["flag"]) == ("changed", "Changes what was known", "Δ")
        assert row["known"] == "A cut of the night bonus before"

    def test_without_dates_a_source_contradicts(self) -> None:
        before = extraction("old.txt", demand(1, "A cut of the night bonus", stance="refuse"))
        row = only(came(demand(1, "Cut of night bonus", stance="offer"), known=(before,)))
        assert (row["kind"], row["flag"], row["known"]) == ("contradicted", "≠", "A cut of the night bonus")

    def test_a_new_position_against_another_side_says_whose(self) -> None:
        refused = demand(1, "No cut of the night bonus", stance="refuse")
        known = (extraction("old.txt", refused), extraction("older.txt", refused))
        row = only(came(demand(1, "A cut of the night bonus", PORT), known=known))
        assert (row["kind"], row["group"], row["flag"]) == ("new position", "Against another side", "↔")
        assert (row["against"], row["known"]) == (UNION, f"{UNION} refuses, 2 art")

    def test_of_two_new_articles_the_earlier_one_brings_it_and_the_later_adds_a_voice(self) -> None:
        later = demand(1, "Higher pay for dockers", voiced_by="Tom Hale", footing="relayed")
        ledger = ledger_of(extraction("a", later, published="2030-02"), extraction("b", RISE, published="2030-01"))
        ledger.set_new(frozenset("ab"))
        assert (only(ledger, "b")["kind"], only(ledger, "a")["kind"]) == ("new position", "confirmed")

    def test_what_was_rejected_elsewhere_was_not_known(self) -> None:
        ledger = came(RISE, known=(OLD_RISE,))
        ledger.decide([decided("old.txt", "demand", "d1", "rejected")])
        assert only(ledger)["kind"] == "new position"

    def test_a_rejected_piece_leaves_unless_asked_for_and_keeps_its_kind(self) -> None:
        ledger = came(RISE)
        ledger.decide([decided(NEW, "demand", "d1", "rejected")])
        assert items(ledger) == []
        kept = items(ledger, show_rejected=True)
        assert [(row["kind"], row["mark"]) for row in kept] == [("new position", "×")]


class TestQuotesAndQuestions:
    def test_words_are_new_known_or_a_variant(self) -> None:
        known = extraction("old.txt", quote(1, "We will never accept the night shifts.", "Ines Moreau"))
        ledger = came(
            quote(1, "We will never accept the night shifts!", "Moreau"),
            quote(2, "We shall never accept these night shifts, ever", "Moreau"),
            quote(3, "The harbour is closed.", "Moreau"),
            known=(known,),
        )
        kinds = {row["id"]: (row["kind"], row["group"], row["known_id"]) for row in items(ledger)}
        assert kinds == {
            "q1": ("known", "Known already", "q1"),
            "q2": ("variant", "Variants", "q1"),
            "q3": ("new quote", "New quotes", None),
        }

    def test_a_question_is_opened_once(self) -> None:
        ledger = came(
            question(1, "Will the night shifts end this year?"), question(2, "Who pays for the new cranes?"),
            known=(extraction("old.txt", question(1, "Will the night shifts end this year?")),),
        )  # fmt: skip
        kinds = {row["text"]: row["kind"] for row in items(ledger)}
        assert set(kinds.values()) == {"known", "question opened"}
        assert kinds["Who pays for the new cranes?"] == "question opened"

    def test_a_later_passage_is_proposed_as_an_answer_and_never_counts_as_left(self) -> None:
        asked = extraction("old.txt", question(1, "Will the union accept the night shifts?", (UNION,)))
        ledger = came(quote(1, "The union will accept night shifts from May.", "Ines Moreau"), known=(asked,))
        answer = next(row for row in items(ledger) if row["kind"] == "answer proposed")
        assert (answer["finding"], answer["id"], answer["state"]) == ("quote", "q1", "proposed")
        assert (answer["known_file"], answer["known_finding"], answer["known_id"]) == ("old.txt", "question", "u1")
        group = brings(ledger, NEW).filter(pl.col("row") == "group", pl.col("group") == "Answers proposed")
        assert group.select("count", "left").rows() == [(1, 0)]
        ledger.decide([decided("old.txt", "question", "u1", "edited", after={"moot": 1})])
        assert [row["kind"] for row in items(ledger)] == ["new quote"]


class TestTheWhole:
    def test_groups_come_in_their_order_with_their_counts(self) -> None:
        ledger = came(question(5, "Who pays?"), quote(4, "No.", "Tom Hale"), RISE, demand(2, "Safer cranes", PORT))
        rows = brings(ledger, NEW)
        heads = rows.filter(pl.col("row") == "group")
        assert heads.select("group", "count", "left").rows() == [
            ("New positions", 2, 2), ("New quotes", 1, 1), ("Questions", 1, 1),
        ]  # fmt: skip
        assert list(GROUPS)[:3] == ["Changes what was known", "Against another side", "Adds a voice"]

    def test_an_article_that_is_not_there_brings_nothing_in_the_same_columns(self) -> None:
        assert brings(Ledger(), "gone.txt").schema == pl.Schema(BRINGS)
        assert brings(came(RISE), NEW).schema == pl.Schema(BRINGS)

    def test_of_a_changed_article_only_what_it_had_not_before(self) -> None:
        ledger = ledger_of(extraction(NEW, RISE, quote(2, "A fair wage of 5 percent.", "Tom Hale")))
        former = extraction(NEW, RISE, quote(3, "A fair wage of 9 percent.", "Tom Hale"))
        ledger.set_new(frozenset({NEW}), {NEW: former})
        assert [row["id"] for row in items(ledger)] == ["q2"]
        row = inbox(ledger).row(0, named=True)
        assert (row["state"], row["left"], row["more"], row["fewer"]) == ("changed", 1, 0, 0)
        assert (row["reworded"], row["renumbered"]) == (1, 1)

    def test_a_change_while_the_ledger_is_open_is_known_without_being_told(self) -> None:
        ledger = ledger_of(extraction(NEW, RISE))
        ledger.apply(Change(upsert=(extraction(NEW, RISE, demand(2, "Safer cranes")),)))
        ledger.set_new(frozenset({NEW}), {NEW: None})
        assert [row["text"] for row in items(ledger)] == ["Safer cranes"]


class TestInbox:
    def test_new_ones_come_first_a_copy_behind_its_origin_then_what_was_seen(self) -> None:
        ledger = ledger_of(
            extraction("seen.txt", RISE, published="2030-05"),
            extraction("late.txt", RISE, published="2030-04", outlet="The Quay"),
            extraction("early.txt", RISE, published="2030-03"),
            extraction("copy.txt", RISE),
            extraction("undated.txt", RISE),
        )
        ledger.set_new(frozenset({"late.txt", "early.txt", "copy.txt", "undated.txt"}))
        ledger.set_origins({"copy.txt": "late.txt"}, {"copy.txt": 0.97})
        rows = inbox(ledger)
        assert rows.select("state", "file").rows() == [
            ("new", "late.txt"), ("copy", "copy.txt"), ("new", "early.txt"), ("new", "undated.txt"),
            ("seen", "seen.txt"),
        ]  # fmt: skip
        copy = rows.row(1, named=True)
        assert (copy["origin"], copy["copy_of"], copy["share"]) == ("late.txt", "The Quay", 0.97)

    def test_counts_by_kind_are_those_of_what_it_brings(self) -> None:
        other = demand(2, "Higher pay for dockers", voiced_by="Tom Hale", footing="relayed")
        ledger = came(other, demand(3, "Safer cranes"), quote(4, "No.", "Tom Hale"), known=(OLD_RISE,))
        row = inbox(ledger).row(0, named=True)
        assert (row["voices"], row["positions"], row["quotes"], row["changes"]) == (1, 1, 1, 0)
        assert (row["pieces"], row["decided"], row["left"]) == (3, 0, 3)
        ledger.decide([decided(NEW, "quote", "q4", "accepted")])
        assert inbox(ledger).select("decided", "left").rows()[0] == (1, 2)

    def test_an_empty_folder_has_an_empty_inbox(self) -> None:
        assert inbox(Ledger()).schema == pl.Schema(INBOX)
