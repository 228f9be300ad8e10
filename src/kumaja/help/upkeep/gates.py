"""What stands before the pages of a mailed link: whose it is, and whether it still holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from kumaja.foundation.accounts.queries import find_link
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.gates import without_region
from kumaja.help.upkeep.actions.asking import CHECK_PAGE
from kumaja.help.upkeep.models import Asking
from kumaja.help.upkeep.queries.reach import still_reaches

GONE, CONFLICT = 410, 409


def for_asking(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Load what the link asks about; one that has expired, or is no longer theirs, does nothing.

    A mailed link names no region: its page is shown within the region that asks.
    """

    @without_region
    @never_cache
    @login_not_required
    @wraps(view)
    def answer(request: HttpRequest, token: str, **kwargs: str) -> HttpResponse:
        link, now = find_link(token, page=CHECK_PAGE), timezone.now()
        if link is None:
            raise Http404
        rows = Asking.objects.select_related("organisation", "region")
        asking = rows.filter(code=link.payload.get("asking", "")).first()
        if asking is None or not link.is_valid_at(now) or not still_reaches(asking, now):
            return render(request, "upkeep/link_ended.html", status=GONE)
        if getattr(request, "region", None) != asking.region:
            return redirect(f"/{asking.region.slug}{request.path_info}")
        try:
            return view(request, asking, token=token, **kwargs)
        except RegionClosed:
            told = {"region": asking.region}
            return render(request, "upkeep/region_closed.html", told, status=CONFLICT)

    return answer
