"""Cues that hand a sentence over without governing it: beside it, behind it after a comma, or as a label.

Examples: "As the minister pointed out, the road is closed"; "The road is closed, Duarte insisted Thursday at the
port"; the headline "Duarte: The road is closed".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.cast import Cast
from summit_tui.extraction.clause_ends import before_next_cue
from summit_tui.extraction.clauses import woven_span
from summit_tui.extraction.drafts import QuoteDraft
from summit_tui.extraction.kids import child
from summit_tui.extraction.reported import Cue, reported
from summit_tui.extraction.saying import verbs
from summit_tui.extraction.speakers import cue_span, source_of, source_or_issuer, subject_source
from summit_tui.extraction.words import is_verb, lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_BESIDE = frozenset({"nsubj", "punct", "npadvmod", "prep", "advmod"})
"""What a cue may have beside it and still leave the sentence before it as what was said."""
_SOME = 0.4
"""A speaker who is less sure than this hands nothing over without a cue that governs it."""
_SPEAKER = 8
"""Words between a comma and a cue at the end of its sentence, at most."""
_NOMINAL = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD", "POS", "IN", "HYPH"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LABEL = 8
"""A name with its title before a colon is shorter than this."""


def inverted(paragraph: Paragraph, verb: Token, inside: set[int], cast: Cast) -> QuoteDraft | None:
    """Give the clause before a cue whose subject follows it: "The plan is dead, argued the union's lawyer." """
    doc, head = verb.doc, verb.head
    if verb.tag_ not in ("VBD", "VBZ") or verb.dep_ != "conj" or verb.i < 2 or doc[verb.i - 1].text != ",":
        return None
    speaker = child(verb, "dobj", "nsubj", "attr")
    plain = all(one.dep_ in ("dobj", "nsubj", "attr", "punct", "npadvmod", "prep") for one in verb.children)
    if speaker is None or speaker.i < verb.i or not plain or head.i > verb.i or head.i in inside:
        return None
    source = source_or_issuer(paragraph, speaker, cast)
    if source is None or source.confidence < _SOME:
        return None
    cue = Cue(cue_span(paragraph, verb), 0.8 * source.confidence, "verb behind its clause")
    return reported(paragraph, head, (head.left_edge.i, verb.i - 2), source, cue=cue, inside=inside)


def spliced(paragraph: Paragraph, verb: Token, word: str, inside: set[int], cast: Cast) -> QuoteDraft | None:
    """Give the sentence before a comma and a cue with its subject: "The road is closed, Duarte insisted Thursday." """
    doc, head = verb.doc, verb.head
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ not in ("conj", "advcl", "parataxis"):
        return None
    speaker = child(verb, "nsubj")
    if speaker is None or speaker.i > verb.i or head.i > verb.i or head.i in inside or word in verbs().weak:
        return None
    left = speaker.left_edge.i
    own = all(one.dep_ in _BESIDE for one in verb.children)
    if not own or left < 3 or doc[left - 1].text != "," or verb.left_edge.i < left:
        return None
    if child(head, "nsubj", "nsubjpass", "expl") is None or any(
        one.dep_ == "cc" and head.i < one.i < left for one in head.children
    ):
        return None
    source = subject_source(paragraph, verb, cast, inside)
    if source is None or source.confidence < _SOME:
        return None
    cue = Cue(cue_span(paragraph, verb), 0.8 * source.confidence, "verb behind its clause")
    return reported(paragraph, head, (head.left_edge.i, left - 2), source, cue=cue, inside=inside)


def at_end(paragraph: Paragraph, verb: Token, word: str, inside: set[int], cast: Cast) -> QuoteDraft | None:
    """Give the sentence whose last words are a comma, a speaker and a cue, whatever the parser made of it.

    Example: "With a few, if any, of the old rules left the ships may sail, the harbour master said."
    """
    doc, sentence = verb.doc, verb.sent
    if verb.tag_ not in ("VBD", "VBZ") or word in verbs().weak | verbs().thinking or verb.i + 2 < sentence.end - 1:
        return None
    comma = next((i for i in range(verb.i - 1, max(sentence.start, verb.i - _SPEAKER), -1) if doc[i].text == ","), None)
    if comma is None or any(token.tag_ not in _NOMINAL or token.i in inside for token in doc[comma + 1 : verb.i]):
        return None
    told = doc[sentence.start : comma]
    heads = [
        t
        for t in told
        if (t.tag_ in _FINITE or child(t, "aux")) and t.i not in inside and child(t, "nsubj", "nsubjpass", "expl")
    ]
    if not heads or comma == verb.i - 1 or any(token.i in inside for token in told):
        return None
    source = source_of(paragraph, doc[verb.i - 1], cast)
    if source is None or source.confidence < _SOME / 2:
        return None
    cue = Cue(cue_span(paragraph, verb), 0.75 * source.confidence, "verb behind its clause")
    return reported(paragraph, heads[0], (sentence.start, comma - 1), source, cue=cue, inside=inside)


def as_told(paragraph: Paragraph, verb: Token, word: str, inside: set[int], cast: Cast) -> QuoteDraft | None:
    """Give the sentence beside "as" and a cue: "As the minister pointed out, | the road is closed." """
    doc, head = verb.doc, verb.head
    weak = word in verbs().weak and child(verb, "prt") is None
    if verb.dep_ != "advcl" or weak or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    mark, speaker = child(verb, "mark"), child(verb, "nsubj")
    if mark is None or mark.lower_ != "as" or speaker is None or speaker.i > verb.i or not is_verb(head):
        return None
    if child(verb, "dobj", "ccomp", "xcomp", "acomp", "attr", "dative") is not None or head.i in inside:
        return None
    left, right = verb.left_edge.i, verb.right_edge.i
    if right + 1 >= len(doc) or (left > 0 and doc[left - 1].text != ",") or doc[right + 1].text not in (",", "."):
        return None
    source = subject_source(paragraph, verb, cast, inside)
    if source is None or source.confidence < _SOME:
        return None
    first, last = woven_span(verb, head)
    cue = Cue(cue_span(paragraph, verb), 0.7 * source.confidence, "as somebody said")
    return reported(paragraph, head, (first, before_next_cue(head, last)), source, cue=cue, inside=inside)


def by_account(paragraph: Paragraph, noun: Token, inside: set[int], cast: Cast) -> QuoteDraft | None:
    """Give the sentence that somebody's account or view opens: "By the mayor's account, | the road is closed." """
    doc, owner, by = noun.doc, child(noun, "poss"), noun.head
    head = by.head
    comma = noun.right_edge.i + 1
    if owner is None or by.lower_ not in ("by", "in") or by.i > head.i or not is_verb(head) or head.i in inside:
        return None
    if comma >= len(doc) or doc[comma].text != "," or by.left_edge.i not in (head.sent.start, head.sent.start + 1):
        return None
    source = source_of(paragraph, owner, cast)
    if source is None or source.confidence < _SOME:
        return None
    cue = Cue(paragraph.span(by.i, noun.i), 0.75 * source.confidence, "by somebody's account")
    last = before_next_cue(head, head.right_edge.i, others=False)
    return reported(paragraph, head, (comma + 1, last), source, cue=cue, inside=inside)


def as_held(paragraph: Paragraph, noun: Token, inside: set[int], cast: Cast) -> QuoteDraft | None:
    """Give what somebody's view or answer is: "The council's reading was that | only public money counts"."""
    verb, owner = noun.head, child(noun, "poss")
    clause = child(verb, "ccomp", "advcl")
    if owner is None or noun.dep_ != "nsubj" or lemma(verb) != "be" or clause is None or clause.i < verb.i:
        return None
    first = clause.left_edge
    if first.lower_ != "that" or owner.i in inside or owner.tag_ == "PRP$":
        return None
    source = source_of(paragraph, owner, cast)
    if source is None or source.confidence < _SOME:
        return None
    cue = Cue(paragraph.span(noun.i, verb.i), 0.7 * source.confidence, "somebody's view is that")
    span = (first.i + 1, before_next_cue(clause, clause.right_edge.i))
    return reported(paragraph, clause, span, source, cue=cue, inside=inside)


def made_known(paragraph: Paragraph, known: Token, inside: set[int], cast: Cast) -> QuoteDraft | None:
    """Give what somebody lets be known: "The trust has let it be known that | it will not sell"."""
    above, clause = known.head, child(known, "ccomp", "advcl")
    if lemma(above) not in ("let", "make") or clause is None or child(known, "nsubjpass", "nsubj") is None:
        return None
    mark = child(clause, "mark")
    source = subject_source(paragraph, above, cast, inside) if mark is not None and mark.lower_ == "that" else None
    if source is None or mark is None:
        return None
    cue = Cue(paragraph.span(above.i, known.i), 0.75 * source.confidence, "made clear that")
    span = (mark.i + 1, before_next_cue(clause, clause.right_edge.i))
    return reported(paragraph, clause, span, source, cue=cue, inside=inside)


def labelled(paragraph: Paragraph, inside: set[int], cast: Cast) -> QuoteDraft | None:
    """Give what a heading says under the name of its speaker: "Duarte: Strike will go on"."""
    tokens = paragraph.tokens
    at = next((token.i for token in tokens[1:_LABEL] if token.text == ":"), None)
    if paragraph.kind not in ("headline", "subhead") or at is None or at + 2 >= len(tokens) or at + 1 in inside:
        return None
    source = source_of(paragraph, tokens[at - 1], cast)
    if source is None or source.actor is None or paragraph.offset(tokens[0]) < source.start:
        return None
    told = [one for one in tokens[at + 1 :] if one.dep_ in ("nsubj", "nsubjpass", "expl") and is_verb(one.head)]
    if not told or told[0].head.i <= at:
        return None
    cue = Cue(paragraph.span(at, at), 0.6 * source.confidence, "name before a colon")
    return reported(paragraph, told[0].head, (at + 1, len(tokens) - 1), source, cue=cue, inside=inside)
