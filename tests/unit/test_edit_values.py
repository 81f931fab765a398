"""The pure parts of editing: what may be typed, what edits amount to, passages cut anew, names that were merged."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_kit import RISE, SHIFTS, TEXT, article, found, says, state, taken_back

from summit_tui.desk.parts.fields import (
    FIELDS,
    clean,
    field,
    trouble_with,
    trouble_with_date,
    trouble_with_note,
    value_of,
)
from summit_tui.model import Decision, digest_of
from summit_tui.review.deciding import decide_article, decide_name
from summit_tui.review.decisions import fold
from summit_tui.review.journal import Journal
from summit_tui.review.lines import read_line
from summit_tui.review.reattach import reattach, rebind
from summit_tui.review.spans import cut, placed


class TestWhatMayBeTyped:
    @pytest.mark.parametrize("text", ["2031", "2031-03", "2031-03-05", "2028-02-29"])
    def test_a_date_is_as_precise_as_it_is_known(self, text: str) -> None:
        assert trouble_with_date(text) == ""

    @pytest.mark.parametrize(
        "text",
        ["31", "2031-3", "2031-00", "2031-13", "2031-02-29", "2031-04-31", "0001", "9999-01-01", "2031-03-05T", "٢٠٣١"],
    )
    def test_what_is_no_date_is_refused(self, text: str) -> None:
        assert trouble_with_date(text)

    @given(st.text())
    def test_any_text_is_judged_and_cleaned_text_is_one_printable_line(self, text: str) -> None:
        for kind, fields in FIELDS.items():
            for one in fields:
                assert isinstance(trouble_with(one, text), str), kind
        assert clean(text).isprintable()
        assert clean(clean(text)) == clean(text)

    def test_only_a_field_that_may_lack_can_be_emptied(self) -> None:
        assert trouble_with(field("demand", "target"), " ") == ""
        assert "cannot be empty" in trouble_with(field("demand", "holder"), "\x1b\n")
        assert value_of(" ") is None

    def test_a_value_of_a_few_is_one_of_them(self) -> None:
        assert trouble_with(field("demand", "stance"), "refuse") == ""
        assert "refuse" in trouble_with(field("demand", "stance"), "perhaps")

    def test_a_note_may_be_long_but_not_endless(self) -> None:
        assert trouble_with_note("x" * 2_000) == ""
        assert "10,000 characters" in trouble_with_note("x" * 10_000)

    def test_an_unknown_field_is_an_error_of_the_program(self) -> None:
        with pytest.raises(KeyError):
            field("quote", "stance")


class TestWhatEditsAmountTo:
    def test_an_added_finding_is_accepted_with_its_fields(self) -> None:
        event = says("ada", "add", after={"holder": "The Union", "stance": "demand"})
        one = state(fold([event]))
        assert (one.state, one.after) == ("accepted", {"holder": "The Union", "stance": "demand"})
        assert fold([event]).added() == {"a.txt": (event,)}

    def test_a_correction_of_an_added_finding_is_an_edit_and_rejecting_keeps_what_it_was(self) -> None:
        events = [says("ada", "add", after={"stance": "demand"}), says("ada", "correct", after={"stance": "offer"})]
        assert (state(fold(events)).state, state(fold(events)).after) == ("edited", {"stance": "offer"})
        rejected = state(fold([*events, says("ada", "reject")]))
        assert (rejected.state, rejected.after) == ("rejected", {"stance": "demand"})

    def test_an_added_finding_that_is_undone_is_not_there(self) -> None:
        event = says("ada", "add", after={"stance": "demand"})
        assert fold([event, taken_back(event)]).added() == {}

    def test_folding_positions_decides_nothing_and_outlives_decisions(self) -> None:
        folded = says("ada", "merge", after={"position": "p1"})
        assert (state(fold([folded])).state, state(fold([folded])).after) == ("undecided", {"position": "p1"})
        for action, standing in (("accept", "accepted"), ("reject", "rejected")):
            one = state(fold([folded, says("ben", action)]))
            assert (one.state, one.disputed, one.after) == (standing, False, {"position": "p1"})

    def test_an_added_finding_is_none_of_those_that_it_was_put_beside(self) -> None:
        of = article()
        kind, machine, start, end = found(of, RISE)
        event = says("ada", "add", before={"beside": machine}, after={"holder": "The Owners"})
        event = msgspec.structs.replace(event, finding="another")
        review = fold([event])
        rebind(review, of, [(kind, machine, start, end)])
        assert review.state_of("a.txt", "demand", machine).state == "undecided"
        assert review.state_of("a.txt", "demand", "another").state == "accepted"


class TestPassagesCutAnew:
    def test_the_passage_moves_along_with_its_words(self) -> None:
        start = TEXT.index("12 per cent")
        after = {"stance": "offer", **cut(article(), start, start + 11)}
        edited = article("A line before.\n\n" + TEXT)
        assert placed(after, edited) == {
            "stance": "offer",
            "start": start + 16,
            "end": start + 27,
            "text": "12 per cent",
        }

    def test_without_its_words_the_finding_keeps_the_passage_of_the_machine(self) -> None:
        start = TEXT.index("12 per cent")
        after = {"stance": "offer", **cut(article(), start, start + 11)}
        assert placed(after, article("Nothing of it is left.")) == {"stance": "offer"}

    @pytest.mark.parametrize(
        "broken", [{"start": 1, "end": 2}, {"exact": "x"}, {"start": "a", "end": None, "exact": 3}]
    )
    def test_a_passage_that_a_hand_half_wrote_is_passed_over(self, broken: dict[str, object]) -> None:
        assert placed({"stance": "offer", **broken}, article()) == {"stance": "offer"}  # type: ignore[dict-item]

    def test_an_empty_passage_is_refused(self) -> None:
        with pytest.raises(ValueError, match="no passage"):
            cut(article(), 5, 5)


class TestArticles:
    def test_corrections_add_up_by_field_and_say_that_there_is_none(self) -> None:
        events = [
            decide_article("ada", article(), after={"published": "2031-03"}),
            decide_article("ben", article(), after={"outlet": None}),
        ]
        review = fold(events)
        assert review.corrected() == {"a.txt": {"published": "2031-03", "outlet": None}}
        assert review.rows() == [] and review.homes("a.txt") == {}
        assert fold([*events, taken_back(events[0])]).corrected() == {"a.txt": {"outlet": None}}

    def test_a_corrected_article_is_known_by_its_text_and_by_its_first_line(self) -> None:
        event = decide_article("ada", article(), after={"published": "2031"})
        renamed = reattach([event], {"b.txt": digest_of(TEXT)})
        assert renamed.names == {"a.txt": "b.txt"}
        edited = TEXT.replace("Monday", "Tuesday")
        known = reattach([event], {"b.txt": digest_of(edited)}, lambda name: edited, look={"a.txt": digest_of(TEXT)})
        assert known.names == {"a.txt": "b.txt"}

    @pytest.mark.parametrize("text", ["", "\n \n", "one line", "\n\n" + "x" * 5_000 + "\nmore"])
    def test_any_text_can_be_dated(self, text: str) -> None:
        event = decide_article("ada", article(text), after={"published": "2031"})
        assert event.anchor is not None and event.anchor.digest == digest_of(text)
        assert len(event.anchor.exact) <= 200

    def test_the_journal_brings_back_what_it_was_given(self, tmp_path) -> None:
        events = [
            decide_article("ada", article(), before={"published": None}, after={"published": "2031-03-05"}),
            says("ada", "add", after={"holder": "The Union"}),
            decide_name("ada", "side", "Ines Falk", "The Owners"),
        ]
        Journal(tmp_path, "ada").append(events)
        assert list(Journal(tmp_path, "ada").read().decisions) == events

    def test_a_line_of_an_older_journal_is_read_and_a_newer_one_set_aside(self) -> None:
        old = b'{"schema":1,"id":"1","at":"2031-03-05T00:00:00Z","coder":"ada","action":"accept","article":"a.txt",' \
              b'"kind":"demand","finding":"f"}'  # fmt: skip
        assert isinstance(read_line(old, True), Decision)
        newer = read_line(old.replace(b'"schema":1', b'"schema":2').replace(b"accept", b"praise"), True)
        assert "newer version" in str(newer)


class TestNames:
    def test_a_moved_actor_follows_its_side_when_that_is_merged(self) -> None:
        review = fold(
            [decide_name("ada", "side", "Ines Falk", "Dockers"), decide_name("ada", "side", "Dockers", "Union")]
        )
        assert review.merged("side") == {"Ines Falk": "Union", "Dockers": "Union"}

    def test_an_actor_that_stands_alone_goes_under_its_own_name(self) -> None:
        assert fold([decide_name("ada", "actor", "Falk", "Falk")]).merged("actor") == {"Falk": "Falk"}


def test_decisions_of_two_findings_do_not_meet() -> None:
    review = fold([says("ada", "note", note="ask"), says("ada", "correct", SHIFTS, after={"issue": "shifts"})])
    assert (state(review).note, state(review).after) == ("ask", None)
    assert (state(review, SHIFTS).note, state(review, SHIFTS).after) == (None, {"issue": "shifts"})
