"""What waits for an answer, who answers, and how much one network has sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kumaja.foundation.accounts.models import User
from kumaja.foundation.core.engine import floods
from kumaja.front.home.domain.clock import days_left
from kumaja.front.home.domain.limits import MOST_AN_HOUR
from kumaja.front.home.models import Feedback
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Role

_SOON = 3


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """A row of the list: the feedback, who answers it, how long there is, as a tag's role."""

    feedback: Feedback
    answerer: str
    time_left: str
    role: str


def rows_of(feedback: Iterable[Feedback], today: date) -> list[FeedbackRow]:
    """Return the rows of the list, in the given order."""
    return [
        FeedbackRow(row, _answerer(row), _time_left(row, today), _role(row, today))
        for row in feedback
    ]


def people_who_answer(feedback: Feedback, day: date) -> list[User]:
    """Return the coordinators of its region; where there are none, the administrators."""
    roles = Role.objects.on(day).select_related("user")
    found: dict[int, User] = {}
    if feedback.region_id is not None:
        rows = roles.of_kind(RoleKind.COORDINATOR).filter(region=feedback.region_id)
        found = {role.user.pk: role.user for role in rows if role.user.is_active}
    if not found:
        rows = roles.of_kind(RoleKind.ADMINISTRATOR)
        found = {role.user.pk: role.user for role in rows if role.user.is_active}
    return [found[key] for key in sorted(found)]


def is_flooding(address: str) -> bool:
    """Count one more from this network; True when it has sent more than one does in an hour.

    The address itself is not kept, only its print for an hour. A cache that forgets lets through.
    """
    return floods.is_flooding("feedback", address, most=MOST_AN_HOUR)


def _answerer(feedback: Feedback) -> str:
    if feedback.region is None:
        return _("The administration answers")
    return _("The coordination answers")


def _time_left(feedback: Feedback, today: date) -> str:
    if feedback.answered_at is not None:
        return _("Answered")
    left = days_left(feedback.due_on, today)
    if left < 0:
        return ngettext("%(days)d day late", "%(days)d days late", -left) % {"days": -left}
    if left == 0:
        return _("Today is the last day")
    return ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}


def _role(feedback: Feedback, today: date) -> str:
    if feedback.answered_at is not None:
        return "taken"
    return "waiting" if days_left(feedback.due_on, today) <= _SOON else "info"
