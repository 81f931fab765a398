"""`summit-tui extract`: from paths to written findings, without a screen."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from summit_tui.articles.folder import FolderError, scan
from summit_tui.articles.reading import path_of, relative_name
from summit_tui.engines.local import read_all
from summit_tui.engines.messages import Failed, Job
from summit_tui.exchange import contract
from summit_tui.exchange.progress import counted
from summit_tui.exchange.writing import ExchangeError, opened, refuse_place, refused
from summit_tui.extraction import version
from summit_tui.ledger.ledger import Change, Ledger
from summit_tui.ledger.settle import Settled
from summit_tui.model import Actor, Extraction
from summit_tui.settings import Settings, load_settings


def extract_to(paths: Sequence[Path], form: str, out: Path | None, workers: int | None = None) -> list[str]:
    """Read all articles below the paths and write what was found.

    Args:
        paths: folders or files; names in the result are relative to each folder. The summit.toml of the first folder
            holds for all of them.
        form: "json", "jsonl" or "parquet".
        out: the file (parquet: the folder) to write; None for standard output.
        workers: processes that read articles; None lets settings and machine decide.

    Returns:
        A sentence for each file that could not be read; empty when all were.

    Raises:
        ExchangeError: a path does not exist, or `out` cannot be written.
        SettingsError: a summit.toml is wrong.
    """
    refuse_place(out, folder=form == "parquet")
    settings = load_settings(next((path for path in paths if path.is_dir()), None), {"workers": workers})
    jobs, problems = _jobs(paths)
    readings: dict[str, Extraction] = {}
    texts: dict[str, str] = {}
    budget = settings.parse.seconds
    results = read_all(jobs, version.bearing(settings), workers=settings.workers, seconds=budget)
    for result in counted(results, len(jobs)):
        if isinstance(result, Failed):
            problems.append(str(result))
        else:
            readings[result.file] = result.extraction
            texts[result.file] = result.article.text
    found = settled([readings[name] for name in sorted(readings)], settings)
    _write(found, texts, form, out)
    return sorted(problems)


def settled(
    found: Sequence[Extraction], settings: Settings, decided: Sequence[Mapping[str, Any]] = ()
) -> list[Extraction]:
    """Give the extractions with what only all of them together can tell.

    Each demand gets its position, folded over the run. A person to whom an article gives no side has the side that
    the other articles give to that person, and is then no holder of positions by himself.

    Args:
        found: the extractions of the run.
        settings: with the folder's own sides, aliases and issues.
        decided: rows of decisions (see `Ledger.decide`), so that a corrected demand has the position it belongs to.
    """
    ledger = Ledger(settings.sides, settings.aliases, settings.issues)
    ledger.apply(Change(upsert=tuple(found)))
    ledger.decide(decided)
    derived = ledger.derived
    out = []
    for one in found:
        sides = {actor.name: side for actor in one.actors if (side := _side(derived.settled, actor)) is not None}
        actors = tuple(
            msgspec.structs.replace(actor, party=sides[actor.name]) if actor.name in sides else actor
            for actor in one.actors
        )
        demands = tuple(
            msgspec.structs.replace(
                demand,
                holder=sides.get(demand.holder, demand.holder),
                position=derived.positions.get((one.file, demand.id)),
            )
            for demand in one.demands
        )
        out.append(msgspec.structs.replace(one, actors=actors, demands=demands))
    return out


def _side(known: Settled, actor: Actor) -> str | None:
    """Give the side that the folder knows of a person whose article gives none."""
    if actor.party is not None or actor.kind != "person":
        return None
    person = known.person(actor.name, actor.kind)
    return person.party if person is not None else None


def _jobs(paths: Sequence[Path]) -> tuple[list[Job], list[str]]:
    """Give a job for each article; names that two paths share keep their path as a prefix."""
    found: list[tuple[Path, Path, str]] = []
    problems: list[str] = []
    for given in paths:
        path = Path.cwd() / given
        if not path.exists():
            what = "is a link to something that is not there" if path.is_symlink() else "does not exist"
            raise ExchangeError(f"{given} {what}. Check the spelling.")
        if path.is_dir():
            try:
                listing = scan(path)
            except FolderError as error:
                raise ExchangeError(str(error)) from error
            problems += [str(error) for error in listing.errors]
            found += [(given, path, article.name) for article in listing.articles]
        else:
            found.append((given, path.parent, relative_name(path.parent, path)))
    names = Counter(name for _, _, name in found)
    jobs = {}
    for given, root, name in found:
        shown = name if names[name] == 1 else f"{given.as_posix()}/{name}" if given.is_dir() else given.as_posix()
        below = os.fsencode(os.path.relpath(path_of(root, name), root))
        jobs[shown] = Job(str(root), shown, below)
    return list(jobs.values()), problems


def _write(found: Sequence[Extraction], texts: Mapping[str, str], form: str, out: Path | None) -> None:
    if form == "parquet" and out is not None:
        try:
            contract.write_parquet(found, out, texts)
        except OSError as error:
            raise refused(out, error) from error
        return
    with opened(out) as file:
        (contract.write_json if form == "json" else contract.write_jsonl)(found, file, texts)
