"""What a paragraph says of itself: the wording by which pages label bylines, photos, forms and lists of links.

Each test looks at one paragraph alone. Where it stands in the page is weighed in `zones`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summit_tui.articles.dates import dates_in, is_date_line, without_dates
from summit_tui.articles.zones_blocks import Block
from summit_tui.model import ZoneKind


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


_NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|[a-z]{2,3}|[A-ZÀ-Þ]\.)"
_NO_NAME = (
    r"(?!(?:The|THE|A|An|Our|Your|Quote|Word|Photo|Picture|Good)\b"
    r"|.*\b(?:the|and|for|our|you|your|day|how|why|who|new|on|at|to|is|as|by|in)\b)"
)
NAME_LINE = re.compile(rf"^{_NO_NAME}[A-ZÀ-ÖØ-Þ][\w.'’-]+(?:\s{_NAME}){{1,4}}$")
"""A line that could be a person's name and nothing else (two to five words)."""

_BY = re.compile(
    r"^\W*(?:(?:[Ww]ords|[Tt]ext|[Pp]osted|[Pp]ublished|[Ww]ritten|[Rr]eported|[Ee]dited|[Cc]ompiled|[Aa]nalysis|[Oo]pinion)\s+)?(?:[Bb]y|BY|[Bb]y-?line:|BYLINE:|[Aa]uthors?:)[:\s]\s*(?=[A-ZÀ-ÖØ-Þ])"
)
_ROLE_LINE = re.compile(
    rf"^(?P<who>[A-ZÀ-ÖØ-Þ][\w.'’-]+(?:\s{_NAME}){{1,4}})(?:,|\s[|–—-])\s(?:[\w&'’-]+\s){{0,4}}(?i:correspondents?|editor|reporters?|"
    r"staff\swriter|columnist|bureau\schief)(?:\s(?:in|for|at)\s[A-ZÀ-ÖØ-Þ][\w\s.'’-]{1,30})?$"
)
"""A name with what its bearer does at the paper, and nothing else: "Ann Example, City correspondent"."""
_OFFICE = re.compile(
    r"^(?:(?:[Bb]y\s(?:our|the|a)\s)?(?:[A-ZÀ-ÖØ-Þa-z][\w&'’-]*\s){0,4}(?i:correspondents?|reporters?|staff\swriters?|columnist"
    r"|bureau\schief|editor)|[Bb]y\s(?:our|the)\s(?:[\w&'’-]+\s){0,3}(?:desk|staff|bureau))"
    r"(?:,?\s(?:in|for|at)\s[A-ZÀ-ÖØ-Þ][\w\s.'’-]{1,30})?$"
)
"""What somebody does at the paper, and nothing else: "Caucasus correspondent, in Harbour Town"."""
_BY_JOIN_WORDS = "and with in of for at the on de van von der den bin al el di da du la le page sample"
_BY_JOINS = frozenset(_BY_JOIN_WORDS.split())
_REPORTING = _re(
    r"""^\W*(?:additional\s+)?(?:reporting|writing|editing|research|translation|translated|edited|reported|compiled)
        \s+(?:and\s+\w+\s+)?(?:by|from|in)\b(?!.*\bsaid\b)
      | \bcontribut(?:ed|ing)\s+(?:additional\s+)?(?:to\s+)?(?:this|the)?\s*
        (?:report|reporting|story|article|coverage|piece)\b
      | ^\W*contribut(?:ing|ors?)(?:\s+reporters?)?\s*:
      | ^\W*with\s+(?:additional\s+)?(?:files|inputs?|reporting|agencies)\s+(?:from|by)\b
      | ^\W*\((?:with\s+)?(?:inputs?|agencies|files)\b.*\)$ """
)
_STAMP = _re(
    r"^\W*(?:first\s+)?(?:published|updated|posted|modified|last\s+(?:updated|modified|edited)|created|issued|date|"
    r"publication\s+date|originally\s+published)\b"
)
_STAMP_TAIL = _re(r"[\s|,/•·–—:-]+(?:(?:first|last)\s+)?(?:published|updated|posted|modified)(?:\s+(?:on|at))?\W*$")
"""What is left of a stamp once its date is taken out: "The Harbour Post Posted"."""
_STAMP_WORDS = _re(
    r"""\b(?:first|last|published|updated|posted|modified|at|on|\d+\s*[-–]?\s*(?:minutes?|mins?|hours?|days?)\s+(?:ago|read)|
        min(?:ute)?\s+read)\b"""
)
_MINUTES = _re(
    r"^\W*(?:\d+\s*[-–]?\s*min(?:ute)?s?\s+read|reading\s+time\b.*|(?:(?:updated|published|posted|modified)\s+)?\d+\s+(?:minutes?|hours?|days?)\s+ago|sources?\s*:\s.{2,60})\W*$"
)

# Photo and news agencies of the world, as they sign pictures.
AGENCY = (
    r"(?:Getty(?:\s+Images)?|AFP|AP(?:\s+(?:Photo|Images))?|Associated\s+Press|Reuters|EPA(?:-EFE)?|EFE|Xinhua|TASS|"
    r"Sputnik|Anadolu(?:\s+Agency)?|dpa|PA(?:\s+(?:Wire|Media|Images))?|ANI|PTI|UPI|Kyodo|Yonhap|Shutterstock|Alamy|"
    r"Bloomberg|NurPhoto|iStock|Unsplash|Wikimedia(?:\s+Commons)?|Flickr|Press\s+Association|Ukrinform|IRNA|SPA)"
)
_PHOTO_WORD = (
    r"(?:photo(?:s|graphs?|graphers?)?|images?|pictures?|pics?|video|graphics?|illustrations?|maps?|"
    r"chart|courtesy|handout|credits?|screengrab|screenshot)"
)
_CREDIT = re.compile(
    rf"^\W*(?:(?i:(?:image|media|video)\s+source\b\W|credits?\s*(?:\.{{3}}|…)).{{0,90}}|(?i:{_PHOTO_WORD}(?:\s+credits?)?\s*(?:by)?\s*(?::|\bby\b|©)).{{2,90}}"
    rf"|(?:[\w.'’-]+\s+){{0,6}}[\w.'’-]+/(?:[\w.'’/-]+\s*){{1,6}}"
    rf"|(?:[\w.,'’/-]+\s+){{0,6}}(?:via|for|/)\s+{AGENCY}"
    rf"|(?:(?:[\w.'’-]+\s+){{0,3}}[,/|–—-]?\s*)?{AGENCY}(?:\s*[/|]\s*[\w.'’ /-]+)?"
    rf"|©.{{2,80}}|\([Cc]\)\s.{{2,80}})\W*$"
)
_LABELLED = _re(rf"^\W*(?:{_PHOTO_WORD}|(?:image|media|video)\s+source)\b")
_URLISH = re.compile(r"https?://|www\.|\.(?:com|org|net)\b")
_INLINE_CREDIT = re.compile(
    rf"(?:[(\[]\s*(?i:{_PHOTO_WORD})\b[^)\]]{{0,100}}[)\]]"
    rf"|(?<=[.!?\s”\"’)])(?i:{_PHOTO_WORD}(?:\s+credit)?)\s*(?::|\bby\b|©)\s*\S.{{1,80}}"
    rf"|(?<=[.!?])\s+(?i:sources?)\s*:\s*\S.{{1,60}}"
    rf"|\([^()]{{2,40}}[^()\s\d]/[^()\s\d][^()]{{1,40}}\)"
    rf"|[(\[](?:[^()\[\]]{{0,60}}/\s?)?{AGENCY}[^()\[\]]{{0,40}}[)\]]"
    rf"|(?<=[.!?])\s+(?:[A-Z][\w.'’-]+\s+){{1,4}}/?\s?(?:{AGENCY}|[A-Z][\w.'’-]+/[A-Z]\.?[\w .'’-]+)"
    rf"|(?<=[.!?])\s+(?:[A-Z][\w.'’-]+\s+){{0,4}}[A-Z][\w.'’-]+/[A-Z][\w.'’ -]+)\W*$"
)
_CAPTION = _re(
    r"""^\W*(?:\[\d+/\d+\] | (?:image|media|video)\s+caption\b | file\s*(?:photo|picture|image|pic)?\s*[:\-–—]
        | (?:photo|picture|pictured|image|video|graphic|map|caption|in\s+pictures)\b[^:]{0,40}:
        | in\s+this\s+(?:\w+\s+){0,4}?(?:photo(?:graph)?|image|picture|frame|grab|screengrab|handout)\b )
      | \b(?:pictured|seen|shown)\s+(?:from\s+)?(?:left|right|above|below|here|together|centre|center)\b
      | \((?:from\s+)?(?:left|right|cent(?:re|er)|l(?:eft)?\s*(?:to|-|–)\s*r(?:ight)?|pictured|seen\ here|above|
             below|back|front|second\s+(?:left|right)|far\s+(?:left|right)|file\s+(?:photo|picture|image)|pictured\s[^)]{1,40})\)
      | \bpurchase\s+licensing\s+rights\b
      | \bpictured\s+(?:from\s+left|with|in|on|at)\b | \b(?:from|clockwise\s+from)\s+(?:top\s+)?left\b[:,]"""
)
_CARD = re.compile(r"^[█■▇▉▊◼◾🟥🟦🟩🟨⬛]")

_RELATED = _re(
    r"""^\W*(?:must[\s-]reads?|read\s+(?:more|also|next|on)|also\s+read|related(?:\s+(?:articles?|stories|story|topics?|news|content|
        posts?|coverage|links?|reading|items?))?|see\s+also|more\s+(?:from|on|in|about|stories|news|to\s+read|like)\b.{0,60}|
        you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested)\b.{0,20}|recommended(?:\s+(?:for\s+you|stories|reading|articles?))?|
        (?:most|what['’]s)\s+(?:read|popular|viewed|shared|commented|trending|new)\b.{0,20}|trending(?:\s+(?:now|stories|topics|news))?|
        popular(?:\s+(?:now|stories|posts|articles))?|top\s+(?:stories|news|headlines|picks)|latest(?:\s+(?:news|stories|updates|headlines|posts|articles))?|
        (?:editors?['’]?s?|our)\s+picks?|don['’]?t\s+miss|in\s+case\s+you\s+missed\s+it|in\s+other\s+news|elsewhere\s+on\b.{0,30}|
        around\s+the\s+web|from\s+(?:around\s+the\s+web|our\s+(?:partners|sponsors|network))|sponsored(?:\s+(?:content|links|stories))?|
        promoted(?:\s+(?:content|stories))?|further\s+reading|explore\s+more(?:\s+on\s+these\s+topics)?|list\s+of\s+\d+\s+items|keep\s+reading|more\s+headlines|
        up\s+next|next\s+(?:article|story|post|up)|previous\s+(?:article|story|post)|breaking\s+news|today['’]?s\s+(?:paper|headlines|top\b.*)|
        e-?papers?(?:\W.{0,60})?|special\s+reports?|live\s+updates?|other\s+(?:stories|news)|external\s+links|sister\s+links|sources|source\s+link|
        join\s+the\s+(?:discussion|debate)|also\s+(?:in|on)\s+(?:this|the)\b.{0,30})\W*$"""
)
_RELATED_LEAD = _re(
    r"""^\W*(?:(?:must\s+)?read\s+(?:more|also|next)|also\s+read|see\s+also|related|more\s+from\s+[^:]{1,40}|recommended|watch|listen|
        you\s+may\s+(?:also\s+)?like|next(?:\s+up)?|up\s+next|source\s+link|don['’]?t\s+miss|e-?paper)\s*(?:[:|»>►→]|\s[–—-]\s)|^\W*e-?paper[\s_:]|^\W*READ\s+MORE\b"""
)
_COMMENTS = _re(
    r"""^\W*(?:\d[\d,.]*\s+(?:comments?|responses?|replies|thoughts\s+on\b.*)|comments?(?:\s*\(\d+\)|\s*\d+|\s+section|\s+are\s+closed\b.{0,40})?|
        (?:view|show|read|see|hide|load)\s+(?:all\s+|more\s+)?(?:\d+\s+)?comments?|readers?['’]?s?\s+comments|what\s+do\s+you\s+think|
        have\s+your\s+say|join\s+the\s+conversation|add\s+(?:a\s+|your\s+)?comment|the\s+comments\s+below\b.*|
        be\s+the\s+first\s+to\s+comment\b.*|most\s+voted|newest\s+first|sort\s+by(?:\s+\w+)?)\W*$"""
)
_COMMENTER = re.compile(
    r"^\S.{0,40}?\s(?:says|said|wrote|writes|commented|replied)\s*:?$|^(?:Reply|Like|Report|Flag)(?:\s+\d+)?$"
)
_FORM = _re(
    r"""^\W*(?:leave\s+(?:a|your)\s+(?:reply|comment)\b.{0,40}|cancel\s+reply|post\s+(?:a\s+)?comment|submit(?:\s+comment)?|your\s+(?:name|e-?mail|comment)\b.{0,40}|
        (?:full\s+|first\s+|last\s+)?name\s*:?\s*\*?|e-?mail(?:\s+address)?\s*:?\s*\*?|website\s*:?\s*\*?|comment\s*:\s*\*?|password\s*:?\s*\*?|
        (?:please\s+)?(?:enter|type|write)\s+your\b.{0,60}|your\s+e-?mail\s+address\s+will\s+not\b.*|required\s+fields\s+are\b.*|save\s+my\s+name\b.*|
        notify\s+me\s+of\b.*|log\s*in\s+to\s+(?:leave|post|reply|comment)\b.*|sign\s+in\s+to\s+(?:comment|join)\b.*|
        you\s+(?:must|have\s+to)\s+be\s+logged\s+in\b.*|logged\s+in\s+as\b.*|this\s+site\s+uses\s+akismet\b.*|
        (?:error|thank\s+you)\W*(?:please|for\s+(?:subscribing|signing))\b.*|i\s+agree\s+to\s+the\b.*|i['’]m\s+not\s+a\s+robot)\W*$"""
)
_INVITE = _re(
    r"""^\W*follow\s+@\w+ | ^\W*follow\s+(?:all\s+of\s+)?(?:our|the\s+\w+['’]s|\w+['’]s)\s+(?:\w+\s+){0,4}coverage\b
      | ^\W*(?:sign\s+up|subscribe|get|join|follow|download|register|support|donate|become|click|tap|stay|
        never\s+miss|receive|want\s+more)\b
        .*\b(?:newsletters?|inbox|e-?mails?|apps?|channels?|brief(?:ing)?s?|alerts?|subscribers?|subscriptions?|members?|whatsapp|telegram|
        facebook|twitter|instagram|google\s+news|unlimited|here|free\s+trial|notifications?|up\s+to\s+date|journalism|donat\w+)\b
      | ^\W*(?:have|do|did|are|were|has|got|any|know)\b[^.]{0,90}\?\W.{0,30}?\b(?:e-?mail|contact|tell|write\s+to|
        get\s+in\s+touch|call|whatsapp|let\s+us\s+know|message)\b
      | ^\W*(?:enjoy\w*|liked?|loved?)\b.{0,60}\b(?:subscribe|sign\s+up|register|join)\b
      | \b(?:our|the)\s+(?:weekly|daily|free|morning|evening|fortnightly)\s+newsletter\b"""
)
_HOUSE = _re(
    r"""\b(?:(?:we|our\s+site|this\s+(?:site|website))\s+(?:and\s+our\s+partners\s+)?uses?\s+cookies|accept\s+(?:all\s+)?cookies|cookie\s+(?:policy|settings|preferences|notice)|
        (?:our|the|your|and|&|accept|read)\s+(?:privacy\s+(?:policy|notice|settings)|terms\s+of\s+use|terms\s+(?:&|and)\s+conditions)|
        ^\W*(?:privacy\s+(?:policy|notice|settings)|terms\s+of\s+(?:use|service)|terms\s+(?:&|and)\s+conditions)\b|all\s+rights\s+reserved|
        our\s+standards\s*:|^\W*(?:corrections?|clarifications?|amendments?|notes?\s+to\s+editors?)\s*:|^[\w\s]{2,40}\sis\s+published\s+by\s|may\s+not\s+be\s+(?:published|reproduced|republished)|views\s+expressed\s+(?:in|by|here|are)|do(?:es)?\s+not\s+necessarily\s+(?:reflect|represent)|
        (?:article|story|report|post|piece)\s+(?:was\s+)?(?:originally|first)\s+(?:appeared|published)|manage\s+(?:choices|cookies|consent|preferences)|
        has\s+not\s+been\s+edited\s+by|published\s+from\s+a\s+syndicated|
        this\s+(?:story|article|report)\s+(?:has\s+been|was|will\s+be)\s+(?:updated|corrected|amended)|enable\s+javascript|ad\s*blocker|copyright\s+(?:©|\(c\)|\d{4})|©\s*(?:copyright\s+)?\d{4})"""
)
_WIDGET = _re(
    r"""^\W*(?:advertisements?|adverts?|ad|skip\s+(?:to|advert)\b.*|scroll\s+down\s+(?:for|to)\b.*|sign\s+(?:in|up|out)|log\s*(?:in|out)|subscribe(?:\s+now)?|home(?:page)?|menu|
        search(?:\s+\w+)?|view\s+image\s+in\s+full\s?screen|get\s+in\s+touch|back\s+to\s+(?:top|home)|loading\W*|continue\s+reading\b.*|(?:story|article)\s+continues\b.*|read\s+in\s+app|play(?:\s+video)?|close|
        (?:filed\s+under|tags?|topics?|categor(?:y|ies)|keywords|section)\s*:.*|tags|topics|listen(?:\s+to\s+(?:this\s+)?(?:article|story)\b.*)?|
        (?:watch|video|live|gallery|photos|in\s+pictures)|share(?:\s+(?:this|on|via|article|story|link|facebook|twitter|save|tweet|print|e-?mail|whatsapp|copy|comment)\b.*)?|tweet|
        (?:print|save|e-?mail|copy\s+link|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|youtube|instagram|rss|flipboard)
        (?:[\s,|•·]+(?:print|save|e-?mail|copy\s+link|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|youtube|instagram|rss|share|comments?))*|
        home\s*[/>»›|→].{1,80}|add\s+to\s+(?:my\s+|your\s+)?(?:reading\s+list|list|favou?rites|bookmarks)|
        (?:about|contact)(?:\s+us)?|advertise(?:\s+with\s+us)?|careers|help|faqs?|newsletters?|follow\s+us\b.*|edition|world|politics|business|sports?|culture|opinion|
        technology|tech|science|health|travel|weather|video|more|news|economy|markets|entertainment|lifestyle|podcasts?|
        (?:view|read|open)\s+(?:this\s+)?(?:e-?mail\s+|newsletter\s+|it\s+)?(?:in|on)\s+(?:your\s+|the\s+|a\s+)?(?:web\s*)?browser|
        view\s+(?:it\s+|as\s+)?(?:online|web\s*page)|was\s+this\s+(?:e-?mail|newsletter)\s+forwarded\b.*|for\s+immediate\s+release\b.*|
        \(?end\s+of\s+transcript\W*|accept(?:\s+all)?|reject(?:\s+all)?|got\s+it|no\s+thanks|unsubscribe\b.*|view\s+all|show\s+more|see\s+all|load\s+more|view\s+original|original\s+article)\W*$
      | ^@\w+$ | ^\W*page\s+\d+(?:\s+of\s+\d+)?\W*$ | ^(?:https?://|www\.)\S+$"""
)
_BIO = _re(
    r"""^\W*(?:the\s+(?:writer|author)s?\b.{0,40}?\b(?:is|are|was|were|retired|has|have|can|teach|cover|report|work|serve|hold)
        | about\s+the\s+(?:author|writer)s? )"""
)
_BIO_NAMED = re.compile(
    r"^[*_\s]*(?P<name>[A-ZÀ-ÖØ-Þ][\w.'’-]+(?:\s"
    + _NAME
    + r"){1,4})[*_]*,?\s+(?:is|was|are|covers?|writes?|reports?|teaches|works|serves|"
    r"has\s+(?:covered|been|written|reported)|joined)\b"
)
_BIO_WORK = _re(
    r"""\b(?:correspondent|editor|reporter|writer|columnist|journalist|professor|lecturer|fellow|novelist|historian|author\s+of|
        writes?\s+(?:about|on|for)|covers?|reports?\s+(?:on|from|for)|based\s+in|lives\s+in|teaches)\b"""
)
_BIO_TAIL = _re(
    r"(?:reach(?:ed)?\s+(?:him|her|them|at)|follow\s+(?:him|her|them)|contact\s+(?:him|her|them))\b.{0,60}$"
)


def is_byline(block: Block) -> bool:
    """Tell whether a paragraph names who wrote, when, or who helped."""
    plain = block.plain
    if len(plain) > 400:
        return False
    if _REPORTING.search(plain) and block.words <= 60:
        return True
    if block.words <= 14 and (signed_by(plain) or (block.words <= 8 and not block.ended and _OFFICE.match(plain))):
        return True
    if block.words <= 24 and byline_of(plain):
        return True
    stamped = _STAMP.match(plain) and block.words <= 24 and bool(dates_in(plain))
    if block.words <= 16 and dates_in(plain) and _STAMP_WORDS.search(plain):
        return not any(char.isalpha() for char in _STAMP_WORDS.sub("", without_dates(plain)))
    return bool(stamped) or bool(_MINUTES.match(plain))


def signed_by(plain: str) -> str | None:
    """Give the name in a line of name and role ("Ann Example, City correspondent"), or None if this is none."""
    match = _ROLE_LINE.match(plain)
    return match["who"] if match else None


def byline_of(plain: str) -> str | None:
    """Give what follows "By" in a byline (names, roles, outlet; no dates), or None if this is none."""
    match = _BY.match(plain)
    if not match or len(plain) > 300:
        return None
    who = re.sub(r"[\s|,/•·–—-]+$|\bPage \d+\W*$", "", without_dates(plain[match.end() :])).strip("*_ ")
    who = re.sub(r"[\s|,/•·–—-]+$|(?<=[a-z]{2})\.$", "", who)
    who = _STAMP_TAIL.sub("", who)
    words = [word.strip("()[].,:;|/&•·–—-*_") for word in who.split()]
    named = [word for word in words if word]
    fits = all(word[0].isupper() or word[0].isdigit() or word.lower() in _BY_JOINS or "@" in word for word in named)
    return who if named and fits and len(named) <= 20 else None


def is_date(block: Block) -> bool:
    """Tell whether a paragraph is a date and nothing else."""
    return block.words <= 12 and is_date_line(block.plain)


def is_credit(block: Block) -> bool:
    """Tell whether a paragraph says whose a picture is, and no more."""
    plain = block.plain
    if block.words > 14 or _URLISH.search(plain) or (block.stops > 0.3 and not _LABELLED.match(plain)):
        return False
    return bool(_CREDIT.match(plain))


_UNDER_AGENCY = re.compile(rf"^{AGENCY}\s+(?:[A-ZÀ-ÖØ-Þ][\w'’-]*)\s")
"""An agency's name run into the words under its picture: "Reuters The leaders met at a house by the sea"."""


def is_caption(block: Block) -> bool:
    """Tell whether a paragraph describes a picture, by its own words."""
    plain = block.plain
    if block.image:
        return True
    if len(plain) > 600:
        return False
    if _UNDER_AGENCY.match(plain) and not block.ended and 5 <= block.words <= 40:
        return True
    if _CARD.match(plain) and block.words <= 14 and not block.ended:
        return True
    # In a long paragraph "(left)" or "seen here" may be the reporter's own.
    if block.words <= 70 and _CAPTION.search(plain) and (not quotes_at_length(plain) or _left_loose(block)):
        return True
    return block.words <= 60 and bool(_INLINE_CREDIT.search(plain)) and not quotes_at_length(plain)


def _left_loose(block: Block) -> bool:
    """Tell whether a paragraph with an aside in brackets has no full stop: "Ann Example (left): 'So far,' she says"."""
    return not block.ended and ")" in block.plain[:120]


def quotes_at_length(plain: str) -> bool:
    """Tell whether somebody speaks in this paragraph, as nobody does under a picture."""
    return bool(re.search(r"[,.!?]['’”\"]\s+(?:\w+\s+){0,4}(?:said|told|says|added|asked|wrote)\b", plain))


def is_bio(block: Block, authors: frozenset[str]) -> bool:
    """Tell whether a paragraph is about the author (`authors`: their names in lower case)."""
    plain = block.plain
    if len(plain) > 900:
        return False
    if _BIO.match(plain) or (_BIO_TAIL.search(plain) and block.words < 80):
        return True
    named = _BIO_NAMED.match(plain)
    return bool(named and named["name"].lower() in authors)


_ABOUT = re.compile(r"^About\s+(?:the\s+|The\s+)?(?P<name>[A-ZÀ-ÖØ-Þ][\w&.'’-]*)(?:\s[\w&.'’-]+){0,4}:?$")
_NOTES = _re(
    r"^\W*(?:notes?\s+(?:to|for)\s+(?:the\s+)?editors?|(?:media|press)\s+(?:contacts?|enquir\w+|inquir\w+)|contacts?|"
    r"for\s+(?:more|further)\s+information|forward[-\s]looking\s+statements?|cautionary\s+(?:note|statement)\b.{0,60}|"
    r"safe\s+harbou?r\b.{0,40})\s*:?\W*$"
)


def opens_notes(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether the notes of a press release begin here: "About Example" over "Example is a maker of ..."."""
    block = blocks[index]
    if block.words > 8 or block.ended:
        return False
    about = _ABOUT.match(block.plain)
    if about and index + 1 < len(blocks):
        return about["name"].lower() in blocks[index + 1].plain.lower()[:60]
    return bool(_NOTES.match(block.plain))


def bio_of(block: Block) -> str | None:
    """Give whom a paragraph introduces as bios do ("Ann Arp writes about ports"), or None."""
    named = _BIO_NAMED.match(block.plain)
    told = named and block.words <= 45 and _BIO_WORK.search(block.plain)
    return named["name"] if named and told else None


def is_highlight_mark(block: Block) -> bool:
    """Tell whether a paragraph only says that the next one is a highlight of the story."""
    return bool(re.match(r"@\w+$", block.plain))


def is_bare_byline(block: Block) -> bool:
    """Tell whether a paragraph is names, with where their bearers are perhaps, and nothing else."""
    return not block.ended and block.words <= 16 and bool(bare_names(block.plain))


def bare_names(plain: str) -> list[str]:
    """Give the names in a line of nothing but names and places ("Ann Arp in Oslo and Bo Lund in Rome"), else none."""
    names = []
    for part in re.split(r",\s|\s(?:and|&)\s", plain):
        name, _, place = part.partition(" in ")
        if not NAME_LINE.match(name) or (place and not (place[0].isupper() and len(place.split()) <= 4)):
            return []
        names.append(name)
    return names


def is_commenter(block: Block) -> bool:
    """Tell whether a paragraph stands over a reader's comment."""
    return block.words <= 8 and bool(_COMMENTER.match(block.plain))


def _said(pattern: re.Pattern[str], words: int) -> Callable[[Block], bool]:
    return lambda block: block.words <= words and bool(pattern.search(block.plain))


opens_related = _said(_RELATED, 9)
"""Tell whether a paragraph is the heading of a list of links."""
opens_comments = _said(_COMMENTS, 8)
"""Tell whether a paragraph is the heading of readers' comments."""
opens_form = _said(_FORM, 30)
"""Tell whether a paragraph is part of a form."""

_TESTS: tuple[tuple[ZoneKind, Callable[[Block], bool]], ...] = (
    ("form", opens_form),
    ("comment", opens_comments),
    ("related", opens_related),
    ("related", lambda block: block.words <= 30 and bool(_RELATED_LEAD.match(block.plain))),
    ("related", lambda block: block.linked > 0.6 and not block.image),
    ("navigation", _said(_WIDGET, 20)),
    ("byline", is_byline),
    ("caption", lambda block: block.image),
    ("credit", is_credit),
    ("caption", is_caption),
    ("form", lambda block: block.words <= 60 and bool(_INVITE.match(block.plain)) and '"' not in block.plain),
    ("navigation", lambda block: block.words <= 90 and bool(_HOUSE.search(block.plain))),
)


def mark(block: Block) -> ZoneKind | None:
    """Give the kind of zone that a paragraph's own words say it is, or None."""
    return next((kind for kind, test in _TESTS if test(block)), None)
