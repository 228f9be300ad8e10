"""What a municipality lacks: situations for which no group meets there, and where one does."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

# Situations in which people look for others who know: each municipality is asked about these.
LOOKED_FOR = (
    "caring-for-someone", "close-one-has-memory-illness", "memory-is-failing", "lonely", "low-mood",
    "close-one-mentally-ill", "drinking-worries", "close-one-drinks", "grief", "cancer",
    "child-with-special-needs", "alone-with-children", "without-work", "new-in-finland",
)  # fmt: skip
_EARTH_KM = 6371

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Gap:
    """A situation without a group here: the nearest municipality with one, and who reaches here."""

    situation: str
    nearest: str | None
    kilometres: int | None
    remote: int
    region_wide: int


def find_gaps(
    here: str,
    local: Mapping[str, Collection[str]],
    reaching: Mapping[str, tuple[int, int]],
    points: Mapping[str, Point],
    asked: Sequence[str] = LOOKED_FOR,
) -> list[Gap]:
    """Return the asked situations for which no group is in the municipality `here`.

    `local`: situation → municipalities with a group of their own; `reaching`: situation → how many
    work remotely and how many serve the whole region; `points`: municipality → where it lies.
    """
    gaps = []
    for situation in asked:
        have = local.get(situation, ())
        if here not in have:
            nearest, kilometres = _nearest(here, have, points)
            remote, region_wide = reaching.get(situation, (0, 0))
            gaps.append(Gap(situation, nearest, kilometres, remote, region_wide))
    return gaps


def _nearest(
    here: str, have: Collection[str], points: Mapping[str, Point]
) -> tuple[str | None, int | None]:
    """Return the nearest municipality of those and its distance; the code decides a tie."""
    if here not in points:
        return min(have, default=None), None
    ways = [(distance_km(points[here], points[code]), code) for code in have if code in points]
    if not ways:
        return min(have, default=None), None
    kilometres, code = min(ways)
    return code, round(kilometres)


def distance_km(one: Point, other: Point) -> float:
    """Return the distance of two points (longitude, latitude) along the earth's surface."""
    lon1, lat1, lon2, lat2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))
