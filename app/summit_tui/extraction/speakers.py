"""Cues and speakers: which verb hands words over, and who stands as its subject."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summit_tui.extraction.cast import Cast
from summit_tui.extraction.gazetteer import load_gazetteer
from summit_tui.extraction.mentions import Mention
from summit_tui.extraction.pronouns import PRONOUNS
from summit_tui.extraction.saying import verbs
from summit_tui.extraction.words import agent, child, lemma, noun_phrase, subject

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_FIRST_PERSON = frozenset({"i", "we", "you", "me", "us", "myself"})
_NOBODY = frozenset({"it", "there", "this", "that", "what", "which", "one", "these", "those", "everything", "nothing"})


_GOING_BY = frozenset({"using", "named", "called", "identified", "known"})
_TO_HEARERS = frozenset({"tell", "inform", "remind", "assure", "reassure"})
_RULINGS = frozenset({"opinion", "ruling", "judgment", "judgement", "verdict", "decision"})


@dataclass(frozen=True)
class Source:
    """Who speaks: the words that stand as the source, in article offsets, and the actor where it is one."""

    name: str | None
    start: int
    end: int
    actor: int | None
    confidence: float


def source_of(paragraph: Paragraph, token: Token, cast: Cast) -> Source | None:
    """Give the speaker that a noun phrase's head stands for; None where it can be none ("it", "I", "what").

    An unnamed speaker is the phrase itself ("a senior official"); a pronoun is resolved to its actor.
    """
    low = token.lower_
    if low in _FIRST_PERSON or token.tag_ in ("WDT", "EX") or (low in _NOBODY and low != "it" and not _has_of(token)):
        return None
    start, end = _phrase(paragraph, token)
    if low == "one" and token.dep_ == "nsubj" and start + 3 == end:
        group = cast.group_before(start)
        if group is not None:
            return Source(cast.name(group), start, end, group, 0.6)
    if low in ("both", "all") and cast.headed(paragraph, token) is None:
        return Source(paragraph.doc[token.i].text, start, end, None, 0.4)
    if low in PRONOUNS and token.tag_ in ("PRP", "WP", "DT") and not _has_of(token):
        actor = cast.resolve(paragraph, token)
        if low == "it" and actor is None:
            return None
        name = cast.name(actor) if actor is not None else None
        return Source(name, start, end, actor, 0.7 if actor is not None else 0.3)
    token = _named_as(token) or _one_named(paragraph, token, cast) or token
    mention = cast.headed(paragraph, token)
    if token.tag_ == "NNP" and (mention is None or cast.actors[mention.actor].kind in ("state", "bloc")):
        mention = _titled(paragraph, token, cast) or mention
    if (
        token.text[0].isupper()
        and mention is None
        and low not in load_gazetteer().roles
        and token.tag_ in ("NN", "NNS", "NNP", "JJ", "VBZ")
    ):
        # A surname that the tagger took for a common word.
        actor = cast.named(token.text) if token.tag_ != "JJ" else None
        if actor is not None:
            return Source(cast.name(actor), start, end, actor, 0.7)
    beside = _named_beside(paragraph, token, mention, cast)
    if beside is not None:
        return beside
    text = " ".join(paragraph.text[start - paragraph.start : end - paragraph.start].split())
    if mention is not None:
        joint = _joint(paragraph, token, cast)
        if joint is not None:
            return joint
        draft = cast.actors[mention.actor]
        if mention.form == "role" and not draft.named:
            return Source(draft.name, start, end, mention.actor, 0.7)
        return Source(draft.name, min(start, mention.start), max(end, mention.end), mention.actor, 0.9)
    if token.tag_ in ("NN", "NNS", "NNP", "NNPS", "CD", "DT", "JJ", "JJR", "JJS", "PRP") or (
        token.tag_ in ("VBZ", "VBP") and low in load_gazetteer().roles  # "officials" taken for a verb
    ):
        return Source(text, start, end, None, 0.5 if speaks(token) else 0.1)
    return None


def _has_of(token: Token) -> bool:
    """Tell whether a quantity names its whole: "some of the drivers" is a phrase of its own, no pronoun."""
    return any(one.lower_ == "of" for one in token.children)


def _named_as(token: Token) -> Token | None:
    """Give the name that a person goes by: "a driver using the name Example", "a man identified as Example"."""
    if token.tag_ not in ("NN", "NNS"):
        return None
    for one in token.children:
        if one.dep_ == "acl" and one.lower_ in _GOING_BY:
            name = one.right_edge
            return name if name.tag_ == "NNP" and name.i - one.i <= 5 else None
    return None


def _one_named(paragraph: Paragraph, token: Token, cast: Cast) -> Token | None:
    """Give the name of the one that is told apart: "one of these groups, the Eastern Farmers Front"."""
    if token.lower_ != "one" or not _has_of(token):
        return None
    name = child(token, "appos")
    return name if name is not None and cast.headed(paragraph, name) else None


def _named_beside(paragraph: Paragraph, token: Token, mention: Mention | None, cast: Cast) -> Source | None:
    """Where the head is a role and the name stands beside it ("the vice president, Ann Example"), the name speaks."""
    if (
        mention is not None
        and cast.actors[mention.actor].named
        and cast.actors[mention.actor].kind == "person"
        and mention.form == "name"
    ):
        return None
    if token.lower_ not in load_gazetteer().roles and not (
        token.tag_ in ("NNP", "NN") and (token.lower_,) in load_gazetteer().titles
    ):
        return None
    other = child(token, "appos")
    if other is None and token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "NNP":
        other = token.nbor(1)
    found = cast.headed(paragraph, other) if other is not None else None
    if found is None or found.form != "name" or cast.actors[found.actor].kind != "person":
        return None
    start = min(paragraph.offset(token), found.start)
    return Source(
        cast.name(found.actor), start, max(found.end, paragraph.offset(token) + len(token)), found.actor, 0.85
    )


def _titled(paragraph: Paragraph, token: Token, cast: Cast) -> Mention | None:
    """Where the parser takes a title for the head ("Ambassador to Someland Ann Example"), find the name behind it."""
    if (token.lower_,) not in load_gazetteer().titles:
        return None
    for one in token.doc[token.i + 1 : token.i + 8]:
        if one.tag_[:2] in ("VB", "MD") or one.text in ",;:.":
            return None
        found = cast.headed(paragraph, one)
        if (
            found is not None
            and found.form == "name"
            and cast.actors[found.actor].kind == "person"
            and found.head == one.i
        ):
            return found
    return None


_PEOPLE_ENDINGS = (
    "er", "or", "ist", "ian", "ee", "ant", "man", "woman", "men", "women",
    "ers", "ors", "ists", "ians", "ees", "ants",
)  # fmt: skip


def speaks(token: Token) -> bool:
    """Tell whether a common noun can be a speaker: a person, a body, a number of people, or a document."""
    low = token.lower_
    gazetteer = load_gazetteer()
    return (
        low in gazetteer.roles or low in gazetteer.bodies or low in verbs().counts or low in verbs().documents
        or token.text[0].isupper()
        or (token.tag_ in ("NN", "NNS") and len(low) > 4 and low.endswith(_PEOPLE_ENDINGS))
    )  # fmt: skip


def _joint(paragraph: Paragraph, token: Token, cast: Cast) -> Source | None:
    """Two who speak as one ("Duarte and Okafor said") are a speaker of their own; the phrase is the name."""
    other = child(token, "conj")
    if other is None or child(token, "cc") is None or token.dep_ not in ("nsubj", "nsubjpass"):
        return None
    if cast.headed(paragraph, other) is None:
        return None
    first, last = noun_phrase(token, joined=True)
    if last - first > 14:
        return None
    start, end = paragraph.span(first, last)
    text = " ".join(paragraph.text[start - paragraph.start : end - paragraph.start].split())
    return Source(text, start, end, None, 0.6)


def _phrase(paragraph: Paragraph, token: Token) -> tuple[int, int]:
    first, last = noun_phrase(token)
    last = min(last, first + 24)
    while last > token.i and paragraph.doc[last].tag_ in ("IN", "TO", "DT", "CC", ","):
        last -= 1
    return paragraph.span(first, last)


def subject_source(paragraph: Paragraph, verb: Token, cast: Cast, inside: set[int]) -> Source | None:
    """Give the speaker of a reporting verb: its subject, or the agent of a passive.

    Args:
        paragraph: where the verb stands.
        verb: a verb of saying.
        cast: for whom the subject stands.
        inside: indices of tokens within quotation marks; none of them can be the subject.
    """
    passive = child(verb, "auxpass") is not None or child(verb, "nsubjpass") is not None or _bare_participle(verb)
    if passive and lemma(verb) not in ("quote", "cite"):
        by = agent(verb)
        return source_of(paragraph, by, cast) if by is not None and by.i not in inside else None
    token = _reported_source(verb) or _inverted_subject(verb) or _subject_of_saying(verb)
    if token is None and verb.tag_ == "VB" and verb.dep_ in ("ROOT", "advcl") and child(verb, "aux") is None:
        return None  # an order to the reader: "Label it ..."
    if token is None or token.i in inside:
        token = _beside(verb, inside) or _subject_above(verb, inside)
    if token is None:
        return None
    issuer = issuer_of(token)
    if issuer is not None and issuer.i in inside:
        return _before_verb(source_of(paragraph, token, cast), paragraph, verb)
    return _before_verb(source_or_issuer(paragraph, token, cast), paragraph, verb)


def _before_verb(source: Source | None, paragraph: Paragraph, verb: Token) -> Source | None:
    """End a phrase before its own cue, which the parser may take for a participle: "the summary | read in part"."""
    at = paragraph.offset(verb)
    if source is None or source.actor is not None or not source.start < at < source.end:
        return source
    text = " ".join(paragraph.text[source.start - paragraph.start : at - paragraph.start].split())
    return replace(source, name=text, end=source.start + len(text)) if text else source


def _bare_participle(verb: Token) -> bool:
    """Tell whether a participle has no helping verb, so that its subject is the one told: "when asked whether"."""
    if verb.lower_ == "read" or verb.tag_ != "VBN" or verb.dep_ not in ("advcl", "acl"):
        return False
    return child(verb, "aux", "nsubj") is None


def _subject_of_saying(verb: Token) -> Token | None:
    """Give a cue's subject; a participle shares that of the verb above it ("she said ..., telling reporters ...")."""
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj"):
        above = verb.head
        while above.dep_ in ("ccomp", "conj", "advcl", "xcomp") and above.head.i != above.i:
            above = above.head
            if above.tag_ in ("VBD", "VBZ", "VBP") and lemma(above) in verbs().clause and above.i < verb.i:
                return subject(above) or subject(verb)
    found = subject(verb)
    if found is not None and found.tag_ == "JJS" and verb.tag_ == "VBG":
        # "The closest he came to it was saying ...": he said so.
        clause = child(found, "relcl")
        return child(clause, "nsubj") if clause is not None else found
    return found


def _reported_source(verb: Token) -> Token | None:
    """Give whom another reports: the source in "the agency quotes a source as saying"."""
    if verb.lower_ == "saying" and verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        verb = verb.head.head if verb.head.head.tag_[:2] == "VB" else verb.head.head.head
    if lemma(verb) not in ("quote", "cite", "report"):
        return None
    quoted = child(verb, "dobj")
    if quoted is None:
        return None
    last = quoted.right_edge
    return quoted if any(one.lower_ == "saying" for one in verb.doc[quoted.i + 1 : last.i + 4]) else None


def _inverted_subject(verb: Token) -> Token | None:
    """Give a subject that the parser took for an object: "The mill must close, argued the union's lawyer"."""
    if verb.lower_ == "read" and verb.dep_ == "acl":
        return verb.head  # the opinion, released on Monday, read in part
    before = child(verb, "ccomp")
    thing = child(verb, "dobj")
    if before is None or thing is None or before.i > verb.i or thing.i < verb.i or lemma(verb) in _TO_HEARERS:
        return None
    return thing if child(verb, "nsubj", "aux") is None and verb.tag_ in ("VBD", "VBZ") else None


def _subject_above(verb: Token, inside: set[int]) -> Token | None:
    """Give the subject of the verb above a cue that has none: "he gave them a week, though later said ..."."""
    above = verb
    for _ in range(4):
        if above.head.i == above.i or above.dep_ not in ("advcl", "conj", "dep", "ccomp", "pcomp", "prep", "xcomp"):
            return None
        above = above.head
        found = child(above, "nsubj")
        if found is not None and found.i < verb.i and found.i not in inside and found.tag_ not in ("WDT", "EX"):
            return found
    return None


def issuer_of(token: Token) -> Token | None:
    """Give who is behind a document that speaks: "a statement released by the office", "issued a statement saying"."""
    if token.lower_ not in verbs().documents:
        return None
    owner = child(token, "poss")
    if owner is not None and owner.tag_ != "PRP$":
        return owner
    for one in token.children:
        if one.dep_ == "prep" and (one.lower_ in ("by", "from") or (one.lower_ == "of" and token.lower_ in _RULINGS)):
            return child(one, "pobj")
        if one.dep_ == "acl" and one.tag_ == "VBN" and agent(one) is not None:
            return agent(one)
    verb = token.head
    if token.dep_ == "pobj" and verb.head.lower_ != "according" and verb.lower_ != "to":
        verb = verb.head
    if token.dep_ in ("dobj", "pobj") and verb.tag_.startswith("VB"):
        return subject(verb)
    return None


def _beside(verb: Token, inside: set[int]) -> Token | None:
    """Find a subject that the parser missed: the noun right before the verb, or right after an inverted one."""
    doc = verb.doc
    for i in range(verb.i - 1, max(-1, verb.i - 7), -1):
        token = doc[i]
        if i in inside:
            break
        if token.tag_ in ("PRP", "NNP", "NN", "NNS", "NNPS"):
            return _whole(token)
        if token.tag_ not in ("RB", "MD", "VBD", "VBZ", "VBP", "VBN", "TO", "POS") and token.text != ",":
            break
    if verb.tag_ == "VBG" or any(one.dep_ == "ccomp" and one.i > verb.i for one in verb.children):
        return None  # What follows is what was said: no inverted subject.
    for i in range(verb.i + 1, min(len(doc), verb.i + 6)):
        token = doc[i]
        if i in inside:
            break
        if token.tag_ == "PRP":
            return token
        if token.tag_ in ("NNP", "NNPS", "NN", "NNS"):
            while token.dep_ in ("compound", "nmod", "poss") and token.head.i > token.i and token.head.tag_[0] == "N":
                token = token.head
            return token
        if token.tag_ not in ("DT", "JJ", "PRP$", "CD", "VBN"):
            break
    return None


def _whole(token: Token) -> Token:
    """Give the noun that a noun behind a preposition or in apposition belongs to: "members of the council"."""
    at = whole = token
    while at.dep_ in ("pobj", "appos"):
        apposed = at.dep_ == "appos"
        at = at.head.head if at.dep_ == "pobj" else at.head
        if at.tag_ in ("NN", "NNS", "CD", "DT") or (apposed and at.tag_ == "NNP"):
            whole = at
        elif at.tag_ != "NNP":
            break
        if apposed:
            break
    return whole


def source_or_issuer(paragraph: Paragraph, token: Token, cast: Cast) -> Source | None:
    """Give the speaker that a noun phrase stands for; of a document, who issued it where that is told."""
    issuer = issuer_of(token)
    if issuer is not None:
        found = source_of(paragraph, issuer, cast)
        if found is not None and (found.actor is not None or found.confidence >= 0.5):
            return found
    return source_of(paragraph, token, cast)


def cue_span(paragraph: Paragraph, verb: Token) -> tuple[int, int]:
    """Give the words of a cue: the verb with its particle and adjective ("pointed out", "made it clear")."""
    last = verb.i
    for one in verb.children:
        if one.dep_ == "prt" and one.i > verb.i:
            last = max(last, one.i)
    return paragraph.span(verb.i, last)
