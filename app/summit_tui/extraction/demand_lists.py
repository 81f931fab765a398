"""Positions told in lists and in plans: what follows a lead-in, headings in a row, and the terms of a plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_model import Claim, Scene
from summit_tui.extraction.demand_nouns import maker_of, owner_of
from summit_tui.extraction.demand_trees import joined, pieces, reach, subject, trimmed
from summit_tui.extraction.kids import child, kids
from summit_tui.extraction.stances import hypothetical
from summit_tui.extraction.words import lemma
from summit_tui.model import Stance

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Span, Token

_GIVING = frozenset(
    {
        "receive",
        "get",
        "offer",
        "give",
        "grant",
        "lift",
        "reintegrate",
        "guarantee",
        "provide",
        "welcome",
        "unfreeze",
        "release",
    }
)
_RETURN = frozenset({"exchange", "return"})
_LEADS = frozenset(
    {
        "term",
        "pillar",
        "point",
        "proposal",
        "plan",
        "package",
        "stance",
        "position",
        "message",
        "line",
        "view",
        "answer",
        "signal",
    }
)
_WITH_PREPOSITION = frozenset({"call", "provide", "center", "centre", "consist", "focus"})
_BARE = frozenset({"they", "these", "those", "it", "this"})


def list_claims(scene: Scene) -> Iterator[Claim]:
    """Give the positions of lists, of plans and of headlines in a sentence."""
    yield from _after_colon(scene)
    yield from _headline(scene)
    for token, tag, low in scene.words:
        if tag[:2] == "VB":
            if token.dep_ == "relcl":
                yield from _under_which(scene, token)
            if token.dep_ not in ("aux", "auxpass", "amod", "compound"):
                yield from _terms(scene, token)
        elif low in _RETURN:
            yield from _in_return(token)


def _leads(scene: Scene, tokens: list[Token]) -> Token | None:
    """Give the noun of a lead-in that promises a list of positions ("their demands", "four conditions")."""
    for token in reversed(tokens):
        if token.tag_[:2] != "NN":
            continue
        name = lemma(token) if token.tag_ != "NNPS" else token.lower_.rstrip("s")
        if name in scene.wanting.nouns or name in _LEADS:
            return token
    return None


def _after_colon(scene: Scene) -> Iterator[Claim]:
    """ "Their ask: higher pay, shorter shifts and safer sites."."""
    doc = scene.paragraph.doc
    colon = next((token for token, tag, _ in scene.words[1:] if tag == ":" and token.text == ":"), None)
    if colon is None or colon.i + 1 >= scene.sentence.end:
        return
    before = [doc[i] for i in range(scene.sentence.start, colon.i)]
    lead = _leads(scene, before)
    if lead is None or (len(before) > 14 and before[-1] != lead and lead.i < colon.i - 5):
        return
    base: Stance = "offer" if lemma(lead) == "package" else scene.wanting.nouns.get(lemma(lead), "demand")
    owner = owner_of(scene, lead) or next(
        (
            token
            for token in before
            if token.tag_[:3] == "NNP" and scene.cast.resolve(scene.paragraph, token) is not None
        ),
        None,
    )
    said = lemma(lead) in ("stance", "position", "message", "line", "view", "answer", "signal")
    parts = _enumerated(doc[colon.i + 1 : scene.sentence.end], one_will_do=said)
    for first, last in parts:
        head = doc[first:last].root
        denied = any(doc[i].lower_ in ("no", "not", "n't", "never") for i in range(first, min(first + 5, last)))
        words = [doc[i].lower_ for i in range(first, last)]
        words = words[: words.index("if")] if "if" in words else words
        without = any(word in ("without", "unless", "until") for word in words)
        if said and not denied and not any(doc[i].tag_ == "MD" for i in range(first, last)):
            continue
        stance: Stance = base if not (said and denied) else "demand" if without else "refuse"
        yield Claim(first, last, head, lead, stance, owner, "list after a lead-in", 0.7)


def _enumerated(span: Span, one_will_do: bool = False) -> list[tuple[int, int]]:
    """Cut a stretch at its commas, semicolons and the last "and"; a part may be a word, a phrase or a clause."""
    tokens = list(span)
    if not tokens or any(token.text in ("?", '"', "“") for token in tokens[:1]):
        return []
    cuts: list[tuple[int, int]] = []
    start = tokens[0].i
    semicolons = any(token.text == ";" for token in tokens)
    for token in tokens:
        mark = token.text == ";" if semicolons else token.text == "," and token.i > start
        joint = not semicolons and token.lower_ == "and" and token.i > start and bool(cuts)
        if mark or (joint and token.doc[token.i - 1].text != ","):
            cuts.append((start, token.i))
            start = token.i + 1
    cuts.append((start, tokens[-1].i + 1))
    doc = tokens[0].doc
    out = []
    for begin, stop in cuts:
        if begin < stop:
            first, last = trimmed(doc[begin], begin, stop)
            if any(doc[i].is_alpha for i in range(first, last)):
                out.append((first, last))
    return out if len(out) > 1 or one_will_do else []


def _headline(scene: Scene) -> Iterator[Claim]:
    """ "Union rejects new pay offer": in headlines the parser takes a verb in -s for a plural noun."""
    sentence = scene.sentence
    if (
        len(scene.tokens) > 16
        or scene.tokens[-1].text == "."
        or any(tag[:2] in ("VB", "MD") for _, tag, _ in scene.words)
    ):
        return
    for token in scene.tokens:
        if token.tag_ != "NNS" or token.i == sentence.start or token.i + 1 >= sentence.end:
            continue
        stance = scene.wanting.clause.get(lemma(token))
        if stance is not None and token.doc[token.i - 1].tag_[:2] == "NN":
            yield Claim(token.i, sentence.end, token, token, stance, token.doc[token.i - 1], "headline", 0.5)
            return


def _terms(scene: Scene, verb: Token) -> Iterator[Claim]:
    """Terms of a plan: "the plan includes ...", "the draft would require them to ...", "they include ..."."""
    name = lemma(verb)
    if not scene.in_list and name not in scene.wanting.plan_verbs:
        return
    who = subject(verb)
    if who is None or hypothetical(verb):
        return
    noun = lemma(who)
    of_plan = noun in scene.wanting.plans or scene.wanting.nouns.get(noun) == "demand"
    if of_plan and name in scene.wanting.plan_verbs:
        yield from _of_plan(scene, verb, name, who)
    elif scene.in_list and who.lower_ == "it" and name in scene.wanting.plan_verbs and scene.plan_owner is not None:
        yield from _it_requires(scene, verb, name)
    elif scene.in_list and who.lower_ in _BARE and name == "include":
        yield from _they_include(scene, verb)
    elif scene.plan_owner is not None and scene.in_list and _told_as_term(scene, verb):
        first, last = reach(verb, [each for each in joined(verb) if each != verb])
        term: Stance = "offer" if name in _GIVING and not scene.wished else "demand"
        surety = 0.76 if of_plan else 0.4
        yield Claim(first, last, verb, verb, term, None, "term of a plan: would", surety, owner=scene.plan_owner)


def _of_plan(scene: Scene, verb: Token, name: str, who: Token) -> Iterator[Claim]:
    """ "The union's plan calls for ...", "their demands include ..."."""
    noun = lemma(who)
    owner = owner_of(scene, who)
    content = _required(verb, name)
    prep = child(verb, "prep")
    if prep is not None and prep.lower_ in ("for", "on", "of") and name in _WITH_PREPOSITION:
        content = child(prep, "pobj", "pcomp") or content
    if content is None or (owner is None and scene.plan_owner is None):
        return
    for head, first, last in pieces(content):
        gives = lemma(head) in _GIVING and noun in scene.wanting.plans and noun != "demand"
        stance: Stance = "offer" if gives or noun == "offer" else "demand"
        yield Claim(first, last, head, verb, stance, owner, f"term of a plan: {name}", 0.76, owner=scene.plan_owner)


def _it_requires(scene: Scene, verb: Token, name: str) -> Iterator[Claim]:
    """ "It requires the firm to ..., leaving the rest as it is"."""
    content = _required(verb, name)
    if content is None:
        return
    why, owner = f"term of a plan: {name}", scene.plan_owner
    target = child(verb, "dobj") if content.dep_ == "xcomp" else None
    for number, (head, begin, last) in enumerate(pieces(content)):
        first = target.left_edge.i if target is not None and number == 0 and target.i < begin else begin
        yield Claim(first, last, head, verb, "demand", None, why, 0.8, target, owner=owner)
    for kid in (*kids(verb), *kids(content)):
        if kid.dep_ == "advcl" and kid.tag_ == "VBG" and kid.i > content.i:
            yield Claim(*reach(kid, []), kid, verb, "demand", None, why, 0.5, owner=owner)


def _under_which(scene: Scene, verb: Token) -> Iterator[Claim]:
    """ "A draft under which the firm would pay and leave": wanted by its maker, or offered where he would do it."""
    plan = verb.head
    by = next((kid for kid in kids(verb) if kid.dep_ == "prep" and kid.lower_ in ("under", "by", "in")), None)
    which = child(by, "pobj") if by is not None else None
    if which is None or which.lower_ != "which" or lemma(plan) not in scene.wanting.plans or hypothetical(verb):
        return
    owner = maker_of(scene, plan)
    if owner is None or not any(kid.lower_ in ("would", "will") for kid in kids(verb)):
        return
    who = subject(verb)
    doing = scene.cast.resolve(scene.paragraph, who) if who is not None else None
    stance: Stance = "offer" if doing == scene.cast.resolve(scene.paragraph, owner) else "demand"
    parts = joined(verb)
    for each in parts:
        first, last = reach(each, [other for other in parts if other != each])
        first = max(first, which.i + 1)
        yield Claim(first, last, each, verb, stance, owner, "term of a plan: under which", 0.5)


def _they_include(scene: Scene, verb: Token) -> Iterator[Claim]:
    """ "Four demands were read out. They include ..."."""
    content = child(verb, "dobj", "ccomp")
    why = "list after a lead-in: they include"
    for head, first, last in pieces(content) if content is not None else ():
        yield Claim(first, last, head, verb, "demand", None, why, 0.6, owner=scene.plan_owner)


def _required(verb: Token, name: str) -> Token | None:
    return child(verb, "xcomp", "ccomp") or (child(verb, "dobj") if name != "say" else None)


def _told_as_term(scene: Scene, verb: Token) -> bool:
    would = any(kid.lower_ == "would" or (scene.wished and kid.lower_ == "could") for kid in kids(verb))
    return would and verb.dep_ in ("ROOT", "conj") and scene.voice(verb) is None


def _in_return(word: Token) -> Iterator[Claim]:
    """ "... in exchange for an end to the strike": what the holder gives."""
    doc = word.doc
    if word.i == 0 or doc[word.i - 1].lower_ != "in":
        return
    prep = next((k for k in (*kids(word), *kids(doc[word.i - 1])) if k.lower_ == "for" and k.dep_ == "prep"), None)
    inner = child(prep, "pobj", "pcomp") if prep is not None else None
    if inner is None:
        return
    verb = doc[word.i - 1].head
    if any(kid.tag_ == "WP" for kid in kids(verb)):
        return  # "what Oslo wants in return for peace" is not told
    _, last = reach(inner, [])
    yield Claim(
        word.i - 1,
        last,
        inner,
        word,
        "offer",
        subject(verb) if verb.tag_[:2] == "VB" else None,
        "in exchange for",
        0.45,
    )
