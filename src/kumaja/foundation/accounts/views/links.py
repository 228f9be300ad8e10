"""Mailed links: opening one changes nothing, its page's button does."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.views.decorators.cache import never_cache

from kumaja.foundation.accounts.actions import SIGN_IN_PAGE, LinkSpent, spend_link
from kumaja.foundation.accounts.gates import LINK_METHOD
from kumaja.foundation.accounts.models import Link
from kumaja.foundation.accounts.queries import find_link
from kumaja.foundation.regions.gates import without_region

GONE = 410


@without_region
@never_cache
@login_not_required
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Lead to the page that the link opens, in its reader's language."""
    link = find_link(token)
    if link is None:
        raise Http404
    with override(link.language or get_language()):
        if not link.is_valid_at(timezone.now()):
            return render(request, "accounts/link_spent.html", status=GONE)
        return redirect(reverse(link.page, kwargs={"token": token}))


@without_region
@never_cache
@login_not_required
def sign_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in the person to whom the link was given, once, by its button."""
    link = find_link(token, page=SIGN_IN_PAGE)
    if link is None or link.user is None:
        raise Http404
    if not link.is_valid_at(timezone.now()):
        return render(request, "accounts/link_spent.html", status=GONE)
    if request.method != "POST":
        return render(request, "accounts/sign_in_by_link.html", {"person": link.user})
    try:
        spend_link(link, now=timezone.now())
    except LinkSpent:
        return render(request, "accounts/link_spent.html", status=GONE)
    return _enter(request, link)


@transaction.atomic
def _enter(request: HttpRequest, link: Link) -> HttpResponse:
    """Sign the person in; who was signed in here before is signed out."""
    if request.user.is_authenticated:
        get_adapter().logout(request)
    strong = bool(link.payload.get("second_factor"))
    record_authentication(request, link.user, method=LINK_METHOD, second_factor=strong)
    login = Login(user=link.user, redirect_url=link.payload.get("next") or None)
    answer: HttpResponse = perform_login(request, login)
    return answer
