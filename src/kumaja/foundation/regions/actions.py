"""Founding, changing, closing and reopening a region."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.places.domain.tiles import Tile
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.domain.hosts import stored_form
from kumaja.foundation.regions.models import Controller, Region, RegionHost


class UnknownMunicipality(Exception):
    """A municipality of the region is not in the list of municipalities."""


@dataclass(frozen=True, slots=True)
class RegionDetails:
    """What a region says of itself: who sends its mail, how its coordination is reached."""

    sender: str = ""
    phone: str = ""
    email: str = ""
    contact: Trilingual = field(default_factory=Trilingual)
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ControllerDetails:
    """One of those who answer together for personal data in the region."""

    name: Trilingual
    business_id: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    duties: Trilingual = field(default_factory=Trilingual)


@transaction.atomic
def create_region(
    *,
    slug: str,
    name: Trilingual,
    municipalities: Iterable[str],
    actor: object | None,
    now: datetime,
    tiles: Iterable[Tile] = (),
    details: RegionDetails | None = None,
    is_demonstration: bool = False,
) -> Region:
    """Found a region of the municipalities with the given codes."""
    region = Region(slug=slug, is_demonstration=is_demonstration, data_day=now.date())
    _write_texts(region, "name", name)
    _write_details(region, details or RegionDetails())
    region.tile_layout = {
        tile.municipality: [tile.row, tile.column, tile.label.fi, tile.label.sv] for tile in tiles
    }
    region.full_clean()
    region.save()
    region.municipalities.set(_municipalities(municipalities))
    record(actor, "created", region, now=now, region=region, after=_state(region))
    return region


@transaction.atomic
def change_region(
    *, region: Region, name: Trilingual, details: RegionDetails, actor: object | None, now: datetime
) -> None:
    """Change what the region is called and what it says of itself."""
    require_open(region, now)
    before = _state(region)
    _write_texts(region, "name", name)
    _write_details(region, details)
    region.full_clean()
    region.save()
    record(actor, "changed", region, now=now, region=region, before=before, after=_state(region))


@transaction.atomic
def close_region(*, region: Region, actor: object | None, now: datetime) -> None:
    """End the work of the region's network: all stays readable, nothing more can be written."""
    require_open(region, now)
    _set_closing(region, now, "closed", actor=actor, now=now)


@transaction.atomic
def reopen_region(*, region: Region, actor: object | None, now: datetime) -> None:
    """Let a region that was closed work again; one that is open stays as it is."""
    if not region.is_open_at(now):
        _set_closing(region, None, "reopened", actor=actor, now=now)


@transaction.atomic
def set_hosts(*, region: Region, hosts: Sequence[str], actor: object | None, now: datetime) -> None:
    """Let exactly these host names name the region; a name can belong to one region only."""
    require_open(region, now)
    before = sorted(region.hosts.values_list("host", flat=True))
    wanted = sorted({stored_form(host) for host in hosts})
    region.hosts.exclude(host__in=wanted).delete()
    for host in wanted:
        if host not in before:
            row = RegionHost(region=region, host=host)
            row.full_clean()
            row.save()
    record(actor, "set hosts", region, now=now, region=region,
           before={"hosts": before}, after={"hosts": wanted})  # fmt: skip


@transaction.atomic
def set_controllers(
    *, region: Region, controllers: Sequence[ControllerDetails], actor: object | None, now: datetime
) -> None:
    """Say who answers for personal data in the region; several are joint controllers."""
    require_open(region, now)
    before = list(region.controllers.order_by("pk").values_list("name_fi", flat=True))
    region.controllers.all().delete()
    for each in controllers:
        row = Controller(
            region=region,
            business_id=each.business_id,
            address=each.address,
            email=each.email,
            phone=each.phone,
        )
        _write_texts(row, "name", each.name)
        _write_texts(row, "duties", each.duties)
        row.full_clean()
        row.save()
    record(actor, "set controllers", region, now=now, region=region,
           before={"controllers": before},
           after={"controllers": [each.name.fi for each in controllers]})  # fmt: skip


def _set_closing(
    region: Region, closed_at: datetime | None, verb: str, *, actor: object | None, now: datetime
) -> None:
    """Write when the region's work ended, or that it goes on."""
    before = {"closed_at": region.closed_at}
    region.closed_at = closed_at
    region.save(update_fields=["closed_at"])
    record(actor, verb, region, now=now, region=region, before=before,
           after={"closed_at": closed_at})  # fmt: skip


def _municipalities(codes: Iterable[str]) -> list[Municipality]:
    """Return the municipalities with the codes; raises UnknownMunicipality when one is missing."""
    wanted = set(codes)
    rows = list(Municipality.objects.filter(code__in=wanted))
    if missing := wanted - {row.code for row in rows}:
        raise UnknownMunicipality(", ".join(sorted(missing)))
    return rows


def _write_texts(row: Region | Controller, name: str, text: Trilingual) -> None:
    """Write the three columns of a trilingual text."""
    for language in LANGUAGES:
        setattr(row, f"{name}_{language}", text.exactly(language))


def _write_details(region: Region, details: RegionDetails) -> None:
    """Write what the region says of itself."""
    region.sender, region.phone, region.email = details.sender, details.phone, details.email
    region.features = list(details.features)
    _write_texts(region, "contact", details.contact)


def _state(region: Region) -> Mapping[str, Any]:
    """Return what the audit keeps of a region."""
    texts = [f"{name}_{language}" for name in ("name", "contact") for language in LANGUAGES]
    return state_of(region, "slug", "sender", "phone", "email", "features", *texts)
