"""The words of wanting (lexicon/wanting.toml) in the form in which the rules look them up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from summit_tui.extraction.lexicon import load_lexicon
from summit_tui.model import Stance

_READINESS = ("demand", "offer", "refuse")
_STANCES: tuple[Stance, ...] = ("demand", "refuse", "accept", "offer")


@dataclass(frozen=True)
class Wanting:
    """Cue words by lemma."""

    clause: dict[str, Stance]
    through: dict[str, list[tuple[str, Stance]]]
    ask: frozenset[str]
    infinitive_only: frozenset[str]
    transparent: frozenset[str]
    stating: frozenset[str]
    with_clause: frozenset[str]
    """Of these, those that tell a position only with a clause."""
    denied: frozenset[str]
    """Everyday steps that tell a position only where they are denied: "has not passed the budget"."""
    judging: frozenset[str]
    doubting: frozenset[str]
    weak: frozenset[str]
    adjectives: dict[str, Stance]
    things: dict[str, Stance]
    nouns: dict[str, Stance]
    noun_through: dict[str, frozenset[str]]
    weak_nouns: frozenset[str]
    trying: frozenset[str]
    refused_things: frozenset[str]
    plans: frozenset[str]
    plan_verbs: frozenset[str]
    musts: frozenset[str]
    experts: frozenset[str]
    unnamed: frozenset[str]
    people: frozenset[str]
    willing: frozenset[str]
    """Verbs whose subject is somebody, whatever noun it is: "refuse", "urge"."""
    things_named: frozenset[str]
    """Nouns that are nobody even as the subject of such a verb: "law", "answer"."""
    threats: frozenset[str]
    """What somebody threatens who is ready to do it: "strike", "lock", "walk"."""
    opining: frozenset[str]
    """Verbs that tell a position only with a clause that says what must be."""
    consenting: frozenset[str]
    """What somebody offers who "could" or "may" do it: "accept", "live", "consider"."""
    good_enough: frozenset[str]
    """Predicates that judge a thing only where they are denied: "is not fair"."""
    denied_things: frozenset[str]
    """What is refused by who denies it: "access", "funding"; other things are only said not to be true."""
    measures: frozenset[str]
    """What a thing offered may be too much of: "too short", "too little"."""
    verdict_words: frozenset[str]
    """Predicates that judge a thing: "unacceptable", "a red line", "off the table"."""


@lru_cache(maxsize=1)
def load_wanting() -> Wanting:
    """Read the table once a process."""
    table = load_lexicon().table("wanting")
    people = table["people"]
    return Wanting(
        **_of_verbs(table["verbs"]),
        **_of_things(table["adjectives"], table["nouns"]),
        **_of_nouns(table["nouns"]),
        musts=frozenset(table["modals"]["must"]),
        experts=frozenset(table["experts"]["words"]),
        unnamed=frozenset(table["experts"]["unnamed"]),
        people=_both_numbers(people["words"].split()),
        willing=frozenset(people["willing"].split()),
        things_named=frozenset(people["never"].split()),
    )


def _of_verbs(verbs: dict[str, Any]) -> dict[str, Any]:
    through: dict[str, list[tuple[str, Stance]]] = {}
    clause: dict[str, Stance] = {}
    for stance in _STANCES:
        clause |= dict.fromkeys(verbs[stance]["clause"], stance)
        for lemma, prepositions in verbs[stance].get("through", {}).items():
            through.setdefault(lemma, []).extend((word, stance) for word in prepositions)
    plain = ("transparent", "stating", "judging", "doubting", "opining", "consenting", "denied")
    return {
        "clause": clause,
        "through": through,
        "ask": frozenset(verbs["demand"]["ask"]),
        "infinitive_only": frozenset(verbs["demand"]["infinitive_only"]),
        "weak": frozenset(word for stance in _STANCES for word in verbs[stance].get("weak", ())),
        "with_clause": frozenset(verbs["stating"]["with_clause"]),
        "threats": frozenset(verbs["threatening"]["lemmas"]),
        **{name: frozenset(verbs[name]["lemmas"]) for name in plain},
    }


def _of_things(adjectives: dict[str, Any], nouns: dict[str, Any]) -> dict[str, Any]:
    things = {
        word: cast(Stance, stance)
        for stance, key in (("refuse", "refused_thing"), ("demand", "wanted_thing"), ("accept", "accepted_thing"))
        for word in adjectives[key]["lemmas"]
    }
    refused, denied = frozenset(nouns["refused_thing"]["lemmas"]), adjectives["accepted_thing"]["denied"]
    return {
        "adjectives": {word: stance for stance in _READINESS for word in adjectives[stance]["lemmas"]},
        "things": things,
        "refused_things": refused,
        "verdict_words": frozenset(things) | refused | {"table", *denied},
        "good_enough": frozenset(denied),
        "measures": frozenset(adjectives["accepted_thing"]["measures"]),
    }


def _of_nouns(nouns: dict[str, Any]) -> dict[str, Any]:
    return {
        "nouns": {word: stance for stance in _STANCES for word in nouns[stance]["lemmas"]},
        "noun_through": {
            word: frozenset(nouns[stance]["through"]) for stance in _STANCES for word in nouns[stance]["lemmas"]
        },
        "weak_nouns": frozenset(word for stance in _STANCES for word in nouns[stance].get("weak", ())),
        "trying": frozenset(nouns["demand"]["things"]),
        "denied_things": frozenset(nouns["denied"]["lemmas"]),
        "plans": frozenset(nouns["plans"]["lemmas"]),
        "plan_verbs": frozenset(nouns["plans"]["verbs"]),
    }


def _both_numbers(words: list[str]) -> frozenset[str]:
    """Give words with their regular plurals, and those that are plurals with their singulars."""
    single = {word[:-1] for word in words if word.endswith("s") and not word.endswith("ss")}
    return frozenset(words) | single | {word + "s" for word in words if not word.endswith("s")}
