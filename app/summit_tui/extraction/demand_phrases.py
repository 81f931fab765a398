"""Positions told by set phrases: "it is time to", "up to X to", "X is a red line", "only if", "left the door open"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_model import Claim, Scene
from summit_tui.extraction.demand_trees import joined, pieces, reach, subject, trimmed, words
from summit_tui.extraction.demand_verdicts import condemning
from summit_tui.extraction.kids import child, kids, negated
from summit_tui.extraction.stances import cue_negated, hypothetical
from summit_tui.extraction.words import lemma
from summit_tui.model import Stance

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

_GIVING_IN = words("concede accept agree approve ratify sign recognize recognise comply endorse commit")
"""Verbs of consent: "has yet to sign" is a refusal so far."""
_STOPPING = words("stop suspend halt withhold freeze")
"""What somebody does until another gives way."""
_HINGING = frozenset({"conditional", "contingent", "dependent"})
_TRADES = frozenset({("for", thing) for thing in words("sale negotiation discussion debate grabs")}) | {("on", "table")}
"""What a thing is not that somebody will not part with."""
_LEFT_TO = words("matter question decision issue dispute choice problem")
"""What is "for" somebody "to settle"."""
_CONDITIONS = frozenset({"if", "provided", "providing"})


def phrase_claims(scene: Scene) -> Iterator[Claim]:
    """Give the positions that set phrases of a sentence tell."""
    for token, tag, low in scene.words:
        if low == "too" and scene.voices:
            yield from _too(scene, token)
        elif low in scene.wanting.verdict_words:
            yield from _said_of_thing(scene, token)
        if low in _CONDITIONS:
            yield from _conditions(token)
        elif low == "once" and scene.voices:
            yield from _once(scene, token)
        elif low in _HINGING:
            yield from _hinging(token)
        elif tag[:2] == "VB":
            name = lemma(token)
            yield from _standing(token, name)
            if name == "have" and any(kid.lower_ == "yet" for kid in kids(token)):
                yield from _not_yet(token)
        elif low in ("favour", "favor", "yes", "no"):
            yield from _siding(token, low)
        elif low in ("nothing", "anything"):
            yield from _nothing_less(token)
        elif low in ("time", "up") and scene.voices:
            yield from _fixed(token)
        elif low in _LEFT_TO and scene.voices:
            yield from _left_to(token)
        elif low in ("rather", "sooner"):
            yield from _rather(token)
        elif low == "table":
            yield from _on_the_table(token)


def _left_to(noun: Token) -> Iterator[Claim]:
    """ "Class size is a matter for the districts", "a dispute for local people to settle": whose a thing is."""
    behind = next((kid for kid in (*kids(noun), *kids(noun.head)) if kid.lower_ == "for" and kid.i > noun.i), None)
    verb = noun.head
    if noun.dep_ != "attr" or lemma(verb) != "be" or behind is None or behind.i > noun.i + 2 or hypothetical(verb):
        return
    first, last = reach(verb, [each for each in joined(verb) if each != verb])
    stance: Stance = "refuse" if negated(verb) else "demand"
    yield Claim(first, last, verb, noun, stance, None, "phrase: a matter for", 0.5, needs_voice=True)


def _rather(word: Token) -> Iterator[Claim]:
    """ "Would rather see the shares cut": a wish, where nothing is set against it with "than"."""
    verb = word.head
    would = any(kid.lower_ in ("would", "'d", "’d") for kid in kids(verb))
    after = word.doc[word.i + 1 : verb.right_edge.i + 1]
    if verb.tag_ != "VB" or not would or hypothetical(verb) or any(token.lower_ == "than" for token in after):
        return
    first, last = reach(verb, [each for each in joined(verb) if each != verb])
    stance: Stance = "refuse" if negated(verb) else "demand"
    yield Claim(max(first, word.i), last, verb, word, stance, subject(verb), "phrase: would rather", 0.55)


def _on_the_table(word: Token) -> Iterator[Claim]:
    """ "Put 600 crowns on the table": what is laid there is offered."""
    verb = word.head.head
    thing = child(verb, "dobj")
    if word.head.lower_ != "on" or lemma(verb) not in ("put", "lay", "place", "leave") or thing is None:
        return
    if not hypothetical(verb) and not negated(verb):
        last = max(word.i + 1, reach(thing, [])[1])
        yield Claim(verb.i, last, thing, verb, "offer", subject(verb), "phrase: on the table", 0.6)


def _siding(word: Token, low: str) -> Iterator[Claim]:
    """ "Is in favour of a merger", "said no to a merger"."""
    verb, opens = word.head, "to"
    stance: Stance = "refuse" if low == "no" else "accept"
    if low in ("favour", "favor"):
        if verb.lower_ != "in":
            return
        verb, opens, stance = verb.head, "of", "demand"
    elif lemma(verb) != "say" or word.dep_ == "det":
        return
    prep = next((kid for kid in (*kids(word), *kids(verb)) if kid.lower_ == opens and kid.i == word.i + 1), None)
    inner = child(prep, "pobj", "pcomp") if prep is not None else None
    if inner is not None and not hypothetical(verb):
        _, last = reach(inner, [])
        yield Claim(word.i, last, inner, word, stance, subject(verb), f"verb: {low} {opens}", 0.55)
    elif opens == "to" and word.i > verb.i and not hypothetical(verb) and word.i == word.right_edge.i:
        yield Claim(verb.i, word.i + 1, word, verb, stance, subject(verb), f"verb: say {low}, bare", 0.5)


def _nothing_less(word: Token) -> Iterator[Claim]:
    """ "Nothing short of a treaty will do", "will settle for nothing less than a treaty"."""
    after = word.doc[word.i + 1 : word.i + 3]
    if [token.lower_ for token in after] not in (["short", "of"], ["less", "than"]):
        return
    prep = after[1]
    inner = child(prep, "pobj", "pcomp")
    verb = word.head if word.dep_ in ("nsubj", "nsubjpass") else word.head.head
    if inner is None or verb.tag_[:2] != "VB" or (word.lower_ == "anything" and not negated(verb)):
        return
    as_subject = word.dep_ in ("nsubj", "nsubjpass")
    _, last = reach(inner, [])
    who = None if as_subject else subject(verb)
    last = max(last, verb.i + 1) if as_subject else last
    yield Claim(
        word.i, last, inner, word, "demand", who, "phrase: nothing less", 0.78, needs_voice=as_subject or who is None
    )


def _hinging(word: Token) -> Iterator[Claim]:
    """ "Made its offer conditional on approval": what the rest hinges on is wanted."""
    prep = next((k for k in (*kids(word), *kids(word.head)) if k.lower_ in ("on", "upon") and k.i > word.i), None)
    inner = child(prep, "pobj", "pcomp") if prep is not None else None
    if inner is None:
        return
    above = word
    while above.tag_[:2] != "VB" and above.head != above:
        above = above.head  # "made any wider access dependent on ...": who made it so
    doing = next((kid for kid in kids(word) if kid.tag_ == "VBG" and kid.i == inner.right_edge.i + 1), None)
    parts = [(inner, *reach(inner, []))] if doing is None else pieces(doing)  # "on the firm selling no brewery"
    for number, (head, begin, last) in enumerate(parts):
        first = begin if number else word.i
        yield Claim(first, last, head, word, "demand", subject(above), "condition: hinges on", 0.55)


def _not_yet(verb: Token) -> Iterator[Claim]:
    """ "Has yet to concede": no consent so far is a refusal so far."""
    content = child(verb, "xcomp")
    if content is not None and lemma(content) in _GIVING_IN:
        _, last = reach(content, [])
        yield Claim(verb.i, last, content, verb, "refuse", subject(verb), "verb: has yet to", 0.5)


def _fixed(token: Token) -> Iterator[Claim]:
    """Set phrases: "it is time to", "it is up to X to", "X is unacceptable", "X is a red line", "no X without Y"."""
    word = token.lower_
    if word == "time" and token.dep_ in ("attr", "nsubj") and token.head.tag_[:2] == "VB":
        to = next((k for k in (*kids(token), *kids(token.head)) if any(a.lower_ == "to" for a in kids(k))), None)
        if to is not None and to.i > token.i:
            first, last = reach(to, [])
            yield Claim(first, last, to, token, "demand", None, "phrase: time to", 0.6, needs_voice=True)
    if (
        word == "up"
        and token.i + 1 < len(token.doc)
        and token.doc[token.i + 1].lower_ == "to"
        and token.head.tag_[:2] == "VB"
    ):
        verb = token.head
        to = next((k for k in token.sent if k.tag_ == "TO" and k.i > token.i + 1 and k.head.i > k.i), None)
        if to is not None and lemma(verb) in ("be", "remain"):
            first, last = trimmed(verb, verb.i, to.head.right_edge.i + 1)
            yield Claim(first, last, to.head, token, "demand", None, "phrase: up to X to", 0.55, needs_voice=True)


def _conditions(word: Token) -> Iterator[Claim]:
    """ "... but only if the causes are removed", "provided they respect the law": a condition is a demand."""
    if word.dep_ != "mark" or word.i == 0:
        if word.lower_ not in ("provided", "providing") or word.dep_ not in ("prep", "advcl", "mark", "pcomp", "dep"):
            return
        if child(word, "ccomp") is None and word.dep_ != "mark":
            return
        clause = word if word.dep_ != "mark" else word.head
    elif word.lower_ == "if" and word.doc[word.i - 1].lower_ == "only":
        clause = word.head
    else:
        return
    main = clause.head
    first, last = trimmed(clause, word.i, clause.right_edge.i + 1)
    who = subject(main) if main.tag_[:2] in ("VB", "JJ") or main.dep_ in ("ROOT", "conj") else None
    yield Claim(first, last, clause, word, "demand", who, "condition", 0.6)


def _once(scene: Scene, word: Token) -> Iterator[Claim]:
    """ "They would return once the ban was lifted": what must come first, in the words of who would."""
    clause = word.head
    main = clause.head
    if word.dep_ not in ("mark", "advmod") or clause.dep_ != "advcl" or main == clause or hypothetical(main):
        return
    who = subject(main)
    would = any(kid.lower_ in ("will", "would", "'ll", "’ll") for kid in kids(main) if kid.tag_ == "MD")
    if who is None or not would or child(clause, "nsubj", "nsubjpass") is None:
        return
    if who.lower_ in ("we", "they", "he", "she") or scene.cast.resolve(scene.paragraph, who) is not None:
        first, last = trimmed(clause, word.i, clause.right_edge.i + 1)
        yield Claim(first, last, clause, word, "demand", None, "condition: once", 0.5, needs_voice=True)


def _standing(verb: Token, name: str) -> Iterator[Claim]:
    """ "We are for ...", "is against ...", "left the door open", "gave the firm until Friday to ..."."""
    if name == "be":
        yield from _being(verb)
    elif name in _STOPPING:
        yield from _stopped(verb, name)
    elif name in ("leave", "keep", "hold"):
        door = child(verb, "dobj") or verb
        if any(t.lower_ == "door" for t in door.subtree) and any(t.lower_ == "open" for t in verb.subtree):
            first, last = trimmed(verb, verb.i, verb.right_edge.i + 1)
            yield Claim(first, min(last, verb.i + 14), verb, verb, "offer", subject(verb), "phrase: door open", 0.6)
    elif name == "give":
        yield from _given(verb)


def _being(verb: Token) -> Iterator[Claim]:
    """ "We are for a treaty", "is against the levy", "the islands are not for sale"."""
    prep = next(
        (k for k in kids(verb) if k.dep_ == "prep" and k.lower_ in ("for", "against") and k.i == verb.i + 1), None
    )
    who = subject(verb)
    inner = child(prep, "pobj", "pcomp") if prep is not None else None
    if negated(verb) and who is not None and any(_for_trade(kid) for kid in kids(verb) if kid.i > verb.i):
        first, last = reach(verb, [each for each in joined(verb) if each != verb])
        first = max(first, who.left_edge.i)
        yield Claim(first, last, verb, verb, "refuse", None, "phrase: not for sale", 0.6, needs_voice=True)
        return
    plain = not any(kid.tag_ == "MD" for kid in kids(verb))
    if prep is not None and inner is not None and who is not None and plain and not hypothetical(verb):
        first, last = reach(inner, [])
        stance: Stance = "demand" if prep.lower_ == "for" else "refuse"
        yield Claim(verb.i, last, inner, verb, stance, who, f"verb: be {prep.lower_}", 0.5, weak=True)


def _stopped(verb: Token, name: str) -> Iterator[Claim]:
    """ "Stopped paying rent until the landlord repairs the roof"."""
    until = next(
        (k for k in kids(verb) if k.dep_ == "advcl" and any(m.lower_ == "until" for m in kids(k)) and k.i > verb.i),
        None,
    )
    if until is not None and not hypothetical(verb) and child(verb, "auxpass") is None:
        last = trimmed(verb, verb.i, until.right_edge.i + 1)[1]
        yield Claim(verb.i, last, until, verb, "demand", subject(verb), f"condition: {name} until", 0.55)


def _given(verb: Token) -> Iterator[Claim]:
    """ "Gave the firm until Friday to answer", "gave way"."""
    way = child(verb, "dobj")
    if way is not None and way.lower_ in ("way", "ground") and not hypothetical(verb):
        stance: Stance = "refuse" if negated(verb) else "accept"
        yield Claim(verb.i, way.i + 1, way, verb, stance, subject(verb), f"verb: give {way.lower_}, bare", 0.5)
    until = next((k for k in verb.subtree if k.lower_ in ("until", "till") and k.i - verb.i < 8), None)
    to = next((k.head for k in verb.subtree if k.tag_ == "TO" and until is not None and k.i > until.i), None)
    if until is not None and to is not None:
        first, last = trimmed(verb, verb.i, to.right_edge.i + 1)
        asked = child(verb, "dative", "dobj")
        yield Claim(first, last, to, verb, "demand", subject(verb), "phrase: gave until", 0.65, asked)


def _for_trade(word: Token) -> bool:
    """Tell whether a phrase puts something up for trade: "for sale", "up for negotiation", "on the table"."""
    inner = child(word, "pobj")
    if inner is None:
        return any(_for_trade(kid) for kid in kids(word) if kid.dep_ == "prep") if word.lower_ == "up" else False
    return (word.lower_, inner.lower_) in _TRADES


def _too(scene: Scene, word: Token) -> Iterator[Claim]:
    """ "Nine months is too short": a speaker who finds a thing too much or too little is against it as it stands."""
    quality, verb = word.head, word.head.head
    if quality.lower_ not in scene.wanting.measures or quality.dep_ not in ("acomp", "attr") or lemma(verb) != "be":
        return
    if hypothetical(verb) or negated(verb) or child(verb, *("nsubj", "nsubjpass", "csubj")) is None:
        return
    first, last = reach(verb, [each for each in joined(verb) if each != verb])
    who = child(verb, "nsubj", "csubj")
    if who is None or who.lower_ in ("we", "i", "he", "she", "you", "they"):
        return
    yield Claim(max(first, who.left_edge.i), last, verb, word, "refuse", None, "said of it: too", 0.5, needs_voice=True)


def _said_of_thing(scene: Scene, word: Token) -> Iterator[Claim]:
    base = scene.wanting.things.get(word.lower_)
    if base is None and word.lower_ in scene.wanting.refused_things and word.dep_ in ("attr", "pobj"):
        if not condemning(scene, word):
            return
        base = "refuse"
    if (
        base is None
        and word.lower_ in scene.wanting.good_enough
        and (negated(word.head) or any(kid.lower_ in ("not", "nowhere", "hardly") for kid in word.subtree))
    ):
        base = "refuse"
    if base is None and word.lower_ == "table" and any(kid.lower_ == "off" for kid in (word.head, *kids(word.head))):
        base = "refuse"
    if base is None or word.dep_ not in ("attr", "acomp", "oprd", "pobj", "conj"):
        return
    verb = word.head
    if verb.tag_[:2] != "VB" or hypothetical(verb) or any(k.lower_ in ("may", "might") for k in kids(verb)):
        return
    if negated(verb) and word.lower_ not in scene.wanting.good_enough:
        base = "refuse" if base != "refuse" else "accept"
    if lemma(verb) in scene.wanting.judging:
        return
    judge = next(
        (child(k, "pobj") for k in (*kids(word), *kids(verb)) if k.dep_ == "prep" and k.lower_ in ("to", "for")),
        None,
    )
    above = verb.head if verb.dep_ == "ccomp" and lemma(verb.head) in scene.wanting.opining else None
    if judge is None and above is not None and not cue_negated(above):
        judge = subject(above)  # "the fund thinks that the price is not enough"
    first, last = reach(verb, [each for each in joined(verb) if each != verb])
    who = subject(verb)
    if who is not None and first < who.left_edge.i < verb.i:
        first = who.left_edge.i  # without "for the union," before it
    yield Claim(first, last, verb, word, base, judge, f"said of it: {word.lower_}", 0.55, needs_voice=judge is None)
