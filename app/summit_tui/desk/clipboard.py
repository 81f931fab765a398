"""Copying past the terminal: not every terminal takes OSC 52, so the text also goes to a program that is at hand.

Within tmux its own buffer is the way, since tmux by default ignores what a program sends to the clipboard.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

_PROGRAMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("TMUX", ("tmux", "load-buffer", "-w", "-")),
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("WSL_DISTRO_NAME", ("clip.exe",)),
)
"""The variable that tells that a program can work here, and its command; the first that is there is used."""
SECONDS = 2.0


def command(environ: Mapping[str, str], which: Callable[[str], str | None] = shutil.which) -> tuple[str, ...] | None:
    """Give the command that takes the text on its standard input; None where there is none."""
    if sys.platform == "darwin" and which("pbcopy"):
        return ("pbcopy",)
    return next((words for name, words in _PROGRAMS if environ.get(name) and which(words[0])), None)


def copy(text: str, environ: Mapping[str, str], spare: Path) -> str:
    """Copy a text by a program at hand, or else write it to a file.

    Args:
        text: what is copied.
        environ: the environment.
        spare: the file to write where no program is there or it fails; its folder is made.

    Returns:
        Where the text is now beside the terminal's clipboard: the program's name or the file; "" for nowhere.
    """
    words = command(environ)
    if words is not None:
        try:
            subprocess.run(
                words, input=text.encode("utf-8", "replace"), timeout=SECONDS, check=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError):
            pass  # a display that is gone, a tmux that is too old: the file is left
        else:
            return words[0]
    try:
        spare.parent.mkdir(parents=True, exist_ok=True)
        spare.write_text(text + "\n", encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return str(spare)


def citation(words: str, source: str, file: str, start: int, end: int) -> str:
    """Give a passage with where it stands: outlet, headline and date, the file, and the offsets in code points."""
    where = f"{source}; {file} {start}-{end}" if source else f"{file} {start}-{end}"
    return f"“{' '.join(words.split())}” ({where})"
