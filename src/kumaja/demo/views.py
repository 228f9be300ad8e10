"""Trying roles, and reading the mails that would have been sent."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kumaja.demo.people import people, user_of
from kumaja.foundation.accounts.actions import make_sign_in_link
from kumaja.foundation.outbox.models import Mail

SHOWN = 50


@require_safe
@login_not_required
def roles(request: HttpRequest) -> HttpResponse:
    """Show whom one can try to be, and the mails."""
    mails = Mail.objects.order_by("-created_at", "-pk")[:SHOWN]
    return render(request, "demo/roles.html", {"people": people(), "mails": mails})


@require_POST
@login_not_required
def enter(request: HttpRequest, key: str) -> HttpResponse:
    """Make a one-time link for one of the invented people and open it."""
    del request
    user = user_of(key)
    if user is None:
        raise Http404
    token = make_sign_in_link(user=user, now=timezone.now(), with_second_factor=True)
    return redirect("link", token=token)
