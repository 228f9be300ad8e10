"""Tell us that it is wrong: by anyone, without signing in."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.core.engine.floods import is_flooding
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.help.directory.models import Activity
from kumaja.help.directory.policies import visible_in as activities_in
from kumaja.help.upkeep.actions.reports import Saying, TooManyReports, report_wrong
from kumaja.help.upkeep.domain.reports import (
    MOST_AN_HOUR,
    OF_ACTIVITY,
    OF_ORGANISATION,
    Told,
    told_in,
)
from kumaja.help.upkeep.forms.report import ReportForm
from kumaja.help.upkeep.models import Report
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import visible_in

CONFLICT = 409


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
def report_activity(request: RegionRequest, address: str) -> HttpResponse:
    """Tell that something is wrong in an activity."""
    rows = activities_in(request.region).select_related("organisation")
    activity = get_object_or_404(rows, code=code_in(address))
    return _report(request, activity.organisation, activity)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
def report_organisation(request: RegionRequest, address: str) -> HttpResponse:
    """Tell that something is wrong in an association's own record."""
    organisation = get_object_or_404(visible_in(request.region), code=code_in(address))
    return _report(request, organisation, None)


def _report(
    request: RegionRequest, organisation: Organisation, activity: Activity | None
) -> HttpResponse:
    parts = OF_ACTIVITY if activity else OF_ORGANISATION
    part = told_in(request.GET.get("part", ""))
    form = ReportForm(request.POST or None, parts=parts, part=part)
    status = 200
    if form.is_valid() and not _is_too_much(request, form):
        try:
            sent = _send(request, organisation, activity, form)
        except TooManyReports:
            form.add_error(None, _("Many have told of this already. It is being looked at."))
        except RegionClosed:
            status = CONFLICT
            form.add_error(None, _("The region's network has ended its work. Nothing was sent."))
        else:
            return redirect("upkeep:reported", code=sent.code)
    told = {"form": form, "row": activity or organisation, "region": request.region}
    return render(request, "upkeep/report.html", told, status=status)


def _send(
    request: RegionRequest, organisation: Organisation, activity: Activity | None, form: ReportForm
) -> Report:
    given = form.cleaned_data
    language = (get_language() or "fi")[:2]
    saying = Saying(
        Told(given["part"]), given["wrong"], given["right"], given["reply_to"], language
    )
    return report_wrong(
        region=request.region, organisation=organisation, activity=activity, saying=saying,
        now=timezone.now(),
    )  # fmt: skip


def _is_too_much(request: RegionRequest, form: ReportForm) -> bool:
    """Test whether one network sends too much; the form then says so and keeps the text."""
    address = get_adapter(request).get_client_ip(request)
    if not is_flooding("report", address, most=MOST_AN_HOUR):
        return False
    form.add_error(None, _("Much has come from your network. Your text is kept. Send in an hour."))
    return True


@login_not_required
@require_safe
def reported(request: RegionRequest, code: str) -> HttpResponse:
    """Show that it has arrived, and what became of it; not what was told."""
    rows = Report.objects.select_related("organisation", "activity").filter(region=request.region)
    report = get_object_or_404(rows, code=code)
    return render(request, "upkeep/reported.html", {"report": report, "region": request.region})
