"""Organisations, their contacts, the roles of people, keys, and records that may be one."""

from kumaja.network.registry.models.api_key import ApiKey, ApiKeyQuerySet
from kumaja.network.registry.models.duplicate import (
    DuplicatePair,
    DuplicatePairQuerySet,
    Merge,
    MovedReference,
)
from kumaja.network.registry.models.master import MasterSystem
from kumaja.network.registry.models.organisation import (
    Contact,
    Organisation,
    OrganisationQuerySet,
    RegionMembership,
)
from kumaja.network.registry.models.request import JoiningRequest, JoiningRequestQuerySet
from kumaja.network.registry.models.role import Role, RoleQuerySet

__all__ = [
    "ApiKey",
    "ApiKeyQuerySet",
    "Contact",
    "DuplicatePair",
    "DuplicatePairQuerySet",
    "JoiningRequest",
    "JoiningRequestQuerySet",
    "MasterSystem",
    "Merge",
    "MovedReference",
    "Organisation",
    "OrganisationQuerySet",
    "RegionMembership",
    "Role",
    "RoleQuerySet",
]
