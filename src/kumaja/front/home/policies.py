"""Who answers feedback."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from kumaja.foundation.regions.models import Region
from kumaja.front.home.models import Feedback, FeedbackQuerySet
from kumaja.network.registry.policies import Visitor, is_administrator, is_coordinator


def sees_feedback(user: Visitor, region: Region | None, day: date) -> bool:
    """Test whether the visitor answers feedback at all, in this region or everywhere."""
    if is_administrator(user, day):
        return True
    return region is not None and is_coordinator(user, region, day)


def may_answer(user: Visitor, feedback: Feedback, day: date) -> bool:
    """Test whether the visitor answers it: coordination of its region, administrators."""
    return sees_feedback(user, feedback.region, day)


def feedback_answered_by(user: Visitor, region: Region | None, day: date) -> FeedbackQuerySet:
    """Return the feedback that the visitor answers in the region; the pair of `may_answer`."""
    if is_administrator(user, day):
        reach = Q() if region is None else Q(region=region) | Q(region__isnull=True)
        return Feedback.objects.filter(reach)
    if region is not None and is_coordinator(user, region, day):
        return Feedback.objects.filter(region=region)
    return Feedback.objects.none()
