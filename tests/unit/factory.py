"""Articles and findings made for tests: a dock strike between a union and a port company."""

from __future__ import annotations

from typing import Any

from summit_tui.ledger.ledger import Change, Ledger
from summit_tui.model import Actor, Demand, Extraction, Metadata, Question, Quote, Zone, digest_of

UNION = "Dockers Union"
PORT = "Harbour Company"


def actor(name: str, kind: str = "person", party: str | None = None, aliases: tuple[str, ...] = ()) -> Actor:
    return Actor(id=f"a-{name}", name=name, kind=kind, party=party, aliases=(name, *aliases))  # type: ignore[arg-type]  # tests pass kinds as plain text


CAST = (
    actor(UNION, "organisation", UNION, ("the union",)),
    actor(PORT, "organisation", PORT, ("the company",)),
    actor("Ines Moreau", party=UNION, aliases=("Moreau",)),
    actor("Tom Hale", party=PORT, aliases=("Hale",)),
    actor("Ada Quist", aliases=("Quist",)),
)


def demand(number: int, summary: str, holder: str = UNION, **more: Any) -> Demand:
    text = more.pop("text", summary)
    start = more.pop("start", number * 100)
    values: dict[str, Any] = {
        "voiced_by": None, "stance": "demand", "issue": "wages", "footing": "reporter", "confidence": 0.5, **more,
    }  # fmt: skip
    return Demand(
        id=f"d{number}", start=start, end=start + len(text), text=text, holder=holder, summary=summary, **values
    )


def quote(number: int, text: str, speaker: str | None, **more: Any) -> Quote:
    start = more.pop("start", number * 100)
    kind = more.pop("type", "direct")
    return Quote(id=f"q{number}", start=start, end=start + len(text), text=text, type=kind, speaker=speaker, **more)


def question(number: int, summary: str, about: tuple[str, ...] = (), **more: Any) -> Question:
    start = more.pop("start", number * 100)
    kind = more.pop("kind", "unresolved")
    return Question(
        id=f"u{number}", start=start, end=start + 5, text="words", kind=kind, summary=summary, about=about, **more
    )


def extraction(file: str, *findings: Demand | Quote | Question, **more: Any) -> Extraction:
    of = {kind: tuple(f for f in findings if isinstance(f, kind)) for kind in (Quote, Demand, Question)}
    return Extraction(
        file=file,
        digest=more.get("digest") or digest_of(file),
        extractor="test-1",
        language="en",
        metadata=Metadata(title=more.get("title"), outlet=more.get("outlet"), published=more.get("published")),
        zones=more.get("zones", (Zone(0, 50, "headline"), Zone(50, 90, "byline"), Zone(90, 900, "body"))),
        actors=more.get("actors", CAST),
        quotes=of[Quote],  # type: ignore[arg-type]  # parted by type above
        demands=of[Demand],  # type: ignore[arg-type]  # parted by type above
        questions=of[Question],  # type: ignore[arg-type]  # parted by type above
        note=more.get("note"),
    )


def ledger_of(*extractions: Extraction, **options: Any) -> Ledger:
    ledger = Ledger(**options)
    ledger.apply(Change(upsert=extractions))
    return ledger


def decided(file: str, kind: str, finding: str, state: str, **more: Any) -> dict[str, Any]:
    return {"file": file, "kind": kind, "finding": finding, "state": state, "disputed": False, **more}
