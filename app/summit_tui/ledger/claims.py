"""What a position claims, in a form in which two of them can be set against each other.

A summary is cut where it turns ("without", "before", "unless"); each part becomes a *claim*: the things that it
speaks of (stems of content words) and a sign, for them or against them. The stance gives the first sign (a refusal
is against), words such as "renounce" or "lift" turn it (`senses.toml`). So "No lifting of sanctions", refused, is
for sanctions, and "Sanctions lifted", demanded, is against them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from itertools import combinations

from summit_tui.ledger.names import words
from summit_tui.ledger.positions import COMMON, NAME_WEIGHT, common_words, content, numbers, stem


@dataclass(frozen=True)
class Claim:
    """One thing that a position is for (`sign` 1) or against (-1).

    `things` are the stems of its content words, the first of them the `head`; `topic` those that its issue names,
    `names` those of parties' names, `proper` all that are written as names. `figures` are the numbers of it, `later`
    the things that are to come after it only.
    """

    things: frozenset[str]
    sign: int
    head: str = ""
    figures: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    later: frozenset[str] = frozenset()
    stance: str = ""
    issue: str = ""

    weights: Mapping[str, float] = field(default_factory=dict, compare=False)
    """What each of its things counts: a word of the issue less than another, common ones and names little."""
    weight: float = field(default=0.0, compare=False)
    telling: frozenset[str] = field(default=frozenset(), compare=False)
    """Its things without names of parties and common words."""
    own: frozenset[str] = field(default=frozenset(), compare=False)
    """Those of them that are neither words of the issue nor written as names."""
    plain: frozenset[str] = field(default=frozenset(), compare=False)
    """Its things without figures."""

    def weighed(self) -> Claim:
        """Give the claim with the weights of its things."""
        senses = _senses()
        weights = {
            thing: NAME_WEIGHT if thing in self.names
            else COMMON if thing in senses.common
            else PROPER if thing in self.proper
            else TOPIC if thing in self.topic
            else 1.0
            for thing in sorted(self.things)
        }  # fmt: skip
        telling = self.things - self.names - senses.common
        own = telling - self.topic - self.proper
        return replace(self, weights=weights, weight=sum(weights.values()), telling=telling, own=own,
                       plain=self.things - self.figures)  # fmt: skip


TOPIC = 0.7
"""What a word of the issue counts: with opposite signs it tells more than when wordings are folded."""
PROPER = 0.5
"""What a name counts that is no party's: it says of what, not what."""
ON_ISSUE = 0.4
"""How alike the things of two claims on one issue must be to clash."""
ELSEWHERE = 0.55
"""How alike they must be on two issues, and then by two words at least."""
OF_LONGER = 0.4
"""Which part of the longer claim they must share on two issues."""
OFFERED = 0.7
"""How alike an offer and a refusal must be: a side refuses to do things that the other may well offer to do itself."""
SAME_BUT_FIGURES = 0.5
"""How much of all their words two claims must share to differ in their figures only."""


@dataclass(frozen=True)
class _Senses:
    cut: re.Pattern[str]
    without: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    turns: frozenset[str]
    turning: re.Pattern[str]
    noes: re.Pattern[str]
    yielding: frozenset[str]
    ended: frozenset[str]
    ending: frozenset[str]
    empty: frozenset[str]
    common: frozenset[str]
    signed: dict[str, tuple[str, int]]
    concepts: frozenset[str]
    scenes: frozenset[str]
    relational: frozenset[str]


@lru_cache(maxsize=1)
def _senses() -> _Senses:
    table = tomllib.loads((files(__package__) / "senses.toml").read_text("utf-8"))

    def stems(name: str) -> frozenset[str]:
        return frozenset(stem(word) for word in table[name])

    def meant(name: str) -> frozenset[str]:
        return frozenset().union(*(content(word) for word in table[name]))

    def any_of(*lists: Sequence[str]) -> re.Pattern[str]:
        phrases = sorted((" ".join(words(word)) for words_ in lists for word in words_), key=len, reverse=True)
        return re.compile(r"\b(" + "|".join(map(re.escape, phrases)) + r")\b")

    signed: dict[str, tuple[str, int]] = {}
    for line in table["signed"]:
        for side, sign in (("for", 1), ("against", -1)):
            signed.update((found, (line["concept"], sign)) for word in line[side] for found in content(word))
    return _Senses(
        any_of(table["without"], table["before"], table["after"], table["conditions"]),
        frozenset(table["without"]),
        frozenset(table["before"]),
        frozenset(table["after"]),
        stems("turns"),
        any_of(table["turning_phrases"]),
        any_of(table["noes"]),
        stems("yielding"),
        meant("ended"),
        stems("ending"),
        meant("empty") | stems("empty"),
        common_words(),
        signed,
        frozenset(line["concept"] for line in table["signed"]),
        meant("scenes"),
        meant("relational"),
    )


@lru_cache(maxsize=32768)
def claims_of(stance: str, summary: str, issue: str, names: frozenset[str] = frozenset()) -> tuple[Claim, ...]:
    """Give the claims of a position.

    Args:
        stance: demand, refuse, offer or accept.
        summary: what is wanted or refused, as the list shows it.
        issue: its issue; words of it count less.
        names: the beginnings of parties' names (see `positions.name_stems`).

    Example:
        >>> [(sorted(claim.things), claim.sign) for claim in claims_of("refuse", "No lifting of sanctions", "")]
        [(['sanction'], 1)]
    """
    senses = _senses()
    line = " ".join(words(_NOT.sub(" instead of ", summary)))
    proper = frozenset(found for word in _CAPITAL.findall(summary)[0:] for found in content(word))
    topic = content(issue)
    parts = senses.cut.split(line)
    made: list[Claim] = []
    for link, part in zip(["", *parts[1::2]], parts[::2], strict=True):
        without = link in senses.without and bool(link)
        if without and made and (stance == "refuse" or made[-1].sign < 0):
            made.clear()  # "no X without Y" demands Y and does not say no to X
            without = stance == "refuse"
        sign, things = _read(part, senses, refused=stance == "refuse" and not link, denied=without)
        things = list(dict.fromkeys(thing[:4] if thing[:4] in names else thing for thing in things))
        held = frozenset(things)
        head = _head(things, part, names | senses.common)
        sign = -sign if (stance == "refuse") != without else sign
        if link in senses.before and link and made:
            made[-1] = replace(made[-1], later=held)
            if stance == "demand" and held & topic:
                made.append(Claim(held, -1, head, topic=topic & held, stance=stance, issue=issue))
            continue
        if link in senses.after and link and made:
            made[-1] = replace(made[-1], things=held, later=made[-1].things, head=head)
            continue
        if link and link not in senses.without:
            if stance != "demand":
                continue
            made.clear()  # "X only if Y" demands Y; what is done in return is no demand
        if held:
            named = held & names
            made.append(Claim(held, sign, head, numbers(part), topic & held, named, proper & held | named,
                              stance=stance, issue=issue))  # fmt: skip
    return tuple(claim.weighed() for claim in made if claim.things)


def _head(things: Sequence[str], part: str, hollow: frozenset[str]) -> str:
    """Give the first thing that a part of a summary is about: in "a verifiable truce" the truce."""
    telling = [thing for thing in things if thing not in hollow]
    manners = {thing for word in _MANNER.findall(part) for thing in content(word)}
    return next((thing for thing in telling if thing not in manners), telling[0] if telling else "")


_MANNER = re.compile(r"\b\w{3,}(?:able|ible|ive|ous|ful|less)\b(?= [a-z])")
"""Adjectives by their endings: they say how, not what."""
_STYLE = re.compile(r"\b(?:style|like|type)\b")
_NOT = re.compile(r",\s*(?:and |but )?not\b")
_CAPITAL = re.compile(r"(?<=\s)[^\W\d_a-z][^\W\d_]+")


def _read(part: str, senses: _Senses, *, refused: bool, denied: bool) -> tuple[int, list[str]]:
    """Give the sign of a part of a summary by the words that turn it, and the things that it speaks of, in order."""
    rest, noes = senses.noes.subn(" ", part)
    rest, turned = senses.turning.subn(" ", rest)
    turned += max(noes - 1, 0) if refused else noes
    ends = bool(content(rest) & senses.ended)
    things: list[str] = []
    for word in rest.split():
        root = stem(word)
        turns = root in senses.turns and not (ends and root in senses.ending)
        if turns or (root in senses.yielding and (refused or denied or noes)):
            turned += 1
        elif root not in senses.empty:
            for thing in content(word) - senses.empty:
                concept, turn = (thing, 1) if _STYLE.search(part) else senses.signed.get(thing, (thing, 1))
                turned += turn < 0
                if concept not in things:
                    things.append(concept)
    return -1 if turned % 2 else 1, things


def clash(ones: Sequence[Claim], others: Sequence[Claim], *, same_holder: bool, exactly: bool = False) -> bool:
    """Tell whether two positions, by their claims, do not go together.

    Args:
        ones: the claims of one position.
        others: those of another.
        same_holder: whether one party holds both.
        exactly: both must name the same places and persons, or none.
    """
    for one in ones:
        for other in others:
            if exactly and one.proper - one.names != other.proper - other.names:
                continue
            if _clash(one, other, same_holder):
                return True
    return False


def _clash(one: Claim, other: Claim, same_holder: bool) -> bool:
    if one.later and other.later and one.sign == other.sign:
        names = one.names | other.names
        return bool(one.things & other.later - names) and bool(other.things & one.later - names)
    if one.proper and other.proper and not one.proper & other.proper:
        return False  # two places, two persons: not one thing
    if one.sign == other.sign:
        return _other_figures(one, other)
    stances = {one.stance, other.stance}
    if stances <= {"offer", "accept"} and not same_holder:
        return False
    close = one.issue == other.issue or _one_concept(one, other)
    if close and one.head and one.head == other.head and _is_subject(one.head, one.topic):
        return True
    if not same_holder and one.issue != other.issue and not {one.head, other.head} & one.things & other.things:
        return False
    least = OFFERED if stances == {"offer", "refuse"} and not same_holder else ON_ISSUE if close else ELSEWHERE
    return alike(one, other) >= least


def _is_subject(head: str, topic: frozenset[str]) -> bool:
    """Tell whether a claim's first word is the very thing that its issue is about."""
    senses = _senses()
    return head in senses.concepts or (head in topic and head not in senses.scenes)


def _one_concept(one: Claim, other: Claim) -> bool:
    """Tell whether two claims speak of one concept of `senses.toml`, and of one party."""
    return bool(one.things & other.things & _senses().concepts) and bool(one.names & other.names)


def _other_figures(one: Claim, other: Claim) -> bool:
    if not one.figures or not other.figures or one.figures & other.figures:
        return False
    shared = one.plain & other.plain
    whole = len(one.plain) + len(other.plain) - len(shared)
    return len(shared) >= SAME_BUT_FIGURES * whole and not shared <= one.names


def alike(one: Claim, other: Claim) -> float:
    """Give how far two claims speak of the same things: 0 to 1.

    Words that name parties or the issue, and common ones, do not suffice.
    """
    own = one.own & other.own
    if not own or (one.names != other.names and own <= _senses().relational):
        return 0.0
    if one.issue != other.issue and len(one.telling & other.telling) < 2 and not _one_concept(one, other):
        return 0.0
    shared = one.things & other.things
    heavy = max(sum([one.weights[thing] for thing in shared]), sum([other.weights[thing] for thing in shared]))
    if one.issue != other.issue and heavy < OF_LONGER * max(one.weight, other.weight):
        return 0.0
    return heavy / (one.weight + other.weight) + 0.5 * heavy / min(one.weight, other.weight)


SMALL = 2.5
"""A claim of more weight clashes with another such one only if they share two things."""


def keys_of(issue: str, claims: Iterable[Claim]) -> set[tuple[object, ...]]:
    """Give the keys under which a position is found by those that may clash with it."""
    keys: set[tuple[object, ...]] = set()
    for claim in claims:
        telling = _telling(claim)
        keys |= _keys(issue, claim, claim.sign)
        keys |= {("any", claim.sign, issue, thing) for thing in telling}
        if claim.weight <= SMALL:
            keys |= {("small", claim.sign, issue, thing) for thing in telling}
        keys |= {("later", thing) for thing in claim.later - claim.names}
        if claim.later:
            keys |= {("first", thing) for thing in claim.things - claim.names}
    return keys


def opposite_keys(issue: str, claims: Iterable[Claim]) -> set[tuple[object, ...]]:
    """Give the keys under which those are found that a position may clash with."""
    keys: set[tuple[object, ...]] = set()
    for claim in claims:
        small = "any" if claim.weight <= SMALL else "small"
        keys |= _keys(issue, claim, -claim.sign)
        keys |= {(small, -claim.sign, issue, thing) for thing in _telling(claim)}
        if claim.later:
            keys |= {("later", thing) for thing in claim.things - claim.names}
            keys |= {("first", thing) for thing in claim.later - claim.names}
    return keys


def _telling(claim: Claim) -> list[str]:
    return sorted(claim.things - claim.names - claim.figures)


def _keys(issue: str, claim: Claim, sign: int) -> set[tuple[object, ...]]:
    telling = _telling(claim)
    concepts = _senses().concepts
    keys: set[tuple[object, ...]] = {(sign, "", thing) for thing in telling if thing in concepts}
    keys |= {(sign, *pair) for pair in combinations(telling[:8], 2)}
    if claim.head and _is_subject(claim.head, claim.topic):
        keys.add((sign, issue, claim.head))
    if claim.figures:
        keys |= {("figure", issue, thing) for thing in telling}
    return keys
