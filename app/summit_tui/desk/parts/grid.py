"""The matrix as plain data: issues by parties, what is counted in each cell, who is against whom. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

STANCES = ("demand", "refuse", "offer", "accept")
"""The four slots of a cell, in their order."""
LETTERS = {"demand": "d", "refuse": "r", "offer": "o", "accept": "a"}
SORTS = ("count", "name", "contested")
"""The orders of issues: most positions first, by name, most pairs against each other first."""


class Column(msgspec.Struct, frozen=True):
    """A side or a person at the head of a column."""

    key: str
    name: str
    short: str


class Cell(msgspec.Struct, frozen=True):
    """How many positions of each stance (in the order of `STANCES`), and whether one changed or is disputed."""

    counts: tuple[int, ...]
    flag: str = ""

    @property
    def positions(self) -> int:
        """Give how many positions there are."""
        return sum(self.counts)


class IssueRow(msgspec.Struct, frozen=True):
    """One issue: its cells by the key of their column, and the pairs of sides that are against each other."""

    issue: str
    cells: Mapping[str, Cell]
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def positions(self) -> int:
        """Give how many positions there are on this issue."""
        return sum(cell.positions for cell in self.cells.values())


class Grid(msgspec.Struct, frozen=True):
    """All issues by all columns. `totals` is the number of positions."""

    columns: tuple[Column, ...] = ()
    rows: tuple[IssueRow, ...] = ()

    def ordered(self, sort: str, text: str = "") -> Grid:
        """Give it with the issues in another order, and only those whose name holds a text, case apart.

        Args:
            sort: one of `SORTS`.
            text: "" for all.
        """
        rows = [row for row in self.rows if text.casefold() in row.issue.casefold()]
        if sort == "name":
            rows.sort(key=lambda row: row.issue.casefold())
        elif sort == "contested":
            rows.sort(key=lambda row: (-len(row.pairs), -_flags(row)))
        return Grid(self.columns, tuple(rows))

    @property
    def positions(self) -> int:
        """Give the number of positions of all issues shown."""
        return sum(row.positions for row in self.rows)

    @property
    def digits(self) -> int:
        """Give how many figures the largest count has."""
        counts = (count for row in self.rows for cell in row.cells.values() for count in cell.counts)
        return len(str(max(counts, default=0)))


def _flags(row: IssueRow) -> int:
    return sum(bool(cell.flag) for cell in row.cells.values())


def grid_of(cells: Iterable[Mapping[str, Any]], order: Iterable[str]) -> Grid:
    """Make the grid from rows of `ledger.overviews.matrix`.

    Args:
        cells: the rows, in the order of issues.
        order: keys of columns, in their order; those that hold no position are left out.
    """
    columns: dict[str, Column] = {}
    shorts: dict[str, str] = {}
    issues: dict[str, dict[str, Cell]] = {}
    pairs: dict[str, set[tuple[str, str]]] = {}
    for cell in cells:
        key, issue = cell["key"], cell["issue"]
        columns.setdefault(key, Column(key, cell["party"], cell["short"] or cell["party"]))
        shorts[cell["party"]] = cell["short"] or cell["party"]
        issues.setdefault(issue, {})[key] = Cell(tuple(cell[stance] for stance in STANCES), cell["flag"])
        for other in cell["against"] or ():
            first, second = sorted((cell["party"], other))
            pairs.setdefault(issue, set()).add((first, second))
    places = {key: place for place, key in enumerate(order)}
    heads = sorted(columns.values(), key=lambda column: places.get(column.key, len(places)))
    rows = tuple(IssueRow(issue, of, tuple(sorted(pairs.get(issue, ())))) for issue, of in issues.items())
    return Grid(tuple(heads), rows)


def against(pairs: Iterable[tuple[str, str]], shorts: Mapping[str, str], width: int) -> str:
    """Say who is against whom, as short as it must be: one against several by name, more as a number.

    Args:
        pairs: names of sides.
        shorts: the short form of some of them.
        width: cells that there are.

    Example:
        >>> against([("Port", "Union"), ("City", "Union")], {}, 40)
        'Union ↔ City, Port'
        >>> against([("Port", "Union"), ("City", "State")], {}, 40)
        '2 pairs'
    """
    found = [(shorts.get(one, one), shorts.get(other, other)) for one, other in pairs]
    if not found:
        return ""
    shared = set(found[0]).intersection(*found[1:])
    counted = f"{len(found)} pair{'s' if len(found) > 1 else ''}"
    if not shared:
        return counted
    # Of a single pair the first stands in front.
    head = found[0][0] if found[0][0] in shared else next(iter(shared))
    others = sorted(one if one != head else other for one, other in found)
    said = f"{head} ↔ {', '.join(others)}"
    return said if len(said) <= width else counted
