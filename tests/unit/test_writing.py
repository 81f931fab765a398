"""Where findings are written to: whole or not at all, and a bad place is refused before anything is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summit_tui.cli import main
from summit_tui.exchange.writing import ExchangeError, opened, refuse_place


def test_a_file_takes_its_place_once_it_is_whole(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("as it was")
    with opened(out) as file:
        file.write("“new”\n")
        assert out.read_text() == "as it was"
    assert out.read_bytes() == "“new”\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_what_stood_there_stays_where_writing_fails(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("as it was")
    with pytest.raises(ExchangeError, match="No space left on device"), opened(out):
        raise OSError(28, os.strerror(28))
    assert out.read_text() == "as it was"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_a_link_stays_a_link_and_a_device_a_device(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to("real.json")
    with opened(tmp_path / "link.json") as file:
        file.write("here")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text() == "here"
    with opened(Path(os.devnull)) as file:
        file.write("away")
    assert Path(os.devnull).is_char_device()


def test_a_bad_place_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    for out, folder, words in (
        (tmp_path, False, f"Name a file in it: --out {tmp_path}/findings.json"),
        (tmp_path / "no" / "o.json", False, f"no folder {tmp_path / 'no'} to write o.json into"),
        (tmp_path / "a.txt", True, "is a file. Give a folder"),
    ):
        with pytest.raises(ExchangeError) as raised:
            refuse_place(out, folder=folder)
        assert words in str(raised.value)
    refuse_place(None)
    refuse_place(tmp_path / "new.json")
    refuse_place(tmp_path / "new" / "tables", folder=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_place_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExchangeError, match="may not write into"):
        refuse_place(tmp_path / "o.json")


def test_no_article_is_read_for_a_place_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from summit_tui.exchange import exporting, extracting

    def never(*_: object, **__: object) -> None:
        raise AssertionError("an article was read")

    (tmp_path / "a.txt").write_text("The union demands a raise.")
    for module in (extracting, exporting):
        monkeypatch.setattr(module, "read_all", never)
    for command in ("extract", "export"):
        assert main([command, str(tmp_path), "--out", str(tmp_path / "no" / "o.json")]) == 2
        assert capsys.readouterr().err.startswith(f"summit-tui {command}: There is no folder {tmp_path / 'no'}")


def test_how_many_processes_read_is_settled_as_everything_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from summit_tui.exchange import exporting, extracting

    asked: list[int | None] = []

    def read_all(*_: object, workers: int | None, **__: object) -> list[object]:
        asked.append(workers)
        return []

    (tmp_path / "a.txt").write_text("The union demands a raise.")
    (tmp_path / "summit.toml").write_text("workers = 3\n")
    out = ["--out", os.devnull]
    for module, command in ((extracting, "extract"), (exporting, "export")):
        monkeypatch.setattr(module, "read_all", read_all)
        assert main([command, str(tmp_path), *out]) == 0
        assert main([command, str(tmp_path), *out, "--workers", "2"]) == 0
    assert asked == [3, 2, 3, 2]
