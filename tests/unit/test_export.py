"""`summit-tui export`: every finding with what was decided on it and how it came to that; nothing is left out."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from tests.kit import extraction_of

from summit_tui.articles.folder import scan
from summit_tui.articles.reading import load_article
from summit_tui.cli import main
from summit_tui.engines.messages import Reading
from summit_tui.extraction import version
from summit_tui.ledger.store import Store
from summit_tui.model import Article, Decision, FindingKind, finding_ids
from summit_tui.review.decisions import Review, decide, decide_article, fold
from summit_tui.review.journal import Journal, line_of
from summit_tui.review.spans import cut
from summit_tui.settings import load_settings

TALK = """Dockers and port still far apart

The Union demands a raise of nine percent (pay).
The Union refuses any cut of night crews (jobs).
The Port offers a raise of three percent (pay).

“We will not move on the crews,” said Ada Roth of the Union.
"""
RAISE, CUT, OFFER = "a raise of nine percent", "any cut of night crews", "a raise of three percent"

pytestmark = pytest.mark.usefixtures("own_state")


@pytest.fixture
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "port"
    place.mkdir()
    write(place, TALK)
    return place


def write(folder: Path, text: str, name: str = "a.txt") -> None:
    (folder / name).write_text(text, encoding="utf-8")
    os.utime(folder / name, (1_700_000_000, 1_700_000_000))


def read_by_kit(folder: Path) -> dict[str, Article]:
    """Put what the test kit finds into the cache, so that the export need not parse."""
    store = Store(folder, version.EXTRACTOR, version.key(load_settings(folder, {})))
    articles = {}
    for found in scan(folder).articles:
        article = load_article(folder, found.path)
        store.put(Reading(article, extraction_of(article)), found)
        articles[found.name] = article
    store.flush()
    return articles


def says(folder: Path, coder: str, action: str, words: str, kind: FindingKind = "demand", **more: Any) -> Decision:
    article = read_by_kit(folder)["a.txt"]
    found = extraction_of(article)
    (one,) = [one for one in (*found.demands, *found.quotes) if one.text == words]
    event = decide(
        coder, action, article, kind=kind, finding=one.id, span=(one.start, one.end), **more  # type: ignore[arg-type]
    )  # fmt: skip
    Journal(folder, coder).append([event])
    return event


def undone(folder: Path, coder: str) -> None:
    review: Review = fold(Journal(folder, coder).read().decisions)
    Journal(folder, coder).append(review.undo(coder))


def exported(folder: Path, capsys: pytest.CaptureFixture[str], code: int = 0) -> tuple[dict[str, Any], str]:
    read_by_kit(folder)
    assert main(["export", str(folder)]) == code
    said = capsys.readouterr()
    return json.loads(said.out), said.err


def item(document: dict[str, Any], words: str, table: str = "demands") -> dict[str, Any]:
    (one,) = [one for article in document["articles"] for one in article[table] if one["text"] == words]
    return one


def test_states_history_and_counts_of_a_reviewed_folder(folder, capsys):
    says(folder, "ada", "accept", RAISE, note="see page 2")
    says(folder, "ada", "reject", CUT)
    says(folder, "ada", "accept", OFFER)
    undone(folder, "ada")

    document, problems = exported(folder, capsys)

    assert problems == ""
    assert document["coders"] == ["ada"] and document["schema"] == 1
    assert {k: n for k, n in document["counts"].items() if n} == {"accepted": 1, "rejected": 1, "undecided": 2}
    review = item(document, RAISE)["review"]
    assert (review["state"], review["coder"], review["note"], review["disputed"]) == (
        "accepted", "ada", "see page 2", False,
    )  # fmt: skip
    assert item(document, CUT)["review"]["state"] == "rejected"
    taken_back = item(document, OFFER)["review"]
    assert taken_back["state"] == "undecided"
    assert [(event["action"], event.get("undone")) for event in taken_back["history"]] == [
        ("accept", True), ("undo", None),
    ]  # fmt: skip
    assert document["articles"][0]["metadata"]["title"] == "Dockers and port still far apart"


def test_a_corrected_field_has_the_analyst_s_value_and_what_the_machine_said(folder, capsys):
    says(folder, "ada", "correct", RAISE, before={"issue": "pay"}, after={"issue": "wages", "stance": "offer"})
    one = item(exported(folder, capsys)[0], RAISE)
    assert (one["issue"], one["stance"]) == ("wages", "offer")
    assert one["review"]["state"] == "edited"
    assert one["review"]["machine"] == {"issue": "pay", "stance": "demand"}
    assert one["review"]["history"][0]["before"] == {"issue": "pay"}


def test_a_corrected_span_brings_its_words(folder, capsys):
    start = TALK.index("nine percent")
    says(folder, "ada", "correct", RAISE, after=cut(read_by_kit(folder)["a.txt"], start, start + len("nine percent")))
    one = item(exported(folder, capsys)[0], "nine percent")
    machine = {"start": TALK.index(RAISE), "end": TALK.index(RAISE) + len(RAISE), "text": RAISE}
    assert one["review"]["machine"] == machine


def test_coders_who_differ_are_disputed_and_both_in_the_history(folder, capsys):
    says(folder, "ada", "accept", RAISE)
    says(folder, "ben", "reject", RAISE)
    review = item(exported(folder, capsys)[0], RAISE)["review"]
    assert review["disputed"] and review["state"] == "rejected"
    assert [event["coder"] for event in review["history"]] == ["ada", "ben"]


def test_a_changed_figure_is_to_be_decided_again_and_says_what_was_decided(folder, capsys):
    says(folder, "ada", "accept", RAISE)
    write(folder, TALK.replace("nine", "eight"))
    document, _ = exported(folder, capsys)
    review = item(document, "a raise of eight percent")["review"]
    assert (review["state"], review["was"]) == ("changed", "accepted")
    assert review["history"][0]["words"] == RAISE
    assert document["counts"]["changed"] == 1


def test_a_passage_that_is_gone_is_an_orphan_with_its_words(folder, capsys):
    says(folder, "ada", "reject", CUT, before={"holder": "The Union", "issue": "jobs"})
    write(folder, TALK.replace(f"The Union refuses {CUT} (jobs).\n", ""))
    document, _ = exported(folder, capsys)
    (lost,) = document["lost"]
    assert (lost["file"], lost["text"], lost["holder"]) == ("a.txt", CUT, "The Union")
    assert (lost["review"]["state"], lost["review"]["was"]) == ("orphan", "rejected")
    assert lost["review"]["history"][0]["action"] == "reject"
    assert document["counts"]["orphan"] == 1


def test_what_a_newer_extractor_no_longer_finds_stands_in_its_article_marked(folder, capsys):
    says(folder, "ada", "accept", RAISE, before={"holder": "The Union", "issue": "pay", "stance": "demand"})
    article = read_by_kit(folder)["a.txt"]
    journal = Journal(folder, "ada")
    (event,) = journal.read().decisions
    start = TALK.index("far apart")  # decided on words of which the kit makes nothing
    anchor = decide("ada", "accept", article, kind="demand", finding="f" * 16, span=(start, start + 9)).anchor
    journal.path.write_bytes(
        line_of(Decision(event.id, event.at, "ada", "accept", "a.txt", "demand", "f" * 16, anchor, event.before))
    )
    document, _ = exported(folder, capsys)
    one = item(document, "far apart")
    assert (one["id"], one["holder"], one["stance"], one["issue"]) == ("f" * 16, "The Union", "demand", "pay")
    assert one["review"]["state"] == "accepted" and not one["review"]["found"]
    assert item(document, RAISE)["review"]["found"]
    assert document["lost"] == []


def test_decisions_on_an_article_that_is_gone_are_in_it(folder, capsys):
    says(folder, "ada", "accept", RAISE)
    (folder / "a.txt").unlink()
    write(folder, "Something else\n\nNothing is demanded.\n", "b.txt")
    document, _ = exported(folder, capsys)
    (lost,) = document["lost"]
    assert (lost["file"], lost["review"]["state"], lost["review"]["was"]) == ("a.txt", "removed", "accepted")


def test_decisions_follow_an_article_that_was_renamed(folder, capsys):
    says(folder, "ada", "accept", RAISE)
    (folder / "a.txt").rename(folder / "b.txt")
    document, _ = exported(folder, capsys)
    assert document["articles"][0]["file"] == "b.txt" and document["lost"] == []
    assert item(document, RAISE)["review"]["state"] == "accepted"


def test_without_a_journal_all_is_undecided_and_nothing_in_the_folder_is_made_or_changed(folder, capsys):
    read_by_kit(folder)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert main(["export", str(folder)]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["counts"]["undecided"] == 4 and document["coders"] == []
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"id": "half', "line 2: the file ends within it"),
        (b"not json\n", "line 2: no decision"),
        (b'{"schema": 9, "id": "x"}\n', "written by a newer version (schema 9"),
        (b"<<<<<<< HEAD\n", "a mark of a conflict in git"),
    ],
)
def test_lines_that_cannot_be_read_are_named_and_the_rest_is_written(folder, capsys, line, words):
    says(folder, "ada", "accept", RAISE)
    with (folder / ".summit" / "journal.jsonl").open("ab") as file:
        file.write(line)
    document, problems = exported(folder, capsys, code=1)
    assert words in problems and "summit-tui export: .summit/journal.jsonl, line 2" in problems
    assert any(words in said for said in document["set_aside"])
    assert item(document, RAISE)["review"]["state"] == "accepted"


def test_decisions_that_could_not_be_written_are_in_the_export_and_said_to_be_unsaved(folder, capsys, tmp_path):
    from summit_tui.review.keeping import Keeper
    from summit_tui.settings import state_dir

    says(folder, "ada", "accept", RAISE)
    journal = folder / ".summit" / "journal.jsonl"
    (event,) = Journal(folder, "ada").read().decisions
    journal.unlink()
    journal.mkdir()
    assert not Keeper(Journal(folder, "ada"), state_dir() / "unsaved").keep([event])
    journal.rmdir()
    document, problems = exported(folder, capsys, code=1)
    assert "1 decision is in the export and not in the journal yet" in problems
    assert item(document, RAISE)["review"]["state"] == "accepted"


def test_bad_input_is_refused_in_words_and_nothing_is_written(folder, capsys, tmp_path):
    read_by_kit(folder)
    out = tmp_path / "out.json"
    out.write_text("kept")
    for words, said in (
        ([str(tmp_path / "none")], "does not exist"),
        ([str(folder / "a.txt")], "is a file"),
        ([str(folder), "--out", str(tmp_path / "no" / "o.json")], "no folder"),
    ):
        assert main(["export", *words]) == 2
        assert said in capsys.readouterr().err
    for make, undo in ((os.mkdir, os.rmdir), (os.mkfifo, os.unlink)):  # neither waits for a writer of the pipe
        make(folder / ".summit" / "journal.jsonl")
        assert main(["export", str(folder), "--out", str(out)]) == 2
        assert "an export without the decisions would mislead" in capsys.readouterr().err
        assert out.read_text() == "kept"
        undo(folder / ".summit" / "journal.jsonl")
    with pytest.raises(SystemExit) as raised:
        main(["export", str(folder), "--format", "xml"])
    assert raised.value.code == 2
    with pytest.raises(SystemExit) as raised:
        main(["export"])
    assert raised.value.code == 2


def test_out_is_written_whole(folder, capsys, tmp_path):
    read_by_kit(folder)
    out = tmp_path / "out.json"
    assert main(["export", str(folder), "--out", str(out)]) == 0
    assert capsys.readouterr().out == ""
    assert json.loads(out.read_text())["articles"][0]["file"] == "a.txt"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["out.json"]


def test_what_an_analyst_added_and_what_is_said_of_an_article_is_in_it(folder, capsys):
    article = read_by_kit(folder)["a.txt"]
    start = TALK.index("still far apart")
    (finding,) = finding_ids(TALK, "question", [(start, start + 15)])
    added = decide(
        "ada", "add", article, kind="question", finding=finding, span=(start, start + 15), after={"summary": "How far?"}
    )
    dated = decide_article("ada", article, after={"published": "2031-03"})
    Journal(folder, "ada").append([added, dated])
    document, _ = exported(folder, capsys)
    one = item(document, "still far apart", "questions")
    assert (one["id"], one["summary"]) == (finding, "How far?")
    assert one["review"]["history"][0]["action"] == "add"
    (told,) = document["articles"]
    assert told["metadata"]["published"] == "2031-03"
    assert told["review"]["machine"] == {"published": None}
