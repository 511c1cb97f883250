"""What a `pillar.toml` holds. In: the table of one slot or practice. Out: a `Slot` or a `Practice`."""

from pathlib import Path
from typing import Final

from smallprint.model import Practice, Slot
from smallprint.rulebook.fields import Table, choose, list_texts, need, refuse_unknown

_PRACTICE_KEYS: Final = {
    "slot",
    "tier",
    "scope",
    "polarity",
    "value",
    "sentence",
    "short",
    "shown_by",
    "trap",
    "references",
}
_SLOT_KEYS: Final = {"question", "not_said", "points", "silent", "must_disclose", "combine"}


def read_slot(slot_id: str, pillar: str, table: Table, path: Path) -> Slot:
    """The question `slot_id`. Raises RuleError for a key that is unknown, missing or of the wrong type."""
    refuse_unknown(table, _SLOT_KEYS, path, slot_id)
    return Slot(
        id=slot_id,
        pillar=pillar,
        question=need(table, "question", str, path, slot_id),
        not_said=need(table, "not_said", str, path, slot_id),
        points=float(need(table, "points", (int, float), path, slot_id)),
        silent=float(need(table, "silent", (int, float), path, slot_id)),
        must_disclose=need(table, "must_disclose", bool, path, slot_id),
        combine=choose(table, "combine", ("max", "mean", "min"), "max", path),
    )


def read_practice(practice_id: str, pillar: str, table: Table, path: Path) -> Practice:
    """The answer `practice_id`. Raises RuleError for a key that is unknown, missing or of the wrong type."""
    refuse_unknown(table, _PRACTICE_KEYS, path, practice_id)
    sentence = need(table, "sentence", str, path, practice_id)
    return Practice(
        id=practice_id,
        slot=need(table, "slot", str, path, practice_id),
        pillar=pillar,
        tier=need(table, "tier", int, path, practice_id),
        scope=choose(table, "scope", ("privacy", "terms", "both"), "both", path),
        polarity=choose(table, "polarity", ("good", "neutral", "bad", "blocker"), None, path),
        value=float(need(table, "value", (int, float), path, practice_id)),
        sentence=sentence,
        short=table.get("short", sentence),
        references=dict(table.get("references", {})),
        trap=table.get("trap", ""),
        shown_by=tuple(list_texts(table, "shown_by", "words", path, practice_id)),
    )
