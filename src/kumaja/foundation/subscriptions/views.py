"""Pages of mailed links: opening one changes nothing, its page's button does."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kumaja.foundation.accounts.actions import LinkSpent
from kumaja.foundation.accounts.models import Link
from kumaja.foundation.accounts.queries import find_link
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.gates import without_region
from kumaja.foundation.subscriptions.actions import (
    CONFIRM_PAGE,
    UNSUBSCRIBE_PAGE,
    confirm_subscription,
    end_subscription,
)
from kumaja.foundation.subscriptions.models import Subscription

GONE = 410


@without_region
@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm by the button that one wants to be told."""
    link = _link(token, CONFIRM_PAGE)
    now = timezone.now()
    if not link.is_valid_at(now):
        return render(request, "subscriptions/link_spent.html", status=GONE)
    if request.method != "POST":
        return render(request, "subscriptions/confirm.html")
    try:
        row = confirm_subscription(link=link, now=now)
    except (LinkSpent, RegionClosed):
        row = None
    if row is None:
        return render(request, "subscriptions/link_spent.html", status=GONE)
    return render(request, "subscriptions/confirmed.html")


@csrf_exempt  # a mail program's one click (RFC 8058) has no cookie; the token is what counts
@without_region
@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """End by the button, or by a mail program's one click, what a mail was sent for."""
    link = _link(token, UNSUBSCRIBE_PAGE)
    held = Subscription.objects.filter(code=link.payload["subscription"])
    row = held.select_related("wanted_by__region").first()
    if row is not None and request.method == "POST":
        end_subscription(subscription=row, actor=None, now=timezone.now())
        row = None
    page = "subscriptions/unsubscribed.html" if row is None else "subscriptions/unsubscribe.html"
    return render(request, page)


def _link(token: str, page: str) -> Link:
    link = find_link(token, page=page)
    if link is None:
        raise Http404
    return link
