"""The decision calendar: until when one can still matter, over all bodies."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kumaja.foundation.regions.gates import RegionRequest
from kumaja.front.profiles.forms.matters import MatterFilterForm
from kumaja.front.profiles.queries.calendar import get_calendar_page
from kumaja.network.registry.policies import acted_for_by
from kumaja.voice.matters.policies import visible_to


@login_not_required
@require_safe
def calendar(request: RegionRequest) -> HttpResponse:
    """Show the last days by how near they are, those of one's own associations first."""
    day = timezone.localdate()
    form = MatterFilterForm(request.GET or None, region=request.region, today=timezone.localdate())
    rows = form.narrowed(visible_to(request.user, request.region, day))
    own = acted_for_by(request.user, day) if request.user.is_authenticated else None
    page = get_calendar_page(rows, request.region, timezone.now(), own=own)
    context = {"page": page, "form": form, "path": request.path, "asked": _asked(request)}
    return render(request, "profiles/calendar.html", context)


def _asked(request: HttpRequest) -> str:
    """Return what narrows the page, for the links that take it along."""
    query = request.GET.urlencode()
    return f"?{query}" if query else ""
