import json
from dataclasses import fields, replace

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from smallprint.model import Refusal, Report
from smallprint.render import Canvas, render
from smallprint.schema import read_schema

REPORT = read_schema("report-1")
CLAUSES = read_schema("clauses-1")
REGISTRY: Registry = Registry().with_resources(
    [(schema["$id"], Resource.from_contents(schema)) for schema in (REPORT, CLAUSES)]
)


def errors(schema: dict[str, object], instance: object) -> list[str]:
    return [error.message for error in Draft202012Validator(schema, registry=REGISTRY).iter_errors(instance)]


@pytest.mark.parametrize("schema", [REPORT, CLAUSES], ids=["report", "clauses"])
def test_the_published_schemas_are_schemas(schema: dict[str, object]) -> None:
    Draft202012Validator.check_schema(schema)


def test_a_report_is_valid(report: Report) -> None:
    assert errors(REPORT, report.to_dict()) == []


def test_a_report_with_a_refusal_is_valid(report: Report) -> None:
    refusal = Refusal(path="menu.html", reason="holds 3 words.")
    assert errors(REPORT, replace(report, not_assessed=(refusal,)).to_dict()) == []


def test_clauses_are_valid(report: Report) -> None:
    assert errors(CLAUSES, json.loads(render(report, subject="clauses", form="json", canvas=Canvas()))) == []


def test_the_reports_keys_are_those_of_the_schema_in_its_order(report: Report) -> None:
    assert list(report.to_dict()) == list(REPORT["properties"])
    assert list(REPORT["properties"]) == ["schema", *(entry.name for entry in fields(Report))]


@pytest.mark.parametrize(
    ("key", "value"), [("documents", None), ("score", {}), ("clauses", [{}]), ("surprise", 1), ("schema", "other/1")]
)
def test_a_wrong_report_is_refused(report: Report, key: str, value: object) -> None:
    assert errors(REPORT, {**report.to_dict(), key: value}) != []


def test_every_key_is_described() -> None:
    shapes = {"report": REPORT, **REPORT["$defs"]}
    undescribed = [
        f"{name}.{key}"
        for name, shape in shapes.items()
        for key, entry in shape["properties"].items()
        if not {"description", "$ref", "anyOf"} & set(entry)
    ]
    assert undescribed == []
