"""Positions: the demands of one holder and stance that want the same thing, over all articles.

Demands are compared within a block of one holder, stance and issue, by the content words of their summaries
and passages. Each block is folded on its own in a fixed order, so a change in one article costs the blocks
that it touches, and the order in which articles came makes no difference to what belongs together.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain, count

from summit_tui.ledger.names import plain_key, word_set, words

Key = tuple[str, str]
"""The identity of a finding: (file, id)."""
Block = tuple[str, str, str]
"""Holder, stance and issue: demands are compared within it."""
ALONE = "~"
"""With this begins the holder of a block who is no party (an analyst, a paper): its words are not those of a side."""

_STOP = word_set(
    "a about after again all also an and any are as at be been before being both but by can could did do does "
    "doing down during each for from further had has have having he her here hers him his how i if in into is it "
    "its itself just me more most my new no nor not now of off on once only or other our out over own same she "
    "should so some such than that the their them then there these they this those through to too under until up "
    "very was we were what when where which while who whom why will with would you your must need want deal "
    "agreement say said "
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ENDINGS = tuple(
    sorted(
        word_set(
            "ization isation ations ation ments ment ings ing ance als al ies ed es ion ions ity ly s e y er ers able "
            "ible ial iate iated iation iations iable"
        ),
        key=lambda ending: (-len(ending), ending),
    )
)
_LEAST = 4
"""How many letters a stem keeps."""
JOIN = 0.22
"""How alike two demands of one block must be to be one position (chosen on hand-folded articles)."""
NAME_WEIGHT = 0.1
"""What a word of a party's name counts against another word."""
TOPIC_WEIGHT = 0.5
"""What a word of the issue counts."""
COMMON = 0.3
"""What a word counts that is in most positions of any negotiation."""


@dataclass(frozen=True)
class Row:
    """A demand as folding needs it."""

    file: str
    id: str
    party: str
    stance: str
    issue: str
    summary: str
    text: str

    @property
    def key(self) -> Key:
        """The identity of the finding."""
        return (self.file, self.id)


RowsOf = Callable[[Iterable[Block]], Iterable[Row]]
"""Gives the rows of some blocks."""


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """Give the part of a word that its forms share (withdraw, withdrawal, withdrawing), never under four letters."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word[: len(word) - len(ending)]
            break
    return word[:-1] if len(word) > _LEAST and word[-1] == "e" else word  # enforce(ment), agree(ment)


@lru_cache(maxsize=1)
def _concepts() -> dict[str, str]:
    """Give the common stem of words that say one thing in a negotiation (concepts.toml)."""
    table = tomllib.loads((files(__package__) / "concepts.toml").read_text("utf-8"))
    return {stem(word): stem(line[0]) for line in table["same"] for word in line}


@lru_cache(maxsize=1)
def _forms() -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = defaultdict(set)
    for form, common in _concepts().items():
        forms[common].add(form)
    return {common: frozenset(found) for common, found in forms.items()}


def forms_of(word: str) -> frozenset[str]:
    """Give the stems that `content` brings to this one."""
    return _forms().get(word, frozenset()) | {word}


def content_words(text: str) -> list[str]:
    """Give the stems of a text's content words in order, figures included; words that say one thing share a stem."""
    return stems_of(words(text))


def stems_of(plain: Iterable[str]) -> list[str]:
    """Give the stems of those words that are content words, of words without accents, marks and case."""
    return [root for word in plain if (root := _root(word))]


@lru_cache(maxsize=65536)
def _root(word: str) -> str:
    """Give the stem of a word, or of the words that say the same; of a word that is no content word nothing."""
    root = "" if word in _STOP else stem(word)
    return _concepts().get(root, root)


@lru_cache(maxsize=32768)
def content(text: str) -> frozenset[str]:
    """Give the stems of a text's content words (see `content_words`)."""
    return frozenset(content_words(text))


@lru_cache(maxsize=32768)
def numbers(text: str) -> frozenset[str]:
    """Give the figures of a text."""
    return frozenset(_NUMBER.findall(text))


def name_stems(parties: Iterable[str]) -> frozenset[str]:
    """Give the beginnings of the words of parties' names, by which demonyms are known too (Norway, Norwegian)."""
    return frozenset(word[:4] for party in parties for word in words(party) if len(word) >= 4)


def _likeness(one: Row, other: Row, names: frozenset[str]) -> float:
    """Give how far two demands of a block want the same: 0 (not) to 1."""
    told, other_told = numbers(one.summary), numbers(other.summary)
    if told and other_told and not told & other_told:
        return 0.0
    topic = content(one.issue)
    a, b = content(one.summary), content(other.summary)
    summaries = share(a, b, names, topic)
    passages = share(a | content(one.text), b | content(other.text), names, topic)
    return 0.7 * summaries + 0.3 * passages


def share(a: frozenset[str], b: frozenset[str], names: frozenset[str], topic: frozenset[str]) -> float:
    """Give the weight of what two wordings share: the mean of its part of the shorter and of both."""
    shared = _weight(a & b, names, topic)
    if not shared:
        return 0.0
    heavy, other = _weight(a, names, topic), _weight(b, names, topic)
    return shared / (heavy + other) + 0.5 * shared / min(heavy, other)


def _weight(stems: frozenset[str], names: frozenset[str], topic: frozenset[str]) -> float:
    """Add up words: those of parties' names, of the issue and of any negotiation tell little."""
    common = common_words()
    return sum(
        [
            NAME_WEIGHT if stem[:4] in names else TOPIC_WEIGHT if stem in topic else COMMON if stem in common else 1.0
            for stem in stems
        ]
    )


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Give the stems of words that are in most positions of any negotiation (senses.toml)."""
    table = tomllib.loads((files(__package__) / "senses.toml").read_text("utf-8"))
    return frozenset().union(*(content(word) for word in table["common"]))


def fold_block(rows: Iterable[Row], names: frozenset[str] = frozenset()) -> list[tuple[Row, ...]]:
    """Part the demands of one holder, stance and issue into positions.

    Each demand, in the order of its key, joins the position whose nearest member is nearest, if near enough.
    Only positions that share a content word are compared.
    """
    order = sorted(rows, key=lambda row: row.key)
    if not order:
        return []
    clusters: list[list[Row]] = []
    leads: list[dict[str, Row]] = []
    by_word: dict[str, set[int]] = defaultdict(set)
    same: dict[str, int] = {}
    for row in order:
        wording = plain_key(row.summary)
        best = same.get(wording, -1)
        stems = content(row.summary)
        if best < 0:
            near = sorted({number for word in stems for number in by_word[word]})
            scored = [(max(_likeness(row, lead, names) for lead in leads[n].values()), -n) for n in near]
            if scored and max(scored)[0] >= JOIN:
                best = -max(scored)[1]
        if best < 0:
            best = len(clusters)
            clusters.append([])
            leads.append({})
        clusters[best].append(row)
        if len(leads[best]) < 8:
            leads[best].setdefault(wording, row)
        same[wording] = best
        for word in stems:
            by_word[word].add(best)
    return [tuple(cluster) for cluster in clusters]


def position_id(member: Key) -> str:
    """Give the id of a position from its first member."""
    return "p" + hashlib.blake2b("\x1f".join(member).encode("utf-8", "surrogatepass"), digest_size=7).hexdigest()


class Folder:
    """Folds the demands of a folder and remembers: blocks that did not change are not folded again, and a
    position keeps its id while most of its evidence stays, whatever article comes first by name."""

    def __init__(self) -> None:
        self._marks: dict[Block, object] = {}
        self._ids: dict[Block, dict[Key, str]] = {}
        self.names: frozenset[str] = frozenset()
        """The beginnings of the words of parties' names."""
        self.folded: dict[Block, list[tuple[Row, ...]]] = {}
        """What the last update folded anew: the evidence of each position, by block."""
        self._words: dict[Block, frozenset[str]] = {}
        """The beginnings of the words of each block, by which a name is known."""

    def update(self, marks: Mapping[Block, object], rows_of: RowsOf) -> dict[Key, str]:
        """Give the position of each demand.

        Args:
            marks: each block that is there, with a mark that differs when its rows differ.
            rows_of: gives the rows of some blocks.
        """
        names = name_stems({party for party, _, _ in marks if not party.startswith(ALONE)})
        if turned := names ^ self.names:
            # A word that became a party's name, or ceased to be one, weighs otherwise wherever it stands.
            self._marks = {block: mark for block, mark in self._marks.items() if not self._words[block] & turned}
            self.names = names
        changed = [block for block, mark in marks.items() if block not in self._marks or self._marks[block] != mark]
        self.folded = {}
        if changed or marks.keys() != self._ids.keys():
            touched = set(changed) | (self._ids.keys() - marks.keys())
            before = {key: position for block in touched for key, position in self._ids.pop(block, {}).items()}
            used = {position for ids in self._ids.values() for position in ids.values()}
            members: dict[Block, list[Row]] = defaultdict(list)
            for row in rows_of(changed) if changed else ():
                members[row.party, row.stance, row.issue].append(row)
            self._words.update((block, _beginnings(members[block])) for block in changed)
            folded = [(block, cluster) for block in changed for cluster in fold_block(members[block], names)]
            ids = _carry([cluster for _, cluster in folded], before, used)
            for block, cluster in folded:
                self.folded.setdefault(block, []).append(cluster)
                self._ids.setdefault(block, {}).update((row.key, ids[row.key]) for row in cluster)
        self._marks = dict(marks)
        return {key: position for ids in self._ids.values() for key, position in ids.items()}

    def fold(self, rows: Iterable[Row]) -> dict[Key, str]:
        """Give the position of each of these demands, which are all that there are."""
        blocks: dict[Block, set[Row]] = defaultdict(set)
        for row in rows:
            blocks[row.party, row.stance, row.issue].add(row)
        return self.update(blocks, lambda wanted: (row for block in wanted for row in blocks[block]))

    def rename(self, names: Mapping[str, str]) -> None:
        """Keep the ids of positions over renamed articles (old name to new)."""
        self._ids = {
            block: {(names.get(file, file), finding): position for (file, finding), position in ids.items()}
            for block, ids in self._ids.items()
        }


def _beginnings(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(word[:4] for row in rows for text in (row.summary, row.text) for word in content(text))


def _carry(clusters: Sequence[tuple[Row, ...]], before: Mapping[Key, str], used: set[str]) -> dict[Key, str]:
    """Give ids to positions: the one that most members had, each id once; else a new one. `used` are taken."""
    claims: list[tuple[int, str, int]] = []
    for number, members in enumerate(clusters):
        counts: dict[str, int] = defaultdict(int)
        for row in members:
            if row.key in before:
                counts[before[row.key]] += 1
        claims.extend((-times, position, number) for position, times in counts.items())
    given: dict[int, str] = {}
    for _, position, number in sorted(claims):
        if number not in given and position not in used:
            given[number] = position
            used.add(position)
    ids: dict[Key, str] = {}
    for number, members in enumerate(clusters):
        position = given.get(number) or _fresh_id(members, used)
        used.add(position)
        ids.update((row.key, position) for row in members)
    return ids


def _fresh_id(members: tuple[Row, ...], used: set[str]) -> str:
    """Give the id of the first member whose id no other position has kept."""
    fresh = [position_id(row.key) for row in members]
    again = (f"{fresh[0]}{number}" for number in count(2))
    return next(name for name in chain(fresh, again) if name not in used)


def fold(rows: Iterable[Row]) -> dict[Key, str]:
    """Give the position of each demand of a folder, without memory of an earlier state."""
    return Folder().fold(rows)


__all__ = ["Block", "Folder", "Key", "Row", "content", "fold", "fold_block", "numbers", "position_id", "share", "stem"]
