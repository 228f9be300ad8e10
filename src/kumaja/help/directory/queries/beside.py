"""What stands beside the activities of a list, as plain values: times, places, areas by name.

A model row of each, fetched for each activity anew, took half of a list's time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.core.engine.blanks import numbers
from kumaja.foundation.core.engine.prepared import Prepared
from kumaja.foundation.places.queries import area_names, areas_by_owner
from kumaja.help.directory.domain.kinds import ChannelKind
from kumaja.help.directory.domain.occurrences import Timing
from kumaja.help.directory.models import Activity, Channel, Schedule

Key = int
_NAMES: Final = ("name_fi", "name_sv", "name_en")
_OF_MUNICIPALITY: Final = tuple(f"municipality__{name}" for name in _NAMES)
_TIMING: Final = (
    "rule", "first_on", "until_on", "starts_at", "ends_at", "exceptions", "is_on_holidays",
)  # fmt: skip
_TIMINGS: Final = Prepared(
    lambda: (
        Schedule.objects.filter(activity__in=numbers("keys"))
        .order_by("position", "pk")
        .values_list("activity_id", *_TIMING)
    )
)
_PLACES: Final = Prepared(
    lambda: (
        Channel.objects.filter(activity__in=numbers("keys"), kind=ChannelKind.PLACE)
        .order_by("position", "pk")
        .values_list("activity_id", *_NAMES, *_OF_MUNICIPALITY)
    )
)
_AREAS: Final = Prepared(lambda: areas_by_owner(Activity.areas.through.objects.all(), "activity"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where an activity happens: the place's name and its municipality's; either may be missing."""

    name: Trilingual
    municipality: Trilingual


def timings_of(keys: Collection[Key]) -> dict[Key, list[Timing]]:
    """Return activity → when it happens, in their order, in one statement."""
    found: dict[Key, list[Timing]] = defaultdict(list)
    for row in _TIMINGS.rows(keys=keys):
        key, rule, first, until, starts, ends, exceptions, on_holidays = row
        days = frozenset(map(date.fromisoformat, exceptions))
        found[key].append(Timing(rule, first, until, starts, ends, days, on_holidays))
    return found


def first_places_of(keys: Collection[Key]) -> dict[Key, Place]:
    """Return activity → the first place where it is held, in one statement."""
    found: dict[Key, Place] = {}
    for key, *names in _PLACES.rows(keys=keys):
        municipality = (name or "" for name in names[3:])
        found.setdefault(key, Place(Trilingual(*names[:3]), Trilingual(*municipality)))
    return found


def areas_of(keys: Collection[Key]) -> dict[Key, list[Trilingual]]:
    """Return activity → the municipalities that it is meant for, in one statement."""
    return area_names(_AREAS, keys)
