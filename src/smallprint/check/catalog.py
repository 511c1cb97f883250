"""All checks by id. In: the id of a result or a pattern of ids. Out: the check, or whether the pattern chooses it.

A new check is one module in `checks` and one line in `MODULES`. Modules load when they are first needed.
"""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

from smallprint.check.configuration.suggest import suggest
from smallprint.errors import UsageError

if TYPE_CHECKING:
    from smallprint.check.case import Check

MODULES: Final[dict[str, str]] = {
    "statement": "statement",
    "placeholder": "placeholder",
    "effective-date-missing": "dates",
    "date-in-future": "dates",
    "date-stale": "dates",
    "date-conflict": "dates",
    "broken-reference": "references",
    "numbering": "numbering",
    "undefined-term": "capitals",
    "unused-term": "terms",
    "broken-link": "links",
    "foreign-name": "names",
    "contact-missing": "contact",
    "missing": "missing",
    "contradiction": "contradiction",
    "retention-without-limit": "retention",
    "opt-out-without-means": "opt_out",
    "opt-out-too-long": "opt_out",
    "vague-wording": "wording",
    "long-sentence": "wording",
    "hard-to-read": "effort",
    "reading-time": "effort",
    "worse-than-published": "published",
    "unknown-suppression": "suppressions",
    "unused-suppression": "suppressions",
    "expired-suppression": "suppressions",
}
"""Check id (for a family: its name before the slash) -> module in `smallprint.check.checks` whose `CHECKS` has it."""

NEEDS_PROFILE: Final = ("missing",)
"""Families that run only where a profile asks for them; their members are called `family/profile.name`."""
NEEDS_PUBLISHED: Final = ("worse-than-published",)
"""Checks that run only beside a published version."""


@cache
def load_check(check_id: str) -> "Check":
    """The check that gives results called `check_id` ("placeholder", "statement/share.sold").

    Raises:
        UsageError: there is no such check.
    """
    name = family_of(check_id)
    if name not in MODULES:
        raise UsageError(f"There is no check called `{check_id}`.", fix=suggest(check_id, MODULES))
    module = import_module(f"smallprint.check.checks.{MODULES[name]}")
    checks: Sequence[Check] = module.CHECKS
    return next(check for check in checks if check.id == name)


def load_all() -> "tuple[Check, ...]":
    """Every check, in the catalog's order."""
    return tuple(load_check(name) for name in MODULES)


def family_of(check_id: str) -> str:
    """The part of an id that names its check: "statement" of "statement/share.sold"."""
    return check_id.partition("/")[0]


def is_known(pattern: str) -> bool:
    """Whether a pattern of ids can choose anything: an id, a family, a member, or any of them with `*`."""
    name, slash, member = pattern.partition("/")
    families = [known for known in MODULES if fnmatchcase(known, name)] if "*" in name else [name]
    return any(family in MODULES and (not slash or _has_member(family, member)) for family in families)


def _has_member(family: str, member: str) -> bool:
    """Whether a family has a member of that name, or one that a name with `*` matches; a single check has none."""
    members = load_check(family).members
    if members is None:
        return False
    return member in members() or ("*" in member and any(fnmatchcase(known, member) for known in members()))


def require_known(patterns: Iterable[str], *, where: str) -> None:
    """Refuse patterns that choose nothing.

    Raises:
        UsageError: a pattern names no check; `where` says who wrote it.
    """
    for pattern in patterns:
        if not is_known(pattern):
            raise UsageError(f"There is no check called `{pattern}`.", where=where, fix=suggest_check(pattern))


def suggest_check(pattern: str) -> str:
    """A sentence that names the id that was meant: a member of the family that it names, else a check."""
    family = family_of(pattern)
    if "/" not in pattern or family not in MODULES:
        return suggest(pattern, MODULES)
    members = load_check(family).members
    known = [f"{family}/{member}" for member in members()] if members else [family]
    close = suggest(pattern, known)
    return close if close.startswith("Did") or len(known) == 1 else f"Its page, docs/checks/{family}.md, lists them."


def chooses(pattern: str, check_id: str) -> bool:
    """Whether `pattern` names `check_id`: the id itself, its family, or a pattern with `*`."""
    return pattern in {check_id, family_of(check_id)} or ("*" in pattern and fnmatchcase(check_id, pattern))


def is_selected(check_id: str, *, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether a result called `check_id` is wanted. An empty `select` means all; `ignore` wins."""
    wanted = not select or any(chooses(pattern, check_id) for pattern in select)
    return wanted and not any(chooses(pattern, check_id) for pattern in ignore)


def may_run(name: str, *, select: Sequence[str], ignore: Sequence[str], profiles: Sequence[str]) -> bool:
    """Whether any result of the check or family called `name` could be wanted, so that it must run."""
    if name in NEEDS_PROFILE and not profiles:
        return False
    if any(pattern in {name, f"{name}/*", "*"} for pattern in ignore):
        return False
    return not select or any(fnmatchcase(name, family_of(pattern)) for pattern in select)
