"""A mention: one place where an actor stands in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["name", "title", "pronoun", "role"]


@dataclass(frozen=True)
class Mention:
    """One place where an actor stands in the text: `[start, end)` in the article, its head a token of a paragraph."""

    start: int
    end: int
    actor: int
    form: Form
    paragraph: int = 0
    head: int = 0
