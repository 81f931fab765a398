"""The desk, driven by keys: what it shows, what is chosen, how one goes through evidence, what is filtered."""

from __future__ import annotations

from tests.desk.conftest import Opener, go_to, keys_of, rows, settled, texts
from textual import events


async def test_lists_and_readers_show_what_the_articles_say(opened: Opener) -> None:
    async with opened() as (desk, _):
        parties = "\n".join(texts(desk, "parties"))
        assert "The Union" in parties
        assert "The Port" in parties
        assert "Ada Roth" in parties
        demands = texts(desk, "demands")
        assert "2 Demands 4" in demands[0]
        nine = next(line for line in demands if "raise of nine percent" in line)
        assert nine.split()[-3:] == ["2", "1", "0/2"], "two articles, one voice, none of two pieces decided"
        assert any("raise of nine percent" in line for line in texts(desk, "reader-a"))


async def test_both_readers_stand_side_by_side_with_two_independent_sources(opened: Opener) -> None:
    async with opened((80, 24)) as (desk, pilot):
        await pilot.press("2")
        go_to(desk, "nine")
        await settled(pilot)
        a, b = desk.readers["reader-a"], desk.readers["reader-b"]
        assert a.region.y == b.region.y
        assert a.region.right < b.region.x + 1
        assert {a.file, b.file} == {"a.txt", "b.txt"}
        assert a.page is not None and a.active is not None
        assert a.page.article.text[slice(*a.active)] == "a raise of nine percent"


async def test_a_row_with_one_source_says_so(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        go_to(desk, "weekends")
        await settled(pilot)
        assert "no second source" in texts(desk, "reader-b")[0]


async def test_choosing_a_party_narrows_the_lists_and_zero_shows_all(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("1")
        desk.lists["parties"].select("side\x1fThe Port")
        await pilot.press("enter")
        await settled(pilot)
        assert all("Union" not in line for line in rows(desk, "demands"))
        assert "2 Demands 2 of 4" in texts(desk, "demands")[0]
        assert "The Port" in texts(desk, "header")[0]
        await pilot.press("0")
        await settled(pilot)
        assert "2 Demands 4" in texts(desk, "demands")[0]


async def test_the_cursor_in_parties_previews_and_leaving_drops_the_preview(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("1")
        desk.lists["parties"].select("side\x1fThe Port")
        await settled(pilot)
        assert "2 Demands 2 of 4" in texts(desk, "demands")[0]
        await pilot.press("2")
        await settled(pilot)
        assert "2 Demands 4" in texts(desk, "demands")[0]


async def test_space_adds_a_party_to_the_choice(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("1")
        for side in ("The Port", "The Union"):
            desk.lists["parties"].select(f"side\x1f{side}")
            await pilot.press("space")
        await settled(pilot)
        assert desk.chosen == {"side\x1fThe Port", "side\x1fThe Union"}
        assert "2 Demands 4" in texts(desk, "demands")[0]


async def test_people_fold_under_their_side(opened: Opener) -> None:
    async with opened((80, 24)) as (desk, pilot):
        await pilot.press("1")
        await settled(pilot)
        assert any("Ada Roth" in line for line in texts(desk, "parties"))
        desk.lists["parties"].select("person\x1f" + next(k for k in keys_of(desk) if "ada" in k))
        await pilot.press("h")
        assert not any("Ada Roth" in line for line in texts(desk, "parties"))
        assert any("The Union +1" in line for line in texts(desk, "parties"))
        assert desk.lists["parties"].key == "side\x1fThe Union"
        await pilot.press("l")
        assert any("Ada Roth" in line for line in texts(desk, "parties"))


async def test_enter_opens_the_evidence_and_esc_goes_back(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("enter")
        assert desk.place == "reader-a"
        await pilot.press("escape")
        assert desk.place == "demands"
        await pilot.press("escape")
        assert "Nothing to go back from" in texts(desk, "status")[0]


async def test_steps_through_evidence_move_b_from_a_list_and_the_reader_from_a_reader(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        go_to(desk, "nine")
        await settled(pilot)
        first = desk.readers["reader-a"].file
        await pilot.press("5", "full_stop")
        await settled(pilot)
        assert desk.readers["reader-a"].file != first
        await pilot.press("w")
        await settled(pilot)
        assert desk.readers["reader-a"].file == first or desk.trail is not None


async def test_a_pinned_reader_stays(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        held = desk.readers["reader-a"].active
        await pilot.press("5", "p", "2", "j", "j")
        await settled(pilot)
        assert desk.readers["reader-a"].active == held
        assert "pinned" in texts(desk, "reader-a")[0]


async def test_a_filter_is_typed_in_the_title_and_esc_drops_it(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("slash", *"nine")
        await settled(pilot)
        assert "/nine" in texts(desk, "demands")[0]
        assert len(rows(desk, "demands")) == 1
        await pilot.press("enter", "a")
        await settled(pilot)
        assert "accepted" in texts(desk, "status")[0], "after enter, keys act again"
        await pilot.press("escape")
        await settled(pilot)
        assert "2 Demands 4" in texts(desk, "demands")[0]


async def test_letters_do_not_act_while_a_filter_is_typed(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("slash", "q", "a", "x")
        await settled(pilot)
        assert pilot.app.is_running
        assert desk.filters["demands"] == "qax"
        assert "Nothing matches /qax" in "\n".join(texts(desk, "demands"))


async def test_what_is_typed_behind_the_slash_at_once_is_text(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        for key in ("slash", "q", "u", "i", "t"):
            desk.post_message(events.Key(key, {"slash": "/"}.get(key, key)))
        await settled(pilot)
        assert pilot.app.is_running
        assert desk.filters["demands"] == "quit"
