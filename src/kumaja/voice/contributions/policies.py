"""Who may read what was said, and who may act on it as its speaker."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.policies import (
    Visitor,
    acted_for_by,
    is_administrator,
    is_coordinator,
    may_speak_for,
    sees_network,
)
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.models import Contribution, ContributionQuerySet
from kumaja.voice.matters.models import MatterOwner
from kumaja.voice.matters.policies import bodies_of


def visible_to(user: Visitor, region: Region, day: date) -> ContributionQuerySet:
    """Return the region's contributions that the visitor may read.

    Public ones; those to the network when they belong to it; those to a body when they work for
    an owner of the matter; their own; coordination reads all.
    """
    rows = Contribution.objects.in_region(region)
    if is_coordinator(user, region, day) or is_administrator(user, day):
        return rows
    public = Q(visibility=Seen.EVERYONE)
    if isinstance(user, AnonymousUser):
        return rows.out().filter(public, hidden_at__isnull=True)
    if sees_network(user, region, day):
        public |= Q(visibility=Seen.NETWORK)
    if bodies := bodies_of(user, day):
        owned = MatterOwner.objects.filter(organisation__in=bodies).values("matter")
        public |= Q(matter__in=owned)
    let_out = Q(published_at__isnull=False, hidden_at__isnull=True) & public
    own = Q(person=user) | Q(organisation__in=acted_for_by(user, day).values("pk"))
    return rows.filter(let_out | own)


def acts_for_speaker(user: Visitor, contribution: Contribution, day: date) -> bool:
    """Test whether the visitor corrects and withdraws as the speaker: who sends in its name."""
    if contribution.organisation is not None:
        return may_speak_for(user, contribution.organisation, day)
    if contribution.network is not None:
        return is_coordinator(user, contribution.region, day)
    return isinstance(user, AnonymousUser) is False and contribution.person_id == user.pk
