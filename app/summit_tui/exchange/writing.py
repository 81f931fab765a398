"""Where the output of a command goes: a file appears whole or not at all; a bad place is refused before the work."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


class ExchangeError(Exception):
    """Wrong usage: a path that is not there, a journal that cannot be read at all, a place that cannot be written."""


def refuse_place(out: Path | None, *, folder: bool = False) -> None:
    """Refuse a place that surely cannot be written, before minutes are spent on reading articles.

    Args:
        out: the file to write; None for standard output.
        folder: `out` is to be a folder, which is made where it is not there.

    Raises:
        ExchangeError: it is a folder and should be a file, or the other way round; its folder is not there, or may not
            be written into.
    """
    if out is None:
        return
    if folder:
        if out.exists() and not out.is_dir():
            raise ExchangeError(f"{out} is a file. Give a folder for --out: each table is a file in it.")
        place = out.absolute()
        while not place.exists():
            place = place.parent
    else:
        if out.is_dir():
            raise ExchangeError(f"{out} is a folder. Name a file in it: --out {out / 'findings.json'}")
        place = Path(os.path.realpath(out)).parent
        if not place.is_dir():
            raise ExchangeError(f"There is no folder {place} to write {out.name} into. Make it, or choose another.")
    if not os.access(place, os.W_OK | os.X_OK) and (folder or not os.access(out, os.W_OK)):
        raise ExchangeError(f"{out}: you may not write into {place}. Choose another place for --out.")


@contextmanager
def opened(out: Path | None) -> Iterator[TextIO]:
    """Open what is written to: UTF-8 with LF line ends, whatever the machine is set to.

    A file takes its place once all of it is written, so that what stood there stays if that fails; a device or a pipe
    is written to as it is, and a link stays a link.

    Args:
        out: the file; None for standard output.

    Raises:
        ExchangeError: it cannot be written.
        BrokenPipeError: who read standard output has gone.
    """
    if out is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
        sys.stdout.flush()
        return
    target = Path(os.path.realpath(out))
    temporary = target if _is_special(target) else target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        if temporary != target:
            temporary.replace(target)
    except OSError as error:
        raise refused(out, error) from error
    finally:
        if temporary != target:
            temporary.unlink(missing_ok=True)


def refused(out: Path, error: OSError) -> ExchangeError:
    """Give the error that says in plain words why a place cannot be written."""
    return ExchangeError(f"{out}: cannot be written ({error.strerror or error}). Choose another place for --out.")


def _is_special(path: Path) -> bool:
    """Tell whether something other than a file stands there (`/dev/null`, a pipe), which must not be replaced."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False
