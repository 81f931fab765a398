"""Zones of pages of other makes: press releases, newsletters, live pages, tabloid captions."""

from __future__ import annotations

import pytest
from tests.unit.test_zones import LAST, LEDE, SECOND, STORY, THIRD, kinds, page


def test_a_line_in_capitals_over_the_headline_names_a_section() -> None:
    found = kinds(page("PORTS & SHIPPING", "Dockers at northern ports to strike over pay and rosters", *STORY))
    assert found["PORTS & SHIPPING"] == "navigation"
    assert found["Dockers at northern ports to strike over pay and rosters"] == "headline"


def test_a_name_with_a_role_is_a_byline_and_so_is_the_date_below() -> None:
    found = kinds(page("Dockers to strike over pay", "Jon Arp, City correspondent", "Thursday 13 June 2024", *STORY))
    assert (found["Jon Arp, City correspondent"], found["Thursday 13 June 2024"]) == ("byline", "byline")


def test_a_picture_that_quotes_somebody_without_a_full_stop_is_a_caption() -> None:
    caption = "Union leader Ines Falk (centre) with dockers outside the port on Monday. ‘We are on our knees,’ she says"
    assert kinds(page("Dockers to strike over pay", LEDE, SECOND, caption, THIRD, LAST))[caption] == "caption"


def test_what_a_press_release_says_of_its_sender_is_no_story() -> None:
    about = "Quayside Ports runs forty terminals in six countries and employs four thousand people."
    notes = ("About Quayside Ports", about, "Media contacts:")
    found = kinds(page("Quayside Ports and dockers sign pay deal", *STORY, *notes))
    assert (found["About Quayside Ports"], found[about]) == ("bio", "bio")
    assert found[LAST] == "body"


def test_a_section_about_something_is_story() -> None:
    found = kinds(page("Dockers to strike over pay", LEDE, SECOND, "About the rosters", THIRD, LAST))
    assert (found["About the rosters"], found[THIRD]) == ("subhead", "body")


def test_the_head_of_a_newsletter_is_no_headline() -> None:
    found = kinds(page("View this email in your browser", "Dockers to strike over pay and rosters", *STORY))
    assert found["View this email in your browser"] == "navigation"
    assert found["Dockers to strike over pay and rosters"] == "headline"


def test_a_live_page_keeps_the_headline_at_its_top() -> None:
    text = page(
        "Port strike - live: dockers walk out as pay talks fail", "Updated 14:32", "14:32", "Union: no deal yet",
        LEDE, "14:05", "Company leaves the table", SECOND, THIRD,
    )  # fmt: skip
    assert kinds(text)["Port strike - live: dockers walk out as pay talks fail"] == "headline"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Jon Arp in Oslo and Ida Lund in Bergen", "byline"),
        ("Ports correspondent, in Oslo", "byline"),
        ("By the Nordic desk", "byline"),
        ("Updated 2 hours ago", "byline"),
        ("Posted by Jon Arp on 3 May 2025", "byline"),
        ("Home / Ports / Strikes", "navigation"),
        ("Add to reading list", "navigation"),
        ("Reuters The dockers met outside the port on Monday", "caption"),
    ],
)
def test_what_stands_between_headline_and_story(line: str, kind: str) -> None:
    assert kinds(page("Dockers to strike over pay and rosters", line, *STORY))[line] == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Got a tip? Email jon@quay.example", "form"),
        ("Have you been affected by the strike? Email us at talk@quay.example", "form"),
        ("Support independent journalism: donate today", "form"),
        ("Enjoyed this article? Subscribe", "form"),
        ("Correction: an earlier version gave the wrong number of ships.", "navigation"),
        ("Next: Ten ships wait outside the harbour", "related"),
        ("Quay share price, kroner. Source: exchange data", "caption"),
        ("Ada Brock writes about ports and rivers for a quarterly.", "bio"),
    ],
)
def test_what_stands_below_the_story(line: str, kind: str) -> None:
    assert kinds(page("Dockers to strike over pay and rosters", "By Jon Arp", *STORY, line))[line] == kind


def test_a_last_paragraph_about_somebody_of_the_story_is_story() -> None:
    last = "Ines Falk is based in the north and covers three ports for the union."
    assert kinds(page("Dockers to strike over pay and rosters", "By Jon Arp", *STORY, last))[last] == "body"


def test_a_headline_and_the_line_under_it_are_no_wrapped_paragraph() -> None:
    title = "Dockers and the port company still cannot agree on rosters, nor on who sits in the room"
    below = "Seven per cent or four: what each side wants, and what the government might do about it all"
    found = kinds(f"{title}\n{below}\n\n" + page(*STORY))
    assert (found[title], found[below]) == ("headline", "subhead")
