"""World knowledge and word lists as data (TOML), never names of persons.

One file a subject: `states.toml`, `blocs.toml`, `titles.toml`, `saying.toml` and so on. Each module makes of a table
what it needs; here they are only read, once a process.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any


class Lexicon:
    """All tables by file name without `.toml`, read when first asked for."""

    def __init__(self) -> None:
        self._tables: dict[str, dict[str, Any]] = {}

    def table(self, name: str) -> dict[str, Any]:
        """Give the table `name`.

        Raises:
            FileNotFoundError: there is no `lexicon/NAME.toml`.
        """
        if name not in self._tables:
            source = resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
            self._tables[name] = tomllib.loads(source)
        return self._tables[name]

    def words(self, name: str, key: str) -> frozenset[str]:
        """Give a list of a table as a set, its entries in lower case; blank-separated text counts as a list."""
        value = self.table(name).get(key, ())
        entries = value.split() if isinstance(value, str) else value
        return frozenset(str(entry).lower() for entry in entries)


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Give the lexicon of this process."""
    return Lexicon()
