"""Indirect speech: the reporter's words that a reporting verb hands to a speaker.

Found in the tree: the clause that a verb of saying governs ("said that ..."), the sentence that it is woven into
("The plan, she said, ..."), and what "according to" leads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.cast import Cast
from summit_tui.extraction.clause_ends import before_next_cue
from summit_tui.extraction.clauses import (
    aside,
    clause_of,
    finite,
    infinitive,
    only_asked,
    that_before,
)
from summit_tui.extraction.drafts import QuoteDraft
from summit_tui.extraction.kids import child, negated
from summit_tui.extraction.loose_cues import (
    as_held,
    as_told,
    at_end,
    by_account,
    inverted,
    labelled,
    made_known,
    spliced,
)
from summit_tui.extraction.pieces import PIECE, going_on, other_piece
from summit_tui.extraction.reported import Cue, reported, unnested
from summit_tui.extraction.saying import verbs
from summit_tui.extraction.speakers import Source, cue_span, relays, source_of, source_or_issuer, subject_source
from summit_tui.extraction.subjects import speaks
from summit_tui.extraction.unsaid import only_put, unsaid
from summit_tui.extraction.words import is_verb, lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_ONESELF = frozenset({"himself", "herself", "itself", "themselves"})
_NO_SOURCE = frozenset(
    {
        "plan",
        "plans",
        "schedule",
        "need",
        "needs",
        "custom",
        "tradition",
        "taste",
        "size",
        "rank",
        "age",
        "developments",
    }
)
"""What something is done according to; nobody speaks."""
_VIEWS = frozenset({"account", "view", "telling", "estimation", "reckoning", "version", "opinion"})
"""What a sentence is told by or in: "by the mayor's account, ..."."""
_REASONS = frozenset({"so", "because", "since", "after", "before", "while", "until", "once", "although", "though"})
"""Conjunctions of what goes along with a cue, and is not what it reports."""
_WITHHOLD = frozenset(["refuse", "decline", "fail"])
_TELLING = frozenset({"VB", "NN", "JJ", "IN", "RB"})
_WOVEN = "woven into its clause"
_BEHIND = frozenset({"according to", "verb behind its clause"})


def find_indirect(paragraph: Paragraph, inside: set[int], cast: Cast) -> list[QuoteDraft]:
    """Give the indirect quotes of one paragraph.

    Args:
        paragraph: a parsed paragraph.
        inside: token indices within quotation marks.
        cast: for the speakers.
    """
    known = verbs()
    heading = labelled(paragraph, inside, cast)
    out: list[QuoteDraft] = [heading] if heading is not None else []
    seen: set[tuple[int, int]] = set()
    for token in paragraph.tokens:
        if token.i in inside:
            continue
        made: QuoteDraft | None = None
        kind = token.tag_[:2]
        if kind not in _TELLING:
            continue
        word = lemma(token)
        if kind == "VB" and word in known.clause and token.dep_ not in ("amod", "compound"):
            made = _of_verb(paragraph, token, word, inside, cast)
        elif token.lower_ == "known" and kind == "VB":
            made = made_known(paragraph, token, inside, cast)
        elif token.lower_ == "according":
            made = _according(paragraph, token, inside, cast)
        elif word in _VIEWS and kind == "NN" and token.dep_ == "pobj":
            made = by_account(paragraph, token, inside, cast)
        elif word in known.adjectives:
            made = _of_adjective(paragraph, token, inside, cast)
        elif word in known.nouns and kind == "NN":
            made = _of_noun(paragraph, token, inside, cast)
        if made is None and kind == "NN" and word in known.held:
            made = as_held(paragraph, token, inside, cast)
        if made is not None and (made.start, made.end) not in seen:
            seen.add((made.start, made.end))
            out.append(made)
            if made.why == _WOVEN:
                out += other_piece(paragraph, token, made, inside)
            elif made.why in _BEHIND:
                out += going_on(paragraph, token, made, inside)
    return unnested(out)


def _of_verb(paragraph: Paragraph, verb: Token, word: str, inside: set[int], cast: Cast) -> QuoteDraft | None:
    known = verbs()
    clause = clause_of(verb, word)
    if clause is None:
        return (
            inverted(paragraph, verb, inside, cast)
            or spliced(paragraph, verb, word, inside, cast)
            or as_told(paragraph, verb, word, inside, cast)
            or at_end(paragraph, verb, word, inside, cast)
            or _directive(paragraph, verb, word, inside, cast)
        )
    head, span = clause
    if not finite(head) or aside(paragraph, verb, head):
        return None
    marked = child(head, "mark")
    that = marked is not None and marked.lower_ == "that" and marked.i > verb.i
    that = that or (head.i > verb.i and that_before(verb, head) is not None)
    bare = child(head, "ccomp", "dobj", "xcomp", "prep", "nsubjpass", "aux") is None
    if bare and span[1] - span[0] < PIECE and lemma(head) in known.clause:
        return None  # "the Post reported | the governor said": a second cue and no words
    if marked is not None and marked.i > verb.i and marked.lower_ in _REASONS:
        return None  # "the emergency that he declared so he could build": why, not what
    if head.i < verb.i and head.i != verb.head.i and paragraph.doc[span[1] + 1].text in (";", ":"):
        return None  # "The movement grew; the mayor promised ...": a sentence of its own
    own_subject = child(head, "nsubj", "nsubjpass", "expl", "csubj") is not None
    if word == "agree" and head.i < verb.i:
        return None  # "The wards will be spared, both sides agree": what holds, not what was said
    if word in known.thinking or (word in known.needs_that and not that and child(verb, "prt") is None):
        return None
    apart = head.i > verb.i and span[0] > verb.i + 1 and paragraph.doc[span[0] - 1].text != ","
    if word in ("urge", "request") and apart and not that:
        return None  # "urged the board to act should the vote fail"; but "Until then, she urged, the road should close"
    if word in known.weak and not that and not own_subject and head.dep_ not in ("parataxis", "xcomp"):
        return None
    if negated(verb) or (lemma(verb.head) in _WITHHOLD and verb.dep_ in ("xcomp", "ccomp")):
        first = paragraph.doc[head.left_edge.i]
        if word != "deny" and (
            first.tag_ in ("WP", "WRB", "WDT", "WP$") or first.lower_ in ("whether", "if") or head.i > verb.i
        ):
            return None
    if unsaid(verb):
        return None
    source = subject_source(paragraph, verb, cast, inside)
    if paragraph.doc[span[0]].lower_ == "what" and lemma(head) in known.naming:
        return None  # "he mentioned what he called the 'situation'": a thing, not a statement
    if word == "ask" and only_put(verb, paragraph.doc[span[0]], head):
        return None
    if source is None or (source.confidence < 0.2 and word not in known.of_people) or only_asked(verb):
        return None
    if word == "report" and relays(source, head, cast):
        return None
    if head.i in inside and head.i == verb.head.i:
        return None  # woven into words in marks, which are a direct quotation
    if head.i < verb.i and head.i != verb.head.i:
        span = _before_speaker(paragraph, span, source)
    why = "clause of a verb" if head.i > verb.i else "verb behind its clause"
    why = _WOVEN if verb.dep_ in ("parataxis", "ccomp") and verb.head.i == head.i else why
    if word == "report":
        why = "report"
    confidence = source.confidence * (0.9 if that or word in ("say", "tell") else 0.75)
    if word in known.thinking:
        confidence *= 0.7
    cue = Cue(cue_span(paragraph, verb), confidence, why)
    return reported(paragraph, head, span, source, cue=cue, inside=inside)


def _before_speaker(paragraph: Paragraph, span: tuple[int, int], source: Source) -> tuple[int, int]:
    """End a clause before the speaker who follows it: "The plan has failed, | Ana Duarte, an analyst, told ..."."""
    first, last = span
    while last > first and paragraph.offset(paragraph.doc[last]) >= source.start > paragraph.offset(
        paragraph.doc[first]
    ):
        last -= 1
    return first, last


def _directive(paragraph: Paragraph, verb: Token, word: str, inside: set[int], cast: Cast) -> QuoteDraft | None:
    """Tell somebody to do something: the mayor urged the drivers [to return to work]."""
    if word not in verbs().directives or negated(verb):
        return None
    order = next((one for one in verb.children if one.dep_ in ("xcomp", "ccomp", "advcl") and infinitive(one)), None)
    hearer = child(verb, "dobj", "dative")
    if order is not None and hearer is None:
        hearer = child(order, "nsubj")  # the parser's other reading: urged [the drivers to return]
    if order is None or hearer is None or not verb.i < hearer.i < order.i or hearer.lower_ in _ONESELF:
        return None
    if word in ("ask", "request") and hearer.tag_ in ("NN", "NNS") and not speaks(hearer):
        return None  # "requested ballots to vote by mail": nobody is told to
    first = min(one.i for one in order.children if one.tag_ == "TO" or (one.dep_ == "neg" and one.i > hearer.i))
    source = subject_source(paragraph, verb, cast, inside)
    if source is None or source.confidence < 0.2:
        return None
    span = (first, _before_deed(order, before_next_cue(order, order.right_edge.i)))
    cue = Cue(cue_span(paragraph, verb), 0.7 * source.confidence, "told to")
    return reported(paragraph, order, span, source, cue=cue, inside=inside)


def _before_deed(order: Token, last: int) -> int:
    """End an order before what the speaker did besides: "told them to return | and has offered a judge"."""
    for one in order.children:
        finite = one.tag_ in ("VBD", "VBZ") or child(one, "aux") is not None
        if one.dep_ == "conj" and one.i > order.i and finite and child(one, "nsubj") is None:
            joint = next(
                (kid.i for kid in order.children if kid.dep_ == "cc" and order.i < kid.i < one.i), one.left_edge.i
            )
            return min(last, joint - 1)
    return last


def _according(paragraph: Paragraph, token: Token, inside: set[int], cast: Cast) -> QuoteDraft | None:
    doc = paragraph.doc
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    inner = child(doc[token.i + 1], "pobj")
    source = source_or_issuer(paragraph, inner, cast) if inner is not None else None
    if inner is None or source is None or (source.confidence < 0.2 and inner.lower_ in _NO_SOURCE):
        return None
    head = token.head
    while (
        not is_verb(head)
        and head.head.i != head.i
        and head.dep_ in ("prep", "pobj", "amod", "advmod", "dobj", "attr", "acomp", "npadvmod", "nsubj")
    ):
        head = head.head
    aside_only = head.dep_ == "acl" and head.tag_ in ("VBG", "VBN") and token.right_edge.i < head.sent.end - 2
    if relays(source, head, cast) or aside_only:
        return None
    left, right = head.left_edge.i, head.right_edge.i
    end = max(inner.right_edge.i, token.right_edge.i) if inner.right_edge.i < head.i or token.i > head.i else inner.i
    if token.i < head.i:
        end = min(end, head.i - 1)
        span = (end + 1, before_next_cue(head, right, others=False))
    else:
        closing = doc[token.i - 1].text == "," and token.right_edge.i >= head.sent.end - 2
        before = (min(left, head.sent.start) if head.dep_ == "ROOT" or closing else left, token.i - 1)
        behind = (end + 1, right)  # "The mill was, according to the owner, the last one to close in the county"
        open_end = head.i == token.i - 2 and lemma(head) == "be"
        span = behind if open_end and behind[1] - behind[0] > before[1] - before[0] else before
    return reported(
        paragraph,
        head,
        span,
        source,
        cue=Cue(paragraph.span(token.i, token.i + 1), max(0.3, 0.8 * source.confidence), "according to"),
        inside=inside,
    )


def _of_adjective(paragraph: Paragraph, token: Token, inside: set[int], cast: Cast) -> QuoteDraft | None:
    """Made it clear that ..., was adamant that ..."""
    clause = next((one for one in token.children if one.dep_ in ("ccomp", "advcl") and one.i > token.i), None)
    verb = token.head
    if clause is None and is_verb(verb):
        clause = next((one for one in verb.children if one.dep_ in ("ccomp", "advcl") and one.i > token.i), None)
    if clause is None or not is_verb(verb):
        return None
    mark = child(clause, "mark")
    subjected = child(clause, "nsubj", "nsubjpass", "expl") is not None
    bare = mark is None and subjected and clause.left_edge.i == token.i + 1
    if not bare and (mark is None or mark.lower_ != "that"):
        return None
    while verb.dep_ in ("ccomp", "xcomp") and lemma(verb) not in ("make", "be") and is_verb(verb.head):
        verb = verb.head
    if lemma(verb) not in ("make", "be", "remain") or (bare and lemma(verb) != "make"):
        return None
    source = subject_source(paragraph, verb, cast, inside)
    if source is None or source.name is None or source.confidence < 0.2:
        return None
    if (
        lemma(verb) == "be"
        and token.lower_ in ("clear", "plain", "known", "certain")
        and (source.actor is None or (child(verb, "nsubj") or verb).lower_ == "it")
    ):
        return None  # "It is clear that ..." is the reporter's; "the minister was clear that ..." is hers.
    span = (clause.left_edge.i, clause.right_edge.i)
    return reported(
        paragraph,
        clause,
        span,
        source,
        cue=Cue(paragraph.span(verb.i, token.i), 0.65 * source.confidence, "made clear that"),
        inside=inside,
    )


def _of_noun(paragraph: Paragraph, token: Token, inside: set[int], cast: Cast) -> QuoteDraft | None:
    """Voiced concern that ..., issued a warning that ..."""
    clause = next((one for one in token.children if one.dep_ in ("acl", "ccomp", "relcl") and one.i > token.i), None)
    if clause is None or clause.dep_ == "relcl":
        return None
    mark = child(clause, "mark")
    if mark is None or mark.lower_ != "that":
        return None
    verb, owner = token.head, child(token, "poss")
    if token.dep_ == "dobj" and lemma(verb) in verbs().noun_verbs:
        source, cue = subject_source(paragraph, verb, cast, inside), paragraph.span(verb.i, token.i)
    elif owner is not None and owner.i not in inside:
        source, cue = source_of(paragraph, owner, cast), paragraph.span(token.i, token.i)
    else:
        return None
    if source is None or source.confidence < 0.2:
        return None
    span = (clause.left_edge.i, clause.right_edge.i)
    return reported(
        paragraph,
        clause,
        span,
        source,
        cue=Cue(cue, 0.6 * source.confidence, "noun with a clause"),
        inside=inside,
    )
