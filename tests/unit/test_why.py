"""Why a finding stands: the chain from mention to side, the cue, the rule, and who decided it."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from summit_tui.desk.canvas import width_of
from summit_tui.desk.office.why import Line, Why, explain
from summit_tui.desk.panes.why import box
from summit_tui.ledger.evidence import Piece
from summit_tui.model import Decision, Demand, Question, Quote

TEXT = "Ada Roth spoke. He will not move unless crews stay, he said."
START = TEXT.index("will not")
END = TEXT.index(", he said")


def piece(**fields: object) -> Piece:
    given = {
        "file": "a.txt", "kind": "demand", "id": "d1", "start": START, "end": END, "label": "Roth, own words",
        "state": "undecided", "stance": "demand", "issue": "crews", "speaker": "Ada Roth", "confidence": 0.94,
        "why": "verb: unless", "party": "The Union", "position": "p1",
    }  # fmt: skip
    return Piece(**{**given, **fields})  # type: ignore[arg-type] # the fields are those of a piece


def demand() -> Demand:
    mention = TEXT.index("He")
    return Demand(
        "d1", START, END, TEXT[START:END], "The Union", "Ada Roth", "demand", "crews", "Crews stay", target="the port",
        holder_start=mention, holder_end=mention + 2, cue_start=START, cue_end=START + 8, said_at="2031-03-02",
        footing="own", confidence=0.94, why="verb: unless",
    )  # fmt: skip


def line(why: Why, label: str) -> Line:
    return next(one for one in why.lines if one.label == label)


def event(action: str, coder: str = "ada", **fields: object) -> tuple[Decision, bool]:
    made = {"id": f"{action}-{coder}", "at": "2031-03-04T10:00:00Z", "coder": coder, "action": action}
    return Decision(**made, article="a.txt", kind="demand", finding="d1", **fields), True  # type: ignore[arg-type] # as above


class TestDemand:
    why = explain(piece(), [piece()], demand(), TEXT)

    def test_the_mention_leads_over_the_person_to_the_side(self) -> None:
        assert line(self.why, "holder") == Line("holder", "The Union", *["“He” → Ada Roth → The Union"] * 2)

    def test_it_says_on_whose_word_by_which_cue_and_rule_and_how_sure(self) -> None:
        assert line(self.why, "voiced by").note == "own words"
        assert line(self.why, "stance") == Line("stance", "demand", "cue “will not”")
        assert line(self.why, "issue").note == "asked of the port"
        assert line(self.why, "told of").value == "2 Mar 31"
        assert (line(self.why, "rule").value, line(self.why, "rule").note) == ("verb: unless", "confidence 0.94")
        assert line(self.why, "span").value == f"{START}-{END}"

    def test_mention_and_cue_are_shown_in_the_article(self) -> None:
        assert [TEXT[a:b] for a, b in self.why.shows] == ["He", "will not"]

    def test_what_it_is_folded_with_is_counted(self) -> None:
        others = [piece(), piece(id="d2", file="b.txt", state="accepted"), piece(id="d3")]
        why = explain(others[1], others, None, TEXT)
        assert why.title == "piece 2 of 3"
        assert line(why, "folded with").value == "2 pieces"
        assert "1 other article" in line(why, "folded with").note
        assert line(self.why, "folded with").value == "nothing"

    def test_without_the_machines_finding_it_still_says_what_the_ledger_knows(self) -> None:
        why = explain(piece(why=""), [piece()], None, "")
        assert line(why, "rule").value == "by hand"
        assert why.shows == ()

    def test_the_row_tells_who_is_against_it_and_whether_it_changed(self) -> None:
        why = explain(piece(), [piece()], demand(), TEXT, row={"flag": "Δ", "against": "The Port"})
        assert line(why, "flag").value == "Δ changed over time"
        assert line(why, "against").value == "↔ The Port"


class TestDecided:
    def test_undecided_says_so(self) -> None:
        assert line(explain(piece(), [piece()], demand(), TEXT), "decided").value == "• not yet"

    def test_a_decision_names_coder_and_day(self) -> None:
        why = explain(piece(state="accepted"), [piece()], demand(), TEXT, history=[event("accept")])
        assert line(why, "decided") == Line("decided", "+ accepted", "ada, 4 Mar 31")

    def test_a_corrected_field_stands_beside_what_the_machine_said(self) -> None:
        history = [event("correct", after={"issue": "night crews"}), event("note", note="ask again")]
        why = explain(piece(state="edited"), [piece()], demand(), TEXT, history=history)
        assert line(why, "issue") == Line("issue", "crews", "asked of the port")
        corrected = [one for one in why.lines if one.value == "~ night crews"]
        assert [one.note for one in corrected] == ["the machine said crews"]
        assert line(why, "note") == Line("note", "ask again", "ada")

    def test_coders_who_differ_are_named(self) -> None:
        history = [event("accept", "ada"), event("reject", "tom")]
        why = explain(piece(state="rejected", disputed=True), [piece()], demand(), TEXT, history=history)
        assert line(why, "disputed").note == "ada: accepted, tom: rejected"

    def test_what_was_taken_back_is_not_told(self) -> None:
        taken_back = (event("accept")[0], False)
        why = explain(piece(), [piece()], demand(), TEXT, history=[taken_back])
        assert line(why, "decided").note == ""


def test_a_quote_tells_speaker_words_and_cue() -> None:
    at = TEXT.index("he said")
    quote = Quote("q1", START, END, TEXT[START:END], "direct", "fragment", "Ada Roth", at, at + 2, at + 3, at + 7)
    why = explain(piece(kind="quote", id="q1"), [piece(kind="quote", id="q1")], quote, TEXT)
    assert line(why, "speaker").note == "“he” → Ada Roth → The Union"
    assert line(why, "words").value == "in quotation marks"
    assert line(why, "cue").value == "“said”"


def test_a_question_tells_whom_it_concerns() -> None:
    asked = Question("x", 0, 9, TEXT[:9], "asked", "Will they?", about=("The Port", "The City"))
    why = explain(piece(kind="question", id="x", label="asked"), [], asked, TEXT)
    assert line(why, "about").value == "The Port, The City"


@pytest.mark.parametrize(("width", "height"), [(36, 11), (36, 6), (60, 12), (92, 20), (20, 8), (24, 20)])
def test_the_box_keeps_to_its_size_and_says_when_something_is_left_out(width: int, height: int) -> None:
    why = explain(piece(), [piece(), piece(id="d2"), piece(id="d3")], demand(), TEXT)
    lines = box(why, width, height)
    assert len(lines) <= height
    assert {width_of(one) for one in lines} == {width}
    text = ["".join(part for part, _ in one) for one in lines]
    left_out = not any("not yet" in one for one in text)
    assert left_out == any(one.strip("│ ") == "…" for one in text)


def test_a_long_name_of_a_file_is_cut_with_a_sign() -> None:
    why = explain(piece(file="a-name-that-is-far-too-long-for-the-box-that-tells-of-it.txt"), [piece()], demand(), TEXT)
    text = ["".join(part for part, _ in one) for one in box(why, 60, 20)]
    span = next(one for one in text if "span" in one)
    assert "…" in span
    assert cell_len(span) == 60
