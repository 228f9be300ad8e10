"""Koordinaatio: is it still true; what was told to be wrong, who has no address, what is old."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.front.desk.forms.mails import ReportAnswerForm
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.tables import (
    reports_table,
    unchecked_table,
    unreachable_table,
)
from kumaja.front.desk.queries.upkeep import tabs_of, waiting_reports
from kumaja.front.desk.views.lists import language_of_page, page_of, table_of, tables_here
from kumaja.help.upkeep.actions.reports import ReportSettled, settle_report
from kumaja.help.upkeep.domain.reports import Told
from kumaja.help.upkeep.policies import reports_seen_by
from kumaja.help.upkeep.queries.asked import long_unchecked_in, unreachable_in
from kumaja.help.upkeep.queries.parts import PARTS
from kumaja.network.registry.policies import COORDINATION


@require_safe
@coordinators
def upkeep(request: SignedInRequest) -> HttpResponse:
    """Show what was told to be wrong, the oldest first."""
    now = timezone.now()
    waiting = waiting_reports(request.user, request.region, timezone.localdate(now))
    if answer := table_of(request, lambda: reports_table(waiting, now, language_of_page())):
        return answer
    page, pages = page_of(request, waiting)
    rows = [(row, PARTS[Told(row.part)], row.waits_since(now)) for row in page]
    told = {
        "rows": rows,
        "pages": pages,
        "tables": tables_here(request),
        "tabs": tabs_of(request.user, request.region, timezone.localdate(), "upkeep"),
    }
    return render(request, "desk/upkeep.html", told)


@once
@coordinators
def report(request: SignedInRequest, code: str) -> HttpResponse:
    """Read one report, mend the record, and say what became of it."""
    rows = reports_seen_by(request.user, request.region, timezone.localdate())
    row = get_object_or_404(rows.select_related("organisation", "activity", "region"), code=code)
    form = ReportAnswerForm(request.POST or None)
    if form.is_valid():
        try:
            settle_report(
                report=row, **form.cleaned_data, actor=request.user, by=COORDINATION,
                now=timezone.now(),
            )  # fmt: skip
        except ReportSettled:
            form.add_error(None, _("This has been answered already. Nothing was sent."))
        else:
            messages.success(request, _("Answered. Who asked for an answer gets it by mail."))
            return redirect("desk:upkeep")
    told = {"report": row, "part": PARTS[Told(row.part)], "form": form}
    return render(request, "desk/report.html", told)


@require_safe
@coordinators
def unreachable(request: SignedInRequest) -> HttpResponse:
    """Show the associations that no mail reaches: they are asked by phone."""
    rows = unreachable_in(request.region, timezone.now())
    if answer := table_of(request, lambda: unreachable_table(rows, language_of_page())):
        return answer
    page, pages = page_of(request, rows)
    told = {"rows": page, "count": len(rows), "pages": pages, "tables": tables_here(request)}
    told["tabs"] = tabs_of(request.user, request.region, timezone.localdate(), "unreachable")
    return render(request, "desk/unreachable.html", told)


@require_safe
@coordinators
def unchecked(request: SignedInRequest) -> HttpResponse:
    """Show what nobody has checked for long; nothing is hidden or ended without a person."""
    rows = long_unchecked_in(request.region, timezone.now())
    if answer := table_of(request, lambda: unchecked_table(rows, language_of_page())):
        return answer
    page, pages = page_of(request, rows)
    told = {"rows": page, "pages": pages, "tables": tables_here(request)}
    told["tabs"] = tabs_of(request.user, request.region, timezone.localdate(), "unchecked")
    return render(request, "desk/unchecked.html", told)
