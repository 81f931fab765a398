"""The command line: what it imports, what it says to bad input, what `extract` writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from summit_tui.cli import main

ROOT = Path(__file__).parents[2]
TALK = """Port and dockers talk again

By Lena Marsh | The Quay (sample)

Published March 3, 2031

The dockers' union demanded a raise of nine percent on Monday. "We will not accept a cut of the night crews," union
president Ada Roth said. It remains unclear whether the mediator will return.
"""


def run(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "summit_tui", *args],
        capture_output=True, text=True, timeout=120, check=False, cwd=ROOT,
        env={**os.environ, "SUMMIT_WORKERS": "1", **env},  # loading the parser is most of the work
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("summit_tui.cli", ("polars", "spacy", "watchfiles", "numpy", "textual")),
        ("summit_tui.desk.app", ("polars", "spacy", "watchfiles", "numpy")),  # the first picture
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(module: str, heavy: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print([one for one in {heavy} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_folder_that_does_not_exist_is_named_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "talks" / "deep")]) == 2
    said = capsys.readouterr().err
    assert f"{tmp_path / 'talks' / 'deep'} does not exist" in said
    assert str(tmp_path) in said
    assert "check the spelling" in said


def test_a_file_in_place_of_a_folder_is_answered_with_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TALK)
    assert main([str(tmp_path / "a.txt")]) == 2
    assert f"summit-tui {tmp_path}" in capsys.readouterr().err


def test_a_home_directory_is_never_opened_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert main([str(tmp_path)]) == 2
    assert "is not opened whole" in capsys.readouterr().err


def test_without_a_terminal_the_desk_says_what_to_do_instead(tmp_path: Path) -> None:
    done = run(str(tmp_path))
    assert done.returncode == 2
    assert "summit-tui extract PATH" in done.stderr


def test_a_wrong_summit_toml_is_named_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "summit.toml").write_text('coder = "ada"\ntheme = 3\n')
    assert main([str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "summit.toml" in said
    assert "theme" in said


@pytest.mark.parametrize(
    "words", [["extract"], ["extract", "x", "--format", "xml"], ["extract", "x", "--format", "parquet"]]
)
def test_wrong_usage_of_extract_ends_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_extract_of_a_path_that_is_not_there_ends_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(tmp_path / "none")]) == 2
    assert "does not exist" in capsys.readouterr().err


def test_extract_writes_the_contract_and_names_what_it_could_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "a.txt").write_text(TALK, encoding="utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\x00\x01\x02" * 100)
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text(TALK, encoding="utf-16")
    done = run("extract", str(folder))
    assert done.returncode == 1
    assert "picture.txt" in done.stderr
    written = json.loads(done.stdout)
    assert written["schema"] == 1
    by_file = {article["file"]: article for article in written["articles"]}
    assert set(by_file) == {"deep/a.txt", "caf%E9.txt"}
    article = by_file["deep/a.txt"]
    text = TALK
    assert article["metadata"]["published"] == "2031-03-03"
    for kind in ("quotes", "demands", "questions"):
        assert article[kind], kind
        for item in article[kind]:
            assert text[item["start"] : item["end"]] == item["text"]
            assert 0 <= item["confidence"] <= 1
            assert item["why"]
            assert item["id"]
    assert all(demand["position"] for demand in article["demands"])
    tiles = article["zones"]
    assert tiles[0]["start"] == 0
    assert tiles[-1]["end"] == len(text)
    assert all(one["end"] == two["start"] for one, two in pairwise(tiles))
    quote = next(q for q in article["quotes"] if q["type"] == "direct")
    assert text[quote["speaker_start"] : quote["speaker_end"]].endswith("Ada Roth")


def test_ids_hold_over_runs_renames_and_edits_elsewhere(tmp_path: Path) -> None:
    def ids(articles: dict[str, str]) -> dict[str, set[str]]:
        for name, text in articles.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        lines = run("extract", str(tmp_path), "--format", "jsonl").stdout.splitlines()
        return {
            one["file"]: {item["id"] for kind in ("quotes", "demands", "questions") for item in one[kind]}
            for one in map(json.loads, lines)
        }

    first = ids({"a.txt": TALK})["a.txt"]
    assert first
    later = ids({"b.txt": TALK, "c.txt": TALK + "\nA further paragraph came later, and nothing was said in it.\n"})
    assert later["a.txt"] == later["b.txt"] == first
    assert first <= later["c.txt"]


def test_a_person_without_a_side_has_the_side_that_the_other_articles_give(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Talks open\n\nNorwegian Prime Minister Ana Duarte demanded a longer truce on Monday.\n", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text(
        "Talks go on\n\nAna Duarte demanded a longer truce again on Tuesday.\n", encoding="utf-8"
    )
    written = json.loads(run("extract", str(tmp_path)).stdout)
    for article in written["articles"]:
        duarte = next(actor for actor in article["actors"] if "Duarte" in actor["name"])
        assert duarte["party"] == "Norway"
        assert [demand["holder"] for demand in article["demands"]] == ["Norway"]
    assert len({demand["position"] for article in written["articles"] for demand in article["demands"]}) == 1


def test_two_paths_with_the_same_name_keep_their_own_prefix(tmp_path: Path) -> None:
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "a.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "two" / "b.txt").write_text(TALK, encoding="utf-8")
    out = tmp_path / "out.json"
    done = run("extract", str(tmp_path / "one"), str(tmp_path / "two"), "--out", str(out))
    assert done.returncode == 0, done.stderr
    names = {article["file"] for article in json.loads(out.read_text())["articles"]}
    assert names == {f"{tmp_path}/one/a.txt", f"{tmp_path}/two/a.txt", "b.txt"}


def test_extract_writes_parquet_one_file_a_table(tmp_path: Path) -> None:
    import polars as pl

    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "a.txt").write_text(TALK, encoding="utf-8")
    assert run("extract", str(tmp_path / "t"), "--format", "parquet", "--out", str(tmp_path / "p")).returncode == 0
    tables = {file.stem: pl.read_parquet(file) for file in (tmp_path / "p").glob("*.parquet")}
    assert {"articles", "actors", "quotes", "demands", "questions"} <= set(tables)
    assert tables["quotes"].height >= 1
