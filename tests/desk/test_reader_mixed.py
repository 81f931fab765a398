"""Keys in any mixture, on texts with wide, combining and dangerous characters: every line keeps to its pane."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.desk.conftest import Opener, settled

KEYS = (
    "W", "v", "o", "w", "b", "left_parenthesis", "right_parenthesis", "space", "h", "j", "k", "l", "J", "K", "g", "G",
    "n", "z", "B", "a", "x", "u", "comma", "full_stop", "less_than_sign", "greater_than_sign", "5", "6", "2", "3", "4",
    "plus", "underscore", "p", "R", "escape", "enter", "pagedown",
)  # fmt: skip
WIDE = """汉字 🙂 e\u0301 \u200b The Union demands 汉字汉字汉字 raise (pay).



“Ne\u0301ver 🙂🙂🙂 again,” said Ada Roth of the Union.
\x1b[31mred\u202e
"""


@pytest.mark.parametrize("seed", [1, 2])
async def test_every_line_keeps_the_width_of_its_pane(opened: Opener, folder: Path, seed: int) -> None:
    (folder / "w.txt").write_text(WIDE + "x" * 500)
    (folder / "e.txt").write_text("")
    (folder / "l.txt").write_text("".join(f"The Union demands thing {n} (issue{n % 5}).\n" for n in range(60)))
    keys = random.Random(seed)  # no secret
    async with opened((80, 24)) as (desk, pilot):
        typed: list[str] = []
        for turn in range(60):
            typed.append(keys.choice(KEYS))
            await pilot.press(typed[-1])
            while len(pilot.app.screen_stack) > 1:
                await pilot.press("escape")
            if turn % 15 == 14:
                await settled(pilot)
                await pilot.resize_terminal(*keys.choice([(80, 24), (140, 40), (110, 30)]))
            for pane in (*desk.readers.values(), *desk.lists.values()):
                for y in range(pane.size.height):
                    assert pane.render_line(y).cell_length == pane.size.width, typed
