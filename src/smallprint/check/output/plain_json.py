"""For programs. In: a `CheckRun`. Out: JSON of the schema "smallprint/check/1"."""

import json

from smallprint.check.model import CHECK_SCHEMA, CheckRun
from smallprint.plain import to_plain


def render(run: CheckRun) -> str:
    """Every result, whatever its status, every document and the gate."""
    plain = to_plain(run)
    assert isinstance(plain, dict)
    return json.dumps({"schema": CHECK_SCHEMA, **plain}, ensure_ascii=False, indent=2) + "\n"
