"""What the lines around the panes say: header, status and footer, at every width, with every key, in any folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.conftest import Opener, at_row, settled, texts, until
from textual.pilot import Pilot

from summit_tui.desk.actions import ACTIONS, key_complaints, key_name, with_keys
from summit_tui.desk.canvas import width_of
from summit_tui.desk.panes.bars import PROJECT, Part, head_line
from summit_tui.desk.screens import desk_words
from summit_tui.desk.screens.desk import DeskScreen
from summit_tui.desk.screens.sheet import Sheet


def foot(pilot: Pilot[None]) -> str:
    """The footer of the screen on top."""
    return str(pilot.app.screen.query_one("#footer").render_line(0).text)


def window(pilot: Pilot[None], name: str) -> str:
    """The lines of a window over the desk."""
    widget = pilot.app.screen.query_one(name)
    return "\n".join(widget.render_line(y).text for y in range(widget.size.height))


class TestHeader:
    @given(st.integers(4, 90), st.lists(st.integers(1, 9), max_size=5), st.lists(st.integers(1, 9), max_size=4))
    def test_parts_are_whole_or_gone_and_the_lightest_go_first(
        self, width: int, left: list[int], right: list[int]
    ) -> None:
        def parts(weights: list[int], side: str) -> list[Part]:
            return [(weight, [(f"  {side}{number}-part", "dim")]) for number, weight in enumerate(weights)]

        before = [(PROJECT, [("harbour", "strong")]), *parts(left, "l")], parts(right, "r")
        pieces = head_line(list(before[0]), list(before[1]), width)
        line = "".join(text for text, _ in pieces)
        assert width_of(pieces) <= max(width, 9)
        kept = [part for side in before for part in side if part[1][0][0] in line]
        gone = [part[0] for side in before for part in side if part[1][0][0] not in line]
        if width >= 9:
            assert not gone or len(kept) == 1 or max(gone) <= min(weight for weight, _ in kept)
            assert all(word.endswith("-part") or word == "harbour" for word in line.split())

    @pytest.mark.parametrize("width", [24, 40, 60, 80, 140])
    async def test_it_does_not_run_together_at_any_width(self, opened: Opener, folder: Path, width: int) -> None:
        async with opened((width, 24)) as (desk, pilot):
            (folder / "d.txt").write_bytes(b"\x00\x01\x02binary")
            await until(pilot, lambda: bool(desk.session.failed))
            await pilot.press("1", "enter", "R")
            await settled(pilot)
            line = texts(desk, "header")[0]
            for words in ("articles", "to review", "watching", "could not be read", "with rejected"):
                assert words not in line or f" {words}" in line
            assert "harbour  " in line + "  "
            assert "1 could not be read" in line or width < 40

    async def test_a_reader_of_few_columns_names_its_source_before_all_else(self, opened: Opener) -> None:
        async with opened((40, 20)) as (desk, _):
            assert texts(desk, "reader-a")[0].startswith("─ 5 A Second day…")


class TestKeys:
    async def test_a_remapped_key_stands_in_footer_help_palette_and_on_the_sheets(self, opened: Opener) -> None:
        keys = {"accept": "!", "help": "f1", "matrix": "ctrl+t", "evidence-next": "$", "find": "ctrl+g"}
        async with opened(keys=keys) as (desk, pilot):
            assert all(words in foot(pilot) for words in ("! accept", ", $ evidence", "ctrl+t matrix", "f1 help"))
            await pilot.press("slash")
            assert "ctrl+g find everywhere" in foot(pilot)
            assert "help" not in foot(pilot)  # every key is text now
            await pilot.press("escape", "f1")
            await pilot.pause()
            assert "! x" in window(pilot, "#help-text") and "f1" in window(pilot, "#help-text")
            await pilot.press("escape", "colon")
            await pilot.pause()
            await pilot.press(*"accept")
            await pilot.pause()
            assert any(line.rstrip().endswith("!") for line in window(pilot, "#choices").splitlines())
            await pilot.press("escape", "ctrl+t")
            await until(pilot, lambda: isinstance(pilot.app.screen, Sheet))
            await settled(pilot)
            assert "ctrl+t back" in foot(pilot) and "f1 help" in foot(pilot)
            assert isinstance(desk, DeskScreen)

    async def test_a_key_given_to_an_action_is_taken_from_the_one_that_has_it_by_itself(self, opened: Opener) -> None:
        async with opened(keys={"accept": "q"}) as (desk, pilot):
            await settled(pilot)
            assert "q is for accept; ctrl+q quits." in " ".join(text for text, _ in desk.status.sentence)
            to_review = desk.session.totals.to_review if desk.session.totals else 0
            await pilot.press("q")
            await settled(pilot)
            assert desk.session.totals is not None and desk.session.totals.to_review < to_review

    @given(st.dictionaries(st.sampled_from([a.id for a in ACTIONS]), st.sampled_from(["q", "ctrl+q", "ctrl+q,x", "?"])))
    def test_quitting_is_always_possible(self, keys: dict[str, str]) -> None:
        owners = {key: action.id for action in reversed(with_keys(ACTIONS, keys)) for key in action.keys}
        assert owners["ctrl+q"] == "quit"

    def test_what_came_of_the_keys_is_told(self) -> None:
        def told(keys: dict[str, str]) -> list[str]:
            return key_complaints(with_keys(ACTIONS, keys), keys)

        assert told({"accept": "x", "reject": "a"}) == []
        assert told({"quit": "Q"}) == []
        assert told({"accept": "x"}) == ["reject has no key any more (x is for accept); the palette does it by name."]
        assert told({"accept": "ctrl+q"}) == ["ctrl+q always quits: accept cannot have it."]
        assert "z: accept and reject" in told({"accept": "z", "reject": "z"})[0]

    def test_a_key_is_written_as_it_is_typed(self) -> None:
        (accept,) = [action for action in with_keys(ACTIONS, {"accept": "?"}) if action.id == "accept"]
        assert accept.keys == ("question_mark",)
        assert [key_name(key) for key in ("dollar_sign", "space", "f1", "comma", "A")] == ["$", "space", "f1", ",", "A"]


class TestStatus:
    async def test_the_first_look_says_how_to_go_on_and_a_later_one_what_is_new(
        self, opened: Opener, folder: Path
    ) -> None:
        async with opened() as (desk, _):
            assert "2 articles read." in texts(desk, "status")[0] and "? shows all keys" in texts(desk, "status")[0]
        async with opened() as (desk, _):
            assert not texts(desk, "status")[0]
        (folder / "c.txt").write_text("Third day\n\nThe City offers a loan to the port (money).\n")
        async with opened(keys={"inbox": "I"}) as (desk, _):
            assert "1 article is new since your last look.  I shows what came." in texts(desk, "status")[0]

    async def test_an_answer_to_a_key_goes_with_the_next_one_and_a_decision_stays(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "weekends")
            await pilot.press("full_stop")
            assert "rests on one passage" in texts(desk, "status")[0]
            await pilot.press("k")
            assert "rests on one passage" not in texts(desk, "status")[0]
            await pilot.press("a")
            await settled(pilot)
            await pilot.press("j")
            assert "accepted" in texts(desk, "status")[0]


class TestNothingThere:
    @pytest.mark.parametrize("key", ["j", "k", "g", "G", "pagedown", "less_than_sign", "greater_than_sign", "J",
                                     "right_parenthesis", "enter", "s", "full_stop", "a", "e", "c", "v", "y", "d",
                                     "W", "o", "p", "w", "n"])  # fmt: skip
    async def test_no_key_is_silent_in_an_empty_folder(self, opened: Opener, tmp_path: Path, key: str) -> None:
        place = tmp_path / "empty"
        place.mkdir()
        async with opened(place=place) as (desk, pilot):
            await pilot.press(key)
            await settled(pilot)
            assert texts(desk, "status")[0].strip()

    async def test_the_only_article_is_said_to_be_that(self, opened: Opener, folder: Path) -> None:
        (folder / "b.txt").unlink()
        async with opened() as (desk, pilot):
            before = texts(desk, "reader-a")
            await pilot.press("greater_than_sign")
            await settled(pilot)
            assert "This is the only article." in texts(desk, "status")[0]
            assert texts(desk, "reader-a") == before

    async def test_going_to_another_article_says_which_it_is(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await pilot.press("5", "greater_than_sign")
            await settled(pilot)
            assert " of 2" in texts(desk, "status")[0] and "article " in texts(desk, "status")[0]

    @pytest.mark.parametrize("text", ["", "\n\n   \n"])
    async def test_an_article_without_text_says_so(self, opened: Opener, folder: Path, text: str) -> None:
        (folder / "a0.txt").write_text(text)
        async with opened((80, 24)) as (desk, pilot):
            for _ in range(3):
                await pilot.press("5", "greater_than_sign")
                await settled(pilot)
                if desk.readers["reader-a"].file == "a0.txt":
                    break
            assert "has no text" in " ".join(texts(desk, "reader-a"))

    async def test_a_hint_is_never_cut(self, opened: Opener, tmp_path: Path) -> None:
        place = tmp_path / "empty"
        place.mkdir()
        async with opened((80, 24), place=place) as (desk, pilot):
            await pilot.press("i")
            await settled(pilot)
            said = " ".join(line.strip() for line in texts(desk, "inbox")[1:] if line.strip())
            assert said == "Nothing new since your last look."


async def test_what_stands_in_the_lists_while_articles_are_read_can_be_drawn_in_ascii(opened: Opener) -> None:
    async with opened() as (desk, _):
        desk.session.reading = True
        desk_words.say_when_empty(desk)
        assert all(pane.hint == "Reading the articles." for pane in desk.lists.values())
