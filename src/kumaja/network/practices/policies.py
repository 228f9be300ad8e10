"""Who knows of practices, who tells of an organisation's own, and who keeps them."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from kumaja.foundation.regions.models import Region
from kumaja.network.practices.models import Practice, PracticeQuerySet
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import (
    Visitor,
    acted_for_by,
    acts_as_own,
    is_administrator,
    is_coordinator,
)


def visible_in(region: Region) -> PracticeQuerySet:
    """Return the practices that anyone may know of in the region: its own, and shared ones."""
    return Practice.objects.known_in(region).published().current()


def may_keep_practices(user: Visitor, region: Region, day: date) -> bool:
    """Test whether the visitor keeps the region's practices: coordination, and administrators."""
    return is_coordinator(user, region, day) or is_administrator(user, day)


def kept_by(user: Visitor, region: Region, day: date) -> PracticeQuerySet:
    """Return the practices that the visitor keeps; the pair of `may_keep_practices`."""
    rows = Practice.objects.in_region(region)
    return rows if may_keep_practices(user, region, day) else rows.none()


def may_tell(user: Visitor, organisation: Organisation, day: date) -> bool:
    """Test whether the visitor proposes for the organisation and tells of its trials.

    Its own people alone: what an association learnt is its own to say.
    """
    return acts_as_own(user, organisation, day)


def telling_by(user: Visitor, region: Region, day: date) -> OrganisationQuerySet:
    """Return the region's organisations that the visitor tells for; the pair of `may_tell`."""
    return acted_for_by(user, day).in_region(region).current()


def may_reword(user: Visitor, practice: Practice, day: date) -> bool:
    """Test whether the visitor amends a practice: who keeps it, and who proposed it till then."""
    if may_keep_practices(user, practice.region, day):
        return True
    own = practice.organisation
    return own is not None and practice.is_waiting and may_tell(user, own, day)


def reworded_by(user: Visitor, region: Region, day: date) -> PracticeQuerySet:
    """Return the region's practices that the visitor amends; the pair of `may_reword`."""
    rows = Practice.objects.in_region(region)
    if may_keep_practices(user, region, day):
        return rows
    waiting = Q(published_at__isnull=True, archived_at__isnull=True)
    return rows.filter(waiting, organisation__in=acted_for_by(user, day))
