"""An article about a dispute in a port, and decisions on it."""

from __future__ import annotations

from summit_tui.model import Article, Decision, FindingKind, digest_of, finding_ids
from summit_tui.review.decisions import Review, State, decide
from summit_tui.review.journal import event_ids, time_of

TEXT = (
    "Dockers and port owners meet again\n\n"
    "The dockers' union demanded a pay rise of 12 per cent on Monday. The owners called it out of reach.\n\n"
    "“We will not sign before the night shifts are settled,” Ines Falk told reporters.\n"
)
RISE = "a pay rise of 12 per cent"
SHIFTS = "We will not sign before the night shifts are settled,"


def article(text: str = TEXT, file: str = "a.txt") -> Article:
    return Article(file, text, digest_of(text))


def found(of: Article, words: str, kind: FindingKind = "demand") -> tuple[FindingKind, str, int, int]:
    start = of.text.index(words)
    span = (start, start + len(words))
    return kind, finding_ids(of.text, kind, [span])[0], *span


def says(coder: str, action: str, words: str = RISE, of: Article | None = None, **more: object) -> Decision:
    of = of or article()
    kind, finding, start, end = found(of, words)
    return decide(coder, action, of, kind=kind, finding=finding, span=(start, end), **more)  # type: ignore[arg-type]


def taken_back(event: Decision, coder: str | None = None, action: str = "undo") -> Decision:
    (new,) = event_ids()
    who = coder or event.coder
    return Decision(new, time_of(new), who, action, event.article, event.kind, event.finding, target=event.id)  # type: ignore[arg-type]


def state(review: Review, words: str = RISE, of: Article | None = None) -> State:
    of = of or article()
    kind, finding, _, _ = found(of, words)
    return review.state_of(of.file, kind, finding)
