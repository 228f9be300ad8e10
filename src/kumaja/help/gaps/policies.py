"""Who knows of shared structures, who takes a gap on, and who tells what came of it."""

from __future__ import annotations

from datetime import date

from kumaja.foundation.regions.models import Region
from kumaja.help.gaps.models import SharedStructure, SharedStructureQuerySet
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import (
    Visitor,
    acted_for_by,
    acts_as_own,
    is_coordinator,
    visible_in,
)


def may_keep_structures(user: Visitor, region: Region, day: date) -> bool:
    """Test whether the visitor writes for others who owns what: the region's coordination."""
    return is_coordinator(user, region, day)


def may_take_on(user: Visitor, organisation: Organisation, region: Region, day: date) -> bool:
    """Test whether the visitor takes a gap on for the organisation: its own people, coordination.

    Coordination writes down what associations have agreed among themselves.
    """
    if may_keep_structures(user, region, day):
        return organisation.memberships.filter(region=region).exists()
    return acts_as_own(user, organisation, day)


def taking_on_by(user: Visitor, region: Region, day: date) -> OrganisationQuerySet:
    """Return the region's organisations for which the visitor takes on; pair of `may_take_on`."""
    if may_keep_structures(user, region, day):
        return visible_in(region).exclude(kind=OrganisationKind.PUBLIC_BODY)
    return acted_for_by(user, day).in_region(region).current()


def may_tell_outcome(user: Visitor, structure: SharedStructure, day: date) -> bool:
    """Test whether the visitor tells how a structure fares: its owners' people, coordination."""
    if may_keep_structures(user, structure.region, day):
        return True
    own = acted_for_by(user, day)
    return structure.owners.filter(organisation__in=own).exists()


def told_by(user: Visitor, region: Region, day: date) -> SharedStructureQuerySet:
    """Return the region's structures whose state the visitor tells; pair of `may_tell_outcome`."""
    rows = SharedStructure.objects.in_region(region)
    if may_keep_structures(user, region, day):
        return rows
    return rows.filter(owners__organisation__in=acted_for_by(user, day)).distinct()
