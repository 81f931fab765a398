"""Find everywhere and the palette: what is found as one types, and the way to it."""

from __future__ import annotations

from pathlib import Path

from tests.desk.conftest import LATE, Opener, settled, until
from tests.desk.test_matrix import lines, press
from textual import events
from textual.pilot import Pilot

from summit_tui.desk.screens.desk import DeskScreen
from summit_tui.desk.screens.find import Find
from summit_tui.desk.screens.matrix import Matrix
from summit_tui.desk.screens.pick import Pick


def find(pilot: Pilot[None]) -> Find:
    screen = pilot.app.screen
    assert isinstance(screen, Find)
    return screen


def go_to(pilot: Pilot[None], kind: str, words: str) -> None:
    """Put the cursor on the result of this kind that holds these words."""
    pane = find(pilot).results
    rows = range(pane.rows.height)
    at = (pane.rows[i]["text"] + (pane.rows[i]["after"] or "").partition(".")[0] for i in rows)
    pane.move_to(next(i for i, text in zip(rows, at, strict=True) if pane.rows[i]["kind"] == kind and words in text))


async def test_findings_stand_first_then_passages_by_article_with_counts(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "f", *"weekends")
        told = lines(pilot, "results")
        assert "2 in 1 article, 1 demand, 1 quote" in told[0]
        heads = [line for line in told[1:] if line.startswith(" ") and not line.startswith("   ") and line.strip()]
        assert [head.split()[0] for head in heads] == ["Demands", "Quotes", "Second"]
        assert any("longer shifts at weekends" in line for line in told)


async def test_case_accents_dashes_and_line_breaks_do_not_count(opened: Opener, folder: Path) -> None:
    (folder / "e.txt").write_text(
        "Title\n\nÉmile spoke of a “half–way\nhouse” again.\n\nThe Port demands a café (food).\n", encoding="utf-8"
    )
    async with opened() as (_, pilot):
        await press(pilot, "f", *'emile SPOKE of a "half-way house')
        assert "1 in 1 article" in lines(pilot, "results")[0]
        assert any("Émile spoke of a “half–way house" in line for line in lines(pilot, "results"))
        await press(pilot, "ctrl+u", *"CAFE")
        assert "1 in 1 article, 1 demand" in lines(pilot, "results")[0]


async def test_enter_on_a_passage_opens_it_with_all_matches_marked_and_n_steps(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "f", *"raise")
        go_to(pilot, "text", "three percent")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DeskScreen)
        reader = desk.readers["reader-a"]
        assert (desk.place, reader.file) == ("reader-a", "a.txt")
        assert reader.page is not None and reader.match is not None
        text = reader.page.article.text
        assert [text[slice(*span)] for span in reader.found.ranges] == ["raise", "raise"]
        assert text[reader.match[1] :].startswith(" of three percent")
        await press(pilot, "n")
        assert text[reader.match[1] :].startswith(" of nine percent"), "round the end"
        await press(pilot, "escape")
        assert find(pilot).place.text == "raise"
        row = find(pilot).results.row
        assert row is not None and row["kind"] == "text", "the cursor stands where it was"


async def test_what_was_opened_stays_in_reader_a_when_the_lists_are_asked_anew(opened: Opener, folder: Path) -> None:
    async with opened() as (desk, pilot):
        await until(pilot, lambda: desk.watching == "watching")
        await press(pilot, "f", *"mediator")
        go_to(pilot, "text", "mediator")
        await press(pilot, "enter")
        reader = desk.readers["reader-a"]
        shown = reader.match
        (folder / "c.txt").write_text(LATE, encoding="utf-8")
        await until(pilot, lambda: desk.session.totals is not None and desk.session.totals.articles == 3)
        await settled(pilot)
        assert (reader.file, reader.match, reader.finding) == ("a.txt", shown, None)
        await press(pilot, "2")
        assert reader.finding is not None, "back in the list, its row is shown again and can be decided on"


async def test_enter_on_a_finding_goes_to_its_row_with_the_words_marked(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "f", *"night crews")
        go_to(pilot, "demand", "night crews")
        await press(pilot, "enter")
        row = desk.lists["demands"].row
        assert row is not None and "night crews" in row["summary"]
        assert desk.place == "reader-a"
        assert desk.search == "night crews"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Find)


async def test_a_question_is_found_and_opened(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "f", *"mediator")
        go_to(pilot, "question", "mediator")
        await press(pilot, "enter")
        assert desk.source == "questions"
        row = desk.lists["questions"].row
        assert row is not None and "mediator" in row["summary"]


async def test_keys_typed_at_once_are_words_and_enter_waits_for_the_result(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        for key in ("f", *"quit", "ctrl+u", *"loan", "ctrl+u", *"mediator", "down", "enter"):
            desk.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: desk.place == "reader-a" and isinstance(pilot.app.screen, DeskScreen))
        await settled(pilot)
        assert pilot.app.is_running
        assert desk.search == "mediator"


async def test_ctrl_f_takes_the_filter_that_is_being_typed(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "slash", *"nine", "ctrl+f")
        assert find(pilot).place.text == "nine"
        assert "2 in 2 articles, 1 demand" in lines(pilot, "results")[0]


async def test_nothing_found_and_nothing_typed_say_so(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "f")
        assert "Type words" in lines(pilot, "results")[1]
        await press(pilot, "enter", "down", "x")
        assert "Type two letters" in lines(pilot, "results")[1]
        await press(pilot, *"yzzy")
        assert "Nothing matches “xyzzy”" in lines(pilot, "results")[1]
        await press(pilot, "enter")
        assert "nothing to open" in lines(pilot, "status")[0]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_the_words_of_the_last_time_give_way_to_the_first_letter(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "f", *"raise", "escape", "f")
        assert find(pilot).place.text == "raise"
        assert "2 in" in lines(pilot, "results")[0] or "3 in" in lines(pilot, "results")[0]
        await press(pilot, "c")
        assert find(pilot).place.text == "c"


async def test_a_pattern_of_signs_is_only_text(opened: Opener, folder: Path) -> None:
    (folder / "e.txt").write_text("Title\n\nThe cost (net) is $9.50 [sic] *now*.\n", encoding="utf-8")
    async with opened() as (_, pilot):
        for words in ("(net) is $9.50 [sic]", "*now*", "\\d"):
            await press(pilot, "f", "ctrl+u", *words)
            assert ("1 in 1 article" in lines(pilot, "results")[0]) == (words != "\\d")
            await press(pilot, "escape")


async def test_the_palette_names_every_action_and_does_what_is_picked(opened: Opener) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "colon")
        assert isinstance(pilot.app.screen, Pick)
        offered = {option.key for option in pilot.app.screen.choices.options}
        assert offered == {action.id for action in desk.actions} - {"palette"}
        await press(pilot, *"matrix", "enter")
        assert isinstance(pilot.app.screen, Matrix)
        await press(pilot, "ctrl+p", *"by", "escape")
        await press(pilot, "ctrl+p")
        assert isinstance(pilot.app.screen, Pick)
        shown = {option.key for option in pilot.app.screen.choices.options}
        assert {"sort", "group", "back", "quit"} <= shown
        assert "accept" not in shown, "a matrix accepts nothing"
        await press(pilot, *"one level back", "enter")
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_in_the_palette_what_cannot_act_here_stands_last_and_says_so(opened: Opener) -> None:
    async with opened() as (_, pilot):
        await press(pilot, "1", "ctrl+p")
        assert isinstance(pilot.app.screen, Pick)
        options = pilot.app.screen.choices.options
        keys = [option.key for option in options]
        assert keys.index("filter") > keys.index("add")
        assert all(
            ("not here" in option.note) == (keys.index(option.key) >= keys.index("sort")) for option in options[:3]
        )
        assert "not here" in options[keys.index("sort")].note
