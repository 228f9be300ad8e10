"""The page behind the mail: all that is told, one button that confirms it, mending in place."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kumaja.foundation.audit.gates import once
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.help.directory.models import Activity
from kumaja.help.upkeep.actions.asking import confirm_all
from kumaja.help.upkeep.actions.mending import mend_activity, mend_record
from kumaja.help.upkeep.actions.reports import (
    ReportSettled,
    Saying,
    TooManyReports,
    report_wrong,
    settle_report,
)
from kumaja.help.upkeep.domain.reports import Told
from kumaja.help.upkeep.forms.mending import ActivityForm, RecordForm
from kumaja.help.upkeep.forms.report import SettleForm
from kumaja.help.upkeep.gates import for_asking
from kumaja.help.upkeep.models import Asking
from kumaja.help.upkeep.queries.asked import running_of
from kumaja.help.upkeep.queries.told import get_told, reports_on


def _language() -> str:
    return (get_language() or "fi")[:2]


@require_http_methods(["GET", "HEAD"])
@for_asking
def check(request: RegionRequest, asking: Asking, token: str) -> HttpResponse:
    """Show what is told, as it stands; opening it changes nothing."""
    now = timezone.now()
    told = get_told(asking, now, _language())
    context = {
        "told": told, "organisation": asking.organisation, "token": token,
        "is_checked": told.checked_on == timezone.localdate(now), "region": asking.region,
    }  # fmt: skip
    return render(request, "upkeep/check.html", context)


@require_POST
@once
@for_asking
def confirm(request: RegionRequest, asking: Asking, token: str) -> HttpResponse:
    """Say that all of it holds."""
    count = confirm_all(asking=asking, now=timezone.now())
    told = ngettext(
        "Thank you. The record and %(count)s activity are checked today, and readers see it.",
        "Thank you. The record and %(count)s activities are checked today, and readers see it.",
        count,
    )
    messages.success(request, told % {"count": count})
    return redirect("upkeep:check", token=token)


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_asking
def check_activity(request: RegionRequest, asking: Asking, token: str, code: str) -> HttpResponse:
    """Mend an activity in place."""
    now = timezone.now()
    row = get_object_or_404(running_of(asking, now), code=code)
    form = ActivityForm(
        request.POST or None, activity=row, language=_language(), today=timezone.localdate(now)
    )
    if form.is_valid():
        try:
            mend_activity(
                asking=asking, activity=row, values=form.values(), links=form.links(), now=now
            )
            _pass_on(asking, row, form.cleaned_data["other"])
        except (ValidationError, TooManyReports) as wrong:
            form.add_error(None, wrong if isinstance(wrong, ValidationError) else _too_many())
        else:
            messages.success(request, _where_it_goes(form.cleaned_data["ended_on"] is not None))
            return redirect("upkeep:check", token=token)
    told = {"form": form, "activity": row, "token": token, "region": asking.region}
    return render(request, "upkeep/check_activity.html", told)


def _where_it_goes(has_ended: bool) -> str:  # noqa: FBT001 - one fact, named at the caller
    """Say where the words go now: only what is true of them."""
    if has_ended:
        return _("Saved. The page stays and says when it ended; search no longer leads to it.")
    return _("Saved. This is now seen in search and on the page of the municipality.")


def _too_many() -> str:
    return _("The coordination has many words from you to read already. Call them.")


def _pass_on(asking: Asking, row: Activity, words: str) -> None:
    """Give coordination what cannot be mended here."""
    if words:
        saying = Saying(Told.OTHER, words, language=_language(), is_own=True)
        report_wrong(
            region=asking.region, organisation=asking.organisation, activity=row, saying=saying,
            now=timezone.now(),
        )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_asking
def check_record(request: RegionRequest, asking: Asking, token: str) -> HttpResponse:
    """Mend how the association is reached."""
    form = RecordForm(request.POST or None, organisation=asking.organisation)
    if form.is_valid():
        try:
            mend_record(
                asking=asking, values={"website": form.cleaned_data["website"]},
                contacts=form.reach(), now=timezone.now(),
            )  # fmt: skip
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(request, _("Saved. This is now seen on the association's page."))
            return redirect("upkeep:check", token=token)
    told = {"form": form, "organisation": asking.organisation, "token": token}
    return render(request, "upkeep/check_record.html", told | {"region": asking.region})


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_asking
def answer_report(request: RegionRequest, asking: Asking, token: str, code: str) -> HttpResponse:
    """Say whether what somebody told to be wrong was so."""
    rows = reports_on(asking.organisation, asking)
    report = next((row for row in rows if row.code == code), None)
    if report is None:
        messages.info(request, _("This has been answered already. Nothing was sent."))
        return redirect("upkeep:check", token=token)
    form, name = SettleForm(request.POST or None), str(asking.organisation)
    if form.is_valid():
        try:
            settle_report(
                report=report, **form.cleaned_data, actor=name, by=name, now=timezone.now()
            )
        except ReportSettled:
            form.add_error(None, _("This has been answered already. Nothing was sent."))
        else:
            messages.success(request, _("Thank you. Who asked for an answer gets it by mail."))
            return redirect("upkeep:check", token=token)
    told = {"form": form, "report": report, "token": token, "region": asking.region}
    return render(request, "upkeep/answer_report.html", told)
