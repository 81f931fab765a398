"""Where styles/ and seeds/ lie: in a checkout beside app/, in an installed wheel inside the package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shared(name: str) -> Path:
    checkout = _PACKAGE.parent.parent
    # An editable install holds stale copies of force-included files, so a checkout's own folder wins.
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    return _PACKAGE / "_shipped" / name


def styles() -> Path:
    """Give the folder of the .tcss files."""
    return _shared("styles")


def samples() -> Path:
    """Give the folder of the sample articles as shipped (read only: see `settings` for the copy to work in)."""
    return _shared("seeds")


def in_checkout() -> bool:
    """Tell whether the program runs from a checkout (or an editable install of one)."""
    return (_PACKAGE.parent.parent / "pyproject.toml").is_file()
