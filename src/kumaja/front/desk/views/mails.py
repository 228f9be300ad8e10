"""Koordinaatio: mails that came back, and mails that came in without belonging to a thread."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.outbox.actions.incoming import (
    MailSettled,
    NobodyToAnswer,
    answer_incoming,
    dismiss_incoming,
    settle_bounce,
)
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.front.desk.forms.mails import MailAnswerForm
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.tables import returned_table
from kumaja.front.desk.queries.upkeep import incoming_for, returned_rows, tabs_of
from kumaja.front.desk.views.lists import language_of_page, page_of, table_of, tables_here
from kumaja.help.upkeep.queries.reach import returned_mails


@require_safe
@coordinators
def returned(request: SignedInRequest) -> HttpResponse:
    """Show the mails that came back, with what to do."""
    mails = returned_mails(request.region)
    if answer := table_of(
        request, lambda: returned_table(returned_rows(list(mails)), language_of_page())
    ):
        return answer
    page, pages = page_of(request, mails)
    told = {"rows": returned_rows(list(page)), "pages": pages, "tables": tables_here(request)}
    told["tabs"] = tabs_of(request.user, request.region, timezone.localdate(), "returned")
    return render(request, "desk/returned.html", told)


@require_POST
@once
@coordinators
def returned_settle(request: SignedInRequest, code: str) -> HttpResponse:
    """Say that a mail that came back has been seen to."""
    mail = get_object_or_404(returned_mails(request.region), code=code)
    now = timezone.now()
    require_open(request.region, now)
    settle_bounce(mail=mail, actor=request.user, now=now)
    messages.success(request, _("It is off the list. The next mail goes to the address again."))
    return redirect("desk:returned")


@require_safe
@coordinators
def incoming(request: SignedInRequest) -> HttpResponse:
    """Show the mails that wait for a person."""
    page, pages = page_of(request, incoming_for(request.user, request.region, timezone.localdate()))
    told = {"rows": page, "pages": pages}
    told["tabs"] = tabs_of(request.user, request.region, timezone.localdate(), "incoming")
    return render(request, "desk/incoming.html", told)


@once
@coordinators
def incoming_mail(request: SignedInRequest, code: str) -> HttpResponse:
    """Read one mail and answer it."""
    mail = get_object_or_404(
        incoming_for(request.user, request.region, timezone.localdate()), code=code
    )
    form = MailAnswerForm(request.POST or None)
    if form.is_valid():
        try:
            answer_incoming(
                mail=mail, answer=form.cleaned_data["answer"], actor=request.user,
                now=timezone.now(),
            )  # fmt: skip
        except MailSettled:
            form.add_error(None, _("This has been answered already. Nothing was sent."))
        except NobodyToAnswer:
            form.add_error(None, _("The mail tells no address that an answer could go to."))
        else:
            messages.success(request, _("The answer is on its way."))
            return redirect("desk:incoming")
    return render(request, "desk/incoming_mail.html", {"mail": mail, "form": form})


@require_POST
@once
@coordinators
def incoming_dismiss(request: SignedInRequest, code: str) -> HttpResponse:
    """Take a mail off the list without an answer."""
    mail = get_object_or_404(
        incoming_for(request.user, request.region, timezone.localdate()), code=code
    )
    dismiss_incoming(mail=mail, actor=request.user, now=timezone.now())
    messages.success(request, _("It is off the list."))
    return redirect("desk:incoming")
