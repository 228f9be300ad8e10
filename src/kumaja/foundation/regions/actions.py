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
from kumaja.foundation.regions.domain.handing import Successor, Thing, left_over
from kumaja.foundation.regions.domain.hosts import stored_form
from kumaja.foundation.regions.domain.licences import Licence
from kumaja.foundation.regions.models import Controller, Handover, Region, RegionHost
from kumaja.foundation.regions.queries import handed_over_in


class UnknownMunicipality(Exception):
    """A municipality of the region is not in the list of municipalities."""


class NotHandedOver(Exception):
    """Something in the region is open and has neither a successor nor a reason to end."""


class NoSuccessor(Exception):
    """Neither a successor was named, nor a reason why there is none."""


@dataclass(frozen=True, slots=True)
class RegionDetails:
    """What a region says of itself: who sends its mail, how its coordination is reached."""

    sender: str = ""
    phone: str = ""
    email: str = ""
    contact: Trilingual = field(default_factory=Trilingual)
    features: tuple[str, ...] = ()
    licence: Licence = Licence.BY


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
def close_region(
    *, region: Region, still_open: Iterable[Thing], actor: object | None, now: datetime
) -> None:
    """End the work of the region's network: all stays readable, nothing more can be written.

    What is still open must have been handed over, or have a reason to end: else NotHandedOver.
    """
    held = Region.objects.select_for_update().get(pk=region.pk)
    require_open(held, now)
    if left := left_over(still_open, handed_over_in(region)):
        raise NotHandedOver(len(left))
    _set_closing(region, now, "closed", actor=actor, now=now)


@transaction.atomic
def reopen_region(*, region: Region, actor: object | None, now: datetime) -> None:
    """Let a region that was closed work again; one that is open stays as it is.

    What had been handed over is the region's again; who had it stays as history.
    """
    if region.is_open_at(now):
        return
    _set_closing(region, None, "reopened", actor=actor, now=now)
    region.handovers.current().update(superseded_at=now)


@transaction.atomic
def propose_closing(
    *, region: Region, is_proposed: bool, actor: object | None, now: datetime
) -> None:
    """Let the coordination propose that the region's work ends, or take the proposal back."""
    require_open(region, now)
    before = {"closing_proposed_at": region.closing_proposed_at}
    region.closing_proposed_at = now if is_proposed else None
    region.save(update_fields=["closing_proposed_at"])
    verb = "proposed to close" if is_proposed else "took back the proposal to close"
    record(actor, verb, region, now=now, region=region, before=before,
           after={"closing_proposed_at": region.closing_proposed_at})  # fmt: skip


@transaction.atomic
def hand_over(
    *,
    region: Region,
    things: Sequence[Thing],
    successor: Successor,
    decided_by: str,
    actor: object | None,
    now: datetime,
) -> None:
    """Say who goes on with these things when the region ends, or why nobody does."""
    require_open(Region.objects.select_for_update().get(pk=region.pk), now)
    if not successor.is_told:
        raise NoSuccessor(successor.heir)
    for thing in things:
        known = region.handovers.current().filter(label=thing.label, key=thing.key)
        known.update(superseded_at=now)
        row = Handover(
            region=region, label=thing.label, key=thing.key, text=thing.text[:300],
            heir=successor.heir, heir_key=successor.key, decided_by=decided_by, decided_at=now,
        )  # fmt: skip
        _write_texts(row, "heir_name", successor.name)
        _write_texts(row, "note", successor.note)
        row.full_clean(exclude=["region"], validate_constraints=False)
        row.save(force_insert=True)
    told: dict[str, Any] = {
        "things": [f"{thing.label} {thing.key}" for thing in things],
        "heir": f"{successor.heir} {successor.key}".strip(),
    }
    record(actor, "handed over", region, now=now, region=region, after=told)


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
    region.closed_at, region.closing_proposed_at = closed_at, None
    region.save(update_fields=["closed_at", "closing_proposed_at"])
    record(actor, verb, region, now=now, region=region, before=before,
           after={"closed_at": closed_at})  # fmt: skip


def _municipalities(codes: Iterable[str]) -> list[Municipality]:
    """Return the municipalities with the codes; raises UnknownMunicipality when one is missing."""
    wanted = set(codes)
    rows = list(Municipality.objects.filter(code__in=wanted))
    if missing := wanted - {row.code for row in rows}:
        raise UnknownMunicipality(", ".join(sorted(missing)))
    return rows


def _write_texts(row: Region | Controller | Handover, name: str, text: Trilingual) -> None:
    """Write the three columns of a trilingual text."""
    for language in LANGUAGES:
        setattr(row, f"{name}_{language}", text.exactly(language))


def _write_details(region: Region, details: RegionDetails) -> None:
    """Write what the region says of itself."""
    region.sender, region.phone, region.email = details.sender, details.phone, details.email
    region.features, region.licence = list(details.features), details.licence
    _write_texts(region, "contact", details.contact)


def _state(region: Region) -> Mapping[str, Any]:
    """Return what the audit keeps of a region."""
    texts = [f"{name}_{language}" for name in ("name", "contact") for language in LANGUAGES]
    return state_of(region, "slug", "sender", "phone", "email", "features", "licence", *texts)
