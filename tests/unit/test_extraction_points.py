"""Points of a list under a heading that asks what a side wants are that side's demands."""

from __future__ import annotations

import pytest

from summit_tui.articles.reading import make_article
from summit_tui.extraction.pipeline import Kit, extract, load_kit

PAGE = """# The strike explained

Norway and Sweden have talked about the strait for a year. Norway rejected the last draft on Monday.

## {heading}

1. **The islands.** Sweden would have to leave the two islands.

2. **No warships.** Warships could not be stationed in the strait.

The talks would go on in May, an official said.

## What happens next?

3. Ships would wait outside.
"""


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


def demands(kit: Kit, heading: str) -> list[tuple[str, str, str]]:
    found = extract(make_article("a.md", PAGE.format(heading=heading)), kit)
    return [(one.holder, one.stance, one.text) for one in found.demands if one.start > found.zones[0].end + 120]


@pytest.mark.parametrize("heading", ["What does Norway want?", "What Norway wants", "Norway's demands"])
def test_each_point_is_a_demand_of_the_side_in_the_heading(kit: Kit, heading: str) -> None:
    found = demands(kit, heading)
    assert ("Norway", "demand", "Sweden would have to leave the two islands") in found
    assert ("Norway", "demand", "Warships could not be stationed in the strait") in found


def test_under_another_heading_and_outside_the_list_it_is_none(kit: Kit) -> None:
    texts = [text for _, _, text in demands(kit, "What does Norway want?")]
    assert not any("Ships would wait" in text or "talks would go on" in text for text in texts)
    assert not any("Warships" in text for _, _, text in demands(kit, "What is in the strait?"))
