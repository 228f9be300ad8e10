"""Who sees matters, and who keeps them."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.policies import Visitor, is_administrator, is_coordinator, roles_of
from kumaja.voice.matters.models import Matter, MatterOwner, MatterQuerySet


def bodies_of(user: Visitor, day: date) -> set[int]:
    """Return the keys of the public bodies that the visitor works for."""
    return {
        role.organisation_id
        for role in roles_of(user, day)
        if role.kind == RoleKind.OFFICIAL and role.organisation_id is not None
    }


def visible_to(user: Visitor, region: Region, day: date) -> MatterQuerySet:
    """Return the region's matters that the visitor may know of: published ones, own drafts."""
    rows = Matter.objects.in_region(region).filter(archived_at__isnull=True)
    if is_coordinator(user, region, day) or is_administrator(user, day):
        return rows
    own = MatterOwner.objects.filter(organisation__in=bodies_of(user, day)).values("matter")
    return rows.filter(Q(published_at__isnull=False) | Q(pk__in=own))


def visible_in(region: Region) -> MatterQuerySet:
    """Return the region's matters that anyone may know of."""
    return Matter.objects.in_region(region).published().filter(archived_at__isnull=True)


def may_keep(user: Visitor, matter: Matter, day: date) -> bool:
    """Test whether the visitor words the matter: an owner's official, or coordination."""
    if is_coordinator(user, matter.region, day):
        return True
    bodies = bodies_of(user, day)
    return bool(bodies) and matter.owners.filter(organisation__in=bodies).exists()


def kept_by(user: Visitor, region: Region, day: date) -> MatterQuerySet:
    """Return the region's matters that the visitor words; the pair of `may_keep`."""
    rows = Matter.objects.in_region(region)
    if is_coordinator(user, region, day):
        return rows
    own = MatterOwner.objects.filter(organisation__in=bodies_of(user, day)).values("matter")
    return rows.filter(pk__in=own)


def may_answer_for(user: Visitor, owner: MatterOwner, day: date) -> bool:
    """Test whether the visitor answers for the owner: its official, or coordination for it."""
    if is_coordinator(user, owner.matter.region, day):
        return True
    return owner.organisation_id is not None and owner.organisation_id in bodies_of(user, day)


def answered_by(user: Visitor, region: Region, day: date) -> set[int]:
    """Return the keys of the owners the visitor answers for; the pair of `may_answer_for`."""
    rows = MatterOwner.objects.filter(matter__region=region)
    if not is_coordinator(user, region, day):
        rows = rows.filter(organisation__in=bodies_of(user, day))
    return set(rows.values_list("pk", flat=True))
