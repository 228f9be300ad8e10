"""Who sees and who keeps activities."""

from __future__ import annotations

from datetime import date

from django.db.models import Expression, QuerySet

from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Activity, ActivityQuerySet, MissedSearch
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import (
    Visitor,
    edited_by,
    is_administrator,
    is_coordinator,
    may_edit,
)


def may_edit_activity(user: Visitor, activity: Activity, day: date) -> bool:
    """Test whether the visitor keeps the activity: who keeps its organisation's record does."""
    return may_edit(user, activity.organisation, day)


def activities_edited_by(user: Visitor, day: date) -> ActivityQuerySet:
    """Return the activities that the visitor keeps; the pair of `may_edit_activity`."""
    return Activity.objects.filter(organisation__in=edited_by(user, day))


def visible_in(region: Region | Expression) -> ActivityQuerySet:
    """Return the activities that anyone may know of in the region, the ended ones too."""
    return Activity.objects.in_region(region).current()


def of_organisation(organisation: Organisation, region: Region) -> ActivityQuerySet:
    """Return an organisation's activities that anyone may know of in the region."""
    return visible_in(region).filter(organisation=organisation)


def may_keep_words(user: Visitor, region: Region, day: date) -> bool:
    """Test whether the visitor keeps the words people use: coordination, and administrators.

    The words are common to all regions; what was searched in vain belongs to one.
    """
    return is_coordinator(user, region, day) or is_administrator(user, day)


def missed_seen_by(user: Visitor, region: Region, day: date) -> QuerySet[MissedSearch]:
    """Return the searches in vain that the visitor sees to; the pair of `may_keep_words`."""
    rows = MissedSearch.objects.filter(region=region)
    return rows if may_keep_words(user, region, day) else rows.none()
