"""Errors say what, where and how to fix, and survive the way to another process."""

import pickle

import pytest

from smallprint.errors import (
    EXIT_NOT_ASSESSED,
    EXIT_REFUSED,
    NotAssessed,
    RuleError,
    SmallprintError,
    SourceError,
    UsageError,
)


@pytest.mark.parametrize(
    ("where", "fix", "message"),
    [
        ("", "", "has no act."),
        ("sale.toml", "", "sale.toml: has no act."),
        ("", "Add one.", "has no act. Add one."),
        ("sale.toml", "Add one.", "sale.toml: has no act. Add one."),
    ],
)
def test_the_message_joins_place_fault_and_remedy(where: str, fix: str, message: str) -> None:
    assert str(SmallprintError("has no act.", where=where, fix=fix)) == message


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (SmallprintError, EXIT_REFUSED),
        (UsageError, EXIT_REFUSED),
        (SourceError, EXIT_REFUSED),
        (RuleError, EXIT_REFUSED),
        (NotAssessed, EXIT_NOT_ASSESSED),
    ],
)
def test_each_kind_has_its_exit_code(kind: type[SmallprintError], code: int) -> None:
    assert kind("is wrong.").exit_code == code
    assert issubclass(kind, SmallprintError)


def test_an_error_comes_whole_out_of_another_process() -> None:
    error = pickle.loads(pickle.dumps(NotAssessed("is a novel.", where="novel.md", fix="Give a policy.")))
    assert (type(error), error.what, error.where, error.fix) == (
        NotAssessed, "is a novel.", "novel.md", "Give a policy."
    )  # fmt: skip
