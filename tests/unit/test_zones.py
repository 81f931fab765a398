"""What is the reporter's story and what a scrape brought along."""

from __future__ import annotations

import json
import os
from itertools import pairwise
from pathlib import Path

import pytest

from summit_tui.articles.reading import load_article
from summit_tui.articles.zones import zones_of
from summit_tui.model import STORY_ZONES, boilerplate

LEDE = (
    "Dockers at the northern ports will walk out on Monday after their union and the port company failed to agree on "
    "pay for a third time, both sides said."
)
SECOND = (
    "The union wants seven per cent and a say in the new rosters. The company has offered four, and it refuses to talk "
    "about the rosters before the strike is called off."
)
THIRD = (
    '"We will not sign without the rosters," said Ines Falk, who leads the union. "The company knows what would bring '
    'us back to the table."'
)
LAST = "Whether the government will send a mediator to the ports remains unclear, a spokesman for the ministry said."
STORY = [LEDE, SECOND, THIRD, LAST]


def page(*blocks: str) -> str:
    return "\n\n".join(blocks) + "\n"


def kinds(text: str) -> dict[str, str]:
    """Give each paragraph's kind by its words."""
    return {text[zone.start : zone.end].strip(): zone.kind for zone in zones_of(text)}


def story(text: str) -> list[str]:
    return [text[zone.start : zone.end].strip() for zone in zones_of(text) if zone.kind in STORY_ZONES]


def around(*insert: str) -> str:
    """Give the story with something put into its middle."""
    return page("Dockers to strike as port talks fail", LEDE, SECOND, *insert, THIRD, LAST)


def after(*insert: str) -> str:
    """Give the story with something put behind it."""
    return page("Dockers to strike as port talks fail", *STORY, *insert)


def test_zones_tile_the_text_and_blank_lines_belong_to_the_zone_before() -> None:
    text = "\n\n" + around("Photo: R. Ohm/Harbour Pictures") + "\n\n"
    zones = zones_of(text)
    assert zones[0].start == 0 and zones[-1].end == len(text)
    assert all(one.end == other.start for one, other in pairwise(zones))
    assert all(not text[zone.start].isspace() for zone in zones[1:])


def test_no_text_has_no_zones_and_blank_text_has_one() -> None:
    assert zones_of("") == ()
    assert [(zone.start, zone.end, zone.kind) for zone in zones_of(" \n\n")] == [(0, 3, "body")]


@pytest.mark.parametrize("text", ["Talks", "Talks failed.", "one\ntwo\nthree", "A line without an end and little else"])
def test_a_scrap_of_text_is_story(text: str) -> None:
    assert all(zone.kind in STORY_ZONES for zone in zones_of(text))


def test_the_parts_of_a_plain_article() -> None:
    text = page(
        "Dockers to strike as port talks fail",
        "Union and company blame each other; ministry weighs a mediator",
        "By Jon Arp | The Quay (sample)",
        "March 3, 2024",
        f"NORTHHAVEN, Elbia — {LEDE}",
        SECOND,
        "What the union wants",
        THIRD,
        LAST,
        "Mia Lund in Westport contributed to this report.",
    )
    assert [(zone.kind, text[zone.start : zone.end].strip()[:20]) for zone in zones_of(text)] == [
        ("headline", "Dockers to strike as"),
        ("subhead", "Union and company bl"),
        ("byline", "By Jon Arp | The Qua"),
        ("byline", "March 3, 2024"),
        ("dateline", "NORTHHAVEN, Elbia —"),
        ("body", "Dockers at the north"),
        ("body", "The union wants seve"),
        ("subhead", "What the union wants"),
        ("body", '"We will not sign wi'),
        ("body", "Whether the governme"),
        ("byline", "Mia Lund in Westport"),
    ]


def test_a_date_that_stands_alone_above_the_story_is_its_dateline() -> None:
    text = page("Dockers to strike as port talks fail", "Sunday, March 3, 2024", *STORY)
    assert kinds(text)["Sunday, March 3, 2024"] == "dateline"


@pytest.mark.parametrize(
    "prefix",
    [
        "LONDON — ", "ANCHORAGE, Alaska — ", "WASHINGTON, 17 August 2025 - ", "Washington (AFP) – ",
        "GENEVA (Reuters) - ",
        "MOSCOW, Aug 16 (Reuters) - ", "NEW DELHI: ", "PORT-AU-PRINCE, Haiti -- ", "RIO DE JANEIRO — ",
    ],
)  # fmt: skip
def test_a_dateline_is_parted_from_its_paragraph(prefix: str) -> None:
    text = page(prefix + LEDE, SECOND, THIRD)
    first, second = zones_of(text)[:2]
    assert (first.kind, text[first.start : first.end]) == ("dateline", prefix)
    assert (second.kind, text[second.start : second.end].strip()) == ("body", LEDE)


@pytest.mark.parametrize(
    "opening", ["The Union — which is not one — ", "Falk - a docker herself - ", "NATO, the EU and "]
)
def test_no_dateline_is_seen_where_none_is(opening: str) -> None:
    assert zones_of(page(opening + LEDE, SECOND, THIRD))[0].kind == "body"


def test_a_transcript_has_speakers_and_no_dateline() -> None:
    text = page("FALK: " + LEDE, "ARP: " + SECOND, "FALK: " + LAST)
    assert {zone.kind for zone in zones_of(text)} == {"body"}


@pytest.mark.parametrize(
    ("insert", "kind"),
    [
        ("Photo: R. Ohm/Harbour Pictures", "credit"),
        ("R. Ohm/AFP via Getty Images", "credit"),
        ("Reuters", "credit"),
        ("Image credit: Ministry of Ports", "credit"),
        ("Dockers on the quay in March. (Photo: R. Ohm)", "caption"),
        ("Dockers on the quay in March. R. Ohm/Harbour Pictures", "caption"),
        ("FILE PHOTO: Dockers on the quay in an earlier strike.", "caption"),
        ("Pictured: the two delegations on Friday evening", "caption"),
        ("Ines Falk (left) and the head of the port company shake hands in March", "caption"),
        (
            "Cold comfort: Dockers warm their hands over a fire on the quay while the talks go on inside the ministry",
            "caption",
        ),
        (
            "Dockers stand on the quay beside cranes that have not moved since the talks of last Friday broke down",
            "caption",
        ),
        ("[1/3]Dockers stand on the quay. REUTERS/Rosa Ohm Purchase Licensing Rights, opens new tab", "caption"),
        ("Dockers on the quay in March. (Rosa Ohm / Getty Images)", "caption"),
        ("Dockers on the quay in March [File: Rosa Ohm/Reuters]", "caption"),
        ("The quay at Northhaven has been still since Friday. Photograph: Rosa Ohm/AFP/Getty Images", "caption"),
        ("Image caption, Dockers have met on the quay since Friday", "caption"),
        ("Image source, Getty Images", "credit"),
        ("Credit...Rosa Ohm for The Quay", "credit"),
        ("View image in fullscreen", "navigation"),
        ("This story has been updated with additional information.", "navigation"),
        ("Advertisement", "navigation"),
        ("Scroll down for video", "navigation"),
        ("Story continues below", "navigation"),
        ("Read more: Ten ships wait outside the harbour", "related"),
        ("RELATED: Ten ships wait outside the harbour", "related"),
        ("[Ten ships wait outside the harbour](https://example.org/ships)", "related"),
        ("Sign up for our morning newsletter and never miss a story.", "form"),
        ("We use cookies to improve your experience on this site. Accept all", "navigation"),
    ],
)
def test_an_insert_is_told_from_the_story_around_it(insert: str, kind: str) -> None:
    text = around(insert)
    assert kinds(text)[insert] == kind
    assert story(text) == ["Dockers to strike as port talks fail", *STORY]


@pytest.mark.parametrize(
    "sentence",
    [
        "The picture was mixed: exports rose while the ports stood still, according to the ministry.",
        "Reuters and other agencies reported on Friday that the talks would go on through the night.",
        "By Friday the two sides had met three times, and each of them blamed the other for the delay.",
        "He told readers of the company's newsletter that the offer stands, and asked them to sign up for nights.",
        "The left (and parts of the right) want the law on strikes to be changed before the summer.",
        "Falk's comments drew an angry reply from the company, which said that it had shared all its figures.",
        "The report on cookies in the canteen, she joked, was read more than the contract that they had to sign.",
        "Senators Jon Arp (R) and Mia Lund (D) have asked both sides to come to the table before Easter.",
        "Follow-up talks are planned for June.",
        "It was over.",
    ],
)
def test_sentences_of_the_story_that_sound_like_labels_stay(sentence: str) -> None:
    assert kinds(around(sentence))[sentence] == "body"


def test_a_caption_that_repeats_a_sentence_of_the_story_is_none_of_it() -> None:
    repeated = "The union wants seven per cent and a say in the new rosters at all of the northern ports."
    text = page("Dockers to strike", LEDE, repeated + " " + LAST, THIRD, repeated, SECOND)
    assert kinds(text)[repeated] == "caption"


def test_a_description_above_a_credit_is_a_caption() -> None:
    described = "A docker walks along the quay at Northhaven, Elbia, on March 2, 2024."
    text = around(described, "Rosa Ohm/Harbour Pictures")
    assert (kinds(text)[described], kinds(text)["Rosa Ohm/Harbour Pictures"]) == ("caption", "credit")


def test_a_line_below_a_lone_credit_is_a_caption_and_below_a_caption_a_heading() -> None:
    line = "Dockers have met on the quay since Friday"
    assert kinds(around("Getty Images", line))[line] == "caption"
    assert kinds(around("Dockers meet on the quay. Photo: R. Ohm/Harbour Pictures", line))[line] == "subhead"


def test_a_headline_is_sought_above_the_byline_first() -> None:
    """What stands between byline and story may speak of the same things, and is a summary."""
    text = page(
        "Dockers to strike", "By Jon Arp", "March 3, 2024", "Union wants seven per cent", "Rosters at stake", *STORY
    )
    assert [(zone.kind, text[zone.start : zone.end].strip()) for zone in zones_of(text)][:4] == [
        ("headline", "Dockers to strike"),
        ("byline", "By Jon Arp"),
        ("byline", "March 3, 2024"),
        ("subhead", "Union wants seven per cent"),
    ]


def test_a_long_list_of_links_near_the_top_does_not_cut_off_the_first_paragraph() -> None:
    links = [
        "Recommended Stories",
        "list of 3 items",
        *(f"list {n} of 3" for n in (1, 2, 3)),
        "Ferry fares to rise",
        "end of list",
    ]
    text = page("Dockers to strike as port talks fail", LEDE, *links, *STORY[1:])
    assert story(text) == ["Dockers to strike as port talks fail", *STORY]


def test_a_list_of_links_within_the_story_ends_where_the_story_goes_on() -> None:
    text = around("Read more", "Ten ships wait outside the harbour", "Why rosters matter to dockers")
    assert story(text) == ["Dockers to strike as port talks fail", *STORY]


def test_what_follows_the_story_is_named() -> None:
    text = after(
        "Jon Arp",
        "Jon Arp is a reporter for The Quay and has written about ports for ten years.",
        "2 COMMENTS",
        "Old Salt says:",
        "They should have signed in May, when the company still had money to give away!",
        "LEAVE A REPLY",
        "Please enter your comment!",
        "Name:*",
        "Must Read",
        "Ferry fares to rise in spring",
        "NORTHHAVEN: Ferry fares will rise by a tenth when the new timetable comes into force...",
        "Epaper_3-3-24",
    )
    assert story(text) == ["Dockers to strike as port talks fail", *STORY]
    found = list(kinds(text).values())[5:]
    assert found == [
        "byline", "bio", "comment", "comment", "comment", "form", "form", "form",
        "related", "related", "related", "related",
    ]  # fmt: skip


def test_comments_that_are_longer_than_the_story_are_no_story() -> None:
    comments = [
        block for index in range(40) for block in (f"reader{index} says:", f"{SECOND} I mean it {index} times.")
    ]
    text = after("40 Comments", *comments)
    assert story(text) == ["Dockers to strike as port talks fail", *STORY]


@pytest.mark.parametrize(
    "end",
    [
        "Source link",
        "Leave a Reply",
        "Comments",
        "(Reporting by Jon Arp; editing by Mia Lund)",
        "Edited by: Mia Lund",
        "Explore more on these topics",
        "Follow The Quay's coverage of the ports at https://example.org",
    ],
)
def test_a_lone_last_line_is_no_story(end: str) -> None:
    assert story(after(end)) == ["Dockers to strike as port talks fail", *STORY]


def test_a_bio_is_the_authors_and_no_other_persons() -> None:
    other = "Ines Falk is a former crane driver who has led the union since 2019 and will stand again in June."
    assert kinds(page("Dockers to strike", "By Jon Arp", *STORY, other))[other] == "body"


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "Dockers at the northern ports will walk out on Monday after their\n"
        "union and the port company failed to agree on pay for a third time,\n"
        "both sides said."
    )
    text = page("Dockers to strike as port talks fail", wrapped, SECOND, LAST)
    assert [kind for _, kind in kinds(text).items()] == ["headline", "body", "body", "body"]
    assert wrapped in kinds(text)


def test_paragraphs_without_blank_lines_are_told_apart() -> None:
    text = "\n".join(["Dockers to strike as port talks fail", LEDE, "What the union wants", *STORY[1:]])
    assert list(kinds(text).values()) == ["headline", "body", "subhead", "body", "body", "body"]


def test_highlights_are_story_and_their_marker_is_not() -> None:
    text = after("@highlight", "Dockers walk out on Monday", "@highlight", "Union wants seven per cent")
    assert story(text)[-2:] == ["Dockers walk out on Monday", "Union wants seven per cent"]
    assert "@highlight" not in story(text)


def test_markdown_is_read_as_such() -> None:
    text = page(
        "---\ntitle: Ports\n---",
        "# Dockers to strike as port talks fail",
        "*By Jon Arp | The Quay (sample)*",
        LEDE,
        "## What the union wants",
        "- Seven per cent more pay\n- A say in the new rosters",
        THIRD,
        "![The quay](quay.png)",
        LAST,
        "**More from The Quay:** [Ferries](#) | [Ships](#)",
    )
    assert list(kinds(text).values()) == [
        "navigation", "headline", "byline", "body", "subhead", "body", "body", "body", "caption", "body", "related",
    ]  # fmt: skip


def test_a_menu_of_2800_words_around_the_story_changes_nothing() -> None:
    menu = ["Home", "World", "Business", "Ports & Shipping", "Opinion | Sport | Weather | Travel | Puzzles", "Sign in"]
    teasers = [
        "Ferry fares to rise in spring",
        "Ten gardens to see before the frost",
        "Council votes to close two swimming pools",
        "The pool on Mill Street has lost money for nine years and would need a new roof...",
    ]
    cookies = "We and our partners use cookies to store and access personal data such as browsing data."
    plain = page("Dockers to strike as port talks fail", "By Jon Arp | The Quay (sample)", *STORY)
    above = page(cookies, "Accept all", *(menu + teasers) * 32, "Latest news", *teasers, "Home")
    below = page(
        "Share this article",
        "Most read",
        *teasers * 20,
        *(menu + teasers) * 14,
        "© 2024 The Quay. All rights reserved.",
    )
    assert len((above + below).split()) >= 2_800
    assert story(above + "\n" + plain + "\n" + below) == story(plain)


def test_text_in_another_language_is_not_thrown_away() -> None:
    lines = [
        "Профсоюз докеров объявил о начале забастовки в понедельник, сообщили стороны переговоров журналистам.",
        "Компания предложила четыре процента, но отказалась обсуждать новые графики до отмены забастовки.",
    ]
    assert story(page(*lines)) == lines


EVAL = Path(os.environ.get("SUMMIT_EVAL", "../shared"))


@pytest.mark.skipif(not (EVAL / "eval" / "gold").is_dir(), reason="no folder of evaluation data")
@pytest.mark.parametrize("gold", ["gold", "gold_wikinews"])
def test_boilerplate_against_gold(gold: str) -> None:
    """Characters (white space left out) told apart from the story, as eval/score.py counts them."""
    texts = {path.name: path for path in (EVAL / "articles").rglob("*.txt")}
    hits = wanted = found = 0
    for path in sorted((EVAL / "eval" / gold).glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        if "actors" not in told:
            continue
        article = load_article(texts[told["file"]].parent, texts[told["file"]])
        right = {at for part in told["boilerplate"] for at in range(part["start"], part["end"])}
        mine = {at for zone in boilerplate(article.zones) for at in range(zone.start, zone.end)}
        blank = {at for at, char in enumerate(article.text) if char.isspace()}
        hits += len((right & mine) - blank)
        wanted += len(right - blank)
        found += len(mine - blank)
    assert 2 * hits / (wanted + found) >= 0.95
