"""Following the decision calendar: in one's own calendar, in a feed reader, by mail."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.engine.floods import is_flooding
from kumaja.foundation.core.engine.interface import site_of
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.foundation.subscriptions.actions import ask_to_subscribe, end_subscription, subscribe
from kumaja.foundation.subscriptions.domain.frequencies import Frequency
from kumaja.foundation.subscriptions.models import Subscription
from kumaja.foundation.subscriptions.queries import subscriptions_of
from kumaja.voice.matters.actions.telling import CALENDAR
from kumaja.voice.matters.domain.narrowing import Narrowing
from kumaja.voice.matters.forms import FollowForm
from kumaja.voice.matters.queries.narrowing import UnknownChoice, chosen

MOST_AN_HOUR = 10


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
def follow(request: RegionRequest) -> HttpResponse:
    """Tell how to follow the calendar as it is narrowed, and take an address for mails."""
    asked = Narrowing.of(request.GET.dict())
    try:
        found = chosen(asked)
    except UnknownChoice as unknown:
        raise Http404 from unknown
    held = _held(request, asked)
    form = FollowForm(
        request.POST or None, is_known=request.user.is_authenticated,
        frequency="" if held is None else held.frequency,
    )  # fmt: skip
    if request.method == "POST":
        if held is not None and "end" in request.POST:
            end_subscription(subscription=held, actor=held.wanted_by.user, now=timezone.now())
            return _said(request, asked, "ended")
        if form.is_valid() and (done := _subscribed(request, form, asked)):
            return _said(request, asked, done)
    told = {"form": form, "held": held, "chosen": found.names(_language()),
            "sent": request.GET.get("sent", ""), "ending": [("end", "1")]}  # fmt: skip
    return render(request, "matters/follow.html", told | _addresses(request, asked))


def _held(request: RegionRequest, asked: Narrowing) -> Subscription | None:
    if not isinstance(request.user, User):
        return None
    rows = subscriptions_of(request.user).filter(wanted_by__region=request.region)
    return rows.filter(kind=CALENDAR, about=asked.query).first()


def _subscribed(request: RegionRequest, form: FollowForm, asked: Narrowing) -> str:
    """Subscribe by account, or mail a link; returns which was done, nothing when none can be."""
    try:
        return _asked(request, form.cleaned_data, asked.query)
    except RegionClosed:
        form.add_error(None, _("The network of the region has ended its work. No mails come."))
        return ""


def _asked(request: RegionRequest, given: dict[str, str], about: str) -> str:
    now, frequency = timezone.now(), Frequency(given["frequency"])
    if isinstance(request.user, User):
        subscribe(
            user=request.user, region=request.region, kind=CALENDAR, frequency=frequency,
            now=now, about=about,
        )  # fmt: skip
        return "asked"
    if not is_flooding("follow", _network(request), most=MOST_AN_HOUR):
        ask_to_subscribe(
            email=given["email"], region=request.region, kind=CALENDAR, frequency=frequency,
            language=_language(), now=now, about=about,
        )  # fmt: skip
    return "mailed"


def _said(request: RegionRequest, asked: Narrowing, what: str) -> HttpResponse:
    query = f"{asked.query}&" if asked.query else ""
    return redirect(f"{request.path}?{query}sent={what}")


def _addresses(request: RegionRequest, asked: Narrowing) -> dict[str, object]:
    """Return the addresses for programs, and the way back to the page that was narrowed."""
    query = f"?{asked.query}" if asked.query else ""
    ical = f"{reverse('calendar_ical', args=[_language()])}{query}"
    page = f"{reverse('matters:calendar')}{query}"
    return {
        "ical": site_of(request) + ical,
        "webcal": f"webcal://{request.get_host()}{ical}",
        "atom": f"{site_of(request)}{reverse('calendar_feed', args=[_language()])}{query}",
        "path": (Link(_("Decision calendar"), page),),
        "whole": reverse("matters:follow"),
    }


def _network(request: RegionRequest) -> str:
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return ""


def _language() -> str:
    return (get_language() or "fi")[:2]
