"""What the user has settled: flags, environment, the folder's summit.toml, the user's own file, defaults.

The first of these that names a key wins. Tables (sides, aliases, issues, keys) are merged entry by entry. All
becomes one frozen object; nothing else in the program reads the environment or a settings file.
"""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from platformdirs import user_config_path, user_data_path, user_state_path

APP = "summit-tui"
FOLDER_FILE = "summit.toml"
USER_FILE = "settings.toml"

Names = dict[str, list[str]]


class Budget(msgspec.Struct, frozen=True):
    """How much of one article is parsed: words, and seconds of one core."""

    words: int = 60_000
    seconds: float = 20.0


class Settings(msgspec.Struct, frozen=True):
    """All settings of one run.

    `sides` names the parties and who belongs to each, `aliases` other names of an actor, `issues` the words by
    which an issue is known, `keys` the keys of an action by its id. `workers` None means as many as the cores bear.
    """

    coder: str = "analyst"
    theme: str = "tokyo-night"
    ascii: bool = False
    sides: Names = {}
    aliases: Names = {}
    issues: Names = {}
    keys: dict[str, str] = {}
    workers: int | None = None
    parse: Budget = Budget()


class SettingsError(Exception):
    """A setting that cannot be used; `str()` names file, line, key, what is wrong and what to do."""


_TABLES = frozenset({"sides", "aliases", "issues", "keys"})
_KINDS: dict[str, str] = {
    "coder": "a name",
    "theme": "the name of a theme",
    "ascii": "true or false",
    "sides": 'names with lists of names, such as "The Company" = ["the board"]',
    "aliases": 'names with lists of names, such as "The Company" = ["the firm"]',
    "issues": 'labels with lists of words, such as "wages" = ["pay", "salary"]',
    "keys": 'actions with keys, such as accept = "a"',
    "workers": "a whole number from 1 to 64",
    "parse.words": "a whole number from 1 on",
    "parse.seconds": "a number above 0",
}
_ENVIRONMENT = {
    "SUMMIT_CODER": "coder",
    "SUMMIT_THEME": "theme",
    "SUMMIT_ASCII": "ascii",
    "SUMMIT_WORKERS": "workers",
    "SUMMIT_PARSE_WORDS": "parse.words",
    "SUMMIT_PARSE_SECONDS": "parse.seconds",
}
MOST_WORKERS = 64
"""Each worker takes 150 to 400 MB."""
_TRUE, _FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"", "0", "false", "no", "off"})


def load_settings(folder: Path | None, flags: Mapping[str, Any], environ: Mapping[str, str] | None = None) -> Settings:
    """Give the settings for a folder.

    Args:
        folder: the folder of articles, whose summit.toml is read; None if there is none yet.
        flags: values of the command line by key ("theme", "parse.words"); None stands for not given.
        environ: the environment; the process's own if None. A variable that is empty counts as not set.

    Raises:
        SettingsError: a file, variable or flag holds what it may not.
    """
    environ = os.environ if environ is None else environ
    found: dict[str, Any] = {"coder": _login()}
    for path in (user_file(), folder / FOLDER_FILE if folder else None):
        if path is not None:
            _merge(found, _from_file(path))
    _merge(found, _from_environment(environ))
    _merge(found, {key: _checked(key, value, f"--{key}") for key, value in flags.items() if value is not None})
    budget = Budget(
        **{key.partition(".")[2]: found.pop(key) for key in ("parse.words", "parse.seconds") if key in found}
    )
    return Settings(parse=budget, **found)


def user_file() -> Path:
    """Give where the user's own settings lie, whether or not there are any."""
    return user_config_path(APP, appauthor=False) / USER_FILE


def data_dir() -> Path:
    """Give the folder for what belongs to the user: the copy of the samples to work in."""
    return user_data_path(APP, appauthor=False)


def state_dir() -> Path:
    """Give the folder for what the program remembers: the last folder, logs."""
    return user_state_path(APP, appauthor=False)


def sample_copy() -> Path:
    """Give where the samples are copied to, so that they can be edited and decided on."""
    return data_dir() / "samples"


def is_sample(root: Path, shipped: Path | None = None) -> bool:
    """Tell whether a folder is the user's copy of the samples, or the one in which they are `shipped`."""
    here = root.resolve()
    return here == sample_copy().resolve() or (shipped is not None and here == shipped.resolve())


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user id without a name, as in a container
        return Settings().coder


def _merge(found: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        found[key] = {**found.get(key, {}), **value} if key in _TABLES else value


def _from_file(path: Path) -> dict[str, Any]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: it is not in UTF-8; save it as UTF-8.") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise SettingsError(f"{path}: it could not be read ({reason}); mend that or move it away.") from error
    import tomllib  # most starts find no file

    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(_syntax(path, str(error))) from error
    flat = _flat(raw)
    for key in flat:
        if key not in _KINDS:
            raise SettingsError(_where(path, text, key) + f'"{key}" is no setting; there are {", ".join(_KINDS)}.')
    return {key: _checked(key, value, _where(path, text, key, value)) for key, value in flat.items()}


def _flat(raw: Mapping[str, Any]) -> dict[str, Any]:
    parse = raw.get("parse")
    flat = {key: value for key, value in raw.items() if key != "parse" or not isinstance(parse, dict)}
    if isinstance(parse, dict):
        flat.update({f"parse.{key}": value for key, value in parse.items()})
    return flat


def _syntax(path: Path, message: str) -> str:
    match = re.search(r"\(at (?:line (\d+), column (\d+)|end of document)\)", message)
    what = message[: match.start()].strip() if match else message
    line = f", line {match[1]}" if match and match[1] else ", at its end"
    return f"{path}{line}: this is no TOML ({what[:1].lower()}{what[1:]}); mend the line or take it out."


def _where(path: Path, text: str, key: str, value: object = None) -> str:
    """Give file and line of a key, or of the entry of its table that does not fit, as far as the line can be found."""
    table, _, leaf = key.rpartition(".")
    names = rf"\[\s*{re.escape(key)}\s*[\].]|[\"']?{re.escape(key)}[\"']?\s*[=.]"
    if table:
        names += rf"|[\"']?{re.escape(leaf)}[\"']?\s*="
    match = re.search(rf"^[ \t]*(?:{names})", text, re.MULTILINE)
    if match and key in _TABLES and isinstance(value, dict) and (entry := _wrong_entry(key, value)) is not None:
        at_entry = re.compile(rf"^[ \t]*[\"']?{re.escape(entry)}[\"']?\s*=", re.MULTILINE)
        match = at_entry.search(text, match.start()) or match
    return f"{path}, line {text.count(chr(10), 0, match.start()) + 1}: " if match else f"{path}: "


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for variable, key in _ENVIRONMENT.items():
        if environ.get(variable):
            found[key] = _checked(key, _read(key, environ[variable]), f"Environment variable {variable}: ")
    return found


def _read(key: str, raw: str) -> object:
    """Give a variable's text as the value that its key takes; as it is where it does not fit."""
    if key == "ascii":
        word = raw.strip().lower()
        return True if word in _TRUE else False if word in _FALSE else raw
    if key in ("workers", "parse.words", "parse.seconds"):
        try:
            return float(raw) if key == "parse.seconds" else int(raw)
        except ValueError:
            return raw
    return raw


def _checked(key: str, value: object, where: str) -> object:
    where = where if where.endswith(" ") else f"{where}: "
    if key not in _KINDS:
        raise SettingsError(f'{where}"{key}" is no setting; there are {", ".join(_KINDS)}.')
    if not _fits(key, value):
        raise SettingsError(f'{where}"{key}" must be {_KINDS[key]}, not {_told(key, value)}.')
    return value


def _fits(key: str, value: object) -> bool:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if key in ("coder", "theme"):
        return isinstance(value, str) and bool(value.strip()) and value.isprintable()
    if key == "ascii":
        return isinstance(value, bool)
    if key == "parse.seconds":
        return number and 0 < float(value) < float("inf")  # type: ignore[arg-type]  # a number, by the line above
    if key in ("workers", "parse.words"):
        return isinstance(value, int) and number and 1 <= value <= (MOST_WORKERS if key == "workers" else value)
    return isinstance(value, dict) and _wrong_entry(key, value) is None


def _wrong_entry(key: str, table: Mapping[str, object]) -> str | None:
    """Give the name of the first entry of a table that is not what the table holds; None where all are."""
    for name, entry in table.items():
        words = [entry] if key == "keys" else entry
        if not isinstance(words, list) or not name.strip():
            return name
        if not all(isinstance(word, str) and word.strip() for word in words):
            return name
    return None


def _told(key: str, value: object) -> str:
    if isinstance(value, dict):
        name = _wrong_entry(key, value) or ""
        shown = name or '""'
        return f"a table with {shown} = {value[name]!r}"
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else repr(value)
