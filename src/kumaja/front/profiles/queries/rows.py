"""What a row of a list shows of an organisation: long texts stay in the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.core.engine.prepared import Prepared
from kumaja.foundation.places.queries import area_names, areas_by_owner
from kumaja.network.registry.models import Organisation, OrganisationQuerySet

_COLUMNS: Final = (
    "code", "kind", "name_fi", "name_sv", "name_en", "summary_fi", "summary_sv", "summary_en",
    "is_region_wide", "sort_key",
)  # fmt: skip
_AREAS: Final = Prepared(
    lambda: areas_by_owner(Organisation.areas.through.objects.all(), "organisation")
)


@dataclass(frozen=True, slots=True)
class ListedOrganisation:
    """An organisation of a list, and where it works."""

    organisation: Organisation
    areas: tuple[Trilingual, ...]


def as_rows(organisations: OrganisationQuerySet) -> Iterable[ListedOrganisation]:
    """Return the organisations with what their rows show, areas too, in two statements."""
    rows = list(organisations.only(*_COLUMNS))
    areas = area_names(_AREAS, [row.pk for row in rows])
    return [ListedOrganisation(row, tuple(areas.get(row.pk, ()))) for row in rows]
