"""Changes of what readers can refuse. In: two versions. Out: choices that came, went, or became easier or harder."""

from collections.abc import Collection, Iterator
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
NAMELESS: Final = "other"
"""Subject of choices about something that has no name."""
CHOOSING: Final = "opt-out.choosing"
"""Rule on what readers can refuse, whatever it is."""
PRACTICES: Final = {
    "targeted ads": ("optout.ads_setting", "optout.ads_elsewhere", "optout.by_letter"),
    "sale or sharing": ("optout.sale_link",),
    "marketing email": ("optout.email",),
    "account/data deletion": ("rights.delete_self", "rights.delete_request"),
    "data access/export": ("rights.access_export",),
}
"""Subject -> the practices that say that there is such a choice."""
ADS: Final = ("share.ads", "collect.ads_use", "track.cross_site")
"""Practices without which there is nothing to choose about targeted ads."""
EVERYONE: Final = "everyone"
"""For whom a choice is that no region limits."""

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


def compare_nameless(old: Version, new: Version, aligned: Alignment) -> Iterator[Change]:
    """Choices about something that has no name, whose sentences came or went.

    None where some came and some went: one may be the other, in other words.
    """
    gone = _read_nameless(old, aligned.removed)
    come = _read_nameless(new, aligned.added)
    if not (gone and come):
        for clause in gone:
            yield _tell_nameless(old, clause, came=False)
        for clause in come:
            yield _tell_nameless(new, clause, came=True)


def told_practices(old: Version, new: Version) -> set[str]:
    """Practices that say no more than that there is a choice: where it came or went, or is there all along."""
    before, after = _read(old), _read(new)
    told: set[str] = set()
    for topic, names in PRACTICES.items():
        shown = [any(name in version.clear for name in names) for version in (old, new)]
        if (topic in before and topic in after) or (shown[0] != shown[1] and (topic in before) != (topic in after)):
            told.update(names)
    return told


def _read_nameless(version: Version, numbers: Collection[int]) -> list[Clause]:
    """The first choice of each of these sentences that tells a way and is about something without a name."""
    found: list[Clause] = []
    for number in numbers:
        clauses = version.clauses_in.get(number, ())
        if all(clause.choice is None or clause.choice.from_ == NAMELESS for clause in clauses):
            found += [clause for clause in clauses if clause.rule == CHOOSING and _tells_way(clause.choice)][:1]
    return found


def _tells_way(choice: Choice | None) -> bool:
    return choice is not None and EASE.get(choice.mechanism, -1) >= 0


def _tell_nameless(version: Version, clause: Clause, *, came: bool) -> Change:
    spot = version.spot_of(clause)
    return make_change(
        direction="better" if came else "worse",
        topic=PILLAR,
        text=f"choice {'added' if came else 'removed'}: {spot.quote}",
        before=None if came else spot.quote,
        after=spot.quote if came else None,
        old=None if came else spot,
        new=spot if came else None,
    )


def _read(version: Version) -> dict[str, list[Found]]:
    """Choices by subject, the easiest first; without those about something that has no name."""
    found: dict[str, list[Found]] = {}
    for clause in version.report.clauses:
        if clause.choice is not None and clause.choice.from_ != NAMELESS:
            found.setdefault(clause.choice.from_, []).append((clause, clause.choice))
    return {topic: sorted(entries, key=lambda entry: _effort(entry[1])) for topic, entries in found.items()}


def _effort(choice: Choice) -> tuple[int, int]:
    return (-EASE.get(choice.mechanism, 0), choice.steps or 1)


def _tell_way(choice: Choice) -> str:
    """ ": account setting"; nothing where no way is told."""
    return f": {speak_choice(choice)}" if choice.mechanism in EASE and EASE[choice.mechanism] >= 0 else ""


def _compare_reach(old: Version, new: Version, name: str, olds: list[Found], news: list[Found]) -> Change | None:
    """How it changed for whom a choice is; None where it is for the same people."""
    before, after = _tell_region(olds), _tell_region(news)
    if bool(before) == bool(after):
        return None
    return make_change(
        direction="worse" if after else "better",
        topic=PILLAR,
        text=f"{name}: {before or EVERYONE} -> {after or EVERYONE}",
        before=before or EVERYONE,
        after=after or EVERYONE,
        old=old.spot_of(olds[0][0]),
        new=new.spot_of(news[0][0]),
    )


def _tell_region(found: list[Found]) -> str:
    """The region where every choice of `found` is for its people alone; else empty."""
    [region, *others] = {clause.region for clause, _ in found}
    return "" if others else region or ""


def _compare(old: Version, new: Version, topic: str, olds: list[Found], news: list[Found]) -> Change | None:
    """How the choice on one subject changed; None where its ways and steps are the same."""
    name = speak_topic(topic)
    if not news:
        needless = topic == "targeted ads" and _ended_ads(old, new)
        return make_change(
            direction="neutral" if needless else "worse",
            topic=PILLAR,
            text=f"{name} removed{' with the ads' if needless else ''}",
            before=speak_choice(olds[0][1]),
            old=old.spot_of(olds[0][0]),
        )
    if not olds:
        region = _tell_region(news)
        return make_change(
            direction="better",
            topic=PILLAR,
            text=f"{name} added{f' ({region})' if region else ''}{_tell_way(news[0][1])}",
            after=speak_choice(news[0][1]),
            new=new.spot_of(news[0][0]),
        )
    before, after = olds[0][1], news[0][1]
    if before.mechanism == after.mechanism and (before.steps == after.steps or None in (before.steps, after.steps)):
        return _compare_reach(old, new, name, olds, news)
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


def _ended_ads(old: Version, new: Version) -> bool:
    """Whether only the old version tells of targeted ads."""
    return any(name in old.clear for name in ADS) and not any(name in new.clear for name in ADS)
