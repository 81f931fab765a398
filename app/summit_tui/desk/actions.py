"""The one registry of what the desk can do: bindings, footer and help are made from it.

Keys are remappable by an action's id (`[keys]` in summit.toml or the user's settings).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

import msgspec
from textual.keys import KEY_NAME_REPLACEMENTS, key_to_character

KEY_NAMES = {
    "comma": ",", "full_stop": ".", "left_square_bracket": "[", "right_square_bracket": "]",
    "left_parenthesis": "(", "right_parenthesis": ")", "less_than_sign": "<", "greater_than_sign": ">",
    "plus": "+", "underscore": "_", "question_mark": "?", "slash": "/", "pageup": "pgup", "pagedown": "pgdn",
    "escape": "esc", "shift+tab": "shift+tab", "colon": ":",
}  # fmt: skip


class Action(msgspec.Struct, frozen=True):
    """Something the desk can do.

    `keys` are Textual key names; `label` is for help; `group` its heading there; `short` names it in the
    footer ("" keeps it out); `merge` joins several actions to one line of help under the first one's label.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    group: str
    short: str = ""
    merge: str = ""


ACTIONS: tuple[Action, ...] = (
    Action("open", ("enter",), "open in reader A", "Look", "open"),
    Action("evidence-previous", ("comma", "left_square_bracket"), "previous, next evidence", "Look", "", "evidence"),
    Action("evidence-next", ("full_stop", "right_square_bracket"), "next evidence", "Look", "evidence", "evidence"),
    Action("finding-previous", ("left_parenthesis",), "finding in the article", "Look", "", "finding"),
    Action("finding-next", ("right_parenthesis",), "next finding", "Look", "", "finding"),
    Action("article-previous", ("less_than_sign",), "article", "Look", "", "article"),
    Action("article-next", ("greater_than_sign",), "next article", "Look", "", "article"),
    Action("swap", ("w",), "swap A B, pin", "Look", "", "readers"),
    Action("pin", ("p",), "pin this reader", "Look", "", "readers"),
    Action("sort", ("b",), "sort by, group by", "Look", "", "order"),
    Action("group", ("B",), "group by", "Look", "", "order"),
    Action("together", ("z",), "scroll together", "Look"),
    Action("why", ("W",), "why it was found", "Look", "why"),
    Action("rejected", ("R",), "show rejected", "Look"),
    Action("matrix", ("m",), "matrix, timeline", "Look", "matrix", "sheets"),
    Action("timeline", ("t",), "timeline", "Look", "timeline", "sheets"),
    Action("left", ("h", "left"), "move, h l fold", "Move", "", "move"),
    Action("down", ("j", "down"), "move", "Move", "", "move"),
    Action("up", ("k", "up"), "move", "Move", "", "move"),
    Action("right", ("l", "right"), "move", "Move", "", "move"),
    Action("first", ("g", "home"), "first, last", "Move", "", "ends"),
    Action("last", ("G", "end"), "last", "Move", "", "ends"),
    Action("page-up", ("pageup",), "a page", "Move", "", "page"),
    Action("page-down", ("pagedown",), "a page", "Move", "", "page"),
    Action("pane-1", ("1",), "focus a pane", "Move", "", "panes"),
    Action("pane-2", ("2",), "focus a pane", "Move", "", "panes"),
    Action("pane-3", ("3",), "focus a pane", "Move", "", "panes"),
    Action("pane-4", ("4",), "focus a pane", "Move", "", "panes"),
    Action("pane-5", ("5",), "focus a pane", "Move", "", "panes"),
    Action("pane-6", ("6",), "focus a pane", "Move", "", "panes"),
    Action("pane-next", ("tab",), "focus a pane", "Move", "", "panes"),
    Action("pane-previous", ("shift+tab",), "focus a pane", "Move", "", "panes"),
    Action("scroll-down", ("J",), "scroll A", "Move", "", "scroll"),
    Action("scroll-up", ("K",), "scroll A", "Move", "", "scroll"),
    Action("widen", ("plus",), "widen, narrow", "Move", "", "zoom"),
    Action("narrow", ("underscore",), "narrow", "Move", "", "zoom"),
    Action("back", ("escape", "backspace"), "one level back", "Move"),
    Action("accept", ("a",), "accept, reject, go on", "Decide", "accept", "decide"),
    Action("reject", ("x",), "reject", "Decide", "reject", "decide"),
    Action("undecided", ("s",), "next undecided", "Decide"),
    Action("accept-all", ("A",), "accept all rows shown", "Decide", "all"),
    Action("note", ("c",), "note, edit", "Decide", "note", "edit"),
    Action("edit", ("e",), "edit", "Decide", "edit", "edit"),
    Action("date", ("d",), "give the article a date", "Decide"),
    Action("merge", ("M",), "merge marked, split", "Decide", "", "merge"),
    Action("split", ("S",), "split", "Decide", "", "merge"),
    Action("undo", ("u",), "undo, redo", "Decide", "undo", "undo"),
    Action("redo", ("U", "ctrl+r"), "redo", "Decide", "", "undo"),
    Action("inbox", ("i",), "inbox: what is new", "Look", "inbox"),
    Action("filter", ("slash",), "filter this pane", "Find", "filter"),
    Action("find", ("f", "ctrl+f"), "find everywhere", "Find", "find"),
    Action("add", ("space",), "mark row; choose party", "Find"),
    Action("all", ("0",), "all parties", "Find", "all parties"),
    Action("match-next", ("n",), "next, previous match", "Find", "", "match"),
    Action("match-previous", ("N",), "previous match", "Find", "", "match"),
    Action("copy", ("y",), "copy with citation, bare", "Take away", "", "copy"),
    Action("copy-bare", ("Y",), "copy bare", "Take away", "", "copy"),
    Action("select", ("v",), "select in the reader", "Take away", "select"),
    Action("editor", ("o",), "open in $EDITOR at the line", "Take away"),
    Action("help", ("question_mark",), "this help", "Take away"),
    Action("palette", ("colon", "ctrl+p"), "every action by name", "Take away", "palette"),
    Action("quit", ("q", "ctrl+q"), "quit", "Take away"),
)
"""All actions, in the order of help. `ctrl+q` quits also while typing."""

BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}


ALWAYS = {"ctrl+q": "quit"}
"""Keys that settings cannot take: whatever they say, the desk can be left."""


def key_name(key: str) -> str:
    """Give a key as one writes it: `comma` is `,`."""
    character = key_to_character(key)
    return KEY_NAMES.get(key) or (character if character and character.isprintable() and character != " " else key)


def key_of(written: str) -> str:
    """Give the name that the terminal's keys go by: `?` and `question_mark` are both `question_mark`."""
    if len(written) != 1 or written.isalnum():
        return written
    name = unicodedata.name(written, written).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def given_keys(remapped: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Give the keys that settings name for each known action, without those that cannot be taken (see `ALWAYS`)."""
    given: dict[str, tuple[str, ...]] = {}
    for name in BY_ID:
        wanted = dict.fromkeys(key_of(key.strip()) for key in remapped.get(name, "").split(",") if key.strip())
        if keys := tuple(key for key in wanted if ALWAYS.get(key, name) == name):
            given[name] = keys
    return given


def with_keys(actions: Iterable[Action], remapped: Mapping[str, str]) -> tuple[Action, ...]:
    """Give the actions with the keys that settings name.

    A key that settings give to one action is taken from the one that has it by itself: who writes `accept = "q"` wants
    `q` to accept. Quitting stays on `ctrl+q` whatever is written.

    Args:
        actions: the registry.
        remapped: keys by action id, such as `{"accept": "a,ctrl+a"}`; unknown ids are passed over.
    """
    given = given_keys(remapped)
    taken = {key: name for name, keys in reversed(given.items()) for key in keys}
    out = []
    for action in actions:
        keys = given.get(action.id) or tuple(key for key in action.keys if taken.get(key, action.id) == action.id)
        kept = tuple(key for key, name in ALWAYS.items() if name == action.id and key not in keys)
        out.append(msgspec.structs.replace(action, keys=(*keys, *kept)))
    return tuple(out)


def clashes(actions: Iterable[Action]) -> list[str]:
    """Name the keys that two actions claim."""
    seen: dict[str, str] = {}
    found = []
    for action in actions:
        for key in action.keys:
            if key in seen:
                found.append(f"{key_name(key)}: {seen[key]} and {action.id}")
            seen[key] = action.id
    return found


def key_complaints(actions: Iterable[Action], remapped: Mapping[str, str]) -> list[str]:
    """Say what came of the keys that settings name, where that is not plain.

    Unknown actions, keys that two actions were given, the key that always quits, and actions that have no key left.
    """
    actions = tuple(actions)
    unknown = sorted(set(remapped) - set(BY_ID))
    found = [f"There is no action {name!r} to give keys to ([keys] in the settings)." for name in unknown]
    found += [f"Two actions were given the key {clash}; the first has it." for clash in clashes(actions)]
    for name, keys in remapped.items():
        wanted = [key_of(key.strip()) for key in keys.split(",")]
        found += [f"{key} always quits: {name} cannot have it." for key in wanted if ALWAYS.get(key, name) != name]
    owner = {key: action.id for action in reversed(actions) for key in action.keys}
    for action in actions:
        lost = [f"{key_name(key)} is for {owner[key]}" for key in BY_ID[action.id].keys if key in owner]
        if not action.keys:
            found.append(f"{action.id} has no key any more ({', '.join(lost)}); the palette does it by name.")
        elif action.id == "quit" and owner.get("q", "quit") != "quit":
            found.append(f"q is for {owner['q']}; {key_name(action.keys[0])} quits.")
    return found


def keys_written(actions: Iterable[Action], *names: str) -> str:
    """Give the first keys of some actions as one writes them, for a footer; "" where none has a key.

    Example:
        >>> keys_written(ACTIONS, "evidence-previous", "evidence-next"), keys_written(ACTIONS, "down", "up")
        (', .', 'j k')
    """
    by_id = {action.id: action.keys for action in actions}
    return " ".join(key_name(by_id[name][0]) for name in names if by_id.get(name))


def help_lines(actions: Iterable[Action]) -> dict[str, list[tuple[str, str]]]:
    """Give for each heading its lines of help: the keys, and what they do."""
    merged: dict[str, tuple[Action, list[str]]] = {}
    for action in actions:
        _, keys = merged.setdefault(action.merge or action.id, (action, []))
        keys += [key_name(key) for key in action.keys[:1]]
    out: dict[str, list[tuple[str, str]]] = {}
    for name, (action, keys) in merged.items():
        text = _run_of_keys(name, keys)
        out.setdefault(action.group, []).append((text, action.label))
    return out


def _run_of_keys(name: str, keys: list[str]) -> str:
    if name == "move" and keys == ["h", "j", "k", "l"]:
        return "hjkl arrows"
    if name == "panes" and keys[:6] == ["1", "2", "3", "4", "5", "6"]:
        return "1-6 tab"
    return " ".join(keys) or "no key"
