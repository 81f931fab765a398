"""The chosen row's evidence, and which pieces the two readers show. Pure; every step gives a new trail."""

from __future__ import annotations

from typing import Protocol

import msgspec

from summit_tui.model import FindingKind


class Evidence(Protocol):
    """What the trail needs to know of a piece of evidence (see `ledger.evidence.Piece`)."""

    @property
    def file(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> FindingKind: ...  # noqa: D102
    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def state(self) -> str: ...  # noqa: D102


def same(one: Evidence | None, other: Evidence | None) -> bool:
    """Tell whether two are one finding of one article."""
    return one is not None and other is not None and (one.file, one.kind, one.id) == (other.file, other.kind, other.id)


class Pointed(msgspec.Struct, frozen=True):
    """A piece of evidence by itself: one with another state, or a finding that the analyst went to in a reader."""

    file: str
    kind: FindingKind
    id: str
    start: int
    end: int
    label: str = ""
    state: str = "undecided"


class Trail(msgspec.Struct, frozen=True):
    """The evidence of one row.

    `pieces` stand best first; `a` and `b` number the pieces in reader A and B, `b` being None where there is
    no second one. `pane` and `key` name the row.
    """

    pane: str
    key: str
    pieces: tuple[Evidence, ...]
    a: int = 0
    b: int | None = None

    def piece(self, reader: str) -> Evidence | None:
        """Give the piece that a reader ("a" or "b") shows."""
        at = self.a if reader == "a" else self.b
        return self.pieces[at] if at is not None and 0 <= at < len(self.pieces) else None

    def step(self, reader: str, by: int) -> Trail:
        """Give the trail with one reader's piece moved on, round the end; B passes over the piece in A."""
        count = len(self.pieces)
        if count < 2:
            return self
        if reader == "a":
            return msgspec.structs.replace(self, a=(self.a + by) % count)
        at = (self.a if self.b is None else self.b) + by
        if at % count == self.a:
            at += by
        return msgspec.structs.replace(self, b=at % count)

    def at(self, reader: str, index: int) -> Trail:
        """Give the trail with a reader at a piece; when the other reader has it, they change places."""
        if reader == "a":
            return msgspec.structs.replace(self, a=index, b=self.a if self.b == index else self.b)
        return msgspec.structs.replace(self, b=index, a=self.b if self.a == index and self.b is not None else self.a)

    def decided(self, piece: Evidence, state: str) -> Trail:
        """Give the trail with a piece's state as it will be once its decision is kept."""
        pieces = tuple(
            Pointed(one.file, one.kind, one.id, one.start, one.end, one.label, state) if same(one, piece) else one
            for one in self.pieces
        )
        return msgspec.structs.replace(self, pieces=pieces)

    def swapped(self) -> Trail:
        """Give the trail with A and B exchanged; without a B it stays."""
        return self if self.b is None else msgspec.structs.replace(self, a=self.b, b=self.a)

    def following(self, old: Trail | None) -> Trail:
        """Give this trail, standing where `old` stood when it is the same row read anew."""
        if old is None or (old.pane, old.key) != (self.pane, self.key):
            return self
        a = self._place(old.piece("a"), self.a)
        b = self._place(old.piece("b"), self.b)
        return msgspec.structs.replace(self, a=0 if a is None else a, b=None if b == a else b)

    def _place(self, piece: Evidence | None, otherwise: int | None) -> int | None:
        if piece is None:
            return otherwise
        name = (piece.file, piece.id)
        return next((i for i, p in enumerate(self.pieces) if (p.file, p.id) == name), otherwise)

    def undecided_after(self, at: int) -> int | None:
        """Give the next piece after `at`, round the end, on which nothing is decided."""
        count = len(self.pieces)
        order = [(at + step) % count for step in range(1, count + 1)]
        return next((i for i in order if self.pieces[i].state == "undecided"), None)

    def spans(self, file: str) -> list[tuple[int, int]]:
        """Give where this row's evidence lies in an article."""
        return [(piece.start, piece.end) for piece in self.pieces if piece.file == file]
