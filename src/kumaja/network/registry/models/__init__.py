"""Organisations, their contacts, and the roles of people."""

from kumaja.network.registry.models.organisation import (
    Contact,
    Organisation,
    OrganisationQuerySet,
    RegionMembership,
)
from kumaja.network.registry.models.role import Role, RoleQuerySet

__all__ = [
    "Contact",
    "Organisation",
    "OrganisationQuerySet",
    "RegionMembership",
    "Role",
    "RoleQuerySet",
]
