"""Positions of one holder and stance that say the same under two issues are one.

Two articles may file one demand under two labels ("Leave the valley" under territory and under the valley's own name),
and a list would show it twice. After the demands of each issue are folded (see `positions`), positions of one holder
and stance are joined over issues where their wordings are nearly the same. They stand under the issue of the one that
leads: one that was there before, else that with the most evidence. Only wordings of blocks that changed are compared.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from summit_tui.ledger.alike import Linker, Wording
from summit_tui.ledger.names import word_set, words
from summit_tui.ledger.positions import Block, Folder, Key, Row, RowsOf, common_words, share, stems_of

WORDED = 4
"""How many wordings of a position are compared over issues."""
ALIKE, ALONE = 0.6, 0.95
"""How alike two wordings must be that share two telling words or more, and those that share one."""
MOST = 0.75
"""Which part of the telling words of the shorter one they must share."""
_NOES = word_set("no not never without cannot nor against")


class Bridged:
    """Folds the demands of a folder and joins over issues what says the same; remembers as `Folder` does."""

    def __init__(self) -> None:
        self._folder = Folder()
        self._linker = Linker(self._near, pairs=1)
        self._wordings: dict[Block, dict[int, Key]] = {}
        """The wordings of each block by key, each with a demand of its position."""
        self._issue: dict[int, str] = {}
        self._shown: set[str] = set()
        """The positions that there were after the last update."""
        self.issues: dict[Key, str] = {}
        """The issue under which evidence stands that was joined to a position of another one."""

    def update(self, marks: Mapping[Block, object], rows_of: RowsOf, apart: Collection[Key] = ()) -> dict[Key, str]:
        """Give the position of each demand.

        Args:
            marks: each block that is there, with a mark that differs when its rows differ.
            rows_of: gives the rows of some blocks.
            apart: evidence whose issue the analyst chose; its position is joined to none of another issue.
        """
        ids = self._folder.update(marks, rows_of)
        gone: list[int] = []
        came: list[tuple[str, Wording]] = []
        for block in {*self._folder.folded, *(self._wordings.keys() - marks.keys())}:
            for key in self._wordings.pop(block, {}):
                gone.append(key)
                del self._issue[key]
        for block, clusters in self._folder.folded.items():
            came += self._take(block, clusters)
        self._folder.folded = {}
        leaders = self._linker.update(gone, came)
        joined = self._joined(ids, leaders, frozenset(ids[key] for key in apart if key in ids))
        self._shown = set(joined.values())
        return joined

    def rename(self, names: Mapping[str, str]) -> None:
        """Keep the ids of positions over renamed articles (old name to new)."""
        self._folder.rename(names)
        for known in self._wordings.values():
            known.update({key: (names.get(file, file), finding) for key, (file, finding) in known.items()})

    def _take(self, block: Block, clusters: Iterable[tuple[Row, ...]]) -> Iterable[tuple[str, Wording]]:
        party, stance, issue = block
        mine = self._wordings.setdefault(block, {})
        for cluster in clusters:
            for summary in sorted({row.summary for row in cluster})[:WORDED]:
                plain = words(summary)
                key = _hash(*block, *plain)
                if key not in mine:
                    mine[key] = cluster[0].key
                    self._issue[key] = issue
                    yield f"{party}\x1f{stance}", Wording(key, " ".join(plain), stems=tuple(stems_of(plain)))

    def _near(self, one: Wording, other: Wording) -> bool:
        """Tell whether two wordings of one holder and stance, under two issues, say the same."""
        if self._issue[one.key] == self._issue[other.key]:
            return False
        if one.figures != other.figures or _denies(one) != _denies(other):
            return False
        names = self._folder.names
        hollow = common_words()
        a, b = ({stem for stem in each.content if stem[:4] not in names} - hollow for each in (one, other))
        shared = len(a & b)
        if not shared or shared < MOST * min(len(a), len(b)):
            return False
        return share(one.content, other.content, names, frozenset()) >= (ALIKE if shared > 1 else ALONE)

    def _joined(self, ids: dict[Key, str], leaders: Mapping[int, int], apart: frozenset[str]) -> dict[Key, str]:
        """Join the positions whose wordings are linked, and note the issue under which joined evidence stands."""
        self.issues = {}
        issue_of: dict[str, str] = {}
        linked: dict[int, set[str]] = defaultdict(set)
        for block, known in self._wordings.items():
            for key, member in known.items():
                if key in leaders and ids[member] not in apart:
                    linked[leaders[key]].add(ids[member])
                    issue_of[ids[member]] = block[2]
        groups = [group for group in _united(linked.values()) if len(group) > 1]
        if not groups:
            return ids
        size = Counter(position for position in ids.values() if position in issue_of)
        lead: dict[str, str] = {}
        for group in groups:
            first = min(group, key=lambda one: (one not in self._shown, -size[one], one))
            lead.update(dict.fromkeys(group, first))
        joined = {one: other for one, other in lead.items() if one != other}
        self.issues = {key: issue_of[joined[position]] for key, position in ids.items() if position in joined}
        return {key: lead.get(position, position) for key, position in ids.items()}


def _united(sets: Iterable[set[str]]) -> list[set[str]]:
    """Unite sets that share a member."""
    home: dict[str, set[str]] = {}
    for one in sets:
        whole = set(one).union(*(home[member] for member in one if member in home))
        home.update(dict.fromkeys(whole, whole))
    return list({id(one): one for one in home.values()}.values())


def _denies(wording: Wording) -> bool:
    return not _NOES.isdisjoint(wording.words.split())


def _hash(*parts: str) -> int:
    return int.from_bytes(hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest())


__all__ = ["Bridged"]
