"""Runs of capitalised words: where a name begins in a paragraph and how far it goes on.

"University of Ottawa", "Ann von der Example" and "Department for Trade and Ports" are one run each; weekdays, months
and lone letters belong to none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from summit_tui.extraction.gazetteer import Gazetteer

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

OF = frozenset({"of", "for"})
_FIRST_NAME = 2
"""Letters of a first name that is told from its capital only."""
_DEPARTMENTS = frozenset({"department", "ministry", "court", "office", "institute", "committee", "commission"})
"""What a body of two fields or lands is called: "Department for Trade and Ports", "Court of Harland and Vesk"."""
HYPHENS = frozenset("-–")
_QUOTES = frozenset("\"'“”‘’«»„")


def runs(doc: Sequence[Token], gazetteer: Gazetteer, known: frozenset[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """Give the runs of capitalised words of a paragraph as first and last token index.

    "University of Ottawa" and "Ann von der Example" are one run each; weekdays, months and lone letters belong to none.
    A word of `known` begins a run at the start of a sentence too, whatever the tagger makes of it there.
    """
    size = len(doc)
    at = 0
    while at < size:
        token = doc[at]
        text = token.text
        named = not text[0].islower() and _namey(token, gazetteer)
        if not named and not (text in known and _begins(doc, at)):
            at += 1
            continue
        last = at
        while last + 1 < size:
            after = _joined(doc, at, last, gazetteer)
            if after is None:
                break
            last = after
        if last > at or len(text.rstrip(".")) > 1:  # a letter by itself names nobody ("wrote on X")
            yield at, last
        at = last + 1


def _begins(doc: Sequence[Token], at: int) -> bool:
    """Tell whether a word begins a sentence or, with a capital, what is quoted."""
    return bool(doc[at].is_sent_start) or (doc[at - 1].text in _QUOTES and doc[at].text[0].isupper())


def _namey(token: Token, gazetteer: Gazetteer) -> bool:
    text = token.text
    if not text[0].isupper():
        return text[0] == "@" and len(text) > 2
    low = token.lower_
    if low in gazetteer.months or low in gazetteer.no_names:
        return False
    tag = token.tag_
    if tag in ("NNP", "NNPS"):
        return True
    if (text,) in gazetteer.entries:
        return True
    if tag in ("JJ", "NN", "NNS", "VBG", "FW", "VBN") and not token.is_sent_start and text.isalpha():
        plain = low in gazetteer.roles or low in gazetteer.bodies
        return token.i > 0 and not plain and token.nbor(-1).text not in _QUOTES and token.nbor(-1).text != ":"
    return _misread(token)


def _goes_on(doc: Sequence[Token], last: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a capital right behind a name belongs to it, whatever the word is else: "Nurses Together said"."""
    token = doc[last + 1]
    if not token.text.istitle() or len(token) < _FIRST_NAME or token.is_sent_start or not doc[last].text[0].isupper():
        return False
    if token.lower_ in gazetteer.months or token.lower_ in gazetteer.no_names or (token.lower_,) in gazetteer.titles:
        return False
    after = doc[last + 2] if last + 2 < len(doc) else None
    return after is None or not (after.text[0].isupper() or after.text in HYPHENS)


def _misread(token: Token) -> bool:
    """Tell whether a capital inside a sentence, right before a name, is a first name that the tagger does not know."""
    if token.is_sent_start or not token.text.isalpha() or token.i + 1 >= len(token.doc) or len(token) < _FIRST_NAME:
        return False
    before, after = token.nbor(-1), token.nbor(1)
    return after.tag_ == "NNP" and after.text[0].isupper() and before.text not in _QUOTES and before.text.islower()


def _joined(doc: Sequence[Token], first: int, last: int, gazetteer: Gazetteer) -> int | None:
    """Give the last token of the run if it goes on behind `last`."""
    token = doc[last + 1]
    if _namey(token, gazetteer):
        return last + 1
    if last + 2 >= len(doc):
        return None
    after, low = doc[last + 2], token.lower_
    before = doc[last].lower_
    if _goes_on(doc, last, gazetteer):
        return last + 1
    if low in gazetteer.particles and _namey(after, gazetteer) and token.text not in _QUOTES:
        return last + 2
    more = last + 3 < len(doc) and _namey(doc[last + 3], gazetteer)
    if more and low in gazetteer.particles and (after.text == "-" or after.lower_ in gazetteer.particles):
        return last + 3
    if (
        token.text == "May"
        and token.tag_ == "NNP"
        and not after.like_num
        and doc[last].tag_ == "NNP"
        and (before,) not in gazetteer.titles
    ):
        return last + 1
    if token.tag_ == "POS" and _members(doc[last], token, after, gazetteer):
        return last + 2
    if token.text == "-" and f"{before}-{after.lower_}" in gazetteer.outlets:
        return last + 2  # "Agence France-Presse" is an agency, whatever country is in its name
    if token.text in ("&", "-") and _namey(after, gazetteer) and not token.whitespace_:
        plain = _one_name(doc, last, gazetteer) and _one_name(doc, last + 2, gazetteer)
        return last + 2 if token.text == "&" or (not doc[last].whitespace_ and plain) else None
    if token.text == "-" and not doc[last].whitespace_ and not token.whitespace_ and after.is_lower and len(after) < 5:
        # "Man-kei Example", but not "US-led Example".
        more = last + 3 < len(doc) and _namey(doc[last + 3], gazetteer) and after.tag_ in ("NN", "NNP", "FW", "JJ")
        return last + 3 if more and _one_name(doc, last, gazetteer) else None
    if token.text == "&" and _namey(after, gazetteer):
        return last + 2
    if low in OF and more and (before,) in gazetteer.titles and after.lower_ in gazetteer.fields:
        return last + 2  # "Minister for Health Ann Example"
    body = before in gazetteer.organisations or before in gazetteer.bodies or before in ("secretary", "workers")
    # "League for the Defence of Rights": one "of" after another, once a body began the name.
    if low in OF and not body:
        body = any(doc[i].lower_ in OF and doc[i - 1].lower_ in gazetteer.organisations for i in range(first + 1, last))
    if low in OF and (body or before == "secretary"):
        at = last + 2
        if doc[at].lower_ == "the" and at + 1 < len(doc):
            at += 1
        if _namey(doc[at], gazetteer) and (low == "of" or (body and before != "city")):
            return at
    if token.text == "–" and _namey(after, gazetteer) and not token.whitespace_ and not doc[last].whitespace_:
        inside = last + 3 < len(doc) and doc[last + 3].lower_ in gazetteer.organisations
        return last + 2 if after.lower_ in gazetteer.organisations or inside else None
    if low == "and" and _namey(after, gazetteer) and _and_inside(doc, first, last, gazetteer):
        return last + 2
    return None


def _members(name: Token, mark: Token, after: Token, gazetteer: Gazetteer) -> bool:
    """Tell whether a body is named after those in it: "Farmers' Party", "Women's League", but not "Denmark's Party"."""
    if name.tag_ not in ("NNP", "NNPS", "NNS") or after.lower_ not in gazetteer.organisations or after.text.islower():
        return False
    plural = len(mark.text) == 1 and name.lower_.endswith("s") and (name.text,) not in gazetteer.entries
    saint = name.i > 0 and name.nbor(-1).lower_ in ("st.", "st", "saint")  # "Saint Example's Hospital"
    return plural or saint or name.lower_ in ("women", "men", "people", "children")


def _one_name(doc: Sequence[Token], last: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a hyphen joins one name ("Anne-Marie"), not two states ("Russian-American")."""
    return (doc[last].text,) not in gazetteer.entries


def _and_inside(doc: Sequence[Token], first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Tell whether "and" stands inside an organisation's name: "House Trade and Ports Committee"."""
    at = last + 2
    if _two_fields(doc, first, last, gazetteer):
        return True
    while at + 1 < len(doc) and _namey(doc[at + 1], gazetteer):
        at += 1
    ends_in_body = doc[at].lower_ in gazetteer.organisations
    words = [doc[i].lower_ for i in range(first, last + 1)]
    starts_plain = not any((word,) in gazetteer.titles for word in words)
    return (
        ends_in_body
        and starts_plain
        and doc[last].lower_ not in gazetteer.organisations
        and (words[0] not in gazetteer.organisations or len(words) > 1)
        and (doc[last].text,) not in gazetteer.entries
    )


def _two_fields(doc: Sequence[Token], first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Tell whether "and" joins two fields of one office: "Department for Business and Trade said"."""
    of = next((i for i in range(first + 1, last) if doc[i].lower_ in OF), None)
    if of is None or doc[of - 1].lower_ not in _DEPARTMENTS or last - of > 2:
        return False
    at = last + 2
    if at + 1 < len(doc) and _namey(doc[at + 1], gazetteer):
        return False
    fields = (gazetteer.find((doc[last].text,)), gazetteer.find((doc[at].text,)))
    one_kind = (fields[0] is None) == (fields[1] is None)
    return one_kind and doc[at].lower_ not in gazetteer.organisations


def known_names(paragraphs: list[Paragraph]) -> frozenset[str]:
    """Give the words that are names inside some sentence, where a capital means something, and all initials."""
    body = [token for one in paragraphs if one.kind == "body" for token in one.tokens]
    small = {token.text for token in body if token.is_lower}
    return frozenset(
        token.text for token in body
        if (token.tag_ == "NNP" and not token.is_sent_start)
        or (is_initials(token.text) and token.lower_ not in small)
    )  # fmt: skip


def plain_words(paragraphs: list[Paragraph]) -> frozenset[str]:
    """Give the words that the story has without a capital somewhere, and nowhere as a name of one word."""
    small: set[str] = set()
    names: set[str] = set()
    for one in paragraphs:
        if one.kind != "body":
            continue
        before = ""
        for token in one.tokens:
            if token.is_lower:
                small.add(token.text)
            elif token.tag_ == "NNP" and not token.is_sent_start and before != "NNP":
                after = token.nbor(1).tag_ if token.i + 1 < len(token.doc) else ""
                if after != "NNP":
                    names.add(token.lower_)
            before = token.tag_
    return frozenset(small - names)


@lru_cache(maxsize=4096)
def is_initials(word: str) -> bool:
    """Tell whether a name is made of initials: "HMU", "AfD"; but not "McExample"."""
    return len(word) > 1 and (word.isupper() or (word[0].isupper() and word[-1].isupper() and word.isalpha()))
