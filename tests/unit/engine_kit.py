"""A kit without a parser: what stands in an article's file tells the worker how to behave."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from summit_tui.engines.messages import Reading, Ready, frame
from summit_tui.model import Article, Extraction, digest_of


class UnreadableError(Exception):
    def __init__(self) -> None:
        super().__init__()
        self.reason, self.hint = "it is not text", "save it as UTF-8"


def make(settings: Any):
    def read(root: Path, path: Path, file: str) -> Reading:
        text = path.read_text()
        _behave(text, path)
        article = Article(file, text, digest_of(text))
        extractor = f"test by {os.getpid()} with {settings}"
        return Reading(article, Extraction(file, article.digest, extractor, "en", article.metadata, ()))

    return read


def make_slowly(settings: Any):
    time.sleep(60)


def make_and_die(settings: Any):
    """Say "ready" and die before anything can be read."""
    _write_to_pipes(frame(Ready()))
    os.kill(os.getpid(), signal.SIGKILL)


def make_broken(settings: Any):
    raise OSError("the weights are missing")


def _behave(text: str, path: Path) -> None:
    first = not path.with_suffix(".seen").exists()
    path.with_suffix(".seen").touch()
    if text == "die" or (text == "die once" and first):
        os.kill(os.getpid(), signal.SIGKILL)
    elif text == "hang" or (text == "hang once" and first):
        time.sleep(60)
    elif text == "garble" or (text == "garble once" and first):
        _write_to_pipes(b"\x00\x00\x00\x04what")
    elif text == "garble length":
        _write_to_pipes(b"\xff\xff\xff\xff")
    elif text == "print":
        print("libraries print", flush=True)
        print("on both streams", file=sys.stderr, flush=True)
        os.write(1, b"and below Python")
    elif text == "raise":
        raise KeyError("a fault")
    elif text == "unreadable":
        raise UnreadableError
    elif text == "surrogate":
        raise ValueError("\ud800")
    elif text.startswith("wait for "):
        while not Path(text.removeprefix("wait for ")).exists():
            time.sleep(0.005)


def _write_to_pipes(data: bytes) -> None:
    for entry in Path("/proc/self/fd").iterdir():
        try:
            if str(entry.readlink()).startswith("pipe:"):
                os.write(int(entry.name), data)
        except OSError:
            continue
