"""What one has told: by the link of a mail, or on one's own page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.accounts.queries import find_link
from kumaja.foundation.design.domain.pages import pages_of
from kumaja.foundation.regions.gates import without_region
from kumaja.voice.observations.actions.steps import OWN_PAGE
from kumaja.voice.observations.models import Observation
from kumaja.voice.observations.policies import own_of
from kumaja.voice.observations.queries.shown import own_words

GONE = 410
_SHOWN = 20


@without_region
@never_cache
@login_not_required
@require_safe
def own(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the holder of the link told, how far it has come, and every step.

    A mailed link names no region: its page is shown within the word's.
    """
    link, now = find_link(token, page=OWN_PAGE), timezone.now()
    if link is None:
        raise Http404
    rows = Observation.objects.with_said()
    row = rows.filter(code=link.payload.get("observation", "")).first()
    if row is None or not link.is_valid_at(now):
        return render(request, "accounts/link_spent.html", status=GONE)
    if getattr(request, "region", None) != row.region:
        return redirect(f"/{row.region.slug}{request.path_info}")
    told = {"own": own_words([row], now)[0], "region": row.region}
    return render(request, "observations/own.html", told)


@never_cache
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """Show what one has told as oneself and for one's associations, the latest first."""
    rows = own_of(request.user, request.region, timezone.localdate()).with_said().latest_first()
    page = Paginator(rows, _SHOWN).get_page(request.GET.get("page"))
    told = {
        "rows": own_words(page.object_list, timezone.now()),
        "pages": pages_of(page.number, page.paginator.num_pages, lambda number: f"?page={number}"),
    }
    return render(request, "observations/mine.html", told)
