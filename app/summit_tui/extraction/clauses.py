"""The clauses that verbs of saying govern: which words belong to one, and where the parser broke it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.clause_ends import before_next_cue
from summit_tui.extraction.kids import child
from summit_tui.extraction.saying import verbs
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

_GOES_ON = frozenset({"because", "if", "unless", "until", "that"})
_PROVIDED = frozenset({"provided", "providing", "given", "assuming", "unless"})
"""What opens a condition, and the parser may take for a verb of its own."""
_EDGE = frozenset({",", ".", ";", ":", "-", "–", "—", "?", "!", '"', "“", "”", "'", "‘", "’", "(", ")", "...", "…"})
_NO_OBJECT = frozenset({"say", "argue", "insist", "think", "believe", "contend"})
_HEARING = frozenset(
    ["tell", "inform", "remind", "assure", "reassure", "warn", "advise", "notify", "ask", "show", "promise"]
)
"""Verbs that take a hearer as their object; what stands behind another verb is the subject of its clause."""
_FAR = 18
"""Words between a cue and the "that" of its clause, and between that and its verb, at most."""
_STOPS = frozenset({",", ";", ":", ".", '"', "“", "''", "``"})
_TOLD = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN", "VBG"})
_NO_THAT_ONE = frozenset({"DT", "PRP", "PRP$", "NNP", "NNPS", "NNS", "EX"})
"""What may follow a conjunction "that", but not one that points ("that account")."""
_MARKS = frozenset({'"', "“", "”", "''", "``"})
_BESIDE = 5
"""Words of a cue and what goes with it between commas, at most."""
_TITLE = 6
"""Words of a title before a name, at most."""


def only_asked(verb: Token) -> bool:
    """Tell whether the saying itself is a question of the reporter's: "Do they clarify what counts?" """
    return (
        verb.tag_ == "VB"
        and verb.sent[-1].text == "?"
        and any(one.dep_ == "aux" and one.lower_ in ("do", "does", "did", "will", "would") for one in verb.children)
    )


def infinitive(verb: Token) -> bool:
    """Tell whether a verb form stands with "to"."""
    return verb.tag_ == "VB" and any(one.tag_ == "TO" and one.dep_ == "aux" for one in verb.children)


def aside(paragraph: Paragraph, verb: Token, head: Token) -> bool:
    """Tell whether a clause is a relative one set off by a sign: "- which the paper noted as unusual -".

    None, though it begins so: "the power which, she said, | would let her build the wall".
    """
    first = head.left_edge
    if first.i < verb.i < head.i and first.head.i == head.i and first.dep_ in ("nsubj", "nsubjpass"):
        return False
    return first.tag_ == "WDT" and first.lower_ == "which" and first.i > 0 and paragraph.doc[first.i - 1].text in _EDGE


def finite(head: Token) -> bool:
    """Tell whether a clause says something: a verb that is no bare participle, or a word with a subject of its own."""
    if not head.tag_.startswith(("VB", "MD")):
        return child(head, "nsubj", "nsubjpass", "expl", "cop") is not None
    return head.tag_ not in ("VBG", "VBN") or child(head, "aux", "auxpass", "nsubj", "nsubjpass") is not None


def split_object(verb: Token, word: str) -> tuple[Token, tuple[int, int]] | None:
    """Give the clause whose subject the parser took for the object: "said [a law allowing the sale marked a turn]"."""
    thing = child(verb, "dobj") if word in _NO_OBJECT else None
    if thing is None or thing.i < verb.i or thing.tag_ not in ("NN", "NNS", "NNP"):
        return None
    for one in thing.subtree:
        if one.dep_ == "ccomp" and one.tag_ in ("VBD", "VBZ", "VBP") and one.i > thing.i:
            return one, (thing.left_edge.i, thing.right_edge.i)
    return None


def announced_by_that(verb: Token, word: str) -> tuple[Token, tuple[int, int]] | None:
    """Give the clause behind "that" which the parser hung elsewhere: told the host Ana Duarte that [he had resigned].

    Between cue and "that" stands at most a hearer or a phrase with a preposition; the clause has a subject of its own.
    """
    doc = verb.doc
    for at in range(verb.i + 1, min(verb.i + _FAR, len(doc) - 2)):
        token = doc[at]
        if token.lower_ == "that" and (token.tag_ in ("IN", "WDT") or doc[at + 1].tag_ in _NO_THAT_ONE):
            clause = _introduced(token)
            if clause is None or not _complete(clause, token):
                return None
            hearer = any(one.dep_ == "dobj" and verb.i < one.i < at for one in verb.children)
            return None if hearer and word not in _HEARING else (clause, (at + 1, clause.right_edge.i))
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBG", "VBN") or token.text in _STOPS:
            return None
    return None


def _introduced(that: Token) -> Token | None:
    """Give the verb of the clause that a "that" introduces: the first after it that has a subject after it."""
    head = that.head
    if head.i > that.i and head.tag_ in _FINITE and _subject_after(head, that):
        return head
    for one in that.doc[that.i + 1 : min(that.i + _FAR, that.sent.end)]:
        if one.tag_ in _FINITE and one.dep_ != "relcl" and _subject_after(one, that):
            return one
    return None


def _subject_after(verb: Token, that: Token) -> bool:
    own = child(verb, "nsubj", "nsubjpass", "expl")
    return own is not None and own.i > that.i


def _complete(clause: Token, that: Token) -> bool:
    """Tell whether a clause lacks nothing that "that" could stand for: no relative clause, though tagged as one."""
    return that.dep_ == "mark" or any(
        one.dep_ in ("dobj", "attr", "acomp", "ccomp", "xcomp") and one.i != that.i for one in clause.children
    )


def of_relative(verb: Token, word: str) -> tuple[Token, tuple[int, int]] | None:
    """Give what a relative clause reports: the demands that she says [stand in the way].

    The parser may take what follows for an open complement of the cue, or for the main clause ("a price they said
    [will be too high]"); a verb of saying takes no such noun as its object.
    """
    for one in verb.children:
        if one.dep_ == "xcomp" and one.i > verb.i and one.tag_ in ("VB", "VBP", "VBZ", "VBD"):
            if infinitive(one):
                continue
            return one, (verb.i + 1, one.right_edge.i)
    noun, after = verb.head, verb.i + 1
    main = noun.head
    if word in _NO_OBJECT and noun.dep_ == "nsubj" and main.i > verb.i and verb.right_edge.i == verb.i:
        nearest = verb.doc[after] if after < len(verb.doc) else main
        if nearest.i == main.i or (nearest.head.i == main.i and nearest.dep_ in ("aux", "auxpass", "neg")):
            return main, (after, main.right_edge.i)
    return None


def woven(verb: Token) -> bool:
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


def _before_present(verb: Token, clause: Token, last: int) -> int:
    """End a clause in the past before a verb in the cue's present: "says it did nothing | and wants every cent"."""
    if verb.tag_ not in ("VBZ", "VBP") or clause.tag_ != "VBD":
        return last
    for one in clause.children:
        if one.dep_ == "conj" and one.tag_ == verb.tag_ and one.i > clause.i and child(one, "nsubj", "aux") is None:
            joint = [kid.i for kid in clause.children if kid.dep_ == "cc" and clause.i < kid.i < one.i]
            return min(last, (joint or [one.left_edge.i])[0] - 1)
    return last


def with_list(clause: Token, last: int) -> int:
    """Take in what a colon lists, which is part of what was said: "it had made an offer: | a rise of 3%"."""
    doc, end = clause.doc, clause.sent.end - 1
    if last + 2 >= end or doc[last + 1].text != ":":
        return last
    rest = doc[last + 2 : end]
    plain = all(token.tag_ not in _TOLD and token.text not in _MARKS and token.text != ";" for token in rest)
    return end - 1 if plain else last


def with_condition(clause: Token, last: int) -> int:
    """Take in a condition or a second sentence behind a clause: "he is ready, | but only if ..."; "it may fail; ...".

    To the end of the sentence, unless a cue stands there, with which somebody speaks anew.
    """
    doc, end = clause.doc, clause.sent.end - 1
    opening = [token.lower_ for token in doc[last + 1 : last + 4]]
    if _PROVIDED & {*opening[:1]}:
        end = next((token.i for token in doc[last + 1 : end] if token.text == ";"), end)
    if opening[:1] != [";"] and opening != [",", "but", "only"] and not _PROVIDED & {*opening[:1]}:
        return last
    known = verbs()
    rest = doc[last + 2 : end]
    told = any(token.tag_[:2] == "VB" and lemma(token) in known.clause - known.weak for token in rest)
    if opening[0] == ";" and opening[1:2] != ["that"] and any(token.tag_ == "VBD" for token in rest):
        return last  # what happened is the reporter's to tell: "they would appeal; one wept in court"
    return last if told or any(token.text in _MARKS for token in rest) else end


def _comma_behind(verb: Token) -> int | None:
    """Give the comma behind a cue that stands with its subject between commas: ", officials ask in private, ..."."""
    speaker, doc = child(verb, "nsubj"), verb.doc
    if speaker is None or speaker.i > verb.i or speaker.left_edge.i < 1 or doc[speaker.left_edge.i - 1].text != ",":
        return None
    for token in doc[verb.i + 1 : verb.i + _BESIDE]:
        if token.text == ",":
            return token.i
        if token.head.i < verb.i or token.tag_[:2] == "VB":
            return None
    return None


def runs_on(verb: Token, last: int) -> int:
    """Take in what the parser hangs on the cue though it goes on the clause.

    A clause with a subject of its own ("said the house was bought, but the roof leaks"), a further "that", an open
    infinitive of a list ("money to feed the town, heal the sick"), a condition or a reason.
    """
    known = verbs().marks
    for one in verb.children:
        if one.left_edge.i <= last or one.dep_ in ("punct", "cc"):
            continue
        if verb.doc[one.left_edge.i - 1].text == ":":
            break  # "She said it would fail: the mill has lost money for years": the reporter explains
        own = child(one, "nsubj", "nsubjpass", "expl")
        mark = child(one, "mark")
        goes_on = (
            (
                one.dep_ in ("conj", "ccomp", "parataxis")
                and own is not None
                and own.i < one.i
                and (lemma(one) not in known or own.dep_ == "nsubjpass")
                and not _told_on(verb, one)
            )
            or (one.dep_ == "ccomp" and one.lower_ in _PROVIDED and one.i == one.left_edge.i)
            or (one.dep_ in ("conj", "advcl", "dep") and one.tag_ == "VB" and mark is None and own is None)
            or (one.dep_ == "advcl" and mark is not None and mark.lower_ in _GOES_ON)
        )
        if not goes_on:
            break
        last = one.right_edge.i
    return last


def _told_on(verb: Token, clause: Token) -> bool:
    """Tell whether the reporter goes on behind a comma: "She said it would take a month, | but it took a year"."""
    plain = clause.tag_ == "VBD" and child(clause, "aux", "auxpass") is None
    conjunction = child(verb, "cc")
    return (
        plain
        and verb.tag_ == "VBD"
        and conjunction is not None
        and conjunction.lower_ == "but"
        and conjunction.i < clause.i
        and verb.doc[conjunction.i - 1].text == ","
    )


def woven_span(verb: Token, head: Token) -> tuple[int, int]:
    """Give the sentence that a cue is woven into, without the cue; of one that it breaks in two, the longer piece."""
    left, right = head.left_edge.i, head.right_edge.i
    if verb.right_edge.i >= right - 1:
        return left, verb.left_edge.i - 1
    if verb.left_edge.i <= left:
        return verb.right_edge.i + 1, right
    # Broken by its attribution ("The plan, she said, has failed"): the longer piece.
    first, second = (left, verb.left_edge.i - 1), (verb.right_edge.i + 1, right)
    following = next((token for token in verb.doc[second[0] : right + 1] if token.text not in _EDGE), head)
    if head.i <= first[1] and following.tag_ == "VBG":
        return first  # "Sales were great, he said, wiping his face"
    return max(first, second, key=lambda piece: piece[1] - piece[0])


def clause_of(verb: Token, word: str) -> tuple[Token, tuple[int, int]] | None:
    """Give the head and the token range of the words that a verb hands over."""
    clauses = [one for one in verb.children if one.dep_ == "ccomp"]
    if len(clauses) > 1 and clauses[0].i < verb.i < clauses[1].i and verb.nbor(1).text != ",":
        clauses = clauses[1:]  # "The crowd is their proof: they say the count is false"
    if clauses:
        first, last = clause_span(verb, clauses[0])
        if len(clauses) > 1 and clauses[0].i > verb.i and clauses[1].left_edge.i == clauses[0].right_edge.i + 1:
            return clauses[1], (first, clause_span(verb, clauses[1])[1])  # one clause that the parser broke
        return clauses[0], (first, last)
    split = split_object(verb, word) or announced_by_that(verb, word)
    if split is not None:
        return split
    if verb.dep_ == "relcl":
        return of_relative(verb, word)
    if verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and woven(verb)):
        head = verb.head
        return head, woven_span(verb, head)
    if verb.dep_ == "advcl" and verb.i < verb.head.i and child(verb, "mark") is None:
        comma = _comma_behind(verb)
        if comma is not None:  # "Until then, the mayor urged, the road should close"
            return verb.head, (comma + 1, verb.head.right_edge.i)
    return None


def clause_span(verb: Token, clause: Token) -> tuple[int, int]:
    """Give the first and last token of a clause: without cue, speaker and hearer, and with what runs on from it."""
    first, last = clause.left_edge.i, clause.right_edge.i
    if clause.i < verb.i:
        # Behind its clause: "The plan would fail, officials said": all of the sentence before the verb's own part.
        last = min(last, verb.i - 1)
        own = [one.left_edge.i for one in verb.children if clause.i < one.left_edge.i < verb.i]
        last = _before_title(clause, min([last, *(i - 1 for i in own)]))
        if verb.dep_ == "ROOT":
            first = min(first, verb.sent.start)
        return first, last
    first = max(first, verb.i + 1)
    that = that_before(verb, clause)
    cut = before_next_cue(clause, last)
    cut = _before_present(verb, clause, cut)
    last = with_list(clause, with_condition(clause, runs_on(verb, last))) if cut == last else cut
    subjected = child(clause, "nsubj", "nsubjpass", "expl", "csubj") is not None
    for one in verb.children:
        if not verb.i < one.i < clause.i or one.dep_ not in ("dobj", "dative", "npadvmod", "prep"):
            continue
        if one.dep_ == "prep" or lemma(verb) in _HEARING or (subjected and one.dep_ != "dobj"):
            first = max(first, min(one.right_edge.i + 1, clause.i))  # "told reporters that": no part of it
        elif not subjected:
            first = min(first, one.left_edge.i)  # "confirmed | the ministers had left": the clause's own subject
    return (first if that is None else that + 1), last


def _before_title(clause: Token, last: int) -> int:
    """End a clause at its comma where words of the speaker's title follow: "He is well, | coach Ann Example said"."""
    doc = clause.doc
    if last + 1 >= len(doc) or doc[last + 1].is_punct or doc[last].is_punct:
        return last
    for i in range(last, max(clause.i, last - _TITLE), -1):
        if doc[i].text == ",":
            return i - 1
        if doc[i].tag_[:2] not in ("NN", "JJ") and doc[i].tag_ not in ("DT", "POS", "HYPH", "VBG", "CD"):
            break
    return last


def that_before(verb: Token, clause: Token) -> int | None:
    """Give the place of the "that" right behind a cue or its hearer: what follows it is all of the clause."""
    for token in verb.doc[verb.i + 1 : clause.i]:
        if token.lower_ == "that" and token.tag_ == "IN":
            return token.i
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "CC") or token.text in _STOPS:
            return None
    return None
