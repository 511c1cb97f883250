"""What a reader can refuse, and how. In: units of a document. Out: every choice that a sentence offers.

A choice is a topic and a way. Topics come from the rule, from the sentence, or from what the sentences before it in
the same block, its run-in heading or its heading were about; ways from the sentence alone. A sentence that names no
way offers no choice that could be acted on, and gives none.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from smallprint.interpret.choices.refused import ADS, can_refuse, name_refused
from smallprint.interpret.choices.rights import ASKED_FOR, RIGHTS_TOPICS, SALE, Rights, is_about_rights, tells_how
from smallprint.interpret.choices.sections import find_above
from smallprint.interpret.choices.steps import count_steps
from smallprint.interpret.choices.thread import GOES_ON, Thread
from smallprint.interpret.choices.told import BROWSER, DEVICE, INDUSTRY, OTHER, Way, is_sent_otherwise
from smallprint.interpret.choices.topics import WEAK, heading_topics_of, join, topics_of
from smallprint.interpret.choices.untold import MARKETING, Untold
from smallprint.interpret.choices.ways import WayFinder
from smallprint.match import Unit
from smallprint.model import Choice, Document, DocumentInfo

ANY: Final = "any"
"""A rule's choice whose topic is read from the text, "other" where the text names none."""
BEFORE: Final = "before"
"""The same, for a sentence that only says how ("to do so, visit..."): no choice where no topic is known."""
RIGHTS: Final = "rights"
"""A rule's choice on all the rights named before ("to exercise any of these rights")."""
RIGHTS_BEFORE: Final = "rights before"
"""The same, for a sentence that only says how: no choice where no right was named before it."""
ONLY_HOW: Final = (BEFORE, RIGHTS_BEFORE)
_READ_FROM_TEXT: Final = (ANY, RIGHTS, *ONLY_HOW)
_TARGETED: Final = re.compile(
    r"\b(?:targeted|behaviou?ral|personali[sz]ed|interest[- ]based|tailored|cross-context)\b[^.;]{0,20}"
    r"\bad(?:vert\w*|s)?\b",
    re.IGNORECASE,
)
"""What a link on sales refuses too, where the text says so."""
_POINTS_BACK: Final = re.compile(
    r"\bto do (?:so|this|that)\b|\b(?:suffices|is (?:sufficient|enough)|will (?:suffice|do))\b"
    r"|\b(?:this|such|these|the corresponding|the respective)\s+"
    r"(?:collection|collecting|use|sharing|tracking|access|feature|permission|data|information"
    r"|technolog(?:y|ies))\b",
    re.IGNORECASE,
)
_CONSENT_BACK: Final = re.compile(
    r"\b(?:withdraw|revok|recall)\w*\s+(?:your|this|that|such)\s+consent\b(?!\s+(?:to|for)\b)", re.IGNORECASE
)
"""Consent to what the sentences before spoke of."""
_THIS_RIGHT: Final = re.compile(
    r"\b(?:this|that|such|the|the above) (?:right|choice|option)\b(?! (?:to|of)\b)", re.IGNORECASE
)
_OPT_OUT_RIGHT: Final = re.compile(r"\b(?:right|rights|choice) to opt[- ]out\b|\bopt[- ]out rights?\b", re.IGNORECASE)
"""By law a right against sales and ads, where a sentence does not say of what."""
_ALL_RIGHTS: Final = re.compile(r"\b(?:all|any|other)\b[^.;,]{0,20}\brights\b", re.IGNORECASE)
_OTHER_RIGHTS: Final = re.compile(r"\b(?:other|remaining) (?:\w+ ){0,2}rights\b", re.IGNORECASE)
_REQUESTS: Final = re.compile(r"\brequests?\b", re.IGNORECASE)
_OF_NO_ADS: Final = re.compile(r"\b(?:permissions?|analytics)\b", re.IGNORECASE)
"""What else a sentence refuses that names no ads itself, though those before it did."""
_ELSEWHERE: Final = (INDUSTRY, BROWSER, DEVICE)


def settle_practice(practice: str | None, choice: Choice | None) -> str | None:
    """The practice that an offer shows, given its way: a choice on ads that leads elsewhere is no own setting."""
    if practice == "optout.ads_setting" and choice is not None:
        if choice.mechanism in _ELSEWHERE:
            return "optout.ads_elsewhere"
        if choice.mechanism == "postal mail":
            return "optout.by_letter"
    return practice


class ChoiceReader:
    """One document's choices, read in order: a sentence may speak of what those before it named."""

    def __init__(self, passage: Callable[[str], Unit], document: Document, info: DocumentInfo) -> None:
        """`passage` reads a heading's text; `info` tells the document's kind and what it calls the company."""
        self._document = document
        self._finder = WayFinder(document, info)
        self._thread = Thread(document)
        self._topics: tuple[str, ...] = ()
        self._run_in: tuple[str, ...] = ()
        self._opening: tuple[str, ...] = ()
        self._ways: tuple[Way, ...] | None = None
        self.untold = Untold()
        self._heading_topics = cache(lambda text: heading_topics_of(passage(text)))
        self._rights = Rights(document, self._heading_topics)

    def enter(self, unit: Unit) -> None:
        """Take `unit` as the sentence that `read` is asked about; call it for every sentence, in reading order."""
        if self._thread.enter(unit):
            self._run_in = self._opening = ()
        self._ways = None
        self._topics = ()
        self._run_in = self._run_in or self._opening
        if self._thread.is_short and not self._thread.before:
            self._opening = heading_topics_of(unit)
        if not unit.named("topic"):
            return
        self._topics = topics_of(unit)
        self._thread.name(self._topics)
        self._rights.enter(unit, self._topics, self._find_section(unit))

    def read(self, unit: Unit, topic: str) -> tuple[Choice, ...]:
        """The choices of `unit`, the sentence last entered.

        Args:
            unit: The sentence.
            topic: What its rule says is refused; "any", "before", "rights" or "rights before" to read it from the
                text.
        """
        if topic in RIGHTS_TOPICS:
            self._rights.note((topic,), self._find_section(unit))
        if topic not in _READ_FROM_TEXT:
            self._thread.rule(topic)
        if self._ways is None:
            self._ways = self._finder.find(unit)
        words = self._document.text[unit.sentence.start : unit.sentence.end]
        if not self._ways:
            self._note_untold(unit, topic, words)
            return ()
        steps = count_steps(unit, words, self._ways)
        otherwise = is_sent_otherwise(words, find_above(self._document, unit.sentence.block))
        choices: list[Choice] = []
        for name in self._drop_rest(unit, topic, self._find_topics(unit, topic)):
            for way in self._ways:
                refused = name_refused(way, name, otherwise=otherwise)
                if can_refuse(way, refused):
                    choices.append(Choice(from_=refused, mechanism=way.mechanism, target=way.target, steps=steps))
        self.untold.tell(choices)
        return tuple(choices)

    def _note_untold(self, unit: Unit, topic: str, words: str) -> None:
        """Remember an offer to stop marketing mail that tells no way."""
        if topic not in (ANY, MARKETING) or not self.untold.wants(words):
            return
        if MARKETING in self._find_topics(unit, topic) and not is_sent_otherwise(
            words, find_above(self._document, unit.sentence.block)
        ):
            self.untold.note(unit.sentence)

    def _drop_rest(self, unit: Unit, topic: str, names: tuple[str, ...]) -> tuple[str, ...]:
        """`names` of rights, without "other" where several ways serve all alike: the other rights tell no more."""
        several = len(self._ways or ()) > 1 or bool(self._document.blocks[unit.sentence.block].lead_ins)
        if not several or topic not in (RIGHTS, RIGHTS_BEFORE) or not set(names) & set(ASKED_FOR):
            return names
        return tuple(name for name in names if name != OTHER)

    def _find_section(self, unit: Unit) -> tuple[str, ...]:
        """The headings above the unit, but for one run into its paragraph: that is a sentence, and read as one."""
        block = self._document.blocks[unit.sentence.block]
        return block.heading[:-1] if block.run_in else block.heading

    def _find_topics(self, unit: Unit, topic: str) -> tuple[str, ...]:
        strong = self._thread.find(only_how=topic in ONLY_HOW)
        if topic in (RIGHTS, ANY) and not self._topics and self._means_sale(unit):
            return (SALE,)
        if topic == RIGHTS:
            named = tuple(name for name in self._topics if name not in WEAK)
            told = () if named and unit.own else filter(self._rights.knows, strong)
            near = tuple(dict.fromkeys((*named, *told)))
            if not near and self._says(unit, _THIS_RIGHT):
                near = self._read_heading(unit)
            several = not near or (self._thread.means_all and not named) or self._says(unit, _ALL_RIGHTS)
            found = self._rights.find(unit, self._find_section(unit)) if several else ()
            meant = join(near, found)
            if self._says(unit, _OTHER_RIGHTS):  # how to refuse a sale is told apart from them
                meant = tuple(name for name in meant if name != SALE)
            return meant or (OTHER,)
        if topic in (SALE, *ASKED_FOR):
            return self._add_topics(unit, topic, strong)
        if topic not in (ANY, BEFORE, RIGHTS_BEFORE):
            return (topic,)
        own = () if strong and self._says(unit, _CONSENT_BACK) else self._topics
        if self._thread.means_all and topic != ANY:
            own = tuple(dict.fromkeys((*own, *strong)))
        pointed = self._point_back(unit)
        refused = tuple(name for name in strong if name not in ASKED_FOR)
        known = own or (refused[:1] if topic == ANY else strong) or self._run_in or pointed
        known = known or self._read_heading(unit)
        if not own and ADS in known and self._says(unit, _OF_NO_ADS):
            known = tuple(name for name in known if name != ADS)
        if topic == ANY:
            return known or self._thread.ruled or (OTHER,)
        rights = topic == RIGHTS_BEFORE
        if rights and not known and (self._says(unit, _REQUESTS) or self._tells_how(unit)):
            section = self._find_section(unit)
            known = self._rights.find_near(section)
            if not known and section and is_about_rights(section[-1]):
                known = self._rights.find(unit, section)
        back = known is pointed
        return tuple(name for name in known if (name in RIGHTS_TOPICS) == rights and (back or name != OTHER))

    def _means_sale(self, unit: Unit) -> bool:
        """Is a right to opt out, of nothing that the sentence names, the one against sales named before?"""
        return self._rights.knows(SALE) and self._says(unit, _OPT_OUT_RIGHT)

    def _add_topics(self, unit: Unit, topic: str, before: tuple[str, ...]) -> tuple[str, ...]:
        """A rule's topic with those that a sentence refuses, or asks for, in the same breath."""
        if topic in ASKED_FOR:
            return (topic, *(name for name in self._topics if name in ASKED_FOR and name != topic))
        if ADS in self._topics and self._says(unit, _TARGETED):
            return (SALE, ADS)
        named = tuple(name for name in before if name in (SALE, ADS) and self._rights.knows(name))
        return (named if not self._topics else ()) or (SALE,)

    def _tells_how(self, unit: Unit) -> bool:
        """Does `unit` stand where all rights are told how to use, and point back to none of them?"""
        start, end = unit.sentence.start, unit.sentence.end
        return tells_how(find_above(self._document, unit.sentence.block)) and not GOES_ON.match(
            self._document.text, start, end
        )

    def _read_heading(self, unit: Unit) -> tuple[str, ...]:
        """What the heading above `unit` is about."""
        section = self._find_section(unit)
        return self._heading_topics(section[-1]) if section else ()

    def _point_back(self, unit: Unit) -> tuple[str, ...]:
        """The topic just named, though a weak one, where a sentence points back to it ("this collection")."""
        before = self._thread.before[:1]
        return before if before and self._says(unit, _POINTS_BACK) else ()

    def _says(self, unit: Unit, pattern: re.Pattern[str]) -> bool:
        return bool(pattern.search(self._document.text, unit.sentence.start, unit.sentence.end))
