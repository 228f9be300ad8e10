"""Asking one's members, reading what they answered, answering as a member."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.core.engine.floods import is_flooding
from kumaja.foundation.core.gates import require
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.network.registry.domain.days import HELSINKI
from kumaja.voice.matters.models import Matter, Stage
from kumaja.voice.matters.policies import visible_to
from kumaja.voice.relay.actions import (
    RelayClosed,
    answer_relay,
    begin_relay,
    close_relay,
    sum_up,
)
from kumaja.voice.relay.engine.codes import picture_of
from kumaja.voice.relay.forms import AnswerForm, AskForm, SummaryForm
from kumaja.voice.relay.models import Relay
from kumaja.voice.relay.policies import asking_members_by, relays_read_by

TOO_MANY, CONFLICT, MOST_AN_HOUR = 429, 409, 30
_BEFORE_THE_END = timedelta(days=3)


def _matter(request: RegionRequest, address: str) -> Matter:
    rows = visible_to(request.user, request.region, timezone.localdate())
    return get_object_or_404(rows.select_related("region"), code=code_in(address))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def begin(request: SignedInRequest, address: str) -> HttpResponse:
    """Write what the members are asked; those asked before stand beneath."""
    matter, today = _matter(request, address), timezone.localdate()
    own = list(asking_members_by(request.user, request.region, today))
    require(request.method != "POST" or bool(own))
    form = AskForm(
        request.POST or None, organisations=own, today=today, initial=_initial(matter, today)
    )
    if request.method == "POST" and form.is_valid():
        given, now = form.cleaned_data, timezone.now()
        try:
            made = begin_relay(
                organisation=form.organisations[given["organisation"]], matter=matter,
                question=given["question"], language=_language(), members=given["members"],
                closes_at=_end_of(given["closes_on"]), actor=request.user, now=now,
            )  # fmt: skip
        except RegionClosed:
            return render(request, "relay/closed.html", {"matter": matter}, status=CONFLICT)
        return redirect("relay:relay", address=matter.address, code=made.code)
    asked = relays_read_by(request.user, request.region, today).filter(matter=matter)
    told = {
        "matter": matter, "form": form, "own": own, "asked": asked.latest_first(),
        "path": _path_to(matter),
    }  # fmt: skip
    return render(request, "relay/begin.html", told)


def _initial(matter: Matter, today: date) -> dict[str, Any]:
    """Return a question to begin with, and an end that leaves time to write a view."""
    ends = Stage.objects.filter(matter=matter, ends_at__gt=timezone.now()).order_by("ends_at")
    stage = next((row for row in ends if row.takes_views), None)
    last = timezone.localtime(stage.ends_at - _BEFORE_THE_END).date() if stage else None
    title = matter.title.in_language(_language()).value
    asked = _("%(title)s: what works, what should be changed?") % {"title": title}
    return {"question": asked, "closes_on": max(last, today) if last else today + timedelta(14)}


def _path_to(matter: Matter) -> list[Link]:
    """Return the way to a matter: a door without a room is not drawn."""
    title = matter.title.in_language(_language()).value
    with suppress(NoReverseMatch):
        return [Link(_("Matters"), reverse("matters:list")), Link(title, matter.get_absolute_url())]
    return []


def _language() -> str:
    return (get_language() or "fi")[:2]


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), HELSINKI)


def _found(request: SignedInRequest, address: str, code: str) -> Relay:
    rows = relays_read_by(request.user, request.region, timezone.localdate())
    rows = rows.select_related("organisation", "matter__region", "region")
    return get_object_or_404(rows, code=code, matter__code=code_in(address))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@once
def relay(request: SignedInRequest, address: str, code: str) -> HttpResponse:
    """Show the link, the answers and the summary to the association's own people."""
    row = _found(request, address, code)
    form = SummaryForm(
        request.POST or None, initial={"summary": row.summary, "members": row.members}
    )
    if request.method == "POST" and form.is_valid():
        given, now = form.cleaned_data, timezone.now()
        sum_up(relay=row, actor=request.user, now=now, **given)
        messages.success(request, _("Saved. The summary is ready for your view."))
        return redirect("relay:relay", address=row.matter.address, code=row.code)
    told = _told(row) | {"form": form, "answers": row.answers.order_by("answered_on", "text")}
    told |= {"path": _path_to(row.matter)}
    return render(request, "relay/relay.html", told)


def _told(row: Relay) -> dict[str, Any]:
    path = reverse("relay:answer", args=[row.code]).removeprefix(get_script_prefix())
    return {
        "relay": row, "matter": row.matter, "is_open": row.is_open_at(timezone.now()),
        "url": f"{settings.PUBLIC_URL}/{row.region.slug}/{path}",
        "last_day": timezone.localtime(row.closes_at - timedelta(seconds=1)),
    }  # fmt: skip


@require_POST
@once
def close(request: SignedInRequest, address: str, code: str) -> HttpResponse:
    """Take no more answers."""
    row = _found(request, address, code)
    close_relay(relay=row, actor=request.user, now=timezone.now())
    messages.success(request, _("Closed. Nobody can answer any more."))
    return redirect("relay:relay", address=row.matter.address, code=row.code)


@require_safe
def sheet(request: SignedInRequest, address: str, code: str) -> HttpResponse:
    """Show the question on one sheet for members, with room to write and the link."""
    told = _told(_found(request, address, code))
    return render(request, "relay/sheet.html", told | {"picture": picture_of(told["url"])})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_not_required
@once
def answer(request: RegionRequest, code: str) -> HttpResponse:
    """Answer as a member: no account, no name; the answer goes to the association alone."""
    rows = Relay.objects.in_region(request.region).select_related("organisation", "matter")
    row = get_object_or_404(rows.select_related("region"), code=code)
    told = _told(row) | {"is_sent": "sent" in request.GET}
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if is_flooding("relay-answers", _network(request), most=MOST_AN_HOUR):
            return render(request, "429.html", status=TOO_MANY)
        try:
            answer_relay(relay=row, text=form.cleaned_data["answer"], now=timezone.now())
        except (RelayClosed, RegionClosed):
            return render(request, "relay/answer.html", told | {"form": form}, status=CONFLICT)
        return redirect(f"{request.path}?sent=1")
    return render(request, "relay/answer.html", told | {"form": form})


def _network(request: RegionRequest) -> str:
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return ""
