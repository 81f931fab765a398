"""`summit-tui export`: what was decided in a folder, written without a screen and without changing anything in it."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from summit_tui.articles.folder import FolderError, scan
from summit_tui.engines.local import read_all
from summit_tui.engines.messages import Failed, Job, Reading
from summit_tui.exchange.extracting import settled
from summit_tui.exchange.progress import counted
from summit_tui.exchange.reviewing import document
from summit_tui.exchange.writing import ExchangeError, opened, refuse_place
from summit_tui.extraction import version
from summit_tui.ledger.store import Store
from summit_tui.review.decisions import Review, fold
from summit_tui.review.journal import Journal, JournalError
from summit_tui.review.keeping import Keeper
from summit_tui.review.looks import load_look, load_renames
from summit_tui.review.lost import kept_in
from summit_tui.review.reattach import late_names, passages, reattach, rebind
from summit_tui.settings import Settings, load_settings, state_dir


def export_to(folder: Path, out: Path | None, workers: int | None = None) -> list[str]:
    """Write all findings of a folder with their review state and history, as JSON (see `reviewing`).

    Articles that were read before come from the folder's cache; nothing in the folder is written.

    Args:
        folder: the folder of articles, with its journal in `.summit`; without one all is undecided.
        out: the file to write, whole or not at all; None for standard output.
        workers: processes that read articles; None lets settings and machine decide.

    Returns:
        A sentence for each article and each line of the journal that could not be read; empty when all were.

    Raises:
        ExchangeError: there is no such folder, its journal cannot be read at all, or `out` cannot be written.
        SettingsError: a summit.toml is wrong.
    """
    root = Path.cwd() / folder
    if not root.is_dir():
        what = "is a file" if root.exists() else "does not exist"
        raise ExchangeError(f"{folder} {what}. Give the folder whose articles were reviewed.")
    refuse_place(out)
    settings = load_settings(root, {"workers": workers})
    store = Store(root, version.EXTRACTOR, version.key(settings))
    readings, problems = _read(root, settings, store)
    review, said, set_aside = _decisions(root, settings, readings)
    found = []
    for reading in readings:
        rebind(review, reading.article, passages(reading.extraction), store.former_text)
        found.append(kept_in(review, reading.extraction, reading.article.text))
    told = document(
        settled(found, settings, review.rows()), {one.file: one.article.text for one in readings}, review, set_aside
    )
    with opened(out) as file:
        file.write(msgspec.json.format(msgspec.json.encode(told), indent=1).decode() + "\n")
    return sorted(problems) + said


def _read(root: Path, settings: Settings, store: Store) -> tuple[list[Reading], list[str]]:
    """Give what is found in each article, from the cache where it is current."""
    try:
        listing = scan(root)
    except FolderError as error:
        raise ExchangeError(str(error)) from error
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
        bearing, budget = version.bearing(settings), settings.parse.seconds
        results = read_all(jobs, bearing, workers=settings.workers, seconds=budget)
        for result in counted(results, len(jobs)):
            if isinstance(result, Failed):
                problems.append(str(result))
            else:
                readings[result.file] = result
    return [readings[name] for name in sorted(readings)], problems


def _decisions(root: Path, settings: Settings, readings: list[Reading]) -> tuple[Review, list[str], list[str]]:
    """Give what was decided, a sentence for each problem, and those of them that are lines set aside."""
    journal = Journal(root, settings.coder)
    try:
        read = journal.read()
    except JournalError as error:
        raise ExchangeError(
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
