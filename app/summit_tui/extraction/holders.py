"""Whose position it is, who voices it in the passage, and on what footing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_agents import acts
from summit_tui.extraction.demand_model import Claim, Scene, Voice
from summit_tui.extraction.demand_nouns import owner_of
from summit_tui.extraction.demand_trees import SUBJECTS, subject, words
from summit_tui.extraction.holder_sides import both, joined_names, scene_side, several, spoken_for, spoken_of
from summit_tui.extraction.kids import child, kids
from summit_tui.extraction.words import lemma, noun_phrase
from summit_tui.model import Footing

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

_OWN = frozenset({"we", "i", "us", "me", "our", "my", "ours", "mine"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "them", "him", "his", "her", "its", "their", "who", "which", "that"})
_THIRD = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
_COURTS = frozenset({"court", "courts", "judge", "judges", "tribunal", "justices"})
_RULINGS = frozenset({"decision", "ruling", "judgment", "judgement", "verdict"})
"""What a court says is a ruling, no side's position."""
_PERSONS = _THIRD - {"it", "its"}
"""Pronouns by which nobody means himself in his own words; a body's statement may call it "it"."""
_EMPTY = frozenset(
    {"there", "this", "that", "what", "you", "one", "these", "those", "such", "all", "it", "which", "who"}
)
_SILENT = (
    "noun: demand",
    "noun: offer",
    "noun: effort",
    "noun: attempt",
    "noun: goal",
    "noun: aim",
    "noun: plan",
    "noun: desire",
    "passive",
    "term",
    "in exchange",
    "verb: seek",
    "verb: pursue",
    "adjective",
)
"""Mechanisms that tell what a side wants without showing it speak."""


_TOLD = ("verb: want", "list")
"""Mechanisms that give a side's own voice in the reporter's words."""
_SPEAKING_THINGS = frozenset(
    {
        "statement",
        "letter",
        "resolution",
        "office",
        "communique",
        "declaration",
        "proposal",
        "bill",
        "lawsuit",
        "suit",
        "petition",
        "motion",
        "manifesto",
        "plan",
        "document",
        "ruling",
        "note",
        "policy",
        "position",
        "government",
        "side",
        "team",
        "delegation",
        "representatives",
    }
)
"""What stands for its owner: "the union's letter demanded ...", "the Turkish statement called for ..."."""
_BODIES_OF_SOMEBODY = words(
    "government country party union side team company cabinet administration nation association federation club bloc "
    "bank group movement firm ministry office member board leadership state province"
)
"""What a person or body speaks for as its own: "his government", "its members"."""
_THINGS = ("verb: require", "verb: need", "adjective: open", "condition", "verb: depend", "verb: hinge")
"""Mechanisms whose subject may be a thing; then the speaker holds the position."""


@dataclass(frozen=True)
class Holding:
    """A holder with the words that name it (offsets in the article), a voice and a footing."""

    holder: str
    where: tuple[int, int] | None
    voiced_by: str | None
    footing: Footing
    actor: int | None


def holdings(claim: Claim, scene: Scene) -> list[Holding]:
    """Give the holders of a claim; none where nobody can be named or the speaker only comments.

    Example: "Kyiv and its allies rejected the plan" has two holders, each in its own words.
    """
    voice = scene.voice(claim.cue)
    if voice is None and claim.why.startswith(("list", "term")):
        voice = scene.voice(claim.head)
    if voice is None and claim.why.startswith(("modal: must", "modal: should")):
        voice = _ending_in_marks(claim, scene)
    if claim.needs_voice and voice is None:
        return []
    token = claim.holder
    if token is None and claim.owner is not None:
        return [_held(claim, scene, claim.owner, None, voice)]
    if token is None or _is_own(token):
        return _of_voice(claim, scene, voice, token)
    if (higher := _higher(scene, claim, token)) is not None:
        token = higher
    pair = both(scene, token) or several(claim, scene, token)
    if pair:
        return [_held(claim, scene, actor, token, voice) for actor in pair]
    out: list[Holding] = []
    for each in joined_names(token):
        found, final = _by_word(claim, scene, each, voice)
        if final:
            return found
        out += [one for one in found if one.actor is None or all(one.holder != old.holder for old in out)]
    return out


def _ending_in_marks(claim: Claim, scene: Scene) -> Voice | None:
    """Give the voice of a clause that only ends in quoted words: Oslo said talks must be "without conditions"."""
    first, last = scene.paragraph.span(claim.first, claim.last - 1)
    return next((voice for voice in scene.voices if voice.direct and first < voice.start < last), None)


def _by_word(claim: Claim, scene: Scene, word: Token, voice: Voice | None) -> tuple[list[Holding], bool]:
    """Give the holder that one word names, and whether it settles the matter: the speaker's own words do."""
    if any(kid.dep_ == "poss" and _is_own(kid) for kid in kids(word)):
        return _of_voice(claim, scene, voice, word), True  # "our members want ..."
    actor = scene.cast.resolve(scene.paragraph, word)
    if voice is not None and voice.direct and word.lower_ in _PERSONS and actor in (None, voice.actor):
        actor = spoken_of(scene, word, voice)
        if actor is None:
            return [], False
    loose = actor is None or (scene.cast.actors[actor].kind == "group" and scene.cast.party(actor) is None)
    whole = _member_of(scene, word) if loose else None
    if whole is not None:
        member = _phrase(claim, scene, word, voice)
        return [Holding(scene_side(scene, whole), member.where, member.voiced_by, member.footing, whole)], False
    if actor is not None:
        return [_held(claim, scene, actor, word, voice)], False
    if word.lower_ in _PRONOUNS:
        reported = word.lower_ in _THIRD and not (voice is not None and voice.direct and word.lower_ in _PERSONS)
        return (_of_voice(claim, scene, voice, word), True) if voice is not None and reported else ([], False)
    return _by_noun(claim, scene, word, voice)


def _by_noun(claim: Claim, scene: Scene, word: Token, voice: Voice | None) -> tuple[list[Holding], bool]:
    """Give the holder behind a word that no actor goes by: people, a side's letter, who does what only people do."""
    own = child(word, "poss")
    if own is not None and own.tag_ == "PRP$" and lemma(word) in _BODIES_OF_SOMEBODY:
        reported = voice.actor if voice is not None and not voice.direct else None
        actor = reported if reported is not None else scene.cast.resolve(scene.paragraph, own)
        if actor is not None:
            return [_held(claim, scene, actor, word, voice)], False  # "his government is ready to ..."
    if word.lower_ not in _EMPTY and _agent(scene, word):
        return [_phrase(claim, scene, word, voice)], False
    owner = owner_of(scene, word) if word.tag_ in ("NN", "NNS") else None
    if owner is not None and (word.lower_ in _SPEAKING_THINGS or acts(claim, word)):
        actor = scene.cast.resolve(scene.paragraph, owner)
        return ([_held(claim, scene, actor, owner, voice)] if actor is not None else []), False
    if voice is not None and word.tag_[:2] in ("NN", "VB") and claim.why.startswith(_THINGS):
        return _of_voice(claim, scene, voice, None), True  # "a deal would require ...": the speaker's condition
    return ([_phrase(claim, scene, word, voice)] if acts(claim, word) else []), False


def _is_own(token: Token) -> bool:
    """Tell whether a word means its speaker; "US" is a state."""
    return token.lower_ in _OWN and token.text != "US"


def _higher(scene: Scene, claim: Claim, token: Token) -> Token | None:
    """Give the subject of the clause above where the parser joined a cue to the wrong verb.

    Example: in "Oslo says that the fish have moved and is pressing for a treaty", the fish press for nothing.
    """
    at = claim.cue
    if token.tag_[:2] != "NN" or _agent(scene, token) or scene.cast.resolve(scene.paragraph, token) is not None:
        return None
    if at.dep_ == "acl" and at.tag_ == "VBG":  # "spent the weeks before the summit urging Oslo to sign"
        while at.tag_[:1] != "V" or at == claim.cue:
            if at.head == at:
                return None
            at = at.head
        return subject(at)
    while at.dep_ == "conj" and at.head != at and child(at, *SUBJECTS) is None:
        at = at.head
    return subject(at.head) if at != claim.cue and at.dep_ == "ccomp" and child(at, *SUBJECTS) is token else None


def _of_voice(claim: Claim, scene: Scene, voice: Voice | None, token: Token | None) -> list[Holding]:
    if voice is None or not voice.speaker:
        return []
    if claim.why.startswith(("said", "phrase: a matter")) and _words(voice.speaker) & _COURTS:
        return []
    where = _span(scene, token) if token is not None else None
    if voice.actor is not None:
        if scene.wanting.experts & set(_around(scene, voice)):
            return []
        return [Holding(scene_side(scene, voice.actor), where, voice.speaker, "own", voice.actor)]
    if _words(voice.speaker) & (scene.wanting.experts | _RULINGS):
        return []
    two = voice.speaker.split(" and ")
    known = [number for number, actor in enumerate(scene.cast.actors) if actor.name in two]
    if len(known) == len(two) > 1:  # "Oslo and Reykjavik said": each holds it
        return [Holding(scene_side(scene, actor), where, scene.cast.name(actor), "own", actor) for actor in known]
    return [Holding(spoken_for(scene, voice.speaker), where, voice.speaker, "own", None)]


_MEMBERS = words("member leader official representative delegate deputy negotiator lawmaker legislator executive")
"""Those who act for the body of which they are: "members of the council"."""


def _member_of(scene: Scene, noun: Token) -> int | None:
    """Give the body for which its members act: "220 members of the council want a vote"."""
    if noun.tag_ not in ("NN", "NNS") or lemma(noun) not in _MEMBERS:
        return None
    of = next((kid for kid in kids(noun) if kid.lower_ == "of" and kid.i > noun.i), None)
    inner = child(of, "pobj") if of is not None else None
    actor = scene.cast.resolve(scene.paragraph, inner) if inner is not None else None
    return actor if actor is not None and scene.cast.actors[actor].kind in ("organisation", "bloc", "group") else None


def _around(scene: Scene, voice: Voice) -> set[str]:
    """Give the words by which the speaker is brought in, where its side is unknown."""
    if voice.actor is None or scene.cast.party(voice.actor) is not None:
        return set()
    return scene.shared.introduced.get(voice.actor, set())


def _unheard(claim: Claim, name: str) -> tuple[str | None, Footing]:
    """Give voice and footing where the reporter tells a side's position and no quote is near.

    What a side "wants" or lists is its own voice; that it was heard saying so the text does not tell.
    """
    if claim.why.startswith(_SILENT):
        return None, "reporter"
    return name, "reporter" if claim.why.startswith(_TOLD) else "own"


def _held(claim: Claim, scene: Scene, actor: int, token: Token | None, voice: Voice | None) -> Holding:
    where = _span(scene, token) if token is not None else None
    side = scene_side(scene, actor)
    if voice is not None and voice.speaker:
        return Holding(side, where, voice.speaker, _footing(scene, voice, side), actor)
    name = scene.cast.name(actor)
    person = scene.cast.actors[actor].kind in ("person", "group")
    heard, footing = (name, "own") if person else _unheard(claim, name)
    return Holding(side, where, heard, footing, actor)


def _phrase(claim: Claim, scene: Scene, token: Token, voice: Voice | None) -> Holding:
    start, end = _span(scene, token)
    words = scene.paragraph.text[start - scene.paragraph.start : end - scene.paragraph.start]
    name = re.sub(r"^(?:the|a|an|which|what)\s+|['’]s?$", "", words, flags=re.IGNORECASE)
    side = spoken_for(scene, name)
    if voice is not None and voice.speaker:
        return Holding(side, (start, end), voice.speaker, _footing(scene, voice, side), None)
    return Holding(side, (start, end), *_unheard(claim, name), None)


def _footing(scene: Scene, voice: Voice, side: str) -> Footing:
    if voice.actor is not None and scene_side(scene, voice.actor) == side:
        return "own"
    if _words(voice.speaker or "") & scene.wanting.unnamed:
        return "anonymous"
    if voice.actor is None or scene.cast.party(voice.actor) is None:
        return "reporter"
    return "relayed"


def _agent(scene: Scene, token: Token) -> bool:
    """Tell whether a noun that the cast does not know can hold a position: a name, or people."""
    if token.tag_ in ("NNP", "NNPS"):
        before = token.doc[token.left_edge.i - 1].text if token.left_edge.i > token.sent.start else "."
        return token.left_edge.i != token.i or before not in (".", '"', "“", "‘", "]", "'")
    return token.tag_ in ("NN", "NNS") and token.lower_ in scene.wanting.people


def _span(scene: Scene, token: Token) -> tuple[int, int]:
    first, last = noun_phrase(token)
    return scene.paragraph.span(first, last)


def _words(name: str) -> set[str]:
    return set(re.findall(r"[a-z]+", name.lower()))
