"""Reading records of organisations."""

from __future__ import annotations

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.models import OrganisationQuerySet
from kumaja.network.registry.policies import visible_in


def list_organisations(region: Region) -> OrganisationQuerySet:
    """Return the region's organisations by name, for lists."""
    return visible_in(region).by_name()
