"""Words that the formats of a comparison share. In: a `Diff`. Out: its groups in order, its counts, its scores."""

from itertools import takewhile
from typing import Final

from smallprint.diff.compare import WORDING_TEXTS
from smallprint.diff.model import Change, Diff, Side
from smallprint.render.wording import whole

CONTEXT: Final = 80
"""Characters shown before the place where two long sentences part."""

_TITLES: Final = {"worse": "Worse for readers", "better": "Better for readers", "neutral": "Neither better nor worse"}
WORDING_TITLE: Final = "Changed in wording alone"


def group(diff: Diff) -> list[tuple[str, list[Change]]]:
    """Title and changes of each group that has any: worse, better, neutral, then those of wording."""
    groups = [
        (title, [one for one in diff.changes if one.direction == direction and not is_wording(one)])
        for direction, title in _TITLES.items()
    ]
    groups.append((WORDING_TITLE, [one for one in diff.changes if is_wording(one)]))
    return [(title, changes) for title, changes in groups if changes]


def quote_of(change: Change, side: Side, longest: int) -> str:
    """What one side says; of a long sentence that is another on the other side, the part from where they differ."""
    quotes = {"old": change.old.quote if change.old else "", "new": change.new.quote if change.new else ""}
    quote = quotes[side]
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*quotes.values(), strict=False)))
    begin = quote.rfind(" ", 0, max(0, alike - CONTEXT)) + 1 if len(quote) > longest and alike > longest // 2 else 0
    shown = ("…" if begin else "") + quote[begin:]
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + "…"


def is_wording(change: Change) -> bool:
    """Whether a sentence differs and nothing of its meaning that our rules know."""
    return change.text in WORDING_TEXTS


def sum_up(diff: Diff) -> str:
    """ "3 worse, 1 better, 2 neutral, 4 in wording alone. Score 61 -> 48."; "No change." for equal versions."""
    if not diff.changes:
        return "No change."
    wording = sum(is_wording(one) for one in diff.changes)
    counts = {name: sum(one.direction == name for one in diff.changes) for name in _TITLES}
    counts["neutral"] -= wording
    counts["in wording alone"] = wording
    parts = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    before, after = diff.score.before, diff.score.after
    score = "" if before is None or after is None else f" Score {whole(before)} -> {whole(after)}."
    return f"{parts}.{score}"
