"""What is not said although a verb of saying stands there: withheld, or only asked of somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.clauses import that_before
from summit_tui.extraction.kids import child
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.parse import Token

_NOBODY = frozenset({"nobody", "none", "neither", "no", "anyone", "anybody"})


def only_put(verb: Token, first: Token, head: Token) -> bool:
    """Tell whether "ask" tells what was put to somebody, or hands over no question.

    Examples: "he answered when asked what would follow"; "one of them, asked what she made of it, said ..."; "the data
    that she asked the bank to find would help".
    """
    before = verb.nbor(-1) if verb.i else verb
    if before.lower_ in ("when", "if") or (before.text == "," and child(verb, "nsubj") is None):
        return True
    if before.text == "," and verb.i + 1 == first.i:
        return True
    return head.i > verb.i and first.tag_ not in ("WP", "WRB", "WDT", "WP$") and not _asks(verb, first, head)


def _asks(verb: Token, first: Token, head: Token) -> bool:
    return first.lower_ in ("whether", "if", "that") or that_before(verb, head) is not None


def unsaid(verb: Token) -> bool:
    """Tell whether nothing has been said: "has yet to confirm that ...", "nobody would say how ..."."""
    if verb.tag_ == "VB" and any(one.tag_ == "TO" for one in verb.children):
        above = verb.head
        yet = any(one.lower_ == "yet" for one in (*above.children, *verb.children) if one.i < verb.i)
        if (yet and lemma(above) in ("have", "be")) or (above.lower_ == "position" and verb.dep_ in ("acl", "relcl")):
            return True
    mark = child(verb, "mark")
    if mark is not None and mark.lower_ in ("until", "unless", "if") and verb.dep_ == "advcl":
        return True  # "no stage begins until the bank has confirmed that ..."
    speaker = child(verb, "nsubj")
    if speaker is None or lemma(verb) == "deny":
        return False
    first = speaker.left_edge
    return first.lower_ in _NOBODY and not (first.lower_ == "no" and speaker.tag_ in ("NNP", "CD"))
