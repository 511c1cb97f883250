"""What a reader sets in a telephone, a tablet, a television. In: sentences. Out: the names of switches and settings."""

import re
from typing import Final

_SWITCH: Final = re.compile(
    r"\b(?:L(?:imit|IMIT) A(?:d|ds|D) T(?:racking|RACKING)"
    r"|Opt[- ]?[Oo]ut of (?:[Aa]ds? [Pp]ersonali[sz]ation|[Ii]nterest[- ][Bb]ased (?:[Aa]ds|[Aa]dvertising)"
    r"|[Pp]ersonali[sz]ed [Aa]ds)"
    r"|Allow [Aa]pps to (?:[Rr]equest to )?[Tt]rack|Ask Apps? [Nn]ot to [Tt]rack)\b"
)
"""Switches that the systems of telephones have, by their names."""
_THING: Final = (
    r"(?:mobile |smart |handheld |own )?(?:devices?|phones?|smartphones?|tablets?|handsets?|televisions?|tvs?|consoles?"
    r"|operating systems?)"
)
_SETTING: Final = re.compile(
    r"\b(?:(?:turn|switch)(?:ing)? off|disabl(?:e|ing)|deactivat(?:e|ing)) (?:your |the |all "
    r"|our )?(?P<thing>(?:[\w-]+ ){0,2}"
    r"(?:services|notifications|access|tracking|permissions?|bluetooth|gps|identifier|id) (?:on|in|of|for) your "
    r"(?:mobile |own )?(?:device|phone|smartphone|tablet|handset))\b"
    r"|\b(?:[\w-]+ )?(?:settings?|permissions?|controls?|preferences)(?:\s+(?!you|we|if|and|but"
    r"|or)\w+){0,2}?\s+(?:in|on|of|for|within|from)\s+"
    r"(?:your|the|each|their|any)\s+(?:(?:app|apps|application|browser|computer|web browser"
    rf"|internet browser)\s+or\s+(?:your\s+|the\s+)?)?{_THING}\b(?![’'])"
    rf"|\b(?:your|the|their|its) (?P<owned>{_THING}(?:[’']s?)? (?:[a-z]+ )?settings?(?: menu)?)\b"
    rf"|\b(?:most|many|some|these|those|such|all) {_THING}\b[^.;]{{0,90}}?\b(?:their|its) "
    r"(?P<theirs>(?:[a-z]+ )?settings(?: menu)?)\b",
    re.IGNORECASE,
)
_ON_DEVICE: Final = re.compile(
    r"\b(?:iPhones?|iPads?|iOS|Android|Apple devices?|[Oo]n (?:a |all )?mobile devices?"
    r"|on your (?:mobile )?(?:device|phone|smartphone))\b"
)
_APP: Final = re.compile(r"\b(?:app|apps|(?<!in-)application|in-app)\b(?! ad)", re.IGNORECASE)


def find_switches(sentence: str) -> tuple[str, ...]:
    """The switches of a device's system that a sentence names, each once.

    >>> find_switches('Choose "Limit Ad Tracking" or "Opt out of Ads Personalization".')
    ('Limit Ad Tracking', 'Opt out of Ads Personalization')
    """
    return () if ">" in sentence else tuple(dict.fromkeys(_SWITCH.findall(sentence)))


def find_device_setting(sentence: str) -> str | None:
    """What a sentence calls the settings of a device.

    >>> find_device_setting("Use the settings available in your phone."), find_device_setting("See your TV's settings.")
    ('settings available in your phone', "TV's settings")
    """
    found = _SETTING.search(re.sub(r"[“”\"]", "", sentence))
    if found is None:
        return None
    return (found["thing"] or found["owned"] or found["theirs"] or found[0]).strip().removeprefix("the ")


def is_on_device(sentence: str) -> bool:
    """Are the settings of a sentence those of a telephone, not of an app on it?"""
    return bool(_ON_DEVICE.search(sentence)) and not _APP.search(_SWITCH.sub("", sentence.replace("Settings app", "")))
