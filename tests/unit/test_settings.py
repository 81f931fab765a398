"""Settings: who wins, and what is said of a setting that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from summit_tui import settings
from summit_tui.settings import Budget, Settings, SettingsError, load_settings


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings of who runs it."""
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setattr(settings, "_login", lambda: "ada")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "articles"
    path.mkdir()
    return path


def of_user(text: str) -> None:
    settings.user_file().parent.mkdir(parents=True, exist_ok=True)
    settings.user_file().write_text(text, encoding="utf-8")


def of_folder(folder: Path, text: str) -> Path:
    path = folder / "summit.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_any_setting_there_are_defaults(folder: Path) -> None:
    assert load_settings(folder, {}, {}) == Settings(coder="ada")
    assert load_settings(None, {}, {}).parse == Budget(words=60_000, seconds=20)


def test_flags_win_over_environment_over_folder_over_user(folder: Path) -> None:
    of_user('theme = "of-user"\ncoder = "of-user"\nascii = true\nworkers = 1')
    of_folder(folder, 'theme = "of-folder"\ncoder = "of-folder"\nworkers = 2')
    found = load_settings(folder, {"theme": "of-flag", "coder": None}, {"SUMMIT_CODER": "of-env", "SUMMIT_THEME": "x"})
    assert (found.theme, found.coder, found.workers, found.ascii) == ("of-flag", "of-env", 2, True)


def test_tables_are_merged_entry_by_entry(folder: Path) -> None:
    of_user('[sides]\n"The Union" = ["the strikers"]\n[keys]\naccept = "a"')
    of_folder(folder, '[sides]\n"The Company" = ["the board"]\n[issues]\nwages = ["pay"]')
    found = load_settings(folder, {}, {})
    assert found.sides == {"The Union": ["the strikers"], "The Company": ["the board"]}
    assert found.keys == {"accept": "a"}
    assert found.issues == {"wages": ["pay"]}


def test_the_parse_budget_may_be_given_in_part(folder: Path) -> None:
    of_folder(folder, "[parse]\nwords = 500")
    assert load_settings(folder, {}, {"SUMMIT_PARSE_SECONDS": "1.5"}).parse == Budget(words=500, seconds=1.5)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('\ntheme = 3\n', 2, '"theme" must be the name of a theme, not 3'),
        ("workers = 0", 1, '"workers" must be a whole number from 1 to 64'),
        ("workers = 65", 1, '"workers" must be a whole number from 1 to 64'),
        ("workers = true", 1, "not true"),
        ('ascii = "yes"', 1, '"ascii" must be true or false'),
        ('[sides]\n"The Union" = "strikers"', 2, 'such as "The Company" = ["the board"]'),
        ('[sides]\nPort = ["a"]\n"The Union" = ["b", 3]', 3, "not a table with The Union = ['b', 3]"),
        ('[aliases]\n"The Union" = [" "]', 2, "not a table with The Union = [' ']"),
        ('[sides]\n"" = ["a"]', 2, """not a table with "" = ['a']"""),
        ('[keys]\nreject = "r"\naccept = 1', 3, 'such as accept = "a", not a table with accept = 1'),
        ('[sides]\naccept = ["a"]\n[keys]\naccept = ""', 4, 'such as accept = "a"'),
        ("[parse]\n\nseconds = -1", 3, '"parse.seconds" must be a number above 0'),
        ("# ours\ncolour = 1", 2, '"colour" is no setting; there are coder, theme'),
        ("theme = \n", 1, "no TOML"),
        ('theme = "a"\nthe theme', 2, "no TOML"),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_used_is_named_with_file_and_line(
    folder: Path, text: str, line: int, words: str
) -> None:
    path = of_folder(folder, text)
    with pytest.raises(SettingsError) as caught:
        load_settings(folder, {}, {})
    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert words in str(caught.value)


def test_a_file_that_is_no_utf8_is_named(folder: Path) -> None:
    (folder / "summit.toml").write_bytes(b'coder = "Ren\xe9"')
    with pytest.raises(SettingsError, match="not in UTF-8"):
        load_settings(folder, {}, {})


def test_a_variable_and_a_flag_are_named_too() -> None:
    with pytest.raises(
        SettingsError, match=r"SUMMIT_WORKERS: \"workers\" must be a whole number from 1 to 64, not 'many'"
    ):
        load_settings(None, {}, {"SUMMIT_WORKERS": "many"})
    with pytest.raises(SettingsError, match="--workers"):
        load_settings(None, {"workers": -1}, {})


def test_an_empty_variable_counts_as_not_set() -> None:
    found = load_settings(None, {}, {"SUMMIT_THEME": "", "SUMMIT_CODER": "", "SUMMIT_WORKERS": ""})
    assert found == Settings(coder="ada")


@pytest.mark.parametrize(("raw", "expected"), [("1", True), ("yes", True), ("0", False), ("", False), ("off", False)])
def test_a_switch_in_the_environment(raw: str, expected: bool) -> None:
    assert load_settings(None, {}, {"SUMMIT_ASCII": raw}).ascii is expected


def test_samples_are_known_where_they_are_shipped_and_where_they_are_copied(tmp_path: Path) -> None:
    shipped = tmp_path / "seeds"
    assert settings.is_sample(shipped, shipped)
    assert settings.is_sample(settings.sample_copy())
    assert not settings.is_sample(tmp_path / "mine", shipped)
    assert settings.data_dir().is_relative_to(tmp_path)
    assert settings.state_dir().is_relative_to(tmp_path)
