"""Matches become clauses. In: a matcher and a document's sentences. Out: clauses in reading order.

One sentence gives one clause for each rule, practice, period and choice in it; a generic rule's clause gives way to
a more telling one of the same category.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from smallprint.interpret.actor import find_actor
from smallprint.interpret.answers import Answer, answer_context, find_answers, find_refused_rows
from smallprint.interpret.asserted import is_said
from smallprint.interpret.attributes import find_captures, find_names, find_types
from smallprint.interpret.choices.reader import ONLY_HOW, ChoiceReader, settle_practice
from smallprint.interpret.context import Context, find_condition, find_modality, leaves_lead_in, read_context
from smallprint.interpret.duration import read_duration, read_period
from smallprint.interpret.kept import is_general, names_kept
from smallprint.interpret.scope import Scope
from smallprint.interpret.statement import find_statement, leaves_statement, names_what_is_denied
from smallprint.interpret.taken_back import is_taken_back
from smallprint.interpret.titles import find_subject, find_titles, is_sentence
from smallprint.interpret.whereabouts import ABROAD, Whereabouts
from smallprint.match import Hit, Match, Matcher, Unit
from smallprint.model import Actor, Choice, Clause, Document, DocumentInfo, Period, Rule, Sentence, Stance

_FIRST_PERSON: Final = "I"
"""How the author of a small site or app speaks of himself."""
_SPEAKS: Final = re.compile(r"I (?<![\w(]I )(?:collect|use|store|share|sell|keep|process|may|do not|will not|never)\b")
_KEEPING: Final = "Data Retention"
_SIGNALS: Final = "Do Not Track"
"""What a site does with signals it does for all, though its headings name the state whose law asks to be told."""
_DATA: Final = ("First Party Collection/Use", "Third Party Sharing/Collection", "Data Retention")
"""Categories whose clauses name data types, recipients and purposes."""
_ENTRUSTED: Final = "security.your_part"
"""What readers must keep secret ("your password") is known of them, so its clauses name data types too."""


def read_clauses(
    matcher: Matcher,
    document: Document,
    sentences: Sequence[Sentence],
    *,
    index: int,
    info: DocumentInfo,
    number: int = 1,
) -> tuple[Clause, ...]:
    """Everything `document` says, in reading order.

    Args:
        matcher: Compiled rules.
        document: The parsed text.
        sentences: Its sentences; code gives no clause, and a heading only where it states, lasts or is answered.
        index: The document's number in the report.
        info: Its kind and what it calls the company.
        number: The first clause's: 4 names them "c4", "c5"...
    """
    reader = _Reader(matcher, document, index, info, number)
    blocks = document.blocks
    silent = {
        at for at, block in enumerate(blocks) if block.kind in ("heading", "code") and not is_sentence(document, block)
    }
    silent |= find_refused_rows(document)
    answers = find_answers(document, sentences)
    spoken = [sentence for sentence in sentences if sentence.block not in silent or sentence in answers]
    company, spoken_of = info.company or "", _FIRST_PERSON if _SPEAKS.search(document.text) else ""
    names = tuple(filter(None, (company, company.removeprefix("The "), spoken_of)))
    clauses: list[Clause] = []
    for unit in matcher.units(document, spoken, names):
        clauses.extend(reader.read(unit, answers.get(unit.sentence)))
    return reader.choices.untold.show(clauses)


class _Reader:
    """One document's way from units to clauses."""

    def __init__(self, matcher: Matcher, document: Document, index: int, info: DocumentInfo, number: int) -> None:
        self.number = number
        self.matcher = matcher
        self.document = document
        self.index = index
        self.info = info
        self._polarities = {name: known.polarity for name, known in matcher.rulebook.practices.items()}
        passage = cache(matcher.passage)
        self.choices = ChoiceReader(passage, document, info)
        self._whereabouts = Whereabouts(passage, document)
        self._fitting = cache(lambda heading: matcher.fitting(passage(heading)))
        self._scope = Scope(passage, info)
        self._names_kept = cache(lambda title: names_kept(passage(title)))

    def read(self, unit: Unit, answer: Answer | None) -> list[Clause]:
        """The clauses of one unit, each once."""
        found: dict[tuple[str, str | None, Stance, str, Choice | None], Clause] = {}
        asked = answer is None and unit.words[-1] == "?"  # a question states nothing
        if answer is not None:
            unit.sentence = replace(unit.sentence, end=answer.end)
        self.choices.enter(unit)
        self._whereabouts.enter(unit)
        for match, actor in self._meant(unit):
            rule = match.rule
            context = answer_context(read_context(unit, match), answer)
            practice = None if asked else choose_practice(rule, context)
            practice = practice if practice and self._stands(unit, match, practice, context.stance) else None
            period = self._period_of(unit, match, context) if rule.category == _KEEPING else None
            for choice in self._choices_of(unit, rule, context, practice):
                shown = settle_practice(practice, choice)
                key = (rule.id, shown, context.stance, period.value if period else "", choice)
                if key not in found:
                    found[key] = self._clause(
                        unit, match, context, actor=actor, practice=shown, period=period, choice=choice
                    )
                    self.number += 1
        return list(found.values())

    def _stands(self, unit: Unit, match: Match, practice: str, stance: Stance) -> bool:
        """Is the act said that shows `practice`, and not taken back by what follows?"""
        if is_taken_back(practice, self.document, unit.sentence):
            return False
        return is_said(
            unit, match, polarity=self._polarities[practice], stance=stance, of_data=match.rule.category in _DATA
        )

    def _meant(self, unit: Unit) -> Iterator[tuple[Match, Actor]]:
        """Each act that is meant, and who performs it; of generic rules only where nothing more telling was found."""
        block = self.document.blocks[unit.sentence.block]
        titles = find_titles(self.document, block)
        fitting = frozenset[str]().union(*map(self._fitting, titles))
        excluded: dict[str, bool] = {}
        actors: dict[Hit, Actor] = {}
        telling: set[str] = set()
        for match in sorted(self.matcher.matches(unit, fitting), key=_telling_first):
            rule = match.rule
            if (rule.generic and rule.category in telling) or not self._scope.covers(rule, unit, titles):
                continue
            if rule.id not in excluded:
                excluded[rule.id] = self.matcher.excluded(unit, rule)
            if excluded[rule.id] and self._excludes(unit, match):
                continue
            if leaves_lead_in(unit, match) or leaves_statement(unit, match):
                continue
            if rule.category in _DATA and names_what_is_denied(unit, match):
                continue
            if match.head not in actors:
                actors[match.head] = find_actor(unit, match.head, in_list=block.kind in ("item", "cell"))
            actor = actors[match.head]
            if rule.actor in ("any", actor) or (rule.actor == "not you" and actor != "you"):
                if not rule.generic:
                    telling.add(rule.category)
                yield match, actor

    def _excludes(self, unit: Unit, match: Match) -> bool:
        """Is it the act's own statement that shows that it is not meant?"""
        statement = find_statement(unit, match)
        return statement is unit or self.matcher.excluded(statement, match.rule)

    def _clause(
        self,
        unit: Unit,
        match: Match,
        context: Context,
        *,
        actor: Actor,
        practice: str | None,
        period: Period | None,
        choice: Choice | None,
    ) -> Clause:
        rule, sentence, block = match.rule, unit.sentence, self.document.blocks[unit.sentence.block]
        about_data = rule.category in _DATA
        duration = None if rule.category == _KEEPING else read_duration(unit, match)
        quote = self.document.text[sentence.start : sentence.end]
        captures = find_captures(unit, match, practice=practice, quote=quote)
        placed = "place" in captures or rule.slot == ABROAD
        return Clause(
            id=f"c{self.number}",
            document=self.index,
            category=rule.category,
            pillar=rule.pillar,
            rule=rule.id,
            practice=practice,
            stance=context.stance,
            modality=find_modality(unit, match.head),
            actor=actor,
            condition=self._condition_of(unit, match),
            region=self._whereabouts.find(dwelling=placed, headed=rule.category != _SIGNALS),
            data_types=find_types(unit, denied=context.stance == "denied")
            if about_data or practice == _ENTRUSTED
            else (),
            recipients=find_names(unit, "recipient") if about_data else (),
            purposes=find_names(unit, "purpose") if about_data else (),
            period=period,
            deadline=duration[0] if duration else None,
            choice=choice,
            captures=captures,
            quote=quote,
            start=sentence.start,
            end=sentence.end,
            act=unit.characters(context.start, context.end),
            place=self.document.offsets.place(sentence.start, sentence.end),
            lead_in=self.document.text[slice(*block.lead_ins[-1])] if unit.own else None,
            heading=block.heading,
        )

    def _choices_of(self, unit: Unit, rule: Rule, context: Context, practice: str | None) -> Sequence[Choice | None]:
        """The choices that the rule's act offers in `unit`; one None where it offers none and says something still."""
        promised = practice is not None and self._polarities[practice] == "good"
        if rule.choice is None or (context.stance == "denied" and not promised):
            return (None,)
        choices = self.choices.read(unit, rule.choice)
        return choices if rule.choice in ONLY_HOW else choices or (None,)

    def _period_of(self, unit: Unit, match: Match, context: Context) -> Period | None:
        """How long data is kept, and what: where the sentence does not say, what its heading names.

        Of "never kept for ever" nothing is known, unless a denial is what the rule looks for.
        """
        period = read_period(unit, match)
        if period is None:
            return None
        if period.value == "INDEFINITE" and context.stance == "denied" and not match.rule.outcomes.get("denied"):
            return None
        if not is_general(period.what):
            return period
        subject = find_subject(self.document, unit.sentence.block, self._names_kept)
        return replace(period, what=subject or period.what)

    def _condition_of(self, unit: Unit, match: Match) -> str | None:
        condition = find_condition(unit, match)
        return self.document.text[slice(*unit.characters(*condition))] if condition else None


def _telling_first(match: Match) -> tuple[bool, int]:
    """Rules of last resort after all others; of each kind the longest act first."""
    return match.rule.generic, match.start - match.end


def choose_practice(rule: Rule, context: Context) -> str | None:
    """The practice of the rule's most specific outcome that fits the stance and qualifiers; None: a clause only."""
    best: tuple[int, str] | None = None
    for key, practice in rule.outcomes.items():
        stance, *qualifiers = key.split("+")
        fits = stance == context.stance and context.qualifiers.issuperset(qualifiers)
        if fits and (best is None or len(qualifiers) > best[0]):
            best = (len(qualifiers), practice)
    return (best[1] or None) if best else None
