"""Founds the demonstration's regions, each with all municipalities of its shipped map."""

from __future__ import annotations

from datetime import datetime

from kumaja.demo.content import Entry, region_told, trilingual
from kumaja.foundation.places.queries import shipped_tiles
from kumaja.foundation.regions.actions import (
    ControllerDetails,
    RegionDetails,
    create_region,
    set_controllers,
    set_hosts,
)
from kumaja.foundation.regions.models import Region

ACTOR = "demonstration"


def host_of(place: str) -> str:
    """Return the first host that names a region."""
    return str(region_told(place)["hosts"][0])


def make_region(*, now: datetime, place: str = "") -> Region:
    """Found a region as its writers tell of it: Uusimaa, or the one of a folder of its own."""
    told = region_told(place)
    tiles = shipped_tiles(told["slug"])
    region = create_region(
        slug=told["slug"], name=trilingual(told, "name"), tiles=tiles,
        municipalities=[tile.municipality for tile in tiles], details=_details(told),
        is_demonstration=True, actor=ACTOR, now=now,
    )  # fmt: skip
    set_hosts(region=region, hosts=told["hosts"], actor=ACTOR, now=now)
    controllers = [_controller(each) for each in told["controller"]]
    set_controllers(region=region, controllers=controllers, actor=ACTOR, now=now)
    return region


def _details(told: Entry) -> RegionDetails:
    return RegionDetails(
        sender=told["sender"], phone=told["phone"], email=told["email"],
        contact=trilingual(told, "contact"),
    )  # fmt: skip


def _controller(told: Entry) -> ControllerDetails:
    return ControllerDetails(
        name=trilingual(told, "name"), address=told["address"], email=told["email"],
        phone=told["phone"], duties=trilingual(told, "duties"),
    )  # fmt: skip
