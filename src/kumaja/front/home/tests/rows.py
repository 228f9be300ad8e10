"""Rows that the pages of the room show."""

from __future__ import annotations

from datetime import UTC, date, datetime

from kumaja.foundation.language.domain.keys import match_key, sort_key
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.front.search.actions import rebuild_index
from kumaja.help.directory.models import Activity
from kumaja.network.registry.models import Organisation, RegionMembership

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
TILES = {
    "858": [1, 2, "Tuu", "Tus"],
    "611": [1, 3, "Por", "Bgn"],
    "505": [1, 1, "Män", "Män"],
}


def a_region(slug: str = "uusimaa") -> Region:
    region, is_new = Region.objects.get_or_create(
        slug=slug,
        defaults={
            "name_fi": slug.capitalize(),
            "name_sv": "Nyland",
            "phone": "019 000 0000",
            "email": f"apu@{slug}.example",
            "tile_layout": TILES,
        },
    )
    if is_new:
        region.municipalities.set(Municipality.objects.filter(code__in=TILES))
    return region


def an_organisation(name: str = "Vierellä Jokelassa ry") -> Organisation:
    found = Organisation.objects.filter(name_fi=name).first()
    if found:
        return found
    keys = {"sort_key": sort_key(name), "match_key": match_key(name)}
    row = Organisation.objects.create(kind="association", name_fi=name, created_at=NOW, **keys)
    RegionMembership.objects.create(organisation=row, region=a_region(), since_on=date(2020, 1, 1))
    return row


def an_activity(name: str, *areas: str, is_region_wide: bool = False) -> Activity:
    activity = Activity.objects.create(
        region=a_region(),
        organisation=an_organisation(),
        kind="group",
        way_in="come",
        name_fi=name,
        created_at=NOW,
        is_region_wide=is_region_wide,
        sort_key=sort_key(name),
        match_key=match_key(name),
    )
    activity.areas.set(Municipality.objects.filter(name_fi__in=areas))
    return activity


def indexed() -> None:
    """Build the index anew."""
    rebuild_index(now=NOW)
