"""What a reader can do. In: clauses that offer a choice. Out: bullets that say what to do, and where.

The bullets are ours, the address or setting is the text's own. An address is shown whole or as its host alone, never
cut: what is shown works when it is typed in.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from smallprint.model import Bullet, Choice, Clause, DocumentInfo, Finding
from smallprint.words import count_words

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
MAX_ADDRESS: Final = 40
"""Characters of an address that a reader still types; a longer one is shown as its host."""
_MAX_SETTING: Final = 7
"""Words of a setting's name, beyond which it is more likely a piece of a sentence."""
_EASE: Final = (
    "account setting",
    "unsubscribe link",
    "device setting",
    "browser setting",
    "GPC",
    "web form",
    "email",
    "phone",
    "industry page",
    "postal mail",
    "other",
)
"""Mechanisms, the easiest for a reader first."""
_STEP: Final = re.compile(r"\s*(?:>|→|»|›)\s*")
_EMAIL: Final = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[a-z]{2,}")
_PERIOD: Final = re.compile(r"P(\d+)([DWMY])")
_UNITS: Final = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def list_offers(clauses: Iterable[Clause]) -> frozenset[str]:
    """What the clauses let a reader refuse or ask for, wherever and however."""
    choices = (clause.choice for clause in clauses if clause.stance != "denied" and clause.actor != "third party")
    return frozenset(choice.from_ for choice in choices if choice is not None)


def list_actions(
    clauses: Iterable[Clause],
    *,
    documents: Sequence[DocumentInfo],
    findings: Sequence[Finding],
    watch_out: Sequence[Finding],
    limit: int,
    words: int,
) -> tuple[Bullet, ...]:
    """Up to `limit` things to do, each of at most `words` words: first what helps against the `watch_out` findings.

    A choice open to everyone stands before one of a region, and an easy way before a hard one. A choice that does not
    say where or how it is made has no bullet.
    """
    worries = {finding.slot for finding in watch_out}
    told: dict[str, tuple[tuple[bool, int], Bullet]] = {}
    for clause in clauses:
        choice = clause.choice
        if choice is None or choice.from_ not in DEEDS or clause.stance == "denied" or clause.actor == "third party":
            continue
        if clause.rule == PART or (documents[clause.document].kind == "terms" and choice.from_ not in OF_TERMS):
            continue
        text = _tell(clause, choice)
        rank = (clause.region is not None, _EASE.index(choice.mechanism) if choice.mechanism in _EASE else len(_EASE))
        known = told.get(choice.from_)
        if text and count_words(text) <= words and (known is None or rank < known[0]):
            told[choice.from_] = (rank, _bullet(text, clause, findings))
    kinds = [kind for kind in DEEDS if kind in told]
    kinds.sort(key=lambda kind: not (ANSWERED[kind] & worries))  # stable: DEEDS' order within each
    return tuple(told[kind][1] for kind in kinds[:limit])


def _bullet(text: str, clause: Clause, findings: Sequence[Finding]) -> Bullet:
    shown = next((finding for finding in findings if clause.id in finding.clauses), None)
    return Bullet(
        text=text,
        practice=shown.practice if shown else None,
        slot=shown.slot if shown else None,
        clauses=(clause.id,),
    )


def _tell(clause: Clause, choice: Choice) -> str:
    """The bullet's text; empty when the clause does not say how."""
    way = _way(choice)
    if not way:
        return ""
    deed = DEEDS[choice.from_] + (_within(clause.deadline) if choice.from_ == "arbitration" else "")
    region = f" ({clause.region} only)" if clause.region else ""
    return f"{deed}{region}: {way}."


def _within(deadline: str | None) -> str:
    period = _PERIOD.fullmatch(deadline or "")
    if period is None:
        return ""
    number, unit = int(period[1]), _UNITS[period[2]]
    return f" within {number} {unit}{'' if number == 1 else 's'}"


def _way(choice: Choice) -> str:
    """How the choice is made, in words that follow a colon; empty when nothing usable is known."""
    address = show_address(choice.target or "")
    match choice.mechanism:
        case "unsubscribe link":
            return "use the unsubscribe link"
        case "account setting":
            return f"see {address}" if address else _setting(choice.target) or "look in your account settings"
        case "device setting":
            return "use the settings of your device"
        case "browser setting":
            return "use the settings of your browser"
        case "GPC":
            return "switch on Global Privacy Control in your browser"
        case "web form":
            return f"use the form at {address}" if address else "use their web form"
        case "email":
            return f"write to {address}" if "@" in address else "send them an email"
        case "phone":
            return f"call {choice.target.removeprefix('tel:')}" if choice.target else "call them"
        case "postal mail":
            return "send them a letter"
        case _:
            return f"go to {address}" if address else ""


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

    A URL loses its scheme and "www."; with a query, a fragment or more than 40 characters only its host is shown.
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
