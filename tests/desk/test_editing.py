"""Editing by keyboard: notes, corrections, findings that were missed, names and positions, whole lists, articles.

Each is in the journal first, shows at once everywhere, is taken back by one undo, and is there after a restart.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desk.conftest import Opener, settled, texts, until
from tests.desk.editing_kit import actions, asked, go_to, journal, row, rows, sheet, status, talk, write
from textual import events


class TestNotes:
    async def test_a_note_is_written_kept_and_taken_away(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "demands", "weekends")
            await pilot.press("c")
            await talk(desk, pilot, "ask the port")
            assert journal(folder)[0]["note"] == "ask the port"
            assert row(desk, "demands", "weekends")["mark"] == "•", "a note decides nothing"
            assert "Noted: ask the port" in texts(desk, "reader-a")[1]
            assert [line for line in texts(desk, "demands") if "¶" in line] == [
                line for line in texts(desk, "demands") if "weekends" in line
            ], "the list marks the row that bears a note, and no other"
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "demands", "weekends")
            await pilot.press("c")
            await asked(pilot)
            assert "ask the port" in sheet(pilot)[1]
            await talk(desk, pilot, "")
            assert journal(folder)[-1]["note"] == ""
            assert not [line for line in texts(desk, "demands") if "¶" in line]
            await pilot.press("u")
            await settled(pilot)
            await pilot.press("c")
            await asked(pilot)
            assert "ask the port" in sheet(pilot)[1]

    async def test_quotes_questions_and_the_inbox_mark_them_too(self, opened: Opener, folder: Path) -> None:
        async with opened((220, 60)) as (desk, pilot):
            for pane, word in (("quotes", "crews"), ("questions", "mediator")):
                await go_to(desk, pilot, pane, word)
                await pilot.press("c")
                await talk(desk, pilot, "look again")
                assert any("¶" in line for line in texts(desk, pane))
            await pilot.press("i")
            await settled(pilot)
            while desk.brought_file != "a.txt":
                await pilot.press("1", "j")
                await settled(pilot)
            assert sum("¶" in line for line in texts(desk, "brings")) == 2


class TestCorrections:
    async def test_the_window_closes_when_its_article_goes(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await until(pilot, lambda: desk.watching == "watching")
            await go_to(desk, pilot, "demands", "weekends")
            await pilot.press("e")
            await asked(pilot)
            await write(pilot, "holder")
            await pilot.press("enter")
            (folder / "b.txt").unlink()
            await until(pilot, lambda: pilot.app.screen is desk)
            assert "b.txt is gone from the folder.  Nothing was changed." in status(desk)
            assert journal(folder) == []

    async def test_a_corrected_issue_shows_at_once_is_undone_by_one_key_and_survives(
        self, opened: Opener, folder: Path
    ) -> None:
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "demands", "nine")
            await pilot.press("e")
            await talk(desk, pilot, "issue", "wages", "all")
            assert row(desk, "demands", "nine")["issue"] == "wages"
            assert row(desk, "demands", "nine")["mark"] == "~"
            assert row(desk, "demands", "nine")["decided"] == 2
            assert actions(folder) == ["correct", "correct"]
            assert desk.lists["demands"].row["issue"] == "wages", "the cursor goes along"
            await pilot.press("u")
            await settled(pilot)
            assert row(desk, "demands", "nine")["issue"] == "pay"
            await pilot.press("U")
            await settled(pilot)
        async with opened() as (desk, pilot):
            assert row(desk, "demands", "nine")["issue"] == "wages"

    async def test_a_field_is_corrected_in_one_passage_only(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "demands", "nine")
            await pilot.press("e")
            await talk(desk, pilot, "holder", "the port", "this")
            assert actions(folder) == ["correct"]
            assert journal(folder)[0]["after"] == {"holder": "The Port"}
            assert journal(folder)[0]["before"]["holder"] == "The Union"
            assert sorted(one["party"] for one in rows(desk, "demands") if "nine" in one["summary"]) == [
                "The Port",
                "The Union",
            ]

    async def test_every_field_of_a_demand_can_be_corrected(self, opened: Opener, folder: Path) -> None:
        values = {
            "stance": "refuse", "summary": "A raise of nine", "voiced by": "Ada Roth", "of whom": "The Port",
            "said on": "2031-02", "whose": "relayed",
        }  # fmt: skip
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "demands", "raise of three")
            for label, value in values.items():
                await pilot.press("e")
                await talk(desk, pilot, label, value)
            after = {name: value for event in journal(folder) for name, value in event["after"].items()}
            assert after == {
                "stance": "refuse", "summary": "A raise of nine", "voiced_by": "Ada Roth", "footing": "relayed",
                "target": "The Port", "said_at": "2031-02",
            }  # fmt: skip
            assert row(desk, "demands", "Feb 31")["voiced_by"] == "via Roth"
        async with opened() as (desk, _):
            assert row(desk, "demands", "Feb 31")["stance"] == "refuse"

    async def test_the_speaker_of_a_quote_is_corrected_to_somebody_known_or_new(self, opened: Opener) -> None:
        async with opened((220, 60)) as (desk, pilot):
            await go_to(desk, pilot, "quotes", "weekends")
            await pilot.press("e")
            await talk(desk, pilot, "speaker", "ada")
            assert row(desk, "quotes", "weekends")["speaker"] == "Ada Roth"
            assert row(desk, "quotes", "weekends")["party"] == "The Union"
            await go_to(desk, pilot, "quotes", "weekends")
            await pilot.press("e")
            await talk(desk, pilot, "speaker", "Nell Crane")
            assert row(desk, "quotes", "weekends")["speaker"] == "Nell Crane"
            await pilot.press("u", "u")
            await settled(pilot)
            assert row(desk, "quotes", "weekends")["speaker"] == "Tom Hale"

    async def test_esc_goes_back_a_page_and_then_closes(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await pilot.press("e")
            await talk(desk, pilot, "stance")
            assert "Stance" in sheet(pilot)[0]
            await pilot.press("escape")
            assert "Edit" in sheet(pilot)[0]
            await pilot.press("escape")
            await settled(pilot)
            assert pilot.app.screen is desk
            assert journal(folder) == []

    async def test_the_value_that_it_has_already_changes_nothing(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "demands", "weekends")
            await pilot.press("e")
            await talk(desk, pilot, "issue", "hours")
            assert "says that already" in status(desk)
            assert journal(folder) == []
            await pilot.press("a")
            await settled(pilot)
            assert actions(folder) == ["accept"], "the keys act again"

    async def test_keys_typed_at_once_are_answers_and_then_act_on_what_was_edited(
        self, opened: Opener, folder: Path
    ) -> None:
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "demands", "weekends")
            keys = [*"e", *"stance", "enter", *"accept", "enter", "u", *"e", *"stance", "enter", *"offer", "enter"]
            for key in keys:
                desk.post_message(events.Key(key, key if len(key) == 1 else None))
            await until(pilot, lambda: len(journal(folder)) == 3)
            await settled(pilot)
            assert actions(folder) == ["correct", "undo", "correct"]
            assert row(desk, "demands", "weekends")["stance"] == "offer"


class TestBadInput:
    @pytest.mark.parametrize(
        ("said", "wrong"),
        [
            ("2031-13-45", "The month is one of 01 to 12."),
            ("2031-02-30", "February 2031 has 28 days."),
            ("9999", "The year is one of"),
            ("last week", "Write the date as"),
        ],
    )
    async def test_an_absurd_date_is_refused_with_the_reason(
        self, opened: Opener, folder: Path, said: str, wrong: str
    ) -> None:
        async with opened() as (desk, pilot):
            await pilot.press("e")
            await talk(desk, pilot, "said on", said)
            assert wrong in sheet(pilot)[2]
            await talk(desk, pilot, "2031-02-03")
            assert journal(folder)[0]["after"] == {"said_at": "2031-02-03"}

    async def test_an_empty_summary_or_one_of_too_many_words_is_refused(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await pilot.press("e")
            await talk(desk, pilot, "summary", "")
            assert "cannot be empty" in sheet(pilot)[2]
            await talk(desk, pilot, "a raise for all who work at night in the port and the yards")
            assert "14 words; 10 at most" in sheet(pilot)[2]
            assert journal(folder) == []

    async def test_ten_thousand_characters_and_control_characters_are_pasted(
        self, opened: Opener, folder: Path
    ) -> None:
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "demands", "weekends")
            await pilot.press("c")
            await asked(pilot)
            pilot.app.screen.post_message(events.Paste("x" * 10_000))
            await pilot.press("enter")
            assert "10,000 characters" in sheet(pilot)[2]
            await write(pilot, "")
            pilot.app.screen.post_message(events.Paste("ask\x1b[2J\r\nthe\tport\u202e\x00"))
            await pilot.press("enter")
            await settled(pilot)
            assert journal(folder)[0]["note"] == "ask[2J the port"

    async def test_a_new_name_of_ten_thousand_characters_is_refused(self, opened: Opener, folder: Path) -> None:
        async with opened() as (desk, pilot):
            await pilot.press("e")
            await talk(desk, pilot, "issue")
            pilot.app.screen.post_message(events.Paste("y" * 10_000))
            await pilot.press("enter")
            assert "10,000 characters; 80 at most" in sheet(pilot)[0]
            assert journal(folder) == []

    async def test_control_characters_of_an_article_do_not_reach_the_terminal(
        self, opened: Opener, folder: Path
    ) -> None:
        (folder / "b.txt").write_text((folder / "b.txt").read_text().replace("Second day", "Second\x1b[2J day"))
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "demands", "weekends")
            await pilot.press("e")
            await talk(desk, pilot, "article", "title")
            assert "Second␛[2J day" in sheet(pilot)[1]
            await pilot.press("enter")
            await settled(pilot)
            assert journal(folder)[0]["after"] == {"title": "Second[2J day without cranes"}


class TestArticles:
    async def test_an_undated_article_is_given_its_date(self, opened: Opener, folder: Path) -> None:
        (folder / "b.txt").write_text((folder / "b.txt").read_text().replace("Published March 4, 2031\n\n", ""))
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "demands", "weekends")
            assert row(desk, "demands", "weekends")["when"] == "undated"
            await pilot.press("e")
            await talk(desk, pilot, "article", "date", "2031-03-04")
            assert row(desk, "demands", "weekends")["when"] == "4 Mar 31"
            assert "4 Mar 31" in texts(desk, "reader-a")[0]
            event = journal(folder)[0]
            assert (event["kind"], event["article"]) == ("article", "b.txt")
            assert event["after"] == {"published": "2031-03-04"}
        (folder / "b.txt").rename(folder / "renamed.txt")
        async with opened() as (desk, pilot):
            assert row(desk, "demands", "weekends")["when"] == "4 Mar 31", "it follows the article"
            text = (folder / "renamed.txt").read_text()
            await until(pilot, lambda: desk.watching == "watching")
            (folder / "renamed.txt").write_text(text.replace("Second day", "A second day"))
            await until(pilot, lambda: "read again" in status(desk))
            await settled(pilot)
            assert row(desk, "demands", "weekends")["when"] == "4 Mar 31", "it outlives an edit"
            await pilot.press("u")
            await settled(pilot)
            assert row(desk, "demands", "weekends")["when"] == "undated"

    async def test_the_outlet_shows_in_the_readers_and_can_be_taken_away(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            await go_to(desk, pilot, "demands", "weekends")
            for outlet in ("The Pier", ""):
                await pilot.press("e")
                await talk(desk, pilot, "article", "outlet", outlet)
                title = texts(desk, "reader-a")[0]
                assert ("The Pier" in title) is (outlet == "The Pier")
            assert "Second day" in texts(desk, "reader-a")[0]

    async def test_the_session_takes_the_date_of_an_article_from_any_screen(self, opened: Opener) -> None:
        async with opened() as (desk, pilot):
            desk.session.correct_article("b.txt", {"published": "2030"})
            await settled(pilot)
            assert row(desk, "demands", "weekends")["when"] == "2030"
