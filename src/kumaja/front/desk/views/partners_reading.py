"""The official's page of a request: before it goes, its answers, and telling what came of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.front.desk.forms.partners import OutcomeForm, WithdrawForm
from kumaja.front.desk.queries.partners import get_preview
from kumaja.front.desk.views.partners_acting import kept, language_here, officials
from kumaja.front.desk.views.partners_asking import find_request
from kumaja.help.partners.actions.ending import close_request, withdraw_request
from kumaja.help.partners.queries.figures import get_figures
from kumaja.help.partners.queries.reading import read_request
from kumaja.help.partners.queries.words import KIND_WORDS, STATE_WORDS


@require_safe
@officials
def request(request: SignedInRequest, code: str) -> HttpResponse:
    """Show a draft as it would go, or a request with its answers."""
    row = find_request(request, code)
    told: dict[str, Any] = {"asked": row, "kind": KIND_WORDS[row.kind]}
    told["state"] = STATE_WORDS[row.state]
    if row.is_draft:
        told["preview"] = get_preview(row, timezone.now())
        return render(request, "desk/partner_preview.html", told)
    told["read"] = read_request(row, language_here())
    told["figures"] = get_figures(request.region, body=row.body)
    return render(request, "desk/partner_request.html", told)


@once
@officials
def request_close(request: SignedInRequest, code: str) -> HttpResponse:
    """Tell all who answered what came of it, and close the request."""
    row = find_request(request, code)
    if not row.is_open:
        return redirect("partners:request", code=code)
    form = OutcomeForm(request.POST or None)
    count = kept(
        form,
        lambda: close_request(
            request=row, outcome=form.cleaned_data["outcome"], actor=request.user,
            now=timezone.now(),
        ),
    )  # fmt: skip
    if count is not None:
        told = ngettext(
            "Closed. %(count)s association is told what came of it.",
            "Closed. %(count)s associations are told what came of it.",
            count,
        )
        messages.success(request, told % {"count": count})
        return redirect("partners:request", code=code)
    told_of = {"asked": row, "form": form, "read": read_request(row, language_here())}
    return render(request, "desk/partner_close.html", told_of)


@once
@officials
def request_withdraw(request: SignedInRequest, code: str) -> HttpResponse:
    """Take a sent request back, and say so to those who might still prepare for it."""
    row = find_request(request, code)
    if not row.is_open:
        return redirect("partners:request", code=code)
    form = WithdrawForm(request.POST or None)
    count = kept(
        form,
        lambda: withdraw_request(
            request=row, reason=form.cleaned_data["reason"], actor=request.user,
            now=timezone.now(),
        ),
    )  # fmt: skip
    if count is not None:
        return redirect("partners:request", code=code)
    return render(request, "desk/partner_withdraw.html", {"asked": row, "form": form})
