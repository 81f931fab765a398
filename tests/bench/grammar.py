"""The words and sentence forms of the bench corpus: negotiations that never took place, in the manner of the press.

All names are put together from syllables, all sentences from the lists below; nothing is taken from any article.
A form is plain text with fields in braces; which fields there are, `corpus.py` says.
"""

# ruff: noqa: SIM905  (lists of words read better as one line of words)

from __future__ import annotations

FIRST = tuple("Ada Bren Cela Dorin Elka Ferin Galo Hesta Ilva Joran Keta Lomin Mirel Nola Orsin Pela".split())
SURNAME_HEADS = tuple("Bar Cal Dor Fen Gar Hol Kes Lan Mor Nar Pel Ros Sel Tam Ver Wil".split())
SURNAME_TAILS = tuple("beck den ford gate holt ker low mere nick rath sby ton vale wick".split())
PLACES = tuple("Northmere Eastgate Kelford Dunholt Larwick Rossvale Tamden Wilsby Corlow Fenrath".split())
SIDES = (
    "{place} Dockers Union", "{place} Port Company", "{place} Rail Council", "{place} Farmers Alliance",
    "{place} Water Board", "{place} Nurses League", "{place} Energy Group", "{place} City Assembly",
)  # fmt: skip
ROLES = tuple("chief negotiator|spokeswoman|president|secretary|deputy chair|adviser".split("|"))
ISSUES: dict[str, tuple[str, ...]] = {
    "wages": (
        "a raise of {number} percent", "back pay for {number} months", "a floor of {number} crowns an hour",
        "a bonus of {number} crowns for the night crews", "an end to the pay freeze by {month}",
    ),
    "hours": (
        "a week of {number} hours", "no shift longer than {number} hours", "two free weekends in {month}",
        "longer shifts from {month}", "a rota that is known {number} days ahead",
    ),
    "jobs": (
        "a guarantee for {number} posts", "the return of {number} dismissed workers", "no closures before {month}",
        "the hiring of {number} apprentices", "a fund for those who leave by {month}",
    ),
    "water": (
        "{number} cubic metres a day from the upper canal", "inspections of the dam every {number} days",
        "the opening of {number} sluices by {month}", "a shared gauge at the border weir",
    ),
    "tariffs": (
        "a levy of {number} percent on grain", "the end of the levy by {month}", "a quota of {number} tonnes",
        "free passage for {number} freight trains a week",
    ),
    "safety": (
        "{number} more inspectors on the quays", "new brakes for {number} trains",
        "an inquiry into the accident of {month}", "rest rooms at {number} stations",
    ),
    "oversight": (
        "a joint commission of {number} members", "a neutral mediator until {month}", "reports every {number} weeks",
        "an auditor who is named by both sides",
    ),
}  # fmt: skip
"""What may be wanted, by issue."""
STANCES = {
    "demand": ("demands", "insists on", "calls for", "wants"),
    "refuse": ("refuses", "rejects", "rules out"),
    "offer": ("offers", "proposes"),
    "accept": ("accepts", "agrees to"),
}
"""The verbs of each stance."""
POSITIONS = (
    "The {side} {verb} {want}.",
    "In the talks the {side} {verb} {want}.",
    "On {issue}, the {side} {verb} {want}.",
)
SAID = (
    "“{words}”, said {speaker}, {role} of the {side}.",
    "“{words}”, {speaker} of the {side} told reporters in {place}.",
    "{speaker}, {role} of the {side}, said: “{words}”",
)
SHORT_SAID = ("“{words}”, {surname} said.", "{surname} added: “{words}”")
NOUNS = tuple(
    (
        "anchor annex appeal archive audit barge bargain basin beacon benefit boundary bridge budget canal "
        "captain cargo census chapter charter clause clerk coast committee compass concession contract convoy "
        "council court crane crew customs deadline debt deck delay delegation depot dispute district ditch "
        "dock draft drought election engine envoy estate factory farm ferry fine fleet flood forecast forest "
        "freight gauge grain guarantee harbour harvest hearing hospital hostel household inquiry inspector "
        "insurer invoice island judge junction ladder lantern lawyer lease ledger lighthouse loan lock "
        "machine majority market meadow mediator memory merger mill minister minute mortgage motion neighbour "
        "notice oath office orchard outpost pension permit picket pier pilot pipeline platform plough pledge "
        "policy pool portrait pound premium procedure promise protocol province pump quarry quota railway "
        "rate reactor record reform refund region registry remedy repair reserve resort river roof route "
        "rumour salary school season seat sentence shelter signal silence site sluice statute steamer stock "
        "storm strike subsidy surplus survey tariff tenant terminal testimony theatre threshold ticket timber "
        "toll tower treasury treaty trench tribunal trust tunnel turbine union valley vault verdict vessel "
        "village vote warehouse warrant water weather weir wharf winter witness workshop yard"
    ).split()
)
ADJECTIVES = tuple(
    (
        "ancient annual bitter blank bold broken calm careful cheap clear closed cold common costly cruel "
        "deep distant double dry early empty equal fair false final firm foreign formal former frozen full "
        "gentle grand grave hard heavy hidden honest idle joint large late legal level local lost loud modest "
        "narrow neutral new noisy old open partial patient plain poor private proper public quick quiet rare "
        "raw ready recent rigid rough rural secret severe sharp short silent simple slow small solid stable "
        "steep strict sudden swift tall temporary thin tired total urgent vague vacant vast weak wide wild "
        "written"
    ).split()
)
VERBS = tuple(
    (
        "abandon accept alter amend answer approve auction avoid balance block borrow bury buy cancel carry "
        "cede charge claim clear close collect count cover cross defend delay deliver divide drain draw drop "
        "enter examine extend fence file finance flood forget forgive fund grant guard halt hide hold ignore "
        "inherit inspect insure invite isolate judge keep lease lend lift limit lower maintain measure merge "
        "mortgage move name notice offer open order paint pardon patrol pay plant pledge postpone praise "
        "print protect prove publish pull question raise reach rebuild recall record refuse reject release "
        "remove rent repair replace report rescue restore review ruin save seal seize sell send settle share "
        "ship shut sign split spare spend sponsor stop store strip study supply survey suspend swap tax tear "
        "test thank tolerate trade transfer treat trust value visit warn wash watch weigh welcome withdraw"
    ).split()
)
CLAUSES = (
    "we {verb} no {adjective} {noun} without a {noun2}", "the {adjective} {noun} must {verb} every {noun2}",
    "nobody will {verb} the {noun} of the {adjective} {noun2}", "a {noun} that we {verb} is no {adjective} {noun2}",
    "you can {verb} a {noun}, but not our {adjective} {noun2}", "let them {verb} the {noun} and {verb2} the {noun2}",
    "this {adjective} {noun} is no {noun2} to {verb}", "our {noun} was never {adjective}, and their {noun2} was",
    "it takes a {noun} to {verb} such {adjective} {noun2}s", "the {noun} and the {noun2} stay {adjective}",
    "we came to {verb} the {adjective} {noun}, not to {verb2} it", "I would {verb} that {noun} before any {noun2}",
    "there is a {adjective} {noun} behind each {noun2}", "who would {verb} a {noun} for {want}",
    "without {want} the {noun} is {adjective}", "they {verb} the {noun2} and then {verb2} our {noun}",
)  # fmt: skip
LINKS = (", and ", ", but ", ", so ", "; ", " because ", " while ")
CLOSERS = tuple(
    "Ask the {noun} about the {adjective} {noun2}.|Then we {verb} the {noun}.|A {adjective} {noun} will {verb} it.|"
    "That is our last word on {day}.|We meet again on {day}.|Let them answer by {day}.|"
    "The rest is for the lawyers.|I hope that {place} is listening.|Ask me again in {month}.".split("|")
)
TOLD = (
    "{speaker} said that {want} would be discussed on {day}.",
    "{surname} said the {side} had expected {want}.",
    "An official close to the {side} said that {want} was not out of reach.",
)
OPEN = (
    "It remains unclear whether {want} will be part of a settlement.",
    "Whether the {side} will return to the talks on {day} is not known.",
    "Neither side would say who pays for {want}.",
    "It was not clear in {place} on {day} when {want} would be put to a vote.",
)
FILL = (
    "The {adjective} {noun} near the {noun2} drew a crowd of {number} on {day}.",
    "A {noun} from {place} said to have seen the {adjective} {noun2} was not found.",
    "Officials spent {day} with a {adjective} {noun} and the keys of a {noun2}.",
    "The {noun} closed in {month}, and with it the {adjective} {noun2}.",
    "In {place} the {adjective} {noun} is older than the {noun2}.",
    "Some {number} of them came to {verb} the {noun} before a {adjective} {noun2} could {verb2} it.",
    "The talks in {place} entered their {number}th day on {day}.",
    "Delegates left the hall shortly before midnight and returned at dawn.",
    "Some {number} people waited in the rain outside the old customs house.",
    "The dispute began in {month}, when an earlier agreement lapsed.",
    "Prices in {place} have risen by {number} percent since {month}.",
    "A mediator carried drafts from one room to the other for {number} hours.",
    "Traders along the canal said they had seen worse winters.",
    "Both delegations are to meet again on {day}, in {place}.",
    "The draft runs to {number} pages, most of them annexes.",
    "Shops near the station closed early, and trams were diverted through {place}.",
)
TITLES = (
    "{place} talks stall over {issue}", "{side} digs in on {issue}", "Day {number} in {place}: no deal on {issue}",
    "{issue} divides the table in {place}", "What the {side} wants in {place}",
)  # fmt: skip
OUTLETS = ("The Kelford Courier", "Larwick Observer", "The Northern Ledger", "Eastgate Evening News", "Rossvale Times")
MONTHS = tuple("January February March April May June July August September October November December".split())
DAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
