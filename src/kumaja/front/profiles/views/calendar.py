"""The decision calendar: until when one can still matter, over all bodies."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from kumaja.foundation.regions.gates import RegionRequest
from kumaja.front.profiles.forms.matters import MatterFilterForm
from kumaja.front.profiles.queries.calendar import get_calendar_page
from kumaja.front.profiles.views.reading import language_here
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
    page = get_calendar_page(
        rows, request.region, timezone.now(), own=own, is_narrowed=bool(form.count)
    )
    context = {"page": page, "form": form, "path": request.path} | _ways_out(form)
    return render(request, "profiles/calendar.html", context)


def _ways_out(form: MatterFilterForm) -> dict[str, str]:
    """Return where the calendar is followed and its feed, narrowed as the page is."""
    query = f"?{urlencode(form.pairs)}" if form.count else ""
    feed = reverse("calendar_feed", args=[language_here()])
    return {"follow": f"{reverse('matters:follow')}{query}", "feed": f"{feed}{query}"}
