"""Who can want something: a common noun that no list knows, told by what it does.

No list holds all words for people and bodies ("the islands", "the mission", "skippers"). But some verbs have nobody
else for a subject: whoever refuses, urges or pleads is somebody. Verbs that things share ("the plan requires",
"the evidence supports") say nothing of the kind, and nouns of deeds and properties are nobody even there.

Example: in "The skippers refused to land their catch" the skippers hold a position; in "The mechanism refused to
start" the ending of the noun tells that nobody does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.extraction.demand_content import EMPTY
from summit_tui.extraction.demand_dates import CALENDAR
from summit_tui.extraction.demand_lexicon import load_wanting
from summit_tui.extraction.words import lemma

if TYPE_CHECKING:
    from summit_tui.extraction.demand_model import Claim
    from summit_tui.extraction.parse import Token

_DEEDS = (
    "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "ure", "age", "cy", "gy", "hood", "dom",
    "sis", "th", "way",
)  # fmt: skip
"""Endings of nouns for deeds, properties and things thought."""


def acts(claim: Claim, noun: Token) -> bool:
    """Tell whether a noun holds a position because of what it is said to do; an everyday cue is not enough for that."""
    words = load_wanting()
    if claim.weak or claim.why.endswith("bare"):
        return False
    if noun.tag_ not in ("NN", "NNS") or noun.text in CALENDAR or noun.lower_ in EMPTY:
        return False
    kind = claim.why.partition(": ")[0]
    if kind in ("verb", "ask"):
        wills = lemma(claim.cue) in words.willing
    else:
        wills = kind in ("verdict", "said of it", "phrase")
    single = lemma(noun)
    thing = single in words.plans or single in words.nouns or single.endswith(_DEEDS) or single in words.things_named
    return wills and not thing
