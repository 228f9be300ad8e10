"""The region and its municipalities for other systems."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from kumaja.foundation.core.engine.interface import Texts
from kumaja.foundation.regions.domain.licences import Licence
from kumaja.foundation.regions.gates import region_of

router = Router(tags=["municipalities"])


class LicenceOut(Schema):
    """Under which licence the data is given: its SPDX name, and where it is told."""

    id: str
    url: str


class RegionOut(Schema):
    """The region itself; `closed_on` is the day on which its network ended its work."""

    slug: str
    name: Texts
    is_closed: bool
    closed_on: date | None
    data_day: date | None
    licence: LicenceOut


@router.get("/region", response=RegionOut, url_name="get_region", tags=["region"])
def get_region(request: HttpRequest) -> RegionOut:
    """Tell which region this is, and whether its network still works."""
    region = region_of(request)
    closed_on, licence = region.closing_day(timezone.now()), Licence(region.licence)
    return RegionOut.model_construct(
        slug=region.slug, name=Texts.of(region.name), is_closed=closed_on is not None,
        closed_on=closed_on, data_day=region.data_day,
        licence=LicenceOut.model_construct(id=licence, url=licence.deed("en")),
    )  # fmt: skip


class MunicipalityOut(Schema):
    """A municipality; the code is Statistics Finland's."""

    code: str
    name: Texts
    language_status: str
    county: str
    population: int | None


@router.get("/municipalities", response=list[MunicipalityOut], url_name="list_municipalities")
def list_municipalities(request: HttpRequest) -> list[MunicipalityOut]:
    """List the region's municipalities by their Finnish names."""
    rows = region_of(request).municipalities.select_related("county").order_by("sort_key_fi", "pk")
    return [
        MunicipalityOut.model_construct(
            code=row.code, name=Texts.of(row.name), language_status=row.language_status,
            county=row.county.code if row.county else "", population=row.population,
        )
        for row in rows
    ]  # fmt: skip
