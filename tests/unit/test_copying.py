"""Copying past the terminal, and the editor's command line."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from summit_tui.desk import clipboard
from summit_tui.desk.parts import editor


def there(*programs: str) -> Any:
    return lambda name: f"/bin/{name}" if name in programs else None


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard.sys, "platform", "linux")


class TestClipboard:
    def test_within_tmux_its_own_buffer_is_used(self) -> None:
        words = clipboard.command({"TMUX": "x", "DISPLAY": ":0"}, there("tmux", "xclip"))
        assert words is not None
        assert words[:2] == ("tmux", "load-buffer")

    def test_the_program_must_be_there_and_its_display_too(self) -> None:
        assert clipboard.command({"DISPLAY": ":0"}, there("wl-copy")) is None
        assert clipboard.command({}, there("xclip", "wl-copy", "tmux")) is None
        assert clipboard.command({"DISPLAY": ":0"}, there("xsel")) == ("xsel", "--clipboard", "--input")

    def test_without_a_program_the_text_is_in_a_file(self, tmp_path: Path) -> None:
        spare = tmp_path / "state" / "copied.txt"
        assert clipboard.copy("two\nlines", {}, spare) == str(spare)
        assert spare.read_text() == "two\nlines\n"

    def test_a_program_that_fails_leaves_the_text_in_the_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise subprocess.CalledProcessError(1, "tmux")

        monkeypatch.setattr(clipboard, "command", lambda environ: ("tmux", "load-buffer"))
        monkeypatch.setattr(clipboard.subprocess, "run", fail)
        spare = tmp_path / "copied.txt"
        assert clipboard.copy("words", {"TMUX": "x"}, spare) == str(spare)

    def test_where_nothing_can_be_written_it_says_so_by_an_empty_name(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        assert clipboard.copy("words", {}, tmp_path / "file" / "copied.txt") == ""

    def test_a_citation_names_source_file_and_offsets(self) -> None:
        cited = clipboard.citation("no  cut\nof crews", "The Quay, 2031-03-03", "a.txt", 5, 20)
        assert cited == "“no cut of crews” (The Quay, 2031-03-03; a.txt 5-20)"
        assert clipboard.citation("words", "", "a.txt", 0, 5) == "“words” (a.txt 0-5)"


class TestEditor:
    path = Path("/articles/a b.txt")

    def test_visual_goes_before_editor(self) -> None:
        assert editor.chosen({"VISUAL": "hx", "EDITOR": "nano"}) == "hx"
        assert editor.chosen({"VISUAL": " ", "EDITOR": "nano"}) == "nano"
        assert editor.chosen({}) == ""

    @pytest.mark.parametrize(
        ("name", "tail"),
        [
            ("/usr/bin/vim", ["+7", "/articles/a b.txt"]),
            ("nano -w", ["-w", "+7", "/articles/a b.txt"]),
            ("emacsclient -t", ["-t", "+7", "/articles/a b.txt"]),
            ("hx", ["/articles/a b.txt:7"]),
            ("code --wait", ["--wait", "--goto", "/articles/a b.txt:7"]),
            ("gedit-of-my-own", ["/articles/a b.txt"]),
        ],
    )
    def test_each_editor_is_told_the_line_in_its_way(self, name: str, tail: list[str]) -> None:
        assert editor.command(name, self.path, 7)[1:] == tail

    def test_wrong_quotation_is_an_error(self) -> None:
        with pytest.raises(ValueError, match="quotation"):
            editor.command("vim 'x", self.path, 1)
