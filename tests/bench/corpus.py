"""The bench corpus: articles about negotiations that never took place, of any number and size, with what is in them.

    python tests/bench/corpus.py FOLDER [--articles 300] [--words 100-2000] [--seed 1]
    python tests/bench/corpus.py FOLDER --ledger 100000      (and a ledger of that many quotes, in the cache)

Every article is put together from `grammar.py` by a generator of chance with a seed: the same seed gives the same
bytes, on any machine, and an article depends on the seed and its own number only. Since the articles are written
here, it is known where each quote, position and question lies: `Writer.reading` gives them as an Extraction with true
offsets. `fill_cache` puts those into the folder's cache, so that the desk opens on a ledger of 100,000 quotes without
reading for an hour.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from summit_tui.articles.folder import scan
from summit_tui.engines.messages import Reading
from summit_tui.extraction import version
from summit_tui.ledger.store import Store
from summit_tui.model import (
    Actor,
    Article,
    Demand,
    Extraction,
    Metadata,
    Question,
    Quote,
    Zone,
    ZoneKind,
    digest_of,
    finding_ids,
)
from summit_tui.settings import Settings
from tests.bench import grammar as g

WORDS = (100, 2000)
"""Words of the shortest and the longest article."""
PARTIES, PEOPLE = 12, 12
"""Sides of a corpus, and people of a side."""
AN_HOUR_NS = 3_600_000_000_000


def _name(chance: Random) -> str:
    return f"{chance.choice(g.FIRST)} {chance.choice(g.SURNAME_HEADS)}{chance.choice(g.SURNAME_TAILS)}"


class Side:
    """One party of a negotiation: its name and its people (first name and surname) with their offices."""

    def __init__(self, chance: Random) -> None:
        self.place = chance.choice(g.PLACES)
        self.name = chance.choice(g.SIDES).format(place=self.place)
        self.people = {name: chance.choice(g.ROLES) for name in dict.fromkeys(_name(chance) for _ in range(PEOPLE))}


@lru_cache(maxsize=8)
def cast(seed: int) -> tuple[Side, ...]:
    """Give the sides of a corpus, each name once."""
    chance = Random(f"{seed}:cast")
    sides: dict[str, Side] = {}
    while len(sides) < PARTIES:
        side = Side(chance)
        sides.setdefault(side.name, side)
    return tuple(sides.values())


class Writer:
    """Writes one article and notes where each finding lies.

    Args:
        chance: where every choice comes from.
        sides: who speaks in it.
        quoting: how much of an article is speech, 0 to 1.
    """

    def __init__(self, chance: Random, sides: tuple[Side, ...], quoting: float) -> None:
        self.chance, self.quoting = chance, quoting
        self.text = ""
        self.words = 0
        self.sides = sides
        self.voices: dict[str, Side] = {}
        """Who has been introduced by the full name so far, with the side."""
        self.quotes: list[dict[str, Any]] = []
        self.demands: list[dict[str, Any]] = []
        self.questions: list[dict[str, Any]] = []

    def write(self, words: int, quotes: int | None = None) -> None:
        """Write until there are as many words, and as many quotes where a number is given."""
        self._head()
        size = 0
        while self.words < words or (quotes is not None and len(self.quotes) < quotes):
            spoken = self.chance.random() < self.quoting if quotes is None else len(self.quotes) < quotes
            chosen = self.chance.random()
            if spoken and chosen < 0.85:
                self._quote()
            elif chosen < 0.3:
                self._position()
            elif chosen < 0.4:
                self._question()
            else:
                self._plain()
            size += 1
            self._add("\n\n" if size % 3 == 0 else " ")
        self.text = self.text.rstrip() + "\n"

    # -- sentences --------------------------------------------------------------------------

    def _add(self, text: str) -> int:
        start = len(self.text)
        self.text += text
        self.words += len(text.split())
        return start

    def _some(self, side: Side) -> dict[str, str]:
        issue = self.chance.choice(tuple(g.ISSUES))
        fields = {
            "side": side.name, "place": side.place, "issue": issue, "number": str(self.chance.randint(2, 98)),
            "month": self.chance.choice(g.MONTHS), "day": self.chance.choice(g.DAYS),
        }  # fmt: skip
        fields |= {"noun": self.chance.choice(g.NOUNS), "noun2": self.chance.choice(g.NOUNS)}
        fields |= {"verb": self.chance.choice(g.VERBS), "verb2": self.chance.choice(g.VERBS)}
        fields["adjective"] = self.chance.choice(g.ADJECTIVES)
        return fields | {"want": self.chance.choice(g.ISSUES[issue]).format(**fields)}

    def _head(self) -> None:
        fields = self._some(self.sides[0])
        title = self.chance.choice(g.TITLES).format(**fields)
        self.title = title[0].upper() + title[1:]
        self.outlet = self.chance.choice(g.OUTLETS)
        day = self.chance.randint(1, 28)
        month = self.chance.randint(1, 12)
        self.published = f"2031-{month:02}-{day:02}"
        author = _name(self.chance)
        self._add(f"{self.title}\n\n")
        self.byline = len(self.text)
        self._add(f"By {author} | {self.outlet}\n\nPublished {g.MONTHS[month - 1]} {day}, 2031\n\n")
        self.body = len(self.text)

    def _person(self) -> tuple[str, str, Side]:
        side = self.chance.choice(self.sides)
        name = self.chance.choice(tuple(side.people))
        return name, side.people[name], side

    def _quote(self) -> None:
        name, role, side = self._person()
        fields = self._some(side)
        first = self.chance.choice(g.CLAUSES).format(**fields)
        then = self.chance.choice(g.CLAUSES).format(**self._some(side))
        last = self.chance.choice(g.CLOSERS).format(**self._some(side))
        words = f"{first[0].upper()}{first[1:]}{self.chance.choice(g.LINKS)}{then}. {last}"
        known = name in self.voices
        form = self.chance.choice(g.SHORT_SAID if known else g.SAID)
        self.voices[name] = side
        called = name.split()[-1] if known else name
        before, _, after = form.partition("{words}")
        fields |= {"speaker": name, "surname": called, "role": role}
        before, after = before.format(**fields), after.format(**fields)
        start = self._add(before + words + after)
        at = start + len(before)
        said_at = start + len(before) + len(words)
        speaker = start + before.find(called) if called in before else said_at + after.find(called)
        self.quotes.append(
            {"start": at, "end": said_at, "speaker": name, "speaker_start": speaker,
             "speaker_end": speaker + len(called)}
        )  # fmt: skip

    def _position(self) -> None:
        side = self.chance.choice(self.sides)
        fields = self._some(side)
        stance = self.chance.choice(tuple(g.STANCES))
        verb = self.chance.choice(g.STANCES[stance])
        form = self.chance.choice(g.POSITIONS)
        start = self._add(sentence := form.format(**{**fields, "verb": verb}))
        holder, cue = sentence.find(side.name), sentence.find(f" {verb} ") + 1
        want = sentence.rfind(fields["want"])
        self.demands.append(
            {"start": start + want, "end": start + want + len(fields["want"]), "holder": side.name, "stance": stance,
             "issue": fields["issue"], "holder_start": start + holder, "holder_end": start + holder + len(side.name),
             "cue_start": start + cue, "cue_end": start + cue + len(verb)}
        )  # fmt: skip

    def _question(self) -> None:
        side = self.chance.choice(self.sides)
        sentence = self.chance.choice(g.OPEN).format(**self._some(side))
        start = self._add(sentence)
        self.questions.append({"start": start, "end": start + len(sentence), "about": (side.name,)})

    def _plain(self) -> None:
        name, _, side = self._person()
        form = self.chance.choice(g.FILL + g.TOLD)
        self._add(form.format(**self._some(side), speaker=name, surname=name.split()[-1]))
        if "{speaker}" in form:
            self.voices.setdefault(name, side)

    # -- what was written -------------------------------------------------------------------

    def reading(self, file: str) -> Reading:
        """Give the article with all that was noted of it."""
        text = self.text
        edges = (0, self.byline, self.body, len(text))
        kinds: tuple[ZoneKind, ...] = ("headline", "byline", "body")
        zones = tuple(Zone(*edge, kind) for edge, kind in zip(pairwise(edges), kinds, strict=True))
        metadata = Metadata(self.title, self.outlet, None, self.published, "page")
        article = Article(file, text, digest_of(text), "en", metadata, zones)
        ids = {
            kind: finding_ids(text, kind, [(one["start"], one["end"]) for one in many])
            for kind, many in (("quote", self.quotes), ("demand", self.demands), ("question", self.questions))
        }
        sides = tuple(Actor(f"s{n}", s.name, "organisation", s.name, (s.name,)) for n, s in enumerate(self.sides))
        people = tuple(
            Actor(f"p{n}", name, "person", side.name, (name, name.split()[-1]))
            for n, (name, side) in enumerate(self.voices.items())
        )
        return Reading(article, Extraction(
            file, article.digest, version.EXTRACTOR, "en", metadata, zones, sides + people,
            tuple(Quote(i, text=text[o["start"]:o["end"]], type="direct", extent="full", why="bench", **o)
                  for i, o in zip(ids["quote"], self.quotes, strict=True)),
            tuple(Demand(i, text=text[o["start"]:o["end"]], voiced_by=None, footing="own", why="bench",
                         summary=_summary(text[o["start"]:o["end"]]), **o)
                  for i, o in zip(ids["demand"], self.demands, strict=True)),
            tuple(Question(i, text=text[o["start"]:o["end"]], kind="unresolved", why="bench",
                           summary=text[o["start"]:o["end"]], **o)
                  for i, o in zip(ids["question"], self.questions, strict=True)),
        ))  # fmt: skip


def _two(chance: Random, seed: int) -> tuple[Side, ...]:
    """Give the two sides that an article is about."""
    return tuple(chance.sample(cast(seed), 2))


def _summary(text: str) -> str:
    return text[0].upper() + text[1:]


def written(seed: int, number: int, words: tuple[int, int] = WORDS) -> Reading:
    """Give one article of the corpus with its findings.

    Args:
        seed: of the corpus.
        number: of the article; it decides the file's name.
        words: of the shortest and the longest article. Short ones are more frequent, as in a folder of news.
    """
    chance = Random(f"{seed}:{number}")
    least, most = words
    writer = Writer(chance, _two(chance, seed), chance.uniform(0.1, 0.5))
    # What is written last may go over by a sentence, so that much is left.
    writer.write(int(least + (most - 60 - least) * chance.random() ** 2))
    return writer.reading(f"article-{number:05}.txt")


def dense(seed: int, number: int, quotes: int) -> Reading:
    """Give an article that quotes so often, with what stands between the quotes."""
    chance = Random(f"{seed}:dense:{number}")
    writer = Writer(chance, _two(chance, seed), 0.85)
    writer.write(0, quotes)
    for _ in range(max(1, quotes // 12)):
        writer._position()
        writer._add(" ")
    writer._question()
    writer._add("\n")
    return writer.reading(f"dense-{number:05}.txt")


def long_article(seed: int, characters: int, findings: int, file: str = "long.txt") -> Reading:
    """Give one article of at least so many characters and exactly so many findings, spread over all of it."""
    chance = Random(f"{seed}:long")
    writer = Writer(chance, _two(chance, seed), 0.0)
    writer._head()
    while len(writer.text) < characters or _count(writer) < findings:
        if _count(writer) < findings * min(1.0, len(writer.text) / characters):
            chance.choice((writer._quote, writer._position, writer._question))()
        else:
            writer._add(chance.choice(g.FILL).format(**writer._some(writer.sides[0])))
        writer._add("\n\n" if chance.random() < 0.3 else " ")
    return writer.reading(file)


def _count(writer: Writer) -> int:
    return len(writer.quotes) + len(writer.demands) + len(writer.questions)


def corpus(articles: int, seed: int = 1, words: tuple[int, int] = WORDS) -> Iterator[Reading]:
    """Give the articles of a corpus, in order."""
    return (written(seed, number, words) for number in range(articles))


def big_ledger(quotes: int, seed: int = 1, each: int = 40) -> Iterator[Reading]:
    """Give articles that hold so many quotes together, `each` in every article."""
    for number, first in enumerate(range(0, quotes, each)):
        yield dense(seed, number, min(each, quotes - first))


def save(folder: Path, readings: Iterable[Reading]) -> list[Reading]:
    """Write articles into a folder, dated an hour back, and give them."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = list(readings)
    for reading in kept:
        path = folder / reading.file
        path.write_bytes(reading.article.text.encode("utf-8"))
        then = path.stat().st_mtime_ns - AN_HOUR_NS  # a file just written might change again unseen: it would be read
        os.utime(path, ns=(then, then))
    return kept


def fill_cache(folder: Path, readings: list[Reading], settings: Settings | None = None) -> None:
    """Put readings into the cache of the folder that they were saved to, as if they had been read there."""
    store = Store(folder, version.EXTRACTOR, version.key(settings or Settings()))
    found = {one.name: one for one in scan(folder).articles}
    for reading in readings:
        store.put(reading, found[reading.file])
    store.flush()
    if store.problem is not None:
        raise OSError(store.problem)


def _range(text: str) -> tuple[int, int]:
    least, _, most = text.partition("-")
    if not (least.isdigit() and most.isdigit() and 20 <= int(least) <= int(most)):
        raise argparse.ArgumentTypeError(f"{text!r} is no range of words such as 100-2000")
    return int(least), int(most)


def main() -> int:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--articles", type=int, default=300, help="how many (default: 300)")
    parser.add_argument("--words", type=_range, default=WORDS, metavar="LEAST-MOST", help="default: 100-2000")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ledger", type=int, metavar="QUOTES", help="so many quotes instead, put into the cache")
    given = parser.parse_args()
    if given.ledger:
        readings = save(given.folder, big_ledger(given.ledger, given.seed))
        fill_cache(given.folder, readings)
    else:
        readings = save(given.folder, corpus(given.articles, given.seed, given.words))
    found = [reading.extraction for reading in readings]
    counts = (sum(len(one.quotes) for one in found), sum(len(one.demands) for one in found))
    words = sum(len(reading.article.text.split()) for reading in readings)
    print(f"{given.folder}: {len(readings):,} articles, {words:,} words, {counts[0]:,} quotes, {counts[1]:,} positions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
