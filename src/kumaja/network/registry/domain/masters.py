"""Which system a field of a record is written in: here, unless another was declared its master."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# The fields that another system can own, as people choose them: a text with all its languages.
OWNABLE = (
    "name", "kind", "business_id", "register_number", "summary", "description", "represents",
    "experience_expertise", "founded_year", "members", "website", "languages", "domicile",
    "locality", "umbrella", "ended_on", "areas", "terms", "contacts",
)  # fmt: skip
_LANGUAGES = ("_fi", "_sv", "_en")
_TERMS = {"target_groups": "terms", "themes": "terms"}
_CONTACTS = {"phone": "contacts", "email": "contacts", "contact_role": "contacts"}

_KEY = "key:"


def source_of_key(code: str) -> str:
    """Return the source under which what is written with a key comes."""
    return f"{_KEY}{code}"


def key_of_source(source: str) -> str:
    """Return the code of the key behind a source, empty when it is another sort of source."""
    return source.removeprefix(_KEY) if source.startswith(_KEY) else ""


def owned_name(column: str) -> str:
    """Return the field that a column, or an entry of a table, is part of."""
    for ending in _LANGUAGES:
        if column.endswith(ending):
            return column.removesuffix(ending)
    return (_TERMS | _CONTACTS).get(column, column)


def foreign_columns(
    columns: Iterable[str], owners: Mapping[str, str], writer: str
) -> dict[str, str]:
    """Return column → the system that owns it, of those that the writer may not change.

    `writer` is the source that writes, empty for people here.
    """
    found = {name: owners.get(owned_name(name), "") for name in columns}
    return {name: owner for name, owner in found.items() if owner and owner != writer}
