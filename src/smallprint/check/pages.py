"""Writes what is generated from the checks' own words. In: the catalog and the keys. Out: pages, a JSON Schema.

`python -m smallprint.check.pages FOLDER` writes `docs/checks/`, `docs/disclosures.md` and the configuration's schema of
the checkout FOLDER.
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

from smallprint.check.case import Check
from smallprint.check.catalog import load_all
from smallprint.check.configuration.keys import KEYS, PER_FILE_KEYS, Key
from smallprint.check.disclosure_pages import write_disclosures

CONFIG_SCHEMA: Final = "smallprint/config/1"
_NOTE: Final = (
    "<!-- Generated from the check's own words: edit those, then run `python -m smallprint.check.pages .` -->"
)
_FENCE: Final = "````"


def write_pages() -> dict[str, str]:
    """Name of each page in `docs/checks/` -> its Markdown."""
    checks = load_all()
    pages = {f"{check.id}.md": _write_page(check) for check in checks}
    rows = [f"| [`{_name(check)}`]({check.id}.md) | {check.severity} | {check.title} |" for check in checks]
    table = "\n".join(["| Check | Severity | What it finds |", "| --- | --- | --- |", *rows])
    pages["README.md"] = f"{_NOTE}\n\n# Checks\n\n{table}\n"
    return pages


def write_config_schema() -> dict[str, Any]:
    """The JSON Schema of smallprint.toml and of [tool.smallprint]."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": CONFIG_SCHEMA,
        "title": "Configuration of smallprint check",
        **_describe_table(KEYS),
    }


def _write_page(check: Check) -> str:
    sections = [
        _NOTE,
        f"# {_name(check)}",
        f"**{check.title}** · severity {check.severity}",
        f"## What it does\n\n{check.what}",
        f"## Why it is bad\n\n{check.why}",
        f"## Example\n\n{_FENCE}markdown\n{check.example}\n{_FENCE}",
        f"## Write instead\n\n{_FENCE}markdown\n{check.instead}\n{_FENCE}",
    ]
    if check.page:
        sections.append(f"## Good to know\n\n{check.page}")
    return "\n\n".join(sections) + "\n"


def _name(check: Check) -> str:
    return check.id if check.members is None else f"{check.id}/*"


def _describe_table(keys: dict[str, Key]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"description": key.about, **_describe(key)} for name, key in keys.items()},
    }


def _describe(key: Key) -> dict[str, Any]:
    match key.kind:
        case "table" if key.entries is not None:
            return _describe_table(key.entries)
        case "table":
            assert key.value is not None
            return {"type": "object", "additionalProperties": _describe(key.value)}
        case "files":
            return {"type": "object", "additionalProperties": _describe_table(PER_FILE_KEYS)}
        case "texts":
            return {"type": "array", "items": {"type": "string"}}
        case "paths" | "patterns":
            return {"type": "array", "items": {"type": "string", "minLength": 1}}
        case "path" | "pattern":
            return {"type": "string", "minLength": 1}
        case "choices":
            return {"type": "array", "items": {"enum": list(key.choices)}}
        case "choice":
            return {"enum": list(key.choices)}
        case "switch":
            return {"type": "boolean"}
        case "number" | "whole":
            limits = {"minimum": key.lowest} | ({} if key.highest is None else {"maximum": key.highest})
            return {"type": "integer" if key.kind == "whole" else "number", **limits}
        case _:
            return {"type": "string"}


def _write_all(root: Path) -> None:
    """Write everything into the checkout at `root`."""
    folder = root / "docs" / "checks"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in write_pages().items():
        (folder / name).write_text(text, encoding="utf-8")
    (root / "docs" / "disclosures.md").write_text(write_disclosures(), encoding="utf-8")
    schema = root / "src" / "smallprint" / "schema" / "config-1.json"
    schema.write_text(json.dumps(write_config_schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write_all(Path(sys.argv[1]))
