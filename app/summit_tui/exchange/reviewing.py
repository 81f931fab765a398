"""What the analysts decided, as data: every finding with its state and the history of how it came to it.

The form is that of `contract`, with `review` added to each finding. A corrected field has the analyst's value; what
the machine said stands under `review.machine`. Decisions without a finding stand under `lost`, with their words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from summit_tui.exchange.contract import article_item
from summit_tui.extraction.version import EXTRACTOR
from summit_tui.model import SCHEMA, Article, Decision, Extraction
from summit_tui.review.decisions import UNDECIDED, Review, State, Values
from summit_tui.review.lost import ADDED, KEPT, WHY, Lost, lost
from summit_tui.review.spans import placed

Item = dict[str, Any]
Turns = Mapping[str, Sequence[Decision]]
_KINDS = {"quotes": "quote", "demands": "demand", "questions": "question"}
STATES = ("undecided", "accepted", "rejected", "edited", "changed", "orphan", "ambiguous", "removed")
"""What `review.state` can be. changed: its words changed since, it is to be decided again (`was` says what it was);
orphan, ambiguous, removed: see `lost`."""


def document(found: Sequence[Extraction], texts: Mapping[str, str], review: Review, set_aside: Sequence[str]) -> Item:
    """Give the whole export.

    Args:
        found: what is found in each article that is there, with the findings that only a decision keeps
            (`review.lost.kept_in`).
        texts: the articles' stored texts by name.
        review: bound to these extractions.
        set_aside: a sentence for each line of the journal that could not be read.

    Returns:
        Plain data: schema, extractor, coders, counts (by state), articles, lost, names (merged actors, issues and
        sides), set_aside.
    """
    turns = _turns(review)
    articles = [_article(one, texts.get(one.file, ""), review, turns) for one in found]
    there = {(one["file"], kind, item["id"]) for one in articles for of, kind in _KINDS.items() for item in one[of]}
    gone = [
        _lost_item(one, review, turns)
        for one in lost(review, {one.file for one in found})
        if one.reason != "unfound" or (one.article, one.kind, one.finding) not in there
    ]
    states = Counter(item["review"]["state"] for article in articles for kind in _KINDS for item in article[kind])
    states.update(item["review"]["state"] for item in gone)
    return {
        "schema": SCHEMA,
        "extractor": found[0].extractor if found else EXTRACTOR,
        "coders": sorted({event.coder for event in review.events()}),
        "counts": {state: states[state] for state in STATES},
        "articles": articles,
        "lost": gone,
        "names": {"actors": review.merged("actor"), "issues": review.merged("issue"), "sides": review.merged("side")},
        "set_aside": list(set_aside),
    }


def _turns(review: Review) -> Turns:
    """Give the undos and redos by the event that they speak of."""
    turns: dict[str, list[Decision]] = defaultdict(list)
    for event in review.events():
        if event.action in ("undo", "redo") and event.target:
            turns[event.target].append(event)
    return turns


def _article(found: Extraction, text: str, review: Review, turns: Turns) -> Item:
    item = article_item(found, text)
    said = review.corrected().get(found.file)
    if said:
        item["review"] = {"machine": {name: item["metadata"].get(name) for name in said}}
        item["metadata"].update({name: value for name, value in said.items() if name in item["metadata"]})
    for table, kind in _KINDS.items():
        for finding in item[table]:
            state = review.state_of(found.file, kind, finding["id"])  # type: ignore[arg-type] # one of the three kinds
            history = review.history(found.file, kind, finding["id"])  # type: ignore[arg-type] # likewise
            told = _told(state, history, turns)
            told["found"] = finding["why"] not in (KEPT, ADDED)
            article = Article(found.file, text, found.digest)
            told["machine"] = _correct(finding, placed(state.after or {}, article)) if told["found"] else {}
            finding["review"] = told
    return item


def _correct(finding: Item, after: Values) -> Item:
    """Put the analyst's values into a finding; give what the machine said in their place."""
    machine = {name: finding.get(name) for name in after}
    finding.update(after)
    return machine


def _told(state: State, history: Sequence[tuple[Decision, bool]], turns: Turns) -> Item:
    changed = state.attached == "changed" and state.state == "undecided"
    told: Item = {"state": "changed" if changed else state.state, "disputed": state.disputed}
    if changed:
        told["was"] = state.was
    if state != UNDECIDED:
        told |= {"coder": state.coder, "at": state.at, "note": state.note}
    told["history"] = _history(history, turns)
    return told


def _history(history: Sequence[tuple[Decision, bool]], turns: Turns) -> list[Item]:
    """Give the events on a finding and what was done to them, in the order of time."""
    told = []
    for event, stands in history:
        words = event.anchor.exact if event.anchor is not None else None
        told.append(_event(event) | {"words": words, "undone": not stands})
        told += [_event(turn) | {"target": turn.target} for turn in turns.get(event.id, ())]
    return sorted(told, key=lambda one: (one["at"], one["id"]))


def _event(event: Decision) -> Item:
    told: Item = {"id": event.id, "at": event.at, "coder": event.coder, "action": event.action}
    for name in ("before", "after", "note"):
        if (value := getattr(event, name)) is not None:
            told[name] = value
    return told


def _lost_item(one: Lost, review: Review, turns: Turns) -> Item:
    state = one.was if one.reason == "unfound" else one.reason
    home = (one.kind, one.finding, one.digest)
    return {
        "file": one.article, "kind": one.kind, "id": one.finding, "text": one.words,
        "start": one.start, "end": one.end, **{name: value for name, value in one.said.items() if name != "text"},
        "review": {
            "state": state, "was": one.was, "why": WHY[one.reason], "disputed": one.disputed, "found": False,
            "coder": one.coder, "at": one.at, "note": one.note,
            "history": _history(review.events_of(one.article, home), turns),
        },
    }  # fmt: skip
