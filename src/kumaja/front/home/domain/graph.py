"""A graph of statements (RDF), and how it is written as Turtle and as JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

PREFIXES: Final[Mapping[str, str]] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TYPE: Final = "a"
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# What may not stand in the address of a thing as Turtle writes it.
_NOT_IN_IRI: Final = re.compile(r"[\x00-\x20<>\"{}|^`\\]")


@dataclass(frozen=True, slots=True)
class Iri:
    """The address that names a thing."""

    value: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text in a language, or a value of a type (`xsd:date`)."""

    value: str
    language: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Of a thing: a property (`dct:title`), and what it is; `a` tells its type (`dcat:Dataset`)."""

    subject: Iri
    name: str
    object: Iri | Literal | str


def turtle(statements: Iterable[Statement]) -> str:
    """Return the graph as Turtle, one statement a line."""
    heads = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    lines = (f"{_iri(each.subject)} {each.name} {_object(each.object)} ." for each in statements)
    return "\n".join([*heads, "", *lines, ""])


def _iri(iri: Iri) -> str:
    escaped = _NOT_IN_IRI.sub(lambda sign: f"%{ord(sign[0]):02X}", iri.value)
    return f"<{escaped}>"


def _object(value: Iri | Literal | str) -> str:
    if isinstance(value, Iri):
        return _iri(value)
    if isinstance(value, str):
        return value
    text = "".join(_ESCAPES.get(sign, sign) for sign in value.value if sign != "\x00")
    end = f"@{value.language}" if value.language else f"^^{value.type}" if value.type else ""
    return f'"{text}"{end}'


def json_ld(statements: Iterable[Statement]) -> str:
    """Return the same graph as JSON-LD, one node a thing."""
    nodes: dict[str, dict[str, Any]] = {}
    for each in statements:
        node = nodes.setdefault(each.subject.value, {"@id": each.subject.value})
        if each.name == _TYPE:
            node.setdefault("@type", []).append(each.object)
        else:
            node.setdefault(each.name, []).append(_value(each.object))
    graph = {"@context": dict(PREFIXES), "@graph": list(nodes.values())}
    return json.dumps(graph, ensure_ascii=False, indent=1)


def _value(value: Iri | Literal | str) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"@id": value.value}
    if isinstance(value, str):
        return {"@id": value}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    return {"@value": value.value, **({"@type": value.type} if value.type else {})}
