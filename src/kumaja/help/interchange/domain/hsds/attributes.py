"""Attributes: those of our profile, which carry our fields, and terms of vocabularies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.imports.domain.records import Json
from kumaja.help.interchange.domain.hsds.profile import CODE_BY_ID, LANGUAGE, Shape
from kumaja.help.interchange.domain.hsds.rows import Row, Tables, is_uuid

Own = Mapping[str, list[str]]
_NOTHING: Own = {}


@dataclass
class Attributes:
    """What attributes tell of each row."""

    tables: Tables
    _own: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for row in self.tables.all("attribute"):
            code = CODE_BY_ID.get(row.text("taxonomy_term_id"))
            if code is not None and (link := row.text("link_id")):
                self._own.setdefault(link, defaultdict(list))[code].append(row.raw("value"))

    def own(self, row: Row) -> Own:
        """Return the fields of our profile, by their codes; empty for rows of others."""
        return self._own.get(row.id, _NOTHING)

    def terms(self, service: Row) -> Iterator[tuple[str, str]]:
        """Yield code and name of each term of a vocabulary that the service has."""
        linked = (*self._linked(service), *self._listed(service))
        for term_id, told in linked:
            if term_id in CODE_BY_ID:
                continue
            term = self.tables.get("taxonomy_term", term_id)
            if term is not None:
                yield term.text("code"), term.text("name")
            elif told or (term_id and not is_uuid(term_id)):
                yield term_id, told

    def _linked(self, service: Row) -> Iterator[tuple[str, str]]:
        for row in self.tables.of("attribute", "link_id", service.id):
            name = row.text("taxonomy_term_id", "taxonomy_id")
            yield name, row.text("label", "taxonomy_detail")
        for row in self.tables.of("service_taxonomy", "service_id", service.id):
            yield row.text("taxonomy_term_id"), row.text("taxonomy_detail")

    def _listed(self, service: Row) -> Iterator[tuple[str, str]]:
        for name in service.text("taxonomy_ids").replace(";", ",").split(","):
            if name.strip():
                yield name.strip(), ""


def first(own: Own, code: str) -> str:
    """Return the one value of an attribute; empty when there is none."""
    return next(iter(own.get(code, ())), "")


def own_texts(shape: Shape, row: Row, own: Own) -> dict[str, Json]:
    """Return the texts of a record of our profile, as they were written."""
    found: dict[str, Json] = {
        f"{name}_{language}": first(own, f"{name}_{language}")
        for name in (*shape.columns, *shape.texts)
        for language in LANGUAGES
    }
    for name, column in shape.columns.items():
        language = first(own, f"{name}_{LANGUAGE}") or first(own, LANGUAGE)
        if language in LANGUAGES:
            found[f"{name}_{language}"] = row.raw(column)
    return found


def is_true(own: Own, code: str) -> bool:
    """Test whether an attribute says yes."""
    return first(own, code) == "true"


def number(own: Own, code: str) -> int | None:
    """Return an attribute that is a whole number."""
    told = first(own, code)
    return int(told) if told.isdecimal() and len(told) < 10 else None  # noqa: PLR2004
