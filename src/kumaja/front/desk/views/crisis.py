"""Koordinaatio: the lines of crisis help, and when each was last checked."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.front.desk.forms.crisis import ContactForm, SpanRows, stored_spans
from kumaja.front.desk.forms.whole import Rows, Whole
from kumaja.front.desk.gates import CONFLICT, REGION_CLOSED, coordinators
from kumaja.help.directory.actions.crisis import (
    EmergencyStays,
    change_contact,
    confirm_contact,
    set_retired,
)
from kumaja.help.directory.domain.crisis import EMERGENCY
from kumaja.help.directory.models import CrisisContact


@require_safe
@coordinators
def crisis(request: SignedInRequest) -> HttpResponse:
    """List the lines, those out of use last."""
    rows = CrisisContact.objects.order_by("is_retired", "position", "pk")
    return render(request, "desk/crisis.html", {"rows": rows, "emergency": EMERGENCY})


@once
@coordinators
def crisis_contact(request: SignedInRequest, code: str) -> HttpResponse:
    """Show and change a line."""
    row, status = get_object_or_404(CrisisContact, code=code), 200
    form = ContactForm(request.POST or None, contact=row, today=timezone.localdate())
    spans = SpanRows(request.POST or None, initial=stored_spans(row), prefix="spans")
    whole = Whole(form, spans)
    if request.method == "POST" and whole.is_valid():
        try:
            _change(request, row, form, spans)
        except EmergencyStays:
            form.add_error("number", _("112 is the emergency number: it stays."))
        except RegionClosed:
            status = CONFLICT
            form.add_error(None, REGION_CLOSED)
        else:
            messages.success(request, _("The line was saved. It shows so at once."))
            return redirect("desk:crisis_contact", code=code)
    told = {"row": row, "form": form, "rows": spans, "whole": whole, "emergency": EMERGENCY}
    return render(request, "desk/crisis_contact.html", told, status=status)


def _change(request: SignedInRequest, row: CrisisContact, form: ContactForm, spans: Rows) -> None:
    change_contact(
        contact=row, details=form.details(spans), region=request.region, actor=request.user,
        now=timezone.now(),
    )  # fmt: skip


@require_POST
@once
@coordinators
def crisis_confirm(request: SignedInRequest, code: str) -> HttpResponse:
    """Note that the line holds today as it stands."""
    confirm_contact(
        contact=get_object_or_404(CrisisContact, code=code), region=request.region,
        actor=request.user, now=timezone.now(), day=timezone.localdate(),
    )  # fmt: skip
    messages.success(request, _("Noted: checked today."))
    return redirect("desk:crisis")


@once
@coordinators
def crisis_retire(request: SignedInRequest, code: str) -> HttpResponse:
    """Take a line out of use, after a page that says what that means."""
    row = get_object_or_404(CrisisContact.objects.exclude(number=EMERGENCY), code=code)
    if request.method != "POST":
        return render(request, "desk/crisis_retire.html", {"row": row})
    _set_retired(request, row, is_retired=True)
    messages.success(request, _("The line is out of use."))
    return redirect("desk:crisis")


@require_POST
@once
@coordinators
def crisis_restore(request: SignedInRequest, code: str) -> HttpResponse:
    """Take a line into use again."""
    _set_retired(request, get_object_or_404(CrisisContact, code=code), is_retired=False)
    messages.success(request, _("The line is in use again."))
    return redirect("desk:crisis")


def _set_retired(request: SignedInRequest, row: CrisisContact, *, is_retired: bool) -> None:
    set_retired(
        row=row, is_retired=is_retired, region=request.region, actor=request.user,
        now=timezone.now(),
    )  # fmt: skip
