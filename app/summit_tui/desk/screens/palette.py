"""The palette: every action by name, made from the registry; those that can act here stand first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from summit_tui.desk.actions import Action, key_name
from summit_tui.desk.layout import LISTS, READERS
from summit_tui.desk.screens.pick import Option, Pick

if TYPE_CHECKING:
    from summit_tui.desk.screens.desk import DeskScreen
    from summit_tui.desk.screens.stage import Stage

NAMES = {
    "open": "open: focus reader A, or choose this party", "swap": "swap readers A and B", "left": "move left, fold",
    "right": "move right, unfold", "up": "move up", "down": "move down", "first": "go to the first row",
    "last": "go to the last row", "page-up": "a page up", "page-down": "a page down", "scroll-down": "scroll A down",
    "scroll-up": "scroll A up", "widen": "widen this pane", "narrow": "narrow this pane", "accept": "accept and go on",
    "reject": "reject and go on", "undo": "undo", "redo": "redo", "copy": "copy with citation", "sort": "sort by",
    "group": "group by", "note": "note", "merge": "merge marked", "add": "mark this row, or choose this party too",
    "matrix": "matrix: issue by party", "timeline": "timeline", "help": "help: all keys",
    **{f"pane-{number}": f"go to {name}" for number, name in enumerate(
        ("Parties", "Demands", "Quotes", "Questions", "reader A", "reader B"), 1)},
}  # fmt: skip
"""Names of actions that share a line of help, or that help names by their place in it."""
PASSED_OVER = frozenset({"palette"})


def name_of(action: Action) -> str:
    """Give the name of an action in the palette.

    Example:
        >>> name_of(Action("evidence-next", (), "next evidence", "Look", merge="evidence"))
        'next evidence'
    """
    if action.id in NAMES:
        return NAMES[action.id]
    stem, _, way = action.id.rpartition("-")
    if way in ("next", "previous"):
        return f"{way} {stem.replace('-', ' ')}"
    return action.label


def options(actions: Iterable[Action], can: Callable[[str], bool]) -> list[Option]:
    """Give all actions to pick from, with their keys; those that cannot act here stand last and say so."""
    every = [action for action in actions if action.id not in PASSED_OVER]
    every.sort(key=lambda action: not can(action.id))
    return [
        Option(action.id, name_of(action), ("" if can(action.id) else "not here · ") + _keys(action))
        for action in every
    ]


def _keys(action: Action) -> str:
    return " ".join(key_name(key) for key in action.keys[:2])


def can_act(desk: DeskScreen, name: str) -> bool:
    """Tell whether an action can do something on the desk as it stands; of one that is not known here, yes."""
    place, reader = desk.place, desk.readers[desk.place if desk.place in READERS else "reader-a"]
    several = desk.trail is not None and len(desk.trail.pieces) > 1
    known: Mapping[str, bool] = {
        "add": place in desk.lists,
        "filter": place in LISTS[1:] or place not in (*LISTS, *READERS),
        "accept": reader.finding is not None, "reject": reader.finding is not None,
        "copy": reader.finding is not None, "copy-bare": reader.finding is not None, "why": reader.finding is not None,
        "swap": desk.trail is not None and desk.trail.b is not None and not desk.pinned,
        "pin": reader.page is not None, "select": reader.page is not None, "editor": reader.page is not None,
        "evidence-next": several, "evidence-previous": several,
        "finding-next": reader.page is not None, "finding-previous": reader.page is not None,
        "all": bool(desk.chosen), "match-next": bool(desk.search or desk.filters),
        "match-previous": bool(desk.search or desk.filters), "undecided": desk.list_pane.rows.height > 0,
        "sort": place not in ("parties", "inbox", *READERS), "group": place in ("demands", "quotes"),
    }  # fmt: skip
    return known.get(name, True)


def open_palette(desk: DeskScreen, stage: Stage[Any] | None = None) -> None:
    """Open the palette over the desk, or over a stage, and do what is picked.

    Args:
        desk: whose actions they are.
        stage: the screen over the desk, where one is open; the actions that it has are done there.
    """
    if stage is None:
        found = options(desk.actions, lambda name: can_act(desk, name))
    else:
        mine = set(stage.offers())
        found = options((action for action in desk.actions if action.id in mine), lambda name: True)

    def run(name: str | None) -> None:
        if name is None:
            return
        if stage is not None:
            stage.act(name)
        else:
            from summit_tui.desk.screens.desk_actions import act

            act(desk, name)

    desk.app.push_screen(Pick("Do what?", found), run)
