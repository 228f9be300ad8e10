"""The front page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kumaja.foundation.core.engine.interface import site_of
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.front.home.forms.front import FrontSearchForm
from kumaja.front.home.gates import note_waiting
from kumaja.front.home.queries.doors import list_ways_in
from kumaja.front.home.queries.front import get_figures, list_municipalities, list_situations
from kumaja.front.home.queries.linked import site_data
from kumaja.front.home.queries.waiting import count_waiting
from kumaja.voice.echo.queries.heard import get_heard
from kumaja.voice.matters.queries.calendar import nearest


@login_not_required
@require_safe
def front(request: RegionRequest) -> HttpResponse:
    """Show the way to help first, then who knows why they came, then the region in figures."""
    language, now = (get_language() or "fi")[:2], timezone.now()
    rows = list_municipalities(request.region, language, now)
    desk = count_waiting(request.user, request.region, now)
    note_waiting(request, desk.waiting)
    heard = get_heard(request.region, now)
    context = {
        "form": FrontSearchForm(rows, language),
        "situations": list_situations(language),
        "ways_in": list_ways_in(),
        "figures": get_figures(request.region, rows, language),
        "waiting": desk.waiting,
        "returned": desk.returned,
        "heard": heard,
        "echo_told": heard.echo.sentence(language) if heard else "",
        "near": nearest(request.region, now, limit=3),
        "region": request.region,
        "data": site_data(request.region, language, site_of(request)),
    }
    return render(request, "home/front.html", context)
