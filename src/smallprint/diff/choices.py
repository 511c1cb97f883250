"""Changes of what readers can refuse. In: two versions. Out: choices that came, went, or became easier or harder."""

from collections.abc import Iterator
from typing import Final

from smallprint.diff.align import Alignment
from smallprint.diff.model import Change, Direction, Version, make_change
from smallprint.diff.standing import stands_alike
from smallprint.diff.words import speak_choice, speak_topic
from smallprint.model import Choice, Clause

PILLAR: Final = "opt-out"
EASE: Final = {
    "GPC": 3,
    "account setting": 3,
    "unsubscribe link": 3,
    "browser setting": 2,
    "device setting": 2,
    "web form": 2,
    "industry page": 1,
    "email": 1,
    "phone": 1,
    "postal mail": 0,
    "other": -1,
}
"""How little a way asks of a reader: at hand, elsewhere or to fill in, to write, to post. -1: no way is told."""

Found = tuple[Clause, Choice]


def compare_choices(
    old: Version, new: Version, aligned: Alignment
) -> Iterator[tuple[Change, tuple[Clause, ...], tuple[Clause, ...]]]:
    """Each change of a choice, by subject, with all clauses on that subject on either side.

    Sentences that stand in both versions, such as one whose link leads elsewhere, have not changed.
    """
    before, after = _read(old), _read(new)
    for topic in dict.fromkeys((*before, *after)):
        olds, news = before.get(topic, []), after.get(topic, [])
        alike = all(
            stands_alike(version, other, version.sentence_of(clause.document, clause.start), partners)
            for version, other, found, partners in (
                (old, new, olds, aligned.alike),
                (new, old, news, aligned.alike_backward),
            )
            for clause, _ in found[:1]
        )
        change = None if alike else _compare(old, new, topic, olds, news)
        if change is not None:
            yield change, tuple(clause for clause, _ in olds), tuple(clause for clause, _ in news)


def _read(version: Version) -> dict[str, list[Found]]:
    """Choices by subject, the easiest first; without those about something that has no name."""
    found: dict[str, list[Found]] = {}
    for clause in version.report.clauses:
        if clause.choice is not None and clause.choice.from_ != "other":
            found.setdefault(clause.choice.from_, []).append((clause, clause.choice))
    return {topic: sorted(entries, key=lambda entry: _effort(entry[1])) for topic, entries in found.items()}


def _effort(choice: Choice) -> tuple[int, int]:
    return (-EASE.get(choice.mechanism, 0), choice.steps or 1)


def _tell_way(choice: Choice) -> str:
    """ ": account setting"; nothing where no way is told."""
    return f": {speak_choice(choice)}" if choice.mechanism in EASE and EASE[choice.mechanism] >= 0 else ""


def _compare(old: Version, new: Version, topic: str, olds: list[Found], news: list[Found]) -> Change | None:
    """How the choice on one subject changed; None where its ways and steps are the same."""
    name = speak_topic(topic)
    if not news:
        return make_change(
            direction="worse",
            topic=PILLAR,
            text=f"{name} removed",
            before=speak_choice(olds[0][1]),
            old=old.spot_of(olds[0][0]),
        )
    if not olds:
        return make_change(
            direction="better",
            topic=PILLAR,
            text=f"{name} added{_tell_way(news[0][1])}",
            after=speak_choice(news[0][1]),
            new=new.spot_of(news[0][0]),
        )
    before, after = olds[0][1], news[0][1]
    if speak_choice(before) == speak_choice(after):
        return None
    effort, now = _effort(before), _effort(after)
    direction: Direction = "worse" if now > effort else "better" if now < effort else "neutral"
    return make_change(
        direction=direction,
        topic=PILLAR,
        text=f"{name}: {speak_choice(before)} -> {speak_choice(after)}",
        before=speak_choice(before),
        after=speak_choice(after),
        old=old.spot_of(olds[0][0]),
        new=new.spot_of(news[0][0]),
    )
