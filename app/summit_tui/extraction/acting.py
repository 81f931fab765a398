"""Which of the cast are actors: those who speak, hold a position, or are asked for something."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from summit_tui.extraction.cast import ActorDraft, Cast
from summit_tui.extraction.demand_lexicon import load_wanting
from summit_tui.extraction.drafts import QuoteDraft
from summit_tui.extraction.saying import verbs
from summit_tui.extraction.words import lemma
from summit_tui.model import Actor

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_SUBJECT = 2
"""What being the subject of a sentence counts; an object counts one, and a state needs two to be an actor."""
_SURE = 0.6
_VAGUE = 0.4
_GOVERNING = frozenset({"government", "administration", "authorities", "house", "street", "kremlin", "regime"})
_FIGHTING = frozenset({"troop", "troops", "soldier", "soldiers", "fighter", "fighters", "people"})
"""Groups that are moved about rather than asked."""
_MUCH = 8
"""An outlet that does so much is what the article is about, not who reports it."""
_SEEN = 3
"""A name of a kind that is not known must be met so often to be an actor without a word said."""


def acting_actors(
    paragraphs: list[Paragraph], cast: Cast, quotes: list[QuoteDraft], demands: list[Any]
) -> tuple[Actor, ...]:
    """Give the actors of an article in the order of their first mention.

    A state or bloc is one when it does something in some sentence; any other name or phrase when it speaks, holds a
    position or is asked for something. Places, outlets and bystanders are left out.
    """
    said = [quote for quote in quotes if not _only_reports(quote, paragraphs, cast)]
    spoken = Counter(quote.actor for quote in said if quote.actor is not None)
    held: Counter[str] = Counter()
    for demand in demands:
        held.update({name for name in (demand.holder, demand.voiced_by, demand.target) if name})
    first: dict[int, int] = {}
    for mention in cast.mentions:
        first.setdefault(mention.actor, mention.start)
    doing = _doing(paragraphs, cast)
    minding = _minding(paragraphs, cast)
    chosen = [
        i for i, actor in enumerate(cast.actors)
        if i in first and _keeps(
            actor, spoken[i], held[actor.name] + _as_home(actor, held, cast), doing[i], cast, minds=i in minding
        )
    ]  # fmt: skip
    chosen += _sides_of(chosen, first, doing, cast)
    chosen.sort(key=lambda i: first[i])
    return tuple(_actor(cast.actors[i], spoken[i], doing[i]) for i in chosen)


def _as_home(actor: ActorDraft, held: Counter[str], cast: Cast) -> int:
    """Count the positions of a government for the state that it governs, where the dispute lies within it."""
    arena = cast.sides.camps.arena
    return held[arena.government] if arena.government and actor.use == "state" and actor.name == arena.home else 0


def _sides_of(chosen: list[int], first: dict[int, int], doing: Counter[int], cast: Cast) -> list[int]:
    """Give the bodies left out so far that somebody chosen speaks for."""
    taken = {cast.actors[i].name for i in chosen}
    sides = {cast.actors[i].party for i in chosen} - taken
    bodies = (
        i for i, actor in enumerate(cast.actors)
        if i in first and actor.use == "name" and actor.kind == "organisation" and actor.party == actor.name
    )  # fmt: skip
    return [i for i in bodies if cast.actors[i].name in sides and (doing[i] or cast.actors[i].confidence >= _SURE)]


def _minding(paragraphs: list[Paragraph], cast: Cast) -> set[int]:
    """Give the unnamed groups of a side, and those who judge, that somewhere want, say, fear or believe something."""
    verbs_of = load_wanting()
    out: set[int] = set()
    for mention in cast.mentions:
        actor = cast.actors[mention.actor]
        heads = actor.roles.keys()
        if actor.named or actor.kind != "group" or heads & _FIGHTING:
            continue
        if not actor.party and not heads & cast.gazetteer.observers:
            continue
        token: Token = paragraphs[mention.paragraph].doc[mention.head]
        if token.dep_ in ("nsubj", "nsubjpass"):
            verb = lemma(token.head)
            minds = verb in cast.gazetteer.minding or verb in verbs().clause
            if minds or verb in verbs_of.clause or verb in verbs_of.ask:
                out.add(mention.actor)
    return out


def _only_reports(quote: QuoteDraft, paragraphs: list[Paragraph], cast: Cast) -> bool:
    """Tell whether an organisation hands words over as an outlet does ("the Example reported that")."""
    if quote.actor is None or quote.cue_start is None or quote.cue_end is None:
        return False
    actor = cast.actors[quote.actor]
    if actor.kind != "organisation" or actor.use != "name":
        return False
    here = next((p for p in paragraphs if p.start <= quote.cue_start < p.end), None)
    cue = here.text[quote.cue_start - here.start : quote.cue_end - here.start] if here is not None else ""
    return cue.lower().startswith(("report", "reveal"))


def _keeps(actor: ActorDraft, spoken: int, held: int, doing: int, cast: Cast, *, minds: bool = False) -> bool:
    body = actor.kind == "organisation" and actor.use == "name"
    if body and set(actor.name.lower().split()) & cast.gazetteer.outlets:
        return held > 0 or doing >= _MUCH
    if actor.use == "state" and not spoken:
        told = _of_state(actor, held, doing, cast)
        if told is not None:
            return told
    if minds or _former(actor, spoken, held, doing):
        return minds
    # A capitalised word that only a demand names once is as often no name at all ("Order", "Article").
    vague = actor.kind == "organisation" and actor.use == "name" and actor.confidence < _VAGUE and actor.uses < _SEEN
    if vague and (actor.uses > 1 or " " in actor.name):
        vague = all(one.party != actor.name or one is actor for one in cast.actors)  # a side has its people
    if spoken or (held and not vague):
        return True
    if actor.use in ("state", "bloc") and actor.kind in ("state", "bloc"):
        place = actor.kind == "bloc" and cast.gazetteer.blocs[actor.name].neutral
        return doing >= _SUBJECT and not place
    if actor.use == "common":
        return doing >= _SUBJECT  # it is one only where it negotiates
    if not actor.named or (actor.kind == "person" and actor.use != "name"):
        return False
    if actor.kind == "person":
        office = bool(actor.states) or any(title not in cast.gazetteer.honorifics for title in actor.titles)
        if actor.party is None:
            return doing >= (_SUBJECT if office else 2 * _SUBJECT)
        return doing >= _SUBJECT or office or bool(actor.roles and doing)
    return actor.kind == "organisation" and actor.confidence >= _SURE and doing >= 2 * _SUBJECT


def _of_state(actor: ActorDraft, held: int, doing: int, cast: Cast) -> bool | None:
    """Tell whether a state that never speaks is an actor; None where it is to be seen as others are."""
    if actor.kind == "state" and actor.name == cast.sides.camps.arena.home:
        # Within a state, its name is mostly the place; an actor is its government.
        governs = any(set(a.lower().split()) & _GOVERNING for a in actor.aliases)
        return governs and (held > 0 or doing >= _SUBJECT)
    if actor.kind == "state" and not doing and held < _SEEN:
        return False  # "President Ann Example of Norway wants" is not about Norway
    return None


def _former(actor: ActorDraft, spoken: int, held: int, doing: int) -> bool:
    """Tell whether somebody who no longer holds an office is only spoken of."""
    return actor.kind == "person" and actor.roles["former"] > 0 and not (spoken or held or doing >= 2 * _SUBJECT)


def _doing(paragraphs: list[Paragraph], cast: Cast) -> Counter[int]:
    """Count the sentences in which an actor is a subject, an agent, or talked with."""
    out: Counter[int] = Counter()
    for mention in cast.mentions:
        token: Token = paragraphs[mention.paragraph].doc[mention.head]
        while token.dep_ in ("conj", "appos") and token.head.i != token.i:
            token = token.head
        if token.dep_ in ("nsubj", "nsubjpass") or (token.dep_ == "pobj" and token.head.dep_ == "agent"):
            out[mention.actor] += _SUBJECT
        elif (
            (
                token.dep_ == "poss"
                and token.head.tag_ in ("NN", "NNS")
                and token.head.lower_ not in ("capital", "president", "minister", "leader")
            )
            or (token.dep_ == "pobj" and token.head.lower_ in ("with", "between", "against", "for", "on", "to"))
            or token.dep_ in ("dobj", "dative")
        ):
            out[mention.actor] += 1
    return out


def _actor(actor: ActorDraft, spoken: int, doing: int) -> Actor:
    aliases = [alias for alias in actor.aliases if alias] or [actor.name]
    number = hashlib.blake2b(
        f"{actor.kind}\x1f{actor.name}".encode("utf-8", "surrogatepass"), digest_size=8
    ).hexdigest()
    sure = min(0.98, actor.confidence + 0.05 * min(spoken + doing, 4))
    return Actor(
        id=number, name=actor.name, kind=actor.kind, party=actor.party, aliases=tuple(aliases),
        confidence=round(sure, 2), why=actor.why,
    )  # fmt: skip
