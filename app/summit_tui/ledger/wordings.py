"""Which quotes tell of one utterance, and which questions ask the same, over all articles.

Adds to each row `wording`, which is the same where words and speaker are, and `same`, which is the same where the
wordings say one thing (see `alike`). Only wordings that came are compared.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import polars as pl

from summit_tui.ledger.alike import Linker, Near, Wording, one_question, one_utterance
from summit_tui.ledger.asked import HOLLOW, telling
from summit_tui.ledger.positions import stems_of

_ALL = "all"
_KNOWN = {"wording": pl.UInt64, "block": pl.String, "words": pl.String, "part": pl.UInt64, "line": pl.String,
          "beside_1": pl.UInt64, "beside_2": pl.UInt64, "beside_3": pl.UInt64}  # fmt: skip
_BESIDE = [name for name in _KNOWN if name.startswith("beside")]
NEXT = 250
"""How many characters a reported clause and the quoted words that tell the same stand apart at most."""


def _stems(words: str) -> list[str]:
    return [stem for word in words.split() if (stem := _stem(word))]


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """Give the stem of a content word of more than one letter, else nothing."""
    return "".join(stems_of((word,))) if len(word) > 1 or word.isdigit() else ""


def _telling(words: str) -> list[str]:
    return [word for word in _stems(words) if word not in HOLLOW]


class Remembered:
    """The wordings of one kind as the last version of the ledger had them, and how they are linked."""

    def __init__(self, near: Near, stems: Callable[[str], list[str]], pairs: int = 2) -> None:
        self.linker = Linker(near, pairs)
        self.stems = stems
        self.known = pl.DataFrame(schema=_KNOWN)

    def leaders(self, wordings: pl.DataFrame) -> pl.Expr:
        """Give the wording that stands for each row's, after taking up what came and went.

        Args:
            wordings: all that are there, with the columns `_KNOWN`.
        """
        keys = ["wording", "part", *_BESIDE]
        came = wordings.join(self.known, on=keys, how="anti", nulls_equal=True)
        gone = self.known.join(wordings, on=keys, how="anti", nulls_equal=True)
        self.known = wordings
        links = self.linker.update(gone["wording"], (self._wording(*row) for row in came.iter_rows()))
        old, new = (pl.Series(list(values), dtype=pl.UInt64) for values in (links.keys(), links.values()))
        return pl.col("wording").replace(old, new)

    def _wording(
        self, key: int, block: str, words: str, part: int | None, line: str, *beside: int | None
    ) -> tuple[str, Wording]:
        near = tuple(other for other in beside if other is not None)
        return block, Wording(key, words, part, tuple(self.stems(words)), near, line)


class Wordings:
    """What is remembered from one version of the ledger to the next."""

    def __init__(self) -> None:
        self.utterances = Remembered(one_utterance, _stems)
        self.askings = Remembered(one_question, _telling, pairs=1)


def with_utterances(rows: pl.DataFrame, wordings: Wordings) -> pl.DataFrame:
    """Add `wording` and `same` to quotes that have `who` (the speaker's key, "" where nobody is named).

    Beside what `alike.one_utterance` says, a quote within another one of its speaker (the marked words of a reported
    clause) is the same utterance.
    """
    rows = rows.with_columns(wording=pl.struct("who", "words").hash())
    rows = rows.with_columns(_around(rows))
    distinct = rows.filter(pl.col("who") != "").group_by("wording").agg(
        pl.col("who", "words").first(), pl.col("rests_on", "line", *_BESIDE).min(),
        pl.col("rests_on").max().alias("another"),
    )  # fmt: skip
    # A word or two of a longer quote name it only if they stand in no other one.
    of_one = pl.col("rests_on") == pl.col("another")
    part = pl.when(of_one | pl.col("words").str.contains(" .* ")).then("rests_on")
    known = distinct.select("wording", "words", "line", *_BESIDE, block="who", part=part).select(list(_KNOWN))
    return rows.drop("rests_on", *_BESIDE).with_columns(same=wordings.utterances.leaders(known))


def _around(rows: pl.DataFrame) -> list[pl.Series]:
    """Give for each quote wordings of its speaker: `rests_on`, one of the two before it that holds it, and of the
    three before it those that are of the other kind (direct, indirect) and end close by."""
    ordered = rows.select("file", "who", "start", "end", "wording", "type").with_row_index("at")
    ordered = ordered.sort("file", "who", "start", "end", descending=[False, False, False, True])
    held: pl.Expr = pl.lit(None, dtype=pl.UInt64)
    beside: dict[str, pl.Expr] = {}
    for back in (3, 2, 1):
        last = {name: pl.col(name).shift(back) for name in ("file", "who", "end", "wording", "type")}
        alike = (last["file"] == pl.col("file")) & (last["who"] == pl.col("who"))
        near = (pl.col("start") - last["end"]).is_between(0, NEXT) & (last["type"] != pl.col("type"))
        beside[_BESIDE[back - 1]] = pl.when(alike, near).then(last["wording"])
        if back < 3:
            around = (last["end"] >= pl.col("end")) & (last["wording"] != pl.col("wording"))
            held = pl.when(alike, around).then(last["wording"]).otherwise(held)
    return ordered.select("at", rests_on=held, **beside).sort("at").drop("at").get_columns()


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
    nothing = pl.lit(None, dtype=pl.UInt64)
    known = rows.group_by("wording").agg(pl.col("words").first(), pl.col("summary").min().alias("line")).with_columns(
        block=pl.lit(_ALL), part=nothing, **dict.fromkeys(_BESIDE, nothing)
    )  # fmt: skip
    return rows.with_columns(same=wordings.askings.leaders(known.select(list(_KNOWN))))
