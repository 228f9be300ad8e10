"""The JSON schemas of HSDS, which may not lie in the project, as validators."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs

BASE = "https://hsds.example/schema/"


def validators(folder: Path) -> dict[str, Any]:
    """Return a validator a table, formats included."""
    schemas = {path.name: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}
    for name, schema in schemas.items():
        schema["$id"] = BASE + name
    registry = jsonschema_rs.Registry([(BASE + name, each) for name, each in schemas.items()])
    return {
        name.removesuffix(".json"): jsonschema_rs.Draft202012Validator(
            schema, registry=registry, validate_formats=True
        )
        for name, schema in schemas.items()
        if "properties" in schema
    }


def faults(validator: Any, entry: object) -> list[str]:  # noqa: ANN401 - untyped library
    """Return what is wrong with a record, each with its place."""
    return [f"{fault.instance_path}: {fault.message}" for fault in validator.iter_errors(entry)]
