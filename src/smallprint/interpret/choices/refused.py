"""What a way refuses by itself, whatever its sentence speaks of. In: ways, topics. Out: what is refused."""

import re
from typing import Final

from smallprint.interpret.choices.rights import SALE
from smallprint.interpret.choices.told import ACCOUNT, BROWSER, DEVICE, IN_MESSAGES, INDUSTRY, OTHER, Way
from smallprint.interpret.choices.untold import MARKETING

ADS: Final = "targeted ads"
_ONLY_FOR: Final = {
    IN_MESSAGES: (MARKETING, OTHER),
    INDUSTRY: (ADS, "cookies", SALE, OTHER),
    BROWSER: ("cookies", ADS, "location", SALE, OTHER),
    DEVICE: ("cookies", ADS, "location", SALE, OTHER),
}
"""Topics that a mechanism can refuse: no message's link deletes an account, and no browser or device hands out data."""
_BY_NAME: Final = (
    (ADS, re.compile(r"\b(?:ads|advertising)\b", re.IGNORECASE)),
    ("location", re.compile(r"\blocation\b", re.IGNORECASE)),
)
"""What a setting refuses by its own name, where its sentence does not say."""
_MEASURING: Final = "/gaoptout"
"""Where a tool is found that refuses a company's measurement, and none of its cookies."""


def name_refused(way: Way, topic: str, *, otherwise: bool) -> str:
    """What `way` refuses where a text speaks of `topic`: on its industry's page, advertising's cookies alone.

    A word to text and a device stop no mail; nor does a sentence that speaks of what is sent `otherwise`.

    >>> name_refused(Way(mechanism=ACCOUNT, target="Settings > Ads"), OTHER, otherwise=False)
    'targeted ads'
    """
    if way.texted or (topic == MARKETING and (otherwise or way.mechanism == DEVICE)):
        return OTHER
    if way.mechanism == INDUSTRY and topic == "cookies":
        return ADS
    if topic == OTHER and way.target and way.mechanism in (ACCOUNT, DEVICE) and "://" not in way.target:
        return next((name for name, words in _BY_NAME if words.search(way.target)), OTHER)
    return OTHER if topic == "cookies" and _MEASURING in (way.target or "") else topic


def can_refuse(way: Way, topic: str) -> bool:
    """Is `topic` one that the mechanism of `way` can refuse?"""
    return way.mechanism not in _ONLY_FOR or topic in _ONLY_FOR[way.mechanism]
