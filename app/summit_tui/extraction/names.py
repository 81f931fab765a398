"""Names in a paragraph: runs of capitalised words, parted into state, title and name.

No named-entity model: a run of capitals is read from the left with the gazetteer. "Norwegian President Ann Example"
would be a state's adjective, a title and a person's name; "House Trade and Ports Committee" one organisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from summit_tui.extraction.gazetteer import Entry, Gazetteer
from summit_tui.extraction.name_runs import HYPHENS, OF, is_initials, known_names, plain_words, runs

__all__ = ["NameUse", "is_initials", "known_names", "names", "plain_words"]

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Paragraph, Token

NameKind = Literal["person", "organisation", "place", "unknown", "title", "entry"]

_OF_LANDS = frozenset({"nazi", "mainland", "greater", "imperial", "vichy", "communist", "modern", "rural", "downtown"})
"""Words before a land that make no body of it."""
_OUTLET = 4
"""A newspaper's name has at most so many words."""
_COMPASS = frozenset(
    {"new", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower"}
)
_ALONE = frozenset({"congress", "parliament", "senate", "cabinet", "treasury", "teamsters"}) | {
    "republicans", "democrats", "tories", "conservatives", "liberals", "greens",
}  # fmt: skip
"""Words that name a body by themselves."""
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "their", "his", "her", "its", "our", "my", "your"})


@dataclass(frozen=True, eq=False)
class NameUse:
    """One name in one paragraph. Indices are of tokens, the last one included.

    `full` is where the phrase with titles begins; `title` the office before the name, in lower case; `entry` the
    state or bloc that the words stand for, or that the title or organisation belongs to; `modifiers` the other
    capitalised words before the title ("HMU" in "HMU President Ann Example").
    """

    paragraph: int
    full: int
    first: int
    last: int
    words: tuple[str, ...]
    kind: NameKind
    title: str = ""
    entry: Entry | None = None
    modifiers: tuple[str, ...] = ()
    the: bool = False


def names(
    number: int,
    paragraph: Paragraph,
    gazetteer: Gazetteer,
    known: frozenset[str] = frozenset(),
    plain: frozenset[str] = frozenset(),
) -> list[NameUse]:
    """Give all names of a paragraph, the states among them, in order.

    A lone word with the capital that begins a sentence is none where the story also has it without one: "Union
    firebrand Ann Example" is no firebrand of a body called Union, nor is "Downstream, the farmers wait" about one.

    Args:
        number: the place of the paragraph in the article.
        paragraph: parsed.
        gazetteer: the states, titles and bodies.
        known: from `known_names`.
        plain: from `plain_words`.
    """
    doc = paragraph.tokens
    out: list[NameUse] = []
    for first, last in runs(doc, gazetteer, known):
        if first == last and _is_plain(doc[first], plain, gazetteer):
            continue
        for use in _parted(number, doc, first, last, gazetteer):
            before = out[-1] if out else None
            out.append(_shared_title(before, use, doc, gazetteer) if before is not None else use)
    return out


def _is_plain(token: Token, plain: frozenset[str], gazetteer: Gazetteer) -> bool:
    """Tell whether a lone word with a capital is no name: one that begins a sentence, or "MPs" and "NGOs"."""
    low, text = token.lower_, token.text
    if len(text) > 2 and text[-1] == "s" and text[:-1].isupper() and text[:-1].isalpha():
        return True
    common = low in plain or low in gazetteer.business
    return bool(token.is_sent_start) and common


def _shared_title(before: NameUse, use: NameUse, doc: Sequence[Token], gazetteer: Gazetteer) -> NameUse:
    """Give a name the plural title of the one before it: "Senators Ann Example and Bo Okafor"."""
    plural = before.title.endswith("s") and (before.title.split()[-1].removesuffix("s"),) in gazetteer.titles
    if not plural or use.kind != "unknown" or len(use.words) < 2:
        return use
    between = [doc[i].lower_ for i in range(before.last + 1, use.first)]
    if not between or any(word not in (",", "and") for word in between):
        return use
    return replace(use, kind="person", title=before.title, entry=before.entry, modifiers=before.modifiers)


@dataclass
class _Run:
    """A run of capitalised words being parted from the left: what was read but not yet used."""

    number: int
    doc: Sequence[Token]
    first: int
    the: bool
    full: int
    title: list[str] = field(default_factory=list)
    modifiers: list[str] = field(default_factory=list)
    pending: list[int] = field(default_factory=list)
    entry: Entry | None = None
    body: bool = False
    out: list[NameUse] = field(default_factory=list)


def _as_one(number: int, doc: Sequence[Token], first: int, last: int, gazetteer: Gazetteer) -> NameUse | None:
    """Give a run that is one name as a whole: a state's, a place's, a body's, a paper's."""
    words = [doc[i].text for i in range(first, last + 1)]
    low = [word.lower() for word in words]
    whole = gazetteer.match(words, 0)
    if whole is not None and whole[0] == len(words):
        return NameUse(number, first, first, last, tuple(words), "entry", entry=whole[1])
    if tuple(words) in gazetteer.places and doc[last].dep_ != "nsubj":
        return NameUse(number, first, first, last, tuple(words), "place")
    if _is_body(low, gazetteer):
        entry = next((m[1] for m in (gazetteer.match(words, i) for i in range(len(words))) if m), None)
        whole_words = tuple(" ".join(words).replace(" '", "'").replace(" ’", "’").split())  # "Farmers' Party" is two
        return NameUse(number, first, first, last, whole_words, "organisation", entry=entry)
    named = low[-1] in gazetteer.outlets or "".join(low[-3:]) in gazetteer.outlets
    if named and 1 < len(low) <= _OUTLET and not any((one,) in gazetteer.titles for one in low):
        # "Washington Post" is no capital, and a paper no person.
        return NameUse(number, first, first, last, tuple(words), "organisation")
    return None


def _parted(number: int, doc: Sequence[Token], first: int, last: int, gazetteer: Gazetteer) -> list[NameUse]:
    """Part a run into the names in it: states, bodies, and persons with their titles."""
    words = [doc[i].text for i in range(first, last + 1)]
    low = [word.lower() for word in words]
    the = first > 0 and doc[first - 1].lower_ in _DETERMINERS
    after = doc[last + 1].lower_ if last + 1 < len(doc) else ""
    if len(low) == 1 and doc[first].is_sent_start and low[0] in gazetteer.within and after in gazetteer.roles:
        return []  # "Vice president Ann Example said": a capital for the sentence's sake
    whole = _as_one(number, doc, first, last, gazetteer)
    if whole is not None:
        return [replace(whole, the=the)]
    run = _Run(number, doc, first, the, first)
    at = 0
    if len(words) > 1 and doc[first].is_sent_start and low[0] in gazetteer.companies:
        run.first, run.full, words, low = first + 1, first + 1, words[1:], low[1:]  # "Broadcaster ExampleNet said"
        first += 1
    while at < len(words):
        fields = _fields(run, low, at, gazetteer)
        if fields:
            run.title += low[at : at + fields]
            at += fields
            continue
        found = gazetteer.match(words, at)
        if found is not None and _ends_name(run, found, low, at):
            run.body = True
            run.pending += range(at, at + found[0])
            at += found[0]
            continue
        if found is not None and not _is_surname(run, found, low, at, gazetteer) and not _elsewhere(run, found, low):
            _take_entry(run, words, at, found, gazetteer)
            at += found[0]
            continue
        size = _title_at(low, at, gazetteer)
        if size:
            _take_title(run, words, low, at, size)
        elif low[at] not in ("of", "for", "the", "and") or run.pending:
            run.pending.append(at)
        at += size or 1
    if run.pending:
        run.out.append(_name(run, gazetteer))
    elif run.title:
        rest = tuple(words[run.full - first :])
        run.out.append(
            NameUse(
                number, run.full, run.full, last, rest, "title",
                title=" ".join(run.title), entry=run.entry, modifiers=tuple(run.modifiers), the=the,
            )
        )  # fmt: skip
    return run.out


def _fields(run: _Run, low: list[str], at: int, gazetteer: Gazetteer) -> int:
    """Give how many words tell the field of an office: 2 for "for Health" in "Minister for Health Ann Example"."""
    if low[at] not in OF or not run.title or run.pending or at + 2 >= len(low):
        return 0
    size = 1
    while at + size < len(low) - 1 and (low[at + size] in gazetteer.fields or (size > 1 and low[at + size] == "and")):
        size += 1
    return size if size > 1 else 0


def _is_surname(run: _Run, found: tuple[int, Entry], low: list[str], at: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a state's name right behind a title is a person's first name ("President Chad Example")."""
    size, entry = found
    more = at + size < len(low)
    return bool(run.title) and more and entry.use in ("name", "capital") and not _title_at(low, at + size, gazetteer)


def _elsewhere(run: _Run, found: tuple[int, Entry], low: list[str]) -> bool:
    """Tell whether a state's name is part of another place's ("New Mexico", "Western Australia")."""
    before = low[run.pending[-1]] if run.pending else ""
    return found[1].use in ("name", "capital") and before in _COMPASS


def _ends_name(run: _Run, found: tuple[int, Entry], low: list[str], at: int) -> bool:
    """Tell whether a state or capital is the last word of a body's name: "Sporting Lisbon", "Air France"."""
    if found[1].use not in ("name", "capital") or run.title or not run.pending or at + found[0] < len(low):
        return False
    return all(run.doc[run.first + i].tag_ == "NNP" and low[i] not in _OF_LANDS for i in run.pending)


def _take_entry(run: _Run, words: list[str], at: int, found: tuple[int, Entry], gazetteer: Gazetteer) -> None:
    size, entry = found
    if run.pending:
        run.out.append(_name(run, gazetteer))
        run.pending, run.title, run.modifiers = [], [], []
    run.entry = entry
    if not run.title:
        run.full = run.first + at
    start = run.first + at
    run.out.append(
        NameUse(
            run.number, start, start, start + size - 1, tuple(words[at : at + size]), "entry",
            entry=entry, the=run.the and at == 0,
        )
    )  # fmt: skip


def _take_title(run: _Run, words: list[str], low: list[str], at: int, size: int) -> None:
    if run.pending:
        run.modifiers += [words[i] for i in run.pending]
        if len(run.pending) > 1:
            run.modifiers.append(" ".join(words[run.pending[0] : run.pending[-1] + 1]))
        if not run.title:
            run.full = min(run.full, run.first + run.pending[0])
        run.pending = []
    if not run.title and run.entry is None and not run.modifiers:
        run.full = run.first + at
    run.title += low[at : at + size]


def _title_at(low: list[str], at: int, gazetteer: Gazetteer) -> int:
    for size in (4, 3, 2, 1):
        if tuple(low[at : at + size]) in gazetteer.titles and at + size <= len(low):
            return size
    if low[at] in gazetteer.within and any(
        word in gazetteer.title_words and word not in OF for word in low[at + 1 : at + 4]
    ):
        return 1
    return 0


def _is_body(low: list[str], gazetteer: Gazetteer) -> bool:
    """Tell whether a run names an organisation: its last word, or the one before "of", is a body's.

    "House Intelligence Committee" is one; in "House Speaker" the title decides.
    """
    head = low[-1]
    for i, word in enumerate(low):
        if word in OF and i:
            head = low[i - 1]
            if any((one,) in gazetteer.titles for one in low[i + 2 :]):
                return False  # "House of Commons Speaker Ann Example" is a person
            break
    if tuple(low[-2:]) == ("service", "executive"):
        return True
    return head in gazetteer.organisations and (len(low) > 1 or head in _ALONE)


def _is_region(words: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    """Tell whether words are a part of a state or bloc: "Eastern Europe", but not "Eastern Airlines"."""
    found = gazetteer.match(list(words), 1) if words[0].lower() in _COMPASS else None
    return found is not None and found[0] == len(words) - 1


def _given_to_person(doc: Sequence[Token], first: int, gazetteer: Gazetteer) -> bool:
    """Tell whether words say that a name is a person's: "a student named Example", "using the pseudonym Example"."""
    before = doc[first - 1].lower_ if first > 1 else ""
    return before == "pseudonym" or (before in ("named", "called") and doc[first - 2].lower_ in gazetteer.roles)


def _written(doc: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    """Give the words of a name as they are written: "Duarte-Okafor" is one, though the parser has three tokens."""
    out: list[str] = []
    for i in range(first, last + 1):
        joins = i > first and not doc[i - 1].whitespace_ and (doc[i].text in HYPHENS or doc[i - 1].text in HYPHENS)
        if joins:
            out[-1] += doc[i].text
        else:
            out.append(doc[i].text)
    return tuple(out)


def _name(run: _Run, gazetteer: Gazetteer) -> NameUse:
    """Make a name of the words that are left when state and title are taken off."""
    doc, first, pending, modifiers = run.doc, run.first, run.pending, run.modifiers
    while len(pending) > 1 and doc[first + pending[-1]].lower_ in ("of", "for", "the", "and"):
        pending = pending[:-1]
    bodies = [i for i in pending if doc[first + i].lower_ in gazetteer.organisations]
    if bodies and 2 <= pending[-1] - bodies[-1] <= 4 and len(pending) > 3:
        # "House Example Committee Representative Ann Example": the body is what the person belongs to.
        modifiers = [*modifiers, " ".join(doc[first + i].text for i in pending if i <= bodies[-1])]
        pending = [i for i in pending if i > bodies[-1]]
    a, b = first + pending[0], first + pending[-1]
    words = _written(doc, a, b)
    low = [word.lower() for word in words]
    kind: NameKind = "unknown"
    if run.title and low[-1] in gazetteer.things and a and doc[a - 1].lower_ in OF:
        kind = "place"  # "the High Commissioner for Human Rights"
    elif run.title:
        kind = "person"
    elif run.body or (len(low) > 1 and low[0] in gazetteer.body_first):
        kind = "organisation"
    elif low[-1] == "airport" and len(low) > 1 and doc[b].dep_ == "nsubj":
        kind = "organisation"  # one that does something is its operator
    elif low[-1] in gazetteer.things:
        kind = "place"  # a treaty, a war or a street is nobody
    elif (
        len(low) > 1
        and not _is_body(low, gazetteer)
        and (_is_region(words, gazetteer) or not gazetteer.laws.isdisjoint(low))
    ):
        kind = "place"  # "Eastern Europe", "Republic Act No"
    elif _is_body(low, gazetteer) or (len(words) == 1 and is_initials(words[0])):
        kind = "organisation"
    if kind == "unknown" and _given_to_person(doc, a, gazetteer):
        kind = "person"
    full = run.full if run.title or (run.entry is not None and run.full < a) else a
    the = run.the and pending[0] == 0
    return NameUse(run.number, min(full, a), a, b, words, kind, " ".join(run.title), run.entry, tuple(modifiers), the)
