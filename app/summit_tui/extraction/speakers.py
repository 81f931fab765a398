"""Cues and speakers: which verb hands words over, and who stands as its subject."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from summit_tui.extraction.cast import Cast
from summit_tui.extraction.gazetteer import load_gazetteer
from summit_tui.extraction.lexicon import load_lexicon
from summit_tui.extraction.mentions import Mention
from summit_tui.extraction.pronouns import PRONOUNS
from summit_tui.extraction.words import agent, child, lemma, noun_phrase, subject

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_FIRST_PERSON = frozenset({"i", "we", "you", "me", "us", "myself"})
_NOBODY = frozenset({"it", "there", "this", "that", "what", "which", "one", "these", "those", "everything", "nothing"})


@dataclass(frozen=True)
class Verbs:
    """The verbs of saying, by what they can carry."""

    clause: frozenset[str]
    marks: frozenset[str]
    weak: frozenset[str]
    thinking: frozenset[str]
    naming: frozenset[str]
    nouns: frozenset[str]
    noun_verbs: frozenset[str]
    adjectives: frozenset[str]
    terms: frozenset[str]
    counts: frozenset[str]
    documents: frozenset[str]


@lru_cache(maxsize=1)
def verbs() -> Verbs:
    """Give the verbs of `lexicon/saying.toml`."""
    lexicon = load_lexicon()
    clause = lexicon.words("saying", "clause")
    return Verbs(
        clause=clause,
        marks=clause | lexicon.words("saying", "marks_only"),
        weak=lexicon.words("saying", "weak"),
        thinking=lexicon.words("saying", "thinking"),
        naming=lexicon.words("saying", "naming"),
        nouns=lexicon.words("saying", "nouns"),
        noun_verbs=lexicon.words("saying", "noun_verbs"),
        adjectives=lexicon.words("saying", "adjectives"),
        terms=lexicon.words("saying", "term_before"),
        counts=lexicon.words("saying", "counts"),
        documents=lexicon.words("saying", "documents"),
    )


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
    if low in _FIRST_PERSON or token.tag_ in ("WDT", "EX") or (low in _NOBODY and low != "it"):
        return None
    start, end = _phrase(paragraph, token)
    if low == "one" and token.dep_ == "nsubj" and start + 3 == end:
        group = cast.group_before(start)
        if group is not None:
            return Source(cast.name(group), start, end, group, 0.6)
    if low in ("both", "all") and cast.headed(paragraph, token) is None:
        return Source(paragraph.doc[token.i].text, start, end, None, 0.4)
    if low in PRONOUNS and token.tag_ in ("PRP", "WP", "DT"):
        actor = cast.resolve(paragraph, token)
        if low == "it" and actor is None:
            return None
        name = cast.name(actor) if actor is not None else None
        return Source(name, start, end, actor, 0.7 if actor is not None else 0.3)
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
    if token.tag_ in ("NN", "NNS", "NNP", "NNPS", "CD", "DT", "JJ", "JJR", "JJS", "PRP"):
        return Source(text, start, end, None, 0.5 if speaks(token) else 0.1)
    return None


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
    passive = child(verb, "auxpass") is not None or child(verb, "nsubjpass") is not None
    if passive and lemma(verb) not in ("quote", "cite"):
        by = agent(verb)
        return source_of(paragraph, by, cast) if by is not None and by.i not in inside else None
    token = _subject_of_saying(verb)
    if token is None and verb.tag_ == "VB" and verb.dep_ in ("ROOT", "advcl") and child(verb, "aux") is None:
        return None  # an order to the reader: "Label it ..."
    if token is None or token.i in inside:
        token = _beside(verb, inside)
    if token is None:
        return None
    issuer = issuer_of(token)
    if issuer is not None and issuer.i in inside:
        return source_of(paragraph, token, cast)
    return source_or_issuer(paragraph, token, cast)


def _subject_of_saying(verb: Token) -> Token | None:
    """Give a cue's subject; a participle shares that of the verb above it ("she said ..., telling reporters ...")."""
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj"):
        above = verb.head
        while above.dep_ in ("ccomp", "conj", "advcl", "xcomp") and above.head.i != above.i:
            above = above.head
            if above.tag_ in ("VBD", "VBZ", "VBP") and lemma(above) in verbs().clause and above.i < verb.i:
                return subject(above) or subject(verb)
    return subject(verb)


def issuer_of(token: Token) -> Token | None:
    """Give who is behind a document that speaks: "a statement released by the office", "issued a statement saying"."""
    if token.lower_ not in verbs().documents:
        return None
    owner = child(token, "poss")
    if owner is not None and owner.tag_ != "PRP$":
        return owner
    for one in token.children:
        if one.dep_ == "prep" and one.lower_ in ("by", "from"):
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
            return token
        if token.tag_ not in ("RB", "MD", "VBD", "VBZ", "VBP", "VBN", "TO", "POS") and token.text != ",":
            break
    for i in range(verb.i + 1, min(len(doc), verb.i + 6)):
        token = doc[i]
        if i in inside:
            break
        if token.tag_ == "PRP":
            return token
        if token.tag_ in ("NNP", "NNPS", "NN", "NNS"):
            while (
                token.dep_ in ("compound", "nmod", "poss")
                and token.head.i > token.i
                and token.head.tag_.startswith("N")
            ):
                token = token.head
            return token
        if token.tag_ not in ("DT", "JJ", "PRP$", "CD", "VBN"):
            break
    return None


def source_or_issuer(paragraph: Paragraph, token: Token, cast: Cast) -> Source | None:
    """Give the speaker that a noun phrase stands for; of a document, who issued it where that is told."""
    issuer = issuer_of(token)
    if issuer is not None:
        found = source_of(paragraph, issuer, cast)
        if found is not None and found.actor is not None:
            return found
    return source_of(paragraph, token, cast)


def cue_span(paragraph: Paragraph, verb: Token) -> tuple[int, int]:
    """Give the words of a cue: the verb with its particle and adjective ("pointed out", "made it clear")."""
    last = verb.i
    for one in verb.children:
        if one.dep_ == "prt" and one.i > verb.i:
            last = max(last, one.i)
    return paragraph.span(verb.i, last)
