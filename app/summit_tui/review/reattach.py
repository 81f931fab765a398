"""Decisions and articles that are not as they were: renamed files, edited texts, another extractor's findings.

An article is its path; a new path with the text of a vanished one is that article renamed. What was seen at the last
look tells new from known and vanished from long gone, so that decisions on a deleted article do not pass to a copy
of it that was there all along.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from summit_tui.model import Anchor, Article, Decision, Extraction, FindingKind, Subject, finding_ids
from summit_tui.review.anchors import Ambiguous, Attached, attach
from summit_tui.review.decisions import Binding, Home, Key, Review
from summit_tui.review.looks import Rename
from summit_tui.review.words import says_otherwise

_MOST = 0.8
"""Share of a vanished article's decided passages that a new text must hold, word for word, to be that article."""
_FEW = 0.3
"""Share that any other new text may hold at most."""
_HOLDERS = 8
"""Findings over one passage that are told apart."""
_OVERLAP = 0.6
"""Part of the code points of two passages together that they must share to be the same finding."""


class Reattached(msgspec.Struct, frozen=True):
    """Events under the names that their articles have now.

    `names` are the renames found (to be kept: see `looks.save_renames`), `removed` the articles that are gone, and
    `unsure` those that might be one of several new ones; both keep their decisions under the old name.
    """

    events: tuple[Decision, ...]
    names: dict[str, str]
    removed: frozenset[str]
    unsure: dict[str, tuple[str, ...]]


def follow(events: Iterable[Decision], renames: Sequence[Rename]) -> list[Decision]:
    """Give events under the names that renames have given their articles since (those of one moment at once)."""
    moments: dict[str, dict[str, str]] = defaultdict(dict)
    for rename in renames:
        moments[rename.at][rename.old] = rename.new
    order = sorted(moments.items())
    followed = []
    for event in events:
        name = event.article
        for at, names in order:
            if event.at <= at:
                name = names.get(name, name)
        followed.append(event if name == event.article else msgspec.structs.replace(event, article=name))
    return followed


def late_names(review: Review, renames: Sequence[Rename], present: Mapping[str, str]) -> dict[str, str]:
    """Find decisions made under an article's former name after it was renamed, where the rename was not seen.

    A colleague who had not pulled the rename decides on the old name; no article is there under it here. If the text
    that was decided on is the renamed article's, the decisions are its.

    Args:
        review: with the events as `follow` gives them.
        renames: those that were seen, oldest first.
        present: the hash of each present article's text by name.

    Returns:
        Old name to new name.
    """
    into: dict[str, str] = {}
    for rename in renames:
        into = {old: rename.new if new == rename.old else new for old, new in into.items()}
        into[rename.old] = rename.new
    names = {}
    for article in review.articles:
        new = into.get(article)
        if article not in present and new is not None and new in present:
            anchors = review.homes(article).values()
            if all(one is not None and one.digest == present[new] for one in anchors):
                names[article] = new
    return names


def reattach(
    events: Iterable[Decision],
    present: Mapping[str, str],
    text_of: Callable[[str], str] | None = None,
    *,
    look: Mapping[str, str] | None = None,
    renames: Sequence[Rename] = (),
) -> Reattached:
    """Find the articles that were renamed while nobody looked.

    Args:
        events: of the journal, in its order.
        present: the hash of each present article's text by name.
        text_of: gives a present article's text; with it an article that was renamed and then edited is found too.
        look: what was there at the last look (None: not known; then only the hash decides, and no article counts
            as a new one on which something was decided before the vanished one's last decision).
        renames: those that were seen while they happened.
    """
    events = follow(events, renames)
    missing: dict[str, list[Decision]] = defaultdict(list)
    first: dict[str, str] = {}
    for event in events:
        if event.action in ("undo", "redo"):  # they go by the id of their target
            continue
        first.setdefault(event.article, event.at)
        if event.article and event.article not in present:
            missing[event.article].append(event)
    vanished = {name: of for name, of in missing.items() if look is None or name in look}
    fresh = [name for name in present if look is None or name not in look]
    claims: dict[str, list[str]] = {}
    for name, of in vanished.items():
        later = [new for new in fresh if first.get(new, "~") > of[-1].at]
        digests = {event.anchor.digest for event in of if event.anchor}
        claims[name] = [new for new in later if present[new] in digests]
        if not claims[name] and text_of is not None and look is not None:
            claims[name] = _holding([event.anchor for event in of if event.anchor], later, present, text_of)
    wanted = [new for candidates in claims.values() for new in candidates]
    names = {old: found[0] for old, found in claims.items() if len(found) == 1 and wanted.count(found[0]) == 1}
    unsure = {old: tuple(found) for old, found in claims.items() if found and old not in names}
    moved = [
        msgspec.structs.replace(event, article=names[event.article]) if event.article in names else event
        for event in events
    ]
    return Reattached(tuple(moved), names, frozenset(missing) - set(names), unsure)


def _holding(
    anchors: list[Anchor], candidates: list[str], present: Mapping[str, str], text_of: Callable[[str], str]
) -> list[str]:
    """Give the one text that holds nearly all passages, or those among which none stands out."""
    if not anchors:
        return []
    shares = {}
    for name in candidates:
        text = text_of(name)
        found = [attach(one, text, present[name]) for one in anchors]
        held = sum(isinstance(one, Attached) and one.how in ("same", "exact") for one in found)
        shares[name] = held / len(anchors)
    if max(shares.values(), default=0.0) < _MOST:
        return []
    return [name for name, share in shares.items() if share > _FEW]


def passages(found: Extraction) -> list[tuple[FindingKind, str, int, int]]:
    """Give kind, id, start and end of each finding of an article, in the order of their extraction."""
    return [
        *(("demand", one.id, one.start, one.end) for one in found.demands),
        *(("quote", one.id, one.start, one.end) for one in found.quotes),
        *(("question", one.id, one.start, one.end) for one in found.questions),
    ]


def rebind(
    review: Review,
    article: Article,
    findings: Iterable[tuple[FindingKind, str, int, int]],
    before: Callable[[str], str | None] | None = None,
) -> dict[Home, Binding]:
    """Say which present findings an article's decisions are about, after an edit or with another extractor.

    A finding with the id of a decided one is that one, unless its words stand in the text more than once: a copy of
    them put in before would have that id now.

    Args:
        review: is told by its `bind`.
        article: as it is now.
        findings: the present ones, as `passages` gives them.
        before: gives a former text by its hash, if it is still at hand; asked once for each text.

    Returns:
        What became of each decided finding that is not the present one of its id.
    """
    homes = review.homes(article.file)
    spans: dict[Subject, list[tuple[str, int, int]]] = defaultdict(list)
    present: set[Key] = set()
    if homes:
        for kind, finding, start, end in findings:
            spans[kind].append((finding, start, end))
            present.add((kind, finding))
    former = lru_cache(maxsize=None)(before) if before is not None else None
    bindings = {}
    for home, one in homes.items():
        there = home[:2] in present
        if there and (one is None or one.digest == article.digest or _once(one.exact, article.text)):
            continue
        others = review.beside(article.file, home)
        mine = [span for span in spans[home[0]] if span[0] not in others]
        binding = _binding(home, one, article, mine, former)
        if not there:
            bindings[home] = binding
        elif binding.finding != home[1] or binding.how == "changed":
            bindings[home] = msgspec.structs.replace(binding, taken=binding.finding is None)
    review.bind(article.file, bindings)
    return bindings


def _once(exact: str, text: str) -> bool:
    return text.find(exact, text.find(exact) + 1) < 0


def _binding(
    home: Home,
    one: Anchor | None,
    article: Article,
    spans: list[tuple[str, int, int]],
    before: Callable[[str], str | None] | None,
) -> Binding:
    if one is None:
        return Binding(None, "orphan")
    former = before(one.digest) if before is not None and one.digest != article.digest else None
    found = attach(one, article.text, article.digest, former)
    if isinstance(found, Ambiguous):
        return Binding(None, "ambiguous")
    if not isinstance(found, Attached):
        return Binding(None, "orphan")
    shares = [(_overlap(found, start, end), finding, start, end) for finding, start, end in spans]
    most = max((share for share, *_ in shares), default=0.0)
    if most < _OVERLAP:
        return Binding(None, "unfound", found.start, found.end, otherwise=found.changed)
    alike = [finding for finding in shares if finding[0] == most]
    which = 0 if len(alike) == 1 else _occurrence(home, one)
    # An id counts alike findings over the whole text; it tells holders apart only where the words stood once in it.
    twins = len(alike) > 1 and not _once(one.exact, article.text if former is None else former)
    if which is None or which >= len(alike) or twins:
        return Binding(None, "ambiguous", found.start, found.end)
    _, finding, start, end = alike[which]
    changed = found.changed or says_otherwise(one.exact, article.text[start:end])
    return Binding(finding, "changed" if changed else "moved", start, end)


def _occurrence(home: Home, one: Anchor) -> int | None:
    """Tell which of several findings over one passage (two holders of one demand) an id stands for."""
    text, start = one.prefix + one.exact + one.suffix, len(one.prefix)
    ids = finding_ids(text, home[0], [(start, start + len(one.exact))] * _HOLDERS)
    return ids.index(home[1]) if home[1] in ids else None


def _overlap(found: Attached, start: int, end: int) -> float:
    shared = min(found.end, end) - max(found.start, start)
    return shared / (max(found.end, end) - min(found.start, start)) if shared > 0 else 0.0
