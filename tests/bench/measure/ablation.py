"""What each mechanism is worth: the figures it serves with it and without it, on the same articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .data import Collection
from .figures import Figure, compared, comparer, figures
from .finding import Finder
from .mechanisms import MECHANISMS, Mechanism, switched_off


@dataclass(frozen=True)
class Worth:
    """A mechanism and the loss of F1 without it, by figure (negative: it costs more than it brings here)."""

    mechanism: Mechanism
    losses: dict[str, float]


def ablation(
    collection: Collection, finder: Finder, mechanisms: Sequence[Mechanism] = MECHANISMS
) -> tuple[dict[str, Figure], list[Worth]]:
    """Measure a collection with everything on, then with each mechanism off in turn.

    Returns:
        The figures with everything on, and what each mechanism is worth.

    Raises:
        mechanisms.MovedError: a mechanism is no longer where the list says.
    """

    def measure() -> dict[str, Figure]:
        rows = compared(collection, finder.documents(collection.articles), comparer(None))
        return figures(rows, collection.relations)

    whole = measure()
    out = []
    for one in mechanisms:
        with switched_off(one):
            less = measure()
        out.append(Worth(one, {name: whole[name].f1 - less[name].f1 for name in one.serves if name in whole}))
    return whole, out
