"""What is still wrong, counted by kind and cause as far as the machine can tell the cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from . import scorer
from .data import Item
from .scorer import Compared, Met

_PRONOUNS = frozenset(["he", "she", "it", "they", "who", "i", "we", "you", "both", "one"])


def causes(rows: Mapping[str, Compared], texts: Mapping[str, str]) -> Counter[str]:
    """Count the misses of some articles by what went wrong; no words of an article are in it.

    Args:
        rows: comparisons by our own scorer, by article.
        texts: the stored texts, by article.
    """
    out: Counter[str] = Counter()
    for name, row in rows.items():
        text = texts[name]
        for kind in ("direct", "indirect"):
            out.update(_of_quotes(kind, row.met[kind], text))
        quoted = [*row.met["direct"].gold, *row.met["indirect"].gold]
        out.update(_of_demands(row.met["demands"], quoted))
        out.update(_of_questions(row.met["questions"]))
        out.update(_of_actors(row.met["actors"]))
    return out


def _of_quotes(kind: str, met: Met, text: str) -> Iterable[str]:
    matched = {i for i, _ in met.pairs}
    for i, one in enumerate(met.gold):
        if i not in matched:
            near = max(met.found, key=lambda other: scorer.of_union(one, other), default=None)
            where = "its limits differ" if near is not None and scorer.of_union(one, near) > 0.2 else "no cue seen"
            yield f"{kind} quote missed: {where}"
    yield from (
        f"{kind} quote too many: {one['why']}"
        for j, one in enumerate(met.found)
        if j not in {j for _, j in met.pairs} and not any(scorer.of_union(one, g) > 0.2 for g in met.gold)
    )
    right = set(met.right)
    for i, j in met.pairs:
        if (i, j) not in right:
            yield f"{kind} quote, wrong speaker: {_source(met.gold[i], met.found[j], text)}"


def _source(gold: Item, found: Item, text: str) -> str:
    if found.get("speaker") is None:
        return "none found"
    if not gold.get("speaker"):
        return "nobody is named"
    if found.get("speaker_start") is None:
        return "carried over from another quote"
    source = text[found["speaker_start"] : found["speaker_end"]]
    if source.lower() in _PRONOUNS:
        return "a pronoun resolved to another actor"
    if found["why"].startswith(("continued", "next", "same", "paragraph")):
        return "carried over from another quote"
    return "a phrase not tied to its actor, or tied to another"


def _of_demands(met: Met, quoted: list[Item]) -> Iterable[str]:
    matched = {i for i, _ in met.pairs}
    held = dict(met.right)
    for i, one in enumerate(met.gold):
        if i in matched:
            continue
        near = max((scorer.common(one, other) for other in met.found), default=0)
        if near:
            yield "demand missed: a finding covers it, but with other limits or for another of its positions"
        elif any(scorer.common(one, quote) for quote in quoted):
            yield "demand missed: in somebody's words, no cue seen"
        else:
            yield "demand missed: in the reporter's words, no cue seen"
    taken = {j for _, j in met.pairs}
    for j, one in enumerate(met.found):
        if j not in taken:
            yield f"demand too many: by {_family(one)}"
    for i, j in met.pairs:
        if i not in held:
            yield f"demand, wrong holder: {_holder(met.found[j])}"
        elif met.gold[i]["stance"] != met.found[held[i]]["stance"]:
            yield f"demand, wrong stance: {met.found[held[i]]['stance']} instead of {met.gold[i]['stance']}"


def _family(found: Item) -> str:
    return {"verb": "a verb", "noun": "a noun", "adjective": "an adjective", "list": "an enumeration"}.get(
        why := found["why"].partition(":")[0], f"the rule “{why}”"
    )


def _holder(found: Item) -> str:
    if found.get("holder_start") is None:
        return "taken from the speaker"
    return "an actor given to another side, or another actor" if found.get("voiced_by") else "told by the reporter"


def _of_questions(met: Met) -> Iterable[str]:
    matched, taken = {i for i, _ in met.pairs}, {j for _, j in met.pairs}
    yield from (f"question missed: {one['kind']}" for i, one in enumerate(met.gold) if i not in matched)
    yield from (f"question too many: {one['kind']}" for j, one in enumerate(met.found) if j not in taken)


def _of_actors(met: Met) -> Iterable[str]:
    matched, taken = {i for i, _ in met.pairs}, {j for _, j in met.pairs}
    yield from (f"actor missed: {one['kind']}" for i, one in enumerate(met.gold) if i not in matched)
    yield from (f"actor too many: {one['kind']}" for j, one in enumerate(met.found) if j not in taken)
    right = set(met.right)
    for i, j in met.pairs:
        gold, found = met.gold[i], met.found[j]
        if not gold.get("party") or (i, j) in right:
            continue
        if not found.get("party"):
            yield f"actor without a side: {gold['kind']}"
        elif scorer.plain(found["party"]) == scorer.plain(found["name"]):
            yield f"actor taken for a side of its own: {gold['kind']}"
        else:
            yield f"actor on another side: {gold['kind']}"
