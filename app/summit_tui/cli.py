"""The command line. It imports nothing heavy: each command brings what it needs when it runs."""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from summit_tui import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COMMANDS = ("extract", "export")
_DESK_HELP = """\
Opens the desk on a folder of news articles (.txt, .md): who the parties are, what each demands, what was
said and by whom, and what is still open, each finding tied to its passage. The folder is watched while the
desk is open; decisions are kept in FOLDER/.summit.

commands:
  summit-tui [FOLDER]          the desk (without FOLDER: ./seeds, else the last one opened, else you are asked)
  summit-tui extract PATH...   the findings as JSON, JSON lines or Parquet, without a screen
  summit-tui export FOLDER     the findings with what was decided on them, and how it came to that

keys: ? on the desk shows them all; q quits.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: the words after the program's name; None for those of the process.

    Returns:
        The exit code: 0 done, 1 something could not be read or run, 2 wrong usage.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] in COMMANDS:
        return _extract(words[1:]) if words[0] == "extract" else _export(words[1:])
    return _desk(words)


def run() -> NoReturn:
    """Run the command line and end the process at once.

    Taking down the interpreter with its libraries costs a quarter of a second that a person who pressed q waits;
    by then all files are written and the workers are gone, so there is nothing that it would do.
    """
    try:
        code = main()
    except KeyboardInterrupt:  # ctrl+c while articles are read: the workers end with this process
        code = 130
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def say(text: str) -> None:
    """Write a line for people to standard error, with foreign text made harmless."""
    from summit_tui.plain import shown

    print(shown(text), file=sys.stderr)


# -- the desk -------------------------------------------------------------------------------


def _desk(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="summit-tui", description=_DESK_HELP, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="the folder of articles")
    parser.add_argument("--theme", help="a Textual theme, or ansi-dark / ansi-light for the terminal's own palette")
    parser.add_argument("--coder", help="the name that your decisions carry (default: your login name)")
    parser.add_argument("--workers", type=_workers, help="processes that read articles (default: by the cores)")
    parser.add_argument("--version", action="version", version=f"summit-tui {__version__}")
    args = parser.parse_args(words)
    if sys.stdout.isatty() and not sys.stderr.isatty():
        # Textual draws on standard error: the whole screen would go into the file, and the terminal stay blank.
        print("summit-tui: the desk draws on standard error, which goes elsewhere (2>). Start it without that.")
        return 2
    from summit_tui.settings import SettingsError, load_settings

    try:
        folder = checked(args.folder if args.folder is not None else _default_folder())
        flags = {name: getattr(args, name) for name in ("theme", "coder", "workers") if getattr(args, name) is not None}
        settings = load_settings(folder, flags)
    except (RefusedError, SettingsError) as error:
        say(f"summit-tui: {error}")
        return 2
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        say("summit-tui: the desk needs a terminal. For findings without a screen: summit-tui extract PATH...")
        return 2
    gc.disable()  # what is imported stays; `pace.share_fairly` looks for garbage again once the first picture stands
    from summit_tui.desk.app import SummitApp
    from summit_tui.desk.kept import remember

    remember(folder)

    app = SummitApp(folder, settings)
    app.run()
    if app.session.parting:
        say(f"summit-tui: {app.session.parting}")
    return app.return_code or 0


class RefusedError(Exception):
    """A folder that will not be opened; the text says why and what to do."""


def checked(folder: Path) -> Path:
    """Give the folder, absolute, or refuse it in plain words.

    Raises:
        RefusedError: it does not exist, is no folder, cannot be read, or is a home directory or the root.
    """
    folder = Path.cwd() / folder.expanduser()
    if not folder.exists():
        near = folder.parent
        while not near.exists():
            near = near.parent
        raise RefusedError(f"{folder} does not exist. The nearest folder that does is {near}; check the spelling.")
    if not folder.is_dir():
        raise RefusedError(f"{folder} is a file. Give the folder it lies in: summit-tui {folder.parent}")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise RefusedError(f"{folder} may not be read by you. Change its permissions or choose another folder.")
    if folder in (Path.home(), Path(folder.anchor)):
        raise RefusedError(f"{folder} is not opened whole. Give the folder with the articles in it.")
    return folder


def _default_folder() -> Path:
    here = Path("seeds")
    if here.is_dir():
        return here
    from summit_tui.desk.kept import last

    return last() or _asked()


def _asked() -> Path:
    """Ask for a folder where none is given or known; without a terminal to ask on, refuse."""
    if not sys.stdin.isatty():
        raise RefusedError("no folder was given. Say which: summit-tui FOLDER")
    if sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb":
        from summit_tui.desk.screens.chooser import choose

        chosen = choose(checked, _samples_to_work_in, RefusedError)
        if chosen is None:
            raise RefusedError("nothing was chosen. Give a folder: summit-tui FOLDER")
        return chosen
    print(f"No folder was given.\n  1  this folder ({Path.cwd()})\n  2  the sample articles\nother: quit")
    try:
        answer = input("> ").strip()
    except EOFError:
        answer = ""
    if answer == "1":
        return Path.cwd()
    if answer == "2":
        return _samples_to_work_in()
    raise RefusedError("nothing was chosen. Give a folder: summit-tui FOLDER")


def _samples_to_work_in() -> Path:
    """Give the samples of a checkout as they lie; those of an installed program as a copy that can be edited."""
    from summit_tui import resources
    from summit_tui.settings import sample_copy

    if resources.in_checkout():
        return resources.samples()
    copy: Path = sample_copy()
    if not copy.is_dir():
        import shutil

        shutil.copytree(resources.samples(), copy)
    return copy


def _workers(text: str) -> int:
    from summit_tui.settings import MOST_WORKERS

    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_WORKERS):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to {MOST_WORKERS}")
    return int(text)


# -- extract --------------------------------------------------------------------------------


def _extract(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="summit-tui extract",
        description="Writes what is found in articles, without a screen. Offsets are code points into the stored text. "
        "A summit.toml in the first of the folders holds for all of them.",
        epilog="exit codes: 0 all read; 1 some file could not be read (named on standard error, the others are "
        "written); 2 wrong usage",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="folders or files (.txt, .md)")
    parser.add_argument("--format", choices=("json", "jsonl", "parquet"), default="json", help="default: json")
    parser.add_argument("--out", type=Path, metavar="FILE", help="default: standard output (parquet: a folder, needed)")
    parser.add_argument("--workers", type=_workers, help="processes that read articles (default: by the cores)")
    args = parser.parse_args(words)
    if args.format == "parquet" and args.out is None:
        parser.error("--format parquet needs --out FOLDER")
    from summit_tui.exchange.extracting import extract_to

    return _carried_out(parser.prog, lambda: extract_to(args.paths, args.format, args.out, args.workers))


# -- export ---------------------------------------------------------------------------------


def _export(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="summit-tui export",
        description="Writes all findings of a folder with their review state (undecided, accepted, rejected, edited, "
        "changed, orphan) and its history: who decided what when, and what was taken back. Corrected fields have the "
        "analyst's value, with what the machine said beside it. Decisions whose passage is gone are in it too. Nothing "
        "in the folder is changed.",
        epilog="exit codes: 0 all read; 1 some file or line of the journal could not be read (named on standard error, "
        "the others are written); 2 wrong usage, nothing is written",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of articles, with its .summit")
    parser.add_argument("--format", choices=("json",), default="json", help="default: json")
    parser.add_argument("--out", type=Path, metavar="FILE", help="default: standard output")
    parser.add_argument("--workers", type=_workers, help="processes that read articles (default: by the cores)")
    args = parser.parse_args(words)
    from summit_tui.exchange.exporting import export_to

    return _carried_out(parser.prog, lambda: export_to(args.folder, args.out, args.workers))


def _carried_out(command: str, do: Callable[[], list[str]]) -> int:
    """Run a command that writes; say what it could not read, or why it was refused; give its exit code."""
    from summit_tui.exchange.writing import ExchangeError
    from summit_tui.settings import SettingsError

    try:
        problems = do()
    except (ExchangeError, SettingsError) as error:
        say(f"{command}: {error}")
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader closed early: its choice
        return 0
    for problem in problems:
        say(f"{command}: {problem}")
    return 1 if problems else 0
