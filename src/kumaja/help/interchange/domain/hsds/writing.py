"""Our records as rows of HSDS: columns for everyone, attributes for what they can't carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.help.interchange.domain.hsds.organisations import BUSINESS_ID, REGISTER_NUMBER
from kumaja.help.interchange.domain.hsds.package import Cell
from kumaja.help.interchange.domain.hsds.profile import (
    CONTACT,
    LANGUAGE,
    NOT_THIS,
    ORGANISATION,
    Shape,
    named_id,
    term_id,
)
from kumaja.help.interchange.domain.hsds.uris import uri_of

Values = Mapping[str, Any]
Line = tuple[str, dict[str, Cell]]
_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


def part_id(*parts: object) -> str:
    """Return the id of a row that belongs to another: it follows from that one's id."""
    return named_id(":".join(map(str, parts)))


def without_blanks(cells: Mapping[str, Cell | None]) -> dict[str, Cell]:
    """Return the cells that tell something."""
    return {name: cell for name, cell in cells.items() if cell is not None and cell != ""}


def organisation_cells(
    row_id: str, values: Values, umbrella: str
) -> tuple[dict[str, Cell], list[tuple[str, str]]]:
    """Return an organisation's own row, and as attributes what its texts can't tell there."""
    columns, attributes = told_in(ORGANISATION, values, {"description": ("summary", "name")})
    cells = {
        "id": row_id, **columns, "website": uri_of(values["website"]),
        "parent_organization_id": umbrella, "year_incorporated": values["founded_year"],
    }  # fmt: skip
    return without_blanks(cells), attributes


def organisation_lines(row_id: str, values: Values, umbrella: str) -> Iterator[Line]:
    """Yield the rows of an organisation: its own first, then what refers to it."""
    cells, attributes = organisation_cells(row_id, values, umbrella)
    website = cells.get("website", "")
    yield "organization", cells
    numbers = ((BUSINESS_ID, "FI-PRO", "business_id"), (REGISTER_NUMBER, "", "register_number"))
    for kind, scheme, name in numbers:
        if values[name]:
            yield "organization_identifier", without_blanks(
                {
                    "id": part_id(row_id, name), "organization_id": row_id,
                    "identifier_scheme": scheme, "identifier_type": kind,
                    "identifier": values[name],
                }
            )  # fmt: skip
    for number, contact in enumerate(values["contacts"]):
        yield from _contact_lines(row_id, number, contact)
    plain = dict(values) if website != values["website"] else {**values, "website": ""}
    yield from attribute_lines("organization", row_id, [*attributes, *_plain(ORGANISATION, plain)])
    yield from vocabulary_lines("organization", row_id, values["terms"])


def _contact_lines(row_id: str, number: int, contact: Values) -> Iterator[Line]:
    contact_id = part_id(row_id, "contact", number)
    columns, attributes = told_in(CONTACT, contact, {})
    own = {"id": contact_id, "organization_id": row_id, "email": contact["email"]}
    yield "contact", without_blanks({**own, **columns})
    if contact["phone"]:
        yield "phone", {
            "id": part_id(contact_id, "phone"), "contact_id": contact_id,
            "number": contact["phone"], "type": "voice",
        }  # fmt: skip
    yield from attribute_lines("contact", contact_id, attributes)


def told_in(
    shape: Shape, values: Values, instead: Mapping[str, Sequence[str]]
) -> tuple[dict[str, Cell], list[tuple[str, str]]]:
    """Return the columns of a record's texts, and as attributes what these can't tell.

    A column holds the text in the record's own language; where there is none, in another one, and
    says so; where HSDS wants a text and there is none at all, one of those named `instead`.
    """
    base = _language_of(values, next(iter(shape.columns)))
    columns: dict[str, Cell] = {}
    attributes = [(LANGUAGE, base)] if base else []
    for name, column in shape.columns.items():
        language = base if values[f"{name}_{base or 'fi'}"] else _language_of(values, name)
        columns[column] = values[f"{name}_{language or 'fi'}"]
        attributes += [
            (f"{name}_{each}", values[f"{name}_{each}"]) for each in LANGUAGES if each != language
        ]
        if language and language != base:
            attributes.append((f"{name}_{LANGUAGE}", language))
        if not language and (filler := _filler(values, instead.get(name, ()), base)):
            columns[column] = filler
            attributes.append((f"{name}_{LANGUAGE}", NOT_THIS))
    for name in shape.texts:
        attributes += [(f"{name}_{each}", values[f"{name}_{each}"]) for each in LANGUAGES]
    return columns, [(code, text) for code, text in attributes if text]


def _language_of(values: Values, name: str) -> str:
    return next((each for each in LANGUAGES if values[f"{name}_{each}"]), "")


def _filler(values: Values, names: Sequence[str], base: str) -> str:
    order = (base, *LANGUAGES) if base else LANGUAGES
    found = (values[f"{name}_{each}"] for name in names for each in order)
    return next((text for text in found if text), "")


def _plain(shape: Shape, values: Values) -> Iterator[tuple[str, str]]:
    """Yield the attributes of single values and of lists; what is empty or no is not told."""
    for name in shape.plain:
        value = values.get(name)
        if value is not None and value is not False and value != "":
            yield name, "true" if value is True else str(value)
    for name in shape.lists:
        yield from ((name, each) for each in listed_values(values.get(name)))


def listed_values(value: Any) -> Iterator[str]:  # noqa: ANN401 - a list, or facts by name
    """Yield the values of a list; of facts, each with its answer."""
    if isinstance(value, Mapping):
        yield from (f"{name}={'true' if value[name] else 'false'}" for name in sorted(value))
    elif value:
        yield from (str(each) for each in value)


def plain_attributes(shape: Shape, values: Values) -> list[tuple[str, str]]:
    """Return the attributes of single values and lists."""
    return list(_plain(shape, values))


def attribute_lines(
    table: str, row_id: str, attributes: Sequence[tuple[str, str]]
) -> Iterator[Line]:
    """Yield the attributes of a row, by the codes of our profile."""
    for number, (code, value) in enumerate(attributes):
        yield "attribute", {
            "id": part_id(row_id, "attribute", code, number), "link_id": row_id,
            "taxonomy_term_id": term_id(code), "link_type": "profile", "link_entity": table,
            "value": value, "label": code,
        }  # fmt: skip


def vocabulary_lines(table: str, row_id: str, terms: Sequence[str]) -> Iterator[Line]:
    """Yield the terms of our vocabularies that a row has."""
    for term in terms:
        yield "attribute", {
            "id": part_id(row_id, "term", term), "link_id": row_id,
            "taxonomy_term_id": term_id(term), "link_type": "taxonomy_term", "link_entity": table,
            "label": term,
        }  # fmt: skip


def kept_id(source_id: str, uuid: UUID | None, *, is_of_source: bool) -> str:
    """Return what a row is called outside: its id of HSDS when that is a UUID, else our UUIDv5."""
    is_uuid = is_of_source and _UUID.fullmatch(source_id) is not None
    return source_id if is_uuid else str(uuid)
