"""Reporting a text, by anyone; and the page of a hidden one for the one who wrote it."""

from __future__ import annotations

from contextlib import suppress

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.engine.floods import is_flooding, network_of
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.voice.contributions.actions.hiding import WRITER, AppealClosed, appeal_hiding
from kumaja.voice.contributions.actions.reporting import Reported, report_text
from kumaja.voice.contributions.domain.rules import MOST_AN_HOUR, Ground
from kumaja.voice.contributions.forms.moderation import AppealForm, ReportForm
from kumaja.voice.contributions.gates import CONFLICT, for_writer
from kumaja.voice.contributions.models import Contribution, Hiding
from kumaja.voice.contributions.policies import visible_to
from kumaja.voice.contributions.queries.moderation import statement_of


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
def report(request: RegionRequest, code: str) -> HttpResponse:
    """Report a text that one can read; the answer is the same whoever has done so before."""
    view = _readable(request, code)
    form = ReportForm(request.POST or None, speaker_kind=view.speaker_kind)
    status = 200
    if form.is_valid() and not _is_too_much(request, form):
        try:
            report_text(contribution=view, reported=_reported(request, form), now=timezone.now())
        except RegionClosed:
            status = CONFLICT
            form.add_error(None, _("The region's network has ended its work. Nothing was sent."))
        else:
            return redirect("contributions:reported")
    told = {"form": form, "view": view, "back": view.matter and view.matter.get_absolute_url()}
    return render(request, "contributions/report.html", told, status=status)


@login_not_required
@require_safe
def reported(request: RegionRequest) -> HttpResponse:
    """Say that the report has arrived; nothing of what it was."""
    return render(request, "contributions/reported.html")


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_writer
def hidden(request: RegionRequest, hiding: Hiding, token: str) -> HttpResponse:
    """Tell the one who wrote it why the text was hidden, and take their request to look anew."""
    may_appeal = hiding.may_be_appealed_at(timezone.now())
    form = AppealForm(request.POST or None, use_required_attribute=False)
    if may_appeal and form.is_valid():
        with suppress(AppealClosed):  # the page then says what stands
            appeal_hiding(
                hiding=hiding, text=form.cleaned_data["text"], now=timezone.now(),
                actor=str(hiding.contribution.organisation or WRITER),
            )  # fmt: skip
            messages.success(request, _("Your request has arrived."))
        return redirect("contributions:hidden", token=token)
    told = {
        "hiding": hiding, "view": hiding.contribution, "statement": statement_of(hiding),
        "form": form, "may_appeal": may_appeal,
    }  # fmt: skip
    return render(request, "contributions/hidden_own.html", told)


def _readable(request: RegionRequest, code: str) -> Contribution:
    rows = visible_to(request.user, request.region, timezone.localdate()).out().standing()
    found = rows.filter(hidden_at=None).select_related("region", "matter").filter(code=code)
    view = found.first()
    if view is None:
        raise Http404
    return view


def _reported(request: RegionRequest, form: ReportForm) -> Reported:
    given, user = form.cleaned_data, request.user
    who = f"account {user.code}" if user.is_authenticated else _network(request)
    return Reported(
        Ground(given["ground"]), given["words"], given["reply_to"], who=who,
        language=(get_language() or "fi")[:2],
    )  # fmt: skip


def _network(request: RegionRequest) -> str:
    """Return the network that it comes from, nothing behind a socket without addresses."""
    found = network_of(_address(request))
    return "" if found == "unknown" else f"network {found}"


def _address(request: RegionRequest) -> str:
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return ""


def _is_too_much(request: RegionRequest, form: ReportForm) -> bool:
    """Test whether one network sends too much; the form then says so and keeps the text."""
    if not is_flooding("text-report", _address(request), most=MOST_AN_HOUR):
        return False
    form.add_error(None, _("Much has come from your network. Your text is kept. Send in an hour."))
    return True
