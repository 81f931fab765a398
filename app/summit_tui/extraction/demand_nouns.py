"""Positions told by nouns: "Kyiv's demand for ...", "its refusal to ...", "the condition is ...", "offers of ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summit_tui.extraction.demand_model import Claim, Scene
from summit_tui.extraction.demand_noun_contents import content_of, opens_with_that, opens_with_to
from summit_tui.extraction.demand_trees import pieces, subject, trimmed, words
from summit_tui.extraction.kids import agent, child, kids, negated
from summit_tui.extraction.stances import gives_up, hypothetical, mood_of, no_object, speculated, turned, within
from summit_tui.extraction.words import lemma
from summit_tui.model import Stance

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

_CONTESTS = frozenset({"lawsuit", "suit", "majority", "petition", "case", "challenge", "campaign", "vote"})
"""Nouns whose "against" tells what somebody refuses."""
_VOICING = words("voice express flag raise air declare state announce reiterate signal")
"""Verbs by which somebody tells a wish or a worry: "expressed opposition to the treaty"."""
_STANDS = frozenset({"position", "stance", "view", "line", "policy"})
_MAKING = frozenset({"make", "set", "declare", "name"})
_SAYING = words("reject refuse oppose rebuff dismiss dodge decline ignore resist consider")
"""Verbs whose object is another's demand: the noun still belongs to that other."""


def noun_claims(scene: Scene) -> Iterator[Claim]:
    """Give the positions that nouns of wanting, refusing and offering tell."""
    for token, tag, _ in scene.words:
        if tag not in ("NN", "NNS"):
            continue
        name = lemma(token)
        base = scene.wanting.nouns.get(name)
        if base is not None:
            yield from _of_noun(scene, token, name, base)
        elif name in _STANDS:
            yield from _stand(scene, token, name)
        elif name in scene.wanting.trying:
            yield from _trying(scene, token, name)
        if name in _CONTESTS:
            yield from _against(scene, token, name)


def _stand(scene: Scene, noun: Token, name: str) -> Iterator[Claim]:
    """ "Oslo's position is that the quota must stand": a position where the clause has the mood of one."""
    clause = child(noun.head, "ccomp", "attr", "acl") if noun.dep_ == "nsubj" and lemma(noun.head) == "be" else None
    owner = owner_of(scene, noun)
    if clause is None or owner is None or clause.tag_[:1] not in "VM" or hypothetical(noun):
        return
    stance = mood_of(clause, "demand")
    if stance is not None:
        first, last = pieces(clause)[0][1:]
        yield Claim(first, last, clause, noun, stance, owner, f"noun: {name} is", 0.6)


def _against(scene: Scene, noun: Token, name: str) -> Iterator[Claim]:
    """ "Filed a lawsuit against the ban", "a majority against a merger": who brings it is against the thing."""
    prep = next(
        (kid for kid in (*kids(noun), *kids(noun.head)) if kid.i == noun.i + 1 and kid.lower_ == "against"), None
    )
    inner = child(prep, "pobj") if prep is not None else None
    owner = owner_of(scene, noun)
    if inner is None or owner is None or scene.cast.resolve(scene.paragraph, inner) is not None or hypothetical(noun):
        return  # against a person or a firm: that is no thing refused
    for head, first, last in pieces(inner):
        yield Claim(first, last, head, noun, "refuse", owner, f"noun: {name} against", 0.5)


def _of_noun(scene: Scene, noun: Token, name: str, base: Stance) -> Iterator[Claim]:
    if hypothetical(noun) or within(noun, scene.wanting.doubting):
        return
    if name == "term" and noun.i and noun.doc[noun.i - 1].lower_ == "in":
        return  # "in terms of"
    whose = any(kid.dep_ == "prep" and kid.lower_ == "for" for kid in kids(noun))
    made = _made(noun)
    if made is not None:  # "made the tax a condition for talks"
        yield Claim(*_around(noun), made, noun, base, subject(noun.head), f"noun: {name}, made", 0.6)
        return
    if whose and name in ("goal", "aim", "objective", "condition", "precondition", "prerequisite", "requirement"):
        return  # "a condition for talks" does not say which
    weak = name in scene.wanting.weak_nouns and lemma(noun.head) not in _VOICING
    owner = owner_of(scene, noun)
    found = content_of(scene, noun, name)
    if found is None:
        return
    said, content, why = found
    if (owner is None and weak and not (said and scene.plan_owner is not None)) or lemma(content) == "anonymity":
        return
    if name in ("concern", "fear") and (why == "to" or lemma(noun.head) not in _VOICING):
        return
    if said and owner is None and base != "demand":
        return
    carrier = noun.head
    if noun.dep_ == "dobj" and carrier.tag_[:2] == "VB":
        if gives_up(carrier) and speculated(carrier):
            return  # "would have to renounce its bid" is what another wants
        if gives_up(carrier) and base in ("demand", "refuse"):
            base = "accept"
        elif negated(carrier) and owner is None:
            base = turned(base)
    parts = pieces(content)
    for number, (head, begin, last) in enumerate(parts):
        first = begin
        if number == 0 and not said and noun.i < begin <= noun.i + 5:
            first = noun.left_edge.i if noun.left_edge.i >= noun.i - 4 else noun.i
        yield Claim(
            first, last, head, noun, base, owner, f"noun: {name} {why}", (0.5 if weak else 0.65) - 0.02 * number,
            owner=scene.plan_owner if said and owner is None else None, weak=weak,
            needs_voice=owner is None and not (said and scene.plan_owner is not None),
        )  # fmt: skip


def _made(noun: Token) -> Token | None:
    """Give "the tax" of "made the tax a condition"."""
    head = noun.head
    if noun.dep_ not in ("ccomp", "oprd", "xcomp") or lemma(head) not in _MAKING:
        return None
    return child(noun, "nsubj") or child(head, "dobj")


def _around(noun: Token) -> tuple[int, int]:
    return trimmed(noun.head, noun.head.i, noun.right_edge.i + 1)


def maker_of(scene: Scene, noun: Token) -> Token | None:
    """Give the word for whose plan a plan is, from its own phrase only: "the UN-backed plan", "a draft by X"."""
    for kid in kids(noun):
        if kid.dep_ == "poss":
            return kid
        if kid.i < noun.i and kid.dep_ in ("amod", "compound", "nmod"):
            for deep in kid.subtree:
                named = deep.tag_[:3] == "NNP" or deep.tag_ == "JJ"
                if named and scene.cast.resolve(scene.paragraph, deep) is not None:
                    return deep
    for kid in kids(noun):
        by = (
            agent(kid)
            if kid.dep_ == "acl"
            else child(kid, "pobj")
            if kid.dep_ == "prep" and kid.lower_ in ("by", "from")
            else None
        )
        if by is not None and scene.cast.resolve(scene.paragraph, by) is not None:
            return by
    return None


def owner_of(scene: Scene, noun: Token) -> Token | None:
    """Give the word for whom a noun belongs to: "the union's demand", "a request of the court", "made a demand"."""
    for kid in kids(noun):
        if kid.dep_ in ("poss",):
            return kid
    made = maker_of(scene, noun)
    if made is not None:
        return made
    for kid in kids(noun):
        deep = child(kid, "prep") if kid.dep_ == "advmod" else None  # "the refusal so far of the board"
        prep = deep if deep is not None else kid
        if prep.dep_ == "prep" and prep.lower_ in ("of", "from", "by"):
            inner = child(prep, "pobj")
            if inner is not None and scene.cast.resolve(scene.paragraph, inner) is not None:
                return inner
    series = (
        noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.tag_[:2] == "NN" else noun
    )
    for kid in (*kids(noun), *(kids(series) if series != noun else ())):
        if kid.dep_ in ("relcl", "acl") and kid.tag_[:2] == "VB" and not opens_with_that(kid):
            told: Token | None
            for told in (agent(kid), *(deep for deep in kid.subtree if deep.dep_ == "nsubj")):
                if told is not None and scene.cast.resolve(scene.paragraph, told) is not None:
                    return told
    head = noun.head
    if noun.dep_ in ("dobj", "attr") and head.tag_[:2] == "VB" and lemma(head) not in _SAYING:
        return subject(head)
    if (
        noun.dep_ == "pobj"
        and head.head.tag_[:2] == "VB"
        and lemma(head.head) not in _SAYING
        and head.lower_ in ("in", "with", "on")
    ):
        return subject(head.head)
    return None


def _trying(scene: Scene, noun: Token, name: str) -> Iterator[Claim]:
    """ "Efforts by X to ...", "X's attempt to ...", "X's proposal that ...": only with an owner and a clause."""
    owner = owner_of(scene, noun)
    kid = next(
        (
            k
            for k in kids(noun)
            if k.dep_ in ("acl", "relcl", "xcomp", "ccomp")
            and k.i > noun.i
            and (opens_with_to(k) or opens_with_that(k))
        ),
        None,
    )
    if name == "need":
        prep = next((k for k in kids(noun) if k.dep_ == "prep" and k.lower_ == "for"), None)
        kid = kid or (child(prep, "pobj", "pcomp") if prep is not None else None)
    denied = no_object(noun)
    if name == "intention" and kid is None:  # "has no intention of lifting the ban"
        of = next((k for k in kids(noun) if k.dep_ == "prep" and k.lower_ == "of"), None)
        kid = child(of, "pcomp") if of is not None else None
    dropped = noun.dep_ == "dobj" and gives_up(noun.head)
    told = noun.dep_ == "dobj" and lemma(noun.head) in _VOICING
    if kid is None or hypothetical(noun) or (name in ("intention", "intent") and not denied and not told):
        return
    for head, begin, end in pieces(kid):
        first, last = trimmed(head, noun.i if noun.i < begin <= noun.i + 4 else begin, end)
        yield Claim(
            first,
            last,
            head,
            noun,
            "refuse" if denied else "accept" if dropped else "demand",
            owner,
            f"noun: {name} to",
            0.45,
            needs_voice=owner is None,
            weak=name != "need" and not told,
        )
