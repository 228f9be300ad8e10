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
    let_out = Q(published_at__isnull=False, hidden_at__isnull=True) & _meant_for(user, region, day)
    if isinstance(user, AnonymousUser):
        return rows.filter(let_out)
    own = Q(person=user) | Q(organisation__in=acted_for_by(user, day).values("pk"))
    return rows.filter(let_out | own)


def hidden_before(user: Visitor, region: Region, day: date) -> ContributionQuerySet:
    """Return the hidden texts that the visitor could read otherwise: of them the entry alone."""
    rows = Contribution.objects.in_region(region).out()
    return rows.filter(_meant_for(user, region, day), hidden_at__isnull=False)


def may_moderate(user: Visitor, contribution: Contribution, day: date) -> bool:
    """Test whether the visitor decides on reports of the text: coordination, administrators."""
    return moderates(user, contribution.region, day)


def moderates(user: Visitor, region: Region, day: date) -> bool:
    """Test whether the visitor decides on what is reported in the region."""
    return is_coordinator(user, region, day) or is_administrator(user, day)


def moderated_by(user: Visitor, region: Region, day: date) -> ContributionQuerySet:
    """Return the region's texts that the visitor decides on; the pair of `may_moderate`."""
    rows = Contribution.objects.in_region(region)
    return rows.out() if moderates(user, region, day) else rows.none()


def _meant_for(user: Visitor, region: Region, day: date) -> Q:
    """Return to whom what is let out speaks, when the visitor is one of them."""
    meant = Q(visibility=Seen.EVERYONE)
    if isinstance(user, AnonymousUser):
        return meant
    if sees_network(user, region, day):
        meant |= Q(visibility=Seen.NETWORK)
    if bodies := bodies_of(user, day):
        owned = MatterOwner.objects.filter(organisation__in=bodies).values("matter")
        meant |= Q(matter__in=owned)
    return meant


def acts_for_speaker(user: Visitor, contribution: Contribution, day: date) -> bool:
    """Test whether the visitor corrects and withdraws as the speaker: who sends in its name."""
    if contribution.organisation is not None:
        return may_speak_for(user, contribution.organisation, day)
    if contribution.network is not None:
        return is_coordinator(user, contribution.region, day)
    return isinstance(user, AnonymousUser) is False and contribution.person_id == user.pk
