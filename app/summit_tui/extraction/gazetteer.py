"""States, blocs and titles of the lexicon, ready for look-up by their words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from summit_tui.extraction.lexicon import Lexicon, load_lexicon

Use = Literal["name", "adjective", "capital", "seat", "people", "body"]


@dataclass(frozen=True)
class Entry:
    """A form of words for a state or bloc: "Russian" is Russia's adjective, "Kremlin" its seat of power."""

    name: str
    kind: Literal["state", "bloc"]
    use: Use


@dataclass(frozen=True)
class Bloc:
    """A bloc with its members; one that `acts` is a side of its own."""

    name: str
    members: frozenset[str]
    outside: frozenset[str]
    proper: frozenset[str]
    acts: bool
    neutral: bool
    phrases: tuple[tuple[str, str], ...] = ()


class Gazetteer:
    """Look-up of the words that stand for states, blocs and offices."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.entries: dict[tuple[str, ...], tuple[Entry, ...]] = {}
        self.of: dict[str, str] = {}
        self.blocs: dict[str, Bloc] = {}
        for name, row in lexicon.table("states").items():
            self._add(name, "state", name, row)
            if "of" in row:
                self.of[name] = row["of"]
        for name, row in lexicon.table("blocs").items():
            self._add(name, "bloc", name, row)
            self.blocs[name] = Bloc(
                name,
                frozenset(row.get("members", ())),
                frozenset(row.get("outside_proper", ())),
                frozenset(row.get("proper", ())),
                bool(row.get("acts", False)),
                bool(row.get("neutral", False)),
                tuple((first, last) for first, last in (phrase.split() for phrase in row.get("phrases", ()))),
            )
        self.longest = max(len(key) for key in self.entries)
        titles = lexicon.table("titles")
        self.titles = {tuple(title.split()) for title in titles["before"]}
        self.title_words = frozenset(word for title in self.titles for word in title)
        self.heads = frozenset(titles["heads"])
        self.within = frozenset(titles["within"])
        self.honorifics = frozenset(titles["honorifics"])
        self.roles = lexicon.words("titles", "roles")
        self.bodies = lexicon.words("titles", "bodies")
        self.observers = lexicon.words("titles", "observers")
        self.outlets = lexicon.words("titles", "outlets")
        self.organisations = lexicon.words("titles", "organisations")
        self.state_bodies = lexicon.words("titles", "state_bodies")
        self.companies = lexicon.words("titles", "companies")
        self.single_bodies = lexicon.words("titles", "single_bodies")
        self.any_body = lexicon.words("titles", "any_body")
        self.apart = lexicon.words("titles", "apart")
        self.body_first = lexicon.words("titles", "body_first")
        self.fields = lexicon.words("titles", "fields")
        self.of_firms = lexicon.words("titles", "of_firms")
        self.serving = lexicon.words("titles", "serving")
        self.minding = lexicon.words("titles", "minding")
        self.kin = lexicon.words("titles", "kin")
        self.also: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        self.also |= {word: frozenset(names.split()) for word, names in titles["also"].items()}
        self.no_groups = lexicon.words("titles", "no_groups")
        self.particles = lexicon.words("titles", "particles")
        self.no_names = lexicon.words("titles", "no_names")
        self.home = {state: frozenset(words) for state, words in titles["home"].items()}
        self.own: dict[str, str] = dict(titles["own"])
        self.public = lexicon.words("titles", "public")
        self.neutral = lexicon.words("titles", "neutral")
        self.labour = lexicon.words("titles", "labour")
        self.business = lexicon.words("titles", "business")
        self.clubs = lexicon.words("titles", "clubs")
        self.camps = {name: frozenset(words.split()) for name, words in titles["camps"].items()}
        self.months = lexicon.words("titles", "months")
        self.laws = frozenset({"act", "accord", "accords", "treaty"})
        self.things = lexicon.words("titles", "things")
        self.places = frozenset(tuple(name.split()) for name in lexicon.table("places")["places"])
        self._camps(lexicon)

    def _camps(self, lexicon: Lexicon) -> None:
        """Read what `arena` and `camps` know of disputes within one state."""
        camps = lexicon.table("camps")
        self.domestic_camps = lexicon.words("camps", "camps")
        self.domestic = self.domestic_camps | lexicon.words("camps", "matters")
        self.chambers = lexicon.words("camps", "chambers")
        self.legislatures = lexicon.words("camps", "legislatures")
        self.executive = lexicon.words("camps", "executive")
        self.legislative = lexicon.words("camps", "legislative")
        self.members = lexicon.words("camps", "members")
        self.not_executive = frozenset(camps["not_executive"])
        self.company_offices = frozenset(camps["company_offices"])
        self.officers = frozenset(camps["officers"])
        self.private = lexicon.words("camps", "private")
        self.commons = lexicon.words("camps", "commons") | lexicon.words("camps", "firms")
        self.firms = lexicon.words("camps", "firms")
        self.local_offices: dict[str, tuple[str, ...]] = {
            office: tuple(bodies.split()) for office, bodies in camps["local_offices"].items()
        }
        self.judicial = lexicon.words("camps", "judicial")
        self.local = lexicon.words("camps", "local")
        self.rebels = lexicon.words("camps", "rebels")
        self.monarchs = lexicon.words("camps", "monarchs")
        self.government_heads = lexicon.words("camps", "government_heads")
        self.officials = lexicon.words("camps", "officials")
        self.executives: dict[str, str] = dict(camps["executives"])
        self.constituencies = {state: frozenset(names) for state, names in camps["constituencies"].items()}
        self.party_words = {word: name for name, words in camps["parties"].items() for word in words}
        self.adjectives = {
            name: row["adjectives"][0] for name, row in lexicon.table("states").items() if row.get("adjectives")
        }

    def _add(self, name: str, kind: Literal["state", "bloc"], main: str, row: dict[str, list[str]]) -> None:
        uses: tuple[tuple[str, Use], ...] = (
            ("names", "name"),
            ("adjectives", "adjective"),
            ("capitals", "capital"),
            ("seats", "seat"),
            ("people", "people"),
            ("bodies", "body"),
        )
        self._enter(main, Entry(name, kind, "name"))
        for field, use in uses:
            for form in row.get(field, ()):
                self._enter(form, Entry(name, kind, use))

    def _enter(self, form: str, entry: Entry) -> None:
        key = tuple(form.removeprefix("the ").split())
        if all(entry.name != old.name for old in self.entries.get(key, ())):
            self.entries[key] = (*self.entries.get(key, ()), entry)

    def find(self, words: tuple[str, ...]) -> Entry | None:
        """Give the entry of exactly these words (case counts, but for words all in capitals)."""
        found = self.entries.get(words)
        if found is None and len(words[0]) > 3 and words[0].isupper():
            found = self.entries.get(tuple(word.title() for word in words))
        return found[0] if found else None

    def match(self, words: list[str], at: int) -> tuple[int, Entry] | None:
        """Give the longest entry that starts at a place in a list of words, and how many words it takes."""
        for length in range(min(self.longest, len(words) - at), 0, -1):
            entry = self.find(tuple(words[at : at + length]))
            if entry is not None:
                return length, entry
        return None


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """Give the gazetteer of this process."""
    return Gazetteer(load_lexicon())
