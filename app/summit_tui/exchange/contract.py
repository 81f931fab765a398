"""The data contract: what `summit-tui extract` writes, and what other programs may rely on.

An article has the form of a file annotated by hand, with ids, confidence and mechanism added. JSON and JSON
lines are written as they are made; Parquet is one file a table, with an explicit schema.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec

from summit_tui.extraction.version import EXTRACTOR
from summit_tui.model import SCHEMA, Extraction, boilerplate

Item = dict[str, Any]
_METADATA = ("title", "outlet", "author", "published")
_SPEAKER = ("speaker_start", "speaker_end", "cue_start", "cue_end")
_HOLDER = ("holder_start", "holder_end", "cue_start", "cue_end")
_HOW = ("id", "confidence", "why")
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "actors": ("name", "kind", "party", "aliases", *_HOW),
    "quotes": ("start", "end", "text", "type", "extent", "speaker", *_SPEAKER, *_HOW),
    "demands": (
        "start", "end", "text", "holder", "voiced_by", "stance", "issue", "summary", "target", *_HOLDER,
        "said_at", "footing", "position", "changed", "instead_of", *_HOW,
    ),
    "questions": ("start", "end", "text", "kind", "summary", "about", *_HOW),
    "zones": ("start", "end", "kind"),
}  # fmt: skip
_SHOWN = 40
"""Characters of a boilerplate stretch that are repeated, so that a reader recognises it."""


class Sink(Protocol):
    """Where text is written."""

    def write(self, text: str, /) -> object:
        """Take text."""


def _items(values: Iterable[Any], fields: tuple[str, ...]) -> list[Item]:
    rows = []
    for value in values:
        row = {name: getattr(value, name) for name in fields}
        rows.append({name: list(field) if isinstance(field, tuple) else field for name, field in row.items()})
    return rows


def article_item(extraction: Extraction, text: str | None = None) -> Item:
    """Give one article in the form of the data contract.

    Args:
        extraction: what was found in it.
        text: the article's stored text, from which boilerplate is quoted; None leaves these quotations empty.

    Returns:
        Plain data: file, language, metadata, boilerplate, actors, quotes, demands, questions, zones; `note` only
        where some of it was not read.
    """
    words = text or ""
    item: Item = {
        "file": extraction.file,
        "language": extraction.language,
        "metadata": {name: getattr(extraction.metadata, name) for name in _METADATA},
        "boilerplate": [
            {"start": zone.start, "end": zone.end, "text": words[zone.start : zone.end][:_SHOWN]}
            for zone in boilerplate(extraction.zones)
        ],
    }
    item.update({table: _items(getattr(extraction, table), fields) for table, fields in _FIELDS.items()})
    if extraction.note:
        item["note"] = extraction.note
    return item


def _lines(found: Sequence[Extraction], texts: Mapping[str, str] | None) -> Iterator[str]:
    encode: Callable[[Any], bytes] = msgspec.json.Encoder().encode
    for one in found:
        yield encode(article_item(one, (texts or {}).get(one.file))).decode()


def write_json(found: Sequence[Extraction], file: Sink, texts: Mapping[str, str] | None = None) -> None:
    """Write one JSON document: schema, extractor and the articles, one a line.

    Args:
        found: the extractions.
        file: where to write.
        texts: the articles' stored texts by name, from which boilerplate is quoted.

    Raises:
        OSError: it cannot be written.
    """
    extractor = msgspec.json.encode(found[0].extractor if found else EXTRACTOR).decode()
    file.write(f'{{"schema": {SCHEMA}, "extractor": {extractor}, "articles": [')
    for number, line in enumerate(_lines(found, texts)):
        file.write(("," if number else "") + "\n" + line)
    file.write("\n]}\n")


def write_jsonl(found: Sequence[Extraction], file: Sink, texts: Mapping[str, str] | None = None) -> None:
    """Write one article a line, each with schema and extractor (arguments as in `write_json`).

    Raises:
        OSError: it cannot be written.
    """
    for one, line in zip(found, _lines(found, texts), strict=True):
        head = f'{{"schema": {SCHEMA}, "extractor": {msgspec.json.encode(one.extractor).decode()}, '
        file.write(head + line[1:] + "\n")


def write_parquet(found: Sequence[Extraction], folder: Path, texts: Mapping[str, str] | None = None) -> None:
    """Write a folder with one Parquet file a table: articles, boilerplate, actors, quotes, demands, questions, zones.

    Each row of a table other than articles names its article in `file`. A file appears whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, list[Item]] = {name: [] for name in parquet_schemas()}
    for one in found:
        item = article_item(one, (texts or {}).get(one.file))
        tables["articles"].append(
            {"file": one.file, "schema": one.schema, "extractor": one.extractor, "digest": one.digest,
             "language": one.language, **item["metadata"], "note": one.note}
        )  # fmt: skip
        for table in (*_FIELDS, "boilerplate"):
            tables[table].extend({"file": one.file, **row} for row in item[table])
    for name, rows in tables.items():
        _write_table(folder / f"{name}.parquet", rows, parquet_schemas()[name])


def _write_table(path: Path, rows: list[Item], schema: Mapping[str, Any]) -> None:
    import polars as pl

    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        pl.DataFrame(rows, schema=dict(schema)).write_parquet(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def parquet_schemas() -> dict[str, dict[str, Any]]:
    """Give the columns and types of each Parquet table."""
    import polars as pl

    numbers = {"start", "end", *_SPEAKER, *_HOLDER}
    lists = {"aliases", "about"}

    def kind(name: str) -> Any:
        if name in numbers:
            return pl.Int64
        if name in lists:
            return pl.List(pl.String)
        if name == "changed":
            return pl.Boolean
        return pl.Float64 if name == "confidence" else pl.String

    schemas = {table: {"file": pl.String, **{name: kind(name) for name in fields}} for table, fields in _FIELDS.items()}
    schemas["boilerplate"] = {"file": pl.String, "start": pl.Int64, "end": pl.Int64, "text": pl.String}
    schemas["articles"] = {
        "file": pl.String, "schema": pl.Int64, "extractor": pl.String, "digest": pl.String, "language": pl.String,
        **dict.fromkeys(_METADATA, pl.String), "note": pl.String,
    }  # fmt: skip
    return schemas
