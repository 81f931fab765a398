"""What follows from the rows of the ledger before any decision: who is who, sides, positions, dates.

Made once a version of the rows, so that a decision costs none of it. Joins run over small tables of distinct
specs; Python sees distinct actors and the demands of blocks that changed, never each quote.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from summit_tui.ledger.asked import issue_asked
from summit_tui.ledger.bridges import Bridged
from summit_tui.ledger.names import is_named
from summit_tui.ledger.positions import ALONE, Block, Key, Row
from summit_tui.ledger.schema import KINDS, PARTY_SPEC, PHRASE_SPEC, one_line, spec_of, words_key
from summit_tui.ledger.settle import INSTITUTIONS, Person, Seen, Settled, settle
from summit_tui.ledger.wordings import Wordings, with_askings, with_utterances

if TYPE_CHECKING:
    from summit_tui.ledger.ledger import Ledger

OBSERVERS = "Observers"
"""The heading of actors without a side; also stands as the party of what they say."""
UNDATED = "undated"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_IN_TEXT = ("order", "start", "end", "id")
"""The order of articles and of their text; it makes views the same however the rows came."""
_PEOPLE = {
    "spec": pl.String, "person": pl.String, "person_name": pl.String, "person_short": pl.String,
    "person_kind": pl.String, "person_party": pl.String, "named": pl.Boolean,
}  # fmt: skip


@dataclass
class Gathered:
    """The frames of findings with persons, sides, positions and dates; `order` is the place of a row's article."""

    settled: Settled
    people: pl.DataFrame
    articles: pl.DataFrame
    demands: pl.DataFrame
    quotes: pl.DataFrame
    questions: pl.DataFrame
    positions: dict[Key, str]
    kept: dict[str, Any]
    """What follows from the rows alone, made when it is first asked for."""


def when_label(day: str | None) -> str:
    """Give a date as lists show it: `17 Dec 25`, `Dec 25`, `2025`, or `undated`."""
    found = _DAY.fullmatch(day[:10]) if day else None
    if found is None:
        return day or UNDATED
    year, month, date = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    label = f"{_MONTHS[int(month) - 1]} {year[2:]}"
    return f"{int(date)} {label}" if date else label


def mapped(column: str, values: Iterable[str | None], give: Callable[[str], Any], name: str, kind: Any) -> pl.DataFrame:
    """Give a small frame from the distinct values of a column to what a function makes of them."""
    known = [value for value in values if value is not None]
    return pl.DataFrame({column: known, name: [give(value) for value in known]}, schema={column: pl.String, name: kind})


def gather(ledger: Ledger, folder: Bridged, wordings: Wordings) -> Gathered:
    """Make all that follows from the rows of a ledger and the analyst's corrections."""
    frames = {kind: _corrected(ledger, kind, ledger.frames[table]) for kind, table in KINDS.items()}
    articles = _told(ledger).sort("file").with_columns(order=pl.int_range(pl.len(), dtype=pl.Int32))
    actors, _, sides = ledger.names
    settled = settle(_seen(ledger.frames["actors"], frames), ledger.sides, ledger.aliases, merged=actors, moved=sides)
    people = _people(settled)
    placed = {kind: _placed(frame, articles) for kind, frame in frames.items()}
    demands = _demands(placed["demand"], people, settled, ledger.issue_names)
    chosen = {(file, i) for (file, k, i), after in ledger.corrections.items() if k == "demand" and "issue" in after}
    positions = _fold(demands, folder, chosen)
    demands = _under(demands, folder.issues)
    return Gathered(
        settled,
        people,
        articles,
        _with_positions(demands, positions, ledger),
        _quotes(placed["quote"], people, wordings),
        with_askings(_questions(placed["question"], ledger.issue_names), wordings),
        positions,
        {},
    )


def with_when(frame: pl.DataFrame) -> pl.DataFrame:
    """Add `when`, the label of `day`."""
    days = mapped("day", frame["day"].unique().to_list(), when_label, "when", pl.String)
    return frame.join(days, on="day", how="left", maintain_order="left").with_columns(pl.col("when").fill_null(UNDATED))


def _told(ledger: Ledger) -> pl.DataFrame:
    """Give the articles, with what the analyst says of them in the place of what their text says."""
    frame = ledger.frames["articles"]
    for name in ("title", "outlet", "author", "published"):
        said = {file: after[name] for file, after in ledger.told.items() if name in after}
        if said:
            new = pl.col("file").replace_strict(said, default=None, return_dtype=pl.String)
            old = pl.col(name)
            frame = frame.with_columns(pl.when(pl.col("file").is_in(list(said))).then(new).otherwise(old).alias(name))
    return frame


def _placed(frame: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Add the place and date of their article to findings."""
    return frame.join(articles.select("file", "order", "published", "gone"), on="file", how="left")


def _corrected(ledger: Ledger, kind: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Put the analyst's corrections in the place of what the machine thought."""
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for (file, of, finding), after in ledger.corrections.items():
        if of == kind:
            values = _values(ledger, file, after, frame.columns)
            alike.setdefault(tuple(sorted(values)), []).append({**values, "file": file, "id": finding})
    for names, rows in alike.items():
        if names:
            schema = {name: frame.schema[name] for name in ("file", "id", *names)}
            new = pl.DataFrame(rows, schema=schema, strict=False)
            frame = frame.update(new, on=["file", "id"], how="left", include_nulls=True, maintain_order="left")
    return frame


def _values(ledger: Ledger, file: str, after: Mapping[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    """Give the columns that a correction changes, those that are made of others included."""
    values = {name: value for name, value in after.items() if name in columns and name not in ("file", "id")}
    for name, spec in (("speaker", "spec"), ("voiced_by", "spec"), ("holder", "holder_spec")):
        if name in values and spec in columns:
            value = values[name]
            values[spec] = None if value is None else _spec_by_name(ledger, file, str(value), name == "holder")
    if "line" in columns and values.get("text"):
        values.update(line=one_line(values["text"]), words=words_key(values["text"]))
    if "about" in columns and values.get("summary"):
        values["words"] = words_key(values["summary"])
    return values


def _spec_by_name(ledger: Ledger, file: str, name: str, holder: bool) -> str:
    actors = ledger.frames["actors"]
    if holder and actors.filter(pl.col("party") == name).height:
        return spec_of(name, PARTY_SPEC)
    named = actors.filter(pl.col("name") == name)
    here = named.filter(pl.col("file") == file)
    found = here if here.height else named
    return str(found["spec"][0]) if found.height else spec_of(name, PHRASE_SPEC)


def _seen(actors: pl.DataFrame, frames: Mapping[str, pl.DataFrame]) -> list[Seen]:
    """Give the distinct actors of all articles, phrases that stand as a source included."""
    holds = Counter(dict(frames["demand"].group_by("holder_spec").len().iter_rows()))
    groups = actors.group_by("spec").agg(
        pl.col("name").first(), pl.col("kind").first(), pl.col("party").first(),
        pl.col("aliases").explode().drop_nulls().unique().sort(),
        pl.col("file").n_unique().alias("articles"),
    )  # fmt: skip
    seen = [
        Seen(name, kind, party, tuple(aliases), articles, holds[spec])
        for spec, name, kind, party, aliases, articles in groups.iter_rows()
    ]
    specs = [frames["quote"]["spec"], frames["demand"]["spec"], frames["demand"]["holder_spec"],
             frames["question"].select(pl.col("about_specs").explode())["about_specs"]]  # fmt: skip
    phrases = pl.concat([s.drop_nulls().rename("s") for s in specs]).unique()
    prefix = PHRASE_SPEC + "\x1f"
    named = phrases.filter(phrases.str.starts_with(prefix)).to_list()
    return seen + [Seen(spec.split("\x1f")[1], PHRASE_SPEC, None, (), 1, holds[spec]) for spec in named]


def _people(settled: Settled) -> pl.DataFrame:
    rows = [(spec, p.key, p.name, p.short, p.kind, p.party, p.named) for spec, p in settled.people.items()]
    return pl.DataFrame(rows, schema=_PEOPLE, orient="row")


def holder_side(spec: str, settled: Settled) -> str:
    """Give the side that holds a demand, from the holder's spec; Observers where it has none."""
    kind, name, _ = spec.split("\x1f")
    if kind == PARTY_SPEC:
        return settled.parties.get(name) or name
    person: Person | None = settled.people.get(spec)
    if person is not None and person.party:
        return person.party
    told = settled.side(name)
    if told:
        return told
    if kind in (*INSTITUTIONS, PHRASE_SPEC) and is_named(name):
        return person.name if person else name
    return OBSERVERS


def _demands(frame: pl.DataFrame, people: pl.DataFrame, settled: Settled, issues: Mapping[str, str]) -> pl.DataFrame:
    holders = frame["holder_spec"].unique().to_list()
    sides = mapped("holder_spec", holders, lambda spec: holder_side(spec, settled), "party", pl.String)
    issue = pl.col("issue").replace(dict(issues)) if issues else pl.col("issue")
    rows = frame.sort(_IN_TEXT).join(sides, on="holder_spec", how="left", maintain_order="left")
    rows = rows.join(people, on="spec", how="left", maintain_order="left")
    return rows.with_columns(
        issue=issue, day=pl.coalesce("said_at", "published"), named=pl.col("named").fill_null(False)
    )


def _under(demands: pl.DataFrame, issues: Mapping[Key, str]) -> pl.DataFrame:
    """Put evidence that was joined to a position of another issue under that issue."""
    if not issues:
        return demands
    rows = [(file, finding, issue) for (file, finding), issue in issues.items()]
    other = pl.DataFrame(rows, schema=dict.fromkeys(("file", "id", "other"), pl.String), orient="row")
    joined = demands.join(other, on=["file", "id"], how="left", maintain_order="left")
    return joined.with_columns(issue=pl.coalesce("other", "issue")).drop("other")


def _fold(demands: pl.DataFrame, folder: Bridged, chosen: Collection[Key]) -> dict[Key, str]:
    """Fold the demands, giving the folder only rows of blocks that changed; of `chosen` the analyst set the issue."""
    block = ["party", "stance", "issue"]
    alone = pl.col("party") == OBSERVERS  # observers are many holders: what one of them wants is not another's
    party = pl.when(alone).then(pl.lit(ALONE) + pl.col("holder").str.to_lowercase()).otherwise("party")
    rows = demands.select(party.alias("party"), "stance", "issue", "file", "id", "summary", "text")
    marked = rows.select(*block).with_columns(mark=rows.hash_rows())
    marks: dict[Block, object] = {
        (party, stance, issue): (mark, size)
        for party, stance, issue, mark, size in marked.group_by(block)
        .agg(pl.col("mark").sum(), pl.len().alias("size"))
        .iter_rows()
    }

    def rows_of(blocks: Iterable[Block]) -> Iterable[Row]:
        wanted = pl.DataFrame(list(blocks), schema=dict.fromkeys(block, pl.String), orient="row")
        found = rows.join(wanted, on=block, how="semi").select("file", "id", *block, "summary", "text")
        return (Row(*row) for row in found.iter_rows())

    return folder.update(marks, rows_of, chosen)


def _with_positions(demands: pl.DataFrame, positions: dict[Key, str], ledger: Ledger) -> pl.DataFrame:
    """Put evidence where the analyst says that it belongs.

    Where a whole position was folded into another one (`whole`), evidence that comes to it later belongs there too. It
    stands under the issue of the one that it went into (`under`), but where its own issue was corrected. Evidence of
    the position that stayed gives it its words (`leads`).
    """
    told = {(file, i): after for (file, k, i), after in ledger.corrections.items() if k == "demand"}
    told = {key: after for key, after in told.items() if key in positions and after.get("position")}
    folded = {positions[key]: str(after["position"]) for key, after in told.items() if after.get("whole")}
    if told:
        positions.update({key: folded.get(position, position) for key, position in positions.items()})
        positions.update({key: str(after["position"]) for key, after in told.items()})
    keys = list(demands.select("file", "id").iter_rows())
    rows = demands.with_columns(position=pl.Series([positions[key] for key in keys], dtype=pl.String))
    if not told:
        return rows.with_columns(leads=pl.lit(value=False))
    under = {str(after["position"]): after["under"] for after in told.values() if after.get("under")}
    own = {(file, i) for (file, k, i), after in ledger.corrections.items() if k == "demand" and "issue" in after}
    named = zip(keys, demands["issue"], strict=True)
    issues = [issue if key in own else under.get(positions[key], issue) for key, issue in named]
    leads = [bool(told.get(key, {}).get("leads")) for key in keys]
    return rows.with_columns(issue=pl.Series(issues, dtype=pl.String), leads=pl.Series(leads, dtype=pl.Boolean))


def _quotes(frame: pl.DataFrame, people: pl.DataFrame, wordings: Wordings) -> pl.DataFrame:
    """Add who speaks for whom, one speaker after the other; `same` marks what tells of one utterance."""
    rows = frame.join(people, on="spec", how="left").with_columns(
        party=pl.col("person_party").fill_null(OBSERVERS),
        day=pl.col("published"),
        who=pl.coalesce("person", "speaker", pl.lit("")),
        speaker_name=pl.coalesce("person_name", "speaker", pl.lit("")),
        speaker_short=pl.coalesce("person_short", "speaker", pl.lit("")),
    )
    rows = with_utterances(rows.with_columns(who_order=pl.col("who").rank("dense").cast(pl.Int32)), wordings)
    rows = rows.sort("who_order", *_IN_TEXT)
    return findable(with_when(rows), "party", "speaker_name", "line", "when")


def _questions(frame: pl.DataFrame, issues: Mapping[str, str]) -> pl.DataFrame:
    """Add date and issue to questions."""
    rows = frame.sort(_IN_TEXT).with_columns(day=pl.col("published"))
    asked = [issue_asked(summary, text) for summary, text in rows.select("summary", "text").iter_rows()]
    named = [issues.get(issue, issue) for issue in asked]
    return with_when(rows.with_columns(issue=pl.Series(named, dtype=pl.String)))


def findable(rows: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """Add `visible`, the words of a row that a list shows, in lower case, for the filter."""
    words = [pl.col(name).fill_null("") for name in columns]
    return rows.with_columns(visible=pl.concat_str(words, separator=" ").str.to_lowercase())
