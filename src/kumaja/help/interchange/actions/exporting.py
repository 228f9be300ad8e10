"""A region's public data as a package of HSDS: tables, and the same as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
from kumaja.help.interchange.engine.hsds_files import TableFiles, listed, write_description
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
    # The tables tell a place once, each entry of a list tells all its places.
    told, again = Exported(region, day), Exported(region, day)
    with TableFiles(folder) as tables:
        with listed(folder / JSON / "organizations.json") as add:
            organisations = 0
            for organisations, lines in enumerate(told.organisations(), start=1):
                tables.write(lines)
                add(nested(lines, named_term))
                _tell(on_progress, "organisations", organisations)
        with listed(folder / JSON / "services.json") as add:
            services = 0
            for services, row in enumerate(told.services(), start=1):
                tables.write(told.service(row, with_places=False))
                add(nested(again.service(row, with_places=True), named_term))
                _tell(on_progress, "services", services)
        tables.write(_vocabulary_lines(told))
    write_description(folder)
    return Counts(organisations, services)


def _tell(on_progress: Progress, name: str, count: int) -> None:
    if count % _EACH == 0:
        on_progress(name, count)


def _vocabulary_lines(told: Exported) -> Iterator[Line]:
    """Yield our profile and the vocabularies that were used, as taxonomies with their terms."""
    terms = list(told.terms())
    taxonomy, *codes = profile_lines()
    yield taxonomy
    yield from (scheme_line(scheme) for scheme in dict.fromkeys(term.scheme for term in terms))
    yield from codes
    yield from (vocabulary_line(term.scheme, term.code, term.name_fi) for term in terms)
