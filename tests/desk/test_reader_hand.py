"""Selecting, copying, matches and scrolling in the readers, by keys and by mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desk.conftest import Opener, at_row, settled, texts, until
from textual import events
from textual.pilot import Pilot

from summit_tui.desk.panes.reader import Reader


def words(reader: Reader) -> str:
    assert reader.page is not None
    span = reader.selection
    return reader.page.article.text[slice(*span)] if span else ""


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No clipboard of this machine is touched."""
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


async def drag(pilot: Pilot[None], reader: Reader, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Drag from one cell of a pane to another."""
    x, y = reader.region.offset
    await pilot.mouse_down(offset=(x + start[0], y + start[1]))
    await pilot._post_mouse_events([events.MouseMove], offset=(x + end[0], y + end[1]), button=1)
    await pilot.mouse_up(offset=(x + end[0], y + end[1]))
    await pilot.pause()


def cell_of(reader: Reader, word: str) -> tuple[int, int]:
    """Give the cell of a pane where a word begins, and check that it is drawn there."""
    assert reader.page is not None
    offset = reader.page.text.index(word)
    line = reader.page.line_of(offset)
    y = 1 + len(reader.heads) + line - reader.top
    x = 2 + offset - reader.page.lines[line][0]
    assert reader.render_line(y).text[x:].startswith(word[:4])
    return x, y


class TestSelecting:
    async def test_v_begins_with_the_active_passage(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            await pilot.press("v")
            assert desk.place == "reader-a"
            assert words(desk.readers["reader-a"]) == "any cut of night crews"
            assert "22 characters" in texts(desk, "status")[0]
            assert "sentence" in texts(desk, "footer")[0]

    async def test_keys_widen_it_turn_it_and_drop_it(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            reader = desk.readers["reader-a"]
            await pilot.press("v", "w")
            assert words(reader) == "any cut of night crews (jobs"
            await pilot.press("o", "b")
            assert words(reader) == "refuses any cut of night crews (jobs"
            await pilot.press("left_parenthesis")
            assert words(reader) == "The Union refuses any cut of night crews (jobs"
            await pilot.press("escape")
            assert reader.selection is None
            assert desk.place == "reader-a", "esc dropped the selection and nothing else"
            assert "sentence" not in texts(desk, "footer")[0]

    async def test_all_its_keys_stand_in_the_footer_of_80_columns(self, opened: Opener) -> None:
        async with opened((80, 24)) as (desk, pilot):
            await pilot.press("v")
            assert "esc drop" in texts(desk, "footer")[0]

    async def test_space_begins_elsewhere(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            reader = desk.readers["reader-a"]
            await pilot.press("v", "space", "g")
            assert reader.selection is None, "the cursor only moves"
            await pilot.press("space", "w")
            assert words(reader) == "Dockers"

    async def test_a_key_typed_at_once_after_v_moves_the_selection(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            for key in ("v", "w"):
                desk.post_message(events.Key(key, key))
            await until(pilot, lambda: words(desk.readers["reader-a"]).endswith("(jobs"))

    async def test_enter_gives_the_selection_away(self, opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
        from summit_tui.desk.screens import desk_edits

        given: list[tuple[str | None, tuple[int, int]]] = []
        monkeypatch.setattr(desk_edits, "use_selection", lambda desk, reader, span: given.append((reader.file, span)))
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            await pilot.press("v", "enter")
            await until(pilot, lambda: bool(given))
            reader = desk.readers["reader-a"]
            assert given == [(reader.file, reader.selection)]


class TestMouse:
    async def test_dragging_selects_over_several_lines(self, opened: Opener) -> None:
        async with opened((80, 24)) as (desk, pilot):
            await at_row(desk, pilot, "night")
            reader = desk.readers["reader-a"]
            start, end = cell_of(reader, "The Union demands"), cell_of(reader, "The Port offers")
            await drag(pilot, reader, start, (end[0] + 7, end[1]))
            chosen = words(reader)
            assert chosen.startswith("The Union demands")
            assert chosen.endswith("The Port")
            assert "\n" in chosen
            assert desk.place == "reader-a"

    async def test_every_cell_of_a_line_is_the_character_that_is_drawn_there(self, opened: Opener) -> None:
        async with opened((80, 24)) as (desk, _):
            reader = desk.readers["reader-a"]
            assert reader.page is not None
            for y in range(1, reader.size.height):
                drawn = reader.render_line(y).text
                line = reader.top + y - 1
                start, end = reader.page.lines[line] if line < len(reader.page.lines) else (0, 0)
                for x in range(2, 2 + end - start):
                    offset = reader.offset_under(x, y)
                    assert offset is not None
                    assert reader.page.text[offset] == drawn[x]

    async def test_a_click_lets_go_and_a_click_on_a_finding_takes_it_in_hand(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            reader = desk.readers["reader-a"]
            x, y = cell_of(reader, "three percent")
            await drag(pilot, reader, (x, y), (x + 4, y))
            assert words(reader) == "three"
            await pilot.click(offset=(reader.region.x + x, reader.region.y + y))
            assert reader.selection is None
            await pilot.pause(0.6)  # so that the next click is not the second half of a double one
            await pilot.click(offset=(reader.region.x + x, reader.region.y + y))
            await pilot.pause()
            assert reader.finding is not None
            assert reader.page is not None and reader.active is not None
            assert reader.page.article.text[slice(*reader.active)] == "a raise of three percent"

    async def test_a_double_click_selects_a_word(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            reader = desk.readers["reader-a"]
            x, y = cell_of(reader, "mediator")
            await pilot.click(offset=(reader.region.x + x + 2, reader.region.y + y), times=2)
            await pilot.pause()
            assert words(reader) == "mediator"


class TestCopying:
    async def test_a_passage_is_copied_with_its_source_or_bare(self, opened: Opener, tmp_path: Path) -> None:
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            await pilot.press("y")
            await settled(pilot)
            reader = desk.readers["reader-a"]
            assert reader.active is not None
            start, end = reader.active
            assert pilot.app.clipboard == (
                "“any cut of night crews” (The Quay (sample), Dockers and port still far apart, 2031-03-03; "
                f"a.txt {start}-{end})"
            )
            assert "by the terminal and /" in texts(desk, "status")[0], "it says where else the text is"
            assert (tmp_path / "state" / "summit-tui" / "copied.txt").read_text().strip() == pilot.app.clipboard
            await pilot.press("Y")
            await settled(pilot)
            assert pilot.app.clipboard == "any cut of night crews"

    async def test_a_selection_goes_before_the_passage(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            await pilot.press("v", "w", "Y")
            await settled(pilot)
            assert pilot.app.clipboard == "any cut of night crews (jobs"
            assert desk.readers["reader-a"].selection is None

    async def test_with_nothing_to_copy_it_says_so(self, opened: Opener, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        async with opened(place=tmp_path / "empty") as (desk, pilot):
            await pilot.press("y")
            await settled(pilot)
            assert "no passage to copy" in texts(desk, "status")[0]


class TestMatches:
    async def test_n_goes_through_what_the_list_is_filtered_by(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            await pilot.press("slash", *"crews", "enter", "n")
            await settled(pilot)
            reader = desk.readers["reader-a"]
            assert len(reader.found.ranges) == 2
            assert "match 1 of 2" in texts(desk, "status")[0]
            await pilot.press("n")
            assert "match 2 of 2" in texts(desk, "status")[0]
            await pilot.press("n")
            assert "match 1 of 2" in texts(desk, "status")[0], "round the end"
            await pilot.press("N")
            assert "match 2 of 2" in texts(desk, "status")[0]

    async def test_without_a_search_it_says_how_to_begin_one(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            await pilot.press("n")
            assert "Nothing was looked for" in texts(desk, "status")[0]

    async def test_what_was_found_everywhere_goes_before_the_filter(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            desk.search = "mediator"
            await pilot.press("n")
            assert "match 1 of 1" in texts(desk, "status")[0]
            reader = desk.readers["reader-a"]
            assert reader.page is not None and reader.match is not None
            assert reader.page.article.text[slice(*reader.match)] == "mediator"

    async def test_a_new_filter_is_what_n_looks_for_and_esc_forgets_what_was_found(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            desk.search = "mediator"
            await pilot.press("slash", *"crews", "enter", "n")
            await settled(pilot)
            assert "“crews”" in texts(desk, "status")[0]
            await pilot.press("escape")
            desk.search = "mediator"
            await pilot.press("5", "n", "escape")
            assert desk.search == ""
            assert desk.readers["reader-a"].found.ranges == []


async def test_z_scrolls_both_readers(opened: Opener, folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        with (folder / name).open("a") as file:
            file.write("\n\nMore is told here." * 30)
    async with opened((80, 24)) as (desk, pilot):
        await at_row(desk, pilot, "nine")
        a, b = desk.readers["reader-a"], desk.readers["reader-b"]
        await pilot.press("5", "g", "6", "g", "z", "j", "j")
        await settled(pilot)
        assert "together" in texts(desk, "reader-a")[0]
        assert (a.top, b.top) == (2, 2)
        await pilot.press("z", "k")
        await settled(pilot)
        assert (a.top, b.top) == (2, 1), "each by itself again"


class TestEditor:
    async def test_without_an_editor_it_says_what_to_set(self, opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.delenv("EDITOR", raising=False)
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            await pilot.press("o")
            await settled(pilot)
            assert "No editor is set" in texts(desk, "status")[0]

    async def test_the_editor_gets_the_file_and_the_line(
        self, opened: Opener, monkeypatch: pytest.MonkeyPatch, folder: Path
    ) -> None:
        called: list[tuple[Path, int]] = []
        monkeypatch.setenv("EDITOR", "nano")
        monkeypatch.setattr(
            "summit_tui.desk.parts.editor.command", lambda name, path, line: called.append((path, line)) or ["true"]
        )
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            await pilot.press("o")
            await until(pilot, lambda: bool(called))
            text = (folder / "a.txt").read_text()
            line = text[: text.index("any cut")].count("\n") + 1
            assert called == [(folder / "a.txt", line)]

    async def test_an_editor_that_is_not_there_is_named(self, opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
        from contextlib import nullcontext

        monkeypatch.setenv("EDITOR", "no-such-editor-here")
        async with opened() as (desk, pilot):
            await at_row(desk, pilot, "night")
            monkeypatch.setattr(pilot.app, "suspend", nullcontext)
            await pilot.press("o")
            await until(pilot, lambda: "no-such-editor-here" in texts(desk, "status")[0])
            assert "VISUAL" in texts(desk, "status")[0]
