"""Cues and speakers: which verb hands words over, and who stands as its subject."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summit_tui.extraction.cast import Cast
from summit_tui.extraction.gazetteer import load_gazetteer
from summit_tui.extraction.kids import agent, child
from summit_tui.extraction.mentions import Mention
from summit_tui.extraction.pronouns import PRONOUNS
from summit_tui.extraction.saying import verbs
from summit_tui.extraction.subjects import (
    bare_participle,
    before_aside,
    beside,
    inverted_subject,
    reported_source,
    speaks,
    subject_above,
    subject_of_saying,
)
from summit_tui.extraction.words import lemma, noun_phrase, subject

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_FIRST_PERSON = frozenset({"i", "we", "you", "me", "us", "myself"})
_NOBODY = frozenset({"it", "there", "this", "that", "what", "which", "one", "these", "those", "everything", "nothing"})
_GOING_BY = frozenset({"using", "named", "called", "identified", "known"})
_COURTS = frozenset({"court", "tribunal"})
_APART = 10
"""Words of a clause that tells a speaker from others, at most."""
_NAMELESS = frozenset({"ask", "speak", "decline", "request", "insist", "refuse", "want", "wish", "give", "talk"})
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
    if token.text[0] in "'’" and token.dep_ == "nsubj" and token.i and token.nbor(-1).tag_ == "WP":
        return source_of(paragraph, token.nbor(-1), cast)  # "those who've said": the parser took "'ve" for the subject
    if _is_nobody(token):
        return None
    owner = child(token, "poss")
    if owner is not None and owner.lower_ == "whose" and token.head.dep_ == "relcl":
        return source_of(paragraph, token.head.head, cast)  # "the party, whose leader has said ..."
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
    if mention is not None and cast.actors[mention.actor].kind == "organisation":
        mention = _officer(paragraph, token, cast) or mention
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
        end = _told_apart(paragraph, token, end)
        text = " ".join(paragraph.text[start - paragraph.start : end - paragraph.start].split())
        return Source(text, start, end, None, 0.5 if speaks(token) else 0.1)
    return None


def _told_apart(paragraph: Paragraph, token: Token, end: int) -> int:
    """Take in the clause that tells an unnamed speaker from others: "two guards | who saw it".

    Not why nobody may be named ("an aide | who asked not to be named").
    """
    for one in token.children:
        if one.dep_ != "relcl" or one.left_edge.tag_ != "WP" or one.right_edge.i - one.left_edge.i > _APART:
            continue
        if paragraph.offset(one.left_edge) - end <= 1 and lemma(one) not in _NAMELESS:
            last = one.right_edge.i
            after = one.doc[last + 1] if last + 1 < len(one.doc) else one
            if after.tag_ == "PRP" and after.dep_ == "nsubj" and after.head.head.i == token.i:
                last += 1  # its object, which the parser took for the cue's subject
            return paragraph.span(one.left_edge.i, last)[1]
    return end


def _is_nobody(token: Token) -> bool:
    """Tell whether a word can name no speaker: "I", "what", "this"; but "the US", "some of them", "one says" can."""
    low = token.lower_
    if (low in _FIRST_PERSON and token.text != "US") or token.tag_ in ("WDT", "EX"):
        return True
    counted = low == "one" and token.dep_ == "nsubj" and token.head.i == token.i + 1
    return low in _NOBODY and low != "it" and not counted and not _has_of(token)


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
    # "astronomer Ann Example": any common noun right before a person's name.
    trade = token.tag_ == "NN" and token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "NNP"
    owned = token.tag_ == "NN" and child(token, "poss") is not None  # "its coordinator, Ann Example"
    if (
        not trade
        and not owned
        and token.lower_ not in load_gazetteer().roles
        and not (token.tag_ in ("NNP", "NN") and (token.lower_,) in load_gazetteer().titles)
    ):
        return None
    other = child(token, "appos") if not trade else token.nbor(1)
    if other is None and token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "NNP":
        other = token.nbor(1)
    found = cast.headed(paragraph, other) if other is not None else None
    if found is None or found.form != "name" or cast.actors[found.actor].kind != "person":
        return None
    start = min(paragraph.offset(token), found.start)
    return Source(
        cast.name(found.actor), start, max(found.end, paragraph.offset(token) + len(token)), found.actor, 0.85
    )


def _officer(paragraph: Paragraph, token: Token, cast: Cast) -> Mention | None:
    """Give the person where the parser takes the body for the head: "Example Bank president Ann Example said"."""
    name = child(token, "appos")
    found = cast.headed(paragraph, name) if name is not None else None
    if name is None or found is None or cast.actors[found.actor].kind != "person":
        return None
    return None if any(one.text == "," for one in token.doc[token.i : name.i]) else found


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
    if first < token.i and paragraph.doc[first].tag_ in ("WP", "WDT"):
        first += 1  # "what | one of its aides called ..."
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
    passive = child(verb, "auxpass") is not None or child(verb, "nsubjpass") is not None or bare_participle(verb)
    if passive and lemma(verb) not in ("quote", "cite"):
        by = agent(verb)
        return source_of(paragraph, by, cast) if by is not None and by.i not in inside else None
    token = reported_source(verb) or inverted_subject(verb) or subject_of_saying(verb)
    if token is None and verb.tag_ == "VB" and verb.dep_ in ("ROOT", "advcl") and child(verb, "aux") is None:
        return None  # an order to the reader: "Label it ..."
    if token is None or token.i in inside:
        token = beside(verb, inside) or before_aside(verb, inside) or subject_above(verb, inside)
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


def source_or_issuer(paragraph: Paragraph, token: Token, cast: Cast) -> Source | None:
    """Give the speaker that a noun phrase stands for; of a document, who issued it where that is told."""
    issuer = issuer_of(token)
    if issuer is not None:
        found = source_of(paragraph, issuer, cast)
        if found is not None and (found.actor is not None or found.confidence >= 0.5):
            return found
    if token.lower_ in _RULINGS and not _has_of(token):
        court = _court_before(paragraph, token, cast)
        if court is not None:
            return court
    return source_of(paragraph, token, cast)


def _court_before(paragraph: Paragraph, token: Token, cast: Cast) -> Source | None:
    """Give the court named last before "the ruling" that nobody is said to have given."""
    at = paragraph.offset(token)
    courts = (
        one for one in reversed(cast.mentions)
        if one.end <= at and _COURTS & set(cast.name(one.actor).lower().split())
    )  # fmt: skip
    found = next(courts, None)
    if found is None:
        return None
    start, end = _phrase(paragraph, token)
    return Source(cast.name(found.actor), start, end, found.actor, 0.6)


def relays(source: Source, head: Token, cast: Cast) -> bool:
    """Tell whether an outlet only relays who said something: "the minister insisted ..., the Harbour Post reported"."""
    words = set((source.name or "").lower().split())
    if not words & cast.gazetteer.outlets or lemma(head) not in verbs().clause - verbs().weak:
        return False
    teller = child(head, "nsubj")
    return teller is not None and speaks(teller)


def cue_span(paragraph: Paragraph, verb: Token) -> tuple[int, int]:
    """Give the words of a cue: the verb with its particle and adjective ("pointed out", "made it clear")."""
    last = verb.i
    for one in verb.children:
        if one.dep_ == "prt" and one.i > verb.i:
            last = max(last, one.i)
    return paragraph.span(verb.i, last)
