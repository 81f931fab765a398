"""Indirect speech: the reporter's words that a reporting verb hands to a speaker.

Found in the tree: the clause that a verb of saying governs ("said that ..."), the sentence that it is woven into
("The plan, she said, ..."), and what "according to" leads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summit_tui.extraction.cast import Cast
from summit_tui.extraction.drafts import QuoteDraft
from summit_tui.extraction.quotes_direct import Place
from summit_tui.extraction.speakers import Source, cue_span, source_or_issuer, subject_source, verbs
from summit_tui.extraction.words import child, is_verb, lemma, negated

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_TO = frozenset({"promise", "pledge", "vow", "threaten", "swear"})
_EDGE = frozenset({",", ".", ";", ":", "-", "–", "—", "?", "!", '"', "“", "”", "'", "‘", "’", "(", ")", "...", "…"})
_PLAIN = frozenset({"say", "tell", "add"})
_NEED_THAT = frozenset({"find", "show", "hold", "read", "point", "demonstrate", "mention", "repeat"})
_SAYING = frozenset(
    {"say", "deny", "add", "tell", "warn", "insist", "claim", "call", "argue", "note"}
    | {"mention", "urge", "condemn", "describe", "reject", "stress"}
)
_WITHHOLD = frozenset(["refuse", "decline", "fail"])
_TELLING = frozenset({"VB", "NN", "JJ", "IN", "RB"})
_BARE = frozenset({"be", "have", "'s"})


def find_indirect(paragraph: Paragraph, inside: set[int], found: list[Place], cast: Cast) -> list[QuoteDraft]:
    """Give the indirect quotes of one paragraph.

    Args:
        paragraph: a parsed paragraph.
        inside: token indices within quotation marks.
        found: its marked stretches.
        cast: for the speakers.
    """
    known = verbs()
    out: list[QuoteDraft] = []
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
        elif token.lower_ == "according":
            made = _according(paragraph, token, inside, cast)
        elif word in known.adjectives:
            made = _of_adjective(paragraph, token, inside, cast)
        elif word in known.nouns and kind == "NN":
            made = _of_noun(paragraph, token, inside, cast)
        if made is not None and (made.start, made.end) not in seen:
            seen.add((made.start, made.end))
            out.append(made)
    return out


def _of_verb(paragraph: Paragraph, verb: Token, word: str, inside: set[int], cast: Cast) -> QuoteDraft | None:
    known = verbs()
    clause = _clause(verb, word)
    if clause is None:
        return None
    head, span = clause
    if not _finite(head):
        return None
    marked = child(head, "mark")
    that = marked is not None and marked.lower_ == "that" and marked.i > verb.i
    own_subject = child(head, "nsubj", "nsubjpass", "expl", "csubj") is not None
    if word in _NEED_THAT and not that:
        return None
    if word in known.weak and not that and not own_subject and head.dep_ not in ("parataxis", "xcomp"):
        return None
    if negated(verb) or (lemma(verb.head) in _WITHHOLD and verb.dep_ in ("xcomp", "ccomp")):
        first = paragraph.doc[head.left_edge.i]
        if word != "deny" and (
            first.tag_ in ("WP", "WRB", "WDT", "WP$") or first.lower_ in ("whether", "if") or head.i > verb.i
        ):
            return None
    source = subject_source(paragraph, verb, cast, inside)
    if source is None or (source.confidence < 0.2 and word not in _PLAIN):
        return None
    why = "clause of a verb" if head.i > verb.i else "verb behind its clause"
    confidence = source.confidence * (0.9 if that or word in ("say", "tell") else 0.75)
    if word in known.thinking:
        confidence *= 0.7
    return _draft(paragraph, head, span, source, cue=_Cue(cue_span(paragraph, verb), confidence, why), inside=inside)


def _finite(head: Token) -> bool:
    """Tell whether a clause says something: a verb that is no bare participle, or a word with a subject of its own."""
    if not head.tag_.startswith(("VB", "MD")):
        return child(head, "nsubj", "nsubjpass", "expl", "cop") is not None
    return head.tag_ not in ("VBG", "VBN") or child(head, "aux", "auxpass", "nsubj", "nsubjpass") is not None


def _clause(verb: Token, word: str) -> tuple[Token, tuple[int, int]] | None:
    """Give the head and the token range of the words that a verb hands over."""
    doc = verb.doc
    for one in verb.children:
        if one.dep_ == "ccomp" and one.i != verb.i:
            return one, _clause_span(verb, one)
    if verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and _woven(verb)):
        head = verb.head
        return head, _woven_span(verb, head)
    for one in verb.children:
        if one.dep_ == "xcomp" and word in _TO:
            mark = child(one, "aux")
            if mark is not None and mark.tag_ == "TO" and one.i > verb.i:
                return one, _clause_span(verb, one)
    if verb.i + 1 < len(doc) and doc[verb.i].dep_ == "relcl":
        return None
    return None


def _woven(verb: Token) -> bool:
    """Tell whether a verb of saying stands between commas inside the sentence it reports."""
    doc = verb.doc
    left, right = verb.left_edge.i, verb.right_edge.i
    return (
        left > 0
        and doc[left - 1].text == ","
        and right + 1 < len(doc)
        and doc[right + 1].text == ","
        and right - left < 8
    )


def _clause_span(verb: Token, clause: Token) -> tuple[int, int]:
    first, last = clause.left_edge.i, clause.right_edge.i
    if clause.i < verb.i:
        # Behind its clause: "The plan would fail, officials said": all of the sentence before the verb's own part.
        last = min(last, verb.i - 1)
        own = [one.left_edge.i for one in verb.children if clause.i < one.left_edge.i < verb.i]
        last = min([last, *(i - 1 for i in own)])
        if verb.dep_ == "ROOT":
            first = min(first, verb.sent.start)
        return first, last
    first = max(first, verb.i + 1)
    last = _before_next_cue(clause, last)
    for one in verb.children:
        # "told reporters that": the hearer is no part of it.
        if one.dep_ in ("dobj", "dative", "npadvmod", "prep") and verb.i < one.i < clause.i:
            first = max(first, min(one.right_edge.i + 1, clause.i))
    return first, last


def _before_next_cue(clause: Token, last: int) -> int:
    """End a clause before what the reporter says of the saying: "..., adding that", "..., while the mayor said"."""
    known = verbs().marks
    doc = clause.doc
    cut = last
    for one in clause.subtree:
        if (
            one.i <= clause.i
            or one.tag_[:2] != "VB"
            or one.dep_ not in ("advcl", "conj", "acl", "parataxis", "ccomp", "dep", "relcl")
        ):
            continue
        left = one.left_edge.i
        if left <= clause.i or left - 1 >= cut:
            continue
        comma = doc[left - 1].text in (",", ";") or doc[left].text == ","
        if (
            (one.tag_ == "VBG" and one.dep_ == "advcl" and comma and (lemma(one) in known or one.lower_ == "meaning"))
            or (one.tag_ == "VBG" and one.dep_ == "conj" and lemma(one) in known and clause.tag_ != "VBG")
            or (
                one.dep_ == "relcl"
                and doc[left - 1].text == ","
                and doc[left].tag_ in ("WDT", "WP", "WP$")
                and _ends_clause(one, cut)
            )
        ):
            cut = left - 1
        elif one.dep_ == "conj" and one.tag_ in ("VBD", "VBZ") and lemma(one) in _SAYING and _new_saying(one):
            conjunction = next((kid for kid in one.head.children if kid.dep_ == "cc" and kid.i > one.head.i), None)
            if conjunction is not None and clause.i < conjunction.i < cut:
                cut = conjunction.i - 1
        elif (
            one.dep_ == "advcl"
            and comma
            and doc[left].lower_ in ("while", "as", "although", "though", "whereas")
            and lemma(one) in known
        ):
            cut = left - 1
    while cut > clause.i and doc[cut].tag_ == "CC":
        cut -= 1
    return cut


def _new_saying(verb: Token) -> bool:
    """Tell whether a coordinated verb of saying is the reporter's: it has its own subject, or follows its "and"."""
    before = verb.nbor(-1)
    return child(verb, "nsubj") is not None or before.tag_ in ("CC", "RB")


def _ends_clause(gloss: Token, cut: int) -> bool:
    """Tell whether nothing but a new main clause follows a gloss (", which was ..., but the house has not ...")."""
    right = gloss.right_edge.i
    if right >= cut - 1:
        return True
    after = gloss.doc[right + 1 : right + 3].text.lower()
    return after.startswith((", but", ", and"))


def _woven_span(verb: Token, head: Token) -> tuple[int, int]:
    left, right = head.left_edge.i, head.right_edge.i
    if verb.right_edge.i >= right - 1:
        return left, verb.left_edge.i - 1
    if verb.left_edge.i <= left:
        return verb.right_edge.i + 1, right
    # Broken by its attribution ("The plan, she said, has failed"): the longer piece.
    first, second = (left, verb.left_edge.i - 1), (verb.right_edge.i + 1, right)
    return max(first, second, key=lambda piece: piece[1] - piece[0])


def _according(paragraph: Paragraph, token: Token, inside: set[int], cast: Cast) -> QuoteDraft | None:
    doc = paragraph.doc
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    inner = child(doc[token.i + 1], "pobj")
    source = source_or_issuer(paragraph, inner, cast) if inner is not None else None
    if inner is None or source is None or source.confidence < 0.2:
        return None
    head = token.head
    while (
        not is_verb(head)
        and head.head.i != head.i
        and head.dep_ in ("prep", "pobj", "amod", "advmod", "dobj", "attr", "acomp", "npadvmod", "nsubj")
    ):
        head = head.head
    left, right = head.left_edge.i, head.right_edge.i
    end = max(inner.right_edge.i, token.right_edge.i) if inner.right_edge.i < head.i or token.i > head.i else inner.i
    if token.i < head.i:
        end = min(end, head.i - 1)
        span = (end + 1, _before_next_cue(head, right))
    else:
        span = (min(left, head.sent.start) if head.dep_ == "ROOT" else left, token.i - 1)
    return _draft(
        paragraph,
        head,
        span,
        source,
        cue=_Cue(paragraph.span(token.i, token.i + 1), 0.8 * source.confidence, "according to"),
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
    if mark is None or mark.lower_ != "that":
        return None
    while verb.dep_ in ("ccomp", "xcomp") and lemma(verb) not in ("make", "be") and is_verb(verb.head):
        verb = verb.head
    if lemma(verb) not in ("make", "be", "remain") or (
        lemma(verb) == "be" and token.lower_ in ("clear", "plain", "known", "certain")
    ):
        return None
    source = subject_source(paragraph, verb, cast, inside)
    if source is None or source.name is None or source.confidence < 0.2:
        return None
    span = (clause.left_edge.i, clause.right_edge.i)
    return _draft(
        paragraph,
        clause,
        span,
        source,
        cue=_Cue(paragraph.span(verb.i, token.i), 0.65 * source.confidence, "made clear that"),
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
    verb = token.head
    if token.dep_ != "dobj" or lemma(verb) not in verbs().noun_verbs:
        return None
    source = subject_source(paragraph, verb, cast, inside)
    if source is None or source.confidence < 0.2:
        return None
    span = (clause.left_edge.i, clause.right_edge.i)
    return _draft(
        paragraph,
        clause,
        span,
        source,
        cue=_Cue(paragraph.span(verb.i, token.i), 0.6 * source.confidence, "noun with a clause"),
        inside=inside,
    )


@dataclass(frozen=True)
class _Cue:
    """The words that hand a clause over, and how sure and of what kind that is."""

    span: tuple[int, int]
    confidence: float
    why: str


def _draft(
    paragraph: Paragraph, head: Token, span: tuple[int, int], source: Source, *, cue: _Cue, inside: set[int]
) -> QuoteDraft | None:
    """Make a quote of a clause, trimmed of marks and conjunction; None where too little is the reporter's own."""
    doc = paragraph.doc
    first, last = span
    while first <= last and (
        doc[first].text in _EDGE or (doc[first].lower_ in ("that", "and", "but") and first < head.i)
    ):
        first += 1
    while last >= first and doc[last].text in _EDGE and last not in inside:
        last -= 1
    if last - first > 2 and doc[last].lower_ in ("however", "though", "meanwhile") and doc[last - 1].text == ",":
        last -= 2
    if last - first < 1 or not _own_words(first, last, head, inside):
        return None
    start, end = paragraph.span(first, last)
    end = _with_mark(paragraph, end, last, inside)
    return QuoteDraft(
        start=start, end=end, type="indirect", speaker=source.name,
        speaker_start=source.start, speaker_end=source.end, cue_start=cue.span[0], cue_end=cue.span[1],
        confidence=round(cue.confidence, 2), why=cue.why, actor=source.actor,
    )  # fmt: skip


def _with_mark(paragraph: Paragraph, end: int, last: int, inside: set[int]) -> int:
    """Take in the mark that closes a fragment at the end of the clause."""
    at = end - paragraph.start
    return end + 1 if last in inside and paragraph.text[at : at + 1] in "\"”’'" and at < len(paragraph.text) else end


def _own_words(first: int, last: int, head: Token, inside: set[int]) -> bool:
    """Tell whether the clause has a verb of the reporter's own: a bare copula around marked words is none."""
    tokens = head.doc[first : last + 1]
    quoted = sum(1 for token in tokens if token.i in inside)
    if not quoted:
        return True
    if quoted > 0.6 * len(tokens):
        return False
    cues = verbs().clause
    return any(
        token.i not in inside
        and is_verb(token)
        and lemma(token) not in _BARE
        and not (token.i != head.i and lemma(token) in cues)
        for token in tokens
    )
