"""Checkout, editable install and wheel all find the styles and the samples."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from summit_tui import resources

ROOT = Path(__file__).parents[2]
FIND = "from summit_tui import resources; print(resources.styles()); print(resources.samples())"


def test_a_checkout_uses_its_own_folders() -> None:
    assert resources.styles() == ROOT / "styles"
    assert resources.samples() == ROOT / "seeds"
    assert (resources.styles() / "desk.tcss").is_file()


def test_a_wheel_carries_styles_and_samples_and_finds_them(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    wheel = next(tmp_path.glob("*.whl"))
    place = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    code = f"import sys; sys.path.insert(0, {str(place)!r}); {FIND}"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True)
    styles, samples = (Path(line) for line in done.stdout.splitlines())
    assert styles.is_relative_to(place)
    assert {file.name for file in styles.glob("*.tcss")} == {file.name for file in (ROOT / "styles").glob("*.tcss")}
    assert len([file for file in samples.iterdir() if file.suffix in (".txt", ".md")]) == 6
    assert not (samples / ".summit").exists()
    lexicon = place / "summit_tui" / "extraction" / "lexicon"
    shipped = {file.name for file in (ROOT / "app/summit_tui/extraction/lexicon").glob("*.toml")}
    assert shipped == {file.name for file in lexicon.glob("*.toml")} != set()


def test_the_samples_are_marked_as_samples_in_each_file() -> None:
    files = [file for file in resources.samples().iterdir() if file.suffix in (".txt", ".md")]
    assert len(files) == 6
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert "(sample)" in text
        assert "Sample article written for summit-tui" in text
        assert 300 <= len(text.split()) <= 900
