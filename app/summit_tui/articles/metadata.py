"""What a text itself says of its title, outlet, author and date. Nothing is guessed, and no file's time is used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summit_tui.articles.dates import dates_in, without_dates
from summit_tui.articles.zones_blocks import plain_of
from summit_tui.articles.zones_marks import AGENCY, bare_names, byline_of, signed_by
from summit_tui.model import Metadata, Zone

_FRONT = re.compile(r"^([\w-]+):[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_IN_BRACKETS = re.compile(r"\(([A-Z][\w.& -]{1,30})\)")
_REPORTED_BY = re.compile(
    r"^\W*Reporting(?: and writing)? by (?P<who>[A-ZÀ-ÖØ-Þ][\w.'’-]+(?: (?:and |, )?[A-ZÀ-ÖØ-Þ][\w.'’-]+,?){1,12}?)"
    r"(?=\s(?:in|from)\s|\s*[;).,]?\s*(?:[Ee]dit|[Ww]rit|[Aa]ddit)|\W*$)"
)
"""A wire's last line: "(Reporting by Ann Example and Bo Sample; Editing by Cy Case)"."""
_OWN_STAFF = re.compile(
    r"^\W*(?P<outlet>(?:[A-Z][\w&.-]*\s?){1,4})(?:['’]s?)\s.*\bcontributed\s+(?:reporting|to\s+(?:this|the)\s+(?:report|story|article))"
)
_OUTLET_WORD = re.compile(
    r"\b(?:News|Times|Post|Gazette|Ledger|Review|Herald|Tribune|Journal|Wire|Daily|Guardian|Observer|Chronicle|Star|Today|Press|"
    r"Magazine|Monitor|Standard|Telegraph|Independent|Mail|Mirror|Express|Globe|Sun|Weekly|Agency|Radio|TV|Television|"
    r"Broadcasting|Network|Media|Report|Bulletin|Courier|Dispatch|Register|Inquirer|Examiner|Explained|\(sample\)|[A-Z]{2,5})\b|"
    r"\(sample\)|\.(?:com|org|net|co)\b"
)
_ORGANISATION = re.compile(rf"(?i:{AGENCY})|[A-Z]{{2,}}|The\s.+|.*\b(?:[Ss]taff|Agency|Desk)")
_ROLE = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|columnist|staff|bureau|analyst|producer|chief|contributor|in\s+[A-Z])\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)


def metadata_of(text: str, zones: Sequence[Zone]) -> Metadata:
    """Give the metadata that a stored text states.

    Args:
        text: the stored text.
        zones: its zones (see `zones.zones_of`).

    Returns:
        Title (the headline's words), outlet, author, date of publication and, in `basis`, where the date
        stands; None for each that the text does not say.
    """
    front = _front_matter(text, zones)
    author, outlet = _names(text, zones)
    published, basis = _published(text, zones, front)
    return Metadata(
        title=_title(text, zones) or front.get("title"),
        outlet=outlet or front.get("outlet") or front.get("source") or front.get("publisher") or _outlet(text, zones),
        author=author or front.get("author"),
        published=published,
        basis=basis,
    )


def _of(text: str, zones: Sequence[Zone], *kinds: str) -> list[str]:
    return [text[zone.start : zone.end].strip() for zone in zones if zone.kind in kinds]


def _title(text: str, zones: Sequence[Zone]) -> str | None:
    lines = _of(text, zones, "headline")
    if not lines:
        return None
    title = plain_of(lines[0])
    # A full stop after a headline is the scrape's, an ellipsis or "U.S." is not.
    return title[:-1] if re.search(r"[^.\s]{3}\.$", title) else title


def _front_matter(text: str, zones: Sequence[Zone]) -> dict[str, str]:
    if not zones or zones[0].kind != "navigation" or not text.startswith("---\n"):
        return {}
    found = _FRONT.findall(text, zones[0].start, zones[0].end)
    return {key.lower(): value.strip("\"'") for key, value in found if value.strip("\"'")}


def _names(text: str, zones: Sequence[Zone]) -> tuple[str | None, str | None]:
    """Give author and outlet from the first byline that names somebody."""
    bylines = _of(text, zones, "byline")
    for line in bylines:
        who = byline_of(plain_of(line))
        if who:
            return _parted(who)
    for line in bylines:
        signed = signed_by(plain_of(line))
        if signed:
            return signed, None
    for line in bylines:
        told = _REPORTED_BY.match(plain_of(line))
        if told:
            return told["who"], None
    for line in bylines:
        plain = plain_of(line)
        names = bare_names(plain)
        if names and not dates_in(plain):
            return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])), None
    return None, None


def _parted(who: str) -> tuple[str | None, str | None]:
    """Part what follows "By" into author and outlet.

    Example:
        >>> _parted("Nora Feld | The Harbour Ledger (sample)")
        ('Nora Feld', 'The Harbour Ledger (sample)')
    """
    pieces = (part.strip(" *_") for part in re.split(r"\s*[|•·]\s*|\s+[–—-]\s+|\s*/\s*", who))
    parts = [part for part in pieces if part]
    outlet = next((part for part in parts[1:] if not _ROLE.search(part) and any(char.isalpha() for char in part)), None)
    author: str | None = parts[0]
    names = [part.strip() for part in parts[0].split(",") if part.strip()]
    if len(names) > 1 and not outlet and _OUTLET_WORD.search(names[-1]) and not _ROLE.search(names[-1]):
        author, outlet = ", ".join(names[:-1]), names[-1]
    elif len(names) > 1 and _ROLE.search(names[-1]):
        author = names[0]
    author = re.sub(r"\s+(?:in|for|at)\s+[A-ZÀ-Þ].*$", "", author or "").strip(" ,") or None
    if author and not outlet and len(parts) == 1 and _ORGANISATION.fullmatch(author):
        return None, re.sub(r"\s+(?:[Ss]taff|Desk)$", "", author)
    return (_cased(author) if author else None), outlet


def _cased(name: str) -> str:
    return name.title() if name.isupper() else name


def _outlet(text: str, zones: Sequence[Zone]) -> str | None:
    """Give the outlet from the agency in the dateline, or from whose staff contributed."""
    for line in _of(text, zones, "dateline"):
        match = _IN_BRACKETS.search(line)
        if match:
            return match[1]
    for line in _of(text, zones, "byline"):
        match = _OWN_STAFF.match(line)
        if match:
            return match["outlet"].strip()
    return None


def _published(text: str, zones: Sequence[Zone], front: dict[str, str]) -> tuple[str | None, str | None]:
    told = dates_in(front.get("date") or front.get("published") or "")
    if told:
        return told[0].iso, "front matter"
    story = next((index for index, zone in enumerate(zones) if zone.kind == "body"), len(zones))
    head = zones[: story + 3]
    updated: str | None = None
    for kind, basis in (("byline", "byline date"), ("dateline", "dateline")):
        for line in _of(text, head, kind):
            for found in dates_in(line):
                if not _UPDATED.search(line[: found.start].rpartition(";")[2]):
                    return found.iso, _named_basis(line, basis)
                updated = updated or found.iso
    if updated:
        return updated, "byline date (updated)"
    return _from_pictures(text, zones)


def _named_basis(line: str, basis: str) -> str:
    alone = basis == "dateline" and not any(char.isalpha() for char in without_dates(line))
    return "date line" if alone else basis


def _from_pictures(text: str, zones: Sequence[Zone]) -> tuple[str | None, str | None]:
    """Give the month in which most of a story's dated pictures, and the latest, were taken.

    News desks take fresh pictures, so two or more of one month that none is later than tell the month, not the day.
    """
    months = Counter(
        found.iso[:7] for line in _of(text, zones, "caption") for found in dates_in(line) if len(found.iso) == 10
    )
    if months and months[max(months)] >= 2 and months[max(months)] * 2 > months.total():
        return max(months), "dates of the pictures"
    return None, None
