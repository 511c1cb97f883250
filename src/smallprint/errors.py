"""The error tree. In: nothing. Out: the exceptions that smallprint raises on purpose.

SmallprintError            anything that smallprint refuses, with what, where and how to fix
├── UsageError             a wrong flag, option or configuration key           exit code 2
├── SourceError            a file that cannot be read, or is too long           exit code 2
├── RuleError              a rule, lexicon or pillar file that is not valid     exit code 2
└── NotAssessed            readable text that is not a policy we can judge      exit code 3
"""

from typing import Final

EXIT_PASS: Final = 0
EXIT_GATE_FAILED: Final = 1
EXIT_REFUSED: Final = 2
EXIT_NOT_ASSESSED: Final = 3


class SmallprintError(Exception):
    """Base of every error that smallprint raises on purpose.

    `what` says what is wrong, `where` names the file (and line or key, when known), `fix` says what to do.
    """

    exit_code: int = EXIT_REFUSED

    def __init__(self, what: str, *, where: str = "", fix: str = "") -> None:
        self.what = what
        self.where = where
        self.fix = fix
        super().__init__(what, where, fix)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f" {self.fix}" if self.fix else ""
        return f"{place}{self.what}{remedy}"

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.what, self.where, self.fix))


def _rebuild(kind: type[SmallprintError], what: str, where: str, fix: str) -> SmallprintError:
    """The error that another process raised: pickle passes positions, the constructor takes names."""
    return kind(what, where=where, fix=fix)


class UsageError(SmallprintError):
    """A flag, an argument or a configuration key that cannot be used."""


class SourceError(SmallprintError):
    """A source that cannot be read: missing, a folder, unreadable, binary, over the size limit."""


class RuleError(SmallprintError):
    """A file below a rules folder that does not say what it must."""


class NotAssessed(SmallprintError):  # noqa: N818 - the name is public, and not every refusal is an error
    """Readable text about which no honest judgement is possible: not a policy, not English, almost empty."""

    exit_code = EXIT_NOT_ASSESSED
