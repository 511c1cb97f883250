"""What a reader can do. In: clauses that offer a choice. Out: bullets that say what to do, and where.

The bullets are ours, the address or setting is the text's own. An address is shown whole or as its host alone, never
cut: what is shown works when it is typed in.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from smallprint.measures.words import count_words
from smallprint.model import Bullet, Choice, Clause, DocumentInfo, Finding

DEEDS: Final[Mapping[str, str]] = {
    "arbitration": "Opt out of arbitration",
    "sale or sharing": "Refuse the sale or sharing of your data",
    "targeted ads": "Turn off ads based on your activity",
    "location": "Turn off location tracking",
    "account/data deletion": "Delete your account or data",
    "marketing email": "Stop marketing emails",
    "cookies": "Turn off cookies",
    "data access/export": "Get a copy of your data",
}
"""What a choice lets a reader do, the most telling first. A choice of another kind has no bullet."""
SOME_ADS: Final = "Turn off some ads based on your activity"
"""What a choice about ads lets a reader do that holds for some firms' alone."""
TEXTS: Final = "Stop marketing texts"
"""What a choice about marketing lets a reader do that speaks of text messages alone."""
ANSWERED: Final[Mapping[str, frozenset[str]]] = {
    "arbitration": frozenset({"L1", "L2"}),
    "sale or sharing": frozenset({"S1", "S2", "S3"}),
    "targeted ads": frozenset({"S2", "C6", "C7"}),
    "location": frozenset({"C3"}),
    "account/data deletion": frozenset({"R1", "R2"}),
    "marketing email": frozenset(),
    "cookies": frozenset({"C7"}),
    "data access/export": frozenset(),
}
"""Slots whose bad answers the choice helps against: such a choice comes first."""
OF_TERMS: Final = frozenset({"arbitration", "marketing email", "account/data deletion"})
"""What terms of service let a reader do; what else they say of settings and sales is about things, not data."""
PART: Final = "opt-out.delete_data"
"""The rule for deleting some of one's data, such as a history: less than the bullet would promise."""
GUESSED: Final = frozenset({"opt-out.choosing", "opt-out.way", "opt-out.choices"})
"""Rules for a way out whose topic is read from the text around it: a rule of the topic itself is surer."""
ELSEWHERE: Final = frozenset({"opt-out.ads_elsewhere", "opt-out.industry_item"})
"""Rules for refusing the ads of one firm or one trade: less than what the company itself offers."""
ARBITRATION: Final = "legal.arbitration_optout"
"""The practice whose clauses tell how long a reader has to opt out of arbitration."""
MAX_ADDRESS: Final = 72
"""Characters of an address that a line still holds; a longer one is shown as its host."""
_MAX_SETTING: Final = 7
"""Words of a setting's name, beyond which it is more likely a piece of a sentence."""
INDUSTRY: Final = "industry page"
_EASE: Final = (
    "unsubscribe link",
    "account setting",
    "device setting",
    "browser setting",
    "GPC",
    "web form",
    "email",
    "phone",
    INDUSTRY,
    "postal mail",
    "other",
)
"""Mechanisms, the easiest for a reader first."""
_FORM: Final = re.compile(r"\b(?:forms?|portal|submit)\b", re.IGNORECASE)
_LINK: Final = re.compile(r"\b(?:here|click|link|page|visit|go to)\b", re.IGNORECASE)
_STEP: Final = re.compile(r"\s*(?:>|→|»|›)\s*")
_TEXTS: Final = re.compile(r"\b(?:sms|texts?|text messages?)\b", re.IGNORECASE)
_MAIL: Final = re.compile(r"mail|newsletter|communications?\b", re.IGNORECASE)
_CHILD: Final = re.compile(r"\b(?:child|children|minors?|teens?)\b", re.IGNORECASE)
_STATISTICS: Final = re.compile(r"gaoptout|google-?analytics", re.IGNORECASE)
"""Addresses that refuse the counting of visits, neither ads nor cookies."""
_EMAIL: Final = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[a-z]{2,}")
_PERIOD: Final = re.compile(r"P(\d+)([DWMY])")
_DEVICE: Final = "use the settings of your device"
"""The one way that leads to another place for each thing to refuse."""
_Rank = tuple[bool, int, bool, int]
"""Limited to a region, how vague (`_way`), guessed or for a part, and how hard."""
_UNITS: Final = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def list_offers(clauses: Iterable[Clause]) -> frozenset[str]:
    """What the clauses let a reader refuse or ask for, wherever and however."""
    choices = (clause.choice for clause in clauses if clause.stance != "denied" and clause.actor != "third party")
    return frozenset(choice.from_ for choice in choices if choice is not None)


def list_actions(
    clauses: Sequence[Clause],
    *,
    documents: Sequence[DocumentInfo],
    findings: Sequence[Finding],
    watch_out: Sequence[Finding],
    limit: int,
    words: int,
) -> tuple[Bullet, ...]:
    """Up to `limit` things to do, each of at most `words` words: first what helps against the `watch_out` findings.

    A choice open to everyone stands before one of a region, a way that leads to the place before one that does not, a
    sure one before a guess, an easy one before a hard one. No way is told twice, and a vague guess not at all.
    """
    worries = {finding.slot for finding in watch_out}
    ways: dict[str, list[tuple[_Rank, str, Clause]]] = {kind: [] for kind in DEEDS}
    for clause in clauses:
        choice = clause.choice
        if choice is None or not _serves(clause, choice, of_terms=documents[clause.document].scorecards == ("terms",)):
            continue
        way, vague = _way(choice, clause.quote)
        if way and not (vague and clause.rule in GUESSED):
            effort = _EASE.index(choice.mechanism) if choice.mechanism in _EASE else len(_EASE)
            weak = clause.rule in GUESSED | ELSEWHERE or _CHILD.search(clause.quote) is not None
            ways[choice.from_].append(((clause.region is not None, vague, weak, effort), way, clause))
    times = [clause.deadline for clause in clauses if clause.practice == ARBITRATION and clause.deadline]
    told: list[Bullet] = []
    used: set[str] = set()
    for kind in sorted(DEEDS, key=lambda kind: not (ANSWERED[kind] & worries)):  # stable: DEEDS' order within each
        for _, way, clause in sorted(ways[kind], key=lambda entry: entry[0]):
            text = _tell(kind, way, clause, within=next(iter(times), None))
            if way not in used and count_words(text) <= words:
                told.append(_bullet(text, clause, findings))
                used |= {way} - {_DEVICE}
                break
    return tuple(told[:limit])


def _serves(clause: Clause, choice: Choice, *, of_terms: bool) -> bool:
    """Whether the choice lets a reader do one of the DEEDS, all of it, with the company that the text is of."""
    if choice.from_ not in DEEDS or clause.stance == "denied" or clause.actor == "third party" or clause.rule == PART:
        return False
    if of_terms and choice.from_ not in OF_TERMS:
        return False
    return not _STATISTICS.search(choice.target or "")


def _bullet(text: str, clause: Clause, findings: Sequence[Finding]) -> Bullet:
    shown = next((finding for finding in findings if clause.id in finding.clauses), None)
    return Bullet(
        text=text,
        practice=shown.practice if shown else None,
        slot=shown.slot if shown else None,
        clauses=(clause.id,),
    )


def _tell(kind: str, way: str, clause: Clause, *, within: str | None) -> str:
    deed = DEEDS[kind] + (_within(clause.deadline or within) if kind == "arbitration" else "")
    if kind == "targeted ads" and (clause.rule in ELSEWHERE or (clause.choice and clause.choice.mechanism == INDUSTRY)):
        deed = SOME_ADS
    if kind == "marketing email" and _TEXTS.search(clause.quote) and not _MAIL.search(clause.quote):
        deed = TEXTS
    region = f" ({clause.region} only)" if clause.region else ""
    return f"{deed}{region}: {way}."


def _within(deadline: str | None) -> str:
    period = _PERIOD.fullmatch(deadline or "")
    if period is None:
        return ""
    number, unit = int(period[1]), _UNITS[period[2]]
    return f" within {number} {unit}{'' if number == 1 else 's'}"


def _way(choice: Choice, quote: str) -> tuple[str, int]:
    """How the choice is made, in words that follow a colon, and how far they are from the very place.

    0: they lead there; 1: to its site or among other settings; 2: a reader must look. Empty when nothing usable is
    known.
    """
    target = choice.target or ""
    match choice.mechanism:
        case "unsubscribe link":
            return "use the unsubscribe link", 0
        case "account setting":
            page, vague = _visit("see", target)
            named = page or _setting(choice.target)
            return (named, vague) if named else ("look in your account settings", 1)
        case "device setting":
            return _DEVICE, 0
        case "browser setting":
            return "use the settings of your browser", 0
        case "GPC":
            return "switch on Global Privacy Control in your browser", 0
        case "web form":
            form = _FORM.search(quote) is not None
            page, vague = _visit("use the form at" if form else "go to", target)
            link = "follow the link in their text" if _LINK.search(quote) else "contact them"
            return (page, vague) if page else ("use their web form" if form else link, 2)
        case "email":
            address = show_address(target)
            return (f"write to {address}", 0) if "@" in address else ("send them an email", 2)
        case "phone":
            return (f"call {target.removeprefix('tel:')}", 0) if target else ("call them", 2)
        case "postal mail":
            return "send them a letter", 2
        case _:
            return _visit("go to", target)


def _visit(verb: str, target: str) -> tuple[str, int]:
    """ "see acme.com/ads"; where only the host is short enough to show, that their link leads there; else empty."""
    address = show_address(target)
    if not address:
        return "", 0
    whole = "/" in address or "@" in address or target.rstrip("/").endswith(address)
    return (f"{verb} {address}", 0) if whole else (f"follow their link to {address}", 1)


def _setting(target: str | None) -> str:
    """ "Settings > Privacy > Ads" as "Settings, then Privacy, then Ads"; empty for what is not the name of a place."""
    if not target or count_words(target) > _MAX_SETTING:
        return ""
    steps = [step.strip(" .\"'“”") for step in _STEP.split(target)]
    if len(steps) > 1:
        return ", then ".join(step for step in steps if step)
    return f'look for "{steps[0]}"' if steps[0] and steps[0][0].isupper() else ""


def show_address(target: str) -> str:
    """A URL or an email address as a reader would type it; "" for what is neither, or leads nowhere by itself.

    A URL loses its scheme and "www."; with a query, a fragment or more than 72 characters only its host is shown.
    """
    target = target.strip().removeprefix("mailto:").split("?")[0] if "@" in target else target.strip()
    if _EMAIL.fullmatch(target.lower()):
        return target
    try:
        parts = urlsplit(target if "://" in target else f"https://{target}")
    except ValueError:  # the text's own "http://[" and the like
        return ""
    host = parts.netloc.removeprefix("www.")
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", host):
        return ""
    page = host + parts.path.rstrip("/")
    return host if parts.query or parts.fragment or len(page) > MAX_ADDRESS else page
