"""Koordinaatio: what waits for us."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.coordination import waiting_rows


@require_safe
@coordinators
def coordination(request: SignedInRequest) -> HttpResponse:
    """Show what waits, with its age."""
    rows = waiting_rows(request.user, request.region, timezone.now())
    return render(request, "desk/coordination.html", {"rows": rows})
