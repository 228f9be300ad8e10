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
}
