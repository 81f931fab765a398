"""How the lists stand and what their rows tell: orders, groups, signs, matches, sizes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desk.conftest import Opener, at_row, settled, texts
from textual import events
from textual.pilot import Pilot

from summit_tui.desk.app import SummitApp
from summit_tui.desk.layout import Arrangement
from summit_tui.desk.screens.desk import DeskScreen
from summit_tui.settings import Settings


def summaries(desk: DeskScreen) -> list[str]:
    rows = desk.lists["demands"].rows
    return [rows[i]["summary"] for i in range(rows.height) if rows[i]["row"] == "item"]


def groups(desk: DeskScreen, column: str) -> list[str]:
    rows = desk.lists["demands"].rows
    return [rows[i][column] for i in range(rows.height) if rows[i]["row"] == "group"]


class TestOrder:
    async def test_b_sorts_and_the_title_says_how(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await pilot.press("B", "B", "b", "b")
            await settled(pilot)
            assert "by date, no groups" in texts(desk, "demands")[0]
            assert groups(desk, "party") == []
            days = [desk.lists["demands"].rows[i]["when"] for i in range(4)]
            assert days == sorted(days, reverse=True), "the latest first"
            await pilot.press("b", "b", "b", "B")
            await settled(pilot)
            assert "by date" not in texts(desk, "demands")[0]

    async def test_B_groups_by_issue_and_names_the_party_in_its_place(self, opened: Opener) -> None:  # noqa: N802 # the key
        async with opened() as (desk, pilot):
            await pilot.press("B")
            await settled(pilot)
            assert set(groups(desk, "issue")) == {"pay", "jobs", "hours"}
            night = next(line for line in texts(desk, "demands") if "night crews" in line)
            assert "The Union" in night

    async def test_the_cursor_stays_on_its_row_in_another_order(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            for key in ("b", "B", "b", "B", "b"):
                await pilot.press(key)
                await settled(pilot)
                row = desk.lists["demands"].row
                assert row is not None
                assert "night" in row["summary"]

    @pytest.mark.parametrize("order", [0, 1, 2, 3, 4])
    async def test_no_row_moves_when_one_is_decided(self, opened: Opener, order: int) -> None:
        async with opened() as (desk, pilot):
            await pilot.press(*["b"] * order)
            await settled(pilot)
            before = summaries(desk)
            await pilot.press("a")
            await settled(pilot)
            assert summaries(desk) == before
            gone = desk.lists["demands"].row
            assert gone is not None
            await pilot.press("x")
            await settled(pilot)
            assert summaries(desk) == [one for one in before if one in summaries(desk)]

    async def test_quotes_and_questions_have_orders_of_their_own(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await pilot.press("3", "b", "B")
            await settled(pilot)
            assert "by date, no groups" in texts(desk, "quotes")[0]
            await pilot.press("4", "b")
            await settled(pilot)
            assert "by date" in texts(desk, "questions")[0]
            await pilot.press("B")
            assert "groups Demands and Quotes" in texts(desk, "status")[0]

    async def test_parties_cannot_be_sorted_and_say_so(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await pilot.press("1", "b")
            assert "b sorts Demands" in texts(desk, "status")[0]


class TestRows:
    async def test_matches_of_the_filter_are_marked_and_nothing_moves(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await pilot.press("slash", *"RAISE")
            await settled(pilot)
            pane = desk.lists["demands"]
            y = next(y for y, line in enumerate(texts(desk, "demands")) if "nine" in line)
            strip = pane.render_line(y)
            marked = [segment.text for segment in strip if segment.style is not None and segment.style.underline]
            assert marked == ["raise"]
            assert strip.cell_length == pane.size.width

    async def test_a_question_tells_its_state_and_since_when(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await pilot.press("4")
            await settled(pilot)
            line = next(line for line in texts(desk, "questions") if "mediator" in line)
            assert "open" in line
            assert "3 Mar 31" in line
            assert "since" in texts(desk, "questions")[0]

    async def test_first_and_last_day_stand_side_by_side_where_there_is_room(self, opened: Opener) -> None:
        async with opened((220, 60)) as (desk, _):
            nine = next(line for line in texts(desk, "demands") if "nine percent" in line)
            assert "3 Mar 31  4 Mar 31" in nine
            assert "first" in texts(desk, "demands")[0]

    @pytest.mark.parametrize("size", [(80, 24), (140, 40), (220, 60)])
    async def test_every_line_of_every_list_has_the_width_of_its_pane(
        self, opened: Opener, size: tuple[int, int]
    ) -> None:
        async with opened(size) as (desk, pilot):
            for keys in ((), ("B",), ("B",), ("b", "3"), ("B", "4"), ("b",)):
                await pilot.press(*keys)
                await settled(pilot)
                for name in desk.shown_panes():
                    pane = desk.query_one(f"#{name}")
                    for y in range(pane.size.height):
                        assert pane.render_line(y).cell_length == pane.size.width


async def pull(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down(offset=start)
    await pilot._post_mouse_events([events.MouseMove], offset=end, button=1)
    await pilot.mouse_up(offset=end)
    await pilot.pause()


class TestPulling:
    async def test_the_line_between_lists_and_readers_is_pulled_and_put_back(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            reader = desk.readers["reader-a"]
            top, tall = reader.region.y, reader.region.height
            await pull(pilot, (50, top), (50, top - 5))
            assert (reader.region.y, reader.region.height) == (top - 5, tall + 5)
            await pilot.click(offset=(50, top - 5), times=2)
            await pilot.pause()
            assert reader.region.y == top
            assert desk.desk_layout.arrangement.upper == 0

    async def test_columns_between_panes_are_pulled(self, opened: Opener) -> None:
        async with opened((220, 60)) as (desk, pilot):
            for name, by in (("parties", 6), ("demands", -8), ("reader-a", 10)):
                pane = desk.query_one(f"#{name}")
                right = pane.region.right
                await pull(pilot, (right, pane.region.y + 2), (right + by, pane.region.y + 2))
                assert pane.region.right == right + by, name

    async def test_a_mouse_that_only_passes_pulls_nothing(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            reader = desk.readers["reader-a"]
            await pilot.hover(offset=(50, reader.region.y))
            await pilot.hover(offset=(50, reader.region.y - 6))
            assert desk.desk_layout.arrangement == Arrangement()


async def test_ascii_draws_no_sign_beyond_ascii_but_those_of_the_articles(folder: Path, opened: Opener) -> None:
    plain = "The Union demands a fair share of the profit (profit).\n" * 60
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(plain)
    app = SummitApp(folder, Settings(coder="ada", workers=1, ascii=True), kit="tests.kit:load")
    async with app.run_test(size=(140, 40)) as pilot:
        while not (app.session.ready and not app.session.reading):
            await pilot.pause(0.05)
        await settled(pilot)
        await pilot.press("a", "W")
        await settled(pilot)
        for pane in (*app.desk.shown_panes(), "header", "status", "footer"):
            for line in texts(app.desk, pane):
                assert line.isascii(), line
        assert any(line.startswith("|o") for line in texts(app.desk, "demands"))


class TestVariants:
    QUOTE = "\n\n“We {} give the cranes of the harbour to robots,” said Ada Roth of the Union.\n"
    QUAY = """Fourth day

Rain kept the pickets under the roofs of the fish market, where soup was given out by volunteers. A brass band from the
valley played for an hour and then went home by bus.
"""
    HALL = """Mediator calls both sides in again

A meeting is planned for Friday in the old customs house, whose heating was mended last week. Neither side would tell
how long it may last, but rooms have been taken in two hotels.
"""

    async def test_wordings_of_one_utterance_are_one_row_and_their_words_differ_visibly(
        self, opened: Opener, folder: Path
    ) -> None:
        (folder / "v.txt").write_text(self.QUAY + self.QUOTE.format("will not"))
        (folder / "w.txt").write_text(self.HALL + self.QUOTE.format("shall never"))
        async with opened() as (desk, pilot):
            await pilot.press("3")
            pane = desk.lists["quotes"]
            at = next(i for i in range(pane.rows.height) if "robots" in (pane.rows[i]["text"] or ""))
            assert pane.rows[at]["variants"] == 2
            pane.move_to(at)
            await settled(pilot)
            assert "var" in texts(desk, "quotes")[0]
            differing = set()
            for reader in desk.readers.values():
                assert reader.page is not None
                differing |= {reader.page.article.text[a:b] for a, b in reader.differs}
            assert differing == {"will not", "shall never"}

    async def test_nothing_is_underlined_beside_a_row_without_a_second_wording(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await pilot.press("3")
            await settled(pilot)
            assert all(reader.differs == [] for reader in desk.readers.values())
