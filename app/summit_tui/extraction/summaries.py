"""What a row says: at most ten words of the passage that read on their own beside holder and stance.

The words stay the article's; the cue is left out. Demands, offers and acceptances say what is wanted or given. A
refusal says "No X", "Against the X", "Will not do X" or keeps the denial of its own clause. What cannot be told in
words (a bare "one", "it", "the first time") gives no row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.demand_content import EMPTY, RELATIVE, told
from summit_tui.extraction.demand_trees import SUBJECTS, subject, words
from summit_tui.extraction.demand_wording import MOST_WORDS, cut, spoken
from summit_tui.extraction.kids import child, kids, negated
from summit_tui.extraction.stances import cue_negated, gives_up
from summit_tui.extraction.summary_verdicts import verdict_row
from summit_tui.extraction.summary_words import closed, stripped, tells
from summit_tui.extraction.words import lemma, noun_phrase

if TYPE_CHECKING:
    from summit_tui.extraction.demand_model import Claim, Scene
    from summit_tui.extraction.parse import Token

_LIGHT = words(
    "idea notion possibility prospect necessity importance need possible principle terms kind sort form series"
)
"""Nouns that only hand on what follows their "of": "the idea of a swap" is a swap."""
_DEFINITE = words("the this that these those his her its their our my both all")
_REFUSING = ("verb", "noun", "adj", "passive", "head", "ask", "idiom")
"""Mechanisms whose evidence leaves the refusing word out of the row."""
_DENYING = words("not n't n’t no never neither")
_OWN_SENSE = words("abandon withdraw drop give threaten scrap shelve renounce walk sue strike boycott campaign vote")
"""Cues that are themselves what is done; the row keeps them."""


def summary_of(claim: Claim, scene: Scene, holder: str) -> str | None:
    """Give the row's words for a claim, or None where they tell nothing.

    Args:
        claim: what was found.
        scene: its sentence.
        holder: whose position it is.

    Example: "We refuse to cede any of our land" held by Ukraine gives "Will not cede any of its land".
    """
    verdict = verdict_row(claim, scene, holder)
    if verdict is not None:
        return verdict or None
    tokens = _with_relative(told(claim, scene), claim, scene)
    tokens, lead = _opening(tokens, claim, scene, holder)
    if not tokens or not tells(tokens) or _only_names(tokens, scene):
        return None
    if len(tokens) == 1 and tokens[0].tag_[:2] == "VB" and claim.why.startswith(("modal", "imperative")):
        return None  # "we shall overcome"
    lead = _with_cue(lead, claim)
    text = cut(spoken(tokens, scene, holder), MOST_WORDS - len(lead.split()), claim.head)
    common = tokens[0].tag_ in ("DT", "PRP$", "IN", "PDT") or (
        tokens[0].i == scene.sentence.start and tokens[0].tag_ in ("NN", "NNS", "JJ", "VBG")
    )
    if lead and common and text[1:2].islower():
        text = text[:1].lower() + text[1:]
    return closed(f"{lead} {text}")


def words_of(claim: Claim, scene: Scene, holder: str) -> str | None:
    """Give the evidence itself as a row, for a position that points at what was told before."""
    tokens = scene.paragraph.tokens[claim.first : claim.last]
    return closed(cut(spoken(tokens, scene, holder), MOST_WORDS, claim.head))


def _with_relative(tokens: list[Token], claim: Claim, scene: Scene) -> list[Token]:
    """Give a bare "a bill" the clause that says which: "a bill that would lower fares"."""
    nouns = [token for token in tokens if token.tag_[:2] == "NN" and token.lower_ not in EMPTY]
    if len(nouns) != 1 or nouns[0] != claim.head or lemma(claim.head) not in scene.wanting.plans or len(tokens) > 4:
        return tokens
    clause = next((kid for kid in kids(claim.head) if kid.dep_ == "relcl" and kid.i > claim.head.i), None)
    if clause is None or clause.left_edge.i > claim.head.i + 3 or claim.cue.i > claim.head.i:
        return tokens
    return list(scene.paragraph.tokens[tokens[0].i : clause.right_edge.i + 1])


def _with_cue(lead: str, claim: Claim) -> str:
    """Add a cue that is itself what is done: "withdrew the bill" accepts to "Withdraw the bill"."""
    parts = claim.why.split()
    if parts[0] == "noun:" and claim.stance == "accept" and gives_up(claim.cue.head):
        return f"{lemma(claim.cue.head)} {parts[1]} {parts[2] if parts[2:] in (['to'], ['for']) else ''}".strip()
    if parts[0] != "verb:" or parts[1] not in _OWN_SENSE:
        return lead
    if parts[1:3] == ["sue", "to"] and claim.cue.doc[claim.cue.i + 1].tag_ == "TO":
        return "Sue to"
    if parts[1] == "threaten":
        return "Threatens" if claim.head.tag_[:2] != "VB" else "Threatens to"
    phrase = " ".join(parts[1:3]) if len(parts) > 2 and parts[1] != "sue" else parts[1]
    return (
        f"Will not {phrase}"
        if claim.stance == "refuse" and claim.cue.tag_[:2] == "VB" and lead and _denied(claim)
        else phrase
    )


def _denied(claim: Claim) -> bool:
    return cue_negated(claim.cue)


def _only_names(tokens: list[Token], scene: Scene) -> bool:
    """Tell whether words do no more than name an actor: "wants the Kurds" is cut short."""
    if any(token.tag_ not in ("NNP", "NNPS", "DT", "POS") or token.lower_ == "all" for token in tokens) or any(
        char.isdigit() for token in tokens for char in token.text
    ):
        return False
    return scene.cast.resolve(scene.paragraph, tokens[-1]) is not None


def _opening(tokens: list[Token], claim: Claim, scene: Scene, holder: str) -> tuple[list[Token], str]:
    """Cut what a row does not begin with, and give its lead: nothing, "No", "Against", "Will not", "Not that"."""
    rest = stripped([token for token in tokens if token.tag_ not in ("``", "''")])
    if not rest:
        return [], ""
    verb = claim.head if claim.head.tag_[:1] in ("V", "M") and claim.head in rest else None
    if verb is not None and claim.why[:6] != "passiv":
        rest, whole = _from_subject(rest, verb, claim, scene, holder)
        if whole:
            return rest, ""
    if rest and rest[0].lower_ == "to" and (rest[0].tag_ != "TO" or rest[0].dep_ == "prep") and len(rest) > 1:
        rest = rest[1:]
    if len(rest) > 2 and claim.stance == "refuse" and rest[0].lower_ in ("never", "not") and rest[1].tag_ == "TO":
        return rest[2:], "Will not"  # "vowed never to sign"
    rest, infinitive = _without_to(rest)
    rest = _light(rest)
    if claim.stance == "refuse" and rest and claim.why.startswith(_REFUSING):
        return _refused(rest, infinitive, claim)
    if len(rest) > 2 and rest[0].lower_ in ("not", "n't", "n’t", "never") and rest[1].tag_ == "VB":
        return rest[1:], "Will not"
    bare = verb is not None and verb.tag_ == "VB" and rest[:1] == [verb]
    if claim.stance == "refuse" and bare and claim.why.endswith(" not"):
        return rest, "Will not"  # "under no circumstances will we sign"
    if len(rest) > 1 and rest[0].lower_ in ("the", "a", "an", "any"):
        rest = rest[1:] if len(rest) > 2 or lemma(rest[1]) not in scene.wanting.plans else rest
    if len(rest) > 2 and rest[0].lower_ in ("its", "their", "his", "her") and _owned_by(rest[0], scene, holder):
        rest = rest[1:]
    return rest, ""


def _from_subject(rest: list[Token], verb: Token, claim: Claim, scene: Scene, holder: str) -> tuple[list[Token], bool]:
    """Let a clause begin with its subject, or without it where that is the holder; and tell whether that is the row."""
    own = child(verb, *SUBJECTS)
    outside = own is not None and own not in rest and own.right_edge.i < rest[0].i <= verb.i
    if own is not None and outside and own.tag_[:2] == "NN" and claim.why.startswith("modal"):
        first, last = noun_phrase(own)
        if last - first < 5:  # the quoted words leave their subject outside: Oslo "must have guarantees"
            return [*scene.paragraph.tokens[first : last + 1], *rest], True
    thats = child(verb, "ccomp") if own is not None and own.lower_ == "it" and verb.tag_ == "VBN" else None
    if thats is not None and thats in rest and child(verb, "auxpass") is not None:
        rest = stripped([token for token in rest if token.i >= thats.left_edge.i])  # "it is expected that ..."
        if not rest:
            return [], True
        own = None
    if own is not None and own.tag_ in RELATIVE:
        if own.lower_ != "what" and own in rest[:2]:
            return [], True
    elif own is not None and rest[0].i < own.left_edge.i < verb.i:
        rest = [token for token in rest if token.i >= own.left_edge.i]  # without "if no truce is agreed, "
    return _without_holder(rest, verb, claim, scene, holder), False


def _without_to(rest: list[Token]) -> tuple[list[Token], bool]:
    """Leave out the "to" of an infinitive with an adverb or "see" behind it; and tell whether it is an infinitive."""
    infinitive = len(rest) > 1 and rest[0].tag_ == "TO" and rest[1].tag_ in ("VB", "RB")
    if infinitive:
        rest = rest[1:]
    if infinitive and rest[0].tag_ == "RB" and rest[0].lower_ not in _DENYING and len(rest) > 1:
        rest, infinitive = rest[1:], rest[1].tag_ == "VB"
    if len(rest) > 2 and rest[0].lower_ == "see" and infinitive:
        rest, infinitive = rest[1:], False  # "wants to see the tax cut"
    return rest, infinitive


def _owned_by(word: Token, scene: Scene, holder: str) -> bool:
    """Tell whether a possessive means the holder itself, so that the row does without it."""
    actor = scene.cast.resolve(scene.paragraph, word)
    return actor is not None and _side(scene, actor) == holder and word.head.tag_[:2] == "NN"


def _without_holder(rest: list[Token], verb: Token, claim: Claim, scene: Scene, holder: str) -> list[Token]:
    """Leave out a subject that is the holder itself, and its plain "will", "must", "would".

    "We will continue" becomes "Continue"; "he would not exchange land" becomes "Would not exchange land". A joined
    clause that begins with an auxiliary gets its subject back where that is short.
    """
    own = child(verb, *SUBJECTS)
    if own is not None and own.lower_ in ("it", "they", "he", "she", "this", "that", "i", "we") and own in rest:
        ours = own.lower_ in ("i", "we")
        resolved = None if ours else scene.cast.resolve(scene.paragraph, own)
        voice = scene.voice(verb)
        reported = resolved is None and voice is not None and not voice.direct and own.lower_ not in ("this", "that")
        same = ours or reported or (resolved is not None and _side(scene, resolved) == holder)
        if same and rest[0] == own:
            if len(rest) > 1 and (rest[1].tag_ == "MD" or rest[1] == verb) and lemma(rest[1]) != "be":
                rest = rest[1:]
        elif resolved is None and own.lower_ in ("it", "this", "that", "they", "he", "she") and own.dep_ != "expl":
            return [] if own.lower_ != "it" or lemma(verb) != "be" else rest
    elif own is not None and own in rest and own.left_edge == rest[0]:
        after = next((number for number, token in enumerate(rest) if token.i > own.right_edge.i), 0)
        resolved = scene.cast.resolve(scene.paragraph, own)
        named = resolved is not None and holder in (_side(scene, resolved), scene.cast.name(resolved))
        if named and after and (rest[after].tag_ == "MD" or rest[after] == verb) and lemma(rest[after]) != "be":
            rest = rest[after:]
    elif (
        own is None
        and rest[0].tag_ in ("MD", "VBD", "VBZ", "VBP")
        and rest[0].dep_ in ("aux", "auxpass", "ROOT", "ccomp", "conj")
    ):
        who = subject(verb)
        if who is not None and who.tag_[:2] == "NN" and claim.why[:4] not in ("verb", "noun"):
            first, last = noun_phrase(who)
            whole = list(scene.paragraph.tokens[first : last + 1])
            if len(whole) <= 4:
                return [*whole, *rest]
    if rest and rest[0].tag_ == "MD" and not negated(verb) and len(rest) > 1 and rest[1].tag_ in ("VB", "RB"):
        rest = rest[1:]
    if len(rest) > 2 and lemma(rest[0]) in ("need", "have") and rest[1].tag_ == "TO" and claim.stance == "demand":
        rest = rest[2:]
    elif len(rest) > 2 and lemma(rest[0]) == "need" and rest[0] == verb and claim.stance == "demand":
        rest = rest[1:]
    if len(rest) > 2 and rest[0].lower_ == "be" and rest[1].tag_ == "VBG":
        rest = rest[1:]
    return rest


def _side(scene: Scene, actor: int) -> str:
    return scene.cast.party(actor) or scene.cast.name(actor)


def _light(rest: list[Token]) -> list[Token]:
    """Leave out "the idea of", "the necessity of"."""
    for number, token in enumerate(rest[:3]):
        if token.lower_ in _LIGHT and len(rest) > number + 2 and rest[number + 1].lower_ == "of":
            return rest[number + 2 :]
        asked = token.lower_ in (
            "demands",
            "demand",
            "calls",
            "call",
            "request",
            "requests",
            "appeals",
            "pleas",
            "plea",
        )
        if asked and len(rest) > number + 2 and rest[number + 1].lower_ == "for":
            return rest[number + 2 :]  # who dodges calls for a truce wants no truce
        if token.tag_ not in ("DT", "JJ", "PRP$"):
            break
    return rest


def _refused(rest: list[Token], infinitive: bool, claim: Claim) -> tuple[list[Token], str]:
    if infinitive:
        return (rest, "Will not") if rest[0].lower_ != "not" else (rest[1:], "Will")
    first = rest[0]
    if first.lower_ == "no":
        return rest, ""
    if first.lower_ in ("anyone", "anybody", "everyone", "everybody"):
        return rest, "Against"
    if claim.head.tag_[:1] in "VM" and any(token.lower_ in _DENYING for token in rest[:8]):
        return rest, ""
    if any(token.dep_ in SUBJECTS and _states(token.head) and token.head in rest for token in rest):
        return rest, "Not that"
    if first.lower_ in ("any", "a", "an") and len(rest) > 1:
        return rest[1:], "No"
    named = first.tag_ in ("NNP", "NNPS", "PRP$") or any(token.tag_ == "POS" for token in rest[:3])
    if first.lower_ in _DEFINITE or named:
        common = (
            claim.head.tag_ in ("NN", "NNS") and first.dep_ in ("compound", "amod", "nmod") and claim.head in rest[:4]
        )
        if common:
            return rest, "No"
        return rest, "Against"
    if first.tag_[:2] in ("NN", "JJ", "CD") or first.tag_ == "VBG":
        return rest, "No"
    return rest, "Against" if first.tag_ in ("IN", "DT") else ""


def _states(verb: Token) -> bool:
    """Tell whether a verb with a subject makes a clause of its own."""
    return verb.tag_ != "VBG" and verb.dep_ not in ("relcl", "acl")


def nouns_of(head: Token, first: int, last: int) -> list[str]:
    """Give the nouns of a passage that could name its subject, compounds first ("extradition bill", "bill")."""
    found: list[str] = []
    doc = head.doc
    order = sorted(
        range(first, last),
        key=lambda i: (doc[i].i != head.i, doc[i].dep_ not in ("dobj", "pobj", "nsubj", "nsubjpass"), i),
    )
    for i in order:
        token = doc[i]
        if token.tag_ not in ("NN", "NNS") or len(token) < 3:
            continue
        left = [
            kid.lower_
            for kid in kids(token)
            if kid.dep_ == "compound" and kid.i == token.i - 1 and kid.text.isalpha() and doc[kid.i - 1].text != "-"
        ]
        if left:
            found.append(f"{left[0]} {lemma(token)}")
        found.append(lemma(token))
    return list(dict.fromkeys(found))
