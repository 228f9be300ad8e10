"""Who reads words from the field, and who sees to them."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AnonymousUser

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.policies import Visitor, acted_for_by, is_administrator, is_coordinator
from kumaja.voice.contributions import policies as contributions
from kumaja.voice.observations.models import Observation, ObservationQuerySet


def may_triage(user: Visitor, observation: Observation, day: date) -> bool:
    """Test whether the visitor sees to the word: coordination of its region, administrators."""
    return sees_to_words(user, observation.region, day)


def sees_to_words(user: Visitor, region: Region, day: date) -> bool:
    """Test whether the visitor sees to what is told in the region."""
    return is_coordinator(user, region, day) or is_administrator(user, day)


def triaged_by(user: Visitor, region: Region, day: date) -> ObservationQuerySet:
    """Return the region's words that the visitor sees to; the pair of `may_triage`."""
    rows = Observation.objects.in_region(region)
    return rows if sees_to_words(user, region, day) else rows.none()


def visible_to(user: Visitor, region: Region, day: date) -> ObservationQuerySet:
    """Return the words that the visitor may read: what was let out, and their own."""
    seen = contributions.visible_to(user, region, day).standing().values("pk")
    return Observation.objects.in_region(region).filter(contribution__in=seen)


def own_of(user: Visitor, region: Region, day: date) -> ObservationQuerySet:
    """Return what the visitor told, as themselves or for an association of theirs."""
    rows = Observation.objects.in_region(region)
    if isinstance(user, AnonymousUser):
        return rows.none()
    mine = rows.filter(contribution__person=user, contribution__organisation=None)
    return mine | rows.filter(contribution__organisation__in=acted_for_by(user, day).values("pk"))
