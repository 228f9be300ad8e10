"""Ids that two publishers use for different organisations and services: 1, 2, 3."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import count

from kumaja.foundation.language.domain.keys import match_key
from kumaja.help.interchange.domain.hsds.rows import Tables, is_uuid

Names = Mapping[str, str]
NamesHere = Callable[[str, Collection[str]], Names]
_TABLES = ("organization", "service")


def prefix_for(tables: Tables, names_here: NamesHere) -> str:
    """Return the prefix under which the package's ids are its own here; empty for the first one.

    The package is known again by names: where at most half of its ids that are here belong to
    organisations and services of the same name, they are another publisher's.
    """
    names = {table: _names(tables, table) for table in _TABLES}
    if not any(names.values()):
        return ""
    return next(prefix for prefix in _prefixes() if _is_own(prefix, names, names_here))


def _names(tables: Tables, table: str) -> Names:
    return {
        row.id: match_key(row.text("name", "alternate_name"))
        for row in tables.all(table)
        if not is_uuid(row.id)
    }


def _is_own(prefix: str, names: Mapping[str, Names], names_here: NamesHere) -> bool:
    known = alike = 0
    for table, named in names.items():
        here = names_here(table, [prefix + row_id for row_id in named])
        known += len(here)
        alike += sum(here.get(prefix + row_id) == name for row_id, name in named.items())
    return not known or alike * 2 > known


def _prefixes() -> Iterator[str]:
    yield ""
    for number in count(2):
        yield f"{number}:"
