"""The official's desk: what waits, points to answer, answers to tell."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.front.desk.queries.official import OwnWork, get_own_work
from kumaja.front.desk.views.partners_acting import officials
from kumaja.help.partners.policies import asking_by


@require_safe
@officials
def official(request: SignedInRequest) -> HttpResponse:
    """Show what waits for the official's bodies: points, answers to tell, hearings."""
    return render(request, "desk/official.html", {"work": _work(request), "now": timezone.now()})


@require_safe
@officials
def to_answer(request: SignedInRequest) -> HttpResponse:
    """List the matters in which points wait for an answer, the longest wait first."""
    return render(request, "desk/to_answer.html", {"work": _work(request)})


@require_safe
@officials
def to_tell(request: SignedInRequest) -> HttpResponse:
    """List the matters in which answers stand that nobody has been told."""
    return render(request, "desk/to_tell.html", {"work": _work(request)})


@require_safe
@officials
def own_contacts(request: SignedInRequest) -> HttpResponse:
    """Lead to the posts by which the official's body is reached; who serves several chooses."""
    bodies = list(asking_by(request.user, request.region, timezone.localdate()).by_name())
    if len(bodies) == 1:
        return redirect("desk:contact_roles", address=bodies[0].address)
    return render(request, "desk/own_contacts.html", {"bodies": bodies})


def _work(request: SignedInRequest) -> OwnWork:
    return get_own_work(request.user, request.region, timezone.now())
