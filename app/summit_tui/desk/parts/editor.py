"""Opening an article in the analyst's editor at a line. Pure."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path

_PLUS = frozenset({
    "vi", "vim", "nvim", "view", "gvim", "vis", "nano", "pico", "emacs", "emacsclient", "jmacs", "mg", "kak", "micro",
    "ne", "joe", "jed", "ed", "ex", "amp", "e3", "mcedit",
})  # fmt: skip
"""Editors that take `+LINE FILE`; the others below take `FILE:LINE`, some behind `--goto`."""
_COLON = frozenset({"hx", "helix", "subl", "zed", "zeditor", "lapce"})
_GOTO = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor"})


def chosen(environ: Mapping[str, str]) -> str:
    """Give the editor that the environment names; "" for none."""
    return environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()


def command(editor: str, path: Path, line: int) -> list[str]:
    """Give the command that opens a file at a line (from 1); an editor that is not known opens it at the top.

    Raises:
        ValueError: the editor's own words are quoted wrongly.

    Example:
        >>> command("hx", Path("a.txt"), 7), command("code --wait", Path("a.txt"), 7)
        (['hx', 'a.txt:7'], ['code', '--wait', '--goto', 'a.txt:7'])
    """
    words = shlex.split(editor)
    name = Path(words[0]).name.removesuffix(".exe") if words else ""
    if name in _COLON:
        return [*words, f"{path}:{line}"]
    if name in _GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    return [*words, f"+{line}", str(path)] if name in _PLUS else [*words, str(path)]
