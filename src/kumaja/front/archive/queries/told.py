"""A region's things in the order of their names, never all at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
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
_NAMED = ("code", "name_fi", "name_sv", "name_en", "sort_key")  # what a row in a list tells
_Row = TypeVar("_Row", Organisation, Activity, Network)


@dataclass(frozen=True, slots=True)
class Told:
    """A region as everyone reads it on a day."""

    region: Region
    day: date

    def organisations(self) -> Iterator[tuple[Organisation, list[Activity]]]:
        """Yield the organisations with their records, each with what it offers in the region."""
        rows = _by_name(loaded_organisations(organisations_in(self.region)))
        for some in _in_chunks(rows):
            offered = defaultdict[int, list[Activity]](list)
            named = self._activities().filter(organisation__in=some).only(*_NAMED, "organisation")
            for activity in named.order_by("sort_key", "pk"):
                offered[activity.organisation_id].append(activity)
            yield from ((row, offered[row.pk]) for row in some)

    def activities(self) -> Iterator[tuple[Activity, Handover | None]]:
        """Yield the activities with all that their pages tell, each with who goes on with it."""
        for some in _in_chunks(_by_name(loaded_activities(self._activities()))):
            heirs = handovers_of(self.region, "directory.Activity", [row.code for row in some])
            yield from ((row, heirs.get(row.code)) for row in some)

    def networks(self) -> Iterator[Network]:
        """Yield the networks, the ended ones too."""
        rows = networks_in(self.region).select_related("convener").prefetch_related("terms")
        return _by_name(rows)

    def municipalities(self) -> list[Municipality]:
        """Return the municipalities: a region has a few dozen."""
        rows = municipalities_of(self.region).select_related("county")
        return list(rows.order_by("sort_key_fi", "pk"))

    def offered_in(self, place: Municipality) -> Iterator[Activity]:
        """Yield the activities that serve a municipality."""
        reach = Q(is_region_wide=True) | Q(areas=place)
        return _by_name(self._activities().filter(reach).distinct().only(*_NAMED))

    def acting_in(self, place: Municipality) -> Iterator[Organisation]:
        """Yield the organisations that act in a municipality."""
        rows, reach = organisations_in(self.region), Q(is_region_wide=True) | Q(areas=place)
        return _by_name(rows.filter(reach).distinct().only(*_NAMED))

    def heirs_of_tasks(self, codes: Iterable[str]) -> dict[str, Handover]:
        """Return who goes on with tasks, by their codes; nobody while the region works."""
        return handovers_of(self.region, "networks.NetworkTask", codes)

    def _activities(self) -> QuerySet[Activity]:
        return activities_in(self.region).filter(organisation__in=organisations_in(self.region))


def _by_name(rows: QuerySet[_Row]) -> Iterator[_Row]:
    return rows.order_by("sort_key", "code").iterator(chunk_size=_CHUNK)


def _in_chunks(rows: Iterator[_Row]) -> Iterator[list[_Row]]:
    """Yield as many rows at a time as are asked for more of in one statement."""
    while some := list(islice(rows, _CHUNK)):
        yield some
