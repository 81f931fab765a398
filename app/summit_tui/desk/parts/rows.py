"""The rows of a list by number: of a frame, fetched as they come on screen, or a few that are all there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl

Row = dict[str, Any]
_CHUNK = 64


class Rows:
    """Rows of a frame by number, fetched in chunks as they come on screen.

    Args:
        frame: the frame; None where nothing has been read yet.
        keys: the columns that together name a row.
    """

    def __init__(self, frame: pl.DataFrame | None, keys: tuple[str, ...]) -> None:
        self.frame = frame
        self.keys = keys
        self.height = 0 if frame is None else frame.height
        self._chunks: dict[int, list[Row]] = {}

    def __getitem__(self, index: int) -> Row:
        if self.frame is None:
            raise IndexError(index)
        chunk = index // _CHUNK
        if chunk not in self._chunks:
            if len(self._chunks) > 32:
                self._chunks.clear()
            self._chunks[chunk] = self.frame.slice(chunk * _CHUNK, _CHUNK).to_dicts()
        return self._chunks[chunk][index % _CHUNK]

    def key(self, index: int) -> str:
        """Give the name of a row: its key columns, joined."""
        row = self[index]
        return "\x1f".join(str(row[column]) for column in self.keys)

    def find(self, key: str) -> int | None:
        """Give the number of the row of this name, or None."""
        if self.frame is None or not self.height:
            return None
        import polars as pl

        parts = key.split("\x1f")
        if len(parts) != len(self.keys):
            return None
        same = pl.all_horizontal([pl.col(c).cast(pl.String) == p for c, p in zip(self.keys, parts, strict=True)])
        found = self.frame.select(same).to_series().arg_true()
        return int(found[0]) if len(found) else None


class FewRows(Rows):
    """Rows that are all there as plain values: a glance at a list whose frame has not been made yet."""

    def __init__(self, rows: list[Row], keys: tuple[str, ...]) -> None:
        super().__init__(None, keys)
        self._rows = rows
        self.height = len(rows)

    def __getitem__(self, index: int) -> Row:
        return self._rows[index]

    def find(self, key: str) -> int | None:
        """Give the number of the row of this name, or None."""
        return next((index for index in range(self.height) if self.key(index) == key), None)
