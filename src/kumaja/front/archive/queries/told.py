"""A region's things in the order of their names, never all at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Q, QuerySet

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Handover, Region
from kumaja.foundation.regions.queries import handovers_of, municipalities_of
from kumaja.help.directory.models import Activity
from kumaja.help.directory.policies import visible_in as activities_in
from kumaja.help.interchange.queries.hsds import loaded_activities, loaded_organisations
from kumaja.network.networks.models import Network
from kumaja.network.networks.policies import visible_in as networks_in
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import visible_in as organisations_in

_CHUNK = 100
_Row = TypeVar("_Row", Organisation, Activity, Network)


@dataclass(frozen=True, slots=True)
class Told:
    """A region as everyone reads it on a day."""

    region: Region
    day: date

    def organisations(self) -> Iterator[Organisation]:
        """Yield the organisations with their records."""
        return _by_name(loaded_organisations(organisations_in(self.region)))

    def activities(self) -> Iterator[Activity]:
        """Yield the activities with all that their pages tell."""
        return _by_name(loaded_activities(self._activities()))

    def networks(self) -> Iterator[Network]:
        """Yield the networks, the ended ones too."""
        rows = networks_in(self.region).select_related("convener").prefetch_related("terms")
        return _by_name(rows)

    def municipalities(self) -> list[Municipality]:
        """Return the municipalities: a region has a few dozen."""
        rows = municipalities_of(self.region).select_related("county")
        return list(rows.order_by("sort_key_fi", "pk"))

    def offered_by(self, organisation: Organisation) -> list[Activity]:
        """Return the activities of one organisation in the region."""
        return list(self._activities().filter(organisation=organisation).order_by("sort_key", "pk"))

    def offered_in(self, place: Municipality) -> Iterator[Activity]:
        """Yield the activities that serve a municipality."""
        reach = Q(is_region_wide=True) | Q(areas=place)
        return _by_name(self._activities().filter(reach).distinct())

    def acting_in(self, place: Municipality) -> Iterator[Organisation]:
        """Yield the organisations that act in a municipality."""
        rows = organisations_in(self.region)
        return _by_name(rows.filter(Q(is_region_wide=True) | Q(areas=place)).distinct())

    def heir_of(self, label: str, key: str) -> Handover | None:
        """Return who goes on with a thing, None while the region works."""
        return handovers_of(self.region, label, [key]).get(key)

    def _activities(self) -> QuerySet[Activity]:
        return activities_in(self.region).filter(organisation__in=organisations_in(self.region))


def _by_name(rows: QuerySet[_Row]) -> Iterator[_Row]:
    return rows.order_by("sort_key", "code").iterator(chunk_size=_CHUNK)
