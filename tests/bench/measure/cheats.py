"""What extractors without any understanding score: a floor is worth nothing where a cheat reaches it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from .data import Annotated, Collection, Item
from .figures import Figure, compared, comparer, figures

_SENTENCE = re.compile(r"[^\n.!?]+[.!?]?")
_MARKED = re.compile(r"[“\"]([^”\"\n]{2,})[”\"]")
_NAME = re.compile(r"\b[A-Z][a-zé]+(?: [A-Z][a-zé]+)*")
_WANTING = re.compile(r"\b(?:demand|want|must|refus|reject|agree|offer|insist|call(?:ed|s)? (?:for|on))", re.I)
_OPEN = re.compile(r"\?|\b(?:unclear|whether|unknown|remains)\b", re.I)


def nothing(article: Annotated) -> Item:
    """Find nothing at all."""
    return {"file": article.name}


def everything(article: Annotated) -> Item:
    """Take every sentence for a demand, an open question and indirect speech, every word in capitals for an actor."""
    text = article.text
    spans = [_span(text, *found.span()) for found in _SENTENCE.finditer(text) if len(found[0].split()) > 3]
    return _of(article, text, spans, spans, spans)


def keywords(article: Annotated) -> Item:
    """Take sentences by a word in them, and give all of them to the name that stands there most."""
    text = article.text
    spans = [_span(text, *found.span()) for found in _SENTENCE.finditer(text) if len(found[0].split()) > 3]
    wanting = [span for span in spans if _WANTING.search(span["text"])]
    left_open = [span for span in spans if _OPEN.search(span["text"])]
    said = [span for span in spans if re.search(r"\b(?:said|says)\b", span["text"])]
    return _of(article, text, said, wanting, left_open)


CHEATS: Mapping[str, Callable[[Annotated], Item]] = {
    "nothing": nothing, "everything": everything, "keywords": keywords,
}  # fmt: skip


def cheated(collections: Sequence[Collection]) -> dict[str, dict[str, dict[str, Figure]]]:
    """Give the figures of each cheat by group, counted as ours are."""
    out: dict[str, dict[str, dict[str, Figure]]] = {name: {} for name in CHEATS}
    for name, cheat in CHEATS.items():
        for one in collections:
            rows = compared(one, {article.name: cheat(article) for article in one.articles}, comparer(None))
            for group in one.groups:
                inside = {article.name: rows[article.name] for article in one.of(group)}
                out[name][group] = figures(inside, one.relations if len(inside) == len(rows) else None)
    return out


def _of(article: Annotated, text: str, said: list[Item], wanting: list[Item], left_open: list[Item]) -> Item:
    found = Counter(_NAME.findall(text))
    # Everybody is the party that is named most: "every actor is the United States".
    most = found.most_common(1)[0][0] if found else "United States"
    quotes = [{**span, "type": "direct", "speaker": most} for span in _marked(text)]
    quotes += [{**span, "type": "indirect", "speaker": most} for span in said]
    demands = [
        {**span, "holder": most, "voiced_by": most, "stance": "demand", "issue": "process", "position": "one"}
        for span in wanting
    ]
    return {
        "file": article.name,
        "boilerplate": [{"start": 0, "end": len(text)}],
        "actors": [{"name": name, "kind": "person", "party": most, "aliases": [name]} for name in found],
        "quotes": quotes,
        "demands": demands,
        "questions": left_open,
    }


def _marked(text: str) -> list[Item]:
    return [_span(text, *found.span(1)) for found in _MARKED.finditer(text)]


def _span(text: str, start: int, end: int) -> Item:
    while start < end and text[start].isspace():
        start += 1
    end = min(end, start + 600)
    return {"start": start, "end": end, "text": text[start:end]}
