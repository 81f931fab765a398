"""An open point as a question: "did not say whether the truce held" becomes "Did the truce hold?"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_dates import CALENDAR
from summit_tui.extraction.demand_trees import subject, words
from summit_tui.extraction.kids import child, kids
from summit_tui.extraction.words import lemma, noun_phrase

if TYPE_CHECKING:
    from summit_tui.extraction.cast import Cast
    from summit_tui.extraction.parse import Paragraph, Span, Token

MOST_WORDS = 15
_ASKING = frozenset({"whether", "if", "what", "who", "whom", "when", "where", "why", "how", "which", "whose"})
_LOOSE = words("and or but of the a an to in for with by on at from that which who as than into about between")
_MARKS = str.maketrans("", "", '"“”«»[]')
_CONTENTS = frozenset(
    {
        "numbers",
        "figures",
        "names",
        "dates",
        "details",
        "detail",
        "specifics",
        "terms",
        "contents",
        "outlines",
        "outline",
    }
)
_ACCOUNTS = frozenset({"account", "accounts", "version", "versions", "claim", "claims", "statement", "report", "story"})
_LOOSE_DETERMINERS = frozenset({"a", "an", "any", "no", "some", "that", "this", "these", "those", "few"})
_OPEN_THAT = frozenset({"agree", "disagree", "clear", "certain", "sure", "know", "settle", "deny", "confirm"})
"""Words whose "that" clause is what is open: "it is not certain that X"."""
_NAMED = frozenset({"he", "she", "his", "her"})
"""Pronouns that give way to names; what "it" and "they" mean is known less surely."""
_QUARRELS = frozenset({"dispute", "debate", "contention", "speculation", "disagreement", "argument", "conjecture"})
"""Names of an open point that are not what it is about: "the price is a matter of dispute"."""
_TIMES = frozenset({"year", "month", "week", "day", "point", "time", "moment"})
_NO_TOPIC = _TIMES | _QUARRELS
_LINKING = frozenset({"and", "so", "but", "then", "or"})
_VAGUE = frozenset({"many", "several", "all", "most", "neither", "both"})
_KNOWABLE = frozenset(
    {
        "fate",
        "future",
        "outcome",
        "cause",
        "number",
        "date",
        "status",
        "price",
        "cost",
        "timing",
        "reason",
        "result",
        "size",
        "motive",
        "identity",
        "whereabouts",
        "location",
        "venue",
        "name",
        "candidate",
        "successor",
    }
)
"""Heads of what is asked for outright: "the fate of the port is uncertain" asks what it is."""
_NOBODY = frozenset({"everyone", "everybody", "nobody", "someone", "leaders", "officials", "side", "sides", "people"})
_NOUNS = ("NN", "NNS")
_TOPIC = frozenset({"on", "over", "about", "regarding", "concerning", "of"})


def clipped(tokens: Sequence[Token]) -> str:
    """Give words as a question of at most fifteen words."""
    text = "".join(token.text_with_ws for token in tokens).translate(_MARKS).split()
    if len(text) > 3 and text[0].lower().strip(",") in _LINKING:
        text = text[1:]
    return _closed(text)


def _closed(said: list[str]) -> str:
    if len(said) > MOST_WORDS:
        said = said[:MOST_WORDS]
        while len(said) > 2 and said[-1].lower().strip(",;") in _LOOSE:
            said = said[:-1]
    text = " ".join(said).strip(" ,;:.–—-!?…'‘’")
    return f"{text[:1].upper()}{text[1:]}?" if text else "What is open?"


def as_question(
    paragraph: Paragraph, cast: Cast, sentence: Span, *, token: Token, last: Token, first: int, end: int, ask: str
) -> str:
    """Give the question that a statement leaves open.

    Args:
        paragraph: where the statement stands.
        cast: who is who, for pronouns.
        sentence: the sentence.
        token: first word of the pattern found.
        last: last word of the pattern found.
        first: first token of the evidence.
        end: end of the evidence.
        ask: the question to fall back on, with {topic}.
    """
    word = _asking_word(sentence, token, last)
    if word is not None:
        turned = _turned(paragraph, cast, word)
        if turned is not None:
            return turned
    stated = next((kid for kid in (*kids(last), *kids(token)) if kid.dep_ == "ccomp" and kid.i > token.i), None)
    if stated is not None and lemma(stated.head) in _OPEN_THAT:
        turned = _inverted(paragraph, cast, stated, [])
        if turned is not None:
            return turned
    topic = _topic(paragraph, token, last, first, end)
    if topic is None:
        return ask.replace(" of {topic}", "").replace("{topic}", "it")
    words_of_topic, plural = topic
    if len(words_of_topic.split()) > _TOPIC_WORDS:
        words_of_topic = _shorter(words_of_topic)
    if words_of_topic.split()[-1].lower() in _CONTENTS:
        return _closed(["What", "are", *words_of_topic.lower().split()])
    if _KNOWABLE & set(words_of_topic.lower().split()[:2]):
        return _closed(["What", "are" if plural else "is", *words_of_topic.split()])
    told = ask.replace("is {topic}", "are {topic}").replace("Does {topic}", "Do {topic}") if plural else ask
    return _closed(told.replace("{topic}", words_of_topic).split())


_TOPIC_WORDS = 9
"""Words of a topic above which it ends before its second half, so that the question keeps its verb."""


def _shorter(topic: str) -> str:
    """Cut a long topic where a phrase begins."""
    said = topic.split()
    cuts = [number for number in range(2, _TOPIC_WORDS) if said[number].lower() in _LOOSE]
    return " ".join(said[: cuts[-1] if cuts else _TOPIC_WORDS])


def _asking_word(sentence: Span, token: Token, last: Token) -> Token | None:
    """Give the word that opens the indirect question: after the pattern, or first of all ("Whether X, is unclear")."""
    for each in sentence:
        if each.lower_ in _ASKING and each.i >= token.i and each.i <= last.i + (1 if each.lower_ == "if" else 12):
            if each.lower_ == "which" and each.dep_ in ("nsubj", "nsubjpass", "pobj") and each.i < last.i:
                continue
            return each
    opening = sentence[0]
    return opening if opening.lower_ in ("whether", "how", "what", "who") and opening.i < token.i else None


def _turned(paragraph: Paragraph, cast: Cast, word: Token) -> str | None:
    """Turn an indirect question round; `word` is what opens it ("whether", "what", "how")."""
    verb = word.head
    for _ in range(4):
        if (verb.tag_[:2] in ("VB", "MD") and verb.i > word.i) or verb.head == verb:
            break
        verb = verb.head
    if verb.tag_[:2] not in ("VB", "MD") or verb.i <= word.i:
        return None
    if verb.tag_ == "MD":
        return None  # "whether it would" leaves out what
    who = child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    end = verb.right_edge.i + 1
    asking = word.lower_ not in ("whether", "if")
    if asking and who is not None and who.left_edge.i <= word.i <= who.right_edge.i:
        return _closed(_words(paragraph, cast, word.i, end))  # the asking word is the subject: order stays
    if who is None or who.left_edge.i < word.i:
        to = next((kid for kid in kids(verb) if kid.tag_ == "TO" and kid.i > word.i), None)
        if not asking and to is not None:
            return _ought(paragraph, cast, verb, to)
        if not asking or not any(kid.tag_ == "TO" for kid in kids(verb)):
            return None
        return _closed(_words(paragraph, cast, word.i, end))  # "how to handle ..."
    lead = _words(paragraph, cast, word.i, max(word.i + 1, who.left_edge.i)) if asking else []
    return _inverted(paragraph, cast, verb, lead)


def _ought(paragraph: Paragraph, cast: Cast, verb: Token, to: Token) -> str | None:
    """Turn "lawmakers are divided over whether to back the pact" into "Should lawmakers back the pact?"."""
    deep = subject(verb) or subject(verb.head) or subject(verb.head.head)
    if deep is None or (deep.tag_[:2] != "NN" and cast.resolve(paragraph, deep) is None):
        return None
    a, b = noun_phrase(deep)
    who = _words(paragraph, cast, a, b + 1)
    if len(who) > 5:
        return None
    if paragraph.tokens[a].tag_ not in ("NNP", "NNPS", "PRP") and who[0][1:].islower():
        who[0] = who[0].lower()
    return _closed(["Should", *who, *_words(paragraph, cast, to.i + 1, verb.right_edge.i + 1)])


def _inverted(paragraph: Paragraph, cast: Cast, verb: Token, lead: list[str]) -> str | None:
    """Put the auxiliary of a clause before its subject: "the talks will end" becomes "Will the talks end?"."""
    who = child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    if who is None:
        return None
    end, after = verb.right_edge.i + 1, who.right_edge.i + 1
    subject_words = _words(paragraph, cast, who.left_edge.i, after)
    helpers = [kid for kid in kids(verb) if kid.dep_ in ("aux", "auxpass") and kid.i > who.i and kid.tag_ != "TO"]
    if helpers:
        first = helpers[0].i
        rest = [*_words(paragraph, cast, after, first), *_words(paragraph, cast, first + 1, end)]
        rest = ["not" if word in ("n't", "n’t") else word for word in rest]
        return _closed([*lead, helpers[0].lower_, *subject_words, *rest])
    if lemma(verb) == "be":
        return _closed([*lead, verb.lower_, *subject_words, *_words(paragraph, cast, verb.i + 1, end)])
    do = {"VBD": "did", "VBZ": "does"}.get(verb.tag_, "do")
    rest = [*_words(paragraph, cast, after, verb.i), lemma(verb), *_words(paragraph, cast, verb.i + 1, end)]
    return _closed([*lead, do, *subject_words, *rest])


def _words(paragraph: Paragraph, cast: Cast, first: int, end: int) -> list[str]:
    """Give the words of a stretch without quotation marks, names in place of pronouns."""
    parts: list[str] = []
    for i in range(first, end):
        token = paragraph.doc[i]
        actor = cast.resolve(paragraph, token) if token.lower_ in _NAMED else None
        if actor is None:
            parts.append(token.text_with_ws)
        else:
            name = cast.name(actor)
            owner = ("’" if name.endswith("s") else "’s") if token.tag_ == "PRP$" else ""
            parts.append(name + owner + token.whitespace_)
    return "".join(parts).translate(_MARKS).split()


def _topic(paragraph: Paragraph, token: Token, last: Token, first: int, end: int) -> tuple[str, bool] | None:
    """Give what the words name after on, over, about; else what their clause belongs to; else its subject.

    Returns:
        The words, and whether they stand for several things.
    """
    doc = paragraph.doc
    who: Token | None = None
    for i in range(token.i, min(end, last.i + 13)):
        each = doc[i]
        inner = child(each, "pobj") if each.lower_ in _TOPIC and each.dep_ == "prep" else None
        if (
            inner is not None
            and inner.tag_[:2] == "NN"
            and inner.text not in CALENDAR
            and inner.lower_ not in _NO_TOPIC
        ):
            return _phrase(paragraph, inner)
    if last.lower_ in _ACCOUNTS:
        return None
    if last.tag_[:2] == "NN" and last.dep_ in ("dobj", "nsubj", "nsubjpass") and last.lower_ not in _CONTENTS:
        return _phrase(paragraph, last)
    thing = child(last, "dobj")
    if thing is not None and thing.tag_ in _NOUNS and thing.lower_ not in _CONTENTS:
        return _phrase(paragraph, thing)  # "would not disclose the price"
    for verb in (last, last.head, token.head):
        if verb.dep_ == "relcl" and verb.head.i < token.i:
            who = verb.head
    subjects = (doc[i] for i in range(first, end) if doc[i].dep_ in ("nsubj", "nsubjpass") and doc[i].tag_ in _NOUNS)
    who = who or next(subjects, None)
    if who is None or who.tag_ not in _NOUNS or who.lower_ in _NOBODY:
        return None
    return _phrase(paragraph, who)


def _phrase(paragraph: Paragraph, noun: Token) -> tuple[str, bool]:
    a, b = noun_phrase(noun, joined=True)
    start, end = paragraph.span(a, b)
    text = paragraph.text[start - paragraph.start : end - paragraph.start].translate(_MARKS).split()
    if text[0].lower() in _LOOSE_DETERMINERS and len(text) > 1:
        text[0] = "the"
    if text[0].lower() in _VAGUE and len(text) > 1:
        text = text[1:]
    if paragraph.tokens[a].tag_ not in ("NNP", "NNPS", "CD") and text[0][1:].islower():
        text[0] = text[0].lower()
    if text[0].lower() in _CONTENTS:
        text.insert(0, "the")
    return " ".join(text), noun.tag_ in ("NNS", "NNPS") or child(noun, "conj") is not None
