"""Which articles are the same story printed twice: a wire story in three papers is one voice.

Two stories are compared by the words that they share in runs of eight (shingles; Broder, "On the resemblance
and containment of documents", 1997): eight words on end are seldom alike by chance, but a quotation is, so
a share of the smaller story counts and not the mere fact. Pairs to compare are found by the hashes of
a sample of the shingles.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from summit_tui.model import STORY_ZONES, Article

RUN = 8
"""Words in a shingle."""
SAME = 0.5
"""From which share of the smaller story on two articles are one story."""
SAME_AGENCY = 0.3
"""The same for two that name the same news agency: papers cut and rewrite what they take from the wire."""
AGENCIES = (
    "Reuters", "AP", "Associated Press", "AFP", "Agence France-Presse", "dpa", "EFE", "ANSA", "UPI", "PTI", "ANI",
    "PA Media", "Press Association", "Kyodo", "Jiji", "Yonhap", "Xinhua", "TASS", "Interfax", "Ukrinform", "Anadolu",
    "AAP", "Bloomberg News", "Canadian Press", "IANS", "Belga", "APA", "TT", "NTB", "Ritzau", "PAP", "CTK", "Tanjug",
)  # fmt: skip
"""Names by which news agencies sign, in the letters that they use."""
CROWD = 40
"""How many articles with one shingle are compared each with each."""
SAMPLED = 4
"""One shingle in so many, chosen by its hash, is used to find pairs: a story of 60 words has some 13 of them."""

_WORD = re.compile(r"\w+")
_NAMES = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
_AGENCY = re.compile(rf"\b({_NAMES})\b")
_SIGNED = re.compile(rf"[(\[]({_NAMES})[)\]]|\b({_NAMES}) ?[-–—]\s")
_SHORT = {"Associated Press": "AP", "Agence France-Presse": "AFP", "Press Association": "PA Media"}
_PRIME = (1 << 61) - 1
_BASE = 1_000_003
_FIRST = pow(_BASE, RUN - 1, _PRIME)


def story_of(article: Article) -> str:
    """Give the words of an article that are story (captions, menus and comments left out)."""
    return "\n".join(article.text[zone.start : zone.end] for zone in article.zones if zone.kind in STORY_ZONES)


def shingles(text: str) -> frozenset[int]:
    """Give the hashes of all runs of `RUN` words; a shorter text is one run."""
    words = [_word_hash(word) for word in _WORD.findall(text.casefold())]
    if not words:
        return frozenset()
    rolled = 0
    for value in words[:RUN]:
        rolled = (rolled * _BASE + value) % _PRIME
    hashes = {rolled}
    # Rabin and Karp's rolling hash: the first word's part is taken off, the next word's added.
    for old, new in zip(words, words[RUN:], strict=False):
        rolled = ((rolled - old * _FIRST) * _BASE + new) % _PRIME
        hashes.add(rolled)
    return frozenset(hashes)


def same_story(a: str, b: str) -> float:
    """Give which share of the smaller text stands in the other word for word (0 to 1).

    Example:
        >>> same_story("one two three four five six seven eight nine", "zero one two three four five six seven eight")
        0.5
    """
    return _containment(shingles(a), shingles(b))


def agencies_of(article: Article) -> frozenset[str]:
    """Give the news agencies that sign an article: in brackets or before a dash where it begins or ends, or in its
    byline, dateline or credit.

    Example: "GENEVA (Reuters) - The talks ..." and a byline "By our staff and AFP" are signed.
    """
    edges = article.text[:400] + "\n" + article.text[-300:]
    signed = {match[1] or match[2] for match in _SIGNED.finditer(edges)}
    for zone in article.zones:
        if zone.kind in ("byline", "dateline", "credit"):
            signed.update(_AGENCY.findall(article.text[zone.start : zone.end]))
    return frozenset(_SHORT.get(name, name) for name in signed)


def origins(articles: Iterable[Article], same: float = SAME) -> dict[str, str]:
    """Give for each article which one stands for its story.

    The origin is the earliest by its stated date (an undated one comes last), then the longest, then the
    first by name; an article without a copy is its own origin. Copies of copies come to one origin.

    Args:
        articles: the articles of a folder, names unlike each other.
        same: from which containment on two are one story.

    Returns:
        Name to the origin's name, for every article. Work grows with the number of shingles, not of pairs.
    """
    known = {article.file: article for article in articles}
    sets = {name: shingles(story_of(article)) for name, article in known.items()}
    signed = {name: agencies_of(article) for name, article in known.items()}
    leader = {name: name for name in known}

    def root(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for one, other in _candidates(sets):
        a, b = root(one), root(other)
        least = min(same, SAME_AGENCY) if signed[one] & signed[other] else same
        if a != b and _containment(sets[one], sets[other]) >= least:
            leader[max(a, b)] = min(a, b)
    groups = defaultdict(list)
    for name in known:
        groups[root(name)].append(name)
    found = {}
    for group in groups.values():
        origin = min(group, key=lambda name: (known[name].metadata.published or "9999", -len(sets[name]), name))
        found.update(dict.fromkeys(group, origin))
    return found


def shares(articles: Mapping[str, Article], origins: Mapping[str, str]) -> dict[str, float]:
    """Give for each copy which part of the smaller story stands in the other word for word (0 to 1).

    Args:
        articles: by name.
        origins: the origin of each, as `origins` gives them.
    """
    return {
        name: same_story(story_of(articles[name]), story_of(articles[origin]))
        for name, origin in origins.items()
        if name != origin and name in articles and origin in articles
    }


def _candidates(sets: Mapping[str, frozenset[int]]) -> list[tuple[str, str]]:
    """Give the pairs that share a sampled shingle."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name, hashes in sorted(sets.items()):
        for value in {value for value in hashes if value % SAMPLED == 0} or set(sorted(hashes)[:1]):
            holders[value].append(name)
    pairs: set[tuple[str, str]] = set()
    for names in holders.values():
        if len(names) <= CROWD:
            pairs.update((one, other) for at, one in enumerate(names) for other in names[at + 1 :])
        else:  # a formula of the house, or one wire story in very many papers: neighbours will do for that
            pairs.update(pairwise(names))
            pairs.update((names[0], other) for other in names[1:])
    return sorted(pairs)


def _containment(a: frozenset[int], b: frozenset[int]) -> float:
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


@lru_cache(maxsize=100_000)
def _word_hash(word: str) -> int:
    # Python's own hash differs from process to process.
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=7).digest(), "big")
