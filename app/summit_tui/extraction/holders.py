"""Whose position it is, who voices it in the passage, and on what footing."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_agents import acts
from summit_tui.extraction.demand_kids import child, kids
from summit_tui.extraction.demand_model import Claim, Scene, Voice
from summit_tui.extraction.demand_nouns import owner_of
from summit_tui.extraction.demand_trees import SUBJECTS, subject, words
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
_PAIRS = frozenset(
    {
        "leaders",
        "presidents",
        "sides",
        "countries",
        "parties",
        "nations",
        "men",
        "ministers",
        "states",
        "governments",
        "teams",
        "women",
    }
)
_BACK = 40
"""Mentions that are looked back over for the two sides."""
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
    if claim.needs_voice and voice is None:
        return []
    token = claim.holder
    if token is None and claim.owner is not None:
        return [_held(claim, scene, claim.owner, None, voice)]
    if token is None or _is_own(token):
        return _of_voice(claim, scene, voice, token)
    if (higher := _higher(scene, claim, token)) is not None:
        token = higher
    out: list[Holding] = []
    pair = _both(scene, token)
    if pair:
        return [_held(claim, scene, actor, token, voice) for actor in pair]
    for each in _joined_names(token):
        if any(kid.dep_ == "poss" and _is_own(kid) for kid in kids(each)):
            return _of_voice(claim, scene, voice, each)  # "our members want ..."
        actor = scene.cast.resolve(scene.paragraph, each)
        if voice is not None and voice.direct and each.lower_ in _PERSONS and actor in (None, voice.actor):
            actor = _spoken_of(scene, each, voice)
            if actor is None:
                continue
        loose = actor is None or (scene.cast.actors[actor].kind == "group" and scene.cast.party(actor) is None)
        whole = _member_of(scene, each) if loose else None
        if whole is not None:
            member = _phrase(claim, scene, each, voice)
            out.append(Holding(scene_side(scene, whole), member.where, member.voiced_by, member.footing, whole))
        elif actor is not None:
            if all(scene_side(scene, actor) != old.holder for old in out):
                out.append(_held(claim, scene, actor, each, voice))
        elif each.lower_ in _PRONOUNS:
            if voice is not None and each.lower_ in _THIRD and not (voice.direct and each.lower_ in _PERSONS):
                return _of_voice(claim, scene, voice, each)
        elif each.lower_ not in _EMPTY and _agent(scene, each):
            out.append(_phrase(claim, scene, each, voice))
        elif (
            each.tag_ in ("NN", "NNS")
            and (owner := owner_of(scene, each)) is not None
            and (each.lower_ in _SPEAKING_THINGS or acts(claim, each))
        ):
            actor = scene.cast.resolve(scene.paragraph, owner)
            if actor is not None:
                out.append(_held(claim, scene, actor, owner, voice))
        elif voice is not None and each.tag_[:2] in ("NN", "VB") and claim.why.startswith(_THINGS):
            return _of_voice(claim, scene, voice, None)  # "a deal would require ...": the speaker sets the condition
        elif acts(claim, each):
            out.append(_phrase(claim, scene, each, voice))
    return out


def _is_own(token: Token) -> bool:
    """Tell whether a word means its speaker; "US" is a state."""
    return token.lower_ in _OWN and token.text != "US"


def scene_side(scene: Scene, actor: int) -> str:
    """Give the name that stands for an actor's side."""
    party = scene.cast.party(actor)
    if party is not None or scene.cast.actors[actor].named:
        return party or scene.cast.name(actor)
    return _spoken_for(scene, scene.cast.name(actor))


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


_SOME = frozenset({
    "one", "some", "many", "most", "both", "all", "several", "none", "each", "others", "two", "three",
    "percent", "cent", "%", "majority",
})  # fmt: skip


def _joined_names(token: Token) -> list[Token]:
    if token.lower_ in _SOME:
        of = next((kid for kid in kids(token) if kid.lower_ == "of"), None)
        token = child(token, "appos") or (child(of, "pobj") if of is not None else None) or token
    return [token, *(kid for kid in token.conjuncts if kid.i > token.i)][:4]


def _spoken_of(scene: Scene, token: Token, voice: Voice) -> int | None:
    """Give whom "they" or "he" in somebody's own words means: the side named last before that is not the speaker's.

    Example: British sources on the EU: "They don't seem to be prepared to move."
    """
    at = scene.paragraph.start + token.idx
    last = bisect_left(scene.shared.mention_starts, at)
    own = scene_side(scene, voice.actor) if voice.actor is not None else voice.speaker
    person = token.lower_ in ("he", "she", "his", "her")
    for mention in reversed(scene.cast.mentions[max(0, last - _BACK) : last]):
        actor = mention.actor
        if actor is None or scene.cast.party(actor) in (None, own):
            continue
        if not person or scene.cast.actors[actor].kind == "person":
            return actor
    return None


def _both(scene: Scene, token: Token) -> list[int]:
    """Give the two sides that "both leaders" or "the two sides" stand for: the two named last before."""
    two = any(kid.lower_ in ("both", "two") for kid in kids(token)) and token.lower_ in _PAIRS
    alone = token.lower_ in ("both", "neither") and token.tag_ in ("DT", "CC") and not list(kids(token))
    if not two and not alone:
        return []
    persons = not alone and token.lower_ not in ("sides", "countries", "parties", "nations", "states", "governments", "teams")
    at = scene.paragraph.start + token.idx
    last = bisect_left(scene.shared.mention_starts, at)
    found: dict[str, int] = {}
    for mention in reversed(scene.cast.mentions[max(0, last - _BACK) : last]):
        actor = mention.actor
        if actor is None or (scene.cast.actors[actor].kind == "person") != persons or scene.cast.party(actor) is None:
            continue
        found.setdefault(scene_side(scene, actor), actor)
        if len(found) == 2:
            return list(found.values())[::-1]
    return []


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
    return [Holding(_spoken_for(scene, voice.speaker), where, voice.speaker, "own", None)]


_MEMBERS = words("member leader official representative delegate deputy negotiator lawmaker legislator executive")
"""Those who act for the body of which they are: "members of the council"."""
_SPEAKS_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|(?:official|representative|negotiator|lawyer|leader|member|delegate|adviser)s?)"
    r" (?:for|of|from|at) (?:the )?(.{3,60})$",
    re.IGNORECASE,
)


def _member_of(scene: Scene, noun: Token) -> int | None:
    """Give the body for which its members act: "220 members of the council want a vote"."""
    if noun.tag_ not in ("NN", "NNS") or lemma(noun) not in _MEMBERS:
        return None
    of = next((kid for kid in kids(noun) if kid.lower_ == "of" and kid.i > noun.i), None)
    inner = child(of, "pobj") if of is not None else None
    actor = scene.cast.resolve(scene.paragraph, inner) if inner is not None else None
    return actor if actor is not None and scene.cast.actors[actor].kind in ("organisation", "bloc", "group") else None


def _spoken_for(scene: Scene, speaker: str) -> str:
    """Give the side of an unnamed speaker: the council for "a spokesman for the council", else the phrase itself."""
    found = _SPEAKS_FOR.search(speaker)
    if found is None:
        return speaker
    body = re.sub(r"^\d[\d,.]* ", "", found[1].strip())
    for number, actor in enumerate(scene.cast.actors):
        if body == actor.name or body in actor.aliases:
            return scene_side(scene, number)
    return body if body.rsplit(" ", 1)[-1].lower() in scene.wanting.people else speaker


def _around(scene: Scene, voice: Voice) -> set[str]:
    """Give the words by which the speaker is brought in, where its side is unknown."""
    if voice.actor is None or scene.cast.party(voice.actor) is not None:
        return set()
    return scene.shared.introduced.get(voice.actor, set())


def _held(claim: Claim, scene: Scene, actor: int, token: Token | None, voice: Voice | None) -> Holding:
    where = _span(scene, token) if token is not None else None
    side = scene_side(scene, actor)
    if voice is not None and voice.speaker:
        return Holding(side, where, voice.speaker, _footing(scene, voice, side), actor)
    speaks = scene.cast.actors[actor].kind in ("person", "group") or not claim.why.startswith(_SILENT)
    return Holding(side, where, scene.cast.name(actor) if speaks else None, "own" if speaks else "reporter", actor)


def _phrase(claim: Claim, scene: Scene, token: Token, voice: Voice | None) -> Holding:
    start, end = _span(scene, token)
    words = scene.paragraph.text[start - scene.paragraph.start : end - scene.paragraph.start]
    name = re.sub(r"^(?:the|a|an|which|what)\s+|['’]s?$", "", words, flags=re.IGNORECASE)
    side = _spoken_for(scene, name)
    if voice is not None and voice.speaker:
        return Holding(side, (start, end), voice.speaker, _footing(scene, voice, side), None)
    speaks = not claim.why.startswith(_SILENT)
    return Holding(side, (start, end), name if speaks else None, "own" if speaks else "reporter", None)


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
