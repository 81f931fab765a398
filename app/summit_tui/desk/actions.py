"""The one registry of what the desk can do: bindings, footer and help are made from it.

Keys are remappable by an action's id (`[keys]` in summit.toml or the user's settings).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

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


def key_name(key: str) -> str:
    """Give a key as one writes it: `comma` is `,`."""
    return KEY_NAMES.get(key, key)


def with_keys(actions: Iterable[Action], remapped: Mapping[str, str]) -> tuple[Action, ...]:
    """Give the actions with the keys that settings name (`{"accept": "a,ctrl+a"}`); unknown ids are passed over."""
    given = {name: tuple(key.strip() for key in keys.split(",") if key.strip()) for name, keys in remapped.items()}
    return tuple(msgspec.structs.replace(a, keys=given[a.id]) if given.get(a.id) else a for a in actions)


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
    """Say what is wrong with the keys that settings name: unknown actions, and keys that two actions claim."""
    unknown = sorted(set(remapped) - set(BY_ID))
    found = [f"There is no action {name!r} to give keys to ([keys] in the settings)." for name in unknown]
    return found + [f"Two actions have the key {clash} ([keys] in the settings)." for clash in clashes(actions)]


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
    return " ".join(keys)
