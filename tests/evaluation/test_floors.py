"""What was reached stays: each figure at or above its floor in floors.toml, and above what cheats score.

The project's own samples are always measured; the evaluation data where it is present. The floors are written by
`python tests/bench/score.py --floors tests/evaluation/floors.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.bench.measure import data, report
from tests.bench.measure.cheats import cheated
from tests.bench.measure.figures import Figure
from tests.bench.measure.finding import Finder

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

FLOORS: dict[str, dict[str, float]] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
Columns = Mapping[str, Mapping[str, Figure]]


@pytest.fixture(scope="module")
def evaluation() -> data.Evaluation | None:
    root = data.place_of_evaluation()
    return data.evaluation(root) if root else None


@pytest.fixture(scope="module")
def collections(evaluation: data.Evaluation | None) -> list[data.Collection]:
    return [*(evaluation.collections if evaluation else []), *data.own()]


@pytest.fixture(scope="module")
def measured(collections: list[data.Collection], evaluation: data.Evaluation | None) -> Columns:
    found = report.measure(collections, Finder(), evaluation)
    return {**found.groups, **({"sample": found.sample} if found.sample else {})}


@pytest.fixture(scope="module")
def cheats(collections: list[data.Collection]) -> Mapping[str, Columns]:
    return cheated(collections)


@pytest.mark.parametrize("group", FLOORS)
def test_no_figure_falls_below_its_floor(measured: Columns, group: str) -> None:
    if group not in measured:
        pytest.skip(f"{group}: its articles are not here")
    fallen = {
        figure: f"{measured[group][figure].f1:.3f} < {floor:.3f}"
        for figure, floor in FLOORS[group].items()
        if measured[group][figure].f1 < floor
    }
    assert not fallen


@pytest.mark.parametrize("group", FLOORS)
def test_no_cheat_reaches_a_floor(cheats: Mapping[str, Columns], group: str) -> None:
    """`python tests/bench/score.py --cheats` prints the cheats' scores beside ours."""
    if group not in cheats["nothing"]:
        pytest.skip(f"{group}: its articles are not here, or only their own scorer counts them")
    reached = {
        f"{figure} by {cheat}": f"{columns[group][figure].f1:.3f} >= {floor:.3f}"
        for cheat, columns in cheats.items()
        for figure, floor in FLOORS[group].items()
        if columns[group][figure].f1 >= floor
    }
    assert not reached


def test_every_measured_figure_has_a_floor(measured: Columns) -> None:
    without = {
        f"{group}: {figure}"
        for group, column in measured.items()
        for figure, one in column.items()
        if one.gold >= report.LEAST and figure not in FLOORS.get(group, {})
    }
    assert not without, "write them with: python tests/bench/score.py --floors tests/evaluation/floors.toml"
