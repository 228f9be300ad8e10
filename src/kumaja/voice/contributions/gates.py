"""What stands before the page of a hidden text: whose it is, and whether the link still holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from kumaja.foundation.accounts.queries import find_link
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.gates import without_region
from kumaja.voice.contributions.actions.telling_hidden import HIDDEN_PAGE
from kumaja.voice.contributions.models import Hiding

GONE, CONFLICT = 410, 409


def for_writer(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Load the hiding that the link shows: as long as it isn't revoked, whoever is signed in.

    A mailed link names no region: its page is shown within the region of the text.
    """

    @without_region
    @never_cache
    @login_not_required
    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        link = find_link(token, page=HIDDEN_PAGE)
        if link is None:
            raise Http404
        rows = Hiding.objects.select_related("contribution__region", "contribution__organisation")
        hiding = rows.filter(code=link.payload.get("hiding", "")).first()
        if hiding is None or link.revoked_at is not None or hiding.was_erased:
            return render(request, "contributions/link_ended.html", status=GONE)
        region = hiding.contribution.region
        if getattr(request, "region", None) != region:
            return redirect(f"/{region.slug}{request.path_info}")
        try:
            return view(request, hiding, token=token)
        except RegionClosed:
            return render(request, "contributions/region_closed.html", status=CONFLICT)

    return answer
