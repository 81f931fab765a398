"""Near-copies: one wire story in several papers is one voice."""

from __future__ import annotations

import pytest

from summit_tui.articles.copies import agencies_of, origins, shares
from summit_tui.model import Article, Zone, digest_of

WIRE = " ".join(f"word{number}" for number in range(60))
REWRITTEN = " ".join([f"word{number}" for number in range(30)] + [f"own{number}" for number in range(40)])


def article(file: str, text: str, *zones: Zone) -> Article:
    return Article(file, text, digest_of(text), zones=zones or (Zone(0, len(text), "body"),))


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("GENEVA (Reuters) - The talks go on.", {"Reuters"}),
        ("GENEVA, AFP — The talks go on.", {"AFP"}),
        ("The talks go on. (Agence France-Presse)", {"AFP"}),
        ("He told Reuters that the talks go on.", set()),
        ("The app (a new one) is out.", set()),
    ],
)
def test_an_agency_signs_in_brackets_or_before_a_dash(text: str, agency: set[str]) -> None:
    assert agencies_of(article("a.txt", text)) == agency


def test_an_agency_signs_in_the_byline() -> None:
    text = "By Ada Roth and AFP\nThe talks go on."
    assert agencies_of(article("a.txt", text, Zone(0, 20, "byline"), Zone(20, len(text), "body"))) == {"AFP"}


def test_two_that_name_one_agency_are_one_story_though_a_paper_rewrote_half_of_it() -> None:
    plain = [article("a.txt", WIRE), article("b.txt", REWRITTEN)]
    signed = [article("a.txt", f"(Reuters) - {WIRE}"), article("b.txt", f"{REWRITTEN} (Reuters)")]
    assert origins(plain) == {"a.txt": "a.txt", "b.txt": "b.txt"}
    assert origins(signed)["a.txt"] == origins(signed)["b.txt"]


def test_one_agency_alone_does_not_make_two_stories_one() -> None:
    other = " ".join(f"else{number}" for number in range(60))
    assert len(set(origins([article("a.txt", f"(AP) - {WIRE}"), article("b.txt", f"(AP) - {other}")]).values())) == 2


def test_the_share_of_a_copy_is_told() -> None:
    known = {"a.txt": article("a.txt", WIRE), "b.txt": article("b.txt", WIRE)}
    assert shares(known, {"a.txt": "a.txt", "b.txt": "a.txt"}) == {"b.txt": 1.0}
