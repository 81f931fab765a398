"""Whoever waits for thousands of articles is told how far it is; a file or another program is told nothing."""

from __future__ import annotations

import io
import sys
from itertools import count

import pytest

from summit_tui.exchange.progress import counted


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_it_counts_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen := Screen())
    clock = count()  # a second a look
    assert list(counted(range(3), 3, lambda: next(clock))) == [0, 1, 2]
    told = screen.getvalue().split("\r\x1b[K")
    assert told == ["", "1 of 3 articles read", "2 of 3 articles read", ""]


def test_what_is_read_at_once_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen := Screen())
    assert list(counted(range(3), 3, lambda: 0.0)) == [0, 1, 2]
    assert screen.getvalue() == ""


def test_another_program_is_told_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    clock = count()
    assert list(counted(range(3), 3, lambda: next(clock))) == [0, 1, 2]
    assert capsys.readouterr().err == ""
