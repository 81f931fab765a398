"""Change and conflict against the annotated relations: are the positions flagged that should be, and no others?

The desk flags a position as changed or disputed. In the relations, a conflict joins two positions of one holder
that changed or are disputed, or of two holders that cannot both be met (opposed).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from summit_tui.model import Extraction

from .data import Annotated, Item
from .figures import Figure, of_counts
from .finding import flags_of
from .scorer import Compared


def flags(
    articles: Sequence[Annotated], found: Sequence[Extraction], rows: Mapping[str, Compared], relations: Item
) -> dict[str, Figure]:
    """Give precision and recall of the flags "changed" and "disputed", taken together.

    A flagged position counts as right where one of its demands is the evidence of an annotated position that is
    part of such a conflict; an annotated one counts as found where a demand met with its evidence carries a flag.
    Only flagged positions of which some evidence is annotated as a position count.
    """
    flagged = flags_of(found)
    position_of = {
        (name, start, end, one["holder"]): one["id"]
        for one in relations["positions"]
        for name, start, end in one["members"]
    }
    wanted = {side for one in relations["conflicts"] if one["kind"] != "opposed" for side in (one["a"], one["b"])}
    files = {Path(one.file).name: one.file for one in found}
    hit: set[str] = set()
    claimed: dict[str, bool] = {}
    for article in articles:
        met = rows[article.name].met["demands"]
        for i, j in met.right:
            gold, ours = met.gold[i], met.found[j]
            known = position_of.get((article.name, gold["start"], gold["end"], gold["holder"]))
            if known is None or (files[article.name], ours["id"]) not in flagged:
                continue
            claimed[ours["position"]] = claimed.get(ours["position"], False) or known in wanted
            hit |= {known} & wanted
    good = sum(claimed.values())
    raised = len({demand.position for one in found for demand in one.demands if (one.file, demand.id) in flagged})
    precision = good / len(claimed) if claimed else 0.0
    recall = len(hit) / len(wanted) if wanted else 0.0
    f1 = of_counts((1.0, 1 / recall, 1 / precision))[2] if recall and precision else 0.0
    return {"changed or disputed": Figure(precision, recall, f1, gold=len(wanted), found=raised)}
