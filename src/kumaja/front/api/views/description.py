"""What an interface tells of itself (OpenAPI 3.1): every answer declared, the refusals too."""

from __future__ import annotations

import json
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from kumaja.foundation.core.engine.interface import Problem

Told = dict[str, Any]
_PROBLEM = "#/components/schemas/Problem"
_WAIT = {
    "Retry-After": {
        "description": "Seconds until one may ask again.",
        "schema": {"type": "integer", "minimum": 1},
    }
}
_REFUSALS = {
    400: "Parameters can't be understood; `errors` tells which.",
    401: "There is no valid key.",
    403: "The key may not do this.",
    404: "There is no such thing here, or it is not public.",
    409: (
        "It can't be done as things stand; where another system owns what would change, `owners`"
        " tells which, field by field."
    ),
    422: "What was sent can't be stored; `errors` tells why, field by field.",
    429: "Too much was asked; wait.",
    503: "It does not answer just now.",
}
_TABLES = {
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_ALWAYS, _WITH_KEY = (400, 404, 429), (401, 403, 409, 422)


class Interface(NinjaAPI):
    """An interface whose description names every refusal; operations are named by themselves."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Return the operation's own name."""
        return str(operation.view_func.__name__)

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: Told | None = None
    ) -> OpenAPISchema:
        """Return the description, whole."""
        told = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        told["components"].setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
        told["servers"] = [{"url": "/", "description": "This service."}]
        for path, operations in told["paths"].items():
            for method, operation in operations.items():
                _complete(path, method, operation)
        _drop_unused(told)
        return told


def _drop_unused(told: Told) -> None:
    """Take out shapes to which nothing points: parameters are told one by one."""
    shapes = told["components"]["schemas"]
    while True:
        whole = json.dumps(told, default=str)
        unused = [name for name in shapes if f'"#/components/schemas/{name}"' not in whole]
        if not unused:
            return
        for name in unused:
            del shapes[name]


def _complete(path: str, method: str, operation: Told) -> None:
    """Declare what an operation may answer beside what it is asked for."""
    answers = operation["responses"]
    for ending, content in _TABLES.items():
        if path.endswith(ending):
            answers[200]["content"] = {content: {"schema": {"type": "string"}}}
    if method == "get":
        answers[304] = {"description": "Nothing has changed since the `ETag` that was sent."}
    names = {each["name"] for each in operation["parameters"]}
    statuses = (*_ALWAYS, *(_WITH_KEY if operation.get("security") else ()))
    for status in (*statuses, *((503,) if names & {"search", "q"} else ())):
        answers.setdefault(status, _refusal(status))
    operation["responses"] = {str(status): answers[status] for status in sorted(answers)}


def _refusal(status: int) -> Told:
    told: Told = {
        "description": _REFUSALS[status],
        "content": {"application/problem+json": {"schema": {"$ref": _PROBLEM}}},
    }
    return told | ({"headers": _WAIT} if status == 429 else {})  # noqa: PLR2004
