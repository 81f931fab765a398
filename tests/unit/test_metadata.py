"""Title, outlet, author and date as the text states them, and nothing else."""

from __future__ import annotations

import pytest

from summit_tui.articles.dates import dates_in, is_date_line
from summit_tui.articles.reading import make_article
from summit_tui.model import Metadata

BODY = (
    "Dockers at the northern ports walk out on Monday after their union and the company could not agree on pay.\n\n"
    "The union wants seven per cent and a say in the new rosters; the company has offered four since 1 May 2019.\n"
)


def metadata(head: str, body: str = BODY) -> Metadata:
    return make_article("a.txt", f"{head}\n\n{body}" if head else body).metadata


def test_a_plain_article_says_it_all() -> None:
    head = "Dockers to strike as port talks fail\n\nBy Jon Arp | The Quay (sample)\n\nMarch 3, 2024"
    assert metadata(head) == Metadata(
        title="Dockers to strike as port talks fail",
        outlet="The Quay (sample)",
        author="Jon Arp",
        published="2024-03-03",
        basis="byline date",
    )


def test_what_the_text_does_not_say_stays_unknown() -> None:
    """A date within the story is not the story's own."""
    assert metadata("") == Metadata()


@pytest.mark.parametrize(
    ("line", "author", "outlet"),
    [
        ("By Jon Arp", "Jon Arp", None),
        ("By Jon Arp and Mia Lund", "Jon Arp and Mia Lund", None),
        ("BY JON ARP", "Jon Arp", None),
        ("BYLINE: Jon Arp.", "Jon Arp", None),
        ("*By Jon Arp | The Quay (sample)*", "Jon Arp", "The Quay (sample)"),
        ("By Jon Arp, The Quay Times", "Jon Arp", "The Quay Times"),
        ("By Jon Arp, Ports Correspondent", "Jon Arp", None),
        ("By Jon Arp in Northhaven", "Jon Arp", None),
        ("By Jon Arp | October 1, 2004 | Page 9", "Jon Arp", None),
        ("By REUTERS", None, "REUTERS"),
        ("By The Associated Press", None, "The Associated Press"),
        ("Jon Arp", "Jon Arp", None),
        ("Jon Arp in Northhaven", "Jon Arp", None),
        ("By Quay News Staff", None, "Quay News"),
    ],
)
def test_bylines(line: str, author: str | None, outlet: str | None) -> None:
    found = metadata(f"Dockers to strike as port talks fail\n\n{line}")
    assert (found.author, found.outlet) == (author, outlet)


@pytest.mark.parametrize(
    ("line", "published", "basis"),
    [
        ("Aug. 16, 2025", "2025-08-16", "date line"),
        ("Monday, January 7, 2019\u00a0 ", "2019-01-07", "date line"),
        ("16 August 2025, 17.40 BST", "2025-08-16", "date line"),
        ("Published December 17, 2025", "2025-12-17", "byline date"),
        ("Published 2025-12-17T08:00:00Z; updated 2025-12-19", "2025-12-17", "byline date"),
        ("Updated August 22, 2025", "2025-08-22", "byline date (updated)"),
        ("By Jon Arp | October 1, 2004 | Page 9", "2004-10-01", "byline date"),
        ("March 3, 2024 12:10 PM GMT+3 · Updated 3 hours ago", "2024-03-03", "byline date"),
        ("Published August 2025", "2025-08", "byline date"),
        ("Published 05/06/2025", "2025", "byline date"),
    ],
)
def test_the_date_is_as_precise_as_the_text(line: str, published: str, basis: str) -> None:
    found = metadata(f"Dockers to strike as port talks fail\n\n{line}")
    assert (found.published, found.basis) == (published, basis)


def test_a_dateline_gives_date_and_agency() -> None:
    found = metadata("Dockers to strike", "NORTHHAVEN, 3 March 2024 (AFP) - " + BODY)
    assert (found.published, found.basis, found.outlet) == ("2024-03-03", "dateline", "AFP")


def test_a_dateline_without_a_year_gives_no_date() -> None:
    assert metadata("Dockers to strike", "NORTHHAVEN, March 3 (Reuters) - " + BODY).published is None


def test_dated_pictures_of_one_month_give_the_month_only() -> None:
    pictures = "\n\n".join(
        f"A docker walks along the quay at Northhaven, Elbia, on Dec. {day}, 2025.\n\nRosa Ohm/Reuters\n\n{BODY}"
        for day in (1, 7, 9)
    )
    found = metadata("", f"{BODY}\n\n{pictures}")
    assert (found.published, found.basis) == ("2025-12", "dates of the pictures")


def test_the_staff_that_contributed_name_the_outlet() -> None:
    assert metadata("", f"{BODY}\nQuay News’ Mia Lund contributed to this report.").outlet == "Quay News"


def test_front_matter_of_markdown_is_read() -> None:
    head = "---\ntitle: Ports\nauthor: Jon Arp\noutlet: The Quay\ndate: 2024-03-03\n---"
    assert metadata(head) == Metadata("Ports", "The Quay", "Jon Arp", "2024-03-03", "front matter")


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("# Dockers to strike", "Dockers to strike"),
        ("Dockers, company reach four-year deal.", "Dockers, company reach four-year deal"),
        ("‘The ports: A chance for a deal?’", "‘The ports: A chance for a deal?’"),
    ],
)
def test_the_title_is_the_headline_without_marks_or_full_stop(headline: str, title: str) -> None:
    assert metadata(headline).title == title


def test_dates_in_running_text() -> None:
    text = "On 7 October 2023, after Sept. 5th, 2022 and in May 2019; on 25.12.2024 but never on 31/02/2020."
    found = dates_in(text)
    assert [one.iso for one in found] == ["2023-10-07", "2022-09-05", "2019-05", "2024-12-25"]
    assert text[found[0].start : found[0].end] == "7 October 2023"


def test_a_line_with_more_than_a_date_is_no_date_line() -> None:
    assert is_date_line("Sunday 3 March 2024, 9:12 am GMT")
    assert not is_date_line("The talks of 3 March 2024")


@pytest.mark.parametrize(
    ("last", "author"),
    [
        ("(Reporting by Ann Arp and Bo Keen; Editing by Cy Lund)", "Ann Arp and Bo Keen"),
        ("(Reporting by Ann Arp in Oslo; editing by Cy Lund)", "Ann Arp"),
        ("Additional reporting by Ann Arp", None),
    ],
)
def test_a_wires_last_line_names_the_author(last: str, author: str | None) -> None:
    assert metadata("Dockers to strike over pay", f"{BODY}\n{last}\n").author == author


def test_a_name_with_a_role_is_the_author() -> None:
    found = metadata("Dockers to strike over pay\n\nJon Arp, City correspondent\nThursday 13 June 2024")
    assert (found.author, found.published) == ("Jon Arp", "2024-06-13")


def test_a_stamp_beside_the_outlet_is_no_part_of_it() -> None:
    found = metadata("Dockers to strike over pay\n\nBy Jon Arp, The Quay Ledger\nPosted March 4, 2024, 5:12 p.m.")
    assert (found.author, found.outlet, found.published) == ("Jon Arp", "The Quay Ledger", "2024-03-04")


def test_markdown_is_no_part_of_names() -> None:
    found = metadata("# Dockers to strike\n\n**By [Jon Arp](https://example.org/j)** | *The Quay Post* | 2025-04-02")
    assert (found.author, found.outlet) == ("Jon Arp", "The Quay Post")
