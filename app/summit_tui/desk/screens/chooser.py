"""Which folder to open, where none was given and none is known: this one, the samples, a recent one, or a path."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from textual.app import App, ComposeResult
from textual.strip import Strip

from summit_tui import resources
from summit_tui.desk.canvas import Canvas, Palette, Piece, shorten
from summit_tui.desk.kept import recent
from summit_tui.desk.screens.pick import Choices, Option, Pick
from summit_tui.settings import Settings, SettingsError, load_settings

HERE, SAMPLES = "\x1fhere", "\x1fsamples"
"""Keys that no path can have."""
ABOUT = (
    "Opens a folder of news articles (.txt, .md): who the parties are, what each demands, what was said and by whom, "
    "and what is still open."
)


class Folders(Choices):
    """The folders to pick from; what is typed is a path when it is none of them."""

    @property
    def shown(self) -> list[Option]:
        """Give the folders that match, and what is typed as a path: first, where it looks like one."""
        words = self.line.text.strip()
        if not words:
            return super().shown
        typed = Option(words, words, "this path")
        found = [option for option in super().shown if option.key != words]
        return [typed, *found] if os.sep in words or words[0] in "~." else [*found, typed]


class PickFolder(Pick):
    """Lets a folder be picked or its path be typed."""

    def __init__(self, options: Iterable[Option]) -> None:
        super().__init__("Which folder? Pick one, or type a path", list(options))
        self.choices = Folders(self.choices.title, self.choices.options, free=False)
        self.choices.prompt = "type to narrow, or a path"


class Welcome(Canvas):
    """What the program is, and why the last answer would not do."""

    def __init__(self) -> None:
        super().__init__(id="welcome")
        self.complaint = ""

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        wide = self.size.width - 4
        lines: list[list[Piece]] = [[], [("  summit-tui", "strong")]]
        lines += [[("  " + part, "dim")] for part in _broken(ABOUT, min(wide, 92))]
        lines += [[], *([("  " + part, "warn")] for part in _broken(self.complaint, wide))]
        return self.strip(lines[y] if y < len(lines) else [])


class Base(Palette):
    """The screen below the list."""

    def __init__(self) -> None:
        super().__init__()
        self.welcome = Welcome()

    def compose(self) -> ComposeResult:
        """Give the one widget."""
        yield self.welcome


class Chooser(App[Path]):
    """Asks for a folder.

    Args:
        check: gives the folder ready to open, or raises `refuses`.
        samples: gives the folder of the samples.
        refuses: the kind of error whose text says what is wrong with a folder.
        settings: the user's own, for the theme.
    """

    ENABLE_COMMAND_PALETTE = False
    TITLE = "summit-tui"

    def __init__(
        self,
        check: Callable[[Path], Path],
        samples: Callable[[], Path],
        refuses: type[Exception],
        settings: Settings,
    ) -> None:
        plain = bool(os.environ.get("NO_COLOR")) or settings.theme.startswith("ansi")
        super().__init__(css_path=resources.styles() / "desk.tcss", ansi_color=plain or None)
        self._check, self._samples, self._refuses = check, samples, refuses
        self._wanted = settings.theme if not plain or settings.theme.startswith("ansi") else "ansi-dark"
        self.base = Base()

    def get_default_screen(self) -> Base:
        """Give the screen below the list."""
        return self.base

    def on_mount(self) -> None:
        """Set the theme and ask."""
        self.theme = self._wanted if self._wanted in self.available_themes else "tokyo-night"
        self._ask()

    def _ask(self) -> None:
        self.push_screen(PickFolder(self.options()), self._take)

    def options(self) -> list[Option]:
        """Give this folder, where it may be opened, the samples, and the folders opened before."""
        found: list[Option] = []
        here = Path.cwd()
        if here not in (Path.home(), Path(here.anchor)):
            found.append(Option(HERE, f"this folder: {here.name}", str(here.parent)))
        found.append(Option(SAMPLES, "the sample articles", "to look around"))
        found += [Option(str(one), one.name, str(one.parent)) for one in recent() if one != here]
        return found

    def _take(self, key: str | None) -> None:
        if key is None:
            self.exit(None)
            return
        try:
            folder = self._samples() if key == SAMPLES else self._check(Path.cwd() if key == HERE else Path(key))
        except (self._refuses, OSError) as error:
            self.base.welcome.complaint = str(error)
            self.base.welcome.refresh()
            self._ask()
            return
        self.exit(folder)


def _broken(text: str, width: int) -> list[str]:
    """Break a sentence into lines at its blanks."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(shorten(word, width))
    return lines


def choose(check: Callable[[Path], Path], samples: Callable[[], Path], refuses: type[Exception]) -> Path | None:
    """Ask for a folder on the screen; None when the analyst closes it (arguments as in `Chooser`)."""
    try:
        settings = load_settings(None, {})
    except SettingsError:
        settings = Settings()  # what is wrong with them is said once a folder is opened
    return Chooser(check, samples, refuses, settings).run()
