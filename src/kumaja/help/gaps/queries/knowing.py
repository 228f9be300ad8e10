"""Who would know how: the associations that run such a group, the nearest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Final

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.gaps.domain.missing import distance_km
from kumaja.help.gaps.queries.coverage import groups_in, places_of, points_of
from kumaja.network.registry.models import Organisation

MOST: Final = 8
_COLUMNS: Final = (
    "code", "name_fi", "name_sv", "name_en", "is_remote", "is_region_wide", "is_address_secret",
    *(f"organisation__{name}" for name in ("code", "kind", "name_fi", "name_sv", "name_en")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Knowing:
    """An association that runs such a group: the nearest municipality of it, how far; remotely."""

    organisation: Organisation
    place: Municipality | None
    kilometres: int | None
    is_remote: bool


def who_knows(
    municipality: Municipality, term: Term, region: Region, day: date, *, most: int = MOST
) -> list[Knowing]:
    """Return the associations that run a group for the word, the nearest first: three statements.

    Each association once, by its nearest group; who works only remotely comes last.
    """
    places = places_of(region, day.year)
    by_key = {row.pk: row for row in places.values()}
    points = points_of(places.values())
    groups = groups_in(region, day).filter(terms=term).select_related("organisation")
    found: dict[int, tuple[float, Knowing]] = {}
    for group in groups.only(*_COLUMNS).prefetch_related("areas").order_by("sort_key", "pk"):
        own = [by_key[area.pk] for area in group.areas.all() if area.pk in by_key]
        for place in (*own, *([] if own else [None])):
            way = _way(municipality, place, points)
            one = Knowing(
                group.organisation, place, round(way) if way < inf else None, group.is_remote
            )
            key = group.organisation_id
            if key not in found or way < found[key][0]:
                found[key] = (way, one)
    nearest = sorted(found.items(), key=lambda item: (item[1][0], item[0]))
    return [one for _, (_, one) in nearest[:most]]


def _way(
    here: Municipality, there: Municipality | None, points: dict[str, tuple[float, float]]
) -> float:
    """Return the kilometres between two municipalities, endless when one is not known."""
    if there is None or here.code not in points or there.code not in points:
        return inf
    return distance_km(points[here.code], points[there.code])
