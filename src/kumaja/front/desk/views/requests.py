"""Requests to join and to act: on coordination's desk, and among the association's own people."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.gates import require
from kumaja.foundation.design.domain.shell import Link
from kumaja.front.desk.forms.requests import ACCEPT, ASK, RequestAnswerForm
from kumaja.front.desk.gates import coordinators, for_association
from kumaja.front.desk.queries.requests import request_row, request_rows, request_told
from kumaja.front.desk.queries.tables import requests_table
from kumaja.front.desk.views.lists import language_of_page, page_of, table_of, tables_here
from kumaja.network.registry.actions.requests import (
    RequestSettled,
    accept_request,
    ask_more,
    decline_request,
)
from kumaja.network.registry.models import JoiningRequest, Organisation
from kumaja.network.registry.policies import COORDINATION, may_settle, requests_seen_by

CONFLICT = 409


@require_safe
@coordinators
def requests(request: SignedInRequest) -> HttpResponse:
    """Show who wants in, the longest waiting first, or what was answered."""
    now, day, is_settled = timezone.now(), timezone.localdate(), "settled" in request.GET
    rows = request_rows(request.user, request.region, day, is_settled=is_settled)
    if answer := table_of(
        request,
        lambda: requests_table((request_row(row, now) for row in rows), language_of_page()),
    ):
        return answer
    page, pages = page_of(request, rows)
    here = reverse("desk:requests")
    answered = Link(_("Answered"), f"{here}?settled=1", is_settled)
    tabs = (Link(_("Waiting"), here, not is_settled), answered)
    told = {"rows": [request_row(row, now) for row in page], "pages": pages, "tabs": tabs}
    told["tables"] = tables_here(request)
    return render(request, "desk/requests.html", told)


@once
@coordinators
def answer_request(request: SignedInRequest, code: str) -> HttpResponse:
    """Read one request with what was checked of it, and answer."""
    row = _request(request, code)
    form = RequestAnswerForm(request.POST or None, may_ask=True)
    status = 200
    if form.is_valid():
        if _answered(request, row, form, COORDINATION):
            return redirect("desk:requests")
        status = CONFLICT
    told = {"told": request_told(row, timezone.localdate()), "form": form}
    told["back"] = reverse("desk:requests")
    return render(request, "desk/request.html", told, status=status)


@once
@for_association
def people_request(request: SignedInRequest, organisation: Organisation, code: str) -> HttpResponse:
    """Answer somebody who asks to act for one's own association."""
    row = _request(request, code, organisation)
    form = RequestAnswerForm(request.POST or None, may_ask=False)
    status = 200
    if form.is_valid():
        if _answered(request, row, form, str(organisation)):
            return redirect("desk:people", address=organisation.address)
        status = CONFLICT
    told = {"told": request_told(row, timezone.localdate()), "form": form}
    told["back"] = reverse("desk:people", args=[organisation.address])
    return render(request, "desk/request.html", told, status=status)


def _request(
    request: SignedInRequest, code: str, organisation: Organisation | None = None
) -> JoiningRequest:
    day = timezone.localdate()
    rows = requests_seen_by(request.user, request.region, day)
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    row = get_object_or_404(rows.select_related("organisation", "region", "domicile"), code=code)
    require(may_settle(request.user, row, day))
    return row


def _answered(
    request: SignedInRequest, row: JoiningRequest, form: RequestAnswerForm, by: str
) -> bool:
    """Give the answer; False when it could not be given, and the form says why."""
    answer, words = form.cleaned_data["answer"], form.cleaned_data["words"]
    actor, now = request.user, timezone.now()
    try:
        if answer == ACCEPT:
            accept_request(request=row, actor=actor, by=by, now=now)
            told = _("Accepted. They get a mail and can begin at once.")
        elif answer == ASK:
            ask_more(request=row, question=words, actor=actor, now=now)
            told = _("Asked. The request waits for their answer.")
        else:
            decline_request(request=row, reason=words, actor=actor, by=by, now=now)
            told = _("They get your reason by mail.")
    except RequestSettled:
        form.add_error(None, _("This has been answered already. Nothing was sent."))
        return False
    except ValidationError:
        form.add_error(
            None, _("It cannot be added like this: the business id or the name is another's here.")
        )
        return False
    messages.success(request, told)
    return True
