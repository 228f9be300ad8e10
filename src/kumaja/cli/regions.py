"""The region that a command means."""

from __future__ import annotations

from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import list_regions


class Refused(Exception):
    """The command can't be done as it was given."""


def region_named(slug: str | None) -> Region:
    """Return the region that was named, or the only one; raises Refused."""
    regions = {region.slug: region for region in list_regions()}
    if slug:
        if slug not in regions:
            raise Refused(f"There is no region '{slug}'. The regions are: {', '.join(regions)}.")
        return regions[slug]
    if len(regions) != 1:
        names = ", ".join(regions) or "none yet"
        raise Refused(f"Say which region: --region SLUG. The regions are: {names}.")
    return next(iter(regions.values()))
