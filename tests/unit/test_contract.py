"""What `extract` writes keeps its promises to the programs that read it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import polars as pl
import pytest
from factory import PORT, actor, demand, extraction, question, quote

from summit_tui.exchange.contract import article_item, parquet_schemas, write_json, write_jsonl, write_parquet
from summit_tui.extraction.version import EXTRACTOR
from summit_tui.model import Extraction

TEXT = (
    "Dockers strike\n".ljust(50, "-")
    + "By Nora Feld, for the harbour's own paper, and more".ljust(40, "-")
    + "The story."
)


def found() -> Extraction:
    return extraction(
        "sub/a.txt",
        demand(1, "Cranes repaired", PORT, position="p1", target="the city", cue_start=3, cue_end=9, said_at="2030-01"),
        quote(2, "“No,” he\nsaid.", "Tom Hale", speaker_start=1, speaker_end=4, extent="full"),
        question(3, "Who pays?", ("Tom Hale",)),
        title="Dockers “strike”",
    )


class TestArticle:
    def test_it_has_the_fields_of_a_gold_file(self) -> None:
        item = article_item(found(), TEXT)
        assert list(item) == [
            "file",
            "language",
            "metadata",
            "boilerplate",
            "actors",
            "quotes",
            "demands",
            "questions",
            "zones",
        ]
        assert item["metadata"] == {"title": "Dockers “strike”", "outlet": None, "author": None, "published": None}
        assert set(item["actors"][0]) == {"id", "name", "kind", "party", "aliases", "confidence", "why"}

    def test_each_finding_carries_what_found_it_and_where(self) -> None:
        item = article_item(found(), TEXT)
        shared = {"id", "start", "end", "text", "confidence", "why"}
        quoted = {"type", "extent", "speaker", "speaker_start", "speaker_end", "cue_start", "cue_end"}
        wanted = {"holder", "voiced_by", "stance", "issue", "summary", "target", "said_at", "footing", "position"}
        wanted |= {"changed", "instead_of"}
        wanted |= {"holder_start", "holder_end", "cue_start", "cue_end"}
        assert set(item["quotes"][0]) == shared | quoted
        assert set(item["demands"][0]) == shared | wanted
        assert set(item["questions"][0]) == shared | {"kind", "summary", "about"}
        assert (item["demands"][0]["position"], item["demands"][0]["said_at"]) == ("p1", "2030-01")
        assert item["questions"][0]["about"] == ["Tom Hale"]

    def test_boilerplate_repeats_the_zones_that_are_not_story(self) -> None:
        item = article_item(found(), TEXT)
        assert item["boilerplate"] == [{"start": 50, "end": 90, "text": TEXT[50:90]}]
        assert [zone["kind"] for zone in item["zones"]] == ["headline", "byline", "body"]

    def test_a_note_is_there_only_where_something_was_not_read(self) -> None:
        assert "note" not in article_item(found())
        assert article_item(extraction("a.txt", note="not English"))["note"] == "not English"


class TestText:
    def test_json_is_one_document_with_schema_and_extractor(self) -> None:
        out = io.StringIO()
        write_json([found(), extraction("b.txt")], out, {"sub/a.txt": TEXT})
        document = json.loads(out.getvalue())
        assert (document["schema"], document["extractor"]) == (1, "test-1")
        assert document["articles"] == [article_item(found(), TEXT), article_item(extraction("b.txt"))]

    def test_json_of_nothing_is_a_document_too(self) -> None:
        out = io.StringIO()
        write_json([], out)
        assert json.loads(out.getvalue()) == {"schema": 1, "extractor": EXTRACTOR, "articles": []}

    def test_jsonl_is_an_article_a_line(self) -> None:
        out = io.StringIO()
        write_jsonl([found(), extraction("b.txt")], out)
        lines = [json.loads(line) for line in out.getvalue().splitlines()]
        heads = [(line["schema"], line["extractor"], line["file"]) for line in lines]
        assert heads == [(1, "test-1", "sub/a.txt"), (1, "test-1", "b.txt")]
        assert lines[0]["quotes"] == article_item(found())["quotes"]


class TestParquet:
    def test_each_table_is_a_file_with_its_schema(self, tmp_path: Path) -> None:
        write_parquet([found(), extraction("b.txt")], tmp_path / "out", {"sub/a.txt": TEXT})
        for name, schema in parquet_schemas().items():
            frame = pl.read_parquet(tmp_path / "out" / f"{name}.parquet")
            assert frame.schema == pl.Schema(schema)
        assert pl.read_parquet(tmp_path / "out" / "articles.parquet")["file"].to_list() == ["sub/a.txt", "b.txt"]
        row = pl.read_parquet(tmp_path / "out" / "quotes.parquet").row(0, named=True)
        assert {name: row[name] for name in article_item(found())["quotes"][0]} == article_item(found())["quotes"][0]

    def test_nothing_found_still_gives_every_table(self, tmp_path: Path) -> None:
        write_parquet([], tmp_path)
        assert {path.stem for path in tmp_path.iterdir()} == set(parquet_schemas())

    def test_a_second_run_takes_the_place_of_the_first(self, tmp_path: Path) -> None:
        write_parquet([found()], tmp_path)
        write_parquet([extraction("b.txt")], tmp_path)
        assert pl.read_parquet(tmp_path / "demands.parquet").height == 0
        assert not [path for path in tmp_path.iterdir() if path.suffix != ".parquet"]

    def test_a_place_that_is_a_file_is_an_error_of_the_system(self, tmp_path: Path) -> None:
        (tmp_path / "out").write_text("in the way")
        with pytest.raises(OSError, match="out"):
            write_parquet([found()], tmp_path / "out")


def test_an_actor_keeps_its_identity() -> None:
    assert article_item(extraction("a.txt", actors=(actor("Ada Quist"),)))["actors"][0]["id"] == "a-Ada Quist"
