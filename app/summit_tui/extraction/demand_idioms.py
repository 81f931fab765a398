"""Positions told by idioms: a verb with its noun ("turned its back on the pact", "gave its blessing to the merger").

Neither word alone is a cue. The table (lexicon/wanting.toml, `idioms`) has a verb, a noun and the prepositions that
lead to what is meant; "to" leads to an infinitive too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from summit_tui.extraction.demand_complements import has_to
from summit_tui.extraction.demand_model import Claim, Scene
from summit_tui.extraction.demand_trees import pieces, subject
from summit_tui.extraction.kids import child, kids
from summit_tui.extraction.lexicon import load_lexicon
from summit_tui.extraction.stances import cue_negated, hypothetical, no_object, speculated, turned
from summit_tui.extraction.words import lemma
from summit_tui.model import Stance

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token


@dataclass(frozen=True)
class Idiom:
    """What may follow a verb with its noun, and what it tells."""

    prepositions: frozenset[str]
    stance: Stance
    denied: bool
    """The noun must be denied: "sees no need for"."""
    owned: bool
    """The noun must be somebody's: "put its price at"."""


_NEAR = 3
"""Words between the noun and its preposition at the most."""


def idiom_claims(scene: Scene) -> Iterator[Claim]:
    """Give the positions that idioms of a sentence tell."""
    table = idioms()
    for token, tag, _ in scene.words:
        if tag[:2] != "NN" or token.dep_ not in ("dobj", "attr", "nsubj", "dep", "oprd"):
            continue
        noun = lemma(token)
        verb = token.head
        for idiom in table.get((lemma(verb), noun), ()):
            if idiom.denied and not (no_object(token) or _nothing(token)):
                continue
            if idiom.owned and child(token, "poss") is None:
                continue
            yield from _of_idiom(verb, token, idiom)


def _of_idiom(verb: Token, noun: Token, idiom: Idiom) -> Iterator[Claim]:
    if hypothetical(verb) or speculated(verb):
        return
    content = _content(verb, noun, idiom.prepositions)
    if content is None:
        return
    stance = turned(idiom.stance) if cue_negated(verb) and not idiom.denied else idiom.stance
    why = f"idiom: {lemma(verb)} {lemma(noun)}"
    holder = subject(verb)
    for number, (head, begin, last) in enumerate(pieces(content)):
        first = verb.i if number == 0 and begin - verb.i <= 7 else begin
        yield Claim(first, last, head, noun, stance, holder, why, 0.6, needs_voice=holder is None)


def _content(verb: Token, noun: Token, prepositions: frozenset[str]) -> Token | None:
    """Give what an idiom is about: behind its preposition, or an infinitive where "to" may lead to it."""
    for kid in (*kids(noun), *kids(verb)):
        if kid.i <= noun.i:
            continue
        near = kid.i <= noun.right_edge.i + _NEAR
        if near and kid.dep_ in ("prep", "dative", "advmod") and kid.lower_ in prepositions:
            inner = child(kid, "pobj", "pcomp")
            if inner is not None:
                return inner
        if "to" in prepositions and kid.dep_ in ("acl", "xcomp", "advcl", "relcl") and has_to(kid):
            return kid
        if "which" in prepositions and kid.dep_ == "relcl":
            return kid
    return None


def _nothing(noun: Token) -> bool:
    return any(kid.lower_ in ("little", "any", "zero", "scant") for kid in kids(noun)) or noun.lower_ == "nothing"


@lru_cache(maxsize=1)
def idioms() -> dict[tuple[str, str], list[Idiom]]:
    """Read the table once a process: (verb, noun) -> what may follow and what it tells."""
    out: dict[tuple[str, str], list[Idiom]] = {}
    for stance, lines in load_lexicon().table("wanting")["idioms"].items():
        for line in lines:
            verbs, noun, *prepositions = line.split()
            denied, owned = noun.startswith("no-"), noun.startswith("its-")
            nouns = noun.removeprefix("no-").removeprefix("its-").split("/")
            for verb in verbs.split("/"):
                for each in nouns:
                    idiom = Idiom(frozenset(prepositions), cast("Stance", stance), denied, owned)
                    out.setdefault((verb, each), []).append(idiom)
    return out
