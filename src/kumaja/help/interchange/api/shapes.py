"""Shapes and parameters of the API of HSDS, by the specification's version 3.1."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict

Choice = Literal["true", "false"]
STREAM: dict[str, Any] = {
    "responses": {
        200: {
            "content": {
                "application/x-ndjson": {
                    "schema": {"type": "string", "description": "All records, one a line."}
                }
            }
        }
    }
}


class Paging(Schema):
    """What every list may be asked."""

    page: int = Field(1, ge=1, le=1_000_000, description="Number of the page, from 1.")
    per_page: int = Field(100, ge=1, le=100, description="How many on a page.")
    format: Literal["json", "ndjson"] = Field(
        "json", description="`ndjson` streams all records, one a line, without pages."
    )
    search: str = Field("", description="Words; the best 500 records that answer to them.")


class TermParameters(Paging):
    """By which terms records are chosen."""

    taxonomy_term_id: str = Field("", description="Only what carries this term.")
    taxonomy_id: str = Field("", description="Only what carries any term of this taxonomy.")


class ServiceParameters(TermParameters):
    """What lists of services may be asked."""

    organization_id: str = Field("", description="Only what this organization provides.")
    modified_after: str = Field(
        "", description="Only what was changed or confirmed at this time or later (ISO 8601)."
    )
    full: Choice = Field("false", description="`true`: with all related data.")


class ServiceListParameters(ServiceParameters):
    """What the list of services may be asked."""

    minimal: Choice = Field(
        "false", description="`true`: only `id` and `modified_date`, all on one page."
    )


class OrganisationParameters(TermParameters):
    """What the list of organizations may be asked."""

    full: Choice = Field("false", description="`true`: with all related data.")
    full_service: Choice = Field("false", description="`true`: with its services in full.")


class TaxonomyTermParameters(Paging):
    """What the list of terms may be asked."""

    taxonomy_id: str = Field("", description="Only terms of this taxonomy.")
    parent_id: str = Field("", description="Only terms below this term.")


class Told(Schema):
    """A record of HSDS: the fields that are always there; all others are as HSDS 3.1 has them."""

    model_config = ConfigDict(extra="allow")
    id: UUID


class OrganizationTold(Told):
    """An organization."""

    name: str
    description: str


class ServiceTold(Told):
    """A service; `status` and `name` are left out of a minimal one."""

    organization_id: UUID | None = None
    organization: OrganizationTold | None = None
    status: Literal["active", "inactive", "defunct", "temporarily closed"] | None = None


class LocationTold(Told):
    """A location: a place, or a phone line or a page."""

    location_type: Literal["physical", "postal", "virtual"]


class ServiceAtLocationTold(Told):
    """A service at a location."""

    service_id: UUID
    location_id: UUID
    location: LocationTold
    service: ServiceTold


class TaxonomyTold(Told):
    """A vocabulary."""

    name: str
    description: str
    version: str


class TaxonomyTermTold(Told):
    """A term of a vocabulary."""

    code: str
    name: str
    description: str
    taxonomy: str
    taxonomy_id: UUID
    language: str
    taxonomy_detail: TaxonomyTold


class Page(Schema):
    """A page of a list."""

    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool


class ServicePage(Page):
    """A page of services."""

    contents: list[ServiceTold]


class OrganizationPage(Page):
    """A page of organizations."""

    contents: list[OrganizationTold]


class ServiceAtLocationPage(Page):
    """A page of services at locations."""

    contents: list[ServiceAtLocationTold]


class TaxonomyPage(Page):
    """A page of vocabularies."""

    contents: list[TaxonomyTold]


class TaxonomyTermPage(Page):
    """A page of terms."""

    contents: list[TaxonomyTermTold]


class Meta(Schema):
    """What this API is."""

    version: str
    profile: str
    openapi_url: str
