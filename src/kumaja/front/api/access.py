"""Whom each operation of the interface serves."""

from __future__ import annotations

from kumaja.foundation.core.domain.audiences import EVERYONE

ACCESS = {
    "health_live": EVERYONE,
    "health_ready": EVERYONE,
    "api:api-root": EVERYONE,
    "api:openapi-json": EVERYONE,
    "api:search": EVERYONE,
    "api:list_activities": EVERYONE,
    "api:activities_csv": EVERYONE,
    "api:activities_xlsx": EVERYONE,
    "api:get_activity": EVERYONE,
    "api:list_organisations": EVERYONE,
    "api:organisations_csv": EVERYONE,
    "api:organisations_xlsx": EVERYONE,
    "api:get_organisation": EVERYONE,
    "api:list_networks": EVERYONE,
    "api:networks_csv": EVERYONE,
    "api:networks_xlsx": EVERYONE,
    "api:get_network": EVERYONE,
    "api:list_memberships": EVERYONE,
    "api:list_municipalities": EVERYONE,
    "hsds:api-root": EVERYONE,
    "hsds:openapi-json": EVERYONE,
    "hsds:about": EVERYONE,
    "hsds:profile": EVERYONE,
    "hsds:list_services": EVERYONE,
    "hsds:get_service": EVERYONE,
    "hsds:list_organizations": EVERYONE,
    "hsds:get_organization": EVERYONE,
    "hsds:list_taxonomies": EVERYONE,
    "hsds:get_taxonomy": EVERYONE,
    "hsds:list_taxonomy_terms": EVERYONE,
    "hsds:get_taxonomy_term": EVERYONE,
    "hsds:list_service_at_locations": EVERYONE,
    "hsds:get_service_at_location": EVERYONE,
}
