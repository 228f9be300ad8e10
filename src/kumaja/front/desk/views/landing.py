"""Where one lands: the association one acts for, the service, or one's own page."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.front.desk.gates import note_waiting, served_organisations
from kumaja.front.desk.queries.tasks import own_activities, waiting_for
from kumaja.help.partners.policies import asking_by
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.policies import (
    has_role,
    is_administrator,
    is_coordinator,
    is_programme_coordinator,
)


@require_safe
def landing(request: SignedInRequest) -> HttpResponse:
    """Lead to the right desk for the roles in force."""
    day = timezone.localdate()
    if has_role(request.user, day, RoleKind.EDITOR, RoleKind.SPOKESPERSON):
        served = served_organisations(request)
        if len(served) == 1:
            return redirect("desk:our_association", address=served[0].address)
        if served:
            return redirect("desk:choose")
    return redirect(_desk_of(request, day))


def _desk_of(request: SignedInRequest, day: date) -> str:
    """Return the desk of who serves no association: the widest role in force leads."""
    if is_administrator(request.user, day):
        return "desk:administration"
    if is_programme_coordinator(request.user, day):
        return "desk:programme"
    if is_coordinator(request.user, request.region, day):
        return "desk:coordination"
    is_asking = asking_by(request.user, request.region, day).exists()
    return "desk:official" if is_asking else "desk:my_page"


@require_safe
def choose(request: SignedInRequest) -> HttpResponse:
    """Show all tasks of the associations one acts for in one list, and each association."""
    now = timezone.now()
    served = served_organisations(request)
    waiting = waiting_for(
        served, own_activities(served, request.region, now), now, region=request.region
    )
    note_waiting(request, len(waiting.tasks))
    told = {
        "organisations": served,
        "waiting": waiting,
        "today": timezone.localdate(now),
        "several": True,
    }
    return render(request, "desk/choose.html", told)
