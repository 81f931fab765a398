"""What a finding's row says where its own words do not tell it: what it answers, what was named before, or itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_trees import words
from summit_tui.extraction.kids import kids
from summit_tui.extraction.summaries import summary_of, words_of
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.demand_model import Claim, DemandDraft, Scene
    from summit_tui.extraction.holders import Holding

_LEAVING = frozenset({"walk", "stick", "look", "wait", "come", "back", "pull", "ask", "give", "leave", "hold", "throw"})
"""Cues that say nothing without the thing that they are about."""
MOVES = words(
    """
    decision move idea measure policy offer ruling law request demand bid proposal plan act order notion suggestion ban
    deal
    """
)
"""Nouns for what one side does or puts forward and another may refuse."""


def row_of(claim: Claim, scene: Scene, holding: Holding, before: Sequence[DemandDraft]) -> str | None:
    """Give the row of a claim: its own words, what it answers, or the evidence itself; None where it tells nothing."""
    summary = summary_of(claim, scene, holding.holder)
    if claim.why.endswith((", bare", ", what was put")) or (summary is None and _points_back(claim)):
        summary = _answered(scene, holding, before)
    elif summary is None and claim.why.endswith("named before"):  # "..., which is the sequence that Oslo demands"
        summary = next((one.summary for one in before[-1:] if one.start >= scene.paragraph.start), None)
    if summary is None and _worth_its_words(claim, scene) and not _told_here(claim, scene, holding, before):
        summary = words_of(claim, scene, holding.holder)
    return summary


def _answered(scene: Scene, holding: Holding, before: Sequence[DemandDraft]) -> str | None:
    """Give what a bare "refused", "relented" answers: what another asked for just before in the paragraph."""
    here = [draft for draft in reversed(before) if draft.start >= scene.paragraph.start]
    put = [draft.summary for draft in here if draft.stance in ("demand", "offer") and draft.holder != holding.holder]
    return next(iter(put), None)


def _points_back(claim: Claim) -> bool:
    """Tell whether a verdict is on what was told before: "called it a joke", "dismissed the idea"."""
    if claim.stance not in ("refuse", "accept"):
        return False
    if claim.head.lower_ in ("it", "that", "this", "them"):
        return True
    return claim.why.startswith("verdict") or (
        lemma(claim.head) in MOVES and any(kid.lower_ in ("the", "this", "that") for kid in kids(claim.head))
    )


def _worth_its_words(claim: Claim, scene: Scene) -> bool:
    """Tell whether a position is kept by its bare words where what it is about cannot be told ("ruled out the first").

    What somebody rejects or accepts is a position whatever word it is told by; so is what must be.
    """
    kind, _, name = claim.why.partition(": ")
    if kind == "modal":
        return name in ("must", "should") and claim.last - claim.first > 2
    if kind in ("list after a lead-in", "verdict"):
        return True
    wanting = scene.wanting
    name = name.split(" ")[0].rstrip(",")
    size = claim.last - claim.first
    if claim.why.endswith("what was put"):
        return False
    if kind == "verb" and size > (4 if claim.why.endswith("bare") else 1):
        answers = wanting.clause.get(name) in ("refuse", "accept") or name in wanting.through
        asks = name in ("want", "demand") and size > 2  # "wanted one" tells nothing
        return (answers or asks) and name not in wanting.weak and name not in _LEAVING
    return False


def _told_here(claim: Claim, scene: Scene, holding: Holding, out: Sequence[DemandDraft]) -> bool:
    """Tell whether a verdict only repeats its sentence: "turned down the bid, calling it a joke"."""
    first = scene.paragraph.start + scene.sentence.start_char
    mine = (one for one in out if one.start >= first and one.holder == holding.holder)
    return claim.why.startswith("verdict") and any(one.stance == claim.stance for one in mine)
