"""`summit-tui export`: what was decided in a folder, written without a screen and without changing anything in it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import msgspec

from summit_tui.articles.folder import FolderError, scan
from summit_tui.engines.local import read_all
from summit_tui.engines.messages import Failed, Job, Reading
from summit_tui.exchange.extracting import settled
from summit_tui.exchange.reviewing import document
from summit_tui.extraction import version
from summit_tui.ledger.store import Store
from summit_tui.review.decisions import Review, fold
from summit_tui.review.journal import Journal, JournalError
from summit_tui.review.keeping import Keeper
from summit_tui.review.looks import load_look, load_renames
from summit_tui.review.lost import kept_in
from summit_tui.review.reattach import late_names, reattach, rebind
from summit_tui.settings import Settings, load_settings, state_dir


class ExportError(Exception):
    """Wrong usage: a folder that is not there, a journal that cannot be read, or a place that cannot be written."""


def export_to(folder: Path, out: Path | None, workers: int | None = None) -> list[str]:
    """Write all findings of a folder with their review state and history, as JSON (see `reviewing`).

    Articles that were read before come from the folder's cache; nothing in the folder is written.

    Args:
        folder: the folder of articles, with its journal in `.summit`; without one all is undecided.
        out: the file to write, whole or not at all; None for standard output.
        workers: processes that read articles; None lets the machine decide.

    Returns:
        A sentence for each article and each line of the journal that could not be read; empty when all were.

    Raises:
        ExportError: there is no such folder, its journal cannot be read at all, or `out` cannot be written.
        SettingsError: a summit.toml is wrong.
    """
    root = Path.cwd() / folder
    if not root.is_dir():
        what = "is a file" if root.exists() else "does not exist"
        raise ExportError(f"{folder} {what}. Give the folder whose articles were reviewed.")
    settings = load_settings(root, {})
    store = Store(root, version.EXTRACTOR, version.key(settings))
    readings, problems = _read(root, settings, store, workers)
    review, said, set_aside = _decisions(root, settings, readings)
    found = []
    for reading in readings:
        _bind(review, reading, store)
        found.append(kept_in(review, reading.extraction, reading.article.text))
    told = document(
        settled(found, settings, review.rows()), {one.file: one.article.text for one in readings}, review, set_aside
    )
    _write(told, out)
    return sorted(problems) + said


def _read(root: Path, settings: Settings, store: Store, workers: int | None) -> tuple[list[Reading], list[str]]:
    """Give what is found in each article, from the cache where it is current."""
    try:
        listing = scan(root)
    except FolderError as error:
        raise ExportError(str(error)) from error
    problems = [str(error) for error in listing.errors]
    readings: dict[str, Reading] = {}
    jobs = []
    for one in listing.articles:
        digest = store.known(one)
        reading = store.get(digest, one.name) if digest else None
        if reading is not None:
            readings[one.name] = reading
        else:
            jobs.append(Job(str(root), one.name, os.fsencode(os.path.relpath(one.path, root))))
    if jobs:
        for result in read_all(jobs, version.bearing(settings), workers=workers, seconds=settings.parse.seconds):
            if isinstance(result, Failed):
                problems.append(f"{result.file}: {result.reason}. {result.hint[:1].upper()}{result.hint[1:]}")
            else:
                readings[result.file] = result
    return [readings[name] for name in sorted(readings)], problems


def _decisions(root: Path, settings: Settings, readings: list[Reading]) -> tuple[Review, list[str], list[str]]:
    """Give what was decided, a sentence for each problem, and those of them that are lines set aside."""
    journal = Journal(root, settings.coder)
    try:
        read = journal.read()
    except JournalError as error:
        raise ExportError(
            f"{error} Nothing was written, since an export without the decisions would mislead."
        ) from error
    set_aside = [str(problem) for problem in read.problems]
    waiting = Keeper(journal, state_dir() / "unsaved").bring_in()
    known = {event.id for event in read.decisions}
    unsaved = sum(event.id not in known for event in waiting)
    said = list(set_aside)
    if unsaved:
        are = "decision is" if unsaved == 1 else "decisions are"
        said.append(f"{unsaved} {are} in the export and not in the journal yet. Open the desk to have them written.")
    texts = {reading.file: reading.article.text for reading in readings}
    present = {reading.file: reading.article.digest for reading in readings}
    renames = load_renames(root)
    events = [*read.decisions, *waiting]
    followed = reattach(events, present, texts.__getitem__, look=load_look(root), renames=renames)
    review = fold(followed.events)
    review.rename(late_names(review, renames, present))
    return review, said, set_aside


def _bind(review: Review, reading: Reading, store: Store) -> None:
    found = reading.extraction

    def before(digest: str) -> str | None:
        former = store.get(digest, "")
        return former.article.text if former is not None else None

    rebind(
        review,
        reading.article,
        [
            *(("demand", one.id, one.start, one.end) for one in found.demands),
            *(("quote", one.id, one.start, one.end) for one in found.quotes),
            *(("question", one.id, one.start, one.end) for one in found.questions),
        ],
        before,
    )


def _write(told: object, out: Path | None) -> None:
    data = msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n"
    if out is None:
        sys.stdout.write(data.decode())
        sys.stdout.flush()
        return
    temporary = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(out)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ExportError(f"{out}: cannot be written ({error.strerror}). Choose another place for --out.") from error
