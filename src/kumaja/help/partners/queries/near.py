"""Which municipalities lie beside which: by the distance between their middles."""

from __future__ import annotations

from collections.abc import Collection
from math import asin, cos, radians, sin, sqrt
from typing import Final

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of

NEAR_KM: Final = 32
_EARTH_KM: Final = 6371


def beside(region: Region, codes: Collection[str]) -> tuple[str, ...]:
    """Return the region's municipalities near those with the codes, without them: one statement."""
    if not codes:
        return ()
    rows = list(municipalities_of(region).only("code", "longitude", "latitude").order_by("code"))
    chosen = [row for row in rows if row.code in codes]
    return tuple(
        row.code
        for row in rows
        if row.code not in codes and any(_km(row, one) <= NEAR_KM for one in chosen)
    )


def _km(one: Municipality, other: Municipality) -> float:
    """Return the distance over the ground; far away where one has no place."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return float("inf")
    lat, lon = radians(one.latitude or 0), radians(one.longitude or 0)
    lat2, lon2 = radians(other.latitude or 0), radians(other.longitude or 0)
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))
