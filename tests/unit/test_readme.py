"""What the README says can be done as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

from summit_tui.cli import COMMANDS
from summit_tui.desk.actions import ACTIONS, key_complaints
from summit_tui.settings import Budget, load_settings

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_settings_shown_are_settings(tmp_path: Path) -> None:
    shown = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    assert len(shown) == 1
    (tmp_path / "summit.toml").write_text(shown[0], encoding="utf-8")
    found = load_settings(tmp_path, {}, {})
    assert found.coder == "mk" and found.parse == Budget()
    assert key_complaints(ACTIONS, found.keys) == []


def test_all_actions_that_keys_can_be_given_to_are_named() -> None:
    listed = README.split("The actions that keys can be given to")[1].split("</details>")[0]
    assert re.findall(r"`([a-z0-9-]+)`", listed) == [action.id for action in ACTIONS]


def test_every_key_of_the_five_minutes_is_one() -> None:
    walk = README.split("## Five minutes at the desk")[1].split("What the columns say")[0]
    named = {key.strip() for key in re.findall(r"`([^`]{1,5})`", walk)} - {"Δ", "≠", "↔"}
    characters = {"slash": "/", "comma": ",", "full_stop": ".", "question_mark": "?", "colon": ":", "escape": "esc"}
    keys = {characters.get(key, key) for action in ACTIONS for key in action.keys}
    assert named - keys == set()
    assert len(named) > 25


def test_the_commands_named_are_there() -> None:
    used = set(re.findall(r"^summit-tui ([a-z]+) ", README, re.MULTILINE))
    assert used == set(COMMANDS)


def test_the_pages_it_points_to_are_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (Path(__file__).parents[2] / target).exists(), target
