"""What the worker does for the desk: tells people that their role ends."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from kumaja.foundation.outbox.domain.schedules import Daily
from kumaja.front.desk.actions import TOLD_BEFORE, tell_of_role_end
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Role


def tell_of_role_ends(payload: dict[str, Any], *, now: datetime) -> None:
    """Mail those whose role ends within two weeks; each end is told once."""
    del payload
    today = day_of(now)
    ending = Role.objects.on(today).filter(ends_on__lte=today + TOLD_BEFORE, user__is_active=True)
    for role in ending.select_related("user", "organisation", "region").order_by("pk"):
        tell_of_role_end(role=role, link=_link(role), now=now)


def _link(role: Role) -> str:
    """Return where the person sees their roles; with several regions by path, the region first."""
    with override(role.user.language):
        path = reverse("desk:my_page")
    region = role.region or _region_of(role)
    return f"{settings.PUBLIC_URL}/{region}{path}" if region else f"{settings.PUBLIC_URL}{path}"


def _region_of(role: Role) -> object | None:
    if role.organisation is None:
        return None
    membership = role.organisation.memberships.select_related("region").order_by("pk").first()
    return membership.region if membership else None


JOBS = {"desk.tell_of_role_ends": tell_of_role_ends}
SCHEDULE = {"desk.tell_of_role_ends": Daily(time(8, 0))}
