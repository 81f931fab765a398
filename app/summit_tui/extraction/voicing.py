"""Who speaks for a body without being called its officer: who says what it would do.

"Head of nursing Ann Example said the hospital would offer more": only somebody of the hospital promises that. Read so
only where no state acts, of persons whom nothing else ties to a side, and never of analysts and other observers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from summit_tui.extraction.actors import ActorDraft, Roster
from summit_tui.extraction.commons import Commons
from summit_tui.extraction.demand_lexicon import load_wanting
from summit_tui.extraction.names import NameUse
from summit_tui.extraction.saying import verbs
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_WOULD = frozenset({"would", "will", "'d", "'ll"})
_DEEDS = frozenset({"pay", "go", "lock", "strike", "keep", "meet", "close", "raise", "sign"})
"""What a side says that it will do, besides the verbs of wanting."""


def voiced_bodies(
    roster: Roster,
    uses: list[NameUse],
    paragraphs: list[Paragraph],
    commons: Commons,
    camp: Callable[[list[str]], str | None],
) -> dict[int, str]:
    """Give for persons, by their place in the roster, the side whose deeds they announce.

    Args:
        camp: gives the side of a group by its words ("players"), or None.
    """
    at = {(use.paragraph, use.last): use for use in uses}
    votes: dict[int, Counter[str]] = {}
    for use in uses:
        index = roster.by_use.get(id(use))
        if index is None or roster.actors[index].kind != "person":
            continue
        name = paragraphs[use.paragraph].doc[use.last]
        done = _announced(name)
        if done is None:
            continue
        other = commons.meant.get((use.paragraph, done.i))
        named = at.get((use.paragraph, done.i))
        body = roster.actors[other] if other is not None else _actor(named, roster)
        party = body.party if body is not None and body.kind != "person" else camp([done.text])
        if party is not None:
            votes.setdefault(index, Counter())[party] += 1
    return {index: count.most_common(1)[0][0] for index, count in votes.items() if len(count) == 1}


def _actor(use: NameUse | None, roster: Roster) -> ActorDraft | None:
    index = roster.by_use.get(id(use)) if use is not None else None
    return roster.actors[index] if index is not None else None


def _announced(name: Token) -> Token | None:
    """Give the subject of what a speaker says would be done: "hospital" of "Example said the hospital would offer"."""
    verb = name.head
    if name.dep_ != "nsubj" or lemma(verb) not in verbs().clause:
        return None
    wanting = load_wanting()
    for clause in verb.children:
        deed = lemma(clause) in wanting.clause or lemma(clause) in _DEEDS
        if clause.dep_ != "ccomp" or clause.i < verb.i or not deed:
            continue
        kids = list(clause.children)
        if any(kid.lower_ in _WOULD and kid.dep_ == "aux" for kid in kids):
            return next((kid for kid in kids if kid.dep_ == "nsubj"), None)
    return None
