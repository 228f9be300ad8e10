"""What the interfaces tell of themselves: valid OpenAPI 3.1, with nothing left untold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from schemathesis.specs.openapi.definitions import OPENAPI_31

from kumaja.front.api.views.interface import hsds, interface

WHOLE = {
    "api": json.loads(json.dumps(interface.get_openapi_schema(path_prefix="/api/v1/"))),
    "hsds": json.loads(json.dumps(hsds.get_openapi_schema(path_prefix="/hsds/"))),
}
PROBLEM = {"schema": {"$ref": "#/components/schemas/Problem"}}
each_of_both = pytest.mark.parametrize("told", WHOLE.values(), ids=WHOLE)


def operations(told: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, found in told["paths"].items():
        for method, operation in found.items():
            yield path, method, operation


@each_of_both
def test_it_is_openapi_3_1(told: dict[str, Any]) -> None:
    assert told["openapi"] == "3.1.0"
    validator = jsonschema_rs.validator_for(OPENAPI_31)
    assert [fault.message for fault in validator.iter_errors(told)] == []
    for schema in told["components"]["schemas"].values():
        jsonschema_rs.meta.validate(
            {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
        )


@each_of_both
def test_every_operation_is_named_summed_up_and_described(told: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, _, operation in operations(told)]
    assert len(names) == len(set(names)) >= 10
    tags = {tag["name"] for tag in told["tags"] if tag["description"]}
    for path, _, operation in operations(told):
        assert operation["summary"], path
        assert operation["description"].endswith("."), path
        assert set(operation["tags"]) <= tags, path
    assert told["info"]["license"]
    assert told["servers"]


@each_of_both
def test_every_refusal_is_declared_as_a_problem(told: dict[str, Any]) -> None:
    for path, method, operation in operations(told):
        answers = operation["responses"]
        wanted = {"400", "404", "429"}
        if operation.get("security"):
            wanted |= {"401", "403", "409", "422"}
        assert wanted <= answers.keys(), (path, method)
        assert any(status.startswith("2") for status in answers)
        for status, answer in answers.items():
            assert answer["description"]
            if status >= "400":
                assert answer["content"] == {"application/problem+json": PROBLEM}, path
            elif status != "304":
                assert answer["content"], path


@each_of_both
def test_every_parameter_and_every_shape_is_used(told: dict[str, Any]) -> None:
    whole = json.dumps(told)
    for name in told["components"]["schemas"]:
        assert whole.count(f'"#/components/schemas/{name}"') >= 1, name
    for path, _, operation in operations(told):
        given = {each["name"] for each in operation["parameters"] if each["in"] == "path"}
        assert {part[1:-1] for part in path.split("/") if part.startswith("{")} == given


def test_writing_needs_a_key_and_nothing_else_does() -> None:
    told = WHOLE["api"]
    (name,) = told["components"]["securitySchemes"]
    assert told["components"]["securitySchemes"][name] == {"type": "http", "scheme": "bearer"}
    for path, method, operation in operations(told):
        is_own = path.startswith("/api/v1/own")
        assert operation.get("security", []) == ([{name: []}] if is_own else []), path
        assert is_own or method == "get"
    assert "securitySchemes" not in WHOLE["hsds"]["components"]
