"""Which region an address means, and what lies in a region."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Expression

from kumaja.foundation.core.engine.prepared import Prepared, row_of
from kumaja.foundation.design.domain.tiles import Place
from kumaja.foundation.places.models import Municipality, MunicipalityQuerySet
from kumaja.foundation.regions.domain.paths import asks_for_no_region, first_part
from kumaja.foundation.regions.models import Handover, Region, RegionHost


@dataclass(frozen=True, slots=True)
class FoundRegion:
    """The region of a request, the prefix that named it, and the path without that prefix."""

    region: Region | None
    prefix: str
    path: str
    is_needlessly_prefixed: bool = False


_COLUMNS: Final = tuple(field.attname for field in Region._meta.concrete_fields)
_WITH_HOSTS: Final = Prepared(
    lambda: Region.objects.order_by("pk").values_list("hosts__host", *_COLUMNS)
)


def find_region(host: str, path: str) -> FoundRegion:
    """Find the region by the path's first part, else by host, else the only one there is.

    One statement: a service has few regions, so all are read with their hosts. None for paths that
    are alike in every region (health checks must answer when the database doesn't).
    """
    if asks_for_no_region(path):
        return FoundRegion(None, "", path)
    rows = [(name, _region(values)) for name, *values in _WITH_HOSTS.rows()]
    regions = {row.slug: row for _, row in rows}
    named = next((row for name, row in rows if name == host), None)
    only = next(iter(regions.values())) if len(regions) == 1 else None
    head, rest = first_part(path)
    if region := regions.get(head):
        needless = region in (named, only)
        return FoundRegion(region, "" if needless else f"/{head}", rest, needless)
    return FoundRegion(named or only, "", path)


def _region(values: Sequence[object]) -> Region:
    return row_of(Region, _COLUMNS, values)


def list_regions() -> list[Region]:
    """Return all regions; those that have ended their work come last."""
    return sorted(Region.objects.all(), key=lambda region: (bool(region.closed_at), region.slug))


def has_several_hosts() -> bool:
    """Test whether more than one host names a region."""
    return RegionHost.objects.values("region").distinct()[:2].count() > 1


def municipalities_of(region: Region | Expression) -> MunicipalityQuerySet:
    """Return the municipalities of the region."""
    return Municipality.objects.filter(regions=region)


def handed_over_in(region: Region) -> frozenset[tuple[str, str]]:
    """Return label and key of all that has a successor, or a reason to end, in the region."""
    return frozenset(region.handovers.current().values_list("label", "key"))


def handovers_of(region: Region, label: str, keys: Iterable[str]) -> dict[str, Handover]:
    """Return who goes on with these things of a closed region, by key.

    While the region works nothing has passed on yet, and nothing is asked.
    """
    if region.closed_at is None:
        return {}
    rows = region.handovers.current().filter(label=label, key__in=list(keys))
    return {row.key: row for row in rows}


@dataclass(frozen=True, slots=True)
class TileOfRegion:
    """A municipality and its place on the region's tile map."""

    municipality: Municipality
    place: Place


def tile_map(region: Region, language: str) -> list[TileOfRegion]:
    """Return the region's tile map in reading order; municipalities without a place are left out.

    Letters are Swedish for Swedish readers (`Bor` for Borgå), else Finnish.
    """
    layout: dict[str, tuple[int, int, str, str]] = region.tile_layout
    tiles = []
    for municipality in municipalities_of(region):
        if municipality.code in layout:
            row, column, fi, sv = layout[municipality.code]
            name = municipality.name.in_language(language).value
            place = Place(sv if language == "sv" else fi, name, row, column)
            tiles.append(TileOfRegion(municipality, place))
    return sorted(tiles, key=lambda each: (each.place.row, each.place.column))
