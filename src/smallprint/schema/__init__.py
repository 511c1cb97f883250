"""The published JSON Schemas. In: a name such as "report-1". Out: the schema as plain data, or its path.

They ship inside the package, one file a shape: `report-1.json`, `clauses-1.json`.
"""

import json
from pathlib import Path
from typing import Any


def schema_path(name: str) -> Path:
    """Path of the schema called `name`, such as "report-1", inside the installed package."""
    return Path(__file__).with_name(f"{name}.json")


def read_schema(name: str) -> dict[str, Any]:
    """The schema called `name`, such as "report-1", as plain data."""
    schema: dict[str, Any] = json.loads(schema_path(name).read_text(encoding="utf-8"))
    return schema
