"""Which quotes tell of one utterance, and which questions ask the same, over all articles.

Adds to each row `wording`, which is the same where words and speaker are, and `same`, which is the same where the
wordings say one thing (see `alike`). Only wordings that came are compared.
"""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from summit_tui.ledger.alike import Linker, Near, Wording, one_question, one_utterance
from summit_tui.ledger.asked import HOLLOW, telling
from summit_tui.ledger.positions import stems_of

_ALL = "all"
_KNOWN = {"wording": pl.UInt64, "block": pl.String, "words": pl.String, "part": pl.UInt64}


def _stems(words: str) -> list[str]:
    return stems_of(word for word in words.split() if len(word) > 1 or word.isdigit())


def _telling(words: str) -> list[str]:
    return [word for word in _stems(words) if word not in HOLLOW]


class Remembered:
    """The wordings of one kind as the last version of the ledger had them, and how they are linked."""

    def __init__(self, near: Near, stems: Callable[[str], list[str]]) -> None:
        self.linker = Linker(near)
        self.stems = stems
        self.known = pl.DataFrame(schema=_KNOWN)

    def leaders(self, wordings: pl.DataFrame) -> pl.Expr:
        """Give the wording that stands for each row's, after taking up what came and went.

        Args:
            wordings: all that are there, with the columns `_KNOWN`.
        """
        keys = ["wording", "part"]
        came = wordings.join(self.known, on=keys, how="anti", nulls_equal=True)
        gone = self.known.join(wordings, on=keys, how="anti", nulls_equal=True)
        self.known = wordings
        links = self.linker.update(gone["wording"], (self._wording(*row) for row in came.iter_rows()))
        old, new = (pl.Series(list(values), dtype=pl.UInt64) for values in (links.keys(), links.values()))
        return pl.col("wording").replace(old, new)

    def _wording(self, key: int, block: str, words: str, part: int | None) -> tuple[str, Wording]:
        return block, Wording(key, words, part, tuple(self.stems(words)))


class Wordings:
    """What is remembered from one version of the ledger to the next."""

    def __init__(self) -> None:
        self.utterances = Remembered(one_utterance, _stems)
        self.askings = Remembered(one_question, _telling)


def with_utterances(rows: pl.DataFrame, wordings: Wordings) -> pl.DataFrame:
    """Add `wording` and `same` to quotes that have `who` (the speaker's key, "" where nobody is named).

    Beside what `alike.one_utterance` says, a quote within another one of its speaker (the marked words of a reported
    clause) is the same utterance.
    """
    rows = rows.with_columns(wording=pl.struct("who", "words").hash())
    rows = rows.with_columns(rests_on=_rests_on(rows))
    distinct = rows.filter(pl.col("who") != "").group_by("wording").agg(
        pl.col("who", "words").first(), pl.col("rests_on").min(), pl.col("rests_on").max().alias("another")
    )  # fmt: skip
    # A word or two of a longer quote name it only if they stand in no other one.
    of_one = pl.col("rests_on") == pl.col("another")
    part = pl.when(of_one | pl.col("words").str.contains(" .* ")).then("rests_on")
    known = distinct.select("wording", "words", block="who", part=part).select(list(_KNOWN))
    return rows.drop("rests_on").with_columns(same=wordings.utterances.leaders(known))


def _rests_on(rows: pl.DataFrame) -> pl.Series:
    """Give for each quote the wording of one that holds it: one of the two before it by the same speaker."""
    ordered = rows.select("file", "who", "start", "end", "wording").with_row_index("at")
    ordered = ordered.sort("file", "who", "start", "end", descending=[False, False, False, True])
    held: pl.Expr = pl.lit(None, dtype=pl.UInt64)
    for back in (2, 1):
        alike = [pl.col(name).shift(back) == pl.col(name) for name in ("file", "who")]
        around = (pl.col("end").shift(back) >= pl.col("end")) & (pl.col("wording").shift(back) != pl.col("wording"))
        held = pl.when(*alike, around).then(pl.col("wording").shift(back)).otherwise(held)
    return ordered.select("at", held=held).sort("at")["held"]


def with_askings(rows: pl.DataFrame, wordings: Wordings) -> pl.DataFrame:
    """Add `wording` and `same` to questions; one without content of its own ("what are the details?") is the same
    only where it is about the same actors."""
    distinct = rows["words"].unique().to_list()
    thin = pl.DataFrame(
        {"words": distinct, "thin": [len(telling(words)) < 2 for words in distinct]},
        schema={"words": pl.String, "thin": pl.Boolean},
    )
    rows = rows.join(thin, on="words", how="left", maintain_order="left")
    about = pl.when("thin").then(pl.col("about_specs").list.sort().list.join("\x1f")).otherwise(pl.lit(""))
    rows = rows.with_columns(wording=pl.struct("words", about.alias("about")).hash()).drop("thin")
    known = rows.select("wording", "words", block=pl.lit(_ALL), part=pl.lit(None, dtype=pl.UInt64)).unique("wording")
    return rows.with_columns(same=wordings.askings.leaders(known.select(list(_KNOWN))))
