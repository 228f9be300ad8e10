"""A region's public data as a package of HSDS: tables, and the same as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kumaja.foundation.regions.models import Region
from kumaja.help.interchange.domain.hsds.nesting import nested
from kumaja.help.interchange.domain.hsds.vocabulary import (
    named_term,
    profile_lines,
    scheme_line,
    vocabulary_line,
)
from kumaja.help.interchange.domain.hsds.writing import Line
from kumaja.help.interchange.engine.hsds_files import TableFiles, write_description, write_list
from kumaja.help.interchange.queries.exported import Exported

JSON = "json"
_EACH = 500
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was written."""

    organisations: int
    services: int


def quiet(name: str, count: int) -> None:
    """Tell nobody how far it has come."""
    del name, count


def export_package(
    *, region: Region, folder: Path, day: date, on_progress: Progress = quiet
) -> Counts:
    """Write the package into a folder: the same data give the same bytes."""
    (folder / JSON).mkdir(parents=True, exist_ok=True)
    with TableFiles(folder) as tables:
        told = Exported(region, day)
        organisations = _written(tables, told.organisations(), "organisations", on_progress)
        services = _written(tables, told.services(with_places=False), "services", on_progress)
        tables.write(_vocabulary_lines(told))
    write_description(folder)
    again = Exported(region, day)
    for name, found in (
        ("organizations", again.organisations()), ("services", again.services(with_places=True)),
    ):  # fmt: skip
        write_list(folder / JSON / f"{name}.json", (nested(lines, named_term) for lines in found))
    return Counts(organisations, services)


def _written(
    tables: TableFiles, records: Iterable[list[Line]], name: str, on_progress: Progress
) -> int:
    count = 0
    for count, lines in enumerate(records, start=1):
        tables.write(lines)
        if count % _EACH == 0:
            on_progress(name, count)
    return count


def _vocabulary_lines(told: Exported) -> Iterator[Line]:
    """Yield our profile and the vocabularies that were used, as taxonomies with their terms."""
    terms = list(told.terms())
    taxonomy, *codes = profile_lines()
    yield taxonomy
    yield from (scheme_line(scheme) for scheme in dict.fromkeys(term.scheme for term in terms))
    yield from codes
    yield from (vocabulary_line(term.scheme, term.code, term.name_fi) for term in terms)
