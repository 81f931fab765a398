"""The mechanisms of the extraction, each with the function that carries it and what "switched off" means for it.

The program knows nothing of this list: a mechanism is switched off by putting a neutral function in the place of
its own, in every module that uses it.
"""

from __future__ import annotations

import functools
import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

Neutral = Callable[[Callable[..., Any]], Callable[..., Any]]
"""Makes of a function the one that stands in for it."""


@dataclass(frozen=True)
class Mechanism:
    """A mechanism by what it does, where it stands (`module:name` below summit_tui), and the figures it serves."""

    does: str
    where: str
    neutral: Neutral
    serves: tuple[str, ...]


def _gives(value: Any) -> Neutral:
    return lambda function: lambda *_, **__: value


def _none_found(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *_, **__: iter(())


def _without_uses(*uses: str) -> Neutral:
    def neutral(function: Callable[..., Any]) -> Callable[..., Any]:
        def find(self: Any, words: tuple[str, ...]) -> Any:
            entry = function(self, words)
            return None if entry is not None and entry.use in uses else entry

        return find

    return neutral


def _one_zone(function: Callable[..., Any]) -> Callable[..., Any]:
    from summit_tui.model import Zone

    return lambda text: (Zone(0, len(text), "body"),) if text else ()


def _letter_for_letter(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda one, other: one == other


def _each_alone(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda rows, *_: [(row,) for row in sorted(rows, key=lambda row: row.key)]


def _no_scores(function: Callable[..., Any]) -> Callable[..., Any]:
    from collections import Counter

    return lambda *_: Counter()


_NOTHING, _NO, _YES, _EMPTY = _gives(None), _gives(False), _gives(True), _gives(())
_SPEAKERS = ("speaker", "speaker-indirect")
_POSITIONS = ("demands", "demands+holder", "demands+stance")
MECHANISMS = (
    Mechanism("zones: story told apart from what surrounds it", "articles.zones:zones_of", _one_zone,
              ("boilerplate", "direct", "actors")),
    Mechanism("a capital or seat of power stands for its state", "extraction.gazetteer:Gazetteer.find",
              _without_uses("capital", "seat"), ("actors", "party", "demands+holder")),
    Mechanism("spellings of one name are merged", "extraction.actors:same_name", _letter_for_letter, ("actors",)),
    Mechanism("surnames, first names and initials find the full name", "extraction.actors:_known", _NOTHING,
              ("actors", *_SPEAKERS)),
    Mechanism("roles and appositions beside a name", "extraction.roles:note_roles", _NOTHING, ("party", *_SPEAKERS)),
    Mechanism("a role phrase stands for a person named before", "extraction.phrases:role_mention", _NOTHING,
              ("actors", *_SPEAKERS, "demands+holder")),
    Mechanism("a bloc stands for members that act together", "extraction.together:Together._collective",
              _gives({}), ("party", "demands+holder")),
    Mechanism("its chair, who leads it: whose officer a person is", "extraction.officers:note_officers", _NOTHING,
              ("party", "demands+holder")),
    Mechanism("a phrase has the side of its owner (a union official)", "extraction.belonging:side_of", _NOTHING,
              ("party", "demands+holder")),
    Mechanism("a state that mediates has no side", "extraction.mediators:find_mediators", _EMPTY, ("party",)),
    Mechanism("groups of a side that want, fear or say are actors", "extraction.acting:_minding", _EMPTY, ("actors",)),
    Mechanism("an office without a state belongs to the one named nearest", "extraction.offices:Offices.nearest",
              _NOTHING, ("party",)),
    Mechanism("camps where there are no states (union, company, protesters)", "extraction.sides:Sides.camp", _NOTHING,
              ("party", "demands+holder")),
    Mechanism("a body known by a common noun is a side where it negotiates", "extraction.commons:_negotiates", _NO,
              ("party", "demands+holder")),
    Mechanism("pronouns", "extraction.pronouns:resolve_pronoun", _NOTHING, (*_SPEAKERS, "demands+holder")),
    Mechanism("the same pronoun goes on from the sentence before", "extraction.pronouns:_same_subject_before",
              _NOTHING, _SPEAKERS),
    Mechanism("an office without name and country is the paper's own", "extraction.epithets:note_bare_offices",
              _NOTHING, ("party", "demands+holder")),
    Mechanism("only who speaks, wants or is asked is an actor", "extraction.acting:_keeps", _YES, ("actors",)),
    Mechanism("cue behind the quotation", "extraction.quotes_direct:_behind", _NOTHING, ("direct", "speaker")),
    Mechanism("cue before the quotation", "extraction.quotes_direct:_ahead", _NOTHING, ("direct", "speaker")),
    Mechanism("quotation woven into a clause", "extraction.quotes_direct:_around", _NOTHING, ("direct", "speaker")),
    Mechanism("a quotation goes on from the one before", "extraction.quotes:_inherited", _NOTHING,
              ("direct", "speaker")),
    Mechanism("names and terms in marks are no quotes", "extraction.quotes:_is_name_or_term", _NO, ("direct",)),
    Mechanism("a quotation alone belongs to the person spoken of", "extraction.quotes:_previous_subject", _NOTHING,
              ("speaker",)),
    Mechanism("turns of a transcript", "extraction.quotes:turns_of", _gives({}), ("direct", "speaker")),
    Mechanism("two who speak as one", "extraction.speakers:_joint", _NOTHING, _SPEAKERS),
    Mechanism("who is behind a document that speaks", "extraction.speakers:issuer_of", _NOTHING, _SPEAKERS),
    Mechanism("a subject that the parser missed", "extraction.subjects:beside", _NOTHING,
              ("direct", "indirect", *_SPEAKERS)),
    Mechanism("indirect speech: clause of a reporting verb", "extraction.indirect:_of_verb", _NOTHING,
              ("indirect", "demands+voice")),
    Mechanism("indirect speech: according to", "extraction.indirect:_according", _NOTHING, ("indirect",)),
    Mechanism("indirect speech: made clear that, voiced concern that", "extraction.indirect:_of_noun", _NOTHING,
              ("indirect",)),
    Mechanism("indirect speech ends before the next cue", "extraction.clauses:before_next_cue",
              lambda function: lambda clause, last, **_: last, ("indirect",)),
    Mechanism("the reporter's gloss at the end is no part of it", "extraction.glosses:before_gloss",
              lambda function: lambda paragraph, first, last, *_: last, ("indirect",)),
    Mechanism("a condition or second sentence behind the clause is", "extraction.clauses:with_condition",
              lambda function: lambda clause, last: last, ("indirect",)),
    Mechanism("a clause whose that the parser hung elsewhere", "extraction.clauses:announced_by_that", _NOTHING,
              ("indirect",)),
    Mechanism("indirect speech: as the minister pointed out", "extraction.loose_cues:as_told", _NOTHING,
              ("indirect",)),
    Mechanism("indirect speech: by the minister's account", "extraction.loose_cues:by_account", _NOTHING,
              ("indirect",)),
    Mechanism("indirect speech needs a verb of the reporter's own", "extraction.reported:own_words", _YES,
              ("indirect",)),
    Mechanism("demands: verbs of wanting, refusing, offering", "extraction.demand_verbs:verb_claims", _none_found,
              _POSITIONS),
    Mechanism("demands: nouns (demand for, red line, condition)", "extraction.demand_nouns:noun_claims", _none_found,
              _POSITIONS),
    Mechanism("demands: modals (must, cannot, will not ... unless)", "extraction.demand_modals:modal_claims",
              _none_found, _POSITIONS),
    Mechanism("demands: fixed phrases and conditions", "extraction.demand_phrases:phrase_claims", _none_found,
              _POSITIONS),
    Mechanism("demands: enumerations, terms of a plan, headlines", "extraction.demand_lists:list_claims", _none_found,
              _POSITIONS),
    Mechanism("points under a heading that asks what a side wants", "extraction.demands:is_point", _NO, _POSITIONS),
    Mechanism("an everyday cue counts only with a subject of negotiations", "extraction.demands:_telling", _YES,
              _POSITIONS),
    Mechanism("claims that say the same in one place are one", "extraction.demands:_same", _NO, _POSITIONS),
    Mechanism("whose plan the text speaks of", "extraction.demands:_plan", _gives((None, False)),
              ("demands", "demands+holder")),
    Mechanism("demands: idioms (turned its back on, gave its blessing to)", "extraction.demand_idioms:idiom_claims",
              _none_found, _POSITIONS),
    Mechanism("demands: conditions of what is offered", "extraction.demand_conditions:with_conditions",
              lambda function: lambda claims, scene: list(claims), _POSITIONS),
    Mechanism("demands: parts of a list that hang on the verb", "extraction.demand_trees:strays", _EMPTY, _POSITIONS),
    Mechanism("a noun that no list knows holds what only somebody does", "extraction.demand_agents:acts", _NO,
              ("demands", "demands+holder")),
    Mechanism("both sides", "extraction.holder_sides:both", _EMPTY, ("demands+holder",)),
    Mechanism("negation of a cue", "extraction.stances:cue_negated", _NO, ("demands+stance",)),
    Mechanism("mood of a clause (must, will, subjunctive)", "extraction.stances:mood_of",
              lambda function: lambda clause, base: base, _POSITIONS),
    Mechanism("hypotheses are no positions", "extraction.stances:hypothetical", _NO, _POSITIONS),
    Mechanism("what is only thought possible is no position", "extraction.stances:speculated", _NO, _POSITIONS),
    Mechanism("issues from weighted words", "extraction.issues:Taxonomy.scores", _no_scores, ("issues", "positions")),
    Mechanism("positions folded over articles", "ledger.positions:fold_block", _each_alone, ("positions",)),
    Mechanism("questions asked outright", "extraction.questions:_asked", _none_found, ("questions",)),
    Mechanism("questions left open by a statement", "extraction.questions:_left_open", _none_found, ("questions",)),
)  # fmt: skip


class MovedError(Exception):
    """A mechanism is no longer where this list says."""


def carrier(where: str) -> tuple[Any, str, Any]:
    """Give the owner (module or class), the name and the function of a mechanism.

    Raises:
        MovedError: there is no such function; the list above is to be brought up to date.
    """
    module, _, dotted = where.partition(":")
    try:
        owner: Any = importlib.import_module(f"summit_tui.{module}")
        *inner, name = dotted.split(".")
        for part in inner:
            owner = getattr(owner, part)
        return owner, name, owner.__dict__[name]
    except (ImportError, AttributeError, KeyError) as error:
        raise MovedError(
            f"summit_tui.{where} is not there: bring tests/bench/measure/mechanisms.py up to date"
        ) from error


@contextmanager
def switched_off(one: Mechanism) -> Iterator[None]:
    """Put the neutral function in the place of a mechanism's, in all modules that use it, and take it out again."""
    owner, name, function = carrier(one.where)
    neutral = one.neutral(function)
    with _without_memory():
        places = [(owner, name)]
        if not isinstance(owner, type):
            places += [
                (module, other)
                for title, module in list(sys.modules.items())
                if title.startswith("summit_tui.") and module is not owner
                for other, value in list(vars(module).items())
                if value is function
            ]
        for place, attribute in places:
            setattr(place, attribute, neutral)
        try:
            yield
        finally:
            for place, attribute in places:
                setattr(place, attribute, function)


@contextmanager
def _without_memory() -> Iterator[None]:
    """Forget what functions remember of their results before and after: it would tell of the other state."""
    _forget()
    try:
        yield
    finally:
        _forget()


def _forget() -> None:
    cached = type(functools.lru_cache(len))
    for title, module in list(sys.modules.items()):
        if title.startswith("summit_tui."):
            for value in list(vars(module).values()):
                if isinstance(value, cached):
                    value.cache_clear()
