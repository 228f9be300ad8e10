"""Our profile and our vocabularies as taxonomies of HSDS with their terms."""

from __future__ import annotations

from typing import Any

from kumaja.help.interchange.domain.hsds.package import Cell
from kumaja.help.interchange.domain.hsds.profile import CODES, SHAPES, TAXONOMY, term_id
from kumaja.help.interchange.domain.hsds.writing import Line

PROFILE = "Kumaja"


def profile_lines() -> list[Line]:
    """Return the taxonomy of our profile, and its codes as terms."""
    return [
        _taxonomy(TAXONOMY, PROFILE, "Fields of Kumaja that HSDS has no column for."),
        *(_term_line(code, code, PROFILE, TAXONOMY, "en") for code in CODES),
    ]


def scheme_line(scheme: str) -> Line:
    """Return one of our vocabularies as a taxonomy."""
    return _taxonomy(term_id(scheme), scheme, f"{PROFILE}: {scheme}")


def vocabulary_line(scheme: str, code: str, name: str) -> Line:
    """Return a term of one of our vocabularies, by its Finnish name."""
    return _term_line(f"{scheme}:{code}", name, scheme, term_id(scheme), "fi")


def named_term(row_id: str, label: str) -> dict[str, Any]:
    """Return the term that an attribute of JSON names."""
    return {"id": row_id, "code": label, "name": label, "description": label}


def profile_told() -> dict[str, Any]:
    """Return our profile as JSON: which attributes each table carries beyond its columns."""
    return {
        "name": PROFILE,
        "taxonomy_id": TAXONOMY,
        "tables": {
            shape.table: {
                "columns": shape.columns,
                "codes": {code: term_id(code) for code in dict.fromkeys(shape.codes())},
            }
            for shape in SHAPES
        },
    }


def _taxonomy(row_id: str, name: str, told: str) -> Line:
    return "taxonomy", {"id": row_id, "name": name, "description": told, "version": "1"}


def _term_line(code: str, name: str, taxonomy: str, taxonomy_id: str, language: str) -> Line:
    cells: dict[str, Cell] = {
        "id": term_id(code), "code": code, "name": name, "description": name,
        "taxonomy": taxonomy, "language": language, "taxonomy_id": taxonomy_id,
    }  # fmt: skip
    return "taxonomy_term", cells
