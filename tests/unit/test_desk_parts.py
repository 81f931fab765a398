"""The desk's pure parts: the plan of the screen, the trail of evidence, titles, keys, sentences."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import pytest
from rich.cells import cell_len
from textual.geometry import Size

from summit_tui.desk.actions import ACTIONS, BY_ID, clashes, help_lines, with_keys
from summit_tui.desk.canvas import fit, rule, width_of
from summit_tui.desk.layout import LISTS, READERS, Arrangement, plan, tabs_at
from summit_tui.desk.office.clerk import Clerk
from summit_tui.desk.office.telling import Brought, choice_of, passed_over
from summit_tui.desk.panes.parties import shown_people
from summit_tui.desk.panes.reader import nearest
from summit_tui.desk.parts.reading import Mark, Page, cuts
from summit_tui.desk.parts.trail import Trail
from summit_tui.desk.screens.desk_actions import DOES
from summit_tui.ledger.ledger import Delta
from summit_tui.model import Article, FindingKind, Zone

SIZES = [(80, 24), (100, 30), (110, 30), (140, 40), (159, 45), (160, 45), (220, 60), (250, 70)]


@dataclass(frozen=True)
class Piece:
    file: str
    id: str
    kind: FindingKind = "demand"
    start: int = 0
    end: int = 1
    label: str = ""
    state: str = "undecided"


def trail(count: int, *, a: int = 0, b: int | None = 1) -> Trail:
    return Trail("demands", "k", tuple(Piece(f"{i}.txt", str(i)) for i in range(count)), a, b)


class TestPlan:
    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("zoom", [0, 1])
    @pytest.mark.parametrize("focus", [*LISTS, *READERS])
    def test_panes_never_overlap_and_stay_on_screen(self, size: tuple[int, int], zoom: int, focus: str) -> None:
        tab = focus if focus in LISTS else "demands"
        places = plan(Size(*size), Arrangement(tab, focus, zoom))
        taken: dict[tuple[int, int], str] = {}
        for name, region in places.items():
            assert region.height >= 1
            assert region.x >= 0
            assert region.right <= size[0]
            assert region.bottom <= size[1]
            for y in range(region.y, region.bottom):
                for x in (region.x, region.right - 1):
                    assert taken.setdefault((x, y), name) == name

    @pytest.mark.parametrize("size", SIZES)
    def test_readers_stand_side_by_side_at_every_size(self, size: tuple[int, int]) -> None:
        places = plan(Size(*size), Arrangement())
        a, b = places["reader-a"], places["reader-b"]
        assert (a.y, a.height) == (b.y, b.height)
        assert abs(a.width - b.width) <= 1
        assert a.right < b.x

    def test_lists_fold_into_tabs(self) -> None:
        assert tabs_at(80) == LISTS
        assert tabs_at(110) == LISTS[1:]
        assert tabs_at(160) == ()

    def test_the_whole_height_is_for_the_focused_pane(self) -> None:
        places = plan(Size(140, 40), Arrangement("quotes", "reader-b", 2))
        assert set(places) == {"header", "status", "footer", "reader-b"}
        assert places["reader-b"].height == 37


class TestPeopleShown:
    none: frozenset[str] = frozenset()

    def test_as_many_people_as_leave_every_side_in_sight(self) -> None:
        assert shown_people({"Port": 9, "Union": 2, "City": 5}, 12, self.none, self.none) == {
            "Port": 3,
            "Union": 2,
            "City": 3,
        }
        assert shown_people({"Port": 9, "Union": 2}, 40, self.none, self.none) == {"Port": 9, "Union": 2}
        assert shown_people({"Port": 9, "Union": 2}, 2, self.none, self.none) == {"Port": 0, "Union": 0}
        assert shown_people({}, 5, self.none, self.none) == {}

    def test_what_the_analyst_opens_or_shuts_stays_so(self) -> None:
        kept = shown_people({"Port": 9, "Union": 2, "City": 5}, 12, frozenset({"Port"}), frozenset({"City"}))
        assert (kept["Port"], kept["City"]) == (9, 0)


class TestTrail:
    def test_b_steps_past_the_piece_that_a_shows(self) -> None:
        assert [trail(3).step("b", 1).b, trail(3).step("b", -1).b] == [2, 2]
        assert trail(2).step("b", 1).b == 1
        assert trail(1, b=None).step("b", 1).b is None

    def test_the_same_row_read_anew_keeps_its_pieces(self) -> None:
        old = trail(4, a=2, b=3)
        new = Trail("demands", "k", tuple(reversed(old.pieces)), 0, 1)
        kept = new.following(old)
        assert (kept.piece("a"), kept.piece("b")) == (old.piece("a"), old.piece("b"))
        assert new.following(Trail("demands", "other", old.pieces, 2, 3)) is new

    def test_a_piece_that_went_gives_way_to_the_best(self) -> None:
        old = trail(3, a=2, b=1)
        new = Trail("demands", "k", old.pieces[:2], 0, 1)
        assert new.following(old).piece("a") == old.pieces[0]

    def test_the_next_undecided_piece_goes_round_and_ends(self) -> None:
        one = trail(3)
        assert one.undecided_after(0) == 1
        done = one.decided(one.pieces[1], "accepted").decided(one.pieces[2], "rejected")
        assert done.undecided_after(0) == 0
        none = done.decided(one.pieces[0], "accepted")
        assert none.undecided_after(0) is None

    def test_swapping_exchanges_the_readers(self) -> None:
        assert (trail(3).swapped().a, trail(3).swapped().b) == (1, 0)
        assert trail(1, b=None).swapped() == trail(1, b=None)


class TestWords:
    @pytest.mark.parametrize(
        "text", ["short", "a longer text of several words", "中文字符很长很长很长", "e\u0301e\u0301e\u0301", "x" * 50]
    )
    @pytest.mark.parametrize("width", [1, 2, 7, 12, 40])
    def test_fit_gives_exactly_the_width(self, text: str, width: int) -> None:
        assert cell_len(fit(text, width)) == width

    def test_what_is_cut_says_so(self) -> None:
        assert fit("a longer text of several words", 12).rstrip().endswith("…")
        assert "…" not in fit("short", 12)

    def test_a_title_line_fills_its_width_and_drops_what_has_no_room(self) -> None:
        left, right = [("2 Demands 112", "title")], [("art voi rev", "dim")]
        assert width_of(rule(left, right, 60, focused=True)) == 60
        narrow = rule(left, right, 20, focused=False)
        assert ("art voi rev", "dim") not in narrow

    def test_a_sentence_says_what_came(self) -> None:
        one = Brought().plus(Delta(added=("a.txt",), demands=2, quotes=1, positions_changed=1), {})
        assert one.sentence() == ("a.txt", "2 demands, 1 quote, 1 position changed", "+")
        two = one.plus(Delta(added=("b.txt",), demands=1), {})
        assert two.sentence() == ("2 new articles", "3 demands, 1 quote, 1 position changed", "+")
        assert Brought().plus(Delta(removed=("a.txt",)), {}).sentence()[2] == "-"
        assert Brought().plus(Delta(), {"a.txt": "b.txt"}).sentence()[0] == "b.txt"

    def test_what_was_passed_over_is_counted_by_reason(self) -> None:
        assert passed_over({"hidden": 2, "other kind": 1}) == "Passed over: 2 hidden, 1 other kind."
        assert passed_over({}) == ""

    def test_a_choice_names_sides_and_people(self) -> None:
        choice = choice_of(frozenset({"side\x1fThe Port", "person\x1fada roth"}))
        assert (choice.sides, choice.people) == (frozenset({"The Port"}), frozenset({"ada roth"}))


class TestKeys:
    def test_no_key_stands_twice(self) -> None:
        assert clashes(ACTIONS) == []

    def test_no_key_is_one_that_tmux_or_ssh_swallows(self) -> None:
        swallowed = {"ctrl+b", "ctrl+a", "ctrl+z", "ctrl+s", "ctrl+c", "ctrl+d"}
        assert not swallowed & {key for action in ACTIONS for key in action.keys}

    def test_every_action_is_done_and_helped(self) -> None:
        assert set(DOES) == set(BY_ID)
        assert sum(len(lines) for lines in help_lines(ACTIONS).values()) >= 18

    def test_keys_are_remapped_by_id(self) -> None:
        remapped = with_keys(ACTIONS, {"accept": "ctrl+y, +", "no-such-action": "z"})
        assert next(action for action in remapped if action.id == "accept").keys == ("ctrl+y", "plus")
        assert clashes(with_keys(ACTIONS, {"accept": "x"})) == [], "it is taken from the one that has it by itself"
        assert clashes(with_keys(ACTIONS, {"accept": "x", "reject": "x"})) == ["x: accept and reject"]


class TestReading:
    text = "Title\n\nThe union demands a raise.\nCaption here\nWill it come?\n"

    def page(self, width: int = 40) -> Page:
        zones = (Zone(0, 7, "headline"), Zone(7, 34, "body"), Zone(34, 47, "caption"), Zone(47, 61, "body"))
        marks = (Mark("question", "q", 47, 60), Mark("demand", "d", 25, 32, "demand", "pay"))
        return Page(Article("a.txt", self.text, "x", zones=zones), marks, width)

    def test_margin_letters_name_the_stance_that_begins_on_a_line(self) -> None:
        page = self.page()
        letters = [page.letter(line)[0] for line in range(len(page.lines))]
        assert letters[page.line_of(25)] == "D"
        assert letters[page.line_of(47)] == "?"
        assert letters[0] == " "

    def test_what_is_not_story_is_dim_and_headings_are_strong(self) -> None:
        page = self.page()
        assert page.dim_ranges(34, 46) == [(34, 46)]
        assert page.dim_ranges(7, 33) == []
        assert page.strong_ranges(0, 5) == [(0, 5)]

    def test_a_wrapped_line_carries_its_letter_once(self) -> None:
        page = self.page(width=10)
        assert sum(page.letter(line)[0] == "D" for line in range(len(page.lines))) == 1

    def test_layers_cut_a_line_topmost_last(self) -> None:
        assert cuts(0, 9, [([(2, 5)], "a"), ([(4, 6)], "b")]) == [(0, 2, ""), (2, 4, "a"), (4, 6, "b"), (6, 9, "")]

    def test_the_reading_place_is_the_nearest_occurrence_of_the_words(self) -> None:
        text = "same words. " * 10
        assert nearest(text, "same words.", 40) == 36
        assert nearest(text, "gone", 40) == 40
        assert nearest("", "x", 3) == 0


def busy_clerk() -> tuple[Clerk, threading.Event]:
    """A clerk at a task that lasts until the gate is opened."""
    started, gate = threading.Event(), threading.Event()

    def task() -> None:
        started.set()
        gate.wait(5)

    clerk = Clerk(lambda error: None)
    clerk.do(task)
    assert started.wait(5)
    return clerk, gate


class TestClerk:
    def test_a_newer_question_replaces_one_that_waits_and_the_urgent_goes_first(self) -> None:
        done: list[str] = []
        finished = threading.Event()
        clerk, gate = busy_clerk()
        clerk.do(lambda: done.append("patient"))
        clerk.do(lambda: done.append("old"), slot="views", urgent=True)
        clerk.do(lambda: done.append("new"), slot="views", urgent=True)
        clerk.do(finished.set)
        gate.set()
        assert finished.wait(5)
        assert done == ["new", "patient"]
        assert clerk.close(2)

    def test_what_must_be_done_is_done_when_the_clerk_is_closed_meanwhile(self) -> None:
        done: list[str] = []
        clerk, gate = busy_clerk()
        clerk.do(lambda: done.append("view"), urgent=True)
        clerk.do(lambda: done.append("decision"), must=True)
        threading.Timer(0.1, gate.set).start()
        assert clerk.close(5)
        assert done == ["decision"]

    def test_a_task_that_fails_is_told_and_the_next_is_done(self) -> None:
        errors: list[Exception] = []
        finished = threading.Event()
        clerk = Clerk(errors.append)

        def fail() -> None:
            raise ValueError("no")

        clerk.do(fail)
        clerk.do(finished.set)
        assert finished.wait(5)
        assert [str(error) for error in errors] == ["no"]
        clerk.close(2)
