"""What a row of a list shows of an organisation: long texts stay in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.network.registry.models import Organisation, OrganisationQuerySet

_COLUMNS: Final = (
    "code", "kind", "name_fi", "name_sv", "name_en", "summary_fi", "summary_sv", "summary_en",
    "is_region_wide", "sort_key",
)  # fmt: skip
_AREA: Final = tuple(f"municipality__name_{language}" for language in ("fi", "sv", "en"))


@dataclass(frozen=True, slots=True)
class ListedOrganisation:
    """An organisation of a list, and where it works."""

    organisation: Organisation
    areas: tuple[Trilingual, ...]


def as_rows(organisations: OrganisationQuerySet) -> Iterable[ListedOrganisation]:
    """Return the organisations with what their rows show, areas too, in two statements."""
    rows = list(organisations.only(*_COLUMNS))
    areas = _areas_of([row.pk for row in rows])
    return [ListedOrganisation(row, tuple(areas.get(row.pk, ()))) for row in rows]


def _areas_of(keys: Iterable[int]) -> dict[int, list[Trilingual]]:
    """Return organisation → its areas by name; plain rows, because there are hundreds."""
    found: dict[int, list[Trilingual]] = defaultdict(list)
    links = Organisation.areas.through.objects.filter(organisation__in=keys)
    rows = links.order_by("municipality__sort_key_fi", "municipality_id")
    for key, *names in rows.values_list("organisation_id", *_AREA):
        found[key].append(Trilingual(*names))
    return found
