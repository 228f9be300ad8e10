"""The region's municipalities for other systems."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema

from kumaja.foundation.core.engine.interface import Texts
from kumaja.foundation.regions.gates import region_of

router = Router(tags=["municipalities"])


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
