"""Who goes on with what a closed region had: nothing is asked while the region works."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from kumaja.foundation.core.domain.codes import address_of
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.regions.domain.handing import Heir
from kumaja.foundation.regions.gates import RegionRequest, address_in_region
from kumaja.foundation.regions.models import Handover, Region
from kumaja.foundation.regions.queries import handovers_of


@dataclass(frozen=True, slots=True)
class GoesOn:
    """Who goes on with something, where they are found, and what is told of it."""

    heir: Trilingual
    url: str
    note: Trilingual


def going_on(request: RegionRequest, label: str, *keys: str) -> dict[str, GoesOn]:
    """Return who goes on with these things of the region, by key."""
    found = handovers_of(request.region, label, keys)
    return {key: GoesOn(row.heir_name, _url(request, row), row.note) for key, row in found.items()}


def _url(request: RegionRequest, row: Handover) -> str:
    """Return where who goes on is found; nothing where nobody does."""
    if row.heir == Heir.ORGANISATION:
        name = row.heir_name_fi or row.heir_name_sv or row.heir_name_en
        return reverse("registry:detail", args=[address_of(name, row.heir_key)])
    if row.heir == Heir.REGION:
        return address_in_region(request, Region(slug=row.heir_key))
    return ""
